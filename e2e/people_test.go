//go:build e2e && linux

package e2e

import (
	"strings"
	"testing"
)

func TestPeopleStandOnTheMapAndAreTakenBack(t *testing.T) {
	p := newPerson(t)
	p.makesAVault()
	p.goes("4", "people")
	p.types("Anna")
	p.presses("Return")
	p.sees("people")
	p.types("Ben")
	p.presses("Return")
	p.sees("people")
	p.photographs("two")
	p.goes("3", "relmap")
	p.photographs("map")
	p.closes()
	drawn := p.draws("map")
	for _, name := range []string{"Anna", "Ben"} {
		if !strings.Contains(drawn, name) {
			t.Errorf("%s is not on the map", name)
		}
	}

	p.comesBack()
	p.presses("ctrl+alt+z")
	p.sees("today")
	p.photographs("taken-back")
	p.closes()
	if drawn := p.draws("map"); strings.Contains(drawn, "Ben") || !strings.Contains(drawn, "Anna") {
		t.Error("after undoing, got Ben on the map or Anna not, want Anna alone")
	}
	p.comesBack()
	p.presses("ctrl+alt+y")
	p.sees("today")
	p.closes()
	if !strings.Contains(p.draws("map"), "Ben") {
		t.Error("made again, and Ben is not on the map")
	}
}
