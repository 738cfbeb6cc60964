package editor

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// styled writes spans as a text with the style's first letters before each: "b{…}".
func styled(line string, spans []Span) string {
	names := []string{"b", "i", "c", "q", "a", "h", "1", "2", "3"}
	var out strings.Builder
	at := 0
	for _, s := range spans {
		out.WriteString(line[at:s.Start])
		for bit, name := range names {
			if s.Style>>bit&1 == 1 {
				out.WriteString(name)
			}
		}
		out.WriteString("{" + line[s.Start:s.End] + "}")
		at = s.End
	}
	return out.String() + line[at:]
}

func TestMarkdownIsShownLightly(t *testing.T) {
	for _, want := range []string{
		"plain text, nothing else",
		"bq1{#}b1{ Title}",
		"bq2{##}b2{ Title}",
		"bq3{######}b3{ Title}",
		"a{#tag} no title",
		"####### seven",
		"ah{-}qh{ }item",
		"ah{  12.}qh{ }item",
		"ah{*}qh{ }item with iq{*}i{x}iq{*}",
		"ah{-}qh{ [ ] }to do",
		"ah{-}qh{ [x] }q{done}",
		"ah{-}qh{ [ ]}",
		"-no item",
		"1)no item",
		"ah{1.}qh{ }",
		"qh{> }i{said}",
		"qh{> > }i{said}",
		"q{---}",
		"q{* * *}",
		"q{```go}",
		"a iq{*}i{b}iq{*} c",
		"a bq{**}b{b c}bq{**} d",
		"biq{***}bi{both}biq{***}",
		"bq{__}b{bold}bq{__} iq{_}i{slanted}iq{_}",
		"bq{**}b{a }biq{*}bi{b}biq{*}b{ c}bq{**}",
		"snake_case_name and 2 * 3 * 4",
		"open **never closed",
		"**** and ** and __",
		"q{\\}*not* slanted",
		"cq{`}c{code *x*}cq{`} and cq{``}c{a`b}cq{``}",
		"open ` only",
		"q{[}a{text}q{](https://x.org)} rest",
		"[not](closed and [no] link",
		"met a{@Anna}, a{@Zoë-Kim} and a{#on_call}.",
		"mail@example.org and a{@a}@b and & #",
		"it was a{@Anna's} idea",
	} {
		plain := unstyled(want)
		if got := styled(plain, Markdown(plain)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// unstyled takes the marks of styled out again.
func unstyled(want string) string {
	var out strings.Builder
	for len(want) > 0 {
		open := strings.IndexByte(want, '{')
		if open < 0 {
			out.WriteString(want)
			break
		}
		start := open
		for start > 0 && strings.IndexByte("bicqah123", want[start-1]) >= 0 {
			start--
		}
		out.WriteString(want[:start])
		end := open + strings.IndexByte(want[open:], '}')
		out.WriteString(want[open+1 : end])
		want = want[end+1:]
	}
	return out.String()
}

func TestSpansAreInOrderAndBetweenLetters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := strings.ReplaceAll(anyText(t, "line"), "\n", "")
		at := 0
		for _, s := range Markdown(line) {
			if s.Start < at || s.End <= s.Start || s.End > len(line) || s.Style == 0 {
				t.Fatalf("got span %v after %d in %q, want them in order", s, at, line)
			}
			at = s.End
		}
	})
}

func TestLongLinesOfMarksTakeNoLonger(t *testing.T) {
	for _, part := range []string{"*a ", "**a", "_a _", "`a", "[a](", "@a#", "\\*", "``` `"} {
		line := strings.Repeat(part, maxInline/len(part))
		if n := testing.AllocsPerRun(1, func() { Markdown(line) }); n > 1000 {
			t.Errorf("got %v allocations for %q again and again, want few", n, part)
		}
	}
	if got := Markdown("- " + strings.Repeat("*x* ", maxInline)); len(got) != 2 {
		t.Errorf("got %d spans in a line beyond the limit, want the beginning alone", len(got))
	}
}

func TestCarelessSpansArePutRight(t *testing.T) {
	line := "aé\u0301 👩‍💻."
	given := []Span{{-3, 2, Bold}, {1, 4, Italic}, {4, 4, Code}, {9, 99, Quiet}, {2, 1, Bold}, {5, 6, 0}}
	want := []Span{{0, 1, Bold}}
	got := checked(given, line)
	for i, s := range got {
		if s.Start >= s.End || snap(line, s.Start) != s.Start || snap(line, s.End) != s.End || i > 0 && s.Start < got[i-1].End {
			t.Errorf("got %v, want spans in order between letters", got)
		}
	}
	if !slices.Equal(got[:1], want) {
		t.Errorf("got %v first, want %v", got[0], want[0])
	}
}

func TestAHeadingHasOneSizeThroughout(t *testing.T) {
	got := filled([]Span{{2, 3, Head2 | Bold}, {5, 6, Head1 | Quiet}}, 8)
	want := []Span{{0, 2, Head2}, {2, 3, Head2 | Bold}, {3, 5, Head2}, {5, 6, Head2 | Quiet}, {6, 8, Head2}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTheEndsThatLookTheSameAreFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old := strings.ReplaceAll(anyText(t, "old"), "\n", "")
		a, b := place(t, old, "a"), place(t, old, "b")
		a, b = min(a, b), max(a, b)
		with := strings.ReplaceAll(anyText(t, "with"), "\n", "")
		now := old[:a] + with + old[b:]
		was, is := Markdown(old), Markdown(now)
		shift := len(now) - len(old)
		head, tail := sameAt(was, is, len(now), shift)
		head, tail = min(head, a), min(tail, len(old)-b)
		for at := 0; at < head; at++ {
			x, _ := styleAt(was, at, len(old))
			if y, _ := styleAt(is, at, len(now)); x != y {
				t.Fatalf("got the first %d bytes alike of %q and %q, but byte %d differs", head, old, now, at)
			}
		}
		for at := len(now) - tail; at < len(now); at++ {
			x, _ := styleAt(was, at-shift, len(old))
			if y, _ := styleAt(is, at, len(now)); x != y {
				t.Fatalf("got the last %d bytes alike of %q and %q, but byte %d differs", tail, old, now, at)
			}
		}
	})
}

func TestTheNextItemOfAListIsKnown(t *testing.T) {
	for line, want := range map[string]string{
		"- a":          "- ",
		"  * a":        "  * ",
		"+ ":           "+ ",
		"9. a":         "10. ",
		"9) a":         "10) ",
		"- [ ] a":      "- [ ] ",
		"- [x] a":      "- [ ] ",
		"3. [X] a":     "4. [ ] ",
		"- [y] a":      "- ",
		"-a":           "",
		"1234567890. ": "",
		"a - b":        "",
		"":             "",
		"-":            "",
		"> a":          "> ",
		">> a":         ">> ",
	} {
		if _, got := continued(line); got != want {
			t.Errorf("got %q after %q, want %q", got, line, want)
		}
	}
}
