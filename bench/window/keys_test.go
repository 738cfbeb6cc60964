//go:build window

// Package window_test measures in a real window: from a key to the frame that shows it,
// in the writing field beside the toolkit's own in the same run.
//
//	make bench-window
package window_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"image"

	"kith/screens/kit"
	"kith/screens/kit/editor"
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

// prose is what is typed and what the text is made of.
const prose = "and then she said that it was all right, and we walked on along the river "

func text(words int) string {
	var out strings.Builder
	for i := 0; i < words; i += 75 {
		out.WriteString(strings.Repeat(prose, 5))
		out.WriteString("\n\n")
	}
	return strings.Join(strings.SplitAfterN(out.String(), " ", words+1)[:min(words, strings.Count(out.String(), " "))], "")
}

// field is something to type into.
type field interface {
	fyne.Focusable
	fyne.CanvasObject
}

// keys is how many keys a figure rests on.
func keys(words int, own bool) int {
	if !own && words > 5000 {
		return 20
	}
	return 120
}

// measure types keys one by one and prints median and 95th percentile of what a key
// keeps the window busy for, and of the time until the frame with it is on the screen.
func measure(t *testing.T, name string, words, count int, f field) {
	fyne.DoAndWait(func() {
		corner := container.NewWithoutLayout(stage.seen)
		stage.seen.Resize(fyne.NewSize(1, 1))
		stage.window.SetContent(container.NewStack(f, corner))
		stage.window.Canvas().Focus(f)
	})
	time.Sleep(500 * time.Millisecond)
	var busy, shown []time.Duration
	for i := range count {
		select {
		case <-stage.drawn:
		default:
		}
		var begun, done time.Time
		fyne.DoAndWait(func() {
			begun = time.Now()
			f.TypedRune(rune(prose[i%len(prose)]))
			done = time.Now()
			stage.seen.Refresh()
		})
		busy = append(busy, done.Sub(begun))
		select {
		case at := <-stage.drawn:
			shown = append(shown, at.Sub(begun))
		case <-time.After(10 * time.Second):
			t.Fatal("no frame after a key")
		}
	}
	fmt.Printf("%-8s %6d words  key %6.2f / %6.2f ms   on the screen %6.1f / %6.1f ms   (median / p95 of %d keys)\n",
		name, words, at(busy, 0.5), at(busy, 0.95), at(shown, 0.5), at(shown, 0.95), len(shown))
}

// at gives a quantile in milliseconds.
func at(list []time.Duration, q float64) float64 {
	slices.Sort(list)
	return float64(list[min(len(list)-1, int(q*float64(len(list))))].Microseconds()) / 1000
}

func TestKeysInTheWindow(t *testing.T) {
	for _, words := range []int{100, 2_000, 20_000} {
		body := text(words)
		var own *editor.Editor
		var entry *widget.Entry
		fyne.DoAndWait(func() {
			own = editor.New("", nil)
			own.MaxWidth = kit.ReadingWidth
			own.SetText(body)
			entry = widget.NewMultiLineEntry()
			entry.Wrapping = fyne.TextWrapWord
			entry.SetText(body)
		})
		measure(t, "Kith", words, keys(words, true), own)
		measure(t, "toolkit", words, keys(words, false), entry)
	}
}
