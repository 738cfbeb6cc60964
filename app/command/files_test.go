package command

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kith/data/datatest"
)

// twoEntries is a journal as jrnl keeps it.
const twoEntries = "[2024-03-04 09:10] A walk\nby the sea\n\n[2024-03-05 09:10] Rain\n"

// export writes the vault into a place and gives what was said. It is done with a word
// of care on standard error.
func (d *desk) export(format, place string, more ...string) string {
	d.t.Helper()
	got := d.run("", append([]string{"export", "--format", format, "--out", place}, more...)...)
	if got.code != Done || !strings.Contains(got.err, "not encrypted") || strings.Count(got.err, "\n") != 1 {
		d.t.Fatalf("export %s: got code %d and %q, want it done with a word of care", format, got.code, got.err)
	}
	return strings.TrimSuffix(got.out, "\n")
}

func TestAnImportIsLookedAtKeptAndNeverKeptTwice(t *testing.T) {
	d := withVault(t)
	file := d.file("journal.txt", twoEntries)
	if got := d.want(Done, "", "import", file, "--dry-run"); !strings.Contains(got, "2 entries found, 2 would come in") {
		t.Errorf("dry run: got %q", got)
	}
	if got := d.want(Done, "", "list"); got != "" {
		t.Fatalf("a dry run kept %q", got)
	}
	r := object(t, d.want(Done, "", "import", file, "--json"))
	if r["found"] != 2.0 || r["added"] != 2.0 || r["dry_run"] != false {
		t.Errorf("import --json: got %v", r)
	}
	if got := d.want(Done, "", "import", file, "--format", "jrnl"); !strings.Contains(got, "0 brought in, 2 known already") {
		t.Errorf("a second time: got %q", got)
	}
	if got := d.want(Done, "", "list"); strings.Count(got, "\n") != 1 {
		t.Errorf("got %q, want two entries", got)
	}
}

func TestAnImportThatCannotBeSaysWhy(t *testing.T) {
	d := withVault(t)
	for _, c := range []struct {
		code  int
		words string
		args  []string
	}{
		{Failed, "no such file", []string{d.at("none.txt")}},
		{WrongUsage, "--format must be auto or one of", []string{d.file("x.txt", twoEntries), "--format", "word"}},
		{Failed, "", []string{d.file("x.bin", "\x00\x01\x02rubbish")}},
		{Failed, "", []string{d.file("x.zip", "PK\x03\x04 cut off"), "--format", "dayone"}},
		{Failed, "", []string{d.file("empty.json", ""), "--format", "kith"}},
	} {
		d.fails(c.code, c.words, append([]string{"import"}, c.args...)...)
	}
	if got := d.want(Done, "", "list"); got != "" {
		t.Errorf("got %q kept", got)
	}
}

func TestOneBadEntryStopsNoOther(t *testing.T) {
	d := withVault(t)
	file := d.file("Journal.json", `{"metadata":{"version":"1.0"},"entries":[{"uuid":"A","creationDate":"soon","text":"x"},`+
		`{"uuid":"7F0C2A9D5B1E4C36A8D1E2F3A4B5C6D7","creationDate":"2024-04-16T21:00:00Z","timeZone":"Europe/Dublin","text":"a calmer call"}]}`)
	got := d.run("", "import", file)
	if got.code != Failed || !strings.Contains(got.out, "1 brought in") || !strings.Contains(got.err, "1 could not be brought in") {
		t.Errorf("got code %d, %q and %q", got.code, got.out, got.err)
	}
	if got := d.want(Done, "", "list"); !strings.Contains(got, "a calmer call") {
		t.Errorf("got %q", got)
	}
}

func TestEveryFormatIsWrittenAndReadBack(t *testing.T) {
	d := withVault(t)
	d.fill()
	for _, f := range exportFormats(nil) {
		place := d.at("out-" + f.Name + f.Ending)
		if got := d.export(f.Name, place); !strings.Contains(got, "3 entries") {
			t.Errorf("%s: got %q", f.Name, got)
		}
		if !f.Folder() {
			d.read(place)
			got := d.run("", "export", "--format", f.Name, "--out", place)
			if got.code != Failed {
				t.Errorf("%s: a file that is there was replaced: code %d", f.Name, got.code)
			}
			d.export(f.Name, place, "--replace")
		}
		switch f.Name {
		case "csv", "html", "pdf": // for people, and read by no journal
			continue
		}
		if got := d.want(Done, "", "import", place, "--dry-run", "--json"); object(t, got)["found"] != 3.0 {
			t.Errorf("%s read back: got %s", f.Name, got)
		}
	}
	if left := d.leftovers(); len(left) != 0 {
		t.Errorf("half-made files are left: %v", left)
	}
}

func TestTheOwnFormIsStableByteForByte(t *testing.T) {
	d, other := withVault(t), deskHere(t)
	d.fill()
	other.want(Done, "", "create")
	first, again, third := d.at("1.json"), d.at("2.json"), other.at("3.json")
	d.export("json", first)
	d.export("json", again)
	other.want(Done, "", "import", first)
	other.export("json", third)
	if a, b, c := d.read(first), d.read(again), other.read(third); a != b || a != c {
		t.Errorf("got %d, %d and %d bytes that differ", len(a), len(b), len(c))
	}
}

func TestASelectionGoesOutWithoutNames(t *testing.T) {
	d := withVault(t)
	d.fill()
	place := d.at("some.txt")
	d.export("jrnl", place, "--tag", "repair", "--initials")
	if got := d.read(place); !strings.Contains(got, "A calmer call") || strings.Contains(got, "Anna") {
		t.Errorf("got %s, want the one entry without names", got)
	}
	for _, c := range []struct {
		code  int
		words string
		args  []string
	}{
		{WrongUsage, "--format must be one of", []string{"--format", "word", "--out", d.at("x")}},
		{Failed, "nobody of that name", []string{"--format", "pdf", "--out", d.at("x.pdf"), "--people", "Zoë"}},
		{Failed, "", []string{"--format", "pdf", "--out", d.at("none/x.pdf")}},
		{WrongUsage, "", []string{"--format", "pdf"}},
	} {
		got := d.run("", append([]string{"export"}, c.args...)...)
		if got.code != c.code || !strings.Contains(got.err, c.words) {
			t.Errorf("export %v: got code %d and %q", c.args, got.code, got.err)
		}
	}
	if _, err := os.Stat(d.at("x.pdf")); err == nil {
		t.Error("an export that failed left a file")
	}
}

func TestThePDFIsReadByAnotherProgram(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not here")
	}
	d := withVault(t)
	d.fill()
	place := d.at("journal.pdf")
	d.export("pdf", place, "--tag", "repair", "--initials")
	got, err := exec.Command(tool, place, "-").Output()
	datatest.Must(t, err)
	if text := string(got); !strings.Contains(text, "A calmer call") || strings.Contains(text, "Anna") || !strings.Contains(text, "not encrypted") {
		t.Errorf("got %s", text)
	}
}

// RedNotebook's own loader must read what is written for it.
func TestRedNotebookReadsItsExport(t *testing.T) {
	const home = "/usr/share/rednotebook"
	python, err := exec.LookPath("python3")
	if _, serr := os.Stat(filepath.Join(home, "rednotebook")); err != nil || serr != nil {
		t.Skip("RedNotebook is not here")
	}
	d := withVault(t)
	d.fill()
	for text, day := range map[string]string{"two of a day: yes, # no comment": "2026-11-22", "- item\n- 'quoted' \"twice\" \\ back\n\n王芳 😀 %": "2026-11-23"} {
		d.bare(Done, text, "write", "--passphrase-file", d.pass, "--day", day)
	}
	place := d.at("red")
	d.export("rednotebook", place)
	const script = `import sys
sys.path.insert(0, sys.argv[1])
import rednotebook.storage as storage
for name, month in sorted(storage.load_all_months_from_disk(sys.argv[2]).items()):
    for number, day in sorted(month.days.items()):
        print(name, number, repr(day.text))
`
	cmd := exec.Command(python, "-c", script, home, place)
	cmd.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1", "PYTHONUTF8=1")
	got, err := cmd.Output()
	if err != nil {
		t.Fatalf("its loader failed: %v", err)
	}
	days := strings.Count(string(got), "\n")
	if want := 4; days != want {
		t.Errorf("got %d days, want %d:\n%s", days, want, got)
	}
	for _, want := range []string{"2026-11 22", "two of a day: yes", "王芳 😀", "2026-10 14"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// jrnl must read what is written for it.
func TestJrnlReadsItsExport(t *testing.T) {
	tool, err := exec.LookPath("jrnl")
	if err != nil {
		t.Skip("jrnl is not here")
	}
	d := withVault(t)
	d.fill()
	place, config := d.at("jrnl.txt"), d.file("jrnl.yaml", "")
	d.export("jrnl", place)
	d.file("jrnl.yaml", "version: v4.0\njournals:\n  default:\n    journal: "+place+"\nencrypt: false\ntagsymbols: '#@'\ntimeformat: '%Y-%m-%d %H:%M'\nlinewrap: 79\n")
	got, err := exec.Command(tool, "--config-file", config, "--format", "json").Output()
	datatest.Must(t, err)
	if n := len(object(t, string(got))["entries"].([]any)); n != 3 {
		t.Errorf("got %d entries, want 3: %s", n, got)
	}
}
