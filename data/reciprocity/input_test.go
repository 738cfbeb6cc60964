package reciprocity

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// answers runs a file through and reads back what is written.
func answers(t *testing.T, file string) []map[string]any {
	t.Helper()
	out, err := AnswerJSON([]byte(file))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	var got []map[string]any
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%s: %v in %s", file, err, out)
	}
	return got
}

func TestAnswerKeysAreTheAgreedOnes(t *testing.T) {
	got := answers(t, `[{"given": 5, "received": 1}]`)[0]
	want := []string{"balance", "given", "interval", "p_from_me", "p_middle", "p_to_me", "received", "share", "state"}
	var keys []string
	for k := range got {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	if !slices.Equal(keys, want) {
		t.Errorf("got keys %v, want %v", keys, want)
	}
	near(t, "balance", got["balance"].(float64), 0.4, exact)
	near(t, "share", got["share"].(float64), 0.7, exact)
	interval := got["interval"].([]any)
	near(t, "lo", interval[0].(float64), 0.5099188055541972, exact)
	near(t, "hi", interval[1].(float64), 0.8705027031423103, exact)
	near(t, "p_from_me", got["p_from_me"].(float64), 0.6228217243306392, exact)
	near(t, "p_middle", got["p_middle"].(float64), 0.3688970177310384, exact)
	near(t, "p_to_me", got["p_to_me"].(float64), 0.008281257938322384, exact)
	if got["state"] != "leaning_from_me" {
		t.Errorf("got %v, want leaning_from_me", got["state"])
	}
}

func TestNamesAndIDsAreEchoed(t *testing.T) {
	got := answers(t, `[{"name": "Zoë \"Z\"", "id": 12, "given": 1, "received": 1},
		{"id": "x", "now": 1, "events": []}, {"given": 0, "received": 0, "ring": 3}]`)
	for i, want := range []map[string]any{{"name": `Zoë "Z"`, "id": 12.0}, {"id": "x"}, {}} {
		for _, key := range []string{"name", "id"} {
			if !reflect.DeepEqual(got[i][key], want[key]) {
				t.Errorf("tie %d: got %s %v, want %v", i+1, key, got[i][key], want[key])
			}
		}
	}
}

func TestOneObjectGetsOneAnswer(t *testing.T) {
	out, err := AnswerJSON([]byte("\xef\xbb\xbf" + `{"given": 5, "received": 0}` + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	var a Answer
	if err := json.Unmarshal(out, &a); err != nil {
		t.Fatal(err)
	}
	if a.State != OneSidedFromMe || a.Given != 5 {
		t.Errorf("got %+v, want five given", a)
	}
	if got := answers(t, "[]"); len(got) != 0 {
		t.Errorf("got %v for an empty list, want nothing", got)
	}
}

func TestEventsAreTalliedFromNumbersAndDates(t *testing.T) {
	for name, file := range map[string]string{
		"numbers": `[{"now": 0, "half_life": 180, "events": [{"day": 0, "direction": "given", "weight": 2},
			{"day": 0, "direction": "given", "weight": 0.5}, {"day": -90, "direction": "received", "weight": 1}]}]`,
		"dates": `[{"now": "2026-03-01", "events": [{"day": "2026-03-01", "direction": "given", "weight": 2},
			{"day": "2027-03-01", "direction": "given", "weight": 0.5}, {"day": "2025-12-01", "direction": "received"}]}]`,
		"before 1970": `[{"now": "1960-04-01", "events": [{"day": "1960-04-01", "direction": "given", "weight": 2.5},
			{"day": "1960-01-02", "direction": "received", "weight": 1}]}]`,
	} {
		got := answers(t, file)[0]
		near(t, name+" given", got["given"].(float64), 2.5, exact)
		near(t, name+" received", got["received"].(float64), 0.7071067811865476, exact)
		near(t, name+" balance", got["balance"].(float64), 0.24876740046278017, exact)
	}
}

func TestHalfLifeOfTheFileIsUsed(t *testing.T) {
	got := answers(t, `[{"now": 90, "half_life": 90, "events": [{"day": 0, "direction": "both", "weight": 2}]}]`)[0]
	near(t, "given", got["given"].(float64), 0.5, exact)
	near(t, "received", got["received"].(float64), 0.5, exact)
}

// TestVectorsThroughTheFileForm sends all published sums through the same door as a
// person's file.
func TestVectorsThroughTheFileForm(t *testing.T) {
	logged := readVectors(t).Logged
	var file []map[string]any
	for _, v := range logged {
		file = append(file, map[string]any{"name": v.Name, "given": v.G, "received": v.R})
	}
	data, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, got := range answers(t, string(data)) {
		if got["name"] != logged[i].Name || got["state"] != string(logged[i].State) {
			t.Errorf("%s: got %v %v, want %s", logged[i].Name, got["name"], got["state"], logged[i].State)
		}
	}
}

func TestBadFilesAreRefusedWithAPlace(t *testing.T) {
	for _, c := range []struct {
		file, says string
		kind       error
	}{
		{``, "empty", ErrBadInput},
		{`  `, "empty", ErrBadInput},
		{`[{"given": 1`, "not JSON", ErrBadInput},
		{`[] []`, "after its end", ErrBadInput},
		{`[]x`, "after its end", ErrBadInput},
		{`7`, "neither a list nor an object", ErrBadInput},
		{`null`, "neither a list nor an object", ErrBadInput},
		{`[{"given": 1, "received": 1}, 7]`, "tie 2: this is not an object", ErrBadInput},
		{`[null]`, "tie 1: this is not an object", ErrBadInput},
		{`{}`, `"given" is missing`, ErrBadInput},
		{`{"Given": 1, "received": 1}`, `"given" is missing`, ErrBadInput},
		{`{"given": 1}`, `"received" is missing`, ErrBadInput},
		{`{"given": "1", "received": 1}`, `"given" is not a number`, ErrBadInput},
		{`{"given": null, "received": 1}`, `"given" is not a number`, ErrBadInput},
		{`{"given": 1e999, "received": 1}`, `"given" is not a number`, ErrBadInput},
		{`{"given": -1, "received": 1}`, "given is -1", ErrBadNumber},
		{`{"given": 1, "received": -2}`, "received is -2", ErrBadNumber},
		{`{"given": 1e300, "received": 1}`, "at most", ErrBadNumber},
		{`{"given": NaN, "received": 1}`, "not JSON", ErrBadInput},
		{`{"given": 1, "events": [], "now": 0}`, "one of them", ErrBadInput},
		{`{"id": [], "given": 1, "received": 1}`, `"id"`, ErrBadInput},
		{`{"name": true, "given": 1, "received": 1}`, `"name"`, ErrBadInput},
		{`{"events": []}`, `"now" is missing`, ErrBadInput},
		{`{"now": 0, "events": {}}`, `"events" is not a list`, ErrBadInput},
		{`{"now": 0, "events": null}`, `"events" is not a list`, ErrBadInput},
		{`{"now": 0.5, "events": []}`, "whole number", ErrBadNumber},
		{`{"now": 1e12, "events": []}`, "whole number", ErrBadNumber},
		{`{"now": "2026-02-30", "events": []}`, "not a date", ErrBadInput},
		{`{"now": "yesterday", "events": []}`, "not a date", ErrBadInput},
		{`{"now": null, "events": []}`, `"now" is not a number`, ErrBadInput},
		{`{"now": 0, "half-life": 90, "events": []}`, `"half-life"`, ErrBadInput},
		{`{"now": 0, "half_life": 0, "events": []}`, "half-life", ErrBadNumber},
		{`{"now": 0, "half_life": -3, "events": []}`, "half-life", ErrBadNumber},
		{`{"now": 0, "half_life": "x", "events": []}`, "half_life", ErrBadInput},
		{`{"now": 0, "events": [1]}`, "event 1: this is not an object", ErrBadInput},
		{`{"now": 0, "events": [{"day": 0, "direction": "given", "wieght": 2}]}`, "wieght", ErrBadInput},
		{`{"now": 0, "events": [{"direction": "given"}]}`, `"day" is missing`, ErrBadInput},
		{`{"now": 0, "events": [{"day": "2026-01-01", "direction": "given"}]}`, "both be dates", ErrBadInput},
		{`{"now": "2026-01-01", "events": [{"day": 3, "direction": "given"}]}`, "both be dates", ErrBadInput},
		{`{"now": 0, "events": [{"day": 0, "direction": "up"}]}`, "event 1: direction", ErrBadNumber},
		{`{"now": 0, "events": [{"day": 0}]}`, `"direction"`, ErrBadInput},
		{`{"now": 0, "events": [{"day": 0, "direction": 3}]}`, `"direction"`, ErrBadInput},
		{`{"now": 0, "events": [{"day": 0, "direction": "given", "weight": -1}]}`, "weight is -1", ErrBadNumber},
		{`{"now": 0, "events": [{"day": 0, "direction": "given", "weight": "1"}]}`, `"weight" is not a number`, ErrBadInput},
		{`{"now": 0, "events": [{"day": 0, "direction": "given", "weight": 9e8}, {"day": 0, "direction": "given", "weight": 9e8}]}`, "given is", ErrBadNumber},
		{`{"now": 0, "events": [{"day": 0, "direction": "received", "weight": 9e8}, {"day": 0, "direction": "received", "weight": 9e8}]}`, "received is", ErrBadNumber},
	} {
		out, err := AnswerJSON([]byte(c.file))
		if out != nil || !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %s, %v, want %q", c.file, out, err, c.says)
		}
	}
}

func TestAnswersRefuseCasesMadeByHand(t *testing.T) {
	in := Input{Cases: []Case{{Given: 1, Params: Default()}, {Given: -1, Params: Default()}}}
	if _, err := in.Answers(); !errors.Is(err, ErrBadNumber) || !strings.Contains(err.Error(), "tie 2") {
		t.Errorf("got %v, want %v for tie 2", err, ErrBadNumber)
	}
}

func FuzzParseInput(f *testing.F) {
	for _, seed := range []string{
		``, `[]`, `{}`, `[{"given": 1, "received": 2, "name": "x"}]`,
		`{"now": 3, "half_life": 90, "events": [{"day": 1, "direction": "both", "weight": 0.5}]}`,
		`[{"now": "2026-01-31", "events": [{"day": "0000-01-01", "direction": "given"}]}]`,
		`[{"given": 1e-320, "received": 999999999}]`, `{"now": -1e9, "events": []}`, `{"id": null, "given": 0, "received": 1e9}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := ParseInput(data)
		if err != nil {
			if !errors.Is(err, ErrBadInput) && !errors.Is(err, ErrBadNumber) {
				t.Fatalf("got %v, want one of the package's own errors", err)
			}
			return
		}
		out, err := AnswerJSON(data)
		if err != nil {
			t.Fatalf("got %v for a file that was read", err)
		}
		if !json.Valid(out) {
			t.Fatalf("got %s, want JSON", out)
		}
		all, err := in.Answers()
		if err != nil || len(all) != len(in.Cases) {
			t.Fatalf("got %d answers, %v, for %d ties", len(all), err, len(in.Cases))
		}
		for _, a := range all {
			if !(a.Balance > -1 && a.Balance < 1 && a.Interval[0] <= a.Interval[1] && a.State != "") {
				t.Fatalf("got %+v", a)
			}
		}
	})
}
