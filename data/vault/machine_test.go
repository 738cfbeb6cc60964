package vault

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// model is what a vault should hold: a nil value is an index row.
type model map[string][]byte

// keyGen draws from few keys, so that they meet again.
func keyGen() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom([]string{"e/", "p/", "x", "\xff"}).Draw(t, "class") +
			rapid.StringMatching(`[a-c]{0,2}`).Draw(t, "key")
	})
}

// step does one write to the vault and to the model alike.
func step(t *rapid.T, tx *Tx, m model) {
	key := keyGen().Draw(t, "key")
	switch rapid.IntRange(0, 4).Draw(t, "what") {
	case 0, 1, 2:
		value := rapid.SliceOfN(rapid.Byte(), 0, 3000).Draw(t, "value")
		if err := tx.Put([]byte(key), value); err != nil {
			t.Fatalf("Put: got %v, want no error", err)
		}
		m[key] = append([]byte{}, value...)
	case 3:
		if err := tx.PutIndex([]byte(key)); err != nil {
			t.Fatalf("PutIndex: got %v, want no error", err)
		}
		m[key] = nil
	case 4:
		if err := tx.Delete([]byte(key)); err != nil {
			t.Fatalf("Delete: got %v, want no error", err)
		}
		delete(m, key)
	}
}

// compareAll checks everything that a transaction can tell against the model.
func compareAll(t *rapid.T, tx *Tx, m model) {
	prefix := rapid.SampledFrom([]string{"", "e", "e/a", "x", "\xff"}).Draw(t, "prefix")
	from := rapid.SampledFrom([]string{"", "e/b", "p/", "\xff\xff"}).Draw(t, "from")
	reverse := rapid.Bool().Draw(t, "reverse")
	var want []string
	for key := range m {
		after := key >= from
		if reverse {
			after = from == "" || key <= from
		}
		if after && len(key) >= len(prefix) && key[:len(prefix)] == prefix {
			want = append(want, key)
		}
	}
	slices.Sort(want)
	if reverse {
		slices.Reverse(want)
	}
	var got []string
	err := tx.Scan([]byte(prefix), []byte(from), reverse, func(key, value []byte) (bool, error) {
		got = append(got, string(key))
		if !bytes.Equal(value, m[string(key)]) || (value == nil) != (m[string(key)] == nil) {
			t.Fatalf("value of %q: got %d bytes, want %d", key, len(value), len(m[string(key)]))
		}
		return true, nil
	})
	if err != nil || !slices.Equal(got, want) {
		t.Fatalf("Scan(%q, %q, %v): got %q, %v, want %q", prefix, from, reverse, got, err, want)
	}
	counts := map[byte]uint64{}
	for key, value := range m {
		if value != nil {
			counts[key[0]]++
		}
	}
	for _, class := range []byte("ep\xffx") {
		if got := tx.Count(class); got != counts[class] {
			t.Fatalf("Count(%q): got %d, want %d", class, got, counts[class])
		}
	}
	key := keyGen().Draw(t, "look")
	value, err := tx.Get([]byte(key))
	if want, ok := m[key]; ok && want != nil {
		if err != nil || !bytes.Equal(value, want) {
			t.Fatalf("Get(%q): got %d bytes, %v, want %d", key, len(value), err, len(want))
		}
	} else if !errors.Is(err, ErrNoRecord) {
		t.Fatalf("Get(%q): got %v, want ErrNoRecord", key, err)
	}
}

func TestAVaultBehavesLikeAMapWhateverHappens(t *testing.T) {
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		f.Value.Set("5") // each opens a vault many times
		defer f.Value.Set(f.DefValue)
	}
	for _, spool := range []bool{false, true} {
		t.Run(fmt.Sprint("spool=", spool), func(t *testing.T) {
			rapid.Check(t, func(r *rapid.T) { runMachine(t, r, spool) })
		})
	}
}

// machine is a vault and what it should hold.
type machine struct {
	t   *testing.T
	o   Options
	dir string
	v   *Vault
	m   model
}

func runMachine(t *testing.T, r *rapid.T, spool bool) {
	c := &machine{t: t, o: quick(), dir: newDir(t), m: model{}}
	c.o.Spool = spoolMode(spool)
	var err error
	if c.v, _, err = Create(c.dir, pass, c.o); err != nil {
		r.Fatalf("Create: got %v, want no error", err)
	}
	defer func() {
		if c.v != nil {
			c.v.Close()
		}
	}()
	r.Repeat(map[string]func(*rapid.T){
		"write":               c.write,
		"close and open":      func(r *rapid.T) { c.reopen(r, c.dir) },
		"end without closing": func(r *rapid.T) { c.reopen(r, copyLive(t, c.dir, newDir(t))) },
		"": func(r *rapid.T) {
			if err := c.v.View(func(tx *Tx) error { compareAll(r, tx, c.m); return nil }); err != nil {
				r.Fatalf("View: got %v, want no error", err)
			}
		},
	})
	if report, err := c.v.Verify(t.Context(), nil); err != nil || !report.OK() {
		r.Fatalf("Verify: got %+v, %v, want nothing wrong", report, err)
	}
}

// reopen closes the vault and opens the one in dir, which is the same or a copy.
func (c *machine) reopen(r *rapid.T, dir string) {
	if err := c.v.Close(); err != nil {
		r.Fatalf("Close: got %v, want no error", err)
	}
	if dir != c.dir {
		os.RemoveAll(c.dir)
		c.dir = dir
	}
	var err error
	if c.v, err = Open(c.dir, pass, c.o); err != nil {
		r.Fatalf("Open: got %v, want no error", err)
	}
}

// write does some writes in one transaction, which now and then is given up.
func (c *machine) write(r *rapid.T) {
	next := maps.Clone(c.m)
	undo := errors.New("undo")
	undone := rapid.IntRange(0, 4).Draw(r, "undo") == 0
	err := c.v.Update(func(tx *Tx) error {
		for range rapid.IntRange(1, 6).Draw(r, "writes") {
			step(r, tx, next)
		}
		compareAll(r, tx, next)
		if undone {
			return undo
		}
		return nil
	})
	if undone != errors.Is(err, undo) {
		r.Fatalf("Update: got %v, want undone %v", err, undone)
	}
	if !undone {
		c.m = next
	}
}
