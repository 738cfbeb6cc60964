package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Button is the toolkit's button that also answers to Enter, and hands Escape on.
type Button struct {
	widget.Button
	// Name says in words what a button with only an icon does. The toolkit shows
	// it to nobody; tests find the button by it. Let only icons stand alone that
	// everybody knows, beside what they act on.
	Name string
	// OnEscape is called when Escape is pressed on the button; nil does nothing.
	OnEscape func()
	// OnKey is asked before the button about every key; nil takes none.
	OnKey func(*fyne.KeyEvent) bool

	ring *canvas.Rectangle // around the button while it has the focus
}

var _ fyne.Focusable = (*Button)(nil)

// NewButton is a button; icon may be nil.
func NewButton(text string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{ring: newRing(0)}
	b.Text, b.Icon, b.OnTapped = text, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// MainButton is the one button of a room that stands out.
func MainButton(text string, icon fyne.Resource, tapped func()) *Button {
	b := NewButton(text, icon, tapped)
	b.Importance = widget.HighImportance
	return b
}

// QuietButton is a button without a ground of its own.
func QuietButton(text string, icon fyne.Resource, tapped func()) *Button {
	b := NewButton(text, icon, tapped)
	b.Importance = widget.LowImportance
	return b
}

// DangerButton is a button for what cannot be undone.
func DangerButton(text string, icon fyne.Resource, tapped func()) *Button {
	b := NewButton(text, icon, tapped)
	b.Importance = widget.DangerImportance
	return b
}

// IconButton is a quiet button with an icon alone; name says what it does.
func IconButton(icon fyne.Resource, name string, tapped func()) *Button {
	b := QuietButton("", icon, tapped)
	b.Name = name
	return b
}

// FocusGained shows the ring, where the toolkit would darken the button.
func (b *Button) FocusGained() { b.setRing(true) }

// FocusLost hides the ring.
func (b *Button) FocusLost() { b.setRing(false) }

func (b *Button) setRing(focused bool) {
	b.ring.Hidden = !focused
	b.Refresh()
}

// CreateRenderer puts the ring around the toolkit's drawing.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	inner := b.Button.CreateRenderer()
	return &ringedButton{WidgetRenderer: inner, ring: b.ring}
}

type ringedButton struct {
	fyne.WidgetRenderer
	ring *canvas.Rectangle
}

func (r *ringedButton) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{}, r.WidgetRenderer.Objects()...), r.ring)
}

func (r *ringedButton) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	out := 2 * ringWidth
	r.ring.Move(fyne.NewPos(-out/2-1, -out/2-1))
	r.ring.Resize(size.AddWidthHeight(out+2, out+2))
}

func (r *ringedButton) Refresh() {
	r.ring.CornerRadius = theme.Size(theme.SizeNameInputRadius) + ringWidth + 1
	paintRing(r.ring, !r.ring.Hidden)
	r.WidgetRenderer.Refresh()
	r.ring.Refresh()
}

// TypedKey presses the button on Enter too.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	if b.OnKey != nil && b.OnKey(key) {
		return
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	case fyne.KeyEscape:
		if b.OnEscape != nil {
			b.OnEscape()
		}
	case fyne.KeyF1, fyne.KeyF11:
		PassKey(b, key)
	default:
		b.Button.TypedKey(key)
	}
}

// TestName is the button's text, or its name when it has only an icon.
func (b *Button) TestName() string {
	if b.Text == "" {
		return b.Name
	}
	return b.Text
}
