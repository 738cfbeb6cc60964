// Package datatest opens stores for tests: in memory, with a fixed clock, empty
// or filled with a small life. A test that wants a failure embeds the store in a
// type of its own and overrides one method.
package datatest

import (
	"context"
	"errors"
	"testing"
	"time"

	"kith/data"
	"kith/data/vault"
)

// Zone is where the tests live.
const Zone = "Europe/Berlin"

// Clock is the fixed time of tests: a Monday evening in November.
func Clock() time.Time {
	return time.Date(2026, time.November, 23, 20, 14, 0, 0, time.UTC)
}

// Today is the day of Clock.
func Today() data.Day { return data.DateOf(2026, time.November, 23) }

// Open gives an empty store in memory that is closed at the end of the test.
// At that point, unless the test closed it, every index row must agree with the
// records and none may be damaged.
func Open(t testing.TB) *data.Store {
	t.Helper()
	v, err := vault.CreateInMemory(vault.Options{WorkFactor: 10})
	if err != nil {
		t.Fatalf("create vault in memory: %v", err)
	}
	s, err := data.Open(v, data.Options{Now: Clock})
	if err != nil {
		t.Fatalf("open store: %v", err)
	}
	t.Cleanup(func() {
		faults, err := s.CheckRows(context.Background())
		if err != nil && !errors.Is(err, data.ErrClosed) || len(faults) > 0 {
			t.Errorf("check of the store after the test: got %v, faults %v, want none", err, faults)
		}
		if n := s.Damage(); n > 0 {
			t.Errorf("check of the store after the test: got %d records that could not be read, want none", n)
		}
		if err := s.Close(); err != nil {
			t.Errorf("close store: %v", err)
		}
	})
	return s
}

// Must fails the test on an error.
func Must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Entry gives a valid entry of a day with a text, not stored yet.
func Entry(day data.Day, title, body string) data.Entry {
	at := day.Time().Add(19 * time.Hour)
	return data.Entry{
		ID: data.NewID(), Day: day, Created: at, Modified: at, Zone: Zone, Title: title, Body: body,
	}
}

// Person gives a valid person, not stored yet.
func Person(name string, ring int, roles ...string) data.Person {
	return data.Person{
		ID: data.NewID(), Name: name, Ring: ring, Roles: roles, Created: Clock(), Modified: Clock(),
	}
}

// Contact gives a contact of a day in which company was given and received with
// these weights; 0 leaves a side out.
func Contact(person data.ID, day data.Day, given, received float64) data.Contact {
	c := data.Contact{
		ID: data.NewID(), Person: person, Day: day, Created: day.Time().Add(18 * time.Hour), Zone: Zone,
	}
	if given > 0 {
		c.Given = []data.Exchange{{Kind: data.Company, Weight: given}}
	}
	if received > 0 {
		c.Received = []data.Exchange{{Kind: data.Listening, Weight: received}}
	}
	return c
}

// Life is what Fill wrote.
type Life struct {
	Anna, Mum, Jonas, Mira data.Person
	Entries                []data.Entry // oldest first
	Contacts               []data.Contact
}

// Fill writes a small life: four people (two-way, from me, to me, too little to
// tell), three entries, contacts of the last weeks.
func Fill(t testing.TB, s *data.Store) Life {
	t.Helper()
	l := Life{
		Anna:  Person("Anna", 1, "friend"),
		Mum:   Person("Mum", 2, "caregiver"),
		Jonas: Person("Jonas", 2, "friend"),
		Mira:  Person("Mira", 3, "mentor"),
	}
	l.Mira.ModelsSecurity = true
	l.Entries = []data.Entry{
		Entry(Today()-40, "", "Rain all day. I said what I needed and she stayed."),
		Entry(Today()-7, "A calmer call", "Talked with Anna for an hour. I did not count who spoke more."),
		Entry(Today()-1, "", "- soup\n- a walk by the river\n\nIt was enough."),
	}
	l.Entries[1].People = []data.ID{l.Anna.ID}
	l.Entries[1].Tags = []string{"repair"}
	l.Entries[1].Mood = data.Rated(1)
	for i := range 6 {
		day := Today() - data.Day(3*i+1)
		l.Contacts = append(l.Contacts, Contact(l.Anna.ID, day, 1, 1), Contact(l.Jonas.ID, day, 1, 0))
		if i < 5 {
			l.Contacts = append(l.Contacts, Contact(l.Mum.ID, day, 0, 1))
		}
	}
	Must(t, s.Update(context.Background(), func(w *data.Writer) error { return l.write(w) }))
	return l
}

// write puts the whole life into one write.
func (l *Life) write(w *data.Writer) error {
	for _, p := range []*data.Person{&l.Anna, &l.Mum, &l.Jonas, &l.Mira} {
		if err := w.PutPerson(p); err != nil {
			return err
		}
	}
	for i := range l.Entries {
		if err := w.PutEntry(&l.Entries[i]); err != nil {
			return err
		}
	}
	for i := range l.Contacts {
		if err := w.PutContact(&l.Contacts[i]); err != nil {
			return err
		}
	}
	return nil
}
