package data

import (
	"testing"
	"time"
)

func TestRulesOfADefinition(t *testing.T) {
	wantBreaches(t, "definition", func() Definition {
		return Definition{ID: NewID(), Kind: DefPrompt, Name: "Evening", Created: clock(), Modified: clock()}
	}, append(append(append([]breach[Definition]{
		idBreach(func(d *Definition) *ID { return &d.ID }),
		{"Body", "too long", func(d *Definition) { d.Body = make([]byte, MaxBytes+1) }},
	}, nameBreaches("Kind", func(d *Definition) *string { return &d.Kind })...),
		nameBreaches("Name", func(d *Definition) *string { return &d.Name })...),
		timeBreaches("Created", func(d *Definition) *time.Time { return &d.Created })...))
}

func TestDefinitionsAreListedByKindAndComeBackFromTheTrash(t *testing.T) {
	s := open(t)
	made := func(kind, name string) Definition {
		d := Definition{ID: NewID(), Kind: kind, Name: name, Body: []byte(name), Created: clock(), Modified: clock()}
		must(t, s.PutDefinition(ctx(), &d))
		return d
	}
	evening, query := made(DefPrompt, "Evening"), made(DefSearch, "Anna")
	list, err := s.Definitions(ctx(), DefPrompt)
	must(t, err)
	if len(list) != 1 || list[0].Name != "Evening" || string(list[0].Body) != "Evening" {
		t.Fatalf("prompts: got %v, want the one", list)
	}
	if list, err = s.Definitions(ctx(), ""); err != nil || len(list) != 2 {
		t.Fatalf("all: got %v, %v, want both", list, err)
	}
	must(t, s.Update(ctx(), func(w *Writer) error { return w.DeleteDefinition(query.ID, clock()) }))
	trash, err := s.Trash(ctx())
	if err != nil || len(trash) != 1 || trash[0].Title != "Anna" {
		t.Fatalf("trash: got %v, %v, want the search", trash, err)
	}
	must(t, s.Restore(ctx(), query.ID))
	if d, err := s.Definition(ctx(), query.ID); err != nil || d.Name != "Anna" {
		t.Fatalf("restored: got %v, %v", d, err)
	}
	if _, err := s.Definition(ctx(), evening.ID); err != nil {
		t.Fatal(err)
	}
}

func TestARingIsRememberedFromTheDayOfTheMove(t *testing.T) {
	p := Person{Ring: 3}
	if got := p.RingOn(today()); got != 3 {
		t.Errorf("without a mark: got %d, want 3", got)
	}
	p.MoveTo(3, today()-30)
	p.MoveTo(1, today())
	p.MoveTo(2, today()) // the same day again
	for day, want := range map[Day]int{today() - 90: 3, today() - 30: 3, today() - 1: 3, today(): 2, today() + 9: 2} {
		if got := p.RingOn(day); got != want {
			t.Errorf("on %v: got %d, want %d", day, got, want)
		}
	}
	if p.Ring != 2 || len(p.Rings) != 2 {
		t.Errorf("got ring %d with %v, want 2 with two marks", p.Ring, p.Rings)
	}
	p.MoveTo(4, today()-10) // what was said of later days is overtaken
	if p.Ring != 4 || len(p.Rings) != 2 || p.RingOn(today()) != 4 {
		t.Errorf("got %d with %v, want 4 from ten days ago", p.Ring, p.Rings)
	}
	for i := range Day(2 * MaxList) {
		p.MoveTo(int(i)%6, today()+i)
	}
	if len(p.Rings) > MaxList {
		t.Errorf("got %d marks, want at most %d", len(p.Rings), MaxList)
	}
}

func TestRulesOfRingsAndPhoto(t *testing.T) {
	good := Attachment{ID: NewID(), SHA256: make([]byte, 32), Mime: "image/png"}
	wantBreaches(t, "person", func() Person {
		return Person{ID: NewID(), Name: "Mia", Created: clock(), Modified: clock(), Photo: &good, Rings: []RingMark{{today(), 1}}}
	}, []breach[Person]{
		{"Wish", "too far out", func(p *Person) { p.Wish = MaxRing + 1 }},
		{"Rings", "too far out", func(p *Person) { p.Rings[0].Ring = -1 }},
		{"Rings", "no day", func(p *Person) { p.Rings[0].Day = 0 }},
		{"Rings", "order", func(p *Person) { p.Rings = append(p.Rings, p.Rings[0]) }},
		{"Rings", "too many", func(p *Person) { p.Rings = make([]RingMark, MaxList+1) }},
		{"Attachments", "no sum", func(p *Person) { p.Photo = &Attachment{ID: NewID(), Mime: "a/b"} }},
	})
}
