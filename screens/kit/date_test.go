package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

func testDay() data.Day { return data.DayOf(kittest.Start()) }

func TestDaysAreReadAsPeopleTypeThem(t *testing.T) {
	d := data.DateOf
	for typed, want := range map[string]data.Day{
		"2026-11-23": d(2026, 11, 23), "23.11.2026": d(2026, 11, 23), "23.11.": d(2026, 11, 23), "3.2": d(2026, 2, 3),
		"23 Nov 2026": d(2026, 11, 23), "23 november": d(2026, 11, 23), "Nov 23, 2025": d(2025, 11, 23),
		"today": testDay(), " Yesterday ": testDay() - 1, "29.2.2024": d(2024, 2, 29), "13/11/2026": d(2026, 11, 13),
		"11/13/2026": d(2026, 11, 13), "5/5/2026": d(2026, 5, 5),
		"": 0, "3/4/2026": 0, "31.2.2026": 0, "29.2.2025": 0, "hello": 0, "23": 0, "1.2.26": 0, "2026-13-01": 0,
		"1 2 3 4": 0, "no 23": 0, "nov nov": 0, "23 nov x": 0, "1.1.99999": 0, "0.1.2026": 0,
	} {
		got, ok := kit.ReadDay(typed, testDay())
		if ok != (want != 0) || ok && got != want {
			t.Errorf("%q: got %v, %v, want %v", typed, got, ok, want)
		}
	}
}

func TestADayCanBeToldFromToday(t *testing.T) {
	today := testDay() // Monday 23 November 2026
	for typed, want := range map[string]data.Day{
		"yesterday": today - 1, "Tomorrow": today + 1, "3 weeks ago": today - 21, "a week ago": today - 7, "1 day ago": today - 1,
		"in 2 days": today + 2, "2 months ago": data.DateOf(2026, 9, 23), "last year": data.DateOf(2025, 11, 23),
		"10 years ago": data.DateOf(2016, 11, 23), "friday": today - 3, "last Friday": today - 3, "monday": today - 7, "sun": today - 1,
		"17 April 2024": data.DateOf(2024, 4, 17), "April 17, 2024": data.DateOf(2024, 4, 17),
		"": 0, "week": 0, "ago": 0, "3 ago": 0, "weeks weeks": 0, "my week ago": 0, "a very long week ago": 0, "9999 years ago": 0, "fr": 0,
	} {
		got, ok := kit.ReadDay(typed, today)
		if ok != (want != 0) || ok && got != want {
			t.Errorf("%q: got %v, %v, want %v", typed, got, ok, want)
		}
	}
}

func TestWeeksBeginAsTheyDoWhereOneLives(t *testing.T) {
	t.Setenv("LC_ALL", "")
	for locale, want := range map[string]time.Weekday{
		"en_US.UTF-8": time.Sunday, "en-GB": time.Monday, "de_DE.UTF-8": time.Monday, "pt-BR": time.Sunday, "ar-EG": time.Saturday,
		"zh-Hans-CN": time.Monday, "ja_JP": time.Sunday, "en": time.Monday, "": time.Monday, "C": time.Monday, "x-us": time.Sunday,
	} {
		t.Setenv("LC_TIME", locale)
		t.Setenv("LANG", locale)
		if got := kit.WeekStart(); got != want {
			t.Errorf("%q: got %v, want %v", locale, got, want)
		}
	}
}

func TestEnterInADateFieldHandsTheDayOver(t *testing.T) {
	f, w, _ := dateField(t)
	var got []data.Day
	f.OnSubmitted = func(d data.Day) { got = append(got, d) }
	w.Type("3 weeks")
	w.Press(fyne.KeyReturn)
	w.Type(" ago or so")
	w.Press(fyne.KeyReturn)
	if len(got) != 1 || got[0] != testDay()-21 {
		t.Errorf("got %v handed over, want the day three weeks ago and nothing for what is no day", got)
	}
}

func TestADayThatIsShownCanBeReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := data.Day(rapid.Int32Range(int32(data.DateOf(100, 1, 1)), int32(data.LastDay)).Draw(t, "day"))
		for _, text := range []string{kit.DayText(day), day.String()} {
			if got, ok := kit.ReadDay(text, testDay()); !ok || got != day {
				t.Errorf("%q: got %v, %v, want %v", text, got, ok, day)
			}
		}
	})
}

func FuzzReadDay(f *testing.F) {
	for _, s := range []string{"2026-11-23", "23.11.", "nov 3", "////", "9.9.9", "1 may 2", "\xff 1 1", "今日", "3 weeks ago", "in a day", "last friday"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if day, ok := kit.ReadDay(typed, testDay()); ok && !day.Valid() {
			t.Errorf("%q: got %d, which is no day", typed, day)
		}
	})
}

func TestDaysAreSaidAsOneWouldSayThem(t *testing.T) {
	today := testDay() // a Monday
	for day, want := range map[data.Day]string{
		today: "Today", today - 1: "Yesterday", today + 1: "Tomorrow", today - 2: "Saturday",
		today - 7: "16 Nov", today - 400: "19 Oct 2025", 0: "",
	} {
		if got := kit.NearDay(day, today); got != want {
			t.Errorf("%v: got %q, want %q", day, got, want)
		}
	}
	if got, want := kit.LongDay(today), "Monday, 23 November 2026"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := kit.Clock(kittest.Start()), "21:14"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func dateField(t *testing.T) (*kit.DateField, *kittest.Window, *[]data.Day) {
	var got []data.Day
	f := kit.NewDateField(testDay, func(d data.Day) { got = append(got, d) })
	w := open(t, f)
	w.Window.Canvas().Focus(f.Focusable())
	return f, w, &got
}

func TestDateFieldMovesByKeyboard(t *testing.T) {
	f, w, got := dateField(t)
	w.Press(fyne.KeyUp)
	if f.Day() != testDay() {
		t.Errorf("first key: got %v, want today", f.Day())
	}
	w.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown)
	if want := data.DateOf(2026, 10, 22); f.Day() != want || len(*got) != 5 {
		t.Errorf("got %v after %d calls, want %v after 5", f.Day(), len(*got), want)
	}
	if !w.Shows("Thursday") {
		t.Errorf("got %v, want the weekday", w.Texts())
	}
}

func TestDateFieldKeepsAWrongTextAndTheDay(t *testing.T) {
	f, w, _ := dateField(t)
	f.SetDay(testDay())
	f.Focusable().(interface{ SetText(string) }).SetText("3/4/2026")
	w.Settle()
	if !f.Wrong() || f.Day() != testDay() || !w.Shows("Write the day like") {
		t.Errorf("got wrong %v, day %v, %v, want the old day and a hint", f.Wrong(), f.Day(), w.Texts())
	}
	w.Window.Canvas().Unfocus()
	if !w.Shows("3/4/2026") {
		t.Errorf("got %v, want the typed text still there", w.Texts())
	}
	f.Focusable().(interface{ SetText(string) }).SetText("1.2.")
	w.Window.Canvas().Focus(f.Focusable())
	w.Window.Canvas().Unfocus()
	if want := data.DateOf(2026, 2, 1); f.Day() != want || !w.Shows("1 Feb 2026") {
		t.Errorf("got %v, %v, want %v written in full", f.Day(), w.Texts(), want)
	}
}

func TestAnOptionalDateCanBeTakenAway(t *testing.T) {
	f, _, got := dateField(t)
	f.SetDay(testDay())
	clear := f.Focusable().(interface{ SetText(string) })
	clear.SetText("")
	if f.Day() != testDay() || !f.Wrong() {
		t.Errorf("not optional: got %v, want the old day", f.Day())
	}
	f.Optional = true
	clear.SetText("x")
	clear.SetText("")
	if f.Day() != 0 || f.Wrong() || len(*got) != 1 {
		t.Errorf("optional: got %v, want no day", f.Day())
	}
}

func TestADayIsPickedFromTheCalendar(t *testing.T) {
	f, w, _ := dateField(t)
	f.SetDay(data.DateOf(2026, 11, 10))
	w.Tap("Open the calendar")
	w.Press(fyne.KeyRight, fyne.KeyReturn)
	if want := data.DateOf(2026, 11, 11); f.Day() != want {
		t.Errorf("got %v, want %v", f.Day(), want)
	}
	if w.Focused() != f.Focusable() {
		t.Error("got the focus elsewhere, want it back in the field")
	}
	w.Press(fyne.KeyReturn, fyne.KeyRight, fyne.KeyEscape)
	if want := data.DateOf(2026, 11, 11); f.Day() != want || len(w.Window.Canvas().Overlays().List()) != 0 {
		t.Errorf("after Escape: got %v, want %v and no calendar", f.Day(), want)
	}
}

func TestMonthMovesAndPicks(t *testing.T) {
	var picked data.Day
	months := 0
	m := kit.NewMonth(testDay(), func(d data.Day) { picked = d })
	m.OnMonth = func(first, last data.Day) { months++ }
	w := open(t, m)
	w.Press(fyne.KeyPageUp, fyne.KeyUp, fyne.KeyLeft, fyne.KeyReturn) // 23 Oct, 16 Oct, 15 Oct
	if want := data.DateOf(2026, 10, 15); picked != want || months != 1 {
		t.Errorf("got %v and %d months, want %v and 1", picked, months, want)
	}
	first, last := m.Shown()
	if first != data.DateOf(2026, 10, 1) || last != data.DateOf(2026, 10, 31) {
		t.Errorf("got %v to %v, want October", first, last)
	}
	w.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyRight, fyne.KeySpace) // today, 30 Nov, 1 Dec
	if want := data.DateOf(2026, 12, 1); picked != want {
		t.Errorf("got %v, want %v", picked, want)
	}
	w.Tap("Previous month")
	w.Tap("Next month")
	if first, _ := m.Shown(); first != data.DateOf(2026, 12, 1) {
		t.Errorf("got %v, want December again", first)
	}
}

func TestAMonthTooShortGivesItsLastDay(t *testing.T) {
	m := kit.NewMonth(data.DateOf(2026, 1, 31), nil)
	w := open(t, m)
	w.Press(fyne.KeyPageDown, fyne.KeyReturn)
	if _, last := m.Shown(); last != data.DateOf(2026, 2, 28) {
		t.Errorf("got a month until %v, want February", last)
	}
}

func TestATapInAMonthPicksTheDayUnderIt(t *testing.T) {
	for _, start := range []time.Weekday{time.Monday, time.Sunday} {
		seen := map[data.Day]bool{}
		m := kit.NewMonth(testDay(), func(d data.Day) { seen[d] = true })
		m.FirstWeekday = start
		open(t, m)
		m.Refresh()
		for y := float32(0); y < m.Size().Height; y += 6 {
			for x := float32(0); x < m.Size().Width; x += 6 {
				test.TapAt(m, fyne.NewPos(x, y))
			}
		}
		if len(seen) != 30 || !seen[data.DateOf(2026, 11, 1)] || !seen[data.DateOf(2026, 11, 30)] {
			t.Errorf("weeks from %v: got %d days, want the 30 of November", start, len(seen))
		}
	}
}

func TestShowingTheStateAgainLeavesWhatThePersonIsDoing(t *testing.T) {
	f, w, _ := dateField(t)
	f.SetDay(testDay())
	f.Focusable().(interface{ SetText(string) }).SetText("3 no")
	f.SetDay(testDay())
	if !w.Shows("3 no") {
		t.Errorf("date field: got %v, want the typed text", w.Texts())
	}
	f.SetDay(testDay() - 1)
	if !w.Shows("22 Nov 2026") {
		t.Errorf("date field: got %v, want another day shown", w.Texts())
	}
	m := kit.NewMonth(testDay(), nil)
	m.Select(testDay())
	w = open(t, m)
	w.Press(fyne.KeyPageUp)
	m.Select(testDay())
	if first, _ := m.Shown(); first != data.DateOf(2026, 10, 1) {
		t.Errorf("month: got %v, want the leaf that the person turned to", first)
	}
}
