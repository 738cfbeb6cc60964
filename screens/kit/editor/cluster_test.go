package editor

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestALetterIsWhatAPersonTakesForOne(t *testing.T) {
	for _, want := range [][]string{
		{"a", "b"},
		{"e\u0301", "x"},
		{"👩‍💻", "👨‍👩‍👧", "!"},
		{"🇩🇪", "🇫🇷", "🇬"},
		{"👍🏽", "a"},
		{"\u1112\u1161\u11ab", "\u1100\u1161"},
		{"한", "국"},
		{"नि", "का"},
		{"a", "\t", "\u0301"},
		{"🏴\U000E0067\U000E0062\U000E007F", "x"},
		{"a\u200d", "b"},
	} {
		text := strings.Join(want, "")
		var got []string
		for at := 0; at < len(text); {
			next := nextCluster(text, at)
			got = append(got, text[at:next])
			at = next
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
		var back []string
		for at := len(text); at > 0; {
			before := prevCluster(text, at)
			back = append(back, text[before:at])
			at = before
		}
		slices.Reverse(back)
		if !slices.Equal(back, want) {
			t.Errorf("got %q backwards, want %q", back, want)
		}
	}
}

func TestBothWaysMeetTheSamePlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ReplaceAll(anyText(t, "text"), "\n", "")
		places := []int{0}
		for at := 0; at < len(text); {
			at = nextCluster(text, at)
			places = append(places, at)
		}
		for i := len(places) - 1; i > 0; i-- {
			if got := prevCluster(text, places[i]); got != places[i-1] {
				t.Fatalf("got %d before %d in %q, want %d", got, places[i], text, places[i-1])
			}
		}
		at := rapid.IntRange(-1, len(text)+1).Draw(t, "at")
		if got := snap(text, at); !slices.Contains(places, got) || got > max(at, 0) || at >= 0 && at <= len(text) && nextIn(places, got) <= at && got != at {
			t.Fatalf("got %d for %d in %q, want the start of its letter among %v", got, at, text, places)
		}
	})
}

func nextIn(places []int, at int) int {
	for _, p := range places {
		if p > at {
			return p
		}
	}
	return at + 1
}

func TestWordsAreMetOneAfterTheOther(t *testing.T) {
	text := "Well, don't stop (now)… 漢字かな x_y  "
	var ends, starts []string
	for at := 0; at < len(text); {
		at = wordEnd(text, at)
		ends = append(ends, text[:at])
	}
	for at := len(text); at > 0; {
		at = wordStart(text, at)
		starts = append(starts, text[at:])
	}
	wantEnds := []string{"Well", "Well, don't", "Well, don't stop", "Well, don't stop (now", "Well, don't stop (now)… 漢字", "Well, don't stop (now)… 漢字かな", "Well, don't stop (now)… 漢字かな x_y", text}
	wantStarts := []string{"x_y  ", "かな x_y  ", "漢字かな x_y  ", "now)… 漢字かな x_y  ", "stop (now)… 漢字かな x_y  ", "don't stop (now)… 漢字かな x_y  ", text}
	if !slices.Equal(ends, wantEnds) {
		t.Errorf("got ends %q, want %q", ends, wantEnds)
	}
	if !slices.Equal(starts, wantStarts) {
		t.Errorf("got starts %q, want %q", starts, wantStarts)
	}
}

func TestAWordIsFoundAroundAPlace(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"one tw", "o three", "two"},
		{"one", " two", " "},
		{"", "one", "one"},
		{"one", "", "one"},
		{"a !", "? b", "!?"},
		{"don'", "t do", "don't"},
		{"'", "quoted'", "quoted"},
		{"", "", ""},
		{"漢", "字かな", "漢字"},
	} {
		start, end := wordAt(c.before+c.after, len(c.before))
		if got := (c.before + c.after)[start:end]; got != c.want {
			t.Errorf("got %q at %q|%q, want %q", got, c.before, c.after, c.want)
		}
	}
}

func TestMovesByWordsEndBetweenLetters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ReplaceAll(anyText(t, "text"), "\n", "")
		at := snap(text, place(t, text, "at"))
		end, start := wordEnd(text, at), wordStart(text, at)
		if end < at || start > at || at < len(text) && end == at || at > 0 && start == at {
			t.Fatalf("got %d and %d from %d in %q, want moves", start, end, at, text)
		}
		for _, got := range []int{start, end} {
			if got < len(text) && !utf8.RuneStart(text[got]) || snap(text, got) != got {
				t.Fatalf("got %d in %q, want a place between letters", got, text)
			}
		}
	})
}
