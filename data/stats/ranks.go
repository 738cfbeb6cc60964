package stats

import "math"

// Rank search over all pairs of points. There are n(n-1)/2 slopes, 6.7 million for ten
// years of days; they are never stored. Each pass walks all pairs again and counts the
// next eleven bits of those that still fit, so that six passes find any rank exactly
// within a few kilobytes.

const (
	digitBits = 11
	digits    = 1 << digitBits
	passes    = 6 // 6 × 11 ≥ 64
)

// search looks for the slope of one rank, counted from 0.
type search struct {
	rank   int
	prefix uint64 // the bits found so far
	counts [digits]int
}

// slopesAt gives the slopes of the wanted ranks, each from 0 to the number of pairs with
// different x, less one.
func slopesAt(x, y []float64, ranks []int) []float64 {
	searches := make([]search, len(ranks))
	for i, r := range ranks {
		searches[i].rank = r
	}
	for pass := range passes {
		shift := 64 - digitBits*(pass+1)
		countDigits(x, y, searches, shift)
		for i := range searches {
			searches[i].narrow(shift)
		}
	}
	found := make([]float64, len(ranks))
	for i := range searches {
		found[i] = fromOrdered(searches[i].prefix)
	}
	return found
}

// countDigits counts, for each search, the digit at shift among the slopes that agree
// with its prefix above it.
func countDigits(x, y []float64, searches []search, shift int) {
	for i := range x {
		for j := i + 1; j < len(x); j++ {
			if x[i] == x[j] {
				continue
			}
			key := toOrdered((y[j] - y[i]) / (x[j] - x[i]))
			for k := range searches {
				s := &searches[k]
				if above(key, shift+digitBits) == above(s.prefix, shift+digitBits) {
					s.counts[digit(key, shift)]++
				}
			}
		}
	}
}

// narrow picks the digit that holds the rank and forgets the counts.
func (s *search) narrow(shift int) {
	for d, c := range s.counts {
		if s.rank < c {
			s.prefix |= place(uint64(d), shift)
			break
		}
		s.rank -= c
	}
	clear(s.counts[:])
}

// above gives the bits from place from upwards; the first pass asks from 64, for nothing.
func above(key uint64, from int) uint64 {
	return key >> from
}

// digit gives the eleven bits at shift; the last digit is cut off at bit 0, which a
// negative shift stands for.
func digit(key uint64, shift int) uint64 {
	if shift < 0 {
		return key << -shift & (digits - 1)
	}
	return key >> shift & (digits - 1)
}

// place is the inverse of digit.
func place(d uint64, shift int) uint64 {
	if shift < 0 {
		return d >> -shift
	}
	return d << shift
}

// toOrdered maps a number to bits that sort as the numbers do; both zeros become +0.
func toOrdered(v float64) uint64 {
	bits := math.Float64bits(v + 0)
	if bits>>63 == 1 {
		return ^bits
	}
	return bits | 1<<63
}

// fromOrdered is the inverse of toOrdered.
func fromOrdered(key uint64) float64 {
	if key>>63 == 1 {
		return math.Float64frombits(key &^ (1 << 63))
	}
	return math.Float64frombits(^key)
}
