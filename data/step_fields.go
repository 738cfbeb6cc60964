package data

import (
	"bytes"
	"fmt"
	"time"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// fieldsOf takes a record's wire form apart: field number to all that stands under
// it. false says that it is no wire form.
func fieldsOf(b []byte) (map[protowire.Number][]byte, bool) {
	out := map[protowire.Number][]byte{}
	for len(b) > 0 {
		num, _, n := protowire.ConsumeField(b)
		if n < 0 {
			return nil, false
		}
		out[num] = append(out[num], b[:n]...)
		b = b[n:]
	}
	return out, true
}

// counters are the fields that change with every write and mean nothing by
// themselves: the revision and the moment of the last change.
func counters(d protoreflect.MessageDescriptor) map[protowire.Number]bool {
	out := map[protowire.Number]bool{}
	for _, name := range []protoreflect.Name{"revision", "modified"} {
		if f := d.Fields().ByName(name); f != nil {
			out[f.Number()] = true
		}
	}
	return out
}

// delta gives the fields in which two forms of a record differ, as they were and
// as they are, in the order of their numbers.
func (k kept[T, P]) delta(before, after []byte) (was, is []byte, err error) {
	v, err := k.from(after)
	if err != nil {
		return nil, nil, err
	}
	old, ok := fieldsOf(before)
	now, ok2 := fieldsOf(after)
	if !ok || !ok2 {
		return nil, nil, fmt.Errorf("compare %s records: %w", k.kind, ErrUnreadable)
	}
	d := P(&v).toWire().ProtoReflect().Descriptor()
	skip := counters(d)
	for i := range d.Fields().Len() {
		n := d.Fields().Get(i).Number()
		if !skip[n] && !bytes.Equal(old[n], now[n]) {
			was, is = append(was, old[n]...), append(is, now[n]...)
		}
	}
	return was, is, nil
}

// patch puts fields of a record back: those that stand as in is become as in was.
// ErrConflict says that one of them was changed since, ErrNotFound that the record
// is gone. All other fields stay as they are now.
func (k kept[T, P]) patch(w *Writer, id ID, was, is []byte) error {
	prev, err := w.stored(recordKey(k.kind, id))
	if err == nil && prev == nil {
		err = ErrNotFound
	}
	if err != nil {
		return err
	}
	now, ok := fieldsOf(prev)
	from, ok2 := fieldsOf(is)
	to, ok3 := fieldsOf(was)
	if !ok || !ok2 || !ok3 {
		return ErrUnreadable
	}
	for _, touched := range []map[protowire.Number][]byte{from, to} {
		for n := range touched {
			if !bytes.Equal(now[n], from[n]) {
				return ErrConflict
			}
		}
	}
	return k.rewrite(w, prev, from, to)
}

// rewrite writes a record with some fields taken away and others put in.
func (k kept[T, P]) rewrite(w *Writer, prev []byte, without, with map[protowire.Number][]byte) error {
	old, err := k.from(prev)
	if err != nil {
		return err
	}
	var edited []byte
	for rest := prev; len(rest) > 0; {
		n, _, size := protowire.ConsumeField(rest)
		if size < 0 {
			return ErrUnreadable
		}
		_, goes := without[n]
		if _, comes := with[n]; !goes && !comes {
			edited = append(edited, rest[:size]...)
		}
		rest = rest[size:]
	}
	for _, b := range with {
		edited = append(edited, b...)
	}
	v, err := k.from(edited)
	if err != nil {
		return err
	}
	if err := P(&v).Check(); err != nil {
		return err
	}
	return write[T](w, P(&v), prev, P(&old).rows())
}

// remove moves a record to the trash.
func (k kept[T, P]) remove(w *Writer, id ID, at time.Time) error {
	return trash[T, P](w, k.kind, id, at, k.from)
}
