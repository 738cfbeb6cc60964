package search

import (
	"sync"
	"sync/atomic"
)

// partSize is how many lists are walked through in one go.
const partSize = 4096

// inspection walks through the lists of an index beside their reading: half of what
// loading takes. Its zero value is ready.
type inspection struct {
	bad   atomic.Bool // a list is not as it should be
	work  chan func()
	done  sync.WaitGroup
	parts [][]list
}

// inspectors is how many walk at the same time.
const inspectors = 2

// begin walks through some lists, which belong to the inspection until its end.
func (n *inspection) begin(part []list, rows uint32) {
	if n.work == nil {
		n.work = make(chan func(), inspectors)
		for range inspectors {
			n.done.Go(func() {
				for do := range n.work {
					do()
				}
			})
		}
	}
	n.parts = append(n.parts, part)
	n.work <- func() {
		for i := range part {
			if n.bad.Load() || !part[i].inspect(rows) {
				n.bad.Store(true)
				return
			}
		}
	}
}

// end waits for all walks and gives all lists.
func (n *inspection) end() []list {
	if n.work != nil {
		close(n.work)
	}
	n.done.Wait()
	total := 0
	for _, part := range n.parts {
		total += len(part)
	}
	all := make([]list, 0, total)
	for _, part := range n.parts {
		all = append(all, part...)
	}
	return all
}

// inspect walks through a list that was cut out of a stream and may hold anything, and
// notes where its parts end. It tells whether a reader can trust the list.
func (l *list) inspect(rows uint32) bool {
	blocks := l.finished()
	if uint32(len(blocks)) != l.n/blockSize {
		return false // the stream ended in it
	}
	for i := range blocks {
		b := &blocks[i]
		c := checker{records: b.data[:b.split], places: b.data[b.split:], after: l.after, rows: rows}
		if !c.check(blockSize) {
			return false
		}
		l.after, b.after = c.after, c.after
	}
	if l.n%blockSize != 0 {
		c := checker{records: l.tail, inTail: true, after: l.after, rows: rows}
		if !c.check(l.n % blockSize) {
			return false
		}
		l.after = c.after
	}
	return true
}
