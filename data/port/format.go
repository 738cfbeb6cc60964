package port

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"kith/data"
)

// Format is one kind of journal file that can be read.
type Format struct {
	// Name is its word on the command line.
	Name string
	// Title is what people call it.
	Title string
	// Wants says in plain English what to choose.
	Wants string

	is   func(*Input) bool
	read func(context.Context, *Input, Sink) error
}

// Read hands all that a file holds to the sink, in the order of the file. data.ErrFile
// says that it is not of this format at all.
func (f Format) Read(ctx context.Context, in *Input, sink Sink) error { return f.read(ctx, in, sink) }

// Formats lists what can be read, in the order in which a file is tried.
func Formats() []Format {
	return []Format{
		{AppKith, "Kith", "the .json file of a Kith export", isOwn, readOwn},
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

// Recognise finds the format that a file is of, by its content first and its name
// second. data.ErrFile if it is none of them.
func Recognise(in *Input) (Format, error) {
	for _, f := range Formats() {
		if f.is(in) {
			return f, nil
		}
	}
	return Format{}, fmt.Errorf("recognise the import: it is of no kind that is known: %w", data.ErrFile)
}

// isOwn knows the own form by its beginning.
func isOwn(in *Input) bool {
	head := bytes.Join(bytes.Fields(in.head(64)), nil)
	return bytes.HasPrefix(head, []byte(`{"format":"kith"`))
}
