package kit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// open puts one widget into a window and gives it the focus if it takes it.
func open(t *testing.T, o fyne.CanvasObject) *kittest.Window {
	t.Helper()
	w := kittest.OpenObject(t, func(kit.Env) fyne.CanvasObject { return kit.Stack(kit.Small, o) }, kittest.Size(600, 500))
	if f, ok := o.(fyne.Focusable); ok {
		w.Window.Canvas().Focus(f)
	}
	return w
}

func TestSegmentedMovesByKeyboard(t *testing.T) {
	var got []int
	s := kit.NewSegmented([]string{"Week", "Month", "Year"}, func(i int) { got = append(got, i) })
	w := open(t, s)
	w.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyEnd, fyne.KeyHome, fyne.KeyHome)
	if want := []int{0, 1, 2, 1, 2, 0}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSegmentedChoosesWhatIsTapped(t *testing.T) {
	got := -1
	s := kit.NewSegmented([]string{"Week", "Month", "Year"}, func(i int) { got = i })
	w := open(t, s)
	for want, word := range s.Options {
		w.Tap(word)
		if got != want {
			t.Errorf("%s: got %d, want %d", word, got, want)
		}
	}
	s.Disable()
	test.TapAt(s, fyne.NewPos(1, 1))
	if s.Selected != 2 {
		t.Errorf("switched off: got %d, want 2", s.Selected)
	}
}

func TestSegmentedShowsAStateWithoutCallingBack(t *testing.T) {
	s := kit.NewSegmented([]string{"Week", "Month"}, func(int) { t.Error("called back") })
	open(t, s)
	s.SetSelected(1)
	s.SetSelected(-1)
	if s.Selected != -1 {
		t.Errorf("got %d, want no choice", s.Selected)
	}
}

func TestScaleIsNotRatedUntilThePersonRatesIt(t *testing.T) {
	var got []string
	s := kit.NewNumberScale(10, "not at all", "very", func(r data.Rating) { got = append(got, fmt.Sprint(r.Set, r.Value)) })
	w := open(t, s)
	if !w.Shows("Not rated") || s.Rating().Set {
		t.Errorf("got %v, %v, want not rated", w.Texts(), s.Rating())
	}
	w.Press(fyne.KeyRight)
	w.Press(fyne.KeyRight, fyne.KeyDown, fyne.KeyEnd, fyne.KeyRight, fyne.KeyHome, fyne.KeyPageUp, fyne.KeyDelete)
	want := []string{"true 5", "true 6", "true 5", "true 10", "true 0", "true 1", "false 0"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestScaleTakesTypedNumbers(t *testing.T) {
	for _, c := range []struct {
		largest int
		typed   string
		want    float64
	}{{10, "7", 7}, {10, "10", 10}, {10, "53", 3}, {100, "62", 62}, {100, "100", 100}, {100, "999", 9}, {10, "x4", 4}} {
		s := kit.NewNumberScale(c.largest, "", "", nil)
		w := open(t, s)
		w.Type(c.typed)
		if got := s.Rating(); got != data.Rated(c.want) {
			t.Errorf("0 to %d, typed %q: got %v, want %g", c.largest, c.typed, got, c.want)
		}
	}
	s := kit.NewNumberScale(100, "", "", nil)
	w := open(t, s)
	w.Type("6")
	w.Press(fyne.KeyRight)
	w.Type("2")
	if got := s.Rating(); got != data.Rated(2) {
		t.Errorf("typed 6, moved, typed 2: got %v, want 2", got)
	}
}

func TestScaleIsRatedWhereItIsTapped(t *testing.T) {
	s := kit.NewNumberScale(10, "", "", nil)
	open(t, s)
	test.TapAt(s, fyne.NewPos(2, s.Size().Height/2))
	if got := s.Rating(); got != data.Rated(0) {
		t.Errorf("tapped at the left: got %v, want 0", got)
	}
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(s.Size().Width*0.8, 10)}})
	if got := s.Rating(); got.Value < 8 {
		t.Errorf("dragged to the right: got %v, want 8 or more", got)
	}
	s.DragEnd()
	before := s.Rating()
	test.TapAt(s, fyne.NewPos(s.Size().Width-1, 10))
	if got := s.Rating(); got != before {
		t.Errorf("tapped beside the line: got %v, want %v", got, before)
	}
}

func TestScaleCanBeClearedAndSwitchedOff(t *testing.T) {
	s := kit.NewNumberScale(10, "", "", nil)
	w := open(t, s)
	s.SetRating(data.Rated(99))
	if got := s.Rating(); got != data.Rated(10) {
		t.Errorf("set beyond the end: got %v, want 10", got)
	}
	w.Tap("Clear the rating")
	if s.Rating().Set {
		t.Errorf("cleared: got %v, want not rated", s.Rating())
	}
	s.Disable()
	w.Press(fyne.KeyEnd)
	if s.Rating().Set {
		t.Errorf("switched off: got %v, want not rated", s.Rating())
	}
}

func TestChipIsRemovedAndPressed(t *testing.T) {
	removed, pressed := 0, 0
	c := kit.NewChip("family", func() { removed++ })
	w := open(t, c)
	w.Press(fyne.KeyDelete)
	w.Press(fyne.KeyBackspace)
	w.Press(fyne.KeySpace)
	w.Tap("family")
	if removed != 3 || pressed != 0 {
		t.Errorf("got removed %d, pressed %d, want 3 and 0", removed, pressed)
	}
	c.OnTapped = func() { pressed++ }
	w.Tap("family")
	w.Press(fyne.KeyReturn)
	test.TapAt(c, fyne.NewPos(c.Size().Width-3, 5))
	if removed != 4 || pressed != 2 {
		t.Errorf("with both: got removed %d, pressed %d, want 4 and 2", removed, pressed)
	}
	c.Disable()
	test.TapAt(c, fyne.NewPos(3, 5))
	w.Press(fyne.KeyDelete)
	if removed != 4 || pressed != 2 {
		t.Errorf("switched off: got removed %d, pressed %d, want 4 and 2", removed, pressed)
	}
}

func TestABadgeTakesNoFocus(t *testing.T) {
	b := kit.Badge("friend", nil)
	if _, focusable := b.(fyne.Focusable); focusable {
		t.Error("got a badge that takes the focus")
	}
	if w := open(t, b); !w.Shows("friend") {
		t.Errorf("got %v, want friend", w.Texts())
	}
}

func TestTagsAreTypedAndTakenBack(t *testing.T) {
	var told [][]string
	tags := kit.NewTagChips("Add a tag", nil, func(list []string) { told = append(told, list) })
	w := open(t, tags)
	w.TypeInto("Add a tag", "family\n")
	w.Type("#work,")
	w.Type("Family\n")
	w.Type("  \n")
	if got, want := tags.Tags(), []string{"family", "work"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	w.Press(fyne.KeyBackspace)
	if got, want := tags.Tags(), []string{"family"}; !slices.Equal(got, want) {
		t.Errorf("after Backspace: got %v, want %v", got, want)
	}
	w.Type("x")
	w.Press(fyne.KeyBackspace)
	if got := tags.Tags(); len(got) != 1 {
		t.Errorf("after rubbing out a letter: got %v, want one tag", got)
	}
	w.Tap("family")
	if got := tags.Tags(); len(got) != 0 || len(told) != 4 {
		t.Errorf("after the cross: got %v and %d calls, want none and 4", got, len(told))
	}
	if w.Focused() != tags.Focusable() {
		t.Error("got the focus lost with the chip, want it in the field")
	}
}

func TestATagThatWasNotEndedIsNotLost(t *testing.T) {
	tags := kit.NewTagChips("Add a tag", nil, nil)
	w := open(t, tags)
	saved := 0
	save := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}
	w.Window.Canvas().AddShortcut(save, func(fyne.Shortcut) { saved = len(tags.Tags()) })
	w.TypeInto("Add a tag", " summer ")
	w.Shortcut(save)
	if got := tags.Tags(); !slices.Equal(got, []string{"summer"}) || saved != 1 {
		t.Errorf("got %v and %d saved with Ctrl+Enter, want summer and 1", got, saved)
	}
	w.TypeInto("Add a tag", "rain")
	w.Window.Canvas().Unfocus()
	if got := tags.Tags(); !slices.Equal(got, []string{"summer", "rain"}) {
		t.Errorf("got %v after leaving the field, want rain as well", got)
	}
}

func TestKnownTagsAreOffered(t *testing.T) {
	known := func(typed string) []string {
		return slices.DeleteFunc([]string{"family", "fear", "work"}, func(s string) bool { return !strings.HasPrefix(s, typed) })
	}
	tags := kit.NewTagChips("Add a tag", known, nil)
	w := open(t, tags)
	tags.SetTags([]string{"family"})
	w.TypeInto("Add a tag", "f")
	if w.Shows("work") || !w.Shows("fear") {
		t.Errorf("got %v, want fear offered alone", w.Texts())
	}
	w.Press(fyne.KeyReturn)
	if got, want := tags.Tags(), []string{"family", "fear"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func picker(t *testing.T, picked func(kit.Choice)) (*kit.Picker, *kittest.Window) {
	p := kit.NewPicker("Who?", func(typed string) []kit.Choice { return kit.MatchNames(people, typed) }, picked)
	return p, open(t, p)
}

func TestPickerFindsByTheBeginningOfAWord(t *testing.T) {
	for typed, want := range map[string][]string{
		"":   {"Mia Berg", "Mika", "Old Amir"},
		"mi": {"Mia Berg", "Mika"},
		"be": {"Mia Berg"},
		"AM": {"Old Amir"},
		"ia": nil,
	} {
		var got []string
		for _, c := range kit.MatchNames(people, typed) {
			got = append(got, c.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", typed, got, want)
		}
	}
}

func TestPickerPicksByKeyboard(t *testing.T) {
	var got []string
	p, w := picker(t, func(c kit.Choice) { got = append(got, c.Name) })
	w.TypeInto("Who?", "mi")
	w.Press(fyne.KeyDown, fyne.KeyReturn)
	w.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	w.Press(fyne.KeyReturn)
	if want := []string{"Mika", "Mika"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	w.Type("mi")
	w.Press(fyne.KeyEscape)
	if w.Shows("Mika") {
		t.Error("got the list still there after Escape")
	}
	p.Clear()
	w.Type("mi")
	w.Tap("Mia Berg")
	if got[len(got)-1] != "Mia Berg" {
		t.Errorf("tapped: got %v, want Mia Berg at the end", got)
	}
	w.Window.Canvas().Focus(p.Focusable())
	w.Type("m")
	w.Window.Canvas().Unfocus()
	w.Settle()
	if w.Shows("Mika") {
		t.Error("got the list still there after leaving the field")
	}
}

func TestPickerOffersToAddWhoIsNew(t *testing.T) {
	added := ""
	p, w := picker(t, func(kit.Choice) { t.Error("picked somebody") })
	p.Add = func(name string) { added = name }
	w.TypeInto("Who?", " Noor ")
	w.Tap("Add “Noor”")
	if added != "Noor" {
		t.Errorf("got %q, want Noor", added)
	}
	w.Window.Canvas().Focus(p.Focusable())
	w.Type("mika")
	if w.Shows("Add") {
		t.Errorf("got %v, want no offer to add who is there", w.Texts())
	}
}
