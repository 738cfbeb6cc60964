package app

import (
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"kith/data"
	"kith/data/sample"
	"kith/data/vault"
	"kith/screens/kit"
)

// tour makes a vault with a made-up life in a folder of its own, opens the real
// window on it, walks through every room in light and in dark, and leaves a
// picture of each. Nothing of the person's own is touched.
func tour(folder string) (err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("make the folder for pictures: %w", err)
	}
	home, err := os.MkdirTemp("", "kith-tour-")
	if err != nil {
		return fmt.Errorf("make a folder for the tour: %w", err)
	}
	defer func() { _ = os.RemoveAll(home) }() // a made-up life is no loss
	paths := DefaultPaths(filepath.Join(home, "vault"))
	a := New(newUI(), paths)
	g := &guide{app: a, folder: folder, life: sample.Default()}
	g.life.Until = data.DayOf(a.now())
	a.window.Resize(fyne.NewSize(1100, 740))
	a.ui.Lifecycle().SetOnStarted(func() { go g.walk() })
	a.Run()
	return g.err
}

// guide leads the tour. Its methods run beside the window and reach it by
// fyne.DoAndWait only.
type guide struct {
	app    *App
	folder string
	life   sample.Life // to be made up
	err    error
}

// settleTime is how long a room must be idle before its picture is taken: two
// frames and a fade.
const settleTime = 250 * time.Millisecond

// patienceForRoom is how long a room may take.
const patienceForRoom = 30 * time.Second

// walk goes through everything and ends the program.
func (g *guide) walk() {
	g.err = g.steps()
	fyne.Do(g.app.Quit)
}

// steps are the stations of the tour.
func (g *guide) steps() error {
	if err := g.both("hello"); err != nil {
		return err
	}
	if err := g.makeLife(); err != nil {
		return err
	}
	fyne.DoAndWait(g.app.showFront)
	if err := g.both("unlock"); err != nil {
		return err
	}
	if err := g.app.box.Open(context.Background(), []byte("tour")); err != nil {
		return err
	}
	fyne.DoAndWait(g.app.enter)
	for _, r := range rooms() {
		fyne.DoAndWait(func() { g.app.goTo(kit.Place{Room: r.name}) })
		if err := g.both(r.name); err != nil {
			return err
		}
	}
	return nil
}

// makeLife makes up the life that is shown.
func (g *guide) makeLife() error {
	return makeLife(context.Background(), g.app.paths.Vault, []byte("tour"), g.life, vault.Options{})
}

// both takes a picture in light and one in dark.
func (g *guide) both(name string) error {
	for _, mode := range []string{"light", "dark"} {
		fyne.DoAndWait(func() {
			s := kit.DefaultSettings()
			s.Mode = mode
			g.app.applySettings(s)
		})
		if err := g.settle(); err != nil {
			return fmt.Errorf("room %s: %w", name, err)
		}
		if err := g.shoot(name + "-" + mode); err != nil {
			return err
		}
		fmt.Println("picture", filepath.Join(g.folder, name+"-"+mode+".png"))
	}
	return nil
}

// settle waits until nothing is under way.
func (g *guide) settle() error {
	begun := time.Now()
	quiet := time.Now()
	for time.Since(quiet) < settleTime {
		time.Sleep(20 * time.Millisecond)
		if !g.app.run.Idle() {
			quiet = time.Now()
		}
		if time.Since(begun) > patienceForRoom {
			return fmt.Errorf("still busy after %v", patienceForRoom)
		}
	}
	return nil
}

// shoot saves what the window shows. Under X the picture is taken from the
// window itself: reading the graphics memory back gives nothing on machines
// that draw in software.
func (g *guide) shoot(name string) error {
	file := filepath.Join(g.folder, name+".png")
	if id := g.windowID(); id != "" {
		if tool, err := exec.LookPath("import"); err == nil {
			if out, err := exec.Command(tool, "-window", id, file).CombinedOutput(); err != nil {
				return fmt.Errorf("save picture: %w: %s", err, out)
			}
			return nil
		}
	}
	var img image.Image
	fyne.DoAndWait(func() { img = g.app.window.Canvas().Capture() })
	f, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("save picture: %w", err)
	}
	err = png.Encode(f, img)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return fmt.Errorf("save picture: %w", err)
	}
	return nil
}

// windowID names the window for X; "" on other systems.
func (g *guide) windowID() (id string) {
	native, ok := g.app.window.(driver.NativeWindow)
	if !ok {
		return ""
	}
	fyne.DoAndWait(func() {
		native.RunNative(func(context any) {
			if x, ok := context.(driver.X11WindowContext); ok {
				id = fmt.Sprintf("%#x", x.WindowHandle)
			}
		})
	})
	return id
}
