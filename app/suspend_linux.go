package app

import (
	"os"

	"fyne.io/fyne/v2"
	"github.com/godbus/dbus/v5"
)

// The signals of the system's login service that lock the notebook: the computer is
// about to sleep, or the person locks their session.
const (
	sleepSignal = "org.freedesktop.login1.Manager.PrepareForSleep"
	lockSignal  = "org.freedesktop.login1.Session.Lock"
)

// onSuspend locks before the computer sleeps and when the session is locked. Where
// the system has no such service, only the clock tells of sleep, afterwards (see
// idleLock).
func (a *App) onSuspend() (stop func()) {
	bus, err := dbus.ConnectSystemBus()
	if err != nil {
		return func() {}
	}
	for _, match := range []struct{ of, member string }{
		{"org.freedesktop.login1.Manager", "PrepareForSleep"}, {"org.freedesktop.login1.Session", "Lock"},
	} {
		_ = bus.AddMatchSignal(dbus.WithMatchInterface(match.of), dbus.WithMatchMember(match.member)) // without it the clock tells
	}
	signals := make(chan *dbus.Signal, 4)
	bus.Signal(signals)
	go func() {
		hold := delaySleep(bus)
		for s := range signals {
			if !mustLock(s) {
				continue
			}
			fyne.DoAndWait(a.Lock)
			if hold != nil {
				_ = hold.Close() // the computer may sleep now
			}
			hold = delaySleep(bus)
		}
	}()
	return func() { _ = bus.Close() }
}

// mustLock says whether a signal asks for the notebook to be locked.
func mustLock(s *dbus.Signal) bool {
	if s.Name == lockSignal {
		return true
	}
	if s.Name != sleepSignal || len(s.Body) == 0 {
		return false
	}
	begins, ok := s.Body[0].(bool)
	return ok && begins
}

// delaySleep asks the system to wait a moment before it sleeps, until the file is
// closed: long enough to save and lock. nil if it will not.
func delaySleep(bus *dbus.Conn) *os.File {
	var fd dbus.UnixFD
	err := bus.Object("org.freedesktop.login1", "/org/freedesktop/login1").
		Call("org.freedesktop.login1.Manager.Inhibit", 0, "sleep", "Kith", "Saving and locking", "delay").Store(&fd)
	if err != nil {
		return nil
	}
	return os.NewFile(uintptr(fd), "sleep")
}
