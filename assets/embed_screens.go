package assets

import "embed"

// Icons holds icons/<name>.svg: one hand, drawn on a grid of 24 by 24 with a
// line of 1.75 and round ends, in one colour. They are outlines, made from the
// drawings in icons/strokes by a test of screens/kit, because the window toolkit
// colours only what is filled.
//
//go:embed icons/*.svg
var Icons embed.FS

// Translations holds translations/<language>.json: the words of the window, key
// to text, made from the code for English and by translators for the rest.
//
//go:embed translations/*.json
var Translations embed.FS
