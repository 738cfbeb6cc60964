package port

import (
	"fmt"

	"kith/data"
)

// redWriter gathers one month at a time.
type redWriter struct {
	t     Tree
	month []Page
	files map[string]bool
}

// NewRedNotebook writes a folder that RedNotebook opens: a file for each month, and
// the attachments beside them. It has one text for each day and no times.
func NewRedNotebook(t Tree) PageWriter { return &redWriter{t: t, files: map[string]bool{}} }

// Add takes one entry.
func (r *redWriter) Add(p Page) error {
	if len(r.month) > 0 && monthOf(r.month[0].Entry.Day) != monthOf(p.Entry.Day) {
		if err := r.flush(); err != nil {
			return err
		}
	}
	names := map[data.ID]string{}
	for i := range p.Entry.Attachments {
		a := &p.Entry.Attachments[i]
		name := "attachments/" + fileName(a)
		names[a.ID] = name
		if !r.files[name] {
			r.files[name] = true
			if err := copyTo(r.t, name, p.Files[i]); err != nil {
				return err
			}
		}
	}
	p.Entry.Body = relink(p.Whole(), func(l data.Link) string {
		sign := ""
		if l.Picture {
			sign = "!"
		}
		return fmt.Sprintf("%s[%s](%s)", sign, l.Words, names[l.ID])
	})
	p.Files = nil
	r.month = append(r.month, p)
	return nil
}

// Close writes the last month.
func (r *redWriter) Close() error { return r.flush() }

func (r *redWriter) flush() error {
	if len(r.month) == 0 {
		return nil
	}
	b, err := redMonthFile(r.month)
	if err != nil {
		return err
	}
	name := monthOf(r.month[0].Entry.Day) + ".txt"
	r.month = nil
	return put(r.t, name, b)
}

// monthOf is like 2024-03.
func monthOf(d data.Day) string { return d.String()[:7] }
