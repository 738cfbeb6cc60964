package data

import (
	"google.golang.org/protobuf/proto"

	"kith/data/wire"
)

// The wire forms of items, records and check-ins.

func (i *Item) toWire() proto.Message {
	return &wire.Item{
		Id: idBytes(i.ID), Kind: i.Kind, Title: i.Title, Fields: fieldsWire(i.Fields),
		State: uint32(i.State), People: idList(i.People), Started: int32(i.Started),
		Created: nanos(i.Created), Modified: nanos(i.Modified), Revision: i.Revision,
	}
}

// itemFrom reads an item; ErrUnreadable if the bytes are none.
func itemFrom(b []byte) (Item, error) {
	var w wire.Item
	if err := decode(b, &w); err != nil {
		return Item{}, err
	}
	return Item{
		ID: idFrom(w.Id), Kind: w.Kind, Title: w.Title, Fields: fieldsFrom(w.Fields),
		State: narrow[State](w.State), People: idsFrom(w.People), Started: Day(w.Started),
		Created: instant(w.Created), Modified: instant(w.Modified), Revision: w.Revision,
	}, nil
}

func (r *Record) toWire() proto.Message {
	return &wire.Record{
		Id: idBytes(r.ID), Practice: r.Practice, Day: int32(r.Day), Created: nanos(r.Created),
		Zone: r.Zone, Modified: nanos(r.Modified), Item: idBytes(r.Item), People: idList(r.People),
		Fields: fieldsWire(r.Fields), Entry: idBytes(r.Entry), Follow: int32(r.Follow),
		Closed: int32(r.Closed), Revision: r.Revision,
	}
}

// recordFrom reads a record; ErrUnreadable if the bytes are none.
func recordFrom(b []byte) (Record, error) {
	var w wire.Record
	if err := decode(b, &w); err != nil {
		return Record{}, err
	}
	return Record{
		ID: idFrom(w.Id), Practice: w.Practice, Day: Day(w.Day), Created: instant(w.Created),
		Zone: w.Zone, Modified: instant(w.Modified), Item: idFrom(w.Item), People: idsFrom(w.People),
		Fields: fieldsFrom(w.Fields), Entry: idFrom(w.Entry), Follow: Day(w.Follow),
		Closed: Day(w.Closed), Revision: w.Revision,
	}, nil
}

// toWire keeps a skipped question apart from one that was not asked: its answer is
// there, without a value.
func (k *CheckIn) toWire() proto.Message {
	w := &wire.CheckIn{
		Id: idBytes(k.ID), Instrument: k.Instrument, Version: k.Version, Sha256: k.SHA256,
		Target: idBytes(k.Target), Day: int32(k.Day), Created: nanos(k.Created), Zone: k.Zone,
		Note: k.Note, Revision: k.Revision,
	}
	for _, a := range k.Answers {
		w.Answers = append(w.Answers, &wire.CheckAnswer{Item: a.Item, Value: ratingWire(a.Value)})
	}
	return w
}

// checkInFrom reads a check-in; ErrUnreadable if the bytes are none.
func checkInFrom(b []byte) (CheckIn, error) {
	var w wire.CheckIn
	if err := decode(b, &w); err != nil {
		return CheckIn{}, err
	}
	k := CheckIn{
		ID: idFrom(w.Id), Instrument: w.Instrument, Version: w.Version, SHA256: w.Sha256,
		Target: idFrom(w.Target), Day: Day(w.Day), Created: instant(w.Created), Zone: w.Zone,
		Note: w.Note, Revision: w.Revision,
	}
	for _, a := range w.Answers {
		k.Answers = append(k.Answers, CheckAnswer{Item: a.GetItem(), Value: ratingFrom(a.GetValue())})
	}
	return k, nil
}
