package data

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"kith/data/vault"
)

// full is a store with one of everything that stands in rows.
func full(t *testing.T) *Store {
	t.Helper()
	s := open(t)
	anna := somebody("Anna")
	item := Item{ID: NewID(), Kind: ItemPlan, Title: "x", People: []ID{anna.ID}, Created: clock(), Modified: clock()}
	e, c := page(today(), "calm", "with Anna"), meeting(anna.ID, today())
	e.People, e.Tags = []ID{anna.ID}, []string{"repair", "walk"}
	r := Record{ID: NewID(), Practice: "lapse", Day: today(), Item: item.ID, People: []ID{anna.ID}, Created: clock(), Modified: clock()}
	f := Feeling{ID: NewID(), Person: anna.ID, Day: today(), Created: clock()}
	k := CheckIn{ID: NewID(), Instrument: "ecr", Version: "1", SHA256: make([]byte, 32), Day: today(), Target: anna.ID, Created: clock()}
	d := Draft{ID: NewID(), Form: "x", At: clock()}
	gone := meeting(anna.ID, today())
	putAll(t, s, &anna, &item, &e, &c, &r, &f, &k, &d, &gone)
	must(t, s.Update(ctx(), func(w *Writer) error {
		return errors.Join(w.KeepVersion(e.ID, clock()), w.DeleteContact(gone.ID, clock()))
	}))
	return s
}

// indexRows are all rows that can be made anew.
func indexRows(t testing.TB, s *Store) (rows []string) {
	t.Helper()
	for key := range state(t, s) {
		if strings.ContainsRune("DPTI", rune(key[0])) {
			rows = append(rows, key)
		}
	}
	return rows
}

func TestAMissingRowIsFoundAndMended(t *testing.T) {
	s := full(t)
	before := state(t, s)
	rows := indexRows(t, s)
	if len(rows) != 14 {
		t.Fatalf("index rows: got %d, want 14", len(rows))
	}
	for _, row := range rows {
		must(t, s.vault.Update(func(tx *vault.Tx) error { return tx.Delete([]byte(row)) }))
		faults, err := s.CheckRows(ctx())
		if err != nil || len(faults) != 1 || faults[0].Kind == KindMeta || !strings.HasSuffix(faults[0].String(), "is missing on a list") {
			t.Fatalf("CheckRows without a row of class %q: got %v, %v, want the one", row[0], faults, err)
		}
		if n, err := s.Reindex(ctx()); n != 1 || err != nil {
			t.Fatalf("Reindex: got %d, %v, want 1 row mended", n, err)
		}
		wantFaults(t, s)
	}
	must(t, s.vault.Update(func(tx *vault.Tx) error {
		for _, row := range rows {
			if err := tx.Delete([]byte(row)); err != nil {
				return err
			}
		}
		return nil
	}))
	if n, err := s.Reindex(ctx()); n != len(rows) || err != nil {
		t.Fatalf("Reindex of everything: got %d, %v, want %d", n, err, len(rows))
	}
	if after := state(t, s); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Error("after mending everything: got another store, want the same")
	}
}

func TestAStrayRowIsFoundAndTakenAway(t *testing.T) {
	s := full(t)
	for _, row := range [][]byte{
		dayRow(KindEntry, today(), clock(), NewID()), personRow(NewID(), KindTie, 0, clock(), NewID()),
		tagRow("stray", today(), clock(), NewID()), itemRow(NewID(), today(), clock(), NewID()), {rowTag, 'x'},
	} {
		must(t, s.vault.Update(func(tx *vault.Tx) error { return tx.PutIndex(row) }))
		faults, err := s.CheckRows(ctx())
		if err != nil || len(faults) != 1 || !strings.Contains(faults[0].String(), "a list names a record that does not say so") {
			t.Fatalf("CheckRows with a stray row of class %q: got %v, %v, want the one", row[0], faults, err)
		}
		if n, err := s.Reindex(ctx()); n != 1 || err != nil {
			t.Fatalf("Reindex: got %d, %v, want 1 row mended", n, err)
		}
	}
	wantFaults(t, s)
	// Until it is mended, a stray row shows nothing wrong.
	e := NewID()
	must(t, s.vault.Update(func(tx *vault.Tx) error { return tx.PutIndex(dayRow(KindEntry, today(), clock(), e)) }))
	list, err := s.Entries(ctx(), Span{})
	wantTitles(t, "entries beside a stray row", list, err, "calm")
	if s.Damage() != 1 {
		t.Errorf("damage: got %d, want the missing record noted", s.Damage())
	}
	must(t, second(s.Reindex(ctx())))
}

func TestMendingCanBeCutOffAndRepeated(t *testing.T) {
	s := full(t)
	for _, row := range indexRows(t, s) {
		must(t, s.vault.Update(func(tx *vault.Tx) error { return tx.Delete([]byte(row)) }))
	}
	// A context that ends at its n-th look, wherever that is.
	for n := 0; ; n++ {
		_, err := s.Reindex(&fading{Context: ctx(), left: n})
		if err == nil {
			break
		}
		wantErr(t, err, context.Canceled)
		if n > 1000 {
			t.Fatal("Reindex never ends")
		}
	}
	wantFaults(t, s)
}

// fading is a context that ends after so many looks at it.
type fading struct {
	context.Context
	left int
}

func (f *fading) Err() error {
	if f.left--; f.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestMendingBesideOtherWritesLosesNoRow(t *testing.T) {
	s := open(t)
	e := page(today(), "x", "")
	putAll(t, s, &e)
	ended := make(chan error)
	go func() {
		for i := range 200 {
			e.Tags, e.Day = []string{fmt.Sprint(i % 3)}, today()-Day(i%5)
			if err := s.PutEntry(ctx(), &e); err != nil {
				ended <- err
				return
			}
		}
		ended <- nil
	}()
	for {
		must(t, second(s.Reindex(ctx())))
		select {
		case err := <-ended:
			must(t, err)
			wantFaults(t, s)
			return
		default:
		}
	}
}

func TestFaultsNameNoContent(t *testing.T) {
	s := over(t, memory(t), Options{NoSearch: true})
	e := page(today(), secret, secret)
	e.Tags = []string{secret}
	putAll(t, s, &e)
	for _, row := range e.rows() {
		must(t, s.vault.Update(func(tx *vault.Tx) error { return tx.Delete(row) }))
	}
	d := Draft{ID: NewID(), Form: secret, At: clock()}
	must(t, s.PutDraft(ctx(), &d))
	v := Version{ID: NewID(), Entry: e.ID, At: clock()}
	corrupt(t, s, v.key())
	corrupt(t, s, d.key())
	corrupt(t, s, recordKey(KindTrash, NewID()))
	faults, err := s.CheckRows(ctx())
	if err != nil || len(faults) != 5 {
		t.Fatalf("CheckRows: got %v, %v, want five faults", faults, err)
	}
	if text := fmt.Sprint(faults); strings.Contains(text, secret) || !strings.Contains(text, e.ID.String()) || !strings.Contains(text, v.ID.String()) {
		t.Errorf("faults: got %s, want ids and no words", text)
	}
}
