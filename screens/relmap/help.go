package relmap

import (
	"fyne.io/fyne/v2"

	"kith/screens/kit"
)

// onHelp lists what hands and keys can do.
func (s *Screen) onHelp() {
	var d *kit.Dialog
	var pairs []fyne.CanvasObject
	for _, line := range helpLines() {
		pairs = append(pairs, kit.QuietWord(line[0]), kit.Text(line[1]))
	}
	d = kit.ShowDialog(s.env.Window, kit.T("relmap.help", "Hands and keys"), kit.Form(pairs...),
		kit.NewButton(kit.T("relmap.helpclose", "Close"), nil, func() { d.Close() }))
}

// helpLines are a gesture or key and what it does, in turn.
func helpLines() [][2]string {
	return [][2]string{
		{kit.T("relmap.help.walkkey", "Tab, arrows"), kit.T("relmap.help.walk", "Walk from person to person. Left and right stay in a ring, up and down change it.")},
		{kit.T("relmap.help.openkey", "Click, Enter"), kit.T("relmap.help.open", "Open the card.")},
		{kit.T("relmap.help.morekey", "Shift+click, Space"), kit.T("relmap.help.more", "Choose several. Shift+drag beside people draws a box, Ctrl+A chooses all.")},
		{kit.T("relmap.help.dragkey", "Drag, 1 to 5"), kit.T("relmap.help.drag", "Move somebody; across a ring it asks how close you are.")},
		{kit.T("relmap.help.wishkey", "Shift+drag"), kit.T("relmap.help.wish", "Put somebody where you wish they were.")},
		{kit.T("relmap.help.tiekey", "Ctrl+drag, T"), kit.T("relmap.help.tie", "Draw a line between two who know each other.")},
		{kit.T("relmap.help.pinkey", "P, Delete"), kit.T("relmap.help.pin", "Keep in place or let go; take off the map.")},
		{kit.T("relmap.help.viewkey", "Wheel, + − 0"), kit.T("relmap.help.view", "Nearer, farther, the whole map. Drag beside people to move it.")},
		{kit.T("relmap.help.findkey", "Ctrl+F, F"), kit.T("relmap.help.find", "Find somebody; open the filters.")},
		{kit.T("relmap.help.undokey", "Ctrl+Z, Ctrl+Shift+Z"), kit.T("relmap.help.undo", "Undo, and do again.")},
	}
}
