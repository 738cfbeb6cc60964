package data

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"kith/data/vault"
)

// Line is one record as a backup holds it: a JSON object that a person can read,
// and from which the very bytes of the record can be made again. Where the JSON
// does not say all of them (a field of a newer version, a record in the trash) the
// object has them too, under "wire", in base64; and the key, under "key", in hex,
// where they do not tell it.
type Line struct {
	Kind Kind
	Key  []byte // where the record stands
	Wire []byte // the record as it is stored
}

// Lines calls fn with every record of a kind in the order of keys, one at a time in
// memory, readable or not, but for those whose seal is broken: broken counts them.
// The note on the saved search index is left out, as the index itself is: both are
// made anew. An error of fn ends it.
func (m *Moment) Lines(k Kind, fn func(Line) error) (broken int, err error) {
	var stopped error
	for next := []byte(nil); ; {
		err := m.tx.Scan(allOf(k), next, false, func(key, b []byte) (bool, error) {
			next = append(append(next[:0], key...), 0)
			if stopped = m.ctx.Err(); stopped == nil && !bytes.Equal(key, metaKey(metaFind)) {
				stopped = fn(Line{k, bytes.Clone(key), b})
			}
			return stopped == nil, stopped
		})
		if err == nil || stopped != nil || !isDamage(err) {
			return broken, err
		}
		bad := firstKey(m.tx, allOf(k), next)
		if bad == nil {
			return broken, err
		}
		broken++
		next = append(bad, 0)
	}
}

// Schema is the version of the records in this picture of the store.
func (m *Moment) Schema() (int, error) {
	st, _, err := schemaIn(m.tx)
	return st.Schema, err
}

// Seq is the number of the last write that is in this picture of the store.
func (m *Moment) Seq() (uint64, error) { return m.tx.Seq() }

// Count tells how many records of a noun there are.
func (m *Moment) Count(k Kind) int { return int(m.tx.Count(byte(k))) }

// OpenFile opens a sealed file that this picture of the store knows. It is good as
// long as the Moment is, also when the file is removed meanwhile, if files are held
// (see vault.HoldFiles).
func (m *Moment) OpenFile(id ID) (*vault.File, error) {
	f, err := m.tx.OpenFile(vault.FileID(id))
	if err != nil {
		return nil, fmt.Errorf("open file %s: %w", id, notFound(err))
	}
	return f, nil
}

// MarshalJSON gives the line's object.
func (l Line) MarshalJSON() ([]byte, error) {
	readable := lineOf(l.Kind, l.Key, l.Wire)
	if readable != nil {
		if again, err := lineFrom(l.Kind, readable); err == nil && bytes.Equal(again.Wire, l.Wire) && bytes.Equal(again.Key, l.Key) {
			return readable, nil
		}
	}
	rest, err := json.Marshal(struct {
		Key  string `json:"key"`
		Wire []byte `json:"wire"`
	}{hex.EncodeToString(l.Key), l.Wire})
	if err != nil || len(readable) < 3 {
		return rest, err
	}
	return append(append(readable[:len(readable)-1], ','), rest[1:]...), nil
}

// ParseLine reads what MarshalJSON wrote. ErrUnreadable if it is no such line.
func ParseLine(k Kind, b []byte) (Line, error) {
	var full struct {
		Key  string `json:"key"`
		Wire []byte `json:"wire"`
	}
	if err := json.Unmarshal(b, &full); err != nil {
		return Line{}, fmt.Errorf("read line of %s: %w", k, ErrUnreadable)
	}
	if full.Key == "" {
		return lineFrom(k, b)
	}
	key, err := hex.DecodeString(full.Key)
	if err != nil || len(key) < 2 || key[0] != byte(k) || len(key) > vault.MaxKey {
		return Line{}, fmt.Errorf("read line of %s: %w", k, ErrUnreadable)
	}
	return Line{k, key, full.Wire}, nil
}

// PutLine writes a record as the line has it, with the index rows that it asks for.
// It is for filling a new store: nothing that stands there is looked at.
func (w *Writer) PutLine(l Line) error {
	if rows, err := rowsOf(l.Kind, l.Wire); err == nil { // what this version cannot read asks for nothing
		if err := w.addRows(rows); err != nil {
			return fmt.Errorf("put line of %s: %w", l.Kind, err)
		}
	}
	if err := w.set(l.Key, l.Wire); err != nil {
		return fmt.Errorf("put line of %s: %w", l.Kind, err)
	}
	return nil
}

// metaLine is a word about the store itself as a line.
type metaLine struct {
	Name  string          `json:"name"`
	Value json.RawMessage `json:"value"`
}

// trashLine is a deleted record as a line: what was deleted can be read too.
type trashLine struct {
	Trashed
	Record json.RawMessage `json:"record,omitempty"`
}

// lineOf gives what a person can read of a record; nil if it makes no sense to this
// version.
func lineOf(k Kind, key, wire []byte) []byte {
	f, ok := formFor(k)
	if !ok {
		return nil
	}
	b, err := f.write(key, wire)
	if err != nil || len(b) < 3 || b[0] != '{' {
		return nil
	}
	return b
}

// lineFrom makes a record out of what a person can read.
func lineFrom(k Kind, b []byte) (Line, error) {
	f, ok := formFor(k)
	if !ok || f.read == nil {
		return Line{}, fmt.Errorf("read line of %s: %w", k, ErrUnreadable)
	}
	key, wire, err := f.read(b)
	if err != nil {
		return Line{}, fmt.Errorf("read line of %s: %w", k, ErrUnreadable)
	}
	return Line{k, key, wire}, nil
}

// form turns a stored record into JSON and back.
type form struct {
	write func(key, wire []byte) ([]byte, error)
	read  func(b []byte) (key, wire []byte, err error)
}

// formOf is the form of a type that says the same in JSON as on the disk.
func formOf[T any, P record[T]](from func([]byte) (T, error)) form {
	return form{
		write: func(_, wire []byte) ([]byte, error) {
			v, err := from(wire)
			if err != nil {
				return nil, err
			}
			return json.Marshal(P(&v))
		},
		read: func(b []byte) (key, wire []byte, err error) {
			var v T
			if err := json.Unmarshal(b, &v); err != nil {
				return nil, nil, err
			}
			wire, err = encode(P(&v).toWire(), nil)
			return P(&v).key(), wire, err
		},
	}
}

// formFor gives the form of a kind; false for one that this version does not know.
func formFor(k Kind) (form, bool) {
	switch k {
	case KindEntry:
		return formOf(entryFrom), true
	case KindPerson:
		return formOf(personFrom), true
	case KindTie:
		return formOf(tieFrom), true
	case KindGroup:
		return formOf(groupFrom), true
	case KindContact:
		return formOf(contactFrom), true
	case KindFeeling:
		return formOf(feelingFrom), true
	case KindItem:
		return formOf(itemFrom), true
	case KindRecord:
		return formOf(recordFrom), true
	case KindCheckIn:
		return formOf(checkInFrom), true
	case KindDefinition:
		return formOf(definitionFrom), true
	case KindVersion:
		return formOf(versionFrom), true
	case KindDraft:
		return formOf(draftFrom), true
	case KindStep:
		return formOf(stepFrom), true
	case KindTrash:
		return form{write: writeTrash}, true
	case KindMeta:
		return form{write: writeMeta, read: readMeta}, true
	}
	return form{}, false
}

// writeTrash shows a deleted record with what it was.
func writeTrash(_, wire []byte) ([]byte, error) {
	t, err := trashedFrom(wire)
	if err != nil {
		return nil, err
	}
	return json.Marshal(trashLine{t, lineOf(t.Kind, nil, t.Body)})
}

// writeMeta shows a word about the store.
func writeMeta(key, value []byte) ([]byte, error) {
	if !json.Valid(value) {
		value = []byte("null")
	}
	return json.Marshal(metaLine{string(key[1:]), value})
}

// readMeta reads one.
func readMeta(b []byte) (key, value []byte, err error) {
	var l metaLine
	err = json.Unmarshal(b, &l)
	return metaKey(l.Name), l.Value, err
}
