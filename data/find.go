package data

import (
	"context"
	"fmt"
	"math"
	"strings"
	"sync"
	"sync/atomic"

	"kith/data/search"
	"kith/data/vault"
)

// findOp is one thing that the search index must learn after a commit. Only the
// name of it is kept: how it stands is read when it is learned, so a caller may go
// on changing a record that it has put.
type findOp struct {
	entry  ID // an entry that changed, came or went
	person ID // somebody whose name did
}

// finder keeps the search index beside the records: in memory, never behind
// them by more than the entry being written, and saved from time to time.
//
// Whoever needs several locks takes Store.writing first, then mu; the vault and
// the index have their own below these.
type finder struct {
	store  *Store
	ctx    context.Context // ends when the store closes
	cancel context.CancelFunc
	done   sync.WaitGroup

	current atomic.Pointer[edition]

	mu      sync.Mutex      // guards the variables below
	index   *search.Index   // that of current once it is loaded, else nil
	off     bool            // there will be no index
	waiting []findOp        // told while the index was being loaded
	names   map[ID]string   // of everybody who is not deleted
	unsaid  map[string]bool // marks (rows U and N) that the saved index does not cover yet
	due     int             // so many marks make saving worth while
	saving  bool
	state   findState

	testOnlyStop func(point string) error // a test ends a save here; nil in the program
}

// edition is one loading of the index, for those who wait for it.
type edition struct {
	ready chan struct{} // closed when the rest is set for good
	index *search.Index
	err   error // why there is no index
}

// start begins to load the index.
func (f *finder) start(s *Store, off bool) {
	f.store, f.off = s, off
	f.begin()
}

// begin makes the finder work, for the first time or after stop. What is loaded
// already stays.
func (f *finder) begin() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ctx, f.cancel = context.WithCancel(context.Background())
	if f.index != nil {
		return
	}
	e := &edition{ready: make(chan struct{})}
	f.current.Store(e)
	if f.off {
		e.err = fmt.Errorf("search is off: %w", ErrClosed)
		close(e.ready)
		return
	}
	f.done.Go(func() { f.load(e) })
}

// stop ends loading and saving and waits for both. The lock keeps a save from
// being begun after the wait.
func (f *finder) stop() {
	f.mu.Lock()
	f.cancel()
	f.mu.Unlock()
	f.done.Wait()
}

// apply has the index learn what a commit changed. Store.writing is held.
func (f *finder) apply(ops []findOp) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case len(ops) == 0:
	case f.index != nil:
		f.learn(ops)
		f.saveIfDue()
	case !f.off:
		f.waiting = append(f.waiting, ops...)
	}
}

// learn brings changes into the index. f.mu is held, so that what a loading brought
// and what a commit brings come one after the other; searches do not wait for it.
func (f *finder) learn(ops []findOp) {
	// An error means that the store is closing, or that its engine failed and takes
	// no more writes. The marks are on the disk: the next opening learns the rest.
	ctx := context.Background()
	_ = f.store.view(ctx, func(tx *vault.Tx) error {
		p := pupil{ctx: ctx, store: f.store, tx: tx, index: f.index, names: f.names}
		for _, op := range ops { // names first: entries are found by them
			if !op.person.IsZero() {
				f.unsaid[string(renamedRow(op.person))] = true
				if err := p.name(op.person); err != nil {
					return err
				}
			}
		}
		for _, op := range ops {
			if !op.entry.IsZero() {
				f.unsaid[string(unsaidRow(op.entry))] = true
				if err := p.entry(op.entry); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// pupil learns from one transaction.
type pupil struct {
	ctx     context.Context
	store   *Store
	tx      *vault.Tx
	index   *search.Index
	names   map[ID]string
	learned int // entries read
}

// entry has the index learn how an entry stands. One that is gone or cannot be
// read is found no more.
func (p *pupil) entry(id ID) error {
	if err := p.ctx.Err(); err != nil {
		return err
	}
	p.learned++
	e, err := read(p.tx, KindEntry, id, entryFrom)
	if err == nil {
		p.index.Put(docOf(&e, p.names))
		return nil
	}
	p.index.Delete(search.ID(id))
	if isDamage(err) {
		return p.store.pass(recordKey(KindEntry, id), err)
	}
	return unlessGone(err)
}

// name learns somebody's name and, if it is another than before, all entries that
// speak of them. A deleted person is found by no name.
func (p *pupil) name(id ID) error {
	person, err := read(p.tx, KindPerson, id, personFrom)
	if err := unlessDamage(unlessGone(err)); err != nil {
		return err
	}
	if person.Name == p.names[id] {
		return nil
	}
	if p.names[id] = person.Name; person.Name == "" {
		delete(p.names, id)
	}
	return p.page(id)
}

// page learns all entries that speak of a person.
func (p *pupil) page(person ID) error {
	return p.tx.Keys(onPage(person, KindEntry), nil, false, func(row []byte) (bool, error) {
		r, ok := refOf(row)
		if !ok {
			return true, nil
		}
		return true, p.entry(r.ID)
	})
}

// docOf gives an entry as the search sees it. Names are spelled out, since people
// ask for them and not for ids: whoever renames somebody must learn the page anew.
func docOf(e *Entry, names map[ID]string) search.Doc {
	d := search.Doc{
		ID: search.ID(e.ID), Day: findDay(e.Day), Created: nanos(e.Created),
		Title: e.Title, Body: Spoken(e.Body), Tags: e.Tags, Template: e.Template,
		Starred: e.Starred, Muted: e.Muted,
	}
	for _, p := range e.People {
		if name := names[p]; name != "" {
			d.People = append(d.People, name)
		}
	}
	if e.Mood.Set {
		m := int8(math.Round(e.Mood.Value))
		d.Mood = &m
	}
	if e.Prompt != "" {
		d.Captions = append(d.Captions, e.Prompt)
	}
	for _, a := range e.Attachments {
		d.HasFile = true
		d.HasPhoto = d.HasPhoto || strings.HasPrefix(a.Mime, "image/")
		if a.Caption != "" {
			d.Captions = append(d.Captions, a.Caption)
		}
	}
	return d
}

// findDay counts a day as package search does: 1 January 1970 is 0.
func findDay(d Day) int32 { return int32(d) - unixDay }

// FindOptions say how much of a search is wanted and in which order.
type FindOptions struct {
	Limit  int         // most hits, 0 = 50, less = all
	Sort   search.Sort // zero: by relevance
	Today  Day         // what "yesterday" counts from; zero: the store's clock says
	Typing bool        // the last word is still being typed

	// Language joins the forms of a word; zero: as written.
	Language search.Stem
}

// Found is one entry that answers a search.
type Found struct {
	ID      ID       `json:"id"`
	Day     Day      `json:"day"`
	Title   string   `json:"title"`   // its headline
	Score   float64  `json:"score"`   // larger is better, comparable within one search
	Snippet string   `json:"snippet"` // the most telling part
	Marks   [][2]int `json:"-"`       // byte ranges of Snippet that matched
	Titled  [][2]int `json:"-"`       // byte ranges of Title that matched
}

// Finding is the answer to a search.
type Finding struct {
	Query search.Query // as it was understood
	Total int          // entries that match in all
	Hits  []Found
}

// snippetLength is how many characters of an entry are shown.
const snippetLength = 160

// Search finds entries. Any text is a query, none is an error. It waits for the
// index to be loaded, or for ctx.
func (s *Store) Search(ctx context.Context, text string, o FindOptions) (Finding, error) {
	x, err := s.find.get(ctx)
	if err != nil {
		return Finding{}, fmt.Errorf("search: %w", err)
	}
	if o.Limit == 0 {
		o.Limit = 50
	}
	if o.Today == 0 {
		o.Today = DayOf(s.now())
	}
	today := findDay(o.Today)
	q := search.Parse(text, today, o.Typing).In(o.Language)
	res := x.Search(q, search.SearchOptions{Limit: o.Limit, Sort: o.Sort, Today: today})
	out := Finding{Query: q, Total: res.Total, Hits: []Found{}}
	err = s.view(ctx, func(tx *vault.Tx) error {
		for _, h := range res.Hits {
			e, err := read(tx, KindEntry, ID(h.ID), entryFrom)
			if err == nil {
				out.Hits = append(out.Hits, foundIn(&e, q, h.Score))
			}
			// An entry that was deleted since the index was asked is no damage.
			if err := s.pass(recordKey(KindEntry, ID(h.ID)), unlessGone(err)); err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Finding{}, fmt.Errorf("search: %w", err)
	}
	return out, nil
}

// foundIn shows an entry as what was found.
func foundIn(e *Entry, q search.Query, score float64) Found {
	f := Found{ID: e.ID, Day: e.Day, Title: e.Headline(), Score: score}
	f.Snippet, f.Marks = search.Snippet(Spoken(e.Body), q, snippetLength)
	f.Titled = search.TitleMarks(f.Title, q)
	return f
}

// get waits for the index.
func (f *finder) get(ctx context.Context) (*search.Index, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	e := f.current.Load()
	select {
	case <-e.ready:
		return e.index, e.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
