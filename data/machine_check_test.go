package data

import (
	"bytes"
	"cmp"
	"maps"
	"reflect"
	"slices"
	"time"

	"kith/data/search"

	"pgregory.net/rapid"
)

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
