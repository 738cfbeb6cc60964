package relmap

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/picture"
	"kith/screens/picture/ecomap"
)

// compare looks at two relationships side by side. Neither is called the better one.
type compare struct {
	room   *Screen
	who    [2]data.ID
	pick1  [2]*kit.Picker
	names  [2]*kit.Chip
	view   *kit.PictureView
	stage  *kit.Stage
	hint   fyne.CanvasObject
	keep   *kit.Button
	object fyne.CanvasObject
}

// newCompare builds the sheet.
func (s *Screen) newCompare() *compare {
	c := &compare{room: s}
	s.compare = c
	c.view = kit.NewPictureView(s.env.Run, fyne.NewSize(320, 200))
	c.view.Opened = func(id string) { s.env.Go(kit.Place{Room: "people", ID: id}) }
	for i := range c.who {
		c.pick1[i] = kit.NewPicker(kit.T("relmap.compare.pick", "Choose somebody"), s.find, func(got kit.Choice) { c.choose(i, got.ID) })
		c.names[i] = kit.NewChip("", func() { c.choose(i, data.ID{}) })
	}
	c.keep = kit.QuietButton(kit.T("relmap.keeppicture", "Save as a picture"), kit.Icon("down"), func() { s.savePicture(c.picture(s.paper())) })
	c.hint = kit.Empty(kit.Icon("people"), kit.T("relmap.compare.empty", "Choose two people"),
		kit.T("relmap.compare.emptyline", "Their relationships with you stand side by side then, on one scale. It is about what each is like, not about which is more."), nil)
	c.stage = kit.NewStage(container.NewVScroll(c.view))
	side := func(i int) fyne.CanvasObject { return container.NewStack(c.pick1[i], container.NewHBox(c.names[i])) }
	head := container.NewBorder(nil, nil, nil, c.keep, container.NewGridWithColumns(2, side(0), side(1)))
	c.object = kit.Inset(kit.Medium, container.NewBorder(head, nil, nil, nil, c.stage))
	return c
}

func (c *compare) root() fyne.CanvasObject { return c.object }

// pick chooses one or two people from elsewhere; a zero id chooses nobody.
func (c *compare) pick(first, second data.ID) {
	if first == second {
		second = data.ID{}
	}
	c.who = [2]data.ID{first, second}
}

// choose changes one of the two; the same person cannot stand on both sides.
func (c *compare) choose(i int, id data.ID) {
	if !id.IsZero() && c.who[1-i] == id {
		c.who[1-i] = data.ID{}
	}
	c.who[i] = id
	c.pick1[i].Clear()
	c.refresh()
}

// refresh shows who was chosen and has the picture drawn.
func (c *compare) refresh() {
	both := true
	for i, id := range c.who {
		p, ok := c.room.person(id)
		both = both && ok
		show(c.pick1[i], !ok)
		show(c.names[i], ok)
		c.names[i].Text = p.Name
		c.names[i].Refresh()
	}
	show(c.keep, both)
	if !both {
		c.stage.Empty(c.hint)
		return
	}
	c.stage.Full()
	style := c.room.style()
	c.view.SetLeast(fyne.NewSize(320, float32(ecomap.CompareHeight(style, c.room.prefs().PauseBalance))))
	c.view.Draw(c.picture(style))
}

// picture gives what draws the two: copies that nobody changes.
func (c *compare) picture(style ecomap.Style) func(w, h float64) *picture.Picture {
	s := c.room
	var two [2]ecomap.Beside
	asked, paused := s.asked(), s.prefs().PauseBalance
	for i, id := range c.who {
		p, _ := s.person(id)
		b, err := ecomap.ReadBeside(p, s.state.life, s.today(), asked.Params)
		if err != nil {
			s.env.Fail(kit.T("relmap.comparing", "looking at two relationships"), err)
			continue
		}
		b.Ring = s.ringWord(p.Ring)
		if !paused {
			b.Words = sideWords(b.Stand)
		}
		two[i] = b
	}
	words := compareWords(two)
	return func(w, h float64) *picture.Picture { return ecomap.Compare(two, style, words, paused, w, h) }
}

// sideWords says how one of the two stands: as noted, who reaches out, as felt.
func sideWords(stand data.Standing) []string {
	var out []string
	for _, line := range []string{kit.StateWords(stand.Logged.State), kit.ReachWords(stand.Initiative.State), kit.FeltWords(stand.Felt.State)} {
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

// compareWords are the texts of the picture.
func compareWords(two [2]ecomap.Beside) ecomap.CompareWords {
	return ecomap.CompareWords{
		Title: kit.T("relmap.compare.title", "Two relationships side by side"),
		Desc:  kit.T("relmap.compare.desc", "{{.A}} and {{.B}}, each as you noted and rated it, on one scale.", "A", two[0].Name, "B", two[1].Name),
		All:   kit.T("relmap.compare.all", "All in all"), Reach: kit.T("relmap.compare.reach", "Reaching out"), Kind: kit.KindWord,
		Safe: kit.T("relmap.compare.safe", "Felt safe"), Energy: kit.T("relmap.compare.energy", "Energy after"),
		Trust: kit.T("relmap.compare.trust", "Trust"), Close: kit.T("relmap.compare.close", "Closeness felt"),
		Over: kit.T("relmap.compare.over", "Over two years"), FromMe: kit.T("relmap.out", "from me"), ToMe: kit.T("relmap.in", "to me"),
		Nothing: kit.T("relmap.compare.nothing", "nothing noted"), Mine: kit.T("relmap.mine", "This is how you see it."), Day: kit.DayText,
	}
}

// paper is the style of a picture that is saved: light, in ordinary size.
func (s *Screen) paper() ecomap.Style {
	style := s.style()
	style.Palette, style.Scale = ecomap.Paper(), 1
	return style
}

// onKeepMap saves the whole map as it is drawn, with the same people and lines, but
// with nobody chosen.
func (s *Screen) onKeepMap() {
	if s.state.drawn.scene == nil {
		return
	}
	scene, style := *s.state.drawn.scene, s.paper()
	scene.Focus, scene.Chosen = "", map[string]bool{}
	style.Photos = s.state.photos.Of(s.state.life.People)
	s.savePicture(func(w, h float64) *picture.Picture { return ecomap.Draw(&scene, style, ecomap.View{}, w, h) })
}

// savePicture asks where a picture shall lie and writes it there, for the person
// alone. The name's ending says the kind.
func (s *Screen) savePicture(draw func(w, h float64) *picture.Picture) {
	kit.AskSave(s.env.Window, kit.FileAsk{
		Title: kit.T("relmap.save.title", "Save as a picture"),
		Why:   kit.T("relmap.save.why", "The ending says what it becomes: .svg, .png or .pdf. The file is not encrypted: whoever gets it can read it."),
		Verb:  kit.T("relmap.save.verb", "Save"), Name: "map.svg",
	}, func(path string) { s.onSave(path, draw) })
}

// onSave writes the picture.
func (s *Screen) onSave(path string, draw func(w, h float64) *picture.Picture) {
	kit.Start(s.env, kit.T("relmap.saving", "saving the picture"), func(context.Context, func(kit.Progress)) error {
		return draw(1000, 720).Save(path)
	}, func(err error) {
		s.env.Fail(kit.T("relmap.saving", "saving the picture"), err)
		if err == nil {
			s.notices.Say(kit.T("relmap.saved", "The picture is saved."))
		}
	})
}
