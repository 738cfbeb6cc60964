package journal

import "fmt"

// Shift has the room believe that a shift key is down, or not.
func (s *Screen) Shift(down bool) { s.shift = func() bool { return down } }

// Written is the text on the open page.
func (s *Screen) Written() string { return s.paper.page.Entry().Body }

// Calendar says that the calendar is seen.
func (s *Screen) Calendar() bool { return s.month.Visible() }

// Selected is what is selected in the open text, as from-to.
func (s *Screen) Selected() string {
	from, to := s.paper.page.Selection()
	return fmt.Sprintf("%d-%d", from, to)
}
