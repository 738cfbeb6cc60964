package editor

import (
	"slices"

	"fyne.io/fyne/v2"
)

// setter breaks paragraphs into lines of one width.
type setter struct {
	ruler *ruler
	width float32 // of the column, in device-independent pixels
	size  float32 // of ordinary text
	look  uint64  // one more whenever width, size, letters or style change
	style func(string) []Span
	block func(line string) fyne.Size // of the picture that a paragraph is; may be nil

	faces     [64]face // by style; the zero face is not made yet
	facesLook uint64   // the look that they were made for

	paras, lines int // that were broken so far
}

// faceOf gives the letters of a style.
func (s *setter) faceOf(how Style) face {
	i := int(how&(Bold|Italic|Code)) + int(how&heads)/int(Head1)*8
	if s.facesLook != s.look {
		s.faces, s.facesLook = [64]face{}, s.look
	}
	if s.faces[i].size == 0 {
		s.faces[i] = s.newFace(how)
	}
	return s.faces[i]
}

func (s *setter) newFace(how Style) face {
	size := s.size
	switch {
	case how&Head1 != 0:
		size = round(s.size * 1.6)
	case how&Head2 != 0:
		size = round(s.size * 1.35)
	case how&Head3 != 0:
		size = round(s.size * 1.15)
	}
	f := face{size: s.ruler.fit(size)}
	f.style.Bold, f.style.Italic, f.style.Monospace = how&Bold != 0, how&Italic != 0, how&Code != 0
	if f.style.Monospace {
		f.size = s.ruler.fit(round(size * 0.95))
		f.style.Italic = false // the toolkit has no slanted letters of one width
	}
	return f
}

// set makes the lines of a paragraph right, and says whether anything was to do.
func (s *setter) set(p *para) bool {
	l := p.lay
	if l != nil && l.look == s.look && !l.dirty {
		return false
	}
	s.paras++
	spans := filled(checked(s.style(p.text), p.text), len(p.text))
	shape := s.shapeOf(p.text, spans)
	right := readsRight(p.text)
	if l == nil || l.look != s.look || l.shape != shape {
		l = &layout{starts: s.breaks(p.text, spans, shape)}
	} else {
		s.mend(l, p.text, spans)
	}
	l.look, l.length, l.spans, l.shape, l.right, l.dirty = s.look, len(p.text), spans, shape, right, false
	p.lay, p.height = l, l.height()
	return true
}

// shapeOf reckons what all lines of a paragraph share.
func (s *setter) shapeOf(text string, spans []Span) shape {
	sh := shape{head: headOf(spans)}
	f := s.faceOf(sh.head)
	sh.line = round(f.size * lineHeight)
	if sh.head != 0 {
		sh.line, sh.before = round(f.size*1.35), round(s.size*0.5)
	}
	if s.block != nil {
		if sh.block = s.block(text); sh.block.Height > 0 {
			sh.line, sh.before = sh.block.Height, round(s.size*0.5)
			return sh
		}
	}
	if n := hangOf(spans); n > 0 && n < len(text) {
		sh.hang = min(s.advance(text, spans, 0, n, 0), s.width/2)
	}
	return sh
}

// lineHeight is the height of a line of ordinary text in sizes of the text.
const lineHeight = 1.6

// breaks gives the starts of all lines.
func (s *setter) breaks(text string, spans []Span, sh shape) []int32 {
	starts := []int32{0}
	for at := s.lineEnd(text, spans, sh, 0); at < len(text); at = s.lineEnd(text, spans, sh, at) {
		starts = append(starts, int32(at))
	}
	return starts
}

// mend breaks anew from the line before a change until a line starts where one
// started before; from there on all lines are as they were.
func (s *setter) mend(l *layout, text string, spans []Span) {
	shift := len(text) - l.length
	head, tail := sameAt(l.spans, spans, len(text), shift)
	head, tail = min(head, l.head), min(tail, l.tail)
	first := max(0, l.lineOf(min(head, l.length), false)-2)
	starts := slices.Clone(l.starts[:first+1])
	old := first + 1
	for at := s.lineEnd(text, spans, l.shape, int(starts[first])); at < len(text); at = s.lineEnd(text, spans, l.shape, at) {
		for old < len(l.starts) && int(l.starts[old])+shift < at {
			old++
		}
		if at >= len(text)-tail && old < len(l.starts) && int(l.starts[old])+shift == at {
			for _, start := range l.starts[old:] {
				starts = append(starts, start+int32(shift))
			}
			break
		}
		starts = append(starts, int32(at))
	}
	l.starts = starts
}

// lineEnd gives where the line that starts at a place ends.
func (s *setter) lineEnd(text string, spans []Span, sh shape, start int) int {
	s.lines++
	x := float32(0)
	if start > 0 {
		x = sh.hang
	}
	for at := start; at < len(text); {
		word, spaces := nextBreak(text[at:])
		right := s.advance(text, spans, at, at+word, x)
		if right > s.width {
			if at > start {
				return at
			}
			return s.breakWord(text, spans, start, start+word, x)
		}
		x = s.advance(text, spans, at+word, at+spaces, right)
		at += spaces
	}
	return len(text)
}

// breakWord gives where a word that is wider than a line is broken: after as many
// letters as fit, but after one at least.
func (s *setter) breakWord(text string, spans []Span, start, end int, x float32) int {
	for at := start; at < end; {
		next := nextCluster(text[:end], at)
		x = s.advance(text, spans, at, next, x)
		if x > s.width && at > start {
			return at
		}
		at = next
	}
	return end
}

// advance gives where a stretch without a break ends that begins at x.
func (s *setter) advance(text string, spans []Span, start, end int, x float32) float32 {
	for start < end {
		how, until := styleAt(spans, start, end)
		if how&Hidden != 0 {
			start = until
			continue
		}
		f := s.faceOf(how)
		for start < until {
			stop := start + run(text[start:until])
			switch text[start] {
			case '\t':
				x = s.tab(x)
			case ' ':
				x += float32(stop-start) * s.ruler.width(" ", f)
			default:
				x = s.word(text[start:stop], f, x)
			}
			start = stop
		}
	}
	return x
}

// maxWord is how many bytes of a word are measured as a whole. A longer one, an
// address or a slip, is measured letter by letter, and only as far as the line.
const maxWord = 64

// word gives where a word ends that begins at x.
func (s *setter) word(text string, f face, x float32) float32 {
	if len(text) <= maxWord {
		return x + s.ruler.width(text, f)
	}
	for at := 0; at < len(text) && x <= s.width; {
		next := nextCluster(text, at)
		x += s.ruler.width(text[at:next], f)
		at = next
	}
	return x
}

// run is the length of what is measured in one go: one tab, some spaces or a word.
func run(text string) int {
	switch text[0] {
	case '\t':
		return 1
	case ' ':
		n := 1
		for n < len(text) && text[n] == ' ' {
			n++
		}
		return n
	}
	for i := 1; i < len(text); i++ {
		if text[i] == ' ' || text[i] == '\t' {
			return i
		}
	}
	return len(text)
}

// tab gives the next tab stop after x.
func (s *setter) tab(x float32) float32 {
	stop := s.size * 2
	return float32(int(x/stop)+1) * stop
}
