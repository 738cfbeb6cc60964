package kit

import (
	"bytes"
	"encoding/binary"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The toolkit draws a line of text into a picture whose height is rounded, with the
// base line at the rise of the font rounded up. For the ordinary text, 15 high, the
// rise of Noto Sans is 16.035, so that the lowest row of every g and p is cut off. A
// base line that lies three thousandths higher lets them stay whole.
const (
	riseOfNoto, fallOfNoto = 1069, 293 // thousandths of the size above and below the base line
	riseOfOurs, fallOfOurs = 1066, 296 // a line stays as high as it was
)

// letters are the fonts of the window by weight and slope.
type letters struct{ plain, bold, italic, both fyne.Resource }

// newLetters takes the toolkit's own fonts.
func newLetters() letters {
	of := func(style fyne.TextStyle) fyne.Resource { return raised(theme.DefaultTheme().Font(style)) }
	return letters{of(fyne.TextStyle{}), of(fyne.TextStyle{Bold: true}), of(fyne.TextStyle{Italic: true}), of(fyne.TextStyle{Bold: true, Italic: true})}
}

// font gives the font of a style.
func (l letters) font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace || style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold && style.Italic:
		return l.both
	case style.Bold:
		return l.bold
	case style.Italic:
		return l.italic
	}
	return l.plain
}

// raised gives a font with its base line a little higher; any font but Noto Sans stays
// as it is. The numbers are in the table hhea (OpenType 1.9, "hhea").
func raised(font fyne.Resource) fyne.Resource {
	content := bytes.Clone(font.Content())
	const head, row = 12, 16 // bytes of the file's head, and of a row in its list of tables
	if len(content) < head {
		return font
	}
	order := binary.BigEndian
	for i := range int(order.Uint16(content[4:])) {
		at := head + i*row
		if at+row > len(content) || string(content[at:at+4]) != "hhea" {
			continue
		}
		table := uint64(order.Uint32(content[at+8:]))
		if table+8 > uint64(len(content)) {
			return font
		}
		rise, fall := content[table+4:table+6], content[table+6:table+8]
		if order.Uint16(rise) != riseOfNoto || int16(order.Uint16(fall)) != -fallOfNoto {
			return font
		}
		order.PutUint16(rise, riseOfOurs)
		order.PutUint16(fall, uint16(0x10000-fallOfOurs))
		return fyne.NewStaticResource("kith-"+font.Name(), content)
	}
	return font
}
