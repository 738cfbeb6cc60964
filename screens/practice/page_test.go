package practice

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit/kittest"
)

func TestARungIsTriedFromItsLadder(t *testing.T) {
	store := datatest.Open(t)
	ladder := item("ladder", "Asking for help", data.Field{Key: "rungs", Text: "ask the way\nask for a lift"})
	put(t, store, ladder, noted("trust_step", ladder, 3, data.Field{Key: "rung", Text: "ask the way"}))
	w, s := open(t, store)
	s.Open(ladder.ID.String())
	if !w.Shows("once") {
		t.Errorf("got %q, want that the first was tried", w.Texts())
	}
	w.Tap("ask for a lift")
	if got := answerTo(s.form.state.answers, "rung").Text; got != "ask for a lift" || s.form.state.about != ladder.ID {
		t.Errorf("got %q, want the form with that step", got)
	}
}

func TestAPageIsReadAgainAsItWasLeft(t *testing.T) {
	store := datatest.Open(t)
	page := item("direction", "How I want it", data.Field{Key: "text", Text: "a kitchen"})
	put(t, store, page)
	_, s := open(t, store)
	look := s.state.set.Named("direction_look")
	s.form.begin(look, page.ID)
	if got := answerTo(s.form.state.answers, "text").Text; got != "a kitchen" {
		t.Errorf("got %q, want the page as it was written", got)
	}
	s.form.state = formState{}
	put(t, store, noted("direction_look", page, 3, data.Field{Key: "text", Text: "a kitchen, and people in it"}))
	s.load()
	s.form.begin(look, page.ID)
	if got := answerTo(s.form.state.answers, "text").Text; got != "a kitchen, and people in it" {
		t.Errorf("got %q, want the page as it was left", got)
	}
}

func TestALookAtTheWeekIsOfferedOnceAWeek(t *testing.T) {
	store := datatest.Open(t)
	w, _ := open(t, store)
	if !w.Shows("our own questions, not a test") {
		t.Fatal("the look at the week is not offered")
	}
	k := data.CheckIn{ID: data.NewID(), Instrument: "kith-weekly", Version: "1", SHA256: make([]byte, 32), Day: datatest.Today() - 6, Created: kittest.Start()}
	datatest.Must(t, store.PutCheckIn(context.Background(), &k))
	w.Changed(data.Change{Kind: data.KindCheckIn, Op: data.Put})
	if w.Shows("our own questions, not a test") {
		t.Error("six days later it is offered again")
	}
}

func TestCtrlEnterSavesFromAField(t *testing.T) {
	store := datatest.Open(t)
	w, _ := open(t, store)
	w.Tap("Log a lapse")
	w.Type("the party")
	w.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	if list := records(t, store); len(list) != 1 || list[0].Field("situation").Text != "the party" {
		t.Errorf("got %+v, want it kept", list)
	}
}

func TestTabBringsWhatItReachesIntoView(t *testing.T) {
	w, s := open(t, datatest.Open(t), kittest.Size(860, 480))
	s.Open("new:look_back")
	s.form.onMore()
	w.Settle()
	last := s.form.asked[len(s.form.asked)-1]
	w.Window.Canvas().Focus(last.focus)
	top, end := s.form.scroll.Offset.Y, s.form.scroll.Offset.Y+s.form.scroll.Size().Height
	if y := last.root.Position().Y + 24; top == 0 || y < top || y+last.root.Size().Height > end {
		t.Errorf("the last question lies at %v, seen is %v to %v", y, top, end)
	}
}
