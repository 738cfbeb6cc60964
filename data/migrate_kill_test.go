package data

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kith/data/vault"
)

// longJourney comes forward to schema 3 in many parts. Each part moves one record and
// may be repeated; ids of the parts follow from their number.
func longJourney(said func(string)) (list []step) {
	for to := 2; to <= 3; to++ {
		list = append(list, step{To: to, Run: func(v *vault.Vault) error {
			for part := range 20 {
				err := v.Update(func(tx *vault.Tx) error {
					return tx.Put(metaKey(fmt.Sprintf("part %d.%02d", to, part)), []byte("done"))
				})
				if err != nil {
					return err
				}
				said(fmt.Sprintf("part %d.%02d", to, part))
			}
			return nil
		}})
	}
	return list
}

// TestChildMigrates is the process that is killed; by itself it does nothing.
func TestChildMigrates(t *testing.T) {
	dir := os.Getenv("KITH_MIGRATE")
	if dir == "" {
		t.Skip("only for the test below")
	}
	v, err := vault.Open(dir, passphrase(), quick())
	must(t, err)
	must(t, migrate(v, longJourney(func(text string) { fmt.Println(text) }), 3, func() error { fmt.Println("backup"); return nil }))
	fmt.Println("finished")
	must(t, v.Close())
}

func TestAMigrationThatIsKilledGoesOn(t *testing.T) {
	kills, err := strconv.Atoi(os.Getenv("KITH_KILLS"))
	if err != nil {
		kills = 3
	}
	self, err := os.Executable()
	must(t, err)
	for total := 0; total < kills; {
		dir := filepath.Join(t.TempDir(), "vault")
		v, _, err := vault.Create(dir, passphrase(), quick())
		must(t, err)
		keep(t, v, metaKey("schema"), `{"schema":1}`)
		must(t, v.Close())
		madeOne := 0
		for finished, tries := false, 1; !finished; tries++ { // a step begins anew, so it is given more time each time
			parts, backups := 0, 0
			cmd := exec.Command(self, "-test.run=^TestChildMigrates$")
			cmd.Env = append(os.Environ(), "KITH_MIGRATE="+dir)
			out, err := cmd.StdoutPipe()
			must(t, err)
			must(t, cmd.Start())
			timer := time.AfterFunc(time.Duration(50+rand.IntN(200*tries))*time.Millisecond, func() { _ = cmd.Process.Kill() })
			for lines := bufio.NewScanner(out); lines.Scan(); {
				switch text := lines.Text(); {
				case text == "finished":
					finished = true
				case text == "backup":
					backups++
				case strings.HasPrefix(text, "part"):
					parts++
				}
			}
			_ = cmd.Wait() // killed, or done
			timer.Stop()
			if madeOne = madeOne + backups; parts > 0 && madeOne == 0 || backups > 1 {
				t.Errorf("got %d backups and %d parts, want one before the first part", madeOne, parts)
			}
			total++
		}
		v, err = vault.Open(dir, passphrase(), quick())
		must(t, err)
		r, err := v.Verify(ctx(), nil)
		if err != nil || !r.OK() || note(t, v) != `{"schema":3}` || r.Records != 2*20+1 {
			t.Errorf("after kills: got %s, %d records, %v, %v, want schema 3 and 41", note(t, v), r.Records, r.Findings, err)
		}
		must(t, v.Close())
	}
}
