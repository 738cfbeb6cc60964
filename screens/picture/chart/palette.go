package chart

import "image/color"

// Palette is the colours of a chart. In all three, text has a contrast of at
// least 4.5 to the background, lines have 3 (WCAG 2.1), and the areas differ
// in lightness as well as in hue, so that they can be told apart by the colour
// blind and in grey.
type Palette struct {
	Background color.NRGBA
	// Ink is for titles and values, Muted for everything that steps back.
	Ink, Muted color.NRGBA
	// Grid is for the lines of the scale, GridStrong for the turn of a year.
	Grid, GridStrong color.NRGBA
	// Dot is what was noted; it stays neutral, since only the line is reckoned.
	Dot color.NRGBA
	// Areas are the colours of what is charted, the same area always in the same
	// colour: being intentional, own worth, reaching out, and one for the rest.
	Areas [4]color.NRGBA
	// Band is how opaque a band in the colour of an area is.
	Band uint8
	// Rest shades times of rest, RestLine hatches them.
	Rest, RestLine color.NRGBA
	// Outline draws the rims of bands as lines too.
	Outline bool
}

// The areas, as indexes into Palette.Areas.
const (
	AreaIntent = iota // teal
	AreaWorth         // blue
	AreaReach         // amber
	AreaOther         // grey
)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 0xff}
}

func rgba(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}

// Paper is the light palette, for light windows and for everything printed.
func Paper() Palette {
	return Palette{
		Background: rgb(0xfdfcf9),
		Ink:        rgb(0x23272d),
		Muted:      rgb(0x5d646d),
		Grid:       rgb(0xe7e4dd),
		GridStrong: rgb(0xcbc7be),
		Dot:        rgba(0x3f4a58, 0x9c),
		Areas:      [4]color.NRGBA{rgb(0x17837a), rgb(0x2b4f92), rgb(0xb87a1c), rgb(0x6b6f76)},
		Band:       0x30,
		Rest:       rgba(0x8a8170, 0x1c),
		RestLine:   rgba(0x8a8170, 0x48),
	}
}

// Dark is the palette for dark windows.
func Dark() Palette {
	return Palette{
		Background: rgb(0x17181b),
		Ink:        rgb(0xe9e8e4),
		Muted:      rgb(0xa5a8ad),
		Grid:       rgb(0x2a2c30),
		GridStrong: rgb(0x44474d),
		Dot:        rgba(0xc3cddb, 0x9c),
		Areas:      [4]color.NRGBA{rgb(0x53c2ad), rgb(0x5d8fdb), rgb(0xf2c069), rgb(0x9b9ea4)},
		Band:       0x38,
		Rest:       rgba(0xb9b2a2, 0x16),
		RestLine:   rgba(0xb9b2a2, 0x40),
	}
}

// HighContrast is white and bright colours on black; text has a contrast of at
// least 7, lines too.
func HighContrast() Palette {
	return Palette{
		Background: rgb(0x000000),
		Ink:        rgb(0xffffff),
		Muted:      rgb(0xe0e0e0),
		Grid:       rgb(0x4a4a4a),
		GridStrong: rgb(0x8c8c8c),
		Dot:        rgb(0xffffff),
		Areas:      [4]color.NRGBA{rgb(0x4fe0c4), rgb(0x7fb2ff), rgb(0xffe08a), rgb(0xb8b8b8)},
		Band:       0x50,
		Rest:       rgba(0xffffff, 0x20),
		RestLine:   rgba(0xffffff, 0x90),
		Outline:    true,
	}
}

// area returns the colour of an area; numbers that name none are "the rest".
func (p Palette) area(i int) color.NRGBA {
	if i < 0 || i >= len(p.Areas) {
		i = AreaOther
	}
	return p.Areas[i]
}

func faded(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}
