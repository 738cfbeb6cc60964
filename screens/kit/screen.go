package kit

import (
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
)

// Screen is one room. All of its methods are called on the window's goroutine.
type Screen interface {
	// Content is what goes into the window: the same object on every call.
	Content() fyne.CanvasObject
	// Show says that the person has come here: load what is shown.
	Show()
	// Hide says that the person has gone elsewhere: stop what only matters
	// while the room is seen.
	Hide()
	// Changed says that records changed while the room is seen: load again if
	// they concern it.
	Changed([]data.Change)
	// Refresh copies the state into the widgets and does nothing else.
	Refresh()
}

// Focuser is a screen with a natural place for the cursor.
type Focuser interface {
	// Focus puts the cursor there; it is called after Show.
	Focus()
}

// Flusher is a screen that may hold typed text which is not yet in the store.
type Flusher interface {
	// Flush saves it and returns only when it is saved, or cannot be. It is
	// called before the room changes, the vault is locked and the program
	// closes; after an error the person stays where they are. DoNow is made for
	// it.
	Flush() error
}

// Busier is a screen that may hold something which is on its way into the store.
type Busier interface {
	// Busy says that it is not there yet.
	Busy() bool
}

// Searcher is a screen that can be searched.
type Searcher interface {
	// Search shows what fits the query; an empty query shows everything.
	Search(query string)
}

// Leafer is a screen whose days can be leafed through.
type Leafer interface {
	// Leaf goes to the next later day that has an entry, or with by below 0 to the
	// next earlier one.
	Leaf(by int)
	// AskDay asks for a day and goes there.
	AskDay()
}

// Opener is a screen that can show one thing of its own.
type Opener interface {
	// Open shows the thing with this id (the ID of a Place); it is called
	// after Show, and does nothing for an id that is gone.
	Open(id string)
}

// Place is somewhere to go.
type Place struct {
	Room string // the room's folder name, e.g. "people"
	ID   string // the thing to open there as data.ID prints it, or ""
}

// Env is what every screen is given. A field more needs a good reason.
type Env struct {
	Run    Runner                        // where slow work goes
	Window fyne.Window                   // for dialogs and focus
	Now    func() time.Time              // the time, in the person's zone
	Fail   func(doing string, err error) // shows that an action failed; does nothing for a nil error
	Go     func(Place)                   // goes to another room
	Jobs   Jobs                          // the long works under way
	Clip   *Clip                         // copies secrets, for a minute
}
