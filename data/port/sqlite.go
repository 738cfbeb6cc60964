package port

import (
	"encoding/binary"
	"math"
	"strings"

	"kith/data"
)

// A reader for SQLite's file format, as far as the tables of a diary need it: rows of
// ordinary tables, in the order of their ids. It follows https://www.sqlite.org/fileformat2.html,
// reads no indexes, no write-ahead log and no WITHOUT ROWID table, and believes nothing:
// each page is visited once, and each length is held against the file.

const sqliteName = "a Diarium diary"

// Bounds of a database that is taken in.
const (
	sqliteDepth  = 32
	sqliteColumn = 256
)

// sqlite is an open database.
type sqlite struct {
	b      []byte
	page   int // bytes
	usable int
}

// cell is one value of a row: nil, int64, float64, string or []byte.
type cell any

// openSQLite checks the head of a file. The bytes stay in use.
func openSQLite(b []byte) (*sqlite, error) {
	if len(b) < 100 || string(b[:16]) != "SQLite format 3\x00" {
		return nil, unreadable(sqliteName, "it is no SQLite file")
	}
	page := int(binary.BigEndian.Uint16(b[16:]))
	if page == 1 {
		page = 65536
	}
	s := &sqlite{b: b, page: page, usable: page - int(b[20])}
	if page < 512 || page&(page-1) != 0 || s.usable < 480 || len(b) < page {
		return nil, unreadable(sqliteName, "its pages have no size that is known")
	}
	if enc := binary.BigEndian.Uint32(b[56:]); enc > 1 {
		return nil, unreadable(sqliteName, "its texts are not UTF-8")
	}
	return s, nil
}

// sheet is one table: where it begins and what its columns are called, lower case.
type sheet struct {
	root    int
	columns []string
	rowid   int // the column that is the row's id, −1 for none
}

// tables lists the tables by their names, lower case.
func (s *sqlite) tables() (map[string]sheet, error) {
	out := map[string]sheet{}
	err := s.rows(1, func(_ int64, row []cell) error {
		if len(row) < 5 || row[0] != "table" {
			return nil
		}
		name, _ := row[1].(string)
		root, _ := row[3].(int64)
		sql, _ := row[4].(string)
		t := sheet{root: int(min(root, math.MaxInt32)), rowid: -1}
		t.columns, t.rowid = sheetColumns(sql)
		out[strings.ToLower(name)] = t
		return nil
	})
	return out, err
}

// sheetColumns reads the names of the columns out of the words that made a table.
func sheetColumns(sql string) (names []string, rowid int) {
	rowid = -1
	_, rest, found := strings.Cut(sql, "(")
	if !found {
		return nil, rowid
	}
	depth, begin := 0, 0
	take := func(part string) {
		words := strings.Fields(part)
		if len(words) == 0 || len(names) >= sqliteColumn {
			return
		}
		upper := strings.ToUpper(part)
		switch strings.ToUpper(words[0]) {
		case "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "CONSTRAINT":
			return
		}
		if strings.Contains(upper, "INTEGER") && strings.Contains(upper, "PRIMARY KEY") {
			rowid = len(names)
		}
		names = append(names, strings.ToLower(strings.Trim(words[0], "\"'`[]")))
	}
	for n, c := range rest {
		switch {
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case c == ',' && depth == 0:
			take(rest[begin:n])
			begin = n + 1
		case c == ')':
			take(rest[begin:n])
			return names, rowid
		}
	}
	return names, rowid
}

// named gives the rows of a table by the names of their columns.
func (s *sqlite) named(t sheet, fn func(row map[string]cell) error) error {
	return s.rows(t.root, func(id int64, cells []cell) error {
		row := make(map[string]cell, len(t.columns))
		for n, name := range t.columns {
			switch {
			case n == t.rowid:
				row[name] = id
			case n < len(cells):
				row[name] = cells[n]
			}
		}
		return fn(row)
	})
}

// rows calls fn with every row below a page.
func (s *sqlite) rows(root int, fn func(id int64, row []cell) error) error {
	return s.walk(root, sqliteDepth, map[int]bool{}, fn)
}

var errSQLite = unreadable(sqliteName, "the file is damaged")

// at gives a page by its number, and where its tree begins.
func (s *sqlite) at(n int) (page []byte, head int, err error) {
	if n < 1 || n > len(s.b)/s.page {
		return nil, 0, errSQLite
	}
	if n == 1 {
		head = 100
	}
	return s.b[(n-1)*s.page : n*s.page], head, nil
}

// walk visits a page of a table's tree. seen keeps it from going in circles.
func (s *sqlite) walk(n, depth int, seen map[int]bool, fn func(id int64, row []cell) error) error {
	page, head, err := s.at(n)
	if err != nil {
		return err
	}
	if depth == 0 || seen[n] {
		return errSQLite
	}
	seen[n] = true
	kind, count := page[head], int(binary.BigEndian.Uint16(page[head+3:]))
	pointers := head + 8
	if kind == 5 {
		pointers += 4
	}
	if kind != 5 && kind != 13 || pointers+2*count > len(page) {
		return errSQLite
	}
	for i := range count {
		at := int(binary.BigEndian.Uint16(page[pointers+2*i:]))
		if at < pointers || at+4 > len(page) {
			return errSQLite
		}
		if kind == 5 {
			err = s.walk(int(binary.BigEndian.Uint32(page[at:])), depth-1, seen, fn)
		} else {
			err = s.leaf(page[:s.usable], at, fn)
		}
		if err != nil {
			return err
		}
	}
	if kind == 5 {
		return s.walk(int(binary.BigEndian.Uint32(page[head+8:])), depth-1, seen, fn)
	}
	return nil
}

// leaf reads one row.
func (s *sqlite) leaf(page []byte, at int, fn func(id int64, row []cell) error) error {
	if at >= len(page) {
		return errSQLite
	}
	size, n := varint(page[at:])
	id, m := varint(page[at+n:])
	if n == 0 || m == 0 || size > uint64(len(s.b)) {
		return errSQLite
	}
	payload, err := s.payload(page[at+n+m:], int(size))
	if err != nil {
		return err
	}
	row, err := cells(payload)
	if err != nil {
		return err
	}
	return fn(int64(id), row)
}

// payload gathers a row that may go on in other pages.
func (s *sqlite) payload(rest []byte, size int) ([]byte, error) {
	if size <= s.usable-35 {
		if size > len(rest) {
			return nil, errSQLite
		}
		return rest[:size], nil
	}
	least := (s.usable-12)*32/255 - 23
	local := least + (size-least)%(s.usable-4)
	if local > s.usable-35 {
		local = least
	}
	if local < 0 || local+4 > len(rest) {
		return nil, errSQLite
	}
	out := append(make([]byte, 0, size), rest[:local]...)
	next := int(binary.BigEndian.Uint32(rest[local:]))
	for hops := 0; len(out) < size; hops++ {
		page, _, err := s.at(next)
		if err != nil || hops > len(s.b)/s.page {
			return nil, errSQLite
		}
		next = int(binary.BigEndian.Uint32(page))
		out = append(out, page[4:min(s.usable, 4+size-len(out))]...)
	}
	return out, nil
}

// cells takes a row apart.
func cells(b []byte) ([]cell, error) {
	headSize, n := varint(b)
	if n == 0 || headSize > uint64(len(b)) || headSize < uint64(n) {
		return nil, errSQLite
	}
	head, body := b[n:headSize], b[headSize:]
	var out []cell
	for len(head) > 0 {
		kind, n := varint(head)
		if n == 0 || len(out) >= sqliteColumn {
			return nil, errSQLite
		}
		head = head[n:]
		v, size, ok := value(kind, body)
		if !ok {
			return nil, errSQLite
		}
		body = body[size:]
		out = append(out, v)
	}
	return out, nil
}

// value reads one value by its serial type.
func value(kind uint64, b []byte) (v cell, size int, ok bool) {
	switch {
	case kind == 0:
		return nil, 0, true
	case kind == 8 || kind == 9:
		return int64(kind - 8), 0, true
	case kind >= 12:
		long := (kind - 12) / 2
		if long > uint64(len(b)) {
			return nil, 0, false
		}
		if size = int(long); kind%2 == 0 {
			return b[:size], size, true
		}
		return string(b[:size]), size, true
	case kind <= 7:
		size = [8]int{0, 1, 2, 3, 4, 6, 8, 8}[kind]
		if size > len(b) {
			return nil, 0, false
		}
		var n int64
		for i := range size {
			n = n<<8 | int64(b[i])
		}
		if kind == 7 {
			return math.Float64frombits(uint64(n)), size, true
		}
		shift := 64 - 8*size
		return n << shift >> shift, size, true
	}
	return nil, 0, false
}

// varint reads a number of one to nine bytes; n is 0 if it is cut off.
func varint(b []byte) (v uint64, n int) {
	for n < 9 && n < len(b) {
		c := b[n]
		n++
		if n == 9 {
			return v<<8 | uint64(c), n
		}
		v = v<<7 | uint64(c&0x7f)
		if c < 0x80 {
			return v, n
		}
	}
	return 0, 0
}

// whole reads a number out of a cell, whatever its kind.
func whole(c cell) (int64, bool) {
	switch c := c.(type) {
	case int64:
		return c, true
	case float64:
		if c > -9e18 && c < 9e18 {
			return int64(c), true
		}
	}
	return 0, false
}

// words reads a text out of a cell.
func words(c cell) string {
	s, _ := c.(string)
	return clean(s)
}

// validDay says that a day lies in the years whose moments can be kept.
func validDay(d data.Day) bool {
	y, _, _ := d.Date()
	return d.Valid() && y >= 1678 && y <= 2261
}
