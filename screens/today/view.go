package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/kit/editor"
)

// build makes the widgets: the page, and under it what goes with it. Nothing
// stands between the person and the page.
func (s *Screen) build() {
	s.date = kit.Title("")
	s.sign = kit.QuietWord("")
	s.again = kit.QuietButton(kit.T("today.again", "Try again"), nil, s.pen.again)
	s.copy = kit.QuietButton(kit.T("today.copy", "Copy the text"), nil, func() {
		kit.Copy(s.text.Text())
	})
	s.title = widget.NewEntry()
	s.title.SetPlaceHolder(kit.T("today.title", "A title, if you like"))
	s.title.OnChanged = func(string) { s.pen.touch() }
	s.title.OnSubmitted = func(string) { s.Focus() }
	s.text = editor.New(kit.T("today.begin", "Begin anywhere."), s.pen.touch)
	s.pages, s.people = kit.Wrap(kit.Small), kit.Wrap(kit.Small)
	s.picker = kit.NewPicker(kit.T("today.who", "Who is this about?"), s.find, func(c kit.Choice) { s.onPerson(c.ID, true) })
	s.picker.Add = s.onAddPerson
	s.mood = kit.NewSegmented([]string{
		kit.T("today.mood.heavy", "heavy"), kit.T("today.mood.low", "low"), kit.T("today.mood.even", "even"),
		kit.T("today.mood.good", "good"), kit.T("today.mood.bright", "bright"),
	}, s.onMood)
	fresh := kit.QuietButton(kit.T("today.new", "New page"), kit.Icon("add"), s.onNew)
	contact := kit.QuietButton(kit.T("today.contact", "Log a contact"), kit.Icon("two-way"), func() {
		s.env.Go(kit.Place{Room: "people", ID: "contact"})
	})
	head := kit.Stack(0,
		kit.Ends(s.date, container.NewHBox(s.sign, s.again, s.copy)),
		s.pages, s.title,
	)
	foot := kit.Stack(kit.Small,
		s.people,
		kit.Form(
			kit.QuietWord(kit.T("today.people", "With")), s.picker,
			kit.QuietWord(kit.T("today.mood", "Today is")), s.mood),
		container.NewHBox(fresh, contact),
	)
	s.root = kit.Column(kit.BroadWidth, kit.Inset(kit.Large, container.NewBorder(head, foot, nil, nil, s.text)))
}

// Refresh copies the state into the widgets; it never touches the text.
func (s *Screen) Refresh() {
	s.date.SetText(kit.LongDay(s.state.entry.Day))
	s.refreshSign()
	s.pages.Objects = s.pageChips()
	s.pages.Hidden = len(s.pages.Objects) == 0
	s.people.Objects = s.personChips()
	s.people.Hidden = len(s.people.Objects) == 0
	index := -1
	if m := s.state.entry.Mood; m.Set {
		index = int(m.Value) + 2
	}
	s.mood.SetSelected(index)
	s.root.Refresh()
}

// refreshSign says honestly where the text is.
func (s *Screen) refreshSign() {
	text, importance := "", widget.LowImportance
	switch {
	case s.state.saveErr != nil:
		_, why, todo := kit.Explain(s.state.saveErr)
		text, importance = kit.T("today.notsaved", "Not saved. {{.Why}}", "Why", why+" "+todo), widget.DangerImportance
	case s.state.readErr != nil:
		what, why, _ := kit.Explain(s.state.readErr)
		text, importance = what+" "+why, widget.DangerImportance
	case s.pen.busy():
		text = kit.T("today.saving", "Saving…")
	case !s.state.saved.IsZero():
		text = kit.T("today.saved", "Saved {{.Time}}", "Time", clock(s.state.saved.In(s.env.Now().Location())))
	}
	s.sign.Importance = importance
	s.sign.SetText(text)
	failed := s.state.saveErr != nil
	s.again.Hidden, s.copy.Hidden = !failed, !failed
}

// pageChips are the other pages of today.
func (s *Screen) pageChips() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if len(s.state.pages) < 2 && (len(s.state.pages) == 0 || s.state.pages[0].ID == s.state.entry.ID) {
		return nil
	}
	for _, e := range s.state.pages {
		name := clock(e.Created.In(s.env.Now().Location()))
		if h := e.Headline(); h != "" {
			name += "  " + shorten(h, 28)
		}
		out = append(out, kit.NewToggle(name, e.ID == s.state.entry.ID, func() {
			if e.ID != s.state.entry.ID {
				s.turnTo(e.ID)
			}
		}))
	}
	return out
}

// personChips are the people of the page.
func (s *Screen) personChips() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, id := range s.state.entry.People {
		for _, p := range s.state.folk {
			if p.ID == id {
				out = append(out, kit.NewChip(p.Name, func() { s.onPerson(id, false) }))
			}
		}
	}
	return out
}

// find gives the people that fit a typed text.
func (s *Screen) find(typed string) []kit.Choice {
	var all []kit.Choice
	for _, p := range s.state.folk {
		if !p.Archived && !s.has(p.ID) {
			all = append(all, kit.Choice{ID: p.ID, Name: p.Name})
		}
	}
	return kit.MatchNames(all, typed)
}

// has says that the page speaks of somebody already.
func (s *Screen) has(id data.ID) bool {
	for _, p := range s.state.entry.People {
		if p == id {
			return true
		}
	}
	return false
}

// shorten cuts a text to n characters with a sign that it goes on.
func shorten(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	return string(r[:n-1]) + "…"
}
