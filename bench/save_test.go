package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kith/data"
)

// saves is how many entries are saved for the medians.
const saves = 200

// saveJournal saves new entries one by one, each durable before the next, and
// the same texts as synced files.
func saveJournal(e errand) (answer, error) {
	s, err := e.open()
	if err != nil {
		return nil, err
	}
	got, err := saveStore(e, s)
	return got, errors.Join(err, s.Close())
}

func saveStore(e errand, s *data.Store) (answer, error) {
	ctx := context.Background()
	people, err := s.People(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := s.Search(ctx, "a", data.FindOptions{Limit: 1}); err != nil { // the index is there, as in a session
		return nil, err
	}
	dir := filepath.Join(e.Folder, "saved")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	var ours, files []time.Duration
	for i := range saves {
		entry := newEntry(e.life().Until, people, i)
		began := time.Now()
		if err := s.PutEntry(ctx, &entry); err != nil {
			return nil, err
		}
		ours = append(ours, time.Since(began))
		began = time.Now()
		if err := writeSynced(filepath.Join(dir, entry.ID.String()), asText(entry, nil)); err != nil {
			return nil, err
		}
		files = append(files, time.Since(began))
	}
	return answer{
		"p50": quantile(ours, 0.5), "p95": quantile(ours, 0.95),
		"file p50": quantile(files, 0.5), "file p95": quantile(files, 0.95),
	}, os.RemoveAll(dir)
}

// newEntry is a page of some 200 words, with two tags and somebody it speaks of.
func newEntry(day data.Day, people []data.Person, i int) data.Entry {
	at := day.Time().Add(time.Duration(i) * time.Second)
	e := data.Entry{ID: data.NewID(), Day: day, Created: at, Modified: at, Title: fmt.Sprintf("Page %d", i), Tags: []string{"measured", "evening"}}
	for w := range 200 {
		e.Body += fmt.Sprintf("word%d ", (i*37+w*w)%5000)
	}
	if len(people) > 0 {
		e.People = []data.ID{people[i%len(people)].ID}
	}
	return e
}

// writeSynced replaces a text file so that a power cut leaves the old or the new one.
func writeSynced(name string, text []byte) error {
	f, err := os.OpenFile(name+".new", os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// BenchmarkSave measures how long until a new entry is safe on the disk, with
// all lists and the search index up to date.
func BenchmarkSave(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if told(b) {
				return
			}
			e := journal(b, n)
			e.Do = "save"
			got := send(b, e)
			gathered.add(row{named("save an entry", n), "ms", got.of("p50"), got.of("p95"), got.of("file p50"), "a synced text file"})
		})
	}
}
