package stats

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// keys are the values of a JSON object by their keys.
type keys map[string]json.RawMessage

// only refuses keys that are not known.
func (in keys) only(known ...string) error {
	for _, k := range slices.Sorted(maps.Keys(in)) { // sorted: one input, one message
		if !slices.Contains(known, k) {
			return fmt.Errorf("unknown key %.40q, known are %s: %w", k, strings.Join(known, ", "), ErrBadInput)
		}
	}
	return nil
}

// has says whether the key is there.
func (in keys) has(key string) bool {
	_, ok := in[key]
	return ok
}

// number reads a required number.
func (in keys) number(key string) (float64, error) {
	if !in.has(key) {
		return 0, fmt.Errorf("%q is missing: %w", key, ErrBadInput)
	}
	var v *float64
	if err := json.Unmarshal(in[key], &v); err != nil || v == nil {
		return 0, fmt.Errorf("%q is not a number that can be used: %w", key, ErrBadInput)
	}
	return *v, nil
}

// count reads a required whole number from 0 to maxCount; 4.0 is one, as some programs
// write it.
func (in keys) count(key string) (int, error) {
	v, err := in.number(key)
	if err != nil {
		return 0, err
	}
	if !(v >= 0 && v <= maxCount) || v != float64(int(v)) {
		return 0, fmt.Errorf("%q is %g, it must be a whole number from 0 to %d: %w", key, v, maxCount, ErrBadInput)
	}
	return int(v), nil
}

// list reads a required list of numbers; null stands for a rest where rests are allowed.
func (in keys) list(key string, rests bool) ([]float64, error) {
	if !in.has(key) {
		return nil, fmt.Errorf("%q is missing: %w", key, ErrBadInput)
	}
	var list []*float64
	if err := json.Unmarshal(in[key], &list); err != nil || list == nil {
		return nil, fmt.Errorf("%q is not a list of numbers: %w", key, ErrBadInput)
	}
	values := make([]float64, len(list))
	for i, v := range list {
		switch {
		case v != nil:
			values[i] = *v
		case rests:
			values[i] = Rest()
		default:
			return nil, fmt.Errorf("number %d of %q is null: %w", i+1, key, ErrBadInput)
		}
	}
	return values, nil
}

// points reads x and y.
func (in keys) points() (x, y []float64, err error) {
	if x, err = in.list("x", false); err != nil {
		return nil, nil, err
	}
	y, err = in.list("y", false)
	return x, y, err
}
