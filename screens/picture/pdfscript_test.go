package picture

import (
	"bytes"
	"image/color"
	"os/exec"
	"strings"
	"testing"
)

// Letters that the built-in fonts lack are drawn as outlines; a reader must find
// their text all the same.
func TestAnyScriptCanBeReadFromAPDF(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not here")
	}
	fonts := new(Fonts)
	if err := fonts.UseSystem(t.TempDir()); err != nil {
		t.Skip("the fonts of this machine cannot be read")
	}
	words := []string{"Zoë Łukasz", "Анна", "Ελένη", "שלום", "王芳", "さくら", "سلام"}
	p := New(fonts, 500, 400)
	for i, w := range words {
		p.Add(Text{X: 20, Y: float64(40 + 40*i), Str: w, Size: 20, Color: color.NRGBA{A: 0xff}})
	}
	var out bytes.Buffer
	if err := p.WritePDF(&out, PageOptions{}); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(tool, "-", "-")
	cmd.Stdin = &out
	got, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range words {
		if !strings.Contains(string(got), w) {
			t.Errorf("%q cannot be read in %q", w, got)
		}
	}
}
