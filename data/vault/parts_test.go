package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestACensusDoesNotDependOnTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type record struct {
			class byte
			print [printSize]byte
		}
		var records []record
		for i := range rapid.IntRange(0, 20).Draw(t, "records") {
			r := record{class: rapid.SampledFrom([]byte("epx")).Draw(t, "class")}
			r.print[0], r.print[15] = byte(i), rapid.Byte().Draw(t, "print")
			records = append(records, r)
		}
		a, b := newCensus(), newCensus()
		for _, r := range records {
			a.add(r.class, r.print, +1)
		}
		extra := record{'z', [printSize]byte{9}}
		b.add(extra.class, extra.print, +1)
		for _, r := range rapid.Permutation(records).Draw(t, "order") {
			b.add(r.class, r.print, +1)
		}
		if a.sameRecords(b) {
			t.Fatal("a census with one record more: got the same, want another")
		}
		b.add(extra.class, extra.print, -1)
		if !a.sameRecords(b) {
			t.Fatalf("census: got %v and %v, want the same", a, b)
		}
		again, err := decodeCensus(a.encode())
		if err != nil || !again.sameRecords(a) {
			t.Fatalf("written and read: got %v, %v, want %v", again, err, a)
		}
		c := a.clone()
		c.add('e', [printSize]byte{1}, +1)
		if a.sameRecords(c) {
			t.Fatal("a clone: changes its original, want it apart")
		}
	})
}

func TestAFingerprintIsOfOneRevisionUnderOneKey(t *testing.T) {
	s := fuzzRing(t).seal
	seen := map[[printSize]byte]bool{}
	for _, key := range []string{"e/1", "e/2", "e/12"} {
		for range 3 { // three seals of the same words are three revisions
			p := s.fingerprint([]byte(key), s.seal([]byte(key), []byte("words")))
			if seen[p] {
				t.Fatal("fingerprint: got one twice, want all different")
			}
			seen[p] = true
		}
	}
	stored := s.seal([]byte("e/1"), []byte("words"))
	if s.fingerprint([]byte("e/1"), stored) != s.fingerprint([]byte("e/1"), slices.Clone(stored)) {
		t.Error("fingerprint of the same revision: got two, want one")
	}
}

func TestASealIsBoundToItsPurposeAndPlace(t *testing.T) {
	x := fuzzRing(t).files
	other := box{x.gcm, "00000000-0000-4000-8000-000000000001"}
	text := x.seal("a", 1, []byte("words"))
	if plain, ok := x.open("a", 1, text); !ok || string(plain) != "words" {
		t.Fatalf("open: got %q, %v, want the words", plain, ok)
	}
	for name, opened := range map[string]bool{
		"another purpose": second(x.open("b", 1, text)),
		"another place":   second(x.open("a", 2, text)),
		"another vault":   second(other.open("a", 1, text)),
		"flipped":         second(x.open("a", 1, flip(text, 3))),
		"cut":             second(x.open("a", 1, text[:20])),
		"empty":           second(x.open("a", 1, nil)),
	} {
		if opened {
			t.Errorf("%s: opens, want it refused", name)
		}
	}
}

func second(_ []byte, ok bool) bool { return ok }

func TestTheCounterSurvivesATornSlot(t *testing.T) {
	x := fuzzRing(t).files
	dir := t.TempDir()
	if seq, there := readCounter(dir, x); seq != 0 || there {
		t.Errorf("no counter: got %d, %v, want 0 and none", seq, there)
	}
	c, err := startCounter(dir, x, 5)
	if err != nil {
		t.Fatal(err)
	}
	for seq := uint64(6); seq < 20; seq++ {
		c.set(seq)
		if got, there := readCounter(dir, x); got != seq || !there {
			t.Fatalf("counter: got %d, %v, want %d", got, there, seq)
		}
		good, _ := os.ReadFile(filepath.Join(dir, fileCounter))
		torn := bytes.Clone(good)
		copy(torn[seq%2*slotSize+10:(seq%2+1)*slotSize], make([]byte, slotSize)) // cut off while it was written
		os.WriteFile(filepath.Join(dir, fileCounter), torn, 0o600)
		if got, _ := readCounter(dir, x); got != seq-1 {
			t.Errorf("counter with a torn slot: got %d, want %d", got, seq-1)
		}
		os.WriteFile(filepath.Join(dir, fileCounter), good, 0o600)
	}
	c.close()
	for name, b := range map[string][]byte{"empty": {}, "zeros": make([]byte, 2*slotSize), "too long": make([]byte, 1000)} {
		os.WriteFile(filepath.Join(dir, fileCounter), b, 0o600)
		if got, there := readCounter(dir, x); got != 0 || !there {
			t.Errorf("%s: got %d, %v, want 0 and there", name, got, there)
		}
	}
	swapped := append(x.slot(1, 8), x.slot(0, 9)...)
	os.WriteFile(filepath.Join(dir, fileCounter), swapped, 0o600)
	if got, _ := readCounter(dir, x); got != 0 {
		t.Errorf("slots in each other's place: got %d, want neither believed", got)
	}
}

func TestASpoolThatWasCutOffGivesItsWholeFrames(t *testing.T) {
	x := fuzzRing(t).files
	dir := t.TempDir()
	s, err := startSpool(dir, x)
	if err != nil {
		t.Fatal(err)
	}
	var ends []int64
	for i := range uint64(4) {
		if err := s.add(frame{i + 1, []op{{[]byte("k"), bytes.Repeat([]byte("v"), int(i)*20)}, {[]byte("gone"), nil}}}); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, s.size)
	}
	s.close()
	b, _ := os.ReadFile(filepath.Join(dir, fileSpool))
	for cut := range len(b) + 1 {
		os.WriteFile(filepath.Join(dir, fileSpool), b[:cut], 0o600)
		want := 0
		for want < len(ends) && ends[want] <= int64(cut) {
			want++
		}
		got := 0
		if err := x.replay(dir, func(frame) error { got++; return nil }); err != nil || got != want {
			t.Fatalf("cut at %d: got %d frames, %v, want %d", cut, got, err, want)
		}
	}
	stop := errors.New("stop")
	os.WriteFile(filepath.Join(dir, fileSpool), b, 0o600)
	if err := x.replay(dir, func(frame) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("replay: got %v, want the error of the caller", err)
	}
	if err := x.replay(t.TempDir(), func(frame) error { return stop }); err != nil {
		t.Errorf("no spool: got %v, want an empty one", err)
	}
}

func TestAFailedSpoolWriteLeavesNothingBehind(t *testing.T) {
	x := fuzzRing(t).files
	dir := t.TempDir()
	s, err := startSpool(dir, x)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.add(frame{1, nil}); err != nil {
		t.Fatal(err)
	}
	whole := s.f
	if s.f, err = os.Open(whole.Name()); err != nil { // cannot be written
		t.Fatal(err)
	}
	if err := s.add(frame{2, nil}); err == nil {
		t.Error("add to a file that cannot be written: got no error, want one")
	}
	s.f.Close()
	s.f = whole
	if err := s.add(frame{2, []op{{[]byte("k"), []byte("v")}}}); err != nil {
		t.Errorf("add afterwards: got %v, want no error", err)
	}
	s.close()
	var seqs []uint64
	x.replay(dir, func(w frame) error { seqs = append(seqs, w.seq); return nil })
	if !slices.Equal(seqs, []uint64{1, 2}) {
		t.Errorf("frames: got %v, want 1 and 2", seqs)
	}
}

func TestAWriteThatTheSpoolRefusesIsNotMade(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, spoolOptions())
	mustPut(t, v, "e/1", "x")
	whole := v.spool.f
	var err error
	if v.spool.f, err = os.Open(whole.Name()); err != nil {
		t.Fatal(err)
	}
	if err := v.Update(func(tx *Tx) error { return tx.Put([]byte("e/2"), []byte("x")) }); err == nil {
		t.Error("Update: got no error, want one")
	}
	_, err = get(v, "e/2")
	wantErr(t, err, ErrNoRecord)
	v.spool.f.Close()
	v.spool.f = whole
	mustPut(t, v, "e/3", "x")
	v = mustOpen(t, dropDead(t, v), spoolOptions())
	wantValue(t, v, "e/3", "x")
	_, err = get(v, "e/2")
	wantErr(t, err, ErrNoRecord)
}

func TestAFileIsReplacedWhollyOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "file")
	for _, text := range []string{"one", strings.Repeat("two", 1000), ""} {
		if err := WriteFile(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if b, err := readFile(path, 1<<20); err != nil || string(b) != text {
			t.Errorf("file: got %q, %v, want %q", b, err, text)
		}
	}
	os.Mkdir(filepath.Join(dir, "folder"), 0o700)
	os.WriteFile(filepath.Join(dir, "folder", "x"), nil, 0o600)
	if err := WriteFile(filepath.Join(dir, "folder"), []byte("x")); err == nil {
		t.Error("a folder in the way: got no error, want one")
	}
	if got := filesIn(dir); !slices.Equal(got, []string{"file", filepath.Join("folder", "x")}) {
		t.Errorf("files: got %v, want no part of one left", got)
	}
	if err := WriteFile(filepath.Join(dir, "nowhere", "file"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no such folder: got %v, want that", err)
	}
	_, err := readFile(path+"x", 10)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no such file: got %v, want that", err)
	}
	os.WriteFile(path, make([]byte, 11), 0o600)
	_, err = readFile(path, 10)
	wantErr(t, err, ErrDamaged)
	if err := removeFile(path); err != nil || exists(path) {
		t.Errorf("removeFile: got %v, want it gone", err)
	}
	if err := removeFile(path); err != nil {
		t.Errorf("removeFile again: got %v, want no error", err)
	}
}

func TestErrorsOfTheSystemAreTold(t *testing.T) {
	for _, c := range []struct{ err, want error }{
		{fs.ErrPermission, ErrNoPermission},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, ErrNoPermission},
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.EROFS}, ErrNoPermission},
		{fmt.Errorf("deep: %w", os.ErrPermission), ErrNoPermission},
	} {
		got := Classify(c.err)
		wantErr(t, got, c.want)
		if !errors.Is(got, c.err) {
			t.Errorf("Classify(%v): lost the cause", c.err)
		}
	}
	if Classify(nil) != nil {
		t.Error("Classify(nil): want nil")
	}
	plain := errors.New("x")
	if got := Classify(plain); got != plain {
		t.Errorf("Classify: got %v, want it as it was", got)
	}
}

func TestALockTellsItsHolderOrNothing(t *testing.T) {
	for text, want := range map[string]InUseError{
		"pid 12\nsince 2026-01-02T03:04:05Z\n": {12, time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)},
		"pid 12\n":                             {PID: 12},
		"":                                     {},
		"hello\x00\xff\npid\nsince yesterday":  {},
	} {
		path := filepath.Join(t.TempDir(), fileLock)
		os.WriteFile(path, []byte(text), 0o600)
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		var got *InUseError
		if err := readHolder(f); !errors.As(err, &got) || *got != want || !errors.Is(err, ErrInUse) {
			t.Errorf("holder in %q: got %+v, want %+v", text, got, want)
		}
		if got.PID != 0 && !strings.Contains(got.Error(), "12") || got.PID == 0 && strings.Contains(got.Error(), "process") {
			t.Errorf("words: got %q, want the process if it is known", got)
		}
		f.Close()
	}
}

func TestDamageIsSaidInWords(t *testing.T) {
	for _, c := range []struct {
		err  DamageError
		want string
	}{
		{DamageError{}, "the store is damaged"},
		{DamageError{Findings: []string{"a", "b"}}, "the store is damaged: a; b"},
		{DamageError{Findings: []string{"a"}, Lost: 2}, "the store is damaged: a; the last 2 saved changes are missing"},
		{DamageError{Lost: 1, Whole: true}, "the store is damaged: the last saved change is missing"},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("words: got %q, want %q", got, c.want)
		}
	}
}
