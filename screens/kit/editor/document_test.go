package editor

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// anyText draws texts with what makes texts hard: marks on letters, emoji, scripts
// without spaces or from right to left, lists, marks of Markdown, empty lines.
func anyText(t *rapid.T, name string) string {
	part := rapid.SampledFrom([]string{
		"a", "be", "sea", "word ", "another ", " ", "  ", "\t", "\n", "\n\n", "- ", "1. ", "# ", "> ", "*", "**", "_", "`", "@Ann ", "#tag ",
		"[x](y)", "é", "e\u0301", "ß", "👩‍💻", "🇩🇪", "👍🏽", "漢字", "かな", "。", "한국", "\u1112\u1161\u11ab", "שלום", "عربى", "12", ".", ", ",
		"-", "x-y", strings.Repeat("long", 9), "don't ", "\u00a0", "\u200b", "\x00",
	})
	return strings.Join(rapid.SliceOfN(part, 0, 30).Draw(t, name), "")
}

// place draws a place between the runes of a text.
func place(t *rapid.T, text, name string) int {
	at := rapid.IntRange(0, len(text)).Draw(t, name)
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

func TestTheTreeKeepsTheTextThatWasTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := anyText(t, "text")
		d := newDocument(want, func(n int) float64 { return float64(n + 1) })
		t.Repeat(map[string]func(*rapid.T){
			"replace": func(t *rapid.T) {
				a, b := place(t, want, "a"), place(t, want, "b")
				a, b = min(a, b), max(a, b)
				with := anyText(t, "with")
				if got := d.replace(a, b, with); got != want[a:b] {
					t.Fatalf("got %q removed, want %q", got, want[a:b])
				}
				want = want[:a] + with + want[b:]
			},
			"slice": func(t *rapid.T) {
				a, b := place(t, want, "a"), place(t, want, "b")
				a, b = min(a, b), max(a, b)
				if got := d.slice(a, b); got != want[a:b] {
					t.Fatalf("got %q, want %q", got, want[a:b])
				}
			},
			"": func(t *rapid.T) { sameDocument(t, d, want) },
		})
	})
}

type failer interface{ Fatalf(string, ...any) }

// sameDocument compares all that the tree knows with a plain string.
func sameDocument(t failer, d *document, want string) {
	if got := d.text(); got != want {
		t.Fatalf("got %q, want %q", got, want)
	}
	if got, words := d.words(), countWords(want); got != words {
		t.Fatalf("got %d words, want %d in %q", got, words, want)
	}
	start := 0
	height := 0.0
	for i, line := range strings.Split(want, "\n") {
		if p := d.at(i); p.text != line {
			t.Fatalf("got paragraph %d %q, want %q", i, p.text, line)
		}
		for _, at := range []int{start, start + len(line)} {
			if got, from := d.seek(at); got != i || from != start {
				t.Fatalf("got paragraph %d from %d at %d, want %d from %d", got, from, at, i, start)
			}
		}
		if got, top := d.seekY(height); got != i || top != height {
			t.Fatalf("got paragraph %d at height %v, top %v, want %d", got, height, top, i)
		}
		start += len(line) + 1
		height += d.at(i).height
	}
	if sum := d.root.sum; sum.paras != strings.Count(want, "\n")+1 || sum.height != height || d.length() != len(want) {
		t.Fatalf("got sums %+v, want %d bytes and height %v", sum, len(want), height)
	}
	if i, _ := d.seekY(height + 1); i != d.root.sum.paras-1 {
		t.Fatalf("got paragraph %d below the end, want the last", i)
	}
	if i, _ := d.seekY(-1); i != 0 {
		t.Fatalf("got paragraph %d above the start, want the first", i)
	}
}

func FuzzTheTreeKeepsTheText(f *testing.F) {
	f.Add("one\ntwo", 2, 5, "x\ny\nz")
	f.Add("", 0, 0, "\n\n")
	f.Add("a\n\nb", 1, 3, "")
	f.Add("\xff\xc3", 0, 9, "\r\n\xe2\x80")
	f.Fuzz(func(t *testing.T, text string, a, b int, with string) {
		text, with = clean(text), clean(with)
		d := newDocument(text, nil)
		a, b = min(max(a, 0), len(text)), min(max(b, 0), len(text))
		for a > 0 && a < len(text) && !utf8.RuneStart(text[a]) {
			a--
		}
		for b > 0 && b < len(text) && !utf8.RuneStart(text[b]) {
			b--
		}
		a, b = min(a, b), max(a, b)
		d.replace(a, b, with)
		want := text[:a] + with + text[b:]
		if got := d.text(); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
		if got := d.words(); got != countWords(want) {
			t.Fatalf("got %d words, want %d", got, countWords(want))
		}
		if !utf8.ValidString(d.text()) {
			t.Fatalf("got %q, want valid UTF-8", d.text())
		}
	})
}

func TestATextIsCleanedOfOtherNewlinesAndBrokenBytes(t *testing.T) {
	for given, want := range map[string]string{
		"a\r\nb\rc\n": "a\nb\nc\n",
		"\r\r\n\n":    "\n\n\n",
		"ok\xff\xfe!": "ok\uFFFD!",
		"\xc3":        "\uFFFD",
		"plain":       "plain",
	} {
		if got := clean(given); got != want {
			t.Errorf("got %q of %q, want %q", got, given, want)
		}
	}
}

func TestTheTreeStaysShallow(t *testing.T) {
	d := newDocument("", nil)
	for range 20_000 { // as when a person only ever writes at the end
		d.replace(d.length(), d.length(), "\nline")
	}
	if got := depth(d.root); got > 60 {
		t.Errorf("got a depth of %d for 20,000 paragraphs, want at most 60", got)
	}
	for range 19_000 {
		d.replace(0, 5, "")
	}
	if got := depth(d.root); got > 50 || d.root.sum.paras != 1001 {
		t.Errorf("got a depth of %d for %d paragraphs, want at most 50 for 1001", got, d.root.sum.paras)
	}
}

func depth(n *node) int {
	if n == nil {
		return 0
	}
	return 1 + max(depth(n.left), depth(n.right))
}

func TestWordsAreCounted(t *testing.T) {
	for text, want := range map[string]int{
		"":                 0,
		"   \n\t":          0,
		"one":              1,
		"one two\nthree":   3,
		"don't well-known": 2,
		"- item":           1,
		"*** --- ???":      0,
		"3.14 is a number": 4,
		"漢字です":             4,
		"mixed漢字words":     4,
		"한국어 단어":           2,
		"a\u00a0b":         1,
		"emoji 👩‍💻 only letters 🇩🇪": 3,
	} {
		if got := countWords(text); got != want {
			t.Errorf("got %d words in %q, want %d", got, text, want)
		}
	}
}
