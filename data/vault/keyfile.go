package vault

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"filippo.io/age"
	"github.com/google/uuid"
	"golang.org/x/text/unicode/norm"
)

// secrets is what key.age and recovery.age hold. In clear it is an age identity
// file, so that the age tool can use key.age as it is:
//
//	age -d -i key.age some.backup.age
//
// The master key and the header ride along in comment lines.
type secrets struct {
	header
	master   []byte // keySize random bytes; every key of the vault comes from it
	identity *age.X25519Identity
}

// newSecrets makes the secrets of a new vault.
func newSecrets(o Options) (*secrets, error) {
	master := make([]byte, keySize)
	rand.Read(master)
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, fmt.Errorf("make backup identity: %w", err)
	}
	return &secrets{newHeader(uuid.NewString(), o.Now()), master, identity}, nil
}

// encode gives the identity file. The order of the lines is of no account.
func (s *secrets) encode() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# app: %s\n# vault_id: %s\n# format: %d\n# min_reader: %d\n# created: %s\n# master: %x\n%s\n",
		s.App, s.VaultID, s.Format, s.MinReader, s.Created, s.master, s.identity)
	return b.Bytes()
}

// decodeSecrets reads the clear text of a key file. Unknown comment lines are
// passed over. ErrDamagedKey if anything that is needed is missing or wrong.
func decodeSecrets(b []byte) (*secrets, error) {
	s := &secrets{}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "AGE-SECRET-KEY-1") && s.identity == nil {
			id, err := age.ParseX25519Identity(line)
			if err != nil {
				return nil, fmt.Errorf("the backup identity is unreadable: %w", ErrDamagedKey)
			}
			s.identity = id
			continue
		}
		name, value, _ := strings.Cut(strings.TrimPrefix(line, "# "), ": ")
		s.field(name, value)
	}
	switch {
	case s.identity == nil || len(s.master) != keySize || s.App != appName || s.Format < 1 || s.MinReader < 1:
		return nil, fmt.Errorf("a line is missing: %w", ErrDamagedKey)
	case uuid.Validate(s.VaultID) != nil || len(s.VaultID) != 36:
		return nil, fmt.Errorf("no valid vault id: %w", ErrDamagedKey)
	}
	return s, nil
}

// field takes in one comment line; a value that does not parse stays zero.
func (s *secrets) field(name, value string) {
	switch name {
	case "app":
		s.App = value
	case "vault_id":
		s.VaultID = value
	case "format":
		s.Format, _ = strconv.Atoi(value)
	case "min_reader":
		s.MinReader, _ = strconv.Atoi(value)
	case "created":
		s.Created = value
	case "master":
		s.master, _ = hex.DecodeString(value)
	}
}

// wipe overwrites the master key. The identity is a string inside age and stays
// until the memory is reused.
func (s *secrets) wipe() { clear(s.master) }

// lock seals the secrets to a recipient.
func (s *secrets) lock(to age.Recipient) ([]byte, error) {
	var out bytes.Buffer
	w, err := age.Encrypt(&out, to)
	if err != nil {
		return nil, fmt.Errorf("seal the key file: %w", err)
	}
	if _, err := w.Write(s.encode()); err != nil {
		return nil, fmt.Errorf("seal the key file: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("seal the key file: %w", err)
	}
	return out.Bytes(), nil
}

// lockPassphrase seals the secrets under a passphrase.
func (s *secrets) lockPassphrase(passphrase []byte, workFactor int) ([]byte, error) {
	to, err := age.NewScryptRecipient(oneForm(passphrase))
	if err != nil {
		return nil, fmt.Errorf("an empty passphrase: %w", ErrWrongPassphrase)
	}
	to.SetWorkFactor(workFactor)
	return s.lock(to)
}

// maxKeyFile bounds what is read as a key file, in bytes. A real one has about 600.
const maxKeyFile = 64 << 10

// unlock opens a key file. wrong is returned when the file is whole as far as
// can be seen but does not open with the identity.
func unlock(file []byte, with age.Identity, wrong error) (*secrets, error) {
	if len(file) > maxKeyFile {
		return nil, fmt.Errorf("too long for a key file: %w", ErrDamagedKey)
	}
	r, err := age.Decrypt(bytes.NewReader(file), with)
	if err != nil {
		var none *age.NoIdentityMatchError
		if errors.As(err, &none) {
			return nil, wrong
		}
		return nil, fmt.Errorf("not a readable age file: %w", ErrDamagedKey)
	}
	plain, err := io.ReadAll(io.LimitReader(r, maxKeyFile))
	if err != nil {
		return nil, fmt.Errorf("its end is damaged: %w", ErrDamagedKey)
	}
	defer clear(plain)
	return decodeSecrets(plain)
}

// unlockPassphrase opens a key file with a passphrase.
func unlockPassphrase(file, passphrase []byte) (*secrets, error) {
	with, err := age.NewScryptIdentity(oneForm(passphrase))
	if err != nil {
		return nil, fmt.Errorf("an empty passphrase: %w", ErrWrongPassphrase)
	}
	with.SetMaxWorkFactor(maxWorkFactor)
	return unlock(file, with, ErrWrongPassphrase)
}

// oneForm gives the passphrase in the form in which it guards the keys (Unicode
// NFC): keyboards and systems write the same letter as one character or as two.
// Bytes that are no text stay as they are.
func oneForm(passphrase []byte) string {
	if !utf8.Valid(passphrase) {
		return string(passphrase)
	}
	return norm.NFC.String(string(passphrase))
}
