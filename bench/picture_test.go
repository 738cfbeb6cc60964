package bench

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"os/exec"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/data/graph"
	"kith/data/reciprocity"
	"kith/data/sample"
	"kith/data/vault"
	"kith/screens/picture"
	"kith/screens/picture/chart"
	"kith/screens/picture/ecomap"
)

// crowds are the numbers of people that are placed and drawn.
func crowds() []int { return []int{50, 150, 500} }

// lifeOf makes up a life with so many people, in memory.
func lifeOf(tb testing.TB, people int) (life ecomap.Life, until data.Day) {
	tb.Helper()
	v, err := vault.CreateInMemory(vault.Options{WorkFactor: cheap})
	if err != nil {
		tb.Fatal(err)
	}
	s, err := data.Open(v, data.Options{NoSearch: true})
	if err != nil {
		tb.Fatal(err)
	}
	made := sample.Default()
	made.People, made.Entries = people, 10*people
	ctx := context.Background()
	if err = sample.Fill(ctx, s, made, nil); err == nil {
		life, _, err = ecomap.Read(ctx, s)
	}
	if cerr := s.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		tb.Fatal(err)
	}
	return life, made.Until
}

// graphOf is the same people and ties as package graph sees them.
func graphOf(life ecomap.Life) graph.Graph {
	var g graph.Graph
	for _, p := range life.People {
		ring := p.Ring
		if ring == 0 {
			ring = data.MaxRing + 1
		}
		g.Nodes = append(g.Nodes, graph.Node{ID: p.ID.String(), Label: p.Name, Ring: ring})
	}
	for _, t := range life.Ties {
		g.Edges = append(g.Edges, graph.Edge{From: t.A.String(), To: t.B.String()})
	}
	return g
}

// measure runs fn as the body of a benchmark and adds a row of its mean time.
func measure(b *testing.B, name string, peer float64, beside string, fn func() error) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		if err := fn(); err != nil {
			b.Fatal(err)
		}
	}
	gathered.add(row{name, "ms", ms(b.Elapsed()) / float64(b.N), none(), peer, beside})
}

// neato lays the same graph out with Graphviz, its start included; NaN if it is not here.
func neato(g graph.Graph) (float64, string) {
	path, err := exec.LookPath("neato")
	if err != nil {
		return none(), "neato is not here"
	}
	var dot bytes.Buffer
	dot.WriteString("graph {\n")
	for _, n := range g.Nodes {
		fmt.Fprintf(&dot, "%q\n", n.ID)
	}
	for _, e := range g.Edges {
		fmt.Fprintf(&dot, "%q -- %q\n", e.From, e.To)
	}
	dot.WriteString("}\n")
	var all []time.Duration
	for range 3 {
		cmd := exec.Command(path, "-Tplain")
		cmd.Stdin = bytes.NewReader(dot.Bytes())
		began := time.Now()
		if err := cmd.Run(); err != nil {
			return none(), "neato does not run"
		}
		all = append(all, time.Since(began))
	}
	return quantile(all, 0.5), "neato, which knows no rings"
}

// BenchmarkLayout measures placing everybody afresh, and one more person on a map.
func BenchmarkLayout(b *testing.B) {
	for _, n := range crowds() {
		life, _ := lifeOf(b, n)
		g := graphOf(life)
		b.Run(fmt.Sprintf("afresh/%d", n), func(b *testing.B) {
			peer, beside := neato(g)
			measure(b, fmt.Sprintf("place %d people", n), peer, beside, func() error {
				_, err := graph.Layout(g, nil, nil, graph.Options{})
				return err
			})
		})
		b.Run(fmt.Sprintf("one-more/%d", n), func(b *testing.B) {
			fewer := g
			fewer.Nodes, fewer.Edges = g.Nodes[:n-1], nil
			for _, e := range g.Edges {
				if last := g.Nodes[n-1].ID; e.From != last && e.To != last {
					fewer.Edges = append(fewer.Edges, e)
				}
			}
			before, err := graph.Layout(fewer, nil, nil, graph.Options{})
			if err != nil {
				b.Fatal(err)
			}
			measure(b, fmt.Sprintf("place one more among %d", n), none(), "", func() error {
				_, err := graph.Layout(g, before.Positions, nil, graph.Options{Radii: before.Radii})
				return err
			})
		})
	}
}

// outputs are the ways a picture leaves the program.
func outputs() []struct {
	name string
	to   func(*picture.Picture) error
} {
	return []struct {
		name string
		to   func(*picture.Picture) error
	}{
		{"PNG", func(p *picture.Picture) error { return p.WritePNG(io.Discard, 2) }},
		{"SVG", func(p *picture.Picture) error { return p.WriteSVG(io.Discard) }},
		{"PDF", func(p *picture.Picture) error { return p.WritePDF(io.Discard, picture.PageOptions{}) }},
	}
}

// BenchmarkMap measures building and drawing the map, and its files.
func BenchmarkMap(b *testing.B) {
	fonts := &picture.Fonts{}
	style := ecomap.Style{Palette: ecomap.Paper(), Fonts: fonts, Words: ecomap.English(), Legend: true}
	for _, n := range crowds() {
		life, until := lifeOf(b, n)
		asked := ecomap.Asked{Day: until, Params: reciprocity.Default(), Words: ecomap.English()}
		scene, places, err := ecomap.Build(life, asked)
		if err != nil {
			b.Fatal(err)
		}
		asked.Before = places
		b.Run(fmt.Sprintf("build/%d", n), func(b *testing.B) {
			measure(b, fmt.Sprintf("build the map again, %d people", n), none(), "", func() error {
				_, _, err := ecomap.Build(life, asked)
				return err
			})
		})
		draw := func() *picture.Picture { return ecomap.Draw(scene, style, ecomap.View{}, 1000, 760) }
		b.Run(fmt.Sprintf("pixels/%d", n), func(b *testing.B) {
			measure(b, fmt.Sprintf("draw the map to pixels, %d people", n), none(), "", func() error {
				draw().Raster(1)
				return nil
			})
		})
		for _, o := range outputs() {
			b.Run(fmt.Sprintf("%s/%d", o.name, n), func(b *testing.B) {
				p := draw()
				measure(b, fmt.Sprintf("the map as %s, %d people", o.name, n), none(), "", func() error { return o.to(p) })
			})
		}
	}
}

// tenYears is a rating for each day of ten years.
func tenYears() chart.TrendData {
	d := chart.TrendData{Name: "Worry", Low: 0, High: 10, Calm: chart.CalmLow}
	last := sample.Default().Until
	for day := last - 3651; day <= last; day++ {
		v := 5 - 2*math.Sin(float64(day)/300) + 1.5*math.Sin(float64(day*day%97))
		d.Points = append(d.Points, chart.Point{ID: fmt.Sprint(day), Day: day, Value: math.Round(v*2) / 2})
	}
	return d
}

// BenchmarkChart measures a chart of ten years of days, and its files.
func BenchmarkChart(b *testing.B) {
	d := tenYears()
	style := chart.Style{Palette: chart.Paper(), Fonts: &picture.Fonts{}, Caption: true}
	b.Run("build", func(b *testing.B) {
		measure(b, "build the chart of ten years", none(), "", func() error {
			chart.Trend(d, style, 1000, 420)
			return nil
		})
	})
	peers, beside := plotPeer(b, d.Points)
	p := chart.Trend(d, style, 1000, 420).Picture
	b.Run("pixels", func(b *testing.B) {
		measure(b, "draw the chart of ten years to pixels", none(), "", func() error {
			p.Raster(1)
			return nil
		})
	})
	for _, o := range outputs() {
		b.Run(o.name, func(b *testing.B) {
			peer, ok := peers[strings.ToLower(o.name)]
			if !ok {
				peer = none()
			}
			measure(b, "ten years of days, built and written as "+o.name, peer, beside, func() error {
				return o.to(chart.Trend(d, style, 1000, 420).Picture)
			})
		})
	}
}
