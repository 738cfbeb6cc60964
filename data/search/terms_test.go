package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTheDictionaryKnowsItsTerms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newTerms()
		known := map[string]uint32{}
		for range rapid.IntRange(0, 300).Draw(t, "adds") {
			text := rapid.StringMatching(`[#@]?[a-c]{1,4}`).Draw(t, "term")
			n, isNew := d.add([]byte(text))
			want, old := known[text]
			if !old {
				want = uint32(len(known))
			}
			if n != want || isNew == old {
				t.Fatalf("add(%q): got number %d, new %v, want %d, %v", text, n, isNew, want, !old)
			}
			known[text] = n
		}
		expectTerms(t, &d, known)
	})
}

// expectTerms compares a dictionary with a plain map.
func expectTerms(t *rapid.T, d *terms, known map[string]uint32) {
	if d.len() != len(known) {
		t.Fatalf("len: got %d, want %d", d.len(), len(known))
	}
	var sorted []string
	for text, want := range known {
		if n, ok := d.find(text); !ok || n != want || string(d.text(n)) != text {
			t.Fatalf("find(%q): got %d, %v, want %d", text, n, ok, want)
		}
		sorted = append(sorted, text)
	}
	slices.Sort(sorted)
	var got []string
	for _, n := range d.inOrder() {
		got = append(got, string(d.text(n)))
	}
	if !slices.Equal(got, sorted) {
		t.Fatalf("inOrder: got %q, want %q", got, sorted)
	}
	for _, prefix := range []string{"a", "ab", "#", "#b", "c", "cccc", "d", "@a"} {
		expectBeginning(t, d, sorted, prefix)
	}
	if _, ok := d.find("nowhere"); ok {
		t.Fatalf("find of a word that was not added: got one, want none")
	}
}

func expectBeginning(t *rapid.T, d *terms, sorted []string, prefix string) {
	var want, got []string
	for _, text := range sorted {
		if strings.HasPrefix(text, prefix) {
			want = append(want, text)
		}
	}
	for _, n := range d.beginning(prefix) {
		got = append(got, string(d.text(n)))
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Fatalf("beginning(%q): got %q, want %q", prefix, got, want)
	}
}

func TestTheDictionaryGrows(t *testing.T) {
	d := newTerms()
	for i := range 20_000 {
		d.add(fmt.Appendf(nil, "word%d", i*7919%20_000))
	}
	if len(d.fresh) > 512+len(d.sorted)/32 {
		t.Errorf("unsorted terms: got %d beside %d sorted, want few", len(d.fresh), len(d.sorted))
	}
	if got := len(d.beginning("word1999")); got != 11 {
		t.Errorf("beginning(word1999): got %d terms, want 11", got)
	}
	for i := range 20_000 {
		if _, ok := d.find(fmt.Sprintf("word%d", i)); !ok {
			t.Fatalf("find(word%d): got none, want one", i)
		}
	}
	if full := float64(d.len()) / float64(len(d.slots)); full > 0.67 {
		t.Errorf("hash table: got %.2f full, want at most two thirds", full)
	}
}

func TestAddingAKnownWordTakesNoMemory(t *testing.T) {
	d := newTerms()
	word := []byte("calm")
	d.add(word)
	if got := testing.AllocsPerRun(100, func() { d.add(word) }); got != 0 {
		t.Errorf("add of a known word: got %v allocations, want 0", got)
	}
}

func TestSearchingForAWordTakesLittleMemory(t *testing.T) {
	x := fill(someCorpus())
	q := Parse(someCorpus().words[0], today, false)
	got := testing.AllocsPerRun(20, func() { x.Search(q, SearchOptions{Limit: 20, Today: today}) })
	if got > 40 {
		t.Errorf("search with %d hits: got %v allocations, want at most 40", x.Search(q, SearchOptions{}).Total, got)
	}
}
