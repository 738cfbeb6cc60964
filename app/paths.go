package app

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

// Paths are the places on this machine that belong to the program. Each system
// has its own custom for them; adrg/xdg knows all three.
type Paths struct {
	Vault    string // the folder of the vault
	Settings string // settings.json: looks and habits, nothing of the vault
	Helpers  string // notalone.json: only if the person asked for it to be readable while locked
}

// DefaultPaths gives the places of this system. A vault folder given by hand
// makes it portable: the settings then live beside the vault, in the same folder's parent.
func DefaultPaths(vault string) Paths {
	if vault != "" {
		beside := filepath.Dir(filepath.Clean(vault))
		return Paths{
			Vault:    vault,
			Settings: filepath.Join(beside, "kith-settings.json"),
			Helpers:  filepath.Join(beside, "kith-notalone.json"),
		}
	}
	return Paths{
		Vault:    filepath.Join(xdg.DataHome, "kith", "vault"),
		Settings: filepath.Join(xdg.ConfigHome, "kith", "settings.json"),
		Helpers:  filepath.Join(xdg.DataHome, "kith", "notalone.json"),
	}
}

// writeFile replaces a small file as a whole: a stop at any moment leaves the
// old one or the new one. Only the person can read it.
func writeFile(path string, b []byte) (err error) {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make folder for %s: %w", filepath.Base(path), err)
	}
	f, err := os.CreateTemp(dir, ".kith-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(path), err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // the half-written one is of no use
		}
	}()
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(path), err)
	}
	return nil
}
