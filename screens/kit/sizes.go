package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// Distances between things, in device-independent pixels. They do not grow with
// the text, so that large text has more of the window.
const (
	Tight  float32 = 4
	Small  float32 = 8
	Medium float32 = 12
	Wide   float32 = 16
	Large  float32 = 24
	Huge   float32 = 32
	Vast   float32 = 48
)

// Widths of a column, in sizes of the ordinary text (so they grow with it).
const (
	FormWidth    float32 = 34 // fields and short sentences
	ReadingWidth float32 = 44 // 60 to 70 characters a line
	BroadWidth   float32 = 64 // two things side by side
)

// Corner radii and line widths in device-independent pixels.
const (
	cardRadius  float32 = 12
	pillRadius  float32 = 9
	ringWidth   float32 = 2
	hairline    float32 = 1
	chosenWidth float32 = 1.5
)

// textSize is the size of ordinary text, the unit of what must grow with it.
func textSize() float32 { return theme.Size(theme.SizeNameText) }

// captionSize is the size of hints and dates.
func captionSize() float32 { return theme.Size(theme.SizeNameCaptionText) }

// Stack puts things below each other with a gap between them.
func Stack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(gap), objects...)
}

// Line puts things beside each other with a gap between them, centred on a line.
func Line(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&lineLayout{gap: gap}, objects...)
}

// Ends puts one thing at the left end of a line and another at the right end;
// the left one gives way when there is too little room for both.
func Ends(left, right fyne.CanvasObject) *fyne.Container {
	return container.NewBorder(nil, nil, nil, right, left)
}

// Space is a gap of its own in a stack that is tight elsewhere.
func Space(height float32) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(height, 0, 0, 0), layout.NewSpacer())
}

// Inset leaves a margin around a thing.
func Inset(margin float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(margin, margin, margin, margin), object)
}

// Column centres a thing and keeps it from growing wider than so many sizes of
// the ordinary text: FormWidth, ReadingWidth or BroadWidth.
func Column(width float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(&columnLayout{width: width}, object)
}

// AtLeast gives a thing that has no size of its own, as a list, at least this one.
func AtLeast(size fyne.Size, object fyne.CanvasObject) *fyne.Container {
	return container.New(&leastSize{size}, object)
}

// leastSize is the layout of AtLeast.
type leastSize struct{ size fyne.Size }

// MinSize belongs to fyne.Layout.
func (l *leastSize) MinSize([]fyne.CanvasObject) fyne.Size { return l.size }

// Layout belongs to fyne.Layout.
func (l *leastSize) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// Page is a room's usual frame: a column that scrolls, with a margin around it.
func Page(width float32, object fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(Column(width, Inset(Large, object)))
}

// Wrap puts things beside each other and begins a new line when one is full.
func Wrap(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrapLayout{gap: gap}, objects...)
}

// columnLayout gives all objects the same place: the middle, at most so wide.
type columnLayout struct{ width float32 }

func (l *columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.Size{}
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least
}

func (l *columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, max(l.width*textSize(), l.MinSize(objects).Width))
	for _, o := range objects {
		o.Move(fyne.NewPos((size.Width-width)/2, 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

// lineLayout is a horizontal box whose objects keep their own height.
type lineLayout struct{ gap float32 }

func (l *lineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size, shown := fyne.Size{}, 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size = fyne.NewSize(size.Width+least.Width, max(size.Height, least.Height))
		shown++
	}
	return size.AddWidthHeight(l.gap*float32(max(0, shown-1)), 0)
}

func (l *lineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	free := size.Width - l.MinSize(objects).Width
	spacers := float32(0)
	for _, o := range objects {
		if isSpacer(o) {
			spacers++
		}
	}
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if isSpacer(o) {
			least.Width += free / spacers
		}
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		o.Resize(least)
		x += least.Width + l.gap
	}
}

func isSpacer(o fyne.CanvasObject) bool {
	s, ok := o.(layout.SpacerObject)
	return ok && o.Visible() && s.ExpandHorizontal()
}

// wrapLayout fills lines like words. Its height depends on its width, which a
// layout only learns when it is laid out: until then it asks for one line, and
// from then on for as many as the last width needs.
type wrapLayout struct {
	gap   float32
	width float32 // at the last layout
}

func (l *wrapLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widest := float32(0)
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	return fyne.NewSize(widest, l.arrange(objects, l.width, nil))
}

func (l *wrapLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.arrange(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		o.Move(at)
		o.Resize(s)
	})
}

// arrange finds each object's place for a width (0: no limit) and gives the height.
func (l *wrapLayout) arrange(objects []fyne.CanvasObject, width float32, place func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	var x, y, tallest float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if x > 0 && width > 0 && x+least.Width > width {
			x, y, tallest = 0, y+tallest+l.gap, 0
		}
		if place != nil {
			place(o, fyne.NewPos(x, y), least)
		}
		x += least.Width + l.gap
		tallest = max(tallest, least.Height)
	}
	return y + tallest
}
