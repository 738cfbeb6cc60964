package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/reciprocity"
	"kith/screens/kit"
	"kith/screens/picture"
	"kith/screens/picture/ecomap"
)

// build puts the words and the field at the left, the map at the right.
func (s *Screen) build() fyne.CanvasObject {
	s.name = widget.NewEntry()
	s.name.SetPlaceHolder(kit.T("welcome.name", "A name, as you call them"))
	s.name.OnSubmitted = func(string) { s.onAdd() }
	s.add = kit.NewButton(kit.T("welcome.add", "Add"), kit.Icon("add"), s.onAdd)
	words := kit.RingWords()
	s.rings = kit.NewSegmented(words[:data.MaxRing], s.onRing)
	s.chips = kit.Wrap(kit.Small)
	s.next = kit.MainButton("", kit.Icon("forward"), s.onNext)
	s.view = kit.NewPictureView(s.env.Run, fyne.NewSize(320, 300))
	s.view.SetDraw(s.draw)
	left := kit.Stack(kit.Wide,
		kit.Title(kit.T("welcome.title", "Who is in your life?")),
		kit.Text(kit.T("welcome.why", "Three or four names are enough to begin with. Nobody else sees this map, and everything can be changed later.")),
		kit.Labelled(kit.T("welcome.ring", "How close"), s.rings),
		kit.Labelled(kit.T("welcome.who", "Name"), container.NewBorder(nil, nil, nil, s.add, s.name)),
		s.chips,
	)
	foot := kit.Ends(kit.Line(kit.Small), s.next)
	both := container.New(halves{}, container.NewVScroll(kit.Inset(kit.Large, left)), kit.Inset(kit.Large, s.view))
	return container.NewBorder(nil, kit.Inset(kit.Large, foot), nil, nil, both)
}

// Refresh copies the state into the widgets.
func (s *Screen) Refresh() {
	s.rings.SetSelected(s.state.ring - 1)
	s.chips.Objects = nil
	for _, p := range s.state.people {
		s.chips.Add(kit.NewChip(p.Name, func() { s.onRemove(p.ID) }))
	}
	s.chips.Refresh()
	s.next.SetText(kit.T("welcome.skip", "Leave this for later"))
	s.next.Importance = widget.MediumImportance
	if len(s.state.people) > 0 {
		s.next.SetText(kit.T("welcome.next", "Go on"))
		s.next.Importance = widget.HighImportance
	}
	s.next.Refresh()
	s.view.Redraw()
}

// draw gives the map of those who were added.
func (s *Screen) draw(width, height float64) *picture.Picture {
	words := ecomap.English()
	words.Me, words.Rings, words.State, words.Mine = kit.T("welcome.me", "me"), kit.RingWords(), kit.StateWords, ""
	scene, _, err := ecomap.Build(ecomap.Life{People: s.state.people}, ecomap.Asked{
		Day: data.DayOf(s.env.Now()), Params: reciprocity.Default(), Paused: true, Words: words,
	})
	if err != nil {
		return &picture.Picture{W: width, H: height}
	}
	return ecomap.Draw(scene, s.style(words), ecomap.View{}, width, height)
}

// style takes the looks from the theme in force.
func (s *Screen) style(words ecomap.Words) ecomap.Style {
	st := ecomap.Style{Palette: ecomap.Paper(), Fonts: s.fonts, Words: words, Scale: float64(s.prefs().Scale)}
	switch kit.Variant() {
	case kit.DarkLook:
		st.Palette = ecomap.Dark()
	case kit.ContrastLook:
		st.Palette = ecomap.HighContrast()
	case kit.LightLook:
	}
	st.Palette.Background = kit.Ground()
	return st
}

// halves lays two things side by side; the left one takes more than half where it
// must.
type halves struct{}

// MinSize is as wide as both.
func (halves) MinSize(both []fyne.CanvasObject) fyne.Size {
	left, right := both[0].MinSize(), both[1].MinSize()
	return fyne.NewSize(left.Width+right.Width, max(left.Height, right.Height))
}

// Layout belongs to fyne.Layout.
func (halves) Layout(both []fyne.CanvasObject, size fyne.Size) {
	width := max(size.Width/2, both[0].MinSize().Width)
	both[0].Resize(fyne.NewSize(width, size.Height))
	both[1].Move(fyne.NewPos(width, 0))
	both[1].Resize(fyne.NewSize(size.Width-width, size.Height))
}
