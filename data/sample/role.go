package sample

// role is the part that somebody plays: the share that I give at the start and
// at the end of the life, and the days from one logged contact to the next.
type role struct {
	key      string // by which the grammar names them
	roles    string // as in data.Roles, commas between
	ring     int
	from, to float64
	gap      float64
	sex      string // "f", "m" or "" for either
	facts    string // for the grammar
	turn     string // "late": met on the way; "leaves": lost on the way
}

// leads are the first people of every life, the most telling first. Their
// shares and gaps are chosen so that each state of the balance is somebody's:
// see the tests.
func leads() []role {
	return []role{
		{"friend", "friend", 1, .50, .50, 6, "", "friend", ""},
		{"mum", "caregiver,family", 2, .72, .50, 8, "f", "caregiver family", ""}, // from leaning to two-way
		{"", "friend", 2, .92, .92, 12, "", "friend", ""},                        // from me
		{"partner", "partner", 1, .50, .50, 4, "", "partner", "late"},
		{"mentor", "mentor,friend", 2, .10, .10, 14, "", "mentor models", ""}, // to me
		{"", "family", 1, .665, .665, 6, "", "family", ""},                    // leaning from me
		{"", "colleague", 3, .50, .50, 12, "", "colleague", ""},
		{"", "family", 3, .335, .335, 6, "", "family models", ""},                    // leaning to me
		{"dad", "caregiver,family", 3, .5, .5, 170, "m", "caregiver family far", ""}, // too rare to tell
		{"", "neighbour", 4, .76, .76, 56, "", "neighbour", ""},                      // unclear
		{"", "friend,community", 2, .50, .50, 10, "", "choir", ""},
		{"", "friend", 2, .50, .50, 9, "", "friend models", ""},
		{"", "therapist", 3, .04, .04, 10, "", "therapist models", ""},
		{"", "friend,community", 2, .50, .50, 9, "", "climber", ""},
		{"", "family,child", 2, .60, .60, 25, "", "child", ""},
		{"", "friend", 4, .85, .85, 14, "", "friend", "leaves"},
		{"", "friend", 2, .48, .48, 11, "", "friend far", ""},
		{"", "neighbour,friend", 3, .30, .45, 13, "", "neighbour", ""},
	}
}

// walkOns are the parts that all others are given, each with its weight.
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
