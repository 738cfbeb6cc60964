package sample

import (
	"context"
	"fmt"

	"kith/data"
)

// chunk is how many pieces are written before the progress is told.
const chunk = 500

// Fill writes the life into a store, oldest day first, in commits of many
// records. report, which may be nil, is told how many of the pieces are on the
// disk: at the start, now and then, and at the end with done equal to total.
//
// Only one batch is held in memory. When ctx ends, Fill returns its error; what
// was written until then stays and is sound: an entry, the contact and the
// practice that belong to it are written together. Filling in the same life
// twice is refused with data.ErrConflict.
func Fill(ctx context.Context, s *data.Store, l Life, report func(done, total int)) error {
	if report == nil {
		report = func(int, int) {}
	}
	p, err := newPlan(l)
	if err != nil {
		return fmt.Errorf("make up a life: %w", err)
	}
	total := len(p.pieces)
	report(0, total)
	for from := 0; from < total; {
		n, err := s.UpdateMany(ctx, min(chunk, total-from), func(w *data.Writer, i int) error {
			return p.write(w, p.pieces[from+i])
		})
		from += n
		if err != nil {
			return fmt.Errorf("make up a life, piece %d of %d: %w", from+1, total, err)
		}
		report(from, total)
	}
	return nil
}

// write writes one piece: a record, or an entry with what belongs to it. It does
// the same each time it is called.
func (p *plan) write(w *data.Writer, it piece) error {
	n := int(it.n)
	switch it.kind {
	case data.KindGroup:
		g := p.groups[n]
		return w.PutGroup(&g)
	case data.KindPerson:
		rec := p.cast[n].rec
		return w.PutPerson(&rec)
	case data.KindTie:
		t := p.ties[n]
		return w.PutTie(&t)
	case data.KindItem:
		i := p.items[n].rec
		return w.PutItem(&i)
	case data.KindFeeling:
		f := p.feeling(n)
		return w.PutFeeling(&f)
	case data.KindCheckIn:
		k := p.checkIn(n)
		return w.PutCheckIn(&k)
	case data.KindContact:
		c := p.contact(n)
		return w.PutContact(&c)
	case data.KindRecord:
		r := p.record(n)
		return w.PutRecord(&r)
	}
	return p.writeEntry(w, n)
}

// writeEntry writes an entry with the contact and the record that belong to it.
func (p *plan) writeEntry(w *data.Writer, n int) error {
	e := p.entry(n)
	if err := w.PutEntry(&e); err != nil {
		return err
	}
	if c := p.pages[n].contact; c >= 0 {
		t := p.contact(int(c))
		if err := w.PutContact(&t); err != nil {
			return err
		}
	}
	if r := p.pages[n].record; r >= 0 {
		rec := p.record(int(r))
		return w.PutRecord(&rec)
	}
	return nil
}
