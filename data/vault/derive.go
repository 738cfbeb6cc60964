package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"
)

// keySize is the length of the master key and of every derived key, in bytes.
const keySize = 32

// The labels of the derived keys. A label is part of the format: changing one
// makes every existing vault unreadable.
const (
	labelBadger = "kith/badger/v1"
	labelRecord = "kith/record/v1"
	labelCensus = "kith/census/v1"
	labelFiles  = "kith/files/v1" // seal, counter and spool
	labelAttach = "kith/attachment/v1"
	labelSub    = "kith/sub/v1/" // what SubKey hands out, plus the caller's label
)

// derive gives the key for a label: HKDF-SHA256 (RFC 5869) over the master key.
func derive(master []byte, label string) []byte {
	key, err := hkdf.Key(sha256.New, master, nil, label, keySize)
	if err != nil { // only for absurd lengths or a too short key in FIPS mode
		panic("vault: hkdf: " + err.Error())
	}
	return key
}

// aead gives AES-256-GCM under a derived key.
func aead(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("make cipher: %w", err)
	}
	return cipher.NewGCM(block)
}
