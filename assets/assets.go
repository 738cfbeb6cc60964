// Package assets holds the files that are built into the program: fonts,
// icons, translations, practices and prompts. It hands them out as bytes, so
// that packages which draw pictures need not know the window toolkit.
package assets

import _ "embed"

// FontRegular is Noto Sans Regular, a TrueType font under the SIL Open Font Licence.
//
//go:embed fonts/NotoSans-Regular.ttf
var FontRegular []byte

// FontBold is Noto Sans Bold, under the same licence.
//
//go:embed fonts/NotoSans-Bold.ttf
var FontBold []byte

// FontItalic is Noto Sans Italic, under the same licence.
//
//go:embed fonts/NotoSans-Italic.ttf
var FontItalic []byte
