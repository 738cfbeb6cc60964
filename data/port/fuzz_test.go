package port

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf8"

	"kith/data"
)

// fuzzFile holds one file against every format: none may panic, and what it gives can
// be kept as it is but for its length.
func fuzzFile(f *testing.F, seeds ...string) {
	f.Helper()
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		name := filepath.Join(t.TempDir(), "a.md")
		check(t, os.WriteFile(name, b, 0o600))
		in, err := OpenInput(name, time.UTC)
		if err != nil {
			if !errors.Is(err, data.ErrFile) {
				t.Fatalf("got %v, want ErrFile", err)
			}
			return
		}
		defer func() { check(t, in.Close()) }()
		in.Passphrase = []byte("s")
		_, _ = Recognise(in) // whatever it says, it must not panic
		for _, format := range Formats() {
			soundPages(t, format, in)
		}
	})
}

// soundPages reads and looks at what came.
func soundPages(t *testing.T, f Format, in *Input) {
	t.Helper()
	_ = f.Read(context.Background(), in, Sink{ // most files are none of this format
		Page: func(p Page) error {
			e := &p.Entry
			if !utf8.ValidString(e.Body) || !utf8.ValidString(e.Title) || !validDay(e.Day) || e.Created.IsZero() || e.Modified.IsZero() {
				t.Errorf("%s: got day %v, created %v: not to be kept", f.Name, e.Day, e.Created)
			}
			if len(p.Files) != len(e.Attachments) {
				t.Errorf("%s: got %d files for %d attachments", f.Name, len(p.Files), len(e.Attachments))
			}
			return nil
		},
		Noun:  func(any) error { return nil },
		Fault: func(Fault) error { return nil },
	})
}

func FuzzReadJSON(f *testing.F) {
	fuzzFile(f, dayOneJSON,
		`{"format":"kith","version":1,"files":[{"id":"018f0c3e-7a2b-7cde-8f01-23456789abcd","data":["YQ=="]}],"entries":[{"id":"018f0c3e-7a2b-7cde-8f01-23456789abcd","day":"2024-03-01"}]}`,
		`{"tags":{},"entries":[{"title":"A","body":"b","date":"2019-03-04","time":"09:10"}]}`,
		`{"metadata":{},"entries":{"2020-01-02":{"title":"T","text":"x"}}}`)
}

func FuzzReadText(f *testing.F) {
	fuzzFile(f, "[2019-03-04 09:10] A *\nbody\n", "\tDate:\t01 January 2019 at 00:00:00 GMT\n\nx\n",
		"---\ndate: 2020-01-01\ntags: [a]\nx: {b: 1}\n---\n# T\n![a](b.png)", "full_date,time,mood,note\n2024-02-03,10:00 PM,good,x\n",
		"LIFEOGRAPHDB\nV 2000\nE n\nId1\n\n"+lifeV2000(), "LIFEOGRAPHDB\nV 3010\nE n\n\nID7\nE F_n___0__~~~~~~202404170000000\nEpDx\nEfB0|1|\n")
}

func FuzzReadSQLite(f *testing.F) {
	whole, err := os.ReadFile(filepath.Join("testdata", "diarium.diary"))
	if err != nil {
		f.Fatal(err)
	}
	fuzzFile(f, string(whole[:2048]), string(whole))
}

func FuzzReadZip(f *testing.F) {
	for _, files := range []map[string]string{
		{"a.json": `{"id":"j1","date_journal":1706994000000,"text":"x","photos":["p.jpg"]}`, "p.jpg": "x"},
		{"2024-03.txt": "1: {text: x}\n"}, {"2024-04-17.md": "x"}, {"backup.daylio": "e30="}, {"2019/03/04.txt": "[2019-03-04 09:10] a"},
	} {
		b, err := os.ReadFile(packed(f, files))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	fuzzFile(f)
}

func FuzzMonth(f *testing.F) {
	f.Add("1: {text: x, Tags: {a: null}}\n2:\n  text: '= H ='\n")
	f.Fuzz(func(t *testing.T, s string) {
		first := time.Date(2024, 2, 1, 0, 0, 0, 0, time.UTC)
		err := redDays(first, []byte(s), time.UTC, "2024-02.txt", Sink{Page: func(Page) error { return nil }, Fault: func(Fault) error { return nil }})
		check(t, err)
	})
}

func FuzzHTML(f *testing.F) {
	f.Add("<p>a<ul><li>b</ul><a href='x'>c</a>")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(markdown(s)) {
			t.Error("not UTF-8")
		}
	})
}
