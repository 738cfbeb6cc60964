package relmap

import "kith/screens/kit"

// onHelp lists what hands and keys can do.
func (s *Screen) onHelp() {
	kit.ShowLong(s.env.Window, kit.T("relmap.help", "Hands and keys"), kit.KeyTable(s.Keys()))
}

// Keys lists what hands and keys can do here.
func (s *Screen) Keys() []kit.KeyLine {
	return []kit.KeyLine{
		{Key: kit.T("relmap.help.walkkey", "Tab, arrows"), Does: kit.T("relmap.help.walk", "Walk from person to person. Left and right stay in a ring, up and down change it.")},
		{Key: kit.T("relmap.help.openkey", "Click, Enter"), Does: kit.T("relmap.help.open", "Open the card.")},
		{Key: kit.T("relmap.help.morekey", "Shift+click, Space"), Does: kit.T("relmap.help.more", "Choose several. Shift+drag beside people draws a box, Ctrl+A chooses all.")},
		{Key: kit.T("relmap.help.dragkey", "Drag, 1 to 5"), Does: kit.T("relmap.help.drag", "Move somebody; across a ring it asks how close you are.")},
		{Key: kit.T("relmap.help.wishkey", "Shift+drag"), Does: kit.T("relmap.help.wish", "Put somebody where you wish they were.")},
		{Key: kit.T("relmap.help.tiekey", "Ctrl+drag, T"), Does: kit.T("relmap.help.tie", "Draw a line between two who know each other.")},
		{Key: kit.T("relmap.help.pinkey", "P, Delete"), Does: kit.T("relmap.help.pin", "Keep in place or let go; take off the map.")},
		{Key: kit.T("relmap.help.viewkey", "Wheel, + − 0"), Does: kit.T("relmap.help.view", "Nearer, farther, the whole map. Drag beside people to move it.")},
		{Key: kit.T("relmap.help.findkey", "Ctrl+F, F"), Does: kit.T("relmap.help.find", "Find somebody; open the filters.")},
		{Key: kit.T("relmap.help.undokey", "Ctrl+Z, Ctrl+Shift+Z"), Does: kit.T("relmap.help.undo", "Undo, and do again.")},
	}
}
