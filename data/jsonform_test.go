package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"
)

func TestBytesStandReadablyInJSON(t *testing.T) {
	type all struct {
		S Sum     `json:"s"`
		X Extras  `json:"x,omitempty"`
		C Content `json:"c,omitempty"`
	}
	cases := []struct {
		in   all
		want string
	}{
		{all{S: Sum{0xab, 0x01}}, `{"s":"ab01"}`},
		{all{S: Sum{}, X: Extras(`{ "a": 1e400 }`), C: Content("a <b>\n")}, `{"s":"","x":{"a":1e400},"c":"a <b>\n"}`},
		{all{S: Sum{}, X: Extras(`[1]`), C: Content{0xff}}, `{"s":"","x":{"base64":"WzFd"},"c":{"base64":"/w=="}}`},
	}
	for _, c := range cases {
		got := encodeJSON(t, c.in)
		if got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
		var back all
		must(t, json.Unmarshal([]byte(got), &back))
		if again := encodeJSON(t, back); again != got {
			t.Errorf("read and written again: got %s, want %s", again, got)
		}
	}
	for _, bad := range []string{`{"s":"xy"}`, `{"x":[1]}`, `{"c":1}`} {
		if err := json.Unmarshal([]byte(bad), &all{}); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: got %v, want ErrInvalid", bad, err)
		}
	}
}

func encodeJSON(t *testing.T, v any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	must(t, e.Encode(v))
	return string(bytes.TrimSpace(b.Bytes()))
}
