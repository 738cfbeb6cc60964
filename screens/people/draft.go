package people

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kith/data"
	"kith/screens/kit"
)

// Keys of a draft's fields. They stand in the store: never change them.
const (
	keyPeople   = "people" // ids, a blank between
	keyDay      = "day"
	keyReceived = "received." // and the kind
	keyGiven    = "given."
	keyReached  = "reached"
	keySafe     = "safe"
	keyEnergy   = "energy"
	keyMinutes  = "minutes"
	keyNote     = "note"
)

// asDraft is the form as it stands.
func (f *form) asDraft() data.Draft {
	var ids []string
	for _, id := range f.state.people {
		ids = append(ids, id.String())
	}
	fields := []data.Field{{Key: keyPeople, Text: strings.Join(ids, " ")}, {Key: keyDay, Day: f.day.Day()}}
	for i, kind := range data.ExchangeKinds() {
		fields = append(fields,
			data.Field{Key: keyReceived + kind, Number: data.Rated(float64(f.received[i].Selected))},
			data.Field{Key: keyGiven + kind, Number: data.Rated(float64(f.given[i].Selected))})
	}
	fields = append(fields,
		data.Field{Key: keyReached, Number: data.Rated(float64(f.reached.Selected))},
		data.Field{Key: keySafe, Number: f.safe.Rating()},
		data.Field{Key: keyEnergy, Number: data.Rated(float64(f.energy.Selected))},
		data.Field{Key: keyMinutes, Text: f.minutes.Text},
		data.Field{Key: keyNote, Text: f.note.Text})
	return data.Draft{ID: f.state.draft, Form: f.state.name, At: f.screen.env.Now(), Fields: fields}
}

// restore fills the form with what a draft has.
func (f *form) restore(d *data.Draft) {
	f.state.quiet = true
	defer func() { f.state.quiet = false }()
	for _, x := range d.Fields {
		switch x.Key {
		case keyPeople:
			f.restorePeople(x.Text)
		case keyDay:
			if x.Day.Valid() {
				f.day.SetDay(x.Day)
			}
		case keyReached:
			if at := place(x.Number, len(sides())); at >= 0 {
				f.reached.SetSelected(at)
			}
		case keySafe:
			f.safe.SetRating(x.Number)
		case keyEnergy:
			f.energy.SetSelected(place(x.Number, len(energies())))
		case keyMinutes:
			f.minutes.SetText(x.Text)
		case keyNote:
			f.note.SetText(x.Text)
		default:
			f.restoreAmount(x)
		}
	}
	f.state.more = f.state.more || f.safe.Rating().Set || f.energy.Selected >= 0 || f.minutes.Text != "" || f.note.Text != ""
}

// restorePeople takes the people of a draft.
func (f *form) restorePeople(text string) {
	f.state.people = nil
	for word := range strings.FieldsSeq(text) {
		if id, err := data.ParseID(word); err == nil {
			f.state.people = append(f.state.people, id)
		}
	}
}

// restoreAmount takes one amount of a draft.
func (f *form) restoreAmount(x data.Field) {
	for prefix, list := range map[string][]*amount{keyReceived: f.received, keyGiven: f.given} {
		kind, ok := strings.CutPrefix(x.Key, prefix)
		if at := slices.Index(data.ExchangeKinds(), kind); ok && at >= 0 {
			list[at].SetSelected(max(0, place(x.Number, len(weights()))))
		}
	}
}

// place reads a choice among n; -1 is none, and so is what is no choice.
func place(r data.Rating, n int) int {
	if at := int(r.Value); r.Set && at >= 0 && at < n {
		return at
	}
	return -1
}

// cease stops the timer.
func (f *form) cease() {
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
}

// keep keeps the form as a draft, so that closing loses nothing.
func (f *form) keep() {
	f.cease()
	if !f.state.open || !f.state.dirty || f.state.saving != nil {
		return
	}
	f.state.dirty = false
	d, s := f.asDraft(), f.screen
	f.state.way = append(f.state.way, &d)
	kit.Do(s.env.Run, func(ctx context.Context) error { return s.store.PutDraft(ctx, &d) }, func(err error) {
		if !slices.Contains(f.state.way, &d) {
			return // a later write has settled it, or the form is away
		}
		f.state.way = slices.DeleteFunc(f.state.way, func(w *data.Draft) bool { return w == &d })
		if err != nil {
			f.state.dirty = true // it is still in the fields
			s.notices.Say(kit.T("people.notkept", "This is not kept yet. It is tried again with the next key."))
		}
	})
}

// flush keeps the form as a draft and waits for that. A draft on its way is
// written once more, so that its end is known here; so is a form whose contacts
// turn out not to be kept.
func (f *form) flush() error {
	f.cease()
	s := f.screen
	if save := f.state.saving; save != nil {
		if err := kit.DoNow(s.env.Run, func(context.Context) error { return nil }); err != nil {
			return fmt.Errorf("wait for a contact to be noted: %w", err)
		}
		if save.kept {
			return nil
		}
		f.state.dirty = f.state.open
	}
	if !f.state.open || !f.state.dirty && len(f.state.way) == 0 {
		return nil
	}
	d := f.asDraft()
	f.state.way, f.state.dirty = nil, true
	err := kit.DoNow(s.env.Run, func(ctx context.Context) error { return s.store.PutDraft(ctx, &d) })
	if err != nil {
		return fmt.Errorf("keep an unfinished note: %w", err)
	}
	f.state.dirty = false
	return nil
}
