package sample

// role is the part that somebody plays: the share that I give at the start and
// at the end of the life, and the days from one logged contact to the next.
type role struct {
	// key is how the grammar names the person of this role, mostly "".
	key string
	// roles are the words on the person's card (see data.Roles), commas between.
	roles string
	ring  int
	// from and to are the share that I give, 0 to 1, at the start and at the end.
	from, to float64
	// gap is how many days lie between two logged contacts, on average.
	gap float64
	// sex is "f" or "m", or "" where either will do.
	sex string
	// facts are what conditions in the grammar may ask about the person.
	facts string
	// turn is what becomes of the acquaintance: "late" is met on the way, "leaves"
	// is lost on the way, "steady" is seen as seldom and as evenly all along.
	turn string
}

// leadCount is how many leads there are.
const leadCount = 18

// leads are the first people of every life, the most telling first. Their
// shares and gaps are chosen so that each state of the balance is somebody's:
// see the tests.
func leads() []role {
	return []role{
		// The best friend: two-way, and the person one writes to.
		{"friend", "friend", 1, .50, .50, 6, "", "friend", ""},
		// Moves from leaning on me to two-way, in the middle of the life.
		{"mum", "caregiver,family", 2, .72, .50, 8, "f", "caregiver family", ""},
		// One-sided from me, and felt so.
		{"", "friend", 2, .92, .92, 12, "", "friend", ""},
		// Met some months in; two-way, and closest to hand.
		{"partner", "partner", 1, .50, .50, 4, "", "partner", "late"},
		// One-sided to me, though it does not feel so.
		{"mentor", "mentor,friend", 2, .10, .10, 14, "", "mentor models", ""},
		// Leaning from me: the one for whom everything is organised.
		{"", "family", 1, .672, .672, 6, "", "family", ""},
		// Two-way within working hours.
		{"", "colleague", 3, .50, .50, 12, "", "colleague", ""},
		// Leaning to me: the relative who always has jam.
		{"", "family", 3, .325, .325, 6, "", "family models", ""},
		// Too rare to tell.
		{"dad", "caregiver,family", 3, .5, .5, 170, "m", "caregiver family far", ""},
		// Unclear: too few contacts for a word, too many for none.
		{"", "neighbour", 4, .75, .75, 50, "", "neighbour", "steady"},
		// Two-way, on Thursdays.
		{"", "friend,community", 2, .50, .50, 10, "", "choir", ""},
		// Two-way, and shows how it can be.
		{"", "friend", 2, .50, .50, 9, "", "friend models", ""},
		// One-sided to me, as it should be.
		{"", "therapist", 3, .04, .04, 10, "", "therapist models", ""},
		// Two-way, with a rope.
		{"", "friend,community", 2, .50, .50, 9, "", "climber", ""},
		// Gives what children give.
		{"", "family,child", 2, .60, .60, 25, "", "child", ""},
		// Gave nothing back, and was let go.
		{"", "friend", 4, .85, .85, 14, "", "friend", "leaves"},
		// Two-way, on the phone.
		{"", "friend", 2, .48, .48, 11, "", "friend far", ""},
		// Unclear as well, the other way round.
		{"", "neighbour,friend", 3, .25, .25, 52, "", "neighbour", "steady"},
	}
}

// walkOns are the parts that all others are given, by chance. Their rings and
// gaps are decided apart (see plan.rings and plan.gap).
func walkOns() []role {
	return []role{
		{"", "friend", 0, .5, .5, 0, "", "friend", ""},
		{"", "friend", 0, .6, .5, 0, "", "friend far", ""},
		{"", "friend", 0, .8, .6, 0, "", "friend", ""},
		{"", "colleague", 0, .5, .5, 0, "", "colleague", ""},
		{"", "colleague", 0, .6, .6, 0, "", "colleague", "late"},
		{"", "community", 0, .5, .5, 0, "", "choir", ""},
		{"", "community", 0, .4, .5, 0, "", "choir", "late"},
		{"", "community,friend", 0, .5, .5, 0, "", "climber", ""},
		{"", "family", 0, .5, .5, 0, "", "family far", ""},
		{"", "family", 0, .4, .4, 0, "", "family", ""},
		{"", "neighbour", 0, .5, .5, 0, "", "neighbour", ""},
		{"", "friend", 0, .5, .5, 0, "", "acquaintance", "late"},
		{"", "community", 0, .5, .5, 0, "", "acquaintance", ""},
		{"", "former colleague", 0, .5, .5, 0, "", "acquaintance far", ""},
		{"", "friend", 0, .7, .7, 0, "", "friend", "leaves"},
	}
}
