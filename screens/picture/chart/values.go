package chart

import "math"

// scale is a value axis from low to high.
type scale struct {
	low, high float64
	ticks     []float64
	decimals  int // of the ticks
}

// newScale returns an axis that holds low to high with at most so many ticks,
// two at least. When a round step divides the range, as on questionnaires from
// 1 to 7, both ends are ticks; else the axis is widened to the next ones.
// Steps below least are not used.
func newScale(low, high float64, most int, least float64) scale {
	if !(low < high) || math.IsInf(high-low, 0) {
		low, high = low-1, low+1
	}
	most = max(2, most)
	span := high - low
	for _, step := range roundSteps(span) {
		n := math.Round(span / step)
		if step >= least && n >= 2 && int(n) < most && math.Abs(span/step-n) < 1e-9 {
			return ticked(low, step, int(n))
		}
	}
	if most == 2 {
		return ticked(low, span, 1)
	}
	for _, step := range roundSteps(span) {
		from, to := math.Floor(low/step+1e-9), math.Ceil(high/step-1e-9)
		if n := int(to - from); step >= least && n < most {
			return ticked(from*step, step, n)
		}
	}
	return ticked(low, span, 1)
}

func ticked(low, step float64, n int) scale {
	s := scale{low: low, high: low + step*float64(n)}
	for i := range n + 1 {
		s.ticks = append(s.ticks, low+step*float64(i))
	}
	whole := func(v float64) bool { return math.Abs(v-math.Round(v)) < 1e-6*math.Max(1, math.Abs(v)) }
	for s.decimals < 6 && !(whole(step*math.Pow10(s.decimals)) && whole(low*math.Pow10(s.decimals))) {
		s.decimals++
	}
	return s
}

// roundSteps returns steps that people read easily, finest first, from a
// fiftieth of the span to beyond it. Thirds are natural on short scales of
// whole numbers only, quarters on long ones.
func roundSteps(span float64) []float64 {
	var out []float64
	top := int(math.Floor(math.Log10(span)))
	for e := top - 2; e <= top+1; e++ {
		for _, f := range []float64{1, 2, 2.5, 3, 5} {
			if f == 3 && e != 0 || f == 2.5 && e < 1 {
				continue
			}
			step := f * math.Pow10(e)
			if e < 0 {
				step = f / math.Pow10(-e) // 0.1 rather than 0.1000…01
			}
			if step >= span/50 {
				out = append(out, step)
			}
		}
	}
	return out
}
