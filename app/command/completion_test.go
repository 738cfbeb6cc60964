package command

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/data/datatest"
)

// shell skips the test on a machine without this shell.
func shell(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("there is no %s on this machine", name)
	}
	return path
}

// completed asks bash what it offers for a line, the last word of which is being typed.
func completed(t *testing.T, script, folder string, words ...string) []string {
	t.Helper()
	ask := `source "$1"; shift; compopt() { :; }; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _kith; printf '%s\n' "${COMPREPLY[@]}"`
	cmd := exec.Command(shell(t, "bash"), append([]string{"-c", ask, "bash", script}, words...)...)
	cmd.Dir = folder
	out, err := cmd.CombinedOutput()
	datatest.Must(t, err)
	got := strings.Fields(string(out))
	slices.Sort(got)
	return got
}

func TestBashCompletesCommandsFlagsAndValues(t *testing.T) {
	d := newDesk(t)
	script := d.file("kith.bash", d.bare(Done, "", "completion", "bash")+"\n")
	folder := t.TempDir()
	datatest.Must(t, os.WriteFile(filepath.Join(folder, "diary.zip"), nil, 0o600))
	datatest.Must(t, os.Mkdir(filepath.Join(folder, "demo"), 0o700))
	for _, c := range []struct{ line, want string }{
		{"kith sea", "search"},
		{"kith --vault demo sea", "search"},
		{"kith --vault search la", "layout"},
		{"kith backup v", "verify"},
		{"kith search --f", "--forms"},
		{"kith search --forms v", "vault"},
		{"kith search --forms = v", "vault"},
		{"kith search --forms = ", "de en es fr it none vault"},
		{"kith list --vault ", "demo"},
		{"kith list --vault = d", "demo"},
		{"kith import ", "demo diary.zip"},
		{"kith import --format reds", ""},
		{"kith import --format redn", "rednotebook"},
		{"kith --to", "--tour"},
		{"kith completion ", "bash fish zsh"},
		{"kith stats theil", "theil-sen"},
		{"kith write ", ""},
		{"kith write --title ", ""},
	} {
		if got := strings.Join(completed(t, script, folder, strings.Split(c.line, " ")...), " "); got != c.want {
			t.Errorf("%q: bash offers %q, want %q", c.line, got, c.want)
		}
	}
}

func TestFishCompletesCommandsFlagsAndValues(t *testing.T) {
	fish := shell(t, "fish")
	d := newDesk(t)
	script := d.file("kith.fish", d.bare(Done, "", "completion", "fish")+"\n")
	for _, c := range []struct{ line, want string }{
		{"kith sea", "search"},
		{"kith --vault search lis", "list"},
		{"kith backup v", "verify"},
		{"kith search --for", "--forms"},
		{"kith search --forms v", "vault"},
		{"kith completion b", "bash"},
	} {
		out, err := exec.Command(fish, "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script, c.line).Output()
		datatest.Must(t, err)
		var got []string
		for line := range strings.Lines(string(out)) {
			word, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			got = append(got, word)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: fish offers %q, want %q", c.line, got, c.want)
		}
	}
}

// TestZshReadsItsCompletions has zsh parse the script; what it offers is seen only at a
// terminal.
func TestZshReadsItsCompletions(t *testing.T) {
	d := newDesk(t)
	text := d.bare(Done, "", "completion", "zsh")
	for _, want := range []string{"#compdef kith\n", "'search:Find entries by their words'", "backup) _kith_backup ;;", "_kith_backup_verify() {", "--forms=[", "(vault none en de fr es it)'"} {
		if !strings.Contains(text, want) {
			t.Errorf("the script lacks %q", want)
		}
	}
	out, err := exec.Command(shell(t, "zsh"), "-n", d.file("_kith", text+"\n")).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("zsh -n: %v, %s", err, out)
	}
}

func TestAnUnknownShellIsRefused(t *testing.T) {
	newDesk(t).fails(WrongUsage, "bash", "completion", "tcsh")
}

// TestEveryCommandIsInTheManualAndInEachShell goes by the help, which is the same list.
func TestEveryCommandIsInTheManualAndInEachShell(t *testing.T) {
	d := newDesk(t)
	texts := map[string]string{"man": d.bare(Done, "", "man")}
	for _, name := range []string{"bash", "zsh", "fish"} {
		texts[name] = d.bare(Done, "", "completion", name)
	}
	commands := 0
	help, _, _ := strings.Cut(d.bare(Done, "", "--help"), "\nExamples:")
	for line := range strings.Lines(help) {
		words := strings.Fields(line)
		if len(words) < 2 || !strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "   ") || strings.ContainsAny(words[0], "-#") {
			continue
		}
		commands++
		for name, text := range texts {
			if !strings.Contains(text, words[0]) {
				t.Errorf("%s does not know kith %s", name, words[0])
			}
		}
	}
	if commands < 24 {
		t.Fatalf("found %d commands in the help", commands)
	}
}

func TestTheManualPageIsWellFormed(t *testing.T) {
	d := newDesk(t)
	page := d.file("kith.1", d.bare(Done, "", "man")+"\n")
	cmd := exec.Command(shell(t, "groff"), "-man", "-Tutf8", "-ww", "-z", page)
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("groff: %v, %s", err, out)
	}
}

func TestAManualLineNeverBeginsAsAnOrder(t *testing.T) {
	if got, want := roff("a\n.so it's -x\n"), "a\n\\&.so it\\(aqs \\-x\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
