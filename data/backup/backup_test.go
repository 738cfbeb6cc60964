package backup

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
)

// quick are options of a vault that cost no time.
func quick() vault.Options {
	return vault.Options{WorkFactor: 1, BallastSize: 64 << 10, MinFree: 1 << 20, Now: datatest.Clock}
}

func passphrase() []byte { return []byte("a quiet room of one's own") }

// life is a store on the disk with a small life and two files in it.
type life struct {
	*data.Store
	dir, recovery string
	picture       data.Attachment
}

func newLife(t testing.TB) life {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "journal")
	v, recovery, err := vault.Create(dir, passphrase(), quick())
	datatest.Must(t, err)
	s, err := data.Open(v, data.Options{Now: datatest.Clock})
	datatest.Must(t, err)
	t.Cleanup(func() { s.Close() })
	l := life{s, dir, recovery, data.Attachment{}}
	datatest.Fill(t, s)
	l.picture, err = s.AddFile(t.Context(), bytes.NewReader(bytes.Repeat([]byte("pixels"), 40_000)))
	datatest.Must(t, err)
	_, err = s.AddFile(t.Context(), strings.NewReader(""))
	datatest.Must(t, err)
	e := datatest.Entry(datatest.Today(), "With a picture", "Look.")
	e.Attachments = []data.Attachment{l.picture}
	datatest.Must(t, s.PutEntry(t.Context(), &e))
	datatest.Must(t, s.PutPref(t.Context(), "look", map[string]bool{"dark": true}))
	gone := datatest.Entry(datatest.Today(), "Deleted", "Still in the trash.")
	datatest.Must(t, s.PutEntry(t.Context(), &gone))
	datatest.Must(t, s.Update(t.Context(), func(w *data.Writer) error { return w.DeleteEntry(gone.ID, datatest.Clock()) }))
	return l
}

// all gives everything that a store holds, in words.
func all(t testing.TB, s *data.Store) string {
	t.Helper()
	var out strings.Builder
	datatest.Must(t, s.AtOnce(t.Context(), func(m *data.Moment) error {
		for _, k := range data.Kinds() {
			if _, err := m.Lines(k, func(l data.Line) error {
				b, err := json.Marshal(l)
				fmt.Fprintf(&out, "%s %x %s\n", k, l.Wire, b)
				return err
			}); err != nil {
				return err
			}
		}
		files, err := m.Files()
		for _, f := range files {
			in, err := m.OpenFile(f.ID)
			if err != nil {
				return err
			}
			b, err := io.ReadAll(in)
			if err != nil {
				return err
			}
			fmt.Fprintf(&out, "file %s %x\n", f.ID, b)
			in.Close()
		}
		return err
	}))
	return out.String()
}

// write makes a backup in a new folder.
func (l life) write(t testing.TB) (path string, sum Summary) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "mine"+Ending)
	sum, err := Write(t.Context(), l.Store, path, datatest.Clock(), nil)
	if err != nil {
		t.Fatalf("Write: got %v, want no error", err)
	}
	return path, sum
}

// reopen opens a restored vault.
func reopen(t testing.TB, dir string, passphrase []byte) *data.Store {
	t.Helper()
	v, err := vault.Open(dir, passphrase, quick())
	if err != nil {
		t.Fatalf("open the restored vault: got %v, want no error", err)
	}
	s, err := data.Open(v, data.Options{Now: datatest.Clock})
	datatest.Must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

func TestABackupRestoresEverythingToTheByte(t *testing.T) {
	l := newLife(t)
	want := all(t, l.Store)
	path, sum := l.write(t)
	if sum.Entries != 4 || sum.Files != 2 || sum.Newest != datatest.Today() || !sum.Whole() || sum.Records < 20 {
		t.Errorf("what it holds: got %+v", sum)
	}
	for name, key := range map[string]func() *Key{
		"passphrase": func() *Key { return WithPassphrase(passphrase()) },
		"recovery":   func() *Key { return WithRecovery(l.recovery) },
	} {
		into := filepath.Join(t.TempDir(), "again")
		got, err := Restore(t.Context(), path, key(), into, quick(), nil)
		if err != nil || got.Entries != sum.Entries || got.Records != sum.Records {
			t.Fatalf("%s: Restore got %+v, %v, want %+v", name, got, err, sum)
		}
		s := reopen(t, into, passphrase())
		if got := all(t, s); got != want {
			t.Errorf("%s: the restored vault holds\n%s\nwant\n%s", name, got, want)
		}
		if faults, err := s.CheckRows(t.Context()); err != nil || len(faults) > 0 {
			t.Errorf("%s: lists of the restored vault: got %v, %v, want none wrong", name, faults, err)
		}
		if r, err := s.Vault().Verify(t.Context(), nil); err != nil || !r.OK() {
			t.Errorf("%s: Verify: got %v, %v, want nothing wrong", name, r.Findings, err)
		}
		if f, err := s.Search(t.Context(), "picture", data.FindOptions{}); err != nil || f.Total != 1 {
			t.Errorf("%s: a search there: got %d, %v, want 1", name, f.Total, err)
		}
		if ns := s.Vault().Notices(); len(ns) > 0 {
			t.Errorf("%s: notices: got %v, want none", name, ns)
		}
		datatest.Must(t, s.Close())
		v, err := vault.OpenWithRecovery(into, l.recovery, quick())
		datatest.Must(t, err)
		datatest.Must(t, v.Close())
	}
}

func TestABackupIsOfOneMoment(t *testing.T) {
	l := newLife(t)
	want := all(t, l.Store)
	path := filepath.Join(t.TempDir(), "mine"+Ending)
	writes := 0
	_, err := Write(t.Context(), l.Store, path, datatest.Clock(), func(done, total int64) {
		if done > total {
			t.Errorf("progress: got %d of %d", done, total)
		}
		if writes++; writes%5 == 1 { // the person goes on writing, and deletes a picture
			e := datatest.Entry(datatest.Today(), "meanwhile", "meanwhile")
			datatest.Must(t, l.PutEntry(t.Context(), &e))
			datatest.Must(t, l.Vault().RemoveFiles(vault.FileID(l.picture.ID)))
		}
	})
	if err != nil || writes < 20 {
		t.Fatalf("Write: got %v after %d steps, want no error", err, writes)
	}
	into := filepath.Join(t.TempDir(), "again")
	if _, err := Restore(t.Context(), path, WithPassphrase(passphrase()), into, quick(), nil); err != nil {
		t.Fatal(err)
	}
	if got := all(t, reopen(t, into, passphrase())); got != want {
		t.Error("the backup holds something else than what was there when it was begun")
	}
}

func TestEachPassphraseOpensTheBackupsOfItsDayAndTheOnesBesideItsKey(t *testing.T) {
	l := newLife(t)
	path, _ := l.write(t)
	next := []byte("another passphrase")
	datatest.Must(t, l.Vault().ChangePassphrase(passphrase(), next))
	try := func(what string, key *Key, want error) {
		t.Helper()
		if _, err := Verify(t.Context(), path, key, nil); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", what, err, want)
		}
	}
	try("the passphrase of the day", WithPassphrase(passphrase()), nil)
	try("the new passphrase, the file alone", WithPassphrase(next), vault.ErrWrongPassphrase)
	try("a wrong recovery key", WithRecovery("AGE-SECRET-KEY-1"), vault.ErrWrongRecovery)
	_, other, err := vault.Create(filepath.Join(t.TempDir(), "other"), passphrase(), quick())
	datatest.Must(t, err)
	try("the recovery key of another vault", WithRecovery(other), vault.ErrWrongRecovery)
	b, err := l.Vault().KeyFile()
	datatest.Must(t, err)
	datatest.Must(t, os.WriteFile(filepath.Join(filepath.Dir(path), "key.age"), b, 0o600))
	try("the new passphrase, with its key file beside", WithPassphrase(next), nil)
	try("a wrong passphrase", WithPassphrase([]byte("wrong")), vault.ErrWrongPassphrase)
	// The vault that is made of it opens with the passphrase that was typed.
	into := filepath.Join(t.TempDir(), "again")
	if _, err := Restore(t.Context(), path, WithPassphrase(next), into, quick(), nil); err != nil {
		t.Fatal(err)
	}
	reopen(t, into, next)
}

func TestNothingIsOverwrittenAndFailuresLeaveNothing(t *testing.T) {
	l := newLife(t)
	path, _ := l.write(t)
	write := func(ctx context.Context, to string, want error) {
		t.Helper()
		if _, err := Write(ctx, l.Store, to, datatest.Clock(), nil); !errors.Is(err, want) {
			t.Errorf("Write: got %v, want %v", err, want)
		}
	}
	before, err := os.ReadFile(path)
	datatest.Must(t, err)
	write(t.Context(), path, fs.ErrExist)
	write(t.Context(), filepath.Join(l.dir, "x"+Ending), ErrInside)
	write(t.Context(), filepath.Join(l.dir, "nowhere", "x"+Ending), ErrInside)
	write(t.Context(), filepath.Join(t.TempDir(), "nowhere", "x"+Ending), fs.ErrNotExist)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	folder := t.TempDir()
	write(gone, filepath.Join(folder, "x"+Ending), context.Canceled)
	stop, cancel := context.WithCancel(t.Context())
	if _, err := Write(stop, l.Store, filepath.Join(folder, "y"+Ending), datatest.Clock(), func(done, total int64) {
		if done > total/2+3 { // while it is read back
			cancel()
		}
	}); !errors.Is(err, context.Canceled) {
		t.Errorf("Write stopped half way: got %v, want %v", err, context.Canceled)
	}
	wantEmpty(t, folder)
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
		t.Error("the backup that was there: got it changed")
	}

	full := t.TempDir()
	datatest.Must(t, os.WriteFile(filepath.Join(full, "somebody's own"), nil, 0o600))
	for _, into := range []string{full, path, l.dir} {
		if _, err := Restore(t.Context(), path, WithPassphrase(passphrase()), into, quick(), nil); !errors.Is(err, vault.ErrExists) {
			t.Errorf("Restore over something: got %v, want %v", err, vault.ErrExists)
		}
	}
	top := t.TempDir()
	if _, err := Restore(t.Context(), path, WithPassphrase([]byte("wrong")), filepath.Join(top, "a"), quick(), nil); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("Restore with a wrong passphrase: got %v", err)
	}
	stop, cancel = context.WithCancel(t.Context())
	if _, err := Restore(stop, path, WithPassphrase(passphrase()), filepath.Join(top, "a"), quick(), func(done, total int64) {
		if done > total/2 {
			cancel()
		}
	}); !errors.Is(err, context.Canceled) {
		t.Errorf("Restore stopped half way: got %v, want %v", err, context.Canceled)
	}
	wantEmpty(t, top)
}

// wantEmpty wants a folder to have nothing in it.
func wantEmpty(t *testing.T, dir string) {
	t.Helper()
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: got %v, want nothing", left)
	}
}

func TestAFullDiskStopsABackupBeforeItHarmsTheVault(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "journal")
	free := uint64(1 << 30)
	o := quick()
	o.Free = func(string) (uint64, error) { return free, nil }
	v, _, err := vault.Create(dir, passphrase(), o)
	datatest.Must(t, err)
	s, err := data.Open(v, data.Options{Now: datatest.Clock})
	datatest.Must(t, err)
	defer s.Close()
	datatest.Fill(t, s)
	folder := t.TempDir()
	free = 900 << 10
	for range 20 { // the answer of the system is good for so many bytes
		_ = v.Room(t.Context())
	}
	_, err = Write(t.Context(), s, filepath.Join(folder, "x"+Ending), datatest.Clock(), nil)
	if !errors.Is(err, vault.ErrFull) {
		t.Errorf("Write on a full disk: got %v, want %v", err, vault.ErrFull)
	}
	wantEmpty(t, folder)
}

func TestWhatIsDamagedIsLeftOutAndSaid(t *testing.T) {
	l := newLife(t)
	name := strings.ReplaceAll(l.picture.ID.String(), "-", "")
	datatest.Must(t, os.Remove(filepath.Join(l.dir, "attachments", name[30:], name)))
	path, sum := l.write(t)
	if sum.Lost != 1 || sum.Files != 1 || sum.Whole() {
		t.Errorf("a backup of a vault that lacks a file: got %+v, want it said", sum)
	}
	into := filepath.Join(t.TempDir(), "again")
	if _, err := Restore(t.Context(), path, WithPassphrase(passphrase()), into, quick(), nil); err != nil {
		t.Errorf("Restore of what there is: got %v, want no error", err)
	}
}
