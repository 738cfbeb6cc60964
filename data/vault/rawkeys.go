package vault

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/badger/v4/y"
	"google.golang.org/protobuf/proto"
)

// The raw* files read Badger's files as they lie on the disk, without opening
// the database. Badger, given damaged files, deletes tables, drops what follows
// a flipped bit, or ends the process; so after anything but a clean close they
// are read here first, and what Badger would lose is found before it does.

// dataKeys are Badger's own keys for its files, by number.
type dataKeys map[uint64][]byte

// readRegistry reads KEYREGISTRY: a random block, the words "Hello Badger" and
// then the data keys, all of it under the vault's Badger key.
func readRegistry(b, key []byte) (dataKeys, error) {
	// Badger writes this file once and appends to it never, since its keys are
	// not changed here; see makeRegistry.
	const head, hello = 16, "Hello Badger"
	if len(b) < head+len(hello) {
		return nil, damaged("the list of database keys is cut short")
	}
	text, err := unXOR(b[head:head+len(hello)], key, b[:head])
	if err != nil || !bytes.Equal(text, []byte(hello)) {
		return nil, damaged("the list of database keys is not this vault's")
	}
	keys := dataKeys{}
	for b = b[head+len(hello):]; len(b) > 0; {
		if len(b) < 8 {
			return nil, damaged("the list of database keys is cut short")
		}
		n, sum := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
		b = b[8:]
		if uint64(n) > uint64(len(b)) || crc32.Checksum(b[:n], y.CastagnoliCrcTable) != sum {
			return nil, damaged("the list of database keys is damaged")
		}
		var k pb.DataKey
		if err := proto.Unmarshal(b[:n], &k); err != nil || len(k.Iv) != 16 {
			return nil, damaged("the list of database keys is damaged")
		}
		if keys[k.KeyId], err = unXOR(k.Data, key, k.Iv); err != nil {
			return nil, damaged("the list of database keys is damaged")
		}
		b = b[n:]
	}
	return keys, nil
}

// unXOR undoes Badger's AES-CTR. An empty key means that nothing was done.
func unXOR(b, key, iv []byte) ([]byte, error) {
	if len(key) == 0 {
		return b, nil
	}
	out, err := y.XORBlockAllocate(b, key, iv)
	if err != nil {
		return nil, fmt.Errorf("decrypt: %w", err)
	}
	return out, nil
}

// key gives the key with this number; 0 is "not encrypted".
func (k dataKeys) key(id uint64) ([]byte, error) {
	if id == 0 {
		return nil, nil
	}
	if key, ok := k[id]; ok {
		return key, nil
	}
	return nil, damaged("a file names a database key that does not exist")
}

// rawRow is one version of one row, as Badger keeps it.
type rawRow struct {
	key     []byte
	version uint64 // higher is newer
	meta    byte
	value   []byte
}

// The bits of rawRow.meta that matter here.
const (
	metaDelete  = 1 << 0
	metaPointer = 1 << 1 // the value lies in the value log; never so in a vault
	metaTxn     = 1 << 6
	metaTxnEnd  = 1 << 7
)

// splitKey takes Badger's version off the end of a key.
func splitKey(b []byte) (key []byte, version uint64, ok bool) {
	if len(b) <= 8 {
		return nil, 0, false
	}
	n := len(b) - 8
	return b[:n:n], ^binary.BigEndian.Uint64(b[n:]), true
}

// compareRows orders by key and then newest first.
func compareRows(a, b rawRow) int {
	if c := bytes.Compare(a.key, b.key); c != 0 {
		return c
	}
	switch {
	case a.version > b.version:
		return -1
	case a.version < b.version:
		return 1
	}
	return 0
}
