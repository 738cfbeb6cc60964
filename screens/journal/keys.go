package journal

import "kith/screens/kit"

// Keys lists the keys of the room.
func (s *Screen) Keys() []kit.KeyLine {
	return []kit.KeyLine{
		{Key: kit.T("journal.keys.walkkey", "Up, Down, Page Up, Page Down"), Does: kit.T("journal.keys.walk", "Walk through the entries; the one you are on is shown beside them.")},
		{Key: kit.T("journal.keys.openkey", "Enter"), Does: kit.T("journal.keys.open", "Go to the text of the entry.")},
		{Key: "F3, Shift+F3", Does: kit.T("journal.keys.next", "The next or the earlier place that the search found.")},
		{Key: "Escape", Does: kit.T("journal.keys.back", "Leave the search, or go back to the list.")},
	}
}
