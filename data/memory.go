package data

import (
	"context"
	"fmt"
	"time"

	"kith/data/vault"
)

// Back is how long before a day a memory is. Years are less than 0 for a day that
// came later.
type Back struct {
	Years, Months, Weeks int
}

// Memory is what was written on a day that another day brings back.
type Memory struct {
	Back    Back
	Day     Day
	Entries []Entry // in the order they were written, at least one
}

// Before gives the day so long before another, the same day of its month or the
// last of a month that is too short.
func (b Back) Before(d Day) Day {
	year, month, day := d.Date()
	first := DateOf(year-b.Years, month-time.Month(b.Months), 1)
	year, month, _ = first.Date()
	last := DateOf(year, month+1, 1) - 1
	return min(first+Day(day-1), last) - Day(7*b.Weeks)
}

// nearBacks are the looks back of less than a year.
func nearBacks() []Back { return []Back{{Weeks: 1}, {Months: 1}, {Months: 6}} }

// Memories gives what was written a week, a month and half a year before a day,
// and on that day of every other year up to a latest day, newest first. The last
// day of a common February brings back the 29th too. Whatever is muted, by itself,
// by a person or by a period, is left out.
func (s *Store) Memories(ctx context.Context, day, latest Day) (list []Memory, err error) {
	err = s.view(ctx, func(tx *vault.Tx) error {
		r := recaller{ctx: ctx, store: s, tx: tx, latest: latest}
		if r.muted, err = s.mutes(ctx, tx); err != nil {
			return err
		}
		for _, b := range nearBacks() {
			at := b.Before(day)
			if err := r.recall(b, Span{at, at}); err != nil {
				return err
			}
		}
		err := r.years(day)
		list = r.list
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read memories: %w", err)
	}
	return list, nil
}

// recaller gathers memories in one picture of the store.
type recaller struct {
	ctx    context.Context
	store  *Store
	tx     *vault.Tx
	muted  []Mute
	latest Day
	list   []Memory
}

// years recalls one day of every year that has entries, but its own.
func (r *recaller) years(day Day) error {
	first, last, err := ends(r.ctx, r.tx)
	if err != nil || first == 0 {
		return err
	}
	year, month, date := day.Date()
	_, _, tomorrow := (day + 1).Date()
	newest, _, _ := min(last, r.latest).Date()
	oldest, _, _ := first.Date()
	for y := newest; y >= oldest; y-- {
		b := Back{Years: year - y}
		if y == year {
			continue
		}
		at := b.Before(day)
		span := Span{at, at}
		if month == time.February && date == 28 && tomorrow == 1 { // the 29th would never come back else
			span.To = DateOf(y, time.March, 1) - 1
		}
		if err := r.recall(b, span); err != nil {
			return err
		}
	}
	return nil
}

// recall reads the entries of a memory, if there are any to bring back.
func (r *recaller) recall(b Back, span Span) error {
	if span.From > r.latest || !span.From.Valid() {
		return nil
	}
	rows, err := refs(r.ctx, r.tx, onDays(KindEntry), span, 0)
	if err != nil {
		return err
	}
	m := Memory{Back: b, Day: span.From}
	for i := len(rows) - 1; i >= 0; i-- {
		e, err := read(r.tx, KindEntry, rows[i].ID, entryFrom)
		if err == nil && r.welcome(&e) {
			m.Entries = append(m.Entries, e)
		}
		if err := r.store.pass(recordKey(KindEntry, rows[i].ID), err); err != nil {
			return err
		}
	}
	if len(m.Entries) > 0 {
		r.list = append(r.list, m)
	}
	return nil
}

// welcome says that an entry may be brought back.
func (r *recaller) welcome(e *Entry) bool {
	if e.Muted || e.Day > r.latest {
		return false
	}
	for _, m := range r.muted {
		if m.Has(e) {
			return false
		}
	}
	return true
}

// ends gives the days of the oldest and the newest entry, 0 if there is none.
func ends(ctx context.Context, tx *vault.Tx) (first, last Day, err error) {
	newest, err := refs(ctx, tx, onDays(KindEntry), Span{}, 1)
	if err != nil || len(newest) == 0 {
		return 0, 0, err
	}
	err = tx.Keys(onDays(KindEntry), nil, false, func(row []byte) (bool, error) {
		r, ok := refOf(row)
		first = r.Day
		return !ok, nil
	})
	return first, newest[0].Day, err
}

// AnyMemory gives one entry up to a latest day, as pick chooses: a number below n,
// again and again until it meets one that is not muted. ErrNotFound if all are.
func (s *Store) AnyMemory(ctx context.Context, latest Day, pick func(n int) int) (got Entry, err error) {
	err = s.view(ctx, func(tx *vault.Tx) error {
		r := recaller{ctx: ctx, store: s, tx: tx, latest: latest}
		if r.muted, err = s.mutes(ctx, tx); err != nil {
			return err
		}
		rows, err := refs(ctx, tx, onDays(KindEntry), Span{To: latest}, 0)
		if err != nil {
			return err
		}
		for n := len(rows); n > 0; n-- {
			i := pick(n)
			e, err := read(tx, KindEntry, rows[i].ID, entryFrom)
			if err == nil && r.welcome(&e) {
				got = e
				return nil
			}
			if err := s.pass(recordKey(KindEntry, rows[i].ID), err); err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			rows[i] = rows[n-1]
		}
		return ErrNotFound
	})
	if err != nil {
		return Entry{}, fmt.Errorf("bring a memory back: %w", err)
	}
	return got, nil
}
