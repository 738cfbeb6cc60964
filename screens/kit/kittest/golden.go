package kittest

import (
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

var _ = flag.Bool("update", false, "rewrite the masters and the other files that tests make")

// Update says that the test was run with -update, to rewrite its masters.
func Update() bool { return flag.Lookup("update").Value.String() == "true" }

// Golden compares what the window shows with the master testdata/NAME.txt.
func (w *Window) Golden(name string) {
	w.T.Helper()
	Golden(w.T, w, name)
}

// Golden compares what the window shows with the master testdata/NAME.txt: one
// line for each thing that a person can read or use, indented as they lie in
// each other. Places and sizes are left out, so that a master changes only when
// the screen says or offers something else. A difference fails the test and
// leaves what was shown in testdata/failed; -update makes it the new master.
func Golden(t testing.TB, w *Window, name string) {
	t.Helper()
	w.Settle()
	got := w.Markup()
	master := filepath.Join("testdata", name+".txt")
	if Update() {
		write(t, master, got)
		return
	}
	want, err := os.ReadFile(master)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	failed := filepath.Join("testdata", "failed", name+".txt")
	write(t, failed, got)
	t.Errorf("%s differs from %s (rewrite with -update):\n%s", failed, master, difference(string(want), got))
}

func write(t testing.TB, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// difference gives the lines that only one of two texts has.
func difference(want, got string) string {
	lines := func(s string) map[string]int {
		counted := map[string]int{}
		for line := range strings.SplitSeq(s, "\n") {
			counted[line]++
		}
		return counted
	}
	inWant, inGot := lines(want), lines(got)
	var out strings.Builder
	for line := range strings.SplitSeq(want, "\n") {
		if inGot[line] < inWant[line] {
			out.WriteString("- " + line + "\n")
		}
	}
	for line := range strings.SplitSeq(got, "\n") {
		if inWant[line] < inGot[line] {
			out.WriteString("+ " + line + "\n")
		}
	}
	return out.String()
}

// Markup is the text that Golden compares.
func (w *Window) Markup() string {
	m := &markup{focused: w.Window.Canvas().Focused()}
	m.write(w.Window.Canvas().Content(), 0)
	for _, o := range w.Window.Canvas().Overlays().List() {
		m.out.WriteString("over it\n")
		m.write(o, 1)
	}
	return m.out.String()
}

type markup struct {
	out     strings.Builder
	focused fyne.Focusable
}

func (m *markup) write(o fyne.CanvasObject, depth int) {
	if o == nil || !o.Visible() {
		return
	}
	line, leaf := describe(o)
	if line != "" {
		if f, ok := o.(fyne.Focusable); ok && f == m.focused {
			line += " focused"
		}
		if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
			line += " off"
		}
		fmt.Fprintf(&m.out, "%s%s\n", strings.Repeat("  ", depth), line)
		depth++
	}
	if leaf {
		return
	}
	name := nameOf(o)
	for _, part := range parts(o) {
		if name == "" || !says(textOf(part), name) {
			m.write(part, depth)
		}
	}
}

// says reports that a text is a name again, in full or cut short with dots.
func says(text, name string) bool {
	start, cut := strings.CutSuffix(text, "…")
	return text == name || cut && strings.HasPrefix(name, start)
}

// nameOf is the name of a widget of ours: a part that says the same again is
// left out.
func nameOf(o fyne.CanvasObject) string {
	if named, ok := o.(Named); ok {
		return named.TestName()
	}
	return ""
}

// describe gives the line of an object, "" for one that only holds others, and
// whether its parts add nothing.
func describe(o fyne.CanvasObject) (line string, leaf bool) {
	if e := entryOf(o); e != nil {
		return fmt.Sprintf("field %q hint %q", e.Text, e.PlaceHolder), true
	}
	if b := buttonOf(o); b != nil {
		return fmt.Sprintf("button %q%s%s", textOf(o), importance(b.Importance), icon(b.Icon)), true
	}
	switch o := o.(type) {
	case Named:
		return fmt.Sprintf("%s %q%s", kindOf(o), o.TestName(), state(o)), isClosed(o)
	case *widget.Check:
		return fmt.Sprintf("check %q %v", o.Text, o.Checked), true
	case *widget.Select:
		return fmt.Sprintf("choice %q of %q", o.Selected, o.Options), true
	case *widget.Hyperlink:
		return fmt.Sprintf("link %q", o.Text), true
	case *widget.Label:
		return fmt.Sprintf("text %q%s", o.Text, importance(o.Importance)), true
	case *widget.RichText:
		return fmt.Sprintf("text %q", o.String()), true
	case *widget.Slider:
		return fmt.Sprintf("slider %g of %g to %g", o.Value, o.Min, o.Max), true
	case *widget.ProgressBar:
		return fmt.Sprintf("progress %g of %g", o.Value, o.Max), true
	case *widget.ProgressBarInfinite, *widget.Activity:
		return "waiting", true
	case *widget.Icon:
		return strings.TrimSpace(icon(o.Resource)), true
	case *canvas.Text:
		return fmt.Sprintf("text %q", o.Text), true
	case *canvas.Image:
		return strings.TrimSpace(icon(o.Resource)), true
	case *canvas.Raster:
		return "picture", true
	}
	return "", false
}

// state is what a widget of ours says of itself besides its name.
func state(o any) string {
	if s, ok := o.(Stated); ok && s.TestState() != "" {
		return " " + s.TestState()
	}
	return ""
}

// isClosed says that the parts of a widget of ours are of no interest.
func isClosed(o any) bool {
	_, closed := o.(interface{ TestClosed() })
	return closed
}

// kindOf is the name of a widget's type, in lower case.
func kindOf(o any) string {
	kind := fmt.Sprintf("%T", o)
	return strings.ToLower(kind[strings.LastIndex(kind, ".")+1:])
}

func importance(i widget.Importance) string {
	switch i {
	case widget.HighImportance:
		return " main"
	case widget.LowImportance:
		return " quiet"
	case widget.DangerImportance:
		return " danger"
	case widget.WarningImportance:
		return " warning"
	case widget.SuccessImportance:
		return " good"
	}
	return ""
}

// icon names a picture without the prefixes that colouring it adds.
func icon(r fyne.Resource) string {
	if r == nil {
		return ""
	}
	name := r.Name()
	if own := strings.LastIndex(name, "kith-"); own >= 0 {
		name = name[own+len("kith-"):]
	}
	return " icon " + strings.TrimSuffix(name, ".svg")
}

// Picture writes what the window shows to build/pictures/NAME.png at the root of
// the module, to be looked at, but only when KITH_PICTURES is set.
func (w *Window) Picture(name string) {
	w.T.Helper()
	Picture(w.T, w, name)
}

// Picture writes what the window shows to build/pictures/NAME.png at the root of
// the module, to be looked at, but only when KITH_PICTURES is set.
func Picture(t testing.TB, w *Window, name string) {
	t.Helper()
	if os.Getenv("KITH_PICTURES") == "" {
		return
	}
	w.Settle()
	file := filepath.Join(root(t), "build", "pictures", name+".png")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, w.Window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// root finds the folder of go.mod above the test.
func root(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			t.Fatal("no go.mod above the test")
		}
		folder = parent
	}
}
