package sample

import "math"

// mind is how the writer's weeks went. ease goes from 0, on guard, to 1, at
// ease: it rises slowly, with setbacks, and every week differs a little from the
// one before. The four others are what the weekly questions ask about, 0 to 10.
type mind struct {
	// ease by week, counted from the beginning.
	ease []float64
	// worry: whether people close by are pulling away. Lower is calmer.
	worry []float64
	// distance: how much is kept to oneself. Lower is nearer.
	distance []float64
	// worth: own time and place need not be earned. Higher is steadier.
	worth []float64
	// held: there is somebody to turn to. Higher is better held.
	held []float64
	// rests are the weeks without practices.
	rests []span
}

// span is a run of weeks, the end not included.
type span struct{ from, to int }

// newMind makes up the weeks.
func newMind(d *dice, weeks int) mind {
	m := mind{ease: make([]float64, weeks)}
	// A short life gets less far: two years for the whole way.
	top := 0.25 + 0.55*math.Min(1, float64(weeks)/110)
	ripple := m.noise(d, weeks, 0.75, 0.05)
	for w := range m.ease {
		u := float64(w) / float64(max(1, weeks-1))
		// Smoothstep: slow at first, slow again at the end.
		m.ease[w] = 0.22 + (top-0.22)*(3*u*u-2*u*u*u) + ripple[w]
	}
	for range 1 + weeks/40 {
		m.setback(d)
	}
	for w := range m.ease {
		m.ease[w] = math.Min(0.97, math.Max(0.03, m.ease[w]))
	}
	m.worry = m.answer(d, 7.6, -5.2)
	m.distance = m.answer(d, 6.9, -4.3)
	m.worth = m.answer(d, 3.1, 4.6)
	m.held = m.answer(d, 3.6, 4.8)
	for w := 20 + d.below(25); w < weeks; w += 30 + d.below(40) {
		m.rests = append(m.rests, span{w, w + 1 + d.below(3)})
	}
	return m
}

// noise is what sets one week apart from the next, a first-order autoregression around 0: each week keeps part of the last.
func (m *mind) noise(d *dice, weeks int, keep, spread float64) []float64 {
	out := make([]float64, weeks)
	last := 0.0
	for w := range out {
		last = keep*last + spread*d.normal()
		out[w] = last
	}
	return out
}

// setback lets some weeks go badly and heal again.
func (m *mind) setback(d *dice) {
	from, depth, heal := d.below(len(m.ease)), d.between(0.12, 0.34), d.between(2, 6)
	for w := from; w < len(m.ease) && w < from+20; w++ {
		left := 1 / (1 + math.Pow(float64(w-from)/heal, 3))
		m.ease[w] -= depth * left
	}
}

// answer turns ease into one of the four, with a life of its own.
func (m *mind) answer(d *dice, at0, slope float64) []float64 {
	out := m.noise(d, len(m.ease), 0.6, 0.55)
	for w, e := range m.ease {
		out[w] = math.Min(10, math.Max(0, out[w]+at0+slope*e))
	}
	return out
}

// resting tells whether the writer rested from practices in a week.
func (m *mind) resting(week int) bool {
	for _, r := range m.rests {
		if week >= r.from && week < r.to {
			return true
		}
	}
	return false
}
