package app

import (
	"testing"

	"github.com/godbus/dbus/v5"
)

func TestSleepAndALockedSessionLockTheNotebook(t *testing.T) {
	for name, c := range map[string]struct {
		signal dbus.Signal
		want   bool
	}{
		"goes to sleep":     {dbus.Signal{Name: sleepSignal, Body: []any{true}}, true},
		"wakes up":          {dbus.Signal{Name: sleepSignal, Body: []any{false}}, false},
		"says nothing":      {dbus.Signal{Name: sleepSignal}, false},
		"says something":    {dbus.Signal{Name: sleepSignal, Body: []any{"true"}}, false},
		"session is locked": {dbus.Signal{Name: lockSignal}, true},
		"something else":    {dbus.Signal{Name: "org.freedesktop.login1.Session.Unlock"}, false},
	} {
		if got := mustLock(&c.signal); got != c.want {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}
