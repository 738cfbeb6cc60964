package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/dgraph-io/badger/v4"
)

// block puts a folder with something in it where a file is to be written.
func block(t *testing.T, path string) (unblock func()) {
	t.Helper()
	aside := path + ".aside"
	moved := os.Rename(path, aside) == nil
	if err := os.MkdirAll(filepath.Join(path, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	return func() {
		os.RemoveAll(path)
		if moved {
			os.Rename(aside, path)
		}
	}
}

func TestAChangeOfPassphraseThatFailsLeavesTheOldOne(t *testing.T) {
	next := []byte("another passphrase")
	for _, name := range []string{fileKeyNew, fileKeyOld, fileKeyCopy} {
		dir := newDir(t)
		v := mustCreate(t, dir, quick())
		mustPut(t, v, "e/1", "x")
		unblock := block(t, filepath.Join(dir, name))
		if err := v.ChangePassphrase(pass, next); err == nil {
			t.Errorf("%s in the way: got no error, want one", name)
		}
		unblock()
		mustPut(t, v, "e/2", "x") // the vault goes on
		mustClose(t, v)
		v, err := Open(dir, pass, quick())
		if err != nil {
			t.Fatalf("%s was in the way: Open with the old passphrase got %v, want it open", name, err)
		}
		wantValue(t, v, "e/2", "x")
		if err := v.ChangePassphrase(pass, next); err != nil {
			t.Errorf("the change once more: got %v, want no error", err)
		}
		mustClose(t, v)
		_, err = Open(dir, pass, quick())
		wantErr(t, err, ErrWrongPassphrase)
	}
}

func TestANewRecoveryKeyThatFailsLeavesOneThatWorks(t *testing.T) {
	for _, name := range []string{fileRecoveryNew, fileRecovery, fileSeal} {
		dir := newDir(t)
		v, key, err := Create(dir, pass, quick())
		if err != nil {
			t.Fatal(err)
		}
		unblock := block(t, filepath.Join(dir, name))
		if _, err := v.NewRecovery(pass); err == nil {
			t.Errorf("%s in the way: got no error, want one", name)
		}
		unblock()
		mustClose(t, v)
		v = mustOpen(t, dir, quick())
		wantNotices(t, v)
		mustClose(t, v)
		if v, err = OpenWithRecovery(dir, key, quick()); err != nil {
			t.Errorf("%s was in the way: recovery key got %v, want it to open", name, err)
			continue
		}
		mustClose(t, v)
	}
}

func TestACloseThatCannotSealLosesNothing(t *testing.T) {
	for _, o := range []Options{quick(), spoolOptions()} {
		dir := newDir(t)
		v := mustCreate(t, dir, o)
		mustPut(t, v, "e/1", "x")
		unblock := block(t, filepath.Join(dir, fileSeal))
		if err := v.Close(); err == nil {
			t.Error("Close: got no error, want one")
		}
		unblock()
		v = mustOpen(t, dir, o)
		wantNotices(t, v, NoticeUnclean)
		wantValue(t, v, "e/1", "x")
	}
}

func TestAnOpeningThatFailsOnTheWayHoldsNothing(t *testing.T) {
	for _, name := range []string{fileCounter, fileSpool, fileRecipients} {
		dir := newDir(t)
		o := spoolOptions()
		v := mustCreate(t, dir, o)
		mustPut(t, v, "e/1", "x")
		mustClose(t, v)
		if name == fileRecipients {
			os.Remove(filepath.Join(dir, name))
		}
		unblock := block(t, filepath.Join(dir, name))
		if _, err := Open(dir, pass, o); err == nil || errors.Is(err, ErrInUse) {
			t.Errorf("%s in the way: got %v, want an error", name, err)
		}
		unblock()
		v, err := Open(dir, pass, o)
		if err != nil {
			t.Fatalf("%s was in the way: Open got %v, want no error", name, err)
		}
		wantValue(t, v, "e/1", "x")
		mustClose(t, v)
	}
}

func TestACreateThatFailsCanBeDoneAgain(t *testing.T) {
	dir := newDir(t)
	asked := 0
	o := quick()
	o.Free = func(string) (uint64, error) {
		if asked++; asked > 1 {
			return 0, nil // the disk fills up while the vault is made
		}
		return 1 << 40, nil
	}
	_, _, err := Create(dir, pass, o)
	wantErr(t, err, ErrFull)
	if Exists(dir) { // all was written; only opening it failed
		mustClose(t, mustOpen(t, dir, quick()))
		return
	}
	mustClose(t, mustCreate(t, dir, quick()))
}

func TestNothingOfBadgersWordsIsHandedOn(t *testing.T) {
	for _, c := range []struct{ err, want error }{
		{badger.ErrDBClosed, ErrClosed},
		{badger.ErrBlockedWrites, ErrClosed},
		{badger.ErrDiscardedTxn, ErrClosed},
		{badger.ErrConflict, ErrDamaged},
		{fmt.Errorf("key %q: %w", "secret", badger.ErrInvalidRequest), ErrDamaged},
		{fmt.Errorf("while mapping secret err: %v", syscall.ENOSPC), ErrFull},
		{fmt.Errorf("secret err: %v", syscall.EACCES), ErrNoPermission},
		{fmt.Errorf("secret err: %v", syscall.EMFILE), syscall.EMFILE},
		{fmt.Errorf("open secret: %w", syscall.EMFILE), syscall.EMFILE},
	} {
		got := scrub("save", c.err)
		wantErr(t, got, c.want)
		if text := got.Error(); len(text) > 120 || strings.Contains(text, "secret") {
			t.Errorf("scrub(%v): got %q, want its words dropped", c.err, text)
		}
	}
}

func TestATransactionIsGoodOnlyInsideItsFunction(t *testing.T) {
	v := memory(t)
	mustPut(t, v, "e/1", "x")
	var kept *Tx
	v.View(func(tx *Tx) error { kept = tx; return nil })
	_, err := kept.Get([]byte("e/1"))
	wantErr(t, err, ErrClosed)
	v.Update(func(tx *Tx) error { kept = tx; return nil })
	wantErr(t, kept.Put([]byte("e/2"), nil), ErrClosed)
	wantErr(t, kept.Keys(nil, nil, false, func([]byte) (bool, error) { return true, nil }), ErrClosed)
}

func TestAWriteOfUnknownOutcomeEndsWriting(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	mustPut(t, v, "e/1", "x")
	v.failed = errors.New("the disk went away")
	err := v.Update(func(tx *Tx) error { return tx.Put([]byte("e/2"), nil) })
	wantErr(t, err, v.failed)
	wantValue(t, v, "e/1", "x") // reading goes on
	mustClose(t, v)
	v = mustOpen(t, dir, quick()) // and the next opening checks everything
	wantNotices(t, v, NoticeUnclean)
	wantValue(t, v, "e/1", "x")
}

func TestTheBallastTakesRealRoom(t *testing.T) {
	for name, fill := range map[string]func(*os.File, int64) error{"reserve": reserveBlocks, "write": fillBlocks} {
		f, err := os.Create(filepath.Join(t.TempDir(), name))
		if err != nil {
			t.Fatal(err)
		}
		const size = 1<<20 + 4096
		if err := fill(f, size); err != nil {
			t.Fatalf("%s: got %v, want no error", name, err)
		}
		info, _ := f.Stat()
		if info.Size() != size || blocks(info) < size {
			t.Errorf("%s: got %d bytes that take %d, want %d of both", name, info.Size(), blocks(info), size)
		}
		f.Close()
		if f, err = os.Open(f.Name()); err != nil {
			t.Fatal(err)
		}
		if err := fill(f, 2*size); err == nil {
			t.Errorf("%s in a file that cannot be written: got no error, want one", name)
		}
		f.Close()
	}
}
