package vault

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// harm is one thing that is done to a vault that is not open.
type harm struct {
	Vault string // the whole vault that is copied and harmed
	File  string // relative
	Kind  string // flip, cut, remove, zero
	At    int64  // byte, or new length
	Bit   uint8
	Least int // this many writes were acknowledged
	Spool bool
}

func (h harm) String() string {
	return fmt.Sprintf("%s %s of %s at %d bit %d", h.Kind, h.File, filepath.Base(h.Vault), h.At, h.Bit)
}

// do harms the copy in dir.
func (h harm) do(dir string) error {
	path := filepath.Join(dir, h.File)
	switch h.Kind {
	case "remove":
		return os.Remove(path)
	case "cut":
		return os.Truncate(path, h.At)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	if h.Kind == "zero" {
		_, err = f.WriteAt(make([]byte, 512), h.At)
		return err
	}
	b := []byte{0}
	if _, err := f.ReadAt(b, h.At); err != nil {
		return err
	}
	b[0] ^= 1 << h.Bit
	_, err = f.WriteAt(b, h.At)
	return err
}

// verdict is what came of a harm.
type verdict struct {
	Outcome string // harmless, mended, detected, WRONG
	Detail  string
	Kept    int // of a repair
	Lost    int
}

// childProbe reads harms, one a line, and says what came of each. It may crash:
// then the parent knows which harm did it.
func childProbe() {
	in := bufio.NewScanner(os.Stdin)
	for i := 0; in.Scan(); i++ {
		var h harm
		die(json.Unmarshal(in.Bytes(), &h))
		dir := filepath.Join(os.Getenv("KITH_DIR"), fmt.Sprint("copy", i))
		die(copyTree(h.Vault, dir))
		die(h.do(dir))
		b, err := json.Marshal(probe(dir, h))
		die(err)
		fmt.Println(string(b))
		os.RemoveAll(dir)
		os.RemoveAll(dir + ".repaired")
	}
}

// probe opens a harmed vault as a person would and looks at all of it.
func probe(dir string, h harm) verdict {
	o := quick()
	o.Spool = spoolMode(h.Spool)
	v, err := Open(dir, pass, o)
	if err != nil {
		if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrDamagedKey) && !errors.Is(err, ErrNoVault) {
			return verdict{Outcome: "WRONG", Detail: "not said to be damage: " + err.Error()}
		}
		return probeRepair(dir, h, o, err)
	}
	said := v.Notices()
	if err := useIt(v, h.Least); err != nil {
		v.Close()
		return verdict{Outcome: "WRONG", Detail: err.Error()}
	}
	if err := v.Close(); err != nil {
		return verdict{Outcome: "WRONG", Detail: "close: " + err.Error()}
	}
	if v, err = Open(dir, pass, o); err != nil {
		return verdict{Outcome: "WRONG", Detail: "open again: " + err.Error()}
	}
	defer v.Close()
	if err := useIt(v, h.Least+1); err != nil {
		return verdict{Outcome: "WRONG", Detail: "after opening again: " + err.Error()}
	}
	for _, n := range said {
		if n != NoticeUnclean {
			return verdict{Outcome: "mended", Detail: n.String()}
		}
	}
	return verdict{Outcome: "harmless"}
}

// useIt reads and verifies everything and writes once more.
func useIt(v *Vault, least int) error {
	n, err := numbersIn(v)
	if err != nil {
		return err
	}
	if n < least {
		return fmt.Errorf("writes there: got %d, want at least %d", n, least)
	}
	if r, err := v.Verify(context.Background(), nil); err != nil || !r.OK() {
		return fmt.Errorf("Verify: %v, %v", r.Findings, err)
	}
	return v.Update(func(tx *Tx) error { return writeNumber(tx, n) })
}

// probeRepair makes a new vault of a damaged one and checks that all in it is
// right, and that what is missing is said.
func probeRepair(dir string, h harm, o Options, damage error) verdict {
	out := verdict{Outcome: "detected", Detail: damage.Error()}
	r, err := Repair(dir, pass, dir+".repaired", o)
	if err != nil {
		out.Detail += " / repair: " + err.Error()
		if !errors.Is(err, ErrDamagedKey) && !errors.Is(err, ErrNoVault) {
			out.Outcome = "WRONG"
		}
		return out
	}
	v, err := Open(dir+".repaired", pass, o)
	if err != nil {
		return verdict{Outcome: "WRONG", Detail: "open repaired: " + err.Error()}
	}
	defer v.Close()
	got, _, err := readAll(v)
	if err != nil {
		return verdict{Outcome: "WRONG", Detail: "read repaired: " + err.Error()}
	}
	for key, value := range got {
		n := int(key[2])<<24 | int(key[3])<<16 | int(key[4])<<8 | int(key[5])
		if !bytes.Equal(value, bodyOf(n, 0)) && !bytes.Equal(value, bodyOf(n, 1)) {
			return verdict{Outcome: "WRONG", Detail: "a repaired record was never written"}
		}
	}
	out.Kept, out.Lost = compareState(got, h.Least)
	if kept, lost := compareState(got, h.Least+1); lost < out.Lost { // one write may be there that nobody was told of
		out.Kept, out.Lost = kept, lost
	}
	if r.OK() && out.Lost > 0 {
		return verdict{Outcome: "WRONG", Detail: fmt.Sprintf("repair lost %d records and did not say so", out.Lost)}
	}
	out.Detail += fmt.Sprint(" / repair says: ", r.Findings)
	return out
}

// compareState counts the records of the state after n writes that are there,
// and those that are not.
func compareState(got map[string][]byte, n int) (kept, lost int) {
	for key, value := range stateAfter(n) {
		if bytes.Equal(got[key], value) {
			kept++
		} else {
			lost++
		}
	}
	return kept, lost
}

// closedVault makes a vault of several tables that was closed properly.
func closedVault(t *testing.T, o Options) (dir string, writes int) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "closed")
	v := mustCreate(t, dir, o)
	for range 3 {
		for range 60 {
			if err := v.Update(func(tx *Tx) error { return writeNumber(tx, writes) }); err != nil {
				t.Fatal(err)
			}
			writes++
		}
		mustClose(t, v)
		v = mustOpen(t, dir, o)
	}
	mustClose(t, v)
	return dir, writes
}

// killedVault makes a vault whose process was killed.
func killedVault(t *testing.T, name string, on bool) (dir string, writes int) {
	t.Helper()
	o := quick()
	o.Spool = spoolMode(on)
	from, writes := closedVault(t, o)
	dir = filepath.Join(t.TempDir(), name)
	copyDir(t, from, dir)
	within := 120 // more each time: on a slow machine the opening alone may take that long
	for least := writes + 20; writes < least; within += 60 {
		n, _ := killOnce(t, dir, writes, on, within)
		writes = max(n, writes)
	}
	t.Logf("killed within %d ms at last", within)
	return dir, writes
}

// runHarms lets children probe all harms and gives what came of each. A child
// that crashes is replaced, and its harm gets the outcome "CRASH".
func runHarms(t *testing.T, harms []harm) []verdict {
	t.Helper()
	var out []verdict
	for len(out) < len(harms) {
		cmd := child(t, "probe", t.TempDir())
		cmd.Stderr = nil
		var plan bytes.Buffer
		for _, h := range harms[len(out):] {
			b, _ := json.Marshal(h)
			plan.Write(append(b, '\n'))
		}
		cmd.Stdin = &plan
		said, err := cmd.Output()
		for line := range strings.Lines(string(said)) {
			var v verdict
			if err := json.Unmarshal([]byte(line), &v); err != nil {
				t.Fatalf("probe said %q", line)
			}
			out = append(out, v)
		}
		if err != nil {
			if len(out) == len(harms) {
				t.Fatalf("probe: %v", err)
			}
			out = append(out, verdict{Outcome: "CRASH", Detail: crashText(err)})
		}
	}
	return out
}

func crashText(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return err.Error() + ": " + string(exit.Stderr[:min(len(exit.Stderr), 1500)])
	}
	return err.Error()
}

// judgeHarms fails the test for every harm that was not noticed and not
// harmless, and logs a table of what came of the harms, by file.
func judgeHarms(t *testing.T, harms []harm) {
	t.Helper()
	table := map[string]int{}
	kept, lost := 0, 0
	for i, v := range runHarms(t, harms) {
		if v.Outcome == "CRASH" || v.Outcome == "WRONG" {
			t.Errorf("%v: got %s (%s), want it detected or harmless", harms[i], v.Outcome, v.Detail)
		}
		if testing.Verbose() {
			t.Logf("%v: %s %s", harms[i], v.Outcome, v.Detail)
		}
		table[harms[i].Kind+" "+kindOfFile(harms[i].File)+": "+v.Outcome]++
		if v.Outcome == "detected" {
			kept, lost = kept+v.Kept, lost+v.Lost
		}
	}
	for what, n := range table {
		t.Logf("%4d %s", n, what)
	}
	t.Logf("repairs kept %d records and lost %d", kept, lost)
}

func kindOfFile(name string) string {
	if ext := filepath.Ext(name); ext == extTable || ext == extLog || ext == extValueLog {
		return ext
	}
	return name
}

// lastByte gives the offset behind the last byte of a file that is not zero.
func lastByte(t *testing.T, path string) int64 {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return int64(len(bytes.TrimRight(b, "\x00")))
}

// flips makes n flips of single bits, over all files alike, and only where a
// file has been written.
func flips(t *testing.T, vault string, least, n int, on bool) []harm {
	var out []harm
	files := filesIn(vault)
	for len(out) < n {
		name := files[len(out)%len(files)]
		size := lastByte(t, filepath.Join(vault, name))
		if size == 0 {
			files = remove(files, name)
			continue
		}
		out = append(out, harm{Vault: vault, File: name, Kind: "flip", At: rand.Int64N(size), Bit: uint8(rand.IntN(8)), Least: least, Spool: on})
	}
	return out
}

func remove(list []string, item string) []string {
	var out []string
	for _, s := range list {
		if s != item {
			out = append(out, s)
		}
	}
	return out
}

// cuts shortens, empties, zeroes in part and removes each file.
func cuts(t *testing.T, vault string, least int, on bool) []harm {
	var out []harm
	for _, name := range filesIn(vault) {
		size := lastByte(t, filepath.Join(vault, name))
		h := harm{Vault: vault, File: name, Least: least, Spool: on, Kind: "remove"}
		out = append(out, h)
		h.Kind = "cut"
		out = append(out, h)
		if size == 0 {
			continue
		}
		h.At = size - 1
		out = append(out, h)
		h.At = rand.Int64N(size)
		out = append(out, h)
		h.Kind = "zero"
		out = append(out, h)
	}
	return out
}

// TestDamageIsNoticedOrHarmless does all kinds of harm to three vaults: one that
// was closed, one that was killed, and one that was killed with the spool on.
func TestDamageIsNoticedOrHarmless(t *testing.T) {
	nFlips, nCuts := many("KITH_FLIPS", 60), many("KITH_CUTS", 24)
	for name, on := range map[string]bool{"closed": false, "killed": false, "spooled": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var dir string
			var writes int
			if name == "closed" {
				dir, writes = closedVault(t, quick())
			} else {
				dir, writes = killedVault(t, name, on)
			}
			harms := cuts(t, dir, writes, on)
			rand.Shuffle(len(harms), func(i, j int) { harms[i], harms[j] = harms[j], harms[i] })
			harms = harms[:min(len(harms), nCuts/3)]
			judgeHarms(t, append(harms, flips(t, dir, writes, nFlips/3, on)...))
		})
	}
}
