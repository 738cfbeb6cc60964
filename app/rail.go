package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
)

// rail is the column of rooms at the left.
type rail struct {
	content *fyne.Container
	buttons map[string]*kit.Button
}

// newRail makes a button for each room of the table. The last one, the
// settings, stands with the others: one list, one order, one row of shortcuts.
func newRail(table []room, chosen func(name string)) *rail {
	r := &rail{buttons: map[string]*kit.Button{}}
	stack := kit.Stack(kit.Tight)
	for _, room := range table {
		name := room.name
		b := kit.QuietButton(room.title, kit.Icon(iconOf(name)), func() { chosen(name) })
		b.Alignment = widget.ButtonAlignLeading
		r.buttons[name] = b
		stack.Add(b)
	}
	r.content = kit.Inset(kit.Small, stack)
	return r
}

// mark shows which room is seen.
func (r *rail) mark(name string) {
	for n, b := range r.buttons {
		b.Importance = widget.LowImportance
		if n == name {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
}
