package people

import "kith/screens/kit"

// Keys lists the keys of the room.
func (s *Screen) Keys() []kit.KeyLine {
	return []kit.KeyLine{
		{Key: kit.T("people.keys.addkey", "Name, Enter"), Does: kit.T("people.keys.add", "Open the person with this name, or add them.")},
		{Key: kit.T("people.keys.walkkey", "Up, Down"), Does: kit.T("people.keys.walk", "Walk through the list; Enter opens.")},
		{Key: "Ctrl+Enter", Does: kit.T("people.keys.save", "Save the contact that is being filled in.")},
	}
}
