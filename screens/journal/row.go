package journal

import (
	"image/color"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// look is all that one line of the timeline shows.
type look struct {
	head    string // the month, and nothing else
	day     string // at the left of the first entry of a day
	weekday string
	clock   string // there for the others of the day
	title   string
	quiet   bool // the title stands for one that is missing
	rest    string
	mood    string
	starred bool
	chosen  bool
	focused bool // the list has the focus, and this is the chosen line
}

// row draws one line of the timeline.
type row struct {
	widget.BaseWidget
	look look
}

func newRow() *row {
	r := &row{}
	r.ExtendBaseWidget(r)
	return r
}

// set shows another line.
func (r *row) set(l look) {
	if r.look != l {
		r.look = l
		r.Refresh()
	}
}

// TestName is the title, or the month of a head.
func (r *row) TestName() string { return r.look.head + r.look.title }

// TestState gives the rest of the line, for tests and masters.
func (r *row) TestState() string {
	l := r.look
	words := strings.Fields(strings.Join([]string{l.day, l.weekday, l.clock}, " "))
	if l.rest != "" {
		words = append(words, strconv.Quote(l.rest))
	}
	for _, mark := range []struct {
		on   bool
		word string
	}{{l.mood != "", l.mood}, {l.starred, "starred"}, {l.chosen, "chosen"}, {l.focused, "focused"}} {
		if mark.on {
			words = append(words, mark.word)
		}
	}
	return strings.Join(words, " ")
}

// TestClosed says that its parts add nothing.
func (r *row) TestClosed() {}

// CreateRenderer belongs to fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	p := &rowParts{
		row: r, ground: kit.NewRowGround(), ring: kit.NewRowRing(), line: canvas.NewRectangle(color.Transparent),
		head: newWords(), day: newWords(), weekday: newWords(), title: newWords(),
		rest: newWords(), mood: newWords(), star: canvas.NewImageFromResource(nil),
	}
	return kit.Drawing{
		Objects: []fyne.CanvasObject{p.ground, p.line, p.head, p.day, p.weekday, p.title, p.rest, p.mood, p.star, p.ring},
		Least:   p.least, Layout: p.layout, Paint: p.paint,
	}.Renderer()
}

// rowParts are the objects of a row.
type rowParts struct {
	row                *row
	ground, line, ring *canvas.Rectangle
	head, day, weekday *canvas.Text
	title, rest, mood  *canvas.Text
	star               *canvas.Image
}

func (p *rowParts) least() fyne.Size {
	return fyne.NewSize(theme.TextSize()*12, high(theme.SizeNameText)+high(theme.SizeNameCaptionText)+2+2*kit.Small)
}

// gutter is the room for the day or the hour at the left.
func gutter() float32 { return widestHour(kit.Clock) }

// widestHour is the room for every hour as it is written here.
func widestHour(clock func(time.Time) string) (widest float32) {
	for _, hour := range []int{10, 22} { // of two digits in each half of a day
		at := time.Date(2026, 11, 20, hour, 58, 0, 0, time.UTC)
		widest = max(widest, fyne.MeasureText(clock(at), theme.CaptionTextSize(), fyne.TextStyle{}).Width)
	}
	return widest
}

func (p *rowParts) layout(size fyne.Size) {
	l := p.row.look
	p.ground.Resize(size)
	kit.PlaceRowRing(p.ring, size)
	if l.head != "" {
		p.layoutHead(size)
		return
	}
	text, small := high(theme.SizeNameText), high(theme.SizeNameCaptionText)
	y := (size.Height - text - small - 2) / 2
	middle := kit.Medium + gutter()/2
	place(p.day, middle-p.day.MinSize().Width/2, y)
	place(p.weekday, middle-p.weekday.MinSize().Width/2, y+text+2)
	if l.clock != "" {
		place(p.weekday, middle-p.weekday.MinSize().Width/2, y+(text-small)/2)
	}
	x, end := kit.Medium+gutter()+kit.Medium, size.Width-kit.Medium
	right := end
	if l.starred {
		side := theme.TextSize() * 1.1
		p.star.Resize(fyne.NewSquareSize(side))
		p.star.Move(fyne.NewPos(end-side, y+(text-side)/2))
		right -= side + kit.Small
	}
	fit(p.title, l.title, right-x)
	place(p.title, x, y)
	placeEnd(p.mood, end, y+text+2)
	if l.mood != "" {
		end -= p.mood.MinSize().Width + kit.Small
	}
	fit(p.rest, l.rest, end-x)
	place(p.rest, x, y+text+2)
}

// layoutHead puts the month at the foot of its row, over the entries.
func (p *rowParts) layoutHead(size fyne.Size) {
	y := size.Height - p.head.MinSize().Height - kit.Tight
	place(p.head, kit.Medium, y)
	p.line.Move(fyne.NewPos(kit.Medium, size.Height-1))
	p.line.Resize(fyne.NewSize(size.Width-2*kit.Medium, 1))
}

func (p *rowParts) paint() {
	l := p.row.look
	head := l.head != ""
	kit.PaintRowGround(p.ground, l.chosen)
	kit.PaintRowRing(p.ring, l.focused)
	p.line.FillColor, p.line.Hidden = theme.Color(theme.ColorNameSeparator), !head
	write(p.head, l.head, kit.ColorQuiet, theme.SizeNameCaptionText, true)
	write(p.day, l.day, theme.ColorNameForeground, theme.SizeNameText, true)
	under := l.weekday
	if l.clock != "" {
		under = l.clock
	}
	write(p.weekday, under, kit.ColorQuiet, theme.SizeNameCaptionText, false)
	ink := theme.ColorNameForeground
	if l.quiet {
		ink = kit.ColorQuiet
	}
	write(p.title, l.title, ink, theme.SizeNameText, l.chosen)
	write(p.rest, l.rest, kit.ColorQuiet, theme.SizeNameCaptionText, false)
	write(p.mood, l.mood, kit.ColorQuiet, theme.SizeNameCaptionText, false)
	p.star.Hidden = !l.starred || head
	if l.starred {
		p.star.Resource = kit.IconIn("star-filled", theme.ColorNamePrimary)
	}
}

// lookOf says what a line of the timeline shows.
func (s *Screen) lookOf(l line) look {
	year, month, day := l.day.Date()
	if l.head() {
		return look{head: monthName(month, year)}
	}
	out := look{chosen: l.id == s.state.chosen}
	out.focused = out.chosen && s.timeline.HasFocus()
	if l.first {
		out.day, out.weekday = strconv.Itoa(day), kit.ShortWeekday(l.day.Weekday())
	}
	g, known := s.glanceOf(l.id)
	if !known {
		return out
	}
	seen := s.entryLook(g)
	seen.day, seen.weekday, seen.chosen, seen.focused = out.day, out.weekday, out.chosen, out.focused
	if !l.first && !g.at.IsZero() {
		seen.clock = kit.Clock(g.at)
	}
	return seen
}

// entryLook says what a row shows of an entry wherever it stands.
func (s *Screen) entryLook(g glance) look {
	out := look{title: g.title, mood: moodWord(g.mood), starred: g.starred}
	out.rest = s.joined(g.people, g.rest)
	switch {
	case g.lost:
		out.title, out.quiet = kit.T("journal.lost", "This entry cannot be read just now"), true
	case g.title == "":
		out.title, out.quiet = kit.T("journal.wordless", "No words"), true
	}
	return out
}

// joined puts the names of people before how a text goes on.
func (s *Screen) joined(people []data.ID, rest string) string {
	names := s.names(people)
	if names == "" || rest == "" {
		return names + rest
	}
	return names + "  ·  " + rest
}

// names gives the names of people in a row.
func (s *Screen) names(people []data.ID) string {
	var list []string
	for _, id := range people {
		if name := s.state.folk[id]; name != "" {
			list = append(list, name)
		}
	}
	return kit.List(list)
}
