package search

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
	"sync"
	"testing"
)

// someCorpus is large enough for several chunks, and lists of several blocks.
var someCorpus = sync.OnceValue(func() *corpus { return makeCorpus(1500) })

func TestALoadedIndexIsTheOneThatWasSaved(t *testing.T) {
	c := someCorpus()
	x := fill(c)
	for i := 0; i < 200; i++ {
		x.Delete(c.docs[i*3].ID)
	}
	chunks := chunksOf(t, x)
	if len(chunks) < 2 {
		t.Fatalf("Save: got %d chunks, want several", len(chunks))
	}
	for i, b := range chunks {
		if len(b) > MaxChunk || len(b) == 0 {
			t.Errorf("chunk %d: got %d bytes, want 1 to %d", i, len(b), MaxChunk)
		}
	}
	y, err := Load(from(chunks), len(chunks))
	if err != nil {
		t.Fatalf("Load: got error %v, want none", err)
	}
	if y.Len() != x.Len() || y.rows.dead != x.rows.dead || y.rows.total != x.rows.total {
		t.Errorf("loaded: got %d entries, %d dead rows, %d words, want %d, %d, %d", y.Len(), y.rows.dead, y.rows.total, x.Len(), x.rows.dead, x.rows.total)
	}
	if again := chunksOf(t, y); !slices.EqualFunc(again, chunks, bytes.Equal) {
		t.Errorf("Save of the loaded index: got other bytes, want the same")
	}
	for _, text := range []string{c.words[0], c.words[40] + " " + c.words[9], c.words[200][:2] + "*", `"` + c.words[0] + " " + c.words[1] + `"`, "is:starred", "@anna"} {
		q := Parse(text, today, false)
		a, b := x.Search(q, SearchOptions{Today: today}), y.Search(q, SearchOptions{Today: today})
		if !slices.Equal(a.Hits, b.Hits) {
			t.Errorf("Search(%q): got %d other hits after loading, want the same %d", text, len(b.Hits), len(a.Hits))
		}
	}
}

func TestALoadedIndexGoesOnChanging(t *testing.T) {
	x := saved(t, filled(journal()))
	x.Put(Doc{ID: ID{1}, Body: "calm and new"})
	x.Put(Doc{ID: ID{9}, Body: "calm and unheard of"})
	x.Delete(ID{2})
	x = saved(t, x)
	for text, want := range map[string]string{"calm": "1 7 9", "anxious": "", "unheard": "9", "unh*": "9", "close": "6"} {
		if got := found1(x, Parse(text, today, false)); got != want {
			t.Errorf("Search(%q) in the changed index: got %q, want %q", text, got, want)
		}
	}
}

func TestAnEmptyIndexCanBeSaved(t *testing.T) {
	x := saved(t, New())
	if x.Len() != 0 {
		t.Errorf("loaded empty index: got %d entries, want none", x.Len())
	}
	x.Put(Doc{ID: ID{1}, Body: "call"})
	if got := found1(x, Parse("call", today, false)); got != "1" {
		t.Errorf("search after loading: got %q, want 1", got)
	}
}

func TestSaveKeepsTheMomentItBegan(t *testing.T) {
	x := fill(someCorpus())
	before := chunksOf(t, x)
	var during [][]byte
	err := x.Save(func(i int, b []byte) error {
		during = append(during, bytes.Clone(b))
		x.Put(Doc{ID: ID{200, byte(i)}, Body: "something new " + fmt.Sprint(i)})
		x.Delete(ID{byte(i)})
		if i == 1 {
			x.mu.Lock()
			x.compact()
			x.mu.Unlock()
		}
		return nil
	})
	if err != nil {
		t.Fatalf("Save: got error %v, want none", err)
	}
	if !slices.EqualFunc(before, during, bytes.Equal) {
		t.Errorf("Save while entries change: got other bytes, want those of the beginning")
	}
}

func TestSaveStopsAtTheFirstError(t *testing.T) {
	x := fill(someCorpus())
	full := errors.New("disk full")
	calls := 0
	err := x.Save(func(i int, _ []byte) error {
		calls++
		if i == 1 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || calls != 2 {
		t.Errorf("Save with a full disk: got error %v after %d chunks, want %v after 2", err, calls, full)
	}
}

func TestAReadErrorIsGivenBack(t *testing.T) {
	gone := errors.New("chunk gone")
	_, err := Load(func(int) ([]byte, error) { return nil, gone }, 3)
	if !errors.Is(err, gone) || errors.Is(err, ErrDamaged) {
		t.Errorf("Load: got error %v, want %v", err, gone)
	}
}

// refused loads chunks that are wrong and wants one of the two errors.
func refused(t *testing.T, what string, want error, chunks ...[]byte) {
	t.Helper()
	x, err := Load(from(chunks), len(chunks))
	if !errors.Is(err, want) || x != nil {
		t.Errorf("Load of %s: got error %v, want %v", what, err, want)
	}
}

func TestDamagedIndexesAreRefused(t *testing.T) {
	whole := chunksOf(t, filled(journal()))[0]
	refused(t, "nothing", ErrDamaged)
	refused(t, "an empty chunk", ErrDamaged, nil)
	refused(t, "a chunk too many", ErrDamaged, whole, whole)
	refused(t, "an oversized chunk", ErrDamaged, make([]byte, MaxChunk+1))
	refused(t, "another file", ErrDamaged, resum([]byte("PK\x03\x04 something else entirely")))
	for n := range len(whole) {
		refused(t, fmt.Sprintf("the first %d bytes", n), ErrDamaged, whole[:n])
	}
	for i := range whole {
		bad := bytes.Clone(whole)
		bad[i] ^= 1 << (i % 8)
		if _, err := Load(from([][]byte{bad}), 1); err == nil {
			t.Errorf("Load with byte %d changed: got no error, want one", i)
		}
	}
	refused(t, "a longer stream", ErrDamaged, resum(append(bytes.Clone(whole[:len(whole)-sumSize]), 0)))
}

func TestIndexesOfAnotherVersionAreToldApart(t *testing.T) {
	whole := chunksOf(t, filled(journal()))[0]
	bad := bytes.Clone(whole[:len(whole)-sumSize])
	bad[len(magic)] = 99
	refused(t, "another version", ErrVersion, resum(bad))
}

// resum adds the sum that makes a stream look whole.
func resum(b []byte) []byte {
	return binary.LittleEndian.AppendUint32(bytes.Clone(b), crc32.Checksum(b, sumTable()))
}

// TestDamageIsFoundWithoutTheSum changes every byte in many ways and mends the
// sum, so that only the checks of each number stand in the way. What they let
// pass must be an index that can be used.
func TestDamageIsFoundWithoutTheSum(t *testing.T) {
	x := New()
	x.Put(Doc{ID: ID{1}, Day: 3, Title: "calm", Body: "calm sea calm", Tags: []string{"a/b"}})
	x.Put(Doc{ID: ID{2}, Day: 4, Body: "sea"})
	x.Delete(ID{2})
	body := chunksOf(t, x)[0]
	body = body[:len(body)-sumSize]
	accepted := 0
	for i := range body {
		for _, change := range []byte{1, 2, 3, 4, 8, 16, 32, 64, 0x7f, 0x80, 0xff} {
			bad := bytes.Clone(body)
			bad[i] ^= change
			y, err := Load(from([][]byte{resum(bad)}), 1)
			if err != nil {
				if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrVersion) {
					t.Fatalf("Load with byte %d changed: got error %v, want ErrDamaged or ErrVersion", i, err)
				}
				continue
			}
			accepted++
			use(y)
		}
	}
	if accepted == 0 {
		t.Errorf("no change was accepted, want some: an id may be any bytes")
	}
}

// use asks an index for everything it can do.
func use(x *Index) {
	for _, text := range []string{"", "calm", "c*", `"calm sea"`, `"calm s*"`, "title:calm", "#a", "is:starred", "date:2024", "-sea", "on:01-01"} {
		x.Search(Parse(text, today, false), SearchOptions{Limit: 2})
	}
	x.Put(Doc{ID: ID{3}, Title: "calm", Body: "sea calm"})
	x.mu.Lock()
	x.compact()
	x.mu.Unlock()
	_ = x.Save(func(int, []byte) error { return nil })
}

func TestWrongListsAreRefused(t *testing.T) {
	for _, c := range []struct {
		name    string
		records []byte
		places  []byte
		inTail  bool
		n       uint32
		want    bool
	}{
		{"two documents", []byte{0, 4}, []byte{0, 9}, false, 2, true},
		{"the same in a tail", []byte{0, 0, 4, 9}, nil, true, 2, true},
		{"several places", []byte{2, 3}, []byte{0, 1, 1}, false, 1, true},
		{"in the title", []byte{3, 2, 1}, []byte{0, 5}, false, 1, true},
		{"a document that does not exist", []byte{40}, []byte{0}, false, 1, false},
		{"more documents than rows", []byte{0, 0, 0, 0, 0, 0}, []byte{1, 1, 1, 1, 1, 1}, false, 6, false},
		{"too few documents", []byte{0}, []byte{0}, false, 2, false},
		{"too many documents", []byte{0, 0}, []byte{0, 0}, false, 1, false},
		{"too few places", []byte{2, 3}, []byte{0, 1}, false, 1, false},
		{"too many places", []byte{0}, []byte{0, 0}, false, 1, false},
		{"a place twice", []byte{2, 2}, []byte{5, 0}, false, 1, false},
		{"places run over", []byte{2, 2}, []byte{0xff, 0xff, 0xff, 0xff, 0x0f, 1}, false, 1, false},
		{"a count of one written out", []byte{2, 1}, []byte{0}, false, 1, false},
		{"none in the title written out", []byte{1, 0}, []byte{0}, false, 1, false},
		{"more in the title than in all", []byte{1, 2}, []byte{0}, false, 1, false},
		{"an endless number", []byte{0x80}, []byte{0}, false, 1, false},
		{"a number beyond 32 bits", []byte{0xff, 0xff, 0xff, 0xff, 0xff, 0x01}, []byte{0}, false, 1, false},
		{"a huge count", []byte{2, 0xff, 0xff, 0xff, 0xff, 0x0f}, []byte{0}, false, 1, false},
	} {
		k := checker{records: c.records, places: c.places, inTail: c.inTail, rows: 5}
		if got := k.check(c.n); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestALyingLengthTakesNoMemory(t *testing.T) {
	head := append([]byte(magic), version, 0)
	for _, claim := range [][]byte{
		{0xff, 0xff, 0xff, 0xff, 0x07},                             // rows
		{0, 0xff, 0xff, 0xff, 0xff, 0x07},                          // terms
		{0, 1, 0, 0x80, 0x01},                                      // the length of a term
		append(make([]byte, 0), 0, 1, 0, 1, 'a', 0xff, 0xff, 0x03), // documents of a term
	} {
		stream := resum(append(bytes.Clone(head), claim...))
		got := testing.AllocsPerRun(1, func() { refused(t, "a lying length", ErrDamaged, stream) })
		if got > 200 {
			t.Errorf("Load of a lying length: got %v allocations, want few", got)
		}
	}
}
