package search

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// entry is one document of a list, as plain as can be.
type entry struct {
	doc, inTitle uint32
	places       []uint32
}

// anyEntries makes documents with gaps small and large, and places that need one
// byte and several.
func anyEntries(most int) *rapid.Generator[[]entry] {
	return rapid.Custom(func(t *rapid.T) []entry {
		var all []entry
		doc := uint32(0)
		for range rapid.IntRange(0, most).Draw(t, "documents") {
			doc += rapid.SampledFrom([]uint32{0, 0, 0, 1, 5, 31, 32, 40, 5000, 1 << 20}).Draw(t, "gap")
			e := entry{doc: doc}
			at := rapid.SampledFrom([]uint32{0, 1, 127, 128, 20_000, 1 << 28}).Draw(t, "first")
			for range rapid.SampledFrom([]int{1, 1, 1, 2, 3, 9, 20}).Draw(t, "count") {
				e.places = append(e.places, at)
				at += rapid.SampledFrom([]uint32{1, 2, 126, 127, 128, 300}).Draw(t, "step")
			}
			e.inTitle = uint32(rapid.IntRange(0, len(e.places)).Draw(t, "title"))
			all = append(all, e)
			doc++
		}
		return all
	})
}

func listOf(all []entry) *list {
	l := &list{}
	for _, e := range all {
		l.add(e.doc, uint32(len(e.places)), e.inTitle, appendPlaces(nil, e.places))
	}
	return l
}

// expectAt compares what a reader stands at with the plain entry.
func expectAt(t *rapid.T, r *reader, want entry, withPlaces bool) {
	if r.doc != want.doc || r.count != uint32(len(want.places)) || r.inTitle != want.inTitle {
		t.Fatalf("reader: got document %d with %d places, %d in the title, want %d with %d, %d",
			r.doc, r.count, r.inTitle, want.doc, len(want.places), want.inTitle)
	}
	if withPlaces {
		if got := r.read(nil); !slices.Equal(got, want.places) {
			t.Fatalf("places in document %d: got %v, want %v", r.doc, got, want.places)
		}
	}
}

func TestAListGivesBackWhatWasAdded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := anyEntries(40).Draw(t, "entries")
		l := listOf(all)
		r := l.reader()
		for _, e := range all {
			r.step()
			expectAt(t, &r, e, rapid.Bool().Draw(t, "places")) // places may be left unread
		}
		for range 2 {
			if r.step(); r.doc != none {
				t.Fatalf("after the last document: got %d, want none", r.doc)
			}
		}
	})
}

func TestAListOfSeveralBlocksGivesBackWhatWasAdded(t *testing.T) {
	for _, size := range []int{blockSize - 1, blockSize, blockSize + 1, 3 * blockSize, 3*blockSize + 17} {
		var all []entry
		for i := range size {
			e := entry{doc: uint32(i * (1 + i%3)), inTitle: uint32(i % 2)}
			if i > 0 && e.doc <= all[i-1].doc {
				e.doc = all[i-1].doc + 1
			}
			for k := range 1 + i%11 {
				e.places = append(e.places, uint32(i+k*(i%150+1)))
			}
			all = append(all, e)
		}
		l := listOf(all)
		if got := len(l.finished()); got != size/blockSize {
			t.Errorf("list of %d: got %d blocks, want %d", size, got, size/blockSize)
		}
		for _, stride := range []int{1, 7, 100, blockSize, 2*blockSize + 3} {
			r := l.reader()
			for i := 0; i < size; i += stride {
				if got := r.seek(all[i].doc); got != all[i].doc {
					t.Fatalf("list of %d, seek: got %d, want %d", size, got, all[i].doc)
				}
				if got := r.read(nil); !slices.Equal(got, all[i].places) {
					t.Fatalf("list of %d, places in %d: got %v, want %v", size, r.doc, got, all[i].places)
				}
			}
		}
	}
}

func TestSeekingFindsTheNextDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := anyEntries(60).Draw(t, "entries")
		l := listOf(all)
		r := l.reader()
		target := uint32(0)
		for range 30 {
			target += rapid.SampledFrom([]uint32{0, 1, 2, 30, 6000, 1 << 20}).Draw(t, "ahead")
			i := slices.IndexFunc(all, func(e entry) bool { return e.doc >= target })
			got := r.seek(target)
			if i < 0 {
				if got != none {
					t.Fatalf("seek(%d): got %d, want none", target, got)
				}
				continue
			}
			if got != all[i].doc {
				t.Fatalf("seek(%d): got %d, want %d", target, got, all[i].doc)
			}
			if rapid.Bool().Draw(t, "step") {
				expectAt(t, &r, all[i], true)
				r.step()
				target = all[i].doc + 1
			}
		}
	})
}

func TestARenumberedListKeepsTheLiving(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := anyEntries(30).Draw(t, "entries")
		if len(all) == 0 || all[len(all)-1].doc > 1<<16 {
			return
		}
		numbers := make([]uint32, all[len(all)-1].doc+1)
		var want []entry
		next := uint32(0)
		alive := map[uint32]bool{}
		for _, e := range all {
			alive[e.doc] = rapid.Bool().Draw(t, "alive")
		}
		for i := range numbers {
			numbers[i] = none
			if living, known := alive[uint32(i)]; living || !known {
				numbers[i] = next
				next++
			}
		}
		for _, e := range all {
			if alive[e.doc] {
				want = append(want, entry{doc: numbers[e.doc], inTitle: e.inTitle, places: e.places})
			}
		}
		l := listOf(all).renumbered(numbers)
		r := l.reader()
		for _, e := range want {
			r.step()
			expectAt(t, &r, e, true)
		}
		if r.step(); r.doc != none || int(l.n) != len(want) {
			t.Fatalf("renumbered list: got %d documents and then %d, want %d and none", l.n, r.doc, len(want))
		}
	})
}

func TestCountsOfAListAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []entry
		for i := range rapid.IntRange(0, 2*blockSize+20).Draw(t, "documents") {
			e := entry{doc: uint32(i * 2), places: []uint32{3, 7, 200}[:1+i%3]}
			e.inTitle = uint32(min(i%4, len(e.places)))
			all = append(all, e)
		}
		l := listOf(all)
		for _, titleOnly := range []bool{false, true} {
			count := make(counters, 2*len(all)+1)
			l.addTo(count, 2, titleOnly)
			l.addTo(count, 1, titleOnly)
			for _, e := range all {
				want := 3 * weighed(uint32(len(e.places)), e.inTitle)
				if titleOnly {
					want = 3 * weighed(e.inTitle, e.inTitle)
				}
				if count[e.doc] != want || count[e.doc+1] != 0 {
					t.Fatalf("count of document %d (title only %v): got %d and %d, want %d and 0", e.doc, titleOnly, count[e.doc], count[e.doc+1], want)
				}
			}
		}
	})
}

func TestNumbersOfAnySizeAreRead(t *testing.T) {
	for _, v := range []uint32{0, 1, 127, 128, 16383, 16384, 1<<21 - 1, 1 << 21, 1<<28 - 1, 1 << 28, none} {
		b := appendPlaces([]byte{9}, []uint32{v})
		if got, end := number(b, 1); got != v || end != len(b) {
			t.Errorf("number: got %d up to byte %d, want %d up to %d", got, end, v, len(b))
		}
	}
	long := appendPlaces(nil, []uint32{1, 300, 301, 302, 99_999, 100_000, 100_001, 100_002, 100_003, 1 << 30})
	if got := skip(long, 0, 10); got != len(long) {
		t.Errorf("skip of ten places: got %d, want %d", got, len(long))
	}
	if got := skip(long, 0, 0); got != 0 {
		t.Errorf("skip of none: got %d, want 0", got)
	}
}
