package vault

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

// fileID makes an id out of a number.
func fileID(n byte) FileID { return FileID{0: 1, 15: n} }

// noise gives n bytes that are the same each time.
func noise(n int) []byte {
	b := make([]byte, n)
	rng := rand.NewChaCha8([32]byte{1})
	rng.Read(b)
	return b
}

func mustAdd(t testing.TB, v *Vault, id FileID, b []byte) FileInfo {
	t.Helper()
	i, err := v.AddFile(t.Context(), id, bytes.NewReader(b))
	if err != nil {
		t.Fatalf("AddFile of %d bytes: got %v, want no error", len(b), err)
	}
	return i
}

func readFileOf(v *Vault, id FileID) ([]byte, error) {
	f, err := v.OpenFile(id)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func TestAFileComesBackAsItWasAdded(t *testing.T) {
	memory, err := CreateInMemory(quick())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { memory.Close() })
	for _, v := range []*Vault{memory, mustCreate(t, newDir(t), quick())} {
		for n, size := range []int{0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 3 * chunkSize, 3*chunkSize + 17} {
			want := noise(size)
			info := mustAdd(t, v, fileID(byte(n)), want)
			if info.Size != int64(size) {
				t.Errorf("size of a file of %d bytes: got %d", size, info.Size)
			}
			got, err := readFileOf(v, fileID(byte(n)))
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("file of %d bytes: got %d bytes, %v, want the same back", size, len(got), err)
			}
			f, err := v.OpenFile(fileID(byte(n)))
			if err != nil {
				t.Fatal(err)
			}
			if err := iotest.TestReader(f, want); err != nil {
				t.Errorf("file of %d bytes as a reader: %v", size, err)
			}
			f.Close()
			if _, err := f.Read(make([]byte, 1)); size > 0 && err == nil {
				t.Error("read after Close: got no error, want one")
			}
		}
		if list, err := v.Files(); err != nil || len(list) != 7 {
			t.Errorf("Files: got %d, %v, want 7", len(list), err)
		}
		if r, err := v.Verify(t.Context(), nil); err != nil || !r.OK() || r.Files != 7 {
			t.Errorf("Verify: got %d files, %v, %v, want 7 and nothing wrong", r.Files, r.Findings, err)
		}
		_, err := v.AddFile(t.Context(), fileID(0), strings.NewReader("again"))
		wantErr(t, err, ErrExists)
		_, err = v.OpenFile(fileID(99))
		wantErr(t, err, ErrNoRecord)
	}
}

func TestAFileIsStillThereAfterReopeningAndGoneAfterRemoving(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	want := noise(100_000)
	mustAdd(t, v, fileID(1), want)
	mustAdd(t, v, fileID(2), want)
	mustPut(t, v, "e/1", "x")
	f, err := v.OpenFile(fileID(1))
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	if _, err := io.ReadAll(f); !errors.Is(err, ErrClosed) {
		t.Errorf("reading on in a closed vault: got %v, want %v", err, ErrClosed)
	}
	f.Close()
	v = mustOpen(t, dir, quick())
	if got, err := readFileOf(v, fileID(1)); err != nil || !bytes.Equal(got, want) {
		t.Errorf("after reopening: got %d bytes, %v, want %d", len(got), err, len(want))
	}
	if err := v.RemoveFiles(fileID(1), fileID(77)); err != nil {
		t.Fatal(err)
	}
	_, err = v.OpenFile(fileID(1))
	wantErr(t, err, ErrNoRecord)
	if n := sealedFilesIn(t, dir); n != 1 {
		t.Errorf("sealed files after removing one of two: got %d, want 1", n)
	}
	seen := 0
	if err := v.View(func(tx *Tx) error {
		return tx.Keys(nil, nil, false, func([]byte) (bool, error) { seen++; return true, nil })
	}); err != nil || seen != 1 {
		t.Errorf("rows that a caller sees: got %d, %v, want its own alone", seen, err)
	}
	wantErr(t, v.Update(func(tx *Tx) error { return tx.Put(fileRowKey(fileID(9)), []byte("x")) }), ErrBadKey)
}

// sealedFilesIn counts what lies under attachments/.
func sealedFilesIn(t *testing.T, dir string) (n int) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(dir, dirFiles), func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return n
}

func TestAFileThatFailsHalfWayLeavesNothing(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	for range 2 {
		broken := io.MultiReader(bytes.NewReader(noise(2*chunkSize)), iotest.ErrReader(errors.New("the stick was pulled out")))
		if _, err := v.AddFile(t.Context(), fileID(1), broken); err == nil {
			t.Error("AddFile of a reader that fails: got no error")
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := v.AddFile(ctx, fileID(1), bytes.NewReader(noise(10)))
	wantErr(t, err, context.Canceled)
	v.opts.Free = func(string) (uint64, error) { return 600 << 10, nil }
	v.space.opts.Free = v.opts.Free
	v.space.asked = v.space.asked.Add(-askEvery)
	_, err = v.AddFile(t.Context(), fileID(1), bytes.NewReader(noise(1<<20)))
	wantErr(t, err, ErrFull)
	if n := sealedFilesIn(t, dir); n != 0 {
		t.Errorf("files after failures: got %d, want none", n)
	}
	mustAdd(t, v, fileID(1), noise(1000)) // small things still go through
}

func TestEveryMomentOfAddingAFileMayBeItsLast(t *testing.T) {
	dir, writes := closedVault(t, quick())
	var seen []moment
	v := mustOpen(t, dir, watch(t, quick(), &dir, &writes, &seen))
	want := noise(2*chunkSize + 5)
	mustAdd(t, v, fileID(1), want)
	if err := v.RemoveFiles(fileID(1)); err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	wantMoments(t, seen, "attachment written", "attachment in place", "attachments forgotten")
	for _, m := range seen {
		v := mustOpen(t, m.dir, quick())
		got, err := readFileOf(v, fileID(1))
		if err == nil && !bytes.Equal(got, want) || err != nil && !errors.Is(err, ErrNoRecord) {
			t.Errorf("ended at %q: got %d bytes, %v, want the whole file or none", m.name, len(got), err)
		}
		if _, err := v.RemoveStrayFiles(); err != nil {
			t.Errorf("ended at %q: RemoveStrayFiles got %v", m.name, err)
		}
		known, _ := v.Files()
		if n := sealedFilesIn(t, m.dir); n != len(known) {
			t.Errorf("ended at %q: got %d files on the disk, want the %d that are known", m.name, n, len(known))
		}
		if r, err := v.Verify(t.Context(), nil); err != nil || !r.OK() {
			t.Errorf("ended at %q: Verify got %v, %v, want nothing wrong", m.name, r.Findings, err)
		}
		mustClose(t, v)
	}
}

func TestAnAlteredFileIsNeverShownAndAlwaysSaid(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	want := noise(3*chunkSize + 100)
	mustAdd(t, v, fileID(1), want)
	path := v.media.(folderMedia).path(fileID(1))
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	step := len(whole) / 60
	for at := 0; at < len(whole); at += step {
		wantBadFile(t, v, path, flip(bytes.Clone(whole), at), want)
		wantBadFile(t, v, path, whole[:at], want)
	}
	swapped := bytes.Clone(whole)
	const sealedChunk = chunkSize + tagSize
	copy(swapped[fileHeadSize:], whole[fileHeadSize+sealedChunk:fileHeadSize+2*sealedChunk])
	copy(swapped[fileHeadSize+sealedChunk:], whole[fileHeadSize:fileHeadSize+sealedChunk])
	wantBadFile(t, v, path, swapped, want)
	wantBadFile(t, v, path, append(bytes.Clone(whole), 0), want)
	wantBadFile(t, v, path, nil, want)

	mustAdd(t, v, fileID(2), want) // one file in the place of another
	other, _ := os.ReadFile(v.media.(folderMedia).path(fileID(2)))
	wantBadFile(t, v, path, other, want)
}

// wantBadFile puts b in the place of a sealed file, and wants reading and
// verifying to say so, with no byte that was not in the clear file.
func wantBadFile(t *testing.T, v *Vault, path string, b, clear []byte) {
	t.Helper()
	var err error
	if b == nil {
		err = os.Remove(path)
	} else {
		err = os.WriteFile(path, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	got, err := readFileOf(v, fileID(1))
	if !errors.Is(err, ErrDamaged) || !bytes.HasPrefix(clear, got) {
		t.Errorf("%d altered bytes: read got %d bytes, %v, want a true beginning and %v", len(b), len(got), err, ErrDamaged)
	}
	r, err := v.Verify(t.Context(), nil)
	if err != nil || r.OK() || len(r.BadFiles) != 1 || r.BadFiles[0] != fileID(1) {
		t.Errorf("%d altered bytes: Verify got %v, %v, %v, want the file named", len(b), r.BadFiles, r.Findings, err)
	}
}

func TestRepairTakesTheWholeFilesAlong(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	want := noise(chunkSize + 1)
	for n := range byte(4) {
		mustAdd(t, v, fileID(n), want)
	}
	mustPut(t, v, "e/1", "kept")
	lost, bad := v.media.(folderMedia).path(fileID(1)), v.media.(folderMedia).path(fileID(2))
	mustClose(t, v)
	os.Remove(lost)
	b, _ := os.ReadFile(bad)
	os.WriteFile(bad, flip(b, len(b)/2), 0o600)

	into := newDir(t)
	r, err := Repair(dir, pass, into, quick())
	if err != nil || r.Files != 2 || len(r.BadFiles) != 2 || r.OK() {
		t.Errorf("Repair: got %d files, bad %v, %v, want 2 whole and 2 left out", r.Files, r.BadFiles, err)
	}
	v = mustOpen(t, into, quick())
	wantValue(t, v, "e/1", "kept")
	for _, n := range []byte{0, 3} {
		if got, err := readFileOf(v, fileID(n)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("file %d after repair: got %d bytes, %v, want it whole", n, len(got), err)
		}
	}
	if r, err := v.Verify(t.Context(), nil); err != nil || !r.OK() {
		t.Errorf("Verify of the repaired vault: got %v, %v, want nothing wrong", r.Findings, err)
	}
}

func TestAFileIsReadAndWrittenInPieces(t *testing.T) {
	v := mustCreate(t, newDir(t), quick())
	piece := noise(1 << 20)
	if _, err := v.AddFile(t.Context(), fileID(1), io.LimitReader(forever{piece}, 64<<20)); err != nil {
		t.Fatal(err)
	}
	f, err := v.OpenFile(fileID(1))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	allocs := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			f.Seek(0, io.SeekStart)
			io.CopyBuffer(io.Discard, io.LimitReader(f, 1<<20), make([]byte, 32<<10))
		}
	}).AllocedBytesPerOp()
	if allocs > 3<<20 {
		t.Errorf("reading 1 MB of 64: got %d bytes allocated, want about that much", allocs)
	}
}

// forever gives the same bytes again and again.
type forever struct{ b []byte }

func (f forever) Read(b []byte) (int, error) { return copy(b, f.b), nil }

func FuzzOpenFileRow(f *testing.F) {
	f.Add(FileInfo{Size: 12}.encode())
	f.Add([]byte{fileRowFormat})
	f.Fuzz(func(t *testing.T, b []byte) {
		i, err := decodeFileInfo(fileID(1), b)
		if err == nil && !bytes.Equal(i.encode(), b) {
			t.Errorf("row %x: written again as %x", b, i.encode())
		}
	})
}

func FuzzReadFile(f *testing.F) {
	v, err := CreateInMemory(quick())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { v.Close() })
	clear := noise(1000)
	if _, err := v.AddFile(context.Background(), fileID(1), bytes.NewReader(clear)); err != nil {
		f.Fatal(err)
	}
	whole := v.media.(*memoryMedia).files[fileID(1)]
	f.Add(whole)
	f.Add(whole[:500])
	f.Fuzz(func(t *testing.T, b []byte) {
		v.media.(*memoryMedia).files[fileID(1)] = b
		got, err := readFileOf(v, fileID(1))
		if err == nil && !bytes.Equal(got, clear) || err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("a file of %d bytes: got %d, %v, want it whole or damaged", len(b), len(got), err)
		}
	})
}
