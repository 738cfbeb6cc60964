package data

import (
	"fmt"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	"kith/data/wire"
)

// encode writes a record's wire form. Fields of prev, the record as it stands
// now, that this version does not know are carried over: an older program that
// edits a newer record loses nothing. prev may be nil.
func encode(m proto.Message, prev []byte) ([]byte, error) {
	if len(prev) > 0 {
		old := m.ProtoReflect().New()
		if err := proto.Unmarshal(prev, old.Interface()); err == nil {
			carry(m.ProtoReflect(), old)
		}
	}
	b, err := proto.MarshalOptions{Deterministic: true}.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("write record: %w", err)
	}
	return b, nil
}

// carry copies what this version does not know from an old form to a new one, in
// the record itself and in its parts.
func carry(to, old protoreflect.Message) {
	to.SetUnknown(old.GetUnknown())
	old.Range(func(f protoreflect.FieldDescriptor, v protoreflect.Value) bool {
		switch {
		case f.Message() == nil || !to.Has(f):
		case f.IsList():
			carryList(f.Message(), to.Get(f).List(), v.List())
		default:
			carry(to.Mutable(f).Message(), v.Message())
		}
		return true
	})
}

// carryList is carry for a list of parts. A part is the same one when its first
// field is: the id of an attachment, the key of an answer, the kind of a gift.
func carryList(part protoreflect.MessageDescriptor, to, old protoreflect.List) {
	first := part.Fields().ByNumber(firstField)
	was := map[string]protoreflect.Message{}
	for i := range old.Len() {
		m := old.Get(i).Message()
		was[m.Get(first).String()] = m
	}
	for i := range to.Len() {
		m := to.Get(i).Message()
		if old, ok := was[m.Get(first).String()]; ok {
			carry(m, old)
		}
	}
}

// firstField is what every record and every part of a list is known by.
const firstField = 1

// decode reads a record's wire form into m. Bytes that hold no id are no record,
// though nearly any bytes are a message to protobuf.
func decode(b []byte, m proto.Message) error {
	if err := proto.Unmarshal(b, m); err != nil {
		return fmt.Errorf("read record: %w", ErrUnreadable)
	}
	r := m.ProtoReflect()
	if idFrom(r.Get(r.Descriptor().Fields().ByNumber(firstField)).Bytes()).IsZero() {
		return fmt.Errorf("read record, it has no id: %w", ErrUnreadable)
	}
	return nil
}

// idBytes gives the wire form of an id; the zero ID takes no room.
func idBytes(id ID) []byte {
	if id.IsZero() {
		return nil
	}
	return id[:]
}

// idFrom reads the wire form of an id. Bytes of another length name nothing.
func idFrom(b []byte) (id ID) {
	if len(b) == len(id) {
		copy(id[:], b)
	}
	return id
}

// idList gives the wire form of several ids.
func idList(ids []ID) [][]byte {
	var out [][]byte
	for _, id := range ids {
		out = append(out, idBytes(id))
	}
	return out
}

// idsFrom reads several ids.
func idsFrom(list [][]byte) []ID {
	var out []ID
	for _, b := range list {
		out = append(out, idFrom(b))
	}
	return out
}

// nanos gives the wire form of an instant. Every instant that is stored is set
// and lies in the years that fit (see checker.instant), so 0 is 1970 and not "none".
func nanos(t time.Time) int64 { return t.UnixNano() }

// instant reads the wire form of an instant, in UTC.
func instant(ns int64) time.Time { return time.Unix(0, ns).UTC() }

// narrow reads a number that stands for one of a few words. One that does not
// fit stays none of them.
func narrow[T ~byte](v uint32) T { return T(min(v, 0xff)) }

// ratingWire gives the wire form of a rating, nil when not rated.
func ratingWire(r Rating) *wire.Rating {
	if !r.Set {
		return nil
	}
	return &wire.Rating{Value: r.Value}
}

// ratingFrom reads a rating.
func ratingFrom(r *wire.Rating) Rating {
	if r == nil {
		return Rating{}
	}
	return Rated(r.Value)
}

// sourceWire gives the wire form of a source, nil when there is none.
func sourceWire(s Source) *wire.Source {
	if s.App == "" && s.ID == "" && len(s.Extras) == 0 {
		return nil
	}
	return &wire.Source{App: s.App, Id: s.ID, Extras: s.Extras}
}

// sourceFrom reads a source.
func sourceFrom(s *wire.Source) Source {
	return Source{App: s.GetApp(), ID: s.GetId(), Extras: s.GetExtras()}
}

// fieldsWire gives the wire form of answers.
func fieldsWire(list []Field) []*wire.Field {
	var out []*wire.Field
	for _, f := range list {
		out = append(out, &wire.Field{
			Key: f.Key, Text: f.Text, Number: ratingWire(f.Number),
			Person: idBytes(f.Person), Day: int32(f.Day), Answer: uint32(f.Answer),
		})
	}
	return out
}

// fieldsFrom reads answers.
func fieldsFrom(list []*wire.Field) []Field {
	var out []Field
	for _, f := range list {
		out = append(out, Field{
			Key: f.GetKey(), Text: f.GetText(), Number: ratingFrom(f.GetNumber()),
			Person: idFrom(f.GetPerson()), Day: Day(f.GetDay()), Answer: narrow[Answer](f.GetAnswer()),
		})
	}
	return out
}
