package ecomap

import (
	"image"
	"image/color"
	"math"

	"kith/data/graph"
	"kith/data/reciprocity"
	"kith/screens/picture"
)

// Palette is the colours of a map. Text has a contrast of at least 4.5 to the
// background, lanes have 3. Out, In and TwoWay are those of Okabe and Ito or a
// lighter sister of them on dark, told apart by the colour blind.
type Palette struct {
	Background, Band, Ring  color.NRGBA
	Ink, Muted              color.NRGBA
	Node, NodeEdge, Me      color.NRGBA
	OnMe                    color.NRGBA
	Out, In, TwoWay, Unsure color.NRGBA
	Tie, Hull, Mark, Focus  color.NRGBA
}

// Paper is the light palette, also for print.
func Paper() Palette {
	return Palette{
		Background: hex(0xfdfcf9), Band: hex(0xf5f2ea), Ring: hex(0xd8d3c7),
		Ink: hex(0x23272d), Muted: hex(0x5d646d),
		Node: hex(0xffffff), NodeEdge: hex(0x6b7178), Me: hex(0x2f5d62), OnMe: hex(0xffffff),
		Out: hex(0x0072b2), In: hex(0xc07c00), TwoWay: hex(0x008563), Unsure: hex(0x7c828a),
		Tie: alpha(0x6b7178, 0x60), Hull: alpha(0x7a6f5a, 0x1c), Mark: hex(0x7a4a9c), Focus: hex(0x2f5d62),
	}
}

// Dark is the palette for dark windows.
func Dark() Palette {
	return Palette{
		Background: hex(0x17181b), Band: hex(0x1d1f23), Ring: hex(0x3a3d43),
		Ink: hex(0xe9e8e4), Muted: hex(0xa5a8ad),
		Node: hex(0x26292e), NodeEdge: hex(0x9b9ea4), Me: hex(0x6fb3ab), OnMe: hex(0x10201f),
		Out: hex(0x56b4e9), In: hex(0xe9a227), TwoWay: hex(0x2fc49a), Unsure: hex(0x9b9ea4),
		Tie: alpha(0xa5a8ad, 0x50), Hull: alpha(0xb9b2a2, 0x1a), Mark: hex(0xc9a2e6), Focus: hex(0x8fd0c8),
	}
}

// HighContrast is for those who need it: white and bright on black.
func HighContrast() Palette {
	p := Dark()
	p.Background, p.Band, p.Ring = hex(0x000000), hex(0x0c0c0c), hex(0x8c8c8c)
	p.Ink, p.Muted, p.NodeEdge = hex(0xffffff), hex(0xe0e0e0), hex(0xffffff)
	return p
}

func hex(v uint32) color.NRGBA {
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xff}
}

func alpha(v uint32, a uint8) color.NRGBA {
	c := hex(v)
	c.A = a
	return c
}

// faded gives a colour with a share of its opacity, 0 to 1.
func faded(c color.NRGBA, share float64) color.NRGBA {
	c.A = uint8(float64(c.A) * min(max(share, 0), 1))
	return c
}

// Words are the texts of a map, so that translations can be given.
type Words struct {
	Title, Me, Mine              string
	Rings                        []string // closest first; the last is for "not placed yet"
	Out, In, TwoWay, TooLittle   string
	Tenuous, Stressful           string
	Shows, Pinned, Tie, GroupKey string
	Wish, Today                  string // the ghosts: wished for, today on a map of the past
	State                        func(reciprocity.State) string
	Desc                         func(people, twoWay, fromMe, toMe, open int) string
}

// Style is how a map is drawn.
type Style struct {
	Palette Palette
	Fonts   *picture.Fonts
	Scale   float64 // size of text, 0.8 to 2; 0 = 1
	Words   Words
	Legend  bool
	Photos  map[string]image.Image // by person; the others have their initials
}

// NodeRadius is how large a person's circle is at a zoom, in logical pixels:
// nearly constant while one zooms in, gently smaller far out.
func (s Style) NodeRadius(zoom float64) float64 { return graph.NodeSize / 2 * s.size(zoom) }

// size scales nodes and labels: with the text, and hardly less when the whole map is
// small, so that names can be read. Those without room are left out.
func (s Style) size(zoom float64) float64 {
	return s.scale() * min(max(math.Sqrt(zoom), 0.9), 1.15)
}

// scale gives the size of text.
func (s Style) scale() float64 {
	if s.Scale == 0 {
		return 1
	}
	return min(max(s.Scale, 0.8), 2)
}
