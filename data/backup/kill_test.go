package backup

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
)

// The kill test lets another process (this program, started again) write, import,
// add files, make backups and change the passphrase, and kills it at any moment.
// What it had said to be done must be there.

// passphrases are the two that the child changes between.
func passphrases() [][]byte { return [][]byte{passphrase(), []byte("another passphrase")} }

func TestMain(m *testing.M) {
	if os.Getenv("KITH_CHILD") != "" {
		if err := childWork(os.Getenv("KITH_DIR")); err != nil {
			fmt.Fprintln(os.Stderr, "child:", err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// openEither opens a vault with whichever of the two passphrases fits.
func openEither(dir string) (s *data.Store, which int, err error) {
	for which, p := range passphrases() {
		v, err := vault.Open(dir, p, quick())
		if errors.Is(err, vault.ErrWrongPassphrase) {
			continue
		}
		if err != nil {
			return nil, 0, err
		}
		s, err := data.Open(v, data.Options{Now: datatest.Clock, NoSearch: true})
		return s, which, err
	}
	return nil, 0, vault.ErrWrongPassphrase
}

// childWork works until it is killed and says what is done.
func childWork(dir string) error {
	s, which, err := openEither(dir)
	if err != nil {
		return err
	}
	fmt.Println("open")
	ctx := context.Background()
	for n := 0; ; n++ {
		switch rand.IntN(12) {
		case 0:
			var list []data.Entry
			for i := range 300 {
				list = append(list, datatest.Entry(datatest.Today()-data.Day(i), "imported", strings.Repeat("words ", 200)))
			}
			_, err = s.UpdateMany(ctx, len(list), func(w *data.Writer, i int) error { return w.PutEntry(&list[i]) })
			for _, e := range list {
				fmt.Println("entry", e.ID)
			}
		case 1:
			var r Report
			r, err = Run(ctx, s, time.Now(), nil)
			fmt.Println("backup", r.Name)
		case 2:
			old, next := passphrases()[which], passphrases()[1-which]
			err = s.Vault().ChangePassphrase(old, next)
			which = 1 - which
			fmt.Println("passphrase", which)
		case 3:
			_, err = s.Vault().NewRecovery(passphrases()[which])
		case 4, 5:
			b := bytes.Repeat([]byte{byte(n)}, rand.IntN(300_000))
			var a data.Attachment
			a, err = s.AddFile(ctx, bytes.NewReader(b))
			fmt.Printf("file %s %x\n", a.ID, sha256.Sum256(b))
		default:
			e := datatest.Entry(datatest.Today(), "written", fmt.Sprint(n))
			err = s.PutEntry(ctx, &e)
			fmt.Println("entry", e.ID)
		}
		if err != nil {
			return err
		}
	}
}

func TestNothingThatWasDoneIsLostWhenTheProcessIsKilled(t *testing.T) {
	kills := long("KITH_KILLS", 6)
	var dir string
	done := map[string]int{}
	for i := range kills {
		if i%10 == 0 {
			dir = filepath.Join(t.TempDir(), "journal")
			v, _, err := vault.Create(dir, passphrase(), quick())
			datatest.Must(t, err)
			datatest.Must(t, v.Close())
		}
		said := killed(t, dir)
		s, which, err := openEither(dir)
		if err != nil {
			t.Fatalf("open after a kill: %v", err)
		}
		for _, line := range said {
			check(t, s, line)
			done[strings.Fields(line)[0]]++
		}
		if last := lastPassphrase(said); last >= 0 && last != which {
			// The next change may have come through without having been said.
			t.Logf("the passphrase is the next one already")
		}
		wantSound(t, s)
		datatest.Must(t, s.Close())
	}
	t.Logf("%d kills; done and still there: %v", kills, done)
}

// killed runs the child for a moment and gives what it said.
func killed(t *testing.T, dir string) (said []string) {
	t.Helper()
	self, err := os.Executable()
	datatest.Must(t, err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "KITH_CHILD=work", "KITH_DIR="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	datatest.Must(t, err)
	datatest.Must(t, cmd.Start())
	timer := time.AfterFunc(time.Duration(rand.IntN(1500))*time.Millisecond, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		said = append(said, lines.Text())
	}
	if err := cmd.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the child ended with %v, want it killed", err)
	}
	return said
}

// lastPassphrase gives which passphrase the child said last; -1 if none.
func lastPassphrase(said []string) int {
	last := -1
	for _, line := range said {
		_, _ = fmt.Sscanf(line, "passphrase %d", &last) // other lines leave it
	}
	return last
}

// check looks for one thing that was said to be done.
func check(t *testing.T, s *data.Store, line string) {
	t.Helper()
	words := strings.Fields(line)
	switch words[0] {
	case "entry":
		id, err := data.ParseID(words[1])
		datatest.Must(t, err)
		if _, err := s.Entry(t.Context(), id); err != nil {
			t.Errorf("%s: got %v, want it there", line, err)
		}
	case "file":
		id, err := data.ParseID(words[1])
		datatest.Must(t, err)
		f, err := s.OpenFile(t.Context(), id)
		if err != nil {
			t.Fatalf("%s: got %v, want it there", line, err)
		}
		defer f.Close()
		sum := sha256.New()
		if _, err := io.Copy(sum, f); err != nil || fmt.Sprintf("%x", sum.Sum(nil)) != words[2] {
			t.Errorf("%s: got %x, %v, want it as it was", line, sum.Sum(nil), err)
		}
	case "backup":
		path := filepath.Join(DefaultFolder(s.Vault().Dir()), words[1])
		key, err := OfVault(s.Vault())
		datatest.Must(t, err)
		if _, err := Verify(t.Context(), path, key, nil); err != nil && !errors.Is(err, os.ErrNotExist) { // a later one took its place
			t.Errorf("%s: got %v, want it whole", line, err)
		}
	}
}

// wantSound wants nothing wrong in a store.
func wantSound(t *testing.T, s *data.Store) {
	t.Helper()
	r, err := s.Vault().Verify(t.Context(), nil)
	if err != nil || !r.OK() {
		t.Errorf("Verify: got %v, %v, want nothing wrong", r.Findings, err)
	}
	if faults, err := s.CheckRows(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("lists: got %v, %v, want none wrong", faults, err)
	}
	if faults, err := s.CheckReferences(t.Context(), r.BadFiles); err != nil || len(faults) > 0 {
		t.Errorf("references: got %v, %v, want none wrong", faults, err)
	}
}

func TestAnOlderStoreIsBackedUpBeforeItIsChanged(t *testing.T) {
	l := newLife(t)
	datatest.Must(t, BeforeChange(t.Context(), datatest.Clock())(l.Store))
	names := namesIn(t, DefaultFolder(l.dir))
	if len(names) != 1 || !strings.HasPrefix(names[0], "before-update-") {
		t.Fatalf("got %v, want one backup", names)
	}
	if _, err := Verify(t.Context(), filepath.Join(DefaultFolder(l.dir), names[0]), WithPassphrase(passphrase()), nil); err != nil {
		t.Error(err)
	}
	for n := range 12 {
		if _, err := Run(t.Context(), l.Store, datatest.Clock().AddDate(0, 0, n), nil); err != nil {
			t.Fatal(err)
		}
	}
	if got := namesIn(t, DefaultFolder(l.dir)); got[0] != names[0] {
		t.Errorf("after twelve days: got %v, want %s kept", got, names[0])
	}
}
