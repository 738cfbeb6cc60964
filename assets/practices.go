package assets

import (
	"embed"
	"io/fs"
)

//go:embed practices
var practices embed.FS

// Practices holds a folder for each language with a file for each practice, in the
// format of package practice.
func Practices() fs.FS {
	sub, err := fs.Sub(practices, "practices")
	if err != nil {
		panic(err) // the name is a literal that fs.Sub accepts
	}
	return sub
}
