package command

import (
	"context"
	"io"
	"os"
	"time"

	"kith/data"
	"kith/data/carry"
	"kith/data/port"
)

// guestsCmd brings people in from a file.
type guestsCmd struct {
	File   string `arg:"" placeholder:"FILE" help:"The address book, table or graph; - is standard input."`
	Format string `enum:"auto,vcard,csv,graphml" default:"auto" help:"What it is: vcard, csv or graphml; auto looks."`
	DryRun bool   `help:"Say what would come, and keep nothing."`
	Apart  bool   `help:"Take people whose name is known for somebody else of that name."`
	Firms  bool   `help:"Take the cards of firms and offices too."`
	JSON   bool   `help:"Print JSON."`
}

// examples end the help.
func (guestsCmd) examples() string {
	return `  # look first, then take
  kith people import contacts.vcf --dry-run --passphrase-file pass
  kith people import contacts.vcf --passphrase-file pass

Whoever is known, by the id of the file or by name, learns what is missing and
loses nothing. Names, roles, closeness, groups, notes and who belongs with whom are
taken over; telephone numbers, addresses and pictures are not. The window can undo
the import as one step.

A table needs a line of heads: name (or first and last name), and any of ring,
role, groups, notes, since, id. Without heads it is a list of names.
`
}

// peopleTable is the word of kith import for a table of people; journals are tables too.
const peopleTable = "csv-people"

// peopleFormat says that a file which is to be imported holds people, and gives the
// word that it is brought in by: as it was named, or, for auto, by its content. A table
// is one of people if its heads say so and no journal looks like it.
func peopleFormat(format, file string) (word string, ok bool) {
	switch format {
	case string(port.CircleVCard), string(port.CircleGraphML):
		return format, true
	case peopleTable:
		return string(port.CircleCSV), true
	case "auto":
	default:
		return "", false
	}
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
		return "", false
	}
	f, err := os.Open(file)
	if err != nil {
		return "", false
	}
	defer func() { _ = f.Close() }() // only read
	head, err := io.ReadAll(io.LimitReader(f, 4096))
	if err != nil || !port.HoldsPeople(head) {
		return "", false
	}
	found := port.RecogniseCircle(head)
	if found == port.CircleCSV && isJournal(file) {
		return "", false
	}
	return string(found), true
}

// isJournal says that a file looks like the journal of some program.
func isJournal(file string) bool {
	in, err := port.OpenInput(file, time.UTC)
	if err != nil {
		return false
	}
	defer func() { _ = in.Close() }() // only read
	_, err = port.Recognise(in)
	return err == nil
}

// guestsFound is what an import of people finds and does.
type guestsFound struct {
	Found   int            `json:"found"`
	DryRun  bool           `json:"dry_run"`
	New     int            `json:"new"`     // to be added, or added
	Known   int            `json:"known"`   // to be merged with somebody known
	Away    int            `json:"away"`    // not taken: firms
	Ties    int            `json:"ties"`    // in the file
	Skipped []guestSkipped `json:"skipped"` // what could not be read
	Lost    []string       `json:"lost"`
	Kept    *carry.Arrived `json:"kept,omitempty"` // nil after a dry run
}

// guestSkipped is something that could not be read.
type guestSkipped struct {
	Where string `json:"where"`
	Why   string `json:"why"`
}

// Run brings the people in.
func (x *guestsCmd) Run(c *call) error {
	in, err := c.readFile(x.File)
	if err != nil {
		return err
	}
	format := port.CircleFormat(x.Format)
	if x.Format == "auto" {
		format = ""
	}
	circle, err := port.ReadCircle(in, format)
	if err != nil {
		return inputError{"read the people", err}
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		people, err := s.People(ctx)
		if err != nil {
			return err
		}
		guests := carry.Guests(circle, people)
		found := x.choose(circle, guests)
		if !x.DryRun {
			kept, err := carry.Welcome(ctx, s, circle, guests, c.Now())
			if err != nil {
				return err
			}
			found.Kept = &kept
		}
		return x.tell(c, found)
	})
}

// choose ticks whom to take and counts.
func (x *guestsCmd) choose(circle port.Circle, guests []carry.Guest) guestsFound {
	found := guestsFound{Found: len(guests), DryRun: x.DryRun, Ties: len(circle.Ties), Skipped: []guestSkipped{}, Lost: []string{}}
	for i := range guests {
		g := &guests[i]
		g.Take = g.Take || x.Firms
		g.Merge = g.Merge && (!x.Apart || g.Sure)
		switch {
		case !g.Take:
			found.Away++
		case g.Merge:
			found.Known++
		default:
			found.New++
		}
	}
	for _, s := range circle.Skipped {
		found.Skipped = append(found.Skipped, guestSkipped(s))
	}
	found.Lost = append(found.Lost, circle.Lost...)
	return found
}

// tell prints what was found and done.
func (x *guestsCmd) tell(c *call, found guestsFound) error {
	if x.JSON {
		return c.json(found)
	}
	c.say("%d people found: %d new, %d known, %d firms left out.", found.Found, found.New, found.Known, found.Away)
	for _, s := range found.Skipped {
		c.say("%s: %s", s.Where, s.Why)
	}
	for _, l := range found.Lost {
		c.say("%s", l)
	}
	if found.Kept == nil {
		c.say("Nothing was kept. Without --dry-run they come.")
		return nil
	}
	c.say("%d added, %d merged, %d as they were; %d new groups, %d new ties.",
		found.Kept.Added, found.Kept.Merged, found.Kept.Same, found.Kept.Groups, found.Kept.Ties)
	return nil
}
