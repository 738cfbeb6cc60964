package data

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

// diary is a store with five entries on four days.
func diary(t *testing.T) (s *Store, anna Person, list map[string]*Entry) {
	t.Helper()
	s, anna, list = open(t), somebody("Anna"), map[string]*Entry{}
	for _, e := range []Entry{
		page(today()-40, "rain", ""), page(today()-7, "call", ""), page(today()-7, "later call", ""),
		page(today()-1, "soup", ""), page(DateOf(1961, 5, 1), "born", ""),
	} {
		list[e.Title] = &e
	}
	list["later call"].Created = list["call"].Created.Add(time.Hour)
	list["call"].People = []ID{anna.ID}
	list["soup"].People = []ID{NewID(), anna.ID}
	list["call"].Tags = []string{"Repair", "repair", "self care"}
	list["rain"].Tags = []string{"répair", "repairs"}
	putAll(t, s, &anna, list["rain"], list["call"], list["later call"], list["soup"], list["born"])
	return s, anna, list
}

func TestEntriesAreListedByDayNewestFirst(t *testing.T) {
	s, _, _ := diary(t)
	for _, c := range []struct {
		name string
		span Span
		want []string
	}{
		{"all", Span{}, []string{"soup", "later call", "call", "rain", "born"}},
		{"from", Span{From: today() - 7}, []string{"soup", "later call", "call"}},
		{"to", Span{To: today() - 7}, []string{"later call", "call", "rain", "born"}},
		{"one day", Span{today() - 7, today() - 7}, []string{"later call", "call"}},
		{"between", Span{today() - 39, today() - 2}, []string{"later call", "call"}},
		{"nothing there", Span{today() - 6, today() - 2}, nil},
		{"ends swapped", Span{today(), today() - 7}, nil},
		{"before 1970", Span{To: DateOf(1970, 1, 1)}, []string{"born"}},
		{"to the end of time", Span{From: today() - 1, To: LastDay}, []string{"soup"}},
		{"beyond it", Span{From: today() - 1, To: 1<<31 - 1}, []string{"soup"}},
		{"to the first day", Span{To: FirstDay}, nil},
	} {
		list, err := s.Entries(ctx(), c.span)
		wantTitles(t, c.name, list, err, c.want...)
		for limit := range 4 {
			refs, err := s.EntryRefs(ctx(), c.span, limit)
			want := len(c.want)
			if limit > 0 {
				want = min(limit, want)
			}
			if err != nil || len(refs) != want {
				t.Errorf("%s: got %d refs, %v, want %d", c.name, len(refs), err, want)
			}
			for i, r := range refs {
				if list[i].ID != r.ID || list[i].Day != r.Day {
					t.Errorf("%s: ref %d got %v, want that of %s", c.name, i, r, list[i].Title)
				}
			}
		}
	}
}

func TestEntriesAreListedByPersonAndTag(t *testing.T) {
	s, anna, list := diary(t)
	for _, c := range []struct {
		name string
		read func(Span) ([]Entry, error)
		span Span
		want []string
	}{
		{"Anna", func(sp Span) ([]Entry, error) { return s.EntriesAbout(ctx(), anna.ID, sp) }, Span{}, []string{"soup", "call"}},
		{"Anna to last week", func(sp Span) ([]Entry, error) { return s.EntriesAbout(ctx(), anna.ID, sp) }, Span{To: today() - 7}, []string{"call"}},
		{"nobody", func(sp Span) ([]Entry, error) { return s.EntriesAbout(ctx(), NewID(), sp) }, Span{}, nil},
		{"repair", func(sp Span) ([]Entry, error) { return s.EntriesTagged(ctx(), "REPAIR ", sp) }, Span{}, []string{"call", "rain"}},
		{"a longer tag", func(sp Span) ([]Entry, error) { return s.EntriesTagged(ctx(), "repairs", sp) }, Span{}, []string{"rain"}},
		{"the beginning of a tag", func(sp Span) ([]Entry, error) { return s.EntriesTagged(ctx(), "repa", sp) }, Span{}, nil},
		{"no tag", func(sp Span) ([]Entry, error) { return s.EntriesTagged(ctx(), "", sp) }, Span{}, nil},
		{"two words", func(sp Span) ([]Entry, error) { return s.EntriesTagged(ctx(), "Self Care", sp) }, Span{From: today() - 7}, []string{"call"}},
	} {
		got, err := c.read(c.span)
		wantTitles(t, c.name, got, err, c.want...)
	}

	// An edit moves it to other lists.
	e := list["call"]
	e.Day, e.People, e.Tags = today(), nil, []string{"calm"}
	putAll(t, s, e)
	got, err := s.EntriesAbout(ctx(), anna.ID, Span{})
	wantTitles(t, "Anna after the edit", got, err, "soup")
	got, err = s.EntriesTagged(ctx(), "repair", Span{})
	wantTitles(t, "repair after the edit", got, err, "rain")
	got, err = s.EntriesTagged(ctx(), "calm", Span{})
	wantTitles(t, "calm after the edit", got, err, "call")
	got, err = s.Entries(ctx(), Span{From: today()})
	wantTitles(t, "today after the edit", got, err, "call")
}

func TestEveryNounIsReadOnItsTimelineAndPage(t *testing.T) {
	s := open(t)
	anna, ben := somebody("Anna"), somebody("Ben")
	item := Item{ID: NewID(), Kind: ItemPlan, Title: "If I want to run, I say so", Created: clock(), Modified: clock()}
	var records []any
	for i := range 5 {
		day, at := today()-Day(i), today().Time()
		who := []ID{anna.ID, ben.ID}[i%2]
		records = append(records,
			&Contact{ID: NewID(), Person: who, Day: day, Created: at, Minutes: i},
			&Feeling{ID: NewID(), Person: who, Day: day, Created: at, Trust: Rated(float64(i))},
			&Record{ID: NewID(), Practice: fmt.Sprint(i), Day: day, Created: at, Modified: at, Item: []ID{{}, item.ID}[i%2]},
			&CheckIn{ID: NewID(), Instrument: fmt.Sprint(i), Version: "1", SHA256: make([]byte, 32), Day: day, Created: at, Target: []ID{{}, anna.ID}[i%2]})
	}
	a, b := anna.ID, ben.ID
	if a.String() > b.String() {
		a, b = b, a
	}
	tie := Tie{ID: NewID(), A: a, B: b, Created: clock(), Modified: clock()}
	group := Group{ID: NewID(), Name: "choir", Created: clock(), Modified: clock()}
	putAll(t, s, append(records, &anna, &ben, &item, &tie, &group)...)

	last3 := Span{From: today() - 2}
	for name, read := range map[string]func() (int, any, error){
		"contacts": func() (int, any, error) { l, err := s.Contacts(ctx(), last3); return len(l), l[2].Minutes, err },
		"feelings": func() (int, any, error) {
			l, err := s.Feelings(ctx(), last3)
			return len(l), int(l[2].Trust.Value), err
		},
		"records":   func() (int, any, error) { l, err := s.Records(ctx(), last3); return len(l), l[2].Practice, err },
		"check-ins": func() (int, any, error) { l, err := s.CheckIns(ctx(), last3); return len(l), l[2].Instrument, err },
		"contacts of Anna": func() (int, any, error) {
			l, err := s.ContactsWith(ctx(), anna.ID, Span{})
			return len(l), l[1].Minutes, err
		},
		"feelings of Anna": func() (int, any, error) {
			l, err := s.FeelingsAbout(ctx(), anna.ID, Span{})
			return len(l), int(l[1].Trust.Value), err
		},
	} {
		if n, middle, err := read(); n != 3 || fmt.Sprint(middle) != "2" || err != nil {
			t.Errorf("%s: got %d, the one of two days ago is %v, %v, want 3, 2", name, n, middle, err)
		}
	}
	if l, err := s.RecordsOf(ctx(), item.ID, Span{}); err != nil || len(l) != 2 || l[0].Practice != "1" || l[1].Practice != "3" {
		t.Errorf("records of the item: got %v, %v, want 1 and 3", l, err)
	}
	ties, err := s.Ties(ctx())
	groups, err2 := s.Groups(ctx())
	items, err3 := s.Items(ctx())
	if err := errors.Join(err, err2, err3); err != nil || len(ties) != 1 || len(groups) != 1 || len(items) != 1 || ties[0].A != a {
		t.Errorf("ties, groups, items: got %v, %v, %v, %v", ties, groups, items, err)
	}
	last, err := s.LastContact(ctx())
	if err != nil || len(last) != 2 || last[anna.ID] != today() || last[ben.ID] != today()-1 {
		t.Errorf("LastContact: got %v, %v, want today and yesterday", last, err)
	}
}

func TestPeopleComeInTheOrderTheyWereAdded(t *testing.T) {
	s := open(t)
	var want []string
	for _, name := range []string{"Zoe", "Anna", "Mira"} {
		p := somebody(name)
		must(t, s.PutPerson(ctx(), &p))
		want = append(want, name)
	}
	people, err := s.People(ctx())
	must(t, err)
	var got []string
	for _, p := range people {
		got = append(got, p.Name)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("people: got %v, want %v", got, want)
	}
}

func TestEachEntryGivesAllOfOneMoment(t *testing.T) {
	s, _, list := diary(t)
	seen := map[string]bool{}
	must(t, s.EachEntry(ctx(), func(e Entry) error {
		if len(seen) == 0 { // a write meanwhile is not seen
			extra := page(today(), "extra", "")
			putAll(t, s, &extra)
		}
		seen[e.Title] = true
		return nil
	}))
	if len(seen) != len(list) || seen["extra"] {
		t.Errorf("EachEntry: got %v, want the %d of before", seen, len(list))
	}
	stop, calls := errors.New("stop"), 0
	err := s.EachEntry(ctx(), func(Entry) error { calls++; return stop })
	if !errors.Is(err, stop) || calls != 1 {
		t.Errorf("EachEntry whose function fails: got %v after %d calls, want its error after 1", err, calls)
	}
}

func TestAnEntryStaysOnItsDayWhereverItIsRead(t *testing.T) {
	here := time.Local
	t.Cleanup(func() { time.Local = here }) // after the store is closed
	s, again := onDisk(t, Options{})
	for i, name := range []string{"Pacific/Kiritimati", "Europe/Berlin", "America/Los_Angeles"} {
		z := zone(t, name)
		at := time.Date(2026, 11, 23, 23, 30, i, 0, z) // half past eleven in the evening, there
		e := Entry{ID: NewID(), Day: DayOf(at), Created: at, Modified: at, Zone: name, Title: name}
		must(t, s.PutEntry(ctx(), &e))
	}
	want := "[America/Los_Angeles Europe/Berlin Pacific/Kiritimati]"
	for _, name := range []string{"UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata"} {
		s = again(func() { time.Local = zone(t, name) })
		list, err := s.Entries(ctx(), Span{today(), today()})
		must(t, err)
		if got := fmt.Sprint(titles(list)); got != want {
			t.Errorf("read in %s: got %v, want %v", name, got, want)
		}
		for _, e := range list {
			y, m, d := e.Day.Date()
			if e.Day != today() || y != 2026 || m != time.November || d != 23 || e.Day.String() != "2026-11-23" {
				t.Errorf("%s read in %s: got day %v, want 2026-11-23", e.Title, name, e.Day)
			}
			wrote := e.Created.In(zone(t, e.Zone))
			if wrote.Hour() != 23 || wrote.Minute() != 30 || DayOf(wrote) != e.Day {
				t.Errorf("%s read in %s: written at %v, want half past eleven there", e.Title, name, wrote)
			}
			e.Body += "edited in " + name
			must(t, s.PutEntry(ctx(), &e))
		}
		wantFaults(t, s)
		wantFound(t, s, "on:11-23 title:europe", "Europe/Berlin")
	}
}
