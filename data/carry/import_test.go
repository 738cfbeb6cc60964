package carry

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/data/port"
)

// pngBytes is a small picture.
func pngBytes(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	datatest.Must(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))))
	return b.Bytes()
}

// diary is a store with entries of every kind of trouble.
func diary(t testing.TB) *data.Store {
	t.Helper()
	s := datatest.Open(t)
	anna := datatest.Person("Anna Berg", 1)
	datatest.Must(t, s.PutPerson(ctx(), &anna))
	photo, err := s.AddFile(ctx(), bytes.NewReader(pngBytes(t)))
	datatest.Must(t, err)
	photo.Name, photo.Caption = "the sea.png", "The sea"
	loose, err := s.AddFile(ctx(), strings.NewReader("%PDF-1.4 x"))
	datatest.Must(t, err)
	loose.Name = "plan.pdf"
	day := datatest.Today()
	list := []data.Entry{
		datatest.Entry(day-3, "Quotes: \"a\" #no", "first\n\n[2020-01-01 10:00] looks like jrnl\n% comment\n\n# Head\n\n- [ ] box **b** *i*"),
		datatest.Entry(day-2, "", "שלום 你好 🙂\n\n"+data.FileLink(&photo)),
		datatest.Entry(day-1, "two on a day", "morning"),
		datatest.Entry(day-1, "", "evening with Anna"),
		datatest.Entry(day, "yes", "null"),
	}
	list[1].Attachments = []data.Attachment{photo, loose}
	list[1].People, list[1].Tags, list[1].Mood, list[1].Starred = []data.ID{anna.ID}, []string{"sea side", "123x"}, data.Rated(-1), true
	list[0].Source = data.Source{App: port.AppDayOne, ID: strings.Repeat("AB", 16), Extras: []byte(`{"weather":{"weatherCode":"cloudy"}}`)}
	list[0].Zone, list[0].AllDay = "Europe/Dublin", true
	list[2].Created = list[2].Created.Add(-10 * time.Hour)
	list[4].Source = data.Source{App: port.AppMarkdown, ID: "x.md", Extras: []byte(`{"aliases":["x"],"rating":4}`)}
	for i := range list {
		datatest.Must(t, s.PutEntry(ctx(), &list[i]))
	}
	return s
}

// out exports into a place.
func out(t testing.TB, s *data.Store, format, place string, sel Selection) Outcome {
	t.Helper()
	f, ok := Named(Formats(), format)
	if !ok {
		t.Fatalf("there is no format %s", format)
	}
	got, err := f.Write(ctx(), s, sel, place, false, nil)
	datatest.Must(t, err)
	return got
}

// tree reads all files of a folder.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	datatest.Must(t, filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("%s: got mode %o, want 600", filepath.Base(name), mode)
		}
		b, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name) // both are of this tree
		files[filepath.ToSlash(rel)] = string(b)
		return err
	}))
	return files
}

func TestMarkdownComesBackByteForByte(t *testing.T) {
	s := diary(t)
	first := filepath.Join(t.TempDir(), "first")
	if got := out(t, s, "markdown", first, Selection{}); got.Entries != 5 || got.Files != 2 {
		t.Errorf("got %+v, want 5 entries and 2 files", got)
	}
	other := datatest.Open(t)
	r := bring(t, other, first, false)
	if r.Added != 5 || r.Failed != 0 || r.Files != 2 || r.People != 1 {
		t.Errorf("got %+v, want 5 entries, 2 files, 1 person", r)
	}
	second := filepath.Join(t.TempDir(), "second")
	out(t, other, "markdown", second, Selection{})
	a, b := tree(t, first), tree(t, second)
	for name, text := range a {
		if b[name] != text {
			t.Errorf("%s: got\n%s\nwant\n%s", name, b[name], text)
		}
	}
	if len(a) != len(b) || len(a) != 7 {
		t.Errorf("got %d and %d files, want 7", len(a), len(b))
	}
	if r := bring(t, other, second, false); r.Added != 0 || r.Known != 5 {
		t.Errorf("imported twice: got %+v, want nothing new", r)
	}
}

func TestTheOwnExportCarriesAttachments(t *testing.T) {
	s := diary(t)
	first := own(t, s, Selection{})
	other := datatest.Open(t)
	if r := bring(t, other, file(t, "a.json", first), false); r.Files != 2 || r.Failed+r.OthersFailed != 0 {
		t.Errorf("got %+v, want 2 files", r)
	}
	if second := own(t, other, Selection{}); !bytes.Equal(first, second) {
		t.Errorf("differs: %s", firstDifference(first, second))
	}
	list, err := other.Entries(ctx(), data.Span{})
	datatest.Must(t, err)
	for _, e := range list {
		for _, a := range e.Attachments {
			r, err := other.OpenFile(ctx(), a.ID)
			datatest.Must(t, err)
			b, err := io.ReadAll(r)
			datatest.Must(t, errors.Join(err, r.Close()))
			if int64(len(b)) != a.Size {
				t.Errorf("got %d bytes, want %d", len(b), a.Size)
			}
		}
	}
}

// TestEveryFormatComesBack exports in each format that is read again: as many entries
// come in as went out, and a second import adds nothing.
func TestEveryFormatComesBack(t *testing.T) {
	for _, c := range []struct {
		format, name string
		entries      int
		files        int
	}{
		{"json", "a.json", 5, 2}, {"markdown", "a.zip", 5, 2}, {"dayone", "a.zip", 5, 2}, {"jrnl", "a.txt", 5, 0},
		{"jrnl-json", "a.json", 5, 0}, {"rednotebook", "a", 4, 0}, {"rednotebook", "a.zip", 4, 0},
	} {
		t.Run(c.format+" "+c.name, func(t *testing.T) {
			place := filepath.Join(t.TempDir(), c.name)
			out(t, diary(t), c.format, place, Selection{})
			s := datatest.Open(t)
			if dry := bring(t, s, place, true); dry.Added != c.entries || dry.Failed != 0 {
				t.Errorf("dry run: got %+v, want %d entries", dry, c.entries)
			}
			r := bring(t, s, place, false)
			if r.Added != c.entries || r.Failed != 0 || r.Files != c.files {
				t.Errorf("got %+v, want %d entries and %d files", r, c.entries, c.files)
			}
			n, err := s.Count(ctx(), data.KindEntry)
			datatest.Must(t, err)
			if again := bring(t, s, place, false); again.Added != 0 || again.Known != c.entries || n != c.entries {
				t.Errorf("%d entries, then %+v, want nothing new", n, again)
			}
		})
	}
}

func TestDayOneGetsBackWhatItHadKnown(t *testing.T) {
	place := filepath.Join(t.TempDir(), "a.zip")
	out(t, diary(t), "dayone", place, Selection{})
	z, err := zip.OpenReader(place)
	datatest.Must(t, err)
	defer func() { datatest.Must(t, z.Close()) }()
	r, err := z.Open("Journal.json")
	datatest.Must(t, err)
	b, err := io.ReadAll(r)
	datatest.Must(t, errors.Join(err, r.Close()))
	for _, want := range []string{`"weather":{"weatherCode":"cloudy"}`, strings.Repeat("AB", 16), `"isAllDay":true`, `dayone-moment://`, `dayone-moment:/pdfAttachment/`, `"timeZone":"Europe/Dublin"`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s is missing in %s", want, b)
		}
	}
}

func TestSelectionsAndInitialsGoForEveryFormat(t *testing.T) {
	s := diary(t)
	for _, f := range Formats() {
		place := filepath.Join(t.TempDir(), "x"+f.Ending)
		got := out(t, s, f.Name, place, Selection{Query: "tag:\"sea side\" OR evening", Initials: true, Today: datatest.Today()})
		if got.Entries != 2 {
			t.Errorf("%s: got %d entries, want 2", f.Name, got.Entries)
		}
		if f.Folder() {
			for name, text := range tree(t, place) {
				if strings.Contains(text, "Anna") || strings.Contains(text, "Berg") {
					t.Errorf("%s: a name stands in %s", f.Name, name)
				}
			}
			continue
		}
		b, err := os.ReadFile(place)
		datatest.Must(t, err)
		if strings.Contains(string(b), "Anna") {
			t.Errorf("%s: a name stands in it", f.Name)
		}
	}
}

func TestNothingIsOverwrittenUnasked(t *testing.T) {
	s := diary(t)
	for _, f := range Formats() {
		place := filepath.Join(t.TempDir(), "x"+f.Ending)
		if f.Folder() {
			datatest.Must(t, os.Mkdir(place, 0o700))
			place = filepath.Join(place, "x")
			datatest.Must(t, os.Mkdir(place, 0o700))
			datatest.Must(t, os.WriteFile(filepath.Join(place, "mine"), []byte("mine"), 0o600))
		} else {
			datatest.Must(t, os.WriteFile(place, []byte("mine"), 0o600))
		}
		if _, err := f.Write(ctx(), s, Selection{}, place, false, nil); !errors.Is(err, data.ErrFileThere) {
			t.Errorf("%s: got %v, want ErrFileThere", f.Name, err)
		}
		stopped, cancel := context.WithCancel(ctx())
		cancel()
		dir := t.TempDir()
		if _, err := f.Write(stopped, s, Selection{}, filepath.Join(dir, "new"+f.Ending), false, nil); err == nil {
			t.Errorf("%s: stopped, and yet done", f.Name)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("%s: stopped, it left %v, %v", f.Name, left, err)
		}
	}
}

func TestTwinsAndEditedEntriesAreKnownAgain(t *testing.T) {
	s := datatest.Open(t)
	text := "[2024-01-01 08:00] pill\n\n[2024-01-01 08:00] pill\n\n[2024-01-02 08:00] walk\n"
	name := file(t, "j.txt", []byte(text))
	if r := bring(t, s, name, false); r.Added != 3 {
		t.Errorf("got %+v, want all three", r)
	}
	list, err := s.Entries(ctx(), data.Span{})
	datatest.Must(t, err)
	list[0].Body = "changed here"
	datatest.Must(t, s.PutEntry(ctx(), &list[0]))
	if r := bring(t, s, name, false); r.Added != 0 || r.Known != 3 {
		t.Errorf("got %+v, want all known", r)
	}
	same := `{"entries":[{"title":"walk","body":"","date":"2024-01-02","time":"08:00"},{"title":"pill","body":"","date":"2024-01-01","time":"08:00","uuid":"u9"},{"title":"new","body":"","date":"2024-01-03","time":"08:00"}]}`
	r := bring(t, s, file(t, "j.json", []byte(same)), false)
	if r.Known != 1 || r.Added != 2 {
		t.Errorf("another file of the same program: got %+v", r)
	}
}

func TestALongTextGoesOnInFurtherEntries(t *testing.T) {
	s := datatest.Open(t)
	body := strings.Repeat("ä line of words\n", 100_000)
	name := file(t, "2024-04-17.md", []byte(body))
	if r := bring(t, s, name, false); r.Added != 1 || r.Failed != 0 {
		t.Errorf("got %+v", r)
	}
	list, err := s.Entries(ctx(), data.Span{})
	datatest.Must(t, err)
	total := 0
	for _, e := range list {
		total += len(e.Body)
	}
	if len(list) < 3 || total < len(body)-1 {
		t.Errorf("got %d entries with %d bytes, want all %d", len(list), total, len(body))
	}
	if r := bring(t, s, name, false); r.Known != 1 {
		t.Errorf("again: got %+v", r)
	}
}

func TestABadPictureStopsNothing(t *testing.T) {
	s := datatest.Open(t)
	dir := t.TempDir()
	datatest.Must(t, os.WriteFile(filepath.Join(dir, "2024-04-17.md"), []byte("a ![cap](p.png) b"), 0o600))
	datatest.Must(t, os.WriteFile(filepath.Join(dir, "2024-04-18.md"), []byte("fine"), 0o600))
	datatest.Must(t, os.WriteFile(filepath.Join(dir, "p.png"), pngBytes(t), 0o600))
	in, err := port.OpenInput(dir, time.UTC)
	datatest.Must(t, err)
	defer func() { datatest.Must(t, in.Close()) }()
	taken := false
	o := Options{Now: datatest.Clock(), Progress: func(int) {}}
	f, ok := port.FormatNamed("markdown")
	if !ok {
		t.Fatal("no markdown")
	}
	o.Format = &f
	i := &importer{ctx: ctx(), store: s, o: o, report: Report{}}
	datatest.Must(t, i.know())
	datatest.Must(t, f.Read(ctx(), in, port.Sink{Fault: i.fault, Noun: i.noun, Page: func(p port.Page) error {
		for n := range p.Files {
			p.Files[n] = func() (io.ReadCloser, error) { taken = true; return nil, fs.ErrPermission }
		}
		return i.page(p)
	}}))
	datatest.Must(t, i.flush())
	if !taken || i.report.Added != 2 || !slices.ContainsFunc(i.report.Lines, func(l Line) bool { return len(l.Lost) == 1 }) {
		t.Errorf("got %+v, want both entries and one lost picture", i.report)
	}
	list, err := s.Entries(ctx(), data.Span{})
	datatest.Must(t, err)
	if list[1].Body != "a cap b" {
		t.Errorf("got %q, want the caption in place of the picture", list[1].Body)
	}
}

func TestAStoppedImportKeepsWhatItHas(t *testing.T) {
	s := datatest.Open(t)
	var b strings.Builder
	for n := range 900 {
		b.WriteString(time.Date(2020, 1, 1+n, 8, 0, 0, 0, time.UTC).Format("[2006-01-02 15:04] entry\n\n"))
	}
	in, err := port.OpenInput(file(t, "j.txt", []byte(b.String())), time.UTC)
	datatest.Must(t, err)
	defer func() { datatest.Must(t, in.Close()) }()
	stop, cancel := context.WithCancel(ctx())
	defer cancel()
	r, err := Import(stop, s, in, Options{Now: datatest.Clock(), Progress: func(done int) {
		if done > 500 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || r.Added == 0 || r.Added >= 900 {
		t.Errorf("got %d added, %v, want some and the stop", r.Added, err)
	}
	n, err := s.Count(ctx(), data.KindEntry)
	if err != nil || n != r.Added {
		t.Errorf("got %d entries, %v, want the %d of the report", n, err, r.Added)
	}
}
