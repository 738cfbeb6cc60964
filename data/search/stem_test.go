package search

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFormsOfAWordHaveTheSameStem(t *testing.T) {
	for stem, groups := range map[Stem][]string{
		English: {
			"walk walks walked walking", "call calls called calling", "study studies studied", "hope hopes hoped hoping",
			"relate related relating", "possible possibility possibly", "connection connections connected connecting connect",
			"run runs running", "happy happiness", "apology apologies",
		},
		German:  {"kind kinder kindern kindes", "freund freunde freunden freundes", "haus hauses", "schon schone schoner schones"},
		French:  {"cheval chevaux", "ecoute ecoutes ecoutee", "parler parle parles"},
		Spanish: {"hermano hermana hermanos hermanas", "voces voz", "calles calle"},
		Italian: {"sorella sorelle", "amiche amica"},
	} {
		for _, group := range groups {
			words := strings.Fields(group)
			for _, w := range words[1:] {
				if a, b := stem.of(words[0]), stem.of(w); a != b && len(w) > 5 {
					t.Errorf("%s: got the stems %q of %q and %q of %q, want one", stem, a, words[0], b, w)
				}
			}
		}
	}
	// Examples of the paper.
	for word, want := range map[string]string{
		"caresses": "caress", "ponies": "poni", "ties": "ti", "caress": "caress", "cats": "cat", "feed": "feed", "agreed": "agre",
		"plastered": "plaster", "bled": "bled", "motoring": "motor", "sing": "sing", "conflated": "conflat", "troubled": "troubl",
		"sized": "size", "hopping": "hop", "tanned": "tan", "falling": "fall", "hissing": "hiss", "fizzed": "fizz", "failing": "fail",
		"filing": "file", "happy": "happi", "sky": "sky", "relational": "relat", "conditional": "condit", "digitizer": "digit",
		"radically": "radic", "vietnamization": "vietnam", "feudalism": "feudal", "hopefulness": "hope", "sensibiliti": "sensibl",
		"triplicate": "triplic", "formative": "form", "electrical": "electr", "goodness": "good", "revival": "reviv",
		"allowance": "allow", "adjustable": "adjust", "replacement": "replac", "adoption": "adopt", "effective": "effect",
		"probate": "probat", "rate": "rate", "cease": "ceas", "controll": "control", "roll": "roll", "is": "is",
	} {
		if got := English.of(word); got != want {
			t.Errorf("English.of(%q): got %q, want %q", word, got, want)
		}
	}
}

func TestEveryWordBeginsWithItsStem(t *testing.T) {
	ends := "s es ies ed ing eed y ational tional enci ency ance izer ably ally ently ely ously ization ation ator alism " +
		"iveness fulness ousness ality ivity bility icate ative alize icity ical ful ness ement ment ion ive ize ern em en er est " +
		"aux eaux er ee eses ces os as he chi ia io"
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-z]{1,6}`).Draw(t, "begin") + rapid.SampledFrom(append(strings.Fields(ends), "")).Draw(t, "end")
		for _, s := range Stems() {
			stem := s.of(word)
			if stem == "" || !strings.HasPrefix(word, stemOpening(stem)) {
				t.Fatalf("%s.of(%q): got %q, want a stem that the word begins with, but for its last letter", s, word, stem)
			}
		}
	})
}

func TestOtherFormsAreFoundInTheLanguageAskedFor(t *testing.T) {
	x := New()
	x.Put(Doc{ID: ID{1}, Title: "Calls", Body: "two calls and many studies, walking home"})
	x.Put(Doc{ID: ID{2}, Body: "one call"})
	for text, want := range map[string]int{
		"call": 2, "calls": 2, `"calls"`: 1, "study": 1, "walk": 1, "walked": 1, `"walk"`: 0, "title:call": 1, `title:"call"`: 0,
		`"many study"`: 0, "-walked": 1, "callings": 2, "person:calls": 0, "zebra": 0,
	} {
		if got := x.Search(Parse(text, today, false).In(English), SearchOptions{}).Total; got != want {
			t.Errorf("Search(%q) in English: got %d hits, want %d", text, got, want)
		}
	}
	for text, want := range map[string]int{"call": 1, "calls": 1, "walk": 0} {
		if got := x.Search(Parse(text, today, false).In("xx"), SearchOptions{}).Total; got != want {
			t.Errorf("Search(%q) in no known language: got %d hits, want %d", text, got, want)
		}
	}
	if got := x.Search(Parse("walke", today, true).In(English), SearchOptions{}).Total; got != 1 {
		t.Errorf("half a word in English: got %d hits, want the one with its stem", got)
	}
}

func TestTheFormAskedForComesFirst(t *testing.T) {
	x := New()
	x.Put(Doc{ID: ID{1}, Body: "a walk by the sea"})
	x.Put(Doc{ID: ID{2}, Body: "a walking by the sea"})
	for text, want := range map[string]string{"walk": "1 2 ", "walking": "2 1 "} {
		if got := idsOf(x.Search(Parse(text, today, false).In(English), SearchOptions{}).Hits); got != want {
			t.Errorf("Search(%q) in English: got the order %s, want %s", text, got, want)
		}
	}
}

func TestOtherFormsAreMarked(t *testing.T) {
	q := Parse(`call "walk"`, today, false).In(English)
	if got, want := marked("my calls, a walk and walking", Marks("my calls, a walk and walking", q)), "my [calls], a [walk] and walking"; got != want {
		t.Errorf("Marks: got %q, want %q", got, want)
	}
}
