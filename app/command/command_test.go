package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
)

// TestMain keeps the list of this machine's fonts out of the person's folders.
func TestMain(m *testing.M) {
	home, err := os.MkdirTemp("", "kith-command-")
	if err != nil {
		panic(err)
	}
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		_ = os.Setenv(name, home)
	}
	code := m.Run()
	_ = os.RemoveAll(home)
	os.Exit(code)
}

const passphrase = "seven quiet herons"

// desk is a place where commands are typed: a folder with a passphrase file and
// the vault that is named nowhere.
type desk struct {
	t      *testing.T
	dir    string // for files
	vault  string
	pass   string // the passphrase file
	window []string
}

// answer is what a command left behind.
type answer struct {
	code     int
	out, err string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	t.Parallel()
	return deskHere(t)
}

// deskHere is a desk for a test that changes the folder it runs in.
func deskHere(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, dir: t.TempDir()}
	d.vault = filepath.Join(d.dir, "vault")
	d.pass = d.file("pass", passphrase+"\n")
	return d
}

// withVault is a desk whose vault is made.
func withVault(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.want(Done, "", "create")
	return d
}

// file writes a file and gives its name.
func (d *desk) file(name, text string) string {
	d.t.Helper()
	full := filepath.Join(d.dir, name)
	datatest.Must(d.t, os.WriteFile(full, []byte(text), 0o600))
	return full
}

// at gives the name of a file that need not be there.
func (d *desk) at(name string) string { return filepath.Join(d.dir, name) }

// world is what the commands of the desk are given.
func (d *desk) world(in string, out, err *bytes.Buffer) World {
	zone, zerr := time.LoadLocation(datatest.Zone)
	datatest.Must(d.t, zerr)
	return World{
		In: strings.NewReader(in), Out: out, Err: err, Vault: d.vault,
		Now:     func() time.Time { return datatest.Clock().In(zone) },
		Window:  func(v string) error { d.window = append(d.window, "window "+v); return nil },
		Look:    func(v string) error { d.window = append(d.window, "look "+v); return nil },
		Tour:    func(f string) error { d.window = append(d.window, "tour "+f); return nil },
		Frames:  func(n int) error { d.window = append(d.window, "frames "+strconv.Itoa(n)); return nil },
		Options: vault.Options{WorkFactor: 10, BallastSize: 1 << 12, MinFree: 1},
	}
}

// raw runs a command as it stands.
func (d *desk) raw(in string, args ...string) answer {
	d.t.Helper()
	var out, err bytes.Buffer
	code := Run(args, d.world(in, &out, &err))
	return answer{code, out.String(), err.String()}
}

// run runs a command with the passphrase file.
func (d *desk) run(in string, args ...string) answer {
	d.t.Helper()
	return d.raw(in, append(args, "--passphrase-file", d.pass)...)
}

// want runs a command that must give this code and gives what it printed,
// without the last line end.
func (d *desk) want(code int, in string, args ...string) string {
	d.t.Helper()
	return d.check(d.run(in, args...), code, args)
}

// bare is want for a command that opens no vault.
func (d *desk) bare(code int, in string, args ...string) string {
	d.t.Helper()
	return d.check(d.raw(in, args...), code, args)
}

// check compares the code. Success says nothing on standard error, failure one line.
func (d *desk) check(got answer, code int, args []string) string {
	d.t.Helper()
	if got.code != code {
		d.t.Fatalf("kith %s: got code %d, want %d; standard error: %s", args[0], got.code, code, got.err)
	}
	lines := strings.Count(got.err, "\n")
	if code == Done && got.err != "" || code != Done && (lines != 1 || !strings.HasPrefix(got.err, "kith: ")) {
		d.t.Errorf("kith %s, code %d: got on standard error %q, want one line that begins with kith:, or none when it is done", args[0], code, got.err)
	}
	return strings.TrimSuffix(got.out, "\n")
}

// fails runs a command that must fail with this code and these words on standard error.
func (d *desk) fails(code int, words string, args ...string) {
	d.t.Helper()
	got := d.run("", args...)
	d.check(got, code, args)
	if !strings.Contains(got.err, words) {
		d.t.Errorf("kith %s: got %q, want it to say %q", strings.Join(args, " "), got.err, words)
	}
}

// store opens the vault of the desk as another program would; the caller closes it.
func (d *desk) store() *data.Store {
	d.t.Helper()
	var none bytes.Buffer
	v, err := vault.Open(d.vault, []byte(passphrase), d.world("", &none, &none).Options)
	datatest.Must(d.t, err)
	s, err := data.Open(v, data.Options{Now: datatest.Clock, NoSearch: true})
	datatest.Must(d.t, err)
	return s
}

// fill puts the small life of package datatest into the vault.
func (d *desk) fill() datatest.Life {
	d.t.Helper()
	s := d.store()
	l := datatest.Fill(d.t, s)
	datatest.Must(d.t, s.Close())
	return l
}

// object reads JSON and checks that it is one object with exactly these keys.
func object(t *testing.T, text string, keys ...string) map[string]any {
	t.Helper()
	var got map[string]any
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatalf("got %q, want a JSON object: %v", text, err)
	}
	wantKeys(t, got, keys)
	return got
}

// objects reads a JSON list of n objects with exactly these keys each.
func objects(t *testing.T, text string, n int, keys ...string) []map[string]any {
	t.Helper()
	var got []map[string]any
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatalf("got %q, want a JSON list: %v", text, err)
	}
	if got == nil || len(got) != n {
		t.Fatalf("got %q, want a list of %d", text, n)
	}
	for _, o := range got {
		wantKeys(t, o, keys)
	}
	return got
}

func wantKeys(t *testing.T, got map[string]any, keys []string) {
	t.Helper()
	have := slices.Sorted(maps.Keys(got))
	want := slices.Sorted(slices.Values(keys))
	if len(keys) > 0 && !slices.Equal(have, want) {
		t.Errorf("got the keys %v, want %v", have, want)
	}
}

func TestTheWindowOpensByItself(t *testing.T) {
	d := newDesk(t)
	for _, args := range [][]string{{}, {"--vault", "x"}, {"window"}, {"--tour", "y"}, {"--frames", "50"}} {
		if got := d.raw("", args...); got != (answer{}) {
			t.Errorf("kith %v: got %+v, want nothing and code 0", args, got)
		}
	}
	want := []string{"window ", "window x", "window ", "tour y", "frames 50"}
	if !slices.Equal(d.window, want) {
		t.Errorf("got %q opened, want %q", d.window, want)
	}
}

func TestWordsThatAreOffAreWrongUsage(t *testing.T) {
	d := newDesk(t)
	for _, args := range [][]string{
		{"dance"}, {"--dance"}, {"-d"}, {"list", "--vault", ""}, {"--vault="}, {"write", "-x"}, {"search", "-x", "--best"}, {"write", "--day", "yesterday", "x"}, {"list", "--from", "2026-13-01"}, {"list", "--limit", "many"},
		{"list", "--limit", "-1"}, {"list", "--from", "2026-02-02", "--to", "2026-02-01"}, {"show"}, {"show", "not-an-id"},
		{"search"}, {"search", "x", "--sort", "best"}, {"search", "x", "--limit", "-3"}, {"people", "--ring", "2"},
		{"contact", "--given", "company"}, {"contact", "--with", "Anna", "--about", "Anna"}, {"contact", "--with", "Anna", "--reached", "nobody"},
		{"contact", "--with", "Anna", "--given", "listening:huge"}, {"contact", "--limit", "-1"}, {"contact", "--from", "2026-02-02", "--to", "2026-02-01"},
		{"map"}, {"map", "--out", "m.gif"}, {"map", "--out", "m"}, {"map", "--out", "m.svg", "--width", "5"}, {"map", "--out", "m.svg", "--height", "NaN"},
		{"chart", "luck"}, {"chart", "--out", "c.svg"}, {"chart", "mood", "--out", "c.bmp"}, {"chart", "mood", "--from", "2026-02-02", "--to", "2026-02-01"},
		{"chart", "mood", "--height", "1e9"}, {"reciprocity", "--half-life", "-1"}, {"reciprocity", "--from", "f.json", "--half-life", "90"},
		{"reciprocity", "--from", "f.json", "--day", "2026-01-01"}, {"layout"}, {"stats"}, {"stats", "luck"}, {"measure"}, {"measure", "check"},
		{"measure", "score", "x"}, {"measure", "score", "-", "-"}, {"sample", "--years", "0"}, {"sample", "--entries", "-1"}, {"sample", "--people", "99999999"},
		{"sample", "--seed", "x"}, {"verify", "--repair"}, {"verify", "--into", "x"}, {"passphrase"},
		{"passphrase", "--new-file", d.pass, "--recovery-file", d.pass},
	} {
		got := d.run("", args...)
		if got.code != WrongUsage || got.out != "" || strings.Count(got.err, "\n") != 1 || !strings.HasPrefix(got.err, "kith: ") {
			t.Errorf("kith %v: got %+v, want code 2 and one line", args, got)
		}
	}
	if vault.Exists(d.vault) {
		t.Error("wrong usage made a vault")
	}
}

func TestEveryCommandHasHelp(t *testing.T) {
	d := newDesk(t)
	commands := []string{
		"window", "write", "list", "show", "search", "people", "people import", "contact", "import", "export", "map", "chart", "reciprocity", "layout", "stats",
		"measure", "measure check", "measure score", "sample", "create", "verify", "passphrase", "recovery",
	}
	for _, name := range commands {
		out := d.bare(Done, "", append(strings.Fields(name), "--help")...)
		if !strings.Contains(out, "Usage: kith "+name) {
			t.Errorf("kith %s --help: got %q, want its usage", name, out)
		}
		if shown := strings.Contains(out, "\nExamples:\n  "); shown == (name == "window" || name == "measure") {
			t.Errorf("kith %s --help: examples shown: %v", name, shown)
		}
	}
	top := d.bare(Done, "", "--help")
	for _, name := range commands {
		if !strings.Contains(top, "\n  "+name+" ") && name != "measure" {
			t.Errorf("kith --help does not name %s", name)
		}
	}
	if !strings.Contains(top, "5 vault in use") || !strings.Contains(top, "\nExamples:\n") {
		t.Errorf("kith --help: got %q, want the exit codes and examples", top)
	}
}

func TestTheVersionIsThatOfThePackage(t *testing.T) {
	if got, want := newDesk(t).bare(Done, "", "--version"), "kith "+Version; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	b, err := os.ReadFile("../../FyneApp.toml")
	datatest.Must(t, err)
	if want := "Version = \"" + Version + "\"\n"; !strings.Contains(string(b), want) {
		t.Errorf("FyneApp.toml lacks %q", want)
	}
}

// opening lists a command of each kind that opens the vault.
func opening(d *desk) [][]string {
	return [][]string{
		{"write", "a line"}, {"list"}, {"show", data.NewID().String()}, {"search", "a"}, {"people"}, {"people", "--add", "Mira"},
		{"contact"}, {"contact", "--with", "Mira"}, {"map", "--out", d.at("m.svg")}, {"chart", "mood"}, {"reciprocity"}, {"verify"},
		{"passphrase", "--new-file", d.pass}, {"recovery"}, {"verify", "--repair", "--into", d.at("new")},
	}
}

func TestAVaultInUseIsCode5(t *testing.T) {
	d := withVault(t)
	s := d.store()
	defer func() { datatest.Must(t, s.Close()) }()
	for _, args := range opening(d) {
		d.fails(InUse, "open already", args...)
	}
}

func TestAWrongPassphraseIsCode3(t *testing.T) {
	d := withVault(t)
	d.pass = d.file("wrong", "seven loud herons\n")
	for _, args := range opening(d) {
		d.fails(WrongPassphrase, "passphrase does not", args...)
	}
	got := d.raw("", "passphrase", "--recovery-file", d.pass, "--new-file", d.pass)
	if got.code != WrongPassphrase || !strings.Contains(got.err, "recovery key does not fit") {
		t.Errorf("a wrong recovery key: got %+v, want code 3", got)
	}
}

func TestAFolderWithoutAVaultIsCode1(t *testing.T) {
	d := newDesk(t)
	d.file("letter", "not a vault")
	for _, dir := range []string{d.dir, d.at("nowhere"), d.at("letter")} {
		for _, args := range opening(d) {
			d.fails(Failed, "no journal in this folder", append(args, "--vault", dir)...)
		}
	}
}

func TestDamageIsCode4(t *testing.T) {
	d := withVault(t)
	d.fill()
	for _, name := range []string{"key.age", "key.age.copy"} {
		if _, err := os.Stat(filepath.Join(d.vault, name)); err == nil {
			datatest.Must(t, os.WriteFile(filepath.Join(d.vault, name), []byte("nothing"), 0o600))
		}
	}
	for _, args := range opening(d) {
		d.fails(DamageFound, "key file", args...)
	}
}

func TestThePassphraseComesFromAFileOrStandardInput(t *testing.T) {
	d := withVault(t)
	for name, text := range map[string]string{
		"bare": passphrase, "windows": passphrase + "\r\n", "marked": "\xef\xbb\xbf" + passphrase + "\n", "more": passphrase + "\nsecond line\n",
	} {
		got := d.raw("", "list", "--passphrase-file", d.file(name, text))
		if got != (answer{}) {
			t.Errorf("from file %s: got %+v, want an empty list", name, got)
		}
	}
	for _, args := range [][]string{{"list"}, {"list", "--passphrase-file", "-"}} {
		if got := d.raw(passphrase+"\n", args...); got != (answer{}) {
			t.Errorf("kith %v from standard input: got %+v, want an empty list", args, got)
		}
	}
}

func TestAPassphraseThatIsNotThereIsSaidCalmly(t *testing.T) {
	d := withVault(t)
	for _, c := range []struct {
		name, in, file, want string
		code                 int
	}{
		{"empty standard input", "", "-", "the passphrase is empty", WrongUsage},
		{"nothing at all", "", "", "the passphrase is empty", WrongUsage},
		{"empty first line", "\nlater\n", "-", "the passphrase is empty", WrongUsage},
		{"empty file", "", d.file("empty", ""), "the passphrase is empty", WrongUsage},
		{"endless file", "", d.file("endless", strings.Repeat("x", maxSecret+1)), "far too long", WrongUsage},
		{"no such file", "", d.at("nothing"), "read the passphrase", Failed},
		{"a folder", "", d.dir, "read the passphrase", Failed},
	} {
		args := []string{"list"}
		if c.file != "" {
			args = append(args, "--passphrase-file", c.file)
		}
		got := d.raw(c.in, args...)
		if got.code != c.code || !strings.Contains(got.err, c.want) || strings.Count(got.err, "\n") != 1 {
			t.Errorf("%s: got %+v, want code %d and %q", c.name, got, c.code, c.want)
		}
	}
}

func TestOnATerminalThePassphraseIsNotTypedInSight(t *testing.T) {
	d := withVault(t)
	terminal, err := os.Open(os.DevNull) // a device like a terminal
	if err != nil {
		t.Skipf("no null device: %v", err)
	}
	defer func() { datatest.Must(t, terminal.Close()) }()
	var out, errs bytes.Buffer
	w := d.world("", &out, &errs)
	w.In = terminal
	if code := Run([]string{"list"}, w); code != WrongUsage || !strings.Contains(errs.String(), "--passphrase-file FILE") {
		t.Errorf("got code %d and %q, want 2 and how to give it", code, errs.String())
	}
}

// broken is a writer that takes nothing.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no more room") }

func TestAnAnswerThatCannotBePrintedIsAFailure(t *testing.T) {
	d := withVault(t)
	d.fill()
	for _, args := range [][]string{{"list"}, {"list", "--json"}, {"recovery"}, {"verify"}, {"stats", "wilson"}} {
		var errs bytes.Buffer
		w := d.world(`{"k": 4, "n": 7}`, nil, &errs)
		w.Out = broken{}
		code := Run(append(args, "--passphrase-file", d.pass), w)
		if code != Failed || !strings.Contains(errs.String(), "print the answer") {
			t.Errorf("kith %v: got code %d and %q, want 1", args, code, errs.String())
		}
	}
}

func TestAMistakeInTheProgramIsSaidWithoutThePersonsWords(t *testing.T) {
	d := newDesk(t)
	var out, errs bytes.Buffer
	w := d.world("", &out, &errs)
	w.Window = func(string) error { panic("a private word") }
	code := Run(nil, w)
	if code != Failed || !strings.HasPrefix(errs.String(), "kith: There is a mistake in Kith (") || strings.Contains(errs.String(), "private word") {
		t.Errorf("got code %d and %q", code, errs.String())
	}
	errs.Reset()
	w.Window = func(string) error { return []error{}[len(errs.Bytes())] }
	if code := Run(nil, w); code != Failed || !strings.Contains(errs.String(), "index out of range") || !strings.Contains(errs.String(), "command_test.go") {
		t.Errorf("got code %d and %q, want the place of the mistake", code, errs.String())
	}
}

func TestTextGivesNoOrdersToTheTerminal(t *testing.T) {
	if got, want := harmless("a\x1b[2Jb\r\n\tc\u009b1m é"), "a\uFFFD[2Jb\uFFFD\n\tc\uFFFD1m é"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAnErrorOfSeveralLinesBecomesOneSentence(t *testing.T) {
	got := sentence(errors.Join(vault.ErrNoVault, errors.New("second")))
	if want := "There is no journal in this folder (no vault here; second)."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := sentence(context.Canceled); !strings.HasPrefix(got, "It was stopped (") {
		t.Errorf("got %q", got)
	}
}
