package editor

import (
	"strconv"
	"strings"
)

// write puts a text in the place of what is selected.
func (e *Editor) write(text string, how way) {
	if e.sel.empty() && text == "" {
		return
	}
	e.change(e.sel.start(), e.sel.end(), text, how)
}

// change is the one way in which a person's text changes: it puts a text in the
// place of the bytes from start to end, the cursor after it, and takes note for
// undo.
func (e *Editor) change(start, end int, with string, how way) {
	if e.Disabled() {
		return
	}
	s := step{at: start, added: with, before: e.sel, way: how, when: e.now()}
	s.removed = e.replace(start, end, with)
	after := start + len(with)
	if with == "" {
		after = e.snapped(after)
	}
	e.sel = selection{after, after}
	s.after = e.sel
	e.past.add(s)
	e.edited(how != whole)
}

// replace changes the text and all places in it that are remembered.
func (e *Editor) replace(start, end int, with string) (removed string) {
	removed = e.view.doc.replace(start, end, with)
	e.view.shift(start, end, len(with))
	for i, m := range e.marks {
		e.marks[i] = [2]int{moved(m[0], start, end, len(with)), moved(m[1], start, end, len(with))}
	}
	e.revision++
	return removed
}

// edited shows a change and tells of it; typed says that a person wrote it just now.
func (e *Editor) edited(typed bool) {
	e.moved(typed)
	if e.changed != nil {
		e.changed()
	}
}

// moved shows the cursor at its new place; typed says that a change brought it
// there.
func (e *Editor) moved(typed bool) {
	e.back, e.wish = false, -1
	e.arrived(typed)
}

// arrived is moved for a cursor that keeps its wish.
func (e *Editor) arrived(typed bool) {
	e.blink.rest(e)
	e.view.reveal(e.sel.caret, e.back)
	e.show()
	e.lookForMention(typed)
	e.told()
}

func (e *Editor) told() {
	if e.OnCursor != nil {
		e.OnCursor()
	}
}

// Undo takes the last change back: a burst of typing at once. It does nothing when
// there is none, or the field is read only.
func (e *Editor) Undo() {
	if e.Disabled() {
		return
	}
	if s, ok := e.past.back(); ok {
		e.replace(s.at, s.at+len(s.added), s.removed)
		e.sel = s.before
		e.edited(false)
	}
}

// Redo makes the change again that was last taken back.
func (e *Editor) Redo() {
	if e.Disabled() {
		return
	}
	if s, ok := e.past.forth(); ok {
		e.replace(s.at, s.at+len(s.removed), s.added)
		e.sel = s.after
		e.edited(false)
	}
}

// CanUndo says whether there is a change to take back.
func (e *Editor) CanUndo() bool { return len(e.past.past) > 0 && !e.Disabled() }

// CanRedo says whether there is a change to make again.
func (e *Editor) CanRedo() bool { return len(e.past.future) > 0 && !e.Disabled() }

// breakLine begins a new paragraph. In a list or a quotation it begins with what
// the next item begins with; an empty item ends the list instead.
func (e *Editor) breakLine() {
	if e.follow() {
		return
	}
	i, start := e.view.doc.seek(e.sel.start())
	line := e.view.doc.at(i).text
	length, next := continued(line)
	at := e.sel.start() - start
	switch {
	case length == 0 || at < length || e.sel.end() > start+len(line):
		e.write("\n", typing)
	case length == len(line) || strings.TrimSpace(line[length:]) == "" && e.sel.empty():
		if !e.shiftItems(false) { // an item within another goes out by one first
			e.change(start, start+len(line), "", whole)
		}
	default:
		e.write("\n"+next, typing)
	}
}

// continued gives the length of what a list item or a quotation begins with, and
// what the line after it begins with; 0 for other lines.
func continued(line string) (length int, next string) {
	if it := itemOf(line); it.length > 0 {
		return it.length, it.next
	}
	if n := quoteMark(line); n > 0 {
		return n, line[:n]
	}
	return 0, ""
}

// shiftItems sets the list items of the selected paragraphs further in or out, as
// one step.
func (e *Editor) shiftItems(in bool) bool {
	first, start := e.view.doc.seek(e.sel.start())
	last, at := e.view.doc.seek(e.sel.end())
	end := at + len(e.view.doc.at(last).text)
	var lines []string
	changed, sel := false, e.sel
	for i := first; i <= last; i++ {
		line := e.view.doc.at(i).text
		by := 0
		if it := itemOf(line); it.length > 0 && in {
			line, by = "  "+line, 2
		} else if it.length > 0 && it.indent > 0 {
			by = -min(2, it.indent)
			line = line[-by:]
		}
		if i == first {
			sel.anchor, sel.caret = e.nudged(sel.anchor, start, by), e.nudged(sel.caret, start, by)
		}
		changed = changed || by != 0
		lines = append(lines, line)
	}
	if !changed || e.Disabled() {
		return false
	}
	with := strings.Join(lines, "\n")
	if first != last { // all of it stays selected
		sel = selection{start, start + len(with)}
	}
	e.changeTo(start, end, with, sel)
	return true
}

// nudged moves a place in a paragraph with its text, but not out of the paragraph.
func (e *Editor) nudged(place, start, by int) int {
	if i, from := e.view.doc.seek(place); from != start || i < 0 {
		return place
	}
	return max(start, place+by)
}

// changeTo is change with a selection after it.
func (e *Editor) changeTo(start, end int, with string, sel selection) {
	if e.Disabled() {
		return
	}
	s := step{at: start, added: with, before: e.sel, after: sel, way: whole, when: e.now()}
	s.removed = e.replace(start, end, with)
	e.sel = sel
	e.past.add(s)
	e.edited(false)
}

func quoted(text string) string { return strconv.Quote(text) }
