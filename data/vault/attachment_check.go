package vault

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"github.com/dgraph-io/badger/v4"
)

// verifyAttachments reads every attachment that is known to its end and holds
// it against its sum.
func (v *Vault) verifyAttachments(ctx context.Context, r *Report) error {
	known, err := v.readableFiles()
	if err != nil {
		return err
	}
	missing := 0
	for _, i := range known {
		err := v.checkFile(ctx, i)
		if cerr := ctx.Err(); cerr != nil {
			return cerr
		}
		if err == nil {
			r.Files++
			continue
		}
		if _, gone := v.File(i.ID); errors.Is(gone, ErrNoRecord) {
			continue // removed while it was read
		}
		if !errors.Is(err, ErrDamaged) {
			return fmt.Errorf("read an attached file: %w", err)
		}
		r.BadFiles = append(r.BadFiles, i.ID)
		if errors.Is(err, errMissingFile) {
			missing++
		}
	}
	if missing > 0 {
		r.Findings = append(r.Findings, fmt.Sprintf("%d of %d attached files are missing.", missing, len(known)))
	}
	if n := len(r.BadFiles) - missing; n > 0 {
		r.Findings = append(r.Findings, fmt.Sprintf("%d of %d attached files are damaged.", n, len(known)))
	}
	return nil
}

// readableFiles is Files without the rows whose seal is broken: those are
// counted as broken records.
func (v *Vault) readableFiles() (list []FileInfo, err error) {
	err = v.View(func(tx *Tx) error {
		return tx.each([]byte{classFile}, nil, false, func(item *badger.Item) (bool, error) {
			return true, item.Value(func(stored []byte) error {
				if i, err := v.seal.openFileRow(item.Key(), stored); err == nil {
					list = append(list, i)
				}
				return nil
			})
		})
	})
	return list, err
}

// checkFile reads an attachment to its end. ErrDamaged if it is not the one
// that was added.
func (v *Vault) checkFile(ctx context.Context, info FileInfo) error {
	f, err := v.openFile(info)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // only read
	sum := sha256.New()
	for at := int64(0); at < info.chunks(); at++ { // the empty chunk of an empty file too
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := f.load(at); err != nil {
			return err
		}
		sum.Write(f.plain)
	}
	if [sha256.Size]byte(sum.Sum(nil)) != info.Sum {
		return damaged("an attached file is not what was added")
	}
	return nil
}

// copySealed takes the sealed file of an attachment over from another vault with
// the same keys.
func (v *Vault) copySealed(from *Vault, info FileInfo) error {
	in, err := from.media.open(info.ID)
	if err != nil {
		return missingFile(err)
	}
	defer func() { _ = in.Close() }() // only read
	place, err := v.media.create(info.ID)
	if err != nil {
		return err
	}
	_, err = io.Copy(place, io.NewSectionReader(in, 0, info.sealedSize()))
	if err == nil {
		err = place.keep()
	}
	if err != nil {
		place.drop()
		return Classify(err)
	}
	return nil
}
