package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"image/color"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a file in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}

func svgOf(t *testing.T, p *Picture) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := p.WriteSVG(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestSVGIsAsAgreed(t *testing.T) { golden(t, "sample.svg", svgOf(t, sample())) }

func TestSVGIsTheSameEveryTime(t *testing.T) {
	if a, b := svgOf(t, sample()), svgOf(t, sample()); !bytes.Equal(a, b) {
		t.Error("got two different files, want the same bytes")
	}
}

// texts returns the words of all text elements and fails when the file is not
// well-formed XML.
func texts(t *testing.T, svg []byte) (all []string, title, desc string) {
	t.Helper()
	if !utf8.Valid(svg) {
		t.Fatal("got bytes that are not UTF-8")
	}
	d := xml.NewDecoder(bytes.NewReader(svg))
	name := ""
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all, title, desc
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			name = tok.Name.Local
		case xml.EndElement:
			name = ""
		case xml.CharData:
			switch name {
			case "text":
				all = append(all, string(tok))
			case "title":
				title = string(tok)
			case "desc":
				desc = string(tok)
			}
		}
	}
}

func TestSVGKeepsTextsAsText(t *testing.T) {
	all, title, desc := texts(t, svgOf(t, sample()))
	for _, want := range []string{"Zoë, Łukasz & Анна", "Bold middle", "שלום"} {
		if !strings.Contains(strings.Join(all, "|"), want) {
			t.Errorf("got %q, want %q among them", all, want)
		}
	}
	if title != "All <things> & more" || desc != `One "plain" sentence.` {
		t.Errorf("got title %q and description %q", title, desc)
	}
}

func TestHitsStayAtHome(t *testing.T) {
	p := sample()
	p.Hits = []Hit{{ID: "id-secret", Area: Disc{1, 1, 1}, Label: "label-secret", Detail: "detail-secret"}}
	var pdf bytes.Buffer
	if err := p.WritePDF(&pdf, PageOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, file := range [][]byte{svgOf(t, p), pdf.Bytes(), []byte(pdfWords(t, pdf.Bytes()))} {
		if bytes.Contains(file, []byte("secret")) {
			t.Error("got words of a hit in an exported file, want none")
		}
	}
}

func TestNumbersAreShort(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{{1, "1"}, {1.5, "1.5"}, {0.125, "0.13"}, {-0.001, "0"}, {1e12, "10000000"}, {-2.999, "-3"}} {
		if got := string(appendNumber(nil, c.v)); got != c.want {
			t.Errorf("%g: got %s, want %s", c.v, got, c.want)
		}
	}
}

// full is a writer that fails.
type full struct{}

var errFull = errors.New("disk full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestAFullDiskIsReported(t *testing.T) {
	for name, err := range map[string]error{
		"SVG": sample().WriteSVG(full{}),
		"PNG": sample().WritePNG(full{}, 1),
		"PDF": sample().WritePDF(full{}, PageOptions{}),
	} {
		if !errors.Is(err, errFull) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v, want one that wraps %v and names the format", name, err, errFull)
		}
	}
}

func TestPNGHoldsTheRaster(t *testing.T) {
	var buf bytes.Buffer
	p := sample()
	if err := p.WritePNG(&buf, 2); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&buf)
	if err != nil {
		t.Fatal(err)
	}
	want := p.Raster(2)
	if img.Bounds() != want.Rect {
		t.Fatalf("got %v, want %v", img.Bounds(), want.Rect)
	}
	if got, want := color.RGBAModel.Convert(img.At(80, 80)), want.RGBAAt(80, 80); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

// FuzzText puts any words through all writers.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"", " ", "plain", "Zoë & <Łukasz> \"Анна\" 'ok' ]]>", "\x00\x01\x1b[0m", "\xff\xfe\x80", "a\nb\tc\r\n",
		"\ufffe\uffff\ufdd0", "\U0001F642\U0010FFFF", "שלום (42) abc", "مرحبا", "\u202eabc\u202c", "e\u0301\u0301\u0301",
		"你好", "a\u200db\ufeff", strings.Repeat("long ", 1000), "\\()%PDF", "{nb}", "नमस्ते",
	} {
		f.Add(s)
	}
	fonts := new(Fonts)
	f.Fuzz(func(t *testing.T, s string) {
		p := New(fonts, 200, 60)
		p.Background, p.Title, p.Desc = white, s, s
		p.Add(Text{X: 5, Y: 20, Str: s, Size: 10, Color: black, Halo: 1, HaloColor: white})
		p.Add(Text{X: 100, Y: 40, Str: s, Size: 10, Face: Bold, Anchor: Middle, Color: half, Rotate: 10})
		p.Raster(1)
		all, _, _ := texts(t, svgOf(t, p))
		for _, got := range all {
			if got != clean(s) {
				t.Errorf("got %q, want %q", got, clean(s))
			}
		}
		var buf bytes.Buffer
		if err := p.WritePDF(&buf, PageOptions{Footer: s}); err != nil {
			t.Fatalf("PDF of %q: %v", s, err)
		}
		if w := fonts.Width(s, 10, Regular); !isFinite(w) || w < 0 {
			t.Errorf("got width %g, want a number that is not negative", w)
		}
	})
}
