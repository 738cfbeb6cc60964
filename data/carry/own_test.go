package carry

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/data/port"
	"kith/data/sample"
)

func ctx() context.Context { return context.Background() }

// file writes a file for an import and gives its name.
func file(t testing.TB, name string, b []byte) string {
	t.Helper()
	full := filepath.Join(t.TempDir(), name)
	datatest.Must(t, os.WriteFile(full, b, 0o600))
	return full
}

// bring imports a file or folder.
func bring(t testing.TB, s *data.Store, name string, dry bool) Report {
	t.Helper()
	in, err := port.OpenInput(name, time.UTC)
	datatest.Must(t, err)
	defer func() { datatest.Must(t, in.Close()) }()
	r, err := Import(ctx(), s, in, Options{DryRun: dry, Now: datatest.Clock()})
	datatest.Must(t, err)
	if r.Found != r.Added+r.Known+r.Failed {
		t.Errorf("got %d found, %d added, %d known, %d failed: they do not add up", r.Found, r.Added, r.Known, r.Failed)
	}
	return r
}

// own exports in Kith's own form.
func own(t testing.TB, s *data.Store, sel Selection) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := ExportOwn(ctx(), s, sel, &b, nil)
	datatest.Must(t, err)
	return b.Bytes()
}

// fullStore has at least one record of every noun.
func fullStore(t testing.TB) *data.Store {
	t.Helper()
	s := datatest.Open(t)
	life := sample.Default()
	life.Years, life.People, life.Entries, life.Seed = 1, 12, 60, 5
	datatest.Must(t, sample.Fill(ctx(), s, life, nil))
	refs, err := s.EntryRefs(ctx(), data.Span{}, 1)
	datatest.Must(t, err)
	now := datatest.Clock()
	datatest.Must(t, s.Update(ctx(), func(w *data.Writer) error {
		return w.KeepVersion(refs[0].ID, now)
	}))
	datatest.Must(t, s.PutDefinition(ctx(), &data.Definition{ID: data.NewID(), Kind: data.DefTemplate, Name: "Evening", Body: []byte("# <Evening>\n"), Created: now, Modified: now}))
	datatest.Must(t, s.PutDraft(ctx(), &data.Draft{ID: data.NewID(), Form: "today", At: now, Fields: []data.Field{{Key: "body", Text: "half a"}}}))
	datatest.Must(t, s.PutPref(ctx(), "look", map[string]bool{"calm": true}))
	return s
}

func TestTheOwnExportHoldsEveryNounAndComesBackByteForByte(t *testing.T) {
	s := fullStore(t)
	first := own(t, s, Selection{})
	if again := own(t, s, Selection{}); !bytes.Equal(first, again) {
		t.Error("two exports of one store differ")
	}
	other := datatest.Open(t)
	name := file(t, "kith.json", first)
	if r := bring(t, other, name, true); r.Added != 60 {
		t.Errorf("dry run: got %+v, want 60 entries", r)
	}
	if n, err := other.Count(ctx(), data.KindEntry); err != nil || n != 0 {
		t.Errorf("after the dry run: got %d entries, %v, want none", n, err)
	}
	r := bring(t, other, name, false)
	if r.Added != 60 || r.Failed != 0 || r.OthersFailed != 0 {
		t.Errorf("got %d added, %d and %d failed, want 60 and none", r.Added, r.Failed, r.OthersFailed)
	}
	for _, k := range data.Kinds() {
		if k == data.KindMeta || k == data.KindTrash || k == data.KindStep {
			continue // counts of the store, and what can still be undone there
		}
		want, err := s.Count(ctx(), k)
		datatest.Must(t, err)
		got, err := other.Count(ctx(), k)
		datatest.Must(t, err)
		if got != want || want == 0 {
			t.Errorf("%s: got %d, want %d of them and at least one", k, got, want)
		}
	}
	if second := own(t, other, Selection{}); !bytes.Equal(first, second) {
		t.Errorf("the second export differs from the first: %s", firstDifference(first, second))
	}
	if r := bring(t, other, name, false); r.Added+r.Others+r.People != 0 || r.Known != 60 {
		t.Errorf("imported twice: got %+v, want nothing new", r)
	}
}

func firstDifference(a, b []byte) string {
	x, y := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for n := range min(len(x), len(y)) {
		if x[n] != y[n] {
			return "line " + x[n] + "\nagainst " + y[n]
		}
	}
	return "length"
}

func TestASelectionNamesOnlyWhomItSpeaksOf(t *testing.T) {
	s := datatest.Open(t)
	life := datatest.Fill(t, s)
	text := string(own(t, s, Selection{People: []data.ID{life.Anna.ID}}))
	if !strings.Contains(text, "Anna") || strings.Contains(text, "Jonas") || !strings.Contains(text, "A calmer call") || strings.Contains(text, "Rain all day") {
		t.Errorf("got %s, want Anna and what speaks of her", text)
	}
	nothing := string(own(t, s, Selection{Span: data.Span{From: datatest.Today() + 1000}}))
	if strings.Contains(nothing, "Anna") || strings.Contains(nothing, "Rain") {
		t.Errorf("got %s, want nothing in an empty selection", nothing)
	}
	found := string(own(t, s, Selection{Query: "tag:repair", Today: datatest.Today()}))
	if !strings.Contains(found, "A calmer call") || strings.Contains(found, "Rain") || strings.Contains(found, "given") {
		t.Errorf("got %s, want the entry that the search finds alone", found)
	}
}

func TestInitialsStandInPlaceOfNames(t *testing.T) {
	s := datatest.Open(t)
	anna, ben, will := datatest.Person("Anna Berg", 1), datatest.Person("Ben", 2), datatest.Person("Will", 2)
	anna.Notes, anna.Source = "Anna likes tea", data.Source{App: "x", ID: "1", Extras: []byte(`{"n":"Anna"}`)}
	e := datatest.Entry(datatest.Today(), "With Anna", "Anna Berg and @Ben: will Annabel come? Benny? Anna's.")
	e.People = []data.ID{anna.ID, ben.ID}
	for _, p := range []*data.Person{&anna, &ben, &will} {
		datatest.Must(t, s.PutPerson(ctx(), p))
	}
	datatest.Must(t, s.PutEntry(ctx(), &e))
	text := string(own(t, s, Selection{Initials: true}))
	for _, bad := range []string{"Berg", "Anna ", "@Ben", `"Will"`, "extras"} {
		if strings.Contains(text, bad) {
			t.Errorf("%q stands in an export with initials", bad)
		}
	}
	if want := "A. B. and @B.: will Annabel come? Benny? A.'s."; !strings.Contains(text, want) {
		t.Errorf("got %s, want %q in it", text, want)
	}
}

func TestBadRecordsStopNothing(t *testing.T) {
	good := `{"id":"018f0c3e-7a2b-7cde-8f01-23456789abcd","day":"2024-03-01","created":"2024-03-01T10:00:00Z","modified":"2024-03-01T10:00:00Z","body":"good","revision":3}`
	text := `{"format":"kith","version":1,"later":{"a":[1]},"entries":[{"day":5},` + good + `,{"id":"018f0c3e-7a2b-7cde-8f01-23456789abce","body":"no day"}],"people":[{"id":"018f0c3e-7a2b-7cde-8f01-23456789abcf"}]}`
	s := datatest.Open(t)
	r := bring(t, s, file(t, "a.json", []byte(text)), false)
	if r.Added != 1 || r.Failed != 2 || r.OthersFailed != 1 {
		t.Errorf("got %+v, want one kept, two entries and a person refused", r)
	}
	e, err := s.Entries(ctx(), data.Span{})
	datatest.Must(t, err)
	if len(e) != 1 || e[0].Revision != 3 {
		t.Errorf("got %+v, want the good one with its revision", e)
	}
}
