package people_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

const whoField = "Who was it with?"

// openForm opens the form as the program does: Open and then Focus.
func openForm(w *kittest.Window, id string) {
	w.T.Helper()
	room(w).Open(id)
	room(w).Focus()
	w.Settle()
}

// ctrlEnter presses the shortcut that saves.
func ctrlEnter(w *kittest.Window) {
	w.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
}

// contacts reads everything that was noted with somebody, newest first.
func contacts(t *testing.T, store *data.Store, id data.ID) []data.Contact {
	t.Helper()
	list, err := store.ContactsWith(context.Background(), id, data.Span{})
	datatest.Must(t, err)
	return list
}

// drafts counts the unfinished forms.
func drafts(t *testing.T, store *data.Store) []data.Draft {
	t.Helper()
	list, err := store.Drafts(context.Background())
	datatest.Must(t, err)
	return list
}

func TestAContactIsNotedByTheKeyboardAlone(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	openForm(w, "contact")
	w.Golden("form")
	w.Type("mir\n") // Mira is the best fit
	w.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	w.Type("2") // company came to me
	w.Press(fyne.KeyTab)
	w.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight) // listening: big
	w.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	w.Type("1") // I gave company: small
	ctrlEnter(w)
	list := contacts(t, store, life.Mira.ID)
	if len(list) != 1 {
		t.Fatalf("got %d contacts, want one", len(list))
	}
	c := list[0]
	want := []data.Exchange{{Kind: data.Company, Weight: data.Ordinary}, {Kind: data.Listening, Weight: data.Big}}
	if !slices.Equal(c.Received, want) || !slices.Equal(c.Given, []data.Exchange{{Kind: data.Company, Weight: data.Small}}) {
		t.Errorf("got %v and %v, want what was chosen", c.Received, c.Given)
	}
	if c.Day != datatest.Today() || c.Reached != data.NobodySaid || c.FeltSafe.Set || c.Energy.Set || c.Zone == "" {
		t.Errorf("got %+v, want today and nothing that was not said", c)
	}
	if !w.Shows("Noted.") || !strings.Contains(row(w, "Mira"), "chosen") || !strings.Contains(row(w, "Mira"), "today") {
		t.Errorf("got %q, want it said, and the page of the person", w.Texts())
	}
}

func TestWhatCameToMeIsAskedFirst(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	openForm(w, "contact")
	texts := w.Texts()
	got, gave := slices.Index(texts, "What came to me"), slices.Index(texts, "What I gave")
	if got < 0 || gave < got {
		t.Errorf("got the questions at %d and %d, want receiving first", got, gave)
	}
}

func TestTheFormKnowsWithWhomItWasOpened(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	openForm(w, "contact:"+life.Jonas.ID.String())
	w.Type("3")
	w.Press(fyne.KeyReturn)
	list := contacts(t, store, life.Jonas.ID)
	if len(list) != 7 || list[0].Received[0].Weight != data.Big {
		t.Errorf("got %d contacts, want one more, by a digit and Enter", len(list))
	}
}

func TestSeveralPeopleGetAContactEach(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	openForm(w, "contact")
	w.Type("anna\nmum\nRuth\n")
	removeChip(w, "Mum") // not with her after all
	w.TypeInto(whoField, "mir\n")
	w.Tap("Save")
	for id, want := range map[data.ID]int{life.Anna.ID: 7, life.Mum.ID: 5, life.Mira.ID: 1} {
		if got := len(contacts(t, store, id)); got != want {
			t.Errorf("got %d contacts, want %d", got, want)
		}
	}
	w.Tap("Ruth")
	if !w.Shows("In contact") {
		t.Errorf("got %q, want the contact with somebody new", w.Texts())
	}
	w.Tap("Undo")
	if got := len(contacts(t, store, life.Anna.ID)) + len(contacts(t, store, life.Mira.ID)); got != 6 {
		t.Errorf("got %d contacts, want all of them taken back", got)
	}
}

// removeChip takes somebody out of the form.
func removeChip(w *kittest.Window, name string) {
	w.Walk(func(o fyne.CanvasObject) bool {
		if c, ok := o.(*kit.Chip); ok && c.Text == name && c.OnRemove != nil {
			c.OnRemove()
			return false
		}
		return true
	})
	w.Settle()
}

func TestMoreIsAskedByWish(t *testing.T) {
	store, life := filled(t)
	w := open(t, store, kittest.Size(1100, 1400))
	openForm(w, "contact:"+life.Mira.ID.String())
	w.Tap("them")
	w.Tap("More, if you like")
	w.Type("7")
	w.Tap("filled")
	w.TypeInto("Minutes, or 1:30", "1:30")
	w.TypeInto("A line about it", "By the river.")
	ctrlEnter(w)
	c := contacts(t, store, life.Mira.ID)[0]
	if c.Reached != data.Them || c.FeltSafe != data.Rated(7) || c.Energy != data.Rated(4) || c.Minutes != 90 || c.Note != "By the river." {
		t.Errorf("got %+v, want all that was said", c)
	}
	if !w.Shows("By the river.") {
		t.Errorf("got %q, want the note on the page", w.Texts())
	}
}

func TestTheFormSaysWhatIsMissing(t *testing.T) {
	store, life := filled(t)
	w := open(t, store, kittest.Size(1100, 1400))
	openForm(w, "contact")
	w.Tap("Save")
	if !w.Shows("Say with whom, then it can be kept.") || w.Focused() != w.Field(whoField) {
		t.Errorf("got %q, want it said, and the cursor there", w.Texts())
	}
	w.Type("mira\n")
	w.Tap("More, if you like")
	w.TypeInto("Minutes, or 1:30", "long")
	w.Press(fyne.KeyReturn)
	if !w.Shows("Write minutes like 90, or 1:30.") || len(contacts(t, store, life.Mira.ID)) != 0 {
		t.Errorf("got %q, want it said, and nothing kept", w.Texts())
	}
	w.Press(fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace)
	w.Window.Canvas().Focus(daysOf(w)[0])
	w.Type("someday")
	w.Tap("Save")
	if len(contacts(t, store, life.Mira.ID)) != 0 {
		t.Error("got a contact kept, want none on a day that is none")
	}
	if w.Focused() != daysOf(w)[0] {
		t.Error("got the cursor elsewhere, want it in the field for the day")
	}
}

func TestAnUnfinishedFormIsThereAgain(t *testing.T) {
	store, life := filled(t)
	w := open(t, store, kittest.Size(1100, 1400))
	openForm(w, "contact")
	w.Type("mira\n")
	w.Tap("small")
	w.Tap("both")
	w.Tap("More, if you like")
	w.Type("3")
	w.Tap("less")
	w.TypeInto("Minutes, or 1:30", "20")
	w.TypeInto("A line about it", "half a")
	w.Advance(time.Second)
	if got := drafts(t, store); len(got) != 1 || got[0].Form != "contact" {
		t.Fatalf("got drafts %v, want the form kept while it is filled in", got)
	}
	w.Type(" line")
	datatest.Must(t, room(w).Flush())

	again := open(t, store, kittest.Size(1100, 1400))
	openForm(again, "contact")
	if !again.Shows("This is where you left off.") || again.Find("half a line") == nil {
		t.Errorf("got %q, want the form as it was", again.Texts())
	}
	ctrlEnter(again)
	c := contacts(t, store, life.Mira.ID)
	if len(c) != 1 || c[0].Received[0].Weight != data.Small || c[0].Reached != data.Both || c[0].FeltSafe != data.Rated(3) ||
		c[0].Energy != data.Rated(-2) || c[0].Minutes != 20 || c[0].Note != "half a line" {
		t.Errorf("got %+v, want all that was filled in before", c)
	}
	if got := drafts(t, store); len(got) != 0 {
		t.Errorf("got drafts %v, want none left", got)
	}
}

func TestLaterKeepsTheFormAndEscapeToo(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	openForm(w, "contact:"+life.Mira.ID.String())
	w.Type("2")
	w.Press(fyne.KeyEscape)
	if w.Shows("What came to me") || len(drafts(t, store)) != 1 {
		t.Errorf("got %q, want the form away and kept", w.Texts())
	}
	openForm(w, "contact")
	if w.Shows("This is where you left off.") {
		t.Error("got the other form's draft, want a fresh form")
	}
	w.Tap("Later")
	if len(drafts(t, store)) != 1 {
		t.Errorf("got drafts %v, want none of a form that was not touched", drafts(t, store))
	}
	openForm(w, "contact:"+life.Mira.ID.String())
	if !w.Shows("This is where you left off.") {
		t.Error("got a fresh form, want what was left")
	}
}

func TestChoosingSomebodyInTheListPutsTheFormAway(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	openForm(w, "contact")
	w.Tap("me")
	w.Tap("Jonas")
	if w.Shows("What came to me") || len(drafts(t, store)) != 1 {
		t.Errorf("got %q, want the page, and the form kept", w.Texts())
	}
}

func TestAContactThatCannotBeKeptStaysInTheForm(t *testing.T) {
	store, life := filled(t)
	b := newBroken(store, "Update", vault.ErrFull)
	w := open(t, b)
	openForm(w, "contact:"+life.Mira.ID.String())
	w.Type("2")
	ctrlEnter(w)
	if f := w.TakeFailure(); f.Doing != "noting a contact" {
		t.Errorf("got %v, want the noting named", f)
	}
	if !w.Shows("What came to me") {
		t.Fatalf("got %q, want the form still there", w.Texts())
	}
	clear(b.fail)
	ctrlEnter(w)
	if got := contacts(t, store, life.Mira.ID); len(got) != 1 || len(got[0].Received) != 1 {
		t.Errorf("got %+v, want one contact with what was chosen", got)
	}
}

func TestAContactIsKeptEvenWhenItsDraftStays(t *testing.T) {
	store, life := filled(t)
	b := newBroken(store, "DropDraft", errDisk)
	w := open(t, b)
	openForm(w, "contact:"+life.Mira.ID.String())
	w.Type("2")
	ctrlEnter(w)
	w.TakeFailure()
	if got := contacts(t, store, life.Mira.ID); len(got) != 1 || w.Shows("What came to me") {
		t.Errorf("got %d contacts, want one, and the form away", len(got))
	}
}

func TestADraftThatCannotBeKeptIsSaidAndTriedAgain(t *testing.T) {
	store, life := filled(t)
	b := newBroken(store, "PutDraft", vault.ErrFull)
	w := open(t, b)
	openForm(w, "contact:"+life.Mira.ID.String())
	w.Type("2")
	w.Advance(time.Second)
	if !w.Shows("This is not kept yet.") {
		t.Errorf("got %q, want it said", w.Texts())
	}
	if err := room(w).Flush(); err == nil {
		t.Error("got no error from Flush, want the room not to be left")
	}
	w.Tap("Later")
	if f := w.TakeFailure(); f.Doing != "keeping an unfinished note" || !w.Shows("What came to me") {
		t.Errorf("got %v, want it said and the form kept open", f)
	}
	room(w).Open("contact")
	if f := w.TakeFailure(); !w.Shows("What came to me") {
		t.Errorf("got %v, want the form left as it is", f)
	}
	clear(b.fail)
	w.Tap("Later")
	if len(drafts(t, store)) != 1 {
		t.Error("got no draft, want it kept at last")
	}
}

func TestDraftsThatCannotBeReadGiveAFreshForm(t *testing.T) {
	store, life := filled(t)
	w := open(t, newBroken(store, "Drafts", errDisk))
	openForm(w, "contact:"+life.Mira.ID.String())
	if f := w.TakeFailure(); f.Doing != "looking for an unfinished note" || !w.Shows("What came to me") {
		t.Errorf("got %v, want it said, and a form to use", f)
	}
}

func TestAnOldContactIsChangedAndPutBack(t *testing.T) {
	store, life := filled(t)
	w := open(t, store, kittest.Size(1100, 1400))
	old := contacts(t, store, life.Jonas.ID)[0]
	old.Energy, old.InLine = data.Rated(-5), data.Rated(9)
	datatest.Must(t, store.PutContact(context.Background(), &old))
	w.Tap("Jonas")
	w.Changed(data.Change{Kind: data.KindContact, Op: data.Put})
	w.Tap("From me: company.")
	if !w.Shows("Change a contact") {
		t.Fatalf("got %q, want the form with the old contact", w.Texts())
	}
	w.TypeInto("A line about it", "On the phone.")
	ctrlEnter(w)
	got := contacts(t, store, life.Jonas.ID)
	if len(got) != 6 || got[0].Note != "On the phone." || got[0].Energy != data.Rated(-5) || got[0].InLine != data.Rated(9) {
		t.Errorf("got %+v, want it changed and the rest as it was", got[0])
	}
	w.Tap("Undo")
	if got := contacts(t, store, life.Jonas.ID)[0]; got.Note != "" || len(got.Given) != 1 {
		t.Errorf("got %+v, want it as it was before", got)
	}
}

func TestAnOldContactIsDeletedAndTakenBack(t *testing.T) {
	store, life := filled(t)
	b := newBroken(store, "Update", errDisk)
	w := open(t, b)
	w.Tap("To me: listening. From me: company.")
	w.Tap("Delete")
	if f := w.TakeFailure(); f.Doing != "deleting a contact" || !w.Shows("Change a contact") {
		t.Errorf("got %v, want it said and the form kept", f)
	}
	clear(b.fail)
	w.Tap("Delete")
	if got := len(contacts(t, store, life.Anna.ID)); got != 5 || !w.Shows("The contact is in the trash.") {
		t.Errorf("got %d contacts, want one gone, and said so", got)
	}
	w.Tap("Undo")
	if got := len(contacts(t, store, life.Anna.ID)); got != 6 {
		t.Errorf("got %d contacts, want it back", got)
	}
}

func TestTakingANoteBackThatFailsIsSaid(t *testing.T) {
	store, life := filled(t)
	b := newBroken(store, "", nil)
	w := open(t, b)
	openForm(w, "contact:"+life.Mira.ID.String())
	ctrlEnter(w)
	b.fail["Update"] = errDisk
	w.Tap("Undo")
	if f := w.TakeFailure(); f.Doing != "taking the note back" {
		t.Errorf("got %v, want it named", f)
	}
}

func TestSavingTwiceNotesOnce(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	openForm(w, "contact:"+life.Mira.ID.String())
	w.Run.Hold()
	ctrlEnter(w)
	ctrlEnter(w)
	w.Run.Release()
	if got := len(contacts(t, store, life.Mira.ID)); got != 1 {
		t.Errorf("got %d contacts, want one", got)
	}
}

func TestTheKeyboardBringsTheQuestionIntoView(t *testing.T) {
	store, life := filled(t)
	w := open(t, store, kittest.Size(854, 500))
	openForm(w, "contact:"+life.Mira.ID.String())
	for range 8 {
		w.Press(fyne.KeyTab)
	}
	f, ok := w.Focused().(fyne.CanvasObject)
	if !ok {
		t.Fatal("got no cursor, want it on a question")
	}
	at := w.App.Driver().AbsolutePositionForObject(f)
	if at.Y < 0 || at.Y+f.Size().Height > 500 {
		t.Errorf("got the question at %v, want it inside the window", at)
	}
}

func TestADraftOfAnotherVersionIsReadAsFarAsItGoes(t *testing.T) {
	store, life := filled(t)
	d := data.Draft{ID: data.NewID(), Form: "contact", At: datatest.Clock(), Fields: []data.Field{
		{Key: "people", Text: "nonsense " + life.Mira.ID.String()}, {Key: "received.company", Number: data.Rated(77)},
		{Key: "given.songs", Number: data.Rated(1)}, {Key: "reached", Number: data.Rated(-3)}, {Key: "new", Text: "?"},
	}}
	datatest.Must(t, store.PutDraft(context.Background(), &d))
	w := open(t, store)
	openForm(w, "contact")
	w.Tap("Save")
	if got := contacts(t, store, life.Mira.ID); len(got) != 1 || len(got[0].Received) != 0 {
		t.Errorf("got %+v, want what could be read, and nothing made up", got)
	}
}
