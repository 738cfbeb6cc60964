package search

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestAChipTakesItsPartOfTheSearchAway(t *testing.T) {
	for _, c := range []struct {
		text string
		chip int
		want string
	}{
		{"calm call", 0, "call"},
		{"calm call", 1, "calm"},
		{"calm OR close -work", 0, "close -work"},
		{"calm OR close -work", 1, "calm -work"},
		{"calm OR close -work", 2, "calm OR close"},
		{"a OR b OR c", 1, "a OR c"},
		{"calm AND close", 1, "calm"},
		{"calm AND close", 0, "close"},
		{"calm NOT work", 1, "calm"},
		{`x "felt safe" #repair`, 1, "x #repair"},
		{"(calm OR close) sea", 0, "(close) sea"},
		{"sea (calm)", 1, "sea"},
		{"mood:<0", 0, ""},
	} {
		chips := Parse(c.text, today, false).Explain()
		if got := Without(c.text, chips[c.chip]); got != c.want {
			t.Errorf("Without(%q, %q): got %q, want %q", c.text, chips[c.chip].Text, got, c.want)
		}
	}
	if got := Without("calm", Chip{Start: 2, End: 9}); got != "calm" {
		t.Errorf("Without a chip of another text: got %q, want the text as it was", got)
	}
}

func TestTakingAllChipsAwayLeavesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyQuery(2).Draw(t, "query")
		for range 200 {
			chips := Parse(text, today, false).Explain()
			if len(chips) == 0 {
				return
			}
			i := rapid.IntRange(0, len(chips)-1).Draw(t, "chip")
			shorter := Without(text, chips[i])
			if len(shorter) >= len(text) {
				t.Fatalf("Without(%q, %q): got %q, want less", text, chips[i].Text, shorter)
			}
			text = shorter
		}
		t.Fatalf("got %q left, want nothing after all chips", text)
	})
}

func TestTheOtherChipsStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyQuery(1).Draw(t, "query")
		chips := Parse(text, today, false).Explain()
		half := func(c Chip) bool { return c.Text == "OR" || c.Text == "AND" || c.Text == "NOT" }
		if len(chips) == 0 || slices.ContainsFunc(chips, half) {
			return // a half-typed operator is a word only where it stands
		}
		i := rapid.IntRange(0, len(chips)-1).Draw(t, "chip")
		after := Parse(Without(text, chips[i]), today, false).Explain()
		want := append(append([]Chip{}, chips[:i]...), chips[i+1:]...)
		if len(after) != len(want) {
			t.Fatalf("Without(%q, %q): got the chips %v of %q, want %v", text, chips[i].Text, after, Without(text, chips[i]), want)
		}
		for j := range want {
			if a, w := after[j], want[j]; a.Kind != w.Kind || a.Text != w.Text || a.Not != w.Not {
				t.Fatalf("Without(%q, %q): got %v, want %v", text, chips[i].Text, after, want)
			}
		}
	})
}
