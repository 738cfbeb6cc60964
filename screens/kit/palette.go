package kit

import "image/color"

// Palette is every colour of one look. Pictures take their colours from here
// too, so that what is exported is what was seen. All are opaque except Hover,
// Pressed, Focus, Shadow and Scroll, which are laid over what is below.
type Palette struct {
	Background color.NRGBA // the window
	Surface    color.NRGBA // cards, menus, dialogs
	Field      color.NRGBA // where text is typed
	Button     color.NRGBA // an ordinary button at rest
	ButtonOff  color.NRGBA // a button that cannot be used now
	Selected   color.NRGBA // behind what is chosen, and behind marked text
	Border     color.NRGBA // the edge of something that can be used; 3:1 on all of the above
	Separator  color.NRGBA // a line that only decorates

	Text   color.NRGBA // 4.5:1 on all of the above, and on them with Hover, Pressed or Focus over them
	Quiet  color.NRGBA // text of less weight: dates, hints, what cannot be used; 4.5:1 too
	Accent color.NRGBA // the one colour of its own: links, the main button, the ring of focus
	OnAcc  color.NRGBA // text on Accent

	Danger   color.NRGBA // what cannot be taken back
	OnDanger color.NRGBA // text on Danger
	Notice   color.NRGBA // worth knowing, not bad
	OnNotice color.NRGBA // text on Notice

	Hover   color.NRGBA
	Pressed color.NRGBA
	Focus   color.NRGBA
	Shadow  color.NRGBA
	Scroll  color.NRGBA
}

// PaletteOf gives the colours of a look.
func PaletteOf(dark, contrast bool) Palette {
	switch {
	case dark && contrast:
		return darkContrast()
	case dark:
		return darkPalette()
	case contrast:
		return lightContrast()
	}
	return lightPalette()
}

func lightPalette() Palette {
	return Palette{
		Background: rgb(0xF7F4EE), Surface: rgb(0xFFFDF9), Field: rgb(0xFFFFFF),
		Button: rgb(0xECE7DD), ButtonOff: rgb(0xF1EDE5), Selected: rgb(0xD5E7E7),
		Border: rgb(0x857E73), Separator: rgb(0xE2DCD0),
		Text: rgb(0x22201D), Quiet: rgb(0x5F5950),
		Accent: rgb(0x1F6A73), OnAcc: rgb(0xFFFFFF),
		Danger: rgb(0x9B3324), OnDanger: rgb(0xFFFFFF),
		Notice: rgb(0x7A5200), OnNotice: rgb(0xFFFFFF),
		Hover: rgba(0x22201D, 0x12), Pressed: rgba(0x22201D, 0x22), Focus: rgba(0x0B3A40, 0x84),
		Shadow: rgba(0x2A2118, 0x48), Scroll: rgba(0x22201D, 0x8C),
	}
}

func darkPalette() Palette {
	return Palette{
		Background: rgb(0x1A1816), Surface: rgb(0x24211E), Field: rgb(0x201D1B),
		Button: rgb(0x35312C), ButtonOff: rgb(0x2A2724), Selected: rgb(0x24434A),
		Border: rgb(0x8F887D), Separator: rgb(0x3A3631),
		Text: rgb(0xF0EBE3), Quiet: rgb(0xB9B1A6),
		Accent: rgb(0x7CC0C5), OnAcc: rgb(0x0C2326),
		Danger: rgb(0xE8937F), OnDanger: rgb(0x2A0D07),
		Notice: rgb(0xE0B25C), OnNotice: rgb(0x271A00),
		Hover: rgba(0xF0EBE3, 0x12), Pressed: rgba(0xF0EBE3, 0x22), Focus: rgba(0xBFEDF0, 0x48),
		Shadow: rgba(0x000000, 0x90), Scroll: rgba(0xF0EBE3, 0x80),
	}
}

func lightContrast() Palette {
	return Palette{
		Background: rgb(0xFFFFFF), Surface: rgb(0xFFFFFF), Field: rgb(0xFFFFFF),
		Button: rgb(0xEFEFEF), ButtonOff: rgb(0xFFFFFF), Selected: rgb(0xC9E6E8),
		Border: rgb(0x1A1A1A), Separator: rgb(0x6B6B6B),
		Text: rgb(0x000000), Quiet: rgb(0x333333),
		Accent: rgb(0x00454D), OnAcc: rgb(0xFFFFFF),
		Danger: rgb(0x7A1400), OnDanger: rgb(0xFFFFFF),
		Notice: rgb(0x553900), OnNotice: rgb(0xFFFFFF),
		Hover: rgba(0x000000, 0x20), Pressed: rgba(0x000000, 0x38), Focus: rgba(0x00363C, 0x90),
		Shadow: rgba(0x000000, 0x60), Scroll: rgba(0x000000, 0xC0),
	}
}

func darkContrast() Palette {
	return Palette{
		Background: rgb(0x000000), Surface: rgb(0x000000), Field: rgb(0x000000),
		Button: rgb(0x242424), ButtonOff: rgb(0x101010), Selected: rgb(0x00474E),
		Border: rgb(0xE8E8E8), Separator: rgb(0x9A9A9A),
		Text: rgb(0xFFFFFF), Quiet: rgb(0xDADADA),
		Accent: rgb(0x9BE9EE), OnAcc: rgb(0x001A1C),
		Danger: rgb(0xFFB3A1), OnDanger: rgb(0x240600),
		Notice: rgb(0xFFD27A), OnNotice: rgb(0x221600),
		Hover: rgba(0xFFFFFF, 0x24), Pressed: rgba(0xFFFFFF, 0x38), Focus: rgba(0xD8FBFF, 0x58),
		Shadow: rgba(0x000000, 0xA0), Scroll: rgba(0xFFFFFF, 0xC0),
	}
}

// Flow is the colour of giving and receiving on the map and in the charts: from
// the set of Okabe and Ito (2008), which eight in nine kinds of colour blindness
// tell apart. Shape or words always say the same thing too.
type Flow struct {
	Out    color.NRGBA // from the person to the other: blue
	In     color.NRGBA // from the other to the person: orange
	TwoWay color.NRGBA // both ways: bluish green
}

// FlowColours gives the colours of giving and receiving, the same in every look.
func FlowColours() Flow {
	return Flow{Out: rgb(0x0072B2), In: rgb(0xE69F00), TwoWay: rgb(0x009E73)}
}

// SeriesColours gives colours for up to seven lines of one chart, after Okabe
// and Ito (2008), in the order in which to use them.
func SeriesColours() []color.NRGBA {
	return []color.NRGBA{
		rgb(0x0072B2), rgb(0xE69F00), rgb(0x009E73), rgb(0xCC79A7),
		rgb(0x56B4E9), rgb(0xD55E00), rgb(0xF0E442),
	}
}

func rgb(hex uint32) color.NRGBA { return rgba(hex, 0xFF) }

func rgba(hex uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: alpha}
}
