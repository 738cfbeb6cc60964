package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Dialog is a question or a message over the window. Escape closes it.
type Dialog struct {
	veil    *veil
	window  fyne.Window
	before  fyne.Focusable
	keys    func(*fyne.KeyEvent) // of the window below
	escaped func()
}

// ShowDialog puts a title, a thing and a line of buttons over the window; the
// buttons stand at the right, and the first gets the focus. A button does not
// close the dialog by itself.
func ShowDialog(window fyne.Window, title string, content fyne.CanvasObject, buttons ...*Button) *Dialog {
	d := &Dialog{window: window, before: window.Canvas().Focused(), keys: window.Canvas().OnTypedKey()}
	line := []fyne.CanvasObject{layout.NewSpacer()}
	for _, b := range buttons {
		b.OnEscape = d.escape
		line = append(line, b)
	}
	foot := container.New(layout.NewCustomPaddedLayout(Medium, 0, 0, 0), Line(Medium, line...))
	d.veil = newVeil(Card(container.NewBorder(SectionTitle(title), foot, nil, nil, content)))
	d.veil.tapped = func() {
		if len(buttons) > 0 {
			window.Canvas().Focus(buttons[0]) // a tap beside the card must not take the keyboard away
		}
	}
	window.Canvas().Overlays().Add(d.veil)
	window.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { // that nothing in the dialog has used
		if key.Name == fyne.KeyEscape {
			d.escape()
		}
	})
	d.veil.Resize(window.Canvas().Size())
	d.veil.tapped()
	return d
}

// OnEscape sets what Escape does besides closing; it is not called by Close.
func (d *Dialog) OnEscape(f func()) { d.escaped = f }

// Close takes the dialog away and gives the focus back.
func (d *Dialog) Close() {
	if !d.shown() {
		return
	}
	d.window.Canvas().Overlays().Remove(d.veil)
	d.window.Canvas().SetOnTypedKey(d.keys)
	if d.before != nil {
		d.window.Canvas().Focus(d.before)
	}
}

// shown says that the dialog is there still.
func (d *Dialog) shown() bool {
	return slices.Contains(d.window.Canvas().Overlays().List(), fyne.CanvasObject(d.veil))
}

func (d *Dialog) escape() {
	d.Close()
	if d.escaped != nil {
		d.escaped()
	}
}

// Ask asks before something that cannot be undone. The sentence names the
// consequence; verb is the word on the button that does it, keep the word on the
// one that does not, which has the focus.
func Ask(window fyne.Window, title, sentence, verb, keep string, do func()) *Dialog {
	var d *Dialog
	d = ShowDialog(window, title, Text(sentence),
		NewButton(keep, nil, func() { d.Close() }),
		DangerButton(verb, nil, func() {
			d.Close()
			do()
		}),
	)
	return d
}

// veil darkens the window and puts a card in its middle; it catches what is
// tapped beside the card.
type veil struct {
	widget.BaseWidget
	card   fyne.CanvasObject
	tapped func()
	fill   func(fyne.Size) // gives the card its size, where it takes as much as there is
}

func newVeil(card fyne.CanvasObject) *veil {
	v := &veil{card: card}
	v.ExtendBaseWidget(v)
	return v
}

// Tapped keeps what lies below from being reached.
func (v *veil) Tapped(*fyne.PointEvent) { v.tapped() }

// CreateRenderer belongs to fyne.Widget.
func (v *veil) CreateRenderer() fyne.WidgetRenderer {
	dark := canvas.NewRectangle(color.Transparent)
	return newDrawn([]fyne.CanvasObject{dark, v.card}, look{
		least: func() fyne.Size { return v.card.MinSize() },
		layout: func(size fyne.Size) {
			dark.Resize(size)
			if v.fill != nil {
				v.fill(size)
			}
			width := min(size.Width-2*Large, max(v.card.MinSize().Width, FormWidth*textSize()))
			v.card.Resize(fyne.NewSize(width, v.card.MinSize().Height)) // lines break at this width
			height := min(size.Height-2*Large, v.card.MinSize().Height)
			v.card.Resize(fyne.NewSize(width, height))
			v.card.Move(fyne.NewPos((size.Width-width)/2, (size.Height-height)*0.4))
		},
		paint: func() { dark.FillColor = theme.Color(theme.ColorNameShadow) },
	})
}
