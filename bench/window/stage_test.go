//go:build window

// Package window_test measures in a real window: what a key keeps the window's thread
// busy for, and how long it is until the frame that shows it.
//
//	make bench-window
package window_test

import (
	"fmt"
	"image"
	"os"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"kith/screens/kit"
)

// stage is the one window that all measurements share.
var stage struct {
	window fyne.Window
	seen   *canvas.Raster // its picture is asked for in each frame after a refresh
	drawn  chan time.Time
}

// TestMain gives the toolkit its main goroutine.
func TestMain(m *testing.M) {
	a := app.NewWithID("kith.bench")
	a.Settings().SetTheme(kit.NewTheme(kit.Look{Mode: kit.AlwaysLight}))
	stage.window = a.NewWindow("Kith")
	stage.window.Resize(fyne.NewSize(1100, 800))
	stage.drawn = make(chan time.Time, 1)
	stage.seen = canvas.NewRaster(func(int, int) image.Image {
		go fyne.Do(func() { // runs when the frame under way is on the screen
			select {
			case stage.drawn <- time.Now():
			default:
			}
		})
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	})
	code := 1
	go func() {
		time.Sleep(time.Second) // the window is there
		code = m.Run()
		fyne.Do(a.Quit)
	}()
	stage.window.ShowAndRun()
	os.Exit(code)
}

// show puts something on the stage with the cursor in it, once its frame is there.
func show(t *testing.T, what fyne.CanvasObject, focus fyne.Focusable) {
	fyne.DoAndWait(func() {
		corner := container.NewWithoutLayout(stage.seen)
		stage.seen.Resize(fyne.NewSize(1, 1))
		stage.window.SetContent(container.NewStack(what, corner))
		stage.window.Canvas().Focus(focus)
	})
	_ = act(t, func() {})
	_ = act(t, func() {})
}

// cost is what one act took.
type cost struct {
	spent time.Duration // processor time of the window's thread, 0 where the system does not tell
	busy  time.Duration // by the clock
	shown time.Duration // until the frame is on the screen
}

// act does something on the window's thread and waits for the frame that shows it.
func act(t *testing.T, do func()) cost {
	select {
	case <-stage.drawn:
	default:
	}
	var begun time.Time
	var c cost
	fyne.DoAndWait(func() {
		begun = time.Now()
		spent := threadTime()
		do()
		c.spent, c.busy = threadTime()-spent, time.Since(begun)
		stage.seen.Refresh()
	})
	select {
	case at := <-stage.drawn:
		c.shown = at.Sub(begun)
	case <-time.After(10 * time.Second):
		t.Fatal("no frame after a key")
	}
	return c
}

// tell prints a row: median and 95th percentile of each figure.
func tell(name string, list []cost) {
	of := func(which func(cost) time.Duration) string {
		var all []time.Duration
		for _, c := range list {
			all = append(all, which(c))
		}
		slices.Sort(all)
		at := func(q float64) float64 {
			return float64(all[min(len(all)-1, int(q*float64(len(all))))].Microseconds()) / 1000
		}
		return fmt.Sprintf("%7.2f / %7.2f", at(0.5), at(0.95))
	}
	fmt.Printf("%-52s processor %s   clock %s   on the screen %s ms (%d)\n", name,
		of(func(c cost) time.Duration { return c.spent }), of(func(c cost) time.Duration { return c.busy }),
		of(func(c cost) time.Duration { return c.shown }), len(list))
}
