package editor

import (
	"sort"
	"strings"
)

// stretch is a part of a line with one look, which is drawn as one text.
type stretch struct {
	start, end int     // in the paragraph
	x, width   float32 // from the left edge of the column
	face       face
	style      Style
	level      int  // odd runs from right to left
	bare       bool // a tab or what is hidden, which is not drawn
}

// line gives the stretches of a line, from left to right.
func (s *setter) line(p *para, line int) []stretch {
	l := p.lay
	start, end := l.bounds(line, len(p.text))
	if l.shape.block.Height > 0 {
		return []stretch{{start: start, end: end, width: l.shape.block.Width, bare: true}}
	}
	x := float32(0)
	if line > 0 {
		x = l.shape.hang
	}
	var out []stretch
	for _, pc := range pieces(p.text, start, end, l.right) {
		for at := pc.start; at < pc.end; {
			how, until := styleAt(l.spans, at, pc.end)
			st := stretch{start: at, end: at + drawnAsOne(p.text[at:until], pc.level), style: how, face: s.faceOf(how), level: pc.level}
			st.bare = p.text[at] == '\t' || how&Hidden != 0
			switch {
			case how&Hidden != 0:
				st.end = until
			case st.bare:
				st.width = s.tab(x) - x
			default:
				st.width = s.ruler.shaped(st.drawn(p.text), st.face)
			}
			st.x = x
			x += st.width
			out = append(out, st)
			at = st.end
		}
	}
	s.turn(out, l, line)
	return out
}

// drawnAsOne is the length of what is drawn in one go: up to the next tab, or a
// tab. What runs leftwards is drawn word by word and mark by mark, since the
// toolkit puts letters of several fonts side by side from the left.
func drawnAsOne(text string, level int) int {
	if text[0] == '\t' {
		return 1
	}
	length := strings.IndexByte(text, '\t')
	if length < 0 {
		length = len(text)
	}
	if level%2 == 0 {
		if length > chunk {
			if space := strings.IndexByte(text[chunk:length], ' '); space >= 0 {
				return chunk + space + 1
			}
		}
		return length
	}
	for at, r := range text[:length] {
		if directionOf(r) != leftward && !extends(r) {
			if at == 0 {
				return nextCluster(text[:length], 0)
			}
			return at
		}
	}
	return length
}

// chunk is after how many bytes a stretch ends with the next space. The toolkit
// draws a stretch anew when a letter in it changes: that of a whole line is work
// and memory that a few words need not cost.
const chunk = 20

// drawn is the text of a stretch as it is given to the toolkit: brackets in what
// runs leftwards are turned around.
func (st stretch) drawn(text string) string {
	part := text[st.start:st.end]
	if st.level%2 == 0 {
		return part
	}
	if i := strings.Index(brackets, part); i >= 0 && len(part) > 0 {
		return mirrored[i : i+len(part)]
	}
	return rightToLeft + part
}

// rightToLeft is a mark without width. The toolkit puts the letters of a stretch on
// the baseline of its first font: the mark is in the ordinary one.
const rightToLeft = "\u200f"

// Brackets and what they become in a text that runs leftwards.
const (
	brackets = "()[]{}<>«»‹›"
	mirrored = ")(][}{><»«›‹"
)

// turn puts the stretches of a line that runs leftwards, in whole or in part, where
// they belong.
func (s *setter) turn(out []stretch, l *layout, line int) {
	highest := 0
	for _, st := range out {
		highest = max(highest, st.level)
	}
	if highest == 0 {
		return
	}
	arrange(out, func(st stretch) int { return st.level })
	x := float32(0)
	for i := range out {
		out[i].x = x
		x += out[i].width
	}
	indent := float32(0)
	if line > 0 {
		indent = l.shape.hang
	}
	if l.right {
		indent = s.width - indent - x
	}
	for i := range out {
		out[i].x += indent
	}
}

// xOf gives where a place of a line lies, from the left edge of the column. Where
// one stretch ends and the next begins are two places if they run different ways:
// it is at the one that runs as the paragraph does.
func (s *setter) xOf(p *para, line, at int) float32 {
	out := s.line(p, line)
	best := -1
	for i, st := range out {
		if st.start > at || at > st.end {
			continue
		}
		if best < 0 || st.level < out[best].level || st.level == out[best].level && at > st.start {
			best = i
		}
	}
	if best >= 0 {
		return s.inside(out[best], p.text, at)
	}
	switch {
	case p.lay.right:
		return s.width
	case line > 0:
		return p.lay.shape.hang
	}
	return 0
}

// inside gives where a place within a stretch lies.
func (s *setter) inside(st stretch, text string, at int) float32 {
	part := float32(0)
	switch {
	case at >= st.end:
		part = st.width
	case at > st.start && !st.bare:
		part = min(st.width, s.ruler.shaped(stretch{start: st.start, end: at, level: st.level}.drawn(text), st.face))
	}
	if st.level%2 == 1 {
		return st.x + st.width - part
	}
	return st.x + part
}

// at gives the place of a line that is nearest to x.
func (s *setter) at(p *para, line int, x float32) (at int, back bool) {
	out := s.line(p, line)
	start, end := p.lay.bounds(line, len(p.text))
	if len(out) == 0 {
		return start, false
	}
	best := 0
	for i, st := range out {
		if x >= st.x {
			best = i
		}
	}
	at = s.nearest(out[best], p.text, x)
	if at == out[best].start || at == out[best].end { // shown elsewhere, if the stretch beside it runs the other way
		for _, st := range out[max(0, best-1):min(len(out), best+2)] {
			if other := s.nearest(st, p.text, x); abs(s.xOf(p, line, other)-x) < abs(s.xOf(p, line, at)-x) {
				at = other
			}
		}
	}
	if at == end {
		return lineLast(p, line)
	}
	return at, false
}

// nearest gives the place within a stretch that is nearest to x.
func (s *setter) nearest(st stretch, text string, x float32) int {
	if st.style&Hidden != 0 || st.bare && st.end > st.start+1 { // a link's address, or a picture: before it or after
		if x > st.x+st.width/2 {
			return st.end
		}
		return st.start
	}
	places := []int{st.start}
	for at := st.start; at < st.end; {
		at = min(nextCluster(text, at), st.end)
		places = append(places, at)
	}
	left := st.level%2 == 1
	i := sort.Search(len(places), func(i int) bool {
		here := s.inside(st, text, places[i])
		return here >= x && !left || here <= x && left
	})
	if i == 0 || i < len(places) && abs(s.inside(st, text, places[i])-x) <= abs(s.inside(st, text, places[i-1])-x) {
		return places[i]
	}
	return places[i-1]
}

func abs(x float32) float32 { return max(x, -x) }

// lineLast gives the last place of a line. The end of a line that goes on below is
// before the space at which it broke; without one it is the same place as the
// start of the line below, seen from the line above.
func lineLast(p *para, line int) (at int, back bool) {
	start, end := p.lay.bounds(line, len(p.text))
	if line == len(p.lay.starts)-1 {
		return end, false
	}
	if before := prevCluster(p.text, end); before > start && kindHere(p.text, before) == space {
		return before, false
	}
	return end, true
}
