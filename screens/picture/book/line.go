package book

import (
	"image/color"
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/screens/picture"
)

// piece is a part of a paragraph in one kind of letters; "\n" in it ends a line.
type piece struct {
	str    string
	face   picture.Face
	color  color.NRGBA
	struck bool
}

// token is what no line breaks within.
type token struct {
	piece
	width float64
	space bool // a blank stands before it
	glued bool // no line begins with it
}

// paragraph sets pieces over as many lines as they need.
func (s *setter) paragraph(pieces []piece, size float64) {
	var all strings.Builder
	for _, p := range pieces {
		all.WriteString(p.str)
	}
	left := picture.RunsLeft(all.String())
	for _, line := range s.lines(pieces, size, pageWidth-s.indent) {
		s.need(picture.LineHeight(size))
		s.line(line, size, left)
	}
}

// lines breaks pieces into lines no wider than width. It gives at least one.
func (s *setter) lines(pieces []piece, size, width float64) (out [][]token) {
	var cur []token
	blank, used := false, 0.0
	gap := func(t token) float64 {
		if t.space {
			return s.fonts.Width(" ", size, t.face)
		}
		return 0
	}
	add := func(t token) {
		if len(cur) > 0 && used+gap(t)+t.width > width {
			at := len(cur)
			for t.glued && at > 0 && (at == len(cur) || cur[at].glued) {
				at--
			}
			if at == 0 { // nothing else to break at
				at = len(cur)
			}
			out = append(out, cur[:at:at])
			cur, used = append([]token(nil), cur[at:]...), 0
			for i := range cur {
				cur[i].space = cur[i].space && i > 0
				used += gap(cur[i]) + cur[i].width
			}
		}
		t.space = t.space && len(cur) > 0
		used += gap(t) + t.width
		cur = append(cur, t)
	}
	for _, p := range pieces {
		for i, row := range strings.Split(p.str, "\n") {
			if i > 0 {
				out = append(out, cur)
				cur, used, blank = nil, 0, false
			}
			for len(row) > 0 {
				word, rest := cut(row)
				row = rest
				if strings.TrimSpace(word) == "" {
					blank = true
					continue
				}
				for n, part := range s.parts(word, size, p.face, width) {
					t := token{piece: p, width: s.fonts.Width(part, size, p.face), space: blank, glued: n == 0 && !blank && !wide(word)}
					t.str = part
					add(t)
					blank = false
				}
			}
		}
	}
	return append(out, cur)
}

// parts cuts a word that is wider than a line.
func (s *setter) parts(word string, size float64, face picture.Face, width float64) []string {
	if s.fonts.Width(word, size, face) <= width {
		return []string{word}
	}
	return s.fonts.Wrap(word, size, face, width)
}

// cut takes the next word, run of blanks, or single letter of a script without blanks,
// together with the signs that must not begin a line.
func cut(row string) (word, rest string) {
	first, n := utf8.DecodeRuneInString(row)
	blank := breaks(first)
	for i, r := range row[n:] {
		if breaks(r) != blank || !blank && (ideograph(r) || ideograph(first) && !follows(r)) {
			return row[:n+i], row[n+i:]
		}
	}
	return row, ""
}

// breaks says that a line may break at a blank; a no-break space is none.
func breaks(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }

// wide says that a line may break before a word though no blank stands there.
func wide(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return ideograph(r)
}

// ideograph says that a letter is of a script that sets no blanks between words.
func ideograph(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// follows says that a sign belongs to the letter before it.
func follows(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// line sets one line and what stands beside it.
func (s *setter) line(tokens []token, size float64, left bool) {
	h := picture.LineHeight(size)
	for _, x := range s.bars {
		s.page.Add(picture.Shape{Path: picture.Segment(x, s.y, x, s.y+h), Stroke: picture.Stroke{Color: hair, Width: 2, Cap: picture.CapButt}})
	}
	if s.marker != "" {
		t := picture.Text{X: s.indent - 8, Y: s.y, Str: s.marker, Size: size, Baseline: picture.Top, Anchor: picture.End, Color: muted}
		if left {
			t.X, t.Anchor = pageWidth-s.indent+8, picture.Start
		}
		s.page.Add(t)
		s.marker = ""
	}
	x := s.indent
	if left {
		x = pageWidth - s.indent
	}
	for i := 0; i < len(tokens); {
		t, str := tokens[i], tokens[i].str
		for i++; i < len(tokens) && tokens[i].face == t.face && tokens[i].color == t.color && tokens[i].struck == t.struck; i++ {
			if tokens[i].space {
				str += " "
			}
			str += tokens[i].str
		}
		w, before := s.fonts.Width(str, size, t.face), 0.0
		if t.space {
			before = s.fonts.Width(" ", size, t.face)
		}
		at := x + before
		if left {
			at = x - before - w
		}
		s.page.Add(picture.Text{X: at, Y: s.y, Str: str, Size: size, Face: t.face, Baseline: picture.Top, Color: t.color})
		if t.struck {
			s.page.Add(picture.Shape{Path: picture.Segment(at, s.y+0.78*size, at+w, s.y+0.78*size), Stroke: picture.Stroke{Color: t.color, Width: 1, Cap: picture.CapButt}})
		}
		if x = at + w; left {
			x = at
		}
	}
	s.y += h
}
