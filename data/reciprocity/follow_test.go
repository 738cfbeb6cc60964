package reciprocity

import "testing"

// acts gives one act of ordinary weight for each day.
func acts(d Direction, days ...int) []Event {
	var out []Event
	for _, day := range days {
		out = append(out, Event{Day: day, Direction: d, Weight: 1})
	}
	return out
}

func mustFollow(t *testing.T, events []Event, now int) Balance {
	t.Helper()
	b, err := Follow(events, now, Default())
	if err != nil {
		t.Fatalf("Follow: %v", err)
	}
	return b
}

func TestAOneSidedWordStaysUntilItIsTrulyOver(t *testing.T) {
	given := acts(Given, 700, 700, 700, 700, 700, 700)
	small := Event{Day: 710, Direction: Received, Weight: 0.5}
	fresh, err := Judge(6, 0.5, Default())
	if err != nil {
		t.Fatal(err)
	}
	if got := mustFollow(t, given, 708).State; got != OneSidedFromMe {
		t.Fatalf("got %s after six unreturned acts, want one-sided", got)
	}
	if got := mustFollow(t, append(given, small), 711); got.State != OneSidedFromMe || got.PFromMe < 0.70 || got.PFromMe >= 0.80 {
		t.Errorf("got %s with probability %.3f (alone it would be %s), want the word to stay", got.State, got.PFromMe, fresh.State)
	}
	if got := mustFollow(t, append(given, acts(Received, 710, 710)...), 711).State; got == OneSidedFromMe {
		t.Errorf("got %s after two came back, want the word gone", got)
	}
}

func TestAWordThatWasNeverSaidDoesNotStay(t *testing.T) {
	// The same sums as above, but what came back came first.
	events := append(acts(Given, 700, 700, 700, 700, 700, 700), Event{Day: 700, Direction: Received, Weight: 0.5})
	b := mustFollow(t, events, 701)
	if b.PFromMe < 0.70 || b.PFromMe >= 0.80 {
		t.Fatalf("got probability %.3f, want one between the two thresholds", b.PFromMe)
	}
	if b.State == OneSidedFromMe {
		t.Errorf("got %s, want a milder word", b.State)
	}
}

func TestTheWordLeavesNoTraceOfTheDayOneLooks(t *testing.T) {
	events := append(acts(Given, 3, 9, 20, 31, 44, 50, 58), acts(Received, 63, 70)...)
	events = append(events, acts(Received, -400)...)
	for now := 40; now < 120; now++ {
		a, b := mustFollow(t, events, now), mustFollow(t, acts(Given, 3, 9, 20, 31, 44, 50, 58), now)
		if a.State == OneSidedToMe || b.State == OneSidedToMe {
			t.Fatalf("day %d: got %s and %s, want never the other side", now, a.State, b.State)
		}
	}
	mirrored := append(acts(Received, 700, 700, 700, 700, 700, 700), Event{Day: 710, Direction: Given, Weight: 0.5})
	if got := mustFollow(t, mirrored, 711).State; got != OneSidedToMe {
		t.Errorf("got %s for the mirror image, want %s", got, OneSidedToMe)
	}
}

func TestFollowLooksNoFurtherThanItsDay(t *testing.T) {
	events := acts(Given, 10, 20, 900)
	if got := mustFollow(t, events, 20); got.Given >= 2 || got.Given <= 1.9 {
		t.Errorf("got %g given, want two acts hardly faded", got.Given)
	}
	if _, err := Follow([]Event{{Day: 1, Direction: "sideways"}}, 20, Default()); err == nil {
		t.Error("got no error for a direction that is none")
	}
}
