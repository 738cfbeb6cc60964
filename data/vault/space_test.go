package vault

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

// disk is a made-up disk: so much is free beside the ballast.
type disk struct{ free atomic.Int64 }

func (d *disk) options() Options {
	o := quick()
	o.MinFree, o.BallastSize = 1<<20, 512<<10
	o.Free = func(dir string) (uint64, error) {
		free := d.free.Load()
		if info, err := os.Stat(filepath.Join(dir, fileBallast)); err == nil {
			free -= info.Size()
		}
		return uint64(max(0, free)), nil
	}
	return o
}

func TestOnAFullDiskSmallWritesStillGoThroughAndNothingCrashes(t *testing.T) {
	var d disk
	d.free.Store(100 << 20)
	dir := newDir(t)
	v := mustCreate(t, dir, d.options())
	mustPut(t, v, "e/1", "before")
	ballast := filepath.Join(dir, fileBallast)
	if info, err := os.Stat(ballast); err != nil || info.Size() != 512<<10 {
		t.Fatalf("ballast: got %v, want 512 KB of it", err)
	}

	set := func(free int64) {
		d.free.Store(free)
		v.space.asked = time.Time{} // as if a moment had passed
	}
	big := bytes.Repeat([]byte("x"), 300<<10)
	put := func(key string, value []byte) error {
		return v.Update(func(tx *Tx) error { return tx.Put([]byte(key), value) })
	}
	set(1212 << 10) // others fill the disk: 700 KB are left beside the ballast
	wantErr(t, put("e/3", big), ErrFull)
	mustPut(t, v, "e/1", "before")
	if !exists(ballast) {
		t.Error("ballast with 700 KB free: is gone, want it kept for worse")
	}

	set(600 << 10) // 88 KB are left beside the ballast
	mustPut(t, v, "e/2", "saved from the ballast")
	wantNotices(t, v, NoticeLowSpace)
	if exists(ballast) {
		t.Error("ballast: is there still, want it given up")
	}
	wantErr(t, put("e/3", big), ErrFull)

	set(200 << 10) // below half a ballast
	wantErr(t, put("e/4", []byte("x")), ErrFull)
	wantValue(t, v, "e/2", "saved from the ballast") // reading goes on
	set(100 << 10)                                   // below a quarter
	wantErr(t, v.Close(), ErrFull)
	wantValue(t, v, "e/2", "saved from the ballast") // and it is open still

	set(100 << 20)
	if err := put("e/3", big); err != nil {
		t.Errorf("with room again: got %v, want it saved", err)
	}
	mustClose(t, v)
	v = mustOpen(t, dir, d.options())
	wantNotices(t, v)
	wantValue(t, v, "e/2", "saved from the ballast")
	wantValue(t, v, "e/3", string(big))
	_, err := get(v, "e/4")
	wantErr(t, err, ErrNoRecord)
	if !exists(ballast) {
		t.Error("ballast: is missing, want it made again")
	}
}

func TestAVaultOnAFullDiskIsNotOpenedAndNotHarmed(t *testing.T) {
	var d disk
	d.free.Store(100 << 20)
	dir := newDir(t)
	v := mustCreate(t, dir, d.options())
	mustPut(t, v, "e/1", "x")
	mustClose(t, v)
	d.free.Store(0)
	_, err := Open(dir, pass, d.options())
	wantErr(t, err, ErrFull)
	_, _, err = Create(newDir(t), pass, d.options())
	wantErr(t, err, ErrFull)
	_, err = Repair(dir, pass, newDir(t), d.options())
	wantErr(t, err, ErrFull)
	d.free.Store(700 << 10) // enough to open, without merging of tables
	v = mustOpen(t, dir, d.options())
	wantNotices(t, v, NoticeLowSpace)
	wantValue(t, v, "e/1", "x")
	mustPut(t, v, "e/2", "small")
	mustClose(t, v)
	d.free.Store(100 << 20)
	v = mustOpen(t, dir, d.options())
	wantNotices(t, v)
	wantValue(t, v, "e/2", "small")
}

func TestADiskThatCannotSayHowFullItIsCountsAsHavingRoom(t *testing.T) {
	o := quick()
	o.Free = func(string) (uint64, error) { return 0, errors.New("unknown") }
	dir := newDir(t)
	v := mustCreate(t, dir, o)
	mustPut(t, v, "e/1", "x")
	mustClose(t, v)
	wantValue(t, mustOpen(t, dir, o), "e/1", "x")
}

func TestAskingForFreeSpaceIsNotDoneForEveryWrite(t *testing.T) {
	asked := 0
	o := quick()
	o.Free = func(string) (uint64, error) { asked++; return 1 << 40, nil }
	s := &space{dir: t.TempDir(), opts: o.filled()}
	for range 10_000 {
		if _, err := s.claim(100); err != nil {
			t.Fatal(err)
		}
	}
	if asked > 100 {
		t.Errorf("questions for 10,000 small writes: got %d, want few", asked)
	}
	asked = 0
	for range 100 {
		s.claim(askAfter + 1)
	}
	if asked != 100 {
		t.Errorf("questions for 100 large writes: got %d, want 100", asked)
	}
}

func TestTheSystemSaysHowMuchIsFree(t *testing.T) {
	if free, err := freeBytes(t.TempDir()); free == 0 || err != nil {
		t.Errorf("freeBytes: got %d, %v, want some", free, err)
	}
	if _, err := freeBytes(filepath.Join(t.TempDir(), "nowhere")); err == nil {
		t.Error("freeBytes of no folder: got no error, want one")
	}
}
