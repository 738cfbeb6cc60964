// Command plot measures gonum/plot drawing ten years of daily points with a band and
// a running mean, for the benchmarks of the module above, of which it is no part:
// nothing of it is in the program.
//
//	plot < points.json > figures.json
//
// The points are a list of [day, value]; the figures an object of names to the median
// of several rounds in milliseconds: build+png, png, svg, pdf.
package main

import (
	"encoding/json"
	"fmt"
	"image/color"
	"io"
	"os"
	"slices"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgpdf"
	"gonum.org/v1/plot/vg/vgsvg"
)

// rounds is how often each is drawn.
const rounds = 5

// The size of the picture, in logical pixels of 1/96 inch, and the days of the mean.
const (
	width, height = 1000.0, 420.0
	window        = 91
)

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "plot:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	var points plotter.XYs
	var raw [][2]float64
	if err := json.NewDecoder(in).Decode(&raw); err != nil {
		return fmt.Errorf("read the points: %w", err)
	}
	for _, p := range raw {
		points = append(points, plotter.XY{X: p[0], Y: p[1]})
	}
	figures := map[string]float64{}
	for name, canvas := range canvases() {
		var all []float64
		for range rounds {
			began := time.Now()
			p, err := chart(points)
			if err != nil {
				return err
			}
			c := canvas()
			p.Draw(draw.New(c))
			if _, err := c.WriteTo(io.Discard); err != nil {
				return fmt.Errorf("write %s: %w", name, err)
			}
			all = append(all, float64(time.Since(began).Microseconds())/1000)
		}
		slices.Sort(all)
		figures[name] = all[len(all)/2]
	}
	return json.NewEncoder(out).Encode(figures)
}

// canvas is what a plot is drawn on and written from.
type canvas interface {
	vg.CanvasSizer
	io.WriterTo
}

func canvases() map[string]func() canvas {
	w, h := vg.Length(width)*vg.Inch/96, vg.Length(height)*vg.Inch/96
	return map[string]func() canvas{
		"png": func() canvas { return vgimg.PngCanvas{Canvas: vgimg.NewWith(vgimg.UseWH(w, h), vgimg.UseDPI(192))} },
		"svg": func() canvas { return vgsvg.New(w, h) },
		"pdf": func() canvas { return vgpdf.New(w, h) },
	}
}

// chart makes the plot: the points as dots, a running mean, and a band about it.
func chart(points plotter.XYs) (*plot.Plot, error) {
	p := plot.New()
	p.Title.Text = "Worry"
	p.X.Tick.Marker = plot.TimeTicks{Format: "2006"}
	line := make(plotter.XYs, len(points))
	band := make(plotter.XYs, 2*len(points))
	sum := 0.0
	for i, q := range points {
		sum += q.Y
		if i >= window {
			sum -= points[i-window].Y
		}
		mean := sum / float64(min(i+1, window))
		line[i] = plotter.XY{X: q.X, Y: mean}
		band[i] = plotter.XY{X: q.X, Y: mean + 1}
		band[len(band)-1-i] = plotter.XY{X: q.X, Y: mean - 1}
	}
	poly, err := plotter.NewPolygon(band)
	if err != nil {
		return nil, fmt.Errorf("make the band: %w", err)
	}
	poly.Color = color.NRGBA{23, 131, 122, 48}
	poly.LineStyle.Width = 0
	dots, err := plotter.NewScatter(points)
	if err != nil {
		return nil, fmt.Errorf("make the dots: %w", err)
	}
	dots.Radius = vg.Points(1)
	mean, err := plotter.NewLine(line)
	if err != nil {
		return nil, fmt.Errorf("make the line: %w", err)
	}
	mean.Width = vg.Points(2)
	p.Add(plotter.NewGrid(), poly, dots, mean)
	return p, nil
}
