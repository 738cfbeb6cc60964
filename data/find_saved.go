package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"kith/data/search"
	"kith/data/vault"
)

// findState says which saved index counts. Chunks of other generations are
// leftovers of a save that was cut off.
type findState struct {
	Generation uint32 `json:"generation"`
	Chunks     int    `json:"chunks"`
}

// saveAfter is how many marks the saved index may be behind, and one more for
// every saveShare entries: learning one anew at the next start takes about
// 0.1 ms, and saving takes the longer the more there are. Of 100,000 entries 2,500 may
// be marked, which costs the next start a quarter of a second.
const (
	saveAfter = 500
	saveShare = 50
)

// load reads the saved index and brings it up to date, or builds it anew when
// it is lost, damaged or of another version. Then it lets searches in.
func (f *finder) load(e *edition) {
	defer close(e.ready)
	var l loading
	err := f.store.view(f.ctx, func(tx *vault.Tx) error {
		l.pupil = pupil{ctx: f.ctx, store: f.store, tx: tx, names: map[ID]string{}}
		return l.run()
	})
	f.mu.Lock()
	defer f.mu.Unlock()
	if err != nil {
		if f.ctx.Err() != nil {
			err = ErrClosed // what waits stays: the loading may be begun again
		} else {
			f.off, f.waiting = true, nil // the marks on the disk wait for the next opening
		}
		e.err = fmt.Errorf("load search index: %w", err)
		return
	}
	e.index = l.index
	f.index, f.names, f.unsaid, f.state = l.index, l.names, l.marks, l.state
	f.learn(f.waiting)
	f.waiting = nil
	f.due = f.enough()
	if l.learned > f.due { // one that was built anew is worth keeping
		f.saveSoon()
	}
	f.saveIfDue()
}

// The order in which a start learns is what makes it right whatever was saved: the
// saved index may be old, but then marks tell what came since; marks may be missing,
// but then the comparison finds what came or went.

// loading is what one consistent picture of the store tells of the index. A write
// that comes meanwhile waits in finder.waiting.
type loading struct {
	pupil
	marks map[string]bool // rows U and N
	state findState
}

// run gives an index that knows every entry as the picture has it: what was saved,
// then what is marked as changed since, then what there is too much or too little.
// If nothing usable was saved, that last is everything.
func (l *loading) run() error {
	l.marks = map[string]bool{}
	err := each(l.ctx, l.store, l.tx, allOf(KindPerson), personFrom, func(p Person) error {
		l.names[p.ID] = p.Name
		return nil
	})
	if err != nil {
		return err
	}
	if l.index, err = l.saved(); err != nil {
		l.index = search.New()
	}
	if err := l.marked(); err != nil {
		return err
	}
	return l.compare()
}

// saved reads the saved index.
func (l *loading) saved() (*search.Index, error) {
	b, err := l.tx.Get(metaKey(metaFind))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b, &l.state); err != nil {
		return nil, err
	}
	return search.Load(func(chunk int) ([]byte, error) {
		if err := l.ctx.Err(); err != nil {
			return nil, err
		}
		return l.tx.Get(findKey(l.state.Generation, uint32(chunk)))
	}, l.state.Chunks)
}

// marked learns what changed since the index was saved.
func (l *loading) marked() error {
	for _, class := range []byte{rowUnsaid, rowName} {
		err := l.tx.Keys([]byte{class}, nil, false, func(row []byte) (bool, error) {
			l.marks[string(row)] = true
			if class == rowName {
				return true, l.page(idFrom(row[1:]))
			}
			return true, l.entry(idFrom(row[1:]))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// compare holds the index against the entries that there are.
func (l *loading) compare() error {
	there, err := l.entries()
	if err != nil {
		return err
	}
	extra := map[ID]bool{}
	for _, id := range l.index.IDs() {
		extra[ID(id)] = true
	}
	for _, id := range there {
		if extra[id] {
			delete(extra, id)
		} else if err := l.entry(id); err != nil {
			return err
		}
	}
	for id := range extra {
		l.index.Delete(search.ID(id))
	}
	return nil
}

// entries lists all entries. The rows of the timeline tell them, if they are as many as
// there are records: to pass over a record its text has to be decrypted.
func (l *loading) entries() (list []ID, err error) {
	err = l.tx.Keys(onDays(KindEntry), nil, false, func(row []byte) (bool, error) {
		if r, ok := refOf(row); ok {
			list = append(list, r.ID)
		}
		return true, l.ctx.Err()
	})
	if err != nil || uint64(len(list)) == l.tx.Count(byte(KindEntry)) {
		return list, err
	}
	list = list[:0]
	err = l.tx.Keys(allOf(KindEntry), nil, false, func(key []byte) (bool, error) {
		list = append(list, idFrom(key[1:]))
		return true, l.ctx.Err()
	})
	return list, err
}

// enough is how many marks make saving worth while.
func (f *finder) enough() int { return saveAfter + f.index.Len()/saveShare }

// saveIfDue begins to save when enough has changed. f.mu is held.
func (f *finder) saveIfDue() {
	if len(f.unsaid) > f.due {
		f.saveSoon()
	}
}

// saveSoon begins to save the index beside other work, unless that is under way.
// f.mu is held.
func (f *finder) saveSoon() {
	if f.index == nil || f.saving || f.ctx.Err() != nil {
		return
	}
	f.saving = true
	covered := f.unsaid
	f.unsaid = map[string]bool{}
	next := findState{Generation: f.state.Generation + 1}
	f.done.Go(func() {
		err := f.save(&next, covered)
		f.mu.Lock()
		defer f.mu.Unlock()
		f.saving = false
		f.state = next // what a failed save left is stale, and its number is not used again
		f.due = f.enough()
		if err == nil {
			return
		}
		// The marks are still on the disk, and a later save covers them. It is not
		// tried at once again: the disk may be full.
		maps.Copy(f.unsaid, covered)
		f.due += len(f.unsaid)
	})
}

// save writes the index as a new generation, makes it the one that counts, and
// only then takes away what is left of older ones and the marks it covers. A stop
// at any point leaves a sound store. Whatever changes meanwhile is marked again.
func (f *finder) save(next *findState, covered map[string]bool) error {
	err := f.index.Save(func(chunk int, b []byte) error {
		next.Chunks = chunk + 1
		return f.commit("chunk", func(tx *vault.Tx) error {
			return tx.Put(findKey(next.Generation, uint32(chunk)), b)
		})
	})
	if err != nil {
		return fmt.Errorf("save search index: %w", err)
	}
	b, err := json.Marshal(next)
	if err != nil {
		return fmt.Errorf("save search index: %w", err)
	}
	err = f.commit("state", func(tx *vault.Tx) error { return tx.Put(metaKey(metaFind), b) })
	if err == nil {
		err = f.dropStale(next.Generation)
	}
	if err == nil {
		err = f.unmark(covered)
	}
	if err != nil {
		return fmt.Errorf("save search index: %w", err)
	}
	return nil
}

// commit is one commit of a save; none is begun when the store closes. Other writes
// go on between two of them: a chunk takes some milliseconds, all of them a second.
func (f *finder) commit(point string, fn func(*vault.Tx) error) error {
	if err := f.ctx.Err(); err != nil {
		return err
	}
	if f.testOnlyStop != nil {
		if err := f.testOnlyStop(point); err != nil {
			return err
		}
	}
	return f.store.vault.Update(fn)
}

// dropStale takes away the chunks of other generations.
func (f *finder) dropStale(generation uint32) error {
	current := findKey(generation, 0)[:5]
	var keys [][]byte
	err := f.store.vault.View(func(tx *vault.Tx) error {
		return tx.Keys([]byte{classFind}, nil, false, func(key []byte) (bool, error) {
			if !bytes.HasPrefix(key, current) {
				keys = append(keys, bytes.Clone(key))
			}
			return true, nil
		})
	})
	if err != nil {
		return err
	}
	for part := range slices.Chunk(keys, saveAfter) {
		err := f.commit("stale", func(tx *vault.Tx) error {
			for _, key := range part {
				if err := tx.Delete(key); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// unmark takes away the marks that the saved index covers.
func (f *finder) unmark(covered map[string]bool) error {
	rows := slices.Collect(maps.Keys(covered))
	for part := range slices.Chunk(rows, saveAfter) {
		if err := f.unmarkSome(part); err != nil {
			return err
		}
	}
	return nil
}

// unmarkSome is one commit of unmark. No write may come between looking and
// taking away, or an entry changed meanwhile would lose its mark.
func (f *finder) unmarkSome(rows []string) error {
	f.store.writing.Lock()
	defer f.store.writing.Unlock()
	f.mu.Lock()
	rows = slices.DeleteFunc(rows, func(row string) bool { return f.unsaid[row] })
	f.mu.Unlock()
	return f.commit("mark", func(tx *vault.Tx) error {
		for _, row := range rows {
			if err := tx.Delete([]byte(row)); err != nil {
				return err
			}
		}
		return nil
	})
}
