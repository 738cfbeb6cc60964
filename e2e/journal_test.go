//go:build e2e && linux

package e2e

import (
	"encoding/json"
	"os"
	"testing"
)

// exported is what the export holds that no other command prints.
type exported struct {
	Versions []struct {
		Body string `json:"body"`
	} `json:"versions"`
}

// exports writes all of the closed vault into a file and reads it.
func (p *person) exports() (all exported) {
	p.t.Helper()
	path := p.in("all.json")
	p.asks("export", "--format", "json", "--out", path, "--replace")
	text, err := os.ReadFile(path)
	if err != nil {
		p.t.Fatal(err)
	}
	if err := json.Unmarshal(text, &all); err != nil {
		p.t.Fatalf("read the export: %v", err)
	}
	return all
}

func TestAnEntryIsFoundWrittenOnAndTakenBack(t *testing.T) {
	p := newPerson(t)
	p.makesAVault()
	p.types("We walked by the river")
	p.sees("today")
	p.goes("n", "today")
	p.types("Baking bread alone")
	p.sees("today")
	p.goes("2", "journal")
	p.goes("f", "journal")
	p.types("river")
	p.sees("journal")
	p.photographs("found")
	p.presses("Return")
	p.sees("journal")
	p.presses("Return", "End") // from the result onto the page
	p.types(" for long")
	p.sees("journal")
	p.photographs("written-on")
	p.closes()
	if !p.hasKept("We walked by the river for long") || !p.hasKept("Baking bread alone") {
		t.Fatal("the vault does not hold both entries as they were written")
	}
	if all := p.exports(); len(all.Versions) != 1 || all.Versions[0].Body != "We walked by the river" {
		t.Errorf("got the earlier texts %+v, want the one before the change", all.Versions)
	}

	p.comesBack()
	p.goes("2", "journal")
	p.goes("f", "journal")
	p.types("river")
	p.sees("journal")
	p.presses("Return")
	p.sees("journal")
	p.presses("Return", "End")
	p.types(" tomorrow")
	p.sees("journal")
	p.presses("ctrl+z")
	p.sees("journal")
	p.photographs("taken-back")
	p.closes()
	if !p.hasKept("We walked by the river for long") || p.hasKept("tomorrow") {
		t.Error("the word was not taken back by Ctrl+Z")
	}
}
