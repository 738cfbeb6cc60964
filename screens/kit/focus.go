package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// focusOn gives the focus to an object that is in a window; it does nothing for
// one that is in none.
func focusOn(o interface {
	fyne.CanvasObject
	fyne.Focusable
}) {
	if c := CanvasOf(o); c != nil {
		c.Focus(o)
	}
}

// CanvasOf gives the canvas that an object is on, or nil.
func CanvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// ShiftHeld says that a shift key is down: keys without letters do not tell.
func ShiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// Copy puts a text on the clipboard, where other programs can read it: only on
// the person's own request.
func Copy(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }

// secretTime is how long a copied secret stays on the clipboard.
const secretTime = time.Minute

// Clip copies secrets and sees to it that they do not stay on the clipboard, where
// every program can read them. It is used on the window's goroutine only.
type Clip struct {
	run    Runner
	secret string // what was copied last and may still be there
	stop   func()
}

// NewClip is a clip that remembers nothing yet.
func NewClip(run Runner) *Clip { return &Clip{run: run} }

// Copy puts a secret on the clipboard for a minute.
func (c *Clip) Copy(secret string) {
	c.Forget()
	Copy(secret)
	c.secret = secret
	c.stop = c.run.After(secretTime, c.Forget)
}

// Forget takes the secret away, unless something else was copied meanwhile. It is
// called when the program locks or ends, too.
func (c *Clip) Forget() {
	if c.secret == "" {
		return
	}
	c.stop()
	if fyne.CurrentApp().Clipboard().Content() == c.secret {
		Copy("")
	}
	c.secret = ""
}

// savesForm says that a shortcut is Ctrl+Enter, which belongs to the form around a
// field and not to its text.
func savesForm(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter)
}

// passOn gives a shortcut to the window: the toolkit asks only what has the focus.
func passOn(o fyne.CanvasObject, s fyne.Shortcut) {
	if taker, ok := CanvasOf(o).(fyne.Shortcutable); ok {
		taker.TypedShortcut(s)
	}
}
