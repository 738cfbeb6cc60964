package app

import (
	"context"
	"errors"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kith/data"
	"kith/screens/kit"
)

// menu makes the main menu, and with it the shortcuts: those of the menu work
// wherever the cursor is, also in a text field.
func (s *shell) menu() *fyne.MainMenu {
	notebook := fyne.NewMenu(kit.T("app.menu.notebook", "Notebook"),
		entry(kit.T("app.menu.new", "New entry"), fyne.KeyN, func() { s.show(kit.Place{Room: "today", ID: "new"}) }),
		entry(kit.T("app.menu.search", "Search"), fyne.KeyF, s.search),
		fyne.NewMenuItemSeparator(),
		s.undoEntry(kit.T("app.menu.undo", "Undo the last change"), fyne.KeyZ, s.undo),
		s.undoEntry(kit.T("app.menu.redo", "Make it again"), fyne.KeyY, s.redo),
		fyne.NewMenuItem(kit.T("app.menu.trash", "Undo and trash…"), func() { s.show(kit.Place{Room: "settings", ID: "trash"}) }),
		fyne.NewMenuItemSeparator(),
		s.app.hideEntry(),
		entry(kit.T("app.menu.lock", "Lock"), fyne.KeyL, s.app.Lock),
		quitEntry(s.app),
	)
	rooms := fyne.NewMenu(kit.T("app.menu.go", "Go"))
	for i, r := range s.table {
		if i < 9 {
			name := r.name
			rooms.Items = append(rooms.Items, entry(r.title, fyne.KeyName(strconv.Itoa(i+1)), func() { s.show(kit.Place{Room: name}) }))
		}
	}
	rooms.Items = append(rooms.Items, fyne.NewMenuItemSeparator(),
		entry(kit.T("app.menu.earlier", "Earlier day with an entry"), fyne.KeyLeftBracket, func() { s.leaf(-1) }),
		entry(kit.T("app.menu.later", "Later day with an entry"), fyne.KeyRightBracket, func() { s.leaf(+1) }),
		entry(kit.T("app.menu.goday", "Go to a day…"), fyne.KeyG, s.askDay),
	)
	help := fyne.NewMenu(kit.T("app.menu.help", "Help"),
		s.app.keysEntry(),
		fyne.NewMenuItem(kit.T("app.menu.guide", "What Practice is, and where it comes from"), func() { s.show(kit.Place{Room: "practice", ID: "guide"}) }),
		fyne.NewMenuItem(kit.T("app.notalone", "Not alone"), func() { s.show(kit.Place{Room: "notalone"}) }),
		s.app.aboutEntry(),
	)
	return fyne.NewMainMenu(notebook, rooms, s.app.viewMenu(), help)
}

// lockedMenu is the menu while no vault is open.
func (a *App) lockedMenu() *fyne.MainMenu {
	notebook := fyne.NewMenu(kit.T("app.menu.notebook", "Notebook"), a.hideEntry(), quitEntry(a))
	return fyne.NewMainMenu(notebook, a.viewMenu(), fyne.NewMenu(kit.T("app.menu.help", "Help"), a.keysEntry(), a.aboutEntry()))
}

// viewMenu is what changes the looks of the window.
func (a *App) viewMenu() *fyne.Menu {
	full := fyne.NewMenuItem(kit.T("app.menu.full", "Full screen (F11)"), a.toggleFull)
	full.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyF11, Modifier: fyne.KeyModifierShortcutDefault}
	return fyne.NewMenu(kit.T("app.menu.view", "View"),
		full,
		entry(kit.T("app.menu.larger", "Larger text"), fyne.KeyEqual, func() { a.resizeText(+0.1) }),
		entry(kit.T("app.menu.smaller", "Smaller text"), fyne.KeyMinus, func() { a.resizeText(-0.1) }),
	)
}

// entry is a menu item with Ctrl (on a Mac, Cmd) and a key.
func entry(text string, key fyne.KeyName, action func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(text, action)
	item.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
	return item
}

// undoEntry undoes a change of records, or makes it again, from anywhere. Its key
// wants Alt as well: without it the key belongs to the text that is being typed.
func (s *shell) undoEntry(text string, key fyne.KeyName, action func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(text, action)
	item.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierAlt}
	return item
}

// undo takes the last change back, and says what it was: it may have been made in
// another room.
func (s *shell) undo() {
	s.turn(s.store.Undo, func(step data.Step) {
		s.notices.SayUndo(kit.T("app.undone", "Taken back: {{.What}}.", "What", kit.UndoWords(step)), s.redo)
	})
}

// redo makes the change again that was taken back last.
func (s *shell) redo() {
	s.turn(s.store.Redo, func(step data.Step) {
		s.notices.SayUndo(kit.T("app.redone", "Made again: {{.What}}.", "What", kit.UndoWords(step)), s.undo)
	})
}

// turn walks along the changes, one back or one on, and then tells of it.
func (s *shell) turn(walk func(context.Context, time.Time) (data.Step, error), told func(data.Step)) {
	var step data.Step
	var none bool
	kit.Do(s.app.run, func(ctx context.Context) (err error) {
		if step, err = walk(ctx, s.app.now()); errors.Is(err, data.ErrNotFound) {
			none = true
			return nil // nothing to undo is nothing to say
		}
		return err
	}, func(err error) {
		s.app.fail(kit.T("app.undoing", "undoing a change"), err)
		if err == nil && !none {
			told(step)
		}
	})
}

// quitEntry ends the program in the right order.
func quitEntry(a *App) *fyne.MenuItem {
	item := entry(kit.T("app.menu.quit", "Quit"), fyne.KeyQ, a.Quit)
	item.IsQuit = true
	return item
}

// toggleFull goes to the full screen and back.
func (a *App) toggleFull() { a.window.SetFullScreen(!a.window.FullScreen()) }

// resizeText makes all text larger or smaller, within 0.8 to 2.
func (a *App) resizeText(by float32) {
	s := a.settings.Settings()
	s.Scale = min(max(s.Scale+by, 0.8), 2)
	if err := a.settings.SaveSettings(s); err != nil {
		a.fail(kit.T("app.savesettings", "saving the settings"), err)
		return
	}
	a.applySettings(s)
}

// onKey is told of keys that no field has used.
func (a *App) onKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyF1:
		a.showKeys()
	case ev.Name == fyne.KeyF11, ev.Name == fyne.KeyEscape && a.window.FullScreen():
		a.toggleFull()
	}
}

// onRune is told of letters that no field has used.
func (a *App) onRune(r rune) {
	if r == '?' {
		a.showKeys()
	}
}
