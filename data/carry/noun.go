package carry

import (
	"errors"

	"kith/data"
	"kith/data/port"
)

// Records of Kith's own form keep their ids, so that they are known again by them.

// kept is what all nouns have.
type kept interface{ Check() error }

// noun takes one record of the own form.
func (i *importer) noun(v any) error {
	switch v := v.(type) {
	case *port.OwnFile:
		return i.ownFile(v)
	case *data.Preference:
		if i.prefs[v.Name] {
			i.report.OthersKnown++
			return i.tick()
		}
		return i.add(otherStep, Line{}, func(w *data.Writer) error { return w.PutPreference(*v) })
	case *data.Entry:
		return i.own(data.KindEntry, v.ID, v, &v.Revision, entryStep, Line{Day: v.Day, Title: v.Headline()}, func(w *data.Writer) error { return w.PutEntry(v) })
	case *data.Person:
		return i.own(data.KindPerson, v.ID, v, &v.Revision, otherStep, Line{}, func(w *data.Writer) error { return w.PutPerson(v) })
	case *data.Tie:
		return i.own(data.KindTie, v.ID, v, &v.Revision, otherStep, Line{}, func(w *data.Writer) error { return w.PutTie(v) })
	case *data.Group:
		return i.own(data.KindGroup, v.ID, v, &v.Revision, otherStep, Line{}, func(w *data.Writer) error { return w.PutGroup(v) })
	case *data.Contact:
		return i.own(data.KindContact, v.ID, v, &v.Revision, otherStep, Line{Day: v.Day}, func(w *data.Writer) error { return w.PutContact(v) })
	case *data.Feeling:
		return i.own(data.KindFeeling, v.ID, v, &v.Revision, otherStep, Line{Day: v.Day}, func(w *data.Writer) error { return w.PutFeeling(v) })
	case *data.Item:
		return i.own(data.KindItem, v.ID, v, &v.Revision, otherStep, Line{Day: v.Started}, func(w *data.Writer) error { return w.PutItem(v) })
	case *data.Record:
		return i.own(data.KindRecord, v.ID, v, &v.Revision, otherStep, Line{Day: v.Day}, func(w *data.Writer) error { return w.PutRecord(v) })
	case *data.CheckIn:
		return i.own(data.KindCheckIn, v.ID, v, &v.Revision, otherStep, Line{Day: v.Day}, func(w *data.Writer) error { return w.PutCheckIn(v) })
	case *data.Definition:
		return i.own(data.KindDefinition, v.ID, v, &v.Revision, otherStep, Line{}, func(w *data.Writer) error { return w.PutDefinition(v) })
	case *data.Version:
		return i.own(data.KindVersion, v.ID, v, nil, otherStep, Line{}, func(w *data.Writer) error { return w.PutVersion(v) })
	case *data.Draft:
		return i.own(data.KindDraft, v.ID, v, nil, otherStep, Line{}, func(w *data.Writer) error { return w.PutDraft(v) })
	}
	return errors.New("import: a record of an unknown kind")
}

// own takes one record, unless it is in the store or breaks a rule. Its revision is
// set back by the one that putting it counts, so that it comes out as it went in.
func (i *importer) own(k data.Kind, id data.ID, v kept, revision *uint32, is kindOfStep, l Line, put func(*data.Writer) error) error {
	if i.ids[k][id] {
		if is == entryStep {
			l.Status = Known
			i.report.entry(l)
		} else {
			i.report.OthersKnown++
		}
		return i.tick()
	}
	if err := v.Check(); err != nil {
		l.Where, l.Status, l.Why = k.String(), Failed, whyNot(err)
		if is == entryStep {
			i.report.entry(l)
		} else {
			i.report.other(l)
		}
		return i.tick()
	}
	if revision != nil && *revision > 0 {
		*revision--
	}
	i.ids[k][id] = true
	return i.add(is, l, put)
}

// add puts a step into the queue.
func (i *importer) add(is kindOfStep, l Line, put ...func(*data.Writer) error) error {
	l.Status = Added
	i.waiting = append(i.waiting, step{put, l, is})
	return i.tick()
}

// whyNot gives the rule that a record breaks.
func whyNot(err error) string {
	var f *data.FieldError
	if errors.As(err, &f) {
		return f.Field + " " + f.Rule
	}
	return "it cannot be kept"
}
