package editor

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// TypedShortcut does what a shortcut says. One that the field does not know goes
// on to the window.
func (e *Editor) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		e.Undo()
	case *fyne.ShortcutRedo:
		e.Redo()
	case *fyne.ShortcutSelectAll:
		e.SelectAll()
	case *fyne.ShortcutCopy:
		e.copyTo(s.Clipboard)
	case *fyne.ShortcutCut:
		e.copyTo(s.Clipboard)
		e.cut()
	case *fyne.ShortcutPaste:
		e.paste(s.Clipboard.Content())
	case *desktop.CustomShortcut:
		if e.OnShortcut != nil && e.OnShortcut(s) {
			return
		}
		if !e.custom(s.KeyName, s.Modifier, runtime.GOOS == "darwin") {
			e.passOn(s)
		}
	default:
		e.passOn(s)
	}
}

// passOn gives a shortcut to the window.
func (e *Editor) passOn(s fyne.Shortcut) {
	if taker, ok := e.canvas().(fyne.Shortcutable); ok {
		taker.TypedShortcut(s)
	}
}

// copyTo puts what is selected on the clipboard; nothing is left untouched.
func (e *Editor) copyTo(board fyne.Clipboard) {
	if !e.sel.empty() {
		board.SetContent(e.SelectedText())
	}
}

// cut deletes what is selected.
func (e *Editor) cut() {
	if !e.sel.empty() {
		start, end := e.wholeLinks(e.sel.start(), e.sel.end())
		e.change(start, end, "", whole)
	}
}

// paste writes what is on the clipboard; an empty one takes nothing away.
func (e *Editor) paste(text string) {
	if e.OnPaste != nil && !e.Disabled() && e.OnPaste(text) {
		return
	}
	if text != "" {
		e.Insert(text)
	}
}

// custom does what a key with modifiers says; mac says whose keys they are.
func (e *Editor) custom(key fyne.KeyName, with fyne.KeyModifier, mac bool) bool {
	extend := with&fyne.KeyModifierShift != 0
	with &^= fyne.KeyModifierShift
	main, word := fyne.KeyModifierControl, fyne.KeyModifierControl
	if mac {
		main, word = fyne.KeyModifierSuper, fyne.KeyModifierAlt
	}
	switch {
	case with == main && key == fyne.KeyZ && extend:
		e.Redo()
	case with == main && !extend && e.formatKey(key):
	case with == word && e.byWord(key, extend):
	case with == main && e.toEnds(key, extend, mac):
	case !mac && with == fyne.KeyModifierAlt && !extend && (key == fyne.KeyLeft || key == fyne.KeyRight):
		return e.shiftItems(key == fyne.KeyRight)
	default:
		return false
	}
	return true
}

// byWord moves or deletes by a word.
func (e *Editor) byWord(key fyne.KeyName, extend bool) bool {
	switch key {
	case fyne.KeyLeft:
		e.goTo(e.stop(e.wordBefore(e.sel.caret), false), extend)
	case fyne.KeyRight:
		e.goTo(e.stop(e.wordAfter(e.sel.caret), true), extend)
	case fyne.KeyBackspace:
		e.erase(e.wordBefore)
	case fyne.KeyDelete:
		e.erase(e.wordAfter)
	default:
		return false
	}
	return true
}

// toEnds moves to the start or the end of the whole text; a Mac has the arrows for
// that, and for the ends of the line.
func (e *Editor) toEnds(key fyne.KeyName, extend, mac bool) bool {
	switch {
	case key == fyne.KeyHome, mac && key == fyne.KeyUp:
		e.goTo(0, extend)
	case key == fyne.KeyEnd, mac && key == fyne.KeyDown:
		e.goTo(e.Len(), extend)
	case mac && key == fyne.KeyLeft:
		e.toLineEdge(false, extend)
	case mac && key == fyne.KeyRight:
		e.toLineEdge(true, extend)
	default:
		return false
	}
	return true
}

// TappedSecondary offers what can be done with the selection.
func (e *Editor) TappedSecondary(at *fyne.PointEvent) {
	c := e.canvas()
	if c == nil {
		return
	}
	widget.ShowPopUpMenuAtPosition(e.menu(fyne.CurrentApp().Clipboard()), c, at.AbsolutePosition)
}

// menu lists what can be done now, in the toolkit's own words.
func (e *Editor) menu(board fyne.Clipboard) *fyne.Menu {
	item := func(label string, can bool, do func()) *fyne.MenuItem {
		i := fyne.NewMenuItem(label, do)
		i.Disabled = !can
		return i
	}
	chosen, open := !e.sel.empty(), !e.Disabled()
	return fyne.NewMenu("",
		item(lang.L("Undo"), e.CanUndo(), e.Undo),
		item(lang.L("Redo"), e.CanRedo(), e.Redo),
		fyne.NewMenuItemSeparator(),
		item(lang.L("Cut"), chosen && open, func() { e.TypedShortcut(&fyne.ShortcutCut{Clipboard: board}) }),
		item(lang.L("Copy"), chosen, func() { e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board}) }),
		item(lang.L("Paste"), open, func() { e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board}) }),
		item(lang.L("Select all"), e.Len() > 0, e.SelectAll),
	)
}
