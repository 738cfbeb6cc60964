package data

import (
	"google.golang.org/protobuf/proto"

	"kith/data/wire"
)

// The wire forms of what is written: entries, their earlier texts, drafts, trash.

// toWire names every field: one that is not named here is not kept, and the test of
// all fields finds it.
func (e *Entry) toWire() proto.Message {
	w := &wire.Entry{
		Id: idBytes(e.ID), Day: int32(e.Day), Created: nanos(e.Created), Zone: e.Zone,
		Modified: nanos(e.Modified), AllDay: e.AllDay, Title: e.Title, Body: e.Body,
		Tags: e.Tags, People: idList(e.People), Mood: ratingWire(e.Mood), Starred: e.Starred,
		Muted: e.Muted, Template: e.Template, Prompt: e.Prompt, Practice: idBytes(e.Practice),
		Source: sourceWire(e.Source), Revision: e.Revision,
	}
	for _, a := range e.Attachments {
		w.Attachments = append(w.Attachments, attachmentWire(a))
	}
	return w
}

// entryFrom reads an entry; ErrUnreadable if the bytes are none.
func entryFrom(b []byte) (Entry, error) {
	var w wire.Entry
	if err := decode(b, &w); err != nil {
		return Entry{}, err
	}
	e := Entry{
		ID: idFrom(w.Id), Day: Day(w.Day), Created: instant(w.Created), Zone: w.Zone,
		Modified: instant(w.Modified), AllDay: w.AllDay, Title: w.Title, Body: w.Body,
		Tags: w.Tags, People: idsFrom(w.People), Mood: ratingFrom(w.Mood), Starred: w.Starred,
		Muted: w.Muted, Template: w.Template, Prompt: w.Prompt, Practice: idFrom(w.Practice),
		Source: sourceFrom(w.Source), Revision: w.Revision,
	}
	for _, a := range w.Attachments {
		e.Attachments = append(e.Attachments, attachmentFrom(a))
	}
	return e, nil
}

// attachmentWire gives the wire form of an attached file's description.
func attachmentWire(a Attachment) *wire.Attachment {
	return &wire.Attachment{
		Id: idBytes(a.ID), Sha256: a.SHA256, Mime: a.Mime, Name: a.Name, Caption: a.Caption,
		Size: a.Size, Width: a.Width, Height: a.Height, Source: a.Source,
	}
}

// attachmentFrom reads an attached file's description.
func attachmentFrom(a *wire.Attachment) Attachment {
	return Attachment{
		ID: idFrom(a.GetId()), SHA256: a.GetSha256(), Mime: a.GetMime(), Name: a.GetName(), Caption: a.GetCaption(),
		Size: a.GetSize(), Width: a.GetWidth(), Height: a.GetHeight(), Source: a.GetSource(),
	}
}

func (v *Version) toWire() proto.Message {
	return &wire.Version{Id: idBytes(v.ID), Entry: idBytes(v.Entry), At: nanos(v.At), Title: v.Title, Body: v.Body}
}

// versionFrom reads an earlier text; ErrUnreadable if the bytes are none.
func versionFrom(b []byte) (Version, error) {
	var w wire.Version
	if err := decode(b, &w); err != nil {
		return Version{}, err
	}
	return Version{ID: idFrom(w.Id), Entry: idFrom(w.Entry), At: instant(w.At), Title: w.Title, Body: w.Body}, nil
}

func (d *Draft) toWire() proto.Message {
	return &wire.Draft{Id: idBytes(d.ID), Form: d.Form, At: nanos(d.At), Fields: fieldsWire(d.Fields)}
}

// draftFrom reads a draft; ErrUnreadable if the bytes are none.
func draftFrom(b []byte) (Draft, error) {
	var w wire.Draft
	if err := decode(b, &w); err != nil {
		return Draft{}, err
	}
	return Draft{ID: idFrom(w.Id), Form: w.Form, At: instant(w.At), Fields: fieldsFrom(w.Fields)}, nil
}

func (t *Trashed) toWire() proto.Message {
	return &wire.Trashed{Id: idBytes(t.ID), Kind: uint32(t.Kind), At: nanos(t.At), Body: t.Body}
}

// trashedFrom reads a deleted record, which itself stays as bytes; ErrUnreadable if the bytes are none.
func trashedFrom(b []byte) (Trashed, error) {
	var w wire.Trashed
	if err := decode(b, &w); err != nil {
		return Trashed{}, err
	}
	return Trashed{ID: idFrom(w.Id), Kind: narrow[Kind](w.Kind), At: instant(w.At), Body: w.Body}, nil
}
