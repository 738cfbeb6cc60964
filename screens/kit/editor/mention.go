package editor

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// mention is the @name, #tag or [[link that is being typed.
type mention struct {
	sign       rune // 0 for none
	start, end int  // from the sign to the cursor
}

// maxMention is how many bytes before the cursor a mention is looked for.
const maxMention = 80

// lookForMention tells of the mention before the cursor, if it is being typed.
func (e *Editor) lookForMention(typed bool) {
	if e.OnMention == nil || !typed && e.mention.sign == 0 {
		return
	}
	m := e.mentionHere()
	if m.sign == 0 {
		e.endMention()
		return
	}
	e.mention = m
	pos := e.view.placeOf(m.start, false)
	s := e.view.spotOf(m.start, false)
	e.OnMention(m.sign, e.view.doc.slice(m.start+1, m.end), pos.AddXY(0, s.para.lay.shape.line))
}

// mentionHere finds the mention that ends at the cursor.
func (e *Editor) mentionHere() mention {
	if !e.sel.empty() {
		return mention{}
	}
	i, start := e.view.doc.seek(e.sel.caret)
	at := e.sel.caret - start
	line := e.view.doc.at(i).text
	if m := oneWord(line, at); m.sign != 0 {
		return mention{m.sign, start + m.start, start + at}
	}
	near := line[max(0, at-maxMention):at]
	off := at - len(near)
	if open := strings.LastIndex(near, "[["); open >= 0 && !strings.Contains(near[open:], "]") {
		return mention{'[', start + off + open + 1, start + at}
	}
	if sign := strings.LastIndexByte(near, '@'); sign >= 0 && e.Spaced != nil && startsWord(line, off+sign) && e.Spaced('@', near[sign+1:]) {
		return mention{'@', start + off + sign, start + at}
	}
	return mention{}
}

// oneWord finds the mention of one word that ends at a place of a line.
func oneWord(line string, at int) mention {
	for from := at; from > 0 && at-from < maxMention; {
		r, size := utf8.DecodeLastRuneInString(line[:from])
		from -= size
		if r == '@' || r == '#' {
			if at == from+1 && startsWord(line, from) || mentionEnd(line, from) >= at {
				return mention{r, from, at}
			}
			break
		}
		if !isLetter(r) && !extends(r) && r != '_' && r != '-' && r != '/' && r != '\'' && r != '’' {
			break
		}
	}
	return mention{}
}

// startsWord tells whether a word may start at a place: no letter is before it.
func startsWord(line string, at int) bool {
	r, size := utf8.DecodeLastRuneInString(line[:at])
	return size == 0 || !isLetter(r) && r != '@' && r != '#' && r != '/' && r != '&'
}

// endMention tells that none is being typed any more.
func (e *Editor) endMention() {
	if e.mention.sign == 0 {
		return
	}
	e.ended, e.endedAt = e.mention, e.revision
	e.mention = mention{}
	if e.OnMention != nil {
		e.OnMention(0, "", fyne.Position{})
	}
}

// underWay gives what is being typed, or was until the focus went: a person may have
// pressed what was offered.
func (e *Editor) underWay() mention {
	if e.mention.sign == 0 && e.endedAt == e.revision {
		return e.ended
	}
	return e.mention
}

// CompleteMention puts a name or tag, without its sign, in the place of the one
// that is being typed, with a space after it. It does nothing when none is.
func (e *Editor) CompleteMention(word string) {
	m := e.underWay()
	if m.sign == 0 || e.Disabled() {
		return
	}
	e.past.seal()
	e.change(m.start+1, m.end, clean(word)+" ", whole)
	e.endMention()
	e.ended = mention{}
}

// CompleteLink puts a text in the place of the "[[" that is being typed and of what
// follows it. It does nothing when none is.
func (e *Editor) CompleteLink(text string) {
	m := e.underWay()
	if m.sign != '[' || e.Disabled() {
		return
	}
	e.past.seal()
	e.change(m.start-1, m.end, clean(text), whole)
	e.endMention()
	e.ended = mention{}
}
