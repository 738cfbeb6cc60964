package data

import (
	"bytes"
	"cmp"
	"errors"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"kith/data/search"
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

// newModel is an empty model over a vault that is swept clean.
func newModel(t *rapid.T, v *vault.Vault) *model {
	var keys [][]byte
	err := v.View(func(tx *vault.Tx) error {
		return tx.Keys(nil, nil, false, func(key []byte) (bool, error) {
			keys = append(keys, bytes.Clone(key))
			return true, nil
		})
	})
	if err == nil {
		err = v.Update(dropKeys(keys...))
	}
	m := &model{live: map[Kind]map[ID]any{}, bin: map[ID]binned{}, versions: map[ID]int{}}
	for k := range drawers() {
		m.live[k] = map[ID]any{}
	}
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
			if changed, pointless := unname(v, gone); pointless {
				delete(records, id)
			} else if changed {
				*revisionOf(v)++
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

// unname takes those who are gone out of a record, field by field.
func unname(v any, gone map[ID]bool) (changed, pointless bool) {
	list := func(ids *[]ID) {
		n := len(*ids)
		*ids = slices.DeleteFunc(*ids, func(id ID) bool { return gone[id] })
		changed = changed || len(*ids) != n
	}
	answers := func(fields []Field) {
		for i := range fields {
			if gone[fields[i].Person] {
				fields[i].Person, changed = ID{}, true
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
	return changed, pointless
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

// check compares all reads with the model.
func (m *model) check(t *rapid.T) {
	faults, err := m.s.CheckRows(ctx())
	if err != nil || len(faults) > 0 || m.s.Damage() > 0 {
		t.Fatalf("CheckRows: got %v, %v, damage %d, want none", faults, err, m.s.Damage())
	}
	for k, want := range m.live {
		if n, err := m.s.Count(ctx(), k); err != nil || n != len(want) {
			t.Fatalf("Count of %v: got %d, %v, want %d", k, n, err, len(want))
		}
	}
	m.checkTimelines(t)
	m.checkLists(t)
	m.checkBin(t)
	m.checkSearch(t)
}

// timed is a record with its place in time.
type timed struct {
	day Day
	at  time.Time
	id  ID
	v   any
}

// newest lists the records of the model that pass, newest first.
func (m *model) newest(k Kind, span Span, pass func(any) bool) (out []any) {
	var list []timed
	for id, v := range m.live[k] {
		x := timed{id: id, v: v}
		r := reflect.ValueOf(v).Elem()
		x.day = r.FieldByName("Day").Interface().(Day)
		x.at = r.FieldByName("Created").Interface().(time.Time)
		if span.Has(x.day) && (pass == nil || pass(v)) {
			list = append(list, x)
		}
	}
	slices.SortFunc(list, func(a, b timed) int {
		return cmp.Or(cmp.Compare(b.day, a.day), b.at.Compare(a.at), bytes.Compare(b.id[:], a.id[:]))
	})
	for _, x := range list {
		out = append(out, x.v)
	}
	return out
}

// same compares records as read with those of the model.
func same[T any](t *rapid.T, what string, got []T, err error, want []any) {
	if err != nil || len(got) != len(want) {
		t.Fatalf("%s: got %d, %v, want %d", what, len(got), err, len(want))
	}
	for i := range got {
		if !reflect.DeepEqual(&got[i], want[i]) {
			t.Fatalf("%s, number %d:\n got %+v\nwant %+v", what, i, got[i], want[i])
		}
	}
}

// checkTimelines compares what is listed by day, person, tag and item.
func (m *model) checkTimelines(t *rapid.T) {
	span := rapid.SampledFrom([]Span{{}, {From: today() - 3}, {To: today() - 2}, {today() - 4, today() - 1}}).Draw(t, "span")
	entries, err := m.s.Entries(ctx(), span)
	same(t, "entries", entries, err, m.newest(KindEntry, span, nil))
	contacts, err := m.s.Contacts(ctx(), span)
	same(t, "contacts", contacts, err, m.newest(KindContact, span, nil))
	feelings, err := m.s.Feelings(ctx(), span)
	same(t, "feelings", feelings, err, m.newest(KindFeeling, span, nil))
	records, err := m.s.Records(ctx(), span)
	same(t, "records", records, err, m.newest(KindRecord, span, nil))
	checkIns, err := m.s.CheckIns(ctx(), span)
	same(t, "check-ins", checkIns, err, m.newest(KindCheckIn, span, nil))
	limit := rapid.IntRange(0, 4).Draw(t, "limit")
	refs, err := m.s.EntryRefs(ctx(), span, limit)
	if want := m.newest(KindEntry, span, nil); err != nil || len(refs) != len(want) && len(refs) != limit {
		t.Fatalf("EntryRefs: got %d, %v, want %d or %d", len(refs), err, len(want), limit)
	}

	person := drawOne(t, m.people)
	entries, err = m.s.EntriesAbout(ctx(), person, span)
	same(t, "entries about", entries, err, m.newest(KindEntry, span, func(v any) bool { return slices.Contains(v.(*Entry).People, person) }))
	contacts, err = m.s.ContactsWith(ctx(), person, span)
	same(t, "contacts with", contacts, err, m.newest(KindContact, span, func(v any) bool { return v.(*Contact).Person == person }))
	feelings, err = m.s.FeelingsAbout(ctx(), person, span)
	same(t, "feelings about", feelings, err, m.newest(KindFeeling, span, func(v any) bool { return v.(*Feeling).Person == person }))
	tag := rapid.SampledFrom([]string{"repair", "walk", "walk/long", "SELF care"}).Draw(t, "tag")
	entries, err = m.s.EntriesTagged(ctx(), tag, span)
	same(t, "entries tagged", entries, err, m.newest(KindEntry, span, func(v any) bool {
		return slices.ContainsFunc(v.(*Entry).Tags, func(x string) bool { return Fold(x) == Fold(tag) })
	}))
	if item := drawOne(t, m.items); !item.IsZero() {
		records, err = m.s.RecordsOf(ctx(), item, span)
		same(t, "records of", records, err, m.newest(KindRecord, span, func(v any) bool { return v.(*Record).Item == item }))
	}
}

// checkLists compares what is listed whole, in the order of ids.
func (m *model) checkLists(t *rapid.T) {
	inOrder := func(k Kind) (out []any) {
		for _, id := range ids(m.live[k]) {
			out = append(out, m.live[k][id])
		}
		return out
	}
	people, err := m.s.People(ctx())
	same(t, "people", people, err, inOrder(KindPerson))
	ties, err := m.s.Ties(ctx())
	same(t, "ties", ties, err, inOrder(KindTie))
	groups, err := m.s.Groups(ctx())
	same(t, "groups", groups, err, inOrder(KindGroup))
	items, err := m.s.Items(ctx())
	same(t, "items", items, err, inOrder(KindItem))
	var entries []Entry
	err = m.s.EachEntry(ctx(), func(e Entry) error { entries = append(entries, e); return nil })
	same(t, "each entry", entries, err, inOrder(KindEntry))
	last, err := m.s.LastContact(ctx())
	want := map[ID]Day{}
	for id := range m.live[KindPerson] {
		for _, c := range m.newest(KindContact, Span{}, func(v any) bool { return v.(*Contact).Person == id }) {
			want[id] = max(want[id], c.(*Contact).Day)
		}
	}
	if err != nil || !maps.Equal(last, want) {
		t.Fatalf("LastContact: got %v, %v, want %v", last, err, want)
	}
}

// checkBin compares trash and versions.
func (m *model) checkBin(t *rapid.T) {
	bin, err := m.s.Trash(ctx())
	if err != nil || len(bin) != len(m.bin) {
		t.Fatalf("trash: got %d, %v, want %d", len(bin), err, len(m.bin))
	}
	for _, x := range bin {
		if want := m.bin[x.ID]; want.kind != x.Kind || !want.at.Equal(x.At) {
			t.Fatalf("trash: got %v of %v, want %v of %v", x.Kind, x.At, want.kind, want.at)
		}
	}
	versions := 0
	for id, want := range m.versions {
		versions += want
		if list, err := m.s.Versions(ctx(), id); err != nil || len(list) != want {
			t.Fatalf("versions: got %d, %v, want %d", len(list), err, want)
		}
	}
	if n, _ := m.s.Count(ctx(), KindVersion); n != versions {
		t.Fatalf("versions in all: got %d, want %d", n, versions)
	}
}

// checkSearch compares a search with looking through everything.
func (m *model) checkSearch(t *rapid.T) {
	text := rapid.SampledFrom(queries()).Draw(t, "query")
	names := map[ID]string{}
	for id, p := range m.live[KindPerson] {
		names[id] = p.(*Person).Name
	}
	q := search.Parse(text, findDay(today()), false)
	var want []string
	for id, v := range m.live[KindEntry] {
		if q.Match(docOf(v.(*Entry), names)) {
			want = append(want, id.String())
		}
	}
	f, err := m.s.Search(ctx(), text, FindOptions{Limit: -1})
	var got []string
	for _, h := range f.Hits {
		got = append(got, h.ID.String())
	}
	slices.Sort(got)
	slices.Sort(want)
	if err != nil || f.Total != len(want) || !slices.Equal(got, want) {
		t.Fatalf("search %q: got %d of %d, %v, want %d", text, len(got), f.Total, err, len(want))
	}
}

// queries ask for what drawn entries have.
func queries() []string {
	list := []string{
		"", "tag:repair", "#walk", "has:photo", "has:person", "has:mood", "-has:tag", "is:starred", "is:muted", "mood:<0", "mood:>=1",
		"date:yesterday", "date:3d..", "before:2026-11-20", "on:today", `"felt safe"`, "title:calm rain", "calm OR soup -river", "uber", "wal*",
	}
	for _, w := range words() {
		list = append(list, w, "person:"+w, "title:"+w)
	}
	return list
}

func TestTheStoreDoesWhatAPlainMapWouldDo(t *testing.T) {
	v := memory(t)
	rapid.Check(t, func(t *rapid.T) {
		m := newModel(t, v)
		defer func() { m.s.find.stop() }()
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
