package command

import (
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kith/data/datatest"
)

// TestTheVaultsFilesFitEverySystem looks at the names of all files of a filled vault: it
// may be moved to a system that takes no notice of case or forbids some letters.
func TestTheVaultsFilesFitEverySystem(t *testing.T) {
	d := withVault(t)
	d.fill()
	plain := regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9_-]$`)
	reserved := regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)
	seen := map[string]string{}
	datatest.Must(t, filepath.WalkDir(d.vault, func(full string, e fs.DirEntry, err error) error {
		if err != nil || full == d.vault {
			return err
		}
		rel, err := filepath.Rel(d.vault, full)
		if other, twice := seen[strings.ToLower(rel)]; twice {
			t.Errorf("%s and %s differ by case alone", rel, other)
		}
		seen[strings.ToLower(rel)] = rel
		if !plain.MatchString(strings.TrimPrefix(e.Name(), ".")) || reserved.MatchString(e.Name()) || len(rel) > 90 {
			t.Errorf("%q is no name for every system", rel)
		}
		return err
	}))
	if len(seen) < 5 {
		t.Errorf("found only %v", seen)
	}
}

// TestAVaultLiesUnderALongPath: Windows once stopped at 260 letters.
func TestAVaultLiesUnderALongPath(t *testing.T) {
	d := newDesk(t)
	d.vault = filepath.Join(d.dir, strings.Repeat("b", 120), strings.Repeat("ö", 60), strings.Repeat("c d", 40), "vault")
	if len(d.vault) < 300 {
		t.Fatalf("the path has only %d letters", len(d.vault))
	}
	d.want(Done, "", "create")
	d.want(Done, "", "write", "Deep down.")
	if got := d.want(Done, "", "list"); !strings.Contains(got, "Deep down") {
		t.Errorf("got %q", got)
	}
	d.want(Done, "", "verify")
}
