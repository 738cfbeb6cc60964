package vault

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"
)

// The versions of the vault format. A vault whose min_reader is above
// formatVersion is left alone.
const (
	appName       = "kith"
	formatVersion = 1
	minReader     = 1
)

// header is vault.json: what may be known of a vault without opening it.
type header struct {
	App       string `json:"app"`
	Format    int    `json:"format"`
	MinReader int    `json:"min_reader"`
	VaultID   string `json:"vault_id"` // UUID, version 4
	Created   string `json:"created"`  // RFC 3339, UTC
	Check     string `json:"check"`    // tells a newer vault from a damaged line
}

// newHeader is the header of a vault that this program makes.
func newHeader(id string, now time.Time) header {
	return header{App: appName, Format: formatVersion, MinReader: minReader,
		VaultID: id, Created: now.UTC().Format(time.RFC3339)}
}

// sum gives the first 8 bytes, in hex, of SHA-256 over the other fields.
func (h header) sum() string {
	d := sha256.Sum256(fmt.Appendf(nil, "%q %d %d %q %q", h.App, h.Format, h.MinReader, h.VaultID, h.Created))
	return hex.EncodeToString(d[:8])
}

// encode gives vault.json, indented, since people look into it.
func (h header) encode() []byte {
	h.Check = h.sum()
	b, err := json.MarshalIndent(h, "", "  ")
	if err != nil { // strings and ints only
		panic("vault: header: " + err.Error())
	}
	return append(b, '\n')
}

// decodeHeader reads vault.json. ErrNewer if it asks for a later program;
// ErrDamaged if it is not a header that this or a later program wrote.
func decodeHeader(b []byte) (header, error) {
	var h header
	if err := json.Unmarshal(b, &h); err != nil {
		return header{}, damaged("vault.json cannot be read")
	}
	// The sum comes first: a flipped digit must not pass for a newer format.
	if h.App != appName || h.Check != h.sum() || h.Format < 1 || h.MinReader < 1 {
		return header{}, damaged("vault.json is not as it was written")
	}
	if h.MinReader > formatVersion {
		return header{}, fmt.Errorf("vault format %d, this program reads up to %d: %w", h.Format, formatVersion, ErrNewer)
	}
	if _, err := uuid.Parse(h.VaultID); err != nil {
		return header{}, damaged("vault.json has no valid vault id")
	}
	return h, nil
}
