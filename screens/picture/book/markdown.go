package book

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extra "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"kith/data"
	"kith/data/port"
	"kith/screens/picture"
)

// body sets the text of an entry.
func (s *setter) body(p *port.Page) {
	source := []byte(p.Whole())
	m := &mark{setter: s, source: source, files: map[string]int{}, page: p}
	for i := range p.Entry.Attachments {
		m.files[data.FileScheme+p.Entry.Attachments[i].ID.String()] = i
	}
	m.blocks(goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(source)))
	s.marker = ""
}

// mark sets Markdown.
type mark struct {
	*setter
	source []byte
	page   *port.Page
	files  map[string]int // attachments by their address
	pieces []piece        // of the paragraph under way
	size   float64
}

// blocks sets what stands in a block.
func (m *mark) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n)
	}
}

// block sets one block.
func (m *mark) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		m.space(4)
		m.keep(3)
		m.run(n, bodySize+max(0, 4-1.5*float64(n.Level-1)), picture.Bold)
	case *ast.List:
		m.list(n)
	case *ast.Blockquote:
		m.within(16, true, func() { m.blocks(n) })
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
		m.verbatim(n)
	case *ast.ThematicBreak:
		m.space(4)
		m.rule()
		m.space(4)
	case *extra.Table:
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			m.row(row)
		}
		m.space(paragraphGap)
	default:
		if n.Type() == ast.TypeBlock && n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeBlock {
			m.blocks(n)
			return
		}
		m.run(n, bodySize, picture.Regular)
	}
}

// run sets a paragraph.
func (m *mark) run(n ast.Node, size float64, face picture.Face) {
	m.size = size
	m.inline(n, piece{face: face, color: ink})
	m.flush()
	if n.Kind() != ast.KindTextBlock {
		m.space(paragraphGap)
	}
}

// flush sets the pieces of the paragraph under way.
func (m *mark) flush() {
	if len(m.pieces) > 0 {
		m.paragraph(m.pieces, m.size)
	}
	m.pieces = nil
}

// list sets the points of a list.
func (m *mark) list(l *ast.List) {
	n := l.Start
	m.within(listIndent, false, func() {
		for item := l.FirstChild(); item != nil; item = item.NextSibling() {
			m.marker = "•"
			if l.IsOrdered() {
				m.marker = strconv.Itoa(n) + "."
				n++
			}
			if task(item) {
				m.marker = ""
			}
			m.blocks(item)
		}
	})
	if m.indent == 0 {
		m.space(paragraphGap)
	}
}

// task says that a point begins with a box to tick.
func task(item ast.Node) bool {
	first := item.FirstChild()
	return first != nil && first.FirstChild() != nil && first.FirstChild().Kind() == extra.KindTaskCheckBox
}

// row sets a table's row as one line of its cells.
func (m *mark) row(row ast.Node) {
	face := picture.Regular
	if row.Kind() == extra.KindTableHeader {
		face = picture.Bold
	}
	m.size = bodySize
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		if cell.PreviousSibling() != nil {
			m.pieces = append(m.pieces, piece{str: "  |  ", face: face, color: muted})
		}
		m.inline(cell, piece{face: face, color: ink})
	}
	m.flush()
}

// verbatim sets lines as they were typed, with their indents.
func (m *mark) verbatim(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		seg := lines.At(i)
		row := strings.TrimRight(strings.ReplaceAll(string(seg.Value(m.source)), "\t", "    "), "\r\n ")
		words := strings.TrimLeft(row, " ")
		m.within(listIndent/2+5*float64(len(row)-len(words)), false, func() { m.plain(words, bodySize-1, picture.Regular, ink) })
	}
	m.space(paragraphGap)
}

// inline gathers the pieces of what stands in a node.
func (m *mark) inline(parent ast.Node, as piece) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		m.part(n, as)
	}
}

// part gathers one inline node.
func (m *mark) part(n ast.Node, as piece) {
	switch n := n.(type) {
	case *ast.Text:
		m.say(unescaped(n.Value(m.source), n.IsRaw()), as)
		if n.SoftLineBreak() || n.HardLineBreak() {
			m.say("\n", as) // a line that was begun stays one
		}
	case *ast.String:
		m.say(string(n.Value), as)
	case *ast.Emphasis:
		if n.Level > 1 {
			as.face = picture.Bold
		} else if as.face != picture.Bold {
			as.face = picture.Italic
		}
		m.inline(n, as)
	case *extra.Strikethrough:
		as.struck = true
		m.inline(n, as)
	case *extra.TaskCheckBox:
		m.say(map[bool]string{true: "[x] ", false: "[ ] "}[n.IsChecked], as)
	case *ast.Link:
		m.inline(n, as)
		m.address(string(n.Destination), as)
	case *ast.AutoLink:
		m.say(string(n.Label(m.source)), as)
	case *ast.Image:
		if i, has := m.files[string(n.Destination)]; has {
			m.attached(i, n, as)
			return
		}
		m.inline(n, as)
		m.address(string(n.Destination), as)
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			seg := n.Segments.At(i)
			m.say(string(seg.Value(m.source)), as)
		}
	default:
		m.inline(n, as)
	}
}

// say adds words to the paragraph.
func (m *mark) say(words string, as piece) {
	if words != "" {
		as.str = words
		m.pieces = append(m.pieces, as)
	}
}

// address writes where a link leads, unless it leads into the notebook or is written
// out already.
func (m *mark) address(to string, as piece) {
	if to == "" || strings.HasPrefix(to, data.FileScheme) || strings.HasPrefix(to, data.EntryScheme) {
		return
	}
	if len(m.pieces) > 0 && strings.HasSuffix(to, m.pieces[len(m.pieces)-1].str) {
		return
	}
	as.color = muted
	m.say(" ("+to+")", as)
}

// unescaped gives the words that a text stands for.
func unescaped(v []byte, raw bool) string {
	if raw {
		return string(v)
	}
	return string(util.UnescapePunctuations(util.ResolveNumericReferences(util.ResolveEntityNames(v))))
}
