package port

import (
	"context"
	"encoding/base64"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
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

// fuzzFormat holds what a file of one format says against that format; pack makes the
// file of it.
func fuzzFormat(f *testing.F, name string, pack func(t testing.TB, s string) string, seeds ...string) {
	f.Helper()
	format, known := FormatNamed(name)
	if !known {
		f.Fatalf("no format %q", name)
	}
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		in, err := OpenInput(pack(t, s), time.UTC)
		if err != nil {
			if !errors.Is(err, data.ErrFile) {
				t.Fatalf("got %v, want ErrFile", err)
			}
			return
		}
		defer func() { check(t, in.Close()) }()
		in.Passphrase = []byte("s")
		soundPages(t, format, in)
	})
}

// asFile makes a single file of a name.
func asFile(name string) func(testing.TB, string) string {
	return func(t testing.TB, s string) string { return single(t, name, s) }
}

// zipped makes a zip in which the file of a name is what changes, beside others.
func zipped(name string, beside map[string]string) func(testing.TB, string) string {
	return func(t testing.TB, s string) string {
		files := map[string]string{name: s}
		maps.Copy(files, beside)
		return packed(t, files)
	}
}

func FuzzDayOne(f *testing.F) {
	fuzzFormat(f, AppDayOne, zipped("Journal.json", map[string]string{"photos/0a0a.jpeg": "x"}), dayOneJSON)
}

func FuzzDayOneText(f *testing.F) {
	fuzzFormat(f, "dayone-text", asFile("a.txt"), "\tDate:\t01 January 2019 at 00:00:00 GMT\n\tPhoto:\ta.jpg\n\nx\n")
}

func FuzzJrnl(f *testing.F) {
	fuzzFormat(f, "jrnl", asFile("a.txt"), "[2019-03-04 09:10] A *\nbody @anna\n\n[2019-03-05 09:10] B. c\n")
}

func FuzzJrnlJSON(f *testing.F) {
	fuzzFormat(f, "jrnl-json", asFile("a.json"), `{"tags":{},"entries":[{"title":"A","body":"b","date":"2019-03-04","time":"09:10","tags":["@x"],"starred":true}]}`)
}

func FuzzRedNotebook(f *testing.F) {
	fuzzFormat(f, AppRedNote, zipped("2024-02.txt", nil), "1: {text: '= H =', Tags: {a: null}}\n2:\n  text: |-\n    [\"\"/a/b\"\".jpg] #c\n    ====================\n")
}

func FuzzLifeograph(f *testing.F) {
	fuzzFormat(f, AppLifeograph, asFile("a.diary"), "LIFEOGRAPHDB\nV 2000\nE n\nId1\n\n"+lifeV2000(),
		"LIFEOGRAPHDB\nV 3010\nE n\n\nID7\nE F_n___0__~~~~~~202404170000000\nEpDx\nEfB0|1|\n",
		"LIFEOGRAPHDB\nV 1020\nE n\n\nID1\nCT1054968832\tA\n\nID2\nEf_n1054968832\nDr1596451707\nT a=5#h\nP x\nP ☐ y\n",
		"LIFEOGRAPHDB\nV 3000\nE n\n\nID7\nE F_n___0__~~~~~~202404170000000\nEp<_-EQ0I__0_~~~~~x\n")
}

func FuzzLifeographEncrypted(f *testing.F) {
	fuzzFormat(f, AppLifeograph, func(t testing.TB, s string) string {
		return single(t, "a.diary", "LIFEOGRAPHDB\nV 2000\nE y\n\n"+s)
	}, strings.Repeat("0123456789abcdef", 3))
}

func FuzzMarkdown(f *testing.F) {
	fuzzFormat(f, AppMarkdown, zipped("2024-04-17 two.md", map[string]string{"b.png": "x"}),
		"---\ndate: 2020-01-01\ntags: [a]\nx: {b: 1}\n---\n# T\n![a](b.png) ![[b.png]] [[c]]")
}

func FuzzDaylio(f *testing.F) {
	fuzzFormat(f, "daylio", func(t testing.TB, s string) string {
		return packed(t, map[string]string{"backup.daylio": base64.StdEncoding.EncodeToString([]byte(s)), "assets/photos/a/0a": "x"})
	}, `{"dayEntries":[{"datetime":1706994000000,"timeZoneOffset":3600000,"mood":2,"note_title":"T","note":"<b>n</b>","tags":[1],"assets":[1]}],"tags":[{"id":1,"name":"a"}],"assets":[{"id":1,"checksum":"0a","type":1}]}`)
}

func FuzzDaylioCSV(f *testing.F) {
	fuzzFormat(f, "daylio-csv", asFile("a.csv"), "full_date,date,weekday,time,mood,activities,scales,note_title,note\n2024-02-03,February 3,Saturday,10:00 PM,good,\"a | b\",,T,x<br>y\n")
}

func FuzzJourney(f *testing.F) {
	fuzzFormat(f, AppJourney, zipped("j1.json", map[string]string{"p.jpg": "x"}),
		`{"id":"j1","date_journal":1706994000000,"timezone":"Europe/Dublin","text":"<p>x</p>","type":"html","tags":["a"],"mood":3,"lat":1e400,"photos":["p.jpg"]}`)
}

func FuzzMiniDiary(f *testing.F) {
	fuzzFormat(f, AppMiniDiary, asFile("a.json"), `{"metadata":{},"entries":{"2020-01-02":{"title":"T","text":"x","dateUpdated":"2020-01-02T10:00:00Z"}}}`)
}

func FuzzKith(f *testing.F) {
	fuzzFormat(f, AppKith, asFile("a.json"),
		`{"format":"kith","version":1,"files":[{"id":"018f0c3e-7a2b-7cde-8f01-23456789abcd","data":["YQ=="]}],"entries":[{"id":"018f0c3e-7a2b-7cde-8f01-23456789abcd","day":"2024-03-01"}]}`)
}

func FuzzDiarium(f *testing.F) {
	whole, err := os.ReadFile(filepath.Join("testdata", "diarium.diary"))
	if err != nil {
		f.Fatal(err)
	}
	fuzzFormat(f, AppDiarium, asFile("a.diary"), string(whole))
}

// FuzzAnyFile holds whatever bytes against every format, as a person who chose a wrong
// file does.
func FuzzAnyFile(f *testing.F) {
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
	fuzzFile(f, dayOneJSON, "[2019-03-04 09:10] A\n", "full_date,time,mood,note\n2024-02-03,22:00,good,x\n", "SQLite format 3\x00")
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
