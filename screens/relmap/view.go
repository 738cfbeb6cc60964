package relmap

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/picture"
	"kith/screens/picture/ecomap"
)

// build makes the widgets.
func (s *Screen) build() {
	s.view = kit.NewPictureView(s.env.Run, fyne.NewSize(360, 320))
	s.view.Zoomed, s.view.Panned, s.view.OnKey = s.onZoom, s.onPan, s.onKey
	s.view.Opened = func(id string) {
		if got, err := data.ParseID(id); err == nil {
			s.onChoose(got)
		}
	}
	s.search = kit.NewPicker(kit.T("relmap.find", "Find somebody"), s.find, func(c kit.Choice) { s.onChoose(c.ID) })
	s.note = kit.QuietLine("")
	s.modes = kit.NewSegmented([]string{kit.T("relmap.asmap", "Map"), kit.T("relmap.aslist", "List")}, s.onMode)
	s.list = kit.Stack(kit.Tight)
	s.card = s.newCard()
	s.scroll = container.NewVScroll(kit.Column(kit.BroadWidth, kit.Inset(kit.Large, s.list)))
	s.empty = kit.Empty(kit.Icon("map"), kit.T("relmap.emptytitle", "Nobody on the map yet"),
		kit.T("relmap.empty", "Add the people of your life, near and far. They find their places by how close they are to you."),
		kit.MainButton(kit.T("relmap.addfirst", "Add people"), kit.Icon("add"), func() { s.env.Go(kit.Place{Room: "people"}) }))
	s.stage = kit.NewStage(container.NewStack(s.view, s.scroll))
	fit := kit.QuietButton(kit.T("relmap.fit", "Whole map"), nil, s.onFit)
	nearer := kit.IconButton(kit.Icon("add"), kit.T("relmap.nearer", "Nearer"), func() { s.zoomMiddle(1.25) })
	farther := kit.IconButton(kit.Icon("minus"), kit.T("relmap.farther", "Farther"), func() { s.zoomMiddle(0.8) })
	s.tools = container.NewHBox(farther, nearer, fit)
	head := container.NewBorder(nil, nil,
		kit.Line(kit.Medium, kit.TitleWord(kit.T("relmap.heading", "Map")), s.modes), s.tools,
		container.New(layout.NewCustomPaddedLayout(kit.Tight, 0, 0, 0), s.search))
	side := container.NewVScroll(s.card.root)
	s.card.holder = side
	s.root = container.NewBorder(kit.Inset(kit.Medium, kit.Stack(0, head, s.note)), nil, nil, side, s.stage)
	s.Refresh()
}

// zoomMiddle zooms about the middle of the view.
func (s *Screen) zoomMiddle(factor float64) {
	size := s.view.Size()
	s.onZoom(factor, float64(size.Width)/2, float64(size.Height)/2)
}

// onMode changes between map and list.
func (s *Screen) onMode(index int) {
	s.state.asList = index == 1
	s.Refresh()
}

// Refresh copies the state into the widgets.
func (s *Screen) Refresh() {
	d := s.state.drawn
	full := s.state.loaded && s.state.err == nil && len(d.life.People) > 0
	switch {
	case s.state.err != nil:
		s.stage.Failed(s.state.err, s.load)
	case !s.state.loaded:
		s.stage.Loading()
	case !full:
		s.stage.Empty(s.empty)
	default:
		s.stage.Full()
	}
	show(s.view, !s.state.asList)
	show(s.scroll, s.state.asList)
	show(s.tools, full && !s.state.asList)
	if s.state.asList {
		s.modes.SetSelected(1)
	} else {
		s.modes.SetSelected(0)
	}
	s.refreshNote()
	s.refreshCard()
	if full {
		s.refreshList()
		s.draw()
	}
}

// refreshNote says whose view this is and how many are hidden.
func (s *Screen) refreshNote() {
	text := kit.T("relmap.mine", "This is how you see it.")
	if sc := s.state.drawn.scene; sc != nil && sc.Hidden > 0 {
		text += "  " + kit.TN("relmap.hidden", "{{.Count}} hidden", "{{.Count}} hidden", sc.Hidden)
	}
	if s.prefs().PauseBalance {
		text += "  " + kit.T("relmap.paused", "The balance is paused.")
	}
	s.note.SetText(text)
}

// draw has the picture made anew.
func (s *Screen) draw() {
	s.setDraw()
	s.view.Redraw()
}

// setDraw hands the view what it draws: a copy that nobody changes.
func (s *Screen) setDraw() {
	if s.state.drawn.scene == nil {
		return
	}
	scene := *s.state.drawn.scene
	scene.Focus = s.state.chosen.String()
	view, style := s.state.view, s.style()
	s.view.SetDraw(func(w, h float64) *picture.Picture { return ecomap.Draw(&scene, style, view, w, h) })
}

// style takes the looks from the theme in force.
func (s *Screen) style() ecomap.Style {
	st := ecomap.Style{Palette: ecomap.Paper(), Fonts: s.fonts, Words: words(), Legend: true, Scale: float64(s.prefs().Scale)}
	switch kit.Variant() {
	case kit.DarkLook:
		st.Palette = ecomap.Dark()
	case kit.ContrastLook:
		st.Palette = ecomap.HighContrast()
	case kit.LightLook:
	}
	st.Palette.Background = kit.Colour(theme.ColorNameBackground)
	return st
}

// find gives the people that fit a typed text.
func (s *Screen) find(typed string) []kit.Choice {
	var all []kit.Choice
	for _, p := range s.state.drawn.life.People {
		if !p.Archived {
			all = append(all, kit.Choice{ID: p.ID, Name: p.Name, Detail: s.ringWord(p.Ring)})
		}
	}
	return kit.MatchNames(all, typed)
}

// show shows or hides.
func show(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}

// words gives the map's words in the person's language.
func words() ecomap.Words {
	w := ecomap.English()
	w.Title = kit.T("relmap.title", "Relationship map")
	w.Me = kit.T("relmap.me", "me")
	w.Mine = kit.T("relmap.mine", "This is how you see it.")
	w.Rings = []string{
		kit.T("relmap.ring1", "closest"), kit.T("relmap.ring2", "close"), kit.T("relmap.ring3", "near"),
		kit.T("relmap.ring4", "wider"), kit.T("relmap.ring5", "outer"), kit.T("relmap.ring6", "not placed yet"),
	}
	w.Out, w.In = kit.T("relmap.out", "from me"), kit.T("relmap.in", "to me")
	w.TwoWay, w.TooLittle = kit.T("relmap.twoway", "goes both ways"), kit.T("relmap.little", "too little to tell")
	w.Tenuous, w.Stressful = kit.T("relmap.thin", "feels thin"), kit.T("relmap.tense", "feels tense")
	w.Shows, w.Pinned = kit.T("relmap.shows", "shows me how it can be"), kit.T("relmap.pinned", "put there by hand")
	w.Tie = kit.T("relmap.know", "know each other")
	w.State = kit.StateWords
	w.Desc = func(people, twoWay, fromMe, toMe, open int) string {
		return kit.T("relmap.desc", "{{.People}} people in rings of closeness. As noted, {{.Two}} ties go both ways, in {{.From}} more has gone out lately, in {{.To}} more has come in, and {{.Open}} are open.",
			"People", people, "Two", twoWay, "From", fromMe, "To", toMe, "Open", open)
	}
	return w
}

// ringWord names a ring of the map; 0 and the outermost are "not placed yet".
func (s *Screen) ringWord(ring int) string {
	w := words()
	if sc := s.state.drawn.scene; ring == 0 || (sc != nil && ring == sc.Unplaced) {
		return w.RingWord(len(w.Rings))
	}
	return w.RingWord(ring)
}
