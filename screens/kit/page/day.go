package page

import (
	"context"
	"time"

	"kith/data"
	"kith/screens/kit"
)

// onDay asks for the day to which the entry belongs and moves it there.
func (p *Page) onDay() {
	kit.AskDay(p.env.Window, kit.T("page.day", "Move to another day"), kit.T("page.day.move", "Move it"), p.today, p.state.entry.Day, p.moveTo)
}

// today is the day it is for this person.
func (p *Page) today() data.Day { return data.LivedDay(p.env.Now(), p.prefs().DayEnds) }

// moveTo gives the entry another day. When it was written stays as it is, but on another
// day its hour means nothing. It is a write of its own, so that it can be undone without
// the text that was just typed.
func (p *Page) moveTo(day data.Day) {
	if day == p.state.entry.Day || p.Flush() != nil { // else the sign says so
		return
	}
	e := p.state.entry
	hour := e.AllDay || data.LivedDay(e.Clock(p.env.Now().Location()), p.prefs().DayEnds) != day
	if e.Revision == 0 { // nothing is written yet
		p.state.entry.Day, p.state.entry.AllDay, p.state.placed = day, hour, true
		p.Refresh()
		return
	}
	p.putDay(e.ID, day, hour, func() {
		p.notices.SayUndo(kit.T("page.moved", "Moved to {{.Day}}.", "Day", kit.LongDay(day)), func() {
			p.putDay(e.ID, e.Day, e.AllDay, func() {})
		})
	})
}

// putDay writes the day of a stored entry.
func (p *Page) putDay(id data.ID, day data.Day, allDay bool, then func()) {
	var put data.Entry
	now := p.env.Now()
	kit.Do(p.env.Run, func(ctx context.Context) error { return p.writeDay(ctx, id, day, allDay, now, &put) }, func(err error) {
		if err != nil {
			p.env.Fail(kit.T("page.moving", "moving the entry to another day"), err)
			return
		}
		if p.state.entry.ID == id { // else another entry was laid out meanwhile
			p.state.entry.Day, p.state.entry.AllDay, p.state.saved = day, allDay, now
			p.adopt(put)
			p.Refresh()
		}
		then()
	})
}

func (p *Page) writeDay(ctx context.Context, id data.ID, day data.Day, allDay bool, now time.Time, put *data.Entry) error {
	return p.store.Act(ctx, "page.day", now, func(w *data.Writer) error {
		e, err := w.Entry(id)
		if err != nil {
			return err
		}
		e.Day, e.AllDay, e.Modified = day, allDay, now
		if err := w.PutEntry(&e); err != nil {
			return err
		}
		*put = e
		return nil
	})
}
