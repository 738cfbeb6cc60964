package search

import "sync"

// Index is a searchable set of documents. The zero value is not usable: see
// [New] and [Load].
//
// All methods may be called from several goroutines: searches run side by side,
// and a Put or Delete waits for those under way. One writer at a time makes
// sense: of two goroutines that Put the same ID, whichever came last wins.
//
// Documents are numbered in the order they come. A changed document gets a new
// number and its old one stays behind as a dead row; when more than a fifth of
// the rows are dead, the index is written anew without them. That takes about
// as long as a Load and happens once in thousands of changes.
type Index struct {
	mu    sync.RWMutex
	terms terms
	lists []list // by term number
	rows  rows
	byID  map[ID]uint32 // living documents

	writer writer
	spare  sync.Pool // counters
}

// rows is what is known of each document, by its number: columns of equal
// length, so that a search reads only those it needs.
type rows struct {
	id      []ID
	day     []int32
	created []int64
	words   []uint32 // words in all, for ranking
	titled  []uint32 // words in the title; their places are below this
	mood    []int8   // 0 when none: see flagMood
	flags   []flags

	dead  int    // rows with flagDead
	total uint64 // words of living rows
}

// makeRows makes columns with room for n rows.
func makeRows(n int) rows {
	return rows{
		id: make([]ID, 0, n), day: make([]int32, 0, n), created: make([]int64, 0, n),
		words: make([]uint32, 0, n), titled: make([]uint32, 0, n),
		mood: make([]int8, 0, n), flags: make([]flags, 0, n),
	}
}

// append adds one row.
func (r *rows) append(id ID, day int32, created int64, words, titled uint32, mood int8, f flags) {
	r.id = append(r.id, id)
	r.day = append(r.day, day)
	r.created = append(r.created, created)
	r.words = append(r.words, words)
	r.titled = append(r.titled, titled)
	r.mood = append(r.mood, mood)
	r.flags = append(r.flags, f)
}

// New makes an empty index.
func New() *Index {
	x := &Index{terms: newTerms(), byID: map[ID]uint32{}}
	x.writer.index = x
	return x
}

// Len is the number of documents.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.byID)
}

// Has tells whether a document is in the index.
func (x *Index) Has(id ID) bool {
	x.mu.RLock()
	defer x.mu.RUnlock()
	_, ok := x.byID[id]
	return ok
}

// IDs lists the documents in no particular order, so that an owner can compare
// a loaded index with what it holds.
func (x *Index) IDs() []ID {
	x.mu.RLock()
	defer x.mu.RUnlock()
	ids := make([]ID, 0, len(x.byID))
	for id := range x.byID {
		ids = append(ids, id)
	}
	return ids
}

// Put adds d, or replaces the document with the same ID.
func (x *Index) Put(d Doc) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.bury(d.ID)
	x.add(&d)
	x.compactIfDue()
}

// Delete removes a document; an unknown id is no mistake.
func (x *Index) Delete(id ID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.bury(id)
	x.compactIfDue()
}

// bury marks the row of a document dead, if there is one. Its words stay in the
// lists until the next compaction: finding them would take reading the old text,
// which the index does not have. Searches pass dead rows over.
func (x *Index) bury(id ID) {
	n, ok := x.byID[id]
	if !ok {
		return
	}
	delete(x.byID, id)
	x.rows.flags[n] |= flagDead
	x.rows.dead++
	x.rows.total -= uint64(x.rows.words[n])
}

// add gives d the next number.
func (x *Index) add(d *Doc) {
	doc := uint32(len(x.rows.id))
	w := &x.writer
	w.write(d, doc)
	mood := int8(0)
	if d.Mood != nil {
		mood = *d.Mood
	}
	x.rows.append(d.ID, d.Day, d.Created, w.words, w.titled, mood, flagsOf(d))
	x.rows.total += uint64(w.words)
	x.byID[d.ID] = doc
}
