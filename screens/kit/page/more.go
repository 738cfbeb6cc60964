package page

import (
	"context"
	"fmt"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
)

// choices are what the person chose about the page; they are kept in the vault.
type choices struct {
	KeepPlace   bool `json:"keep_place"`   // pictures keep the place where they were taken
	NoQuestions bool `json:"no_questions"` // none is offered on an empty page
	NoMemories  bool `json:"no_memories"`  // nor is anything written earlier
}

// choicesName is their name among the vault's preferences.
const choicesName = "page"

// onMore offers what is needed now and then.
func (p *Page) onMore() {
	item := func(label string, do func()) *fyne.MenuItem { return fyne.NewMenuItem(label, do) }
	place := item(kit.T("page.menu.place", "Pictures keep the place where they were taken"), func() {
		p.choose(func(c *choices) { c.KeepPlace = !c.KeepPlace })
	})
	place.Checked = p.state.choices.KeepPlace
	questions := item(kit.T("page.menu.questions", "Offer a question on an empty page"), func() {
		p.choose(func(c *choices) { c.NoQuestions = !c.NoQuestions })
	})
	questions.Checked = !p.state.choices.NoQuestions
	memories := item(kit.T("page.menu.memories", "Offer a memory on an empty page"), func() {
		p.choose(func(c *choices) { c.NoMemories = !c.NoMemories })
	})
	memories.Checked = !p.state.choices.NoMemories
	menu := fyne.NewMenu("",
		item(kit.T("page.menu.file", "Add a picture or a file…"), p.onPick),
		item(kit.T("page.menu.shelf", "Templates and questions…"), p.onShelf),
		item(kit.T("page.menu.day", "Move to another day…"), p.onDay),
		item(kit.T("page.menu.link", "Link to another entry (Ctrl+K)"), func() { p.Focus(); p.text.Link() }),
		fyne.NewMenuItemSeparator(),
		item(kit.T("page.menu.find", "Find and replace (Ctrl+R)"), p.openFinder),
		item(kit.T("page.menu.peace", "Write in peace (F9)"), p.onPeace),
		item(kit.T("page.menu.elsewhere", "Save a copy elsewhere…"), p.onElsewhere),
		fyne.NewMenuItemSeparator(), place, questions, memories)
	widget.ShowPopUpMenuAtRelativePosition(menu, p.env.Window.Canvas(), fyne.NewPos(0, p.more.Size().Height), p.more)
}

// choose changes a choice and keeps it.
func (p *Page) choose(change func(*choices)) {
	change(&p.state.choices)
	now := p.state.choices
	kit.Do(p.env.Run, func(ctx context.Context) error { return p.store.PutPref(ctx, choicesName, now) }, func(err error) {
		p.env.Fail(kit.T("page.choosing", "keeping a choice"), err)
	})
	p.prompt.off, p.prompt.rest = false, false
	p.refreshPrompt()
}

// onElsewhere writes the entry's text to where the person says, as when the vault takes
// no more: out of the vault it can be read by all who can read there.
func (p *Page) onElsewhere() {
	e := p.Entry()
	d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if err == nil && w != nil {
			err = writeOut(w, e.Title, e.Body)
		}
		p.env.Fail(kit.T("page.copying", "saving a copy elsewhere"), err)
	}, p.env.Window)
	d.SetFileName(e.Day.String() + ".md")
	d.Show()
}

// writeOut writes a text and closes what it was written to.
func writeOut(w io.WriteCloser, title, body string) error {
	if title != "" {
		title = "# " + title + "\n\n"
	}
	_, err := io.Copy(w, strings.NewReader(title+body+"\n"))
	if end := w.Close(); err == nil {
		err = end
	}
	if err != nil {
		return fmt.Errorf("write a copy of the text: %w", err)
	}
	return nil
}
