// Package book sets entries of the journal on paper: days as headings, Markdown as it
// is meant, pictures where they stand, in one PDF on A4. It knows no window and no
// store; entries are handed to it one by one.
package book

import (
	"fmt"
	"io"
	"strings"
	"time"

	"kith/data"
	"kith/data/port"
	"kith/screens/picture"
)

// Words are what the book says itself, in the person's language.
type Words struct {
	// Title is the document's name in its metadata, Footer stands below each page,
	// Empty on the only page of a book of nothing.
	Title, Footer, Empty string
	// Lang is the language, such as "en".
	Lang string
	// Day writes a day as a heading.
	Day func(data.Day) string
}

// English are the words in English.
func English() Words {
	return Words{
		Title: "Journal", Lang: "en", Empty: "There is no entry in what was chosen.",
		Footer: "From Kith, a private notebook. This file is not encrypted: whoever gets it can read it.",
		Day:    func(d data.Day) string { return d.Time().Format("Monday, 2 January 2006") },
	}
}

// writer is a book in the making.
type writer struct {
	*setter
	to    io.Writer
	words Words
	day   data.Day
	any   bool
}

var _ port.PageWriter = (*writer)(nil)

// New begins a book that Close writes to w. The same entries, fonts, words and moment
// give the same bytes. Entries come oldest first.
func New(w io.Writer, fonts *picture.Fonts, words Words, made time.Time) (port.PageWriter, error) {
	pages, err := picture.NewPages(fonts, picture.PageOptions{
		Title: words.Title, Footer: words.Footer, Lang: words.Lang, Created: made,
	})
	if err != nil {
		return nil, fmt.Errorf("begin a book: %w", err)
	}
	return &writer{setter: newSetter(fonts, pages), to: w, words: words}, nil
}

// Add sets one entry.
func (b *writer) Add(p port.Page) error {
	e := &p.Entry
	if !b.any || e.Day != b.day {
		b.heading(b.words.Day(e.Day))
		b.day = e.Day
	} else {
		b.space(18)
	}
	b.any = true
	if !e.AllDay {
		b.keep(3)
		b.plain(port.Clock(e).Format("15:04"), smallSize, picture.Regular, muted)
	}
	if e.Title != "" {
		b.keep(3)
		b.plain(e.Title, titleSize, picture.Bold, ink)
	}
	if e.Prompt != "" {
		b.plain(e.Prompt, bodySize, picture.Italic, muted)
		b.space(paragraphGap)
	}
	b.body(&p)
	about := append([]string(nil), p.People...)
	for _, t := range e.Tags {
		about = append(about, "#"+t)
	}
	if len(about) > 0 {
		b.space(2)
		b.plain(strings.Join(about, " · "), smallSize, picture.Regular, muted)
	}
	return nil
}

// Close writes the book.
func (b *writer) Close() error {
	if !b.any {
		b.plain(b.words.Empty, bodySize, picture.Italic, muted)
	}
	b.turn()
	return b.pages.Write(b.to)
}
