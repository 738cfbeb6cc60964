package data

import (
	"strings"
	"testing"
	"time"

	"kith/data/vault"
)

func TestWhatIsNamedAndNotThereIsSaid(t *testing.T) {
	s := open(t)
	check := func(want ...string) {
		t.Helper()
		faults, err := s.CheckReferences(ctx(), nil)
		must(t, err)
		var got []string
		for _, f := range faults {
			got = append(got, f.Kind.String()+" "+f.What)
		}
		if strings.Join(got, "; ") != strings.Join(want, "; ") {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	a, err := s.AddFile(ctx(), strings.NewReader("pixels"))
	must(t, err)
	anna := somebody("Anna")
	e := page(today(), "a", "b")
	e.People, e.Attachments = []ID{anna.ID}, []Attachment{a}
	putAll(t, s, &anna, &e)
	must(t, s.Update(ctx(), func(w *Writer) error {
		return w.PutVersion(&Version{ID: NewID(), Entry: e.ID, At: clock(), Body: "earlier"})
	}))
	check()
	must(t, s.Update(ctx(), func(w *Writer) error { return w.DeletePerson(anna.ID, clock()) }))
	check() // she can come back from the trash
	must(t, s.vault.RemoveFiles(vault.FileID(a.ID)))
	check("entry names an attached file that is not there")
	stranger := page(today(), "c", "d")
	stranger.People = []ID{NewID()}
	putAll(t, s, &stranger)
	must(t, s.Update(ctx(), func(w *Writer) error {
		return w.PutVersion(&Version{ID: NewID(), Entry: NewID(), At: clock().Add(-time.Hour), Body: "of nothing"})
	}))
	check("entry names an attached file that is not there", "entry names a person or group that is not there",
		"version is an earlier text of an entry that is not there")
	faults, err := s.CheckReferences(ctx(), []vault.FileID{vault.FileID(a.ID)})
	if err != nil || faults[0].ID != e.ID || faults[0].What != "has an attached file that is missing or damaged" {
		t.Errorf("a damaged file: got %v, %v, want the entry named", faults, err)
	}
}
