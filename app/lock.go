package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
)

// Lock saves what was typed, closes the vault and goes back to the first room.
// Memory is only truly wiped by a fresh process, so the program replaces itself
// by a new one; should that fail it goes on, with everything let go.
func (a *App) Lock() {
	if a.shell == nil {
		return
	}
	if err := a.shell.end(false); err != nil {
		a.fail(kit.T("app.locking", "locking"), err)
		return
	}
	a.shell = nil
	a.forgetLook()
	a.afresh(argsBack())
}

// afresh replaces the process by a new one with these arguments; should that fail it
// goes on before the vault.
func (a *App) afresh(args []string) {
	a.clip.Forget()
	if err := a.relaunch(args, a.window.Canvas().Size()); err != nil {
		a.showFront()
		a.fail(kit.T("app.locking", "locking"), err)
	}
}

// idleLock locks after a while without a key or a move of the pointer, and
// after the machine has slept.
type idleLock struct {
	app  *App
	mat  *mat
	last time.Time // of the last sign of life
	tick time.Time // of the last look
	seen int       // where the cursor stood then
	at   fyne.Focusable
}

// look is how often the idle lock looks.
const look = time.Second

// asleep is how long a look may be late before the machine must have slept.
const asleep = 30 * time.Second

// newIdleLock makes the lock with its mat, which lies under everything.
func newIdleLock(a *App) *idleLock {
	l := &idleLock{app: a}
	l.mat = newMat(func() { l.last = time.Now() })
	return l
}

// begin starts to look.
func (l *idleLock) begin() {
	l.last = time.Now()
	l.tick = time.Now().Round(0)
	l.app.run.After(look, l.check)
}

// check locks when it is time, and looks again later.
func (l *idleLock) check() {
	defer l.app.run.After(look, l.check)
	now := time.Now().Round(0) // the clock on the wall: it goes on while the machine sleeps
	slept := now.Sub(l.tick) > asleep
	l.tick = now
	if l.moved() {
		l.last = time.Now()
	}
	wait := l.app.settings.Settings().IdleLock
	if l.app.shell != nil && wait > 0 && (slept || time.Since(l.last) > wait) {
		l.last = time.Now()
		l.app.Lock()
	}
}

// moved says whether the cursor has moved in a field, or gone to another.
func (l *idleLock) moved() bool {
	at := l.app.window.Canvas().Focused()
	place := 0
	if field, ok := at.(interface{ CursorTextOffset() int }); ok {
		place = field.CursorTextOffset()
	}
	changed := at != l.at || place != l.seen
	l.at, l.seen = at, place
	return changed
}

// attentive is a runner that counts every reading and writing that a room asks for
// as a sign of life: who walks through a list by keyboard moves no pointer.
type attentive struct {
	kit.Runner
	noted func()
}

// Background notes a reading.
func (r *attentive) Background(f func()) {
	r.noted()
	r.Runner.Background(f)
}

// Queue notes a writing.
func (r *attentive) Queue(f func()) {
	r.noted()
	r.Runner.Queue(f)
}

// mat lies under the whole window. The toolkit asks everything under the
// pointer for its cursor on every move, which tells the mat that somebody is
// there without taking the move from anybody.
type mat struct {
	widget.BaseWidget
	stepped func()
}

var _ desktop.Cursorable = (*mat)(nil)

// newMat makes a mat that tells stepped of every move.
func newMat(stepped func()) *mat {
	m := &mat{stepped: stepped}
	m.ExtendBaseWidget(m)
	return m
}

// Cursor is asked on every move.
func (m *mat) Cursor() desktop.Cursor {
	m.stepped()
	return desktop.DefaultCursor
}

// CreateRenderer draws nothing.
func (m *mat) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(canvas.NewRectangle(nil)))
}
