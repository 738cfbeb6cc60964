package editor

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// The cursor is shown and hidden for so long each. After a while without a key it
// stays, so that a window that nobody uses is not drawn again and again.
const (
	blinkHalf  = 530 * time.Millisecond
	blinkUntil = 20 * time.Second
)

// blink makes the cursor come and go. It redraws nothing but the cursor, and only
// when that changes.
type blink struct {
	since time.Time
	run   *fyne.Animation
}

// start begins with a cursor that is shown.
func (b *blink) start(e *Editor) {
	b.since = e.now()
	if b.run != nil || e.Still || !e.writable() || !fyne.CurrentApp().Settings().ShowAnimations() {
		return
	}
	b.run = &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear, Tick: func(float32) { b.tick(e) }}
	b.run.Start()
}

// rest shows the cursor anew after a key.
func (b *blink) rest(e *Editor) {
	b.start(e)
	e.paper.cursor.Hidden = !e.writable()
}

func (b *blink) stop() {
	if b.run != nil {
		b.run.Stop()
		b.run = nil
	}
}

func (b *blink) tick(e *Editor) {
	if !e.writable() {
		b.stop()
		return
	}
	gone := e.now().Sub(b.since)
	if gone > blinkUntil {
		b.stop()
		gone = 0
	}
	if hidden := gone/blinkHalf%2 == 1; hidden != e.paper.cursor.Hidden {
		e.paper.cursor.Hidden = hidden
		canvas.Refresh(e.paper.cursor)
	}
}

// writable tells whether what is typed now would be written here.
func (e *Editor) writable() bool { return e.focused && !e.Disabled() }
