package settings

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
)

// secrets are the fields about the passphrase and the recovery key.
type secrets struct {
	old, fresh, again *widget.Entry
	change, key       *kit.Button
	said              *widget.Label
	shown             *widget.Label
	card              fyne.CanvasObject
}

// forget empties the fields.
func (f *secrets) forget() {
	for _, e := range []*widget.Entry{f.old, f.fresh, f.again} {
		e.SetText("")
	}
}

// build makes the widgets.
func (s *Screen) build() {
	page := kit.Stack(kit.Wide,
		kit.Title(kit.T("settings.heading", "Settings")),
		s.looks(), s.habits(), s.balance(), s.secretsForm(),
	)
	s.root = kit.Page(kit.ReadingWidth, page)
}

// looks is the part about how the program looks.
func (s *Screen) looks() fyne.CanvasObject {
	s.mode = kit.NewSegmented([]string{
		kit.T("settings.system", "as the system"), kit.T("settings.light", "light"), kit.T("settings.dark", "dark"),
	}, func(i int) { s.change(func(v *kit.Settings) { v.Mode = pick(modes(), i) }) })
	s.scale = kit.NewSegmented([]string{"80 %", "100 %", "125 %", "150 %", "200 %"},
		func(i int) { s.change(func(v *kit.Settings) { v.Scale = pick(scales(), i) }) })
	s.contrast = widget.NewCheck(kit.T("settings.contrast", "Stronger contrast"),
		func(on bool) { s.change(func(v *kit.Settings) { v.Contrast = on }) })
	return kit.Stack(kit.Small,
		kit.SectionTitle(kit.T("settings.looks", "Looks")),
		kit.Form(kit.QuietWord(kit.T("settings.mode", "Light or dark")), s.mode,
			kit.QuietWord(kit.T("settings.scale", "Size of text")), s.scale),
		s.contrast,
	)
}

// habits is the part about days and locking.
func (s *Screen) habits() fyne.CanvasObject {
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
func (s *Screen) balance() fyne.CanvasObject {
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

// secretsForm is the part about the passphrase.
func (s *Screen) secretsForm() fyne.CanvasObject {
	f := &secrets{old: widget.NewPasswordEntry(), fresh: widget.NewPasswordEntry(), again: widget.NewPasswordEntry()}
	f.change = kit.NewButton(kit.T("settings.change", "Change passphrase"), kit.Icon("key"), s.onPassphrase)
	f.key = kit.QuietButton(kit.T("settings.newrecovery", "New recovery key"), nil, s.onRecovery)
	f.said, f.shown = kit.Text(""), kit.Text("")
	f.shown.TextStyle.Monospace, f.shown.Selectable, f.shown.Wrapping = true, true, fyne.TextWrapBreak
	f.card = kit.SlimCard(f.shown)
	s.secrets = f
	place := kit.Quiet(s.store.VaultDir())
	place.Wrapping, place.Selectable = fyne.TextWrapBreak, true
	return kit.Stack(kit.Small,
		kit.SectionTitle(kit.T("settings.vault", "The notebook's lock")),
		kit.Labelled(kit.T("settings.old", "Passphrase as it is now"), f.old),
		kit.Labelled(kit.T("settings.fresh", "New passphrase"), f.fresh),
		kit.Labelled(kit.T("settings.again", "The new one once more"), f.again),
		container.NewHBox(f.change, f.key),
		f.said, f.card,
		kit.Labelled(kit.T("settings.place", "The notebook lies here"), place),
	)
}

// Refresh copies the state into the widgets.
func (s *Screen) Refresh() {
	v := s.state.values
	s.mode.SetSelected(slices.Index(modes(), v.Mode))
	s.scale.SetSelected(slices.Index(scales(), v.Scale))
	s.ends.SetSelected(slices.Index(dayEnds(), v.DayEnds))
	s.week.SetSelected(slices.Index(weekStarts(), v.WeekStart))
	s.idle.SetSelected(slices.Index(idleLocks(), v.IdleLock))
	s.life.SetSelected(slices.Index(halfLives(), v.HalfLife))
	for check, on := range map[*widget.Check]bool{s.contrast: v.Contrast, s.numbers: v.ShowNumbers, s.pause: v.PauseBalance, s.plain: v.PlainCharts} {
		check.Checked = on
		check.Refresh()
	}
	s.refreshSecrets()
}

// refreshSecrets fills the part about the passphrase.
func (s *Screen) refreshSecrets() {
	f := s.secrets
	for _, b := range []*kit.Button{f.change, f.key} {
		if s.state.busy {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	said := s.state.done
	if s.state.busy {
		said = kit.T("settings.busy", "One moment…")
	}
	f.said.Importance = widget.MediumImportance
	if s.state.err != nil {
		what, why, todo := kit.Explain(s.state.err)
		said, f.said.Importance = what+" "+why+" "+todo, widget.DangerImportance
	}
	f.said.SetText(said)
	f.said.Hidden = said == ""
	f.shown.SetText(s.state.recovery)
	f.card.Show()
	if s.state.recovery == "" {
		f.card.Hide()
	}
}
