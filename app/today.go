package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/kit/followup"
	"kith/screens/today"
)

// todayRoom is Today with the quiet line about what was begun earlier under its page.
type todayRoom struct {
	*today.Screen
	strip   *followup.Strip
	content fyne.CanvasObject
}

// newToday puts the two together.
func newToday(p parts) kit.Screen {
	t := &todayRoom{
		Screen: today.New(p.env, p.store, p.settings.Settings),
		strip:  followup.New(p.env, p.store, p.settings.Settings, p.practices),
	}
	foot := kit.Column(kit.BroadWidth, container.New(&sidesLayout{margin: kit.Large}, t.strip.Content()))
	t.content = container.NewBorder(nil, foot, nil, nil, t.Screen.Content())
	return t
}

// Content is what goes into the window.
func (t *todayRoom) Content() fyne.CanvasObject { return t.content }

// Show reads both.
func (t *todayRoom) Show() {
	t.Screen.Show()
	t.strip.Load()
}

// Hide stops both.
func (t *todayRoom) Hide() {
	t.Screen.Hide()
	t.strip.Stop()
}

// Changed tells both.
func (t *todayRoom) Changed(cs []data.Change) {
	t.Screen.Changed(cs)
	t.strip.Changed(cs)
}

// Refresh shows both.
func (t *todayRoom) Refresh() {
	t.Screen.Refresh()
	t.strip.Refresh()
}

// sidesLayout leaves a margin at the sides of a thing and below it, and none at all
// while the thing is hidden.
type sidesLayout struct{ margin float32 }

// MinSize is that of what is seen.
func (l *sidesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		if o.Visible() {
			size = size.Max(o.MinSize().AddWidthHeight(2*l.margin, l.margin))
		}
	}
	return size
}

// Layout places what is seen.
func (l *sidesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(l.margin, 0))
		o.Resize(fyne.NewSize(size.Width-2*l.margin, max(0, size.Height-l.margin)))
	}
}
