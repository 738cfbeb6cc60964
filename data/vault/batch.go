package vault

import "errors"

// UpdateMany runs fn for each of n items, many items to one commit, so that a
// hundred thousand records take seconds and not minutes. done is how many items,
// from the first, are durable; it is n when err is nil.
//
// A commit holds whole items only. When an item does not fit any more, the ones
// before it are committed and fn is run for it once more in a new transaction;
// so fn must do the same each time it is run. An item that does not fit even
// alone gives ErrTooBig. An error of fn ends the work: the items of its own
// transaction are not written, those of the commits before are.
func (v *Vault) UpdateMany(n int, fn func(tx *Tx, i int) error) (done int, err error) {
	for done < n {
		end, err := v.updateSome(done, n, fn)
		if err != nil {
			return done, err
		}
		done = end
	}
	return done, nil
}

// updateSome commits the items from first on, as many as fit, at most up to n.
func (v *Vault) updateSome(first, n int, fn func(tx *Tx, i int) error) (end int, err error) {
	for {
		end = n
		err = v.Update(func(tx *Tx) error {
			for i := first; i < n; i++ {
				// Stop while the next item most likely still fits, not after it did not.
				if room, rows := tx.Room(); i > first && (room < spare || rows < spareRows) {
					end = i
					return nil
				}
				if err := fn(tx, i); err != nil {
					end = i
					return err
				}
			}
			return nil
		})
		if errors.Is(err, ErrTooBig) && end > first {
			n = end // the item at end did not fit: do those before it, then go on
			continue
		}
		return end, err
	}
}

// The room that is left when a new transaction is begun: most single items fit
// into it, so that hardly any work is done twice.
const (
	spare     = 128 << 10
	spareRows = 256
)
