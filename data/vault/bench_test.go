package vault

import (
	"bytes"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// These benchmarks are the figures of the vault. On the whole:
//
//	go test -run '^$' -bench . -benchtime 1x ./data/vault

func reportTimes(b *testing.B, times []time.Duration) {
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds()), "p95-µs")
	b.ReportMetric(float64(times[len(times)-1].Microseconds()), "max-µs")
}

func timed(b *testing.B, what string, fn func()) {
	start := time.Now()
	fn()
	b.ReportMetric(float64(time.Since(start).Microseconds())/1000, what+"-ms")
}

// BenchmarkRealSettings creates, opens and closes with the scrypt of a person's vault.
func BenchmarkRealSettings(b *testing.B) {
	for b.Loop() {
		dir := newDir(b)
		var v *Vault
		timed(b, "create", func() { v = mustCreate(b, dir, Options{}) })
		mustPut(b, v, "e/1", "x")
		timed(b, "close", func() { mustClose(b, v) })
		timed(b, "open", func() { v = mustOpen(b, dir, Options{}) })
		open, onDisk := sizes(dir)
		b.ReportMetric(float64(open)/1e6, "MB-apparent-open")
		b.ReportMetric(float64(onDisk)/1e6, "MB-on-disk-open")
		mustClose(b, v)
		closed, _ := sizes(dir)
		b.ReportMetric(float64(closed)/1e6, "MB-closed")
	}
}

// sizes adds up the files of a vault without its ballast: as they say, and as
// they lie on the disk.
func sizes(dir string) (apparent, onDisk int64) {
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && d.Name() != fileBallast {
			if info, err := d.Info(); err == nil {
				apparent += info.Size()
				onDisk += blocks(info)
			}
		}
		return nil
	})
	return apparent, onDisk
}

// BenchmarkCommit saves one entry of 1.2 KB with eight index rows, again and again.
func BenchmarkCommit(b *testing.B) {
	for _, on := range []bool{false, true} {
		b.Run(fmt.Sprint("spool=", on), func(b *testing.B) {
			o := quick()
			o.Spool = spoolMode(on)
			v := mustCreate(b, newDir(b), o)
			var times []time.Duration
			for n := 0; b.Loop(); n++ {
				for range 1000 {
					start := time.Now()
					if err := v.Update(func(tx *Tx) error { return putEntry(tx, n*1000+len(times)) }); err != nil {
						b.Fatal(err)
					}
					times = append(times, time.Since(start))
				}
			}
			reportTimes(b, times)
		})
	}
}

func putEntry(tx *Tx, n int) error {
	if err := tx.Put(keyOf(n), bytes.Repeat([]byte("entry "), 200)); err != nil {
		return err
	}
	for i := range 8 {
		if err := tx.PutIndex(append([]byte("x"), rowOf(n, i)...)); err != nil {
			return err
		}
	}
	return nil
}

// BenchmarkHundredThousand fills a vault with 100,000 entries of 1.2 KB and
// eight index rows each, and then opens, reads and checks it.
func BenchmarkHundredThousand(b *testing.B) {
	for _, plain := range []bool{false, true} {
		b.Run(fmt.Sprint("plain=", plain), func(b *testing.B) {
			for b.Loop() {
				hundredThousand(b, plain)
			}
		})
	}
}

func hundredThousand(b *testing.B, plain bool) {
	const n = 100_000
	dir, o := newDir(b), quick()
	o.plain = plain
	v := mustCreate(b, dir, o)
	timed(b, "fill", func() {
		if done, err := v.UpdateMany(n, putEntry); done != n || err != nil {
			b.Fatalf("UpdateMany: got %d, %v, want %d", done, err, n)
		}
	})
	timed(b, "close", func() { mustClose(b, v) })
	apparent, onDisk := sizes(dir)
	b.ReportMetric(float64(apparent)/1e6, "MB")
	b.ReportMetric(float64(onDisk)/1e6, "MB-on-disk")
	timed(b, "open", func() { v = mustOpen(b, dir, o) })
	timed(b, "scan", func() {
		v.View(func(tx *Tx) error {
			return tx.Scan([]byte("e/"), nil, false, func([]byte, []byte) (bool, error) { return true, nil })
		})
	})
	timed(b, "keys", func() {
		v.View(func(tx *Tx) error {
			return tx.Keys([]byte("xe/"), nil, false, func([]byte) (bool, error) { return true, nil })
		})
	})
	var times []time.Duration
	for i := range 5000 {
		start := time.Now()
		if _, err := get(v, string(keyOf(i*7919%n))); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
	}
	reportTimes(b, times)
	timed(b, "verify", func() { v.Verify(b.Context(), nil) })
	mustPut(b, v, "z/1", "so that there is something to check")
	v.db.Close()
	v.release() // as if killed
	timed(b, "open-unclean", func() { v = mustOpen(b, dir, o) })
	mustClose(b, v)
}
