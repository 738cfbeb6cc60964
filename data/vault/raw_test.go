package vault

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"pgregory.net/rapid"
)

// rawRows reads db/ without Badger: what Badger would read.
func rawRows(t testing.TB, k *ring, db string) map[string]string {
	t.Helper()
	rows := map[string]string{}
	in, err := k.inspect(db, reading{row: func(key, stored []byte) error {
		rows[string(key)] = string(stored)
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	if findings := in.judge(); len(findings) != 0 {
		t.Fatalf("findings: got %q, want none", findings)
	}
	return rows
}

// badgerRows reads the open database through Badger.
func badgerRows(t testing.TB, v *Vault) map[string]string {
	t.Helper()
	rows := map[string]string{}
	err := v.db.View(func(txn *badger.Txn) error {
		it := txn.NewIterator(badger.IteratorOptions{})
		defer it.Close()
		for it.Rewind(); it.Valid(); it.Next() {
			if it.Item().Key()[0] == 0 {
				continue
			}
			value, err := it.Item().ValueCopy(nil)
			if err != nil {
				return err
			}
			rows[string(it.Item().Key())] = string(value)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestTheFilesAreReadAsBadgerReadsThem(t *testing.T) {
	o := quick()
	v := mustCreate(t, newDir(t), o)
	for session := range 4 {
		_, err := v.UpdateMany(2500, func(tx *Tx, i int) error {
			n := (i*7919 + session*31) % 4000
			switch i % 5 {
			case 3:
				return tx.Delete(keyOf(n))
			case 4:
				return tx.PutIndex(rowOf(n, session))
			}
			return tx.Put(keyOf(n), bodyOf(n, session))
		})
		if err != nil {
			t.Fatal(err)
		}
		copied := newDir(t)
		copyLive(t, v.dir, copied)
		got, want := rawRows(t, v.ring, filepath.Join(copied, dirDB)), badgerRows(t, v)
		if len(want) < 1000 || !maps.Equal(got, want) {
			t.Errorf("session %d, open: got %d rows, want the %d of Badger", session, len(got), len(want))
		}
		dir := v.dir
		mustClose(t, v)
		k, err := newRing(mustLoad(t, dir), o)
		if err != nil {
			t.Fatal(err)
		}
		if got := rawRows(t, k, filepath.Join(dir, dirDB)); !maps.Equal(got, want) {
			t.Errorf("session %d, closed: got %d rows, want the %d of Badger", session, len(got), len(want))
		}
		v = mustOpen(t, dir, o)
	}
}

func TestALogIsReadUpToItsLastWholeTransaction(t *testing.T) {
	v := mustCreate(t, newDir(t), quick())
	for i := range 4 {
		mustPut(t, v, fmt.Sprint("e/", i), "some words")
	}
	path := filesWith(v.at(dirDB), extLog)[0]
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b = append(bytes.TrimRight(b, "\x00"), make([]byte, 64)...)
	keys, err := v.registry(v.at(dirDB))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := readRawLog(b, keys)
	if err != nil || len(whole.rows) != 8 || len(whole.beyond) != 0 { // a record and a census each
		t.Fatalf("whole log: got %d rows and %d beyond, %v, want 8 and 0", len(whole.rows), len(whole.beyond), err)
	}
	used := len(bytes.TrimRight(b, "\x00"))
	last := 0
	for cut := range used + 1 {
		log, err := readRawLog(b[:cut], keys)
		if err != nil {
			t.Fatalf("cut at %d: got %v, want no error", cut, err)
		}
		if n := len(log.rows); n%2 != 0 || n < last || len(log.beyond) != 0 {
			t.Fatalf("cut at %d: got %d rows and %d beyond, want whole transactions, as many as before or more", cut, n, len(log.beyond))
		}
		last = len(log.rows)
	}
	for at := logHead; at < used; at += 7 {
		log, err := readRawLog(flip(b, at), keys)
		if err != nil {
			t.Fatalf("flipped at %d: got %v, want no error", at, err)
		}
		if len(log.rows)+len(log.beyond) < 6 || len(log.rows) == 8 {
			t.Errorf("flipped at %d: got %d rows and %d beyond, want one transaction missing", at, len(log.rows), len(log.beyond))
		}
	}
}

func TestMergingGivesTheNewestOfEachKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type version struct {
			n   uint64
			del bool
		}
		want := map[string]version{}
		var sources []source
		for range rapid.IntRange(0, 5).Draw(t, "sources") {
			var rows []rawRow
			for range rapid.IntRange(0, 12).Draw(t, "rows") {
				key := rapid.StringMatching(`[ab]{1,2}`).Draw(t, "key")
				r := version{rapid.Uint64Range(1, 9).Draw(t, "version"), rapid.Bool().Draw(t, "deleted")}
				if old, ok := want[key]; ok && r.n <= old.n {
					r.del = old.del || r.n < old.n && r.del // the same version is the same row everywhere
					if r.n == old.n {
						r.del = old.del
					}
				} else {
					want[key] = r
				}
				row := rawRow{key: []byte(key), version: r.n}
				if r.del {
					row.meta = metaDelete
				}
				rows = append(rows, row)
			}
			sources = append(sources, newLogSource(rows))
		}
		var got, expect []string
		newest(sources, func(row rawRow) error {
			got = append(got, fmt.Sprint(string(row.key), row.version))
			return nil
		})
		for _, key := range slices.Sorted(maps.Keys(want)) {
			if !want[key].del {
				expect = append(expect, fmt.Sprint(key, want[key].n))
			}
		}
		if !slices.Equal(got, expect) {
			t.Fatalf("newest: got %v, want %v", got, expect)
		}
	})
}

func TestMergingStopsAtAnError(t *testing.T) {
	stop := errors.New("stop")
	rows := []rawRow{{key: []byte("a"), version: 1}, {key: []byte("b"), version: 1}}
	seen := 0
	err := newest([]source{newLogSource(rows)}, func(rawRow) error { seen++; return stop })
	if !errors.Is(err, stop) || seen != 1 {
		t.Errorf("newest: got %v after %d rows, want the error after 1", err, seen)
	}
}

func TestTheListOfDatabaseKeysIsReadOrRefused(t *testing.T) {
	k := fuzzRing(t)
	db := t.TempDir()
	if err := k.makeRegistry(db); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(filepath.Join(db, nameRegistry))
	if err != nil {
		t.Fatal(err)
	}
	if keys, err := readRegistry(good, k.badgerKey); err != nil || len(keys[1]) != keySize {
		t.Fatalf("registry: got %v, %v, want key 1", keys, err)
	}
	for cut := range good {
		if keys, err := readRegistry(good[:cut], k.badgerKey); err == nil && len(keys) > 0 {
			t.Errorf("cut at %d: got keys, want none", cut)
		}
	}
	for at := range good {
		keys, err := readRegistry(flip(good, at), k.badgerKey)
		if err == nil && len(keys) == 1 && len(keys[1]) == keySize {
			t.Errorf("flipped at %d: got a key, want it refused", at)
		}
	}
	_, err = readRegistry(good, bytes.Repeat([]byte{8}, keySize))
	wantErr(t, err, ErrDamaged)
	if err := k.checkRegistry(good[:28]); !errors.Is(err, ErrDamaged) {
		t.Errorf("registry without a key: got %v, want it refused", err)
	}
}
