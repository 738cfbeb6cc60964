package backup

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"time"

	"kith/data"
	"kith/data/vault"
)

// The version of what is inside a backup. One whose min_reader is above it is
// refused with vault.ErrNewer.
const (
	format    = 1
	minReader = 1
)

// The names in the tar.
const (
	nameReadme   = "README.txt"
	nameHead     = "BACKUP.json"
	nameKey      = "vault/key.age"
	nameRecovery = "vault/recovery.age"
	dirRecords   = "records/"
	dirFiles     = "attachments/"
	nameManifest = "MANIFEST.json"
	nameSig      = "MANIFEST.sig"
)

// labelSig is the vault's sub-key that signs manifests.
const labelSig = "backup/manifest/v1"

// Head is BACKUP.json: what must be known before the rest is read.
type Head struct {
	App       string    `json:"app"`
	Format    int       `json:"format"`
	MinReader int       `json:"min_reader"`
	VaultID   string    `json:"vault_id"`
	Created   time.Time `json:"created"` // UTC
	Schema    int       `json:"schema"`  // of the records

	Recipients []string `json:"recipients"` // public keys that the vault's backups are written to
}

// Manifest is MANIFEST.json: what there must be.
type Manifest struct {
	Head
	Counts    map[string]int    `json:"counts"`           // records of each noun
	Sums      map[string]string `json:"sums"`             // of each noun: SHA-256 over its records, see recordSum
	Files     int               `json:"files"`            // attached files
	FileBytes int64             `json:"file_bytes"`       // of all of them
	Newest    data.Day          `json:"newest,omitzero"`  // the latest day that has an entry
	Broken    int               `json:"broken,omitempty"` // records that could not be read and are not here
	LostFiles []data.ID         `json:"lost_files,omitempty"`
	Parts     []Part            `json:"parts"` // what stands before the manifest, in order
}

// Part is one file in the tar.
type Part struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"` // hex
}

// Summary says what a backup holds.
type Summary struct {
	VaultID string    `json:"vault_id"`
	Created time.Time `json:"created"`
	Entries int       `json:"entries"`
	Records int       `json:"records"` // of all nouns, entries too
	Files   int       `json:"files"`
	Bytes   int64     `json:"bytes"`            // size of the backup
	Newest  data.Day  `json:"newest,omitzero"`  // the latest day that has an entry
	Broken  int       `json:"broken,omitempty"` // records that could not be read when it was made
	Lost    int       `json:"lost,omitempty"`   // attached files that could not be read when it was made

	// Seq is the number of the vault's last write that is in it; only of one just made.
	Seq uint64 `json:"-"`
}

// Whole says that nothing was missing when the backup was made.
func (s Summary) Whole() bool { return s.Broken == 0 && s.Lost == 0 }

// summary sums up a manifest.
func (m *Manifest) summary(size int64) Summary {
	s := Summary{VaultID: m.VaultID, Created: m.Created, Entries: m.Counts[data.KindEntry.String()], Files: m.Files,
		Bytes: size, Newest: m.Newest, Broken: m.Broken, Lost: len(m.LostFiles)}
	for _, n := range m.Counts {
		s.Records += n
	}
	return s
}

// sign gives MANIFEST.sig.
func sign(keys *vault.Keys, manifest []byte) string {
	mac := hmac.New(sha256.New, keys.SubKey(labelSig))
	mac.Write(manifest)
	return hex.EncodeToString(mac.Sum(nil))
}

// recordSum sums up the records of one noun in the order of keys: length of the
// key, key, length of the record, record, both lengths as 8 bytes.
type recordSum struct{ hash.Hash }

// add takes one record in.
func (s recordSum) add(l data.Line) {
	for _, b := range [][]byte{l.Key, l.Wire} {
		fmt.Fprintf(s, "%08d", len(b))
		s.Write(b)
	}
}

// damaged says what is wrong with a backup.
func damaged(finding string) error {
	return fmt.Errorf("read backup: %w", &vault.DamageError{Findings: []string{finding}})
}
