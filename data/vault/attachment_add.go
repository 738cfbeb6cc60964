package vault

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
)

// AddFile seals what r gives until its end, in pieces, as a new attachment, and
// gives what is known of it. When it returns nil the file is on the disk. On an
// error nothing of it stays. ErrExists if there is one with this id, ErrFull if
// there is no room; ctx ends it early.
func (v *Vault) AddFile(ctx context.Context, id FileID, r io.Reader) (FileInfo, error) {
	info := FileInfo{ID: id, Added: v.opts.Now().UTC()}
	if err := v.enter(); err != nil {
		return info, err
	}
	defer v.leave()
	if _, err := v.File(id); !errors.Is(err, ErrNoRecord) {
		if err == nil {
			err = ErrExists
		}
		return info, fmt.Errorf("add a file: %w", err)
	}
	rand.Read(info.salt[:])
	place, err := v.media.create(id)
	if err != nil {
		return info, fmt.Errorf("add a file: %w", err)
	}
	if err = v.sealInto(ctx, place, &info, r); err == nil {
		err = v.keepFile(place, info)
	}
	if err != nil {
		// A row of unknown outcome may be there, and then its file must be.
		if !v.unsure() {
			place.drop()
		}
		return info, fmt.Errorf("add a file: %w", err)
	}
	return info, nil
}

// keepFile gives the sealed file its name and then writes its row.
func (v *Vault) keepFile(place filePlace, info FileInfo) error {
	// Whoever removes files that no row knows must not come in between.
	v.placing.RLock()
	defer v.placing.RUnlock()
	v.moment("attachment written")
	if err := place.keep(); err != nil {
		return err
	}
	v.moment("attachment in place")
	key := fileRowKey(info.ID)
	return v.Update(func(tx *Tx) error { return tx.set(key, v.seal.seal(key, info.encode())) })
}

// sealInto writes the sealed form of r and fills in size and sum.
func (v *Vault) sealInto(ctx context.Context, w io.Writer, info *FileInfo, r io.Reader) error {
	x, err := v.chunkBox(info.ID, info.salt)
	if err != nil {
		return err
	}
	if _, err := w.Write(append([]byte(fileHeadText), info.salt[:]...)); err != nil {
		return Classify(err)
	}
	sum := sha256.New()
	// One chunk is read ahead, since the last one must know that it is.
	this, next := make([]byte, chunkSize), make([]byte, chunkSize)
	defer clear(this)
	defer clear(next)
	out := make([]byte, 0, chunkSize+tagSize)
	n, err := readChunk(r, this)
	for at := uint64(0); err == nil; at++ {
		m := 0
		if n == chunkSize {
			if m, err = readChunk(r, next); err != nil {
				break
			}
		}
		sum.Write(this[:n])
		info.Size += int64(n)
		if err := v.sealChunk(ctx, w, x.seal(out, at, m == 0, this[:n]), info.Size); err != nil {
			return err
		}
		if m == 0 {
			copy(info.Sum[:], sum.Sum(nil))
			return nil
		}
		this, next, n = next, this, m
	}
	return fmt.Errorf("read it: %w", err)
}

// sealChunk writes one sealed chunk, if there is room for what is written so far.
func (v *Vault) sealChunk(ctx context.Context, w io.Writer, sealed []byte, written int64) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	// As with records: when the disk is nearly full, small files alone go through.
	low, err := v.space.claim(int(min(written, smallWrite+1)))
	if low {
		v.notice(NoticeLowSpace)
	}
	if err != nil {
		return err
	}
	_, err = w.Write(sealed)
	return Classify(err)
}

// readChunk fills b as far as r goes; 0 at its end.
func readChunk(r io.Reader, b []byte) (int, error) {
	n, err := io.ReadFull(r, b)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return n, err
}

// RemoveFiles takes attachments away for good. One that is not there is gone
// already. The rows go first, in one write; a file that cannot be removed then
// (some systems keep an open one) is left for RemoveStrayFiles.
func (v *Vault) RemoveFiles(ids ...FileID) error {
	if err := v.enter(); err != nil {
		return err
	}
	defer v.leave()
	if _, err := v.UpdateMany(len(ids), func(tx *Tx, i int) error { return tx.set(fileRowKey(ids[i]), nil) }); err != nil {
		return fmt.Errorf("remove files: %w", err)
	}
	v.moment("attachments forgotten")
	if !v.placing.TryLock() { // somebody holds them, see HoldFiles
		return nil
	}
	defer v.placing.Unlock()
	for _, id := range ids {
		_ = v.media.remove(id)
	}
	return nil
}

// RemoveStrayFiles removes sealed files that no row knows: what is left when the
// program ends between two steps of adding or removing one. It gives how many;
// none while files are held or added.
func (v *Vault) RemoveStrayFiles() (removed int, err error) {
	if err := v.enter(); err != nil {
		return 0, err
	}
	defer v.leave()
	if !v.placing.TryLock() {
		return 0, nil
	}
	defer v.placing.Unlock()
	there, err := v.media.list()
	if err != nil {
		return 0, fmt.Errorf("look for stray files: %w", err)
	}
	known, err := v.Files()
	if err != nil {
		return 0, fmt.Errorf("look for stray files: %w", err)
	}
	for _, i := range known {
		delete(there, i.ID)
	}
	for id := range there {
		if v.media.remove(id) == nil {
			removed++
		}
	}
	return removed, nil
}
