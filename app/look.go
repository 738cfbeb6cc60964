package app

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/sample"
	"kith/data/vault"
	"kith/screens/kit"
)

// lookFlag on the command line opens the window on a made-up life.
const lookFlag = "--look-around"

// lookAround opens the window on a made-up life. It lies in a folder of its own that
// goes when the window closes, and knows nothing of the person's own notebook but
// how they like things to look.
func lookAround(vaultDir string) error {
	home, err := os.MkdirTemp("", "kith-look-")
	if err != nil {
		return fmt.Errorf("make a folder for the made-up life: %w", err)
	}
	paths := DefaultPaths(filepath.Join(home, "vault"))
	if own, err := loadSettings(DefaultPaths(vaultDir).Settings); err == nil {
		s := own.Settings()
		s.IdleLock = 0 // there is nothing to protect
		if err := (&settingsFile{path: paths.Settings}).SaveSettings(s); err != nil {
			return errors.Join(err, os.RemoveAll(home))
		}
	}
	a := New(newUI(), paths)
	a.home = home
	a.beginLook()
	a.Run()
	return nil
}

// makeLife fills a new vault with a made-up life.
func makeLife(ctx context.Context, dir string, passphrase []byte, life sample.Life, o vault.Options) error {
	v, _, err := vault.Create(dir, passphrase, o)
	if err != nil {
		return err
	}
	s, err := data.Open(v, data.Options{})
	if err != nil {
		return errors.Join(err, v.Close())
	}
	err = sample.Fill(ctx, s, life, func(int, int) {})
	return errors.Join(err, s.Close())
}

// quickly is for a vault that guards nothing: its passphrase is made up and gone.
const quickly = 12

// beginLook makes the life up while a page says so, and goes in.
func (a *App) beginLook() {
	a.box.keychain = noKeychain()
	a.box.options.WorkFactor = quickly
	wait := widget.NewLabelWithStyle(kit.T("app.makingup", "A life is being made up. One moment…"), fyne.TextAlignCenter, fyne.TextStyle{})
	a.put(container.NewCenter(wait))
	life := sample.Default()
	life.Until = data.DayOf(a.now())
	kit.Do(a.run, func(ctx context.Context) error {
		words := rand.Text()
		if err := makeLife(ctx, a.paths.Vault, []byte(words), life, a.box.options); err != nil {
			return err
		}
		return a.box.Open(ctx, []byte(words))
	}, func(err error) {
		if err != nil {
			a.fail(kit.T("app.makinglife", "making a life up"), err)
			return
		}
		a.enter()
	})
}

// lookBanner says in every room that nothing here is real.
func (a *App) lookBanner() fyne.CanvasObject {
	leave := kit.NewButton(kit.T("app.leavelook", "Leave"), kit.Icon("back"), a.Lock)
	words := kit.Text(kit.T("app.look", "You are looking around in a made-up life. Nothing in it is yours, and what you write here is gone when you leave."))
	return container.NewVBox(kit.Inset(kit.Small, kit.Ends(words, leave)), widget.NewSeparator())
}

// forgetLook removes the made-up life, if there is one.
func (a *App) forgetLook() {
	if a.home != "" {
		_ = os.RemoveAll(a.home) // it was made up
	}
}

// look starts the program afresh on a made-up life: no process ever has both.
func (a *App) look() { a.afresh(append(slices.Clone(os.Args), lookFlag)) }

// argsBack are the arguments of the process after this one: those of this one, but
// not to look around again.
func argsBack() []string {
	return slices.DeleteFunc(slices.Clone(os.Args), func(arg string) bool { return arg == lookFlag })
}
