package data

import "kith/data/reciprocity"

// Events gives contacts as the balance of giving and receiving sees them: one
// event for each thing given or received. kinds, when given, are the only ones
// counted. Who reached out is never counted here.
func Events(list []Contact, kinds ...string) []reciprocity.Event {
	var out []reciprocity.Event
	counts := func(kind string) bool {
		for _, k := range kinds {
			if k == kind {
				return true
			}
		}
		return len(kinds) == 0
	}
	for _, c := range list {
		for _, x := range c.Given {
			if counts(x.Kind) {
				out = append(out, reciprocity.Event{Day: int(c.Day), Direction: reciprocity.Given, Weight: x.Weight})
			}
		}
		for _, x := range c.Received {
			if counts(x.Kind) {
				out = append(out, reciprocity.Event{Day: int(c.Day), Direction: reciprocity.Received, Weight: x.Weight})
			}
		}
	}
	return out
}
