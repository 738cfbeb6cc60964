package data

import (
	"context"
	"time"
)

// PutItem writes what a person works on.
func (w *Writer) PutItem(i *Item) error { return put(w, i, itemFrom) }

// DeleteItem moves an item to the trash. Its records stay.
func (w *Writer) DeleteItem(id ID, at time.Time) error {
	return trash[Item](w, KindItem, id, at, itemFrom)
}

// PutRecord writes one dated practice.
func (w *Writer) PutRecord(r *Record) error { return put(w, r, recordFrom) }

// DeleteRecord moves a record to the trash.
func (w *Writer) DeleteRecord(id ID, at time.Time) error {
	return trash[Record](w, KindRecord, id, at, recordFrom)
}

// PutCheckIn writes one filled questionnaire.
func (w *Writer) PutCheckIn(k *CheckIn) error { return put(w, k, checkInFrom) }

// DeleteCheckIn moves a check-in to the trash.
func (w *Writer) DeleteCheckIn(id ID, at time.Time) error {
	return trash[CheckIn](w, KindCheckIn, id, at, checkInFrom)
}

// PutItem writes one item as a write of its own.
func (s *Store) PutItem(ctx context.Context, i *Item) error {
	return s.Update(ctx, func(w *Writer) error { return w.PutItem(i) })
}

// PutRecord writes one record as a write of its own.
func (s *Store) PutRecord(ctx context.Context, r *Record) error {
	return s.Update(ctx, func(w *Writer) error { return w.PutRecord(r) })
}

// PutCheckIn writes one check-in as a write of its own.
func (s *Store) PutCheckIn(ctx context.Context, k *CheckIn) error {
	return s.Update(ctx, func(w *Writer) error { return w.PutCheckIn(k) })
}

// Item reads one item. ErrNotFound if there is none.
func (s *Store) Item(ctx context.Context, id ID) (Item, error) {
	return get(ctx, s, KindItem, id, itemFrom)
}

// Items reads all items, in the order they were added.
func (s *Store) Items(ctx context.Context) ([]Item, error) {
	return all(ctx, s, allOf(KindItem), itemFrom)
}

// Records reads the records of a span of days, newest first.
func (s *Store) Records(ctx context.Context, span Span) ([]Record, error) {
	return dated(ctx, s, KindRecord, onDays(KindRecord), span, recordFrom)
}

// RecordsOf reads the records about one item, newest first.
func (s *Store) RecordsOf(ctx context.Context, item ID, span Span) ([]Record, error) {
	return dated(ctx, s, KindRecord, join([]byte{rowItem}, item[:]), span, recordFrom)
}

// RecordsAbout reads the records that have to do with one person, newest first.
func (s *Store) RecordsAbout(ctx context.Context, person ID, span Span) ([]Record, error) {
	return dated(ctx, s, KindRecord, onPage(person, KindRecord), span, recordFrom)
}

// CheckIns reads the check-ins of a span of days, newest first.
func (s *Store) CheckIns(ctx context.Context, span Span) ([]CheckIn, error) {
	return dated(ctx, s, KindCheckIn, onDays(KindCheckIn), span, checkInFrom)
}
