package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Empty is what a room shows that has nothing in it yet: an icon, a title, one
// calm sentence and, if there is something to do, a button (else nil).
func Empty(icon fyne.Resource, title, sentence string, button *Button) fyne.CanvasObject {
	objects := []fyne.CanvasObject{bigIcon(icon), centred(title, true), centred(sentence, false)}
	if button != nil {
		objects = append(objects, Line(0, layout.NewSpacer(), button, layout.NewSpacer()))
	}
	return middle(objects...)
}

// Failed is what a room shows that could not be read: what happened, why, what
// to do, and a button to try again. Err is not nil.
func Failed(err error, again func()) fyne.CanvasObject {
	what, why, todo := Explain(err)
	button := NewButton(T("kit.again", "Try again"), Icon("again"), again)
	return middle(
		bigIcon(IconIn("warning", ColorQuiet)), centred(what, true), centred(why+" "+todo, false),
		Line(0, layout.NewSpacer(), button, layout.NewSpacer()),
	)
}

// Loading is what a room shows until its first reading is done.
func Loading() fyne.CanvasObject {
	waiting := widget.NewActivity()
	waiting.Start()
	return middle(container.NewCenter(waiting), centred(T("kit.loading", "One moment …"), false))
}

// middle puts things below each other in the middle of the room.
func middle(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(layout.NewSpacer(), Column(FormWidth, Stack(Small, objects...)), layout.NewSpacer())
}

func centred(text string, title bool) *widget.Label {
	l := Text(text)
	l.Alignment = fyne.TextAlignCenter
	if title {
		l.TextStyle, l.SizeName = fyne.TextStyle{Bold: true}, theme.SizeNameSubHeadingText
	}
	return l
}

func bigIcon(icon fyne.Resource) fyne.CanvasObject {
	if themed, ok := icon.(*theme.ThemedResource); ok {
		icon = theme.NewColoredResource(themed, ColorQuiet)
	}
	image := canvas.NewImageFromResource(icon)
	image.FillMode = canvas.ImageFillContain
	image.SetMinSize(fyne.NewSquareSize(Vast))
	return container.NewCenter(image)
}

// Stage is the place in a room that shows one of four pictures: loading, empty,
// failed or full.
type Stage struct {
	widget.BaseWidget
	full    fyne.CanvasObject
	loading fyne.CanvasObject
	shown   *fyne.Container
	err     error // what is shown as failed
}

// NewStage is a stage that is loading; full is what it shows when all is well.
func NewStage(full fyne.CanvasObject) *Stage {
	s := &Stage{full: full, loading: Loading()}
	s.shown = container.NewStack(s.loading)
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer belongs to fyne.Widget.
func (s *Stage) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.shown) }

// Full shows what the stage was made with.
func (s *Stage) Full() { s.show(s.full, nil) }

// Loading shows that one must wait a moment.
func (s *Stage) Loading() { s.show(s.loading, nil) }

// Empty shows an empty state; make it once, as Empty does, and hand it in.
func (s *Stage) Empty(empty fyne.CanvasObject) { s.show(empty, nil) }

// Failed shows an error and a button to try again; the same error twice changes
// nothing, so that the focus stays.
func (s *Stage) Failed(err error, again func()) {
	if s.err == nil || s.err.Error() != err.Error() {
		s.show(Failed(err, again), err)
	}
}

func (s *Stage) show(o fyne.CanvasObject, err error) {
	s.err = err
	if len(s.shown.Objects) == 1 && s.shown.Objects[0] == o {
		return
	}
	s.shown.Objects = []fyne.CanvasObject{o}
	s.shown.Refresh()
}
