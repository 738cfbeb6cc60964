package people_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
	"kith/screens/people"
)

// open shows the room over a store.
func open(t *testing.T, store people.Store, opts ...kittest.Option) *kittest.Window {
	t.Helper()
	return openWith(t, store, kit.DefaultSettings(), opts...)
}

// openWith shows the room with other settings.
func openWith(t *testing.T, store people.Store, prefs kit.Settings, opts ...kittest.Option) *kittest.Window {
	t.Helper()
	return kittest.Open(t, func(env kit.Env) kit.Screen {
		return people.New(env, store, func() kit.Settings { return prefs }, people.Shipped)
	}, opts...)
}

// room gives the room of a window.
func room(w *kittest.Window) *people.Screen { return w.Screen.(*people.Screen) }

// filled gives a store with the small life of datatest.
func filled(t *testing.T) (*data.Store, datatest.Life) {
	t.Helper()
	store := datatest.Open(t)
	return store, datatest.Fill(t, store)
}

// saved lets the pause after a change pass, and tells the room what changed.
func saved(w *kittest.Window) {
	w.Advance(time.Second)
	w.Changed(data.Change{Kind: data.KindPerson, Op: data.Put})
}

// row gives the markup of somebody's row, "" for none.
func row(w *kittest.Window, name string) string {
	for l := range strings.Lines(w.Markup()) {
		if l = strings.TrimSpace(l); strings.HasPrefix(l, `folkrow "`+name+`"`) {
			return l
		}
	}
	return ""
}

// names gives the names in the list, from the top.
func names(w *kittest.Window) []string {
	var out []string
	for l := range strings.Lines(w.Markup()) {
		if l = strings.TrimSpace(l); strings.HasPrefix(l, `folkrow "`) {
			out = append(out, strings.Split(l, `"`)[1])
		}
	}
	return out
}

// person reads somebody from the store.
func person(t *testing.T, store *data.Store, id data.ID) data.Person {
	t.Helper()
	p, err := store.Person(context.Background(), id)
	datatest.Must(t, err)
	return p
}

// broken fails where a test says so.
type broken struct {
	people.Store
	fail map[string]error // by the name of the method
}

func newBroken(store people.Store, method string, err error) *broken {
	return &broken{Store: store, fail: map[string]error{method: err}}
}

func (b *broken) People(ctx context.Context) ([]data.Person, error) {
	if err := b.fail["People"]; err != nil {
		return nil, err
	}
	return b.Store.People(ctx)
}

func (b *broken) Person(ctx context.Context, id data.ID) (data.Person, error) {
	if err := b.fail["Person"]; err != nil {
		return data.Person{}, err
	}
	return b.Store.Person(ctx, id)
}

func (b *broken) Groups(ctx context.Context) ([]data.Group, error) {
	if err := b.fail["Groups"]; err != nil {
		return nil, err
	}
	return b.Store.Groups(ctx)
}

func (b *broken) LastContact(ctx context.Context) (map[data.ID]data.Day, error) {
	if err := b.fail["LastContact"]; err != nil {
		return nil, err
	}
	return b.Store.LastContact(ctx)
}

func (b *broken) ContactsWith(ctx context.Context, id data.ID, span data.Span) ([]data.Contact, error) {
	if err := b.fail["ContactsWith"]; err != nil {
		return nil, err
	}
	return b.Store.ContactsWith(ctx, id, span)
}

func (b *broken) FeelingsAbout(ctx context.Context, id data.ID, span data.Span) ([]data.Feeling, error) {
	if err := b.fail["FeelingsAbout"]; err != nil {
		return nil, err
	}
	return b.Store.FeelingsAbout(ctx, id, span)
}

func (b *broken) EntriesAbout(ctx context.Context, id data.ID, span data.Span) ([]data.Entry, error) {
	if err := b.fail["EntriesAbout"]; err != nil {
		return nil, err
	}
	return b.Store.EntriesAbout(ctx, id, span)
}

func (b *broken) RecordsAbout(ctx context.Context, id data.ID, span data.Span) ([]data.Record, error) {
	if err := b.fail["RecordsAbout"]; err != nil {
		return nil, err
	}
	return b.Store.RecordsAbout(ctx, id, span)
}

func (b *broken) EntryRefs(ctx context.Context, span data.Span, limit int) ([]data.Ref, error) {
	if err := b.fail["EntryRefs"]; err != nil {
		return nil, err
	}
	return b.Store.EntryRefs(ctx, span, limit)
}

func (b *broken) Drafts(ctx context.Context) ([]data.Draft, error) {
	if err := b.fail["Drafts"]; err != nil {
		return nil, err
	}
	return b.Store.Drafts(ctx)
}

func (b *broken) PutDraft(ctx context.Context, d *data.Draft) error {
	if err := b.fail["PutDraft"]; err != nil {
		return err
	}
	return b.Store.PutDraft(ctx, d)
}

func (b *broken) DropDraft(ctx context.Context, id data.ID) error {
	if err := b.fail["DropDraft"]; err != nil {
		return err
	}
	return b.Store.DropDraft(ctx, id)
}

func (b *broken) Act(ctx context.Context, name string, at time.Time, do func(*data.Writer) error) error {
	if err := b.fail["Update"]; err != nil {
		return err
	}
	return b.Store.Act(ctx, name, at, do)
}

func (b *broken) ActTyping(ctx context.Context, name string, at time.Time, do func(*data.Writer) error) error {
	if err := b.fail["Update"]; err != nil {
		return err
	}
	return b.Store.ActTyping(ctx, name, at, do)
}

var errDisk = errors.New("the disk is gone")
