package sample

import (
	"fmt"
	"strings"
)

// facts are what is so for one entry: one bit for each name in factNames.
type facts uint64

// factNames gives the names that conditions use, in the order of the bits.
func factNames() []string {
	return strings.Fields(`
		spring summer autumn winter
		sun mon tue wed thu fri sat
		early mid late
		bad soso good
		rain clear snow wind fog heat cold grey
		morning noon evening night
		library office lab
		partner caregiver family friend mentor therapist colleague neighbour choir climber child acquaintance
		gave got models far new birthday she
		hasmum hasdad haspartner hasfriend hasmentor
		yule cat me_f short second`)
}

// factTable gives the bit of each name, and of the words for several.
func factTable() map[string]facts {
	table := map[string]facts{}
	for i, name := range factNames() {
		table[name] = 1 << i
	}
	table["weekend"] = table["sat"] | table["sun"]
	table["weekday"] = table["mon"] | table["tue"] | table["wed"] | table["thu"] | table["fri"]
	table["wet"] = table["rain"] | table["snow"] | table["fog"]
	table["dark"] = table["winter"] | table["autumn"]
	table["warm"] = table["spring"] | table["summer"]
	table["kin"] = table["caregiver"] | table["family"]
	table["peer"] = table["friend"] | table["choir"] | table["climber"]
	table["guide"] = table["mentor"] | table["therapist"]
	return table
}

// condition holds when each group of any has a fact that is so, and none of not.
type condition struct {
	any []facts
	not facts
}

// holds tells whether the alternative may be told.
func (c condition) holds(f facts) bool {
	if f&c.not != 0 {
		return false
	}
	for _, group := range c.any {
		if f&group == 0 {
			return false
		}
	}
	return true
}

// add reads one word of a condition: name, a/b for either, !name for not.
func (c *condition) add(s string, table map[string]facts) error {
	word, not := strings.CutPrefix(s, "!")
	var group facts
	for name := range strings.SplitSeq(word, "/") {
		if table[name] == 0 {
			return fmt.Errorf("unknown condition %q", s)
		}
		group |= table[name]
	}
	if not {
		c.not |= group
	} else {
		c.any = append(c.any, group)
	}
	return nil
}
