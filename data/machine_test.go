package data

import (
	"bytes"
	"errors"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"kith/data/vault"

	"pgregory.net/rapid"
)

// binned is a deleted record of the model.
type binned struct {
	kind   Kind
	at     time.Time
	record any
}

// model is what the store should hold, in plain maps of pointers.
type model struct {
	live     map[Kind]map[ID]any
	bin      map[ID]binned
	versions map[ID]int
	people   []ID // of everybody there ever was
	groups   []ID
	items    []ID
	s        *Store
}

// newModel is an empty model of an empty store.
func newModel(t *rapid.T) *model {
	m := &model{live: map[Kind]map[ID]any{}, bin: map[ID]binned{}, versions: map[ID]int{}}
	for k := range drawers() {
		m.live[k] = map[ID]any{}
	}
	v, err := vault.CreateInMemory(quick())
	if err == nil {
		m.s, err = Open(v, Options{Now: clock})
	}
	m.must(t, err)
	return m
}

func (m *model) must(t *rapid.T, err error) {
	if err != nil {
		t.Fatalf("got error %v, want none", err)
	}
}

// clone copies a record with all that hangs on it.
func clone(v any) any {
	n := v.(wired)
	kind, _ := n.ref()
	b, err := encode(n.toWire(), nil)
	if err != nil {
		panic(err)
	}
	out, err := decodeAny(kind, b)
	if err != nil {
		panic(err)
	}
	return out
}

// refOfAny gives kind and id of a record.
func refOfAny(v any) (Kind, ID) { return v.(wired).ref() }

// revisionOf gives the revision of a record.
func revisionOf(v any) *uint32 { return v.(interface{ revision() *uint32 }).revision() }

// ids lists some ids in a fixed order, so that rapid can repeat a run.
func ids[V any](m map[ID]V) []ID {
	return slices.SortedFunc(maps.Keys(m), func(a, b ID) int { return bytes.Compare(a[:], b[:]) })
}

// kindsOf lists the kinds that can be deleted.
func kindsOf() []Kind { return slices.Sorted(maps.Keys(drawers())) }

// pick draws a record that is there; nil if there is none.
func (m *model) pick(t *rapid.T) any {
	kind := rapid.SampledFrom(kindsOf()).Draw(t, "kind")
	if len(m.live[kind]) == 0 {
		t.Skip("none there")
	}
	return m.live[kind][rapid.SampledFrom(ids(m.live[kind])).Draw(t, "which")]
}

// around is what new records may name.
func (m *model) around() around { return around{m.people, m.groups, m.items} }

// put writes a record in the store and then in the model.
func (m *model) put(t *rapid.T, v any) {
	kind, id := refOfAny(v)
	want := *revisionOf(v) + 1
	m.must(t, m.s.Update(ctx(), func(w *Writer) error { return putAny(w, v) }))
	if got := *revisionOf(v); got != want {
		t.Fatalf("revision of the %v: got %d, want %d", kind, got, want)
	}
	for k, known := range map[Kind]*[]ID{KindPerson: &m.people, KindGroup: &m.groups, KindItem: &m.items} {
		if k == kind && !slices.Contains(*known, id) {
			*known = append(*known, id)
		}
	}
	m.live[kind][id] = clone(v)
}

// add writes a new record of any noun.
func (m *model) add(t *rapid.T) {
	kind := rapid.SampledFrom(kindsOf()).Draw(t, "kind")
	m.put(t, drawers()[kind](t, m.around()))
}

// edit changes all of a record but its id.
func (m *model) edit(t *rapid.T) {
	old := m.pick(t)
	kind, id := refOfAny(old)
	v := drawers()[kind](t, m.around())
	reflect.ValueOf(v).Elem().FieldByName("ID").Set(reflect.ValueOf(id))
	*revisionOf(v) = *revisionOf(old)
	m.put(t, v)
}

// editBlindly writes with a revision that is not the one that stands.
func (m *model) editBlindly(t *rapid.T) {
	v := clone(m.pick(t))
	*revisionOf(v) += uint32(rapid.IntRange(1, 3).Draw(t, "ahead"))
	was := *revisionOf(v)
	err := m.s.Update(ctx(), func(w *Writer) error { return putAny(w, v) })
	if !errors.Is(err, ErrConflict) || *revisionOf(v) != was {
		t.Fatalf("a write that missed another: got %v, revision %d, want %v, %d", err, *revisionOf(v), ErrConflict, was)
	}
}

// remove moves a record to the trash.
func (m *model) remove(t *rapid.T) {
	v := m.pick(t)
	kind, id := refOfAny(v)
	at := drawMoment(t)
	m.must(t, m.s.Update(ctx(), func(w *Writer) error { return deleteAny(w, kind, id, at) }))
	delete(m.live[kind], id)
	m.bin[id] = binned{kind, at, v}
}

// restore takes a record out of the trash.
func (m *model) restore(t *rapid.T) {
	if len(m.bin) == 0 {
		t.Skip("the trash is empty")
	}
	id := rapid.SampledFrom(ids(m.bin)).Draw(t, "which")
	b := m.bin[id]
	err := m.s.Restore(ctx(), id)
	if m.live[b.kind][id] != nil {
		if !errors.Is(err, ErrConflict) {
			t.Fatalf("restoring over a record: got %v, want %v", err, ErrConflict)
		}
		return
	}
	m.must(t, err)
	delete(m.bin, id)
	m.live[b.kind][id] = b.record
}

// putAgain writes a deleted record as an editor does that did not hear of it.
func (m *model) putAgain(t *rapid.T) {
	if len(m.bin) == 0 {
		t.Skip("the trash is empty")
	}
	b := m.bin[rapid.SampledFrom(ids(m.bin)).Draw(t, "which")]
	if _, id := refOfAny(b.record); m.live[b.kind][id] != nil {
		t.Skip("it is there")
	}
	m.put(t, clone(b.record))
}

// erase takes an entry away for good.
func (m *model) erase(t *rapid.T) {
	if len(m.live[KindEntry]) == 0 {
		t.Skip("no entry")
	}
	id := rapid.SampledFrom(ids(m.live[KindEntry])).Draw(t, "which")
	m.must(t, m.s.Update(ctx(), func(w *Writer) error { return w.EraseEntry(id) }))
	delete(m.live[KindEntry], id)
	delete(m.versions, id)
}

// keepVersion keeps an earlier text.
func (m *model) keepVersion(t *rapid.T) {
	if len(m.live[KindEntry]) == 0 {
		t.Skip("no entry")
	}
	id := rapid.SampledFrom(ids(m.live[KindEntry])).Draw(t, "which")
	m.must(t, m.s.Update(ctx(), func(w *Writer) error { return w.KeepVersion(id, clock()) }))
	m.versions[id]++
}

// empty clears the trash, one way or the other.
func (m *model) empty(t *rapid.T) {
	before := drawMoment(t)
	if rapid.Bool().Draw(t, "in one write") {
		m.must(t, m.s.Update(ctx(), func(w *Writer) error { return w.EmptyTrash(before) }))
	} else {
		m.must(t, m.s.EmptyTrash(ctx(), before))
	}
	gone := map[ID]bool{} // people and groups
	for id, b := range m.bin {
		if !b.at.Before(before) {
			continue
		}
		delete(m.bin, id)
		if m.live[b.kind][id] != nil {
			continue
		}
		switch b.kind {
		case KindEntry:
			delete(m.versions, id)
		case KindPerson, KindGroup:
			gone[id] = true
		}
	}
	for _, records := range m.live {
		for id, v := range records {
			writes, pointless := unname(v, gone)
			if *revisionOf(v) += writes; pointless {
				delete(records, id)
			} else if writes > 0 {
				records[id] = clone(v) // an emptied list is read as none
			}
		}
	}
	for id, b := range m.bin {
		if _, pointless := unname(b.record, gone); pointless {
			delete(m.bin, id)
		} else {
			m.bin[id] = binned{b.kind, b.at, clone(b.record)}
		}
	}
}

// unname takes those who are gone out of a record, field by field. Each of them is
// a write of its own.
func unname(v any, gone map[ID]bool) (writes uint32, pointless bool) {
	hit := map[ID]bool{}
	defer func() { writes = uint32(len(hit)) }()
	isGone := func(id ID) bool {
		if gone[id] {
			hit[id] = true
		}
		return gone[id]
	}
	list := func(ids *[]ID) { *ids = slices.DeleteFunc(*ids, isGone) }
	answers := func(fields []Field) {
		for i := range fields {
			if isGone(fields[i].Person) {
				fields[i].Person = ID{}
			}
		}
	}
	switch v := v.(type) {
	case *Entry:
		list(&v.People)
	case *Person:
		list(&v.Groups)
	case *Item:
		list(&v.People)
		answers(v.Fields)
	case *Record:
		list(&v.People)
		answers(v.Fields)
	case *Contact:
		pointless = gone[v.Person]
	case *Feeling:
		pointless = gone[v.Person]
	case *Tie:
		pointless = gone[v.A] || gone[v.B]
	case *CheckIn:
		pointless = gone[v.Target]
	}
	return 0, pointless
}

// failedWrite does many things in one write that comes to nothing.
func (m *model) failedWrite(t *rapid.T) {
	boom := errors.New("boom")
	err := m.s.Update(ctx(), func(w *Writer) error {
		for _, k := range kindsOf() {
			for _, id := range ids(m.live[k]) {
				if err := deleteAny(w, k, id, clock()); err != nil {
					return err
				}
			}
			if err := putAny(w, drawers()[k](t, m.around())); err != nil {
				return err
			}
		}
		for _, id := range ids(m.bin) {
			if err := w.Restore(id); err != nil && !errors.Is(err, ErrConflict) {
				return err
			}
		}
		if err := w.EmptyTrash(clock().Add(time.Hour)); err != nil {
			return err
		}
		return boom
	})
	if !errors.Is(err, boom) {
		t.Fatalf("a write that fails: got %v, want %v", err, boom)
	}
}

// start opens the store again, with or without saving the index before.
func (m *model) start(t *rapid.T) {
	if rapid.Bool().Draw(t, "saved") {
		cut := rapid.IntRange(0, 6).Draw(t, "cut off after")
		m.s.find.testOnlyStop = func(string) error {
			if cut--; cut < 0 {
				return errors.New("cut off")
			}
			return nil
		}
		<-m.s.find.current.Load().ready
		m.s.find.mu.Lock()
		m.s.find.saveSoon()
		m.s.find.mu.Unlock()
		m.s.find.done.Wait()
	}
	m.s.find.stop()
	var err error
	m.s, err = Open(m.s.vault, Options{Now: clock})
	m.must(t, err)
}

func TestTheStoreDoesWhatAPlainMapWouldDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := newModel(t)
		defer func() { m.must(t, m.s.Close()) }()
		t.Repeat(map[string]func(*rapid.T){
			"":             m.check,
			"add":          m.add,
			"add more":     m.add,
			"edit":         m.edit,
			"edit more":    m.edit,
			"edit blindly": m.editBlindly,
			"remove":       m.remove,
			"restore":      m.restore,
			"put again":    m.putAgain,
			"erase":        m.erase,
			"keep version": m.keepVersion,
			"empty":        m.empty,
			"failed write": m.failedWrite,
			"start":        m.start,
		})
	})
}
