package command

import (
	"context"
	"fmt"
	"io"
	"strings"

	"kith/data"
	"kith/data/carry"
	"kith/data/port"
	"kith/screens/picture/book"
)

// exportCmd writes the journal into files that other programs read.
type exportCmd struct {
	Format   string   `required:"" help:"What to write: one of the words below."`
	Out      string   `required:"" placeholder:"PATH" help:"The file to make, or the folder for a format of many files."`
	From     data.Day `placeholder:"YYYY-MM-DD" help:"Not before this day."`
	To       data.Day `placeholder:"YYYY-MM-DD" help:"Not after this day."`
	Query    string   `help:"Only entries that a search finds."`
	People   []string `sep:"none" placeholder:"NAME" help:"Only what speaks of this person; may be given several times."`
	Tag      []string `sep:"none" help:"Only entries under this tag; may be given several times."`
	Initials bool     `help:"Initials in place of people's names, in the text too."`
	Replace  bool     `help:"Put the new file in the place of one that is there."`
	JSON     bool     `help:"Print what was written as JSON."`
}

// exportAnswer is what came of an export.
type exportAnswer struct {
	Format string `json:"format"`
	Out    string `json:"out"`
	carry.Outcome
}

// examples end the help.
func (exportCmd) examples() string {
	var b strings.Builder
	b.WriteString("  # everything, stable byte for byte; a year that names a friend, without names\n" +
		"  kith export --format json --out kith.json --passphrase-file pass\n" +
		"  kith export --format markdown --out diary --from 2026-01-01 --people Anna --initials --passphrase-file pass\n\n" +
		"  # the formats\n")
	for _, f := range exportFormats(nil) {
		_, _ = fmt.Fprintf(&b, "  %-14s %s\n", f.Name, f.Wants) // a string takes all
	}
	return b.String()
}

// Run writes the export.
func (x *exportCmd) Run(c *call) error {
	span, err := between(x.From, x.To)
	if err != nil {
		return err
	}
	f, ok := carry.Named(exportFormats(c), x.Format)
	if !ok {
		return usageError{"--format must be one of: " + strings.Join(exportNames(), ", ")}
	}
	o := data.Options{NoSearch: x.Query == ""}
	return c.withStore(o, func(_ context.Context, s *data.Store) error {
		ctx, stop := interruptible()
		defer stop()
		people, err := namedPeople(ctx, s, x.People)
		if err != nil {
			return err
		}
		sel := carry.Selection{Span: span, Query: x.Query, People: people, Tags: x.Tag, Initials: x.Initials, Today: data.DayOf(c.Now())}
		got, err := f.Write(ctx, s, sel, x.Out, x.Replace, c.progress("written"))
		if err != nil {
			return err
		}
		c.unsaw += got.Unread
		// A word of care, and no answer.
		_, _ = fmt.Fprintln(c.Err, "kith: what was exported is not encrypted: whoever gets it can read it.")
		if x.JSON {
			return c.json(exportAnswer{x.Format, x.Out, got})
		}
		c.say("%d entries and %d files written", got.Entries, got.Files)
		return nil
	})
}

// exportFormats lists what can be written from here. A call is needed to write a PDF,
// not to speak of it.
func exportFormats(c *call) []carry.Format {
	return append(carry.Formats(), carry.FileFormat("pdf", "PDF", "one .pdf file on A4 to print and read, pictures included", ".pdf",
		func(w io.Writer) (port.PageWriter, error) { return book.New(w, fonts(), book.English(), c.Now()) }))
}

// exportNames lists their words.
func exportNames() []string {
	var out []string
	for _, f := range exportFormats(nil) {
		out = append(out, f.Name)
	}
	return out
}
