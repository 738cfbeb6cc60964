package practice

import (
	"strings"

	"kith/data"
)

// Keys of a draft that are no question's: they have a dot, which no key may have.
const (
	draftAbout  = "form.about"
	draftPeople = "form.people" // ids, a blank between
	draftDay    = "form.day"
	draftTitle  = "form.title"
)

// asDraft is the form as it stands.
func (f *form) asDraft() data.Draft {
	st := &f.state
	d := data.Draft{ID: st.draft, Form: st.name, At: f.screen.env.Now(), Fields: append([]data.Field{}, st.answers...)}
	var ids []string
	for _, id := range st.people {
		ids = append(ids, id.String())
	}
	d.Fields = append(d.Fields,
		data.Field{Key: draftPeople, Text: strings.Join(ids, " ")}, data.Field{Key: draftDay, Day: st.day}, data.Field{Key: draftTitle, Text: st.title})
	if !st.about.IsZero() {
		d.Fields = append(d.Fields, data.Field{Key: draftAbout, Text: st.about.String()})
	}
	return d
}

// restore fills the form with what a draft has.
func (f *form) restore(d *data.Draft) {
	st := &f.state
	st.draft, st.answers, st.people, st.more = d.ID, nil, nil, true
	for _, x := range d.Fields {
		switch x.Key {
		case draftAbout:
			if id, err := data.ParseID(x.Text); err == nil {
				st.about = id
			}
		case draftPeople:
			for word := range strings.FieldsSeq(x.Text) {
				if id, err := data.ParseID(word); err == nil {
					st.people = append(st.people, id)
				}
			}
		case draftDay:
			if x.Day.Valid() {
				st.day = x.Day
			}
		case draftTitle:
			st.title = x.Text
		default:
			st.answers = withAnswer(st.answers, x)
		}
	}
}
