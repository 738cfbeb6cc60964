package vault

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestNoWriteIsAcknowledgedIntoAFolderThatIsGone(t *testing.T) {
	for name, harm := range map[string]func(dir string) error{
		"deleted":          os.RemoveAll,
		"renamed":          func(dir string) error { return os.Rename(dir, dir+".elsewhere") },
		"emptied":          func(dir string) error { return os.RemoveAll(filepath.Join(dir, dirDB)) },
		"another in place": func(dir string) error { return errors.Join(os.Rename(dir, dir+".elsewhere"), os.MkdirAll(dir, 0o700)) },
	} {
		dir, o := newDir(t), quick()
		v := mustCreate(t, dir, o)
		mustPut(t, v, "e/1", "kept")
		mustAdd(t, v, fileID(1), noise(100))
		if err := harm(dir); err != nil {
			t.Skipf("this system does not let an open folder be %s: %v", name, err)
		}
		put := func() error { return v.Update(func(tx *Tx) error { return tx.Put([]byte("e/2"), []byte("lost")) }) }
		wantErr(t, put(), ErrGone)
		wantErr(t, put(), ErrGone)
		if _, err := get(v, "e/1"); err != nil {
			t.Errorf("%s: reading got %v, want what is in memory still there", name, err)
		}
		wantErr(t, v.Close(), ErrGone)
		if err := v.Close(); err != nil {
			t.Errorf("%s: Close again got %v, want nothing to do", name, err)
		}
		if back := dir + ".elsewhere"; exists(back) { // the person puts it back
			os.RemoveAll(dir)
			if err := os.Rename(back, dir); err != nil {
				t.Fatal(err)
			}
			again := mustOpen(t, dir, o)
			wantValue(t, again, "e/1", "kept")
			if r, err := again.Verify(t.Context(), nil); err != nil || !r.OK() {
				t.Errorf("%s and put back: Verify got %v, %v, want nothing wrong", name, r.Findings, err)
			}
		}
	}
}

func TestAFolderThatCannotBeWrittenAnyMoreKeepsTheVaultOpen(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	mustPut(t, v, "e/1", "kept")
	db := filepath.Join(dir, dirDB)
	if err := os.Chmod(db, 0o500); err != nil {
		t.Fatal(err)
	}
	probe, err := os.CreateTemp(db, "x")
	if err == nil { // the administrator may write anywhere
		probe.Close()
		os.Remove(probe.Name())
		os.Chmod(db, 0o700)
		t.Skip("nothing is forbidden to this user")
	}
	wantErr(t, v.Close(), ErrNoPermission)
	os.Chmod(db, 0o700)
	mustPut(t, v, "e/2", "kept too")
	mustClose(t, v)
	wantValue(t, mustOpen(t, dir, quick()), "e/2", "kept too")
}
