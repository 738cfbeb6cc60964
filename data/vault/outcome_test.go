package vault

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestAFolderWithoutAVaultIsSaidToHaveNone(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	os.WriteFile(file, []byte("x"), 0o600)
	for _, path := range []string{dir, filepath.Join(dir, "nowhere"), file} {
		if Exists(path) {
			t.Errorf("Exists(%s): got true, want false", path)
		}
		_, err := Open(path, pass, quick())
		wantErr(t, err, ErrNoVault)
		_, err = OpenWithRecovery(path, "AGE-SECRET-KEY-1", quick())
		wantErr(t, err, ErrNoVault)
		_, err = Repair(path, pass, newDir(t), quick())
		wantErr(t, err, ErrNoVault)
	}
	if got := filesIn(dir); len(got) != 1 {
		t.Errorf("files after looking: got %v, want the one that was there", got)
	}
}

func TestCreateNeverOverwrites(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	mustPut(t, v, "e/1", "kept")
	_, _, err := Create(dir, pass, quick())
	wantErr(t, err, ErrExists)
	mustClose(t, v)
	_, _, err = Create(dir, []byte("another"), quick())
	wantErr(t, err, ErrExists)
	wantValue(t, mustOpen(t, dir, quick()), "e/1", "kept")

	full := t.TempDir()
	os.WriteFile(filepath.Join(full, "lock"), []byte("somebody's own file"), 0o600)
	_, _, err = Create(full, pass, quick())
	wantErr(t, err, ErrExists)
	_, _, err = Create(filepath.Join(full, "lock"), pass, quick())
	wantErr(t, err, ErrExists)
	if b, _ := os.ReadFile(filepath.Join(full, "lock")); string(b) != "somebody's own file" {
		t.Errorf("file in the way: got %q, want it untouched", b)
	}
}

func TestAnInterruptedCreateCanBeDoneAgain(t *testing.T) {
	whole := newDir(t)
	mustClose(t, mustCreate(t, whole, quick()))
	for _, left := range [][]string{nil, {"db/MANIFEST"}, {"db/MANIFEST", "key.age", "key.age.copy", "seal", "recovery.age"}} {
		dir := newDir(t)
		os.MkdirAll(filepath.Join(dir, "db"), 0o700)
		for _, name := range append(left, "lock") {
			b, _ := os.ReadFile(filepath.Join(whole, name))
			os.WriteFile(filepath.Join(dir, name), b, 0o600)
		}
		os.WriteFile(filepath.Join(dir, fileCreating), nil, 0o600)
		if Exists(dir) {
			t.Error("Exists of a vault in the making: got true, want false")
		}
		v := mustCreate(t, dir, quick())
		mustPut(t, v, "e/1", "x")
		mustClose(t, v)
		wantValue(t, mustOpen(t, dir, quick()), "e/1", "x")
	}
}

func TestAnEmptyPassphraseIsRefused(t *testing.T) {
	dir := newDir(t)
	_, _, err := Create(dir, nil, quick())
	wantErr(t, err, ErrWrongPassphrase)
	if exists(dir) {
		t.Error("folder after a refused Create: got one, want none")
	}
	v := mustCreate(t, dir, quick())
	wantErr(t, v.ChangePassphrase(pass, nil), ErrWrongPassphrase)
	mustClose(t, v)
	_, err = Open(dir, nil, quick())
	wantErr(t, err, ErrWrongPassphrase)
}

func TestANewerVaultIsLeftAlone(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	h := v.secrets.header
	mustClose(t, v)
	h.Format, h.MinReader = formatVersion+1, formatVersion+1
	os.WriteFile(filepath.Join(dir, fileHeader), h.encode(), 0o600)
	before := snapshot(t, dir)
	_, err := Open(dir, pass, quick())
	wantErr(t, err, ErrNewer)
	wantSame(t, dir, before)

	h.MinReader = formatVersion // a newer format that this program may still read
	os.WriteFile(filepath.Join(dir, fileHeader), h.encode(), 0o600)
	mustClose(t, mustOpen(t, dir, quick()))
}

func TestAVaultWhoseKeyFileIsNewerIsLeftAlone(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	s := *v.secrets
	s.master = append([]byte{}, s.master...)
	s.MinReader = formatVersion + 1
	mustClose(t, v)
	file, err := s.lockPassphrase(pass, 1)
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile(filepath.Join(dir, fileKey), file, 0o600)
	_, err = Open(dir, pass, quick())
	wantErr(t, err, ErrNewer)
	_, err = Repair(dir, pass, newDir(t), quick())
	wantErr(t, err, ErrNewer)
}

// snapshot gives the content of all files of a closed vault but its lock.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	m := map[string]string{}
	for _, name := range filesIn(dir) {
		if name != fileLock {
			b, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			m[name] = string(b)
		}
	}
	return m
}

func wantSame(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got := snapshot(t, dir)
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s: was changed or removed, want it left alone", name)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s: was made, want nothing new", name)
		}
	}
}

func TestAFailedOpeningChangesNothingAndHoldsNothing(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	mustPut(t, v, "e/1", "x")
	mustClose(t, v)
	before := snapshot(t, dir)
	for range 3 {
		_, err := Open(dir, []byte("wrong"), quick())
		wantErr(t, err, ErrWrongPassphrase)
	}
	wantSame(t, dir, before)
	wantValue(t, mustOpen(t, dir, quick()), "e/1", "x")
}

func TestTheSameProcessCannotOpenAVaultTwice(t *testing.T) {
	dir := newDir(t)
	mustCreate(t, dir, quick())
	_, err := Open(dir, pass, quick())
	wantErr(t, err, ErrInUse)
	var held *InUseError
	if !errors.As(err, &held) || held.PID != os.Getpid() || time.Since(held.Since) > time.Hour {
		t.Errorf("holder: got %+v, want this process, since just now", held)
	}
	_, err = Repair(dir, pass, newDir(t), quick())
	wantErr(t, err, ErrInUse)
}

func TestAClosedVaultSaysSo(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	mustClose(t, v)
	mustClose(t, v) // again
	nothing := func(*Tx) error { return nil }
	wantErr(t, v.View(nothing), ErrClosed)
	wantErr(t, v.Update(nothing), ErrClosed)
	wantErr(t, v.ChangePassphrase(pass, pass), ErrClosed)
	_, err := v.NewRecovery(pass)
	wantErr(t, err, ErrClosed)
	_, err = v.Verify(t.Context(), nil)
	wantErr(t, err, ErrClosed)
	if got := v.SubKey("x"); got != nil {
		t.Errorf("SubKey after Close: got %x, want none", got)
	}
	for _, b := range v.secrets.master {
		if b != 0 {
			t.Fatal("master key after Close: got bytes of it, want zeros")
		}
	}
}

func TestCloseWaitsForReadersAndManyMayClose(t *testing.T) {
	v := mustCreate(t, newDir(t), quick())
	mustPut(t, v, "e/1", "x")
	reading, goOn, read := make(chan bool), make(chan bool), make(chan error, 1)
	go func() {
		read <- v.View(func(tx *Tx) error {
			close(reading)
			<-goOn
			if err := v.View(func(*Tx) error { return nil }); !errors.Is(err, ErrClosed) {
				return errors.New("a View begun while closing: want ErrClosed")
			}
			_, err := tx.Get([]byte("e/1"))
			return err
		})
	}()
	<-reading
	closed := make(chan error, 2)
	for range 2 {
		go func() { closed <- v.Close() }()
	}
	for v.enter() == nil { // until one Close has begun
		v.leave()
		runtime.Gosched()
	}
	close(goOn)
	if err := <-read; err != nil {
		t.Errorf("View during Close: got %v, want it to finish", err)
	}
	for range 2 {
		if err := <-closed; err != nil {
			t.Errorf("Close: got %v, want no error", err)
		}
	}
}

func TestNoGoroutineIsLeft(t *testing.T) {
	warm := newDir(t)
	mustClose(t, mustCreate(t, warm, quick()))
	before := stacks()
	for range 3 {
		v := mustOpen(t, warm, quick())
		mustPut(t, v, "e/1", strings.Repeat("x", 1000))
		mustClose(t, v)
		Open(warm, []byte("wrong"), quick())
	}
	// What Badger stops without waiting for needs a moment to be gone.
	for range 1000 {
		if runtime.Gosched(); stacks() <= before {
			return
		}
		time.Sleep(time.Millisecond)
	}
	buf := make([]byte, 1<<20)
	t.Errorf("goroutines: got %d, want %d as before\n%s", stacks(), before, buf[:runtime.Stack(buf, true)])
}

// stacks counts the goroutines that have to do with a vault.
func stacks() int {
	buf := make([]byte, 1<<20)
	n := 0
	for g := range strings.SplitSeq(string(buf[:runtime.Stack(buf, true)]), "\n\n") {
		if strings.Contains(g, "badger") || strings.Contains(g, "ristretto") || strings.Contains(g, "vault.start") {
			n++
		}
	}
	return n
}

func TestAVaultInMemorySealsAndCountsAndHasNoFiles(t *testing.T) {
	v, err := CreateInMemory(quick())
	if err != nil {
		t.Fatal(err)
	}
	mustPut(t, v, "e/1", "x")
	wantValue(t, v, "e/1", "x")
	r, err := v.Verify(t.Context(), nil)
	if err != nil || !r.OK() || r.Records != 1 {
		t.Errorf("Verify: got %+v, %v, want one record", r, err)
	}
	wantErr(t, v.ChangePassphrase(pass, pass), errors.ErrUnsupported)
	_, err = v.KeyFile()
	wantErr(t, err, errors.ErrUnsupported)
	if v.Dir() != "" || len(v.ID()) != 36 || len(v.Recipients()) != 1 || !strings.HasPrefix(v.Identity(), "AGE-SECRET-KEY-1") {
		t.Errorf("Dir, ID, Recipients: got %q, %q, %v, want none, a UUID and one", v.Dir(), v.ID(), v.Recipients())
	}
	mustClose(t, v)
}
