package data

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"kith/data/vault"
)

// linesOf gives all lines of a store, each with its object.
func linesOf(t *testing.T, s *Store) (lines []Line, text []string) {
	t.Helper()
	must(t, s.AtOnce(ctx(), func(m *Moment) error {
		for _, k := range Kinds() {
			broken, err := m.Lines(k, func(l Line) error {
				b, err := json.Marshal(l)
				lines, text = append(lines, l), append(text, string(b))
				return err
			})
			if err != nil || broken != 0 {
				t.Errorf("lines of %s: got %d broken, %v", k, broken, err)
			}
		}
		return nil
	}))
	return lines, text
}

func TestALineSaysARecordToAPersonAndToTheByte(t *testing.T) {
	s := over(t, memory(t), Options{})
	t.Cleanup(func() { s.Close() })
	anna := somebody("Anna")
	e, gone := page(today(), "A title", "Some words."), page(today(), "Deleted", "Other words.")
	e.People, e.Tags, e.Mood = []ID{anna.ID}, []string{"repair"}, Rated(-1.5)
	putAll(t, s, &anna, &e, &gone)
	must(t, s.PutPref(ctx(), "look", map[string]bool{"dark": true}))
	must(t, s.PutDraft(ctx(), &Draft{ID: NewID(), Form: "today", At: clock(), Fields: []Field{{Key: "body", Text: "half a"}}}))
	must(t, s.Update(ctx(), func(w *Writer) error {
		return w.PutVersion(&Version{ID: NewID(), Entry: e.ID, At: clock().Add(-time.Hour), Body: "Earlier words."})
	}))
	must(t, s.Update(ctx(), func(w *Writer) error { return w.DeleteEntry(gone.ID, clock()) }))
	// What a newer version wrote: a field that is not known, and a record that cannot be read.
	b := mustGet(t, s, e.key())
	must(t, s.vault.Update(func(tx *vault.Tx) error {
		if err := tx.Put(e.key(), append(b, 0xfa, 0x3f, 2, 'h', 'i')); err != nil {
			return err
		}
		return tx.Put(recordKey(KindItem, NewID()), []byte("\xff\xff"))
	}))
	lines, text := linesOf(t, s)
	all := strings.Join(text, "\n")
	for _, want := range []string{"A title", "Some words.", "Other words.", "Earlier words.", "half a", `"dark":true`, "Anna"} {
		if !strings.Contains(all, want) {
			t.Errorf("lines: got no %q in\n%s", want, all)
		}
	}
	for i, l := range lines {
		got, err := ParseLine(l.Kind, []byte(text[i]))
		if err != nil || !bytes.Equal(got.Key, l.Key) || !bytes.Equal(got.Wire, l.Wire) {
			t.Errorf("%s: got %x, %v from %s, want %x", l.Kind, got.Wire, err, text[i], l.Wire)
		}
	}
	into := over(t, memory(t), Options{})
	t.Cleanup(func() { into.Close() })
	must(t, into.Update(ctx(), func(w *Writer) error {
		for _, l := range lines {
			if err := w.PutLine(l); err != nil {
				return err
			}
		}
		return nil
	}))
	if _, again := linesOf(t, into); strings.Join(again, "\n") != all {
		t.Errorf("put back: got\n%s\nwant\n%s", strings.Join(again, "\n"), all)
	}
	if list, err := into.EntriesTagged(ctx(), "repair", Span{}); err != nil || len(list) != 1 {
		t.Errorf("list of the new store: got %d, %v, want the entry on it", len(list), err)
	}
}

// mustGet reads what is stored under a key.
func mustGet(t *testing.T, s *Store, key []byte) (b []byte) {
	t.Helper()
	must(t, s.vault.View(func(tx *vault.Tx) (err error) {
		b, err = tx.Get(key)
		return err
	}))
	return b
}

func TestLinesGoOnPastABrokenSeal(t *testing.T) {
	s, _, _ := spoilt(t, breakSeal)
	t.Cleanup(func() { s.Close() })
	n := 0
	must(t, s.AtOnce(ctx(), func(m *Moment) error {
		broken, err := m.Lines(KindEntry, func(Line) error { n++; return nil })
		if err != nil || broken != 2 || n != 3 {
			t.Errorf("got %d lines and %d broken, %v, want 3 and 2", n, broken, err)
		}
		return nil
	}))
}

func FuzzParseLine(f *testing.F) {
	f.Add(byte(KindEntry), []byte(`{"id":"018f0c3e-7a2b-7cde-8f01-23456789abcd","day":"2026-11-23","body":"x"}`))
	f.Add(byte(KindTrash), []byte(`{"key":"7a00","wire":"AAAA"}`))
	f.Add(byte(KindMeta), []byte(`{"name":"pref/a","value":1}`))
	f.Fuzz(func(t *testing.T, k byte, b []byte) {
		l, err := ParseLine(Kind(k), b)
		if err != nil {
			return
		}
		again, err := json.Marshal(l)
		if err != nil {
			t.Fatalf("line %q: got %v when written again", b, err)
		}
		got, err := ParseLine(l.Kind, again)
		if err != nil || !bytes.Equal(got.Wire, l.Wire) || !bytes.Equal(got.Key, l.Key) {
			t.Errorf("line %q: got %v, %v, want the same again", b, got, err)
		}
	})
}
