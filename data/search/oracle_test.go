package search

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// today is the day on which all tests take place: 23 November 2026, a Monday.
const today = 20780

// vocabulary is small, so that random texts and random queries meet often. It
// has words that begin alike, accents, plurals and joined scripts.
var vocabulary = strings.Fields(`a an and ann anna anna's anxious anxiously calm calmer call calls called don't safe
	felt Müller muller Straße strasse łódź lodz école été work works working city cities 北 北京 北京市 京都 爱 我爱你
	とうきょう がく 서울 서울시 ไทย 2024 10:30 🎉 OR AND NOT tag: mood:x x-y`)

func anyWord() *rapid.Generator[string] { return rapid.SampledFrom(vocabulary) }

func anyText(most int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		words := rapid.SliceOfN(anyWord(), 0, most).Draw(t, "words")
		return strings.Join(words, rapid.SampledFrom([]string{" ", "\n", ", "}).Draw(t, "gap"))
	})
}

func anyTag() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"repair", "Repair/Small", "self care", "self_care", "work", "école", "爱", "🎉", "", "//", "cities"})
}

func anyName() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"Anna", "Anna Schmidt", "Müller", "Ann Lee", "O'Brien", "", "北京"})
}

// days are few, and lie around the borders of months and years.
func anyDay() *rapid.Generator[int32] {
	return rapid.SampledFrom([]int32{
		dayOf(2023, 12, 31), dayOf(2024, 1, 1), dayOf(2024, 2, 29), dayOf(2024, 3, 1), dayOf(2024, 4, 17),
		dayOf(2025, 4, 17), dayOf(2025, 4, 30), dayOf(2025, 5, 1), today - 7, today - 1, today,
	})
}

func anyDoc(ids int) *rapid.Generator[Doc] {
	return rapid.Custom(func(t *rapid.T) Doc {
		d := Doc{
			ID:       ID{byte(rapid.IntRange(1, ids).Draw(t, "id"))},
			Day:      anyDay().Draw(t, "day"),
			Created:  rapid.Int64Range(-3, 3).Draw(t, "created"),
			Title:    anyText(4).Draw(t, "title"),
			Body:     anyText(12).Draw(t, "body"),
			Tags:     rapid.SliceOfN(anyTag(), 0, 3).Draw(t, "tags"),
			People:   rapid.SliceOfN(anyName(), 0, 2).Draw(t, "people"),
			Captions: rapid.SliceOfN(anyText(2), 0, 1).Draw(t, "captions"),
			Starred:  rapid.Bool().Draw(t, "starred"),
			Draft:    rapid.Bool().Draw(t, "draft"),
			Muted:    rapid.Bool().Draw(t, "muted"),
			HasPhoto: rapid.Bool().Draw(t, "photo"),
			Template: rapid.SampledFrom([]string{"", "Thought Record", "repair"}).Draw(t, "template"),
		}
		if m := int8(rapid.IntRange(-3, 2).Draw(t, "mood")); m > -3 {
			d.Mood = &m
		}
		return d
	})
}

// anyQuery writes a random search text, brackets and half-typed operators included.
func anyQuery(depth int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(anyCondition(depth), 1, 4).Draw(t, "parts")
		return strings.Join(parts, rapid.SampledFrom([]string{" ", " OR ", " AND ", "  "}).Draw(t, "join"))
	})
}

func anyCondition(depth int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		minus := rapid.SampledFrom([]string{"", "", "", "-", "NOT "}).Draw(t, "minus")
		if depth > 0 && rapid.IntRange(0, 3).Draw(t, "group") == 0 {
			return minus + "(" + anyQuery(depth-1).Draw(t, "inner") + ")"
		}
		return minus + anyTerm().Draw(t, "term")
	})
}

func anyTerm() *rapid.Generator[string] {
	fixed := []string{
		"#repair", "#rep*", "#small", "tag:repair/small", `tag:"self care"`, "#self-care", "#爱", "#🎉", "#cit*",
		"@anna", "@ann*", `person:"Anna Schmidt"`, "@schmidt", "@mull*", "@obrien", "@o'brien", "@北京",
		"date:2024", "date:2024-03", "date:2024-03-01..2025-04", "date:..2024-02", "date:yesterday", "date:7d..", "date:today",
		"before:2024", "after:2025-04", "before:2024-02-29", "on:04-17", "on:02-29", "on:today", "on:2024-04-17",
		"mood:<0", "mood:>=1", "mood:0", "mood:-1..1", "mood:..0", "has:photo", "has:mood", "has:tag", "has:person", "has:title",
		"is:starred", "is:draft", "is:muted", "template:repair", "template:thought-record", "template:th*",
		"title:anna", "title:ca*", `title:"felt safe"`, "title:北", "tag:", "mood:", "date:20", "(", ")", `"`, "-", "*", "OR",
	}
	word := anyWord()
	return rapid.Custom(func(t *rapid.T) string {
		switch rapid.IntRange(0, 4).Draw(t, "kind") {
		case 0:
			return rapid.SampledFrom(fixed).Draw(t, "fixed")
		case 1:
			return `"` + strings.Join(rapid.SliceOfN(word, 1, 3).Draw(t, "phrase"), " ") + rapid.SampledFrom([]string{"", "*"}).Draw(t, "star") + `"`
		case 2:
			w := []rune(word.Draw(t, "word"))
			return string(w[:rapid.IntRange(1, len(w)).Draw(t, "cut")]) + "*"
		}
		return word.Draw(t, "word")
	})
}

// world is an index beside the plain documents it should hold.
type world struct {
	stem  Stem
	index *Index
	docs  map[ID]Doc
}

// saved brings the index through Save and Load.
func saved(t fatal, x *Index) *Index {
	t.Helper()
	chunks := chunksOf(t, x)
	y, err := Load(from(chunks), len(chunks))
	if err != nil {
		t.Fatalf("Load of what Save wrote: got error %v, want none", err)
	}
	return y
}

// fatal is what testing.T and rapid.T have in common.
type fatal interface {
	Helper()
	Fatalf(format string, args ...any)
}

func chunksOf(t fatal, x *Index) [][]byte {
	t.Helper()
	var chunks [][]byte
	err := x.Save(func(i int, b []byte) error {
		if i != len(chunks) {
			t.Fatalf("Save: got chunk number %d, want %d", i, len(chunks))
		}
		chunks = append(chunks, bytes.Clone(b))
		return nil
	})
	if err != nil {
		t.Fatalf("Save: got error %v, want none", err)
	}
	return chunks
}

func from(chunks [][]byte) func(int) ([]byte, error) {
	return func(i int) ([]byte, error) {
		if i >= len(chunks) {
			return nil, errors.New("no such chunk")
		}
		return chunks[i], nil
	}
}

// change does something random to the index and to the plain documents.
func (w *world) change(t *rapid.T) {
	switch rapid.IntRange(0, 9).Draw(t, "change") {
	case 0:
		id := ID{byte(rapid.IntRange(1, 12).Draw(t, "delete"))}
		w.index.Delete(id)
		delete(w.docs, id)
	case 1:
		w.index.mu.Lock()
		w.index.compact()
		w.index.mu.Unlock()
	case 2:
		w.index = saved(t, w.index)
	default:
		d := anyDoc(12).Draw(t, "doc")
		w.index.Put(d)
		w.docs[d.ID] = d
	}
}

// expect compares a search with looking through the documents one by one.
func (w *world) expect(t *rapid.T, text string, typing bool) {
	q := Parse(text, today, typing)
	q = q.In(w.stem)
	var want []Doc
	for _, d := range w.docs {
		if q.Match(d) {
			want = append(want, d)
		}
	}
	slices.SortFunc(want, newestFirst)
	o := SearchOptions{Sort: Newest, Today: today}
	got := w.index.Search(q, o)
	if g, e := idsOf(got.Hits), docIDs(want); g != e || got.Total != len(want) {
		t.Fatalf("Search(%q, typing %v): got %s (total %d), want %s", text, typing, g, got.Total, e)
	}
	o.Sort = Oldest
	slices.SortFunc(want, func(a, b Doc) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Created, b.Created), bytes.Compare(a.ID[:], b.ID[:]))
	})
	if g, e := idsOf(w.index.Search(q, o).Hits), docIDs(want); g != e {
		t.Fatalf("Search(%q), oldest first: got %s, want %s", text, g, e)
	}
	w.expectRanked(t, q)
}

// expectRanked holds the best few against all of them.
func (w *world) expectRanked(t *rapid.T, q Query) {
	all := w.index.Search(q, SearchOptions{Today: today})
	for i := 1; i < len(all.Hits); i++ {
		if all.Hits[i].Score > all.Hits[i-1].Score {
			t.Fatalf("Search(%q): got score %g after %g, want best first", q, all.Hits[i].Score, all.Hits[i-1].Score)
		}
	}
	limit := rapid.IntRange(1, 4).Draw(t, "limit")
	few := w.index.Search(q, SearchOptions{Today: today, Limit: limit})
	if want := all.Hits[:min(limit, len(all.Hits))]; !slices.Equal(few.Hits, want) || few.Total != all.Total {
		t.Fatalf("Search(%q, limit %d): got %v, want %v", q, limit, few.Hits, want)
	}
}

func newestFirst(a, b Doc) int {
	return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.Created, a.Created), bytes.Compare(a.ID[:], b.ID[:]))
}

func idsOf(hits []Hit) string {
	var b strings.Builder
	for _, h := range hits {
		fmt.Fprintf(&b, "%d ", h.ID[0])
	}
	return b.String()
}

func docIDs(docs []Doc) string {
	hits := make([]Hit, len(docs))
	for i, d := range docs {
		hits[i].ID = d.ID
	}
	return idsOf(hits)
}

func TestSearchFindsWhatLookingThroughFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stem := rapid.SampledFrom(append(Stems(), English)).Draw(t, "stem")
		w := world{index: New(), stem: stem, docs: map[ID]Doc{}}
		for range rapid.IntRange(1, 30).Draw(t, "changes") {
			w.change(t)
		}
		if w.index.Len() != len(w.docs) {
			t.Fatalf("Len: got %d, want %d", w.index.Len(), len(w.docs))
		}
		for range 12 {
			w.expect(t, anyQuery(2).Draw(t, "query"), rapid.Bool().Draw(t, "typing"))
		}
	})
}

// TestSearchFindsAcrossBlocks does the same with lists of several blocks, which
// random small worlds never reach.
func TestSearchFindsAcrossBlocks(t *testing.T) {
	w := world{index: New(), docs: map[ID]Doc{}}
	for i := range 3*blockSize + 40 {
		d := Doc{ID: ID{byte(i), byte(i >> 8)}, Day: int32(i), Title: "day", Body: "the calm sea"}
		if i%7 == 0 {
			d.Body = "the wild sea the calm sea " + strings.Repeat("the ", 40)
		}
		if i%100 == 3 {
			d.Body += " lighthouse the end"
		}
		w.index.Put(d)
		w.docs[d.ID] = d
	}
	for i := 0; i < 3*blockSize; i += 9 {
		id := ID{byte(i), byte(i >> 8)}
		w.index.Delete(id)
		delete(w.docs, id)
	}
	texts := []string{
		"the", "wild", "lighthouse", "the lighthouse", "-wild", "lighthouse -wild", `"the calm sea"`, `"sea the calm"`,
		`"the end"`, "wild OR lighthouse", "li*", `"the li*"`, `"the calm s*"`, "title:day", "title:sea", `"sea lighthouse the en*"`,
	}
	for _, x := range []*Index{w.index, saved(t, w.index)} {
		for _, text := range texts {
			q := Parse(text, today, false)
			want := 0
			for _, d := range w.docs {
				if q.Match(d) {
					want++
				}
			}
			if got := x.Search(q, SearchOptions{Limit: 5}).Total; got != want {
				t.Errorf("Search(%q): got %d hits, want %d", text, got, want)
			}
		}
	}
}
