package kit

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kith/data"
)

// NumberScale lets a person rate something from 0 to a largest number, or not at
// all: it starts not rated and can be made so again with Delete. The arrow keys
// move by 1, Page Up and Page Down by a tenth, Home and End go to the ends, and
// digits give the number itself.
type NumberScale struct {
	widget.DisableableWidget
	Max       int    // the largest number, at least 1; 10 and 100 are usual
	Low, High string // what the ends mean, or ""
	OnChanged func(data.Rating)

	rating  data.Rating
	focused bool
	digits  int // what was typed since the last other key
	typing  bool
	drawn   *scaleParts
}

var (
	_ fyne.Focusable     = (*NumberScale)(nil)
	_ fyne.Tappable      = (*NumberScale)(nil)
	_ fyne.Draggable     = (*NumberScale)(nil)
	_ desktop.Cursorable = (*NumberScale)(nil)
)

// NewNumberScale is a scale that is not rated.
func NewNumberScale(largest int, low, high string, changed func(data.Rating)) *NumberScale {
	s := &NumberScale{Max: max(1, largest), Low: low, High: high, OnChanged: changed}
	s.ExtendBaseWidget(s)
	return s
}

// Rating is what is shown; its value is a whole number from 0 to Max.
func (s *NumberScale) Rating() data.Rating { return s.rating }

// SetRating shows a rating without calling OnChanged; a value outside the scale
// is brought to its nearer end and a fraction is rounded.
func (s *NumberScale) SetRating(r data.Rating) {
	s.rating = s.within(r)
	s.Refresh()
}

func (s *NumberScale) within(r data.Rating) data.Rating {
	if !r.Set || math.IsNaN(r.Value) {
		return data.Rating{}
	}
	return data.Rated(math.Round(min(max(r.Value, 0), float64(s.Max))))
}

// rate is a rating by the person.
func (s *NumberScale) rate(r data.Rating) {
	r = s.within(r)
	if s.Disabled() || r == s.rating {
		return
	}
	s.rating = r
	s.Refresh()
	if s.OnChanged != nil {
		s.OnChanged(r)
	}
}

// Clear makes it not rated, as the person would.
func (s *NumberScale) Clear() { s.rate(data.Rating{}) }

// Tapped rates where the pointer is.
func (s *NumberScale) Tapped(ev *fyne.PointEvent) { s.rateAt(ev.Position) }

// Dragged rates where the pointer is.
func (s *NumberScale) Dragged(ev *fyne.DragEvent) { s.rateAt(ev.Position) }

// DragEnd belongs to fyne.Draggable.
func (s *NumberScale) DragEnd() {}

// Cursor shows that it can be used.
func (s *NumberScale) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (s *NumberScale) rateAt(at fyne.Position) {
	if s.drawn == nil {
		return
	}
	s.typing = false
	if value, on := s.drawn.valueAt(at); on {
		s.rate(data.Rated(value))
	}
}

// TypedRune takes the digits: 1 and then 0 make 10, where the scale goes so far.
func (s *NumberScale) TypedRune(r rune) {
	if r < '0' || r > '9' {
		return
	}
	digit := int(r - '0')
	if s.typing && s.digits*10+digit <= s.Max {
		digit += s.digits * 10
	}
	s.typing, s.digits = true, digit
	s.rate(data.Rated(float64(digit)))
}

// TypedKey moves the rating.
func (s *NumberScale) TypedKey(key *fyne.KeyEvent) {
	if len(key.Name) == 1 {
		return // a digit comes as a rune too
	}
	s.typing = false
	page := math.Ceil(float64(s.Max) / 10)
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		s.step(-1)
	case fyne.KeyRight, fyne.KeyUp:
		s.step(1)
	case fyne.KeyPageDown:
		s.step(-page)
	case fyne.KeyPageUp:
		s.step(page)
	case fyne.KeyHome:
		s.rate(data.Rated(0))
	case fyne.KeyEnd:
		s.rate(data.Rated(float64(s.Max)))
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.Clear()
	}
}

// step moves by so much; the first step of what is not rated goes to the middle.
func (s *NumberScale) step(by float64) {
	if !s.rating.Set {
		s.rate(data.Rated(math.Floor(float64(s.Max) / 2)))
		return
	}
	s.rate(data.Rated(s.rating.Value + by))
}

// FocusGained belongs to fyne.Focusable.
func (s *NumberScale) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost belongs to fyne.Focusable.
func (s *NumberScale) FocusLost() { s.focused, s.typing = false, false; s.Refresh() }

// TestName is what is read beside the line.
func (s *NumberScale) TestName() string {
	if !s.rating.Set {
		return T("kit.scale.unrated", "Not rated")
	}
	return strconv.Itoa(int(s.rating.Value))
}
