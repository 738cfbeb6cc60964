package data

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// How bytes stand in JSON, so that an export can be read by a person: a sum in hex,
// a text as text, unknown fields as the object that they are.

// Sum is a SHA-256, 32 bytes; in JSON 64 hex digits.
type Sum []byte

// MarshalText gives hex digits.
func (s Sum) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s), nil }

// UnmarshalText reads hex digits; anything else is ErrInvalid.
func (s *Sum) UnmarshalText(b []byte) error {
	got, err := hex.DecodeString(string(b))
	if err != nil {
		return fmt.Errorf("read sum, wanted hex digits: %w", ErrInvalid)
	}
	*s = got
	return nil
}

// Extras is a JSON object kept as it came; in JSON it is that object. Bytes that
// are none stand as {"base64": "…"}.
type Extras []byte

// MarshalJSON gives the object, without blanks between its parts.
func (x Extras) MarshalJSON() ([]byte, error) {
	if t := bytes.TrimSpace(x); len(t) > 0 && t[0] == '{' && json.Valid(t) {
		return t, nil
	}
	return inBase64(x)
}

// UnmarshalJSON reads what MarshalJSON wrote, and any other object.
func (x *Extras) UnmarshalJSON(b []byte) error {
	if raw, ok := fromBase64(b); ok {
		*x = raw
		return nil
	}
	if len(b) == 0 || b[0] != '{' {
		return fmt.Errorf("read unknown fields, wanted an object: %w", ErrInvalid)
	}
	*x = bytes.Clone(b)
	return nil
}

// Content is a text or a file; in JSON it is a string if it is text, else
// {"base64": "…"}.
type Content []byte

// MarshalJSON gives a string where that loses nothing.
func (t Content) MarshalJSON() ([]byte, error) {
	if !utf8.Valid(t) {
		return inBase64(t)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(string(t))
	return bytes.TrimSpace(b.Bytes()), err
}

// UnmarshalJSON reads what MarshalJSON wrote; anything else is ErrInvalid.
func (t *Content) UnmarshalJSON(b []byte) error {
	if raw, ok := fromBase64(b); ok {
		*t = raw
		return nil
	}
	var s string
	if json.Unmarshal(b, &s) != nil {
		return fmt.Errorf("read content, wanted a text: %w", ErrInvalid)
	}
	*t = Content(s)
	return nil
}

// inBase64 wraps bytes that are no text.
func inBase64(b []byte) ([]byte, error) {
	return json.Marshal(map[string]string{"base64": base64.StdEncoding.EncodeToString(b)})
}

// fromBase64 unwraps what inBase64 wrote.
func fromBase64(b []byte) ([]byte, bool) {
	if !bytes.HasPrefix(b, []byte("{")) {
		return nil, false
	}
	var parts map[string]json.RawMessage
	var text []byte
	if json.Unmarshal(b, &parts) != nil || len(parts) != 1 || parts["base64"] == nil || json.Unmarshal(parts["base64"], &text) != nil {
		return nil, false
	}
	return text, true
}
