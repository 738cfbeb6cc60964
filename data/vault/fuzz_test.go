package vault

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4/pb"
	"google.golang.org/protobuf/proto"
)

func FuzzHeader(f *testing.F) {
	good := newHeader("00000000-0000-4000-8000-000000000000", time.Unix(0, 0)).encode()
	f.Add(good)
	f.Add([]byte(`{"app":"kith","format":2,"min_reader":2}`))
	f.Add([]byte(`{}`))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := decodeHeader(b)
		if err == nil {
			again, err := decodeHeader(h.encode())
			if err != nil || again != h {
				t.Errorf("written and read again: got %+v, %v, want %+v", again, err, h)
			}
		} else if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
			t.Errorf("error: got %v, want ErrDamaged or ErrNewer", err)
		}
	})
}

func FuzzSecrets(f *testing.F) {
	good := mustSecrets(f).encode()
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add(bytes.Replace(good, []byte("# master"), []byte("# mister"), 1))
	f.Add([]byte("AGE-SECRET-KEY-1\n# master: zz\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := decodeSecrets(b)
		if err != nil {
			if !errors.Is(err, ErrDamagedKey) {
				t.Errorf("error: got %v, want ErrDamagedKey", err)
			}
			return
		}
		again, err := decodeSecrets(s.encode())
		if err != nil || !bytes.Equal(again.master, s.master) || again.VaultID != s.VaultID || again.identity.String() != s.identity.String() {
			t.Errorf("written and read again: got %v, want the same secrets", err)
		}
	})
}

func FuzzKeyFile(f *testing.F) {
	good, err := mustSecrets(f).lockPassphrase(pass, 1)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(good[:100])
	f.Add([]byte("age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 1\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if bytes.Contains(b, []byte("scrypt")) && !bytes.Contains(b, []byte(" 1\n")) {
			return // would only try how much memory there is
		}
		_, err := unlockPassphrase(b, pass)
		if err != nil && !errors.Is(err, ErrWrongPassphrase) && !errors.Is(err, ErrDamagedKey) {
			t.Errorf("error: got %v, want one of the two for key files", err)
		}
	})
}

func FuzzRecoveryKey(f *testing.F) {
	f.Add("AGE-SECRET-KEY-1QQQQ")
	f.Add("age secret key 1 qqqq\n")
	f.Add("")
	f.Fuzz(func(t *testing.T, typed string) {
		identity, err := parseRecovery(typed)
		if err != nil {
			if !errors.Is(err, ErrWrongRecovery) {
				t.Errorf("error: got %v, want ErrWrongRecovery", err)
			}
			return
		}
		again, err := parseRecovery(printRecovery(identity))
		if err != nil || again.String() != identity.String() {
			t.Errorf("printed and typed again: got %v, want the same key", err)
		}
	})
}

func FuzzCensus(f *testing.F) {
	c := newCensus()
	c.seq = 7
	c.add('e', [printSize]byte{1}, +1)
	c.add('p', [printSize]byte{2}, +1)
	f.Add(c.encode())
	f.Add(newCensus().encode())
	f.Add([]byte{1, 0, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := decodeCensus(b)
		if err == nil && !bytes.Equal(c.encode(), b) {
			t.Errorf("written again: got %x, want %x", c.encode(), b)
		}
	})
}

func FuzzFrame(f *testing.F) {
	f.Add(frame{3, []op{{[]byte("k"), []byte("v")}, {[]byte("gone"), nil}, {[]byte("e"), []byte{}}}}.encode())
	f.Add(frame{0, nil}.encode())
	f.Add([]byte{0, 0, 0, 0, 0, 0, 0, 1, 1, 255, 255})
	f.Fuzz(func(t *testing.T, b []byte) {
		w, err := decodeFrame(b)
		if err == nil && !bytes.Equal(w.encode(), b) {
			t.Errorf("written again: got %x, want %x", w.encode(), b)
		}
	})
}

func FuzzSpool(f *testing.F) {
	x := fuzzRing(f).files
	dir := f.TempDir()
	s, err := startSpool(dir, x)
	if err != nil {
		f.Fatal(err)
	}
	for i := range uint64(3) {
		if err := s.add(frame{i, []op{{[]byte("k"), bytes.Repeat([]byte{byte(i)}, 50)}}}); err != nil {
			f.Fatal(err)
		}
	}
	s.close()
	good, _ := os.ReadFile(filepath.Join(dir, fileSpool))
	f.Add(good)
	f.Add(good[:len(good)-3])
	f.Add(append(bytes.Clone(good), 0xff, 0xff, 0xff, 0xff))
	f.Fuzz(func(t *testing.T, b []byte) {
		dir := t.TempDir()
		os.WriteFile(filepath.Join(dir, fileSpool), b, 0o600)
		next := uint64(0)
		err := x.replay(dir, func(w frame) error {
			if w.seq != next || len(w.ops) != 1 {
				t.Errorf("frame: got number %d, want %d as it was written", w.seq, next)
			}
			next++
			return nil
		})
		if err != nil {
			t.Errorf("replay: got %v, want it to end quietly", err)
		}
		if bytes.HasPrefix(b, good) && next != 3 {
			t.Errorf("frames of a whole spool: got %d, want 3", next)
		}
	})
}

func FuzzSeal(f *testing.F) {
	f.Add([]byte(`{"format":1,"census":"AQAAAAAAAAAAAAA=","files":[{"name":"MANIFEST","size":3}]}`))
	f.Add([]byte(`{"format":1}`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, b []byte) {
		if s, err := decodeSeal(b); err == nil && s.Format != formatVersion {
			t.Errorf("format: got %d, want %d", s.Format, formatVersion)
		}
	})
}

func fuzzRing(t testing.TB) *ring {
	t.Helper()
	s := mustSecrets(t)
	s.master = bytes.Repeat([]byte{7}, keySize)
	s.VaultID = "00000000-0000-4000-8000-000000000000"
	k, err := newRing(s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// goldenFiles gives the raw files of a vault that was killed.
func goldenFiles(f *testing.F) (table, log, manifest, registry []byte, keys dataKeys) {
	v := mustCreate(f, filepath.Join(f.TempDir(), "v"), quick())
	for _, key := range []string{"e/1", "e/2"} {
		mustPut(f, v, key, "some words")
	}
	mustClose(f, v)
	v = mustOpen(f, v.dir, quick())
	mustPut(f, v, "e/3", "some more")
	db := v.at(dirDB)
	read := func(path string) []byte {
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		return b
	}
	registry = read(filepath.Join(db, nameRegistry))
	keys, err := readRegistry(registry, v.badgerKey)
	if err != nil {
		f.Fatal(err)
	}
	log = bytes.TrimRight(read(filesWith(db, extLog)[0]), "\x00")
	return read(filesWith(db, extTable)[0]), log, read(filepath.Join(db, nameManifest)), registry, keys
}

func FuzzRawFiles(f *testing.F) {
	table, log, manifest, registry, keys := goldenFiles(f)
	f.Add(byte(0), table)
	f.Add(byte(1), log)
	f.Add(byte(2), manifest)
	f.Add(byte(3), registry)
	f.Add(byte(4), []byte{0, 0, 0, 1, 0, 0, 0, 0})
	f.Add(byte(4), []byte("\x00\x00\x0a\x00key\xff\xff\xff\xff\xff\xff\xff\xfe\x40\x00\x00v\x00\x00\x00\x00\x00\x00\x00\x01"))
	f.Add(byte(5), log[logHead:len(log)-4])
	f.Add(byte(6), []byte{8, 0, 0, 0, 0, 0, 0, 0})
	f.Add(byte(0), table[:len(table)/2])
	f.Add(byte(1), append(bytes.Clone(log[:len(log)/2]), log...))
	f.Fuzz(func(t *testing.T, which byte, b []byte) {
		dir := t.TempDir()
		switch which % 7 {
		case 0:
			path := filepath.Join(dir, "000001.sst")
			os.WriteFile(path, b, 0o600)
			if table, err := openRawTable(path, keys[1]); err == nil {
				for i := range table.blocks {
					table.rows(i)
				}
				table.close()
			}
		case 1:
			if log, err := readRawLog(b, keys); err == nil {
				newest([]source{newLogSource(log.rows), newLogSource(log.beyond)}, func(row rawRow) error {
					if len(row.key) == 0 {
						t.Error("row: got an empty key, want none such")
					}
					return nil
				})
			}
		case 2:
			os.WriteFile(filepath.Join(dir, nameManifest), b, 0o600)
			readManifest(dir)
		case 3:
			readRegistry(b, keys[1])
		case 4: // what a checksum would let through, had a fault made it fit
			parseBlock(withSum(t, b))
		case 5:
			entry := binary.BigEndian.AppendUint32(bytes.Clone(b), crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)))
			readRawLog(append(bytes.Clone(log[:logHead]), entry...), keys)
		case 6:
			new(rawTable).readBlocks(b, 1<<20)
		}
	})
}

// withSum puts the right checksum behind the rows of a block.
func withSum(t *testing.T, b []byte) []byte {
	t.Helper()
	sum, err := proto.Marshal(&pb.Checksum{Algo: pb.Checksum_CRC32C, Sum: uint64(crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)))})
	if err != nil {
		t.Fatal(err)
	}
	return binary.BigEndian.AppendUint32(append(bytes.Clone(b), sum...), uint32(len(sum)))
}

func TestTheRecoveryKeyIsPrintedInGroups(t *testing.T) {
	// The recovery key is made of the letters that a person can read aloud.
	if key := printRecovery(mustSecrets(t).identity); strings.Trim(key, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789- ") != "" || len(strings.Fields(key)) != 13 {
		t.Errorf("printed key: got %d groups, want 13 of capitals and digits", len(strings.Fields(key)))
	}
}
