package people_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit/kittest"
)

const addField = "Add or find somebody"

func TestNobodyYetSaysHowToBegin(t *testing.T) {
	w := open(t, datatest.Open(t))
	w.Golden("empty")
	if w.Focused() != w.Field(addField) {
		t.Error("got the cursor elsewhere, want it where the first name is written")
	}
}

func TestTheRoomSaysThatItIsReading(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store, kittest.Held())
	w.Golden("loading")
	w.Run.Release()
	w.Settle()
	w.Golden("full")
	if f, ok := w.Focused().(fyne.CanvasObject); !ok || f == nil {
		t.Error("got no cursor, want it in the list when that is there")
	}
}

func TestPeopleThatCannotBeReadAreTriedAgain(t *testing.T) {
	store, _ := filled(t)
	for _, method := range []string{"People", "Groups", "LastContact"} {
		t.Run(method, func(t *testing.T) {
			b := newBroken(store, method, vault.ErrDamaged)
			w := open(t, b)
			w.Golden("failed")
			clear(b.fail)
			w.Tap("Try again")
			if row(w, "Anna") == "" {
				t.Errorf("got %q, want everybody after trying again", w.Texts())
			}
		})
	}
}

func TestWhoWasReadStaysWhenReadingAgainFails(t *testing.T) {
	store, _ := filled(t)
	b := newBroken(store, "", nil)
	w := open(t, b)
	b.fail["People"] = errDisk
	w.Changed(data.Change{Kind: data.KindPerson, Op: data.Put})
	if row(w, "Anna") == "" || !w.Shows("This could not be read again just now") {
		t.Errorf("got %q, want the list kept and a word about it", w.Texts())
	}
}

func TestARowTellsClosenessRolesAndLastContact(t *testing.T) {
	store, life := filled(t)
	mum := life.Mum
	mum.Archived = true
	ruth := datatest.Person("Ruth", 0)
	datatest.Must(t, store.PutPerson(context.Background(), &mum))
	datatest.Must(t, store.PutPerson(context.Background(), &ruth))
	w := open(t, store)
	for name, wanted := range map[string][]string{
		"Anna": {"closest", "friend", "yesterday", "chosen focused"},
		"Mira": {"near", "mentor", "heart"},
		"Ruth": {"not placed yet"},
	} {
		for _, want := range wanted {
			if got := row(w, name); !strings.Contains(got, want) {
				t.Errorf("got the row %q, want %q in it", got, want)
			}
		}
	}
	if got, want := names(w), []string{"Anna", "Jonas", "Mira", "Ruth"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q: by closeness, then by name, archived ones left out", got, want)
	}
	w.Tap("Show archived people")
	if got := row(w, "Mum"); !strings.Contains(got, "archived") {
		t.Errorf("got the row %q, want the archived person", got)
	}
}

func TestTheLastContactIsToldInWords(t *testing.T) {
	store := datatest.Open(t)
	for name, days := range map[string]data.Day{
		"today": 0, "yesterday": 1, "13 days ago": 13, "2 weeks ago": 14, "8 weeks ago": 59, "2 months ago": 60, "24 months ago": 729, "2 years ago": 730,
	} {
		p := datatest.Person(name, 1)
		c := datatest.Contact(p.ID, datatest.Today()-days, 1, 1)
		datatest.Must(t, store.Update(context.Background(), func(w *data.Writer) error {
			if err := w.PutPerson(&p); err != nil {
				return err
			}
			return w.PutContact(&c)
		}))
	}
	w := open(t, store)
	for _, name := range names(w) {
		if got := row(w, name); strings.Count(got, `"`+name+`"`) != 2 {
			t.Errorf("got the row %q, want the last contact %q", got, name)
		}
	}
}

func TestNamesAreAddedOneAfterTheOther(t *testing.T) {
	store := datatest.Open(t)
	w := open(t, store)
	w.Type("Mira\nOld Amir\n  \nRuth\n")
	if got, want := names(w), []string{"Mira", "Old Amir", "Ruth"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if w.Focused() != w.Field(addField) {
		t.Error("got the cursor elsewhere, want it to stay for the next name")
	}
	if !strings.Contains(row(w, "Ruth"), "chosen") {
		t.Errorf("got the row %q, want the page of the newest open", row(w, "Ruth"))
	}
	list, err := store.People(context.Background())
	if err != nil || len(list) != 3 {
		t.Errorf("got %d people in the store (%v), want 3", len(list), err)
	}
}

func TestANameThatIsThereIsOpenedInsteadOfAdded(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.TypeInto(addField, "JONAS")
	if !w.Shows("Enter opens the page of Jonas") {
		t.Errorf("got %q, want it said what Enter does", w.Texts())
	}
	w.Press(fyne.KeyReturn)
	if got, _ := store.Count(context.Background(), data.KindPerson); got != 4 {
		t.Errorf("got %d people, want 4", got)
	}
	if !strings.Contains(row(w, life.Jonas.Name), "chosen") {
		t.Errorf("got the row %q, want it open", row(w, "Jonas"))
	}
}

func TestANameThatCannotBeKeptStaysInTheField(t *testing.T) {
	store, _ := filled(t)
	w := open(t, newBroken(store, "Update", vault.ErrFull))
	w.TypeInto(addField, "Ruth\n")
	if f := w.TakeFailure(); f.Doing != "adding a person" {
		t.Errorf("got %v, want the adding named", f)
	}
	if w.Find("Ruth") == nil {
		t.Errorf("got %q, want the name still in the field", w.Texts())
	}
}

func TestTypingFindsPeople(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	w.Type("m") // over the list: goes into the field
	if got, want := names(w), []string{"Mum", "Mira"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	w.Type("i")
	w.Press(fyne.KeyDown)
	if got := row(w, "Mira"); !strings.Contains(got, "chosen focused") {
		t.Errorf("got the row %q, want the arrow to open it", got)
	}
	w.Press(fyne.KeyEscape)
	if got := names(w); len(got) != 4 {
		t.Errorf("got %q, want everybody again", got)
	}
	w.Type("xyz")
	if !w.Shows("Nobody of that name.") || !w.Shows("Enter adds “xyz”") {
		t.Errorf("got %q, want it said that there is nobody", w.Texts())
	}
	w.Press(fyne.KeyDown, fyne.KeyEscape)
	escaped := 0
	w.Window.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { escaped++ })
	w.Press(fyne.KeyEscape)
	if escaped != 1 {
		t.Errorf("got the key handed on %d times, want once with nothing left to clear", escaped)
	}
}

func TestArrowKeysGoThroughThePeople(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "Jonas"}, {fyne.KeyEnd, "Mira"}, {fyne.KeyDown, "Mira"}, {fyne.KeyUp, "Mum"},
		{fyne.KeyHome, "Anna"}, {fyne.KeyPageDown, "Mira"}, {fyne.KeyPageUp, "Anna"},
	} {
		w.Press(step.key)
		if got := row(w, step.want); !strings.Contains(got, "chosen") {
			t.Errorf("got the row %q after %s, want it chosen", got, step.key)
		}
	}
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	if !w.Shows("What came to me") {
		t.Errorf("got %q, want Enter to go onto the page, where Enter logs a contact", w.Texts())
	}
}

func TestSomebodyIsOpenedFromElsewhere(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	room(w).Open(life.Mira.ID.String())
	w.Settle()
	if got := row(w, "Mira"); !strings.Contains(got, "chosen") {
		t.Errorf("got the row %q, want it open", got)
	}
	room(w).Open("nonsense")
	room(w).Open(data.NewID().String())
	w.Settle()
	if got := row(w, "Mira"); !strings.Contains(got, "chosen") {
		t.Errorf("got the row %q, want an id that is gone to change nothing", got)
	}
}

func TestSomebodyIsOpenedBeforeEverybodyIsRead(t *testing.T) {
	store, life := filled(t)
	w := open(t, store, kittest.Held())
	room(w).Open(life.Mira.ID.String())
	w.Run.Release()
	w.Settle()
	if got := row(w, "Mira"); !strings.Contains(got, "chosen") {
		t.Errorf("got the row %q, want it open", got)
	}
}

func TestANarrowRoomShowsOneSideAndAWayBack(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store, kittest.Size(560, 700))
	if w.CanTap("Delete") {
		t.Error("got the page beside the list, want the list alone")
	}
	w.Tap("Jonas")
	if !w.CanTap("Delete") || len(names(w)) > 0 {
		t.Errorf("got %q, want the page alone", w.Texts())
	}
	w.Tap("Everybody")
	if got := row(w, "Jonas"); !strings.Contains(got, "chosen") {
		t.Errorf("got the row %q, want the list again", got)
	}
}

func TestALeftRoomReadsNoMore(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store, kittest.Held())
	room(w).Hide()
	w.Run.Release()
	w.Settle()
	if len(names(w)) > 0 {
		t.Errorf("got %q, want nothing shown in a room that was left", names(w))
	}
}

func TestOnlyWhatConcernsTheRoomIsReadAgain(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	w.Run.Hold()
	w.Changed(data.Change{Kind: data.KindDraft, Op: data.Put})
	if !w.Run.Idle() {
		t.Error("got a reading after a draft changed, want none")
	}
	w.Changed(data.Change{Kind: data.KindContact, Op: data.Put})
	if w.Run.Idle() {
		t.Error("got no reading after a contact changed, want one")
	}
	w.Run.Release()
}
