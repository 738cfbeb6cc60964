package data

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"kith/data/search"
)

func TestAnEntryIsFoundFromTheMomentItIsSaved(t *testing.T) {
	s := open(t)
	anna := somebody("Anna")
	e := page(today(), "one", "rain all day")
	putAll(t, s, &e)
	wantFound(t, s, "rain", "one")
	e.Body = "sun at last"
	putAll(t, s, &e)
	wantFound(t, s, "rain")
	wantFound(t, s, "sun", "one")
	wantFound(t, s, "anna")

	e.People = []ID{anna.ID} // first the mention, then the name
	putAll(t, s, &e)
	wantFound(t, s, "anna")
	putAll(t, s, &anna)
	wantFound(t, s, "anna", "one")
	anna.Name = "Hanna"
	putAll(t, s, &anna)
	wantFound(t, s, "person:anna")
	wantFound(t, s, "person:hanna", "one")
	anna.Notes = "a friend"
	putAll(t, s, &anna)
	wantFound(t, s, "person:hanna", "one")
	must(t, s.Update(ctx(), func(w *Writer) error { return w.DeletePerson(anna.ID, clock()) }))
	wantFound(t, s, "person:hanna")
	must(t, s.Restore(ctx(), anna.ID))
	wantFound(t, s, "person:hanna", "one")

	must(t, s.DeleteEntry(ctx(), e.ID, clock()))
	wantFound(t, s, "sun")
	must(t, s.Restore(ctx(), e.ID))
	wantFound(t, s, "sun", "one")
	must(t, s.Update(ctx(), func(w *Writer) error { return w.EraseEntry(e.ID) }))
	wantFound(t, s, "sun")

	// Several things in one write are learned as they stand at its end.
	ben, two := somebody("Ben"), page(today(), "two", "storm")
	two.People = []ID{ben.ID}
	must(t, s.Update(ctx(), func(w *Writer) error {
		must(t, w.PutEntry(&two))
		two.Body = "calm"
		must(t, w.PutEntry(&two))
		must(t, w.PutPerson(&ben))
		ben.Name = "Benno"
		return w.PutPerson(&ben)
	}))
	wantFound(t, s, "storm")
	wantFound(t, s, "calm", "two")
	wantFound(t, s, "person:ben")
	wantFound(t, s, "person:benno", "two")
}

func TestEverythingThatCanBeAskedForIsKnown(t *testing.T) {
	s := open(t)
	e := page(today()-1, "yesterday", "body")
	e.Tags, e.Mood, e.Starred, e.Muted, e.Template, e.Prompt = []string{"repair/small"}, Rated(-1.6), true, true, "thought-record", "What helped?"
	e.Attachments = []Attachment{{ID: NewID(), SHA256: make([]byte, 32), Mime: "image/jpeg", Caption: "the harbour"}}
	other := page(DateOf(2019, 11, 23), "long ago", "")
	other.Attachments = []Attachment{{ID: NewID(), SHA256: make([]byte, 32), Mime: "audio/ogg"}}
	putAll(t, s, &e, &other)
	for _, query := range []string{
		"date:yesterday", "date:2026-11-22", "before:2026-11-23 after:2020", "on:11-22", "date:7d..", "tag:repair", "mood:-2", "is:starred",
		"is:muted", "has:photo", "template:thought-record", "helped", "harbour", "has:mood",
	} {
		wantFound(t, s, query, "yesterday")
	}
	wantFound(t, s, "on:11-23", "long ago")
	wantFound(t, s, "mood:-1")
	f, err := s.Search(ctx(), "date:yesterday", FindOptions{Today: today() + 1}) // the caller's own today
	if err != nil || f.Total != 0 {
		t.Errorf("yesterday of tomorrow: got %v, %v, want nothing", f.Hits, err)
	}
}

func TestASearchIsAnsweredAsAsked(t *testing.T) {
	s := open(t)
	for i := range 60 {
		e := page(today()-Day(i), "", fmt.Sprintf("A calm day %d by the river. %s", i, strings.Repeat("word ", 100)))
		putAll(t, s, &e)
	}
	f, err := s.Search(ctx(), "calm riv", FindOptions{Typing: true, Sort: search.Oldest})
	if err != nil || f.Total != 60 || len(f.Hits) != 50 || f.Hits[0].Day != today()-59 {
		t.Fatalf("search: got %d of %d hits, %v, the first of %v, want 50 of 60, the oldest first", len(f.Hits), f.Total, err, f.Hits[0].Day)
	}
	h := f.Hits[0]
	if !strings.HasPrefix(h.Title, "A calm day 59") || len([]rune(h.Snippet)) > snippetLength || len(h.Marks) != 2 {
		t.Errorf("hit: got title %q, snippet %q, marks %v", h.Title, h.Snippet, h.Marks)
	}
	for i, want := range []string{"calm", "riv"} {
		if got := h.Snippet[h.Marks[i][0]:h.Marks[i][1]]; !strings.HasPrefix(got, want) {
			t.Errorf("mark %d: got %q, want %q", i, got, want)
		}
	}
	for limit, want := range map[int]int{3: 3, 0: 50, -1: 60, 1000: 60} {
		f, err := s.Search(ctx(), "calm", FindOptions{Limit: limit})
		if err != nil || len(f.Hits) != want {
			t.Errorf("limit %d: got %d hits, %v, want %d", limit, len(f.Hits), err, want)
		}
	}
	f, err = s.Search(ctx(), "nothingofthekind", FindOptions{})
	if err != nil || f.Total != 0 || f.Hits == nil {
		t.Errorf("search for what is not there: got %v, %v, want an empty list", f, err)
	}
}

// unload brings the finder to where it is before the index is loaded, and gives
// what loads it.
func unload(s *Store) (load func()) {
	<-s.find.current.Load().ready
	s.find.mu.Lock()
	defer s.find.mu.Unlock()
	s.find.index = nil
	e := &edition{ready: make(chan struct{})}
	s.find.current.Store(e)
	return func() { s.find.load(e) }
}

func TestWhatIsWrittenWhileTheIndexLoadsIsFound(t *testing.T) {
	s := open(t)
	anna := somebody("Anna")
	old, gone := page(today(), "old", "rain"), page(today(), "gone", "rain")
	old.People = []ID{anna.ID}
	putAll(t, s, &old, &gone, &anna)
	load := unload(s)
	e := page(today(), "new", "rain")
	anna.Name = "Hanna"
	putAll(t, s, &e, &anna)
	must(t, s.DeleteEntry(ctx(), gone.ID, clock()))
	e.Title, e.Body = "never", "saved" // the person goes on typing
	load()
	wantFound(t, s, "rain", "new", "old")
	wantFound(t, s, "saved")
	wantFound(t, s, "person:hanna", "old")
	wantFound(t, s, "person:anna")
}

func TestASearchWaitsForTheIndex(t *testing.T) {
	s := open(t)
	e := page(today(), "calm", "")
	putAll(t, s, &e)
	load := unload(s)
	_, err := s.Search(cancelled(), "calm", FindOptions{})
	wantErr(t, err, context.Canceled)
	stopping, cancel := context.WithCancel(ctx())
	answers := make(chan error)
	ask := func(c context.Context) {
		f, err := s.Search(c, "calm", FindOptions{})
		if err == nil && len(f.Hits) != 1 {
			err = fmt.Errorf("%d hits", len(f.Hits))
		}
		answers <- err
	}
	go ask(stopping)
	go ask(ctx())
	cancel()
	wantErr(t, <-answers, context.Canceled)
	load()
	must(t, <-answers)
}

func TestASearchDuringCloseEnds(t *testing.T) {
	s := over(t, memory(t), Options{})
	load := unload(s)
	s.find.cancel() // Close has begun
	answer := make(chan error)
	go func() { answer <- second(s.Search(ctx(), "x", FindOptions{})) }()
	load()
	wantErr(t, <-answer, ErrClosed)
	must(t, s.Close())
}

func TestAStoreWithoutSearchSaysSoAndLosesNothing(t *testing.T) {
	v := memory(t)
	s := over(t, v, Options{NoSearch: true})
	anna, e := somebody("Anna"), page(today(), "calm", "")
	e.People = []ID{anna.ID}
	putAll(t, s, &anna, &e)
	anna.Name = "Hanna"
	putAll(t, s, &anna)
	if _, err := s.Search(ctx(), "calm", FindOptions{}); err == nil {
		t.Error("search that is off: got no error")
	}
	s.find.stop()
	s = over(t, v, Options{})
	wantFound(t, s, "calm", "calm")
	wantFound(t, s, "person:hanna", "calm")
	must(t, s.Close())
}

func TestAnEntryThatVanishesDuringASearchIsNoDamage(t *testing.T) {
	s := open(t)
	e := page(today(), "calm", "")
	putAll(t, s, &e)
	must(t, s.vault.Update(dropKeys(e.key(), e.rows()[0]))) // as if deleted after the index was asked
	wantFound(t, s, "calm")
	if s.Damage() != 0 {
		t.Errorf("damage: got %d, want 0", s.Damage())
	}
}

func TestSearchingAndWritingGoOnSideBySide(t *testing.T) {
	s := open(t)
	anna := somebody("Anna")
	putAll(t, s, &anna)
	var writers, searchers sync.WaitGroup
	var errs sync.Map
	for n := range 3 {
		writers.Go(func() { errs.Store(writeSome(s, anna.ID, n), true) })
	}
	writers.Go(func() {
		for i := range 20 {
			anna.Name = fmt.Sprint("Anna", i)
			errs.Store(s.PutPerson(ctx(), &anna), true)
			s.find.mu.Lock()
			s.find.saveSoon()
			s.find.mu.Unlock()
		}
	})
	stop := make(chan bool)
	for range 2 {
		searchers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				_, err := s.Search(ctx(), "calm riv", FindOptions{Typing: true})
				errs.Store(err, true)
				_, err = s.Entries(ctx(), Span{From: today() - 5})
				errs.Store(err, true)
			}
		})
	}
	writers.Wait()
	close(stop)
	searchers.Wait()
	errs.Range(func(err, _ any) bool {
		if err != nil {
			t.Errorf("side by side: got %v", err)
		}
		return true
	})
	n, _ := s.Count(ctx(), KindEntry)
	if got := len(found(t, s, "person:anna19")); got != n || s.Damage() != 0 {
		t.Errorf("afterwards: found %d, damage %d, want all %d, 0", got, s.Damage(), n)
	}
}

// writeSome puts, deletes and edits entries about somebody.
func writeSome(s *Store, person ID, n int) error {
	for i := range 40 {
		e := page(today()-Day(i), fmt.Sprintf("calm %d.%d", n, i), "river")
		e.People = []ID{person}
		err := s.PutEntry(ctx(), &e)
		if err == nil && i%4 == 0 {
			err = s.DeleteEntry(ctx(), e.ID, clock())
		}
		if err == nil && i%5 == 0 {
			e.Body = "and the sea"
			err = s.PutEntry(ctx(), &e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func TestARenameDoesNotWaitForThousandsOfRows(t *testing.T) {
	s := over(t, memory(t), Options{NoSearch: true})
	anna := somebody("Anna")
	const n = 14_000 // more rows than one write takes
	_, err := s.UpdateMany(ctx(), n, func(w *Writer, i int) error {
		e := page(today()-Day(i%900), "x", "")
		e.People = []ID{anna.ID}
		return w.PutEntry(&e)
	})
	must(t, err)
	putAll(t, s, &anna)
	anna.Name = "Hanna"
	must(t, s.PutPerson(ctx(), &anna))
	must(t, s.Update(ctx(), func(w *Writer) error { return w.DeletePerson(anna.ID, clock()) }))
	must(t, s.Restore(ctx(), anna.ID))
	if s.Damage() != 0 {
		t.Error("damage after a rename")
	}
}

func TestErrorsOfASearchAreWrapped(t *testing.T) {
	s := over(t, memory(t), Options{})
	e := page(today(), "calm", secret)
	putAll(t, s, &e)
	must(t, s.Close())
	_, err := s.Search(ctx(), secret, FindOptions{})
	if !errors.Is(err, ErrClosed) || strings.Contains(err.Error(), secret) {
		t.Errorf("search after Close: got %v, want %v without the query", err, ErrClosed)
	}
}
