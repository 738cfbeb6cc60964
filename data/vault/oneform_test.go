package vault

import (
	"path/filepath"
	"testing"
)

func TestTheSameLettersOpenFromEveryKeyboard(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "vault")
	composed, split := []byte("caf\u00e9 am fluss"), []byte("cafe\u0301 am fluss")
	v, _, err := Create(dir, composed, Options{WorkFactor: 10})
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	for _, pass := range [][]byte{split, composed} {
		v, err := Open(dir, pass, Options{WorkFactor: 10})
		if err != nil {
			t.Fatalf("open with %q: %v", pass, err)
		}
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if got := oneForm([]byte("\xff\xfe")); got != "\xff\xfe" {
		t.Errorf("bytes that are no text: got %q, want them as they are", got)
	}
}
