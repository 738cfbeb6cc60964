package kit

import (
	"fmt"
	"time"

	"kith/data"
)

// Settings is all that a person can choose about the program. Nothing in it
// tells what is in the vault: it is kept in the clear, outside. Screens get the
// values, never the file.
type Settings struct {
	Mode         string        `json:"mode"`          // "system", "light" or "dark"
	Contrast     bool          `json:"contrast"`      // stronger edges and text
	Scale        float32       `json:"scale"`         // size of text, 0.8 to 2
	Still        bool          `json:"still"`         // nothing fades, blinks or slides
	DayEnds      time.Duration `json:"day_ends"`      // past midnight, 0 to 6 hours: until then it is still yesterday
	WeekStart    time.Weekday  `json:"week_start"`    // first day of a week, 0 = Sunday
	Autosave     time.Duration `json:"autosave"`      // pause after the last key, 200 ms to 1 s
	IdleLock     time.Duration `json:"idle_lock"`     // lock after so long without a key or a move, 0 = never, else 1 min to 24 h
	HalfLife     int           `json:"half_life"`     // days after which a contact counts half: 90, 180 or 365
	ShowNumbers  bool          `json:"show_numbers"`  // of the balance, beside the words
	PauseBalance bool          `json:"pause_balance"` // the map shows people and closeness only
	PlainCharts  bool          `json:"plain_charts"`  // charts without any number
	Language     string        `json:"language"`      // "" = as the system says
}

// DefaultSettings is what a new installation has.
func DefaultSettings() Settings {
	return Settings{
		Mode: "system", Scale: 1, WeekStart: time.Monday, Autosave: 400 * time.Millisecond,
		IdleLock: 10 * time.Minute, HalfLife: 180,
	}
}

// Check says which value is out of its range, as a *data.FieldError, or nil.
func (s Settings) Check() error {
	mode := s.Mode == "system" || s.Mode == "light" || s.Mode == "dark"
	life := s.HalfLife == 90 || s.HalfLife == 180 || s.HalfLife == 365
	idle := s.IdleLock == 0 || (s.IdleLock >= time.Minute && s.IdleLock <= 24*time.Hour)
	for _, rule := range []struct {
		ok    bool
		field string
		rule  string
	}{
		{mode, "Mode", "must be system, light or dark"},
		{s.Scale >= 0.8 && s.Scale <= 2, "Scale", "must lie from 0.8 to 2"},
		{s.DayEnds >= 0 && s.DayEnds <= 6*time.Hour, "DayEnds", "must lie from 0 to 6 hours"},
		{s.WeekStart >= time.Sunday && s.WeekStart <= time.Saturday, "WeekStart", "must be a weekday"},
		{s.Autosave >= 200*time.Millisecond && s.Autosave <= time.Second, "Autosave", "must lie from 0.2 to 1 second"},
		{idle, "IdleLock", "must be 0 or lie from a minute to a day"},
		{life, "HalfLife", "must be 90, 180 or 365 days"},
		{len(s.Language) <= 16, "Language", "must be a short code"},
	} {
		if !rule.ok {
			return fmt.Errorf("check settings: %w", &data.FieldError{Noun: "settings", Field: rule.field, Rule: rule.rule})
		}
	}
	return nil
}

// Look gives the looks that the settings ask for.
func (s Settings) Look() Look {
	look := Look{Contrast: s.Contrast, Scale: s.Scale}
	switch s.Mode {
	case "light":
		look.Mode = AlwaysLight
	case "dark":
		look.Mode = AlwaysDark
	}
	return look
}
