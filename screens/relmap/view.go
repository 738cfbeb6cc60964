package relmap

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

// tools are the switches at the head of the room.
type tools struct {
	filter, back, tie *kit.Chip
	zoom              fyne.CanvasObject
	line              *fyne.Container
}

// prompt says what the hands are to do next, over the map.
type prompt struct {
	text *widget.Label
	root fyne.CanvasObject
}

// build makes the widgets.
func (s *Screen) build() {
	s.board = newBoard(s.env.Run, s)
	s.board.over.ringWord = s.ringWord
	s.search = kit.NewPicker(kit.T("relmap.find", "Find somebody"), s.find, s.onFound)
	s.add, s.card, s.several, s.filters, s.times, s.list = s.newAdder(), s.newCard(), s.newSeveral(), s.newFilters(), s.newTimes(), s.newPeople()
	s.note = kit.QuietLine("")
	s.hidden = kit.NewChip("", nil)
	s.hidden.Icon, s.hidden.OnTapped = kit.Icon("eye-off"), s.onShowAll
	s.modes = kit.NewSegmented([]string{kit.T("relmap.asmap", "Map"), kit.T("relmap.aslist", "List")}, s.onMode)
	s.prompt = newPrompt()
	s.notices = kit.NewNotices(s.env.Run)
	s.empty = kit.Empty(kit.Icon("map"), kit.T("relmap.emptytitle", "Nobody on the map yet"),
		kit.T("relmap.empty", "Add the people of your life, near and far. They find their places by how close they are to you."),
		kit.MainButton(kit.T("relmap.addfirst", "Add people"), kit.Icon("add"), func() { s.env.Go(kit.Place{Room: "people"}) }))
	s.listed = s.list.root
	s.stage = kit.NewStage(container.NewStack(s.board, s.prompt.root, s.listed))
	s.side = container.NewVScroll(container.NewStack(s.card.root, s.several.root, s.filters.root))
	s.middle = container.NewBorder(nil, s.times.root, nil, s.side, s.stage)
	s.sheets = s.newSheets()
	s.frame = container.NewBorder(s.buildHead(), nil, nil, nil, s.sheets.over(s.middle))
	s.root = s.notices.Over(s.frame)
	s.Refresh()
}

// arrange gives the map the room of what was hidden: the toolkit lays out again only
// when something needs more.
func (s *Screen) arrange() {
	now := [4]bool{s.side.Visible(), s.times.root.Visible(), s.note.Visible(), s.tools.line.Visible()}
	if now != s.arranged {
		s.arranged = now
		for _, c := range []*fyne.Container{s.frame, s.middle} {
			c.Layout.Layout(c.Objects, c.Size())
		}
	}
}

// buildHead makes the lines above the map.
func (s *Screen) buildHead() fyne.CanvasObject {
	s.tools = s.newTools()
	undo := kit.IconButton(kit.Icon("undo"), kit.T("relmap.undo", "Undo"), s.undo)
	redo := kit.IconButton(kit.Icon("again"), kit.T("relmap.redo", "Do again"), s.redo)
	keep := kit.IconButton(kit.Icon("export"), kit.T("relmap.keepmap", "Save the map as a picture"), s.onKeepMap)
	help := kit.IconButton(kit.Icon("info"), kit.T("relmap.help", "Hands and keys"), s.onHelp)
	first := container.NewBorder(nil, nil,
		kit.Line(kit.Medium, kit.TitleWord(kit.T("relmap.heading", "Map")), s.modes),
		kit.Line(0, s.tools.zoom, undo, redo, keep, help))
	return kit.Inset(kit.Medium, kit.Stack(kit.Tight, first, s.sheets.line, s.tools.line, s.note))
}

// newTools makes the switches.
func (s *Screen) newTools() *tools {
	t := &tools{}
	t.filter = kit.NewToggle(kit.T("relmap.filters", "Filter"), false, s.onFilters)
	t.back = kit.NewToggle(kit.T("relmap.lookback", "Look back"), false, s.onLookBack)
	t.tie = kit.NewToggle(kit.T("relmap.drawtie", "Draw who knows whom"), false, s.onTying)
	t.filter.Icon, t.back.Icon, t.tie.Icon = kit.Icon("filter"), kit.Icon("clock"), kit.Icon("link")
	fit := kit.QuietButton(kit.T("relmap.fit", "Whole map"), nil, func() { s.board.fitAll() })
	nearer := kit.IconButton(kit.Icon("add"), kit.T("relmap.nearer", "Nearer"), func() { s.board.zoomMiddle(1.25) })
	farther := kit.IconButton(kit.Icon("minus"), kit.T("relmap.farther", "Farther"), func() { s.board.zoomMiddle(0.8) })
	t.zoom = kit.Line(0, farther, nearer, fit)
	t.line = kit.Wrap(kit.Small, container.New(&widthLayout{13}, s.search), s.add.root, t.filter, t.back, t.tie, s.hidden)
	return t
}

// newPrompt makes the line over the map.
func newPrompt() *prompt {
	p := &prompt{text: kit.Text("")}
	p.text.Wrapping = fyne.TextWrapOff
	p.text.Alignment = fyne.TextAlignCenter
	p.root = container.NewBorder(kit.Line(0, layout.NewSpacer(), kit.Inset(kit.Small, kit.SlimCard(p.text)), layout.NewSpacer()), nil, nil, nil)
	return p
}

// onTying turns drawing lines on or off.
func (s *Screen) onTying() {
	s.state.tying, s.state.tieFrom = !s.state.tying, ""
	s.Refresh()
	s.Focus()
}

// onFound jumps to somebody who was looked for, also one whom a filter hides.
func (s *Screen) onFound(c kit.Choice) {
	s.onChoose(c.ID)
	if s.board.person(c.ID.String()) == nil {
		s.onShowAll()
	}
	s.jump(c.ID)
	s.Focus()
}

// onMode changes between map and list.
func (s *Screen) onMode(index int) {
	s.state.asList = index == 1
	s.Refresh()
	s.Focus()
}

// Refresh copies the state into the widgets.
func (s *Screen) Refresh() {
	st := &s.state
	full := s.full()
	switch {
	case st.err != nil:
		s.stage.Failed(st.err, s.load)
	case !st.loaded:
		s.stage.Loading()
	case !full:
		s.stage.Empty(s.empty)
	default:
		s.stage.Full()
	}
	show(s.board, !st.asList)
	show(s.listed, st.asList)
	show(s.tools.zoom, full && !st.asList)
	s.modes.SetSelected(map[bool]int{false: 0, true: 1}[st.asList])
	s.refreshNote()
	s.refreshSide(full)
	s.refreshTools()
	s.refreshTimes()
	s.refreshAdder()
	s.refreshSheets()
	s.arrange()
	if full {
		s.refreshList()
		s.refreshBoard()
	}
}

// refreshSide shows what stands beside the map: one card, or the filters.
func (s *Screen) refreshSide(full bool) {
	st := &s.state
	_, one := s.person(st.chosen)
	many := len(st.several) > 0
	show(s.card.root, full && one && !many && !st.filtering)
	show(s.several.root, full && many && !st.filtering)
	show(s.filters.root, full && st.filtering)
	show(s.side, full && (one || many || st.filtering))
	if full {
		s.refreshCard()
		s.refreshSeveral()
		if st.filtering {
			s.refreshFilters()
		}
	}
}

// refreshTools shows which switches are on, and what the hands are to do next.
func (s *Screen) refreshTools() {
	st := &s.state
	for chip, on := range map[*kit.Chip]bool{s.tools.filter: st.filtering || st.filter.some(), s.tools.back: st.looking, s.tools.tie: st.tying} {
		if chip.On != on {
			chip.On = on
			chip.Refresh()
		}
	}
	show(s.tools.tie, !st.asList)
	text := ""
	switch {
	case st.asList:
	case st.placing != "":
		text = kit.T("relmap.place", "Click a ring for {{.Name}}, or press 1 to 5. Enter: no ring yet. Esc: not at all.", "Name", st.placing)
	case st.tieFrom != "":
		text = kit.T("relmap.tiefrom", "A line from {{.Name}}: click who knows them, or walk there and press T. Esc ends this.", "Name", s.names([]data.ID{idOf(st.tieFrom)}))
	case st.tying:
		text = kit.T("relmap.tying", "Drag from one person to another, or click both. Once more takes the line away. Esc ends this.")
	}
	s.prompt.text.SetText(text)
	show(s.prompt.root, text != "")
}

// refreshNote says whose view this is, and how many are hidden. It does not come
// and go while one looks back: the map would jump.
func (s *Screen) refreshNote() {
	text := ""
	if s.state.asList { // the map's legend says it
		text = kit.T("relmap.mine", "This is how you see it.")
	}
	if s.prefs().PauseBalance {
		text += "  " + kit.T("relmap.paused", "The balance is paused.")
	}
	say(s.note, text)
	hidden := 0
	if sc := s.state.drawn.scene; sc != nil {
		hidden = sc.Hidden
	}
	s.hidden.Text = kit.TN("relmap.hiddenall", "{{.Count}} hidden – show all", "{{.Count}} hidden – show all", hidden)
	show(s.hidden, hidden > 0)
	s.hidden.Refresh()
	s.tools.line.Refresh()
}

// sight is all that decides how the map is drawn.
type sight struct {
	scene   *ecomap.Scene
	chosen  string
	palette ecomap.Palette
	scale   float64
}

// refreshBoard hands the board what it draws, if that is something else than
// before: a copy that nobody changes.
func (s *Screen) refreshBoard() {
	style := s.style()
	next := sight{s.state.drawn.scene, fmt.Sprint(s.state.chosen, s.state.several), style.Palette, style.Scale}
	if next == s.sight {
		return
	}
	s.sight = next
	scene := *s.state.drawn.scene
	scene.Focus, scene.Chosen = "", map[string]bool{}
	if !s.state.chosen.IsZero() {
		scene.Focus = s.state.chosen.String()
	}
	for _, id := range s.state.several {
		scene.Chosen[id.String()] = true
	}
	style.Photos = s.state.photos.Of(s.state.life.People)
	s.board.set(&scene, style)
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
	st.Palette.Background = kit.Ground()
	st.Palette.Band = between(st.Palette.Background, st.Palette.Ink, 0.04)
	return st
}

// between is a colour a share of the way from one to another.
func between(from, to color.NRGBA, share float64) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*share) }
	return color.NRGBA{R: mix(from.R, to.R), G: mix(from.G, to.G), B: mix(from.B, to.B), A: 0xff}
}

// find gives the people that fit a typed text.
func (s *Screen) find(typed string) []kit.Choice {
	var all []kit.Choice
	for _, p := range s.state.life.People {
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
	w.Rings = kit.RingWords()
	w.Out, w.In = kit.T("relmap.out", "from me"), kit.T("relmap.in", "to me")
	w.TwoWay, w.TooLittle = kit.T("relmap.twoway", "goes both ways"), kit.T("relmap.little", "too little to tell")
	w.Tenuous, w.Stressful = kit.T("relmap.thin", "feels thin"), kit.T("relmap.tense", "feels tense")
	w.Shows, w.Pinned = kit.T("relmap.shows", "shows me how it can be"), kit.T("relmap.pinned", "put there by hand")
	w.Tie = kit.T("relmap.know", "know each other")
	w.GroupKey = kit.T("relmap.together", "belong together")
	w.Wish, w.Today = kit.T("relmap.wishkey", "where I wish they were"), kit.T("relmap.todaykey", "where they stand today")
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
