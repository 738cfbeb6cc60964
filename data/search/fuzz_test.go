package search

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

// queries are what the fuzzers start from.
func queries() []string {
	return []string{
		"", "anxious call", `"felt safe"`, "calm OR close -work", "(a OR b) -(c d)", "title:x tag:y #z @w person:\"A B\"",
		"date:2024-03..7d before:2024 after:yesterday on:04-17 on:today", "mood:<0 mood:-1..1 has:photo is:draft template:t*",
		`"`, "((", "OR", "NOT NOT -", "北京 爱", "don’t", "\xff\xc3(", "tag:\"", "-\"", "#\"a", "e\u0301*", strings.Repeat("(", 50),
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range queries() {
		f.Add(text, true)
		f.Add(text, false)
	}
	docs := journal()
	x := filled(docs)
	f.Fuzz(func(t *testing.T, text string, typing bool) {
		q := Parse(text, today, typing)
		for _, chip := range q.Explain() {
			if chip.Start < 0 || chip.End > len(text) || chip.Start >= chip.End {
				t.Fatalf("Explain(%q): got part %d to %d, want one inside the text", text, chip.Start, chip.End)
			}
		}
		_ = q.String()
		want := 0
		for _, d := range docs {
			if q.Match(d) {
				want++
			}
		}
		if got := x.Search(q, SearchOptions{Limit: 2, Today: today}).Total; got != want {
			t.Fatalf("Search(%q): got %d hits, want %d", text, got, want)
		}
		if q.Empty() && want != len(docs) {
			t.Fatalf("Search(%q): got %d hits for an empty query, want all", text, want)
		}
	})
}

func FuzzTokenize(f *testing.F) {
	for _, text := range append(queries(), "L’été ½ ŉ ﷺ", "ﹽ aﹽ", "ﹽ> ﹽ x", "ｶﾞｸ がぎ 한", "👨‍👩‍👧 🇩🇪", "ไทย हिन्दी שָׁלוֹם") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := scanner{text: text}
		at := 0
		for s.next() {
			if len(s.word) == 0 || len(s.word) > maxWord || !utf8.Valid(s.word) {
				t.Fatalf("word %q: got %d bytes, want 1 to %d of valid text", s.word, len(s.word), maxWord)
			}
			if s.start < at || s.end <= s.start || s.end > len(text) {
				t.Fatalf("word %q: got place %d to %d after %d", s.word, s.start, s.end, at)
			}
			at = s.start
		}
		if key := Fold(text); Fold(key) != key && utf8.ValidString(text) {
			t.Fatalf("Fold(%q): got %q, which folds again to %q", text, key, Fold(key))
		}
		for _, key := range tagKeys(text) {
			if key == "" || len(key) > maxKey {
				t.Fatalf("tagKeys(%q): got key %q", text, key)
			}
		}
	})
}

func FuzzSnippet(f *testing.F) {
	for i, text := range queries() {
		f.Add("I felt safe, calm and close. 北京 爱 don’t "+text, text, i*7)
	}
	f.Fuzz(func(t *testing.T, body, text string, max int) {
		q := Parse(text, today, true)
		check(t, body, Marks(body, q), utf8.ValidString(body))
		check(t, body, TitleMarks(body, q), utf8.ValidString(body))
		snippet, marks := Snippet(body, q, max)
		if n := utf8.RuneCountInString(snippet); n > 0 && n > max || !utf8.ValidString(snippet) {
			t.Fatalf("Snippet: got %d characters %q, want valid text of at most %d", n, snippet, max)
		}
		check(t, snippet, marks, true)
	})
}

// check wants marks in order, not overlapping, around whole characters.
func check(t *testing.T, text string, marks [][2]int, valid bool) {
	t.Helper()
	at := 0
	for _, m := range marks {
		if m[0] < at || m[1] <= m[0] || m[1] > len(text) {
			t.Fatalf("marks of %q: got %v, want ranges in order", text, marks)
		}
		if valid && !utf8.ValidString(text[m[0]:m[1]]) {
			t.Fatalf("marks of %q: got %v, want whole characters", text, marks)
		}
		at = m[1]
	}
}

// FuzzLoad feeds streams with a right sum, cut into chunks of the given size, so
// that every check behind the sum is reached.
func FuzzLoad(f *testing.F) {
	for _, docs := range [][]Doc{nil, journal(), {{ID: ID{1}, Title: "calm", Body: "calm sea calm"}}} {
		chunk := chunksOf(f, filled(docs))[0]
		f.Add(chunk[:len(chunk)-sumSize], 1000)
		f.Add(chunk[:len(chunk)-sumSize], 3)
	}
	f.Fuzz(func(t *testing.T, body []byte, size int) {
		if len(body) > 1<<16 {
			return
		}
		chunks := cutUp(body, min(max(size, 1), 1<<16))
		x, err := Load(from(chunks), len(chunks))
		if err != nil {
			return
		}
		var again bytes.Buffer
		_ = x.Save(func(_ int, b []byte) error {
			again.Write(b)
			return nil
		})
		y, err := Load(from([][]byte{again.Bytes()}), 1)
		if err != nil || y.Len() != x.Len() {
			t.Fatalf("Load of what was saved again: got error %v, want none", err)
		}
		use(x)
	})
}

// cutUp makes chunks of a stream and puts the sum into the last.
func cutUp(body []byte, size int) [][]byte {
	whole := resum(body)
	var chunks [][]byte
	rest := whole[:len(body)]
	for len(rest) > size {
		chunks = append(chunks, rest[:size])
		rest = rest[size:]
	}
	return append(chunks, whole[len(body)-len(rest):])
}
