package search

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestQueriesAreReadAsMeant(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"   ", ""},
		{"anxious", "anxious"},
		{"anxious call", "(anxious call)"},
		{`"felt safe"`, "felt safe"},
		{"“felt safe”", "felt safe"},
		{"„felt safe“ «now»", "(felt safe now)"},
		{"calm OR close", "(calm OR close)"},
		{"anxious calm OR close night", "(anxious (calm OR close) night)"},
		{"a OR b OR c", "(a OR b OR c)"},
		{"anxious AND call", "(anxious call)"},
		{"-work", "-(work)"},
		{"calm -work", "(calm -(work))"},
		{"calm NOT work", "(calm -(work))"},
		{"NOT -work", "work"},
		{`-"felt safe"`, "-(felt safe)"},
		{"-(work OR boss)", "-((work OR boss))"},
		{"-tag:work", "-(tag:work)"},
		{"-#work -@boss", "(-(tag:work) -(person:boss))"},
		{"swim*", "swim…"},
		{`"felt saf*"`, "felt saf…"},
		{"(a OR b) (c OR d)", "((a OR b) (c OR d))"},
		{"a OR (b c)", "(a OR (b c))"},
		{"((a))", "a"},
		{"title:calm", "title:calm"},
		{`title:"felt safe"`, "title:felt safe"},
		{"Title:Calm", "title:Calm"},
		{"tag:repair #repair", "(tag:repair tag:repair)"},
		{`tag:"self care"`, "tag:self care"},
		{"#rep*", "tag:rep…"},
		{`person:"Anna Schmidt" @Ben`, "(person:Anna Schmidt person:Ben)"},
		{"template:thought-record", "template:thought-record"},
		{"has:photo has:Mood has:tags has:people has:title", "(has:photo has:mood has:tag has:person has:title)"},
		{"is:starred is:draft is:muted", "(is:starred is:draft is:muted)"},
		{"mood:<0 mood:>=1", "(mood:at most -1 mood:at least 1)"},
		{"mood:<=0 mood:>1 mood:=2 mood:-2", "(mood:at most 0 mood:at least 2 mood:2 mood:-2)"},
		{"mood:1..-1 mood:..0 mood:1.. mood:−1", "(mood:-1 to 1 mood:at most 0 mood:at least 1 mood:-1)"},
		{"well-being", "well-being"},
		{"don't", "don't"},
		{"10:30", "10:30"},
		{"http://x.org/a", "http://x.org/a"},
		{"foo(bar)", "(foo bar)"},
		{"smile :)", "smile"},
	} {
		if got := Parse(c.text, today, false).String(); got != c.want {
			t.Errorf("Parse(%q): got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestHalfTypedOperatorsAreText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`"felt safe`, "(felt safe)"},
		{`calm "`, "calm"},
		{`""`, ""},
		{"calm OR", "(calm OR)"},
		{"OR calm", "(OR calm)"},
		{"OR", "OR"},
		{"OR OR OR", "(OR OR OR)"},
		{"calm AND", "(calm AND)"},
		{"calm NOT", "(calm NOT)"},
		{"NOT NOT calm", "(NOT -(calm))"},
		{"calm or close", "(calm or close)"},
		{"-", ""},
		{"- work", "work"},
		{"--work", "-(-work)"},
		{"calm -", "calm"},
		{"(", ""},
		{")", ""},
		{"()", ""},
		{"(calm", "calm"},
		{"calm)", "calm"},
		{")calm(", "calm"},
		{"(()calm", "calm"},
		{"(calm OR) close", "((calm OR) close)"},
		{"calm OR ()", "(calm OR)"},
		{"tag:", "tag:"},
		{"#", ""},
		{"@", ""},
		{"# work", "work"},
		{"person:", "person:"},
		{`tag:"work`, "(tag: work)"},
		{`title:""`, "title:"},
		{"title:!", "title:!"},
		{"tag:(a b)", "(tag: (a b))"},
		{"mood:", "mood:"},
		{"mood:<", "mood:<"},
		{"mood:x mood:99 mood:<>1 mood:..", "(mood:x mood:99 mood:<>1 mood:..)"},
		{"has:", "has:"},
		{"has:pho", "has:pho"},
		{"is:", "is:"},
		{"is:happy", "is:happy"},
		{"foo:bar", "foo:bar"},
		{"*", ""},
		{"!!! calm ???", "calm"},
	} {
		if got := Parse(c.text, today, false).String(); got != c.want {
			t.Errorf("Parse(%q): got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestTheLastWordIsABeginningWhileTyping(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"anxious cal", "(anxious cal…)"},
		{"anxious cal ", "(anxious cal)"},
		{"cal.", "cal."},
		{"title:cal", "title:cal…"},
		{"#rep", "tag:rep…"},
		{"@an", "person:an…"},
		{"template:th", "template:th…"},
		{`"felt saf"`, "felt saf"},
		{`"felt saf`, "(felt saf…)"},
		{"well-be", "well-be…"},
		{"calm O", "(calm O…)"},
		{"calm OR", "(calm OR…)"},
		{"calm -w", "(calm -(w))"},
		{"calm NOT w", "(calm -(w))"},
		{"calm -#w", "(calm -(tag:w))"},
		{"has:pho", "has:pho…"},
		{"date:2024", "date:1 Jan 2024 – 31 Dec 2024"},
		{"(calm clo", "(calm clo…)"},
		{"(calm clo)", "(calm clo)"},
	} {
		if got := Parse(c.text, today, true).String(); got != c.want {
			t.Errorf("Parse(%q) while typing: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestExplainTellsEachPartAndWhereItStands(t *testing.T) {
	text := `Müller "felt safe" OR -@Anna title:ru* date:2024`
	want := []struct {
		kind           Kind
		text, source   string
		title, not, or bool
	}{
		{Word, "Müller", "Müller", false, false, false},
		{Phrase, "felt safe", `"felt safe"`, false, false, false},
		{Person, "Anna", "-@Anna", false, true, true},
		{Prefix, "ru…", "title:ru*", true, false, false},
		{Days, "1 Jan 2024 – 31 Dec 2024", "date:2024", false, false, false},
	}
	chips := Parse(text, today, false).Explain()
	if len(chips) != len(want) {
		t.Fatalf("Explain(%q): got %d chips, want %d", text, len(chips), len(want))
	}
	for i, w := range want {
		c := chips[i]
		if c.Kind != w.kind || c.Text != w.text || text[c.Start:c.End] != w.source || c.Title != w.title || c.Not != w.not || c.Or != w.or {
			t.Errorf("chip %d: got %+v from %q, want %+v", i, c, text[c.Start:c.End], w)
		}
	}
}

func TestAnExcludedGroupIsExcludedInEveryPart(t *testing.T) {
	chips := Parse("-(a OR -b) c", today, false).Explain()
	if len(chips) != 3 || !chips[0].Not || chips[1].Not || !chips[1].Or || chips[2].Not {
		t.Errorf("Explain: got %+v, want a excluded, b not, c not", chips)
	}
}

func TestAPastedPageIsCutToWhatOneQueryHolds(t *testing.T) {
	text := strings.Repeat("word ", 5000) + strings.Repeat("( - OR ", 5000)
	q := Parse(text, today, true)
	chips := q.Explain()
	last := chips[len(chips)-1]
	if len(chips) != maxConditions+1 || last.Kind != Ignored || last.End != len(text) {
		t.Errorf("Explain of a long text: got %d chips, the last %+v, want %d and the rest ignored", len(chips), last, maxConditions)
	}
	if !q.Match(Doc{Body: "word"}) {
		t.Errorf("Match of a long text: got false, want its first words to count")
	}
	deep := Parse(strings.Repeat("(", 1000)+"calm"+strings.Repeat(")", 1000), today, false)
	if !deep.Match(Doc{Body: "calm"}) {
		t.Errorf("Match with a thousand brackets: got false, want true")
	}
	glued := Parse(strings.Repeat("a-", 5000), today, false)
	if got := len(glued.root.words); got != maxPhrase {
		t.Errorf("phrase of 5000 words: got %d words, want %d", got, maxPhrase)
	}
}

func TestAnEmptyQuerySaysSo(t *testing.T) {
	for text, want := range map[string]bool{"": true, "( -": true, "calm": false, "is:starred": false} {
		if got := Parse(text, today, false).Empty(); got != want {
			t.Errorf("Parse(%q).Empty(): got %v, want %v", text, got, want)
		}
	}
	if got := (Query{}).Explain(); len(got) != 0 {
		t.Errorf("Explain of the zero Query: got %v, want nothing", got)
	}
}

func TestEveryPartOfAQueryIsExplainedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyQuery(3).Draw(t, "query")
		end := 0
		for _, c := range Parse(text, today, rapid.Bool().Draw(t, "typing")).Explain() {
			if c.Start < end || c.End <= c.Start || c.End > len(text) {
				t.Fatalf("Explain(%q): got a part from %d to %d after %d, want them in order and apart", text, c.Start, c.End, end)
			}
			if strings.TrimSpace(text[c.Start:c.End]) != text[c.Start:c.End] {
				t.Fatalf("Explain(%q): got part %q, want no space around it", text, text[c.Start:c.End])
			}
			end = c.End
		}
	})
}

func TestANegatedQueryMatchesTheOtherEntries(t *testing.T) {
	docs := journal()
	rapid.Check(t, func(t *rapid.T) {
		text := anyQuery(2).Draw(t, "query")
		q, not := Parse("("+text+")", today, false), Parse("-("+text+")", today, false)
		if strings.Count(text, "(") != strings.Count(text, ")") || strings.Contains(text, "\"") || q.Empty() || not.root.kind != without {
			return // a bracket or quote in the text pairs up differently
		}
		for _, d := range docs {
			if q.Match(d) == not.Match(d) {
				t.Fatalf("entry %d: got %v for both %s and %s, want one of them", d.ID[0], q.Match(d), q, not)
			}
		}
	})
}
