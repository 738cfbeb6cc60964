//go:build e2e && linux

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWhomToTurnToIsReadBeforeTheVaultOnlyWhenTicked adds somebody, sees that nothing
// of it lies outside the vault, ticks the box, and sees that it does then.
func TestWhomToTurnToIsReadBeforeTheVaultOnlyWhenTicked(t *testing.T) {
	p := newPerson(t)
	p.makesAVault()
	plan := filepath.Join(filepath.Dir(p.vault), "kith-notalone.json")
	p.goes("7", "notalone")
	p.tabs(1)
	p.types("ruth")
	p.presses("Return")
	p.types("at the bakery")
	p.presses("Return")
	p.sees("notalone")
	p.photographs("added")
	if _, err := os.Stat(plan); !os.IsNotExist(err) {
		t.Errorf("nothing is ticked: got %v, want no file outside the vault", err)
	}
	p.closes()

	p.comesBack()
	p.goes("7", "notalone")
	p.tabs(8) // past the row, the fields, the steps and the country, to the box
	p.presses("space")
	p.sees("notalone")
	p.photographs("ticked")
	text, err := os.ReadFile(plan)
	if err != nil || !strings.Contains(string(text), "bakery") {
		t.Fatalf("ticked: got %q, %v, want the person in it", text, err)
	}
	if info, err := os.Stat(plan); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got mode %v, %v, want 0600", info.Mode(), err)
	}
	p.closes()
	p.opens("unlock")
	p.tabs(3) // the eye of the field, the key, the way to the page
	p.presses("Return")
	p.sees("unlock")
	p.photographs("read-without-the-passphrase")
	p.closes()
}
