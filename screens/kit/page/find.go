package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
)

// finder looks for words in the entry and puts others in their place.
type finder struct {
	query, with *kit.Field
	count       *widget.Label
	bar         *fyne.Container
}

// buildFinder makes the bar above the text, hidden at first.
func (p *Page) buildFinder() fyne.CanvasObject {
	f := &p.finder
	f.query = kit.NewField(kit.T("page.find", "Find in this entry"))
	f.with = kit.NewField(kit.T("page.with", "Put in its place"))
	f.query.OnKey, f.with.OnKey = p.finderKey, p.finderKey
	f.query.OnChanged = func(string) { p.refreshFinder() }
	f.query.OnSubmitted = func(string) { p.text.FindNext(f.query.Text) }
	f.count = kit.QuietWord("")
	f.bar = kit.Stack(kit.Tight,
		container.NewBorder(nil, nil, nil, kit.Line(kit.Tight, f.count,
			kit.IconButton(kit.Icon("up"), kit.T("page.findprevious", "The one before"), func() { p.text.FindPrevious(f.query.Text) }),
			kit.IconButton(kit.Icon("down"), kit.T("page.findnext", "The next one"), func() { p.text.FindNext(f.query.Text) }),
			kit.IconButton(kit.Icon("close"), kit.T("page.findclose", "Stop looking"), p.closeFinder)), f.query),
		container.NewBorder(nil, nil, nil, kit.Line(kit.Tight,
			kit.NewButton(kit.T("page.replace", "Replace"), nil, func() { p.text.Replace(f.query.Text, f.with.Text); p.refreshFinder() }),
			kit.NewButton(kit.T("page.replaceall", "Replace all"), nil, p.onReplaceAll)), f.with))
	f.bar.Hide()
	return f.bar
}

// openFinder shows the bar; what is selected is looked for.
func (p *Page) openFinder() {
	f := &p.finder
	f.bar.Show()
	if chosen := p.text.SelectedText(); chosen != "" && len(chosen) < 200 {
		f.query.SetText(chosen)
	}
	p.refreshFinder()
	p.root.Refresh()
	p.env.Window.Canvas().Focus(f.query)
}

// closeFinder hides the bar and goes back to the text.
func (p *Page) closeFinder() {
	p.finder.bar.Hide()
	p.text.Mark(nil)
	p.root.Refresh()
	p.Focus()
}

// refreshFinder marks all places and counts them.
func (p *Page) refreshFinder() {
	found := p.text.Find(p.finder.query.Text)
	p.text.Mark(found)
	words := ""
	if p.finder.query.Text != "" {
		words = kit.TN("page.found", "{{.Count}} place", "{{.Count}} places", len(found))
	}
	p.finder.count.SetText(words)
}

// onReplaceAll replaces all places as one step that can be undone.
func (p *Page) onReplaceAll() {
	n := p.text.ReplaceAll(p.finder.query.Text, p.finder.with.Text)
	p.refreshFinder()
	p.notices.SayUndo(kit.TN("page.replaced", "Replaced in {{.Count}} place.", "Replaced in {{.Count}} places.", n), p.text.Undo)
}

// finderKey answers to the keys of the bar's fields.
func (p *Page) finderKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyEscape:
		p.closeFinder()
	case fyne.KeyF3, fyne.KeyDown:
		p.text.FindNext(p.finder.query.Text)
	case fyne.KeyUp:
		p.text.FindPrevious(p.finder.query.Text)
	default:
		return false
	}
	return true
}

// onShortcut is asked before the text about shortcuts.
func (p *Page) onShortcut(s *desktop.CustomShortcut) bool {
	switch {
	case s.Modifier == fyne.KeyModifierShortcutDefault && s.KeyName == fyne.KeyR:
		p.openFinder()
	case s.Modifier == fyne.KeyModifierShift && s.KeyName == fyne.KeyF3:
		p.text.FindPrevious(p.finder.query.Text)
	default:
		return false
	}
	return true
}
