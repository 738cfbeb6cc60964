package journal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/search"
	"kith/screens/kit"
	"kith/screens/kit/history"
	"kith/screens/kit/page"
)

// paper is the right side: the page on which the chosen entry is read and written,
// or what stands in its place.
type paper struct {
	page  *page.Page
	stage *kit.Stage
	empty fyne.CanvasObject // nothing is chosen
	day   fyne.CanvasObject // a day without an entry is
	whose data.Day          // that one
	query string            // what is marked in the text
	more  *kit.Button       // opens the menu of the entry
}

// buildPaper makes the right side.
func (s *Screen) buildPaper() {
	more := kit.IconButton(kit.Icon("more"), kit.T("journal.act", "More with this entry"), s.onAct)
	s.paper.more = more
	away := kit.IconButton(kit.Icon("trash"), kit.T("journal.delete", "Delete"), s.onDelete)
	s.paper.page = page.New(s.env, s.store, s.prefs, page.Around{
		Buttons: []fyne.CanvasObject{more, away},
		Fresh:   s.blankEntry,
		Emptied: s.onEmptied,
		OnTag:   func(tag string) { s.Search(tagQuery(tag)) },
	})
	s.paper.stage = kit.NewStage(s.paper.page.Content())
	s.paper.empty = kit.Empty(kit.Icon("journal"), kit.T("journal.choose", "Choose an entry"),
		kit.T("journal.chooseline", "The arrow keys leaf through the list; Enter goes into the text."), nil)
	s.paper.stage.Empty(s.paper.empty)
}

// onAct opens the menu of the entry.
func (s *Screen) onAct() {
	menu := fyne.NewMenu("",
		fyne.NewMenuItem(kit.T("journal.another", "Another entry on this day"), s.onWrite),
		fyne.NewMenuItem(kit.T("journal.mute", "Keep out of memories…"), s.onMute),
		fyne.NewMenuItem(kit.T("journal.earlier", "Earlier texts…"), s.onHistory),
		fyne.NewMenuItem(kit.T("journal.around", "What this day brings back"), func() { s.showPast(s.day()) }),
	)
	popup := widget.NewPopUpMenu(menu, s.env.Window.Canvas())
	popup.ShowAtRelativePosition(fyne.NewPos(0, -popup.MinSize().Height), s.paper.more)
}

// onHistory shows the earlier texts of the entry.
func (s *Screen) onHistory() {
	if s.leave() {
		history.Show(s.env, s.store, s.state.chosen, s.readChosen)
	}
}

// blankEntry is a fresh entry of the day where the person is. Another day than today
// has no hour.
func (s *Screen) blankEntry() data.Entry {
	now, day := s.env.Now(), s.day()
	return data.Entry{
		ID: data.NewID(), Day: day, Created: now, Modified: now, Zone: now.Location().String(), AllDay: day != s.today(),
	}
}

// leave saves what was typed; false means that it could not be saved, and the page
// says so.
func (s *Screen) leave() bool { return s.paper.page.Flush() == nil }

// Flush saves what was typed.
func (s *Screen) Flush() error { return s.paper.page.Flush() }

// Busy says that the store does not have all that was typed yet.
func (s *Screen) Busy() bool { return s.paper.page.Busy() }

// onWrite lays a fresh page out for the day where the person is.
func (s *Screen) onWrite() {
	if !s.leave() {
		return
	}
	s.entry.Stop()
	s.state.entryErr = nil
	s.paper.page.Open(s.blankEntry())
	s.state.chosen = s.paper.page.Entry().ID
	s.split.Enter(true)
	s.Refresh()
	s.paper.page.Focus()
}

// onEmptied shows the day after a fresh page turned out blank.
func (s *Screen) onEmptied() {
	s.chooseNone()
	s.Refresh()
}

// lay puts an entry on the page; one that lies there already is only brought up to
// date, and never over what is being typed.
func (s *Screen) lay(e data.Entry) {
	p := s.paper.page
	if open := p.Entry(); open.ID == e.ID && open.Revision > 0 {
		p.Meet(e)
	} else if s.leave() {
		p.Open(e)
		s.paper.query = ""
	}
	s.state.day = e.Day
	s.month.Select(e.Day)
}

// refreshPaper shows the chosen entry, why it cannot be shown, or that none is.
func (s *Screen) refreshPaper() {
	p := &s.paper
	switch {
	case s.state.chosen.IsZero() && s.state.day.Valid() && s.state.counts[s.state.day] == 0:
		p.stage.Empty(s.emptyDay())
	case s.state.chosen.IsZero():
		p.stage.Empty(p.empty)
	case s.state.entryErr != nil:
		p.stage.Failed(s.state.entryErr, s.readChosen)
	case p.page.Entry().ID == s.state.chosen:
		s.mark()
		p.stage.Full()
	case !s.state.shown:
		p.stage.Loading()
	} // else the entry before stays until the chosen one is read
}

// emptyDay is what stands for a day on which nothing was written.
func (s *Screen) emptyDay() fyne.CanvasObject {
	p := &s.paper
	if p.day == nil || p.whose != s.state.day {
		p.whose = s.state.day
		p.day = kit.Empty(kit.Icon("calendar"), kit.LongDay(p.whose), kit.T("journal.noday", "Nothing was written on this day."),
			kit.NewButton(kit.T("journal.writeday", "Write about this day"), kit.Icon("edit"), s.onWrite))
	}
	return p.day
}

// mark marks in the text what is looked for.
func (s *Screen) mark() {
	query := s.state.found.Query
	now := ""
	if s.state.query != "" {
		now = string(s.state.forms) + query.String()
	}
	if s.paper.query == now {
		return
	}
	s.paper.query = now
	if now == "" {
		s.paper.page.Mark(nil)
		return
	}
	s.paper.page.Mark(func(text string) [][2]int { return search.Marks(text, query) })
}

// onNextMark goes to the next place in the text that was looked for, or to the one
// before.
func (s *Screen) onNextMark() {
	by := 1
	if s.shift() {
		by = -1
	}
	if s.state.query == "" || s.state.chosen.IsZero() {
		return
	}
	if s.paper.page.NextMark(by) {
		s.split.Enter(true)
		s.paper.page.Focus()
	}
}
