package editor

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// plainMeasure makes letters half as wide as high, bold ones wider, marks on
// letters and spaces without width nothing.
func plainMeasure(text string, f face) (width, height, baseline float32) {
	letter := f.size / 2
	if f.style.Bold {
		letter += 1
	}
	for _, r := range text {
		switch {
		case unicode.IsMark(r) || r == 0x200B || r == 0x200D || r == 0x200F:
		case isIdeograph(r):
			width += 2 * letter
		default:
			width += letter
		}
	}
	return width, f.size * 1.5, f.size
}

// newSetter has lines of so many ordinary letters of 5 each.
func newSetter(letters int) *setter {
	return &setter{ruler: newRuler(plainMeasure), width: float32(letters) * 5, size: 10, look: 1, style: Markdown}
}

// linesOf breaks a paragraph and gives its lines.
func linesOf(s *setter, text string) []string {
	p := para{text: text}
	s.set(&p)
	return cut(&p)
}

func cut(p *para) []string {
	var out []string
	for i := range p.lay.starts {
		start, end := p.lay.bounds(i, len(p.text))
		out = append(out, p.text[start:end])
	}
	return out
}

func TestLinesBreakWhereAReaderWould(t *testing.T) {
	for _, c := range []struct {
		width int
		lines []string
	}{
		{10, []string{""}},
		{10, []string{"short"}},
		{10, []string{"exactly 10"}},
		{10, []string{"one two ", "three four ", "five"}},
		{10, []string{"one        ", "two"}},
		{10, []string{"   indent ", "ed"}},
		{5, []string{"abcde", "fghij", "k"}},
		{5, []string{"ab ", "abcde", "fgh ", "ij"}},
		{12, []string{"well-", "established"}},
		{12, []string{"a well-", "established ", "rule"}},
		{8, []string{"漢字漢字", "漢字"}},
		{8, []string{"漢字漢", "字。漢字", "漢"}},
		{8, []string{"漢字「漢", "字」漢"}},
		{10, []string{"ab 漢字漢", "字 cd"}},
		{5, []string{"e\u0301e\u0301e\u0301e\u0301e\u0301", "e\u0301"}},
		{10, []string{"a\u00a0b\u00a0c\u00a0d\u00a0e\u00a0", "f"}},
		{12, []string{"- an item ", "that goes ", "on"}},
		{10, []string{"1994-05-06"}},
		{6, []string{"so—", "then ", "it is"}},
	} {
		text := strings.Join(c.lines, "")
		got := linesOf(newSetter(c.width), text)
		if !slices.Equal(got, c.lines) {
			t.Errorf("got %q within %d, want %q", got, c.width, c.lines)
		}
	}
}

// naive breaks a text of ASCII words in the plainest way, to compare.
func naive(text string, width int) []string {
	var out []string
	line := ""
	for _, word := range strings.SplitAfter(text, " ") {
		for len(strings.TrimRight(line+word, " ")) > width {
			switch {
			case line != "":
				out, line = append(out, line), ""
			default:
				out, word = append(out, word[:width]), word[width:]
			}
		}
		line += word
	}
	return append(out, line)
}

func TestLinesBreakLikeThePlainestWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(4, 30).Draw(t, "width")
		text := strings.TrimRight(rapid.StringMatching(`([a-z]{1,12} ?){0,60}`).Draw(t, "text"), " ")
		got := linesOf(newSetter(width), text)
		want := naive(text, width)
		if !slices.Equal(got, want) {
			t.Fatalf("got %q within %d, want %q", got, width, want)
		}
	})
}

func TestLinesFitAndAreAsFullAsCanBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newSetter(rapid.IntRange(3, 40).Draw(t, "width"))
		p := para{text: strings.ReplaceAll(anyText(t, "text"), "\n", "")}
		s.set(&p)
		for i, line := range cut(&p) {
			start, end := p.lay.bounds(i, len(p.text))
			x := float32(0)
			if i > 0 {
				x = p.lay.shape.hang
			}
			inked := strings.TrimRightFunc(line, isSpace)
			if w := s.advance(p.text, p.lay.spans, start, start+len(inked), x); w > s.width && nextCluster(p.text, start) < start+len(inked) {
				t.Fatalf("got line %q of width %v, want at most %v", line, w, s.width)
			}
			if !utf8.ValidString(line) || snap(p.text, start) != start {
				t.Fatalf("got line %q, want it to begin between letters", line)
			}
			if end == len(p.text) {
				continue
			}
			word, _ := nextBreak(p.text[end:])
			if w := s.advance(p.text, p.lay.spans, start, end+word, x); w <= s.width {
				t.Fatalf("got line %q, want %q on it too", line, p.text[end:end+word])
			}
		}
	})
}

func TestAMendedParagraphIsBrokenLikeANewOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newSetter(rapid.IntRange(3, 30).Draw(t, "width"))
		p := &para{text: strings.ReplaceAll(anyText(t, "text")+anyText(t, "more"), "\n", "")}
		s.set(p)
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			a, b := place(t, p.text, "a"), place(t, p.text, "b")
			p.edit(min(a, b), max(a, b), strings.ReplaceAll(anyText(t, "with"), "\n", ""))
			if rapid.Bool().Draw(t, "set") {
				s.set(p)
				same(t, s, p)
			}
		}
		s.set(p)
		same(t, s, p)
	})
}

// same compares a paragraph with one that is broken from the beginning.
func same(t failer, s *setter, p *para) {
	fresh := para{text: p.text}
	other := *s
	other.set(&fresh)
	if !slices.Equal(p.lay.starts, fresh.lay.starts) || p.lay.shape != fresh.lay.shape || p.height != fresh.height {
		t.Fatalf("got lines %q, want %q", cut(p), cut(&fresh))
	}
	if !slices.Equal(p.lay.spans, fresh.lay.spans) {
		t.Fatalf("got spans %v, want %v", p.lay.spans, fresh.lay.spans)
	}
}

// story is so many words in one line.
func story(words int) string {
	known := strings.Fields("the a of and to in morning river friend talked about what happened yesterday quiet particular she he asked until found needed afraid fine again never believed trust letter")
	dice := tree{}
	var out strings.Builder
	for range words {
		out.WriteString(known[dice.roll(len(known))] + " ")
	}
	return out.String()
}

func TestAKeyInALongParagraphBreaksFewLines(t *testing.T) {
	for _, words := range []int{1_000, 10_000, 50_000} {
		s := newSetter(70)
		p := &para{text: story(words)}
		s.set(p)
		var broken []int
		for i := range 60 {
			before := s.lines
			at := len(p.text)/2 + i*97%800
			p.edit(at, at, "x")
			s.set(p)
			broken = append(broken, s.lines-before)
		}
		slices.Sort(broken) // until a line happens to start where one did: mostly soon
		if got := broken[len(broken)/2]; got > 20 {
			t.Errorf("got %d lines broken for a key among %d words, want at most 20 as a rule", got, words)
		}
	}
}

func TestATabGoesToTheNextStop(t *testing.T) {
	s := newSetter(40)
	p := &para{text: "a\tb\t\tc"}
	s.set(p)
	for at, want := range map[int]float32{0: 0, 1: 5, 2: 20, 3: 25, 4: 40, 5: 60, 6: 65} {
		if got := s.xOf(p, 0, at); got != want {
			t.Errorf("got x %v of place %d, want %v", got, at, want)
		}
	}
}

func TestAPlaceIsFoundAgainByItsX(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newSetter(rapid.IntRange(6, 40).Draw(t, "width"))
		p := &para{text: strings.ReplaceAll(anyText(t, "text"), "\n", "")}
		s.set(p)
		at := snap(p.text, place(t, p.text, "at"))
		line := p.lay.lineOf(at, false)
		x := s.xOf(p, line, at)
		got, back := s.at(p, line, x)
		if again := s.xOf(p, line, got); abs(again-x) > 0.01 && !(back || got < at) {
			t.Fatalf("got place %d at x %v of line %d, want %d at %v in %q", got, again, line, at, x, p.text)
		}
		if snap(p.text, got) != got {
			t.Fatalf("got place %d in %q, want one between letters", got, p.text)
		}
	})
}

func TestWidthsAreForgottenBeforeTheyAreTooMany(t *testing.T) {
	r := newRuler(plainMeasure)
	for i := range maxWidths + 10 {
		r.width(string(rune('a'+i%26))+strings.Repeat("x", i%7)+string(rune(0x4E00+i%20000))+string(rune(0x3040+i/20000)), face{size: 10})
	}
	if len(r.widths) > maxWidths {
		t.Errorf("got %d widths kept, want at most %d", len(r.widths), maxWidths)
	}
}

func TestASizeIsFoundAtWhichLettersAreWhole(t *testing.T) {
	r := newRuler(func(_ string, f face) (float32, float32, float32) { return f.size, f.size * 1.362, f.size * 1.069 })
	for _, scale := range []float32{1, 1.25, 1.5, 2} {
		r.scale = scale
		r.forget()
		for size := float32(10); size < 40; size++ {
			got := r.fit(size)
			if got > size || got < size*0.96 {
				t.Errorf("got size %v for %v, want it close below", got, size)
			}
			if below := round(got*1.362*scale) - up(got*1.069*scale); below < got*0.24*scale && got != size {
				t.Errorf("got %v pixels below the baseline at size %v, want room for a g", below, got)
			}
		}
	}
	r.scale = 1
	r.forget()
	if got := r.fit(15); got == 15 {
		t.Error("got 15 left as it is, want it smaller: its g would be cut off")
	}
}

func FuzzAnyTextCanBeSet(f *testing.F) {
	f.Add("# a *b* `c`\u202e\u200f אב\t漢字", 7, "x\u0301")
	f.Add("🇩🇪🇩", 1, "🇪")
	f.Add(strings.Repeat("x", 3000), 40, "\u00ad")
	f.Fuzz(func(t *testing.T, text string, width int, with string) {
		text, with = strings.ReplaceAll(clean(text), "\n", ""), strings.ReplaceAll(clean(with), "\n", "")
		s := newSetter(min(max(width, 0), 200))
		p := &para{text: text}
		s.set(p)
		at := snap(text, len(text)/2)
		p.edit(at, at, with)
		s.set(p)
		same(t, s, p)
		for line := range p.lay.starts {
			start, end := p.lay.bounds(line, len(p.text))
			if start >= end && p.text != "" {
				t.Fatalf("got an empty line %d in %q", line, p.text)
			}
			for _, x := range []float32{-1, 20, 1e6} {
				if at, _ := s.at(p, line, x); at < start || at > end {
					t.Fatalf("got place %d on a line from %d to %d", at, start, end)
				}
			}
		}
	})
}
