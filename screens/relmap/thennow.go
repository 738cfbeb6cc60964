package relmap

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/picture"
	"kith/screens/picture/ecomap"
)

// thenNow shows the map of a day gone by beside that of today, everybody in the
// same place, and says in a sentence what moved.
type thenNow struct {
	room   *Screen
	day    *kit.DateField
	said   *widget.Label
	view   *kit.PictureView
	keep   *kit.Button
	builds kit.Latest
	object fyne.CanvasObject

	then, now *ecomap.Scene
	moves     ecomap.Moves
}

// thenBack is how far back one looks first, in days: half a year.
const thenBack = 182

// newThenNow builds the sheet.
func (s *Screen) newThenNow() *thenNow {
	t := &thenNow{room: s, said: kit.Text("")}
	t.day = kit.NewDateField(s.today, func(data.Day) { t.build() })
	t.view = kit.NewPictureView(s.env.Run, fyne.NewSize(320, 260))
	t.view.Opened = func(id string) { s.env.Go(kit.Place{Room: "people", ID: id}) }
	t.keep = kit.QuietButton(kit.T("relmap.keeppicture", "Save as a picture"), kit.Icon("down"), func() { s.savePicture(t.picture(s.paper())) })
	head := container.NewBorder(nil, nil, container.New(&widthLayout{14}, kit.Labelled(kit.T("relmap.then.day", "Then"), t.day)), t.keep)
	t.object = kit.Inset(kit.Medium, container.NewBorder(kit.Stack(kit.Small, head, t.said), nil, nil, nil, t.view))
	return t
}

func (t *thenNow) root() fyne.CanvasObject { return t.object }

// refresh builds both maps; the day is half a year back until one is chosen.
func (t *thenNow) refresh() {
	if t.day.Day() == 0 || t.day.Day() > t.room.today() {
		t.day.SetDay(t.room.today() - thenBack)
	}
	t.build()
}

// build makes both maps in the background. Nobody moves for it: both stand on the
// places that are kept.
func (t *thenNow) build() {
	s := t.room
	if s.sheets.open != sheetThen || !s.full() {
		return
	}
	life, day := s.state.life, t.day.Day()
	asked := s.asked()
	asked.Day, asked.Past, asked.Show, asked.Week = s.today(), false, nil, 0
	past := asked
	past.Day, past.Past = day, day < asked.Day
	type both struct{ then, now *ecomap.Scene }
	kit.Load(s.env.Run, &t.builds, func(context.Context) (b both, err error) {
		if b.now, _, err = ecomap.Build(life, asked); err != nil {
			return b, err
		}
		b.then, _, err = ecomap.Build(life, past)
		return b, err
	}, func(b both, err error) {
		s.env.Fail(kit.T("relmap.then.building", "looking back"), err)
		if err != nil {
			return
		}
		t.then, t.now, t.moves = b.then, b.now, ecomap.MovesBetween(b.then, b.now)
		t.said.SetText(movesSentence(t.moves, day, asked.Paused))
		t.view.Draw(t.picture(s.style()))
	})
}

// picture gives what draws the two maps.
func (t *thenNow) picture(style ecomap.Style) func(w, h float64) *picture.Picture {
	then, now, moved := t.then, t.now, t.moves.Who
	heads := [2]string{kit.DayText(t.day.Day()), kit.T("relmap.then.today", "Today")}
	return func(w, h float64) *picture.Picture {
		if then == nil || now == nil {
			return picture.New(style.Fonts, w, h)
		}
		return ecomap.ThenNow(then, now, moved, style, heads, w, h)
	}
}

// movesSentence says what moved since a day, most welcome first. It is about ties,
// never about who is worth more.
func movesSentence(m ecomap.Moves, since data.Day, paused bool) string {
	var parts []string
	add := func(n int, text string) {
		if n > 0 {
			parts = append(parts, text)
		}
	}
	if !paused {
		add(m.ToTwoWay, kit.TN("relmap.moves.totwo", "{{.Count}} tie moved from leaning to two-way", "{{.Count}} ties moved from leaning to two-way", m.ToTwoWay))
		add(m.FromTwoWay, kit.TN("relmap.moves.fromtwo", "{{.Count}} tie leans that was two-way", "{{.Count}} ties lean that were two-way", m.FromTwoWay))
	}
	add(m.Closer, kit.TN("relmap.moves.closer", "{{.Count}} person is closer", "{{.Count}} people are closer", m.Closer))
	add(m.Farther, kit.TN("relmap.moves.farther", "{{.Count}} person is at more distance", "{{.Count}} people are at more distance", m.Farther))
	add(m.New, kit.TN("relmap.moves.new", "{{.Count}} person is new", "{{.Count}} people are new", m.New))
	day := kit.DayText(since)
	if len(parts) == 0 {
		return kit.T("relmap.moves.none", "Since {{.Day}} everybody stands where they stood.", "Day", day)
	}
	return kit.T("relmap.moves.since", "Since {{.Day}}: {{.What}}.", "Day", day, "What", strings.Join(parts, "; "))
}
