package app

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"fyne.io/fyne/v2"

	"kith/screens/kit"
)

// patience is how long the toolkit may take to end after everything is saved
// and closed; it has been seen to hang.
const patience = 2 * time.Second

// Quit saves what was typed, closes the vault and ends the program. If saving
// fails the person is asked before anything is lost.
func (a *App) Quit() {
	if a.ended {
		return
	}
	if a.shell != nil {
		if err := a.shell.end(false); err != nil {
			a.askAway(err)
			return
		}
	} else if a.front.Step() == "recovery" {
		a.askKey()
		return
	}
	a.letGo()
	a.away()
}

// askKey asks before the only showing of the recovery key is left.
func (a *App) askKey() {
	kit.Ask(a.window, kit.T("app.keytitle", "The recovery key is shown only now"),
		kit.T("app.keywhy", "If you close now without writing it down, only the passphrase opens the notebook. A new key can be made in the settings later."),
		kit.T("app.keyclose", "Close"), kit.T("app.stay", "Stay"), func() {
			a.letGo()
			a.away()
		})
}

// letGo closes a vault that was opened and not entered yet.
func (a *App) letGo() {
	s := a.box.take()
	if s == nil {
		s = a.fresh
	}
	if s != nil {
		a.run.Drain()
		_ = s.Close() // all that was written into it is on the disk
	}
}

// askAway lets the person end the program although saving failed.
func (a *App) askAway(err error) {
	what, why, todo := kit.Explain(err)
	kit.Ask(a.window, kit.T("app.unsaved", "Something could not be saved"), what+" "+why+" "+todo,
		kit.T("app.close", "Close without saving"), kit.T("app.stay", "Stay"), a.quitNow)
}

// away ends the process: all that matters is closed.
func (a *App) away() {
	a.ended = true
	a.clip.Forget()
	a.forgetLook()
	time.AfterFunc(patience, func() { os.Exit(0) })
	a.ui.Quit()
}

// onSignals ends the program in the right order when the system asks it to.
func (a *App) onSignals() (stop func()) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM, syscall.SIGHUP, os.Interrupt)
	go func() {
		for range c {
			fyne.Do(a.quitNow)
		}
	}()
	return func() { signal.Stop(c) }
}

// quitNow is Quit for a system that will not wait for an answer.
func (a *App) quitNow() {
	if a.ended {
		return
	}
	if a.shell != nil {
		_ = a.shell.end(true) // nobody is there to be asked; what could be saved is saved
	}
	a.letGo()
	a.away()
}
