package vault

import (
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
)

// box seals the vault's small files: seal, counter and spool. Each piece is
// bound to what it is for, to the vault, and to a number (a slot, a place).
type box struct {
	gcm cipher.AEAD
	id  string
}

// aad names what a piece is: its purpose, the vault, its number. The zero byte
// keeps a purpose from running into the id.
func (x box) aad(purpose string, n uint64) []byte {
	b := append([]byte(purpose), 0)
	b = append(b, x.id...)
	return binary.BigEndian.AppendUint64(b, n)
}

// seal gives nonce and sealed text; 28 bytes longer than plain.
func (x box) seal(purpose string, n uint64, plain []byte) []byte {
	out := make([]byte, nonceSize, nonceSize+len(plain)+tagSize)
	rand.Read(out)
	return x.gcm.Seal(out, out, plain, x.aad(purpose, n))
}

// open gives back the clear text, or false.
func (x box) open(purpose string, n uint64, sealed []byte) ([]byte, bool) {
	if len(sealed) < nonceSize+tagSize {
		return nil, false
	}
	plain, err := x.gcm.Open(nil, sealed[:nonceSize], sealed[nonceSize:], x.aad(purpose, n))
	return plain, err == nil
}
