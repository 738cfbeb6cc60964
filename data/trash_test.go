package data

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"kith/data/vault"
)

// deletable is a store with one of each noun, and what a list of deleted things
// shows of it.
func deletable(t *testing.T) (s *Store, list []Trashed) {
	t.Helper()
	s = open(t)
	anna, group := somebody("Anna"), Group{ID: NewID(), Name: "choir", Created: clock(), Modified: clock()}
	her := []ID{anna.ID}
	item := Item{ID: NewID(), Kind: ItemBelief, Title: "I am too much", People: her, Created: clock(), Modified: clock()}
	e := page(today(), "calm", "a walk")
	e.People, e.Tags, e.Starred = her, []string{"repair"}, true
	c := meeting(anna.ID, today())
	c.Note = "\n a long talk \nand soup"
	f := Feeling{ID: NewID(), Person: anna.ID, Day: today() - 1, Created: clock(), Trust: Rated(7), Note: "steady"}
	r := Record{ID: NewID(), Practice: "lapse", Day: today() - 2, Item: item.ID, Created: clock(), Modified: clock()}
	k := CheckIn{ID: NewID(), Instrument: "ecr", Version: "1", SHA256: make([]byte, 32), Day: today(), Target: anna.ID, Created: clock()}
	tie := Tie{ID: NewID(), A: anna.ID, B: NewID(), Kind: "sisters", Created: clock(), Modified: clock()}
	if tie.A.String() > tie.B.String() {
		tie.A, tie.B = tie.B, tie.A
	}
	putAll(t, s, &anna, &group, &item, &e, &c, &f, &r, &k, &tie)
	return s, []Trashed{
		{Kind: KindEntry, ID: e.ID, Day: today(), Title: "calm", People: her},
		{Kind: KindPerson, ID: anna.ID, Title: "Anna"},
		{Kind: KindTie, ID: tie.ID, Title: "sisters", People: []ID{tie.A, tie.B}},
		{Kind: KindGroup, ID: group.ID, Title: "choir"},
		{Kind: KindContact, ID: c.ID, Day: today(), Title: "a long talk", People: her},
		{Kind: KindFeeling, ID: f.ID, Day: today() - 1, Title: "steady", People: her},
		{Kind: KindItem, ID: item.ID, Title: "I am too much", People: her},
		{Kind: KindRecord, ID: r.ID, Day: today() - 2, Title: "lapse"},
		{Kind: KindCheckIn, ID: k.ID, Day: today(), Title: "ecr", People: her},
	}
}

func TestDeletingCanBeUndone(t *testing.T) {
	s, list := deletable(t)
	before := state(t, s)
	for _, want := range list {
		want.At = clock()
		must(t, s.Update(ctx(), func(w *Writer) error { return deleteAny(w, want.Kind, want.ID, clock()) }))
		if n, _ := s.Count(ctx(), want.Kind); n != 0 {
			t.Errorf("%v after deleting: got %d, want 0", want.Kind, n)
		}
		bin, err := s.Trash(ctx())
		if err != nil || len(bin) != 1 || !reflect.DeepEqual(bin[0], want) {
			t.Errorf("trash with the %v: got %+v, %v, want %+v", want.Kind, bin, err, want)
		}
		wantFaults(t, s)
		must(t, s.Restore(ctx(), want.ID))
		if n, _ := s.Count(ctx(), want.Kind); n != 1 {
			t.Errorf("%v after restoring: got %d, want 1", want.Kind, n)
		}
	}
	after := state(t, s)
	for key := range after { // the search has its marks
		if key[0] == rowUnsaid || key[0] == rowName {
			delete(after, key)
			delete(before, key)
		}
	}
	if !reflect.DeepEqual(after, before) {
		t.Error("after deleting and restoring everything: got another store, want the same")
	}
}

func TestWhatANewerVersionDeletedComesBackWhole(t *testing.T) {
	s := open(t)
	e := page(today(), "x", "")
	b, err := encode(e.toWire(), nil)
	must(t, err)
	must(t, s.vault.Update(func(tx *vault.Tx) error {
		if err := tx.PutIndex(e.rows()[0]); err != nil {
			return err
		}
		return tx.Put(e.key(), later(b, "from tomorrow"))
	}))
	e.Title = "edited"
	must(t, s.PutEntry(ctx(), &e))
	must(t, s.DeleteEntry(ctx(), e.ID, clock()))
	must(t, s.Restore(ctx(), e.ID))
	if stored := state(t, s)[string(e.key())]; !strings.Contains(stored, "from tomorrow") {
		t.Errorf("the record after edit, deletion and undo: got %q, want the unknown field kept", stored)
	}
}

func TestEarlierTextsAreKept(t *testing.T) {
	s := open(t)
	e := page(today(), "first", "one")
	must(t, s.Update(ctx(), func(w *Writer) error { return w.KeepVersion(e.ID, clock()) })) // not stored yet: nothing
	putAll(t, s, &e)
	for i, body := range []string{"two", "three"} {
		must(t, s.Update(ctx(), func(w *Writer) error {
			if err := w.KeepVersion(e.ID, clock().Add(time.Duration(i)*time.Hour)); err != nil {
				return err
			}
			e.Body = body
			return w.PutEntry(&e)
		}))
	}
	list, err := s.Versions(ctx(), e.ID)
	if err != nil || len(list) != 2 || list[0].Body != "one" || list[1].Body != "two" || list[0].Title != "first" || !list[1].At.Equal(clock().Add(time.Hour)) {
		t.Fatalf("versions: got %+v, %v, want the texts one and two", list, err)
	}
	if list, err := s.Versions(ctx(), NewID()); err != nil || len(list) != 0 {
		t.Errorf("versions of nothing: got %v, %v", list, err)
	}
	err = s.Update(ctx(), func(w *Writer) error { return w.KeepVersion(e.ID, time.Time{}) })
	wantErr(t, err, ErrInvalid)

	// Deleting keeps them, emptying the trash and erasing do not.
	must(t, s.DeleteEntry(ctx(), e.ID, clock()))
	if list, _ := s.Versions(ctx(), e.ID); len(list) != 2 {
		t.Errorf("versions of a deleted entry: got %d, want 2", len(list))
	}
	must(t, s.EmptyTrash(ctx(), clock()))
	if list, _ := s.Versions(ctx(), e.ID); len(list) != 2 {
		t.Errorf("versions after emptying what is older: got %d, want 2", len(list))
	}
	must(t, s.EmptyTrash(ctx(), clock().Add(time.Second)))
	if n, _ := s.Count(ctx(), KindVersion); n != 0 {
		t.Errorf("versions after emptying the trash: got %d, want 0", n)
	}
	wantErr(t, s.Restore(ctx(), e.ID), ErrNotFound)

	blank := page(today(), "", "word")
	putAll(t, s, &blank)
	must(t, s.Update(ctx(), func(w *Writer) error {
		if err := w.KeepVersion(blank.ID, clock()); err != nil {
			return err
		}
		return w.EraseEntry(blank.ID)
	}))
	for _, k := range []Kind{KindEntry, KindVersion, KindTrash} {
		if n, _ := s.Count(ctx(), k); n != 0 {
			t.Errorf("%v after erasing a blank page: got %d, want 0", k, n)
		}
	}
	wantFound(t, s, "word")
}

func TestDraftsOutliveTheProgram(t *testing.T) {
	s, again := onDisk(t, Options{NoSearch: true})
	d := Draft{ID: NewID(), Form: "contact with Anna", At: clock(), Fields: []Field{{Key: "note", Text: "She stayed."}, {Key: "felt", Number: Rated(8)}}}
	must(t, s.PutDraft(ctx(), &d))
	d.Fields[0].Text += " I said so."
	must(t, s.PutDraft(ctx(), &d))
	s = again(nil)
	list, err := s.Drafts(ctx())
	if err != nil || len(list) != 1 || !reflect.DeepEqual(list[0], d) {
		t.Fatalf("drafts: got %+v, %v, want %+v", list, err, d)
	}
	must(t, s.DropDraft(ctx(), d.ID))
	must(t, s.DropDraft(ctx(), d.ID))
	if list, err := s.Drafts(ctx()); err != nil || len(list) != 0 {
		t.Errorf("drafts after dropping: got %v, %v, want none", list, err)
	}
	wantErr(t, s.PutDraft(ctx(), &Draft{}), ErrInvalid)
}

func TestPreferencesAreKept(t *testing.T) {
	s := open(t)
	type prefs struct {
		Ends int
		Name string
	}
	p := prefs{Ends: 4}
	must(t, s.Pref(ctx(), "day", &p))
	if p.Ends != 4 {
		t.Errorf("a preference never kept: got %v, want what was there", p)
	}
	must(t, s.PutPref(ctx(), "day", prefs{3, secret}))
	must(t, s.Pref(ctx(), "day", &p))
	if p != (prefs{3, secret}) {
		t.Errorf("preference: got %v, want what was kept", p)
	}
	var wrong []int
	err := s.Pref(ctx(), "day", &wrong)
	wantErr(t, err, ErrUnreadable)
	if strings.Contains(err.Error(), secret) {
		t.Errorf("the error %q repeats the preference", err)
	}
	if err := s.PutPref(ctx(), "day", make(chan int)); err == nil {
		t.Error("a preference that has no JSON: got no error")
	}
	wantErr(t, s.PutPref(ctx(), "day", strings.Repeat("w", vault.MaxValue)), vault.ErrTooBig)
	must(t, s.Pref(ctx(), "day", &p))
}

// circle is a person whom much is about, and what others keep of them.
type circle struct {
	anna, ben         Person
	entry, other      Entry
	item              Item
	record            Record
	contact, trashed  Contact
	kept              Contact
	feeling           Feeling
	about, own        CheckIn
	tie               Tie
	deletedEntry      Entry
	deletedAfterwards Contact
}

// drawCircle writes it; Anna is deleted at clock().
func drawCircle(t *testing.T, s *Store) *circle {
	t.Helper()
	c := &circle{anna: somebody("Anna"), ben: somebody("Ben")}
	both := []ID{c.ben.ID, c.anna.ID}
	c.entry, c.other, c.deletedEntry = page(today(), "with Anna and Ben", "calm"), page(today(), "alone", "calm"), page(today(), "deleted", "")
	c.entry.People, c.deletedEntry.People = both, both
	c.item = Item{ID: NewID(), Kind: ItemLadder, Title: "Ask for help", People: both, Created: clock(), Modified: clock(), Fields: []Field{{Key: "who", Person: c.anna.ID, Text: "first"}}}
	c.record = Record{ID: NewID(), Practice: "step", Day: today(), Item: c.item.ID, Created: clock(), Modified: clock(), Fields: []Field{{Key: "who", Person: c.anna.ID}, {Key: "too", Person: c.ben.ID}}}
	c.contact, c.trashed, c.kept, c.deletedAfterwards = meeting(c.anna.ID, today()), meeting(c.anna.ID, today()), meeting(c.ben.ID, today()), meeting(c.anna.ID, today())
	c.feeling = Feeling{ID: NewID(), Person: c.anna.ID, Day: today(), Created: clock()}
	c.about = CheckIn{ID: NewID(), Instrument: "ecr", Version: "1", SHA256: make([]byte, 32), Day: today(), Target: c.anna.ID, Created: clock()}
	c.own = c.about
	c.own.ID, c.own.Target = NewID(), ID{}
	c.tie = Tie{ID: NewID(), A: c.anna.ID, B: c.ben.ID, Created: clock(), Modified: clock()}
	putAll(t, s, &c.anna, &c.ben, &c.entry, &c.other, &c.deletedEntry, &c.item, &c.record, &c.contact, &c.trashed, &c.kept, &c.feeling, &c.about, &c.own, &c.tie, &c.deletedAfterwards)
	must(t, s.Update(ctx(), func(w *Writer) error {
		return errors.Join(
			w.DeleteContact(c.trashed.ID, clock().Add(-time.Hour)), w.DeletePerson(c.anna.ID, clock()),
			w.DeleteEntry(c.deletedEntry.ID, clock().Add(time.Hour)), w.DeleteContact(c.deletedAfterwards.ID, clock().Add(time.Hour)))
	}))
	return c
}

func TestEmptyingTheTrashOfAPersonForgetsThem(t *testing.T) {
	for name, empty := range map[string]func(*Store, time.Time) error{
		"store": func(s *Store, before time.Time) error { return s.EmptyTrash(ctx(), before) },
		"writer": func(s *Store, before time.Time) error {
			return s.Update(ctx(), func(w *Writer) error { return w.EmptyTrash(before) })
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			c := drawCircle(t, s)
			must(t, empty(s, clock())) // Anna's deletion is not older than that
			if l, err := s.ContactsWith(ctx(), c.anna.ID, Span{}); err != nil || len(l) != 1 {
				t.Fatalf("contacts before: got %d, %v, want 1", len(l), err)
			}
			wantFound(t, s, "person:ben", "with Anna and Ben")
			must(t, empty(s, clock().Add(time.Minute)))

			e, err := s.Entry(ctx(), c.entry.ID)
			if err != nil || !reflect.DeepEqual(e.People, []ID{c.ben.ID}) || e.Title != "with Anna and Ben" || e.Revision != 2 || !e.Modified.Equal(c.entry.Modified) {
				t.Errorf("the entry: got %+v, %v, want it without the mention", e, err)
			}
			if e, err := s.Entry(ctx(), c.other.ID); err != nil || e.Revision != 1 {
				t.Errorf("another entry: got revision %d, %v, want it untouched", e.Revision, err)
			}
			item, err := s.Item(ctx(), c.item.ID)
			if err != nil || len(item.People) != 1 || !item.Fields[0].Person.IsZero() || item.Fields[0].Text != "first" {
				t.Errorf("the item: got %+v, %v, want it without the mention", item, err)
			}
			records, err := s.Records(ctx(), Span{})
			if err != nil || len(records) != 1 || !records[0].Fields[0].Person.IsZero() || records[0].Fields[1].Person != c.ben.ID {
				t.Errorf("the record: got %+v, %v, want it without the mention of Anna", records, err)
			}
			for kind, want := range map[Kind]int{KindContact: 1, KindFeeling: 0, KindCheckIn: 1, KindTie: 0, KindPerson: 1, KindEntry: 2, KindTrash: 1} {
				if n, _ := s.Count(ctx(), kind); n != want {
					t.Errorf("%v: got %d, want %d", kind, n, want)
				}
			}
			for key, value := range state(t, s) {
				if strings.Contains(key+value, string(c.anna.ID[:])) && key[0] != rowName {
					t.Errorf("a row of class %q still names the person", key[0])
				}
			}
			must(t, s.Restore(ctx(), c.deletedEntry.ID))
			if e, err := s.Entry(ctx(), c.deletedEntry.ID); err != nil || !reflect.DeepEqual(e.People, []ID{c.ben.ID}) {
				t.Errorf("an entry restored afterwards: got %v, %v, want it without the mention", e.People, err)
			}
			wantErr(t, s.Restore(ctx(), c.anna.ID), ErrNotFound)
			wantErr(t, s.Restore(ctx(), c.deletedAfterwards.ID), ErrNotFound)
		})
	}
}

func TestEmptyingTheTrashOfAGroupTakesItsMentionAway(t *testing.T) {
	s := open(t)
	choir, work := Group{ID: NewID(), Name: "choir", Created: clock(), Modified: clock()}, Group{ID: NewID(), Name: "work", Created: clock(), Modified: clock()}
	anna, ben, zoe := somebody("Anna"), somebody("Ben"), somebody("Zoe")
	anna.Groups, ben.Groups, zoe.Groups = []ID{choir.ID, work.ID}, []ID{work.ID}, []ID{choir.ID}
	putAll(t, s, &choir, &work, &anna, &ben, &zoe)
	must(t, s.Update(ctx(), func(w *Writer) error {
		return errors.Join(w.DeleteGroup(choir.ID, clock()), w.DeletePerson(zoe.ID, clock().Add(time.Hour)))
	}))
	if p, _ := s.Person(ctx(), anna.ID); len(p.Groups) != 2 {
		t.Errorf("groups before: got %v, want both", p.Groups)
	}
	must(t, s.EmptyTrash(ctx(), clock().Add(time.Minute)))
	must(t, s.Restore(ctx(), zoe.ID))
	for _, c := range []struct {
		p        Person
		groups   []ID
		revision uint32
	}{{anna, []ID{work.ID}, 2}, {ben, []ID{work.ID}, 1}, {zoe, nil, 1}} {
		p, err := s.Person(ctx(), c.p.ID)
		if err != nil || fmt.Sprint(p.Groups) != fmt.Sprint(c.groups) || p.Revision != c.revision {
			t.Errorf("%s: got groups %v, revision %d, %v, want %v, %d", c.p.Name, p.Groups, p.Revision, err, c.groups, c.revision)
		}
	}
}

func TestSomebodyWithYearsOfContactsCanBeForgotten(t *testing.T) {
	s := over(t, memory(t), Options{NoSearch: true})
	anna := somebody("Anna")
	putAll(t, s, &anna)
	const n = 6000 // rows that do not fit one write
	_, err := s.UpdateMany(ctx(), n, func(w *Writer, i int) error {
		c := meeting(anna.ID, today()-Day(i))
		return w.PutContact(&c)
	})
	must(t, err)
	e := page(today(), "with Anna", strings.Repeat("w", MaxBody))
	e.People = []ID{anna.ID}
	putAll(t, s, &e)
	must(t, s.Update(ctx(), func(w *Writer) error { return w.DeletePerson(anna.ID, clock()) }))
	err = s.Update(ctx(), func(w *Writer) error { return w.EmptyTrash(clock().Add(time.Hour)) })
	wantErr(t, err, vault.ErrTooBig)
	if got, _ := s.Count(ctx(), KindContact); got != n {
		t.Fatalf("contacts after a write that was too large: got %d, want all %d", got, n)
	}

	stopping, cancel := context.WithCancel(ctx()) // cut off after the first commit
	stop := s.Subscribe(func([]Change) { cancel() })
	wantErr(t, s.EmptyTrash(stopping, clock().Add(time.Hour)), context.Canceled)
	stop()
	left, _ := s.Count(ctx(), KindContact)
	if bin, err := s.Trash(ctx()); err != nil || len(bin) != 1 || left == 0 || left == n {
		t.Fatalf("after being cut off: got %d in the trash, %v, %d contacts, want Anna there and some contacts gone", len(bin), err, left)
	}
	must(t, s.EmptyTrash(ctx(), clock().Add(time.Hour)))
	contacts, _ := s.Count(ctx(), KindContact)
	bin, _ := s.Count(ctx(), KindTrash)
	got, err := s.Entry(ctx(), e.ID)
	if contacts != 0 || bin != 0 || err != nil || len(got.People) != 0 || len(got.Body) != MaxBody {
		t.Errorf("afterwards: got %d contacts, %d in the trash, people %v, %v, want none", contacts, bin, got.People, err)
	}
	wantFaults(t, s)
}

func TestSomebodyRestoredMeanwhileIsNotForgotten(t *testing.T) {
	s := open(t)
	c := drawCircle(t, s)
	before := clock().Add(time.Minute)
	must(t, s.view(ctx(), func(tx *vault.Tx) error {
		gone, err := deletedBefore(tx, before)
		must(t, err)
		list, err := mentionsOf(tx, gone)
		must(t, err)
		if len(list) < 6 || gone[c.anna.ID] != KindPerson {
			t.Fatalf("what would go: got %d mentions of %v", len(list), gone)
		}
		must(t, s.Restore(ctx(), c.anna.ID)) // between looking and doing
		return s.Update(ctx(), func(w *Writer) error {
			if _, still, err := w.deleted(c.anna.ID, before); err != nil || still {
				t.Errorf("deleted: got %v, %v, want no more", still, err)
			}
			return w.clear(c.anna.ID, before)
		})
	}))
	if p, err := s.Person(ctx(), c.anna.ID); err != nil || p.Name != "Anna" {
		t.Errorf("Anna: got %v, %v, want her back", p, err)
	}
	if l, _ := s.ContactsWith(ctx(), c.anna.ID, Span{}); len(l) != 1 {
		t.Errorf("contacts: got %d, want 1", len(l))
	}
}

func TestEmptyingGoesOnPastDamage(t *testing.T) {
	s := over(t, memory(t), Options{})
	c := drawCircle(t, s)
	broken, fine := page(today(), "broken", ""), page(today(), "fine", "")
	broken.People = []ID{c.anna.ID}
	putAll(t, s, &broken, &fine)
	must(t, s.DeleteEntry(ctx(), fine.ID, clock()))
	gone := page(today(), "", "x")
	putAll(t, s, &gone)
	must(t, s.DeleteEntry(ctx(), gone.ID, clock()))
	corrupt(t, s, broken.key())
	corrupt(t, s, recordKey(KindTrash, gone.ID))
	must(t, s.EmptyTrash(ctx(), clock().Add(time.Minute)))
	wantErr(t, s.Restore(ctx(), fine.ID), ErrNotFound)
	wantErr(t, s.Restore(ctx(), gone.ID), ErrUnreadable)
	if n, _ := s.Count(ctx(), KindFeeling); n != 0 {
		t.Errorf("feelings: got %d, want 0", n)
	}
	if bin, err := s.Trash(ctx()); err != nil || len(bin) != 1 || s.Damage() == 0 {
		t.Errorf("trash: got %v, %v, damage %d, want the readable one left and damage noted", bin, err, s.Damage())
	}
	must(t, s.vault.Update(func(tx *vault.Tx) error { // a kind of a newer version
		x := Trashed{ID: NewID(), Kind: 'q', At: clock()}
		b, err := encode(x.toWire(), nil)
		must(t, err)
		gone.ID = x.ID
		return tx.Put(x.key(), b)
	}))
	wantErr(t, s.Restore(ctx(), gone.ID), ErrUnreadable)
}
