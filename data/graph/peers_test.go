//go:build unix

package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// peerFolder has the script of the d3 peer; npm install in it fetches d3-force.
const peerFolder = "../../bench/peers"

// BenchmarkLayoutBesidePeers prints how ours stands beside ring layouts of others on
// the same networks in the same run. A peer that is not here is left out with a reason.
func BenchmarkLayoutBesidePeers(b *testing.B) {
	for b.Loop() {
		fmt.Fprintln(os.Stderr, "\nname   layout                        cpu-ms   crossings  lab-lab/100  lab-node/100  inv-%  outside-%    NP  imbalance  empty-deg")
		for _, s := range networks() {
			if s.n > 500 && testing.Short() {
				continue
			}
			compareLayouts(b, s.name, named(s.name))
		}
	}
}

// compareLayouts prints one network's rows.
func compareLayouts(b *testing.B, name string, g Graph) {
	start := processTime(b)
	ours := mustLayout(b, g, nil, nil, Options{})
	tell(b, name, "ours", g, ours.Positions, float64(processTime(b)-start)/1e6)
	for _, s := range []struct {
		name                          string
		charge, link, radial, collide float64
	}{{"d3 radial, defaults", -30, 30, 0.1, 1}, {"d3 radial, strong charge", -300, 60, 0.6, 1}, {"d3 radial, strong rings", -120, 40, 1, 1}} {
		at, ms, err := d3Layout(g, ours.Radii, s.charge, s.link, s.radial, s.collide)
		tellPeer(b, name, s.name, g, ours.Positions, at, ms, err)
	}
	at, ms, err := twopiLayout(g)
	tellPeer(b, name, "graphviz twopi", g, ours.Positions, at, ms, err)
	start = processTime(b)
	at = radialStress(g, ours.Radii)
	tellPeer(b, name, "radial stress", g, ours.Positions, at, float64(processTime(b)-start)/1e6, nil)
}

// tellPeer prints a peer's row, scaled to the same spread as ours, or why there is none.
func tellPeer(b *testing.B, name, layout string, g Graph, ours, at Positions, ms float64, err error) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "%-6s %-26s left out: %v\n", name, layout, err)
		return
	}
	f := spread(ours) / spread(at)
	for id, p := range at {
		at[id] = Point{p.X * f, p.Y * f, p.Ring}
	}
	tell(b, name, layout, g, at, ms)
}

func tell(b *testing.B, name, layout string, g Graph, at Positions, ms float64) {
	m := mustMeasure(b, g, at, nil)
	fmt.Fprintf(os.Stderr, "%-6s %-26s %9.0f %11d %12.1f %13.1f %6.1f %10.1f %5.3f %10.2f %10.0f\n", name, layout, ms, m.Crossings,
		m.LabelOverlapsPer100, m.LabelNodePer100, m.RingInversionPercent, 100*float64(m.OutsideBand)/float64(max(1, m.People)), m.Neighbourhood, m.Imbalance, m.LargestEmptySector)
}

// spread is the root of the mean squared distance from the middle.
func spread(at Positions) float64 {
	sum := 0.0
	for _, id := range sortedIDs(at) {
		sum += at[id].X*at[id].X + at[id].Y*at[id].Y
	}
	return math.Sqrt(sum/max(1, float64(len(at)))) + 1e-9
}

// middleOf is halfway through a ring's band.
func middleOf(radii []float64, ring int) float64 {
	inner := 0.0
	if ring > 1 {
		inner = radii[ring-2]
	}
	return (inner + radii[ring-1]) / 2
}

// d3Layout has d3-force lay the network out.
func d3Layout(g Graph, radii []float64, charge, link, radial, collide float64) (Positions, float64, error) {
	node, err := exec.LookPath("node")
	if err != nil {
		return nil, 0, fmt.Errorf("node is not here")
	}
	if _, err := os.Stat(peerFolder + "/node_modules/d3-force"); err != nil {
		return nil, 0, fmt.Errorf("d3-force is not here: npm install in bench/peers")
	}
	type one struct {
		R    float64 `json:"r"`
		Half float64 `json:"half"`
	}
	var nodes []one
	var edges [][2]int
	index := map[string]int{}
	for i, n := range g.Nodes {
		index[n.ID] = i
		nodes = append(nodes, one{middleOf(radii, n.Ring), boxWidth(n.width()) / 2})
	}
	for _, e := range g.Edges {
		edges = append(edges, [2]int{index[e.From], index[e.To]})
	}
	in, err := json.Marshal(map[string]any{"nodes": nodes, "edges": edges, "charge": charge, "link": link, "radial": radial, "collide": collide})
	if err != nil {
		return nil, 0, err
	}
	cmd := exec.Command(node, "layout.mjs")
	cmd.Dir, cmd.Stdin = peerFolder, bytes.NewReader(in)
	out, err := cmd.Output()
	if err != nil {
		return nil, 0, fmt.Errorf("the script failed: %w", err)
	}
	var got struct {
		At [][2]float64
		MS float64
	}
	if err := json.Unmarshal(out, &got); err != nil {
		return nil, 0, err
	}
	at := Positions{}
	for i, n := range g.Nodes {
		at[n.ID] = Point{got.At[i][0], got.At[i][1], n.Ring}
	}
	return at, got.MS, nil
}

// twopiLayout has graphviz place everybody at the depth of their ring, by as many
// dummy nodes between the middle and them.
func twopiLayout(g Graph) (Positions, float64, error) {
	twopi, err := exec.LookPath("twopi")
	if err != nil {
		return nil, 0, fmt.Errorf("graphviz is not here")
	}
	var dot strings.Builder
	dot.WriteString("graph { root=ego; ranksep=1; node [shape=point];\n")
	for _, n := range g.Nodes {
		from := "ego"
		for k := 1; k < n.Ring; k++ {
			to := fmt.Sprintf("d%s_%d", n.ID, k)
			fmt.Fprintf(&dot, "%s -- %s;\n", from, to)
			from = to
		}
		fmt.Fprintf(&dot, "%s -- %s;\n", from, n.ID)
	}
	dot.WriteString("}\n")
	cmd := exec.Command(twopi, "-Tplain")
	cmd.Stdin = strings.NewReader(dot.String())
	start := time.Now()
	out, err := cmd.Output()
	if err != nil {
		return nil, 0, fmt.Errorf("twopi failed: %w", err)
	}
	ms := float64(cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()) / 1e6
	if ms == 0 {
		ms = float64(time.Since(start)) / 1e6
	}
	ring := map[string]int{"ego": 0}
	for _, n := range g.Nodes {
		ring[n.ID] = n.Ring
	}
	at := Positions{}
	var ego Point
	for _, line := range strings.Split(string(out), "\n") {
		f := strings.Fields(line)
		if len(f) < 4 || f[0] != "node" {
			continue
		}
		x, errX := strconv.ParseFloat(f[2], 64)
		y, errY := strconv.ParseFloat(f[3], 64)
		if r, ok := ring[f[1]]; ok && errX == nil && errY == nil {
			at[f[1]] = Point{x, y, r}
		}
	}
	ego = at["ego"]
	delete(at, "ego")
	for id, p := range at {
		at[id] = Point{p.X - ego.X, p.Y - ego.Y, p.Ring}
	}
	return at, ms, nil
}

// radialStress is a plain form of radial stress layouts (Brandes & Pich 2011): stress
// lowered pair by pair (Zheng, Pawar & Goodman 2018), everybody kept on the middle of
// their ring.
func radialStress(g Graph, radii []float64) Positions {
	n := len(g.Nodes)
	index := map[string]int{}
	for i, node := range g.Nodes {
		index[node.ID] = i
	}
	tied := make([][]int, n)
	for _, e := range g.Edges {
		a, b := index[e.From], index[e.To]
		tied[a], tied[b] = append(tied[a], b), append(tied[b], a)
	}
	rnd := rand.New(rand.NewPCG(5, 6))
	x, y := make([]float64, n), make([]float64, n)
	onRing := func(i int) {
		f := middleOf(radii, g.Nodes[i].Ring) / (math.Hypot(x[i], y[i]) + 1e-9)
		x[i], y[i] = x[i]*f, y[i]*f
	}
	for i := range n {
		x[i], y[i] = rnd.NormFloat64(), rnd.NormFloat64()
		onRing(i)
	}
	unit := 2 * radii[len(radii)-1] / 5 // the length of one step between people
	for round := range 30 {
		rate := math.Pow(0.02, float64(round)/29)
		for _, i := range rnd.Perm(n) {
			for j, steps := range stepsFrom(tied, i) {
				if i == j || steps == 0 {
					continue
				}
				dx, dy := x[i]-x[j], y[i]-y[j]
				far := math.Hypot(dx, dy) + 1e-9
				move := min(1, rate/float64(steps*steps)*4) * (far - float64(steps)*unit) / 2 / far
				x[i], y[i] = x[i]-move*dx, y[i]-move*dy
			}
			onRing(i)
		}
	}
	at := Positions{}
	for i, node := range g.Nodes {
		at[node.ID] = Point{x[i], y[i], node.Ring}
	}
	return at
}

// stepsFrom counts the ties between one person and everybody; 0 for those beyond reach.
func stepsFrom(tied [][]int, from int) []int {
	steps := make([]int, len(tied))
	queue := []int{from}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range tied[i] {
			if steps[j] == 0 && j != from {
				steps[j] = steps[i] + 1
				queue = append(queue, j)
			}
		}
	}
	return steps
}

// BenchmarkLayoutStability prints how far people move when 5 % more come, in hundredths
// of the map's radius: drawn afresh, and continued.
func BenchmarkLayoutStability(b *testing.B) {
	for b.Loop() {
		fmt.Fprintln(os.Stderr, "\nname   cold mean-%  warm mean-%  warm largest-%  crossings warm/cold")
		for _, name := range []string{"s150", "h150", "s500"} {
			var cold, warm, most, ratio float64
			for seed := range 3 {
				g := named(name)
				before := mustLayout(b, without(g, fivePercent(g, seed+1)), nil, nil, Options{})
				fresh := mustLayout(b, g, nil, nil, Options{})
				grown := mustLayout(b, g, before.Positions, nil, Options{})
				c, w := mustMeasure(b, g, fresh.Positions, before.Positions), mustMeasure(b, g, grown.Positions, before.Positions)
				cold, warm, most = cold+c.MeanDisplacement/3, warm+w.MeanDisplacement/3, max(most, w.LargestDisplacement)
				ratio += float64(w.Crossings) / float64(c.Crossings) / 3
			}
			fmt.Fprintf(os.Stderr, "%-6s %11.1f %12.2f %15.1f %20.3f\n", name, 100*cold, 100*warm, 100*most, ratio)
		}
	}
}
