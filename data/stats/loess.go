package stats

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

// Neighbours is how many of n points the charts smooth over: half of them, but 8 if there
// are that many.
func Neighbours(n int) int {
	return max((n+1)/2, min(n, 8))
}

// Loess is the smooth line through the points at each x of at, in units of y: a straight
// line fitted to the k nearest points, weighted by the tricube of their distance as a
// share of the farthest one's (Cleveland 1979, J Am Stat Assoc 74:829; one pass, no
// robustness steps). Points may come in any order; 2 ≤ k ≤ number of points. Where all
// weight falls on a single x, their weighted mean is given. Bad numbers or k are
// [ErrBadInput], fewer than 2 points [ErrTooFew].
func Loess(x, y []float64, k int, at []float64) ([]float64, error) {
	c, err := newCloud(x, y, k, at)
	if err != nil {
		return nil, err
	}
	values := make([]float64, len(at))
	for i, x0 := range at {
		values[i] = c.fit(x0, k)
	}
	return values, nil
}

// Range is a stretch from Low to High.
type Range struct{ Low, High float64 }

// Band is the middle half of the y of the k nearest points at each x of at, from their
// lower to their upper quartile. It shows spread; it is no confidence band. It fails as
// [Loess] does.
func Band(x, y []float64, k int, at []float64) ([]Range, error) {
	c, err := newCloud(x, y, k, at)
	if err != nil {
		return nil, err
	}
	band := make([]Range, len(at))
	for i, x0 := range at {
		from := c.nearest(x0, k)
		near := slices.Clone(c.y[from : from+k])
		slices.Sort(near)
		band[i] = Range{quantileOf(near, 0.25), quantileOf(near, 0.75)}
	}
	return band, nil
}

// cloud holds points in the order of x.
type cloud struct{ x, y []float64 }

func newCloud(x, y []float64, k int, at []float64) (cloud, error) {
	if err := checkPairs(x, y, 2); err != nil {
		return cloud{}, err
	}
	if err := checkList("at", at); err != nil {
		return cloud{}, err
	}
	if k < 2 || k > len(x) {
		return cloud{}, fmt.Errorf("k is %d, it must be from 2 to the %d points: %w", k, len(x), ErrBadInput)
	}
	c := cloud{slices.Clone(x), slices.Clone(y)}
	sort.Stable(c)
	return c, nil
}

func (c cloud) Len() int           { return len(c.x) }
func (c cloud) Less(i, j int) bool { return c.x[i] < c.x[j] }
func (c cloud) Swap(i, j int) {
	c.x[i], c.x[j] = c.x[j], c.x[i]
	c.y[i], c.y[j] = c.y[j], c.y[i]
}

// nearest is the first of the k consecutive points that lie nearest to x0. In sorted points
// the nearest ones are neighbours, so their first is found by halving.
func (c cloud) nearest(x0 float64, k int) int {
	return sort.Search(len(c.x)-k, func(i int) bool {
		return x0-c.x[i] <= c.x[i+k]-x0
	})
}

// fit is the local line's value at x0.
func (c cloud) fit(x0 float64, k int) float64 {
	from := c.nearest(x0, k)
	x, y := c.x[from:from+k], c.y[from:from+k]
	reach := math.Max(math.Abs(x0-x[0]), math.Abs(x[k-1]-x0))
	w := make([]float64, k)
	sum := 0.0
	for i := range x {
		w[i] = tricube(math.Abs(x[i]-x0), reach)
		sum += w[i]
	}
	if sum == 0 {
		// All points stand at the very edge; then all count the same.
		for i := range w {
			w[i] = 1
		}
	}
	return line(x, y, w, x0)
}

// tricube is the weight of a point at distance d; with no reach all points are at x0.
func tricube(d, reach float64) float64 {
	if reach == 0 {
		return 1
	}
	u := d / reach
	if u >= 1 {
		return 0
	}
	v := 1 - u*u*u
	return v * v * v
}

// line is the value at x0 of the weighted least-squares line, reckoned around the means
// so that large x (day numbers) lose no digits.
func line(x, y, w []float64, x0 float64) float64 {
	var sw, mx, my float64
	for i := range x {
		sw += w[i]
		mx += w[i] * (x[i] - x0)
		my += w[i] * y[i]
	}
	mx, my = mx/sw, my/sw
	var sxx, sxy, scale float64
	for i := range x {
		d := x[i] - x0 - mx
		sxx += w[i] * d * d
		sxy += w[i] * d * (y[i] - my)
		scale += w[i] * (x[i] - x0) * (x[i] - x0)
	}
	// No spread but rounding errors: there is no line, only a mean.
	if sxx <= 1e-24*scale {
		return my
	}
	return my - mx*sxy/sxx
}
