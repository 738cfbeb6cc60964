package port

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"kith/data"
)

// walk reads JSON piece by piece, so that a file of a hundred thousand entries never
// stands in memory as a whole. Its errors wrap data.ErrFile, but for those of the
// functions that it calls.
type walk struct {
	*json.Decoder
	format string
}

func newWalk(r io.Reader, format string) walk { return walk{json.NewDecoder(r), format} }

// object calls fn at the value of each key; fn reads the value.
func (w walk) object(fn func(key string) error) error {
	if err := w.open('{', "an object"); err != nil {
		return err
	}
	for w.More() {
		t, err := w.token()
		if err != nil {
			return err
		}
		key, ok := t.(string)
		if !ok {
			return unreadable(w.format, "a key is no text")
		}
		if err := fn(key); err != nil {
			return err
		}
	}
	_, err := w.token()
	return err
}

// list calls fn at each value of a list; fn reads it. n counts from 0. null is an
// empty list.
func (w walk) list(fn func(n int) error) error {
	t, err := w.token()
	if err != nil || t == nil {
		return err
	}
	if t != json.Delim('[') {
		return unreadable(w.format, "a list is missing")
	}
	for n := 0; w.More(); n++ {
		if err := fn(n); err != nil {
			return err
		}
	}
	_, err = w.token()
	return err
}

// open reads an opening bracket.
func (w walk) open(want json.Delim, what string) error {
	t, err := w.token()
	if err == nil && t != want {
		return unreadable(w.format, fmt.Sprintf("it should be %s at byte %d", what, w.InputOffset()))
	}
	return err
}

func (w walk) token() (json.Token, error) {
	t, err := w.Token()
	return t, w.wrap(err)
}

// value reads a whole value.
func (w walk) value(v any) error { return w.wrap(w.Decode(v)) }

// raw reads a whole value as it stands.
func (w walk) raw() (json.RawMessage, error) {
	var b json.RawMessage
	err := w.value(&b)
	return b, err
}

// skip passes over a value.
func (w walk) skip() error {
	_, err := w.raw()
	return err
}

func (w walk) wrap(err error) error {
	if err == nil || errors.Is(err, data.ErrFile) {
		return err
	}
	return unreadable(w.format, whyJSON(err))
}
