// Package vault is the locked box: a sealed, transactional key-value store in
// one folder, opened with a passphrase or a printed recovery key. It knows
// nothing of what the records mean.
//
// A vault folder holds
//
//	vault.json      clear: app, format, min_reader, vault_id, created (no secret)
//	key.age         age file under the passphrase; see keyfile.go
//	recovery.age    the same secrets under the printed recovery key
//	*.age.copy      the same bytes again, so that one flipped bit locks nobody out
//	recipients.txt  the public keys that backups are written to
//	seal            sealed: what db/ was at the last clean close; see seal.go
//	counter         sealed: the number of the last write; only while open
//	spool           sealed: writes not yet surely in db/; only while open, and optional
//	ballast         nothing, kept so that it can be given up on a full disk
//	lock            who has the vault open
//	db/             Badger, behind every guard that it needs
//	db.base/        a copy of db/ while its tables are merged with the spool on
//
// The keys: a random master key, and by HKDF-SHA256 one key each for Badger,
// for the records, for the census and for the small files. A record is sealed
// with AES-256-GCM, bound to its key and to the vault, inside Badger's own
// encryption, which hides but does not protect.
//
// How loss is noticed: each transaction also writes a census of all records
// (how many of each class, and the XOR of their fingerprints) with a running
// number; seal and counter keep that number outside of db/. See session.go for
// what happens between opening and closing, and recover.go for what is done
// when the last session was not closed.
//
// What it promises: when Update returns nil the write is on the disk; a write
// is there wholly or not at all; a record that is read is exactly the record
// that was written, under that key, in this vault; what is missing or damaged
// is said, by Open, Get or Verify, and never passed off as "not there" for
// good. What it does not promise: an older copy of the whole folder put back
// in its place looks like a vault that was not used since.
package vault
