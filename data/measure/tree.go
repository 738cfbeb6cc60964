package measure

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// maxDepth is more nesting than the format has.
const maxDepth = 32

// kind is what a JSON value is.
type kind byte

const (
	isNull kind = iota
	isBool
	isNumber
	isText
	isList
	isObject
)

// word names the kind in problems.
func (k kind) word() string {
	return [...]string{"nothing", "true or false", "a number", "a text", "a list", "an object"}[k]
}

// node is a JSON value that still knows the order of its keys and its own text, which
// encoding/json's structs and maps forget.
type node struct {
	kind   kind
	truth  bool
	text   string // of a text, or a number as it is written
	keys   []string
	values []*node // of an object in the order of keys, or of a list
	raw    json.RawMessage
}

// field is the value at a key, nil when it is absent or null.
func (n *node) field(key string) *node {
	for i, k := range n.keys {
		if k == key && n.values[i].kind != isNull {
			return n.values[i]
		}
	}
	return nil
}

// readTree reads one JSON value. Doubled keys are noted in found and the first one kept;
// an error means that there is nothing to look at.
func readTree(data []byte, found *findings) (*node, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) // a byte order mark from Windows
	if !utf8.Valid(data) {
		return nil, errors.New("the file is not UTF-8 text")
	}
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			line := 1 + bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))
			return nil, fmt.Errorf("line %d is not JSON: %w", line, err)
		}
		return nil, fmt.Errorf("the file is not JSON: %w", err)
	}
	// The check above told of every slip in the syntax, with its line; what follows walks
	// over sound JSON once more to keep what Unmarshal would drop.
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	b := builder{dec, data, found}
	return b.value("", 0)
}

// builder makes nodes from tokens of data that is known to be valid JSON.
type builder struct {
	dec   *json.Decoder
	data  []byte
	found *findings
}

func (b builder) value(where string, depth int) (*node, error) {
	if depth > maxDepth {
		return nil, errors.New("the file is nested too deeply")
	}
	start := b.dec.InputOffset()
	token, err := b.dec.Token()
	if err != nil {
		return nil, fmt.Errorf("the file is not JSON: %w", err)
	}
	n := &node{}
	switch v := token.(type) {
	case json.Delim:
		err = b.inner(n, v, where, depth)
	case string:
		n.kind, n.text = isText, v
	case json.Number:
		n.kind, n.text = isNumber, v.String()
	case bool:
		n.kind, n.truth = isBool, v
	}
	// Between the last token and this one stand only spaces, commas and a colon.
	n.raw = bytes.TrimLeft(b.data[start:b.dec.InputOffset()], " \t\r\n,:")
	return n, err
}

// inner reads the rest of a list or an object.
func (b builder) inner(n *node, open json.Delim, where string, depth int) error {
	n.kind = isList
	if open == '{' {
		n.kind = isObject
	}
	for b.dec.More() {
		key, part := "", where+" "+strconv.Itoa(len(n.values)+1)
		if n.kind == isObject {
			token, err := b.dec.Token()
			if err != nil {
				return fmt.Errorf("the file is not JSON: %w", err)
			}
			key, _ = token.(string)
			part = inside(where, key)
		}
		v, err := b.value(part, depth+1)
		if err != nil {
			return err
		}
		b.add(n, key, v, where)
	}
	_, err := b.dec.Token()
	return err
}

// add puts a value into its list or object. JSON leaves open what a doubled key means, so
// that two programs may score one file differently; hence it is refused.
func (b builder) add(n *node, key string, v *node, where string) {
	if n.kind == isList {
		n.values = append(n.values, v)
		return
	}
	for _, k := range n.keys {
		if k == key {
			b.found.refuse(where, "the key %.40q is there twice", key)
			return
		}
	}
	n.keys, n.values = append(n.keys, key), append(n.values, v)
}
