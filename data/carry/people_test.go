package carry_test

import (
	"context"
	"testing"

	"kith/data"
	"kith/data/carry"
	"kith/data/datatest"
	"kith/data/port"
)

const cards = "BEGIN:VCARD\nFN:anna\nUID:A\nNOTE:from the address book\nCATEGORIES:Choir\nRELATED;TYPE=friend;VALUE=text:Bo\nEND:VCARD\n" +
	"BEGIN:VCARD\nFN:Bo\nUID:B\nCATEGORIES:Choir\nEND:VCARD\nBEGIN:VCARD\nFN:City Office\nKIND:org\nEND:VCARD\n"

func circle(t *testing.T) port.Circle {
	t.Helper()
	c, err := port.ReadCircle([]byte(cards), "")
	datatest.Must(t, err)
	return c
}

// bring imports as the preview proposes.
func bring(t *testing.T, s *data.Store, change func([]carry.Guest)) carry.Arrived {
	t.Helper()
	people, err := s.People(context.Background())
	datatest.Must(t, err)
	c := circle(t)
	guests := carry.Guests(c, people)
	if change != nil {
		change(guests)
	}
	got, err := carry.Welcome(context.Background(), s, c, guests, datatest.Clock())
	datatest.Must(t, err)
	return got
}

func TestWhoIsKnownIsMergedAndNobodyComesTwice(t *testing.T) {
	ctx, s := context.Background(), datatest.Open(t)
	life := datatest.Fill(t, s)
	if got := bring(t, s, nil); got != (carry.Arrived{Added: 1, Merged: 1, Groups: 1, Ties: 1}) {
		t.Errorf("got %+v, want Bo added and Anna merged, a group, a tie, and no office", got)
	}
	anna, err := s.Person(ctx, life.Anna.ID)
	datatest.Must(t, err)
	if anna.Name != "Anna" || anna.Ring != life.Anna.Ring || len(anna.Groups) != len(life.Anna.Groups)+1 || anna.Notes == life.Anna.Notes {
		t.Errorf("got %+v, want all of Anna as she was, and the note and the group besides", anna)
	}
	if got := bring(t, s, nil); got != (carry.Arrived{Same: 2}) {
		t.Errorf("the second time: got %+v, want nothing new", got)
	}
}

func TestAnImportIsUndoneAtOnce(t *testing.T) {
	ctx, s := context.Background(), datatest.Open(t)
	life := datatest.Fill(t, s)
	before, err := s.Person(ctx, life.Anna.ID)
	datatest.Must(t, err)
	bring(t, s, nil)
	_, err = s.Undo(ctx, datatest.Clock())
	datatest.Must(t, err)
	people, err := s.People(ctx)
	datatest.Must(t, err)
	after, err := s.Person(ctx, life.Anna.ID)
	datatest.Must(t, err)
	if len(people) != 4 || after.Notes != before.Notes || len(after.Groups) != len(before.Groups) {
		t.Errorf("got %d people and %+v, want all as before", len(people), after)
	}
}

func TestOnlyWhoIsTickedComes(t *testing.T) {
	ctx, s := context.Background(), datatest.Open(t)
	datatest.Fill(t, s)
	got := bring(t, s, func(guests []carry.Guest) {
		if !guests[0].Merge || guests[0].Sure || guests[2].Take {
			t.Errorf("got %+v, want Anna known by name and the office not ticked", guests)
		}
		guests[0].Merge, guests[1].Take, guests[2].Take = false, false, true
	})
	if got != (carry.Arrived{Added: 2, Groups: 1}) {
		t.Errorf("got %+v, want a second Anna and the office", got)
	}
	people, err := s.People(ctx)
	datatest.Must(t, err)
	if len(people) != 6 {
		t.Errorf("got %d people, want 6", len(people))
	}
}
