package settings

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/data"
	"kith/data/carry"
	"kith/data/datatest"
	"kith/data/port"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

func openFiles(t *testing.T, s *data.Store, opts ...kittest.Option) (*kittest.Window, *FilesPage) {
	t.Helper()
	var p *FilesPage
	w := kittest.Open(t, func(env kit.Env) kit.Screen { p = NewFilesPage(env, s); return p }, opts...)
	return w, p
}

// aJournal is a text file with two entries and its path.
func aJournal(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "journal.txt")
	datatest.Must(t, os.WriteFile(name, []byte("[2024-03-04 09:10] A walk\nby the sea\n\n[2024-03-05 09:10] Rain\n"), 0o600))
	return name
}

func TestAJournalIsLookedAtBeforeItComesIn(t *testing.T) {
	s := datatest.Open(t)
	w, p := openFiles(t, s)
	if w.CanTap("Look what is in it") || w.CanTap("Bring it in") {
		t.Error("with no file there is nothing to tap")
	}
	p.path.SetText(aJournal(t))
	w.Tap("Look what is in it")
	if !w.Shows("2 entries would come in") || !w.Shows("2024-03-04   A walk") {
		t.Fatalf("got %q, want what would come in", w.Texts())
	}
	if n, _ := s.Count(t.Context(), data.KindEntry); n != 0 {
		t.Fatalf("a look kept %d entries", n)
	}
	w.Tap("Bring it in")
	if n, _ := s.Count(t.Context(), data.KindEntry); n != 2 || !w.Shows("2 entries came in") {
		t.Errorf("got %d entries and %q", n, w.Texts())
	}
	w.Tap("Look what is in it")
	if !w.Shows("Nothing new in it") || w.CanTap("Bring it in") {
		t.Errorf("got %q, want nothing new", w.Texts())
	}
	if len(w.Jobs) != 3 {
		t.Errorf("got %d jobs, want each at the foot of the window", len(w.Jobs))
	}
}

func TestWhatIsLostOfAnEntryIsSaidExactly(t *testing.T) {
	name := filepath.Join(t.TempDir(), "Journal.json")
	datatest.Must(t, os.WriteFile(name, []byte(`{"metadata":{"version":"1.0"},"entries":[{"uuid":"A1B2C3D4E5F60718293A4B5C6D7E8F90",
"creationDate":"2024-03-04T09:10:00Z","timeZone":"Nowhere/City","text":"A walk"}]}`), 0o600))
	w, p := openFiles(t, datatest.Open(t))
	p.path.SetText(name)
	w.Tap("Look what is in it")
	if !w.Shows("2024-03-04 A walk: not all of it can be taken over. The time zone is not known; the day is that of the time as written.") {
		t.Errorf("got %q, want the unknown zone named", w.Texts())
	}
}

func TestAnEntryLeftOutSaysWhy(t *testing.T) {
	for _, c := range []struct {
		line carry.Line
		want string
	}{
		{carry.Line{Where: "a.json, line 3", Why: "Title is too long"}, "Left out: a.json, line 3: Title is too long"},
		{carry.Line{Day: data.DateOf(2024, 3, 4), Title: "A walk"}, "Left out: 2024-03-04 A walk"},
	} {
		if got := leftOut(&c.line); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestAFileThatIsNoJournalIsSaidSo(t *testing.T) {
	w, p := openFiles(t, datatest.Open(t))
	p.path.SetText(filepath.Join(t.TempDir(), "none"))
	w.Tap("Look what is in it")
	other := filepath.Join(t.TempDir(), "x.bin")
	datatest.Must(t, os.WriteFile(other, []byte("rubbish"), 0o600))
	p.path.SetText(other)
	w.Tap("Look what is in it")
	if !strings.Contains(strings.Join(w.Texts(), " "), "This file cannot be read.") || w.CanTap("Bring it in") {
		t.Errorf("got %q, want it said that it is no journal", w.Texts())
	}
}

func TestWhatWasTypedForAnotherProgramIsForgotten(t *testing.T) {
	_, p := openFiles(t, datatest.Open(t))
	p.secret.SetText("secret")
	p.Hide()
	if p.secret.Text != "" {
		t.Error("the passphrase stays in its field")
	}
}

func TestTheJournalIsWritten(t *testing.T) {
	s := datatest.Open(t)
	datatest.Fill(t, s)
	w, p := openFiles(t, s)
	p.query.SetText("tag:repair")
	p.initials.SetChecked(true)
	place := filepath.Join(t.TempDir(), "out.txt")
	for _, f := range p.out {
		if f.Name == "jrnl" {
			p.export(f, place)
		}
	}
	if !w.Shows("1 entry is written to out.txt.") {
		t.Errorf("got %q", w.Texts())
	}
	b, err := os.ReadFile(place)
	datatest.Must(t, err)
	if !strings.Contains(string(b), "A calmer call") || strings.Contains(string(b), "Anna") {
		t.Errorf("got %s, want the entry without names", b)
	}
	p.export(p.out[0], filepath.Join(t.TempDir(), "none", "x.json"))
	if f := w.TakeFailure(); f.Err == nil {
		t.Error("a folder that is not there was no failure")
	}
}

func TestAFormatFromElsewhereIsOffered(t *testing.T) {
	s := datatest.Open(t)
	datatest.Fill(t, s)
	var p *FilesPage
	w := kittest.Open(t, func(env kit.Env) kit.Screen {
		p = NewFilesPage(env, s, carry.FileFormat("pdf", "PDF", "one .pdf file", ".pdf", func(w io.Writer) (port.PageWriter, error) { return port.NewHTML(w), nil }))
		return p
	})
	last := len(p.into.Options) - 1
	if p.into.Options[last] != "PDF" {
		t.Fatalf("got %q, want PDF as the last", p.into.Options)
	}
	p.export(p.out[last], filepath.Join(t.TempDir(), "out.pdf"))
	if !w.Shows("3 entries are written to out.pdf.") {
		t.Errorf("got %q", w.Texts())
	}
}

func TestFilesPageInManySizes(t *testing.T) {
	for name, size := range map[string][2]float32{"small": {1024, 700}, "large": {1440, 900}} {
		w, p := openFiles(t, datatest.Open(t), kittest.Size(size[0], size[1]))
		p.path.SetText(aJournal(t))
		w.Tap("Look what is in it")
		w.Picture("files-" + name)
	}
}
