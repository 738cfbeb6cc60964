package practice

import "kith/screens/kit"

// Keys lists the keys of the room.
func (s *Screen) Keys() []kit.KeyLine {
	return []kit.KeyLine{
		{Key: kit.T("practice.keys.scalekey", "Left, Right"), Does: kit.T("practice.keys.scale", "On a scale: less or more. Delete leaves it out.")},
		{Key: "Ctrl+Enter", Does: kit.T("practice.keys.save", "Save what is being filled in.")},
	}
}
