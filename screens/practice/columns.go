package practice

import (
	"fyne.io/fyne/v2"

	"kith/screens/kit"
)

// columnsLayout puts things side by side in columns of one width where all fit, else
// below each other.
type columnsLayout struct {
	least float32 // of a column, in sizes of the ordinary text
	gap   float32
	width float32 // at the last layout
}

// narrow says that the columns stand below each other at a width.
func (l *columnsLayout) narrow(n int, width float32) bool {
	return width < float32(n)*kit.Ems(l.least)+float32(n-1)*l.gap
}

// MinSize is as high as the last width needs.
func (l *columnsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	narrow := l.narrow(len(objects), l.width)
	for i, o := range objects {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		switch {
		case !narrow:
			size.Height = max(size.Height, least.Height)
		case i > 0:
			size.Height += l.gap + least.Height
		default:
			size.Height = least.Height
		}
	}
	return size
}

// Layout places the columns.
func (l *columnsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	n := float32(len(objects))
	if n == 0 {
		return
	}
	if l.narrow(len(objects), size.Width) {
		y := float32(0)
		for _, o := range objects {
			o.Resize(fyne.NewSize(size.Width, o.MinSize().Height)) // lines break at this width
			height := o.MinSize().Height
			o.Resize(fyne.NewSize(size.Width, height))
			o.Move(fyne.NewPos(0, y))
			y += height + l.gap
		}
		return
	}
	width := (size.Width - (n-1)*l.gap) / n
	for i, o := range objects {
		o.Resize(fyne.NewSize(width, max(size.Height, o.MinSize().Height)))
		o.Move(fyne.NewPos(float32(i)*(width+l.gap), 0))
	}
}
