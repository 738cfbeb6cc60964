package data

import (
	"fmt"

	"github.com/google/uuid"
)

// ID names a record for ever. It is a UUIDv7: 16 bytes, sorted by the time of
// creation, which is not the day that an entry belongs to. The zero ID names nothing.
type ID [16]byte

// NewID returns a fresh id. It panics only if the system has no randomness.
func NewID() ID { return ID(uuid.Must(uuid.NewV7())) }

// ParseID reads the form that String writes: 36 characters, lower or upper case.
// Anything else is ErrInvalid; the error does not repeat it, since it may be any
// text of an imported file.
func ParseID(s string) (ID, error) {
	u, err := uuid.Parse(s)
	if err != nil || len(s) != 36 || ID(u).IsZero() {
		return ID{}, fmt.Errorf("read id, wanted like 018f0c3e-7a2b-7cde-8f01-23456789abcd: %w", ErrInvalid)
	}
	return ID(u), nil
}

// IsZero says that the id names nothing.
func (id ID) IsZero() bool { return id == ID{} }

// String gives the usual 36 characters, or "" for the zero ID.
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	return uuid.UUID(id).String()
}

// MarshalText gives String, so that ids read well in JSON.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText wrote; "" is the zero ID.
func (id *ID) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*id = ID{}
		return nil
	}
	got, err := ParseID(string(b))
	if err == nil {
		*id = got
	}
	return err
}
