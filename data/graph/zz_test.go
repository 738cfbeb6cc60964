package graph

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"syscall"
	"testing"
	"time"
)

func cpu() time.Duration {
	var r syscall.Rusage
	syscall.Getrusage(0, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

func TestZZDump(t *testing.T) {
	for _, s := range networks() {
		g := foci(s.n, s.m, s.seed)
		var o struct {
			Nodes []map[string]any `json:"nodes"`
			Edges []map[string]any `json:"edges"`
		}
		for _, n := range g.Nodes {
			o.Nodes = append(o.Nodes, map[string]any{"id": n.ID, "ring": n.Ring, "label": n.Label})
		}
		for _, e := range g.Edges {
			o.Edges = append(o.Edges, map[string]any{"from": e.From, "to": e.To})
		}
		b, _ := json.Marshal(o)
		os.WriteFile("/tmp/bar/"+s.name+".json", b, 0o600)
	}
}

func line(name string, el time.Duration, m Metrics) {
	fmt.Printf("%s cpu %.0f cross %d share %.4f ll %.1f ln %.1f inv %.2f%% out %d np %.3f stress %.3f imb %.2f sector %.0f move %.4f max %.4f\n", name, el.Seconds()*1000, m.Crossings, m.CrossingShare, m.LabelOverlapsPer100, m.LabelNodePer100, m.RingInversionPercent, m.OutsideBand, m.Neighbourhood, m.Stress, m.Imbalance, m.LargestEmptySector, m.MeanDisplacement, m.LargestDisplacement)
}

func TestZZBar(t *testing.T) {
	for _, s := range networks() {
		g := foci(s.n, s.m, s.seed)
		b, err := os.ReadFile("/tmp/bar/" + s.name + ".out.json")
		if err != nil {
			t.Fatal(err)
		}
		var out map[string]struct {
			Cpu float64
			P   Positions
		}
		json.Unmarshal(b, &out)
		w, _ := newWeb(g)
		r := freshRings(w.demands(0))
		want := 0.0
		for _, n := range w.nodes {
			a, b := r.edge[n.Ring-1], r.edge[n.Ring]
			want += (a*a + b*b) / 2
		}
		for _, k := range []string{"def", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M"} {
			p := out[k].P
			got := 0.0
			for _, q := range p {
				got += q.X*q.X + q.Y*q.Y
			}
			f := math.Sqrt(want / got)
			for id, q := range p {
				p[id] = Point{q.X * f, q.Y * f, q.Ring}
			}
			m, err := Measure(g, p, nil)
			if err != nil {
				t.Fatal(err)
			}
			line(s.name+" d3 "+k, time.Duration(out[k].Cpu*1e6), m)
		}
	}
}

func TestZZCold(t *testing.T) {
	for _, s := range networks() {
		g := foci(s.n, s.m, s.seed)
		t0 := cpu()
		res, err := Layout(g, nil, nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		el := cpu() - t0
		m, err := Measure(g, res.Positions, nil)
		if err != nil {
			t.Fatal(err)
		}
		line(s.name+" cold", el, m)
	}
}

func TestZZWarm(t *testing.T) {
	for _, s := range networks() {
		full := foci(s.n, s.m, s.seed)
		for seed := range 2 {
			// leave out 5 %
			out := map[string]bool{}
			for len(out) < s.n/20 {
				out[personID((7919*(len(out)+3)*(seed+1)+13*seed)%s.n)] = true
				if len(out) < s.n/20 {
					out[personID((len(out)*s.n*20/s.n/3+seed*5+len(out)*17)%s.n)] = true
				}
			}
			part := Graph{}
			for _, n := range full.Nodes {
				if !out[n.ID] {
					part.Nodes = append(part.Nodes, n)
				}
			}
			for _, e := range full.Edges {
				if !out[e.From] && !out[e.To] {
					part.Edges = append(part.Edges, e)
				}
			}
			a, err := Layout(part, nil, nil, Options{})
			if err != nil {
				t.Fatal(err)
			}
			t0 := cpu()
			b, err := Layout(full, a.Positions, nil, Options{})
			if err != nil {
				t.Fatal(err)
			}
			el := cpu() - t0
			m, _ := Measure(full, b.Positions, a.Positions)
			line(fmt.Sprintf("%s warm+%d seed %d R %.0f->%.0f", s.name, len(out), seed, a.Radii[len(a.Radii)-1], b.Radii[len(b.Radii)-1]), el, m)
			c, _ := Layout(full, nil, nil, Options{})
			mc, _ := Measure(full, c.Positions, nil)
			fmt.Printf("   vs cold %.3f\n", float64(m.Crossings)/float64(mc.Crossings))
			one := full
			one.Nodes = append(one.Nodes[:len(one.Nodes):len(one.Nodes)], Node{ID: "new", Label: "Newcomer", Ring: full.Nodes[5].Ring})
			for _, k := range []int{1, 5, 9, 11} {
				one.Edges = append(one.Edges[:len(one.Edges):len(one.Edges)], Edge{"new", personID(k), 1})
			}
			t0 = cpu()
			d, _ := Layout(one, c.Positions, nil, Options{})
			el = cpu() - t0
			m, _ = Measure(one, d.Positions, c.Positions)
			line(s.name+" add one", el, m)
			one.Nodes = append([]Node(nil), full.Nodes...)
			one.Edges = full.Edges
			one.Nodes[7].Ring = max(1, one.Nodes[7].Ring-1)
			one.Nodes[8].Ring = max(1, one.Nodes[8].Ring+1)
			t0 = cpu()
			d, _ = Layout(one, c.Positions, nil, Options{})
			el = cpu() - t0
			m, _ = Measure(one, d.Positions, c.Positions)
			line(s.name+" ring", el, m)
		}
	}
}
