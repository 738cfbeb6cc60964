package stats

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
)

// ask answers and reads back what is written.
func ask(t testing.TB, name, in string) map[string]any {
	t.Helper()
	a, err := Answer(name, []byte(in))
	if err != nil {
		t.Fatalf("%s %s: %v", name, in, err)
	}
	out, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	return got
}

const askCalming = `{"x": [0,1,2,3,4,5,6,7,8,9,10,11], "y": [5.2,5.0,5.4,4.8,4.9,4.6,4.7,4.2,4.5,4.1,4.0,3.8]}`

func TestAnswersCarryTheAgreedKeys(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     map[string]float64
		others   []string
	}{
		{"theil-sen", askCalming,
			map[string]float64{"slope": -0.123611, "intercept": 5.215278, "lower": -0.175, "upper": -0.1, "n": 12, "pairs": 66}, []string{"interval"}},
		{"mann-kendall", askCalming,
			map[string]float64{"s": -56, "var_s": 212.6667, "z": -3.7715, "p": 0.00016, "n": 12}, nil},
		{"loess", `{"x": [0,1,2,3,4,5,6,7,8,9], "y": [5,5.5,4.5,5,4,4.5,3.5,4,3,3.5], "k": 6, "at": 5}`,
			map[string]float64{"value": 4.115422, "k": 6, "n": 10}, []string{"at", "values"}},
		{"wilson", `{"k": 4, "n": 7}`,
			map[string]float64{"estimate": 0.5714, "lo": 0.2505, "hi": 0.8418, "k": 4, "n": 7}, []string{"interval"}},
		{"sign", `{"plus": 1, "minus": 9}`,
			map[string]float64{"p": 0.0215, "n": 10, "plus": 1, "minus": 9}, nil},
		{"strength", `{"values": [1,1,null,1,1], "half_life": 4}`,
			map[string]float64{"strength": 0.5, "n": 4, "half_life": 4}, []string{"values"}},
		{"reliable-change", `{"x1": 4.5, "x2": 3.2, "sd": 1.1, "r": 0.9}`,
			map[string]float64{"difference": -1.3, "s_diff": 0.4919, "rci": -2.6426, "mdc95": 0.9642}, []string{"reliable"}},
		{"bootstrap", `{"earlier": [5,4,6,5,5,4], "later": [5,5,5,5,5,5], "seed": 3}`,
			map[string]float64{"difference": 0, "resamples": 2000, "seed": 3}, []string{"lo", "hi", "interval"}},
		{"give-receive", `{"gave": 6, "received": 2}`, map[string]float64{"balance": -0.5, "shrunk": -0.4}, nil},
		{"quantile", `{"values": [4, 1, 3, 2, 5]}`, map[string]float64{"n": 5}, []string{"values", "q"}},
	} {
		got := ask(t, c.name, c.in)
		for key, want := range c.want {
			v, ok := got[key].(float64)
			if !ok {
				t.Errorf("%s: got %v for %s, want a number", c.name, got[key], key)
				continue
			}
			near(t, c.name+" "+key, v, want, 5e-5)
		}
		for _, key := range c.others {
			if _, ok := got[key]; !ok {
				t.Errorf("%s: got no %s", c.name, key)
			}
		}
		if len(got) != len(c.want)+len(c.others) {
			t.Errorf("%s: got keys %v", c.name, got)
		}
	}
}

func TestIntervalsRepeatTheirEnds(t *testing.T) {
	line := ask(t, "theil-sen", askCalming)
	if ends := line["interval"].([]any); ends[0] != line["lower"] || ends[1] != line["upper"] {
		t.Errorf("got %v", line)
	}
	share := ask(t, "wilson", `{"k": 0, "n": 5}`)
	if ends := share["interval"].([]any); ends[0] != 0.0 || ends[1] != share["hi"] {
		t.Errorf("got %v", share)
	}
}

func TestLoessAnswersNumbersListsAndAll(t *testing.T) {
	const points = `{"x": [0,1,2,3,4,5,6,7,8,9], "y": [5,5.5,4.5,5,4,4.5,3.5,4,3,3.5], "k": 6`
	list := ask(t, "loess", points+`, "at": [0, 2.5, 5, 9]}`)
	for i, want := range []float64{5.214053, 4.75, 4.115422, 3.285947} {
		near(t, "listed", list["values"].([]any)[i].(float64), want, 5e-7)
	}
	if _, ok := list["value"]; ok {
		t.Error("got a single value for a list")
	}
	all := ask(t, "loess", points+`}`)
	if n := len(all["values"].([]any)); n != 10 {
		t.Errorf("got %d values without at, want 10", n)
	}
	plain := ask(t, "loess", `{"x": [0,1,2,3,4,5,6,7,8,9], "y": [5,5.5,4.5,5,4,4.5,3.5,4,3,3.5]}`)
	if plain["k"] != 8.0 {
		t.Errorf("got k %v without asking, want 8", plain["k"])
	}
	if none := ask(t, "loess", points+`, "at": []}`); len(none["values"].([]any)) != 0 {
		t.Errorf("got %v, want no values", none)
	}
}

func TestStrengthOfNothingIsNone(t *testing.T) {
	got := ask(t, "strength", `{"values": [], "half_life": 4}`)
	if got["strength"] != 0.0 || len(got["values"].([]any)) != 0 {
		t.Errorf("got %v, want none", got)
	}
}

func TestReliableIsATruthValue(t *testing.T) {
	for in, want := range map[string]bool{
		`{"x1": 4.5, "x2": 3.2, "sd": 1.1, "r": 0.9}`: true,
		`{"x1": 4.5, "x2": 3.8, "sd": 1.1, "r": 0.9}`: false,
	} {
		if got := ask(t, "reliable-change", "\xef\xbb\xbf"+in)["reliable"]; got != want {
			t.Errorf("%s: got %v, want %v", in, got, want)
		}
	}
}

func TestUnknownStatisticsAreNamed(t *testing.T) {
	_, err := Answer("mean", []byte(`{}`))
	refused(t, "mean", err, ErrUnknown)
	if !strings.Contains(err.Error(), "theil-sen") {
		t.Errorf("got %v, want the known names", err)
	}
	want := []string{"bootstrap", "give-receive", "loess", "mann-kendall", "quantile", "reliable-change", "sign", "strength", "theil-sen", "wilson"}
	if got := Names(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestBadQuestionsAreRefusedInWords(t *testing.T) {
	for _, c := range []struct {
		name, in, says string
		kind           error
	}{
		{"sign", ``, "empty", ErrBadInput},
		{"sign", `{`, "not JSON", ErrBadInput},
		{"sign", `[]`, "not an object", ErrBadInput},
		{"sign", `null`, "not an object", ErrBadInput},
		{"sign", `{"plus": 1, "minus": 2} 3`, "after its end", ErrBadInput},
		{"sign", `{"plus": 1}`, `"minus" is missing`, ErrBadInput},
		{"sign", `{"minus": 1}`, `"plus" is missing`, ErrBadInput},
		{"sign", `{"plus": 1.5, "minus": 2}`, "whole number", ErrBadInput},
		{"sign", `{"plus": -1, "minus": 2}`, "whole number", ErrBadInput},
		{"sign", `{"plus": 1, "minus": 2, "ties": 3}`, `unknown key "ties"`, ErrBadInput},
		{"wilson", `{"k": 3, "n": 2}`, "share of 3 in 2", ErrBadInput},
		{"wilson", `{"k": 0, "n": 0}`, "no cases", ErrTooFew},
		{"wilson", `{"k": "0", "n": 1}`, `"k" is not a number`, ErrBadInput},
		{"wilson", `{"K": 0, "n": 1}`, `unknown key "K"`, ErrBadInput},
		{"theil-sen", `{"x": [1, 2]}`, `"y" is missing`, ErrBadInput},
		{"theil-sen", `{"y": [1, 2]}`, `"x" is missing`, ErrBadInput},
		{"theil-sen", `{"x": [1, 2], "y": [1]}`, "x has 2 numbers and y has 1", ErrBadInput},
		{"theil-sen", `{"x": [1, 1], "y": [1, 2]}`, "all x are equal", ErrTooFew},
		{"theil-sen", `{"x": [1, null], "y": [1, 2]}`, `number 2 of "x" is null`, ErrBadInput},
		{"theil-sen", `{"x": [1, "2"], "y": [1, 2]}`, `"x" is not a list of numbers`, ErrBadInput},
		{"theil-sen", `{"x": null, "y": [1, 2]}`, `"x" is not a list`, ErrBadInput},
		{"theil-sen", `{"x": [1, 1e999], "y": [1, 2]}`, `"x" is not a list`, ErrBadInput},
		{"theil-sen", `{"x": [1, 1e200], "y": [1, 2]}`, "number 2 of x", ErrBadInput},
		{"theil-sen", `{"x": [1, 2], "y": [1, 2], "alpha": 0.1}`, "alpha", ErrBadInput},
		{"mann-kendall", `{"x": [1, 2], "y": [1, 2]}`, "at least 3", ErrTooFew},
		{"mann-kendall", `{"x": [1, 2]}`, `"y" is missing`, ErrBadInput},
		{"mann-kendall", `{"x": [1, 2], "z": [1, 2]}`, `"z"`, ErrBadInput},
		{"loess", `{"x": [1, 2, 3], "y": [1, 2, 3], "k": 9}`, "k is 9", ErrBadInput},
		{"loess", `{"x": [1, 2, 3], "y": [1, 2, 3], "k": 2.5}`, "whole number", ErrBadInput},
		{"loess", `{"x": [1, 2, 3], "y": [1, 2, 3], "at": "2"}`, `"at" is not a list`, ErrBadInput},
		{"loess", `{"x": [1, 2, 3], "y": [1, 2, 3], "at": null}`, `"at" is not a list`, ErrBadInput},
		{"loess", `{"x": [1, 2, 3], "at": 2}`, `"y" is missing`, ErrBadInput},
		{"loess", `{"x": [1], "y": [1], "span": 2}`, "span", ErrBadInput},
		{"strength", `{"values": [1]}`, `"half_life" is missing`, ErrBadInput},
		{"strength", `{"half_life": 4}`, `"values" is missing`, ErrBadInput},
		{"strength", `{"values": [1, -1], "half_life": 4}`, "value 2 is -1", ErrBadInput},
		{"strength", `{"values": [1], "half_life": 0}`, "half-life is 0", ErrBadInput},
		{"strength", `{"values": [1], "half-life": 4}`, `"half-life"`, ErrBadInput},
		{"reliable-change", `{"x1": 1, "x2": 2, "sd": 1}`, `"r" is missing`, ErrBadInput},
		{"reliable-change", `{"x1": 1, "x2": 2, "sd": 1, "r": 1}`, "r is 1", ErrBadInput},
		{"reliable-change", `{"x1": 1, "x2": 2, "sd": 1, "r": 0.5, "q": 1}`, `"q"`, ErrBadInput},
	} {
		a, err := Answer(c.name, []byte(c.in))
		if a != nil || !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) || !strings.HasPrefix(err.Error(), c.name) {
			t.Errorf("%s %s: got %v, %v, want %q", c.name, c.in, a, err, c.says)
		}
	}
}

func FuzzAnswer(f *testing.F) {
	for name, in := range map[string]string{
		"theil-sen":       askCalming,
		"mann-kendall":    `{"x": [1, 1, 2], "y": [0, 0, 0]}`,
		"loess":           `{"x": [0, 0, 1e-9, 5], "y": [1, 2, 3, 4], "k": 3, "at": [-1e99, 0, 7]}`,
		"wilson":          `{"k": 3, "n": 9}`,
		"sign":            `{"plus": 10000000, "minus": 1}`,
		"strength":        `{"values": [0, null, 2], "half_life": 1e-300}`,
		"reliable-change": `{"x1": -1e100, "x2": 1e100, "sd": 1e-99, "r": 0.999}`,
		"":                `{}`,
	} {
		f.Add(name, []byte(in))
	}
	f.Fuzz(func(t *testing.T, name string, in []byte) {
		if len(in) > 4000 {
			return // squares of thousands of points slow the search down
		}
		a, err := Answer(name, in)
		if err != nil {
			if !errors.Is(err, ErrBadInput) && !errors.Is(err, ErrTooFew) && !errors.Is(err, ErrUnknown) {
				t.Fatalf("got %v, want one of the package's own errors", err)
			}
			return
		}
		if _, err := json.Marshal(a); err != nil {
			t.Fatalf("got %+v, which cannot be written: %v", a, err)
		}
	})
}

func TestTheBootstrapIsTheSameEachTimeAndTheChartsOwn(t *testing.T) {
	in := `{"earlier": [6,5,7,6,5,6,7,6,5,6,6,7], "later": [4,5,4,3,4,5,4,4,3,4,5,4]}`
	a, b := ask(t, "bootstrap", in), ask(t, "bootstrap", in)
	if a["lo"] != b["lo"] || a["hi"] != b["hi"] || a["difference"] != -2.0 {
		t.Errorf("got %v and %v, want the same, around -2", a, b)
	}
	for _, bad := range []string{`{"earlier": [1], "later": [1, 2]}`, `{"earlier": [1, 2], "later": [1, 2], "resamples": 5}`, `{"earlier": [1, 2]}`, `{"earlier": [1, 2], "later": [1, 2], "sed": 1}`} {
		if _, err := Answer("bootstrap", []byte(bad)); err == nil {
			t.Errorf("%s: got an answer, want a refusal", bad)
		}
	}
	for name, bad := range map[string]string{"give-receive": `{"gave": 0, "received": 0}`, "quantile": `{"values": []}`} {
		if _, err := Answer(name, []byte(bad)); err == nil {
			t.Errorf("%s %s: got an answer, want a refusal", name, bad)
		}
	}
}
