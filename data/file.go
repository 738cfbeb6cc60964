package data

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/gif" // so that the size of these pictures is known
	_ "image/jpeg"
	_ "image/png"
	"io"
	"time"

	"kith/data/vault"
)

// File is what the store knows of a sealed file, named by a record or not.
type File struct {
	ID     ID        `json:"id"`
	SHA256 Sum       `json:"sha256"` // of the clear file
	Size   int64     `json:"size"`   // of the clear file, in bytes
	Added  time.Time `json:"added"`
}

// AddFile seals what r gives until its end beside the records and describes it:
// id, sum, size, what kind of file it is by its first bytes, and of a picture its
// width and height. Name and caption are the caller's to fill in, and so is to
// put the Attachment into a record: a file that nothing names is swept away after
// some days. r is read in pieces; a file of any size takes a few hundred KB of
// memory. vault.ErrFull if there is no room; on an error nothing stays.
func (s *Store) AddFile(ctx context.Context, r io.Reader) (Attachment, error) {
	return s.AddFileAs(ctx, NewID(), r)
}

// AddFileAs is AddFile for a file that has an id already, as one from a backup.
// vault.ErrExists if there is one with it.
func (s *Store) AddFileAs(ctx context.Context, id ID, r io.Reader) (Attachment, error) {
	head := &headReader{r: r}
	info, err := s.vault.AddFile(ctx, vault.FileID(id), head)
	if err != nil {
		return Attachment{}, fmt.Errorf("add file: %w", closed(err))
	}
	a := Attachment{ID: id, SHA256: info.Sum[:], Size: info.Size, Mime: mimeOf(head.head)}
	a.Width, a.Height = s.pictureSize(id)
	return a, nil
}

// pictureSize gives width and height of a picture, 0 if it is none that is known.
func (s *Store) pictureSize(id ID) (w, h int32) {
	f, err := s.vault.OpenFile(vault.FileID(id))
	if err != nil {
		return 0, 0
	}
	defer func() { _ = f.Close() }() // only read
	c, _, err := image.DecodeConfig(f)
	if err != nil || c.Width < 0 || c.Height < 0 {
		return 0, 0
	}
	const most = 1 << 20 // a size that is told by a broken head
	return int32(min(c.Width, most)), int32(min(c.Height, most))
}

// OpenFile opens a sealed file for reading, from any place. ErrNotFound if there
// is none; vault.ErrDamaged, then or while reading, if it is not what was added.
// Close it when done; once the store is closed it gives ErrClosed.
func (s *Store) OpenFile(ctx context.Context, id ID) (io.ReadSeekCloser, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f, err := s.vault.OpenFile(vault.FileID(id))
	if err != nil {
		return nil, fmt.Errorf("open file %s: %w", id, notFound(closed(err)))
	}
	return f, nil
}

// Files lists all sealed files, in the order of their ids.
func (s *Store) Files(ctx context.Context) (list []File, err error) {
	err = s.AtOnce(ctx, func(m *Moment) error {
		list, err = m.Files()
		return err
	})
	return list, err
}

// Files lists all sealed files, in the order of their ids.
func (m *Moment) Files() ([]File, error) {
	known, err := m.tx.Files()
	if err != nil {
		return nil, fmt.Errorf("list files: %w", err)
	}
	list := make([]File, len(known))
	for i, f := range known {
		list[i] = File{ID: ID(f.ID), SHA256: f.Sum[:], Size: f.Size, Added: f.Added}
	}
	return list, nil
}

// headReader remembers the first bytes of what is read through it.
type headReader struct {
	r    io.Reader
	head []byte
}

// headLength is enough for all forms of mimeOf.
const headLength = 64

// Read reads on.
func (h *headReader) Read(b []byte) (int, error) {
	n, err := h.r.Read(b)
	h.head = append(h.head, b[:min(n, headLength-len(h.head))]...)
	return n, err
}

// mimeOf tells the kind of a file by its first bytes, as the IANA names it.
func mimeOf(head []byte) string {
	for _, m := range []struct {
		at         int
		sign, mime string
	}{
		{0, "\xff\xd8\xff", "image/jpeg"}, {0, "\x89PNG\r\n\x1a\n", "image/png"},
		{0, "GIF87a", "image/gif"}, {0, "GIF89a", "image/gif"}, {8, "WEBP", "image/webp"},
		{4, "ftypheic", "image/heic"}, {4, "ftypheix", "image/heic"}, {4, "ftypmif1", "image/heif"}, {4, "ftypavif", "image/avif"},
		{0, "II*\x00", "image/tiff"}, {0, "MM\x00*", "image/tiff"}, {0, "BM", "image/bmp"},
		{0, "%PDF-", "application/pdf"}, {0, "PK\x03\x04", "application/zip"},
		{4, "ftypM4A", "audio/mp4"}, {4, "ftypqt", "video/quicktime"}, {4, "ftyp", "video/mp4"},
		{0, "\x1a\x45\xdf\xa3", "video/webm"}, {8, "WAVE", "audio/wav"}, {8, "AVI ", "video/x-msvideo"},
		{0, "OggS", "audio/ogg"}, {0, "fLaC", "audio/flac"}, {0, "ID3", "audio/mpeg"}, {0, "\xff\xfb", "audio/mpeg"},
	} {
		if len(head) > m.at && bytes.HasPrefix(head[m.at:], []byte(m.sign)) {
			return m.mime
		}
	}
	if len(head) > 0 && bytes.IndexFunc(head, func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' }) < 0 {
		return "text/plain"
	}
	return "application/octet-stream"
}
