package page

import (
	"cmp"

	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
)

// refreshSign says honestly where the text is.
func (p *Page) refreshSign() {
	text, importance := "", widget.LowImportance
	switch {
	case p.state.saveErr != nil:
		_, why, todo := kit.Explain(p.state.saveErr)
		text, importance = kit.T("page.notsaved", "Not saved. {{.Why}}", "Why", why+" "+todo), widget.DangerImportance
	case p.state.readErr != nil || p.state.roomErr != nil:
		what, why, _ := kit.Explain(cmp.Or(p.state.readErr, p.state.roomErr))
		text, importance = what+" "+why, widget.DangerImportance
	case p.pen.busy():
		text = kit.T("page.saving", "Saving…")
	case !p.state.saved.IsZero():
		text = kit.T("page.saved", "Saved {{.Time}}", "Time", kit.Clock(p.state.saved.In(p.env.Now().Location())))
	}
	failed := p.state.saveErr != nil
	if p.sign.Text == text && p.sign.Importance == importance && p.again.Hidden == !failed {
		return
	}
	p.sign.Importance = importance
	p.sign.SetText(text)
	p.again.Hidden, p.copy.Hidden, p.elsewhere.Hidden = !failed, !failed, !failed
	p.signPlace.Refresh()
}

// SetReadError has the sign say that the room could not read what it shows around
// the page; nil takes it back.
func (p *Page) SetReadError(err error) {
	p.state.roomErr = err
	p.refreshSign()
}
