package people_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
	"kith/screens/people"
)

// late is a runner whose work is done at once, but whose answers can be held
// back on their way to the window.
type late struct {
	*kit.InlineRunner
	hold  bool
	waits []func()
}

// OnUI runs f at once, or when it arrives.
func (l *late) OnUI(f func()) {
	if l.hold {
		l.waits = append(l.waits, f)
		return
	}
	l.InlineRunner.OnUI(f)
}

// arrive lets the answers come that were held back.
func (l *late) arrive() {
	l.hold = false
	for _, f := range l.waits {
		l.InlineRunner.OnUI(f)
	}
	l.waits = nil
}

// openLate shows the room over a store whose answers may be late.
func openLate(t *testing.T, store people.Store, opts ...kittest.Option) (*kittest.Window, *late) {
	t.Helper()
	l := &late{}
	return kittest.Open(t, func(env kit.Env) kit.Screen {
		l.InlineRunner = env.Run.(*kit.InlineRunner)
		env.Run = l
		return people.New(env, store, kit.DefaultSettings, people.Shipped)
	}, opts...), l
}

// pasteInto pastes a text into the entry with this placeholder.
func pasteInto(w *kittest.Window, placeholder, text string) {
	w.T.Helper()
	w.Window.Canvas().Focus(w.Field(placeholder))
	w.App.Clipboard().SetContent(text)
	w.Shortcut(&fyne.ShortcutPaste{Clipboard: w.App.Clipboard()})
}

func TestNotesAboutADeletedPersonDoNotReachTheNextOne(t *testing.T) {
	for name, pause := range map[string]time.Duration{"typed": 0, "being written": time.Second} {
		t.Run(name, func(t *testing.T) {
			store, life := filled(t)
			jonas := person(t, store, life.Jonas.ID)
			jonas.Notes = "about Jonas"
			datatest.Must(t, store.PutPerson(context.Background(), &jonas))
			w, l := openLate(t, store)
			l.hold = true
			w.Tap("Delete")
			w.TypeInto(notesField, "about Anna")
			w.Advance(pause)
			l.arrive()
			w.Advance(time.Second)
			if got := person(t, store, life.Jonas.ID).Notes; got != "about Jonas" {
				t.Errorf("got notes %q, want those of Jonas left alone", got)
			}
			if w.Find("about Anna") != nil || w.Find("about Jonas") == nil {
				t.Errorf("got %q, want the page of Jonas", w.Texts())
			}
			w.TypeInto(notesField, "!")
			datatest.Must(t, room(w).Flush())
			if got := person(t, store, life.Jonas.ID).Notes; !strings.Contains(got, "!") {
				t.Errorf("got notes %q, want what is typed then kept", got)
			}
		})
	}
}

func TestWhoIsChosenDuringADeletionStaysChosen(t *testing.T) {
	store, life := filled(t)
	w, l := openLate(t, store)
	l.hold = true
	w.Tap("Delete")
	w.Tap("Mum")
	w.TypeInto(notesField, "about Mum")
	l.arrive()
	saved(w)
	if got := person(t, store, life.Mum.ID).Notes; got != "about Mum" || !strings.Contains(row(w, "Mum"), "chosen") {
		t.Errorf("got notes %q and the row %q, want Mum's page left as it is", got, row(w, "Mum"))
	}
	if got := person(t, store, life.Jonas.ID).Notes; got != "" || row(w, "Anna") != "" {
		t.Errorf("got notes %q about Jonas, want none, and Anna gone", got)
	}
}

func TestAGroupThatCannotBeIsSaidAndHoldsNothingUp(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.TypeInto("A family, a choir, a team", "Choir\n")
	pasteInto(w, "A family, a choir, a team", strings.Repeat("long", 300))
	w.Press(fyne.KeyReturn)
	if f := w.TakeFailure(); !errors.Is(f.Err, data.ErrInvalid) {
		t.Errorf("got %v, want it said that it is too long", f)
	}
	w.TypeInto(notesField, "Likes the sea")
	datatest.Must(t, room(w).Flush())
	got := person(t, store, life.Anna.ID)
	groups, err := store.Groups(context.Background())
	if err != nil || len(groups) != 1 || !slices.Equal(got.Groups, []data.ID{groups[0].ID}) || got.Notes != "Likes the sea" {
		t.Errorf("got %d groups and notes %q, want the choir alone and the notes", len(got.Groups), got.Notes)
	}
	if w.Shows("longlong") {
		t.Error("got the chip shown, want none of what is not kept")
	}
}

func TestAGroupGoesWithItsChip(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.TypeInto("A family, a choir, a team", "Choir\n")
	w.Press(fyne.KeyBackspace)
	saved(w)
	groups, err := store.Groups(context.Background())
	if err != nil || len(groups) != 0 || len(person(t, store, life.Anna.ID).Groups) != 0 {
		t.Errorf("got %d groups, want none made", len(groups))
	}
	w.TypeInto("A family, a choir, a team", "Choir\n")
	saved(w)
	if groups, _ := store.Groups(context.Background()); len(groups) != 1 {
		t.Errorf("got %d groups, want it made when it is named again", len(groups))
	}
}

func TestAChangeThatCannotBeKeptIsSaidAndTheOthersAreKept(t *testing.T) {
	for _, flush := range []bool{true, false} {
		store, life := filled(t)
		w := open(t, store)
		w.Tap("outer")
		w.Tap("Change the name")
		pasteInto(w, "Name", strings.Repeat("long", 300))
		w.Press(fyne.KeyReturn)
		w.TypeInto(notesField, "Likes the sea")
		if flush {
			datatest.Must(t, room(w).Flush())
		}
		w.Advance(time.Second)
		if f := w.TakeFailure(); !errors.Is(f.Err, data.ErrInvalid) {
			t.Errorf("got %v, want it said that the name is too long", f)
		}
		if got := person(t, store, life.Anna.ID); got.Name != "Anna" || got.Ring != 5 || got.Notes != "Likes the sea" {
			t.Errorf("got %d letters, ring %d, notes %q, want the others kept", len(got.Name), got.Ring, got.Notes)
		}
		if w.Shows("longlong") || w.Shows("Not saved") || row(w, "Anna") == "" {
			t.Errorf("got %q, want the name as it is kept", names(w))
		}
		w.Tap("Jonas")
		if !strings.Contains(row(w, "Jonas"), "chosen") {
			t.Error("got the page of Anna, want the way to others free")
		}
	}
}

func TestChangesOfSomebodyWhoIsGoneHoldNothingUp(t *testing.T) {
	for _, flush := range []bool{true, false} {
		store, life := filled(t)
		w := open(t, store)
		w.TypeInto(notesField, "about Anna")
		datatest.Must(t, store.Update(context.Background(), func(wr *data.Writer) error { return wr.DeletePerson(life.Anna.ID, w.Now()) }))
		if flush {
			datatest.Must(t, room(w).Flush())
		}
		w.Advance(time.Second)
		if f := w.TakeFailure(); !errors.Is(f.Err, data.ErrNotFound) {
			t.Errorf("got %v, want it said that Anna is gone", f)
		}
		if row(w, "Anna") != "" || !strings.Contains(row(w, "Jonas"), "chosen") || w.Find("about Anna") != nil {
			t.Errorf("got %q, want another page", w.Texts())
		}
		datatest.Must(t, room(w).Flush())
		if got := person(t, store, life.Jonas.ID).Notes; got != "" {
			t.Errorf("got notes %q about Jonas, want none", got)
		}
	}
}

func TestDeletingSomebodyWhoIsGoneDeletesNobodyElse(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.TypeInto(notesField, "about Anna")
	datatest.Must(t, store.Update(context.Background(), func(wr *data.Writer) error { return wr.DeletePerson(life.Anna.ID, w.Now()) }))
	w.Tap("Delete")
	w.TakeFailure()
	if row(w, "Jonas") == "" || row(w, "Anna") != "" {
		t.Errorf("got %q, want Anna gone and nobody else", names(w))
	}
}

func TestARatingOfSomebodyWhoIsGoneHoldsNothingUp(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Tap("Rate how it feels")
	datatest.Must(t, store.Update(context.Background(), func(wr *data.Writer) error { return wr.DeletePerson(life.Anna.ID, w.Now()) }))
	w.Type("8")
	datatest.Must(t, room(w).Flush())
	if f := w.TakeFailure(); !errors.Is(f.Err, data.ErrNotFound) {
		t.Errorf("got %v, want it said that Anna is gone", f)
	}
}

func TestTheSignSaysWhyToo(t *testing.T) {
	store, _ := filled(t)
	w := open(t, newBroken(store, "Update", vault.ErrFull))
	w.TypeInto(notesField, "x")
	w.Advance(time.Second)
	if !w.Shows("The disk is full. There is not enough room to write safely, so nothing was written. Make some room") {
		t.Errorf("got %q, want the reason too", w.Texts())
	}
}

func TestAFlushTellsOfADraftOnItsWay(t *testing.T) {
	store, life := filled(t)
	b := newBroken(store, "PutDraft", vault.ErrFull)
	w, l := openLate(t, b)
	openForm(w, "contact:"+life.Mira.ID.String())
	w.Type("2")
	l.hold = true
	w.Advance(time.Second)
	if err := room(w).Flush(); !errors.Is(err, vault.ErrFull) {
		t.Errorf("got %v from Flush, want the full disk told", err)
	}
	clear(b.fail)
	datatest.Must(t, room(w).Flush())
	l.arrive()
	if len(drafts(t, store)) != 1 || w.Shows("This is not kept yet.") {
		t.Errorf("got %d drafts and %q, want it kept and nothing said of before", len(drafts(t, store)), w.Texts())
	}
}

func TestAFlushKeepsAFormWhoseSavingFails(t *testing.T) {
	store, life := filled(t)
	b := newBroken(store, "Update", vault.ErrFull)
	w, l := openLate(t, b)
	openForm(w, "contact:"+life.Mira.ID.String())
	w.Type("2")
	l.hold = true
	ctrlEnter(w)
	datatest.Must(t, room(w).Flush())
	if got := len(drafts(t, store)); got != 1 {
		t.Errorf("got %d drafts, want the form kept", got)
	}
	l.arrive()
	w.TakeFailure()
	clear(b.fail)
	ctrlEnter(w)
	datatest.Must(t, room(w).Flush())
	if got := len(drafts(t, store)); got != 0 || len(contacts(t, store, life.Mira.ID)) != 1 {
		t.Errorf("got %d drafts, want the contact in place of its draft", got)
	}
}

func TestASavedFormLeavesTheNextOneAlone(t *testing.T) {
	store, life := filled(t)
	w, l := openLate(t, store, kittest.Size(1100, 1400))
	w.Tap("Jonas")
	w.Tap("From me: company.")
	w.Tap("More, if you like")
	w.TypeInto("A line about it", "On the phone.")
	l.hold = true
	ctrlEnter(w)
	l.hold = false // what was saved is not told yet
	openForm(w, "contact:"+life.Mira.ID.String())
	w.Type("3")
	l.arrive()
	if !w.Shows("What came to me") || !w.Shows("Noted.") {
		t.Fatalf("got %q, want the next form open", w.Texts())
	}
	w.Tap("Undo")
	if got := contacts(t, store, life.Jonas.ID); len(got) != 6 || got[0].Note != "" {
		t.Errorf("got %d contacts, want the changed one as it was before", len(got))
	}
	ctrlEnter(w)
	if got := contacts(t, store, life.Mira.ID); len(got) != 1 || len(got[0].Received) != 1 {
		t.Errorf("got %+v, want what was filled in", got)
	}
}

func TestADeletedContactLeavesTheNextFormAlone(t *testing.T) {
	store, life := filled(t)
	w, l := openLate(t, store, kittest.Size(1100, 1400))
	w.Tap("To me: listening. From me: company.")
	l.hold = true
	w.Tap("Delete")
	l.hold = false
	openForm(w, "contact:"+life.Mira.ID.String())
	w.Type("3")
	l.arrive()
	if !w.Shows("What came to me") || len(contacts(t, store, life.Anna.ID)) != 5 {
		t.Errorf("got %q, want the next form open", w.Texts())
	}
}

func TestANewNameIsTheNameInWhatWasWrittenToo(t *testing.T) {
	store, life := filled(t)
	ctx := context.Background()
	e := datatest.Entry(datatest.Today(), "", "Tea with @Anna.")
	e.People = []data.ID{life.Anna.ID}
	datatest.Must(t, store.PutEntry(ctx, &e))
	w := open(t, store)
	w.Tap("Change the name")
	w.Type(" Berg\n")
	saved(w)
	if got := person(t, store, life.Anna.ID); got.Name != "Anna Berg" {
		t.Errorf("got the name %q, want Anna Berg", got.Name)
	}
	if got, err := store.Entry(ctx, e.ID); err != nil || got.Body != "Tea with @Anna Berg." {
		t.Errorf("got %q and %v, want the name in the text too", got.Body, err)
	}
}
