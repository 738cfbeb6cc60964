package carry

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"slices"

	"kith/data"
	"kith/data/port"
)

// Format is one kind of file that can be written.
type Format struct {
	// Name is its word on the command line, Title what people call it.
	Name  string
	Title string
	// Wants says in plain English what it makes.
	Wants string
	// Ending is how the file's name usually ends, "" for a folder.
	Ending string

	own  bool                                       // Kith's own form, which holds more than entries
	file func(io.Writer) (port.PageWriter, error)   // for one file
	tree func(t port.Tree) (port.PageWriter, error) // for many
}

// Formats lists what can be written. A format that draws, as PDF, is added by
// whoever can draw: see FileFormat.
func Formats() []Format {
	return []Format{
		{Name: "json", Title: "Kith (JSON)", Wants: "one .json file with everything, which Kith reads back without loss", Ending: ".json", own: true},
		{Name: "markdown", Title: "Markdown", Wants: "a folder (or .zip) of .md files with YAML before the text", tree: func(t port.Tree) (port.PageWriter, error) { return port.NewMarkdown(t), nil }},
		{Name: "dayone", Title: "Day One", Wants: "a .zip that Day One imports", Ending: ".zip", tree: port.NewDayOne},
		{Name: "jrnl", Title: "jrnl", Wants: "one text file that jrnl reads", Ending: ".txt", file: plain(port.NewJrnlText)},
		{Name: "jrnl-json", Title: "jrnl (JSON)", Wants: "one .json file as jrnl writes it", Ending: ".json", file: plain(port.NewJrnlJSON)},
		{Name: "rednotebook", Title: "RedNotebook", Wants: "a folder (or .zip) that RedNotebook opens", tree: func(t port.Tree) (port.PageWriter, error) { return port.NewRedNotebook(t), nil }},
		{Name: "csv", Title: "Table (CSV)", Wants: "one .csv file, a line for each entry", Ending: ".csv", file: plain(port.NewCSV)},
		{Name: "html", Title: "Web page (HTML)", Wants: "one .html file to read and print, pictures included", Ending: ".html", file: plain(port.NewHTML)},
	}
}

// FileFormat makes a format of one file out of a writer that lives elsewhere.
func FileFormat(name, title, wants, ending string, file func(io.Writer) (port.PageWriter, error)) Format {
	return Format{Name: name, Title: title, Wants: wants, Ending: ending, file: file}
}

// plain is for writers that cannot fail at the start.
func plain(make func(io.Writer) port.PageWriter) func(io.Writer) (port.PageWriter, error) {
	return func(w io.Writer) (port.PageWriter, error) { return make(w), nil }
}

// Folder says that the format makes a folder, unless the name ends in .zip.
func (f Format) Folder() bool { return f.tree != nil && f.Ending == "" }

// Named finds a format by its word.
func Named(list []Format, name string) (Format, bool) {
	i := slices.IndexFunc(list, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return list[i], true
}

// Write exports what is selected to a place, which is a file, or a folder for a format
// of many files whose name does not end in .zip. Files are for the person's own eyes
// (0600), and nothing half-made is left behind. data.ErrFileThere says that the place
// is taken; replace says that a file may be replaced, but never a folder. progress may
// be nil.
func (f Format) Write(ctx context.Context, s *data.Store, sel Selection, place string, replace bool, progress func(done, total int)) (got Outcome, err error) {
	if f.Folder() && !zipped(place) {
		err = writeFolder(place, func(t port.Tree) error {
			got, err = f.intoTree(ctx, s, sel, t, progress)
			return err
		})
		return got, err
	}
	err = WriteFile(place, replace, func(w io.Writer) error {
		got, err = f.into(ctx, s, sel, w, progress)
		return err
	})
	return got, err
}

// into writes one file.
func (f Format) into(ctx context.Context, s *data.Store, sel Selection, w io.Writer, progress func(done, total int)) (Outcome, error) {
	switch {
	case f.own:
		return ExportOwn(ctx, s, sel, w, progress)
	case f.tree != nil:
		z := zip.NewWriter(w)
		got, err := f.intoTree(ctx, s, sel, port.Zip{Writer: z}, progress)
		return got, errors.Join(err, z.Close())
	}
	out, err := f.file(w)
	if err != nil {
		return Outcome{}, err
	}
	return Export(ctx, s, sel, out, progress)
}

// intoTree writes many files.
func (f Format) intoTree(ctx context.Context, s *data.Store, sel Selection, t port.Tree, progress func(done, total int)) (Outcome, error) {
	out, err := f.tree(t)
	if err != nil {
		return Outcome{}, err
	}
	return Export(ctx, s, sel, out, progress)
}
