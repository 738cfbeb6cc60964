package datatest_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/reciprocity"
	"kith/data/vault"
)

// watched is a test that writes down what is said to it.
type watched struct {
	testing.TB
	cleanups []func()
	errors   []string
	fatal    bool
}

func (w *watched) Helper()                        {}
func (w *watched) Cleanup(f func())               { w.cleanups = append(w.cleanups, f) }
func (w *watched) Errorf(format string, _ ...any) { w.errors = append(w.errors, format) }
func (w *watched) Fatal(...any)                   { w.fatal = true }
func (w *watched) Fatalf(string, ...any)          { w.fatal = true }

// end does what the end of a test does.
func (w *watched) end() {
	for _, f := range w.cleanups {
		f()
	}
}

func TestAStoreOfATestIsEmptyAndClosedAtItsEnd(t *testing.T) {
	w := &watched{TB: t}
	s := datatest.Open(w)
	for _, k := range data.Kinds() {
		want := 0
		if k == data.KindMeta {
			want = 1 // the note of the schema
		}
		if n, err := s.Count(context.Background(), k); err != nil || n != want {
			t.Errorf("%v in a new store: got %d, %v, want %d", k, n, err, want)
		}
	}
	w.end()
	if len(w.errors) > 0 || w.fatal {
		t.Errorf("a sound store: got %v, want nothing said", w.errors)
	}
	if _, err := s.People(context.Background()); !errors.Is(err, data.ErrClosed) {
		t.Errorf("after the test: got %v, want %v", err, data.ErrClosed)
	}
}

func TestAStoreThatDoesNotAgreeWithItselfFailsTheTest(t *testing.T) {
	for name, harm := range map[string]func(tx *vault.Tx) error{
		"a stray row": func(tx *vault.Tx) error { return tx.PutIndex([]byte("Tstray")) },
		"a damaged record": func(tx *vault.Tx) error {
			id := data.NewID()
			return tx.Put(append([]byte("e"), id[:]...), []byte("x"))
		},
	} {
		w := &watched{TB: t}
		s := datatest.Open(w)
		datatest.Must(t, s.Vault().Update(harm))
		w.end()
		if len(w.errors) == 0 {
			t.Errorf("%s: got nothing said, want the test to fail", name)
		}
	}
	w := &watched{TB: t}
	s := datatest.Open(w)
	datatest.Must(t, s.Close())
	w.end()
	if len(w.errors) > 0 {
		t.Errorf("a store that the test closed itself: got %v, want nothing said", w.errors)
	}
}

func TestMustStopsATest(t *testing.T) {
	w := &watched{TB: t}
	datatest.Must(w, nil)
	if w.fatal {
		t.Error("Must of no error: got the test stopped")
	}
	if datatest.Must(w, errors.New("boom")); !w.fatal {
		t.Error("Must of an error: got the test going on")
	}
}

func TestTheSmallLifeIsThere(t *testing.T) {
	ctx := context.Background()
	s := datatest.Open(t)
	life := datatest.Fill(t, s)
	entries, err := s.Entries(ctx, data.Span{})
	if err != nil || len(entries) != len(life.Entries) || entries[0].ID != life.Entries[2].ID {
		t.Fatalf("entries: got %d, %v, want the %d of the life, newest first", len(entries), err, len(life.Entries))
	}
	contacts, err := s.Contacts(ctx, data.Span{})
	if err != nil || len(contacts) != len(life.Contacts) {
		t.Errorf("contacts: got %d, %v, want %d", len(contacts), err, len(life.Contacts))
	}
	for _, e := range life.Entries {
		if e.Revision != 1 || e.Zone != datatest.Zone {
			t.Errorf("entry: got revision %d in %q, want it as it is stored", e.Revision, e.Zone)
		}
	}
	people, err := s.People(ctx)
	if err != nil || len(people) != 4 || !people[3].ModelsSecurity {
		t.Fatalf("people: got %v, %v, want Anna, Mum, Jonas and Mira, who shows how it can be", people, err)
	}
	contacts, err = s.Contacts(ctx, data.Span{})
	datatest.Must(t, err)
	standing, err := data.Standings(people, contacts, nil, datatest.Today(), reciprocity.Default())
	if err != nil || len(standing) != 4 {
		t.Fatalf("standings: got %d, %v, want those of four people", len(standing), err)
	}
	if b := standing[life.Jonas.ID].Logged; b.Given <= b.Received {
		t.Errorf("Jonas: got given %g, received %g, want it from me", b.Given, b.Received)
	}
	if b := standing[life.Mum.ID].Logged; b.Given >= b.Received {
		t.Errorf("Mum: got given %g, received %g, want it to me", b.Given, b.Received)
	}
	f, err := s.Search(ctx, "date:yesterday soup", data.FindOptions{})
	if err != nil || f.Total != 1 {
		t.Errorf("search by the clock of the tests: got %d, %v, want 1", f.Total, err)
	}
}

func TestWhatIsMadeForATestIsValid(t *testing.T) {
	e, p := datatest.Entry(datatest.Today(), "t", "b"), datatest.Person("Anna", 1, "friend")
	c := datatest.Contact(p.ID, datatest.Today(), data.Small, data.Big)
	for _, err := range []error{e.Check(), p.Check(), c.Check()} {
		datatest.Must(t, err)
	}
	if c.Given[0].Weight != data.Small || c.Received[0].Weight != data.Big {
		t.Errorf("contact: got %v given, %v received, want small and big", c.Given, c.Received)
	}
	if c := datatest.Contact(p.ID, datatest.Today(), 0, data.Ordinary); c.Given != nil || len(c.Received) != 1 {
		t.Errorf("contact with one side: got %v, %v", c.Given, c.Received)
	}
	if datatest.Today() != data.DayOf(datatest.Clock()) {
		t.Errorf("Today: got %v, want the day of Clock", datatest.Today())
	}
}

// refusing is how a screen's test makes one method fail.
type refusing struct {
	*data.Store
	err error
}

func (r refusing) People(context.Context) ([]data.Person, error) { return nil, r.err }

func TestATestCanMakeOneMethodFail(t *testing.T) {
	s := datatest.Open(t)
	datatest.Fill(t, s)
	r := refusing{s, os.ErrDeadlineExceeded}
	if _, err := r.People(context.Background()); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the overridden method: got %v, want its error", err)
	}
	if n, err := r.Count(context.Background(), data.KindPerson); err != nil || n != 4 {
		t.Errorf("the other methods: got %d, %v, want them untouched", n, err)
	}
	if strings.Contains(datatest.Zone, " ") {
		t.Error("Zone: want an IANA name")
	}
}
