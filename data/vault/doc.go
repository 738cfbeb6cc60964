// Package vault is the locked box: a sealed, transactional key-value store in
// one folder, opened with a passphrase or a printed recovery key. It knows
// nothing of what the records mean.
//
// # What it promises
//
// When Update returns nil the write is on the disk. A write is there wholly or
// not at all. A record that is read is exactly the record that was written,
// under that key, in this vault. What is missing or damaged is said, by Open,
// Get or Verify, and a vault with something wrong in it is never written to.
// No word, no key and no secret lies in clear in any file.
//
// What it does not promise: an older copy of the whole folder, put back in its
// place, looks like a vault that was not used since. An old copy of key.age and
// the passphrase of that day open the vault for ever. Who sees the folder sees
// that it is a vault, when it was used, the number and size of its files, and
// about how long the latest records are.
//
// # The folder
//
//	vault.json      clear: app, format, min_reader, vault_id, created (no secret)
//	key.age         age file under the passphrase: the secrets, as an identity file
//	recovery.age    the same secrets under the printed recovery key
//	device.age      the same secrets for one computer's keychain; only if asked for
//	*.age.copy      the same bytes again, so that one flipped bit locks nobody out
//	recipients.txt  the public keys that backups are written to
//	seal            what db/ was at the last clean close
//	counter         the number of the last write; only while open
//	spool           writes not yet surely in db/; only while open, and optional
//	ballast         nothing, kept so that it can be given up on a full disk
//	lock            who has the vault open
//	db/             Badger, behind every guard that it needs
//	attachments/    sealed files, each under xx/<id>; see attachment.go
//	db.base/        a copy of db/ while its tables are merged with the spool on
//
// # The keys
//
// The master key is 32 random bytes. From it come, by HKDF-SHA256 with the
// labels in derive.go, one key each for Badger, for the records, for the
// fingerprints of the census, for the small files, for the attached files (each of
// which has a key of its own made from it), and by SubKey for the rest
// of the program. Changing the passphrase locks the same master key anew.
//
// A record is stored as
//
//	1 | nonce (12 random bytes) | AES-256-GCM text | tag (16)
//
// with "rec1", the vault's id, the record's key and the format as associated
// data. Nonces are random: 2^32 records may be sealed under one master key. An
// index row is stored as the single byte 2. Seal, counter slots and spool
// frames are nonce, text and tag too, bound to what they are, to the vault, and
// to their place. Badger's own encryption lies over all of that in db/; it hides
// keys and lengths, and protects nothing: that is what the seals are for.
//
// # The census
//
// Each transaction also writes, under the key "\x00census", a sealed record with
// a number that rises by one with every write, and for every class (first byte
// of the keys) the count of sealed records and the XOR of their fingerprints. A
// record that vanished, an older one that came back and one that was smuggled
// in all make the census differ from what is there. Seal and counter keep the
// number outside of db/, so that a database that lost its last writes is told
// from one that never had them.
//
// # What happens to what
//
//	ended without closing     all files are read and counted, then sealed anew
//	vault.json damaged        written again from the key file
//	key.age damaged           written again from its copy
//	recovery.age damaged      written again from its copy, by the sum in the seal
//	seal damaged              all files are read and counted, then sealed anew
//	KEYREGISTRY damaged       written again from the seal, which holds a copy
//	value log, DISCARD        empty in a vault; made anew at every opening
//	MANIFEST, table damaged   ErrDamaged; Repair makes a new vault of the rest
//	log damaged               ErrDamaged; Repair reads what lies behind the damage
//	the same, with the spool  brought back from the sealed state and the spool
//	last writes missing       ErrDamaged with Lost and Whole; see Options.AcceptLoss
//	attached file damaged     ErrDamaged when it is read; Verify names it; Repair leaves it out
//	disk nearly full          small writes only, then ErrFull; nothing is lost
//
// See session.go for what happens between opening and closing, and recover.go
// for what is done when the last session was not closed.
package vault
