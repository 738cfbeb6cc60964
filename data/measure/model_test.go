package measure

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The model scores by the words of the format alone, straight from a drawn description,
// and shares nothing with the package but the file in between.

type modelItem struct {
	low, high, step float64
	own             bool // has its own scale
	reverse         bool
	scores          []float64 // one per answer, or nil
	in              [2]bool   // which of two subscales
}

type modelSub struct {
	method, rule  string
	missing       int
	multiply, add float64
	weights       []float64 // per item, nil for none
}

type model struct {
	items []modelItem
	subs  [2]modelSub
}

func drawModel(t *rapid.T) model {
	whole := func(low, high int, what string) float64 {
		return float64(rapid.IntRange(low, high).Draw(t, what))
	}
	low := whole(-3, 3, "low")
	shared := modelItem{low: low, high: low + whole(1, 8, "width"), step: 1}
	m := model{items: make([]modelItem, rapid.IntRange(1, 9).Draw(t, "items"))}
	for i := range m.items {
		item := shared
		if rapid.IntRange(0, 3).Draw(t, "own scale") == 0 {
			item.low, item.own = whole(-5, 5, "own low"), true
			item.step = rapid.SampledFrom([]float64{0.5, 1, 2}).Draw(t, "step")
			item.high = item.low + item.step*whole(1, 6, "steps")
		}
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			item.reverse = true
		case 1:
			for a := item.low; a <= item.high; a += item.step {
				item.scores = append(item.scores, whole(-4, 4, "score"))
			}
		}
		item.in = [2]bool{true, rapid.Bool().Draw(t, "in both")}
		m.items[i] = item
	}
	m.items[0].in[1] = true // neither subscale may be empty
	for i := range m.subs {
		m.subs[i] = drawSub(t, len(m.items))
	}
	return m
}

func drawSub(t *rapid.T, items int) modelSub {
	s := modelSub{
		method:   rapid.SampledFrom([]string{"mean", "sum"}).Draw(t, "method"),
		rule:     rapid.SampledFrom([]string{"available", "prorate"}).Draw(t, "rule"),
		missing:  rapid.IntRange(0, 4).Draw(t, "missing"),
		multiply: rapid.SampledFrom([]float64{-2, 0.25, 1, 4}).Draw(t, "multiply"),
		add:      rapid.SampledFrom([]float64{0, -10, 2.5}).Draw(t, "add"),
	}
	if s.method == "sum" && rapid.Bool().Draw(t, "weighted") {
		s.weights = rapid.SliceOfN(rapid.Map(rapid.IntRange(-3, 3), func(i int) float64 { return float64(i) }), items, items).Draw(t, "weights")
	}
	return s
}

// file writes the model as a questionnaire.
func (m model) file(t *rapid.T) []byte {
	var items, subs []any
	for i, item := range m.items {
		o := map[string]any{"id": fmt.Sprint("q", i), "text": "T", "reverse": item.reverse}
		var in []string
		for s, yes := range item.in {
			if yes {
				in = append(in, fmt.Sprint("s", s))
			}
		}
		o["subscales"] = in
		o["scale"] = map[string]any{"min": item.low, "max": item.high, "step": item.step}
		if item.scores != nil {
			scores := map[string]float64{}
			for j, v := range item.scores {
				scores[fmt.Sprint(item.low+float64(j)*item.step)] = v
			}
			o["scores"] = scores
		}
		items = append(items, o)
	}
	for i, s := range m.subs {
		weights := map[string]float64{}
		for j, w := range s.weights {
			if m.items[j].in[i] {
				weights[fmt.Sprint("q", j)] = w
			}
		}
		subs = append(subs, map[string]any{
			"id": fmt.Sprint("s", i), "method": s.method, "weights": weights, "multiply": s.multiply, "add": s.add,
			"missing": map[string]any{"max": s.missing, "rule": s.rule},
		})
	}
	data, err := json.Marshal(map[string]any{"format": "instrument/1", "id": "m", "items": items, "subscales": subs})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// score is the format's section on scoring, word by word.
func (m model) score(sub int, answers []*float64) *float64 {
	s := m.subs[sub]
	sum, k, n := 0.0, 0.0, 0.0
	for i, item := range m.items {
		if !item.in[sub] {
			continue
		}
		n++
		if answers[i] == nil {
			continue
		}
		k++
		v := *answers[i]
		switch {
		case item.scores != nil:
			v = item.scores[int(math.Round((v-item.low)/item.step))]
		case item.reverse:
			v = item.low + item.high - v
		}
		if s.weights != nil {
			v *= s.weights[i]
		}
		sum += v
	}
	if n-k > float64(s.missing) || k == 0 {
		return nil
	}
	if s.method == "mean" {
		sum /= k
	} else if s.rule == "prorate" {
		sum = sum / k * n
	}
	sum = sum*s.multiply + s.add
	return &sum
}

func TestScoresAreThoseOfTheWrittenRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		in, err := Parse(m.file(t))
		if err != nil {
			t.Fatalf("%v in %s", err, m.file(t))
		}
		raw := make([]*float64, len(m.items))
		answers := Answers{}
		for i, item := range m.items {
			if rapid.IntRange(0, 3).Draw(t, "skip") == 0 {
				continue
			}
			steps := int(math.Round((item.high - item.low) / item.step))
			a := item.low + item.step*float64(rapid.IntRange(0, steps).Draw(t, "answer"))
			raw[i], answers[fmt.Sprint("q", i)] = &a, a
		}
		scores, err := in.Score(answers)
		if err != nil {
			t.Fatal(err)
		}
		for sub := range m.subs {
			got, want := scores.Of(fmt.Sprint("s", sub)), m.score(sub, raw)
			if (got == nil) != (want == nil) || got != nil && math.Abs(*got-*want) > 1e-9 {
				t.Fatalf("subscale %d: got %v, want %v for %s", sub, got, want, m.file(t))
			}
		}
	})
}

// TestTheStatedRangeIsRefusedExactlyWhenItIsTooNarrow states the attainable range, and one
// that is a little narrower on either side.
func TestTheStatedRangeIsRefusedExactlyWhenItIsTooNarrow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := drawModel(t).file(t)
		in, err := Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		s := in.Subscales[0]
		if s.High-s.Low < 0.1 {
			return // scores that are all alike have no range
		}
		for _, c := range []struct {
			low, high float64
			ok        bool
		}{{s.Low, s.High, true}, {s.Low - 1, s.High + 1, true}, {s.Low + 0.01, s.High, false}, {s.Low, s.High - 0.01, false}} {
			var file map[string]any
			if err := json.Unmarshal(data, &file); err != nil {
				t.Fatal(err)
			}
			file["subscales"].([]any)[0].(map[string]any)["range"] = []float64{c.low, c.high}
			ranged, err := json.Marshal(file)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Parse(ranged); (err == nil) != c.ok {
				t.Fatalf("range %g to %g of %g to %g: got %v", c.low, c.high, s.Low, s.High, err)
			}
		}
	})
}
