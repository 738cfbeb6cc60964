package book

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"os/exec"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/data/port"
	"kith/screens/picture"
)

// page is an entry of a day.
func page(day data.Day, title, body string) port.Page {
	var p port.Page
	p.Entry = data.Entry{Day: day, Created: day.Time().Add(9 * time.Hour), Zone: "UTC", Title: title, Body: body}
	return p
}

// bound makes a book of pages.
func bound(t *testing.T, pages ...port.Page) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := New(&out, new(picture.Fonts), English(), time.Unix(0, 0))
	datatest.Must(t, err)
	for _, p := range pages {
		datatest.Must(t, w.Add(p))
	}
	datatest.Must(t, w.Close())
	return out.Bytes()
}

// read gives a PDF's text, as another program reads it.
func read(t *testing.T, pdf []byte) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not here")
	}
	cmd := exec.Command(tool, "-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	got, err := cmd.Output()
	datatest.Must(t, err)
	return string(got)
}

// attach adds a file to a page.
func attach(p *port.Page, name, mime string, b []byte) data.Attachment {
	a := data.Attachment{ID: data.NewID(), Mime: mime, Name: name}
	p.Entry.Attachments = append(p.Entry.Attachments, a)
	p.Files = append(p.Files, func() (io.ReadCloser, error) {
		if b == nil {
			return nil, errors.New("gone")
		}
		return io.NopCloser(bytes.NewReader(b)), nil
	})
	return a
}

// photograph is a picture of a size as a file.
func photograph(t *testing.T, w, h int, asPNG bool) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = uint8(i * 7)
	}
	img.Set(0, 0, color.Transparent)
	var b bytes.Buffer
	if asPNG {
		datatest.Must(t, png.Encode(&b, img))
	} else {
		datatest.Must(t, jpeg.Encode(&b, img, nil))
	}
	return b.Bytes()
}

func TestABookReadsAsItWasWritten(t *testing.T) {
	day := data.DateOf(2026, 11, 20)
	p := page(day, "By the river", "# Slow\n\nThe **heron** stood *still*, ~~not~~ `here` &amp; \\*there\\*.\nA second line\n\n"+
		"- one\n- two\n  1. inner\n\n- [x] done\n\n> said Łukasz\n\n```\n  code\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[a page](https://example.org/x) and <https://example.org>\n\n<b>html</b>\n\nАнна, Ελένη, שלום עולם")
	p.People, p.Entry.Tags = []string{"Anna"}, []string{"repair"}
	p.Entry.Prompt = "What was good?"
	second := page(day, "Again", "later")
	second.Entry.AllDay = true
	got := read(t, bound(t, page(day-1, "", "before"), p, second))
	for _, want := range []string{
		"Thursday, 19 November 2026", "Friday, 20 November 2026", "09:00", "By the river", "What was good?", "Slow",
		"The heron stood still, not here & *there*.", "A second line", "•", "1. inner", "[x] done", "said Łukasz", "code",
		"a page (https://example.org/x) and https://example.org", "html", "Анна, Ελένη, ", "Anna · #repair", "Again",
		"This file is not encrypted",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in it:\n%s", want, got)
		}
	}
	if strings.Count(got, "20 November") != 1 {
		t.Error("a day of two entries has not one heading")
	}
	if strings.Contains(got, "**") || strings.Index(got, "before") > strings.Index(got, "Slow") {
		t.Errorf("marks are left, or the order is lost:\n%s", got)
	}
}

func TestPicturesStandInABookAndOthersAreNamed(t *testing.T) {
	p := page(data.DateOf(2026, 1, 2), "", "")
	a := attach(&p, "heron.jpg", "image/jpeg", photograph(t, 900, 400, false))
	attach(&p, "tall.png", "image/png", photograph(t, 40, 3000, true))
	attach(&p, "broken.jpg", "image/jpeg", []byte("\xff\xd8\xffrubbish"))
	attach(&p, "gone.png", "image/png", nil)
	attach(&p, "voice.m4a", "audio/mp4", []byte("sound"))
	p.Entry.Body = "Before ![The heron](file:" + a.ID.String() + ") after"
	pdf := bound(t, p)
	if got := bytes.Count(pdf, []byte("/Subtype /Image")); got != 2 {
		t.Errorf("got %d pictures, want 2", got)
	}
	got := read(t, pdf)
	at := 0
	for _, want := range []string{"Before", "The heron", "after", "broken.jpg", "gone.png", "voice.m4a"} {
		n := strings.Index(got[at:], want)
		if n < 0 {
			t.Fatalf("%q is not in its place:\n%s", want, got)
		}
		at += n
	}
}

func TestManyPicturesAreKeptSmaller(t *testing.T) {
	s := &setter{}
	for _, c := range []struct{ stored, want int }{{0, 1400}, {budget - 1, 1400}, {budget, 700}, {2 * budget, 350}, {3 * budget, leastSide}, {900 * budget, leastSide}} {
		if s.stored = c.stored; s.side() != c.want {
			t.Errorf("after %d pixels: got %d, want %d", c.stored, s.side(), c.want)
		}
	}
}

func TestABookOfNothingSaysSo(t *testing.T) {
	if got := read(t, bound(t)); !strings.Contains(got, "There is no entry") || !strings.Contains(strings.ReplaceAll(got, " ", ""), "1/1") {
		t.Errorf("got %q", got)
	}
}

func TestTheSameEntriesGiveTheSameBytes(t *testing.T) {
	p := page(data.DateOf(2026, 1, 2), "x", "y")
	attach(&p, "a.jpg", "image/jpeg", photograph(t, 20, 20, false))
	if !bytes.Equal(bound(t, p), bound(t, p)) {
		t.Error("two books of the same differ")
	}
}

func TestLongTextsGoOverManyPages(t *testing.T) {
	var pages []port.Page
	for i := range 200 {
		pages = append(pages, page(data.DateOf(2025, 1, 1)+data.Day(i), "", strings.Repeat(fmt.Sprintf("word%d and more of it. ", i), 40)))
	}
	got := read(t, bound(t, pages...))
	for i := range 200 {
		if want := fmt.Sprintf("word%d ", i); strings.Count(got, want) < 38 { // one may stand at a line's end
			t.Errorf("%q: got %d times", want, strings.Count(got, want))
		}
	}
}

func TestLinesKeepToTheWidth(t *testing.T) {
	s := &setter{fonts: new(picture.Fonts)}
	for _, text := range []string{
		strings.Repeat("a lot of words ", 50), strings.Repeat("unbroken", 60), strings.Repeat("王芳今天来看我，", 40),
		"x " + strings.Repeat("a\u00a0", 300), "", "\n\n", strings.Repeat("שלום ", 80),
	} {
		lines := s.lines([]piece{{str: text}, {str: ",", face: picture.Bold}}, bodySize, 200)
		var all strings.Builder
		for _, l := range lines {
			w := 0.0
			for _, tok := range l {
				w += tok.width
				all.WriteString(tok.str)
			}
			if w > 200.01 && len(l) > 1 {
				t.Errorf("%.20q: a line is %v wide", text, w)
			}
		}
		if got, want := strings.Join(strings.Fields(all.String()), ""), strings.Join(strings.Fields(text+","), ""); got != want {
			t.Errorf("%.20q: letters were lost: got %d bytes, want %d", text, len(got), len(want))
		}
	}
	bold := s.lines([]piece{{str: strings.Repeat("aaaa ", 5) + "bbbbbbb"}, {str: ",", face: picture.Bold}}, bodySize, s.fonts.Width("aaaa aaaa aaaa aaaa aaaa bbbbbbb", bodySize, picture.Regular)+1)
	if len(bold) != 2 || bold[1][0].str != "bbbbbbb" {
		t.Errorf("got %v, want the comma with its word", bold)
	}
}

// Whatever is written gives a PDF.
func FuzzBook(f *testing.F) {
	for _, s := range []string{"# a\n\n> > > b\n- c\n", "![x](file:1)", "| a |\n|-|\n", "<x>\n", "😀 \xff \x00 王", strings.Repeat("> ", 300) + "deep", "1. a\n   ```\n   b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 4096 {
			t.Skip("long texts only take longer")
		}
		if pdf := bound(t, page(data.DateOf(2026, 1, 2), "t", body)); !bytes.HasPrefix(pdf, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(pdf), []byte("%%EOF")) {
			t.Errorf("%q gives no PDF", body)
		}
	})
}
