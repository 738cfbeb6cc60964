package vault

import (
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
)

// A stored value begins with one byte that says what it is. A sealed record is
// that byte, a random nonce of 12 bytes, and the AES-256-GCM text with its tag.
const (
	kindRecord = 1 // sealed record
	kindIndex  = 2 // index row: nothing follows
	kindPlain  = 3 // unsealed record; only ever written by this package's tests

	nonceSize    = 12
	tagSize      = 16
	sealOverhead = 1 + nonceSize + tagSize
)

// sealer seals and opens records of one vault.
type sealer struct {
	gcm    cipher.AEAD
	census []byte // HMAC key for fingerprints
	id     string
	plain  bool
}

// aad binds a record to this vault, this key and this format: a value that is
// moved to another key, another vault or another format does not open.
func (s *sealer) aad(key []byte) []byte {
	b := make([]byte, 0, 4+len(s.id)+len(key)+1)
	b = append(b, "rec1"...)
	b = append(b, s.id...)
	b = append(b, key...)
	return append(b, kindRecord)
}

// seal gives the stored form of a record.
func (s *sealer) seal(key, value []byte) []byte {
	if s.plain {
		return append([]byte{kindPlain}, value...)
	}
	out := make([]byte, 1+nonceSize, sealOverhead+len(value))
	out[0] = kindRecord
	rand.Read(out[1:]) // never fails: the process ends if the system has no randomness
	return s.gcm.Seal(out, out[1:1+nonceSize], value, s.aad(key))
}

// open gives back the record, or ErrDamaged.
func (s *sealer) open(key, stored []byte) ([]byte, error) {
	if s.plain && len(stored) > 0 && stored[0] == kindPlain {
		return append([]byte{}, stored[1:]...), nil
	}
	if len(stored) < sealOverhead || stored[0] != kindRecord {
		return nil, damaged("a record is not in the form it was written in")
	}
	value, err := s.gcm.Open(nil, stored[1:1+nonceSize], stored[1+nonceSize:], s.aad(key))
	if err != nil {
		return nil, damaged("the seal of a record is broken")
	}
	if value == nil {
		value = []byte{} // an empty record is a record; nil is for index rows
	}
	return value, nil
}

// isIndexRow tells an index row from a record.
func isIndexRow(stored []byte) bool { return len(stored) == 1 && stored[0] == kindIndex }

// printSize is the length of a fingerprint, in bytes.
const printSize = 16

// fingerprint names one revision of one record without telling anything of it:
// HMAC over the key and over the nonce and tag, which no two seals share.
func (s *sealer) fingerprint(key, stored []byte) (p [printSize]byte) {
	mac := hmac.New(sha256.New, s.census)
	var n [4]byte
	binary.BigEndian.PutUint32(n[:], uint32(len(key)))
	mac.Write(n[:])
	mac.Write(key)
	if len(stored) >= sealOverhead {
		mac.Write(stored[1 : 1+nonceSize])
		mac.Write(stored[len(stored)-tagSize:])
	} else {
		mac.Write(stored)
	}
	copy(p[:], mac.Sum(nil))
	return p
}
