package vault

import (
	"bytes"
	"container/heap"
	"slices"
)

// source gives rows in the order of compareRows.
type source interface {
	// next moves on; false at the end.
	next() bool
	// row is the row after next was true.
	row() rawRow
}

// tableSource reads the rows of a table block by block. A damaged block is
// passed over and told to found; read hears how much was read.
type tableSource struct {
	t     *rawTable
	block int
	rows  []rawRow
	read  func(bytes int)
	found func(error)
}

var _ source = (*tableSource)(nil)

// next moves on, into the next block that can be read if need be.
func (s *tableSource) next() bool {
	if len(s.rows) > 1 {
		s.rows = s.rows[1:]
		return true
	}
	for s.rows = nil; s.block < len(s.t.blocks); {
		rows, err := s.t.rows(s.block)
		s.read(int(s.t.blocks[s.block].length))
		s.block++
		if err != nil {
			s.found(err)
			continue
		}
		s.rows = rows
		return true
	}
	return false
}

// row is the current row.
func (s *tableSource) row() rawRow { return s.rows[0] }

// logSource gives the rows of logs, sorted.
type logSource struct{ rows []rawRow }

var _ source = (*logSource)(nil)

// newLogSource takes rows in any order; the first row is at hand only after next.
func newLogSource(rows []rawRow) *logSource {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, compareRows)
	return &logSource{append([]rawRow{{}}, rows...)}
}

// next moves on.
func (s *logSource) next() bool {
	if len(s.rows) <= 1 {
		return false
	}
	s.rows = s.rows[1:]
	return true
}

// row is the current row.
func (s *logSource) row() rawRow { return s.rows[0] }

// merge is a heap of sources by their current row.
type merge []source

var _ heap.Interface = (*merge)(nil)

// Len, Less, Swap, Push and Pop are for container/heap: the least row on top.
func (m merge) Len() int           { return len(m) }
func (m merge) Less(i, j int) bool { return compareRows(m[i].row(), m[j].row()) < 0 }
func (m merge) Swap(i, j int)      { m[i], m[j] = m[j], m[i] }
func (m *merge) Push(x any)        { *m = append(*m, x.(source)) }
func (m *merge) Pop() any {
	old := *m
	last := old[len(old)-1]
	*m = old[:len(old)-1]
	return last
}

// newest walks all sources together and calls fn for the newest version of each
// key that was not deleted, in order of the keys.
func newest(sources []source, fn func(row rawRow) error) error {
	var m merge
	for _, s := range sources {
		if s.next() {
			m = append(m, s)
		}
	}
	heap.Init(&m)
	var last []byte
	// The newest version of a key comes first; the older ones are passed over,
	// also when the newest is a deletion.
	for started := false; len(m) > 0; {
		row := m[0].row()
		if !started || !bytes.Equal(row.key, last) {
			started, last = true, append(last[:0], row.key...)
			if row.meta&metaDelete == 0 {
				if err := fn(row); err != nil {
					return err
				}
			}
		}
		if m[0].next() {
			heap.Fix(&m, 0)
		} else {
			heap.Pop(&m)
		}
	}
	return nil
}
