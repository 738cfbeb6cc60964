package picture

import (
	"fmt"
	"image/png"
	"io"
)

// WritePNG writes the picture as PNG; scale is device pixels per logical pixel
// (2 is sharp on most screens and on paper). Size limits are those of Raster.
func (p *Picture) WritePNG(w io.Writer, scale float64) error {
	if err := p.fonts().ready(); err != nil {
		return err
	}
	if err := png.Encode(w, p.Raster(scale)); err != nil {
		return fmt.Errorf("write PNG: %w", err)
	}
	return nil
}

// ready reports whether texts can be drawn.
func (f *Fonts) ready() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, err := f.load(Regular)
	return err
}
