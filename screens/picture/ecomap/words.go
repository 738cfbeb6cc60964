package ecomap

import (
	"fmt"

	"kith/data/reciprocity"
)

// English gives the words in English.
func English() Words {
	return Words{
		Title: "Relationship map", Me: "me", Mine: "This is how you see it.",
		Rings: []string{"closest", "close", "near", "wider", "outer", "not placed yet"},
		Out:   "from me", In: "to me", TwoWay: "goes both ways", TooLittle: "too little to tell",
		Tenuous: "feels thin", Stressful: "feels tense",
		Shows: "shows me how it can be", Pinned: "put there by hand", Tie: "know each other", GroupKey: "belong together",
		Wish: "where I wish they were", Today: "where they stand today",
		State: reciprocity.State.Plain,
		Desc: func(people, twoWay, fromMe, toMe, open int) string {
			return fmt.Sprintf("%d people in rings of closeness. As noted, %d ties go both ways, in %d more has gone out lately, in %d more has come in, and %d are open.",
				people, twoWay, fromMe, toMe, open)
		},
	}
}

// RingWord names a ring from 1; "" for a ring without a word.
func (w Words) RingWord(ring int) string {
	if ring >= 1 && ring <= len(w.Rings) {
		return w.Rings[ring-1]
	}
	return ""
}

// describe counts the states into one plain sentence.
func (w Words) describe(s *Scene) string {
	c := s.Census()
	from := c[reciprocity.LeaningFromMe] + c[reciprocity.OneSidedFromMe]
	to := c[reciprocity.LeaningToMe] + c[reciprocity.OneSidedToMe]
	return w.Desc(len(s.People), c[reciprocity.TwoWay], from, to, len(s.People)-c[reciprocity.TwoWay]-from-to)
}
