package reciprocity

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func mustJudge(t rapid.TB, given, received float64) Balance {
	t.Helper()
	b, err := Judge(given, received, Default())
	if err != nil {
		t.Fatalf("judge %g, %g: %v", given, received, err)
	}
	return b
}

// mirror swaps the two sides of a state.
func mirror(s State) State {
	switch s {
	case OneSidedFromMe:
		return OneSidedToMe
	case OneSidedToMe:
		return OneSidedFromMe
	case LeaningFromMe:
		return LeaningToMe
	case LeaningToMe:
		return LeaningFromMe
	}
	return s
}

// lean orders the states by which side they name.
func lean(s State) int {
	return map[State]int{OneSidedToMe: -2, LeaningToMe: -1, LeaningFromMe: 1, OneSidedFromMe: 2}[s]
}

func TestSwappingSidesMirrorsEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.Float64Range(0, 60).Draw(t, "given")
		r := rapid.Float64Range(0, 60).Draw(t, "received")
		a, b := mustJudge(t, g, r), mustJudge(t, r, g)
		if a.Balance != -b.Balance || a.PFromMe != b.PToMe || a.PMiddle != b.PMiddle {
			t.Fatalf("got %+v and %+v, want mirror images", a, b)
		}
		if math.Abs(a.Lo-(1-b.Hi)) > 1e-15 || math.Abs(a.Share-(1-b.Share)) > 1e-15 {
			t.Fatalf("got interval %g–%g and %g–%g, want mirror images", a.Lo, a.Hi, b.Lo, b.Hi)
		}
		if a.State != mirror(b.State) {
			t.Fatalf("got %s and %s, want mirror images", a.State, b.State)
		}
	})
}

func TestBalanceNeverExceedsRaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.Float64Range(0, 100).Draw(t, "given")
		r := rapid.Float64Range(1e-6, 100).Draw(t, "received")
		b := mustJudge(t, g, r)
		if math.Abs(b.Balance) > math.Abs(*b.Raw) {
			t.Fatalf("got balance %g beyond raw %g", b.Balance, *b.Raw)
		}
		if math.Abs(*b.Mutual-(1-math.Abs(*b.Raw))) > 1e-12 {
			t.Fatalf("got r %g, want 1-|raw| = %g", *b.Mutual, 1-math.Abs(*b.Raw))
		}
	})
}

func TestOneMoreGivenActRaisesTheBalance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.Float64Range(0, 50).Draw(t, "given")
		r := rapid.Float64Range(0, 50).Draw(t, "received")
		before, after := mustJudge(t, g, r), mustJudge(t, g+1, r)
		if after.Balance <= before.Balance || after.PFromMe < before.PFromMe || after.PToMe > before.PToMe {
			t.Fatalf("got %+v after %+v, want more from me", after, before)
		}
		if before.N >= 3 && lean(after.State) < lean(before.State) && after.State != TwoWay {
			t.Fatalf("got %s after %s with one more given", after.State, before.State)
		}
	})
}

// TestOneSidedStaysAsMoreIsGiven: a lean may settle into two-way as evidence grows, but
// one-sided is never lost by giving still more, and no act jumps to the other side.
func TestOneSidedStaysAsMoreIsGiven(t *testing.T) {
	for r := 0.0; r <= 40; r += 0.5 {
		last := State(TooLittle)
		for g := math.Max(0, 3-r); g <= 140; g += 0.5 {
			s := mustJudge(t, g, r).State
			if last == OneSidedFromMe && s != OneSidedFromMe {
				t.Fatalf("%g:%g got %s, want still one-sided", g, r, s)
			}
			if lean(last) > 0 && lean(s) < 0 {
				t.Fatalf("%g:%g got %s after %s", g, r, s, last)
			}
			last = s
		}
		if last != OneSidedFromMe {
			t.Fatalf("140:%g got %s, want one-sided", r, last)
		}
	}
}

func TestSilenceNeverAccuses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.Float64Range(0, 80).Draw(t, "given")
		r := rapid.Float64Range(0, 80).Draw(t, "received")
		now, later := mustJudge(t, g, r), mustJudge(t, g/2, r/2)
		if math.Abs(later.Balance) > math.Abs(now.Balance) {
			t.Fatalf("got %g after a silent half-life, want at most %g", later.Balance, now.Balance)
		}
		if far := mustJudge(t, g/64, r/64); far.State != TooLittle {
			t.Fatalf("got %s after six half-lives, want %s", far.State, TooLittle)
		}
	})
}

func TestFiguresHangTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.Float64Range(0, 1e4).Draw(t, "given")
		r := rapid.Float64Range(0, 1e4).Draw(t, "received")
		b := mustJudge(t, g, r)
		if sum := b.PFromMe + b.PMiddle + b.PToMe; math.Abs(sum-1) > 1e-12 {
			t.Fatalf("got probabilities that sum to %g", sum)
		}
		if !(0 <= b.Lo && b.Lo < b.Hi && b.Hi <= 1) {
			t.Fatalf("got interval %g–%g", b.Lo, b.Hi)
		}
		if math.Abs(2*b.Share-1-b.Balance) > 1e-12 {
			t.Fatalf("got share %g for balance %g", b.Share, b.Balance)
		}
		if inside := betaCDF(b.Hi, 2+g, 2+r) - betaCDF(b.Lo, 2+g, 2+r); math.Abs(inside-0.8) > 1e-9 {
			t.Fatalf("got %g inside the interval, want 0.8", inside)
		}
	})
}

func TestTheHurtfulWordNeedsMoreActsWithALargerPrior(t *testing.T) {
	for kappa, want := range map[float64]int{1: 3, 2: 3, 3: 4, 4: 5, 6: 7, 8: 9} {
		p := Default()
		p.Kappa = kappa
		acts := 0
		for s := State(""); s != OneSidedFromMe; acts++ {
			b, err := Judge(float64(acts+1), 0, p)
			if err != nil {
				t.Fatal(err)
			}
			s = b.State
		}
		if acts != want {
			t.Errorf("kappa %g: got one-sided at act %d, want %d", kappa, acts, want)
		}
	}
	if s := mustJudge(t, 4.918, 0).State; s != LeaningFromMe {
		t.Errorf("4.918 acts: got %s, want %s", s, LeaningFromMe)
	}
	if s := mustJudge(t, 4.919, 0).State; s != OneSidedFromMe {
		t.Errorf("4.919 acts: got %s, want %s", s, OneSidedFromMe)
	}
}

// TestRareContactCannotBeJudged lists at which unreturned act, one every so many days,
// a tie leans and becomes one-sided; 0 means never.
func TestRareContactCannotBeJudged(t *testing.T) {
	for _, c := range []struct{ halfLife, gap, leans, oneSided int }{
		{90, 7, 4, 6}, {90, 14, 4, 7}, {90, 30, 5, 0}, {90, 60, 0, 0}, {90, 91, 0, 0}, {90, 182, 0, 0},
		{180, 7, 4, 6}, {180, 14, 4, 6}, {180, 30, 4, 7}, {180, 60, 5, 0}, {180, 91, 8, 0}, {180, 182, 0, 0},
		{365, 7, 4, 6}, {365, 14, 4, 6}, {365, 30, 4, 6}, {365, 60, 4, 7}, {365, 91, 5, 9}, {365, 182, 8, 0},
	} {
		p := Default()
		p.HalfLife = float64(c.halfLife)
		leans, oneSided := 0, 0
		var events []Event
		for act := 1; act <= 60; act++ {
			events = append(events, Event{-(act - 1) * c.gap, Given, 1})
			g, r, err := Tally(events, 0, p)
			if err != nil {
				t.Fatal(err)
			}
			b, err := Judge(g, r, p)
			if err != nil {
				t.Fatal(err)
			}
			if b.State == LeaningFromMe && leans == 0 {
				leans = act
			}
			if b.State == OneSidedFromMe && oneSided == 0 {
				oneSided = act
			}
		}
		if leans != c.leans || oneSided != c.oneSided {
			t.Errorf("half-life %d, every %d days: got %d, %d, want %d, %d", c.halfLife, c.gap, leans, oneSided, c.leans, c.oneSided)
		}
	}
}

func TestOneSidedWordDoesNotFlicker(t *testing.T) {
	shown := TooLittle
	for _, c := range []struct {
		given, received float64
		want, fresh     State
	}{
		{5, 0, OneSidedFromMe, OneSidedFromMe},
		{5, 0.4, OneSidedFromMe, LeaningFromMe},
		{5, 1, LeaningFromMe, LeaningFromMe},
		{5, 0.4, LeaningFromMe, LeaningFromMe},
	} {
		b, err := JudgeAfter(shown, c.given, c.received, Default())
		if err != nil {
			t.Fatal(err)
		}
		if b.State != c.want {
			t.Errorf("%g:%g after %s: got %s, want %s", c.given, c.received, shown, b.State, c.want)
		}
		if fresh := mustJudge(t, c.given, c.received).State; fresh != c.fresh {
			t.Errorf("%g:%g fresh: got %s, want %s", c.given, c.received, fresh, c.fresh)
		}
		opposite, err := JudgeAfter(mirror(shown), c.received, c.given, Default())
		if err != nil {
			t.Fatal(err)
		}
		if opposite.State != mirror(c.want) {
			t.Errorf("%g:%g after %s: got %s, want %s", c.received, c.given, mirror(shown), opposite.State, mirror(c.want))
		}
		shown = b.State
	}
}

func TestHysteresisYieldsToSilenceAndToTheOtherSide(t *testing.T) {
	for _, c := range []struct {
		previous        State
		given, received float64
		want            State
	}{
		{OneSidedFromMe, 2.9, 0, TooLittle},
		{OneSidedFromMe, 0, 5, OneSidedToMe},
		{OneSidedFromMe, 5, 5, TwoWay},
		{LeaningFromMe, 3, 1, Unclear},
		{TwoWay, 5, 0, OneSidedFromMe},
		{State("something else"), 5, 0, OneSidedFromMe},
	} {
		b, err := JudgeAfter(c.previous, c.given, c.received, Default())
		if err != nil {
			t.Fatal(err)
		}
		if b.State != c.want {
			t.Errorf("%g:%g after %s: got %s, want %s", c.given, c.received, c.previous, b.State, c.want)
		}
	}
}

func TestMissingSaysHowManyActsWouldTell(t *testing.T) {
	near(t, "none yet", mustJudge(t, 0, 0).Missing(Default()), 3, 0)
	near(t, "one and a half", mustJudge(t, 1, 0.5).Missing(Default()), 1.5, 0)
	near(t, "plenty", mustJudge(t, 9, 9).Missing(Default()), 0, 0)
}

func TestJudgeRefusesWhatIsNoAmount(t *testing.T) {
	for _, bad := range []float64{-1, -1e-300, math.NaN(), math.Inf(1), math.Inf(-1), 1.1e9, math.MaxFloat64} {
		if b, err := Judge(bad, 1, Default()); !errors.Is(err, ErrBadNumber) || b.N != 0 {
			t.Errorf("given %g: got %+v, %v, want %v", bad, b, err, ErrBadNumber)
		}
		if b, err := Judge(1, bad, Default()); !errors.Is(err, ErrBadNumber) || b.N != 0 {
			t.Errorf("received %g: got %+v, %v, want %v", bad, b, err, ErrBadNumber)
		}
	}
}

func TestParamsOutOfRangeAreRefusedEverywhere(t *testing.T) {
	for name, spoil := range map[string]func(*Params){
		"zero value":        func(p *Params) { *p = Params{} },
		"no half-life":      func(p *Params) { p.HalfLife = 0 },
		"NaN half-life":     func(p *Params) { p.HalfLife = math.NaN() },
		"endless half-life": func(p *Params) { p.HalfLife = math.Inf(1) },
		"no prior":          func(p *Params) { p.Kappa = 0 },
		"edge at a half":    func(p *Params) { p.Edge = 0.5 },
		"negative enough":   func(p *Params) { p.Enough = -1 },
		"one-sided above 1": func(p *Params) { p.OneSided = 1.1 },
		"stays above it":    func(p *Params) { p.Stays = 0.9 },
		"two-way too low":   func(p *Params) { p.TwoWay = 0.4 },
		"leaning too low":   func(p *Params) { p.Leaning = 0.4 },
		"weak above strong": func(p *Params) { p.WeakTwoWay = 0.9 },
	} {
		p := Default()
		spoil(&p)
		if err := p.Check(); !errors.Is(err, ErrBadNumber) {
			t.Errorf("%s: got %v from Check, want %v", name, err, ErrBadNumber)
		}
		if _, err := Judge(1, 1, p); !errors.Is(err, ErrBadNumber) {
			t.Errorf("%s: got %v from Judge, want %v", name, err, ErrBadNumber)
		}
		if _, _, err := Tally(nil, 0, p); !errors.Is(err, ErrBadNumber) {
			t.Errorf("%s: got %v from Tally, want %v", name, err, ErrBadNumber)
		}
	}
}
