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
)

const notesField = "Anything worth remembering about them"

func TestClosenessIsPlacedInWords(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	if !w.Shows("So close that life without them is hard to imagine.") {
		t.Errorf("got %q, want it said what the first ring means", w.Texts())
	}
	w.Tap("outer")
	saved(w)
	if got := person(t, store, life.Anna.ID); got.Ring != 5 {
		t.Errorf("got ring %d, want 5", got.Ring)
	}
	w.Tap("Not placed")
	saved(w)
	if got := person(t, store, life.Anna.ID); got.Ring != 0 || !w.Shows("Not placed yet.") {
		t.Errorf("got ring %d, want none, and the words for it", got.Ring)
	}
}

func TestRolesAreShippedWordsAndOwnOnes(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Tap("partner")
	w.Tap("friend")
	w.TypeInto("In your own words", "second sister\n")
	saved(w)
	got := person(t, store, life.Anna.ID).Roles
	slices.Sort(got)
	if want := []string{"partner", "second sister"}; !slices.Equal(got, want) {
		t.Errorf("got roles %q, want %q", got, want)
	}
	w.Press(fyne.KeyBackspace)
	saved(w)
	if got := person(t, store, life.Anna.ID).Roles; !slices.Equal(got, []string{"partner"}) {
		t.Errorf("got roles %q, want the own word gone", got)
	}
}

func TestOneWhoShowsHowItCanBe(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Tap("Shows me how it can be")
	w.TypeInto("What do they do that shows it?", "She stays.")
	saved(w)
	if got := person(t, store, life.Anna.ID); !got.ModelsSecurity || got.Models != "She stays." {
		t.Errorf("got %v %q, want the mark and the line", got.ModelsSecurity, got.Models)
	}
	if !strings.Contains(row(w, "Anna"), "heart") {
		t.Errorf("got the row %q, want the mark there too", row(w, "Anna"))
	}
}

func TestNotesAreKeptWhileOneTypes(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.TypeInto(notesField, "Likes the sea")
	if !w.Shows("Saving…") {
		t.Errorf("got %q, want it said that it is being saved", w.Texts())
	}
	w.Advance(time.Second)
	if got := person(t, store, life.Anna.ID).Notes; got != "Likes the sea" || w.Shows("Saving…") {
		t.Errorf("got notes %q, want what was typed", got)
	}
	w.Type(" in winter")
	w.Changed(data.Change{Kind: data.KindPerson, ID: life.Anna.ID, Op: data.Put})
	if w.Find("Likes the sea in winter") == nil {
		t.Errorf("got %q, want what is typed left alone by a reading", w.Texts())
	}
	datatest.Must(t, room(w).Flush())
	if got := person(t, store, life.Anna.ID).Notes; got != "Likes the sea in winter" {
		t.Errorf("got notes %q, want the rest flushed", got)
	}
}

func TestTurningToSomebodyElseSavesFirst(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.TypeInto(notesField, "about Anna")
	w.Tap("Jonas")
	if got := person(t, store, life.Anna.ID).Notes; got != "about Anna" {
		t.Errorf("got notes %q, want what was typed", got)
	}
	if got := person(t, store, life.Jonas.ID).Notes; got != "" {
		t.Errorf("got notes %q about somebody else, want none", got)
	}
}

func TestWhatCannotBeSavedStaysAndIsTriedAgain(t *testing.T) {
	for _, method := range []string{"Update", "Person"} {
		t.Run(method, func(t *testing.T) {
			store, life := filled(t)
			b := newBroken(store, method, vault.ErrFull)
			w := open(t, b)
			w.TypeInto(notesField, "Likes the sea")
			w.Tap("outer")
			w.Advance(time.Second)
			if !w.Shows("Not saved: The disk is full.") {
				t.Errorf("got %q, want it said that it is not saved", w.Texts())
			}
			w.Tap("Jonas")
			if !strings.Contains(row(w, "Anna"), "chosen") || w.Find("Likes the sea") == nil {
				t.Errorf("got %q, want to stay with what was typed", w.Texts())
			}
			if err := room(w).Flush(); !errors.Is(err, vault.ErrFull) {
				t.Errorf("got %v from Flush, want the full disk", err)
			}
			clear(b.fail)
			w.Tap("Try again")
			if got := person(t, store, life.Anna.ID); got.Notes != "Likes the sea" || got.Ring != 5 || w.Shows("Not saved") {
				t.Errorf("got %q in ring %d, want both changes saved", got.Notes, got.Ring)
			}
		})
	}
}

func TestAFlushSavesWhatIsOnItsWay(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Run.Hold()
	w.Tap("outer")
	w.Advance(time.Second)
	w.TypeInto(notesField, "more")
	datatest.Must(t, room(w).Flush())
	if got := person(t, store, life.Anna.ID); got.Ring != 5 || got.Notes != "more" {
		t.Errorf("got ring %d and %q, want both saved when Flush returns", got.Ring, got.Notes)
	}
	w.Run.Release()
}

func TestAChangeMadeElsewhereIsNotUndone(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	anna := person(t, store, life.Anna.ID)
	anna.Pin = data.Pin{X: 3, Y: 4, Set: true}
	datatest.Must(t, store.PutPerson(context.Background(), &anna))
	w.Tap("outer")
	saved(w)
	if got := person(t, store, life.Anna.ID); !got.Pin.Set || got.Ring != 5 {
		t.Errorf("got pin %v in ring %d, want both changes", got.Pin, got.Ring)
	}
}

func TestANameIsChangedWhereItStands(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Tap("Change the name")
	w.TypeInto("Name", " B")
	w.Press(fyne.KeyReturn)
	saved(w)
	if got := person(t, store, life.Anna.ID).Name; got != "Anna B" {
		t.Errorf("got %q, want the new name", got)
	}
	before := person(t, store, life.Anna.ID).Name
	w.Tap("Change the name")
	w.Type("xx")
	w.Press(fyne.KeyEscape)
	saved(w)
	if got := person(t, store, life.Anna.ID).Name; got != before {
		t.Errorf("got %q, want Escape to leave the name", got)
	}
}

func TestGroupsAreMadeByNamingThem(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.TypeInto("A family, a choir, a team", "Choir\n")
	saved(w)
	w.Tap("Jonas")
	w.TypeInto("A family, a choir, a team", "cho")
	if w.Find("Choir") == nil {
		t.Errorf("got %q, want the group offered", w.Texts())
	}
	w.Press(fyne.KeyReturn)
	saved(w)
	groups, err := store.Groups(context.Background())
	datatest.Must(t, err)
	if len(groups) != 1 || !slices.Equal(person(t, store, life.Jonas.ID).Groups, person(t, store, life.Anna.ID).Groups) {
		t.Errorf("got %d groups, want both in the same one", len(groups))
	}
}

func TestAGroupIsNotMadeTwiceWhenSavingIsRepeated(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Run.Hold()
	w.TypeInto("A family, a choir, a team", "Choir\n")
	w.Advance(time.Second)
	datatest.Must(t, room(w).Flush())
	w.Run.Release()
	if got := person(t, store, life.Anna.ID).Groups; len(got) != 1 {
		t.Errorf("got groups %v, want one", got)
	}
}

func TestTheDaySinceWhenSomebodyIsKnown(t *testing.T) {
	store, life := filled(t)
	w := open(t, store, kittest.Size(1100, 1900))
	w.Window.Canvas().Focus(daysOf(w)[len(daysOf(w))-1])
	w.Type("2019-03-03")
	saved(w)
	if got := person(t, store, life.Anna.ID).Since; got != data.DateOf(2019, 3, 3) {
		t.Errorf("got %s, want 2019-03-03", got)
	}
}

// daysOf gives the fields for days.
func daysOf(w *kittest.Window) []fyne.Focusable {
	var list []fyne.Focusable
	w.Walk(func(o fyne.CanvasObject) bool {
		if d, ok := o.(*kit.DateField); ok {
			list = append(list, d.Focusable())
		}
		return true
	})
	return list
}

func TestArchivingIsUndone(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Tap("Archive")
	saved(w)
	if row(w, "Anna") != "" || !person(t, store, life.Anna.ID).Archived {
		t.Errorf("got %q, want Anna archived and off the list", names(w))
	}
	w.Tap("Undo")
	saved(w)
	if row(w, "Anna") == "" || person(t, store, life.Anna.ID).Archived {
		t.Errorf("got %q, want Anna back", names(w))
	}
	w.Tap("Archive")
	w.Tap("Bring back from the archive")
	saved(w)
	if person(t, store, life.Anna.ID).Archived {
		t.Error("got Anna archived, want her brought back")
	}
}

func TestDeletingAPersonIsUndone(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Tap("Delete")
	if row(w, "Anna") != "" || !w.Shows("Anna is in the trash.") || !strings.Contains(row(w, "Jonas"), "chosen") {
		t.Errorf("got %q, want Anna gone and the next one open", w.Texts())
	}
	w.Tap("Undo")
	if !strings.Contains(row(w, "Anna"), "chosen") || person(t, store, life.Anna.ID).Name != "Anna" {
		t.Errorf("got %q, want Anna back and open", names(w))
	}
	w.Tap("Delete")
	w.Window.Canvas().Focus(nil)
	w.Shortcut(&fyne.ShortcutUndo{})
	if row(w, "Anna") == "" {
		t.Error("got Anna gone, want Ctrl+Z to take the deletion back")
	}
}

func TestDeletingThatFailsIsSaid(t *testing.T) {
	store, _ := filled(t)
	b := newBroken(store, "Update", errDisk)
	w := open(t, b)
	w.Tap("Delete")
	if f := w.TakeFailure(); f.Doing != "deleting a person" {
		t.Errorf("got %v, want the deletion named", f)
	}
	w.TypeInto(notesField, "not yet saved")
	w.Tap("Delete")
	if row(w, "Anna") == "" || w.Find("not yet saved") == nil {
		t.Errorf("got %q, want nothing deleted while something is unsaved", w.Texts())
	}
	clear(b.fail)
	w.Tap("Delete")
	b.fail["Update"] = errDisk
	w.Tap("Undo")
	if f := w.TakeFailure(); f.Doing != "taking a person back" {
		t.Errorf("got %v, want the undoing named", f)
	}
}

func TestSomebodyDeletedElsewhereLeavesThePage(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	datatest.Must(t, store.Update(context.Background(), func(wr *data.Writer) error { return wr.DeletePerson(life.Anna.ID, w.Now()) }))
	w.Changed(data.Change{Kind: data.KindPerson, ID: life.Anna.ID, Op: data.Deleted})
	if row(w, "Anna") != "" || !strings.Contains(row(w, "Jonas"), "chosen") {
		t.Errorf("got %q, want another page", w.Texts())
	}
}

func TestTheBalanceIsToldInWords(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	for name, want := range map[string]string{
		"Anna": "It goes both ways.", "Jonas": "Lately most has gone from you.",
		"Mum": "Lately a little more has come to you.", "Mira": "Too little noted to tell.",
	} {
		w.Tap(name)
		if w.Find(want) == nil && w.Find("Lately most has come to you.") == nil {
			t.Errorf("got %q for %s, want %q", w.Texts(), name, want)
		}
		if w.Shows("%") {
			t.Errorf("got numbers for %s, want words alone", name)
		}
	}
}

func TestNumbersAndThePauseAreByWish(t *testing.T) {
	store, _ := filled(t)
	prefs := kit.DefaultSettings()
	prefs.ShowNumbers = true
	w := openWith(t, store, prefs)
	if !w.Shows("Given 5.") || !w.Shows("%") {
		t.Errorf("got %q, want the numbers too", w.Texts())
	}
	prefs.PauseBalance = true
	w = openWith(t, store, prefs)
	if w.Shows("It goes both ways.") || w.Shows("%") {
		t.Errorf("got %q, want nothing of the balance while it is paused", w.Texts())
	}
}

func TestFeltAndNotedFarApartAskASoftQuestion(t *testing.T) {
	store, life := filled(t)
	for id, ratings := range map[data.ID][2]float64{life.Anna.ID: {9, 1}, life.Jonas.ID: {3, 8}} {
		f := data.Feeling{ID: data.NewID(), Person: id, Day: datatest.Today(), Created: datatest.Clock(),
			Give: data.Rated(ratings[0]), Receive: data.Rated(ratings[1])}
		datatest.Must(t, store.PutFeeling(context.Background(), &f))
	}
	w := open(t, store)
	if !w.Shows("What makes it feel otherwise?") {
		t.Errorf("got %q, want the question", w.Texts())
	}
	w.Tap("Jonas")
	if !w.Shows("What makes it feel lighter?") {
		t.Errorf("got %q, want the other question", w.Texts())
	}
	w.Tap("Mum")
	if w.Shows("Either may be right.") {
		t.Errorf("got %q, want no question without a rating", w.Texts())
	}
}

func TestAFeelingIsKeptWithItsDay(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Tap("Rate how it feels")
	w.Type("8")
	w.Press(fyne.KeyTab, fyne.KeyTab)
	saved(w)
	w.Type("6")
	saved(w)
	list, err := store.FeelingsAbout(context.Background(), life.Anna.ID, data.Span{})
	datatest.Must(t, err)
	if len(list) != 1 || list[0].Receive != data.Rated(8) || list[0].Give != data.Rated(6) || list[0].Day != datatest.Today() {
		t.Fatalf("got %+v, want one rating of today with both answers", list)
	}
	w.Window.Canvas().Focus(daysOf(w)[0])
	w.Press(fyne.KeyDown)
	if !w.Shows("23 Nov 2026: receiving 8, giving 6") {
		t.Errorf("got %q, want today's rating told beside another day's", w.Texts())
	}
	w.Press(fyne.KeyUp)
	w.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyDelete, fyne.KeyTab, fyne.KeyDelete)
	saved(w)
	if list, _ := store.FeelingsAbout(context.Background(), life.Anna.ID, data.Span{}); len(list) != 0 {
		t.Errorf("got %+v, want a rating that says nothing taken away", list)
	}
}

func TestAFeelingThatCannotBeKeptIsTriedAgain(t *testing.T) {
	store, life := filled(t)
	b := newBroken(store, "", nil)
	w := open(t, b)
	w.Tap("Rate how it feels")
	b.fail["Update"] = vault.ErrFull
	w.Type("8")
	w.Advance(time.Second)
	if !w.Shows("Not saved: The disk is full.") {
		t.Errorf("got %q, want it said", w.Texts())
	}
	w.Window.Canvas().Focus(daysOf(w)[0])
	w.Press(fyne.KeyDown)
	if w.Find("23 Nov 2026") == nil {
		t.Error("got another day, want to stay with what is not saved")
	}
	clear(b.fail)
	w.Tap("Try again")
	list, err := store.FeelingsAbout(context.Background(), life.Anna.ID, data.Span{})
	if err != nil || len(list) != 1 {
		t.Errorf("got %v, want the rating kept", list)
	}
}

func TestThePageListsEntriesAndContacts(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	if !w.Shows("First 7 Nov 2026, last 22 Nov 2026") {
		t.Errorf("got %q, want the first and the last day", w.Texts())
	}
	w.Tap("A calmer call")
	if want := (kit.Place{Room: "journal", ID: life.Entries[1].ID.String()}); len(w.Places) != 1 || w.Places[0] != want {
		t.Errorf("got places %v, want %v", w.Places, want)
	}
	w.Tap("Mira")
	if !w.Shows("Nothing yet.") {
		t.Errorf("got %q, want kind words where there is nothing", w.Texts())
	}
}

func TestAPageThatCannotBeReadIsTriedAgain(t *testing.T) {
	store, _ := filled(t)
	for _, method := range []string{"ContactsWith", "FeelingsAbout", "EntriesAbout", "RecordsAbout"} {
		t.Run(method, func(t *testing.T) {
			b := newBroken(store, method, errDisk)
			w := open(t, b)
			if w.CanTap("Rate how it feels") {
				t.Error("got a rating offered, want none while older ones are not known")
			}
			clear(b.fail)
			w.Tap("Try again")
			if w.Find("A calmer call") == nil {
				t.Errorf("got %q, want the list", w.Texts())
			}
		})
	}
}

func TestALongHistoryComesInParts(t *testing.T) {
	store, life := filled(t)
	var list []data.Entry
	for i := range 150 {
		e := datatest.Entry(datatest.Today()-data.Day(20*i)-2, "", "We met "+strings.Repeat("again ", i%7))
		e.People = []data.ID{life.Mira.ID}
		list = append(list, e)
	}
	early := datatest.Entry(datatest.Today()-9000, "", "long before")
	list = append(list, early)
	_, err := store.UpdateMany(context.Background(), len(list), func(w *data.Writer, i int) error { return w.PutEntry(&list[i]) })
	datatest.Must(t, err)
	b := newBroken(store, "EntryRefs", errDisk)
	w := open(t, b, kittest.Size(1100, 3000))
	w.Tap("Mira")
	clear(b.fail)
	w.Tap("Try again")
	first := kit.DayText(datatest.Today() - 20*149 - 2)
	if !w.Shows("First " + first) {
		t.Errorf("got %q, want the first day %s found", w.Texts(), first)
	}
	for range 4 {
		w.Tap("Show earlier ones")
	}
	if w.CanTap("Show earlier ones") || !w.Shows("First "+first) {
		t.Errorf("got %q, want everything listed", w.Texts())
	}
}
