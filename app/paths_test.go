package app

import (
	"path/filepath"
	"runtime"
	"testing"

	"github.com/adrg/xdg"
)

// TestTheUsualPlacesAreThoseOfTheSystem moves the person's home and looks where the
// program would keep things; each system has its own custom.
func TestTheUsualPlacesAreThoseOfTheSystem(t *testing.T) {
	home := t.TempDir()
	t.Cleanup(xdg.Reload) // after the variables have their old values again
	for name, value := range map[string]string{
		"HOME": home, "USERPROFILE": home, "LOCALAPPDATA": filepath.Join(home, "AppData", "Local"), "APPDATA": filepath.Join(home, "AppData", "Roaming"),
		"XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "",
	} {
		t.Setenv(name, value)
	}
	xdg.Reload()
	want := map[string]Paths{
		"linux": {
			Vault:    filepath.Join(home, ".local", "share", "kith", "vault"),
			Settings: filepath.Join(home, ".config", "kith", "settings.json"),
			Helpers:  filepath.Join(home, ".local", "share", "kith", "notalone.json"),
		},
		"darwin": {
			Vault:    filepath.Join(home, "Library", "Application Support", "kith", "vault"),
			Settings: filepath.Join(home, "Library", "Application Support", "kith", "settings.json"),
			Helpers:  filepath.Join(home, "Library", "Application Support", "kith", "notalone.json"),
		},
		"windows": { // Local, not Roaming: a vault must not be copied about at each sign-in
			Vault:    filepath.Join(home, "AppData", "Local", "kith", "vault"),
			Settings: filepath.Join(home, "AppData", "Local", "kith", "settings.json"),
			Helpers:  filepath.Join(home, "AppData", "Local", "kith", "notalone.json"),
		},
	}
	if got := DefaultPaths(""); got != want[runtime.GOOS] {
		t.Errorf("on %s: got %+v, want %+v", runtime.GOOS, got, want[runtime.GOOS])
	}
}

func TestTheUsualPlacesFollowThePersonsOwnChoice(t *testing.T) {
	own := t.TempDir()
	t.Cleanup(xdg.Reload)
	t.Setenv("XDG_DATA_HOME", filepath.Join(own, "data"))
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(own, "config"))
	xdg.Reload()
	got := DefaultPaths("")
	if got.Vault != filepath.Join(own, "data", "kith", "vault") || got.Settings != filepath.Join(own, "config", "kith", "settings.json") {
		t.Errorf("got %+v, want it below %s", got, own)
	}
}
