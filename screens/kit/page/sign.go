package page

import (
	"cmp"

	"kith/data"
	"kith/screens/kit"
)

// refreshSign says honestly where the text is. A failure has a line of its own, with
// what can be done.
func (p *Page) refreshSign() {
	text, warning := "", ""
	switch {
	case p.state.saveErr != nil:
		_, why, todo := kit.Explain(p.state.saveErr)
		warning = kit.T("page.notsaved", "Not saved. {{.Why}}", "Why", why+" "+todo)
	case p.state.readErr != nil || p.state.roomErr != nil:
		what, why, _ := kit.Explain(cmp.Or(p.state.readErr, p.state.roomErr))
		warning = what + " " + why
	case p.pen.busy():
		text = kit.T("page.saving", "Saving…")
	case !p.state.saved.IsZero():
		text = p.savedWords()
	}
	if p.sign.Text != text {
		p.sign.SetText(text)
	}
	failed := p.state.saveErr != nil
	if p.warning.Text == warning && p.again.Hidden != failed {
		return
	}
	p.again.Hidden, p.copy.Hidden, p.elsewhere.Hidden = !failed, !failed, !failed
	p.alarm.Hidden = warning == ""
	p.warning.SetText(warning)
	p.root.Refresh()
}

// savedWords says when the page was saved: the hour, or the day if it was another.
func (p *Page) savedWords() string {
	ends := p.prefs().DayEnds
	at := p.state.saved.In(p.env.Now().Location())
	hour, day := kit.Clock(at), data.LivedDay(at, ends)
	if day == data.LivedDay(p.env.Now(), ends) {
		return kit.T("page.saved", "Saved {{.Time}}", "Time", hour)
	}
	return kit.T("page.savedon", "Saved {{.Day}}", "Day", kit.DayText(day))
}

// SetReadError has the sign say that the room could not read what it shows around
// the page; nil takes it back.
func (p *Page) SetReadError(err error) {
	p.state.roomErr = err
	p.refreshSign()
}
