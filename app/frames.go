package app

import (
	"context"
	"fmt"
	"image"
	"math"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"kith/data"
	"kith/data/sample"
	"kith/screens/kit"
	"kith/screens/relmap"
)

// frames makes a vault with a made-up life of so many people, opens the map in a
// real window, moves it, zooms it and points at people as a hand would, and prints
// how much processor time the window's thread took for each frame, and how long it
// was busy by the clock, in milliseconds. Where the processor draws in place of a
// graphics card, or has other work too, the second is far more than the first. The
// floor is the same window with nothing in it but one finished picture that moves,
// before and after the rest: no program that shows a picture can be quicker here.
func frames(people int) error {
	home, err := os.MkdirTemp("", "kith-frames-")
	if err != nil {
		return fmt.Errorf("make a folder for the measurement: %w", err)
	}
	defer func() { _ = os.RemoveAll(home) }() // a made-up life is no loss
	a := New(newUI(), DefaultPaths(filepath.Join(home, "vault")))
	life := sample.Default()
	life.Until, life.People, life.Entries = data.DayOf(a.now()), people, 60
	m := &meter{guide: &guide{app: a, life: life}}
	a.window.Resize(fyne.NewSize(1400, 860))
	a.ui.Lifecycle().SetOnStarted(func() { go m.run() })
	a.Run()
	return m.err
}

// meter measures frames. Its methods run beside the window and reach it by
// fyne.DoAndWait only.
type meter struct {
	*guide
	board relmap.Board
}

// run measures everything and ends the program.
func (m *meter) run() {
	m.err = m.measure()
	fyne.Do(m.app.Quit)
}

// measure opens the map and moves it.
func (m *meter) measure() error {
	if err := m.makeLife(); err != nil {
		return err
	}
	fyne.DoAndWait(m.app.showFront)
	if err := m.app.box.Open(context.Background(), []byte("tour")); err != nil {
		return err
	}
	fyne.DoAndWait(m.app.enter)
	fyne.DoAndWait(func() {
		m.app.goTo(kit.Place{Room: "relmap"})
		if s, ok := m.app.shell.screens["relmap"].(*relmap.Screen); ok {
			m.board = s.Board()
		}
	})
	if err := m.settle(); err != nil {
		return err
	}
	fmt.Printf("%6s %6s   %-24s   %-24s\n", "people", "hand", "thread ms p50 p95 max", "clock ms p50 p95 max")
	floor, floorBusy := m.floor()
	for _, hand := range []struct {
		name string
		step func(i int)
	}{{"hover", m.hover}, {"pan", m.pan}, {"zoom", m.zoom}} {
		thread, clock := m.during(hand.step)
		fyne.DoAndWait(m.board.DragEnd)
		if err := m.settle(); err != nil {
			return err
		}
		m.tell(hand.name, thread, clock)
	}
	again, againBusy := m.floor()
	m.tell("floor", append(floor, again...), append(floorBusy, againBusy...))
	return nil
}

// tell prints a row.
func (m *meter) tell(hand string, thread, clock []float64) {
	fmt.Printf("%6d %6s   %s   %s\n", m.life.People, hand, spread(thread), spread(clock))
}

// floor moves one finished picture, as large as the board, in an empty window.
func (m *meter) floor() (thread, clock []float64) {
	var room fyne.CanvasObject
	picture := canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, int(m.board.Size().Width), int(m.board.Size().Height))))
	picture.ScaleMode = canvas.ImageScaleFastest
	picture.Resize(m.board.Size())
	fyne.DoAndWait(func() {
		room = m.app.window.Content()
		m.app.window.SetContent(container.NewWithoutLayout(picture))
	})
	thread, clock = m.during(func(i int) { picture.Move(m.around(i, 220).SubtractXY(220, 0)) })
	fyne.DoAndWait(func() { m.app.window.SetContent(room) })
	return thread, clock
}

// spread tells a list by its middle, its upper end and its largest.
func spread(list []float64) string {
	return fmt.Sprintf("%7.1f %7.1f %7.1f ", share(list, 0.5), share(list, 0.95), share(list, 1))
}

// handSteps is how many moves a hand makes, one for each frame.
const handSteps = 240

// middle is the middle of the board.
func (m *meter) middle() fyne.Position {
	return fyne.NewPos(m.board.Size().Width/2, m.board.Size().Height/2)
}

// around is a place on a circle in the board.
func (m *meter) around(i int, radius float32) fyne.Position {
	sin, cos := math.Sincos(float64(i) / 19)
	return m.middle().AddXY(radius*float32(cos), radius*float32(sin))
}

// pan drags the map round and round, far enough that new parts come in.
func (m *meter) pan(i int) {
	if i == 0 {
		press := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		press.Position = fyne.NewPos(m.board.Size().Width-3, 3) // beside everybody
		m.board.MouseDown(press)
	}
	ev := &fyne.DragEvent{}
	ev.Position = m.around(i, 220)
	m.board.Dragged(ev)
}

// zoom turns the wheel in and out.
func (m *meter) zoom(i int) {
	if i%4 != 0 {
		return // a wheel has fewer notches than there are frames
	}
	ev := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)}
	if i/24%2 == 1 {
		ev.Scrolled.DY = -10
	}
	ev.Position = m.around(i, 60)
	m.board.Scrolled(ev)
}

// hover goes over people as quickly as a hand does.
func (m *meter) hover(i int) {
	ev := &desktop.MouseEvent{}
	ev.Position = m.around(2*i, 60+float32(i))
	m.board.MouseMoved(ev)
}

// during makes one step before each frame and gives, in milliseconds, how much
// processor time the window's thread took from there until the frame was on the
// screen, and how long that was by the clock.
func (m *meter) during(step func(i int)) (thread, clock []float64) {
	done := make(chan struct{})
	var begun time.Time
	var taken time.Duration
	count, under := 0, false
	end := func() { // after the frame, or at the latest before the next
		if under {
			under = false
			thread = append(thread, (threadTime()-taken).Seconds()*1000)
			clock = append(clock, time.Since(begun).Seconds()*1000)
		}
	}
	beat := fyne.NewAnimation(canvas.DurationStandard, func(float32) {
		end()
		if count == handSteps {
			count++
			close(done)
		}
		if count < handSteps {
			begun, taken, under = time.Now(), threadTime(), true
			step(count)
			count++
			fyne.Do(end) // comes when the window has drawn
		}
	})
	beat.RepeatCount = fyne.AnimationRepeatForever
	fyne.DoAndWait(beat.Start)
	<-done
	fyne.DoAndWait(beat.Stop)
	return thread, clock
}

// share gives the value that so great a share of the list does not exceed.
func share(list []float64, of float64) float64 {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(list))
	return sorted[min(len(sorted)-1, int(of*float64(len(sorted))))]
}
