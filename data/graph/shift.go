package graph

import "math"

// turnLimit is how far someone may turn about the middle when their ring
// changes: a little less than the ten degrees promised.
const turnLimit = 9.8 * math.Pi / 180

// shift moves someone whose ring changed into the new band at the old angle,
// or as near to it as there is room. When there is none within turnLimit,
// people who can move are asked to give way; they are returned. It fails only
// if pins and others who just shifted leave no place in the whole wedge.
func (p *plan) shift(i int32) (pushed []int32, ok bool) {
	aim := p.clamp(i, p.want[i])
	lo, hi := p.rings.limits(p.w.nodes[i].Ring)
	turn, dist := math.Atan2(aim.Y, aim.X), math.Hypot(aim.X, aim.Y)
	const steps = 24
	best, bestCost := Point{}, math.Inf(1)
	for a := -steps; a <= steps; a++ {
		s, c := math.Sincos(turn + turnLimit*float64(a)/steps)
		for k := 0; k <= steps; k++ {
			r := lo + (hi-lo)*float64(k)/steps
			q := Point{X: cents(r * c), Y: cents(r * s)}
			cost := math.Hypot(q.X-aim.X, q.Y-aim.Y)
			if cost >= bestCost {
				continue
			}
			moves, blocked := p.inTheWay(i, q)
			if blocked {
				continue
			}
			// Whoever gives way weighs more than any distance in the wedge.
			cost += float64(len(moves)) * (dist + hi)
			if cost < bestCost {
				best, bestCost, pushed = q, cost, moves
			}
		}
	}
	if math.IsInf(bestCost, 1) {
		return nil, false
	}
	for _, j := range pushed {
		p.room.drop(j)
		p.placed[j] = false
	}
	p.put(i, best)
	return pushed, true
}

// inTheWay lists who would have to give way if i stood at q; blocked means
// that something there cannot move.
func (p *plan) inTheWay(i int32, q Point) (moves []int32, blocked bool) {
	p.room.each(i, q.X, q.Y, func(j int32) {
		if int(j) >= len(p.w.nodes) || p.state[j] == pinned || p.state[j] == shifts {
			blocked = true
			return
		}
		moves = append(moves, j)
	})
	return moves, blocked
}
