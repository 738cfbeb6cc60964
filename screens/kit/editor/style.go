package editor

// Style is how a stretch of text looks; several can be joined with |.
type Style uint16

// The styles.
const (
	Bold   Style = 1 << iota
	Italic       // slanted
	Code         // letters of one width
	Quiet        // in the colour of less weight
	Accent       // in the accent colour
	Hang         // what stands before the text of a list item or a quotation: lines below begin where it ends
	Head1        // the largest heading; a heading's size is that of its whole line
	Head2
	Head3
	Hidden // takes no room and is not drawn: the address of a link to something kept here
)

// heads are the styles that make a line larger.
const heads = Head1 | Head2 | Head3

// Span is a stretch of a line, from Start to End in bytes, that has a style. The
// spans of a line are in order and do not overlap.
type Span struct {
	Start, End int
	Style      Style
}

// styleAt gives the style at a place and where that style ends at the latest.
func styleAt(spans []Span, at, end int) (Style, int) {
	lo, hi := 0, len(spans)
	for lo < hi {
		if mid := (lo + hi) / 2; spans[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	switch {
	case lo == len(spans):
		return 0, end
	case at < spans[lo].Start:
		return 0, min(end, spans[lo].Start)
	}
	return spans[lo].Style, min(end, spans[lo].End)
}

// checked gives spans that keep their promise: in order, without overlap, within
// the line and between letters. A style of the program's own may be careless.
func checked(spans []Span, line string) []Span {
	at := 0
	kept := spans[:0:0]
	for _, s := range spans {
		s.Start, s.End = max(snap(line, s.Start), at), snap(line, s.End)
		if s.Start < s.End && s.Style != 0 {
			kept = append(kept, s)
			at = s.End
		}
	}
	return kept
}

// headOf gives the heading styles of a line's spans: one line has one size.
func headOf(spans []Span) Style {
	for _, s := range spans {
		if s.Style&heads != 0 {
			return s.Style & heads
		}
	}
	return 0
}

// hangOf is the length in bytes of what a line begins with and later lines of the
// same paragraph are set in by.
func hangOf(spans []Span) int {
	end := 0
	for _, s := range spans {
		if s.Style&Hang == 0 || s.Start != end {
			break
		}
		end = s.End
	}
	return end
}

// sameAt tells how many bytes at both ends of a line look the same in old and new
// spans; shift is how much longer the line is now.
func sameAt(old, now []Span, length, shift int) (head, tail int) {
	head, tail = length, length
	for i := 0; i < len(old) || i < len(now); i++ {
		if i == len(old) || i == len(now) || old[i] != now[i] {
			head = edge(old, now, i)
			break
		}
	}
	for i := 1; i <= len(old) || i <= len(now); i++ {
		a, b := len(old)-i, len(now)-i
		if a < 0 || b < 0 || old[a].Style != now[b].Style || old[a].Start+shift != now[b].Start || old[a].End+shift != now[b].End {
			tail = length - farEdge(old, now, a, b, shift)
			break
		}
	}
	return head, tail
}

// edge is where the i-th spans of two lists begin to differ.
func edge(old, now []Span, i int) int {
	switch {
	case i >= len(old):
		return now[i].Start
	case i >= len(now):
		return old[i].Start
	case old[i].Start == now[i].Start && old[i].Style == now[i].Style:
		return min(old[i].End, now[i].End)
	}
	return min(old[i].Start, now[i].Start)
}

// farEdge is where two spans cease to differ, in the bytes of the new line.
func farEdge(old, now []Span, a, b, shift int) int {
	switch {
	case a < 0 && b < 0:
		return 0
	case a < 0:
		return now[b].End
	case b < 0:
		return old[a].End + shift
	case old[a].End+shift == now[b].End && old[a].Style == now[b].Style:
		return max(old[a].Start+shift, now[b].Start)
	}
	return max(old[a].End+shift, now[b].End)
}

// filled gives a heading's line one size throughout, also where its spans leave
// gaps. Spans of other lines are left as they are.
func filled(spans []Span, length int) []Span {
	head := headOf(spans)
	if head == 0 {
		return spans
	}
	var out []Span
	at := 0
	for _, s := range append(spans, Span{length, length, 0}) {
		if s.Start > at {
			out = append(out, Span{at, s.Start, head})
		}
		if s.End > s.Start {
			out = append(out, Span{s.Start, s.End, s.Style&^heads | head})
		}
		at = s.End
	}
	return out
}
