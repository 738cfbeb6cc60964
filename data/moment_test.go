package data

import (
	"errors"
	"slices"
	"testing"
)

func TestAMomentSeesNoLaterWrite(t *testing.T) {
	s := open(t)
	e := page(today(), "first", "text")
	must(t, s.PutEntry(ctx(), &e))
	must(t, s.PutPref(ctx(), "look", map[string]int{"a": 1}))
	later := page(today(), "second", "text")
	must(t, s.AtOnce(ctx(), func(m *Moment) error {
		must(t, s.PutEntry(ctx(), &later))
		var titles, prefs []string
		must(t, m.Entries(func(e Entry) error { titles = append(titles, e.Title); return nil }))
		must(t, m.Preferences(func(p Preference) error { prefs = append(prefs, p.Name+string(p.Value)); return nil }))
		if !slices.Equal(titles, []string{"first"}) || !slices.Equal(prefs, []string{`look{"a":1}`}) {
			t.Errorf("got %q and %q, want the first entry and the preference", titles, prefs)
		}
		list, err := m.EntryRefs(Span{})
		if err != nil || len(list) != 1 || list[0].ID != e.ID {
			t.Errorf("got %v, %v", list, err)
		}
		if _, err := m.Entry(later.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("got %v, want ErrNotFound", err)
		}
		return nil
	}))
}

func TestImportedPreferencesAreChecked(t *testing.T) {
	s := open(t)
	for _, p := range []Preference{{"", []byte("1")}, {"a", []byte("{")}, {"a\nb", []byte("1")}} {
		err := s.Update(ctx(), func(w *Writer) error { return w.PutPreference(p) })
		if !errors.Is(err, ErrInvalid) {
			t.Errorf("%q: got %v, want ErrInvalid", p.Name, err)
		}
	}
	must(t, s.Update(ctx(), func(w *Writer) error {
		return w.PutPreference(Preference{"a", []byte("2")})
	}))
	var got int
	must(t, s.Pref(ctx(), "a", &got))
	if got != 2 {
		t.Errorf("got %d, want 2", got)
	}
}

func TestAnImportKeepsEarlierTextsAndDrafts(t *testing.T) {
	s := open(t)
	e := page(today(), "now", "text")
	v := Version{ID: NewID(), Entry: e.ID, At: clock(), Body: "before"}
	d := Draft{ID: NewID(), Form: "page", At: clock()}
	must(t, s.Update(ctx(), func(w *Writer) error {
		return errors.Join(w.PutEntry(&e), w.PutVersion(&v), w.PutDraft(&d))
	}))
	must(t, s.AtOnce(ctx(), func(m *Moment) error {
		for k, id := range map[Kind]ID{KindVersion: v.ID, KindDraft: d.ID, KindEntry: e.ID} {
			if ids, err := m.IDs(k); err != nil || len(ids) != 1 || !ids[id] {
				t.Errorf("%s: got %v, %v, want the one that was put", k, ids, err)
			}
		}
		return nil
	}))
}
