package graph

import "math"

// seats are places spread evenly over the bands. A fresh map first seats
// people here, so that space is used evenly, then lets them shift.
type seats struct {
	x, y []float64
	band []band // by ring
}

// band is the part of the seats in one ring: rows, each a circle.
type band struct {
	rows []row
}

type row struct {
	first  int32 // index of the first seat
	count  int32
	radius float64
	turn   float64 // angle of the first seat
}

// goldenTurn staggers one row against the next so that spokes never line up.
const goldenTurn = 2.399963229728653

// newSeats lays out at least need[k] seats in ring k.
func newSeats(r rings, need []int) *seats {
	s := &seats{band: make([]band, len(need))}
	for k := 1; k < len(need); k++ {
		if need[k] > 0 {
			lo, hi := r.limits(k)
			s.fill(k, max(lo, minBand/2), hi, need[k])
		}
	}
	return s
}

// fill puts n seats between two radii, in rows about as far apart as seats in
// a row are.
func (s *seats) fill(ring int, lo, hi float64, n int) {
	if hi < lo {
		hi = lo
	}
	apart := math.Sqrt(math.Pi * (hi*hi - lo*lo) / float64(n))
	rows := 1
	if apart > 0 {
		rows = min(max(1, int(math.Round((hi-lo)/apart))), n)
	}
	// Every row gets its share by length, rounded so that the sum is n.
	total := 0.0
	for i := range rows {
		total += rowRadius(lo, hi, i, rows)
	}
	given, sum := 0, 0.0
	for i := range rows {
		radius := rowRadius(lo, hi, i, rows)
		sum += radius
		upTo := int(math.Round(float64(n) * sum / total))
		rw := row{first: int32(len(s.x)), count: int32(upTo - given), radius: radius, turn: goldenTurn * float64(ring*7+i)}
		given = upTo
		for k := range rw.count {
			a := rw.turn + 2*math.Pi*float64(k)/float64(rw.count)
			s.x = append(s.x, radius*math.Cos(a))
			s.y = append(s.y, radius*math.Sin(a))
		}
		if rw.count > 0 {
			s.band[ring].rows = append(s.band[ring].rows, rw)
		}
	}
}

// rowRadius is where row i of so many lies, all equally far apart.
func rowRadius(lo, hi float64, i, rows int) float64 {
	return lo + (hi-lo)*(float64(i)+0.5)/float64(rows)
}

// near returns the seat of the ring closest to a place, roughly: the best row
// by radius, then the best seat of that row by angle.
func (s *seats) near(ring int, x, y float64) int32 {
	rows := s.band[ring].rows
	r := math.Hypot(x, y)
	best := 0
	for i := 1; i < len(rows); i++ {
		if math.Abs(rows[i].radius-r) < math.Abs(rows[best].radius-r) {
			best = i
		}
	}
	rw := rows[best]
	turn := (math.Atan2(y, x) - rw.turn) / (2 * math.Pi)
	turn -= math.Floor(turn)
	k := int32(turn*float64(rw.count) + 0.5)
	return rw.first + k%rw.count
}
