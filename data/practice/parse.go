package practice

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"kith/data"
)

// Problems is why a file is refused: one sentence each, in the order of the file. They
// name parts and keys and never carry what somebody wrote as an answer.
type Problems []string

// Error gives the first sentence and how many more there are.
func (p Problems) Error() string {
	if len(p) > 1 {
		return fmt.Sprintf("%s (and %d more)", p[0], len(p)-1)
	}
	return strings.Join(p, "")
}

// Is makes errors.Is(err, data.ErrInvalid) true.
func (p Problems) Is(target error) bool { return target == data.ErrInvalid }

// Parse reads a practice from a file. When the file is refused the error is Problems
// and there is no practice.
func Parse(file []byte) (*Practice, error) {
	if len(file) > MaxBytes {
		return nil, Problems{fmt.Sprintf("the file has %d bytes; at most %d are read", len(file), MaxBytes)}
	}
	file = bytes.TrimPrefix(file, []byte("\uFEFF"))
	if !utf8.Valid(file) {
		return nil, Problems{"the file is not text in UTF-8"}
	}
	p := &Practice{}
	in := json.NewDecoder(bytes.NewReader(file))
	in.DisallowUnknownFields() // a slip in a name must not pass as a question left out
	if err := in.Decode(p); err != nil {
		return nil, Problems{unread(err)}
	}
	if _, err := in.Token(); !errors.Is(err, io.EOF) {
		return nil, Problems{"something stands behind the end of the practice"}
	}
	if problems := p.Check(); len(problems) > 0 {
		return nil, problems
	}
	return p, nil
}

// unread says in a sentence why the file could not be taken apart.
func unread(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF):
		return "the file is empty"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "the file ends in the middle"
	case errors.As(err, &syntax):
		return fmt.Sprintf("the file is not JSON: see byte %d", syntax.Offset)
	case errors.As(err, &kind) && kind.Field == "":
		return "the file holds no practice: it should be one object between { and }"
	case errors.As(err, &kind):
		return fmt.Sprintf("%q should be %s, it is a %s", kind.Field, wanted(kind.Type.Kind().String()), kind.Value)
	}
	if _, name, ok := strings.Cut(err.Error(), "unknown field "); ok {
		return fmt.Sprintf("%.60s is not a part of a practice; is it a slip?", name)
	}
	return "the file cannot be read as a practice"
}

// wanted names a Go kind as JSON has it.
func wanted(kind string) string {
	switch kind {
	case "string":
		return "a text"
	case "bool":
		return "true or false"
	case "slice":
		return "a list"
	case "struct":
		return "an object"
	case "int":
		return "a whole number"
	}
	return "a number"
}

// JSON writes the practice as a file, always the same bytes for the same practice.
func (p *Practice) JSON() ([]byte, error) {
	var out bytes.Buffer
	to := json.NewEncoder(&out)
	to.SetEscapeHTML(false)
	to.SetIndent("", "  ")
	if err := to.Encode(p); err != nil {
		return nil, fmt.Errorf("write practice: %w", err)
	}
	return out.Bytes(), nil
}
