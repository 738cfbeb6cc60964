package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kith/data"
	"kith/data/carry"
	"kith/data/port"
)

// importCmd brings in the journal of another program, or people.
type importCmd struct {
	File   string `arg:"" help:"The file, folder or zip."`
	Format string `default:"auto" help:"What it is: auto, or one of the words below."`
	Secret string `name:"secret-file" placeholder:"FILE" help:"A file whose first line is the passphrase of an encrypted diary of another program."`
	DryRun bool   `help:"Read everything, keep nothing, and say what would come in."`
	JSON   bool   `help:"Print the report as JSON."`
}

// examples end the help.
func (importCmd) examples() string {
	var b strings.Builder
	b.WriteString("  # look first, then bring it in; a second time adds nothing\n" +
		"  kith import Journal.zip --dry-run --passphrase-file pass\n" +
		"  kith import Journal.zip --passphrase-file pass\n\n" +
		"  # the formats\n")
	for _, f := range port.Formats() {
		_, _ = fmt.Fprintf(&b, "  %-14s %s: %s\n", f.Name, f.Title, f.Wants) // a string takes all
	}
	b.WriteString("\n  # people from an address book, a table or a graph, as kith people import brings them in\n" +
		"  vcard, " + peopleTable + ", graphml\n")
	return b.String()
}

// Run imports and prints what came of it. The exit code is 1 when an entry could not
// be read or kept; all others are in the vault then.
func (x *importCmd) Run(c *call) error {
	if word, ok := peopleFormat(x.Format, x.File); ok {
		return (&guestsCmd{File: x.File, Format: word, DryRun: x.DryRun, JSON: x.JSON}).Run(c)
	}
	o := carry.Options{DryRun: x.DryRun, Now: c.Now(), Progress: c.counting("read")}
	if x.Format != "auto" {
		f, ok := port.FormatNamed(x.Format)
		if !ok {
			return usageError{"--format must be auto or one of: " + strings.Join(append(formatNames(), "vcard", peopleTable, "graphml"), ", ")}
		}
		o.Format = &f
	}
	in, err := port.OpenInput(x.File, c.Now().Location())
	if err != nil {
		return err
	}
	if x.Secret != "" {
		if in.Passphrase, err = c.secret(x.Secret, "the passphrase of the diary", "--secret-file"); err != nil {
			return errors.Join(err, in.Close())
		}
		defer clear(in.Passphrase)
	}
	return errors.Join(x.bring(c, in, o), in.Close())
}

// bring imports an open file.
func (x *importCmd) bring(c *call, in *port.Input, o carry.Options) error {
	return c.withStore(quiet(), func(_ context.Context, s *data.Store) error {
		ctx, stop := interruptible()
		defer stop()
		got, err := carry.Import(ctx, s, in, o)
		if err != nil && got.Found == 0 {
			return err
		}
		if err := errors.Join(err, x.tell(c, got)); err != nil {
			return err
		}
		if n := got.Failed + got.OthersFailed; n > 0 {
			return inputError{"import", fmt.Errorf("%d could not be brought in; all others were", n)}
		}
		return nil
	})
}

// tell prints the report.
func (x *importCmd) tell(c *call, r carry.Report) error {
	if x.JSON {
		return c.json(r)
	}
	for _, l := range r.Lines {
		switch {
		case l.Status == carry.Failed:
			c.say("not brought in: %s %s %s: %s", l.Where, l.Day, l.Title, l.Why)
		case len(l.Lost) > 0:
			c.say("%s  %s: %s", l.Day, l.Title, strings.Join(l.Lost, " "))
		}
	}
	verb := "brought in"
	if r.DryRun {
		verb = "would come in"
	}
	c.say("%s: %d entries found, %d %s, %d known already, %d could not be read; %d new people, %d files, %d other records",
		r.Format, r.Found, r.Added, verb, r.Known, r.Failed, r.People, r.Files, r.Others)
	return nil
}

// formatNames lists the words of the formats that can be read.
func formatNames() []string {
	var out []string
	for _, f := range port.Formats() {
		out = append(out, f.Name)
	}
	return out
}

// counting is progress for work whose end is not known.
func (c *call) counting(what string) func(done int) {
	if !onTerminal(c.Err) {
		return nil
	}
	return func(done int) { _, _ = fmt.Fprintf(c.Err, "\r%s: %d ", what, done) } // only for the eye
}
