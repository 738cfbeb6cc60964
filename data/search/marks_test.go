package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// marked puts brackets around what is marked.
func marked(text string, marks [][2]int) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		b.WriteString(text[at:m[0]] + "[" + text[m[0]:m[1]] + "]")
		at = m[1]
	}
	return b.String() + text[at:]
}

func TestMatchesAreMarkedInAnEntry(t *testing.T) {
	for _, c := range []struct{ query, text, want string }{
		{"calm", "Calm, very CALM. Calmer.", "[Calm], very [CALM]. Calmer."},
		{"calm*", "Calm and calmer", "[Calm] and [calmer]"},
		{"cafe", "Le café au lait", "Le [café] au lait"},
		{"strasse", "Die Straße.", "Die [Straße]."},
		{"lodz", "W Łodzi i Łódź", "W Łodzi i [Łódź]"},
		{"ete", "l'e\u0301te\u0301!", "l'[e\u0301te\u0301]!"},
		{`"felt safe"`, "I felt safe; safe I felt; felt  safe", "I [felt safe]; safe I felt; [felt  safe]"},
		{`"felt saf*"`, "felt safer", "[felt safer]"},
		{"don't", "I don’t. Don!", "I [don’t]. Don!"},
		{"a b", "a b a", "[a] [b] [a]"},
		{"calm -work", "calm work", "[calm] work"},
		{"-(calm OR work)", "calm work", "calm work"},
		{"calm OR close", "close and calm", "[close] and [calm]"},
		{"title:calm work", "calm work", "calm [work]"},
		{"@Anna", "Anna's day", "[Anna]'s day"},
		{"#work is:starred date:2024", "work", "work"},
		{`"felt safe" OR "safe now"`, "felt safe now", "[felt safe now]"},
		{"北京", "我爱北京市", "我爱[北京]市"},
		{"北京市", "我爱北京市", "我爱[北京市]"},
		{"爱", "我爱北京。爱", "我[爱]北京。[爱]"},
		{"🎉", "so 🎉!", "so [🎉]!"},
		{"", "calm", "calm"},
		{"calm", "", ""},
		{"calm", "\xffcalm\xff", "\xff[calm]\xff"},
	} {
		q := Parse(c.query, today, false)
		if got := marked(c.text, Marks(c.text, q)); got != c.want {
			t.Errorf("Marks of %q: got %q, want %q", c.query, got, c.want)
		}
	}
}

func TestTitleWordsAreMarkedInTheTitle(t *testing.T) {
	q := Parse("title:calm work", today, false)
	if got := marked("Calm work", TitleMarks("Calm work", q)); got != "[Calm] [work]" {
		t.Errorf("TitleMarks: got %q, want %q", got, "[Calm] [work]")
	}
}

func TestASnippetShowsWhereTheWordsAre(t *testing.T) {
	long := strings.Repeat("far away from it ", 40)
	for _, c := range []struct {
		name, query, body string
		max               int
		want              string
	}{
		{"a short body is whole", "calm", "All  is\n\ncalm now.", 50, "All is [calm] now."},
		{"no match: how it begins", "zzz", "One two three four five six", 16, "One two three…"},
		{"no query: how it begins", "", "One two three", 50, "One two three"},
		{"around the match", "calm", long + "it is calm here " + long, 40, "…it it is [calm] here far away from it…"},
		{"at the start", "calm", "calm " + long, 24, "[calm] far away from it…"},
		{"at the end", "calm", long + "calm", 24, "…far away from it [calm]"},
		{"where most words are", "calm sea", "calm " + long + "calm sea " + long, 30, "…it [calm] [sea] far away…"},
		{"a phrase", `"felt safe"`, long + "felt\n safe " + long, 30, "…it [felt safe] far away…"},
		{"too small for dots", "calm", long + "calm " + long, 6, "[calm]"},
		{"smaller than the word", "relationship", long + "relationship", 5, "[relat]"},
		{"nothing", "calm", "calm", 0, ""},
		{"less than nothing", "calm", "calm", -5, ""},
		{"chinese", "平静", strings.Repeat("我爱北京", 30) + "今天很平静" + strings.Repeat("我爱北京", 30), 12, "…天很[平静]我爱北京我爱…"},
		{"broken bytes", "calm", "a\xff calm \xfe", 20, "a\ufffd [calm] \ufffd"},
		{"control characters", "calm", "a\x00\tcalm\r\n", 20, "a [calm]"},
	} {
		text, marks := Snippet(c.body, Parse(c.query, today, false), c.max)
		if got := marked(text, marks); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if n := utf8.RuneCountInString(text); n > max(c.max, 0) {
			t.Errorf("%s: got %d characters, want at most %d", c.name, n, c.max)
		}
	}
}

func TestASnippetOfAHugeTextIsQuick(t *testing.T) {
	body := strings.Repeat("calm sea and calm ", 20_000)
	text, marks := Snippet(body, Parse("calm sea", today, false), 60)
	if len(marks) < 5 || utf8.RuneCountInString(text) > 60 {
		t.Errorf("snippet: got %q with %d marks, want many in 60 characters", text, len(marks))
	}
}

// TestAnEntryIsMarkedWhereItMatches ties what is marked to what is found: a body
// has marks exactly when it answers the query by a word that is wanted.
func TestAnEntryIsMarkedWhereItMatches(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := anyText(20).Draw(t, "body")
		text := rapid.SampledFrom([]string{`"%"`, "%", "%*"}).Draw(t, "form")
		words := anyText(3).Draw(t, "words")
		if text != `"%"` {
			words = anyWord().Draw(t, "word")
		}
		q := Parse(strings.Replace(text, "%", words, 1), today, rapid.Bool().Draw(t, "typing"))
		if q.Empty() || q.root.kind > Phrase || q.root.title {
			return
		}
		marks := Marks(body, q)
		if got, want := len(marks) > 0, q.Match(Doc{Body: body}); got != want {
			t.Fatalf("Marks(%q) of %s: got %v, want marks %v", body, q, marks, want)
		}
		for _, m := range marks { // what is marked matches by itself
			if part := body[m[0]:m[1]]; !q.Match(Doc{Body: part}) {
				t.Fatalf("Marks(%q) of %s: got %q, want a part that matches", body, q, part)
			}
		}
	})
}

func TestSnippetsKeepToTheirLengthAndTheirWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := anyText(80).Draw(t, "body")
		q := Parse(anyQuery(1).Draw(t, "query"), today, true)
		most := rapid.IntRange(0, 120).Draw(t, "max")
		text, marks := Snippet(body, q, most)
		if n := utf8.RuneCountInString(text); n > most {
			t.Fatalf("Snippet: got %d characters, want at most %d", n, most)
		}
		plain := strings.Join(strings.Fields(body), " ")
		if inner := strings.Trim(text, "…"); !strings.Contains(plain, strings.TrimSpace(inner)) {
			t.Fatalf("Snippet: got %q, want a part of %q", inner, plain)
		}
		if len(Marks(body, q)) > 0 && most > 40 && len(marks) == 0 {
			t.Fatalf("Snippet of %q: got no mark in %q, want one", body, text)
		}
		if !slices.IsSortedFunc(marks, func(a, b [2]int) int { return a[0] - b[0] }) {
			t.Fatalf("Snippet: got marks %v, want them in order", marks)
		}
	})
}
