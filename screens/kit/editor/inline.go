package editor

import (
	"strings"
	"unicode/utf8"

	"kith/data"
)

// inline looks for what stands within the text.
func (m *marker) inline(at int) {
	for at < len(m.line) {
		next := strings.IndexAny(m.line[at:], "*_`\\@#[]")
		if next < 0 {
			break
		}
		at = m.sign(at + next)
	}
	m.put(m.at, len(m.line), m.base)
}

// sign looks at a place where a mark stands and gives where to go on.
func (m *marker) sign(at int) int {
	switch sign := m.line[at]; sign {
	case '\\':
		if at+1 < len(m.line) && strings.IndexByte("\\`*_[]#@>-+.!", m.line[at+1]) >= 0 {
			m.put(at, at+1, Quiet)
			return at + 2
		}
	case '`':
		return m.code(at)
	case '*', '_':
		return m.emphasis(at, sign)
	case '@', '#':
		end := mentionEnd(m.line, at)
		if sign == '@' && m.name != nil && startsWord(m.line, at) {
			end = max(end, at+1+m.name(m.line[at+1:]))
		}
		if end > at+1 {
			m.put(at, end, Accent)
			return end
		}
	case '[':
		m.bracket = at + 1
	case ']':
		return m.link(at)
	}
	return at + 1
}

// code takes `code`: as many back quotes at its end as at its beginning.
func (m *marker) code(at int) int {
	end := at
	for end < len(m.line) && m.line[end] == '`' {
		end++
	}
	quotes := m.line[at:end]
	for from := end; ; {
		next := strings.Index(m.line[from:min(len(m.line), end+1000)], quotes)
		if next < 0 {
			return end
		}
		close := from + next
		past := close + len(quotes)
		for past < len(m.line) && m.line[past] == '`' {
			past++
		}
		if past == close+len(quotes) {
			m.put(at, end, Quiet|Code)
			m.put(end, close, Code)
			m.put(close, past, Quiet|Code)
			return past
		}
		from = past
		if from > end+1000 {
			return end
		}
	}
}

// link makes the marks and the address of [text](address) quiet.
func (m *marker) link(at int) int {
	from := m.bracket
	m.bracket = 0
	if from == 0 || at+1 >= len(m.line) || m.line[at+1] != '(' {
		return at + 1
	}
	end := strings.IndexByte(m.line[at:min(len(m.line), at+2000)], ')')
	if end < 0 {
		return at + 1
	}
	start, past := from-1, at+end+1
	if start > 0 && m.line[start-1] == '!' {
		start--
	}
	if own := data.Links(m.line[start:past]); len(own) == 1 && own[0].End == past-start && from < at {
		m.put(start, from, Hidden)
		m.put(from, at, Accent)
		m.put(at, past, Hidden)
		return past
	}
	m.put(from-1, from, Quiet)
	m.put(from, at, Accent)
	m.put(at, past, Quiet)
	return past
}

// emphasis takes *italic*, **bold** and ***both***, and the same with _.
func (m *marker) emphasis(at int, sign byte) int {
	end := at
	for end < len(m.line) && m.line[end] == sign {
		end++
	}
	length := end - at
	before, _ := utf8.DecodeLastRuneInString(m.line[:at])
	after, _ := utf8.DecodeRuneInString(m.line[end:])
	opens := end < len(m.line) && !isSpace(after)
	closes := at > m.at && !isSpace(before)
	if sign == '_' { // within a word it is a letter
		opens = opens && (at == 0 || !isLetter(before))
		closes = closes && (end == len(m.line) || !isLetter(after))
	}
	if length > 3 {
		return end
	}
	if closes && m.closes(at, end, sign) {
		return end
	}
	if opens {
		m.open = append(m.open, opener{sign, length, at})
	}
	return end
}

// closes ends the emphasis that a run of signs closes, if it closes one.
func (m *marker) closes(at, end int, sign byte) bool {
	for i := len(m.open) - 1; i >= max(0, len(m.open)-8); i-- {
		o := m.open[i]
		if o.sign != sign || o.length != end-at || o.at+o.length == at {
			continue
		}
		how := [...]Style{Italic, Bold, Bold | Italic}[o.length-1]
		m.put(o.at, o.at+o.length, Quiet)
		m.put(o.at, end, how)
		m.put(at, end, Quiet)
		m.open = m.open[:i]
		return true
	}
	return false
}

// mentionEnd is the end of the @name or #tag that begins at a place, or the place
// itself where none does: before it stands no letter, after it a letter.
func mentionEnd(line string, at int) int {
	if before, _ := utf8.DecodeLastRuneInString(line[:at]); at > 0 && (isLetter(before) || strings.ContainsRune("@#/&", before)) {
		return at
	}
	end := at + 1
	for end < len(line) {
		r, size := utf8.DecodeRuneInString(line[end:])
		if !isLetter(r) && !extends(r) && (end == at+1 || !strings.ContainsRune("_-/'’", r)) {
			break
		}
		end += size
	}
	for end > at+1 && strings.IndexByte("_-/'", line[end-1]) >= 0 {
		end--
	}
	if end == at+1 {
		return at
	}
	return end
}
