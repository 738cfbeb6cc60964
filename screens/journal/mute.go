package journal

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// muting is what the person chose to keep away.
type muting struct {
	entry  bool
	people map[data.ID]bool
	span   data.Span // zero: no period
}

// onMute asks what of the open entry is to be kept out of the memories.
func (s *Screen) onMute() {
	e := s.paper.page.Entry()
	wish := &muting{entry: e.Muted, people: map[data.ID]bool{}}
	this := widget.NewCheck(kit.T("journal.mute.entry", "this entry"), func(on bool) { wish.entry = on })
	this.SetChecked(true)
	parts := []fyne.CanvasObject{
		kit.Quiet(kit.T("journal.mute.line", "What is kept away never comes back under “On this day” or at random. The timeline and the search still have it.")),
		container.NewHBox(this),
	}
	for _, id := range e.People {
		if name := s.state.folk[id]; name != "" {
			about := widget.NewCheck(kit.T("journal.mute.person", "everything about {{.Name}}", "Name", name), func(on bool) { wish.people[id] = on })
			parts = append(parts, container.NewHBox(about))
		}
	}
	parts = append(parts, s.muteSpan(e.Day, wish))
	var d *kit.Dialog
	d = kit.ShowDialog(s.env.Window, kit.T("journal.mute.title", "Keep out of memories"), kit.Stack(kit.Small, parts...),
		kit.NewButton(kit.T("journal.mute.do", "Keep away"), nil, func() {
			d.Close()
			s.mute(e, wish)
		}),
		kit.QuietButton(kit.T("journal.cancel", "Cancel"), nil, func() { d.Close() }))
}

// muteSpan lets one choose a period around a day.
func (s *Screen) muteSpan(day data.Day, wish *muting) fyne.CanvasObject {
	span := data.Span{From: day, To: day}
	on := false
	take := func() {
		wish.span = data.Span{}
		if on {
			wish.span = span
			if span.To != 0 && span.To < span.From {
				wish.span = data.Span{From: span.To, To: span.From}
			}
		}
	}
	from := kit.NewDateField(s.today, func(d data.Day) { span.From = d; take() })
	to := kit.NewDateField(s.today, func(d data.Day) { span.To = d; take() })
	from.SetDay(day)
	to.SetDay(day)
	fields := container.NewGridWithColumns(2, kit.Labelled(kit.T("journal.mute.from", "from"), from), kit.Labelled(kit.T("journal.mute.to", "to"), to))
	fields.Hide()
	check := widget.NewCheck(kit.T("journal.mute.period", "a period"), func(is bool) {
		on = is
		fields.Hidden = !is
		take()
		fields.Refresh()
	})
	return kit.Stack(0, container.NewHBox(check), fields)
}

// mute keeps away what was chosen and offers to take that back.
func (s *Screen) mute(e data.Entry, wish *muting) {
	var made []data.Mute
	for id, on := range wish.people {
		if on {
			made = append(made, data.MutePerson(id))
		}
	}
	if wish.span != (data.Span{}) {
		made = append(made, data.MutePeriod(wish.span))
	}
	if !wish.entry && len(made) == 0 && !e.Muted {
		return
	}
	s.setMuted(e.ID, wish.entry, made, nil, func() {
		s.notices.SayUndo(kit.T("journal.mute.done", "It will not come back by itself."), func() {
			s.setMuted(e.ID, e.Muted, nil, made, func() {})
		})
	})
}

// setMuted mutes an entry or not, adds some mutes and takes others away, in one write.
func (s *Screen) setMuted(id data.ID, muted bool, add, drop []data.Mute, then func()) {
	if s.leave() {
		now := s.env.Now()
		s.write(kit.T("journal.mute.doing", "keeping it out of the memories"), func(w *data.Writer) error {
			if err := muteEntry(w, id, muted); err != nil {
				return err
			}
			for _, m := range add {
				d := m.Definition(now)
				if err := w.PutDefinition(&d); err != nil {
					return err
				}
			}
			for _, m := range drop {
				if err := w.DeleteDefinition(m.ID, now); err != nil {
					return err
				}
			}
			return nil
		}, func() {
			s.readChosen()
			if s.state.past.on {
				s.loadPast()
			}
			then()
		})
	}
}

// muteEntry mutes an entry or takes that back; the text keeps the time it was changed.
func muteEntry(w *data.Writer, id data.ID, muted bool) error {
	e, err := w.Entry(id)
	if errors.Is(err, data.ErrNotFound) {
		return nil
	}
	if err != nil || e.Muted == muted {
		return err
	}
	e.Muted = muted
	return w.PutEntry(&e)
}

// onMutes lists what is kept away, to let it come back.
func (s *Screen) onMutes() {
	var d *kit.Dialog
	chips := []fyne.CanvasObject{}
	for _, m := range s.state.past.mutes {
		chips = append(chips, kit.NewChip(s.muteWords(m), func() {
			d.Close()
			s.unmute(m)
		}))
	}
	single := kit.QuietButton(kit.T("journal.mute.single", "Show the single entries"), kit.Icon("search"), func() {
		d.Close()
		s.Search("is:muted")
	})
	d = kit.ShowDialog(s.env.Window, kit.T("journal.mute.list", "Kept out of memories"), kit.Stack(kit.Medium,
		kit.Quiet(kit.T("journal.mute.listline", "Take one away to let it come back.")), kit.Wrap(kit.Small, chips...), container.NewHBox(single)),
		kit.NewButton(kit.T("journal.close", "Close"), nil, func() { d.Close() }))
}

// muteWords says what a mute keeps away.
func (s *Screen) muteWords(m data.Mute) string {
	switch {
	case !m.Person.IsZero():
		if name := s.state.folk[m.Person]; name != "" {
			return name
		}
		return kit.T("journal.mute.gone", "somebody who was deleted")
	case m.From == 0:
		return kit.T("journal.find.upto", "up to {{.Day}}", "Day", kit.DayText(m.To))
	case m.To == 0:
		return kit.T("journal.find.from", "from {{.Day}}", "Day", kit.DayText(m.From))
	case m.From == m.To:
		return kit.DayText(m.From)
	}
	return kit.T("journal.find.span", "{{.From}} to {{.To}}", "From", kit.DayText(m.From), "To", kit.DayText(m.To))
}

// unmute lets a person or a period come back, and offers to take that back.
func (s *Screen) unmute(m data.Mute) {
	now := s.env.Now()
	s.write(kit.T("journal.mute.ending", "letting it come back"), func(w *data.Writer) error {
		return w.DeleteDefinition(m.ID, now)
	}, func() {
		s.loadPast()
		s.notices.SayUndo(kit.T("journal.mute.ended", "It may come back again."), func() {
			d := m.Definition(now)
			s.write(kit.T("journal.mute.doing", "keeping it out of the memories"), func(w *data.Writer) error { return w.PutDefinition(&d) }, s.loadPast)
		})
	})
}
