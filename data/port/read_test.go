package port

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones of these tests, wherever they run

	"kith/data"
)

// got is what a reader found.
type got struct {
	pages  []Page
	nouns  []any
	faults []Fault
}

// place makes a folder of files.
func place(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		check(t, os.MkdirAll(filepath.Dir(full), 0o700))
		check(t, os.WriteFile(full, []byte(text), 0o600))
	}
	return dir
}

// packed makes a zip of files.
func packed(t testing.TB, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.Create(name)
		check(t, err)
		_, err = io.WriteString(w, files[name])
		check(t, err)
	}
	check(t, z.Close())
	return single(t, "a.zip", b.String())
}

// single makes one file.
func single(t testing.TB, name, text string) string {
	return filepath.Join(place(t, map[string]string{name: text}), name)
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// berlin is the zone of the person in these tests.
func berlin(t testing.TB) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Europe/Berlin")
	check(t, err)
	return loc
}

// read recognises a file, which must be of one format, and reads it.
func read(t testing.TB, name, format string) got {
	t.Helper()
	g, err := tryRead(t, name, format, nil)
	check(t, err)
	return g
}

func tryRead(t testing.TB, name, format string, passphrase []byte) (got, error) {
	t.Helper()
	in, err := OpenInput(name, berlin(t))
	if err != nil {
		return got{}, err
	}
	t.Cleanup(func() { check(t, in.Close()) })
	in.Passphrase = passphrase
	f, err := Recognise(in)
	if err != nil {
		return got{}, err
	}
	if f.Name != format {
		t.Errorf("recognised as %s, want %s", f.Name, format)
	}
	return readAll(in, f)
}

func readAll(in *Input, f Format) (g got, err error) {
	err = f.Read(context.Background(), in, Sink{
		Page:  func(p Page) error { g.pages = append(g.pages, p); return nil },
		Noun:  func(v any) error { g.nouns = append(g.nouns, v); return nil },
		Fault: func(f Fault) error { g.faults = append(g.faults, f); return nil },
	})
	return g, err
}

// brief shows a page in one line.
func brief(p Page) string {
	e := p.Entry
	body := e.Body
	for i, a := range e.Attachments {
		body = strings.ReplaceAll(body, a.ID.String(), fmt.Sprintf("%d", i))
	}
	mood := ""
	if e.Mood.Set {
		mood = fmt.Sprintf(" mood=%g", e.Mood.Value)
	}
	star := ""
	if e.Starred {
		star = " *"
	}
	return fmt.Sprintf("%s|%s|%s|%s%s%s", e.Day, e.Title, strings.ReplaceAll(body, "\n", "~"), strings.Join(e.Tags, ","), mood, star)
}

func wantPages(t *testing.T, g got, want ...string) {
	t.Helper()
	var have []string
	for _, p := range g.pages {
		have = append(have, brief(p))
		checked := p.Entry
		checked.ID = data.NewID()
		for i := range checked.Attachments {
			checked.Attachments[i].SHA256 = make(data.Sum, 32)
		}
		if err := checked.Check(); err != nil {
			t.Errorf("the page cannot be kept: %v", err)
		}
	}
	if !slices.Equal(have, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(have, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func wantFaults(t *testing.T, g got, n int) {
	t.Helper()
	if len(g.faults) != n {
		t.Errorf("got faults %v, want %d", g.faults, n)
	}
}

const dayOneJSON = `{"metadata":{"version":"1.0"},"entries":[
 {"uuid":"7F0C2A9D5B1E4C36A8D1E2F3A4B5C6D7","creationDate":"2024-04-16T23:00:00Z","modifiedDate":"2024-04-17T20:11:05Z",
  "timeZone":"Europe\/Dublin","isAllDay":true,"starred":true,"tags":["repair","Anna"],
  "text":"# A calmer call\n\nI said what I needed\\. She stayed\\.\n\n![](dayone-moment:\/\/AA01)\n\n![](dayone-moment:\/\/AA02)",
  "location":{"placeName":"Quay"},"weather":{"weatherCode":"cloudy"},
  "photos":[{"identifier":"AA01","md5":"0a0a","orderInEntry":0},{"identifier":"AA03","md5":"0c0c","type":"png","orderInEntry":1,"fnumber":"(null)","width":"odd"},7]},
 {"uuid":"B2","creationDate":"2024-04-16T23:00:00Z","timeZone":"Europe/Dublin","text":"same photo ![x](DAYONE-PHOTO://aa01) and code ` + "`a\\\\.b`" + `"},
 {"uuid":"B3","creationDate":"2024-05-01T10:00:00+02:00","timeZone":"Nowhere/Land","text":"","richText":"{\"meta\":{\"version\":1},\"contents\":[{\"text\":\"Head\\n\",\"attributes\":{\"line\":{\"header\":1}}},{\"text\":\"plain \"},{\"text\":\"bold\",\"attributes\":{\"bold\":true}},{\"text\":\" and \"},{\"text\":\"bright\",\"attributes\":{\"highlightedColor\":\"ffc107cc\"}},{\"text\":\"\\n\"},{\"text\":\"one\\n\",\"attributes\":{\"line\":{\"listStyle\":\"bulleted\",\"indentLevel\":1}}},{\"text\":\"done\\n\",\"attributes\":{\"line\":{\"listStyle\":\"checkbox\",\"checked\":true}}},{\"embeddedObjects\":[{\"type\":\"horizontalRuleLine\"},{\"type\":\"photo\",\"identifier\":\"AA01\"}]}]}"},
 {"uuid":"B4","creationDate":"no date","text":"lost"},
 "no object",
 {"uuid":"B5","creationDate":"2024-05-02T00:30:00Z","timeZone":"America/New_York","text":"the evening before","audios":[{"identifier":"AA05","md5":"0e0e","format":"aac"}]}
]}`

func dayOneFiles() map[string]string {
	return map[string]string{
		"Diary.json": dayOneJSON, "photos/0a0a.jpeg": "\xff\xd8\xff one", "photos/0c0c.png": "\x89PNG\r\n\x1a\n two", "audios/0e0e.m4a": "sound",
		"__MACOSX/._Diary.json": "rubbish",
	}
}

func TestDayOneComesInWithItsDaysAndPictures(t *testing.T) {
	for _, name := range []string{packed(t, dayOneFiles()), place(t, dayOneFiles())} {
		g := read(t, name, "dayone")
		wantPages(t, g,
			"2024-04-17|A calmer call|I said what I needed. She stayed.~~![](file:0)~~![](dayone-moment://AA02)~~![](file:1)|repair,Anna *",
			"2024-04-17||same photo ![](file:0) and code `a\\.b`|",
			"2024-05-01|Head|plain **bold** and ==bright==~- one~- [x] done~---~~![](file:0)|",
			"2024-05-01||the evening before~~[0e0e.m4a](file:0)|")
		wantFaults(t, g, 2)
		if x := string(g.pages[0].Entry.Source.Extras); !strings.Contains(x, "cloudy") || !strings.Contains(x, "Quay") {
			t.Errorf("got extras %s, want weather and place", x)
		}
		r, err := g.pages[1].Files[0]()
		check(t, err)
		b, err := io.ReadAll(r)
		check(t, errors.Join(err, r.Close()))
		if string(b) != "\xff\xd8\xff one" {
			t.Errorf("got %q, want the picture that another entry describes", b)
		}
		if len(g.pages[0].Lost) != 1 || len(g.pages[2].Lost) != 1 {
			t.Errorf("got %q and %q, want one missing picture and one unknown zone", g.pages[0].Lost, g.pages[2].Lost)
		}
	}
}

func TestADayOneJournalAloneComesInWithoutItsPictures(t *testing.T) {
	g := read(t, single(t, "Diary.json", dayOneJSON), "dayone")
	if len(g.pages) != 4 || len(g.pages[0].Files) != 0 || len(g.pages[0].Lost) == 0 {
		t.Errorf("got %d pages, %v", len(g.pages), g.pages[0].Lost)
	}
}

func TestDayOnePlainText(t *testing.T) {
	text := "\tDate:\t01 January 2019 at 00:00:00 GMT\n\tWeather:\t3° Cloudy\n\tTags:\tone, two\n\nFirst line\nmore\n\tDate: no\n\n\tDate:\tJanuary 2, 2019 at 10:30:00 PM GMT\n\nSecond\n\n\tDate:\trubbish\n\nThird\n"
	g := read(t, single(t, "a.txt", text), "dayone-text")
	wantPages(t, g, "2019-01-01|First line|more~\tDate: no|one,two", "2019-01-02|Second||")
	wantFaults(t, g, 1)
}

func TestJrnlText(t *testing.T) {
	text := "\ufeff[2019-03-04 09:10] A walk. *\nwith @Anna and @mum_2\n\n [2020-01-01 10:00] is a line of the text\n[not a date] too\n\n[2019-03-05] All day\n[2019-03-06 11:12 PM] Late\nbody\n"
	g := read(t, single(t, "journal.txt", text), "jrnl")
	wantPages(t, g,
		"2019-03-04|A walk.|with @Anna and @mum_2~~[2020-01-01 10:00] is a line of the text~[not a date] too|anna,mum_2 *",
		"2019-03-05|All day||", "2019-03-06|Late|body|")
	if at := g.pages[0].Entry.Created; at != time.Date(2019, 3, 4, 8, 10, 0, 0, time.UTC) {
		t.Errorf("got %v, want the time in the person's zone", at)
	}
	g = read(t, place(t, map[string]string{"2019/03/04.txt": "[2019-03-04 09:10] a\nx\n\n[2019-03-04 10:10] b\n", "2019/03/05.txt": "[2019-03-05 09:10] c\n"}), "jrnl")
	wantPages(t, g, "2019-03-04|a|x|", "2019-03-04|b||", "2019-03-05|c||")
}

func TestJrnlJSON(t *testing.T) {
	text := `{"tags":{"@anna":1},"entries":[{"title":"A","body":"b @Anna","date":"2019-03-04","time":"09:10","tags":["@anna"],"starred":true,"uuid":"u1","creator":{"x":1}},{"title":"no tags","body":"","date":"2019-03-05","time":"10:00"},{"title":"bad","date":"x"}]}`
	g := read(t, single(t, "j.json", text), "jrnl-json")
	wantPages(t, g, "2019-03-04|A|b @Anna|anna *", "2019-03-05|no tags||")
	wantFaults(t, g, 1)
	if s := g.pages[0].Entry.Source; s.ID != "u1" || string(s.Extras) != `{"creator":{"x":1}}` {
		t.Errorf("got %+v, want id and creator", s)
	}
}

func TestRedNotebook(t *testing.T) {
	files := map[string]string{
		"2024-03.txt":                  "1: {text: \"= Head =\\n**b** //i// --s-- ``c``\\n- point\\n+ one\\n====================\\n[\\\"\\\"/home/x/pic\\\"\\\".jpg?400] [site \\\"\\\"http://a.b/c\\\"\\\"]\\n#repair #ff00aa #include\", Tags: {old tag: null}, Ideas: {first: null, second: null}}\n31:\n  text: plain\n",
		"2024-02.txt":                  "30:\n  text: no such day\n29: {text: !!python/unicode 'leap'}\n1:\n  text: ''\n",
		"2024-04.txt":                  ": : broken [",
		"2024-03.old.txt":              "1: {text: old}",
		"2024-13.txt":                  "1: {text: x}",
		"2024-03.txt.CONFLICT_BACKUP1": "x",
	}
	for _, name := range []string{place(t, files), packed(t, files)} {
		g := read(t, name, "rednotebook")
		wantPages(t, g, "2024-02-29||leap|",
			"2024-03-01||# Head~**b** *i* ~~s~~ `c`~- point~1. one~---~![pic](/home/x/pic.jpg) [site](http://a.b/c)~#repair #ff00aa #include~~## Ideas~~- first~- second|repair,old_tag",
			"2024-03-31||plain|")
		wantFaults(t, g, 3)
	}
}

func TestMarkdownFolder(t *testing.T) {
	files := map[string]string{
		"daily/2024-04-17.md": "---\ntags: [repair, '#b/c']\nmood: 1\naliases: [x]\nfavourite: true\n---\n# Title\n\nText ![[pic.png]] and ![cap](../img/pic%202.jpg) [web](https://a.b) ![no](gone.png)\n",
		"img/pic.png":         "png", "img/pic 2.jpg": "jpg",
		"daily/2024-04-18 0930.md": "no head",
		"A thought.md":             "---\ncreationDate: 2020-08-21T10:30:00\nupdated: 2021-01-02\npeople: [\"[[Anna|A]]\"]\nmood: 9\n---\nbody",
		"no day.md":                "text",
		"bad.md":                   "---\na: [\n---\n",
		".obsidian/x.md":           "no",
		"2024-05-01.md":            "---\n{\"title\": \"json\", \"tag\": \"a, b\"}\n---\nx",
	}
	g := read(t, place(t, files), "markdown")
	wantPages(t, g,
		"2024-05-01|json|x|a,b",
		"2020-08-21|A thought|body|",
		"2024-04-17|Title|Text ![](file:0) and ![cap](file:1) [web](https://a.b) ![no](gone.png)|repair,b/c mood=1 *",
		"2024-04-18||no head|")
	wantFaults(t, g, 2)
	if p := g.pages[1]; !slices.Equal(p.People, []string{"Anna"}) || !strings.Contains(string(p.Entry.Source.Extras), `"mood":"9"`) || len(p.Lost) != 1 {
		t.Errorf("got %v, %s, %v, want Anna and the odd mood kept", p.People, p.Entry.Source.Extras, p.Lost)
	}
	if x := string(g.pages[2].Entry.Source.Extras); x != `{"aliases":["x"]}` {
		t.Errorf("got extras %s, want the aliases", x)
	}
	read(t, packed(t, map[string]string{"a/2024-04-17.md": "x"}), "markdown")
	read(t, single(t, "2024-04-17.md", "x"), "markdown")
}

func TestDaylioCSV(t *testing.T) {
	text := "\ufefffull_date,date,weekday,time,mood,activities,scales,note_title,note\r\n\"2024-02-03\",February 3,Sat,10:00 PM,good,\"walk, long | tea 🍵\",,T,\"a<br>b &amp; c\"\r\n\r\n2024-02-03,February 3,Sat,22:00,Super-duper,,Sleep: 4,,\r\n31/12/2023,x,x,7:05,awful,,,,n\r\nrubbish,,,,,,,,\r\n"
	g := read(t, single(t, "d.csv", text), "daylio-csv")
	wantPages(t, g, "2024-02-03|T|a~b & c|walk, long,tea 🍵 mood=1", "2024-02-03|||", "2023-12-31||n| mood=-2")
	wantFaults(t, g, 1)
	if x := string(g.pages[1].Entry.Source.Extras); !strings.Contains(x, "Super-duper") || !strings.Contains(x, "Sleep: 4") {
		t.Errorf("got %s, want the own mood and the scale", x)
	}
}

func TestDaylioBackup(t *testing.T) {
	inner := `{"dayEntries":[{"id":3,"datetime":1706994000000,"timeZoneOffset":3600000,"mood":1,"note_title":"T","note":"<p>a <b>b</b></p>","tags":[1,2],"assets":[9,8]},{"id":4,"datetime":1706994000000,"timeZoneOffset":36000000,"mood":7,"note":"","tags":[]},{"id":5}],"tags":[{"id":1,"name":"walk"},{"id":2,"name":"tea"}],"customMoods":[{"id":1,"mood_group_id":1},{"id":7,"custom_name":"own","mood_group_id":4}],"assets":[{"id":9,"checksum":"abc","type":1}]}`
	coded := base64.StdEncoding.EncodeToString([]byte(inner))
	g := read(t, packed(t, map[string]string{"backup.daylio": coded[:40] + "\r\n" + coded[40:], "assets/photos/2024/2/abc": "\xff\xd8\xff"}), "daylio")
	wantPages(t, g, "2024-02-03|T|a **b**~~![](file:0)|walk,tea mood=2", "2024-02-04|||"+" mood=-1")
	wantFaults(t, g, 1)
	if len(g.pages[0].Lost) != 1 {
		t.Errorf("got %v, want the missing picture named", g.pages[0].Lost)
	}
}

func TestJourney(t *testing.T) {
	g := read(t, packed(t, map[string]string{
		"a.json": `{"id":"j1","date_journal":1706994000000,"date_modified":1706995000000,"timezone":"Asia/Tokyo","text":"<p>Hi <i>there</i></p>","type":"html","mood":5,"tags":["x"],"favourite":true,"lat":1.7976931348623157e308,"lon":0,"weather":{"degree_c":1.8e308},"photos":["p.jpg","gone.jpg"],"preview_text":"Hi"}`,
		"b.json": `{"id":"j2","date_journal":1706994000000,"text":"# T\n\nmd","weather":{"degree_c":200},"lat":1e300}`,
		"c.json": `{`, "p.jpg": "\xff\xd8\xff",
	}), "journey")
	wantPages(t, g, "2024-02-04||Hi *there*~~![](file:0)|x mood=2 *", "2024-02-03|T|md|")
	wantFaults(t, g, 1)
	if x := string(g.pages[1].Entry.Source.Extras); x != "" {
		t.Errorf("got %s, want no weather and no place", x)
	}
}

func TestMiniDiary(t *testing.T) {
	g := read(t, single(t, "m.json", `{"metadata":{"application":"Mini Diary"},"entries":{"2020-01-02":{"title":"T","text":"md","dateUpdated":"2020-01-03T10:00:00Z"},"x":{"text":"bad"}}}`), "minidiary")
	wantPages(t, g, "2020-01-02|T|md|")
	wantFaults(t, g, 1)
}
