// Package screens is the floor plan: what the person sees, one folder per room.
//
//	welcome    the first people on the map, once, in a new notebook
//	unlock     the front door: make a vault, open it, get back in with the recovery key
//	today      one page for today: write, note a contact, be offered a practice
//	journal    what was written: read, search, edit, bring back earlier texts
//	people     who is in my life: one page per person, with what was given and received
//	relmap     the map of relationships (the menu calls it Map; map is a word of the language)
//	practice   small deliberate acts in three strands, and the longer things that they belong to
//	progress   charts over weeks and years, each with its sentence and its table
//	settings   how Kith looks and locks, backups, files in and out
//	notalone   people to turn to when it is hard
//
// Beside the rooms stand kit, which all rooms share, and picture, which turns shapes
// and texts into pixels, SVG and PDF. Rooms never import each other: to go elsewhere a
// room asks its env. How a room is built is told in CONTRIBUTING.md.
package screens
