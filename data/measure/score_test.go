package measure

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func score(t testing.TB, in *Instrument, answers Answers) Scores {
	t.Helper()
	s, err := in.Score(answers)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWeightsMultiplyAddAndScoresWorkTogether(t *testing.T) {
	in := mustParse(t, whole)
	s := score(t, in, Answers{"q1": 2, "q2": 4, "q3": 2, "q4": 3})
	want := []float64{5, 15} // (6+4)/2 and (4+5-3)·2+3
	for i := range want {
		nearOrNil(t, s[i].Subscale, s[i].Value, &want[i], 0)
	}
	if s[1].Answered != 3 || s[1].Items != 3 {
		t.Errorf("got %d of %d, want 3 of 3", s[1].Answered, s[1].Items)
	}
}

func TestTooFewAnswersAreAGapAndNotZero(t *testing.T) {
	in := mustParse(t, whole)
	s := score(t, in, Answers{"q2": 4, "q3": 2})
	four := 4.0
	nearOrNil(t, "one of two", s.Of("avoidance"), &four, 0)
	nearOrNil(t, "two of three", s.Of("total"), nil, 0)
	none := score(t, in, nil)
	if none.Of("avoidance") != nil || none.Of("total") != nil || none.Of("nothing") != nil {
		t.Errorf("got %v for no answers, want gaps", none)
	}
	out, err := json.Marshal(none)
	if err != nil {
		t.Fatal(err)
	}
	if string(out) != `{"avoidance":null,"total":null}` {
		t.Errorf("got %s", out)
	}
}

func TestAllSkippedIsAGapHoweverManyMayBeMissing(t *testing.T) {
	in := mustParse(t, change(t, small, `"method": "sum"`, `"method": "sum", "missing": {"max": 9, "rule": "prorate"}`))
	nearOrNil(t, "none", score(t, in, nil).Of("t"), nil, 0)
	six := 6.0
	nearOrNil(t, "one, made up for", score(t, in, Answers{"b": 3}).Of("t"), &six, 0)
}

func TestMeanIgnoresTheRule(t *testing.T) {
	for _, rule := range []string{"available", "prorate"} {
		in := mustParse(t, change(t, small, `"method": "sum"`, `"method": "mean", "missing": {"max": 1, "rule": "`+rule+`"}`))
		three := 3.0
		nearOrNil(t, rule, score(t, in, Answers{"a": 3}).Of("t"), &three, 0)
	}
}

func TestFineStepsTakeRoundedAnswers(t *testing.T) {
	in := mustParse(t, change(t, small, `{"min": 0, "max": 3}`, `{"min": 0, "max": 3, "step": 0.1}`))
	want := 0.3 + 3
	nearOrNil(t, "sum", score(t, in, Answers{"a": 0.1 * 3, "b": 3}).Of("t"), &want, 1e-12)
	if n := len(in.Items[0].Choices); n != 31 {
		t.Errorf("got %d choices, want 31", n)
	}
}

func TestAnswersThatAreNoChoiceAreRefused(t *testing.T) {
	in := mustParse(t, whole)
	for _, bad := range []float64{0, 8, 3.5, -1, math.NaN(), math.Inf(1), math.Inf(-1), 1e300} {
		s, err := in.Score(Answers{"q1": bad})
		if s != nil || !errors.Is(err, ErrAnswers) || !strings.Contains(err.Error(), "item 1") {
			t.Errorf("%g: got %v, %v, want %v for item 1", bad, s, err, ErrAnswers)
		}
	}
	_, err := in.Score(Answers{"q1": 1, "q9": 1, "q8": 1})
	if !errors.Is(err, ErrAnswers) || !strings.Contains(err.Error(), "2 of the answers are to no item") {
		t.Errorf("got %v, want two strangers", err)
	}
}

// draw makes answers to some items.
func draw(t *rapid.T, in *Instrument) Answers {
	answers := Answers{}
	for _, item := range in.Items {
		if rapid.IntRange(0, 4).Draw(t, "skip") > 0 {
			answers[item.ID] = rapid.SampledFrom(item.Choices).Draw(t, item.ID)
		}
	}
	return answers
}

func TestScoresStayWhereTheyCanBe(t *testing.T) {
	var all []*Instrument
	for _, v := range readVectors(t) {
		all = append(all, mustParse(t, string(v.Definition)))
	}
	all = append(all, mustParse(t, whole))
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SampledFrom(all).Draw(t, "questionnaire")
		scores, err := in.Score(draw(t, in))
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range in.Subscales {
			missing := scores[i].Items - scores[i].Answered
			if gap := missing > s.MissingMax || scores[i].Answered == 0; gap != (scores[i].Value == nil) {
				t.Fatalf("%s: got %v with %d of %d missing", s.ID, scores[i].Value, missing, scores[i].Items)
			}
			if v := scores[i].Value; v != nil && (*v < s.Low-1e-9 || *v > s.High+1e-9) {
				t.Fatalf("%s: got %g outside %g to %g", s.ID, *v, s.Low, s.High)
			}
		}
	})
}

// TestLowAndHighAreReached tries all answers and gaps of a small questionnaire.
func TestLowAndHighAreReached(t *testing.T) {
	for _, sub := range []string{
		`"method": "sum"`, `"method": "sum", "missing": {"max": 1}`, `"method": "mean", "missing": {"max": 1}`,
		`"method": "sum", "missing": {"max": 2, "rule": "prorate"}`, `"method": "sum", "multiply": -2, "add": 1, "weights": {"b": -3}, "missing": {"max": 1}`,
	} {
		file := change(t, small, `"method": "sum"`, sub)
		file = change(t, file, `"text": "B"`, `"text": "B", "scale": {"min": 2, "max": 4}`)
		in := mustParse(t, file)
		low, high := math.Inf(1), math.Inf(-1)
		for a := -1.0; a <= 3; a++ {
			for b := 1.0; b <= 4; b++ {
				answers := Answers{}
				if a >= 0 {
					answers["a"] = a
				}
				if b >= 2 {
					answers["b"] = b
				}
				if v := score(t, in, answers).Of("t"); v != nil {
					low, high = min(low, *v), max(high, *v)
				}
			}
		}
		if s := in.Subscales[0]; s.Low != low || s.High != high {
			t.Errorf("%s: got %g to %g, want %g to %g", sub, s.Low, s.High, low, high)
		}
	}
}

func TestTurningEveryAnswerRoundMirrorsTheScore(t *testing.T) {
	plain := mustParse(t, change(t, small, `"method": "sum"`, `"method": "mean", "missing": {"max": 1}`))
	file := change(t, small, `"method": "sum"`, `"method": "mean", "missing": {"max": 1}`)
	for _, item := range []string{"A", "B"} {
		file = change(t, file, `"text": "`+item+`"`, `"text": "`+item+`", "reverse": true`)
	}
	turned := mustParse(t, file)
	rapid.Check(t, func(t *rapid.T) {
		answers := draw(t, plain)
		a, err := plain.Score(answers)
		if err != nil {
			t.Fatal(err)
		}
		b, err := turned.Score(answers)
		if err != nil {
			t.Fatal(err)
		}
		x, y := a.Of("t"), b.Of("t")
		if (x == nil) != (y == nil) || x != nil && math.Abs(*x+*y-3) > 1e-12 {
			t.Fatalf("got %v and %v, want mirror images on 0 to 3", x, y)
		}
	})
}

func TestReliabilitySaysWhenToBeQuiet(t *testing.T) {
	mdc, ok := mustParse(t, whole).Subscales[0].MDC95()
	want := 1.9678
	if !ok {
		t.Fatal("got no MDC95")
	}
	nearOrNil(t, "MDC95", &mdc, &want, 5e-5)
	s := mustParse(t, whole).Subscales[0]
	for delta, want := range map[float64]bool{0: true, 1.96: true, -1.96: true, 1.97: false, -3: false} {
		if within, known := s.OrdinarySwing(delta); !known || within != want {
			t.Errorf("change of %g: got %v, %v, want %v", delta, within, known, want)
		}
	}
	for _, without := range []string{`"r": 0.65, `, `"sd": 1.2, `, `, "source": "Somebody (2021)"}`} {
		with := strings.Repeat("}", strings.Count(without, "}"))
		in := mustParse(t, change(t, whole, without, with))
		if _, ok := in.Subscales[0].MDC95(); ok {
			t.Errorf("without %s: got an MDC95", without)
		}
		if _, known := in.Subscales[0].OrdinarySwing(0); known {
			t.Errorf("without %s: got a word about change", without)
		}
		if len(in.Advice) != 1 || !strings.Contains(in.Advice[0].String(), "subscale 1, reliability") {
			t.Errorf("without %s: got advice %v", without, in.Advice)
		}
	}
	if _, ok := mustParse(t, small).Subscales[0].MDC95(); ok {
		t.Error("got an MDC95 without a reliability")
	}
}

func TestBandsHoldTheirLowerEdgeAndTheLastBoth(t *testing.T) {
	s := mustParse(t, whole).Subscales[0]
	for score, want := range map[float64]string{0.9: "", 1: "less", 3.99: "less", 4: "more", 7: "more", 7.1: ""} {
		b, ok := s.BandOf(score)
		if ok != (want != "") || b.Label != want {
			t.Errorf("%g: got %q, %v, want %q", score, b.Label, ok, want)
		}
	}
}

func TestBandsWithoutASourceAreNotShown(t *testing.T) {
	in := mustParse(t, change(t, whole, `"label": "more", "source": "Somebody (2021)"`, `"label": "more"`))
	s := in.Subscales[0]
	if _, ok := s.BandOf(5); ok || len(s.Bands) != 1 {
		t.Errorf("got bands %v, want only the sourced one", s.Bands)
	}
	// The band that is left is not the last one, so its upper edge stays open.
	if _, ok := s.BandOf(4); ok {
		t.Error("got a band at the edge of the one that is not shown")
	}
	if len(in.Advice) != 1 || !strings.Contains(in.Advice[0].String(), "band 1") {
		t.Errorf("got advice %v", in.Advice)
	}
}

func TestNearestForgivesRoundingAlone(t *testing.T) {
	choices := (&Scale{Min: 0, Max: 1, Step: 0.1}).choices()
	for v, want := range map[float64]int{0: 0, 0.1: 1, 0.30000000000000004: 3, 0.7999999999999999: 8, 1: 10, 1 + 1e-12: 10, -1e-12: 0} {
		if at, ok := nearest(choices, v); !ok || at != want {
			t.Errorf("%.17g: got %d, %v, want %d", v, at, ok, want)
		}
	}
	for _, v := range []float64{-0.1, 0.05, 0.1001, 1.0001, 2, math.NaN(), math.Inf(1), math.Inf(-1)} {
		if at, ok := nearest(choices, v); ok {
			t.Errorf("%g: got choice %d, want none", v, at)
		}
	}
	if _, ok := nearest(nil, 0); ok {
		t.Error("got a choice among none")
	}
}
