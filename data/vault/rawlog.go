package vault

import (
	"encoding/binary"
	"hash/crc32"
	"slices"
	"strconv"

	"github.com/dgraph-io/badger/v4/y"
)

// rawLog is what a .mem file, the log of the latest writes, holds.
type rawLog struct {
	rows   []rawRow // of whole transactions, in the order they were written
	beyond []rawRow // of whole transactions behind a damaged place: Badger would drop them
}

// logHead is the length of a log's head: key number u64, 12 random bytes.
const logHead = 20

// readRawLog reads a log as Badger does, up to the first thing that is not
// whole, and then looks for whole transactions behind that place. A write that
// was cut off by the end of the process leaves a part of one transaction and
// nothing behind it.
func readRawLog(b []byte, keys dataKeys) (*rawLog, error) {
	if len(b) < logHead {
		return &rawLog{}, nil // Badger makes such a file anew
	}
	key, err := keys.key(binary.BigEndian.Uint64(b))
	if err != nil {
		return nil, err
	}
	d := logDecoder{b: b, key: key, iv: b[8:logHead]}
	log := &rawLog{}
	pos := d.transactions(logHead, &log.rows)
	// Behind the end there are zeros, or the start of a write that was cut off. A
	// whole transaction there means that something before it was damaged.
	for pos < len(b) {
		next := d.resync(pos + 1)
		if next < 0 {
			break
		}
		pos = max(d.transactions(next, &log.beyond), next)
	}
	return log, nil
}

// logDecoder reads the entries of one log.
type logDecoder struct{ b, key, iv []byte }

// transactions reads whole transactions from pos on into rows and gives the
// offset after the last one.
func (d logDecoder) transactions(pos int, rows *[]rawRow) (end int) {
	end = pos
	var open []rawRow
	for {
		row, next, ok := d.entry(pos)
		if !ok {
			return end
		}
		pos = next
		switch {
		case row.meta&metaTxn != 0: // a row of a transaction; its key holds the number
			if len(open) > 0 && open[0].version != row.version {
				return end
			}
			open = append(open, row)
		case row.meta&metaTxnEnd != 0: // its end; the number again, in digits
			v, err := strconv.ParseUint(string(row.value), 10, 64)
			if err != nil || len(open) > 0 && v != open[0].version {
				return end
			}
			*rows = append(*rows, open...)
			open, end = nil, pos
		default:
			if len(open) > 0 {
				return end
			}
			*rows = append(*rows, row)
			end = pos
		}
	}
}

// entry reads one entry: meta, user meta, then key length, value length and
// expiry as varints, then key and value encrypted with an IV made of the log's
// random bytes and the entry's offset, then a CRC-32C over all that.
func (d logDecoder) entry(pos int) (row rawRow, next int, ok bool) {
	if pos+2 > len(d.b) {
		return row, 0, false
	}
	at := pos + 2
	var n [3]uint64
	for i := range n {
		v, size := binary.Uvarint(d.b[at:min(at+10, len(d.b))])
		if size <= 0 {
			return row, 0, false
		}
		n[i], at = v, at+size
	}
	if n[0] == 0 || n[0] > 1<<16 || n[1] > uint64(len(d.b)) {
		return row, 0, false
	}
	klen, end := int(n[0]), at+int(n[0])+int(n[1])
	if end+4 > len(d.b) || crc32.Checksum(d.b[pos:end], y.CastagnoliCrcTable) != binary.BigEndian.Uint32(d.b[end:]) {
		return row, 0, false
	}
	// The sum is over what is stored: a wrong key shows only in what comes out.
	iv := binary.BigEndian.AppendUint32(slices.Clone(d.iv), uint32(pos))
	kv, err := unXOR(d.b[at:end], d.key, iv)
	if err != nil {
		return row, 0, false
	}
	row.meta, row.value = d.b[pos], kv[klen:]
	row.key, row.version, ok = splitKey(kv[:klen])
	return row, end + 4, ok
}

// resync gives the offset of the next whole entry at or after pos; -1 if there
// is none. A vault's entries have user meta and expiry 0, so hardly any place
// needs its checksum reckoned.
func (d logDecoder) resync(pos int) int {
	for ; pos+2 < len(d.b); pos++ {
		if d.b[pos]&(metaTxn|metaTxnEnd) == 0 || d.b[pos+1] != 0 {
			continue
		}
		if _, _, ok := d.entry(pos); ok {
			return pos
		}
	}
	return -1
}
