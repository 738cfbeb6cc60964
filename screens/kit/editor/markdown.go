package editor

import (
	"slices"
	"strings"
)

// maxInline is the length in bytes of a paragraph within which emphasis, names
// and tags are looked for; a longer one has the style of its beginning only.
const maxInline = 1 << 16

// Markdown is the style of a line of Markdown, as far as one line tells: headings,
// list items, check boxes, quotations, emphasis, code, links, and the @names and
// #tags of a journal. The marks stay and are quiet.
func Markdown(line string) []Span { return MarkdownNaming(line, nil) }

// MarkdownNaming is Markdown for a text that names people: name gives the length of
// the name that a text begins with, 0 for none, and so knows names of several words.
func MarkdownNaming(line string, name func(text string) int) []Span {
	if len(line) == 0 {
		return nil
	}
	m := marker{line: line, name: name}
	m.block()
	if len(line) <= maxInline && !m.done {
		m.inline(m.at)
	}
	return m.spans()
}

// marker finds the styles of one line.
type marker struct {
	line    string
	at      int   // where the text begins, after what the line begins with
	base    Style // of the whole text
	name    func(string) int
	done    bool // nothing inside the line is to be looked for
	events  []event
	open    []opener
	bracket int // after the last "[", 0 for none
}

// event switches styles on or off at a place.
type event struct {
	at  int
	on  bool
	how Style
}

// opener is a run of * or _ that may turn out to begin an emphasis.
type opener struct {
	sign   byte
	length int
	at     int
}

func (m *marker) put(start, end int, how Style) {
	if start < end && how != 0 {
		m.events = append(m.events, event{start, true, how}, event{end, false, how})
	}
}

// block looks at what the line begins with.
func (m *marker) block() {
	indent := len(m.line) - len(strings.TrimLeft(m.line, " \t"))
	if m.heading() || m.rule(indent) {
		return
	}
	if n := quoteMark(m.line); n > 0 {
		m.put(0, n, Quiet|Hang)
		m.at, m.base = n, Italic
		return
	}
	item := itemOf(m.line)
	if item.length == 0 {
		return
	}
	m.put(0, item.marker, Hang|Accent)
	m.put(item.marker, item.length, Hang|Quiet)
	m.at = item.length
	if item.done {
		m.base = Quiet
	}
}

// heading takes "# " to "###### ".
func (m *marker) heading() bool {
	level := len(m.line) - len(strings.TrimLeft(m.line, "#"))
	if level == 0 || level > 6 || level == len(m.line) || m.line[level] != ' ' {
		return false
	}
	how := Bold | [...]Style{Head1, Head2, Head3, Head3, Head3, Head3}[level-1]
	m.put(0, level, how|Quiet)
	m.put(level, len(m.line), how)
	m.at = level
	return true
}

// rule takes "---" and the fences of code.
func (m *marker) rule(indent int) bool {
	body := m.line[indent:]
	if strings.HasPrefix(body, "```") || strings.HasPrefix(body, "~~~") || isRule(body) {
		m.put(0, len(m.line), Quiet)
		m.done = true
	}
	return m.done
}

// isRule tells a line of three or more of the same sign, with spaces or without.
func isRule(body string) bool {
	if body == "" || strings.IndexByte("-*_", body[0]) < 0 {
		return false
	}
	count := 0
	for i := range len(body) {
		switch body[i] {
		case body[0]:
			count++
		case ' ':
		default:
			return false
		}
	}
	return count >= 3
}

// quoteMark is the length of the "> " that a quotation begins with, 0 for none.
func quoteMark(line string) int {
	at := 0
	for at < len(line) && line[at] == '>' {
		at++
		if at < len(line) && line[at] == ' ' {
			at++
		}
	}
	return at
}

// spans turns the events into spans that do not overlap.
func (m *marker) spans() []Span {
	slices.SortStableFunc(m.events, func(a, b event) int { return a.at - b.at })
	var out []Span
	var depth [16]int
	now, from := Style(0), 0
	for _, e := range m.events {
		if e.at > from && now != 0 {
			out = extend(out, Span{from, e.at, now})
		}
		from = e.at
		now = e.turn(now, &depth)
	}
	return out
}

// turn switches the styles of an event on or off.
func (e event) turn(now Style, depth *[16]int) Style {
	for bit := range depth {
		if e.how>>bit&1 == 0 {
			continue
		}
		if e.on {
			depth[bit]++
		} else {
			depth[bit]--
		}
		if depth[bit] > 0 {
			now |= 1 << bit
		} else {
			now &^= 1 << bit
		}
	}
	return now
}

// extend adds a span, to the last one where they are alike.
func extend(out []Span, s Span) []Span {
	if n := len(out); n > 0 && out[n-1].End == s.Start && out[n-1].Style == s.Style {
		out[n-1].End = s.End
		return out
	}
	return append(out, s)
}
