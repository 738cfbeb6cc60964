package search

import (
	"bytes"
	"hash/maphash"
	"slices"
)

// The first character of terms that are not plain words. None can begin a word.
const (
	tagMark      = "#"
	personMark   = "@"
	templateMark = "="
)

// terms is the dictionary: text to number and back, and the numbers in the order
// of the texts for finding beginnings. New terms gather in fresh, unsorted, and
// are merged when there are enough of them, so that adding stays cheap.
//
// A person's vocabulary is tens of thousands of short words, so nothing is
// allocated for one: all texts lie end to end, and slots is a hash table of
// numbers with linear probing, at most two thirds full.
type terms struct {
	texts  []byte
	ends   []uint32 // by number: where its text ends in texts
	slots  []uint32 // number + 1, or 0; a power of two
	seed   maphash.Seed
	sorted []uint32
	fresh  []uint32
}

func newTerms() terms { return terms{seed: maphash.MakeSeed(), slots: make([]uint32, 64)} }

// len is how many terms there are.
func (t *terms) len() int { return len(t.ends) }

// text is the text of a term, not to be changed.
func (t *terms) text(n uint32) []byte {
	from := uint32(0)
	if n > 0 {
		from = t.ends[n-1]
	}
	return t.texts[from:t.ends[n]]
}

// slot is where a term stands in slots, or would.
func (t *terms) slot(term []byte) int {
	mask := len(t.slots) - 1
	i := int(maphash.Bytes(t.seed, term)) & mask
	for t.slots[i] != 0 && !bytes.Equal(t.text(t.slots[i]-1), term) {
		i = (i + 1) & mask
	}
	return i
}

// find is the number of a term.
func (t *terms) find(term string) (number uint32, ok bool) {
	n := t.slots[t.slot([]byte(term))]
	return n - 1, n != 0
}

// add gives the number of a term, a new one if need be.
func (t *terms) add(term []byte) (number uint32, isNew bool) {
	i := t.slot(term)
	if n := t.slots[i]; n != 0 {
		return n - 1, false
	}
	n := t.append(term)
	t.slots[i] = n + 1
	if 3*t.len() > 2*len(t.slots) {
		t.rehash(2 * len(t.slots))
	}
	t.fresh = append(t.fresh, n)
	if len(t.fresh) > 512+len(t.sorted)/32 {
		t.sorted, t.fresh = t.inOrder(), nil
	}
	return n, true
}

// append adds a text that is known to be new, in no table and no order.
func (t *terms) append(term []byte) (number uint32) {
	t.texts = append(t.texts, term...)
	t.ends = append(t.ends, uint32(len(t.texts)))
	return uint32(len(t.ends) - 1)
}

// rehash builds the table anew with so many slots.
func (t *terms) rehash(size int) {
	t.slots = make([]uint32, size)
	for n := range uint32(t.len()) {
		t.slots[t.slot(t.text(n))] = n + 1
	}
}

// index makes the table and the order for terms that were appended in order.
func (t *terms) index() {
	size := 64
	for 3*t.len() > 2*size {
		size *= 2
	}
	t.rehash(size)
	t.sorted = make([]uint32, t.len())
	for i := range t.sorted {
		t.sorted[i] = uint32(i)
	}
}

// inOrder is all term numbers in the order of their texts.
func (t *terms) inOrder() []uint32 {
	fresh := slices.Clone(t.fresh)
	slices.SortFunc(fresh, func(a, b uint32) int { return bytes.Compare(t.text(a), t.text(b)) })
	all := make([]uint32, 0, t.len())
	rest := t.sorted
	for _, n := range fresh {
		i := t.firstAt(rest, t.text(n))
		all = append(append(all, rest[:i]...), n)
		rest = rest[i:]
	}
	return append(all, rest...)
}

// firstAt is the index of the first of the sorted numbers whose text is not
// before text.
func (t *terms) firstAt(sorted []uint32, text []byte) int {
	i, _ := slices.BinarySearchFunc(sorted, text, func(n uint32, text []byte) int {
		return bytes.Compare(t.text(n), text)
	})
	return i
}

// withStem is the numbers of all plain words that have the stem of a word, in no
// order.
func (t *terms) withStem(word string, stem Stem) []uint32 {
	want := stem.of(word)
	numbers := t.beginning(stemOpening(want))
	found := numbers[:0]
	for _, n := range numbers {
		if stem.of(string(t.text(n))) == want {
			found = append(found, n)
		}
	}
	return found
}

// beginning is the numbers of all terms that begin with prefix, in no order. A
// prefix that begins with one of the marks finds only terms under that mark, and
// any other prefix only plain words.
func (t *terms) beginning(prefix string) []uint32 {
	var found []uint32
	want := []byte(prefix)
	for _, n := range t.sorted[t.firstAt(t.sorted, want):] {
		if !bytes.HasPrefix(t.text(n), want) {
			break
		}
		found = append(found, n)
	}
	for _, n := range t.fresh {
		if bytes.HasPrefix(t.text(n), want) {
			found = append(found, n)
		}
	}
	return found
}
