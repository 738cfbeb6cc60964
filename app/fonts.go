package app

import (
	"os"
	"path/filepath"

	"kith/screens/picture"
)

// newFonts gives the letters for pictures: the built-in ones, and those of the
// system for names in other scripts. The list of the system's fonts is kept in
// the cache folder; it holds names of fonts only.
func newFonts() *picture.Fonts {
	f := &picture.Fonts{}
	if cache, err := os.UserCacheDir(); err == nil {
		_ = f.UseSystem(filepath.Join(cache, "kith")) // without them the built-in ones serve
	}
	return f
}
