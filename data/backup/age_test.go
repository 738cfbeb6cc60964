package backup

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/data/datatest"
)

// TestTheStandardToolOpensABackup uses the age command that KITH_AGE names.
func TestTheStandardToolOpensABackup(t *testing.T) {
	tool := os.Getenv("KITH_AGE")
	if tool == "" {
		t.Skip("KITH_AGE names no age command; make torture builds one")
	}
	l := newLife(t)
	path, _ := l.write(t)
	identity := filepath.Join(t.TempDir(), "recovery.txt")
	datatest.Must(t, os.WriteFile(identity, []byte(strings.ReplaceAll(l.recovery, " ", "")+"\n"), 0o600))
	plain, err := exec.Command(tool, "-d", "-i", identity, path).Output()
	if err != nil {
		t.Fatalf("age -d: %v", err)
	}
	var names []string
	in := tar.NewReader(bytes.NewReader(plain))
	for {
		h, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		datatest.Must(t, err)
		names = append(names, h.Name)
	}
	for _, want := range []string{nameHead, nameKey, "records/entry-00001.jsonl", dirFiles + l.picture.ID.String(), nameManifest, nameSig} {
		if !slices.Contains(names, want) {
			t.Errorf("got no %s among %v", want, names)
		}
	}
	if !bytes.Contains(plain, []byte("I did not count who spoke more.")) {
		t.Error("got no readable words in the records")
	}
}
