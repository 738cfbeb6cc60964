package vault

import (
	"math"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"
)

// silent drops what Badger logs: its messages hold keys.
type silent struct{}

var _ badger.Logger = silent{}

// Errorf, Warningf, Infof and Debugf drop what they are told.
func (silent) Errorf(string, ...any)   {}
func (silent) Warningf(string, ...any) {}
func (silent) Infof(string, ...any)    {}
func (silent) Debugf(string, ...any)   {}

// badgerOptions is a small, careful set for one person's computer. An empty dir
// means in memory. Each line was measured, or keeps off a fault:
//   - one data key for ever, so KEYREGISTRY is written once and can be checked
//     (it must exist before: see makeRegistry);
//   - SyncWrites, else a power cut takes the last seconds;
//   - all values inline, so the value log with its own faults stays empty;
//   - checksums on block reads, never on table reads: those end the process;
//   - no compression, the records are sealed;
//   - no conflict detection, there is one writer at a time;
//   - no lock of its own, the vault's lock keeps others out.
func badgerOptions(dir string, key []byte) badger.Options {
	o := badger.DefaultOptions(dir).WithLogger(silent{})
	o.InMemory = dir == ""
	o.EncryptionKey = key
	o.EncryptionKeyRotationDuration = math.MaxInt64
	o.SyncWrites = true
	o.MemTableSize, o.NumMemtables = 8<<20, 2
	o.ValueLogFileSize, o.ValueThreshold = 16<<20, 1<<20
	o.BlockCacheSize, o.IndexCacheSize = 16<<20, 16<<20 // IndexCacheSize 0 with encryption ends the process
	o.NumCompactors, o.NumLevelZeroTables, o.NumLevelZeroTablesStall = 2, 2, 8
	o.BaseTableSize, o.BaseLevelSize = 4<<20, 16<<20
	o.Compression = options.None
	o.ChecksumVerificationMode = options.OnBlockRead
	o.VerifyValueChecksum = true
	o.NumVersionsToKeep = 1
	o.MetricsEnabled = false
	o.DetectConflicts = false
	o.BypassLockGuard = true
	o.ExternalMagicVersion = formatVersion
	return o
}

// makeRegistry makes KEYREGISTRY with its one data key. Badger itself would not:
// told to keep a key for longer than has passed since 1970, it takes the key
// that does not exist yet for a young one and encrypts nothing at all.
func (k *ring) makeRegistry(db string) error {
	if k.badgerKey == nil {
		return nil
	}
	r, err := badger.OpenKeyRegistry(badger.KeyRegistryOptions{Dir: db, EncryptionKey: k.badgerKey, EncryptionKeyRotationDuration: 1})
	if err != nil {
		return scrub("make the database keys", err)
	}
	_, err = r.LatestDataKey()
	if cerr := r.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return scrub("make the database keys", err)
	}
	b, err := readFile(filepath.Join(db, nameRegistry), 1<<20)
	if err != nil {
		return err
	}
	return k.checkRegistry(b)
}

// checkRegistry makes sure that there is exactly one data key to encrypt with.
func (k *ring) checkRegistry(b []byte) error {
	keys, err := readRegistry(b, k.badgerKey)
	if err != nil {
		return err
	}
	if k.badgerKey != nil && (len(keys) != 1 || len(keys[1]) != keySize) {
		return damaged("the list of database keys lacks its key")
	}
	return nil
}
