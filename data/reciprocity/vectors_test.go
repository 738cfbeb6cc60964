package reciprocity

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

const exact = 1e-9

// vectors mirrors testdata/reciprocity.json.
type vectors struct {
	Params map[string]float64
	Logged []struct {
		Name        string
		G, R, N     float64
		Raw, MinMax *float64
		Mutual      *float64 `json:"r"`
		B           float64
		Share       float64    `json:"p"`
		CI80        [2]float64 `json:"ci80"`
		POut        float64    `json:"p_out"`
		PMid        float64    `json:"p_mid"`
		PIn         float64    `json:"p_in"`
		PGt         float64    `json:"p_gt"`
		State       State
	}
	Tally []struct {
		Name    string
		Events  [][3]any
		Now     int
		G, R, B float64
		State   State
	}
	Felt []struct {
		Give, Get, F *float64
		State        State
	}
	Network []struct {
		Name            string
		Pairs           [][2]float64
		Weight          float64  `json:"W"`
		Returned        float64  `json:"W_recip"`
		Reciprocity     *float64 `json:"r"`
		Mutual          int      `json:"M"`
		Out             int      `json:"A_out"`
		In              int      `json:"A_in"`
		None            int      `json:"N"`
		EdgeReciprocity *float64 `json:"edge_recip"`
	}
}

// readVectors decodes by hand, because the file has both "r" and "R" as keys and
// encoding/json would take one for the other.
func readVectors(t *testing.T) vectors {
	t.Helper()
	data, err := os.ReadFile("testdata/reciprocity.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	var rows struct{ Logged []map[string]any }
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows.Logged {
		v.Logged[i].R = row["R"].(float64)
		v.Logged[i].Mutual = nil
		if r, ok := row["r"].(float64); ok {
			v.Logged[i].Mutual = &r
		}
	}
	if len(v.Logged) != 26 || len(v.Tally) != 9 || len(v.Felt) != 12 || len(v.Network) != 5 {
		t.Fatalf("got %d, %d, %d, %d vectors, want 26, 9, 12, 5", len(v.Logged), len(v.Tally), len(v.Felt), len(v.Network))
	}
	return v
}

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s: got %.17g, want %.17g", what, got, want)
	}
}

func nearOrNil(t *testing.T, what string, got, want *float64) {
	t.Helper()
	if got == nil || want == nil {
		if got != want {
			t.Errorf("%s: got %v, want %v", what, got, want)
		}
		return
	}
	near(t, what, *got, *want, exact)
}

func TestDefaultParametersAreThePublishedOnes(t *testing.T) {
	p := Default()
	for name, got := range map[string]float64{
		"H": p.HalfLife, "KAPPA": p.Kappa, "LO": p.Edge, "HI": 1 - p.Edge, "N_MIN": p.Enough,
		"P_ONE": p.OneSided, "P_LEAN": p.Leaning, "P_TWO": p.TwoWay, "P_TWO_WEAK": p.WeakTwoWay,
		"KF": feltPrior, "D_NOTE": feltDiffers,
	} {
		want, ok := readVectors(t).Params[name]
		if !ok {
			t.Fatalf("no parameter %s in the vectors", name)
		}
		near(t, name, got, want, 1e-15)
	}
}

func TestLoggedVectors(t *testing.T) {
	for _, v := range readVectors(t).Logged {
		t.Run(v.Name, func(t *testing.T) {
			b, err := Judge(v.G, v.R, Default())
			if err != nil {
				t.Fatal(err)
			}
			near(t, "given", b.Given, v.G, 0)
			near(t, "received", b.Received, v.R, 0)
			near(t, "n", b.N, v.N, exact)
			nearOrNil(t, "raw", b.Raw, v.Raw)
			nearOrNil(t, "min/max", b.MinMax, v.MinMax)
			nearOrNil(t, "r", b.Mutual, v.Mutual)
			near(t, "balance", b.Balance, v.B, exact)
			near(t, "share", b.Share, v.Share, exact)
			near(t, "lo", b.Lo, v.CI80[0], exact)
			near(t, "hi", b.Hi, v.CI80[1], exact)
			near(t, "from me", b.PFromMe, v.POut, exact)
			near(t, "middle", b.PMiddle, v.PMid, exact)
			near(t, "to me", b.PToMe, v.PIn, exact)
			near(t, "more from me", b.PMoreFromMe, v.PGt, exact)
			if b.State != v.State {
				t.Errorf("got %s, want %s", b.State, v.State)
			}
		})
	}
}

func TestTallyVectors(t *testing.T) {
	for _, v := range readVectors(t).Tally {
		t.Run(v.Name, func(t *testing.T) {
			var events []Event
			for _, e := range v.Events {
				events = append(events, Event{int(e[0].(float64)), Direction(e[1].(string)), e[2].(float64)})
			}
			g, r, err := Tally(events, v.Now, Default())
			if err != nil {
				t.Fatal(err)
			}
			near(t, "given", g, v.G, exact)
			near(t, "received", r, v.R, exact)
			b, err := Judge(g, r, Default())
			if err != nil {
				t.Fatal(err)
			}
			near(t, "balance", b.Balance, v.B, exact)
			if b.State != v.State {
				t.Errorf("got %s, want %s", b.State, v.State)
			}
		})
	}
}

func TestFeltVectors(t *testing.T) {
	for i, v := range readVectors(t).Felt {
		f, err := Felt(v.Give, v.Get)
		if err != nil {
			t.Fatal(err)
		}
		nearOrNil(t, "felt", f.Balance, v.F)
		if f.State != v.State {
			t.Errorf("row %d: got %s, want %s", i, f.State, v.State)
		}
	}
}

func TestNetworkVectors(t *testing.T) {
	for _, v := range readVectors(t).Network {
		t.Run(v.Name, func(t *testing.T) {
			var pairs []Pair
			for _, p := range v.Pairs {
				pairs = append(pairs, Pair{p[0], p[1]})
			}
			s, err := Network(pairs)
			if err != nil {
				t.Fatal(err)
			}
			near(t, "weight", s.Weight, v.Weight, exact)
			near(t, "returned", s.Returned, v.Returned, exact)
			nearOrNil(t, "r", s.Reciprocity, v.Reciprocity)
			nearOrNil(t, "edges", s.EdgeReciprocity, v.EdgeReciprocity)
			got := [4]int{s.Mutual, s.Out, s.In, s.None}
			if want := [4]int{v.Mutual, v.Out, v.In, v.None}; got != want {
				t.Errorf("census: got %v, want %v", got, want)
			}
		})
	}
}
