package vault

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/dgraph-io/badger/v4"
)

// canaries are words that occur nowhere else.
func canaries() (words, keys []string) {
	for i := range 30 {
		words = append(words, fmt.Sprintf("qzvx%02dkwjh", i))
		keys = append(keys, fmt.Sprintf("e/ypfq%02dmzrb", i))
	}
	return words, keys
}

// forms gives the ways in which a word may lie in a file.
func forms(word string) [][]byte {
	wide := make([]byte, 0, 2*len(word))
	for _, u := range utf16.Encode([]rune(word)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	out := [][]byte{[]byte(word), wide, []byte(hex.EncodeToString([]byte(word)))}
	for skip := range 3 { // base64 of a word depends on where it begins
		inner := []byte(word)[skip : len(word)-(len(word)-skip)%3]
		out = append(out, []byte(base64.RawStdEncoding.EncodeToString(inner)))
	}
	return out
}

// leaks counts the canaries that can be found in a vault's files and names.
func leaks(t *testing.T, dir string) (n int) {
	t.Helper()
	words, keys := canaries()
	var needles [][]byte
	for _, w := range append(words, keys...) {
		needles = append(needles, forms(strings.TrimPrefix(w, "e/"))...)
	}
	for _, name := range filesIn(dir) {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		b = append(bytes.TrimRight(b, "\x00"), name...)
		for _, needle := range needles {
			n += bytes.Count(b, needle)
		}
	}
	return n
}

// fill writes the canaries as an app would: records, rewritten, deleted, rows.
func fillCanaries(t *testing.T, v *Vault) {
	t.Helper()
	words, keys := canaries()
	for i, key := range keys {
		if err := v.Update(func(tx *Tx) error {
			if err := tx.Put([]byte(key), []byte(strings.Repeat(words[i]+" and the rest ", 20))); err != nil {
				return err
			}
			if i%3 == 2 {
				if err := tx.Delete([]byte(keys[i-1])); err != nil {
					return err
				}
			}
			return tx.PutIndex([]byte("x" + key))
		}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNoWordAndNoKeyLiesInClearOnTheDisk(t *testing.T) {
	for _, o := range []Options{quick(), spoolOptions()} {
		dir := newDir(t)
		v := mustCreate(t, dir, o)
		fillCanaries(t, v)
		if n := leaks(t, dir); n != 0 {
			t.Errorf("open: got %d canaries in clear, want none", n)
		}
		mustClose(t, v)
		if n := leaks(t, dir); n != 0 {
			t.Errorf("closed: got %d canaries in clear, want none", n)
		}
		for _, secret := range [][]byte{pass, v.secrets.master, []byte(v.Identity())} {
			for _, name := range filesIn(dir) {
				if b, _ := os.ReadFile(filepath.Join(dir, name)); len(secret) > 0 && !allZero(secret) && bytes.Contains(b, secret) {
					t.Errorf("%s: holds a secret in clear", name)
				}
			}
		}
	}
}

func allZero(b []byte) bool { return len(bytes.TrimLeft(b, "\x00")) == 0 }

func TestTheCanariesWouldBeFound(t *testing.T) {
	// The test above proves something only if it fails where it should.
	sealedOnly, o := newDir(t), quick()
	o.clearDB = true
	v := mustCreate(t, sealedOnly, o)
	fillCanaries(t, v)
	mustClose(t, v)
	keysOnly := leaks(t, sealedOnly)
	o.plain = true
	nothing := newDir(t)
	v = mustCreate(t, nothing, o)
	fillCanaries(t, v)
	mustClose(t, v)
	if all := leaks(t, nothing); keysOnly < 30 || all < keysOnly+200 {
		t.Errorf("canaries without Badger's encryption: got %d, and without seals too: %d, want keys and then words", keysOnly, all)
	}
	o.clearDB = false
	inner := newDir(t)
	v = mustCreate(t, inner, o) // records unsealed, but Badger's encryption on
	fillCanaries(t, v)
	mustClose(t, v)
	if n := leaks(t, inner); n != 0 {
		t.Errorf("Badger's encryption alone: got %d canaries, want none", n)
	}
}

func TestTheDatabaseIsEncryptedWhateverTheClockSays(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	mustClose(t, v)
	b, err := os.ReadFile(filepath.Join(dir, dirDB, nameRegistry))
	if err != nil {
		t.Fatal(err)
	}
	keys, err := readRegistry(b, derive(mustLoad(t, dir).master, labelBadger))
	if err != nil || len(keys) != 1 || len(keys[1]) != keySize {
		t.Errorf("data keys: got %d, %v, want exactly one of 32 bytes", len(keys), err)
	}
	m, err := readManifest(filepath.Join(dir, dirDB))
	if err != nil || len(m.Tables) == 0 {
		t.Fatalf("tables: got %d, %v, want some", len(m.Tables), err)
	}
	for _, table := range m.Tables {
		if table.KeyID != 1 {
			t.Errorf("table: got key %d, want 1", table.KeyID)
		}
	}
}

func mustLoad(t *testing.T, dir string) *secrets {
	t.Helper()
	s, _, err := loadKey(dir, pass)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryFileOfAVaultIsOfAKnownKind(t *testing.T) {
	known := regexp.MustCompile(`^(vault\.json|key\.age(\.copy)?|recovery\.age(\.copy)?|recipients\.txt|seal|counter|spool|ballast|lock|` +
		`db/(MANIFEST|KEYREGISTRY|DISCARD|\d{6}\.sst|\d{5}\.mem|\d{6}\.vlog))$`)
	dir := newDir(t)
	v := mustCreate(t, dir, spoolOptions())
	mustPut(t, v, "e/1", "x")
	check := func() {
		for _, name := range filesIn(dir) {
			if !known.MatchString(filepath.ToSlash(name)) {
				t.Errorf("%s: is of no known kind", name)
			}
			b, _ := os.ReadFile(filepath.Join(dir, name))
			switch {
			case strings.Contains(name, ".age") && !bytes.HasPrefix(b, []byte("age-encryption.org/v1\n")):
				t.Errorf("%s: is no age file", name)
			case name == fileBallast && !allZero(b):
				t.Errorf("%s: holds something", name)
			}
		}
	}
	check()
	mustClose(t, v)
	check()
}

func TestTwoVaultsOfTheSameWordsShareNothing(t *testing.T) {
	seen := map[string]string{}
	for i := range 2 {
		dir := newDir(t)
		v := mustCreate(t, dir, quick())
		fillCanaries(t, v)
		mustClose(t, v)
		for _, name := range filesIn(dir) {
			if name == fileBallast || name == fileLock || name == fileHeader || filepath.Base(name) == "DISCARD" || filepath.Base(name) == nameManifest {
				continue // hold nothing, or what is meant to be known
			}
			b, _ := os.ReadFile(filepath.Join(dir, name))
			for at := 40; at+16 <= len(b); at += 16 { // behind the fixed words of an age file
				block := string(b[at : at+16])
				if other, ok := seen[block]; ok && other != fmt.Sprint(i) && !allZero(b[at:at+16]) {
					t.Fatalf("%s at %d: the same 16 bytes in both vaults", name, at)
				}
				seen[block] = fmt.Sprint(i)
			}
		}
	}
}

func TestErrorsAndNoticesNameNoContent(t *testing.T) {
	v := memory(t)
	mustPut(t, v, "e/secret-key", "secret word")
	bad := rawOf(t, v, "e/secret-key")
	behind(t, v, func(txn *badger.Txn) error { return txn.Set([]byte("e/secret-key"), flip(bad, 5)) })
	_, err := get(v, "e/secret-key")
	_, none := get(v, "e/secret-none")
	long := v.Update(func(tx *Tx) error { return tx.Put([]byte("e/secret-key"), make([]byte, MaxValue+1)) })
	for _, err := range []error{err, none, long} {
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("error: got %v, want one that names nothing", err)
		}
	}
	for n := NoticeUnclean; n <= NoticeDamage; n++ {
		if n.String() == "" {
			t.Errorf("notice %d: says nothing", int(n))
		}
	}
	if Notice(0).String() != "" || Notice(99).String() != "" {
		t.Error("no notice: want no words")
	}
}
