package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// seeker is an entry that offers lines below it while one types. The arrow keys
// choose among them, Enter picks, Escape puts them away.
type seeker struct {
	widget.BaseWidget
	entry  *seekEntry
	offers *Offers

	find   func(typed string) []Offer // what to offer
	enter  func(typed string)         // Enter with nothing chosen; nil does nothing
	rubOut func()                     // Backspace in an empty entry; nil does nothing
	escape func()                     // Escape with nothing offered; nil does nothing
	leave  func(typed string)         // the field is left, or the form around it saved; nil does nothing
}

func newSeeker(hint string, find func(string) []Offer) *seeker {
	s := &seeker{find: find, offers: NewOffers()}
	s.entry = newSeekEntry(s, hint)
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer belongs to fyne.Widget.
func (s *seeker) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(s.entry, nil, nil, nil, s.offers))
}

// offerFor shows what fits the text.
func (s *seeker) offerFor(typed string) {
	chosen := -1
	if typed != "" {
		chosen = 0
	}
	s.offers.Set(s.find(typed), chosen)
	s.Refresh()
}

// putAway hides the offers.
func (s *seeker) putAway() {
	s.offers.Set(nil, -1)
	s.Refresh()
}

// left tells that the person goes on with a text in the field.
func (s *seeker) left() {
	if s.leave != nil && s.entry.Text != "" {
		s.leave(s.entry.Text)
	}
}

// clear empties the entry and puts the offers away.
func (s *seeker) clear() {
	s.entry.quiet = true
	s.entry.SetText("")
	s.entry.quiet = false
	s.putAway()
}

// key answers to a key and says whether it was one of ours.
func (s *seeker) key(name fyne.KeyName) bool {
	if name == fyne.KeyDown && s.offers.Len() == 0 {
		s.offerFor(s.entry.Text)
	}
	if s.offers.Key(name) {
		s.Refresh()
		return true
	}
	switch name {
	case fyne.KeyUp, fyne.KeyDown:
	case fyne.KeyEscape:
		if s.escape == nil {
			return false
		}
		s.escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.enter != nil {
			s.enter(s.entry.Text)
		}
	case fyne.KeyBackspace:
		if s.entry.Text != "" || s.rubOut == nil {
			return false
		}
		s.rubOut()
	default:
		return false
	}
	return true
}

// seekEntry is the entry of a seeker: it hands some keys over first.
type seekEntry struct {
	widget.Entry
	seeker *seeker
	quiet  bool // a change is ours, not the person's
}

func newSeekEntry(s *seeker, hint string) *seekEntry {
	e := &seekEntry{seeker: s}
	e.PlaceHolder = hint
	e.OnChanged = func(typed string) {
		if !e.quiet {
			s.offerFor(typed)
		}
	}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey asks the seeker first.
func (e *seekEntry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case e.seeker.key(key.Name):
	case key.Name == fyne.KeyEscape:
		PassKey(e, key)
	default:
		e.Entry.TypedKey(key)
	}
}

// TypedShortcut lets Ctrl+Enter save the form around the field.
func (e *seekEntry) TypedShortcut(s fyne.Shortcut) {
	if !savesForm(s) {
		e.Entry.TypedShortcut(s)
		return
	}
	e.seeker.left()
	passOn(e, s)
}

// FocusLost puts the offers away, unless the person is about to press one.
func (e *seekEntry) FocusLost() {
	e.Entry.FocusLost()
	if !e.seeker.offers.inside {
		e.seeker.left()
		e.seeker.putAway()
	}
}
