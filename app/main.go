package app

import (
	"os"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"kith/app/command"
	"kith/data/vault"
)

// ID is the program's name for the system.
const ID = "io.github.kith_app.Kith"

// Main is the whole program: it reads the arguments, opens the window or runs a
// command, and gives the exit code.
func Main(args []string) int {
	vault.Harden() // no core dumps, no reading of our memory by others; best effort
	zone := here(time.Now())
	return command.Run(args, command.World{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Now:    func() time.Time { return time.Now().In(zone) },
		Vault:  DefaultPaths("").Vault,
		Window: openWindow,
		Look:   lookAround,
		Tour:   tour,
		Frames: frames,
	})
}

// openWindow runs the window until it is closed.
func openWindow(vaultDir string) error {
	a := New(newUI(), DefaultPaths(vaultDir))
	a.Run()
	return nil
}

// newUI makes the toolkit's app.
func newUI() fyne.App {
	fyneapp.SetMetadata(fyne.AppMetadata{ID: ID, Name: Title})
	return newStillable(fyneapp.NewWithID(ID))
}
