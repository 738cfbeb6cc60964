package vault

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"
)

// The limits of one key and one value, in bytes. A longer thing is stored in
// parts by the caller.
const (
	MaxKey   = 1 << 10
	MaxValue = 1<<20 - 4096
)

// Tx is one transaction. It sees the vault as it was when it began, plus its
// own writes. It is good only inside the function it was given to, and a Tx of
// Update only in one goroutine.
type Tx struct {
	v        *Vault
	txn      *badger.Txn
	write    bool
	over     bool // the function it was given to has returned
	scanning bool
	census   census // of an update: with its own writes counted in
	ops      []op   // of an update with the spool on: what it writes, in order
	bytes    int64  // of an update: what Badger will count it as
	rows     int64
}

// op is one stored row of a write, as the spool keeps it. A nil value deletes.
type op struct{ key, value []byte }

// checkKey refuses what cannot be, or must not be, a caller's key.
func checkKey(key []byte) error {
	if len(key) == 0 || len(key) > MaxKey || key[0] == 0 || key[0] == classFile || bytes.HasPrefix(key, []byte("!badger!")) {
		return ErrBadKey
	}
	return nil
}

// stored gives the raw row under key, or ErrNoRecord.
func (tx *Tx) stored(key []byte) ([]byte, error) {
	item, err := tx.txn.Get(key)
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, ErrNoRecord
	}
	if err != nil {
		return nil, scrub("read a record", err)
	}
	b, err := item.ValueCopy(nil)
	if err != nil {
		return nil, scrub("read a record", err)
	}
	return b, nil
}

// Get gives the record under key. ErrNoRecord if there is none (an index row
// is none); ErrDamaged if what is there is not what was written.
func (tx *Tx) Get(key []byte) ([]byte, error) {
	if err := checkKey(key); err != nil {
		return nil, err
	}
	b, err := tx.stored(key)
	if err != nil {
		return nil, err
	}
	if isIndexRow(b) {
		return nil, ErrNoRecord
	}
	return tx.v.seal.open(key, b)
}

// Has tells whether there is a record or an index row under key.
func (tx *Tx) Has(key []byte) (bool, error) {
	if err := checkKey(key); err != nil {
		return false, err
	}
	_, err := tx.txn.Get(key)
	if errors.Is(err, badger.ErrKeyNotFound) {
		return false, nil
	}
	if err != nil {
		return false, scrub("look for a record", err)
	}
	return true, nil
}

// Put seals value under key, in place of what was there. ErrTooBig if the
// transaction has no room left or the value is longer than MaxValue.
func (tx *Tx) Put(key, value []byte) error {
	if err := checkKey(key); err != nil {
		return err
	}
	if len(value) > MaxValue {
		return fmt.Errorf("a value of %d bytes: %w", len(value), ErrTooBig)
	}
	return tx.set(key, tx.v.seal.seal(key, value))
}

// PutIndex writes an index row: a key with nothing under it, not counted in the
// census and protected by Badger's encryption alone. Index rows are for what
// can be worked out again from the records.
func (tx *Tx) PutIndex(key []byte) error {
	if err := checkKey(key); err != nil {
		return err
	}
	return tx.set(key, []byte{kindIndex})
}

// Delete removes the record or index row under key. No error if there is none.
func (tx *Tx) Delete(key []byte) error {
	if err := checkKey(key); err != nil {
		return err
	}
	return tx.set(key, nil)
}

// set writes one raw row (nil deletes it) and keeps the census right.
func (tx *Tx) set(key, stored []byte) error {
	if !tx.write {
		return ErrReadOnly
	}
	// The census must forget the record that was here, so it is read first.
	old, err := tx.stored(key)
	switch {
	case errors.Is(err, ErrNoRecord):
		if stored == nil {
			return nil
		}
	case err != nil:
		return err
	case isIndexRow(old) && isIndexRow(stored):
		return nil
	}
	key = bytes.Clone(key) // Badger keeps it until the commit
	if err := tx.claim(key, stored); err != nil {
		return err
	}
	if err := tx.apply(key, stored); err != nil {
		return err
	}
	if old != nil && !isIndexRow(old) {
		tx.census.add(key[0], tx.v.seal.fingerprint(key, old), -1)
	}
	if stored != nil && !isIndexRow(stored) {
		tx.census.add(key[0], tx.v.seal.fingerprint(key, stored), +1)
	}
	return nil
}

// apply hands one raw row to Badger and notes it for the spool.
func (tx *Tx) apply(key, stored []byte) error {
	var err error
	if stored == nil {
		err = tx.txn.Delete(key)
	} else {
		err = tx.txn.Set(key, stored)
	}
	if errors.Is(err, badger.ErrTxnTooBig) {
		return ErrTooBig
	}
	if err != nil {
		return scrub("write a record", err)
	}
	if tx.v.spool != nil {
		tx.ops = append(tx.ops, op{key, stored})
	}
	return nil
}

// reserve is kept free in every transaction for the census row.
const reserve = 16 << 10

// Room tells how many bytes and rows the transaction can still take. A row
// costs its key, its value and about 64 bytes more.
func (tx *Tx) Room() (bytes, rows int64) {
	if !tx.write {
		return 0, 0
	}
	return tx.v.db.MaxBatchSize() - reserve - tx.bytes, tx.v.db.MaxBatchCount() - 16 - tx.rows
}

// rowCost is what one row takes beside its key and value: more than Badger's own sum.
const rowCost = 64

// claim counts a row in before Badger sees it, so that a transaction never
// fails half way through its own end.
func (tx *Tx) claim(key, stored []byte) error {
	// A key that is written twice counts twice here, once in Badger: safe enough.
	cost := int64(len(key) + len(stored) + rowCost)
	room, rows := tx.Room()
	if cost > room || rows < 1 {
		return ErrTooBig
	}
	tx.bytes += cost
	tx.rows++
	return nil
}

// Count tells how many sealed records have a key that begins with class. It
// reads the census, not the records. 0 if the census cannot be read, which
// Verify would say.
func (tx *Tx) Count(class byte) uint64 {
	if tx.write {
		return tx.census.classes[class].count
	}
	c, err := tx.readCensus()
	if err != nil {
		return 0
	}
	return c.classes[class].count
}

// readCensus reads and unseals the census row as this transaction sees it.
func (tx *Tx) readCensus() (census, error) {
	b, err := tx.stored([]byte(censusKey))
	if err != nil {
		return newCensus(), err
	}
	plain, err := tx.v.seal.open([]byte(censusKey), b)
	if err != nil {
		return newCensus(), err
	}
	return decodeCensus(plain)
}
