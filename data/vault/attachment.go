package vault

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"time"
)

// An attachment is a file that is too large for a record. It lies sealed under
// attachments/xx/<id>, where xx is the last byte of the id (the first ones are
// a time, and equal for all files of a year), and is written once and never again.
//
// Head: 8 bytes, then a salt of 32. Then the clear text in chunks of 64 KB, the
// last one shorter, each with its tag: AES-256-GCM under a key of this file
// alone, the number of the chunk and whether it is the last in the nonce, and
// vault, id, salt, number and last in the associated data. So no chunk can be
// moved, left out or taken from another file, and no file can be cut short.
//
// A sealed record in the database, counted by the census, says that the file
// must be there, how long it is, its sum and its salt. It is written after the
// file and removed before it, so a process that ends in between leaves a file
// that no record knows, and never a record without a file.

// FileID names an attachment for ever.
type FileID [16]byte

// FileInfo is what the database knows of an attachment.
type FileInfo struct {
	ID    FileID
	Size  int64             // of the clear file, in bytes
	Sum   [sha256.Size]byte // SHA-256 of the clear file
	Added time.Time

	salt [fileSaltSize]byte
}

const (
	dirFiles      = "attachments"
	classFile     = 1 // first byte of the rows that know the attachments
	fileHeadText  = "kithatt1"
	fileSaltSize  = 32
	fileHeadSize  = len(fileHeadText) + fileSaltSize
	chunkSize     = 64 << 10
	fileRowFormat = 1
	fileRowSize   = 1 + 8 + 8 + sha256.Size + fileSaltSize
)

// fileRowKey is where an attachment is known.
func fileRowKey(id FileID) []byte { return append([]byte{classFile}, id[:]...) }

// encode gives the row: format, size, time in nanoseconds since 1970, sum, salt.
func (i FileInfo) encode() []byte {
	b := make([]byte, 1, fileRowSize)
	b[0] = fileRowFormat
	b = binary.BigEndian.AppendUint64(b, uint64(i.Size))
	b = binary.BigEndian.AppendUint64(b, uint64(i.Added.UnixNano()))
	b = append(b, i.Sum[:]...)
	return append(b, i.salt[:]...)
}

// decodeFileInfo reads a row; anything but exactly one is refused.
func decodeFileInfo(id FileID, b []byte) (FileInfo, error) {
	i := FileInfo{ID: id}
	if len(b) != fileRowSize || b[0] != fileRowFormat {
		return i, damaged("what is known of an attached file makes no sense")
	}
	i.Size = int64(binary.BigEndian.Uint64(b[1:]))
	i.Added = time.Unix(0, int64(binary.BigEndian.Uint64(b[9:]))).UTC()
	copy(i.Sum[:], b[17:])
	copy(i.salt[:], b[17+sha256.Size:])
	if i.Size < 0 || i.Size > math.MaxInt64/2 {
		return i, damaged("what is known of an attached file makes no sense")
	}
	return i, nil
}

// sealedSize is how long the sealed file is.
func (i FileInfo) sealedSize() int64 {
	return int64(fileHeadSize) + i.Size + i.chunks()*tagSize
}

// chunks is how many there are; an empty file has one empty chunk.
func (i FileInfo) chunks() int64 { return max(1, (i.Size+chunkSize-1)/chunkSize) }

// chunkBox seals the chunks of one attachment.
type chunkBox struct {
	gcm cipher.AEAD
	aad []byte // up to the number
}

// chunkBox derives the key of one attachment: HKDF-SHA256 over the key for
// attachments with the file's salt.
func (k *ring) chunkBox(id FileID, salt [fileSaltSize]byte) (chunkBox, error) {
	aad := append([]byte("att1"), k.files.id...)
	aad = append(aad, id[:]...)
	key, err := hkdf.Key(sha256.New, k.fileKey, salt[:], string(aad), keySize)
	if err != nil {
		return chunkBox{}, fmt.Errorf("derive the key of an attached file: %w", err)
	}
	defer clear(key)
	gcm, err := aead(key)
	return chunkBox{gcm, append(aad, salt[:]...)}, err
}

// place gives nonce and associated data of a chunk.
func (x chunkBox) place(n uint64, last bool) (nonce, aad []byte) {
	nonce = make([]byte, nonceSize)
	binary.BigEndian.PutUint64(nonce[3:], n)
	if last {
		nonce[nonceSize-1] = 1
	}
	return nonce, append(x.aad[:len(x.aad):len(x.aad)], nonce[3:]...)
}

// seal appends a sealed chunk to out.
func (x chunkBox) seal(out []byte, n uint64, last bool, plain []byte) []byte {
	nonce, aad := x.place(n, last)
	return x.gcm.Seal(out, nonce, plain, aad)
}

// open gives a chunk in clear, in the place of the sealed one, or false.
func (x chunkBox) open(n uint64, last bool, sealed []byte) ([]byte, bool) {
	nonce, aad := x.place(n, last)
	plain, err := x.gcm.Open(sealed[:0], nonce, sealed, aad)
	return plain, err == nil
}
