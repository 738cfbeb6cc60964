//go:build e2e && linux

package e2e

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// disguises gives the forms in which a word could lie in a file.
func disguises(word string) map[string][]byte {
	var wide []byte
	for _, u := range utf16.Encode([]rune(word)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	return map[string][]byte{
		"plain": []byte(word), "UTF-16": wide, "hex": []byte(hex.EncodeToString([]byte(word))),
		"base64": []byte(strings.TrimRight(base64.StdEncoding.EncodeToString([]byte(word)), "=")[:8]),
	}
}

// traces lists the files below a folder that hold a word in any disguise.
func traces(t *testing.T, folder string, words ...string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "passphrase" {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, word := range words {
			for form, bytesOf := range disguises(word) {
				if bytes.Contains(b, bytesOf) || strings.Contains(path, word) {
					found = append(found, path+" ("+form+")")
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestNothingWrittenIsReadableAnywhere types words that occur nowhere else and looks
// for them in every file that the program left: vault, settings, cache, what it said.
func TestNothingWrittenIsReadableAnywhere(t *testing.T) {
	p := newPerson(t)
	p.makesAVault()
	p.types("zyxwvutquill met vermillionwren at noon")
	p.sees("today")
	p.closes()
	for _, words := range [][]string{
		{"people", "--add", "Quaxolotl"},
		{"write", "--tag", "tagzebrafinch", "--title", "Titlegrebe", "bodykingfisher"},
		{"contact", "--with", "Quaxolotl", "--received", "listening", "--note", "notesandpiper"},
	} {
		p.asks(words...)
	}
	if !p.hasKept("zyxwvutquill met vermillionwren at noon") {
		t.Fatal("the words were not written, so looking for them proves nothing")
	}
	secret := []string{"zyxwvutquill", "vermillionwren", "Quaxolotl", "tagzebrafinch", "Titlegrebe", "bodykingfisher", "notesandpiper", passphrase}
	for _, trace := range traces(t, p.home, secret...) {
		t.Errorf("found a secret word in %s", trace)
	}
}

// TestATraceWouldBeFound proves that the search above can fail.
func TestATraceWouldBeFound(t *testing.T) {
	for form, b := range disguises("vermillionwren") {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "file"), append([]byte("before "), b...), 0o600); err != nil {
			t.Fatal(err)
		}
		if found := traces(t, dir, "vermillionwren"); len(found) == 0 {
			t.Errorf("a word lying as %s is not found", form)
		}
	}
}
