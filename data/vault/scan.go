package vault

import (
	"bytes"

	"github.com/dgraph-io/badger/v4"
)

// Scan calls fn for each row whose key begins with prefix, in order of the
// keys, with the record opened (an index row has a nil value). from, if not
// empty, is where it begins: the first key at or after it, or in reverse the
// first at or before it. It ends when fn returns more = false or an error. key
// is good only during the call; value may be kept. A record whose seal is
// broken ends the scan with ErrDamaged.
//
// fn may read and write through the same Tx (writes made during the scan are
// not seen by it), but a second Scan inside an Update gives ErrNested.
func (tx *Tx) Scan(prefix, from []byte, reverse bool, fn func(key, value []byte) (more bool, err error)) error {
	return tx.eachOwn(prefix, from, reverse, func(item *badger.Item) (bool, error) {
		var value []byte
		err := item.Value(func(stored []byte) error {
			if isIndexRow(stored) {
				return nil
			}
			var err error
			value, err = tx.v.seal.open(item.Key(), stored)
			return err
		})
		if err != nil {
			return false, err
		}
		return fn(item.Key(), value)
	})
}

// Keys is Scan without the values: it reads keys only and is much faster.
func (tx *Tx) Keys(prefix, from []byte, reverse bool, fn func(key []byte) (more bool, err error)) error {
	return tx.eachOwn(prefix, from, reverse, func(item *badger.Item) (bool, error) {
		return fn(item.Key())
	})
}

// eachOwn walks the rows of a prefix that are the caller's own.
func (tx *Tx) eachOwn(prefix, from []byte, reverse bool, fn func(*badger.Item) (bool, error)) error {
	return tx.each(prefix, from, reverse, func(item *badger.Item) (bool, error) {
		if item.Key()[0] == classFile {
			return true, nil
		}
		return fn(item)
	})
}

// each walks the rows of a prefix, but for the census.
func (tx *Tx) each(prefix, from []byte, reverse bool, fn func(*badger.Item) (bool, error)) error {
	if tx.over { // here Badger would panic
		return ErrClosed
	}
	// Badger allows one iterator in a transaction that writes, and panics at two.
	if tx.scanning && tx.write {
		return ErrNested
	}
	if tx.write {
		tx.scanning = true
		defer func() { tx.scanning = false }()
	}
	// Values lie beside their keys, so there is nothing to fetch ahead.
	opts := badger.IteratorOptions{PrefetchValues: false, Reverse: reverse}
	if !reverse {
		opts.Prefix = prefix // lets Badger leave out tables
	}
	it := tx.txn.NewIterator(opts)
	defer it.Close()
	for it.Seek(start(prefix, from, reverse)); it.Valid(); it.Next() {
		key := it.Item().Key()
		if !bytes.HasPrefix(key, prefix) {
			if reverse && bytes.Compare(key, prefix) > 0 {
				continue // the bound itself, or a from beyond the prefix
			}
			return nil
		}
		if key[0] == 0 {
			continue
		}
		more, err := fn(it.Item())
		if err != nil || !more {
			return err
		}
	}
	return nil
}

// start gives the key to seek: from, held inside the prefix. Going backwards
// from the end of a prefix means from the first key after all of its keys.
func start(prefix, from []byte, reverse bool) []byte {
	if !reverse {
		if bytes.Compare(from, prefix) > 0 {
			return from
		}
		return prefix
	}
	end := after(prefix)
	if len(from) == 0 || (end != nil && bytes.Compare(from, end) > 0) {
		return end
	}
	return from
}

// after gives the first key after every key with this prefix; nil if there is none.
func after(prefix []byte) []byte {
	end := bytes.Clone(prefix)
	for len(end) > 0 {
		last := len(end) - 1
		if end[last] < 0xff {
			end[last]++
			return end
		}
		end = end[:last]
	}
	return nil
}
