package vault

import (
	"errors"
	"fmt"
	"io"

	"github.com/dgraph-io/badger/v4"
)

// File is an open attachment, read in clear and from any place. It is not for
// several goroutines at once. After the vault is closed it gives ErrClosed.
type File struct {
	v      *Vault
	info   FileInfo
	sealed sealedReader
	box    chunkBox
	at     int64  // where Read goes on
	n      int64  // number of the chunk in plain; -1 for none
	plain  []byte // the chunk read last
	closed bool
}

// OpenFile opens an attachment. ErrNoRecord if none is known by this id;
// ErrDamaged if the file is missing, cut short or not the one that was written.
func (v *Vault) OpenFile(id FileID) (*File, error) {
	info, err := v.File(id)
	if err == nil {
		f, ferr := v.openFile(info)
		if ferr == nil {
			return f, nil
		}
		err = ferr
	}
	return nil, fmt.Errorf("open a file: %w", err)
}

// openFile opens the sealed file and holds its head against what is known.
func (v *Vault) openFile(info FileInfo) (*File, error) {
	sealed, err := v.media.open(info.ID)
	if err != nil {
		return nil, missingFile(err)
	}
	head := make([]byte, fileHeadSize)
	_, err = sealed.ReadAt(head, 0)
	if size, serr := sealed.size(); err != nil || serr != nil || size != info.sealedSize() || string(head) != fileHeadText+string(info.salt[:]) {
		_ = sealed.Close() // only read
		return nil, damaged("an attached file is not the one that was written")
	}
	box, err := v.chunkBox(info.ID, info.salt)
	if err != nil {
		_ = sealed.Close() // only read
		return nil, err
	}
	return &File{v: v, info: info, sealed: sealed, box: box, n: -1}, nil
}

// Info gives what is known of the file.
func (f *File) Info() FileInfo { return f.info }

// Read reads on from where the last Read or Seek left off.
func (f *File) Read(b []byte) (int, error) {
	if f.at >= f.info.Size {
		return 0, io.EOF
	}
	if len(b) == 0 {
		return 0, nil
	}
	n := f.at / chunkSize
	if err := f.load(n); err != nil {
		return 0, err
	}
	done := copy(b, f.plain[f.at-n*chunkSize:])
	f.at += int64(done)
	return done, nil
}

// Seek sets where the next Read begins, counted as io.Seeker says.
func (f *File) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		offset += f.at
	case io.SeekEnd:
		offset += f.info.Size
	default:
		return 0, fmt.Errorf("seek in a file: from %d: %w", whence, errors.ErrUnsupported)
	}
	if offset < 0 {
		return 0, errors.New("seek in a file: a place before its beginning")
	}
	f.at = offset
	return offset, nil
}

// Close lets go of the file and wipes the piece that was read last.
func (f *File) Close() error {
	if f.closed {
		return nil
	}
	f.closed = true
	clear(f.plain)
	return f.sealed.Close()
}

// load opens one chunk, unless it is the one read last.
func (f *File) load(n int64) error {
	// Locking must end all reading, even of a file that a screen forgot to close.
	if err := f.v.enter(); err != nil {
		clear(f.plain)
		f.n = -1
		return fmt.Errorf("read a file: %w", err)
	}
	defer f.v.leave()
	if f.closed {
		return fmt.Errorf("read a file: %w", ErrClosed)
	}
	if f.n == n {
		return nil
	}
	last := n == f.info.chunks()-1
	size := int64(chunkSize + tagSize)
	if last {
		size = f.info.Size - n*chunkSize + tagSize
	}
	b := make([]byte, size)
	if _, err := f.sealed.ReadAt(b, int64(fileHeadSize)+n*(chunkSize+tagSize)); err != nil {
		return fmt.Errorf("read a file: %w", damaged("an attached file cannot be read"))
	}
	plain, ok := f.box.open(uint64(n), last, b)
	if !ok {
		f.n = -1
		return fmt.Errorf("read a file: %w", damaged("a part of an attached file is not what was written"))
	}
	f.plain, f.n = plain, n
	return nil
}

// File gives what is known of an attachment; ErrNoRecord if nothing is.
func (v *Vault) File(id FileID) (info FileInfo, err error) {
	err = v.View(func(tx *Tx) error {
		key := fileRowKey(id)
		stored, err := tx.stored(key)
		if err != nil {
			return err
		}
		info, err = v.seal.openFileRow(key, stored)
		return err
	})
	return info, err
}

// Files gives what is known of all attachments, in the order of their ids.
func (v *Vault) Files() (list []FileInfo, err error) {
	err = v.View(func(tx *Tx) error {
		list, err = tx.Files()
		return err
	})
	return list, err
}

// Files gives what this transaction knows of all attachments, in the order of
// their ids.
func (tx *Tx) Files() (list []FileInfo, err error) {
	err = tx.each([]byte{classFile}, nil, false, func(item *badger.Item) (bool, error) {
		return true, item.Value(func(stored []byte) error {
			i, err := tx.v.seal.openFileRow(item.Key(), stored)
			list = append(list, i)
			return err
		})
	})
	return list, err
}

// openFileRow unseals a row of an attachment.
func (s *sealer) openFileRow(key, stored []byte) (FileInfo, error) {
	plain, err := s.open(key, stored)
	if err != nil {
		return FileInfo{}, err
	}
	if len(key) != 1+len(FileID{}) {
		return FileInfo{}, damaged("what is known of an attached file makes no sense")
	}
	return decodeFileInfo(FileID(key[1:]), plain)
}
