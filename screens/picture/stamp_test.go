package picture

import (
	"bytes"
	"image/color"
	"strings"
	"testing"
	"time"
)

// A letter that is drawn as an outline stands in the file once.
func TestOutlinesAreKeptOnceInAPDF(t *testing.T) {
	fonts := new(Fonts)
	size := func(times int) int {
		p := New(fonts, 500, 400)
		p.Add(Text{X: 20, Y: 40, Str: strings.Repeat("\u0939", times), Size: 20, Color: color.NRGBA{A: 0xff}})
		var out bytes.Buffer
		if err := p.WritePDF(&out, PageOptions{Created: time.Unix(0, 0)}); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(out.String(), "/Subtype /Form"); n != 1 {
			t.Errorf("%d times: got %d outlines in the file, want 1", times, n)
		}
		return out.Len()
	}
	if one, many := size(1), size(50); many > one+3000 {
		t.Errorf("50 letters take %d bytes, one %d", many, one)
	}
}
