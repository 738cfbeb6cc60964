package relmap

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit/kittest"
)

// kept reads somebody from the store.
func kept(t *testing.T, b *broken, id data.ID) data.Person {
	t.Helper()
	p, err := b.Person(context.Background(), id)
	datatest.Must(t, err)
	return p
}

// told tells the room that people changed, as the hub does after a write.
func told(w *kittest.Window) { w.Changed(data.Change{Kind: data.KindPerson, Op: data.Put}) }

// atRing is a place in the window in a ring, in the direction of somebody.
func atRing(t *testing.T, s *Screen, id data.ID, ring int) fyne.Position {
	t.Helper()
	p := s.board.person(id.String())
	inner, outer := s.board.scene.Band(ring)
	f := (inner + outer) / 2 / math.Hypot(p.X, p.Y)
	return s.board.windowAt(p.X*f, p.Y*f)
}

func TestDraggingPinsAndUndoBringsBack(t *testing.T) {
	w, s, store, life := filled(t)
	from := where(t, s, life.Jonas.ID)
	before := *s.board.person(life.Jonas.ID.String())
	drag(s, from, from.AddXY(14, 8), 0)
	told(w)
	p := kept(t, store, life.Jonas.ID)
	if !p.Pin.Set || p.Ring != 2 {
		t.Fatalf("got %+v in ring %d, want a pin in ring 2", p.Pin, p.Ring)
	}
	if q := s.board.person(p.ID.String()); !q.Pinned || !near(q.X, p.Pin.X) || !near(q.Y, p.Pin.Y) {
		t.Errorf("got %+v, want him on the pin", q)
	}
	w.Window.Canvas().Focus(s.board)
	w.Shortcut(&fyne.ShortcutUndo{})
	told(w)
	if q := s.board.person(p.ID.String()); kept(t, store, p.ID).Pin.Set || q.X != before.X || q.Y != before.Y {
		t.Errorf("undone: got %v, %v, want the old place %v, %v", q.X, q.Y, before.X, before.Y)
	}
	w.Shortcut(&fyne.ShortcutRedo{})
	told(w)
	if !kept(t, store, p.ID).Pin.Set {
		t.Error("done again: no pin")
	}
	s.onOpen(p.ID.String())
	w.Tap("Let the map place them")
	told(w)
	if kept(t, store, p.ID).Pin.Set {
		t.Error("still pinned")
	}
}

func TestDraggingAcrossARingAsks(t *testing.T) {
	w, s, store, life := filled(t)
	to := atRing(t, s, life.Jonas.ID, 3)
	drag(s, where(t, s, life.Jonas.ID), to, 0)
	if !w.Shows("Has it changed how close you are?") || kept(t, store, life.Jonas.ID).Ring != 2 {
		t.Fatalf("got %q, want the question and nothing changed", w.Texts())
	}
	w.Tap("Leave as it was")
	if p := kept(t, store, life.Jonas.ID); p.Ring != 2 || p.Pin.Set || p.Wish != 0 {
		t.Errorf("left: got %+v", p)
	}
	drag(s, where(t, s, life.Jonas.ID), to, 0)
	w.Tap("It is a wish")
	told(w)
	if p := kept(t, store, life.Jonas.ID); p.Ring != 2 || p.Wish != 3 {
		t.Errorf("wished: got ring %d and wish %d, want 2 and 3", p.Ring, p.Wish)
	}
	drag(s, where(t, s, life.Jonas.ID), to, 0)
	w.Tap("Yes, since today")
	told(w)
	p := kept(t, store, life.Jonas.ID)
	if p.Ring != 3 || p.Wish != 0 || !p.Pin.Set || p.RingOn(datatest.Today()-1) != 2 || p.RingOn(datatest.Today()) != 3 {
		t.Errorf("moved: got %+v, want ring 3 since today, 2 before, and the wish come true", p)
	}
}

func TestAWishIsDrawnByShift(t *testing.T) {
	w, s, store, life := filled(t)
	drag(s, where(t, s, life.Jonas.ID), atRing(t, s, life.Jonas.ID, 1), fyne.KeyModifierShift)
	told(w)
	if p := kept(t, store, life.Jonas.ID); p.Wish != 1 || p.Ring != 2 || p.Pin.Set {
		t.Fatalf("got %+v, want a wish and nothing else", p)
	}
	s.board.point(life.Jonas.ID.String())
	w.Settle()
	if !w.Shows("You wish they were: closest.") {
		t.Errorf("got %q, want the wish in words", w.Texts())
	}
	s.onOpen(life.Jonas.ID.String())
	w.Tap("No wish")
	told(w)
	if p := kept(t, store, life.Jonas.ID); p.Wish != 0 {
		t.Errorf("got wish %d, want none", p.Wish)
	}
}

func TestLinesAreDrawnAndTakenAway(t *testing.T) {
	w, s, store, life := filled(t)
	ties := func() int {
		list, err := store.Ties(context.Background())
		datatest.Must(t, err)
		w.Changed(data.Change{Kind: data.KindTie, Op: data.Put})
		return len(list)
	}
	drag(s, where(t, s, life.Jonas.ID), where(t, s, life.Anna.ID), fyne.KeyModifierControl)
	if n := ties(); n != 1 {
		t.Fatalf("Ctrl+drag: got %d ties, want 1", n)
	}
	w.Tap("Draw who knows whom")
	drag(s, where(t, s, life.Mira.ID), where(t, s, life.Anna.ID), 0)
	click(s, where(t, s, life.Mum.ID), 0)
	click(s, where(t, s, life.Anna.ID), 0)
	if n := ties(); n != 3 {
		t.Errorf("with the tool: got %d ties, want 3", n)
	}
	w.Press(fyne.KeyEscape)
	if s.state.tying {
		t.Error("Escape does not end the tool")
	}
	s.board.walkTo(life.Jonas.ID.String())
	w.Type("t")
	s.board.walkTo(life.Anna.ID.String())
	w.Type("t")
	if n := ties(); n != 2 {
		t.Errorf("by keyboard, once more: got %d ties, want 2", n)
	}
	drag(s, where(t, s, life.Jonas.ID), ground(s), fyne.KeyModifierControl)
	if n := ties(); n != 2 {
		t.Errorf("to nobody: got %d ties, want 2", n)
	}
}

func TestSeveralAreChosenAndChanged(t *testing.T) {
	w, s, store, life := filled(t)
	click(s, where(t, s, life.Jonas.ID), 0)
	click(s, where(t, s, life.Mira.ID), fyne.KeyModifierShift)
	if !w.Shows("2 people chosen") || !w.Shows("Jonas, Mira") {
		t.Fatalf("got %q, want two chosen", w.Texts())
	}
	w.Type("4")
	told(w)
	for _, id := range []data.ID{life.Jonas.ID, life.Mira.ID} {
		if p := kept(t, store, id); p.Ring != 4 {
			t.Errorf("got ring %d, want 4", p.Ring)
		}
	}
	w.TypeInto("Put into a group, or take out", "choir")
	w.Press(fyne.KeyReturn)
	w.Changed(data.Change{Kind: data.KindGroup, Op: data.Put})
	groups, err := store.Groups(context.Background())
	datatest.Must(t, err)
	if len(groups) != 1 || !slices.Contains(kept(t, store, life.Mira.ID).Groups, groups[0].ID) {
		t.Fatalf("got %v, want a choir with Mira", groups)
	}
	w.TypeInto("Put into a group, or take out", "cho")
	w.Press(fyne.KeyReturn)
	told(w)
	if g := kept(t, store, life.Mira.ID).Groups; len(g) != 0 {
		t.Errorf("got %v, want Mira out of the choir", g)
	}
	w.Window.Canvas().Focus(s.board)
	w.Press(fyne.KeyDelete)
	told(w)
	if !kept(t, store, life.Jonas.ID).Archived || len(s.board.scene.People) != 2 {
		t.Error("they are still on the map")
	}
	w.Shortcut(&fyne.ShortcutUndo{})
	told(w)
	if len(s.board.scene.People) != 4 {
		t.Errorf("undone: got %d people, want 4", len(s.board.scene.People))
	}
}

func TestABoxAndCtrlAChooseMany(t *testing.T) {
	w, s, _, life := filled(t)
	size := s.board.Size()
	at := ground(s)
	drag(s, at, fyne.NewPos(size.Width, size.Height), fyne.KeyModifierShift)
	box := len(s.state.several)
	for _, p := range s.board.scene.People {
		pos := s.board.windowAt(p.X, p.Y)
		if in := pos.X >= at.X && pos.Y >= at.Y; in != slices.Contains(s.state.several, idOf(p.ID)) {
			t.Errorf("%s: inside is %v, chosen is not", p.Name, in)
		}
	}
	w.Window.Canvas().Focus(s.board)
	w.Shortcut(&fyne.ShortcutSelectAll{})
	if len(s.state.several) != 4 || box > 4 {
		t.Errorf("got %d chosen, want all four", len(s.state.several))
	}
	click(s, where(t, s, life.Anna.ID), fyne.KeyModifierShift)
	if len(s.state.several) != 3 {
		t.Errorf("got %d chosen, want Anna let go", len(s.state.several))
	}
	from := where(t, s, life.Jonas.ID)
	drag(s, from, from.AddXY(10, 6), 0)
	told(w)
	for _, p := range s.board.scene.People {
		if p.Pinned == (idOf(p.ID) == life.Anna.ID) {
			t.Errorf("%s: pinned is %v", p.Name, p.Pinned)
		}
	}
	w.Press(fyne.KeyEscape)
	if len(s.state.several) != 0 {
		t.Error("Escape does not let go of them")
	}
}

func TestSomebodyNewIsPutOntoARing(t *testing.T) {
	w, s, store, _ := filled(t)
	added := func(name string) data.Person {
		t.Helper()
		told(w)
		list, err := store.People(context.Background())
		datatest.Must(t, err)
		if got := list[len(list)-1]; got.Name == name {
			return got
		}
		t.Fatalf("%s was not added", name)
		return data.Person{}
	}
	w.TypeInto("Add somebody", "Noor")
	w.Press(fyne.KeyReturn)
	if !w.Shows("Click a ring for Noor") {
		t.Fatalf("got %q, want to be told what to do", w.Texts())
	}
	_, outer := s.board.scene.Band(2)
	click(s, s.board.windowAt(0, -outer+15), 0)
	if p := added("Noor"); p.Ring != 2 || !p.Pin.Set || p.RingOn(datatest.Today()) != 2 {
		t.Errorf("clicked: got %+v, want ring 2 and a pin", p)
	}
	w.TypeInto("Add somebody", "Sam")
	w.Press(fyne.KeyReturn)
	w.Type("3")
	if p := added("Sam"); p.Ring != 3 || p.Pin.Set {
		t.Errorf("by key: got %+v, want ring 3", p)
	}
	w.TypeInto("Add somebody", "Kim")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	if p := added("Kim"); p.Ring != 0 {
		t.Errorf("Enter twice: got ring %d, want none", p.Ring)
	}
	w.TypeInto("Add somebody", "Lee")
	w.Press(fyne.KeyReturn, fyne.KeyEscape)
	if s.state.placing != "" || s.add.typed() != "Lee" {
		t.Errorf("Escape: got %q waiting and %q typed, want the name kept", s.state.placing, s.add.typed())
	}
	ev := &fyne.DragEvent{}
	ev.AbsolutePosition = s.board.windowAt(0, -outer+15).Add(w.App.Driver().AbsolutePositionForObject(s.board))
	s.add.chip.Dragged(ev)
	s.add.chip.DragEnd()
	if p := added("Lee"); p.Ring != 2 || !p.Pin.Set {
		t.Errorf("dragged: got %+v, want ring 2 and a pin", p)
	}
	if s.add.typed() != "" {
		t.Errorf("got %q left in the field, want it empty", s.add.typed())
	}
}

func TestAFailedAddKeepsTheName(t *testing.T) {
	w, s, store, _ := filled(t)
	store.write = vault.ErrFull
	w.TypeInto("Add somebody", "Noor")
	w.Press(fyne.KeyReturn)
	w.Type("2")
	if f := w.TakeFailure(); !errors.Is(f.Err, vault.ErrFull) {
		t.Errorf("got %v, want the failure shown", f)
	}
	if s.add.typed() != "Noor" {
		t.Errorf("got %q in the field, want the name", s.add.typed())
	}
}

func TestUndoWithNothingToUndoSaysSo(t *testing.T) {
	w, s, _, _ := filled(t)
	s.undo()
	if !w.Shows("There is nothing to undo.") {
		t.Errorf("got %q", w.Texts())
	}
	s.redo()
	if !w.Shows("There is nothing to do again.") {
		t.Errorf("got %q", w.Texts())
	}
}

func TestUndoOutlivesTheVisit(t *testing.T) {
	w, s, store, life := filled(t)
	s.Open(life.Jonas.ID.String())
	s.onRing(0)
	told(w)
	again, other := open(t, store, s.prefs())
	other.undo()
	told(again)
	if p := kept(t, store, life.Jonas.ID); p.Ring != 2 || len(p.Rings) != 0 {
		t.Errorf("got %+v, want the ring and its history as before", p)
	}
	if !strings.Contains(text(again), "Undone: a person changed") {
		t.Errorf("got %q, want to be told what was undone", again.Texts())
	}
}
