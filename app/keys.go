package app

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"kith/screens/kit"
)

// keysEntry is the menu's way to the sheet of shortcuts. F1 and ? open it too, but
// the toolkit gives those to a field of one line that has the cursor.
func (a *App) keysEntry() *fyne.MenuItem {
	return entry(kit.T("app.menu.keys", "Keys (F1)"), fyne.KeySlash, a.showKeys)
}

// showKeys lists the shortcuts: first those of the room that is seen.
func (a *App) showKeys() {
	if a.hidden != nil || a.window.Canvas().Overlays().Top() != nil {
		return
	}
	body := kit.Stack(kit.Medium)
	if a.shell != nil {
		if room, ok := a.shell.screens[a.shell.current].(kit.Keyed); ok {
			body.Add(kit.Stack(kit.Small, kit.SectionTitle(a.shell.title()), kit.KeyTable(forSystem(room.Keys()))))
		}
		body.Add(kit.Stack(kit.Small, kit.SectionTitle(kit.T("app.keys.writing", "While writing")), kit.KeyTable(forSystem(writingKeys()))))
	}
	body.Add(kit.Stack(kit.Small, kit.SectionTitle(kit.T("app.keys.all", "Everywhere")), kit.KeyTable(forSystem(a.allKeys()))))
	kit.ShowLong(a.window, kit.T("app.keys", "Keys"), body)
}

// title is the word for the room that is seen.
func (s *shell) title() string {
	for _, r := range s.table {
		if r.name == s.current {
			return r.title
		}
	}
	return ""
}

// allKeys are the shortcuts that work in every room, or before the vault.
func (a *App) allKeys() []kit.KeyLine {
	lines := []kit.KeyLine{
		{Key: "Tab, Shift+Tab", Does: kit.T("app.keys.tab", "Go to the next thing, or back.")},
		{Key: kit.T("app.keys.dokey", "Space, Enter"), Does: kit.T("app.keys.do", "Press the button, tick the box, open what is chosen.")},
		{Key: "F1, ?, Ctrl+/", Does: kit.T("app.keys.help", "This sheet.")},
		{Key: "F11", Does: kit.T("app.keys.full", "Full screen and back.")},
		{Key: "Ctrl+=, Ctrl+-", Does: kit.T("app.keys.scale", "Larger or smaller text.")},
		{Key: "Ctrl+H", Does: kit.T("app.keys.hide", "Hide everything under an empty sheet, and take it off.")},
		{Key: "Ctrl+Q", Does: kit.T("app.keys.quit", "Save and quit.")},
	}
	if a.shell == nil {
		return lines
	}
	return append([]kit.KeyLine{
		{Key: "Ctrl+1 … Ctrl+8", Does: kit.T("app.keys.rooms", "Go to a room, in the order of the column at the left.")},
		{Key: "Ctrl+N", Does: kit.T("app.keys.new", "A new entry.")},
		{Key: "Ctrl+F", Does: kit.T("app.keys.search", "Search in this room, else in the journal.")},
		{Key: "Ctrl+[, Ctrl+]", Does: kit.T("app.keys.leaf", "The earlier or later day with an entry.")},
		{Key: "Ctrl+G", Does: kit.T("app.keys.day", "Go to a day.")},
		{Key: "Ctrl+Alt+Z, Ctrl+Alt+Y", Does: kit.T("app.keys.undo", "Take the last change back, or make it again.")},
		{Key: "Ctrl+L", Does: kit.T("app.keys.lock", "Save and lock.")},
	}, lines...)
}

// writingKeys are those of every page that is written on.
func writingKeys() []kit.KeyLine {
	return []kit.KeyLine{
		{Key: "Ctrl+B, Ctrl+I, Ctrl+K", Does: kit.T("app.keys.shape", "Bold, italic, a link.")},
		{Key: kit.T("app.keys.tickkey", "Ctrl+Enter"), Does: kit.T("app.keys.tick", "Tick the box of this line or make one; on a link, go there.")},
		{Key: "@, #", Does: kit.T("app.keys.names", "A person or a tag, offered while typing.")},
		{Key: "Ctrl+Z, Ctrl+Shift+Z", Does: kit.T("app.keys.untype", "Undo what was typed, and do it again.")},
		{Key: "F3, Shift+F3", Does: kit.T("app.keys.next", "The next or the earlier place that was found.")},
		{Key: "Ctrl+R", Does: kit.T("app.keys.replace", "Find and replace in the text.")},
		{Key: "F9", Does: kit.T("app.keys.peace", "Only the page, and back.")},
	}
}

// forSystem writes the keys as they are called on this system.
func forSystem(lines []kit.KeyLine) []kit.KeyLine {
	if runtime.GOOS != "darwin" {
		return lines
	}
	names := strings.NewReplacer("Ctrl", "⌘", "Alt", "⌥", "Shift", "⇧")
	for i := range lines {
		lines[i].Key = names.Replace(lines[i].Key)
	}
	return lines
}
