package editor

import (
	"math"

	"fyne.io/fyne/v2"
)

// view is which part of a document is seen, and where in it everything lies.
// Heights in the document are float64 and count from its top, places in the field
// are float32 and count from the field's upper left corner.
type view struct {
	doc  *document
	set  setter
	size fyne.Size // of the field
	pad  float32   // above the first line and below the last
	left float32   // of the column

	// The view hangs on the text at its top, not on a height: heights change when
	// paragraphs that were guessed are wrapped.
	top  int     // a place in the line at the top of the field
	over float64 // how far the top of that line lies above the field's
}

// newView shows a document with letters that a measurer knows.
func newView(measure measurer) *view {
	v := &view{set: setter{ruler: newRuler(measure), width: 400, size: 15, look: 1, style: Markdown}}
	v.doc = newDocument("", v.guess)
	return v
}

// guess is the height of a paragraph that was not wrapped yet: ordinary letters
// are half as wide as they are high.
func (v *view) guess(bytes int) float64 {
	a, b := max(v.set.width, 1), v.set.size*0.5
	lines := 1 + int(float32(bytes)*b/a)
	return float64(lines) * float64(round(v.set.size*lineHeight))
}

// open shows another text from its top.
func (v *view) open(text string) {
	v.doc = newDocument(text, v.guess)
	v.top, v.over = 0, float64(-v.pad)
}

// dress changes the size of the field, the column in it and the letters.
// All lines break anew when they are next seen.
func (v *view) dress(size fyne.Size, pad, left, width, text float32) {
	atTop := v.over <= 0 && v.top == 0
	v.size, v.left = size, left
	if atTop {
		v.over = float64(-pad)
	}
	v.pad = pad
	if width == v.set.width && text == v.set.size {
		return
	}
	v.set.width, v.set.size = width, text
	v.renew()
}

// renew forgets where lines break; what is at the top of the field stays there.
func (v *view) renew() {
	v.set.look++
	v.doc.each(func(n *node) { n.height = v.guess(len(n.text)) })
}

// para gives a paragraph with its lines broken.
func (v *view) para(i int) *node {
	n := v.doc.at(i)
	was := n.height
	if v.set.set(&n.para) && n.height != was {
		v.doc.renew(i)
	}
	return n
}

// spot is a place in the text with its paragraph and line.
type spot struct {
	index int   // of the paragraph
	para  *node // with its lines broken
	start int   // of the paragraph, in the text
	at    int   // in the paragraph
	line  int
}

// spotOf finds the line of a place in the text.
func (v *view) spotOf(offset int, back bool) spot {
	i, start := v.doc.seek(min(max(offset, 0), v.doc.length()))
	p := v.para(i)
	return spot{i, p, start, offset - start, p.lay.lineOf(offset-start, back)}
}

// bounds are the start and the end of the spot's line in its paragraph.
func (s spot) bounds() (start, end int) { return s.para.lay.bounds(s.line, len(s.para.text)) }

// topOf is where the spot's line begins in the document.
func (v *view) topOf(s spot) float64 {
	sh := s.para.lay.shape
	return float64(v.pad) + v.doc.before(s.index).height + float64(sh.before) + float64(sh.line)*float64(s.line)
}

// offset is how far the field's top lies below the document's.
func (v *view) offset() float64 { return v.topOf(v.spotOf(v.top, false)) + v.over }

// height is that of the whole document with the room around it.
func (v *view) height() float64 { return v.doc.root.sum.height + 2*float64(v.pad) }

// farthest is the largest offset.
func (v *view) farthest() float64 { return max(0, v.height()-float64(v.size.Height)) }

// scrollTo brings a height of the document to the field's top, as far as there is
// text.
func (v *view) scrollTo(y float64) {
	y = math.Round(min(max(y, 0), v.farthest()))
	s := v.spotAt(y)
	start, _ := s.bounds()
	v.top = s.start + start
	v.over = y - v.topOf(s)
}

// spotAt gives the start of the line at a height of the document.
func (v *view) spotAt(y float64) spot {
	y -= float64(v.pad)
	i, top := v.doc.seekY(y)
	s := spot{index: i, para: v.para(i)}
	s.start = v.doc.before(i).bytes
	sh := s.para.lay.shape
	line := int((y - top - float64(sh.before)) / float64(sh.line))
	s.line = min(max(line, 0), len(s.para.lay.starts)-1)
	s.at, _ = s.bounds()
	return s
}

// scrollBy moves the text up by a distance. What comes into sight is wrapped
// before, so that nothing jumps.
func (v *view) scrollBy(distance float64) {
	i, _ := v.doc.seek(v.top)
	for need := -distance; need > 0 && i > 0; i-- {
		need -= v.para(i - 1).height
	}
	v.scrollTo(v.offset() + distance)
	v.settle()
}

// settle wraps what is in sight and takes care that no room is left below the end.
func (v *view) settle() {
	for range 8 {
		v.wrapSeen()
		offset, farthest := v.offset(), v.farthest()
		if offset <= farthest+0.5 && offset >= 0 {
			return
		}
		v.scrollTo(farthest)
	}
}

// wrapSeen breaks the lines of all paragraphs in sight.
func (v *view) wrapSeen() {
	s := v.spotOf(v.top, false)
	bottom := v.offset() + float64(v.size.Height)
	y := float64(v.pad) + v.doc.before(s.index).height
	for i := s.index; i < v.doc.root.sum.paras && y < bottom; i++ {
		y += v.para(i).height
	}
}

// reveal scrolls so far that a place is in sight, with some room around it.
func (v *view) reveal(offset int, back bool) {
	if v.size.Height <= 0 {
		return // the first layout reveals the cursor
	}
	for range 8 {
		v.settle()
		s := v.spotOf(offset, back)
		top := v.topOf(s)
		line := float64(s.para.lay.shape.line)
		room := min(float64(v.pad), max(0, (float64(v.size.Height)-line)/2))
		now := v.offset()
		switch {
		case top-room < now-0.5:
			v.scrollTo(top - room)
		case top+line+room > now+float64(v.size.Height)+0.5:
			v.scrollTo(top + line + room - float64(v.size.Height))
		default:
			return
		}
		if v.offset() == now {
			return
		}
	}
}

// sees tells whether the line of a place is in sight, in whole.
func (v *view) sees(offset int, back bool) bool {
	s := v.spotOf(offset, back)
	top := v.topOf(s) - v.offset()
	return top >= 0 && top+float64(s.para.lay.shape.line) <= float64(v.size.Height)
}

// shift keeps the view where it is in the text when the bytes from start to end
// become so many others.
func (v *view) shift(start, end, with int) { v.top = moved(v.top, start, end, with) }

// moved gives where a place is after the bytes from start to end became others.
func moved(place, start, end, with int) int {
	switch {
	case place >= end && end > start, place > end:
		return place + with - (end - start)
	case place > start:
		return start
	}
	return place
}
