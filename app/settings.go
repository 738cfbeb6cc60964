package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync"

	"kith/screens/kit"
)

// settingsFile keeps the settings in a file of their own: the toolkit's
// preferences are not written as a whole, so a stop could empty them.
type settingsFile struct {
	path string

	mu  sync.Mutex // guards the variable below
	now kit.Settings
}

// loadSettings reads the settings. A missing file gives the defaults; one that
// cannot be read gives them too, with the error, and is left as it is until the
// person changes a setting.
func loadSettings(path string) (*settingsFile, error) {
	f := &settingsFile{path: path, now: firstSettings()}
	b, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return f, nil
	}
	if err != nil {
		return f, fmt.Errorf("read settings: %w", err)
	}
	got := firstSettings()
	if err := json.Unmarshal(b, &got); err != nil {
		return f, fmt.Errorf("read settings: %w", err)
	}
	if err := got.Check(); err != nil {
		return f, fmt.Errorf("read settings: %w", err)
	}
	f.now = got
	return f, nil
}

// firstSettings is what a new installation has: the defaults, and weeks that begin
// as they do where one lives.
func firstSettings() kit.Settings {
	s := kit.DefaultSettings()
	s.WeekStart = kit.WeekStart()
	return s
}

// Settings gives the values in force.
func (f *settingsFile) Settings() kit.Settings {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

// SaveSettings checks, writes and puts values in force.
func (f *settingsFile) SaveSettings(s kit.Settings) error {
	if err := s.Check(); err != nil {
		return err
	}
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	if err := writeFile(f.path, append(b, '\n')); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = s
	return nil
}
