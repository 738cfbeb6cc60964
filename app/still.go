package app

import (
	"sync/atomic"

	"fyne.io/fyne/v2"
)

// stillable is the toolkit's app that can be asked to hold still. The toolkit asks
// its settings before anything moves, but gives a program no way to change them.
type stillable struct {
	fyne.App
	settings *stillSettings
}

// stillSettings are the toolkit's settings with a word of the person's own.
type stillSettings struct {
	fyne.Settings
	still atomic.Bool // read by animations, which the toolkit may start anywhere
}

// newStillable wraps the app and has the toolkit use it from here on.
func newStillable(ui fyne.App) fyne.App {
	s := &stillable{App: ui, settings: &stillSettings{Settings: ui.Settings()}}
	fyne.SetCurrentApp(s)
	return s
}

// Settings are the toolkit's, but for motion.
func (s *stillable) Settings() fyne.Settings { return s.settings }

// ShowAnimations says no when the person or the system wants stillness.
func (s *stillSettings) ShowAnimations() bool { return !s.still.Load() && s.Settings.ShowAnimations() }

// holdStill stops motion, or allows it again. An app that was not wrapped stays as
// it is.
func holdStill(ui fyne.App, still bool) {
	if s, ok := ui.(*stillable); ok {
		s.settings.still.Store(still)
	}
}
