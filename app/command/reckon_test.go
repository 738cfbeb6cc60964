package command

import (
	"math"
	"strings"
	"testing"

	"kith/data/datatest"
)

// balanceKeys are the keys of one answer about a person.
func balanceKeys() []string {
	return append([]string{"id", "name", "shown", "kinds", "initiative", "felt", "differ"}, balanceFigures()...)
}

// balanceFigures are the keys of one answer about bare numbers.
func balanceFigures() []string {
	return []string{"given", "received", "balance", "share", "interval", "p_from_me", "p_middle", "p_to_me", "state"}
}

// near says that got is a number close to want.
func near(got any, want, by float64) bool {
	v, ok := got.(float64)
	return ok && math.Abs(v-want) <= by
}

func TestReciprocityTellsEverybodyInTheOrderAdded(t *testing.T) {
	d := withVault(t)
	d.fill()
	rows := objects(t, d.want(Done, "", "reciprocity", "--json"), 4, balanceKeys()...)
	want := map[string]string{"Anna": "two_way", "Mum": "leaning_to_me", "Jonas": "one_sided_from_me", "Mira": "too_little"}
	for _, r := range rows {
		name := r["name"].(string)
		if _, known := want[name]; !known {
			t.Errorf("got somebody called %q", name)
		}
		sum := r["p_from_me"].(float64) + r["p_middle"].(float64) + r["p_to_me"].(float64)
		if interval := r["interval"].([]any); len(interval) != 2 || interval[0].(float64) >= interval[1].(float64) || math.Abs(sum-1) > 1e-9 {
			t.Errorf("%s: got interval %v and probabilities that sum to %v", name, interval, sum)
		}
		if r["state"] == "" {
			t.Errorf("%s has no state", name)
		}
	}
	lines := strings.Split(d.want(Done, "", "reciprocity"), "\n")
	if len(lines) != 4 || strings.Contains(lines[0], "_") || !strings.Contains(lines[0], ", given ") {
		t.Errorf("got %q, want a line of words for each", lines)
	}
}

func TestReciprocityOfAnEarlierDayLooksNoFurther(t *testing.T) {
	d := withVault(t)
	d.want(Done, "", "people", "--add", "Anna")
	d.want(Done, "", "contact", "--with", "Anna", "--given", "company", "--day", "2026-05-27") // 180 days before the clock of the tests
	for _, c := range []struct {
		args []string
		want float64
	}{
		{nil, 0.5}, {[]string{"--day", "2026-05-27"}, 1}, {[]string{"--day", "2026-05-26"}, 0}, {[]string{"--half-life", "90"}, 0.25},
	} {
		r := objects(t, d.want(Done, "", append([]string{"reciprocity", "--json"}, c.args...)...), 1)[0]
		if !near(r["given"], c.want, 1e-9) {
			t.Errorf("%v: got %v given, want %v", c.args, r["given"], c.want)
		}
	}
}

func TestReciprocityOfBareNumbersNeedsNoVault(t *testing.T) {
	d := newDesk(t)
	sums := d.file("sums.json", `[{"given": 8, "received": 1}, {"id": "x", "name": "Tom", "given": 0, "received": 0}]`)
	rows := objectsIn(t, d.bare(Done, "", "reciprocity", "--from", sums), 2)
	wantKeys(t, rows[0], balanceFigures())
	wantKeys(t, rows[1], append([]string{"id", "name"}, balanceFigures()...))
	if r := rows[0]; r["state"] != "one_sided_from_me" || r["given"] != 8.0 || r["share"].(float64) <= 0.5 || r["balance"].(float64) <= 0 {
		t.Errorf("got %v, want one-sided from me", r)
	}
	if r := rows[1]; r["state"] != "too_little" || r["name"] != "Tom" || r["share"] != 0.5 || r["balance"] != 0.0 {
		t.Errorf("got %v, want too little to tell", r)
	}
	events := `{"now": 180, "half_life": 180, "events": [{"day": 0, "direction": "given", "weight": 2}, {"day": 180, "direction": "received"}]}`
	r := object(t, d.bare(Done, events, "reciprocity", "--from", "-", "--json"), balanceFigures()...)
	if !near(r["given"], 1, 1e-12) || !near(r["received"], 1, 1e-12) {
		t.Errorf("got %v, want one act each way", r)
	}
}

// objectsIn reads a JSON list of n objects of different kinds.
func objectsIn(t *testing.T, text string, n int) []map[string]any {
	t.Helper()
	return objects(t, text, n)
}

func TestBadFiguresAreSaidInOneSentence(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		in   string
		args []string
	}{
		{`{"given": `, []string{"reciprocity", "--from", "-"}},
		{`{"given": -1, "received": 0}`, []string{"reciprocity", "--from", "-"}},
		{``, []string{"reciprocity", "--from", "-"}},
		{``, []string{"reciprocity", "--from", d.at("nothing.json")}},
		{`[]`, []string{"stats", "wilson"}},
		{`{"k": 9, "n": 7}`, []string{"stats", "wilson"}},
		{`{"x": [1], "y": [1, 2]}`, []string{"stats", "theil-sen"}},
		{``, []string{"stats", "sign"}},
		{`{"plus": 1, "minus": 1, "zero": 1}`, []string{"stats", "sign"}},
		{``, []string{"stats", "sign", "--from", d.dir}},
		{``, []string{"measure", "check", d.at("nothing")}},
		{`nothing`, []string{"measure", "score", d.file("q", questions), "-"}},
		{``, []string{"measure", "score", d.at("nothing"), "-"}},
		{``, []string{"measure", "score", d.file("q", questions), d.at("nothing")}},
		{`<a/>`, []string{"layout", "--from", "-"}},
		{``, []string{"layout", "--from", d.at("nothing")}},
	} {
		got := d.raw(c.in, c.args...)
		d.check(got, Failed, c.args)
		if got.out != "" {
			t.Errorf("kith %v: printed %q", c.args, got.out)
		}
	}
}

func TestStatistics(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		name, in string
		keys     []string
		want     map[string]float64
	}{
		{"theil-sen", `{"x": [0, 1, 2, 3], "y": [1, 3, 5, 7]}`, []string{"slope", "intercept", "lower", "upper", "interval", "n", "pairs"},
			map[string]float64{"slope": 2, "intercept": 1, "n": 4, "pairs": 6}},
		// S = 6 of 6, variance 4·3·13/18, no ties; z = 5/√var.
		{"mann-kendall", `{"x": [0, 1, 2, 3], "y": [1, 3, 5, 7]}`, []string{"s", "var_s", "z", "p", "n"},
			map[string]float64{"s": 6, "var_s": 26.0 / 3, "z": 5 / math.Sqrt(26.0/3), "n": 4}},
		{"loess", `{"x": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "y": [0, 2, 4, 6, 8, 10, 12, 14, 16, 18], "k": 5, "at": 4.5}`, []string{"at", "values", "value", "k", "n"},
			map[string]float64{"value": 9, "k": 5, "n": 10}},
		// Wilson 1927 for 4 of 7 at 95 %.
		{"wilson", `{"k": 4, "n": 7}`, []string{"k", "n", "estimate", "lo", "hi", "interval"},
			map[string]float64{"estimate": 4.0 / 7, "lo": 0.2504583645, "hi": 0.8417801447}},
		{"sign", `{"plus": 9, "minus": 1}`, []string{"plus", "minus", "n", "p"}, map[string]float64{"p": 22.0 / 1024, "n": 10}},
		{"strength", `{"values": [1, 1, null], "half_life": 1}`, []string{"values", "strength", "half_life", "n"}, map[string]float64{"n": 2, "half_life": 1}},
		// Jacobson & Truax 1991: SE = sd·√(1-r), s_diff = SE·√2.
		{"reliable-change", `{"x1": 4.5, "x2": 3.2, "sd": 1.1, "r": 0.9}`, []string{"difference", "s_diff", "rci", "mdc95", "reliable"},
			map[string]float64{"difference": -1.3, "s_diff": 1.1 * math.Sqrt(0.2), "rci": -1.3 / (1.1 * math.Sqrt(0.2))}},
	} {
		file := d.file(c.name, c.in)
		for _, out := range []string{d.bare(Done, c.in, "stats", c.name), d.bare(Done, "", "stats", c.name, "--from", file, "--json")} {
			got := object(t, out, c.keys...)
			for key, want := range c.want {
				if !near(got[key], want, 1e-6) {
					t.Errorf("%s: got %s %v, want %v", c.name, key, got[key], want)
				}
			}
		}
	}
}

const questions = `{
  "format": "instrument/1", "id": "two", "version": "1", "title": "Two questions",
  "licence": {"name": "own words"}, "scale": {"min": 0, "max": 10},
  "items": [
    {"id": "near", "text": "Someone felt near", "subscales": ["near"]},
    {"id": "far", "text": "Everyone felt far", "subscales": ["near"], "reverse": true}
  ],
  "subscales": [{"id": "near", "method": "mean", "better": "higher", "range": [0, 10]}]
}`

func TestAQuestionnaireIsCheckedAndScored(t *testing.T) {
	d := newDesk(t)
	file := d.file("two.instrument.json", questions)
	if got := d.bare(Done, "", "measure", "check", file); got != "This file can be used." {
		t.Errorf("got %q", got)
	}
	r := object(t, d.bare(Done, "", "measure", "check", file, "--json"),
		"ok", "problems", "advice", "id", "version", "title", "sha256", "items", "subscales", "extra")
	if r["ok"] != true || r["items"] != 2.0 {
		t.Errorf("got %v", r)
	}
	answers := d.file("answers.json", `{"answers": {"near": 8, "far": 3}}`)
	for _, out := range []string{d.bare(Done, "", "measure", "score", file, answers), d.bare(Done, `{"near": 8, "far": 3}`, "measure", "score", file, "-", "--json")} {
		if got := object(t, out, "near"); got["near"] != 7.5 {
			t.Errorf("got %v, want the mean of 8 and 10-3", got)
		}
	}
}

func TestAQuestionnaireThatCannotBeUsedIsExplained(t *testing.T) {
	d := newDesk(t)
	file := d.file("bad.json", strings.Replace(questions, `"reverse"`, `"revers"`, 1))
	out := d.bare(Failed, "", "measure", "check", file)
	if !strings.Contains(out, `"revers" is not known`) {
		t.Errorf("got %q, want the slip named", out)
	}
	r := object(t, d.bare(Failed, "", "measure", "check", file, "--json"))
	if r["ok"] != false || len(r["problems"].([]any)) != 1 {
		t.Errorf("got %v, want one problem", r)
	}
	d.bare(Failed, "", "measure", "score", file, d.file("a", "{}"))
}

func TestBalancesAreThoseOfTheData(t *testing.T) {
	d := withVault(t)
	life := d.fill()
	rows := objects(t, d.want(Done, "", "reciprocity", "--json"), 4)
	s := d.store()
	defer func() { datatest.Must(t, s.Close()) }()
	contacts, err := s.ContactsWith(t.Context(), life.Jonas.ID, spanAll())
	datatest.Must(t, err)
	for _, r := range rows {
		if r["id"] == life.Jonas.ID.String() && (r["received"] != 0.0 || !(r["given"].(float64) > 0 && r["given"].(float64) <= float64(len(contacts)))) {
			t.Errorf("got %v for Jonas, who only received, in %d contacts", r, len(contacts))
		}
	}
}
