package search

import (
	"bytes"
	"cmp"
	"math"
	"slices"
)

// Search answers q. It never fails: a query that says nothing (see
// [Query.Empty]) matches every document.
func (x *Index) Search(q Query, o SearchOptions) Result {
	x.mu.RLock()
	defer x.mu.RUnlock()
	c := compiler{index: x, rank: x.ranking(), stem: q.stem}
	top := newBest(x, o)
	all := c.compile(q.root)
	total := 0
	for doc := all.seek(0); doc != none; doc = all.seek(doc + 1) {
		if x.rows.flags[doc]&flagDead != 0 {
			continue
		}
		total++
		c := candidate{doc: doc}
		switch day := x.rows.day[doc]; o.Sort {
		case Newest:
			c.key = float64(day)
		case Oldest:
			c.key = -float64(day)
		default:
			c.key = float64(all.weight() * recency(day, o.Today))
		}
		top.offer(c)
	}
	return Result{Hits: top.hits(), Total: total}
}

// candidate is a document that matches.
type candidate struct {
	doc uint32
	key float64 // more is better: the score, or the day in the order asked for
}

// best keeps the best candidates: all of them without a limit, else it gathers
// some and now and then drops all but the best. A heap would be rebuilt at every
// step when the newest are wanted, since documents come in the order of their days.
type best struct {
	index *Index
	sort  Sort
	limit int
	kept  []candidate
	floor float64 // what is below this is not among the best
}

// slack is how many more candidates than wanted are gathered.
const slack = 1000

func newBest(x *Index, o SearchOptions) *best {
	return &best{index: x, sort: o.Sort, limit: min(o.Limit, len(x.rows.id)), floor: math.Inf(-1)}
}

// compare is negative when a comes before b. Equal documents have an order too,
// the newer first and then by id, so that the same search gives the same answer
// after a reload.
func (t *best) compare(a, b candidate) int {
	if a.key != b.key {
		return cmp.Compare(b.key, a.key)
	}
	r := &t.index.rows
	if t.sort == Oldest {
		a, b = b, a
	}
	if r.day[a.doc] != r.day[b.doc] {
		return cmp.Compare(r.day[b.doc], r.day[a.doc])
	}
	if r.created[a.doc] != r.created[b.doc] {
		return cmp.Compare(r.created[b.doc], r.created[a.doc])
	}
	if t.sort == Oldest {
		a, b = b, a
	}
	return bytes.Compare(r.id[a.doc][:], r.id[b.doc][:])
}

// offer takes c if it may be among the best.
func (t *best) offer(c candidate) {
	if c.key < t.floor {
		return
	}
	t.kept = append(t.kept, c)
	if t.limit > 0 && len(t.kept) >= t.limit+slack {
		t.cut()
	}
}

// cut drops all but the best.
func (t *best) cut() {
	t.selectBest(t.kept, t.limit)
	t.kept = t.kept[:t.limit]
	t.floor = t.kept[0].key
	for _, c := range t.kept {
		t.floor = min(t.floor, c.key)
	}
}

// selectBest moves the best n of all to its front, in any order: Hoare, "Find",
// Communications of the ACM 4 (1961).
func (t *best) selectBest(all []candidate, n int) {
	for len(all) > 1 {
		pivot := all[len(all)/2]
		i, j := 0, len(all)-1
		for i <= j {
			for t.compare(all[i], pivot) < 0 {
				i++
			}
			for t.compare(pivot, all[j]) < 0 {
				j--
			}
			if i <= j {
				all[i], all[j] = all[j], all[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			all = all[:j+1]
		case n >= i:
			all, n = all[i:], n-i
		default:
			return
		}
	}
}

// hits is what was kept, in order.
func (t *best) hits() []Hit {
	if t.limit > 0 && len(t.kept) > t.limit {
		t.cut()
	}
	slices.SortFunc(t.kept, t.compare)
	hits := make([]Hit, len(t.kept))
	r := &t.index.rows
	for i, c := range t.kept {
		hits[i] = Hit{ID: r.id[c.doc], Day: r.day[c.doc]}
		if t.sort == Relevance {
			hits[i].Score = c.key
		}
	}
	return hits
}
