package app

import (
	"fyne.io/fyne/v2"

	"kith/screens/kit"
	"kith/screens/notalone"
)

// hidden is what lay in the window before it was covered.
type hidden struct {
	cover *notalone.Cover
	menu  *fyne.MainMenu
	focus fyne.Focusable
}

// toggleHide covers the whole window with an empty sheet, its menu too, or takes the
// sheet away. It works in every room and before the vault, and saves nothing itself:
// the rooms keep what is typed as ever.
func (a *App) toggleHide() {
	c := a.window.Canvas()
	if h := a.hidden; h != nil {
		a.hidden = nil
		c.Overlays().Remove(h.cover.Content())
		a.window.SetMainMenu(h.menu)
		if h.focus != nil {
			c.Focus(h.focus)
		}
		return
	}
	h := &hidden{cover: notalone.NewCover(a.toggleHide), menu: a.window.MainMenu(), focus: c.Focused()}
	a.hidden = h
	a.window.SetMainMenu(fyne.NewMainMenu(fyne.NewMenu(kit.T("app.menu.cover", "File"),
		entry(kit.T("app.menu.coverback", "Back"), fyne.KeyH, a.toggleHide))))
	c.Overlays().Add(h.cover.Content())
	h.cover.Content().Resize(c.Size())
	c.Focus(h.cover.Focusable())
}

// hideEntry is the menu's word for it.
func (a *App) hideEntry() *fyne.MenuItem {
	return entry(kit.T("app.menu.hide", "Hide quickly"), fyne.KeyH, a.toggleHide)
}

// aboutEntry is the menu's way to what the program is and what it is not.
func (a *App) aboutEntry() *fyne.MenuItem {
	return fyne.NewMenuItem(kit.T("app.menu.about", "About Kith"), a.about)
}
