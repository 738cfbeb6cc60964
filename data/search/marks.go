package search

import (
	"bytes"
	"cmp"
	"slices"
)

// Marks finds the words of the query in a body text: byte ranges in order,
// never overlapping, always at character boundaries. What is marked is what a
// reader looks for: words and phrases that the query asks for, and names asked
// for with person:. Excluded words, and words asked for in the title only, are
// left out.
func Marks(text string, q Query) [][2]int { return merge(q.find(text, false)) }

// TitleMarks is Marks for a title.
func TitleMarks(title string, q Query) [][2]int { return merge(q.find(title, true)) }

// found is one place where a text holds what a query asks for.
type found struct {
	start, end int // bytes
	pattern    int // which of the query's words or phrases it is
}

// patterns gathers the conditions whose words can be marked.
func (n *node) patterns(title bool, to []*node) []*node {
	switch n.kind {
	case both, either:
		for _, kid := range n.kids {
			to = kid.patterns(title, to)
		}
	case Word, Prefix, Phrase, Person:
		if !n.title || title {
			to = append(to, n)
		}
	}
	return to
}

// find is all places, in the order of their starts. They may overlap. Phrases are
// found by trying each at every word: entries are short and queries are shorter.
func (q Query) find(text string, title bool) []found {
	if q.root == nil {
		return nil
	}
	patterns := q.root.patterns(title, nil)
	if len(patterns) == 0 {
		return nil
	}
	t := cut(text)
	var all []found
	for i, p := range patterns {
		wanted := make([][]byte, len(p.words))
		for j, w := range p.words {
			wanted[j] = []byte(w)
		}
		stem, stemmed := NoStem, ""
		if p.stems(q.stem) {
			stem, stemmed = q.stem, q.stem.of(p.words[0])
		}
		for at := range t.words {
			end, ok := t.phraseAt(at, p, wanted)
			if !ok && stem != NoStem && stem.of(string(t.word(at))) == stemmed {
				end, ok = t.words[at].end, true
			}
			if ok {
				all = append(all, found{start: t.words[at].start, end: end, pattern: i})
			}
		}
	}
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(a.pattern, b.pattern))
	})
	return all
}

// cutText is a text in words, with the place of each. The folded words lie end to
// end, since a text has thousands.
type cutText struct {
	text   string
	folded []byte
	words  []cutWord
}

type cutWord struct {
	from, to   int // in folded
	start, end int // in text
	shape      shape
}

func cut(text string) cutText {
	t := cutText{text: text}
	s := scanner{text: text}
	for s.next() {
		from := len(t.folded)
		t.folded = append(t.folded, s.word...)
		t.words = append(t.words, cutWord{from, len(t.folded), s.start, s.end, s.shape})
	}
	return t
}

// word is the folded word i.
func (t *cutText) word(i int) []byte { return t.folded[t.words[i].from:t.words[i].to] }

// phraseAt tells whether the words of p stand at word i, and where they end.
func (t *cutText) phraseAt(i int, p *node, wanted [][]byte) (end int, ok bool) {
	if i+len(wanted) > len(t.words) {
		return 0, false
	}
	last := len(wanted) - 1
	for j, want := range wanted {
		w, word := t.words[i+j], t.word(i+j)
		if bytes.Equal(word, want) {
			end = w.end
			continue
		}
		if j < last || !p.prefix || !bytes.HasPrefix(word, []byte(p.words[last])) {
			return 0, false
		}
		end = w.end
		if w.shape == pair { // only its first half was asked for
			_, size := joinedUnit(t.text[w.start:])
			end = w.start + size
		}
	}
	return end, true
}

// merge joins ranges that overlap.
func merge(all []found) [][2]int {
	var marks [][2]int
	for _, f := range all {
		if n := len(marks); n > 0 && f.start < marks[n-1][1] {
			marks[n-1][1] = max(marks[n-1][1], f.end)
			continue
		}
		marks = append(marks, [2]int{f.start, f.end})
	}
	return marks
}
