package notalone

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
)

func TestEveryEmergencyNumberHasASourceAndADay(t *testing.T) {
	list, err := countries()
	datatest.Must(t, err)
	seen := map[string]bool{}
	for _, c := range list {
		if len(c.Code) != 2 || c.Name == "" || c.Number == "" || c.Source == "" || !c.Checked.Valid() || seen[c.Code] {
			t.Errorf("got %+v, want code, name, number, source and day, each country once", c)
		}
		seen[c.Code] = true
	}
	if len(list) < 30 {
		t.Errorf("got %d countries, want the list", len(list))
	}
}

func TestTheNumberIsShownAndKept(t *testing.T) {
	keeper := &keeper{}
	w, s := open(t, keeper, false)
	if s.calls.number.Visible() {
		t.Error("got a number before a country was chosen")
	}
	s.calls.choose.SetSelected("Poland")
	w.Advance(time.Second)
	if keeper.plan.Country != "PL" {
		t.Errorf("got %q kept, want PL", keeper.plan.Country)
	}
	if !w.Shows("112") || !strings.Contains(strings.Join(w.Texts(), "\n"), "to compare: European Commission") {
		t.Errorf("got %q, want the number and its source", w.Texts())
	}
	_, again := open(t, keeper, false)
	if again.calls.choose.Selected != "Poland" {
		t.Errorf("got %q, want the country from before", again.calls.choose.Selected)
	}
}

func TestAnOldNumberSaysSo(t *testing.T) {
	e := newEmergency(func(string) {})
	e.show("US", e.list[0].Checked+stale)
	if e.old.Visible() {
		t.Error("got a warning within a year")
	}
	e.show("US", e.list[0].Checked+stale+1)
	if !e.old.Visible() {
		t.Error("got no warning after more than a year")
	}
	e.show("XX", data.Day(0))
	if e.number.Visible() {
		t.Error("got a number for no country")
	}
}

func TestTheNumberIsThereBeforeThePassphraseToo(t *testing.T) {
	_, s := open(t, &keeper{}, true)
	s.calls.choose.SetSelected("New Zealand")
	if s.calls.number.Text != "111" || !s.calls.number.Visible() {
		t.Errorf("got %q, want 111 without the vault", s.calls.number.Text)
	}
}

func TestTheCoverIsLeftByEscape(t *testing.T) {
	left := 0
	c := NewCover(func() { left++ })
	c.sheet.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if left != 1 {
		t.Errorf("got %d, want the way back", left)
	}
}
