package editor

// before is the place one letter before another.
func (e *Editor) before(place int) int {
	i, start := e.view.doc.seek(place)
	if place == start {
		return max(0, place-1)
	}
	return start + prevCluster(e.view.doc.at(i).text, place-start)
}

// after is the place one letter after another.
func (e *Editor) after(place int) int {
	i, start := e.view.doc.seek(place)
	if text := e.view.doc.at(i).text; place-start < len(text) {
		return start + nextCluster(text, place-start)
	}
	return min(place+1, e.Len())
}

// wordBefore is the start of the word before a place; the end of the paragraph
// before, at the start of one.
func (e *Editor) wordBefore(place int) int {
	i, start := e.view.doc.seek(place)
	if place == start {
		return max(0, place-1)
	}
	return start + wordStart(e.view.doc.at(i).text, place-start)
}

// wordAfter is the end of the word after a place; the start of the paragraph
// after, at the end of one.
func (e *Editor) wordAfter(place int) int {
	i, start := e.view.doc.seek(place)
	if text := e.view.doc.at(i).text; place-start < len(text) {
		return start + wordEnd(text, place-start)
	}
	return min(place+1, e.Len())
}

// goTo moves the cursor; extend leaves the other end of the selection behind.
func (e *Editor) goTo(place int, extend bool) {
	e.past.seal()
	e.sel.caret = place
	if !extend {
		e.sel.anchor = place
	}
	e.moved(false)
}

// sideways moves by a letter to the left or to the right. A selection without
// shift ends at the side to which one moves.
func (e *Editor) sideways(by int) {
	i, _ := e.view.doc.seek(e.sel.caret)
	if p := e.view.para(i); p.lay.right {
		by = -by
	}
	switch {
	case !e.shift && !e.sel.empty() && by < 0:
		e.goTo(e.sel.start(), false)
	case !e.shift && !e.sel.empty():
		e.goTo(e.sel.end(), false)
	case by < 0:
		e.goTo(e.stop(e.before(e.sel.caret), false), e.shift)
	default:
		e.goTo(e.stop(e.after(e.sel.caret), true), e.shift)
	}
}

// byLines moves up or down by so many lines, towards the column where the first
// such move began. Above the first line is its start, below the last its end.
func (e *Editor) byLines(by int) {
	s := e.view.spotOf(e.sel.caret, e.back)
	if e.wish < 0 {
		e.wish = e.view.set.xOf(&s.para.para, s.line, s.at)
	}
	s, ok := e.view.lineBy(s, by)
	place, back := s.start, false
	switch {
	case ok:
		var at int
		at, back = e.view.set.at(&s.para.para, s.line, e.wish)
		place += at
	case by > 0:
		place = e.Len()
	}
	e.past.seal()
	e.sel.caret, e.back = e.stop(place, true), back
	if !e.shift {
		e.sel.anchor = place
	}
	e.arrived(false)
}

// lineBy finds the line so many lines below another, above it for less than 0. It
// says no when there are fewer; then it gives the first or the last.
func (v *view) lineBy(s spot, by int) (spot, bool) {
	line := s.line + by
	for line < 0 && s.index > 0 {
		s.index--
		s.para = v.para(s.index)
		s.start -= len(s.para.text) + 1
		line += len(s.para.lay.starts)
	}
	for line >= len(s.para.lay.starts) && s.index < v.doc.root.sum.paras-1 {
		line -= len(s.para.lay.starts)
		s.start += len(s.para.text) + 1
		s.index++
		s.para = v.para(s.index)
	}
	s.line = min(max(line, 0), len(s.para.lay.starts)-1)
	return s, s.line == line
}

// byPage moves by as many lines as the field shows, but one.
func (e *Editor) byPage(by int) {
	line := e.view.set.size * lineHeight
	lines := max(1, int(e.Size().Height/line)-1)
	e.view.scrollBy(float64(by) * float64(lines) * float64(line))
	e.byLines(by * lines)
}

// toLineEdge moves to the start or the end of the cursor's line.
func (e *Editor) toLineEdge(end, extend bool) {
	s := e.view.spotOf(e.sel.caret, e.back)
	place, _ := s.bounds()
	back := false
	if end {
		place, back = lineLast(&s.para.para, s.line)
	}
	e.goTo(s.start+place, extend)
	if back {
		e.back = true
		e.arrived(false)
	}
}
