package picture

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

var someDay = time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)

func pdfOf(t *testing.T, o PageOptions, ps ...*Picture) []byte {
	t.Helper()
	if o.Created.IsZero() {
		o.Created = someDay
	}
	var buf bytes.Buffer
	if err := WritePDF(&buf, o, ps...); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// pdfWords returns all real text of a PDF, one piece a line. Texts are strings
// of UTF-16 letters before the operator Tj, with backslashes before brackets.
func pdfWords(t *testing.T, pdf []byte) string {
	t.Helper()
	var out strings.Builder
	for _, part := range bytes.Split(pdf, []byte("stream\n"))[1:] {
		r, err := zlib.NewReader(bytes.NewReader(part))
		if err != nil {
			continue
		}
		page, err := io.ReadAll(r)
		if err != nil {
			continue
		}
		for _, m := range regexp.MustCompile(`(?s)\(((?:\\.|[^\\)])*)\) ?Tj`).FindAllSubmatch(page, -1) {
			raw := regexp.MustCompile(`(?s)\\(.)`).ReplaceAllFunc(m[1], func(e []byte) []byte {
				if e[1] == 'r' {
					return []byte{'\r'}
				}
				return e[1:]
			})
			var units []uint16
			for i := 0; i+1 < len(raw); i += 2 {
				units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
			}
			fmt.Fprintln(&out, string(utf16.Decode(units)))
		}
	}
	return out.String()
}

func pages(pdf []byte) int { return len(regexp.MustCompile(`/Type /Page\b[^s]`).FindAll(pdf, -1)) }

func TestPDFKeepsTextsAsText(t *testing.T) {
	p := sample()
	p.Add(Text{X: 10, Y: 10, Str: "calm ↑ end", Size: 9, Color: black})
	got := pdfWords(t, pdfOf(t, PageOptions{Footer: "A notebook (yours)."}, p))
	for _, want := range []string{"Zoë, Łukasz & Анна\n", "Bold middle\n", "Turned\n", "calm \n", " end\n", "A notebook (yours).\n", "1 / 1\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %q, want %q in it", got, want)
		}
	}
}

func TestPDFIsReadByOthers(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	cmd := exec.Command(tool, "-", "-")
	cmd.Stdin = bytes.NewReader(pdfOf(t, PageOptions{}, sample()))
	got, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, got)
	}
	for _, want := range []string{"Zoë, Łukasz & Анна", "Bold middle", "Italic end"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("got %q, want %q in it", got, want)
		}
	}
}

func TestPDFIsTheSameForTheSameDay(t *testing.T) {
	first := pdfOf(t, PageOptions{Footer: "x", Lang: "en"}, sample(), sample())
	for range 5 {
		if !bytes.Equal(first, pdfOf(t, PageOptions{Footer: "x", Lang: "en"}, sample(), sample())) {
			t.Fatal("got two different files, want the same bytes")
		}
	}
}

func TestPDFPages(t *testing.T) {
	small := func() *Picture { return New(new(Fonts), 400, 200) }
	for _, c := range []struct {
		name string
		o    PageOptions
		ps   []*Picture
		want int
	}{
		{"none", PageOptions{}, nil, 1},
		{"one each", PageOptions{}, []*Picture{small(), small(), small()}, 3},
		{"stacked", PageOptions{Stack: true}, []*Picture{small(), small(), small()}, 1},
		{"stacked until full", PageOptions{Stack: true}, []*Picture{small(), small(), small(), small(), small(), small()}, 2},
		{"fit", PageOptions{Paper: Fit, Stack: true}, []*Picture{small(), small()}, 2},
		{"huge", PageOptions{Paper: Fit, Margin: 1e9}, []*Picture{New(nil, 1e9, 1e9)}, 1},
		{"nothing", PageOptions{Paper: Letter, Landscape: true}, []*Picture{New(nil, 0, 0)}, 1},
	} {
		if got := pages(pdfOf(t, c.o, c.ps...)); got != c.want {
			t.Errorf("%s: got %d pages, want %d", c.name, got, c.want)
		}
	}
}

func TestPDFPageSizes(t *testing.T) {
	for _, c := range []struct {
		o    PageOptions
		want string
	}{
		{PageOptions{}, "/MediaBox [0 0 595.28 841.89]"},
		{PageOptions{Landscape: true}, "/MediaBox [0 0 841.89 595.28]"},
		{PageOptions{Paper: Letter}, "/MediaBox [0 0 612.00 792.00]"},
		{PageOptions{Paper: Fit}, "/MediaBox [0 0 240.00 150.00]"},
	} {
		if got := pdfOf(t, c.o, sample()); !bytes.Contains(got, []byte(c.want)) {
			t.Errorf("%+v: want %s in the file", c.o, c.want)
		}
	}
}

func TestPDFCarriesTheSentence(t *testing.T) {
	got := pdfOf(t, PageOptions{}, sample())
	for _, want := range []string{"All <things> & more", `One "plain" sentence.`} {
		var u bytes.Buffer
		for _, c := range utf16.Encode([]rune(want)) {
			u.Write([]byte{byte(c >> 8), byte(c)})
		}
		if !bytes.Contains(got, u.Bytes()) && !bytes.Contains(got, []byte(want)) {
			t.Errorf("want %q in the metadata", want)
		}
	}
}
