//go:build e2e && linux

package e2e

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"
)

// goes changes to a room by its key in the menu.
func (p *person) goes(key, room string) {
	p.t.Helper()
	p.presses("ctrl+" + key)
	p.sees(room)
}

// tabs moves the cursor so many places on, or back where n is below zero.
func (p *person) tabs(n int) {
	p.t.Helper()
	key := "Tab"
	if n < 0 {
		key, n = "shift+Tab", -n
	}
	if n > 0 {
		p.presses(strings.Fields(strings.Repeat(key+" ", n))...)
	}
}

// learns runs a command that prints JSON on the closed vault, and reads what it says.
func learns[T any](p *person, words ...string) (told T) {
	p.t.Helper()
	out := p.asks(append(words, "--json")...)
	if err := json.Unmarshal(out, &told); err != nil {
		p.t.Fatalf("read what kith %s says: %v in %q", words[0], err, out)
	}
	return told
}

// draws runs a command that makes a picture, and gives the file's text.
func (p *person) draws(words ...string) string {
	p.t.Helper()
	path := p.in("picture.svg")
	if err := os.RemoveAll(path); err != nil {
		p.t.Fatal(err)
	}
	p.asks(append(words, "--out", path)...)
	text, err := os.ReadFile(path)
	if err != nil {
		p.t.Fatal(err)
	}
	if !strings.Contains(string(text), "<svg") {
		p.t.Fatalf("got %.60q of kith %s, want an SVG picture", text, words[0])
	}
	return string(text)
}

// shows fails unless the chart of this name, as JSON, holds a row with all these cells,
// and as a picture holds more marks than with no days at all. It gives the table.
func (p *person) shows(chart string, cells ...string) {
	p.t.Helper()
	told := learns[struct{ Rows [][]string }](p, "chart", chart)
	found := false
	for _, row := range told.Rows {
		line, all := strings.Join(row, "|"), true
		for _, cell := range cells {
			all = all && strings.Contains(line, cell)
		}
		found = found || all
	}
	if !found {
		p.t.Errorf("got %q in the chart %s, want a row with %q", told.Rows, chart, cells)
	}
	full, bare := p.draws("chart", chart), p.draws("chart", chart, "--from", "1999-01-01", "--to", "1999-12-31")
	if len(told.Rows) > 0 && marks(full) <= marks(bare) {
		p.t.Errorf("got %d marks in the picture of %s and %d with no days in it, want more", marks(full), chart, marks(bare))
	}
}

// marks counts what a picture draws that is no text.
func marks(svg string) (n int) {
	for _, shape := range []string{"<circle", "<path", "<rect", "<line", "<poly", "<ellipse"} {
		n += strings.Count(svg, shape)
	}
	return n
}

// today is the day in the zone of the machine, as the program has it.
func today() string { return time.Now().Format(time.DateOnly) }

// TestMarksAreCounted holds the counting above against a picture with three.
func TestMarksAreCounted(t *testing.T) {
	if got := marks(`<svg><text>path</text><path d=""/><g><circle r="1"/><rect/></g></svg>`); got != 3 {
		t.Errorf("got %d marks, want 3", got)
	}
}
