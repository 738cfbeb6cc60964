package measure

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
)

// largest bounds every number in a file, so that sums of them stay exact enough.
const largest = 1e9

// object reads the fields of one JSON object and notes what is wrong with them. Fields
// that are wrong read as if they were absent, so that reading can go on to the next.
type object struct {
	*node
	where string
	found *findings
	extra map[string]json.RawMessage
}

// part is the object at a field, and whether there is one.
func (o object) part(key string) (object, bool) {
	n := o.typed(key, isObject)
	if n == nil {
		return object{}, false
	}
	return object{n, inside(o.where, key), o.found, o.extra}, true
}

// parts are the objects of a list field, named name 1, name 2, … in problems.
func (o object) parts(key, name string) []object {
	var parts []object
	for i, n := range o.list(key) {
		where := inside(o.where, name+" "+strconv.Itoa(i+1))
		if n.kind != isObject {
			o.found.refuse(where, "this is %s, it must be an object", n.kind.word())
			continue
		}
		parts = append(parts, object{n, where, o.found, o.extra})
	}
	return parts
}

// only refuses keys that are not known, and keeps those that begin with x-. Unknown keys
// are refused at every level: a slip such as "revers" would otherwise turn a score round
// without a sign.
func (o object) only(known ...string) {
	for i, k := range o.keys {
		switch {
		case strings.HasPrefix(k, "x-"):
			// A copy, so that the file need not be kept for it.
			o.extra[inside(o.where, k)] = bytes.Clone(o.values[i].raw)
		case !slices.Contains(known, k):
			o.found.refuse(o.where, "the key %.40q is not known here", k)
		}
	}
}

// typed is the field if it has the kind, else nil. It is where all wrong kinds are told.
func (o object) typed(key string, want kind) *node {
	n := o.field(key)
	if n != nil && n.kind != want {
		o.found.refuse(o.where, "%q is %s, it must be %s", key, n.kind.word(), want.word())
		return nil
	}
	return n
}

// words is a text field, empty when absent.
func (o object) words(key string) string {
	if n := o.typed(key, isText); n != nil {
		return n.text
	}
	return ""
}

// oneOf is a text field that must be one of the words, of which the first stands for an
// absent field.
func (o object) oneOf(key string, words ...string) string {
	n := o.typed(key, isText)
	if n == nil {
		return words[0]
	}
	if !slices.Contains(words, n.text) {
		o.found.refuse(o.where, "%q is %.40q, it must be %s", key, n.text, strings.Join(words, " or "))
		return words[0]
	}
	return n.text
}

// flag is a field of true or false, false when absent.
func (o object) flag(key string) bool {
	n := o.typed(key, isBool)
	return n != nil && n.truth
}

// list is the values of a list field.
func (o object) list(key string) []*node {
	if n := o.typed(key, isList); n != nil {
		return n.values
	}
	return nil
}

// texts is a list of texts.
func (o object) texts(key string) []string {
	var texts []string
	for i, n := range o.list(key) {
		if n.kind != isText {
			o.found.refuse(o.where, "number %d of %q is %s, it must be a text", i+1, key, n.kind.word())
			continue
		}
		texts = append(texts, n.text)
	}
	return texts
}

// number is a number field, nil when absent or unusable.
func (o object) number(key string) *float64 {
	n := o.typed(key, isNumber)
	if n == nil {
		return nil
	}
	return o.value(n, key)
}

// value is the number in a node.
func (o object) value(n *node, name string) *float64 {
	v, err := strconv.ParseFloat(n.text, 64)
	if err != nil || math.Abs(v) > largest {
		o.found.refuse(o.where, "%q is %.20s, it must be from -%g to %g", name, n.text, largest, largest)
		return nil
	}
	return &v
}

// numberOr is a number field with what stands for its absence.
func (o object) numberOr(key string, absent float64) float64 {
	if v := o.number(key); v != nil {
		return *v
	}
	return absent
}

// whole is a field of a whole number from 0, 0 when absent. A number such as 14.0 is one,
// as some programs write it.
func (o object) whole(key string) int {
	v := o.numberOr(key, 0)
	if v < 0 || v != math.Trunc(v) {
		o.found.refuse(o.where, "%q is %g, it must be a whole number from 0", key, v)
		return 0
	}
	return int(v)
}

// numbers is an object of numbers by key.
func (o object) numbers(key string) map[string]float64 {
	p, ok := o.part(key)
	if !ok {
		return nil
	}
	numbers := make(map[string]float64, len(p.keys))
	for i, k := range p.keys {
		if p.values[i].kind != isNumber {
			p.found.refuse(p.where, "%.40q is %s, it must be a number", k, p.values[i].kind.word())
			continue
		}
		if v := p.value(p.values[i], k); v != nil {
			numbers[k] = *v
		}
	}
	return numbers
}
