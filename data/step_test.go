package data

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kith/data/vault"
)

// act is an undoable write that must succeed.
func act(t *testing.T, s *Store, name string, fn func(*Writer) error) {
	t.Helper()
	must(t, s.Act(ctx(), name, clock(), fn))
}

func TestAnAddedPersonIsUndoneIntoTheTrashAndMadeAgain(t *testing.T) {
	s := open(t)
	anna := Person{ID: NewID(), Name: "Anna", Created: clock(), Modified: clock()}
	act(t, s, "people.add", func(w *Writer) error { return w.PutPerson(&anna) })
	step, err := s.Undo(ctx(), clock())
	if err != nil || step.Name != "people.add" {
		t.Fatalf("undo: got %v, %v", step, err)
	}
	if _, err := s.Person(ctx(), anna.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("after undo: got %v, want gone", err)
	}
	if list, _ := s.Trash(ctx()); len(list) != 1 {
		t.Errorf("trash: got %d, want the person", len(list))
	}
	if step, err = s.Redo(ctx(), clock()); err != nil || step.Name != "people.add" {
		t.Fatalf("redo: got %v, %v", step, err)
	}
	if p, err := s.Person(ctx(), anna.ID); err != nil || p.Name != "Anna" {
		t.Errorf("after redo: got %v, %v", p, err)
	}
	if _, err := s.Redo(ctx(), clock()); !errors.Is(err, ErrNotFound) {
		t.Errorf("redo again: got %v, want nothing to do", err)
	}
}

func TestUndoTakesBackOnlyWhatTheStepChanged(t *testing.T) {
	s := open(t)
	p := Person{ID: NewID(), Name: "Anna", Ring: 2, Roles: []string{"friend"}, Created: clock(), Modified: clock()}
	must(t, s.PutPerson(ctx(), &p))
	act(t, s, "map.ring", func(w *Writer) error { p.MoveTo(1, today()); return w.PutPerson(&p) })
	p.Notes, p.Modified = "typed later", clock().Add(time.Hour)
	must(t, s.PutPerson(ctx(), &p))
	_, err := s.Undo(ctx(), clock())
	must(t, err)
	got, err := s.Person(ctx(), p.ID)
	if err != nil || got.Ring != 2 || len(got.Rings) != 0 || got.Notes != "typed later" || got.Roles[0] != "friend" {
		t.Errorf("got %+v, %v, want the ring back and the note kept", got, err)
	}
	if _, err = s.Redo(ctx(), clock()); err != nil {
		t.Fatal(err)
	}
	if got, _ = s.Person(ctx(), p.ID); got.Ring != 1 || got.Notes != "typed later" {
		t.Errorf("made again: got %+v", got)
	}
}

func TestAStepWhoseFieldWasChangedSinceIsRefusedAndForgotten(t *testing.T) {
	s := open(t)
	p := Person{ID: NewID(), Name: "Anna", Created: clock(), Modified: clock()}
	must(t, s.PutPerson(ctx(), &p))
	q := Person{ID: NewID(), Name: "Ben", Created: clock(), Modified: clock()}
	act(t, s, "people.add", func(w *Writer) error { return w.PutPerson(&q) })
	act(t, s, "map.ring", func(w *Writer) error { p.MoveTo(1, today()); return w.PutPerson(&p) })
	p.MoveTo(3, today())
	must(t, s.PutPerson(ctx(), &p))
	if _, err := s.Undo(ctx(), clock()); !errors.Is(err, ErrConflict) {
		t.Fatalf("got %v, want a conflict", err)
	}
	if got, _ := s.Person(ctx(), p.ID); got.Ring != 3 {
		t.Errorf("got ring %d, want it left alone", got.Ring)
	}
	step, err := s.Undo(ctx(), clock())
	if err != nil || step.Name != "people.add" {
		t.Errorf("the next undo: got %v, %v, want the step before", step, err)
	}
	must(t, s.Update(ctx(), func(w *Writer) error { return w.DeletePerson(p.ID, clock()) }))
}

func TestAChangeOfWhatWasDeletedSinceCannotBeUndone(t *testing.T) {
	s := open(t)
	p := Person{ID: NewID(), Name: "Anna", Created: clock(), Modified: clock()}
	must(t, s.PutPerson(ctx(), &p))
	act(t, s, "map.ring", func(w *Writer) error { p.MoveTo(1, today()); return w.PutPerson(&p) })
	must(t, s.Update(ctx(), func(w *Writer) error { return w.DeletePerson(p.ID, clock()) }))
	if _, err := s.Undo(ctx(), clock()); !errors.Is(err, ErrConflict) {
		t.Errorf("got %v, want a conflict", err)
	}
}

func TestADeletionIsUndoneAlsoAfterARestart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "vault")
	v, _, err := vault.Create(dir, []byte("secret"), vault.Options{})
	must(t, err)
	s := over(t, v, Options{})
	anna := Person{ID: NewID(), Name: "Anna", Created: clock(), Modified: clock()}
	c := Contact{ID: NewID(), Person: anna.ID, Day: today(), Created: clock()}
	must(t, s.PutPerson(ctx(), &anna))
	must(t, s.PutContact(ctx(), &c))
	act(t, s, "people.delete", func(w *Writer) error {
		return errors.Join(w.DeleteContact(c.ID, clock()), w.DeletePerson(anna.ID, clock()))
	})
	must(t, s.Close())
	v, err = vault.Open(dir, []byte("secret"), vault.Options{})
	must(t, err)
	s = over(t, v, Options{})
	_, err = s.Undo(ctx(), clock())
	must(t, err)
	if _, err := s.Person(ctx(), anna.ID); err != nil {
		t.Error(err)
	}
	if list, err := s.ContactsWith(ctx(), anna.ID, Span{}); err != nil || len(list) != 1 {
		t.Errorf("contacts: got %v, %v, want the one", list, err)
	}
	_, err = s.Redo(ctx(), clock())
	must(t, err)
	if n, _ := s.Count(ctx(), KindPerson); n != 0 {
		t.Errorf("made again: got %d people, want none", n)
	}
	must(t, s.Close())
}

func TestEmptyingTheTrashForgetsTheSteps(t *testing.T) {
	s := open(t)
	p := Person{ID: NewID(), Name: "Anna", Notes: "before", Created: clock(), Modified: clock()}
	must(t, s.PutPerson(ctx(), &p))
	act(t, s, "people.note", func(w *Writer) error { p.Notes = "after"; return w.PutPerson(&p) })
	must(t, s.EmptyTrash(ctx(), clock()))
	if list, _ := s.Steps(ctx()); len(list) != 1 {
		t.Fatalf("an empty trash: got %d steps, want the one", len(list))
	}
	act(t, s, "people.delete", func(w *Writer) error { return w.DeletePerson(p.ID, clock()) })
	must(t, s.EmptyTrash(ctx(), clock().Add(time.Hour)))
	if list, _ := s.Steps(ctx()); len(list) != 0 {
		t.Errorf("got %d steps, want none: they hold parts of what was cleared away", len(list))
	}
	if _, err := s.Undo(ctx(), clock()); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v, want nothing to undo", err)
	}
}

func TestALargeImportIsUndoneAsOne(t *testing.T) {
	s := open(t)
	people := make([]Person, 300)
	for i := range people {
		people[i] = Person{ID: NewID(), Name: fmt.Sprint("P", i), Notes: string(make([]byte, 8<<10)), Created: clock(), Modified: clock()}
	}
	done, err := s.ActMany(ctx(), "people.import", clock(), len(people), func(w *Writer, i int) error {
		p := people[i]
		return w.PutPerson(&p)
	})
	if err != nil || done != len(people) {
		t.Fatalf("got %d, %v", done, err)
	}
	if list, _ := s.Steps(ctx()); len(list) < 2 {
		t.Fatalf("got %d steps, want several commits, or this tests nothing", len(list))
	}
	_, err = s.Undo(ctx(), clock())
	must(t, err)
	if n, _ := s.Count(ctx(), KindPerson); n != 0 {
		t.Errorf("after undo: got %d, want none", n)
	}
	_, err = s.Redo(ctx(), clock())
	must(t, err)
	if n, _ := s.Count(ctx(), KindPerson); n != len(people) {
		t.Errorf("made again: got %d, want all", n)
	}
}

func TestOnlyTheNewestStepsAreKeptAndUndoneOnesGoWithANewOne(t *testing.T) {
	s := open(t)
	p := Person{ID: NewID(), Name: "Anna", Created: clock(), Modified: clock()}
	must(t, s.PutPerson(ctx(), &p))
	for i := range MaxSteps + 20 {
		act(t, s, "map.ring", func(w *Writer) error { p.MoveTo(i%6, today()+Day(i)); return w.PutPerson(&p) })
	}
	list, err := s.Steps(ctx())
	if err != nil || len(list) != MaxSteps {
		t.Errorf("got %d steps, %v, want %d", len(list), err, MaxSteps)
	}
	_, err = s.Undo(ctx(), clock())
	must(t, err)
	p, err = s.Person(ctx(), p.ID)
	must(t, err)
	act(t, s, "people.name", func(w *Writer) error { p.Name = "Ann"; return w.PutPerson(&p) })
	if _, err := s.Redo(ctx(), clock()); !errors.Is(err, ErrNotFound) {
		t.Errorf("redo after something new: got %v, want nothing", err)
	}
	act(t, s, "nothing", func(w *Writer) error { return nil })
	if list, _ := s.Steps(ctx()); list[0].Name != "people.name" {
		t.Errorf("newest: got %s, want no step for nothing", list[0].Name)
	}
}

func TestTypingIsUndoneAsAWhole(t *testing.T) {
	s := open(t)
	p := Person{ID: NewID(), Name: "Anna", Created: clock(), Modified: clock()}
	must(t, s.PutPerson(ctx(), &p))
	typed := func(after time.Duration, edit func(*Person)) {
		t.Helper()
		must(t, s.ActTyping(ctx(), "people.page", clock().Add(after), func(w *Writer) error {
			edit(&p)
			return w.PutPerson(&p)
		}))
	}
	typed(0, func(p *Person) { p.Notes = "a" })
	typed(time.Second, func(p *Person) { p.Notes = "ab" })
	typed(2*time.Second, func(p *Person) { p.Models, p.Notes = "listens", "" })
	typed(time.Hour, func(p *Person) { p.Notes = "later" })
	if list, err := s.Steps(ctx()); err != nil || len(list) != 2 {
		t.Fatalf("got %d steps, %v, want one for each time of typing", len(list), err)
	}
	for _, want := range []Person{{Models: "listens"}, {}} {
		_, err := s.Undo(ctx(), clock())
		must(t, err)
		if got, _ := s.Person(ctx(), p.ID); got.Notes != want.Notes || got.Models != want.Models {
			t.Errorf("undone: got %q and %q, want %q and %q", got.Notes, got.Models, want.Notes, want.Models)
		}
	}
	for _, want := range []Person{{Models: "listens"}, {Models: "listens", Notes: "later"}} {
		_, err := s.Redo(ctx(), clock())
		must(t, err)
		if got, _ := s.Person(ctx(), p.ID); got.Notes != want.Notes || got.Models != want.Models {
			t.Errorf("made again: got %q and %q, want %q and %q", got.Notes, got.Models, want.Notes, want.Models)
		}
	}
}

func TestRulesOfAStep(t *testing.T) {
	part := StepPart{ID: NewID(), Kind: KindPerson, Was: WasChanged}
	wantBreaches(t, "step", func() Step { return Step{ID: NewID(), At: clock(), Name: "map.move", Parts: []StepPart{part}} },
		[]breach[Step]{
			idBreach(func(s *Step) *ID { return &s.ID }),
			{"Name", "none", func(s *Step) { s.Name = "" }},
			{"Parts", "no id", func(s *Step) { s.Parts[0].ID = ID{} }},
			{"Parts", "no noun", func(s *Step) { s.Parts[0].Kind = KindDraft }},
			{"Parts", "no fate", func(s *Step) { s.Parts[0].Was = 9 }},
		})
}

// TestUndoingAndRedoingAnythingComesBackToTheSame plays random acts, then undoes
// and redoes all of them.
func TestUndoingAndRedoingAnythingComesBackToTheSame(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := open(t)
		var ids []ID
		states := []string{peopleText(t, s)}
		for i := range rapid.IntRange(1, 8).Draw(rt, "acts") {
			must(t, s.Act(ctx(), "a", clock(), func(w *Writer) error {
				if len(ids) == 0 || rapid.Bool().Draw(rt, "add") {
					p := Person{ID: NewID(), Name: fmt.Sprint("P", i), Created: clock(), Modified: clock()}
					ids = append(ids, p.ID)
					return w.PutPerson(&p)
				}
				id := rapid.SampledFrom(ids).Draw(rt, "who")
				p, err := read(w.tx, KindPerson, id, personFrom)
				if err != nil { // deleted already
					return nil
				}
				if rapid.Bool().Draw(rt, "delete") {
					return w.DeletePerson(id, clock())
				}
				p.Notes += "x"
				p.MoveTo(1+i%5, today()+Day(i))
				return w.PutPerson(&p)
			}))
			if text := peopleText(t, s); text != states[len(states)-1] {
				states = append(states, text)
			}
		}
		for i := len(states) - 2; i >= 0; i-- {
			_, err := s.Undo(ctx(), clock())
			must(t, err)
			if got := peopleText(t, s); got != states[i] {
				rt.Fatalf("undone to %d:\n got %s\nwant %s", i, got, states[i])
			}
		}
		for i := 1; i < len(states); i++ {
			_, err := s.Redo(ctx(), clock())
			must(t, err)
			if got := peopleText(t, s); got != states[i] {
				rt.Fatalf("made again to %d:\n got %s\nwant %s", i, got, states[i])
			}
		}
		wantFaults(t, s)
		must(t, s.Close())
	})
}

// peopleText shows all people but for what every write counts.
func peopleText(t *testing.T, s *Store) (text string) {
	t.Helper()
	list, err := s.People(ctx())
	must(t, err)
	for _, p := range list {
		p.Revision = 0
		text += fmt.Sprintf("%+v\n", p)
	}
	return text
}
