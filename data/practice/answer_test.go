package practice_test

import (
	"slices"
	"strings"
	"testing"

	"kith/data"
	. "kith/data/practice"
)

func TestAnswersAreHeldAgainstTheirQuestions(t *testing.T) {
	p := parsed(t, small)
	who := data.NewID()
	good := []data.Field{
		{Key: "where", Text: "the lake"}, {Key: "how", Number: data.Rated(7)}, {Key: "kind", Text: "a"}, {Key: "more", Text: "x, y"},
		{Key: "near", Number: data.Rated(3)}, {Key: "tag", Text: "rain, Sunday"}, {Key: "who", Person: who}, {Key: "day", Day: 20000},
		{Key: "went", Answer: data.Partly}, {Key: "again", Answer: data.No}, {Key: Begun, Day: 20000},
	}
	if err := p.CheckAnswers(good); err != nil {
		t.Errorf("good answers: got %v, want none", err)
	}
	if err := p.CheckAnswers(nil); err != nil {
		t.Errorf("no answers: got %v; everything may be left out", err)
	}
	for _, c := range []struct {
		says string
		f    data.Field
	}{
		{"asks no question", data.Field{Key: "colour", Text: "red"}},
		{"should be of type", data.Field{Key: "how", Text: "seven"}},
		{"whole number from 0 to 10", data.Field{Key: "how", Number: data.Rated(11)}},
		{"whole number from 0 to 10", data.Field{Key: "how", Number: data.Rated(1.5)}},
		{"whole number from 1 to 3", data.Field{Key: "near", Number: data.Rated(0)}},
		{"not one of the options", data.Field{Key: "more", Text: "x, z"}},
		{"one line", data.Field{Key: "tag", Text: "a\nb"}},
		{"yes or no", data.Field{Key: "again", Answer: data.Partly}},
		{"should be of type", data.Field{Key: "day", Person: who}},
		{"should be of type", data.Field{Key: "tag", Day: 3}},
		{"Both, please.", data.Field{Key: "where", Text: "the lake"}},
		{"should be a day", data.Field{Key: Begun, Text: "now"}},
	} {
		err := p.CheckAnswers([]data.Field{c.f})
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: got %v, want %q", c.f, err, c.says)
		}
		if err != nil && strings.Contains(err.Error(), "the lake") {
			t.Errorf("the error carries the answer: %v", err)
		}
	}
}

func TestConditionsHold(t *testing.T) {
	how := func(v float64) []data.Field { return []data.Field{{Key: "how", Number: data.Rated(v)}} }
	for _, c := range []struct {
		name string
		w    When
		f    []data.Field
		want bool
	}{
		{"none", When{}, nil, true},
		{"low", When{Key: "how", Least: 4}, how(3), false},
		{"not low", When{Key: "how", Least: 4}, how(4), true},
		{"left out is not low", When{Key: "how", Least: 4}, nil, true},
		{"is", When{Key: "k", Is: []string{"a"}}, []data.Field{{Key: "k", Text: "a"}}, true},
		{"is one of several", When{Key: "k", Is: []string{"b"}}, []data.Field{{Key: "k", Text: "a, b"}}, true},
		{"is not", When{Key: "k", Is: []string{"a"}}, nil, false},
		{"yes", When{Key: "k", Is: []string{"yes"}}, []data.Field{{Key: "k", Answer: data.Yes}}, true},
		{"given", When{Key: "how", Given: true}, how(0), true},
		{"not given", When{Key: "how", Given: true}, []data.Field{{Key: "how", Text: " "}}, false},
	} {
		if got := c.w.Holds(c.f); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

func TestAPredictionStandsOnceTheStepHasBegun(t *testing.T) {
	step := shipped(t).Named("trust_step")
	plan := data.Record{Fields: []data.Field{{Key: "feared", Text: "they laugh"}, {Key: "dread", Number: data.Rated(70)}}}
	changed := data.Record{Fields: []data.Field{{Key: "feared", Text: "they laugh"}, {Key: "dread", Number: data.Rated(20)}}}
	if err := step.Keep(&plan, &changed); err != nil || step.Started(&plan) {
		t.Errorf("not begun: got %v, want that it may be changed", err)
	}
	begun := plan
	begun.Fields = append(slices.Clone(plan.Fields), data.Field{Key: Begun, Day: 20000})
	err := step.Keep(&begun, &changed)
	if err == nil || !strings.Contains(err.Error(), "dread") || !step.Started(&begun) {
		t.Errorf("begun: got %v, want that the prediction stands", err)
	}
	after := begun
	after.Fields = append(slices.Clone(begun.Fields), data.Field{Key: "actual", Number: data.Rated(10)})
	if err := step.Keep(&begun, &after); err != nil {
		t.Errorf("the outcome: got %v, want that it may be added", err)
	}
	old := plan
	old.Fields = append(slices.Clone(plan.Fields), data.Field{Key: "happened", Answer: data.No})
	if step.Keep(&old, &changed) == nil {
		t.Error("an old step with an outcome may be predicted anew")
	}
}

func TestTheOutcomeIsAskedForLater(t *testing.T) {
	s := shipped(t)
	step, lapse := s.Named("trust_step"), s.Named("lapse")
	r := data.Record{Fields: []data.Field{{Key: "feared", Text: "silence"}}}
	if got := step.FollowOn(&r, today); got != today+2 {
		t.Errorf("a step: got %v, want two days on", got)
	}
	r.Fields = append(r.Fields, data.Field{Key: "happened", Answer: data.No})
	if got := step.FollowOn(&r, today); got != 0 {
		t.Errorf("a step with its outcome: got %v, want nothing to ask", got)
	}
	r = data.Record{Fields: []data.Field{{Key: "repair", Text: "none"}}}
	if lapse.FollowOn(&r, today) != 0 {
		t.Error("nothing to mend: it is asked after")
	}
	r.Fields[0].Text = "planned"
	if r.Follow = lapse.FollowOn(&r, today); r.Follow != today+3 || Due(&r, today) || !Due(&r, today+3) || !Open(&r) {
		t.Errorf("something to mend: got %v, want to be asked three days on and not before", r.Follow)
	}
	r.Closed = today + 4
	if Due(&r, today+9) {
		t.Error("waved away and asked again")
	}
}
