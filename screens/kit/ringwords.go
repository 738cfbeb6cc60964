package kit

import "kith/data"

// RingWords names the rings of closeness, from the closest, 1 to data.MaxRing, and
// last the word for who is in none yet.
func RingWords() []string {
	return []string{
		T("kit.ring1", "closest"), T("kit.ring2", "close"), T("kit.ring3", "near"),
		T("kit.ring4", "wider"), T("kit.ring5", "outer"), T("kit.ring0", "not placed yet"),
	}
}

// RingWord names a ring; 0, and whatever is no ring, is not placed yet.
func RingWord(ring int) string {
	words := RingWords()
	if ring < 1 || ring > data.MaxRing {
		return words[len(words)-1]
	}
	return words[ring-1]
}
