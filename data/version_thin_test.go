package data

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestEarlierTextsGrowThinnerWithAge(t *testing.T) {
	now := clock()
	at := func(ago time.Duration) Version { return Version{ID: NewID(), Entry: NewID(), At: now.Add(-ago)} }
	day := 24 * time.Hour
	for name, c := range map[string]struct {
		ages []time.Duration
		left int
	}{
		"of today":             {[]time.Duration{time.Minute, 2 * time.Minute, 3 * time.Minute, 4 * time.Minute}, 4},
		"of one instant":       {[]time.Duration{0, 0, 0, 0}, 4},
		"of one hour":          {[]time.Duration{time.Minute, 3*day + time.Second, 3*day + 2*time.Second, 3*day + 3*time.Second, 4 * day}, 3},
		"of one day":           {[]time.Duration{time.Minute, 20 * day, 20*day + time.Hour, 21 * day}, 3},
		"the first and newest": {[]time.Duration{900 * day, 900*day + time.Second}, 2},
	} {
		var list []Version
		for _, age := range c.ages {
			list = append(list, at(age))
		}
		if left := len(list) - len(tooMany(list, now)); left != c.left {
			t.Errorf("%s: got %d left, want %d", name, left, c.left)
		}
	}
}

func TestThinningTwiceTakesNothingMoreAndKeepsTheEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := clock()
		var list []Version
		for range rapid.IntRange(0, 60).Draw(t, "texts") {
			list = append(list, Version{ID: NewID(), At: now.Add(-time.Duration(rapid.IntRange(0, 4*365*24*3600).Draw(t, "age")) * time.Second)})
		}
		gone := map[ID]bool{}
		for _, v := range tooMany(list, now) {
			gone[v.ID] = true
		}
		left := slices.DeleteFunc(slices.Clone(list), func(v Version) bool { return gone[v.ID] })
		early := func(a, b Version) int { return a.At.Compare(b.At) }
		if len(list) > 0 && (!slices.MinFunc(left, early).At.Equal(slices.MinFunc(list, early).At) ||
			!slices.MaxFunc(left, early).At.Equal(slices.MaxFunc(list, early).At)) {
			t.Fatal("the first or the newest text went")
		}
		if again := tooMany(left, now); len(again) > 0 {
			t.Fatalf("thinned again: %d more went", len(again))
		}
	})
}

func TestKeepingATextThinsTheOldOnes(t *testing.T) {
	s := open(t)
	e := page(today(), "", "0")
	must(t, s.Update(ctx(), func(w *Writer) error { return w.PutEntry(&e) }))
	for i := range 50 { // fifty sessions within an hour, ten days ago
		must(t, s.Update(ctx(), func(w *Writer) error {
			if err := w.KeepVersion(e.ID, clock().Add(-240*time.Hour+time.Duration(i)*time.Minute)); err != nil {
				return err
			}
			e.Body = fmt.Sprint(i + 1)
			return w.PutEntry(&e)
		}))
	}
	must(t, s.Update(ctx(), func(w *Writer) error { return w.KeepVersion(e.ID, clock()) }))
	list, err := s.Versions(ctx(), e.ID)
	if err != nil || len(list) != 3 {
		t.Fatalf("got %d texts, %v, want the first, the last of that day and the newest", len(list), err)
	}
	if list[0].Body != "0" || list[1].Body != "49" || list[2].Body != "50" {
		t.Errorf("got %q, %q, %q", list[0].Body, list[1].Body, list[2].Body)
	}
}
