package vault

import (
	"fmt"
	"strings"

	"filippo.io/age"
)

// groupSize is how many characters of a recovery key are printed together.
const groupSize = 6

// printRecovery shows an age secret key in groups, for a sheet of paper.
func printRecovery(identity *age.X25519Identity) string {
	key := identity.String()
	var b strings.Builder
	for i := 0; i < len(key); i += groupSize {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(key[i:min(i+groupSize, len(key))])
	}
	return b.String()
}

// parseRecovery reads a recovery key as a person may type it: with or without
// spaces, dashes and line breaks, in capitals or not. A misspelt key (it has a
// checksum) gives ErrWrongRecovery.
func parseRecovery(typed string) (*age.X25519Identity, error) {
	var b strings.Builder
	for _, r := range strings.ToUpper(typed) {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	body, ok := strings.CutPrefix(b.String(), "AGESECRETKEY1")
	if !ok {
		body = b.String() // the part that differs, without the words in front
	}
	identity, err := age.ParseX25519Identity("AGE-SECRET-KEY-1" + body)
	if err != nil {
		return nil, fmt.Errorf("a letter may be missing or misread: %w", ErrWrongRecovery)
	}
	return identity, nil
}

// unlockRecovery opens recovery.age with a typed recovery key.
func unlockRecovery(file []byte, typed string) (*secrets, error) {
	identity, err := parseRecovery(typed)
	if err != nil {
		return nil, err
	}
	return unlock(file, identity, ErrWrongRecovery)
}
