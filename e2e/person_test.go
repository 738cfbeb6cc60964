//go:build e2e && linux

package e2e

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	patience = time.Minute            // how long anything may take before the story fails
	calm     = 300 * time.Millisecond // how long the program is idle before it counts: keys may still be on their way
	quiet    = 3 * time.Second        // how long it is idle before work too short for the status file counts as done
	glance   = 20 * time.Millisecond  // between two looks at the status file

	passphrase = "four calm herons wading at dusk 7"
)

// person sits before one machine of their own: a home folder, a vault, a window.
type person struct {
	t     *testing.T
	bin   string // the program
	home  string // holds all that the program may write
	vault string
	under []string // a command that the program is run under, such as strace

	window *exec.Cmd
	ended  chan error // gets the outcome of the window's process
	before status     // what was last seen
	shots  int
}

// status is the state of the status file; two that differ mean that the program said something between.
type status struct {
	size    int64
	changed time.Time
	line    string // the last one
}

func newPerson(t *testing.T) *person {
	t.Helper()
	bin := os.Getenv("KITH_BIN")
	if bin == "" {
		bin = filepath.Join("..", "build", "kith")
	}
	bin, err := filepath.Abs(bin)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(bin); err != nil {
		t.Fatalf("the program is not built: run make build (%v)", err)
	}
	home := t.TempDir()
	for _, folder := range []string{"config", "data", "cache", "state", "run", "tmp"} {
		if err := os.Mkdir(filepath.Join(home, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	p := &person{t: t, bin: bin, home: home, vault: filepath.Join(home, "vault")}
	if err := os.WriteFile(p.in("passphrase"), []byte(passphrase+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.leaves)
	return p
}

// in gives the path of a file in the home folder.
func (p *person) in(name string) string { return filepath.Join(p.home, name) }

// env is all that the program learns of its surroundings.
func (p *person) env() []string {
	return []string{
		"PATH=" + os.Getenv("PATH"),
		"DISPLAY=" + os.Getenv("DISPLAY"),
		"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent",
		"LANG=en_US.UTF-8",
		"FYNE_THEME=light",
		"FYNE_SCALE=1",
		"HOME=" + p.home,
		"TMPDIR=" + p.in("tmp"),
		"XDG_CONFIG_HOME=" + p.in("config"),
		"XDG_DATA_HOME=" + p.in("data"),
		"XDG_CACHE_HOME=" + p.in("cache"),
		"XDG_STATE_HOME=" + p.in("state"),
		"XDG_RUNTIME_DIR=" + p.in("run"),
		"KITH_STATUS_FILE=" + p.in("status"),
	}
}

// opens starts the window and gives it the keyboard once this page is shown.
func (p *person) opens(door string) {
	p.t.Helper()
	if err := os.Remove(p.in("status")); err != nil && !errors.Is(err, os.ErrNotExist) {
		p.t.Fatal(err)
	}
	p.before = status{}
	words := append(append([]string{}, p.under...), p.bin, "--vault", p.vault)
	said, err := os.OpenFile(p.in("stderr"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		p.t.Fatal(err)
	}
	defer said.Close()
	window := exec.Command(words[0], words[1:]...)
	window.Env, window.Stderr, window.Dir = p.env(), said, p.home
	window.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := window.Start(); err != nil {
		p.t.Fatalf("open the window: %v", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- window.Wait() }()
	p.window, p.ended = window, ended
	p.sees(door)
	p.takesTheKeyboard()
}

// takesTheKeyboard points the keys at the window: no window manager does it here.
func (p *person) takesTheKeyboard() {
	p.t.Helper()
	pid := strconv.Itoa(p.window.Process.Pid)
	found, err := exec.Command("xdotool", "search", "--any", "--onlyvisible", "--pid", pid, "--name", "Kith").Output()
	ids := strings.Fields(string(found))
	if len(ids) == 0 {
		p.t.Fatalf("find the window: got no window of process %s (%v)", pid, err)
	}
	p.xdotool("windowfocus", "--sync", ids[len(ids)-1])
}

func (p *person) xdotool(words ...string) {
	p.t.Helper()
	if out, err := exec.Command("xdotool", words...).CombinedOutput(); err != nil {
		p.t.Fatalf("xdotool %s: %v %s", words[0], err, out)
	}
}

// types sends plain letters one by one (other letters get lost on the way through xdotool).
func (p *person) types(text string) {
	p.t.Helper()
	p.xdotool("type", "--clearmodifiers", "--delay", "12", "--", text)
}

// presses sends keys by name, such as Tab or Return.
func (p *person) presses(keys ...string) {
	p.t.Helper()
	p.xdotool(append([]string{"key", "--clearmodifiers", "--delay", "30"}, keys...)...)
}

// looks reads the status file. A line that is only half written is not a line yet.
func (p *person) looks() status {
	info, err := os.Stat(p.in("status"))
	if err != nil {
		return status{}
	}
	text, err := os.ReadFile(p.in("status"))
	if err != nil {
		return status{}
	}
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	return status{size: info.Size(), changed: info.ModTime(), line: strings.TrimSpace(lines[len(lines)-1])}
}

// sees waits until the program has said something new since the last sees, is idle in
// this room, and stays so for a moment. If it says nothing new, the moment is longer.
func (p *person) sees(room string) {
	p.t.Helper()
	var last status
	since, deadline := time.Now(), time.Now().Add(patience)
	for time.Now().Before(deadline) {
		now := p.looks()
		if now != last {
			last, since = now, time.Now()
		}
		enough := calm
		if now == p.before {
			enough = quiet
		}
		if now.line == "idle "+room && time.Since(since) >= enough {
			p.before = now
			return
		}
		select {
		case err := <-p.ended:
			p.window = nil
			p.t.Fatalf("the window closed by itself (%v) while %s was awaited; it said:\n%s", err, room, p.said())
		case <-time.After(glance):
		}
	}
	p.photographs("stuck")
	p.t.Fatalf("got %q for %s, want \"idle %s\"; the window said:\n%s", last.line, patience, room, p.said())
}

// said gives all that the windows of this story wrote on standard error.
func (p *person) said() string {
	text, err := os.ReadFile(p.in("stderr"))
	if err != nil {
		return ""
	}
	return string(text)
}

// closes ends the window in order, as the system does at logout.
func (p *person) closes() {
	p.t.Helper()
	if err := p.window.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatalf("ask the window to close: %v", err)
	}
	select {
	case err := <-p.ended:
		p.window = nil
		if err != nil {
			p.t.Errorf("got %v from the closed window, want exit code 0; it said:\n%s", err, p.said())
		}
	case <-time.After(patience):
		p.t.Fatalf("the window did not close within %s", patience)
	}
	p.hearsNoComplaint()
}

// pullsThePlug ends the window with no chance to save anything.
func (p *person) pullsThePlug() {
	p.t.Helper()
	if err := p.window.Process.Kill(); err != nil {
		p.t.Fatalf("kill the window: %v", err)
	}
	<-p.ended
	p.window = nil
	p.hearsNoComplaint()
}

// hearsNoComplaint fails on what the toolkit and the runtime write when the code is wrong.
func (p *person) hearsNoComplaint() {
	p.t.Helper()
	for _, complaint := range []string{"*** Error in Fyne call thread", "panic:", "fatal error:", "DATA RACE"} {
		if strings.Contains(p.said(), complaint) {
			p.t.Errorf("the window said %q:\n%s", complaint, p.said())
		}
	}
}

// leaves cleans up after a story that broke off.
func (p *person) leaves() {
	if p.window == nil {
		return
	}
	_ = p.window.Process.Kill()
	<-p.ended
}

// photographs leaves a picture of the screen in build/e2e. It is evidence, not a check.
func (p *person) photographs(what string) {
	p.t.Helper()
	p.shots++
	folder := filepath.Join("..", "build", "e2e")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		p.t.Fatal(err)
	}
	name := filepath.Join(folder, fmt.Sprintf("%s-%02d-%s.png", p.t.Name(), p.shots, what))
	if out, err := exec.Command("import", "-window", "root", name).CombinedOutput(); err != nil {
		p.t.Logf("no picture %s: %v %s", name, err, out)
	}
}

// asks runs a command on the vault and gives what it wrote on standard output.
func (p *person) asks(words ...string) []byte {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	words = append(words, "--vault", p.vault, "--passphrase-file", p.in("passphrase"))
	command := exec.CommandContext(ctx, p.bin, words...)
	command.Env, command.Dir = p.env(), p.home
	out, err := command.Output()
	if err != nil {
		var failed *exec.ExitError
		if errors.As(err, &failed) {
			p.t.Logf("it said: %s", failed.Stderr)
		}
		p.t.Fatalf("kith %s: %v", strings.Join(words, " "), err)
	}
	return out
}

// hasKept tells whether the vault, read by the command line, holds this text in one piece.
func (p *person) hasKept(text string) bool {
	p.t.Helper()
	var listed any
	out := p.asks("list", "--json")
	if err := json.Unmarshal(out, &listed); err != nil {
		p.t.Fatalf("read the list: %v in %q", err, out)
	}
	return holds(listed, text)
}

// holds looks for the text in every string of a piece of JSON.
func holds(value any, text string) bool {
	switch value := value.(type) {
	case string:
		return strings.Contains(value, text)
	case []any:
		for _, v := range value {
			if holds(v, text) {
				return true
			}
		}
	case map[string]any:
		for _, v := range value {
			if holds(v, text) {
				return true
			}
		}
	}
	return false
}
