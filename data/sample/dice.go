package sample

import (
	"math"
	"math/rand/v2"

	"kith/data"
)

// dice are the only source of chance in this package. Each record has its own,
// from the seed, the noun and its number, so it can be made alone and again.
type dice struct{ src *rand.PCG }

// roll gives the dice for number i of a stream.
func (l Life) roll(stream byte, i int) *dice {
	a := mix(l.Seed ^ uint64(stream)<<56)
	return &dice{rand.NewPCG(a, mix(a+uint64(i)))}
}

// mix is the finaliser of SplitMix64 (Steele, Lea & Flood 2014): neighbouring
// numbers come out far apart.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// unit is a number from 0 up to, but not, 1.
func (d *dice) unit() float64 { return float64(d.src.Uint64()>>11) / (1 << 53) }

// below is a whole number from 0 up to, but not, n; 0 when n is less than 1.
func (d *dice) below(n int) int {
	if n < 1 {
		return 0
	}
	return int(d.src.Uint64() % uint64(n))
}

// chance is true p times of 1.
func (d *dice) chance(p float64) bool { return d.unit() < p }

// between is a number from lo up to hi.
func (d *dice) between(lo, hi float64) float64 { return lo + (hi-lo)*d.unit() }

// normal is a standard normal number, by the sum of twelve: plain additions come
// out the same on every machine, which logarithms and cosines need not.
func (d *dice) normal() float64 {
	sum := -6.0
	for range 12 {
		sum += d.unit()
	}
	return sum
}

// scale rounds to a whole number from lo to hi.
func scale(v, lo, hi float64) float64 {
	return math.Min(hi, math.Max(lo, math.Round(v))) + 0 // −0 becomes 0
}

// rated is a rating on whole numbers from lo to hi, and none once in a while.
func (d *dice) rated(v, lo, hi, skip float64) data.Rating {
	if d.chance(skip) {
		return data.Rating{}
	}
	return data.Rated(scale(v, lo, hi))
}

// one picks from a list that is not empty.
func one[T any](d *dice, list []T) T { return list[d.below(len(list))] }

// shuffle mixes a list in place.
func shuffle[T any](d *dice, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		j := d.below(i + 1)
		list[i], list[j] = list[j], list[i]
	}
}
