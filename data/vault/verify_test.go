package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"
)

// behind writes into the database behind the vault's back, as a fault of the
// database or a stranger with the key of the disk might.
func behind(t *testing.T, v *Vault, fn func(txn *badger.Txn) error) {
	t.Helper()
	if err := v.db.Update(fn); err != nil {
		t.Fatal(err)
	}
}

func rawOf(t *testing.T, v *Vault, key string) []byte {
	t.Helper()
	var out []byte
	err := v.db.View(func(txn *badger.Txn) error {
		item, err := txn.Get([]byte(key))
		if err != nil {
			return err
		}
		out, err = item.ValueCopy(nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestVerifyFindsWhatIsWrongAndNamesNoContent(t *testing.T) {
	set := func(key string, value []byte) func(*badger.Txn) error {
		return func(txn *badger.Txn) error { return txn.Set([]byte(key), value) }
	}
	for name, c := range map[string]struct {
		harm                   func(v *Vault) func(*badger.Txn) error
		broken, missing, extra map[byte]uint64
		finding                string
	}{
		"a record is gone": {func(*Vault) func(*badger.Txn) error {
			return func(txn *badger.Txn) error { return txn.Delete([]byte("e/secret-1")) }
		}, nil, map[byte]uint64{'e': 1}, nil, "1 of 3 records of kind 'e' are missing"},
		"a bit is flipped": {func(v *Vault) func(*badger.Txn) error {
			return set("e/secret-1", flip(rawOf(t, v, "e/secret-1"), 20))
		}, map[byte]uint64{'e': 1}, nil, nil, "1 records of kind 'e' have a broken seal"},
		"a record is moved to another key": {func(v *Vault) func(*badger.Txn) error {
			return set("e/secret-1", rawOf(t, v, "e/secret-2"))
		}, map[byte]uint64{'e': 1}, nil, nil, "not the ones that were saved last"},
		"an earlier text is put back": {func(v *Vault) func(*badger.Txn) error {
			earlier := rawOf(t, v, "e/secret-1")
			mustPut(t, v, "e/secret-1", "a later text")
			return set("e/secret-1", earlier)
		}, nil, nil, nil, "not the ones that were saved last"},
		"a record is copied in": {func(v *Vault) func(*badger.Txn) error {
			return set("e/secret-9", v.seal.seal([]byte("e/secret-9"), []byte("x")))
		}, nil, nil, map[byte]uint64{'e': 1}, "1 records of kind 'e' are more than were counted"},
		"a record is emptied": {func(v *Vault) func(*badger.Txn) error {
			return set("e/secret-1", nil)
		}, map[byte]uint64{'e': 1}, nil, nil, "broken seal"},
		"a record becomes an index row": {func(v *Vault) func(*badger.Txn) error {
			return set("e/secret-1", []byte{kindIndex})
		}, nil, map[byte]uint64{'e': 1}, nil, "missing"},
		"the census is gone": {func(v *Vault) func(*badger.Txn) error {
			return func(txn *badger.Txn) error { return txn.Delete([]byte(censusKey)) }
		}, nil, nil, map[byte]uint64{'e': 3}, "census of the records is missing"},
	} {
		t.Run(name, func(t *testing.T) {
			v := memory(t)
			for i := range 3 {
				mustPut(t, v, fmt.Sprint("e/secret-", i), fmt.Sprint("secret words ", i))
			}
			behind(t, v, c.harm(v))
			r, err := v.Verify(t.Context(), nil)
			if err != nil || r.OK() {
				t.Fatalf("Verify: got %+v, %v, want it to find the harm", r, err)
			}
			said := strings.Join(r.Findings, " ")
			if !strings.Contains(said, c.finding) || strings.Contains(said, "secret") {
				t.Errorf("findings: got %q, want them to say %q and no key or word", said, c.finding)
			}
			for what, pair := range map[string][2]map[byte]uint64{
				"broken": {r.Broken, c.broken}, "missing": {r.Missing, c.missing}, "extra": {r.Extra, c.extra},
			} {
				if fmt.Sprint(pair[0]) != fmt.Sprint(pair[1]) && len(pair[0])+len(pair[1]) > 0 {
					t.Errorf("%s: got %v, want %v", what, pair[0], pair[1])
				}
			}
		})
	}
}

func TestADamagedRecordIsNeverReadAsAnother(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	other := mustCreate(t, newDir(t), quick())
	mustPut(t, v, "e/1", "mine")
	mustPut(t, other, "e/1", "another vault's")
	good := rawOf(t, v, "e/1")
	for name, raw := range map[string][]byte{
		"flipped":         flip(good, len(good)/2),
		"cut":             good[:len(good)-1],
		"another vault's": rawOf(t, other, "e/1"),
		"empty":           {},
		"unsealed":        append([]byte{kindPlain}, "forged"...),
		"other format":    append([]byte{9}, good[1:]...),
	} {
		behind(t, v, func(txn *badger.Txn) error { return txn.Set([]byte("e/1"), raw) })
		if got, err := get(v, "e/1"); !errors.Is(err, ErrDamaged) || got != "" {
			t.Errorf("%s: Get got %q, %v, want ErrDamaged and nothing", name, got, err)
		}
		err := v.View(func(tx *Tx) error {
			return tx.Scan(nil, nil, false, func(_, value []byte) (bool, error) {
				t.Errorf("%s: Scan got %q, want ErrDamaged", name, value)
				return true, nil
			})
		})
		wantErr(t, err, ErrDamaged)
	}
}

func TestVerifyReportsItsProgressAndCanBeStopped(t *testing.T) {
	v := memory(t)
	if _, err := v.UpdateMany(3000, func(tx *Tx, i int) error { return tx.Put(keyOf(i), []byte("x")) }); err != nil {
		t.Fatal(err)
	}
	var steps []int
	r, err := v.Verify(t.Context(), func(done, total int) {
		if total != 3000 {
			t.Errorf("total: got %d, want 3000", total)
		}
		steps = append(steps, done)
	})
	if err != nil || !r.OK() || len(steps) < 3 || steps[len(steps)-1] != 3000 || !slices.IsSorted(steps) {
		t.Errorf("progress: got %v (%+v, %v), want steps that rise to 3000", steps, r, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := v.Verify(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: got %v, want context.Canceled", err)
	}
}

func TestVerifyFindsDamageThatNoRecordShows(t *testing.T) {
	dir, _ := closedVault(t, quick())
	v := mustOpen(t, dir, quick())
	if r, err := v.Verify(t.Context(), nil); err != nil || !r.OK() {
		t.Fatalf("Verify: got %+v, %v, want nothing wrong", r, err)
	}
	os.WriteFile(filepath.Join(dir, fileRecoveryCopy), []byte("torn"), 0o600)
	path := largestTable(t, dir)
	info, _ := os.Stat(path)
	// In place, as a bad disk would: Badger has the file mapped.
	if err := (harm{File: filepath.Base(path), Kind: "flip", At: info.Size() / 3}).do(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	r, err := v.Verify(t.Context(), nil)
	said := strings.Join(r.Findings, " ")
	if err != nil || !strings.Contains(said, "1 parts of a file of the store are damaged") || !strings.Contains(said, "recovery.age and its copy") {
		t.Errorf("findings: got %q, %v, want the table and the recovery file", said, err)
	}
}

func TestRepairKeepsAllThatCanBeRead(t *testing.T) {
	dir := newDir(t)
	v, key, err := Create(dir, pass, quick())
	if err != nil {
		t.Fatal(err)
	}
	for n := range 60 {
		if err := v.Update(func(tx *Tx) error { return writeNumber(tx, n) }); err != nil {
			t.Fatal(err)
		}
	}
	recipients := v.Recipients()
	mustClose(t, v)
	os.Remove(filepath.Join(dir, dirDB, nameManifest))
	before := snapshot(t, dir)
	_, err = Open(dir, pass, quick())
	wantErr(t, err, ErrDamaged)

	for name, repair := range map[string]func(into string) (Report, error){
		"passphrase":   func(into string) (Report, error) { return Repair(dir, pass, into, quick()) },
		"recovery key": func(into string) (Report, error) { return RepairWithRecovery(dir, key, into, quick()) },
	} {
		into := newDir(t)
		r, err := repair(into)
		if err != nil || len(r.Missing) != 0 || r.OK() {
			t.Fatalf("%s: got %+v, %v, want no record missing and the missing list said", name, r, err)
		}
		v := mustOpen(t, into, quick())
		wantNotices(t, v)
		if n, err := numbersIn(v); n != 60 || err != nil {
			t.Errorf("%s: writes: got %d, %v, want all 60", name, n, err)
		}
		if got := v.Recipients(); !slices.Equal(got, recipients) {
			t.Errorf("%s: Recipients: got %v, want %v", name, got, recipients)
		}
		mustClose(t, v)
		if v, err = OpenWithRecovery(into, key, quick()); err != nil {
			t.Errorf("%s: recovery key: got %v, want it to open the new vault", name, err)
		} else {
			mustClose(t, v)
		}
		_, err = repair(into)
		wantErr(t, err, ErrExists)
	}
	_, err = Repair(dir, []byte("wrong"), newDir(t), quick())
	wantErr(t, err, ErrWrongPassphrase)
	wantSame(t, dir, before)
}

func TestRepairOfAWholeVaultIsACopy(t *testing.T) {
	dir, n := closedVault(t, quick())
	into := newDir(t)
	r, err := Repair(dir, pass, into, quick())
	if err != nil || !r.OK() {
		t.Fatalf("Repair: got %+v, %v, want nothing to be missing", r, err)
	}
	if got, err := numbersIn(mustOpen(t, into, quick())); got != n || err != nil {
		t.Errorf("writes: got %d, %v, want %d", got, err, n)
	}
}

func TestRepairReadsBehindADamagedPlaceOfTheLog(t *testing.T) {
	v := mustCreate(t, newDir(t), quick())
	for i := range 20 {
		mustPut(t, v, fmt.Sprintf("e/%02d", i), strings.Repeat("word ", 100))
	}
	dir := dropDead(t, v)
	path := filesWith(filepath.Join(dir, dirDB), extLog)[0]
	if err := (harm{File: filepath.Base(path), Kind: "flip", At: lastByte(t, path) / 2}).do(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	_, err := Open(dir, pass, quick())
	wantErr(t, err, ErrDamaged)
	into := newDir(t)
	r, err := Repair(dir, pass, into, quick())
	if err != nil || r.Missing['e'] > 1 || r.Records < 19 || r.OK() {
		t.Errorf("Repair: got %+v, %v, want at most one record missing, and said", r, err)
	}
}

func TestRepairTakesTheKeysFromTheSealWhenTheirFileIsGone(t *testing.T) {
	dir, n := closedVault(t, quick())
	os.Remove(filepath.Join(dir, dirDB, nameRegistry))
	os.Remove(filepath.Join(dir, dirDB, nameManifest))
	into := newDir(t)
	if r, err := Repair(dir, pass, into, quick()); err != nil || len(r.Missing) != 0 {
		t.Fatalf("Repair: got %+v, %v, want no record missing", r, err)
	}
	if got, err := numbersIn(mustOpen(t, into, quick())); got != n || err != nil {
		t.Errorf("writes: got %d, %v, want %d", got, err, n)
	}
}
