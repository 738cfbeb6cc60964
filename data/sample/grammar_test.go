package sample

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// grammarOf reads a grammar from a text.
func grammarOf(text string) (*grammar, error) {
	return readGrammar(fstest.MapFS{"words/a.txt": {Data: []byte(text)}})
}

// told tells a rule of a small grammar with facts, by some dice.
func told(t *testing.T, text, rule, so string, roll int) string {
	t.Helper()
	g, err := grammarOf(text)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	var have facts
	for _, name := range split(so) {
		have |= g.facts[name]
	}
	teller := newTeller(g)
	teller.begin(Life{Seed: 5}.roll(1, roll), have, nil, 0)
	return teller.say(rule)
}

func TestTheGrammarTellsWhatItSays(t *testing.T) {
	for _, c := range []struct{ name, text, so, want string }{
		{"plain", "= a\nHello.", "", "Hello."},
		{"remark", "# no\n\n= a\n# nor this\nHello.", "", "Hello."},
		{"rule", "= a\n{b} and {B}\n= b\nrain", "", "rain and Rain"},
		{"choice of one", "= a\n{only this}", "", "only this"},
		{"condition", "= a\n[winter] cold\n[!winter] warm", "winter", "cold"},
		{"negation", "= a\n[winter] cold\n[!winter] warm", "summer", "warm"},
		{"either", "= a\n[mon/tue] early\n[wed] middle", "tue", "early"},
		{"both", "= a\n[mon rain] wet Monday\n[!rain/mon] else", "mon rain", "wet Monday"},
		{"several words", "= a\n[weekend] free\n[weekday] work", "sat", "free"},
		{"nothing holds", "= a\n[winter] cold", "", ""},
		{"unknown rule", "= b\nx", "", ""},
		{"new line", `= a` + "\n" + `one\n\ntwo`, "", "one\n\ntwo"},
		{"check box", "= a\n- [ ] x", "", "- [ ] x"},
		{"passed over", "= a\n{p} came\n[!mon x9] {p} came\nNobody came.", "", "Nobody came."},
		{"passed over inside", "= a\n{b|b}{he} x\nonly\n= b\nz", "", "only"},
		{"tidy", "= a\none {| } , two .", "", "one, two."},
		{"accents", "= a\n{B}\n= b\nétude", "", "Étude"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(t, c.text, "a", c.so, 1); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAChoiceTakesEachPartSoonerOrLater(t *testing.T) {
	got := map[string]bool{}
	for i := range 60 {
		got[told(t, "= a\n{x|y{1|2}|{b}}\n= b\nz", "a", "", i)] = true
	}
	for _, want := range []string{"x", "y1", "y2", "z"} {
		if !got[want] {
			t.Errorf("choices: got %v, want %q among them", got, want)
		}
	}
}

func TestWeightsMakeOneMoreFrequent(t *testing.T) {
	often := 0
	for i := range 400 {
		if told(t, "= a\n[x9] often\nseldom", "a", "", i) == "often" {
			often++
		}
	}
	if often < 330 || often > 390 {
		t.Errorf("weight 9 to 1: got %d of 400, want about 360", often)
	}
}

func TestOneTextDoesNotTellTheSameTwiceWhileThereIsMore(t *testing.T) {
	g, err := grammarOf("= a\none\ntwo\nthree")
	if err != nil {
		t.Fatal(err)
	}
	teller := newTeller(g)
	for turn := range 5 {
		teller.begin(Life{}.roll(1, turn), 0, nil, 0)
		got := []string{teller.say("a"), teller.say("a"), teller.say("a")}
		slices.Sort(got)
		if strings.Join(got, " ") != "one three two" {
			t.Errorf("three tellings: got %v, want each once", got)
		}
		if again := teller.anew("a"); again != "" {
			t.Errorf("anew: got %q, want nothing", again)
		}
		if teller.say("a") == "" {
			t.Error("say: got nothing, want an old one")
		}
	}
}

func TestGenderDecidesWhereItIsAsked(t *testing.T) {
	g, err := grammarOf("= a\n{p} {he} {him} {his} {himself} {?p er|sie} {?me był|była}")
	if err != nil {
		t.Fatal(err)
	}
	teller := newTeller(g)
	for she, want := range map[bool]string{true: "Ada she her her herself sie była", false: "Ada he him his himself er był"} {
		who := &person{she: she}
		who.rec.Name = "Ada"
		teller.begin(Life{}.roll(1, 1), 0, nil, 0)
		teller.p, teller.meF = who, she
		if got := teller.say("a"); got != want {
			t.Errorf("she %v: got %q, want %q", she, got, want)
		}
	}
}

func TestASurnameIsSaidOnce(t *testing.T) {
	g, err := grammarOf("= a\n{p}, {p}")
	if err != nil {
		t.Fatal(err)
	}
	teller := newTeller(g)
	teller.begin(Life{}.roll(1, 1), 0, nil, 0)
	teller.p = &person{}
	teller.p.rec.Name = "Ada Novák"
	if got, want := teller.say("a"), "Ada Novák, Ada"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAGrammarWithAMistakeIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"no rule yet":       "Hello.",
		"rule twice":        "= a\nx\n= a\ny",
		"empty rule":        "= a\n= b\nx",
		"unknown name":      "= a\n{nobody}",
		"unknown inside":    "= a\n{x|{nobody}}",
		"open brace":        "= a\n{x|y",
		"open name":         "= a\n{x",
		"empty brace":       "= a\n{}",
		"unknown condition": "= a\n[sometimes] x",
		"open condition":    "= a\n[winter x",
		"weight of nothing": "= a\n[x0] x",
		"gender of one":     "= a\n{?p only}{?p a|b|c}",
	} {
		if _, err := grammarOf(text); err == nil {
			t.Errorf("%s: got no error, want one", name)
		}
	}
}

func FuzzReadGrammar(f *testing.F) {
	for _, s := range []string{"= a\nx {y|z} {a}", "= a\n[winter x3 !mon/tue] {p}", "= a\n{{{|}}}", "= \n{}", "= a\n]|}{", "[", "= a\n{#}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g, err := grammarOf(text)
		if err != nil || cyclic(g) {
			return
		}
		teller := newTeller(g)
		for name := range g.rules {
			teller.begin(Life{}.roll(1, 1), 0, nil, 0)
			teller.say(name)
		}
	})
}

// cyclic tells whether a rule leads to itself, so that telling might not end.
func cyclic(g *grammar) bool {
	state := map[*rule]int{}
	var visit func(r *rule) bool
	var inside func(parts []part) bool
	inside = func(parts []part) bool {
		for _, p := range parts {
			if p.rule != nil && visit(p.rule) {
				return true
			}
			for _, c := range p.choice {
				if inside(c.parts) {
					return true
				}
			}
		}
		return false
	}
	visit = func(r *rule) bool {
		if state[r] != 0 {
			return state[r] == 1
		}
		state[r] = 1
		for _, a := range r.alts {
			if inside(a.parts) {
				return true
			}
		}
		state[r] = 2
		return false
	}
	for _, r := range g.rules {
		if visit(r) {
			return true
		}
	}
	return false
}

func TestTheWordsAreSoundAndMany(t *testing.T) {
	g, err := loadGrammar()
	if err != nil {
		t.Fatal(err)
	}
	if cyclic(g) {
		t.Error("a rule leads to itself")
	}
	blocks := 0
	for _, r := range g.rules {
		for _, a := range r.alts {
			blocks += 1 + choices(a.parts)
		}
	}
	if blocks < 5000 {
		t.Errorf("building blocks: got %d, want 5000 at least", blocks)
	}
}

// choices counts the parts of the choices inside an alternative.
func choices(parts []part) int {
	n := 0
	for _, p := range parts {
		for _, c := range p.choice {
			n += 1 + choices(c.parts)
		}
	}
	return n
}

// TestEveryRuleIsUsed finds rules that neither another rule nor the code asks for.
func TestEveryRuleIsUsed(t *testing.T) {
	g, err := loadGrammar()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	var note func(parts []part)
	note = func(parts []part) {
		for _, p := range parts {
			if p.rule != nil {
				used[p.rule.name] = true
			}
			for _, c := range p.choice {
				note(c.parts)
			}
		}
	}
	for _, r := range g.rules {
		for _, a := range r.alts {
			note(a.parts)
		}
	}
	asked := regexp.MustCompile(`^(open|solo|mind|story|story\.mind|story\.with|with|with\.more|with\.name|close|link|one|one\.with|list|prompt|title|head|models|threads|told|worth|takeaway|event|letter|useful.*|their\.view|` +
		`(title|thread|list|answer|act|look|shared|practice|item|lapse|trust|belief|plan|rest|own|conflict|view|support|models|note|name|group|de|es|fr|pl|zh)\..*)$`)
	for name := range g.rules {
		if !used[name] && !asked.MatchString(name) {
			t.Errorf("rule %s: nobody asks for it", name)
		}
	}
}
