package journal

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"pgregory.net/rapid"

	"kith/data"
	"kith/data/search"
)

func ref(day data.Day) data.Ref { return data.Ref{Day: day, ID: data.NewID()} }

func TestMonthsStandBetweenEntries(t *testing.T) {
	lines := linesOf([]data.Ref{
		ref(data.DateOf(2026, 11, 3)), ref(data.DateOf(2026, 11, 3)), ref(data.DateOf(2026, 11, 1)),
		ref(data.DateOf(2026, 10, 31)), ref(data.DateOf(2025, 10, 31)),
	})
	got := ""
	for _, l := range lines {
		switch {
		case l.head():
			got += "M"
		case l.first:
			got += "f"
		default:
			got += "."
		}
	}
	if want := "Mf.fMfMf"; got != want {
		t.Errorf("got lines %s, want %s", got, want)
	}
	for day, want := range map[data.Day]int{
		data.DateOf(2027, 1, 1): 1, data.DateOf(2026, 11, 2): 3, data.DateOf(2026, 6, 1): 7, data.DateOf(1999, 1, 1): 7,
	} {
		if got := near(lines, day); got != want {
			t.Errorf("got line %d for %s, want %d", got, day, want)
		}
	}
	if near(nil, 5) != -1 || step(nil, -1, 1) != -1 {
		t.Error("got a line in an empty timeline, want none")
	}
}

func TestSteppingNeverLandsOnAMonth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day, refs := data.DateOf(2026, 11, 3), []data.Ref{}
		for _, gap := range rapid.SliceOfN(rapid.IntRange(0, 40), 1, 40).Draw(t, "gaps") {
			day -= data.Day(gap)
			refs = append(refs, ref(day))
		}
		lines := linesOf(refs)
		at := step(lines, -1, 0)
		for _, by := range rapid.SliceOf(rapid.IntRange(-50, 50)).Draw(t, "steps") {
			at = step(lines, at, by)
			if at < 0 || at >= len(lines) || lines[at].head() {
				t.Fatalf("got line %d of %d, want an entry", at, len(lines))
			}
		}
	})
}

func TestTheMemoryStaysSmall(t *testing.T) {
	var m memory
	var last data.ID
	for range 10 * rememberedMost {
		last = data.NewID()
		m.put(last, glance{title: "x"})
	}
	if n := len(m.fresh) + len(m.old); n > 2*rememberedMost {
		t.Errorf("got %d rows remembered, want at most %d", n, 2*rememberedMost)
	}
	if _, ok := m.get(last); !ok {
		t.Error("got the newest forgotten, want it remembered")
	}
	for range 3 * readAtOnce {
		last = data.NewID()
		m.get(last)
		m.get(last)
	}
	if got := m.take(); len(got) != readAtOnce || got[len(got)-1] != last {
		t.Errorf("got %d rows wanted, want the %d asked for last", len(got), readAtOnce)
	}
}

func TestExcerptsAreShortAndPlain(t *testing.T) {
	for _, c := range []struct {
		body string
		skip bool
		want string
	}{
		{"", false, ""},
		{"one\ntwo", true, "two"},
		{"# Title\n\n- **a** walk\n> said `she`", false, "Title a walk said she"},
		{strings.Repeat("ä", 500), false, strings.Repeat("ä", restLength)},
	} {
		if got := excerpt(c.body, c.skip); got != c.want {
			t.Errorf("got %q for %q, want %q", got, c.body, c.want)
		}
	}
}

// told gives what the reader would show as text.
func told(list []widget.RichTextSegment) string {
	var b strings.Builder
	for _, s := range list {
		switch s := s.(type) {
		case *widget.ListSegment:
			b.WriteString(told(s.Items))
		case *widget.ParagraphSegment:
			b.WriteString("• " + told(s.Texts) + "\n")
		case *widget.TextSegment:
			if s.Style.TextStyle.Bold && s.Style.Inline {
				b.WriteString("*" + s.Text + "*")
			} else {
				b.WriteString(s.Text)
			}
			if !s.Inline() {
				b.WriteByte('\n')
			}
		default:
			fmt.Fprintf(&b, "%T:%s", s, s.Textual())
		}
	}
	return b.String()
}

func TestMarkdownLosesNothingThatWasTyped(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct{ body, want string }{
		{"one\ntwo", "one\ntwo"},
		{"one\n\ntwo", "one\n\ntwo"},
		{"- soup\n- a walk\nby the river\n\nenough", "• soup\n• a walk\nby the river\n\nenough"},
		{"I <sigh> and 1 < 2", "I <sigh> and 1 < 2"},
		{"<div>\nhidden?\n</div>", "<div>\nhidden?\n</div>"},
		{"see <https://example.org>", "see <https://example.org>"},
		{"not \\*bold\\* but \\\\", "not *bold* but \\"},
		{"**very** much", "*very* much"},
		{"# Head\nplain", "Head\nplain"},
		{"1. first\n2. second", "• first\n• second"},
		{"1984 was\n2. not", "1984 was"},
		{"> one\n> two", "one \ntwo"},
		{"    a <b>", "a <b>"},
		{"```\na <b>\n```", "a <b>"},
		{"a\r\nb", "a\nb"},
		{"* * *\nafter", "after"},
		{"", ""},
	} {
		got := strings.Trim(told(segmentsOf(c.body, search.Query{}, nil)), "\n")
		for strings.Contains(got, "\n\n\n") {
			got = strings.ReplaceAll(got, "\n\n\n", "\n\n")
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("got %q for %q, want %q", got, c.body, c.want)
		}
	}
}

func TestPicturesFromElsewhereAreOnlyNamed(t *testing.T) {
	test.NewTempApp(t)
	list := segmentsOf("before ![the sea](https://example.org/sea.jpg) after\n\n- ![in a list](file:///etc/hosts)", search.Query{}, nil)
	if got := told(list); !strings.Contains(got, "[Picture: ") || strings.Contains(got, "Image") {
		t.Errorf("got %q, want pictures that lie elsewhere named and never fetched", got)
	}
}

func TestWhatIsLookedForIsMarked(t *testing.T) {
	test.NewTempApp(t)
	q := search.Parse("river soup", 0, false)
	got := told(segmentsOf("# Soup\n\nby the river\n\n- soup\n\n`river`", q, nil))
	for _, want := range []string{"by the *river*", "• *soup*", "Soup"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestASnippetFlowsInItsLines(t *testing.T) {
	test.NewTempApp(t)
	text := "we walked along the river, and it was enough for the whole of the day"
	at := strings.Index(text, "river")
	marks := [][2]int{{at, at + 5}}
	for _, width := range []float32{60, 150, 400, 4000} {
		got := flow(text, marks, width, 2)
		for _, p := range got {
			if p.line > 1 || p.x < 0 {
				t.Errorf("got %+v at width %v, want two lines at most", p, width)
			}
		}
	}
	got := flow(text, marks, 4000, 2)
	joined, found := "", ""
	for _, p := range got {
		joined += p.text
		if p.found {
			found += p.text
		}
	}
	if want := strings.ReplaceAll(text, " ", ""); joined != want || found != "river" {
		t.Errorf("got %q with %q marked, want every word and river marked", joined, found)
	}
}

func TestAVeryLongTextIsCutBetweenWords(t *testing.T) {
	for _, body := range []string{
		strings.Repeat("word ", longText), strings.Repeat("ä", longText), strings.Repeat("a\n\nb", longText),
	} {
		got := firstPart(body)
		if len(got) > longText || len(got) < longText/2 || !strings.HasPrefix(body, got) || strings.ToValidUTF8(got, "") != got {
			t.Errorf("got %d bytes of %d, want a whole beginning", len(got), len(body))
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{"a\nb", "- x\n  - y", "> q\n\n# h", "![i](x)", "[l](<a b>)", "```\nx", "\\", "<", "|a|\n|-|"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 4096 {
			return
		}
		test.NewTempApp(t)
		told(segmentsOf(body, search.Parse("a", 0, true), func(string) {}))
	})
}
