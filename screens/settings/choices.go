package settings

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// ChoiceStore is what the page of choices needs of the program.
type ChoiceStore interface {
	Settings() kit.Settings
	SaveSettings(kit.Settings) error
}

// Choices is the page about looks and habits.
type Choices struct {
	env    kit.Env
	store  ChoiceStore
	values kit.Settings // as they are shown

	language *widget.Select
	mode     *kit.Segmented
	contrast *widget.Check
	still    *widget.Check
	scale    *kit.Segmented
	ends     *kit.Segmented
	week     *kit.Segmented
	idle     *kit.Segmented
	life     *kit.Segmented
	numbers  *widget.Check
	pause    *widget.Check
	plain    *widget.Check
	root     fyne.CanvasObject
}

// NewChoices builds the page; it reads nothing.
func NewChoices(env kit.Env, store ChoiceStore) *Choices {
	s := &Choices{env: env, store: store, values: kit.DefaultSettings()}
	s.root = kit.Page(kit.ReadingWidth, kit.Stack(kit.Wide, s.looks(), s.habits(), s.balance()))
	return s
}

// Content is what goes into the window.
func (s *Choices) Content() fyne.CanvasObject { return s.root }

// Show reads the values in force.
func (s *Choices) Show() {
	s.values = s.store.Settings()
	s.Refresh()
}

// Hide does nothing: each choice is in force at once.
func (s *Choices) Hide() {}

// Changed does nothing: settings are no records.
func (s *Choices) Changed([]data.Change) {}

// The choices, in the order in which they are shown.
func modes() []string   { return []string{"system", "light", "dark"} }
func scales() []float32 { return []float32{0.8, 1, 1.25, 1.5, 2} }
func dayEnds() []time.Duration {
	return []time.Duration{0, 2 * time.Hour, 3 * time.Hour, 4 * time.Hour}
}
func halfLives() []int           { return []int{90, 180, 365} }
func weekStarts() []time.Weekday { return []time.Weekday{time.Monday, time.Sunday, time.Saturday} }
func idleLocks() []time.Duration {
	return []time.Duration{5 * time.Minute, 10 * time.Minute, 30 * time.Minute, 0}
}
func pick[T any](list []T, i int) T { return list[min(max(i, 0), len(list)-1)] }

// change puts one changed value in force, or says why not and goes back.
func (s *Choices) change(edit func(*kit.Settings)) {
	next := s.values
	edit(&next)
	if next == s.values {
		return
	}
	if err := s.store.SaveSettings(next); err != nil {
		s.env.Fail(kit.T("settings.saving", "saving the settings"), err)
		s.Refresh()
		return
	}
	s.values = next
	s.Refresh()
}

// looks is the part about how the program looks.
func (s *Choices) looks() fyne.CanvasObject {
	s.mode = kit.NewSegmented([]string{
		kit.T("settings.system", "as the system"), kit.T("settings.light", "light"), kit.T("settings.dark", "dark"),
	}, func(i int) { s.change(func(v *kit.Settings) { v.Mode = pick(modes(), i) }) })
	s.scale = kit.NewSegmented([]string{"80 %", "100 %", "125 %", "150 %", "200 %"},
		func(i int) { s.change(func(v *kit.Settings) { v.Scale = pick(scales(), i) }) })
	s.contrast = widget.NewCheck(kit.T("settings.contrast", "Stronger contrast"),
		func(on bool) { s.change(func(v *kit.Settings) { v.Contrast = on }) })
	s.still = widget.NewCheck(kit.T("settings.still", "Less motion: nothing fades, blinks or slides"),
		func(on bool) { s.change(func(v *kit.Settings) { v.Still = on }) })
	names := []string{kit.T("settings.language.system", "as the system")}
	for _, l := range kit.Languages() {
		names = append(names, l.Name)
	}
	s.language = widget.NewSelect(names, nil)
	return kit.Stack(kit.Small,
		kit.SectionTitle(kit.T("settings.looks", "Looks")),
		kit.Form(kit.QuietWord(kit.T("settings.language", "Language")), s.language,
			kit.QuietWord(kit.T("settings.mode", "Light or dark")), s.mode,
			kit.QuietWord(kit.T("settings.scale", "Size of text")), s.scale),
		s.contrast, s.still,
	)
}

// habits is the part about days and locking.
func (s *Choices) habits() fyne.CanvasObject {
	s.ends = kit.NewSegmented([]string{"0:00", "2:00", "3:00", "4:00"},
		func(i int) { s.change(func(v *kit.Settings) { v.DayEnds = pick(dayEnds(), i) }) })
	s.week = kit.NewSegmented([]string{kit.WeekdayName(time.Monday), kit.WeekdayName(time.Sunday), kit.WeekdayName(time.Saturday)},
		func(i int) { s.change(func(v *kit.Settings) { v.WeekStart = pick(weekStarts(), i) }) })
	s.idle = kit.NewSegmented([]string{
		kit.T("settings.min5", "5 min"), kit.T("settings.min10", "10 min"), kit.T("settings.min30", "30 min"), kit.T("settings.never", "never"),
	}, func(i int) { s.change(func(v *kit.Settings) { v.IdleLock = pick(idleLocks(), i) }) })
	return kit.Stack(kit.Small,
		kit.SectionTitle(kit.T("settings.habits", "Days and locking")),
		kit.Form(kit.QuietWord(kit.T("settings.ends", "My day ends at")), s.ends,
			kit.QuietWord(kit.T("settings.week", "My week begins on")), s.week,
			kit.QuietWord(kit.T("settings.idle", "Lock when I am away for")), s.idle),
	)
}

// balance is the part about giving and receiving.
func (s *Choices) balance() fyne.CanvasObject {
	s.life = kit.NewSegmented([]string{
		kit.T("settings.days90", "3 months"), kit.T("settings.days180", "6 months"), kit.T("settings.days365", "a year"),
	}, func(i int) { s.change(func(v *kit.Settings) { v.HalfLife = pick(halfLives(), i) }) })
	s.pause = widget.NewCheck(kit.T("settings.pause", "Pause the balance: show people and closeness only"),
		func(on bool) { s.change(func(v *kit.Settings) { v.PauseBalance = on }) })
	s.numbers = widget.NewCheck(kit.T("settings.numbers", "Show numbers beside the words"),
		func(on bool) { s.change(func(v *kit.Settings) { v.ShowNumbers = on }) })
	s.plain = widget.NewCheck(kit.T("settings.plain", "Charts without numbers"),
		func(on bool) { s.change(func(v *kit.Settings) { v.PlainCharts = on }) })
	return kit.Stack(kit.Small,
		kit.SectionTitle(kit.T("settings.balance", "Giving and receiving")),
		kit.Form(kit.QuietWord(kit.T("settings.life", "A contact counts half after")), s.life),
		s.pause, s.numbers, s.plain,
	)
}

// onLanguage takes a language; the first line of the list is the system's.
func (s *Choices) onLanguage(i int) {
	code := ""
	if i > 0 {
		code = pick(kit.Languages(), i-1).Code
	}
	s.change(func(v *kit.Settings) { v.Language = code })
}

// Refresh copies the values into the widgets.
func (s *Choices) Refresh() {
	v := s.values
	s.language.OnChanged = nil
	s.language.SetSelectedIndex(1 + slices.IndexFunc(kit.Languages(), func(l kit.Language) bool { return l.Code == v.Language }))
	s.language.OnChanged = func(string) { s.onLanguage(s.language.SelectedIndex()) }
	s.mode.SetSelected(slices.Index(modes(), v.Mode))
	s.scale.SetSelected(slices.Index(scales(), v.Scale))
	s.ends.SetSelected(slices.Index(dayEnds(), v.DayEnds))
	s.week.SetSelected(slices.Index(weekStarts(), v.WeekStart))
	s.idle.SetSelected(slices.Index(idleLocks(), v.IdleLock))
	s.life.SetSelected(slices.Index(halfLives(), v.HalfLife))
	for check, on := range map[*widget.Check]bool{s.contrast: v.Contrast, s.still: v.Still, s.numbers: v.ShowNumbers, s.pause: v.PauseBalance, s.plain: v.PlainCharts} {
		check.Checked = on
		check.Refresh()
	}
}
