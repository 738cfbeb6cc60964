// Package kittest opens a screen in a test: in a window that needs no display,
// with a runner that works in line, a clock that stands still until the test
// moves it, and lists of what the screen asked for.
//
//	w := kittest.Open(t, func(env kit.Env) kit.Screen { return journal.New(env, store) })
//	w.Type("A good day")
//	w.Advance(2 * time.Second) // the pause after which a draft is kept
//	w.Tap("Save")
//	w.Golden("saved")
package kittest

import (
	"fmt"
	"testing"
	"time"
	_ "time/tzdata" // the clock is in Berlin on every machine

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kith/data"
	"kith/screens/kit"
)

// Failure is one call of Env.Fail.
type Failure struct {
	Doing string
	Err   error
}

// Window is a screen under test and what it asked for.
type Window struct {
	T        testing.TB
	App      fyne.App
	Window   fyne.Window
	Env      kit.Env
	Run      *kit.InlineRunner
	Screen   kit.Screen // nil when OpenObject was used
	Failures []Failure  // of Env.Fail; what is left at the end of the test fails it
	Places   []kit.Place
	Jobs     []*kit.Job

	size fyne.Size
}

// Option changes how Open opens.
type Option func(*options)

type options struct {
	size fyne.Size
	look kit.Look
	held bool
}

// Size sets the size of the window in device-independent pixels; it is 1100 by
// 760 otherwise.
func Size(width, height float32) Option {
	return func(o *options) { o.size = fyne.NewSize(width, height) }
}

// Look sets how the program looks; it is the light theme otherwise.
func Look(look kit.Look) Option { return func(o *options) { o.look = look } }

// Held keeps back all background work from the start, so that the screen is
// seen loading until Run.Release.
func Held() Option { return func(o *options) { o.held = true } }

// Start is when the tests' clock starts: Monday 23 November 2026, 21:14 in Berlin.
func Start() time.Time {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err) // tzdata is linked in
	}
	return time.Date(2026, 11, 23, 21, 14, 0, 0, berlin)
}

// Open makes the screen, puts it into a window and shows it as the program does:
// Show, then Focus.
func Open(t testing.TB, screen func(kit.Env) kit.Screen, opts ...Option) *Window {
	t.Helper()
	w := newWindow(t, opts)
	w.Screen = screen(w.Env)
	w.put(w.Screen.Content())
	w.Screen.Show()
	if f, ok := w.Screen.(kit.Focuser); ok {
		f.Focus()
	}
	w.Settle()
	return w
}

// OpenObject puts any object into a window: for tests of a single widget.
func OpenObject(t testing.TB, object func(kit.Env) fyne.CanvasObject, opts ...Option) *Window {
	t.Helper()
	w := newWindow(t, opts)
	w.put(object(w.Env))
	w.Settle()
	return w
}

func newWindow(t testing.TB, opts []Option) *Window {
	o := options{size: fyne.NewSize(1100, 760), look: kit.Look{Mode: kit.AlwaysLight}}
	for _, opt := range opts {
		opt(&o)
	}
	w := &Window{T: t, App: test.NewTempApp(t), Run: kit.Inline(), size: o.size}
	w.App.Settings().SetTheme(kit.NewTheme(o.look))
	w.Window = test.NewTempWindow(t, nil)
	w.Window.SetPadded(false)
	if o.held {
		w.Run.Hold()
	}
	w.Env = kit.Env{
		Clip: kit.NewClip(w.Run),
		Run:  w.Run, Window: w.Window, Jobs: w,
		Now:  w.Now,
		Fail: w.fail,
		Go:   func(p kit.Place) { w.Places = append(w.Places, p) },
	}
	t.Cleanup(w.leftovers)
	return w
}

func (w *Window) put(content fyne.CanvasObject) {
	w.Window.SetContent(content)
	w.Window.Resize(w.size)
}

// Settle lays everything out again, as the real window does before it paints:
// once so that texts break their lines, and once for the heights that this gives.
func (w *Window) Settle() {
	w.Window.Resize(w.size.AddWidthHeight(1, 0))
	w.Window.Resize(w.size)
	for range 2 {
		layAgain(w.Window.Canvas().Content())
		for _, o := range w.Window.Canvas().Overlays().List() {
			layAgain(o)
		}
	}
}

// layAgain lays out all that can be seen at its present size: what lies in a
// scroller keeps its size when the window changes, and would keep old heights.
func layAgain(o fyne.CanvasObject) {
	walk(o, func(o fyne.CanvasObject) bool {
		switch o := o.(type) {
		case *fyne.Container:
			if o.Layout != nil {
				o.Layout.Layout(o.Objects, o.Size())
			}
		case fyne.Widget:
			test.WidgetRenderer(o).Layout(o.Size())
		}
		return true
	})
}

// Now is the time on the tests' clock.
func (w *Window) Now() time.Time { return Start().Add(w.Run.Elapsed()) }

// Advance lets time pass and sets off what waits for it.
func (w *Window) Advance(d time.Duration) {
	w.Run.Advance(d)
	w.Settle()
}

// Add notes a job, for Env.Jobs.
func (w *Window) Add(job *kit.Job) { w.Jobs = append(w.Jobs, job) }

// Changed tells the screen that records changed.
func (w *Window) Changed(changes ...data.Change) {
	w.Screen.Changed(changes)
	w.Settle()
}

func (w *Window) fail(doing string, err error) {
	if err != nil {
		w.Failures = append(w.Failures, Failure{Doing: doing, Err: err})
	}
}

// TakeFailure gives the oldest failure and takes it off the list; the test fails
// if there is none.
func (w *Window) TakeFailure() Failure {
	w.T.Helper()
	if len(w.Failures) == 0 {
		w.T.Fatal("got no failure, want one shown")
	}
	f := w.Failures[0]
	w.Failures = w.Failures[1:]
	return f
}

// leftovers fails the test for failures that it did not expect.
func (w *Window) leftovers() {
	for _, f := range w.Failures {
		w.T.Errorf("a failure was shown that the test did not expect: %s", f)
	}
}

// String gives what was being done and the error.
func (f Failure) String() string { return fmt.Sprintf("%s: %v", f.Doing, f.Err) }
