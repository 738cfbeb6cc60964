package people

import (
	"context"
	"errors"

	"kith/data"
	"kith/screens/kit"
)

// practised is one record of a practice that has to do with somebody.
type practised struct {
	record data.Record
	title  string // of the practice
	about  string // the title of the item that it belongs to, "" for none
}

// recordsAbout reads the records that have to do with somebody, newest first. Nothing
// else is read where there are none.
func (s *Screen) recordsAbout(ctx context.Context, id data.ID) ([]practised, error) {
	records, err := s.store.RecordsAbout(ctx, id, data.Span{})
	if err != nil || len(records) == 0 {
		return nil, err
	}
	set, err := s.shipped()
	if err != nil {
		return nil, err
	}
	own, err := s.store.Definitions(ctx, data.DefPractice)
	if err != nil {
		return nil, err
	}
	set = set.Copy()
	set.Own(own)
	var list []practised
	for _, r := range records {
		p := practised{record: r, title: kit.T("people.practised", "A note of a practice")}
		if def := set.Named(r.Practice); def != nil {
			p.title = def.Title
		}
		if !r.Item.IsZero() {
			i, err := s.store.Item(ctx, r.Item)
			if err != nil && !errors.Is(err, data.ErrNotFound) { // an item in the trash leaves its records
				return nil, err
			}
			p.about = i.Title
		}
		list = append(list, p)
	}
	return list, nil
}
