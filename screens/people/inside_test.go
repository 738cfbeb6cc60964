package people

import (
	"testing"

	"pgregory.net/rapid"

	"kith/data"
	"kith/data/reciprocity"
)

func TestMinutesAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, " ": 0, "90": 90, "1:30": 90, "1h": 60, "1 h 30": 90, "2H": 120, "20 min": 20, "0:05": 5,
		"long": -1, "-5": -1, "1.5": -1, "1,5 h": -1, "10081": -1, "200:00": -1, "1 2": -1, "1:2:3": -1, "99999999999999999999": -1,
	} {
		got, ok := readMinutes(text)
		if ok != (want >= 0) || ok && got != want {
			t.Errorf("got %d, %v for %q, want %d", got, ok, text, want)
		}
	}
}

func FuzzMinutes(f *testing.F) {
	for _, seed := range []string{"", "90", "1:30", "1h", "x", "99999999999999999999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, ok := readMinutes(text); ok && (got < 0 || got > 7*24*60) {
			t.Errorf("got %d for %q, want minutes of a week at most", got, text)
		}
	})
}

func TestEveryStateHasCalmWords(t *testing.T) {
	seen := map[string]bool{}
	for _, state := range []reciprocity.State{
		reciprocity.TooLittle, reciprocity.TwoWay, reciprocity.LeaningFromMe, reciprocity.OneSidedFromMe,
		reciprocity.LeaningToMe, reciprocity.OneSidedToMe, reciprocity.Unclear,
	} {
		words := stateWords(state)
		if words == "" || seen[words] {
			t.Errorf("got %q for %s, want words of its own", words, state)
		}
		seen[words] = true
		if stepWords(state) == "" && state != reciprocity.TwoWay {
			t.Errorf("got no next step for %s, want one", state)
		}
	}
}

func TestEveryRoleRingAndKindHasAWord(t *testing.T) {
	for _, role := range data.Roles() {
		if roleWord(role) == "" {
			t.Errorf("got no word for the role %s", role)
		}
	}
	if got := roleWord("second sister"); got != "second sister" {
		t.Errorf("got %q, want own words as they are", got)
	}
	for ring := -1; ring <= data.MaxRing+1; ring++ {
		if ringWord(ring) == "" || ringSentence(ring) == "" {
			t.Errorf("got no words for ring %d", ring)
		}
	}
	for _, kind := range append(data.ExchangeKinds(), "songs") {
		if kindWord(kind) == "" {
			t.Errorf("got no word for %s", kind)
		}
	}
}

func TestAnEnergyOutsideTheWordsIsKept(t *testing.T) {
	for value := -5.0; value <= 5; value++ {
		at := nearestEnergy(data.Rated(value))
		if at < 0 || at >= len(energies()) {
			t.Errorf("got word %d for %v, want one of the words", at, value)
		}
	}
	if nearestEnergy(data.Rating{}) != -1 {
		t.Error("got a word for no rating, want none")
	}
}

func TestFiguresAreShort(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 5: "5", 5.25: "5.3", 0.04: "0"} {
		if got := figure(v); got != want {
			t.Errorf("got %q for %v, want %q", got, v, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		r := data.Rated(rapid.Float64Range(-1e6, 1e6).Draw(t, "r"))
		if at := place(r, 4); at < -1 || at > 3 {
			t.Fatalf("got place %d of 4", at)
		}
	})
}
