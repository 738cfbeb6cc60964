package journal_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/journal"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// open shows the room over a store.
func open(t *testing.T, store journal.Store, opts ...kittest.Option) *kittest.Window {
	t.Helper()
	return kittest.Open(t, func(env kit.Env) kit.Screen {
		return journal.New(env, store, kit.DefaultSettings)
	}, opts...)
}

// openUntil shows the room for a person whose day ends past midnight.
func openUntil(t *testing.T, store journal.Store, ends time.Duration) *kittest.Window {
	t.Helper()
	return kittest.Open(t, func(env kit.Env) kit.Screen {
		return journal.New(env, store, func() kit.Settings {
			s := kit.DefaultSettings()
			s.DayEnds = ends
			return s
		})
	})
}

// room gives the room of a window.
func room(w *kittest.Window) *journal.Screen { return w.Screen.(*journal.Screen) }

// written says that the open page holds a text.
func written(w *kittest.Window, text string) bool { return strings.Contains(room(w).Written(), text) }

// filled gives a store with the small life of datatest.
func filled(t *testing.T) (*data.Store, datatest.Life) {
	t.Helper()
	store := datatest.Open(t)
	return store, datatest.Fill(t, store)
}

// many writes a store with n entries, one a day, the newest of yesterday.
func many(t *testing.T, n int) (*data.Store, []data.Entry) {
	t.Helper()
	store := datatest.Open(t)
	var list []data.Entry
	for i := range n {
		day := datatest.Today() - data.Day(i) - 1
		list = append(list, datatest.Entry(day, fmt.Sprintf("Page %d", i), "Walked and talked."))
	}
	_, err := store.UpdateMany(context.Background(), n, func(w *data.Writer, i int) error { return w.PutEntry(&list[i]) })
	datatest.Must(t, err)
	return store, list
}

// broken fails where a test says so.
type broken struct {
	journal.Store
	refs, people, entry, search, update error
	past, saved                         error
	reads                               int // of single entries
}

func (b *broken) EntryRefs(ctx context.Context, span data.Span, limit int) ([]data.Ref, error) {
	if b.refs != nil {
		return nil, b.refs
	}
	return b.Store.EntryRefs(ctx, span, limit)
}

func (b *broken) Memories(ctx context.Context, day, latest data.Day) ([]data.Memory, error) {
	if b.past != nil {
		return nil, b.past
	}
	return b.Store.Memories(ctx, day, latest)
}

func (b *broken) AnyMemory(ctx context.Context, latest data.Day, pick func(int) int) (data.Entry, error) {
	if b.past != nil {
		return data.Entry{}, b.past
	}
	return b.Store.AnyMemory(ctx, latest, pick)
}

func (b *broken) SavedSearches(ctx context.Context) ([]data.SavedSearch, error) {
	if b.saved != nil {
		return nil, b.saved
	}
	return b.Store.SavedSearches(ctx)
}

func (b *broken) People(ctx context.Context) ([]data.Person, error) {
	if b.people != nil {
		return nil, b.people
	}
	return b.Store.People(ctx)
}

func (b *broken) Entry(ctx context.Context, id data.ID) (data.Entry, error) {
	b.reads++
	if b.entry != nil {
		return data.Entry{}, b.entry
	}
	return b.Store.Entry(ctx, id)
}

func (b *broken) Search(ctx context.Context, text string, o data.FindOptions) (data.Finding, error) {
	if b.search != nil {
		return data.Finding{}, b.search
	}
	return b.Store.Search(ctx, text, o)
}

func (b *broken) Act(ctx context.Context, name string, at time.Time, do func(*data.Writer) error) error {
	if b.update != nil {
		return b.update
	}
	return b.Store.Act(ctx, name, at, do)
}

func (b *broken) Update(ctx context.Context, do func(*data.Writer) error) error {
	if b.update != nil {
		return b.update
	}
	return b.Store.Update(ctx, do)
}

var errDisk = errors.New("the disk is gone")

// quiet waits for nothing but lets the pause after a letter pass.
func quiet(w *kittest.Window) { w.Advance(100 * time.Millisecond) }
