package data

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"kith/data/vault"
)

// keep writes a row past the store.
func keep(t testing.TB, v *vault.Vault, key []byte, value string) {
	t.Helper()
	must(t, v.Update(func(tx *vault.Tx) error { return tx.Put(key, []byte(value)) }))
}

// note reads the note of the schema.
func note(t testing.TB, v *vault.Vault) (text string) {
	t.Helper()
	must(t, v.View(func(tx *vault.Tx) error {
		b, err := tx.Get(metaKey("schema"))
		text = string(b)
		return err
	}))
	return text
}

// journey is three artificial steps that write down when they run.
type journey struct {
	ran    []string
	failAt int // this step fails
	after  int // after so many of its parts
}

// steps come forward to 4. Each writes three parts, each in a commit of its own,
// and may be repeated.
func (j *journey) steps() (list []step) {
	for to := 2; to <= 4; to++ {
		list = append(list, step{To: to, Run: func(v *vault.Vault) error {
			for part := range 3 {
				if to == j.failAt && part == j.after {
					return errors.New("cut off")
				}
				err := v.Update(func(tx *vault.Tx) error {
					return tx.Put(metaKey(fmt.Sprintf("part %d.%d", to, part)), []byte("done"))
				})
				if err != nil {
					return err
				}
				j.ran = append(j.ran, fmt.Sprintf("%d.%d", to, part))
			}
			return nil
		}})
	}
	return list
}

func TestANewStoreGetsTheSchemaAtOnce(t *testing.T) {
	v, j := memory(t), journey{}
	must(t, migrate(v, j.steps(), 4, nil))
	if got := note(t, v); got != `{"schema":4}` || len(j.ran) != 0 {
		t.Errorf("a new store: got %s after %v, want schema 4 and no step", got, j.ran)
	}
	v = memory(t)
	must(t, over(t, v, Options{NoSearch: true}).Close())
	v = memory(t)
	s := over(t, v, Options{NoSearch: true})
	if got, want := note(t, v), fmt.Sprintf(`{"schema":%d}`, Schema); got != want {
		t.Errorf("Open: got %s, want %s", got, want)
	}
	must(t, s.Close())
}

func TestAnOlderStoreComesForwardStepByStep(t *testing.T) {
	for from, want := range map[int]string{1: "2.0 2.1 2.2 3.0 3.1 3.2 4.0 4.1 4.2", 3: "4.0 4.1 4.2", 4: ""} {
		v, j := memory(t), journey{}
		keep(t, v, metaKey("schema"), fmt.Sprintf(`{"schema":%d}`, from))
		must(t, migrate(v, j.steps(), 4, nil))
		if got := strings.Join(j.ran, " "); got != want || note(t, v) != `{"schema":4}` {
			t.Errorf("from schema %d: got %q and then %s, want %q and 4", from, got, note(t, v), want)
		}
	}
	// A program that knows fewer steps goes no further than it knows.
	v, j := memory(t), journey{}
	keep(t, v, metaKey("schema"), `{"schema":1}`)
	must(t, migrate(v, j.steps(), 3, nil))
	if got := note(t, v); got != `{"schema":3}` || slices.Contains(j.ran, "4.0") {
		t.Errorf("to schema 3: got %s after %v", got, j.ran)
	}
}

func TestAStepThatWasCutOffIsMadeAgain(t *testing.T) {
	for step := 2; step <= 4; step++ {
		for after := range 3 {
			v, j := memory(t), journey{failAt: step, after: after}
			keep(t, v, metaKey("schema"), `{"schema":1}`)
			if err := migrate(v, j.steps(), 4, nil); err == nil || !strings.Contains(err.Error(), fmt.Sprint("schema ", step)) {
				t.Fatalf("cut off in step %d: got %v, want an error that names it", step, err)
			}
			if got, want := note(t, v), fmt.Sprintf(`{"schema":%d,"under":%d}`, step-1, step); got != want {
				t.Errorf("cut off in step %d: got %s, want %s", step, got, want)
			}
			// An older program must not touch what is half of a newer one.
			wantErr(t, migrate(v, nil, step-1, nil), ErrNewerSchema)
			again := journey{}
			must(t, migrate(v, again.steps(), 4, nil))
			if want := fmt.Sprintf("%d.0", step); again.ran[0] != want || note(t, v) != `{"schema":4}` {
				t.Errorf("resumed: got %v, then %s, want to begin at %s", again.ran, note(t, v), want)
			}
		}
	}
}

func TestANewerStoreIsRefusedAndNotTouched(t *testing.T) {
	v := memory(t)
	keep(t, v, metaKey("schema"), fmt.Sprintf(`{"schema":%d}`, Schema+1))
	_, err := Open(v, Options{})
	wantErr(t, err, ErrNewerSchema)
	if got := note(t, v); got != fmt.Sprintf(`{"schema":%d}`, Schema+1) {
		t.Errorf("the note: got %s, want it untouched", got)
	}
	keep(t, v, metaKey("x"), "the vault is still open")
}

func TestAStoreWithNoWayForwardIsRefused(t *testing.T) {
	v, j := memory(t), journey{}
	keep(t, v, metaKey("schema"), `{"schema":1}`)
	wantErr(t, migrate(v, j.steps()[2:], 5, nil), ErrUnreadable)
	for _, bad := range []string{"", "{", `{"schema":-1}`, `{"schema":0}`, `{"schema":"1"}`, `{"schema":1,"under":-4}`} {
		v := memory(t)
		keep(t, v, metaKey("schema"), bad)
		_, err := Open(v, Options{})
		wantErr(t, err, ErrUnreadable)
	}
	closed := memory(t)
	must(t, closed.Close())
	wantErr(t, migrate(closed, nil, 1, nil), vault.ErrClosed)
}

func TestAStoreWhoseNoteIsLostIsTakenForTheOldest(t *testing.T) {
	v, j := memory(t), journey{}
	e := page(today(), "x", "")
	b, err := encode(e.toWire(), nil)
	must(t, err)
	keep(t, v, e.key(), string(b))
	must(t, migrate(v, j.steps(), 4, nil))
	if got := note(t, v); got != `{"schema":4}` || len(j.ran) != 9 {
		t.Errorf("a store without a note: got %s after %v, want all steps made", got, j.ran)
	}
	v = memory(t)
	keep(t, v, e.key(), string(b))
	must(t, migrate(v, nil, 1, nil))
	if got := note(t, v); got != `{"schema":1}` {
		t.Errorf("a store without a note: got %s, want schema 1", got)
	}
}

func TestTheStepsOfThisVersionLeadToItsSchema(t *testing.T) {
	last := firstSchema
	for _, s := range steps() {
		if s.To != last+1 {
			t.Errorf("step to %d comes after %d, want each schema once and in order", s.To, last)
		}
		last = s.To
	}
	if last != Schema {
		t.Errorf("the steps lead to %d, want %d", last, Schema)
	}
}

func TestAStoreOfTheFirstVersionOpens(t *testing.T) {
	v := memory(t)
	keep(t, v, metaKey("schema"), `{"schema":1}`)
	for _, n := range nouns() {
		kind, _ := n.ref()
		b, err := os.ReadFile(goldenFile(kind, ".bin"))
		must(t, err)
		record, err := decodeAny(kind, b)
		must(t, err)
		keep(t, v, record.(interface{ key() []byte }).key(), string(b))
	}
	s := over(t, v, Options{})
	if n, err := s.Reindex(ctx()); err != nil || n == 0 {
		t.Errorf("Reindex: got %d, %v, want the lists made", n, err)
	}
	wantFaults(t, s)
	for name, read := range map[string]func() (int, error){
		"entries":  func() (int, error) { l, err := s.Entries(ctx(), Span{}); return len(l), err },
		"people":   func() (int, error) { l, err := s.People(ctx()); return len(l), err },
		"ties":     func() (int, error) { l, err := s.Ties(ctx()); return len(l), err },
		"groups":   func() (int, error) { l, err := s.Groups(ctx()); return len(l), err },
		"contacts": func() (int, error) { l, err := s.Contacts(ctx(), Span{}); return len(l), err },
		"feelings": func() (int, error) { l, err := s.Feelings(ctx(), Span{}); return len(l), err },
		"items":    func() (int, error) { l, err := s.Items(ctx()); return len(l), err },
		"records":  func() (int, error) { l, err := s.Records(ctx(), Span{}); return len(l), err },
		"checkins": func() (int, error) { l, err := s.CheckIns(ctx(), Span{}); return len(l), err },
		"drafts":   func() (int, error) { l, err := s.Drafts(ctx()); return len(l), err },
		"trash":    func() (int, error) { l, err := s.Trash(ctx()); return len(l), err },
		"search":   func() (int, error) { f, err := s.Search(ctx(), "wörter", FindOptions{}); return f.Total, err },
	} {
		if n, err := read(); n != 1 || err != nil {
			t.Errorf("%s: got %d, %v, want 1", name, n, err)
		}
	}
	must(t, s.Close())
}
