package report

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"kith/data"
	"kith/screens/picture"
	"kith/screens/picture/chart"
)

// Ask is what a report is to hold.
type Ask struct {
	Days  data.Span
	Kinds []chart.Kind // the charts, in their order
	// Tables adds the table of each chart.
	Tables bool
	// Entries are the pages to be taken along, by id; All takes those of the days.
	Entries []data.ID
	All     bool
	// Initials writes people's names as initials. It changes no words in pages.
	Initials bool
	// Note stands at the top, in own words.
	Note string
	// Made is the day on which it was made, Created the instant for the file.
	Made    data.Day
	Created time.Time
	Lang    string
}

// mostRows is how many rows of a table a report prints.
const mostRows = 60

// Make reads what a report holds and sets it on pages.
func Make(ctx context.Context, r chart.Records, a Ask, st chart.Style) ([]*picture.Picture, error) {
	st.Palette, st.Caption, st.Bare, st.Text = chart.Paper(), true, false, 1
	st.Palette.Background.R, st.Palette.Background.G, st.Palette.Background.B = 0xff, 0xff, 0xff
	s := newSetter(st)
	if err := s.opening(ctx, r, a); err != nil {
		return nil, err
	}
	var charts []chart.Chart
	var titles []string
	for _, k := range a.Kinds {
		drawing, err := k.Read(ctx, r, chart.Ask{Days: a.Days, WeekStart: st.WeekStart, Words: st.Words, Initials: a.Initials})
		if err != nil {
			return nil, fmt.Errorf("read chart %s for the report: %w", k.Name, err)
		}
		c := drawing.Draw(a.Days, st, pageWidth, chartHeight)
		s.picture(c.Picture)
		charts, titles = append(charts, c), append(titles, k.Title(st.Words))
	}
	if a.Tables {
		s.tables(charts, titles)
	}
	if err := s.entries(ctx, r, a); err != nil {
		return nil, err
	}
	return s.pages, nil
}

// Write makes a report and writes it as a PDF on A4.
func Write(ctx context.Context, w io.Writer, r chart.Records, a Ask, st chart.Style) error {
	pages, err := Make(ctx, r, a, st)
	if err != nil {
		return err
	}
	return picture.WritePDF(w, picture.PageOptions{
		Footer: Scope(st.Words), Title: st.Words.T("report.title", "What I noted"), Subject: Scope(st.Words), Lang: a.Lang, Created: a.Created,
	}, pages...)
}

// opening sets the title, the days, and how much was noted.
func (s *setter) opening(ctx context.Context, r chart.Records, a Ask) error {
	w := s.st.Words
	s.text(w.T("report.title", "What I noted"), 24, picture.Bold, s.st.Palette.Ink)
	s.text(w.T("report.days", "{{.From}} to {{.To}}, made on {{.Made}}", "From", Day(w, a.Days.From), "To", Day(w, a.Days.To), "Made", Day(w, a.Made)), 13, picture.Regular, s.st.Palette.Muted)
	s.space(8)
	if a.Note != "" {
		s.paragraphs(a.Note, 13)
		s.space(8)
	}
	b := &LookBack{Days: a.Days}
	entries, err := r.Entries(ctx, a.Days)
	if err != nil {
		return fmt.Errorf("count the pages for the report: %w", err)
	}
	b.Pages = len(entries)
	if err := b.count(ctx, r); err != nil {
		return fmt.Errorf("count what was noted for the report: %w", err)
	}
	s.text(Counted(w, b), 13, picture.Regular, s.st.Palette.Ink)
	s.text(Scope(w), 11, picture.Italic, s.st.Palette.Muted)
	s.space(14)
	return nil
}

// Counted says in a sentence how much was noted.
func Counted(w chart.Words, b *LookBack) string {
	return w.T("report.counted", "{{.Pages}}, {{.Contacts}}, {{.Practices}} and {{.CheckIns}}.",
		"Pages", w.TN("report.pages", "{{.Count}} page written", "{{.Count}} pages written", b.Pages),
		"Contacts", w.TN("report.contacts", "{{.Count}} contact noted", "{{.Count}} contacts noted", b.Contacts),
		"Practices", w.TN("report.practices", "{{.Count}} practice", "{{.Count}} practices", b.Practices),
		"CheckIns", w.TN("report.checkins", "{{.Count}} look at a week", "{{.Count}} looks at a week", b.CheckIns))
}

// Day writes a day, or a word where the time has no such end.
func Day(w chart.Words, d data.Day) string {
	if !d.Valid() {
		return w.T("report.open", "the beginning")
	}
	y, m, day := d.Date()
	return w.T("report.day", "{{.Day}} {{.Month}} {{.Year}}", "Day", strconv.Itoa(day), "Month", w.Months[m-time.January], "Year", strconv.Itoa(y))
}

// tables sets the table of each chart.
func (s *setter) tables(charts []chart.Chart, titles []string) {
	w := s.st.Words
	for i, c := range charts {
		if len(c.Table.Rows) == 0 {
			continue
		}
		s.heading(titles[i])
		rows := c.Table.Rows
		more := max(0, len(rows)-mostRows)
		s.table(c.Table.Head, rows[:len(rows)-more])
		if more > 0 {
			s.text(w.TN("report.more", "One earlier row is left out.", "{{.Count}} earlier rows are left out.", more), 11, picture.Italic, s.st.Palette.Muted)
		}
		s.space(12)
	}
}

// entries sets the pages that are taken along, oldest first.
func (s *setter) entries(ctx context.Context, r chart.Records, a Ask) error {
	if !a.All && len(a.Entries) == 0 {
		return nil
	}
	list, err := r.Entries(ctx, a.Days)
	if err != nil {
		return fmt.Errorf("read the pages for the report: %w", err)
	}
	any := false
	for _, e := range slices.Backward(list) {
		if !a.All && !slices.Contains(a.Entries, e.ID) {
			continue
		}
		if !any {
			s.heading(s.st.Words.T("report.entries", "Pages"))
			any = true
		}
		s.space(6)
		s.keep(4)
		s.text(Day(s.st.Words, e.Day), 11, picture.Regular, s.st.Palette.Muted)
		if e.Title != "" {
			s.text(e.Title, 14, picture.Bold, s.st.Palette.Ink)
		}
		s.paragraphs(e.Body, 12)
	}
	return nil
}
