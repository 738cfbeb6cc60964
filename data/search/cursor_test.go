package search

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// cursorDocs is how many documents the cursors of these tests walk through.
const cursorDocs = 40

// setCursor draws a cursor together with the documents it should give.
func setCursor(depth int) *rapid.Generator[cursorAndSet] {
	return rapid.Custom(func(t *rapid.T) cursorAndSet {
		kind := rapid.IntRange(0, 4).Draw(t, "kind")
		if depth == 0 {
			kind %= 3
		}
		switch kind {
		case 0:
			docs := rapid.SliceOfDistinct(rapid.Uint32Range(0, cursorDocs-1), func(d uint32) uint32 { return d }).Draw(t, "bag")
			slices.Sort(docs)
			return cursorAndSet{&bagCursor{docs: docs, flat: true, idf: 1}, setOf(docs)}
		case 1:
			step := rapid.Uint32Range(1, 7).Draw(t, "step")
			test := func(doc uint32) bool { return doc%step == 0 }
			return cursorAndSet{&rowCursor{test: test, size: cursorDocs}, where(test)}
		case 2:
			step := rapid.Uint32Range(2, 9).Draw(t, "every")
			docs := where(func(doc uint32) bool { return doc%step == step-1 })
			l := list{}
			for doc := range uint32(cursorDocs) {
				if docs[doc] {
					l.add(doc, 1, 0, []byte{0})
				}
			}
			return cursorAndSet{&wordCursor{reader: l.reader(), size: int(l.n)}, docs}
		case 3:
			return bothOf(t, depth)
		}
		a, b := setCursor(depth-1).Draw(t, "a"), setCursor(depth-1).Draw(t, "b")
		return cursorAndSet{newEither([]cursor{a.cursor, b.cursor}), where(func(doc uint32) bool { return a.docs[doc] || b.docs[doc] })}
	})
}

func bothOf(t *rapid.T, depth int) cursorAndSet {
	a, b, not := setCursor(depth-1).Draw(t, "a"), setCursor(depth-1).Draw(t, "b"), setCursor(depth-1).Draw(t, "not")
	return cursorAndSet{
		newBoth([]cursor{a.cursor, b.cursor}, []cursor{not.cursor}),
		where(func(doc uint32) bool { return a.docs[doc] && b.docs[doc] && !not.docs[doc] }),
	}
}

type cursorAndSet struct {
	cursor cursor
	docs   [cursorDocs]bool
}

func setOf(docs []uint32) [cursorDocs]bool {
	return where(func(doc uint32) bool { return slices.Contains(docs, doc) })
}

func where(test func(doc uint32) bool) (set [cursorDocs]bool) {
	for doc := range uint32(cursorDocs) {
		set[doc] = test(doc)
	}
	return set
}

func TestCursorsGoThroughTheirDocumentsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := setCursor(3).Draw(t, "cursor")
		at := uint32(0)
		for at < cursorDocs+3 {
			want := none
			for doc := at; doc < cursorDocs; doc++ {
				if c.docs[doc] {
					want = doc
					break
				}
			}
			if got := c.cursor.seek(at); got != want {
				t.Fatalf("seek(%d): got %d, want %d", at, got, want)
			}
			if got := c.cursor.seek(at); got != want {
				t.Fatalf("seek(%d) again: got %d, want %d", at, got, want)
			}
			if want != none {
				at = want // nothing lies between
			}
			at += rapid.Uint32Range(1, 5).Draw(t, "ahead")
		}
	})
}

func TestWordsInTheTitleOnly(t *testing.T) {
	l := list{}
	l.add(0, 1, 0, []byte{9})
	l.add(3, 2, 1, []byte{0, 9})
	l.add(7, 1, 0, []byte{9})
	l.add(8, 1, 1, []byte{2})
	c := &wordCursor{reader: l.reader(), titleOnly: true, size: 4}
	var got []uint32
	for doc := c.seek(0); doc != none; doc = c.seek(doc + 1) {
		got = append(got, doc)
	}
	if !slices.Equal(got, []uint32{3, 8}) {
		t.Errorf("documents with the word in the title: got %v, want 3 and 8", got)
	}
}

func TestScoresFollowBM25(t *testing.T) {
	// Two documents of 10 and 30 words, the word twice in the first:
	// idf = ln(1 + 1.5/1.5), tf part = 2·2.2 / (2 + 1.2·(0.25 + 0.75·10/20)).
	x := New()
	x.Put(Doc{ID: ID{1}, Body: "calm calm c d e f g h i j"})
	x.Put(Doc{ID: ID{2}, Body: "a b c d e f g h i j k l m n o p q r s t u v w x y z one two three four"})
	hits := x.Search(Parse("calm", today, false), SearchOptions{Today: 0}).Hits
	const want = 0.693147 * 4.4 / 2.75 * (1 + recentBonus)
	if len(hits) != 1 || hits[0].Score < want-1e-4 || hits[0].Score > want+1e-4 {
		t.Errorf("score: got %+v, want %.6f", hits, want)
	}
}

func TestNewerEntriesGetALittleMore(t *testing.T) {
	for _, c := range []struct {
		day, today int32
		want       float32
	}{{100, 100, 1.1}, {100, 100 + 365, 1.05}, {200, 100, 1.1}, {0, 365 * 9, 1.01}, {-1 << 31, 1<<31 - 1, 1}} {
		if got := recency(c.day, c.today); got < c.want-0.001 || got > c.want+0.001 {
			t.Errorf("recency(%d, %d): got %.4f, want %.3f", c.day, c.today, got, c.want)
		}
	}
}
