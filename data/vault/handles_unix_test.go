//go:build unix

package vault

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// childHandles writes until no file handle is left, goes on trying, and writes once
// more when there are some again. It prints a line for each write that was
// acknowledged, and what became of the others.
func childHandles() {
	v, err := Open(os.Getenv("KITH_DIR"), pass, childOptions())
	die(err)
	die(syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: 64, Max: 64}))
	var taken []*os.File
	n, refused := 0, 0
	write := func() error {
		err := v.Update(func(tx *Tx) error { return tx.Put(keyOf(n), bodyOf(n, 0)) })
		if err == nil {
			fmt.Println("kept", n)
			n++
		}
		return err
	}
	die(write())
	for {
		f, err := os.Open(os.DevNull)
		if err != nil {
			break
		}
		taken = append(taken, f)
	}
	for range 400 { // enough to fill tables, which need files of their own
		if err := write(); err != nil {
			refused++
		}
		if _, err := v.AddFile(context.Background(), FileID{1, byte(n)}, bytes.NewReader(bodyOf(1, 1))); err == nil {
			fmt.Println("file without a handle")
		}
	}
	for _, f := range taken {
		_ = f.Close()
	}
	die(write())
	fmt.Println("refused", refused)
	die(v.Close())
	fmt.Println("closed")
}

// TestWithoutFileHandlesNothingAcknowledgedIsLost runs a vault in a process that has
// used up its file handles.
func TestWithoutFileHandlesNothingAcknowledgedIsLost(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "vault")
	v, _, err := Create(dir, pass, quick())
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	out, err := child(t, "handles", dir).Output()
	if err != nil {
		t.Fatalf("the process ended with %v; it said\n%s", err, out)
	}
	kept := map[int]bool{}
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Scan() {
		var n int
		if _, err := fmt.Sscanf(lines.Text(), "kept %d", &n); err == nil {
			kept[n] = true
		}
	}
	if !strings.Contains(string(out), "closed") || strings.Contains(string(out), "without a handle") || len(kept) < 2 {
		t.Fatalf("got\n%s\nwant it to go on and to close", out)
	}
	v, err = Open(dir, pass, quick())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	err = v.View(func(tx *Tx) error {
		for n := range kept {
			if b, err := tx.Get(keyOf(n)); err != nil || !bytes.Equal(b, bodyOf(n, 0)) {
				return fmt.Errorf("write %d: %w", n, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if r, err := v.Verify(t.Context(), nil); err != nil || len(r.Findings) > 0 {
		t.Errorf("got %v, %v, want a whole vault", r.Findings, err)
	}
}
