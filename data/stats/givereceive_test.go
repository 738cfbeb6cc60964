package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestGiveReceiveVectors(t *testing.T) {
	for _, c := range []struct{ gave, received, plain, shrunk float64 }{
		{6, 2, -0.5, -0.4}, {1, 5, 0.6667, 0.5}, {3, 0, -1, -0.6}, {4, 4, 0, 0},
	} {
		got, err := GiveReceiveOf(c.gave, c.received)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "plain", got.Plain, c.plain, 5e-5)
		near(t, "shrunk", got.Shrunk, c.shrunk, 1e-12)
	}
	_, err := GiveReceiveOf(0, 0)
	refused(t, "nothing", err, ErrTooFew)
}

func TestGiveReceiveShrinksTowardsTheMiddle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gave := rapid.Float64Range(0.01, 100).Draw(t, "gave")
		received := rapid.Float64Range(0, 100).Draw(t, "received")
		g, err := GiveReceiveOf(gave, received)
		if err != nil {
			t.Fatal(err)
		}
		m, err := GiveReceiveOf(received, gave)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(g.Shrunk) > math.Abs(g.Plain) || math.Abs(g.Plain) > 1 || g.Shrunk != -m.Shrunk {
			t.Fatalf("got %+v and %+v", g, m)
		}
	})
}

func TestGiveReceiveRefusesBadAmounts(t *testing.T) {
	for _, bad := range append(badNumbers(), -1) {
		_, err := GiveReceiveOf(bad, 1)
		refused(t, "gave", err, ErrBadInput)
		_, err = GiveReceiveOf(1, bad)
		refused(t, "received", err, ErrBadInput)
	}
}
