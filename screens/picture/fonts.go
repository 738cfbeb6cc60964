package picture

import (
	"bytes"
	"fmt"
	"sync"

	"kith/assets"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/shaping"
)

// Fonts turns texts into outlines. The zero value serves the built-in fonts
// (Noto Sans: Latin, Greek, Cyrillic) and is ready to use. Make one and share
// it: it remembers shaped lines and outlines. It is safe for concurrent use.
type Fonts struct {
	mu     sync.Mutex
	faces  [3]*font.Face // by Face
	system *fontscan.FontMap

	shaper   shaping.HarfbuzzShaper
	seg      shaping.Segmenter
	lines    map[lineKey]*line
	outlines map[glyphKey]Path

	brushes sync.Pool // *brush: drawing buffers that are used again
}

// UseSystem lets fonts of the machine serve the letters that the built-in
// fonts lack: Hebrew, Arabic, Chinese, Japanese and so on. cacheDir receives
// an index of the fonts found (font names only); the first call scans all
// fonts and may take seconds. Pictures for golden tests must not use it.
func (f *Fonts) UseSystem(cacheDir string) error {
	m := fontscan.NewFontMap(silent{})
	if err := m.UseSystemFonts(cacheDir); err != nil {
		return fmt.Errorf("scan the fonts of this machine: %w", err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.system = m
	f.lines = nil
	return nil
}

// Forget drops all remembered texts and outlines.
func (f *Fonts) Forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.lines, f.outlines = nil, nil
}

// silent keeps font file names out of the log.
type silent struct{}

func (silent) Printf(string, ...any) {}

// load returns a built-in font, parsed at first need. The caller holds the lock.
func (f *Fonts) load(face Face) (*font.Face, error) {
	if f.faces[face] == nil {
		parsed, err := font.ParseTTF(bytes.NewReader(fontBytes(face)))
		if err != nil {
			return nil, fmt.Errorf("read built-in font %d: %w", face, err)
		}
		f.faces[face] = parsed
	}
	return f.faces[face], nil
}

func fontBytes(face Face) []byte {
	switch face {
	case Bold:
		return assets.FontBold
	case Italic:
		return assets.FontItalic
	}
	return assets.FontRegular
}

// valid turns an unknown face into Regular.
func (face Face) valid() Face {
	if face > Italic {
		return Regular
	}
	return face
}

// chooser finds a font for each letter: the built-in one first, then the
// machine's, then the built-in one again, which shows its "missing" box.
type chooser struct {
	own    *font.Face
	system *fontscan.FontMap
}

var _ shaping.Fontmap = chooser{}

// ResolveFace never returns nil.
func (c chooser) ResolveFace(r rune) *font.Face {
	if _, ok := c.own.NominalGlyph(r); ok || c.system == nil {
		return c.own
	}
	if face := c.system.ResolveFace(r); face != nil {
		if gid, ok := face.NominalGlyph(r); ok && drawn(face, gid) {
			return face
		}
	}
	return c.own
}

// drawn says that a glyph has an outline. A font of coloured bitmaps has none, and a
// box that says "a letter" is more than a blank.
func drawn(face *font.Face, gid font.GID) bool {
	d, bitmap := face.GlyphData(gid).(font.GlyphBitmap)
	return !bitmap || d.Outline != nil
}

// chooser returns the font choice for a face. The caller holds the lock.
func (f *Fonts) chooser(own *font.Face, face Face) chooser {
	if f.system != nil {
		aspect := font.Aspect{Style: font.StyleNormal, Weight: font.WeightNormal, Stretch: font.StretchNormal}
		switch face {
		case Bold:
			aspect.Weight = font.WeightBold
		case Italic:
			aspect.Style = font.StyleItalic
		}
		f.system.SetQuery(fontscan.Query{
			Families: []string{"Noto Sans", fontscan.SansSerif, fontscan.Emoji},
			Aspect:   aspect,
		})
	}
	return chooser{own: own, system: f.system}
}
