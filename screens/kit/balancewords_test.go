package kit_test

import (
	"strings"
	"testing"

	"kith/data"
	"kith/data/reciprocity"
	"kith/screens/kit"
)

// states are all that notes can say.
func states() []reciprocity.State {
	return []reciprocity.State{
		reciprocity.TooLittle, reciprocity.TwoWay, reciprocity.LeaningFromMe, reciprocity.OneSidedFromMe,
		reciprocity.LeaningToMe, reciprocity.OneSidedToMe, reciprocity.Unclear,
	}
}

func TestEveryStateHasCalmWords(t *testing.T) {
	seen := map[string]bool{}
	for _, state := range states() {
		words := kit.StateWords(state)
		if words == "" || seen[words] {
			t.Errorf("got %q for %s, want words of its own", words, state)
		}
		seen[words] = true
		if kit.StepWords(state) == "" && state != reciprocity.TwoWay {
			t.Errorf("got no next step for %s, want one", state)
		}
		if (kit.ReachWords(state) == "") != (state == reciprocity.TooLittle) {
			t.Errorf("got %q about reaching out for %s", kit.ReachWords(state), state)
		}
	}
	for _, felt := range append(states()[1:6:6], reciprocity.LittleEitherWay) {
		if kit.FeltWords(felt) == "" {
			t.Errorf("got no words for a feeling of %s", felt)
		}
	}
	if got := kit.FeltWords(reciprocity.Unrated); got != "" {
		t.Errorf("got %q for no rating, want nothing", got)
	}
}

func TestNoWordTestsThePersonOrEndsATie(t *testing.T) {
	for _, state := range states() {
		text := strings.ToLower(kit.StateWords(state) + kit.StepWords(state) + kit.ReachWords(state) + kit.FeltWords(state))
		for _, word := range []string{"stop", "drop", "wait for them", "test", "leave them", "should", "must", "always", "never", "unhealthy", "better", "worse"} {
			if strings.Contains(text, word) {
				t.Errorf("got %q in the words for %s", word, state)
			}
		}
	}
}

func TestTheQuestionFollowsTheDifference(t *testing.T) {
	ask := func(logged, felt float64, differ bool) string {
		s := data.Standing{Differ: differ}
		s.Logged.Balance, s.Felt.Balance = logged, &felt
		return kit.DifferWords(s)
	}
	more, less := ask(0.5, 0, true), ask(0, 0.5, true)
	if more == less || more == "" || less == "" || ask(0.5, 0, false) != "" {
		t.Errorf("got %q and %q, want a question for each way and none without a difference", more, less)
	}
}

func TestDifferentThingsAreNamed(t *testing.T) {
	kind := func(kind string, state reciprocity.State) data.KindBalance {
		return data.KindBalance{Kind: kind, Balance: reciprocity.Balance{State: state}}
	}
	s := data.Standing{Kinds: []data.KindBalance{kind(data.Practical, reciprocity.OneSidedFromMe), kind(data.Listening, reciprocity.LeaningToMe)}}
	if got := kit.ComplementWords(s); !strings.Contains(got, "practical help") || !strings.Contains(got, "listening") {
		t.Errorf("got %q, want both kinds named", got)
	}
	if got := kit.ComplementWords(data.Standing{}); got != "" {
		t.Errorf("got %q, want nothing", got)
	}
	for _, k := range append(data.ExchangeKinds(), "songs") {
		if kit.KindWord(k) == "" {
			t.Errorf("got no word for %s", k)
		}
	}
	seen := map[string]bool{}
	for _, o := range append(data.Outcomes(), "") {
		seen[kit.OutcomeWord(o)] = true
	}
	if len(seen) != 4 {
		t.Errorf("got %v, want a word for each outcome and one for open", seen)
	}
}
