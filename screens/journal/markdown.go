package journal

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/data/search"
	"kith/screens/kit"
)

// Signs that take the place of what the toolkit's Markdown would lose. They lie
// in a private area of Unicode, and go back to what they stand for afterwards.
const (
	breakSign = '\uE0F1' // the end of a line inside a paragraph
	angleSign = '\uE0F2' // "<", which would begin HTML and hide what follows
)

// segmentsOf turns an entry's Markdown into what the reader shows. Nothing is
// lost and nothing is fetched: a line ends where the person ended it, HTML is
// shown as it was typed, a picture from elsewhere is only named, and a link
// is handed to open instead of going anywhere. What the query asks for is marked.
func segmentsOf(body string, query search.Query, open func(address string)) []widget.RichTextSegment {
	text := widget.NewRichTextFromMarkdown(prepared(body))
	c := cleaner{query: query, open: open}
	return spaced(trimmed(c.list(text.Segments)))
}

// prepared puts the signs in.
func prepared(body string) string {
	var out strings.Builder
	lines := strings.Split(strings.ReplaceAll(body, "\r\n", "\n"), "\n")
	fenced, code := false, true
	for i, l := range lines {
		if fence(l) {
			fenced = !fenced
		}
		after := i == 0 || code || strings.TrimSpace(lines[i-1]) == ""
		code = fenced || fence(l) || after && indented(l)
		if !code {
			l = strings.ReplaceAll(l, "<", string(angleSign))
		}
		out.WriteString(l)
		switch {
		case i == len(lines)-1:
		case !code && flows(l) && goesOn(lines[i+1]):
			out.WriteRune(breakSign)
		default:
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// fence says that a line begins or ends a block of code.
func fence(l string) bool {
	t := strings.TrimLeft(l, " ")
	return strings.HasPrefix(t, "```") || strings.HasPrefix(t, "~~~")
}

// indented says that a line stands so far in that it may be code.
func indented(l string) bool { return strings.HasPrefix(l, "    ") || strings.HasPrefix(l, "\t") }

// flows says that a line may be followed by another of the same paragraph.
func flows(l string) bool {
	t := strings.TrimSpace(l)
	return t != "" && !strings.HasPrefix(t, "#") && !rule(t)
}

// goesOn says that a line carries a paragraph on: it is not blank and begins
// nothing of its own.
func goesOn(l string) bool {
	t := strings.TrimSpace(l)
	if t == "" || rule(t) || fence(l) || indented(l) {
		return false
	}
	switch t[0] {
	case '#', '>', '|':
		return false
	case '-', '*', '+':
		return len(t) > 1 && t[1] != ' '
	}
	digits := strings.TrimLeft(t, "0123456789")
	return len(digits) == len(t) || !strings.HasPrefix(digits, ". ") && !strings.HasPrefix(digits, ") ")
}

// rule says that a trimmed line is a line across the page, or underlines a title.
func rule(t string) bool {
	for _, sign := range []string{"-", "*", "_", "="} {
		bare := strings.ReplaceAll(strings.ReplaceAll(t, sign, ""), " ", "")
		if bare == "" && len(t) >= 3 {
			return true
		}
	}
	return false
}

// spaced leaves some room between paragraphs.
func spaced(list []widget.RichTextSegment) []widget.RichTextSegment {
	room := widget.RichTextStyleParagraph
	room.SizeName = theme.SizeNameInnerPadding
	var out []widget.RichTextSegment
	for i, s := range list {
		out = append(out, s)
		if i+1 < len(list) && !s.Inline() && !belongs(s, list[i+1]) {
			out = append(out, &widget.TextSegment{Style: room})
		}
	}
	return out
}

// belongs says that two blocks stand close together: a title and what it is
// over, two lines of a quotation.
func belongs(s, next widget.RichTextSegment) bool {
	text, ok := s.(*widget.TextSegment)
	if !ok {
		return false
	}
	after, ok := next.(*widget.TextSegment)
	quoted := ok && text.Style == widget.RichTextStyleBlockquote && after.Style == text.Style
	return quoted || text.Style.SizeName == theme.SizeNameHeadingText || text.Style.SizeName == theme.SizeNameSubHeadingText
}

// cleaner brings the parts of a text into the form that the reader shows.
type cleaner struct {
	query search.Query
	open  func(address string)
}

func (c cleaner) list(list []widget.RichTextSegment) []widget.RichTextSegment {
	var out []widget.RichTextSegment
	for _, s := range list {
		switch s := s.(type) {
		case *widget.TextSegment:
			out = append(out, c.text(s)...)
		case *widget.ImageSegment:
			out = append(out, picture(s))
		case *widget.HyperlinkSegment:
			out = append(out, c.link(s))
		case *widget.ListSegment:
			s.Items = c.list(s.Items)
			out = append(out, s)
		case *widget.ParagraphSegment:
			s.Texts = c.list(s.Texts)
			out = append(out, s)
		default:
			out = append(out, s)
		}
	}
	return out
}

// text puts the signs back and marks what is looked for.
func (c cleaner) text(s *widget.TextSegment) []widget.RichTextSegment {
	s.Text = strings.NewReplacer(string(breakSign), "\n", string(angleSign), "<").Replace(s.Text)
	if s.Style.TextStyle.Monospace {
		return []widget.RichTextSegment{s}
	}
	s.Text = unescaped(s.Text)
	marks := search.Marks(s.Text, c.query)
	if len(marks) == 0 {
		return []widget.RichTextSegment{s}
	}
	return marked(s.Text, marks, s.Style)
}

// marked cuts a text at its marks; the parts stay on one line.
func marked(text string, marks [][2]int, style widget.RichTextStyle) []widget.RichTextSegment {
	var out []widget.RichTextSegment
	part := func(from, to int, found bool) {
		if from >= to {
			return
		}
		as := style
		as.Inline = true
		if found {
			as.TextStyle.Bold, as.ColorName = true, theme.ColorNamePrimary
		}
		out = append(out, &widget.TextSegment{Text: text[from:to], Style: as})
	}
	at := 0
	for _, m := range marks {
		part(at, m[0], false)
		part(m[0], m[1], true)
		at = m[1]
	}
	part(at, len(text), false)
	if last, ok := out[len(out)-1].(*widget.TextSegment); ok {
		last.Style.Inline = style.Inline
	}
	return out
}

// unescaped takes the stroke away that stands before a sign so that it is not Markdown.
func unescaped(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && strings.IndexByte("\\`*_{}[]()#+-.!<>|~\"'&", text[i+1]) >= 0 {
			i++
		}
		out.WriteByte(text[i])
	}
	return out.String()
}

// picture names a picture that lies somewhere else.
func picture(s *widget.ImageSegment) widget.RichTextSegment {
	name := s.Title
	if name == "" && s.Source != nil {
		name = s.Source.Name()
	}
	style := widget.RichTextStyleParagraph
	style.ColorName, style.TextStyle = kit.ColorQuiet, fyne.TextStyle{Italic: true}
	return &widget.TextSegment{Text: kit.T("journal.picture", "[Picture: {{.Name}}]", "Name", name), Style: style}
}

// link hands the address over when it is pressed.
func (c cleaner) link(s *widget.HyperlinkSegment) widget.RichTextSegment {
	address := ""
	if s.URL != nil {
		address = strings.NewReplacer(string(breakSign), "", string(angleSign), "<").Replace(s.URL.String())
	}
	s.Text = strings.NewReplacer(string(breakSign), " ", string(angleSign), "<").Replace(s.Text)
	s.OnTapped = func() { c.open(address) }
	return s
}

// trimmed takes the empty lines at the end away.
func trimmed(list []widget.RichTextSegment) []widget.RichTextSegment {
	for len(list) > 0 {
		last, ok := list[len(list)-1].(*widget.TextSegment)
		if !ok || strings.TrimSpace(last.Text) != "" {
			break
		}
		list = list[:len(list)-1]
	}
	return list
}
