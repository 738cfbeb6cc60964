// Package backup puts all that a store keeps into one file, reads such a file
// back, and makes a new vault of it.
//
// # The file
//
// It is an age file (age-encryption.org/v1) to the public keys of the vault: its
// own, whose secret half is in key.age, and that of the printed recovery key. The
// standard tool opens it with either:
//
//	age -d -i key.age some.backup.age | tar t       asks for the passphrase
//	age -d -i recovery.txt some.backup.age | tar t  the recovery key on one line, without blanks
//
// So that the file alone and the passphrase are enough, its head carries a copy of
// key.age as a stanza of its own, "kith-key 1", which the tool passes over.
//
// Inside is a tar:
//
//	README.txt                  what this is, for whoever finds it
//	BACKUP.json                 Head: format, vault, time, schema
//	vault/key.age               the key files as they were that day
//	vault/recovery.age
//	records/<noun>-<n>.jsonl    one record a line (see data.Line), at most some 4 MB a part
//	attachments/<id>            the attached files, as they were added
//	MANIFEST.json               Manifest: counts, and the sum of every part
//	MANIFEST.sig                HMAC-SHA256 of MANIFEST.json in hex, under a key of the vault
//
// Anybody who knows the public keys could write such a file; the last part says
// that this vault did.
//
// # What it promises
//
// A backup is of one moment, however long it takes and whatever is written
// meanwhile. It gets its name only when it was read back to the end and each
// record and file in it was found to be the one in the store. Restoring makes a
// new folder and touches no other.
package backup
