package data

import (
	"google.golang.org/protobuf/proto"

	"kith/data/wire"
)

// The wire forms of people and of what passes between them.

// toWire leaves a pin out that is not set: (0, 0) is a place too.
func (p *Person) toWire() proto.Message {
	w := &wire.Person{
		Id: idBytes(p.ID), Name: p.Name, Roles: p.Roles, Ring: int32(p.Ring),
		ModelsSecurity: p.ModelsSecurity, Models: p.Models, Since: int32(p.Since), Notes: p.Notes,
		Groups: idList(p.Groups), Archived: p.Archived, Muted: p.Muted, Created: nanos(p.Created),
		Modified: nanos(p.Modified), Source: sourceWire(p.Source), Revision: p.Revision, Wish: int32(p.Wish),
	}
	for _, m := range p.Rings {
		w.Rings = append(w.Rings, &wire.RingMark{Day: int32(m.Day), Ring: int32(m.Ring)})
	}
	if p.Photo != nil {
		w.Photo = attachmentWire(*p.Photo)
	}
	if p.Pin.Set {
		w.Pin = &wire.Pin{X: p.Pin.X, Y: p.Pin.Y}
	}
	return w
}

// personFrom reads a person; ErrUnreadable if the bytes are none.
func personFrom(b []byte) (Person, error) {
	var w wire.Person
	if err := decode(b, &w); err != nil {
		return Person{}, err
	}
	p := Person{
		ID: idFrom(w.Id), Name: w.Name, Roles: w.Roles, Ring: int(w.Ring),
		ModelsSecurity: w.ModelsSecurity, Models: w.Models, Since: Day(w.Since), Notes: w.Notes,
		Groups: idsFrom(w.Groups), Archived: w.Archived, Muted: w.Muted, Created: instant(w.Created),
		Modified: instant(w.Modified), Source: sourceFrom(w.Source), Revision: w.Revision, Wish: int(w.Wish),
	}
	for _, m := range w.Rings {
		p.Rings = append(p.Rings, RingMark{Day(m.GetDay()), int(m.GetRing())})
	}
	if w.Photo != nil {
		photo := attachmentFrom(w.Photo)
		p.Photo = &photo
	}
	if w.Pin != nil {
		p.Pin = Pin{X: w.Pin.X, Y: w.Pin.Y, Set: true}
	}
	return p, nil
}

func (t *Tie) toWire() proto.Message {
	return &wire.Tie{
		Id: idBytes(t.ID), A: idBytes(t.A), B: idBytes(t.B), Kind: t.Kind, Note: t.Note,
		Created: nanos(t.Created), Modified: nanos(t.Modified), Revision: t.Revision,
		Since: int32(t.Since), Until: int32(t.Until),
	}
}

// tieFrom reads a tie; ErrUnreadable if the bytes are none.
func tieFrom(b []byte) (Tie, error) {
	var w wire.Tie
	if err := decode(b, &w); err != nil {
		return Tie{}, err
	}
	return Tie{
		ID: idFrom(w.Id), A: idFrom(w.A), B: idFrom(w.B), Kind: w.Kind, Note: w.Note,
		Created: instant(w.Created), Modified: instant(w.Modified), Revision: w.Revision,
		Since: Day(w.Since), Until: Day(w.Until),
	}, nil
}

func (g *Group) toWire() proto.Message {
	return &wire.Group{
		Id: idBytes(g.ID), Name: g.Name, Kind: g.Kind, Cadence: g.Cadence, Note: g.Note,
		Created: nanos(g.Created), Modified: nanos(g.Modified), Revision: g.Revision,
	}
}

// groupFrom reads a group; ErrUnreadable if the bytes are none.
func groupFrom(b []byte) (Group, error) {
	var w wire.Group
	if err := decode(b, &w); err != nil {
		return Group{}, err
	}
	return Group{
		ID: idFrom(w.Id), Name: w.Name, Kind: w.Kind, Cadence: w.Cadence, Note: w.Note,
		Created: instant(w.Created), Modified: instant(w.Modified), Revision: w.Revision,
	}, nil
}

func (t *Contact) toWire() proto.Message {
	return &wire.Contact{
		Id: idBytes(t.ID), Person: idBytes(t.Person), Day: int32(t.Day), Created: nanos(t.Created),
		Zone: t.Zone, Reached: uint32(t.Reached), Received: exchangesWire(t.Received),
		Given: exchangesWire(t.Given), Suggested: uint32(t.Suggested), FeltSafe: ratingWire(t.FeltSafe),
		Energy: ratingWire(t.Energy), InLine: ratingWire(t.InLine), Minutes: int32(t.Minutes),
		Note: t.Note, Entry: idBytes(t.Entry), Source: sourceWire(t.Source), Revision: t.Revision,
	}
}

// contactFrom reads a contact; ErrUnreadable if the bytes are none.
func contactFrom(b []byte) (Contact, error) {
	var w wire.Contact
	if err := decode(b, &w); err != nil {
		return Contact{}, err
	}
	return Contact{
		ID: idFrom(w.Id), Person: idFrom(w.Person), Day: Day(w.Day), Created: instant(w.Created),
		Zone: w.Zone, Reached: narrow[Who](w.Reached), Received: exchangesFrom(w.Received),
		Given: exchangesFrom(w.Given), Suggested: narrow[Who](w.Suggested), FeltSafe: ratingFrom(w.FeltSafe),
		Energy: ratingFrom(w.Energy), InLine: ratingFrom(w.InLine), Minutes: int(w.Minutes),
		Note: w.Note, Entry: idFrom(w.Entry), Source: sourceFrom(w.Source), Revision: w.Revision,
	}, nil
}

// exchangesWire gives the wire form of what was given or received.
func exchangesWire(list []Exchange) []*wire.Exchange {
	var out []*wire.Exchange
	for _, x := range list {
		out = append(out, &wire.Exchange{Kind: x.Kind, Weight: x.Weight})
	}
	return out
}

// exchangesFrom reads what was given or received.
func exchangesFrom(list []*wire.Exchange) []Exchange {
	var out []Exchange
	for _, x := range list {
		out = append(out, Exchange{Kind: x.GetKind(), Weight: x.GetWeight()})
	}
	return out
}

func (f *Feeling) toWire() proto.Message {
	return &wire.Feeling{
		Id: idBytes(f.ID), Person: idBytes(f.Person), Day: int32(f.Day), Created: nanos(f.Created),
		Give: ratingWire(f.Give), Receive: ratingWire(f.Receive), Trust: ratingWire(f.Trust),
		Closeness: ratingWire(f.Closeness), Tension: ratingWire(f.Tension),
		ValuesMe: ratingWire(f.ValuesMe), Note: f.Note, Revision: f.Revision,
	}
}

// feelingFrom reads a feeling; ErrUnreadable if the bytes are none.
func feelingFrom(b []byte) (Feeling, error) {
	var w wire.Feeling
	if err := decode(b, &w); err != nil {
		return Feeling{}, err
	}
	return Feeling{
		ID: idFrom(w.Id), Person: idFrom(w.Person), Day: Day(w.Day), Created: instant(w.Created),
		Give: ratingFrom(w.Give), Receive: ratingFrom(w.Receive), Trust: ratingFrom(w.Trust),
		Closeness: ratingFrom(w.Closeness), Tension: ratingFrom(w.Tension),
		ValuesMe: ratingFrom(w.ValuesMe), Note: w.Note, Revision: w.Revision,
	}, nil
}
