package report

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"kith/data"
	"kith/screens/picture/chart"
)

// LookBack is a stretch of days looked back at.
type LookBack struct {
	Days data.Span
	// Pages, Contacts, Practices and CheckIns are how much was noted.
	Pages, Contacts, Practices, CheckIns int
	// People are those met, by name, in the order of the alphabet.
	People []string
	// Lines are what each chart may say, those with nothing to say left out.
	Lines []Line
	// Own are a few own lines from the pages of these days, or of the same days a
	// year before; none from what is muted.
	Own []Own
}

// Line is one chart's sentence.
type Line struct {
	Chart, Title, Sentence, Holding string
}

// Own is a line of one's own.
type Own struct {
	ID   data.ID
	Day  data.Day
	Line string
}

// Week is the seven days of the week that a day lies in.
func Week(d data.Day, start time.Weekday) data.Span {
	from := d.Week(start)
	return data.Span{From: from, To: from + 6}
}

// Year is the year that a day lies in.
func Year(d data.Day) data.Span {
	y, _, _ := d.Date()
	return data.Span{From: data.DateOf(y, time.January, 1), To: data.DateOf(y, time.December, 31)}
}

// ownLines is how many lines are brought back.
const ownLines = 3

// Back looks back at some days. The charts that are asked are those given; they look
// at the time up to the last day, since a week alone says nothing about a direction.
func Back(ctx context.Context, r chart.Records, kinds []chart.Kind, days data.Span, st chart.Style) (*LookBack, error) {
	b := &LookBack{Days: days}
	entries, err := r.Entries(ctx, days)
	if err != nil {
		return nil, fmt.Errorf("look back at the pages: %w", err)
	}
	b.Pages = len(entries)
	if err := b.count(ctx, r); err != nil {
		return nil, fmt.Errorf("look back at what was noted: %w", err)
	}
	if b.Lines, err = Lines(ctx, r, kinds, data.Span{From: days.To - 365, To: days.To}, st); err != nil {
		return nil, err
	}
	b.Own, err = own(ctx, r, entries, days)
	return b, err
}

// count counts contacts, practices and check-ins, and names the people met.
func (b *LookBack) count(ctx context.Context, r chart.Records) error {
	contacts, err := r.Contacts(ctx, b.Days)
	if err != nil {
		return err
	}
	people, err := r.People(ctx)
	if err != nil {
		return err
	}
	b.Contacts = len(contacts)
	for _, p := range people {
		if slices.ContainsFunc(contacts, func(c data.Contact) bool { return c.Person == p.ID }) {
			b.People = append(b.People, p.Name)
		}
	}
	slices.SortFunc(b.People, func(a, c string) int { return cmp.Compare(data.Fold(a), data.Fold(c)) })
	records, err := r.Records(ctx, b.Days)
	if err != nil {
		return err
	}
	for _, rec := range records {
		if rec.Practice != "rest" {
			b.Practices++
		}
	}
	checkIns, err := r.CheckIns(ctx, b.Days)
	b.CheckIns = len(checkIns)
	return err
}

// Lines asks charts what they may say about some days; those without a note are silent.
func Lines(ctx context.Context, r chart.Records, kinds []chart.Kind, days data.Span, st chart.Style) ([]Line, error) {
	var out []Line
	for _, k := range kinds {
		drawing, err := k.Read(ctx, r, chart.Ask{Days: days, WeekStart: st.WeekStart, Words: st.Words})
		if err != nil {
			return nil, fmt.Errorf("look back at chart %s: %w", k.Name, err)
		}
		c := drawing.Draw(days, st, 600, 300)
		if len(c.Table.Rows) > 0 {
			out = append(out, Line{k.Name, k.Title(st.Words), c.Sentence, c.Holding})
		}
	}
	return out, nil
}

// own chooses a few own lines. The days decide which, so that they stay the same
// however often one looks.
func own(ctx context.Context, r chart.Records, entries []data.Entry, days data.Span) ([]Own, error) {
	y, m, d := days.From.Date()
	before := data.DateOf(y-1, m, d)
	past, err := r.Entries(ctx, data.Span{From: before, To: before + days.To - days.From})
	if err != nil {
		return nil, fmt.Errorf("look back at the pages of a year ago: %w", err)
	}
	silent, err := muted(ctx, r)
	if err != nil {
		return nil, err
	}
	var lines []Own
	for _, e := range append(slices.Clone(entries), past...) {
		if line := strings.TrimSpace(e.Headline()); line != "" && !silent(e) {
			lines = append(lines, Own{e.ID, e.Day, line})
		}
	}
	draw := rand.New(rand.NewPCG(uint64(days.From), uint64(days.To)))
	draw.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	lines = lines[:min(ownLines, len(lines))]
	slices.SortFunc(lines, func(a, b Own) int { return cmp.Compare(a.Day, b.Day) })
	return lines, nil
}

// muted says which pages are not to be brought back: those muted themselves, those of
// a muted time or person, and those about somebody who is not to be brought back.
func muted(ctx context.Context, r chart.Records) (func(data.Entry) bool, error) {
	defs, err := r.Definitions(ctx, data.DefMute)
	if err != nil {
		return nil, fmt.Errorf("read what is muted: %w", err)
	}
	people, err := r.People(ctx)
	if err != nil {
		return nil, fmt.Errorf("read who is muted: %w", err)
	}
	mutes := data.MutesOf(defs)
	for _, p := range people {
		if p.Muted {
			mutes = append(mutes, data.MutePerson(p.ID))
		}
	}
	return func(e data.Entry) bool {
		return e.Muted || slices.ContainsFunc(mutes, func(m data.Mute) bool { return m.Has(&e) })
	}, nil
}
