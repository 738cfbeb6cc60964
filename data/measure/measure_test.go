package measure

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"strings"
	"testing"
)

// whole is a file that uses every key of the format and has nothing to refuse.
const whole = `{
  "format": "instrument/1", "id": "my.closeness-4", "version": "2026-01", "title": "Closeness",
  "language": "en", "citation": "Somebody (2020)", "source_url": "https://example.org/q",
  "licence": {"name": "as told", "text": "own use", "shareable": false, "x-seen": "2026-01-02"},
  "instructions": "Think of the last weeks.", "period_days": 14, "min_gap_days": 28,
  "targets": {"kind": "several-people", "labels": ["mother", "friend"]},
  "scale": {"min": 1, "max": 7, "step": 1, "labels": {"1": "not at all", "7": "fully"}},
  "items": [
    {"id": "q1", "text": "One", "subscales": ["avoidance"], "reverse": true},
    {"id": "q2", "text": "Two", "subscales": ["avoidance", "total"], "reverse": false, "x-note": [1, {"a": 2}]},
    {"id": "q3", "text": "Three", "subscales": ["total"], "scores": {"1": 0, "2": 5}, "scale": {"min": 1, "max": 2, "step": 1}},
    {"id": "q4", "text": "Four", "subscales": ["total"]}
  ],
  "subscales": [
    {"id": "avoidance", "title": "Avoidance", "method": "mean", "weights": {}, "multiply": 1, "add": 0,
     "missing": {"max": 1, "rule": "available"}, "better": "lower", "range": [1, 7], "across_targets": "mean",
     "reliability": {"r": 0.65, "kind": "retest", "days": 30, "sd": 1.2, "source": "Somebody (2021)"},
     "bands": [{"from": 4, "to": 7, "label": "more", "source": "Somebody (2021)"},
               {"from": 1, "to": 4, "label": "less", "source": "Somebody (2021)"}]},
    {"id": "total", "method": "sum", "weights": {"q4": -1}, "multiply": 2, "add": 3, "range": [-9, 25], "across_targets": "each",
     "missing": {"max": 0, "rule": "prorate"}, "better": "higher"}
  ],
  "x-source": "typed in by hand"
}`

// small is the least file that is read.
const small = `{"id": "s", "scale": {"min": 0, "max": 3},
	"items": [{"id": "a", "text": "A", "subscales": ["t"]}, {"id": "b", "text": "B", "subscales": ["t"]}],
	"subscales": [{"id": "t", "method": "sum"}]}`

func mustParse(t testing.TB, file string) *Instrument {
	t.Helper()
	in, err := Parse([]byte(file))
	if err != nil {
		t.Fatalf("parse: %v", err)
	}
	return in
}

// change replaces one text in a file and fails when it is not there.
func change(t testing.TB, file, old, new string) string {
	t.Helper()
	if !strings.Contains(file, old) {
		t.Fatalf("no %s in the file", old)
	}
	return strings.Replace(file, old, new, 1)
}

// refuses checks that a file is refused for one reason, told in such words.
func refuses(t testing.TB, file, says string) {
	t.Helper()
	in, err := Parse([]byte(file))
	var problems Problems
	if in != nil || !errors.Is(err, ErrInvalid) || !errors.As(err, &problems) {
		t.Errorf("want %q: got %v, want problems", says, err)
		return
	}
	for _, p := range problems {
		if strings.Contains(p.String(), says) {
			return
		}
	}
	t.Errorf("got %q, want %q among them", problems, says)
}

func nearOrNil(t testing.TB, what string, got *float64, want *float64, within float64) {
	t.Helper()
	switch {
	case got == nil && want == nil:
	case got == nil || want == nil:
		t.Errorf("%s: got %v, want %v", what, got, want)
	case math.Abs(*got-*want) > within:
		t.Errorf("%s: got %.9g, want %.9g", what, *got, *want)
	}
}

// vector is one questionnaire of testdata/instrument-scoring.json with its cases.
type vector struct {
	Definition json.RawMessage
	Cases      []struct {
		Answers  json.RawMessage
		Expected map[string]*float64
	}
}

func readVectors(t testing.TB) []vector {
	t.Helper()
	data, err := os.ReadFile("testdata/instrument-scoring.json")
	if err != nil {
		t.Fatal(err)
	}
	var v struct{ Instruments []vector }
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Instruments) != 6 {
		t.Fatalf("got %d questionnaires, want 6", len(v.Instruments))
	}
	return v.Instruments
}

func TestScoringVectors(t *testing.T) {
	cases := 0
	for _, v := range readVectors(t) {
		in := mustParse(t, string(v.Definition))
		for i, c := range v.Cases {
			forms, err := ParseAnswers(c.Answers)
			if err != nil {
				t.Fatalf("%s, case %d: %v", in.ID, i, err)
			}
			scores, err := in.Score(forms.List[0].Answers)
			if err != nil {
				t.Fatalf("%s, case %d: %v", in.ID, i, err)
			}
			if len(scores) != len(c.Expected) {
				t.Errorf("%s, case %d: got %d scores, want %d", in.ID, i, len(scores), len(c.Expected))
			}
			for id, want := range c.Expected {
				nearOrNil(t, in.ID+" "+id, scores.Of(id), want, 5.1e-5)
			}
			cases++
		}
	}
	if cases != 29 {
		t.Errorf("got %d cases, want 29", cases)
	}
}

// TestScoringVectorsAsFiles sends the same cases through the door for files, with the
// format named and the attainable range stated.
func TestScoringVectorsAsFiles(t *testing.T) {
	for _, v := range readVectors(t) {
		file := `{"format": "instrument/1", "title": "T", "licence": {"name": "own"}, ` + string(v.Definition[1:])
		for _, c := range v.Cases {
			answer, err := ScoreFile([]byte(file), c.Answers)
			if err != nil {
				t.Fatal(err)
			}
			out, err := json.Marshal(answer)
			if err != nil {
				t.Fatal(err)
			}
			var got map[string]*float64
			if err := json.Unmarshal(out, &got); err != nil {
				t.Fatal(err)
			}
			for id, want := range c.Expected {
				nearOrNil(t, id, got[id], want, 5.1e-5)
			}
		}
	}
}
