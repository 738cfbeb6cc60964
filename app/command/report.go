package command

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"time"

	"kith/data"
	"kith/screens/picture/chart"
	"kith/screens/picture/report"
)

// reportCmd writes a report to take along.
type reportCmd struct {
	From     data.Day `required:"" placeholder:"YYYY-MM-DD" help:"The first day."`
	To       data.Day `required:"" placeholder:"YYYY-MM-DD" help:"The last day."`
	Out      string   `required:"" placeholder:"FILE" help:"The file, .pdf."`
	Chart    []string `placeholder:"NAME" help:"A chart to take in, any number of times; without it those of the weekly questions. kith chart lists them."`
	Tables   bool     `help:"The figures of each chart as a table too."`
	Entry    []string `placeholder:"ID" help:"A page to take along, any number of times."`
	Entries  string   `default:"none" enum:"none,starred,all" help:"Which pages to take along: none, starred or all of these days."`
	Initials bool     `help:"Names of people as initials; pages stay as they were written."`
	Note     string   `help:"A word to begin with."`
}

// examples end the help.
func (reportCmd) examples() string {
	return `  # three months for a therapist, with the figures and the pages that have a star
  kith report --from 2026-08-01 --to 2026-10-31 --out report.pdf --tables --entries starred --passphrase-file pass

  # chosen charts, people as initials
  kith report --from 2026-01-01 --to 2026-06-30 --out half.pdf --chart worry --chart steps --initials --passphrase-file pass
`
}

// Run writes the report.
func (x *reportCmd) Run(c *call) error {
	if !strings.EqualFold(filepath.Ext(x.Out), ".pdf") {
		return usageError{"the file's name must end in .pdf"}
	}
	days, err := between(x.From, x.To)
	if err != nil {
		return err
	}
	ctx, stop := interruptible()
	defer stop()
	return c.withStore(quiet(), func(_ context.Context, s *data.Store) error {
		ask, err := x.ask(ctx, c, s, days)
		if err != nil {
			return err
		}
		style := chart.Style{Fonts: fonts(), WeekStart: time.Monday, Words: chart.English()}
		if err := create(x.Out, func(w io.Writer) error { return report.Write(ctx, w, s, ask, style) }); err != nil {
			return err
		}
		c.say("Written, not encrypted: keep it where only you read it.")
		return nil
	})
}

// ask is what the report shall hold.
func (x *reportCmd) ask(ctx context.Context, c *call, s *data.Store, days data.Span) (report.Ask, error) {
	now := c.Now()
	a := report.Ask{Days: days, Tables: x.Tables, All: x.Entries == "all", Initials: x.Initials, Note: x.Note, Made: data.DayOf(now), Created: now, Lang: "en"}
	kinds, err := chart.AllKinds(ctx, s, chart.English())
	if err != nil {
		return a, err
	}
	names := x.Chart
	if len(names) == 0 {
		names = []string{"worry", "distance", "worth", "held"}
	}
	for _, n := range names {
		k, ok := chart.KindNamed(kinds, n)
		if !ok {
			return a, errNoChart
		}
		a.Kinds = append(a.Kinds, k)
	}
	for _, id := range x.Entry {
		e, err := data.ParseID(id)
		if err != nil {
			return a, usageError{"--entry takes the id of a page, as kith list shows it"}
		}
		if _, err := s.Entry(ctx, e); err != nil {
			return a, err
		}
		a.Entries = append(a.Entries, e)
	}
	if x.Entries == "starred" {
		list, err := s.Entries(ctx, days)
		if err != nil {
			return a, err
		}
		for _, e := range list {
			if e.Starred {
				a.Entries = append(a.Entries, e.ID)
			}
		}
	}
	return a, nil
}
