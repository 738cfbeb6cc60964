package vault

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// memory gives a vault in memory that is closed when the test ends.
func memory(t testing.TB) *Vault {
	t.Helper()
	v, err := CreateInMemory(quick())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

func TestATransactionIsThereWhollyOrNotAtAll(t *testing.T) {
	v := memory(t)
	mustPut(t, v, "e/1", "first")
	stop := errors.New("stop")
	err := v.Update(func(tx *Tx) error {
		tx.Put([]byte("e/1"), []byte("second"))
		tx.Put([]byte("e/2"), []byte("new"))
		if got, _ := tx.Get([]byte("e/1")); string(got) != "second" {
			t.Errorf("own write: got %q, want it seen", got)
		}
		if got := tx.Count('e'); got != 2 {
			t.Errorf("Count inside: got %d, want 2", got)
		}
		return stop
	})
	wantErr(t, err, stop)
	wantValue(t, v, "e/1", "first")
	_, err = get(v, "e/2")
	wantErr(t, err, ErrNoRecord)
	v.View(func(tx *Tx) error {
		if got := tx.Count('e'); got != 1 {
			t.Errorf("Count afterwards: got %d, want 1", got)
		}
		return nil
	})
	func() {
		defer func() { recover() }()
		v.Update(func(tx *Tx) error {
			tx.Put([]byte("e/3"), []byte("x"))
			panic("in the middle")
		})
	}()
	mustPut(t, v, "e/4", "x") // the write lock was let go
	_, err = get(v, "e/3")
	wantErr(t, err, ErrNoRecord)
}

func TestAViewDoesNotChangeWhileItIsRead(t *testing.T) {
	v := memory(t)
	mustPut(t, v, "e/1", "before")
	v.View(func(tx *Tx) error {
		mustPut(t, v, "e/1", "after")
		mustPut(t, v, "e/2", "after")
		if got, err := tx.Get([]byte("e/1")); string(got) != "before" || err != nil {
			t.Errorf("Get: got %q, %v, want what was there when the View began", got, err)
		}
		if got := tx.Count('e'); got != 1 {
			t.Errorf("Count: got %d, want 1", got)
		}
		return nil
	})
	wantValue(t, v, "e/1", "after")
}

func TestUnusableKeysAndWritesInViewsAreRefused(t *testing.T) {
	v := memory(t)
	long := bytes.Repeat([]byte("k"), MaxKey+1)
	for _, key := range [][]byte{nil, {}, {0}, []byte(censusKey), []byte("!badger!x"), long} {
		v.Update(func(tx *Tx) error {
			_, err := tx.Get(key)
			wantErr(t, err, ErrBadKey)
			_, err = tx.Has(key)
			wantErr(t, err, ErrBadKey)
			wantErr(t, tx.Put(key, nil), ErrBadKey)
			wantErr(t, tx.PutIndex(key), ErrBadKey)
			wantErr(t, tx.Delete(key), ErrBadKey)
			return nil
		})
	}
	v.View(func(tx *Tx) error {
		wantErr(t, tx.Put([]byte("e"), nil), ErrReadOnly)
		wantErr(t, tx.PutIndex([]byte("e")), ErrReadOnly)
		wantErr(t, tx.Delete([]byte("e")), ErrReadOnly)
		if b, rows := tx.Room(); b != 0 || rows != 0 {
			t.Errorf("Room in a View: got %d, %d, want 0, 0", b, rows)
		}
		return nil
	})
}

func TestEmptyAndLargestValuesAndKeys(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	key := bytes.Repeat([]byte("k"), MaxKey)
	big := bytes.Repeat([]byte("v"), MaxValue)
	if err := v.Update(func(tx *Tx) error {
		if err := tx.Put(key, big); err != nil {
			return err
		}
		return tx.Put([]byte("empty"), nil)
	}); err != nil {
		t.Fatalf("largest key and value: got %v, want them to fit one transaction", err)
	}
	err := v.Update(func(tx *Tx) error { return tx.Put([]byte("k"), append(big, 'v')) })
	wantErr(t, err, ErrTooBig)
	mustClose(t, v)
	v = mustOpen(t, dir, quick())
	wantValue(t, v, string(key), string(big))
	wantValue(t, v, "empty", "")
	_, err = get(v, "none")
	wantErr(t, err, ErrNoRecord)
}

func TestTheCensusCountsRecordsAndNotIndexRows(t *testing.T) {
	v := memory(t)
	steps := []struct {
		do         func(tx *Tx) error
		e, x, size uint64
	}{
		{func(tx *Tx) error { return tx.Put([]byte("e/1"), []byte("a")) }, 1, 0, 1},
		{func(tx *Tx) error { return tx.Put([]byte("e/1"), []byte("b")) }, 1, 0, 1},
		{func(tx *Tx) error { return tx.PutIndex([]byte("x/1")) }, 1, 0, 1},
		{func(tx *Tx) error { return tx.PutIndex([]byte("x/1")) }, 1, 0, 1},
		{func(tx *Tx) error { return tx.Put([]byte("x/1"), nil) }, 1, 1, 2}, // a row becomes a record
		{func(tx *Tx) error { return tx.PutIndex([]byte("x/1")) }, 1, 0, 1}, // and a row again
		{func(tx *Tx) error { return tx.Delete([]byte("x/1")) }, 1, 0, 1},
		{func(tx *Tx) error { return tx.Delete([]byte("x/1")) }, 1, 0, 1},
		{func(tx *Tx) error { return errors.Join(tx.Delete([]byte("e/1")), tx.Put([]byte("e/1"), nil)) }, 1, 0, 1},
		{func(tx *Tx) error { return errors.Join(tx.Put([]byte("e/2"), nil), tx.Delete([]byte("e/2"))) }, 1, 0, 1},
		{func(tx *Tx) error { return tx.Delete([]byte("e/1")) }, 0, 0, 0},
	}
	for i, step := range steps {
		if err := v.Update(step.do); err != nil {
			t.Fatalf("step %d: got %v, want no error", i, err)
		}
		v.View(func(tx *Tx) error {
			if e, x := tx.Count('e'), tx.Count('x'); e != step.e || x != step.x {
				t.Errorf("step %d: got counts %d and %d, want %d and %d", i, e, x, step.e, step.x)
			}
			return nil
		})
		if r, err := v.Verify(t.Context(), nil); err != nil || !r.OK() || r.Records != step.size {
			t.Errorf("step %d: Verify got %+v, %v, want %d records and nothing wrong", i, r, err, step.size)
		}
	}
	if len(v.census.classes) != 0 {
		t.Errorf("census of an empty vault: got %v, want nothing in it", v.census.classes)
	}
}

func TestAnIndexRowIsNoRecord(t *testing.T) {
	v := memory(t)
	v.Update(func(tx *Tx) error { return tx.PutIndex([]byte("d/1")) })
	_, err := get(v, "d/1")
	wantErr(t, err, ErrNoRecord)
}

// scanned gives the keys of a scan.
func scanned(t *testing.T, tx *Tx, prefix, from string, reverse bool) string {
	t.Helper()
	var keys, again []string
	err := tx.Scan([]byte(prefix), []byte(from), reverse, func(key, value []byte) (bool, error) {
		keys = append(keys, string(key))
		if want := "=" + string(key); !strings.HasPrefix(string(key), "i") && string(value) != want {
			t.Errorf("value of %q: got %q, want %q", key, value, want)
		}
		return true, nil
	})
	if err != nil {
		t.Errorf("Scan: got %v, want no error", err)
	}
	err = tx.Keys([]byte(prefix), []byte(from), reverse, func(key []byte) (bool, error) {
		again = append(again, string(key))
		return true, nil
	})
	if err != nil || !slices.Equal(keys, again) {
		t.Errorf("Keys: got %q, %v, want %q as Scan gives", again, err, keys)
	}
	return strings.Join(keys, " ")
}

type scanCase struct {
	prefix, from string
	reverse      bool
	want         string
}

// scanCases gives scans over all keys, and the keys they should meet.
func scanCases(all []string) []scanCase {
	return []scanCase{
		{"", "", false, strings.Join(all, " ")},
		{"", "", true, "\xff\xff1 \xff i2 i1 c b\xff\xff b\xff b3 b2 b1 b a"},
		{"b", "", false, "b b1 b2 b3 b\xff b\xff\xff"},
		{"b", "", true, "b\xff\xff b\xff b3 b2 b1 b"},
		{"b", "b2", false, "b2 b3 b\xff b\xff\xff"},
		{"b", "b2", true, "b2 b1 b"},
		{"b", "b25", false, "b3 b\xff b\xff\xff"},
		{"b", "b25", true, "b2 b1 b"},
		{"b", "a", false, "b b1 b2 b3 b\xff b\xff\xff"},
		{"b", "a", true, ""},
		{"b", "c", false, ""},
		{"b", "c", true, "b\xff\xff b\xff b3 b2 b1 b"},
		{"b", "z", true, "b\xff\xff b\xff b3 b2 b1 b"},
		{"b\xff", "", true, "b\xff\xff b\xff"},
		{"\xff", "", false, "\xff \xff\xff1"},
		{"\xff", "", true, "\xff\xff1 \xff"},
		{"i", "", true, "i2 i1"},
		{"nothing", "", false, ""},
		{"nothing", "", true, ""},
	}
}

func TestScanGoesBothWaysFromAnywhere(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	all := []string{"a", "b", "b1", "b2", "b3", "b\xff", "b\xff\xff", "c", "i1", "i2", "\xff", "\xff\xff1"}
	if err := v.Update(func(tx *Tx) error {
		for _, key := range all {
			if key[0] == 'i' {
				tx.PutIndex([]byte(key))
				continue
			}
			tx.Put([]byte(key), []byte("="+key))
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	v = mustOpen(t, dir, quick())
	for _, c := range scanCases(all) {
		v.View(func(tx *Tx) error {
			if got := scanned(t, tx, c.prefix, c.from, c.reverse); got != c.want {
				t.Errorf("Scan(%q, from %q, reverse %v): got %q, want %q", c.prefix, c.from, c.reverse, got, c.want)
			}
			return nil
		})
		v.Update(func(tx *Tx) error { // the same with a write of its own under way
			if err := tx.Put([]byte("z"), []byte("=z")); err != nil {
				return err
			}
			if c.prefix != "" {
				if got := scanned(t, tx, c.prefix, c.from, c.reverse); got != c.want {
					t.Errorf("in an Update, Scan(%q, from %q, reverse %v): got %q, want %q", c.prefix, c.from, c.reverse, got, c.want)
				}
			}
			return errors.New("undo")
		})
	}
}

func TestScanStopsWhenToldAndMayWriteButNotNest(t *testing.T) {
	v := memory(t)
	for i := range 10 {
		mustPut(t, v, fmt.Sprint("e", i), "x")
	}
	stop := errors.New("stop")
	seen := 0
	v.View(func(tx *Tx) error {
		if err := tx.Keys([]byte("e"), nil, false, func([]byte) (bool, error) { seen++; return seen < 3, nil }); err != nil || seen != 3 {
			t.Errorf("more = false: got %d keys, %v, want 3", seen, err)
		}
		err := tx.Scan([]byte("e"), nil, false, func(key, _ []byte) (bool, error) {
			return true, tx.Keys([]byte("e"), nil, true, func([]byte) (bool, error) { return true, nil })
		})
		if err != nil {
			t.Errorf("a scan in a scan of a View: got %v, want no error", err)
		}
		return nil
	})
	wantErr(t, v.View(func(tx *Tx) error {
		return tx.Keys(nil, nil, false, func([]byte) (bool, error) { return true, stop })
	}), stop)
	if err := v.Update(func(tx *Tx) error {
		err := tx.Keys([]byte("e"), nil, false, func(key []byte) (bool, error) {
			inner := tx.Keys([]byte("e"), nil, false, func([]byte) (bool, error) { return true, nil })
			wantErr(t, inner, ErrNested)
			return true, tx.Delete(key)
		})
		if err != nil {
			return err
		}
		return tx.Keys([]byte("e"), nil, false, func([]byte) (bool, error) { return false, errors.New("want none left") })
	}); err != nil {
		t.Errorf("deleting while scanning: got %v, want no error", err)
	}
}

func TestATransactionThatIsTooBigSaysSoBeforeItIsLost(t *testing.T) {
	dir := newDir(t)
	o := quick()
	o.Spool = SpoolOn
	v := mustCreate(t, dir, o)
	kept := 0
	err := v.Update(func(tx *Tx) error {
		for i := 0; ; i++ {
			before, rows := tx.Room()
			err := tx.Put(fmt.Appendf(nil, "e/%d", i), make([]byte, 1000))
			if errors.Is(err, ErrTooBig) {
				if before > 1200 && rows > 0 {
					t.Errorf("Room before ErrTooBig: got %d bytes, %d rows, want none for this write", before, rows)
				}
				kept = i
				return nil // what fitted is kept
			}
			if err != nil {
				return err
			}
		}
	})
	if err != nil || kept < 500 {
		t.Fatalf("Update: got %v with %d records, want them saved", err, kept)
	}
	rows := 0
	if err := v.Update(func(tx *Tx) error {
		for errNow := error(nil); errNow == nil; rows++ {
			errNow = tx.PutIndex(fmt.Appendf(nil, "x/%d", rows))
		}
		return nil
	}); err != nil || rows < 5000 {
		t.Fatalf("index rows: got %v with %d rows, want them saved", err, rows)
	}
	mustClose(t, v)
	v = mustOpen(t, dir, o)
	v.View(func(tx *Tx) error {
		if got := tx.Count('e'); got != uint64(kept) {
			t.Errorf("records: got %d, want %d", got, kept)
		}
		return nil
	})
}

func TestManyItemsAreWrittenInFewCommits(t *testing.T) {
	v := memory(t)
	const n = 3000
	calls := 0
	done, err := v.UpdateMany(n, func(tx *Tx, i int) error {
		calls++
		size := 1000
		if i%100 == 99 {
			size = 600 << 10 // does not fit beside another of its kind
		}
		if err := tx.Put(fmt.Appendf(nil, "e/%05d", i), make([]byte, size)); err != nil {
			return err
		}
		return tx.PutIndex(fmt.Appendf(nil, "x/%05d", i))
	})
	if err != nil || done != n {
		t.Fatalf("UpdateMany: got %d, %v, want %d", done, err, n)
	}
	if commits := v.census.seq; commits > 100 {
		t.Errorf("commits: got %d, want few", commits)
	}
	if calls > 5*n {
		t.Errorf("calls: got %d, want not many more than %d", calls, n)
	}
	if r, err := v.Verify(t.Context(), nil); err != nil || !r.OK() || r.Records != n || r.Index != n {
		t.Errorf("Verify: got %+v, %v, want %d records and rows", r, err, n)
	}
}

func TestUpdateManySaysHowFarItCame(t *testing.T) {
	v := memory(t)
	stop := errors.New("stop")
	done, err := v.UpdateMany(5000, func(tx *Tx, i int) error {
		if i == 4000 {
			return stop
		}
		return tx.Put(fmt.Appendf(nil, "e/%05d", i), make([]byte, 1000))
	})
	wantErr(t, err, stop)
	v.View(func(tx *Tx) error {
		if got := tx.Count('e'); got != uint64(done) || done == 0 || done > 4000 {
			t.Errorf("done: got %d and %d records, want as many as it says, some", done, got)
		}
		return nil
	})
	done, err = v.UpdateMany(10, func(tx *Tx, i int) error {
		for j := range 3 {
			if err := tx.Put(fmt.Appendf(nil, "big/%d/%d", i, j), make([]byte, 600<<10)); err != nil {
				return err
			}
		}
		return nil
	})
	if done != 0 {
		t.Errorf("done of items too large: got %d, want 0", done)
	}
	wantErr(t, err, ErrTooBig)
	if done, err := v.UpdateMany(0, nil); done != 0 || err != nil {
		t.Errorf("no items: got %d, %v, want nothing done", done, err)
	}
}
