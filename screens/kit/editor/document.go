package editor

import (
	"strings"
)

// para is one paragraph: what lies between two newlines.
type para struct {
	text   string
	words  int
	height float64 // device-independent pixels; guessed until wrapped
	lay    *layout // nil until wrapped
}

// document is a text that is changed in places. It is never without a paragraph.
type document struct {
	tree
	guess func(bytes int) float64 // height of a paragraph that nobody has wrapped
}

// newDocument takes a text; guess may be nil where no heights matter.
func newDocument(text string, guess func(int) float64) *document {
	if guess == nil {
		guess = func(int) float64 { return 1 }
	}
	d := &document{guess: guess}
	d.root = d.grow(d.paras(strings.Split(text, "\n")))
	return d
}

// clean makes a text fit to be kept: newlines are "\n", what is not UTF-8 becomes
// U+FFFD.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return text
}

func (d *document) paras(texts []string) []*node {
	nodes := make([]*node, len(texts))
	for i, text := range texts {
		nodes[i] = d.newPara(text)
	}
	return nodes
}

func (d *document) newPara(text string) *node {
	return &node{para: para{text: text, words: countWords(text), height: d.guess(len(text))}}
}

// length is the number of bytes of the whole text.
func (d *document) length() int { return d.root.sum.bytes - 1 }

// words is the number of words of the whole text.
func (d *document) words() int { return d.root.sum.words }

// text puts the whole text together.
func (d *document) text() string { return d.slice(0, d.length()) }

// slice gives the bytes from start to end, which lie within the text.
func (d *document) slice(start, end int) string {
	i, from := d.seek(start)
	if p := d.at(i); end <= from+len(p.text) {
		return p.text[start-from : end-from]
	}
	var out strings.Builder
	out.Grow(end - start)
	out.WriteString(d.at(i).text[start-from:])
	for at := from + len(d.at(i).text) + 1; at <= end; i++ {
		text := d.at(i + 1).text
		out.WriteByte('\n')
		out.WriteString(text[:min(len(text), end-at)])
		at += len(text) + 1
	}
	return out.String()
}

// replace puts a text in the place of the bytes from start to end and gives what
// was there.
func (d *document) replace(start, end int, with string) (removed string) {
	i, from := d.seek(start)
	j, last := d.seek(end)
	if i == j && !strings.Contains(with, "\n") {
		p := d.at(i)
		removed = p.text[start-from : end-from]
		p.edit(start-from, end-from, with)
		d.renew(i)
		return removed
	}
	removed = d.slice(start, end)
	d.splice(i, j-i+1, d.pieces(d.at(i), start-from, d.at(j), end-last, with))
	return removed
}

// pieces gives the paragraphs that come of a change from a place in one paragraph
// to a place in the same or another. Both are used again, so that what is known
// of their lines stays known.
func (d *document) pieces(first *node, start int, last *node, end int, with string) []*node {
	head, rest, more := strings.Cut(with, "\n")
	tail := last.text[end:]
	if !more && len(tail) > start && first != last {
		last.edit(0, end, first.text[:start]+head)
		return []*node{last}
	} else if !more {
		first.edit(start, len(first.text), head+tail)
		return []*node{first}
	}
	texts := strings.Split(rest, "\n")
	nodes := append([]*node{first}, d.paras(texts[:len(texts)-1])...)
	if first == last {
		last = d.newPara(tail)
	} else {
		last.edit(0, end, "")
	}
	first.edit(start, len(first.text), head)
	last.edit(0, 0, texts[len(texts)-1])
	return append(nodes, last)
}

// edit changes the paragraph's text within itself.
func (p *para) edit(start, end int, with string) {
	if start == end && with == "" {
		return
	}
	old := p.text
	p.text = old[:start] + with + old[end:]
	a, b := tokenAround(old, start, end)
	p.words += countWords(p.text[a:b+len(p.text)-len(old)]) - countWords(old[a:b])
	if p.lay != nil {
		p.lay.touch(start, len(old)-end)
	}
}
