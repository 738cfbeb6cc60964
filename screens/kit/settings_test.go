package kit

import (
	"errors"
	"testing"
	"time"

	"kith/data"
)

func TestDefaultSettingsAreAllowed(t *testing.T) {
	if err := DefaultSettings().Check(); err != nil {
		t.Errorf("defaults: got %v, want none", err)
	}
}

func TestSettingsOutOfRangeNameTheirField(t *testing.T) {
	for field, change := range map[string]func(*Settings){
		"Mode":      func(s *Settings) { s.Mode = "sepia" },
		"Scale":     func(s *Settings) { s.Scale = 3 },
		"DayEnds":   func(s *Settings) { s.DayEnds = 7 * time.Hour },
		"WeekStart": func(s *Settings) { s.WeekStart = 7 },
		"Autosave":  func(s *Settings) { s.Autosave = time.Minute },
		"IdleLock":  func(s *Settings) { s.IdleLock = time.Second },
		"HalfLife":  func(s *Settings) { s.HalfLife = 7 },
		"Language":  func(s *Settings) { s.Language = "a very long language code" },
	} {
		s := DefaultSettings()
		change(&s)
		err := s.Check()
		var f *data.FieldError
		if !errors.As(err, &f) || f.Field != field {
			t.Errorf("%s out of range: got %v, want it named", field, err)
		}
	}
}

func TestSettingsGiveTheLook(t *testing.T) {
	for mode, want := range map[string]Mode{"system": FollowSystem, "light": AlwaysLight, "dark": AlwaysDark} {
		s := DefaultSettings()
		s.Mode = mode
		if got := s.Look().Mode; got != want {
			t.Errorf("look of %q: got %v, want %v", mode, got, want)
		}
	}
}
