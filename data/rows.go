package data

import (
	"time"

	"google.golang.org/protobuf/proto"
)

// record is what the store asks of every noun: a pointer to it that can be
// checked, written, and placed on timelines.
type record[T any] interface {
	*T
	Check() error
	toWire() proto.Message
	// ref gives the id and the noun.
	ref() (Kind, ID)
	// key is where the record stands.
	key() []byte
	// rows are the index rows that the record stands in.
	rows() [][]byte
	// revision counts writes; nil for nouns that are only written once.
	revision() *uint32
}

func (e *Entry) ref() (Kind, ID)        { return KindEntry, e.ID }
func (p *Person) ref() (Kind, ID)       { return KindPerson, p.ID }
func (t *Tie) ref() (Kind, ID)          { return KindTie, t.ID }
func (g *Group) ref() (Kind, ID)        { return KindGroup, g.ID }
func (t *Contact) ref() (Kind, ID)      { return KindContact, t.ID }
func (f *Feeling) ref() (Kind, ID)      { return KindFeeling, f.ID }
func (i *Item) ref() (Kind, ID)         { return KindItem, i.ID }
func (r *Record) ref() (Kind, ID)       { return KindRecord, r.ID }
func (k *CheckIn) ref() (Kind, ID)      { return KindCheckIn, k.ID }
func (d *Definition) ref() (Kind, ID)   { return KindDefinition, d.ID }
func (v *Version) ref() (Kind, ID)      { return KindVersion, v.ID }
func (d *Draft) ref() (Kind, ID)        { return KindDraft, d.ID }
func (t *Trashed) ref() (Kind, ID)      { return KindTrash, t.ID }
func (e *Entry) key() []byte            { return recordKey(KindEntry, e.ID) }
func (p *Person) key() []byte           { return recordKey(KindPerson, p.ID) }
func (t *Tie) key() []byte              { return recordKey(KindTie, t.ID) }
func (g *Group) key() []byte            { return recordKey(KindGroup, g.ID) }
func (t *Contact) key() []byte          { return recordKey(KindContact, t.ID) }
func (f *Feeling) key() []byte          { return recordKey(KindFeeling, f.ID) }
func (i *Item) key() []byte             { return recordKey(KindItem, i.ID) }
func (r *Record) key() []byte           { return recordKey(KindRecord, r.ID) }
func (k *CheckIn) key() []byte          { return recordKey(KindCheckIn, k.ID) }
func (d *Definition) key() []byte       { return recordKey(KindDefinition, d.ID) }
func (v *Version) key() []byte          { return versionKey(v.Entry, v.ID) }
func (d *Draft) key() []byte            { return recordKey(KindDraft, d.ID) }
func (t *Trashed) key() []byte          { return recordKey(KindTrash, t.ID) }
func (t *Step) ref() (Kind, ID)         { return KindStep, t.ID }
func (t *Step) key() []byte             { return recordKey(KindStep, t.ID) }
func (t *Step) revision() *uint32       { return nil }
func (t *Step) rows() [][]byte          { return nil }
func (e *Entry) revision() *uint32      { return &e.Revision }
func (p *Person) revision() *uint32     { return &p.Revision }
func (t *Tie) revision() *uint32        { return &t.Revision }
func (g *Group) revision() *uint32      { return &g.Revision }
func (t *Contact) revision() *uint32    { return &t.Revision }
func (f *Feeling) revision() *uint32    { return &f.Revision }
func (i *Item) revision() *uint32       { return &i.Revision }
func (r *Record) revision() *uint32     { return &r.Revision }
func (k *CheckIn) revision() *uint32    { return &k.Revision }
func (d *Definition) revision() *uint32 { return &d.Revision }
func (v *Version) revision() *uint32    { return nil }
func (d *Draft) revision() *uint32      { return nil }
func (t *Trashed) revision() *uint32    { return nil }

// What stands in no row is found by its id alone, or by reading all of its noun:
// people, groups and drafts are few, earlier texts stand beside their entry.

func (e *Entry) rows() [][]byte {
	out := placed(KindEntry, e.Day, e.Created, e.ID, e.People...)
	for _, t := range e.Tags {
		out = append(out, tagRow(t, e.Day, e.Created, e.ID))
	}
	return out
}

// rows of a contact, a feeling and a check-in have one person at most.
func (t *Contact) rows() [][]byte {
	return placed(KindContact, t.Day, t.Created, t.ID, t.Person)
}

func (f *Feeling) rows() [][]byte {
	return placed(KindFeeling, f.Day, f.Created, f.ID, f.Person)
}

func (k *CheckIn) rows() [][]byte {
	return placed(KindCheckIn, k.Day, k.Created, k.ID, k.Target)
}

func (r *Record) rows() [][]byte {
	out := placed(KindRecord, r.Day, r.Created, r.ID, r.names()...)
	if !r.Item.IsZero() {
		out = append(out, itemRow(r.Item, r.Day, r.Created, r.ID))
	}
	return out
}

func (i *Item) rows() [][]byte {
	return onPages(KindItem, i.Started, i.Created, i.ID, i.names())
}

// rows of a tie put it on both pages, on no day: it holds until it is taken away.
func (t *Tie) rows() [][]byte { return onPages(KindTie, 0, t.Created, t.ID, t.names()) }

func (p *Person) rows() [][]byte     { return nil }
func (g *Group) rows() [][]byte      { return nil }
func (d *Definition) rows() [][]byte { return nil }
func (v *Version) rows() [][]byte    { return nil }
func (d *Draft) rows() [][]byte      { return nil }
func (t *Trashed) rows() [][]byte    { return nil }

// placed puts a dated record on its timeline and on the pages of its people.
func placed(k Kind, day Day, at time.Time, id ID, people ...ID) [][]byte {
	return append([][]byte{dayRow(k, day, at, id)}, onPages(k, day, at, id, people)...)
}

// onPages puts a record on the pages of its people.
func onPages(k Kind, day Day, at time.Time, id ID, people []ID) (out [][]byte) {
	for _, p := range people {
		if !p.IsZero() {
			out = append(out, personRow(p, k, day, at, id))
		}
	}
	return out
}
