package progress

import "kith/screens/kit"

// Keys lists the keys of the room.
func (s *Screen) Keys() []kit.KeyLine {
	return []kit.KeyLine{
		{Key: kit.T("progress.keys.walkkey", "Left, Right, Home, End"), Does: kit.T("progress.keys.walk", "On a chart: walk from point to point; its words stand beside it.")},
		{Key: kit.T("progress.keys.openkey", "Enter"), Does: kit.T("progress.keys.open", "Open what the point comes from.")},
		{Key: "+, −", Does: kit.T("progress.keys.zoom", "A shorter or a longer time.")},
		{Key: kit.T("progress.keys.pagekey", "Page Up, Page Down"), Does: kit.T("progress.keys.page", "Earlier or later.")},
	}
}
