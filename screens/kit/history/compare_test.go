package history

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// sides puts the two texts together again from the pieces.
func sides(pieces []piece) (earlier, later string) {
	for _, p := range pieces {
		if p.fate != added {
			earlier += p.text
		}
		if p.fate != gone {
			later += p.text
		}
	}
	return earlier, later
}

func TestTheWayBetweenTwoTextsHoldsBoth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"I", "said", "no", "éa", "你好", "\n", " ", ".", "was", "e\u0301", "\U0010ffff"})
		a := strings.Join(rapid.SliceOfN(word, 0, 40).Draw(t, "a"), "")
		b := strings.Join(rapid.SliceOfN(word, 0, 40).Draw(t, "b"), "")
		if earlier, later := sides(compare(a, b)); earlier != a || later != b {
			t.Fatalf("got %q and %q, want %q and %q", earlier, later, a, b)
		}
	})
}

func TestTextsAreComparedByWords(t *testing.T) {
	got := fmt.Sprint(compare("I was afraid of him.", "I was angry with him."))
	want := fmt.Sprint([]piece{{same, "I was "}, {gone, "afraid of"}, {added, "angry with"}, {same, " him."}})
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestManyDifferentWordsHaveCodesOfTheirOwn(t *testing.T) {
	var a strings.Builder
	for i := range 60000 { // beyond the runes that UTF-8 cannot carry
		fmt.Fprintf(&a, "w%d ", i)
	}
	b := strings.Replace(a.String(), "w59999", "changed", 1)
	if earlier, later := sides(compare(a.String(), b)); earlier != a.String() || later != b {
		t.Error("a long text is not the same after the comparison")
	}
}

func TestFarFromAChangeTheTextIsLeftOut(t *testing.T) {
	far := strings.Repeat("the same words again ", 60)
	short := shorten(compare(far+"here"+far, far+"there"+far))
	text := ""
	lefts := 0
	for _, p := range short {
		text += p.text
		if p.fate == left {
			lefts++
		}
	}
	if lefts != 2 || len(text) > 800 || !strings.Contains(text, "there") {
		t.Errorf("got %d gaps in %d bytes, want one on each side", lefts, len(text))
	}
	if same := shorten(compare(far, far)); len(same) != 1 || same[0].text != far {
		t.Error("a text without a change is shown whole")
	}
}
