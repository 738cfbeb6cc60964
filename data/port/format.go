package port

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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

// Read hands all that a file holds to the sink, in the order of the file. ErrFile
// says that it is not of this format at all.
func (f Format) Read(ctx context.Context, in *Input, sink Sink) error { return f.read(ctx, in, sink) }

// Formats lists what can be read, in the order in which a file is tried.
func Formats() []Format {
	return []Format{
		{ownFormat, "Kith", "the .json file of a Kith export", isOwn, readOwn},
		{AppLifeograph, "Lifeograph", "a .diary file, encrypted or not", isLifeograph, readLifeograph},
		{AppDiarium, "Diarium", "a .diary file", isDiarium, readDiarium},
		{"daylio", "Daylio backup", "a .daylio file", isDaylioBackup, readDaylioBackup},
		{"daylio-csv", "Daylio CSV", "the .csv file", isDaylioCSV, readDaylioCSV},
		{AppDayOne, "Day One", "the .zip of a JSON export, or its folder", func(in *Input) bool { return in.shape() == AppDayOne }, readDayOne},
		{"dayone-text", "Day One plain text", "the .txt file", isDayOneText, readDayOneText},
		{"jrnl-json", "jrnl JSON", "what jrnl --format json writes", func(in *Input) bool { return in.shape() == AppJrnl }, readJrnlJSON},
		{AppMiniDiary, "Mini Diary", "the .json file", func(in *Input) bool { return in.shape() == AppMiniDiary }, readMini},
		{AppJourney, "Journey", "the .zip, or its folder", isJourney, readJourney},
		{AppRedNote, "RedNotebook", "the folder with files like 2024-03.txt, or a .zip of it", isRedNotebook, readRedNotebook},
		{"jrnl", "jrnl", "the journal's text file, or a folder journal", isJrnlText, readJrnlText},
		{AppMarkdown, "Markdown", "a folder or .zip of .md files, as Obsidian has them, or one file", isMarkdown, readMarkdown},
	}
}

// ownFormat is the word for Kith's own form, the same as for writing it.
const ownFormat = "json"

// FormatNamed finds a format by its word. The program's own name is one for its own form.
func FormatNamed(name string) (Format, bool) {
	list := Formats()
	if name == AppKith {
		name = ownFormat
	}
	i := slices.IndexFunc(list, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return list[i], true
}

// Recognise finds the format that a file is of, by its content first and its name
// second. ErrFile if it is none of them.
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

// maxShape is how far shape reads, in bytes.
const maxShape = 16 << 20

// shape tells by the first entry whose JSON it is; "" if it is none that is known.
func (in *Input) shape() string {
	var r io.Reader
	if in.plain() {
		if head := bytes.TrimSpace(bytes.TrimPrefix(in.head(64), []byte("\ufeff"))); !bytes.HasPrefix(head, []byte("{")) {
			return ""
		}
		r = io.NewSectionReader(in.file, 0, min(in.size, maxShape))
	} else {
		names, err := in.names(isJSON)
		if err != nil || len(names) == 0 {
			return ""
		}
		f, err := in.open(names[0], maxShape)
		if err != nil {
			return ""
		}
		defer func() { _ = f.Close() }() // only read
		r = f
	}
	return shapeOf(newWalk(r, "the import"))
}

// errKnown ends the walk once the shape is known.
var errKnown = errors.New("known")

func shapeOf(w walk) (shape string) {
	described := false
	err := w.object(func(key string) error {
		if key != "entries" {
			described = described || key == "metadata"
			return w.skip()
		}
		first, err := w.token()
		if err != nil {
			return err
		}
		switch {
		case first == json.Delim('{'):
			shape = AppMiniDiary
		case first == json.Delim('['):
			shape = firstShape(w, described)
		}
		return errKnown
	})
	if err != nil && !errors.Is(err, errKnown) {
		return ""
	}
	return shape
}

// firstShape looks at the first entry of a list; an empty one is told by what stands before it.
func firstShape(w walk, described bool) string {
	var m map[string]json.RawMessage
	switch {
	case !w.More() && described:
		return AppDayOne
	case !w.More():
		return AppJrnl
	case w.Decode(&m) != nil:
		return ""
	case m["creationDate"] != nil || m["uuid"] != nil && described:
		return AppDayOne
	case m["date"] != nil:
		return AppJrnl
	}
	return ""
}
