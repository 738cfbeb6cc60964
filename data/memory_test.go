package data_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
)

// pages stores one entry per day, titled with it.
func pages(t *testing.T, s *data.Store, days ...data.Day) map[data.Day]data.Entry {
	t.Helper()
	out := map[data.Day]data.Entry{}
	for _, d := range days {
		e := datatest.Entry(d, d.String(), "words")
		datatest.Must(t, s.PutEntry(context.Background(), &e))
		out[d] = e
	}
	return out
}

// recalled gives the titles that a day brings back.
func recalled(t *testing.T, s *data.Store, day data.Day) string {
	t.Helper()
	list, err := s.Memories(context.Background(), day, datatest.Today())
	datatest.Must(t, err)
	var out []string
	for _, m := range list {
		for _, e := range m.Entries {
			out = append(out, e.Title)
		}
	}
	return strings.Join(out, " ")
}

func TestADayBringsBackWhatWasWrittenBefore(t *testing.T) {
	s := datatest.Open(t)
	day := func(y int, m time.Month, d int) data.Day { return data.DateOf(y, m, d) }
	pages(t, s, day(2026, 11, 23), day(2026, 11, 16), day(2026, 10, 23), day(2026, 5, 23), day(2025, 11, 23),
		day(2024, 11, 23), day(2021, 11, 23), day(2016, 11, 23), day(2026, 11, 22), day(2025, 11, 22), day(2024, 2, 29))
	if got, want := recalled(t, s, day(2026, 11, 23)),
		"2026-11-16 2026-10-23 2026-05-23 2025-11-23 2024-11-23 2021-11-23 2016-11-23"; got != want {
		t.Errorf("got the memories %s, want %s", got, want)
	}
	if got, want := recalled(t, s, day(2021, 11, 23)), "2026-11-23 2025-11-23 2024-11-23 2016-11-23"; got != want {
		t.Errorf("got the memories %s of an old day, want every year's: %s", got, want)
	}
	for _, d := range []data.Day{day(2026, 2, 28), day(2024, 2, 29), day(2020, 2, 29)} {
		want := "2024-02-29"
		if d == day(2024, 2, 29) {
			want = ""
		}
		if got := recalled(t, s, d); got != want {
			t.Errorf("got the memories %q on %s, want %q", got, d, want)
		}
	}
	if got := recalled(t, s, day(2024, 2, 28)); got != "" {
		t.Errorf("got the memories %q on 28 February of a leap year, want none: the 29th comes by itself", got)
	}
}

func TestMonthsBackEndOnTheLastOfAShortMonth(t *testing.T) {
	for _, c := range []struct {
		back data.Back
		want data.Day
	}{
		{data.Back{Months: 1}, data.DateOf(2026, 2, 28)}, {data.Back{Months: 6}, data.DateOf(2025, 9, 30)},
		{data.Back{Years: 2}, data.DateOf(2024, 3, 31)}, {data.Back{Weeks: 1}, data.DateOf(2026, 3, 24)},
		{data.Back{Years: -1}, data.DateOf(2027, 3, 31)},
	} {
		if got := c.back.Before(data.DateOf(2026, 3, 31)); got != c.want {
			t.Errorf("%+v before 31 March 2026: got %s, want %s", c.back, got, c.want)
		}
	}
}

func TestMutedThingsNeverComeBack(t *testing.T) {
	ctx := context.Background()
	s := datatest.Open(t)
	anna := datatest.Person("Anna", 1)
	datatest.Must(t, s.PutPerson(ctx, &anna))
	today := datatest.Today()
	year := func(n int) data.Day { return data.Back{Years: n}.Before(today) }
	all := pages(t, s, year(1), year(2), year(3), year(4))
	single, about := all[year(1)], all[year(2)]
	single.Muted, about.People = true, []data.ID{anna.ID}
	datatest.Must(t, s.PutEntry(ctx, &single))
	datatest.Must(t, s.PutEntry(ctx, &about))
	if got, want := recalled(t, s, today), year(2).String()+" "+year(3).String()+" "+year(4).String(); got != want {
		t.Errorf("got %s with one entry muted, want %s", got, want)
	}
	person := data.MutePerson(anna.ID).Definition(datatest.Clock())
	period := data.MutePeriod(data.Span{From: year(3) - 30, To: year(3) + 1}).Definition(datatest.Clock())
	junk := data.Definition{ID: data.NewID(), Kind: data.DefMute, Name: "x", Body: []byte("{"), Created: datatest.Clock(), Modified: datatest.Clock()}
	for _, d := range []*data.Definition{&person, &period, &junk} {
		datatest.Must(t, s.PutDefinition(ctx, d))
	}
	if got, want := recalled(t, s, today), year(4).String(); got != want {
		t.Errorf("got %s with a person and a period muted, want %s", got, want)
	}
	mutes, err := s.Mutes(ctx)
	if err != nil || len(mutes) != 2 || mutes[0].Person != anna.ID || mutes[1].To != year(3)+1 || mutes[1].ID != period.ID {
		t.Errorf("Mutes: got %+v, %v, want the person and the period", mutes, err)
	}
	for i := range 40 {
		e, err := s.AnyMemory(ctx, today, func(n int) int { return i % n })
		if err != nil || e.Day != year(4) {
			t.Fatalf("AnyMemory: got %s, %v, want the only one that is not muted", e.Day, err)
		}
	}
	datatest.Must(t, s.DeleteEntry(ctx, all[year(4)].ID, datatest.Clock()))
	if _, err := s.AnyMemory(ctx, today, func(int) int { return 0 }); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("AnyMemory with everything muted: got error %v, want ErrNotFound", err)
	}
}

func TestMemoriesOfTheFutureStayThere(t *testing.T) {
	s := datatest.Open(t)
	pages(t, s, datatest.Today()+7, data.Back{Years: -1}.Before(datatest.Today()))
	if got := recalled(t, s, datatest.Today()+14); got != "" {
		t.Errorf("got the memories %s, want none of days to come", got)
	}
	if _, err := s.AnyMemory(context.Background(), datatest.Today(), func(int) int { return 0 }); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("AnyMemory: got error %v, want ErrNotFound", err)
	}
}
