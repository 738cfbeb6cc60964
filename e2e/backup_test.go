//go:build e2e && linux

package e2e

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// backups gives the backups in the home folder.
func (p *person) backups() (found []string) {
	p.t.Helper()
	err := filepath.WalkDir(p.home, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".age") && !strings.HasSuffix(path, ".key.age") && filepath.Dir(path) != p.vault {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return found
}

func TestABackupMadeByKeysIsWholeAndComesBack(t *testing.T) {
	p := newPerson(t)
	p.makesAVault()
	p.types("kept twice")
	p.sees("today")
	p.goes("8", "settings")
	p.tabs(3) // the third page of the settings
	p.presses("Return")
	p.sees("settings")
	p.tabs(3) // past two more pages, to the button
	p.photographs("before")
	p.presses("Return")
	p.sees("settings")
	p.photographs("made")
	p.closes()
	made := p.backups()
	if len(made) == 0 {
		t.Fatal("got no backup below the home folder")
	}
	newest := made[len(made)-1]
	told := learns[struct {
		Entries int `json:"entries"`
	}](p, "backup", "verify", newest)
	if told.Entries != 1 {
		t.Errorf("got %d entries in the backup, want 1", told.Entries)
	}

	first := p.vault
	p.asks("restore", "--from", newest, "--into", p.in("restored"))
	p.vault = p.in("restored")
	if !p.hasKept("kept twice") {
		t.Error("the restored vault does not hold the text")
	}
	p.comesBack()
	p.photographs("restored")
	p.closes()
	p.vault = first
	if !p.hasKept("kept twice") {
		t.Error("the first vault does not hold the text any more")
	}
}
