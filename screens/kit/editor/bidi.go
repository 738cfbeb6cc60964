package editor

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Reading from right to left, as far as a line needs it: words of Hebrew and
// Arabic and their like run leftwards, numbers and other words rightwards, and a
// paragraph whose first letter runs leftwards begins at the right. That is the
// Unicode Bidirectional Algorithm (Unicode Standard Annex 9) without embeddings.

// direction is which way a rune runs.
type direction int

const (
	either direction = iota // spaces and marks: as what is around them
	rightward
	leftward
	number
)

func directionOf(r rune) direction {
	switch {
	case r >= '0' && r <= '9', r >= 0x660 && r <= 0x669, r >= 0x6F0 && r <= 0x6F9:
		return number
	case isLeftward(r):
		return leftward
	case unicode.IsLetter(r):
		return rightward
	}
	return either
}

// isLeftward tells the letters of Hebrew, Arabic, Syriac, Thaana, NKo and the
// older scripts that are written from right to left.
func isLeftward(r rune) bool {
	switch {
	case r < 0x590:
		return false
	case r <= 0x8FF, r >= 0xFB1D && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFC, r >= 0x10800 && r <= 0x10FFF, r >= 0x1E800 && r <= 0x1EFFF:
		return unicode.IsLetter(r)
	}
	return r == 0x200F
}

// mayRunLeft tells whether a text may have anything from right to left in it.
func mayRunLeft(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0xD6 && (text[i] <= 0xE0 || text[i] >= 0xEF) {
			return true
		}
	}
	return false
}

// readsRight tells whether a paragraph begins at the right.
func readsRight(text string) bool {
	for _, r := range text {
		switch directionOf(r) {
		case rightward:
			return false
		case leftward:
			return true
		}
	}
	return false
}

// piece is a stretch of a line that runs one way.
type piece struct {
	start, end int
	level      int // even runs rightwards, odd leftwards
}

// pieces cuts a line into stretches that run one way, in the order of the text.
func pieces(text string, start, end int, right bool) []piece {
	base := 0
	if right {
		base = 1
	}
	if !right && !mayRunLeft(text[start:end]) {
		return []piece{{start, end, 0}}
	}
	var out []piece
	strong := rightward
	if right {
		strong = leftward
	}
	for at := start; at < end; {
		r, size := utf8.DecodeRuneInString(text[at:end])
		way := directionOf(r)
		level := base
		switch {
		case way == either:
			level = between(text, at, end, strong, base)
		case way == number && strong == leftward:
			level = 2
		case way == leftward:
			level, strong = 1, leftward
		case way == rightward:
			level, strong = base*2, rightward
		}
		if extends(r) && len(out) > 0 {
			level = out[len(out)-1].level
		}
		if n := len(out); n > 0 && out[n-1].level == level {
			out[n-1].end = at + size
		} else {
			out = append(out, piece{at, at + size, level})
		}
		at += size
	}
	return out
}

// between gives the level of a space or a mark: that of its neighbours if both run
// the same way, else that of the paragraph.
func between(text string, at, end int, before direction, base int) int {
	after := rightward
	if base == 1 {
		after = leftward
	}
	for _, r := range text[at:end] {
		if way := directionOf(r); way != either {
			after = way
			break
		}
	}
	if after == number {
		after = before
	}
	switch {
	case before != after:
		return base
	case after == leftward:
		return 1
	}
	return base * 2
}

// arrange puts pieces in the order in which they stand from left to right: from
// the highest level down to the lowest odd one, what is at or above it is turned
// around (rule L2).
func arrange[T any](runs []T, level func(T) int) {
	highest := 0
	for _, r := range runs {
		highest = max(highest, level(r))
	}
	for ; highest > 0; highest-- {
		for i := 0; i < len(runs); i++ {
			j := i
			for j < len(runs) && level(runs[j]) >= highest {
				j++
			}
			slices.Reverse(runs[i:j])
			i = max(i, j-1)
		}
	}
}
