package app

import (
	"time"

	"fyne.io/fyne/v2"

	"kith/screens/kit"
)

// follower keeps what has the focus in sight. The toolkit moves the focus by Tab to
// things that are scrolled away, and tells nobody; so the follower looks now and
// then, which costs one comparison while nothing has moved.
type follower struct {
	app *App
	at  fyne.Focusable
}

// glance is how often the follower looks: seldom enough to be nothing, often enough
// that nobody waits.
const glance = 100 * time.Millisecond

// begin starts to look.
func (f *follower) begin() { f.app.run.After(glance, f.look) }

// look follows the focus and looks again later.
func (f *follower) look() {
	defer f.begin()
	c := f.app.window.Canvas()
	at := c.Focused()
	if at == f.at {
		return
	}
	f.at = at
	if at == nil {
		return
	}
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	kit.Reveal(root, at)
}
