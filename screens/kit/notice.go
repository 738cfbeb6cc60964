package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// How long a notice stays.
const (
	noticeStays = 5 * time.Second
	undoStays   = 12 * time.Second // long enough to read, reach and press
)

// Notices is a quiet line at the foot of a room that says what was done, with
// Undo where it can be undone. It goes away by itself and never takes the focus.
type Notices struct {
	run   Runner
	stop  func()
	line  *noticeLine
	undo  func()
	place *fyne.Container
}

// NewNotices is a place for notices.
func NewNotices(run Runner) *Notices {
	n := &Notices{run: run, stop: func() {}}
	n.line = newNoticeLine(n)
	n.line.Hide()
	n.place = container.NewBorder(nil, Inset(Wide, Line(0, layout.NewSpacer(), n.line, layout.NewSpacer())), nil, nil)
	return n
}

// Over puts the place of the notices over a room's content.
func (n *Notices) Over(content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(content, n.place)
}

// Say shows a short line.
func (n *Notices) Say(text string) { n.show(text, nil, noticeStays) }

// SayUndo shows a short line with a button that takes it back.
func (n *Notices) SayUndo(text string, undo func()) { n.show(text, undo, undoStays) }

// Hide takes the notice away.
func (n *Notices) Hide() {
	n.stop()
	n.undo = nil
	n.line.Hide()
}

// CanUndo says that an Undo is being offered.
func (n *Notices) CanUndo() bool { return n.undo != nil }

// Undo does what the button does: for a room's shortcut. Without an offer it
// does nothing.
func (n *Notices) Undo() {
	undo := n.undo
	n.Hide()
	if undo != nil {
		undo()
	}
}

func (n *Notices) show(text string, undo func(), stays time.Duration) {
	n.stop()
	n.undo = undo
	n.line.set(text, undo != nil)
	n.line.Show()
	n.place.Refresh()
	n.stop = n.run.After(stays, n.Hide)
}

// noticeLine draws a notice: light words on dark, the other way round in the dark.
type noticeLine struct {
	widget.BaseWidget
	text string
	undo *noticeButton
}

func newNoticeLine(n *Notices) *noticeLine {
	l := &noticeLine{}
	l.undo = newNoticeButton(T("kit.undo", "Undo"), n.Undo)
	l.ExtendBaseWidget(l)
	return l
}

func (l *noticeLine) set(text string, undo bool) {
	l.text, l.undo.Hidden = text, !undo
	l.Refresh()
}

// TestName is the text.
func (l *noticeLine) TestName() string { return l.text }

// CreateRenderer belongs to fyne.Widget.
func (l *noticeLine) CreateRenderer() fyne.WidgetRenderer {
	ground, words := canvas.NewRectangle(color.Transparent), newText()
	return newDrawn([]fyne.CanvasObject{ground, words, l.undo}, look{
		least: func() fyne.Size {
			size := words.MinSize().AddWidthHeight(2*Wide, 2*Medium)
			if !l.undo.Hidden {
				size.Width += l.undo.MinSize().Width
			}
			return size
		},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			words.Resize(words.MinSize())
			words.Move(fyne.NewPos(Wide, (size.Height-words.MinSize().Height)/2))
			undo := fyne.NewSize(l.undo.MinSize().Width, size.Height-2*Tight)
			l.undo.Resize(undo)
			l.undo.Move(fyne.NewPos(size.Width-undo.Width-Tight, Tight))
		},
		paint: func() {
			ground.FillColor, ground.CornerRadius = theme.Color(ColorNote), cardRadius
			paintText(words, l.text, ColorOnNote, theme.SizeNameText, false)
		},
	})
}

// noticeButton is the button in a notice, whose ground is that of the notice.
type noticeButton struct {
	widget.BaseWidget
	text    string
	tapped  func()
	focused bool
}

func newNoticeButton(text string, tapped func()) *noticeButton {
	b := &noticeButton{text: text, tapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped presses the button.
func (b *noticeButton) Tapped(*fyne.PointEvent) { b.tapped() }

// TypedKey presses the button on Space and Enter.
func (b *noticeButton) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.tapped()
	}
}

// TypedRune belongs to fyne.Focusable.
func (b *noticeButton) TypedRune(rune) {}

// FocusGained belongs to fyne.Focusable.
func (b *noticeButton) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost belongs to fyne.Focusable.
func (b *noticeButton) FocusLost() { b.focused = false; b.Refresh() }

// TestName is the text.
func (b *noticeButton) TestName() string { return b.text }

// CreateRenderer belongs to fyne.Widget.
func (b *noticeButton) CreateRenderer() fyne.WidgetRenderer {
	ring, words, under := newRing(pillRadius), newText(), canvas.NewRectangle(color.Transparent)
	return newDrawn([]fyne.CanvasObject{ring, words, under}, look{
		least: func() fyne.Size { return words.MinSize().AddWidthHeight(2*Medium, Small) },
		layout: func(size fyne.Size) {
			ring.Resize(size)
			placeMiddle(words, size.Width/2, size.Height/2)
			under.Move(words.Position().AddXY(0, words.Size().Height-1))
			under.Resize(fyne.NewSize(words.Size().Width, chosenWidth))
		},
		paint: func() {
			paintText(words, b.text, ColorOnNote, theme.SizeNameText, true)
			under.FillColor = theme.Color(ColorOnNote)
			ring.StrokeColor, ring.Hidden = theme.Color(ColorOnNote), !b.focused
		},
	})
}
