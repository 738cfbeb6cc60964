package sample

import (
	"testing"

	"kith/assets"
	"kith/data"
	"kith/data/practice"
)

// TestTheLifeAnswersTheShippedPractices holds every record and item of the made-up
// life against the files that describe them.
func TestTheLifeAnswersTheShippedPractices(t *testing.T) {
	set, err := practice.Load(assets.Practices(), "en")
	if err != nil {
		t.Fatal(err)
	}
	p := planned(t, Life{Years: 4, People: 30, Entries: 50, Seed: 2})
	answered := map[string]bool{}
	for _, r := range records(p) {
		of := set.Named(r.Practice)
		if of == nil {
			t.Fatalf("got a record of %q, want a shipped practice", r.Practice)
		}
		if err := of.CheckAnswers(r.Fields); err != nil {
			t.Errorf("record of %s: %v", r.Practice, err)
		}
		if of.About.Kind != "" && r.Item.IsZero() {
			t.Errorf("record of %s: got none that it is about", r.Practice)
		}
		for _, f := range r.Fields {
			answered[r.Practice+"."+f.Key] = true
		}
	}
	for _, it := range p.items {
		of := set.Item(it.rec.Kind)
		if of == nil {
			t.Fatalf("got an item of kind %q, want a shipped one", it.rec.Kind)
		}
		if err := of.CheckAnswers(it.rec.Fields); err != nil {
			t.Errorf("item of kind %s: %v", it.rec.Kind, err)
		}
	}
	for _, of := range set.All() {
		for _, s := range of.Series {
			for _, key := range s.Keys {
				if !answered[of.ID+"."+key] {
					t.Errorf("series %s.%s: the life never answers %q", of.ID, s.Name, key)
				}
			}
		}
	}
	open := 0
	for _, r := range records(p) {
		if practice.Due(&r, p.last+data.Day(30)) {
			open++
		}
	}
	if open == 0 {
		t.Error("got nothing that waits to be asked after, want some")
	}
}
