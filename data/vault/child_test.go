package vault

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Some tests need another process: one to be killed, one that may crash, one
// that holds a vault. It is this test program, started again.
func TestMain(m *testing.M) {
	switch job := os.Getenv("KITH_CHILD"); job {
	case "":
		flag.Parse()
		os.Exit(m.Run())
	case "hold":
		childHold()
	case "write":
		childWrite()
	case "probe":
		childProbe()
	case "handles":
		childHandles()
	case "harden":
		childHarden()
	case "forbidden":
		childForbidden()
	default:
		fmt.Fprintln(os.Stderr, "unknown job", job)
		os.Exit(1)
	}
}

// child prepares this program to run a job on a folder.
func child(t testing.TB, job, dir string, env ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(append(os.Environ(), "KITH_CHILD="+job, "KITH_DIR="+dir), env...)
	cmd.Stderr = os.Stderr
	return cmd
}

// many reads how often a long test is to do its work: short unless the
// environment says otherwise.
func many(name string, short int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return short
}

func spoolMode(on bool) SpoolMode {
	if on {
		return SpoolOn
	}
	return SpoolOff
}

func childOptions() Options {
	o := quick()
	o.Spool = spoolMode(os.Getenv("KITH_SPOOL") == "on")
	return o
}

func die(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "child:", err)
		os.Exit(1)
	}
}

// childHold opens the vault, says so, and waits to be told to end.
func childHold() {
	_, err := Open(os.Getenv("KITH_DIR"), pass, childOptions())
	die(err)
	fmt.Println("open")
	io.Copy(io.Discard, os.Stdin)
}

// The writes of the kill test: number n puts one record whose content follows
// from n, six index rows, and now and then overwrites or deletes an earlier one.
func bodyOf(n, revision int) []byte {
	r := rand.New(rand.NewPCG(uint64(n), uint64(revision)))
	b := make([]byte, 0, 3060)
	for size := 50 + r.IntN(3000); len(b) < size; {
		b = binary.BigEndian.AppendUint64(b, r.Uint64())
	}
	return b
}

func keyOf(n int) []byte { return binary.BigEndian.AppendUint32([]byte("e/"), uint32(n)) }

func rowOf(n, i int) []byte { return append(keyOf(n), "-row"+strconv.Itoa(i)...) }

// writeNumber does write n in one transaction.
func writeNumber(tx *Tx, n int) error {
	if err := tx.Put(keyOf(n), bodyOf(n, 0)); err != nil {
		return err
	}
	for i := range 6 {
		if err := tx.PutIndex(append([]byte("x"), rowOf(n, i)...)); err != nil {
			return err
		}
	}
	switch {
	case n%7 == 6:
		return tx.Put(keyOf(n-3), bodyOf(n-3, 1))
	case n%11 == 10:
		return tx.Delete(keyOf(n - 5))
	}
	return nil
}

// stateAfter gives the records that must be there after writes 0..n-1.
func stateAfter(n int) map[string][]byte {
	m := map[string][]byte{}
	for i := range n {
		m[string(keyOf(i))] = bodyOf(i, 0)
		switch {
		case i%7 == 6:
			m[string(keyOf(i-3))] = bodyOf(i-3, 1)
		case i%11 == 10:
			delete(m, string(keyOf(i-5)))
		}
	}
	return m
}

// childWrite writes until it is killed and says each number that is durable.
func childWrite() {
	v, err := Open(os.Getenv("KITH_DIR"), pass, childOptions())
	die(err)
	from, err := strconv.Atoi(os.Getenv("KITH_FROM"))
	die(err)
	fmt.Println("open")
	for n := from; ; n++ {
		die(v.Update(func(tx *Tx) error { return writeNumber(tx, n) }))
		fmt.Println(n)
	}
}

func TestNoSavedWriteIsLostWhenTheProcessIsKilled(t *testing.T) {
	kills := many("KITH_KILLS", 20)
	for _, on := range []bool{false, true} {
		t.Run(fmt.Sprint("spool=", on), func(t *testing.T) {
			t.Parallel()
			killLoop(t, on, (kills+1)/2)
		})
	}
}

func killLoop(t *testing.T, on bool, kills int) {
	o := quick()
	o.Spool = spoolMode(on)
	var dir string
	acked, early, total := 0, 0, 0
	for i := range kills {
		if i%25 == 0 { // a new vault now and then: each opening reads all of it
			dir, total, acked = newDir(t), total+acked, 0
			mustClose(t, mustCreate(t, dir, o))
		}
		n, opened := killOnce(t, dir, acked, on, 250)
		acked = max(acked, n)
		if !opened {
			early++
		}
		v := mustOpen(t, dir, o)
		acked = checkNumbers(t, v, acked)
		mustClose(t, v)
	}
	t.Logf("%d kills (%d of them while opening), %d acknowledged writes, 0 lost", kills, early, total+acked)
}

// killOnce lets a child write and kills it within some milliseconds. It gives the count of
// writes that are durable as far as the child said.
func killOnce(t *testing.T, dir string, from int, on bool, within int) (acked int, opened bool) {
	t.Helper()
	mode := "off"
	if on {
		mode = "on"
	}
	cmd := child(t, "write", dir, "KITH_SPOOL="+mode, fmt.Sprint("KITH_FROM=", from))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(time.Duration(rand.IntN(within))*time.Millisecond, func() { cmd.Process.Kill() })
	defer timer.Stop()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if n, err := strconv.Atoi(lines.Text()); err == nil {
			acked = n + 1
		} else {
			opened = true
		}
	}
	if err := cmd.Wait(); err != nil && !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the writing process ended with %v, want to be killed", err)
	}
	return acked, opened
}

// checkNumbers checks that the vault holds writes 0..n-1 for some n >= acked,
// and nothing else, and gives n.
func checkNumbers(t *testing.T, v *Vault, acked int) int {
	t.Helper()
	n, err := numbersIn(v)
	if err != nil {
		t.Fatal(err)
	}
	if n < acked {
		t.Fatalf("writes there: got %d, want at least the %d acknowledged", n, acked)
	}
	r, err := v.Verify(t.Context(), nil)
	if err != nil || !r.OK() {
		t.Fatalf("Verify: got %v, %v, want nothing wrong", r.Findings, err)
	}
	return n
}

// readAll reads all records of the kill test, and counts its index rows.
func readAll(v *Vault) (got map[string][]byte, rows int, err error) {
	got = map[string][]byte{}
	err = v.View(func(tx *Tx) error {
		if err := tx.Scan([]byte("e/"), nil, false, func(key, value []byte) (bool, error) {
			got[string(key)] = value
			return true, nil
		}); err != nil {
			return err
		}
		return tx.Keys([]byte("x"), nil, false, func([]byte) (bool, error) { rows++; return true, nil })
	})
	return got, rows, err
}

// numbersIn gives n if the vault holds exactly what writes 0..n-1 leave.
func numbersIn(v *Vault) (n int, err error) {
	got, rows, err := readAll(v)
	if err != nil {
		return 0, fmt.Errorf("read back: %w", err)
	}
	for key := range got {
		n = max(n, int(binary.BigEndian.Uint32([]byte(key)[2:]))+1)
	}
	want := stateAfter(n)
	if len(got) != len(want) || rows != 6*n {
		return n, fmt.Errorf("after %d writes: got %d records and %d rows, want %d and %d", n, len(got), rows, len(want), 6*n)
	}
	for key, value := range want {
		if !bytes.Equal(got[key], value) {
			return n, fmt.Errorf("record %x: got %d bytes, want the %d that were written", key, len(got[key]), len(value))
		}
	}
	return n, nil
}

func TestASecondProcessIsToldWhoHasTheVault(t *testing.T) {
	dir := newDir(t)
	mustClose(t, mustCreate(t, dir, quick()))
	cmd := child(t, "hold", dir)
	in, _ := cmd.StdinPipe()
	out, _ := cmd.StdoutPipe()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "open\n" {
		t.Fatalf("holder: got %q, %v, want it to open the vault", line, err)
	}
	_, err := Open(dir, pass, quick())
	wantErr(t, err, ErrInUse)
	var held *InUseError
	if !errors.As(err, &held) || held.PID != cmd.Process.Pid || held.Since.IsZero() {
		t.Errorf("holder: got %+v, want pid %d and since when", held, cmd.Process.Pid)
	}
	cmd.Process.Kill()
	in.Close()
	cmd.Wait()
	v := mustOpen(t, dir, quick()) // a killed holder holds nothing
	wantNotices(t, v)
}

func wantNotices(t *testing.T, v *Vault, want ...Notice) {
	t.Helper()
	if got := v.Notices(); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("Notices: got %v, want %v", got, want)
	}
}

// filesIn lists all files below dir, relative, in order.
func filesIn(dir string) []string {
	var out []string
	filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			rel, _ := filepath.Rel(dir, path)
			out = append(out, rel)
		}
		return nil
	})
	return out
}
