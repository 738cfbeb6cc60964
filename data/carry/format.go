package carry

import (
	"context"
	"io"
	"slices"

	"kith/data"
)

// Warning is what is said with every export.
const Warning = "what was exported is not encrypted: whoever gets the file can read it."

// Format is one kind of file that can be written.
type Format struct {
	// Name is its word on the command line.
	Name string
	// Wants says in plain English what it makes.
	Wants string
	// Ending is how the file's name usually ends, "" for a folder.
	Ending string
	// Write writes what is selected and gives the number of entries. progress is
	// told how many are written and may be nil.
	Write func(ctx context.Context, s *data.Store, sel Selection, w io.Writer, progress func(done, total int)) (int, error)
}

// Formats lists what can be written.
func Formats() []Format {
	return []Format{
		{"json", "one .json file with everything, which Kith reads back without loss", ".json", ExportOwn},
	}
}

// FormatNamed finds a format by its word.
func FormatNamed(name string) (Format, bool) {
	list := Formats()
	i := slices.IndexFunc(list, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return list[i], true
}

// FormatNames lists the words.
func FormatNames() []string {
	var out []string
	for _, f := range Formats() {
		out = append(out, f.Name)
	}
	return out
}
