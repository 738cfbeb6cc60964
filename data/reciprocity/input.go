package reciprocity

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// ErrBadInput marks a file that does not follow the form told at [ParseInput].
var ErrBadInput = errors.New("not a reciprocity file")

// Case is one tie read from a file.
type Case struct {
	// ID and Name are echoed in the answer as they were written (a string or a
	// number); nil when absent.
	ID, Name json.RawMessage
	// Given and Received are the faded sums.
	Given, Received float64
	// Params are those the case is judged by.
	Params Params
}

// Input is a whole file.
type Input struct {
	// Cases are the ties in the order of the file.
	Cases []Case
	// Single is true when the file was one object and not a list.
	Single bool
}

// ParseInput reads one tie or a list of ties from JSON. A tie is either of
//
//	{"given": 5, "received": 1}
//	{"now": 0, "half_life": 180, "events": [{"day": -3, "direction": "given", "weight": 1}]}
//
// Either may carry "id" and "name" (a string or a number), which the answer repeats.
// Days are whole numbers counted from any day, or "YYYY-MM-DD" dates, but not both in one
// tie. "half_life" is in days and may be left out (180); "weight" may be left out (1).
// A tie of sums may have further keys, which are passed over; in a tie of events an
// unknown key is refused, so that a slip in "half_life" cannot pass. Errors say where,
// and are [ErrBadInput] or [ErrBadNumber].
func ParseInput(data []byte) (Input, error) {
	var whole json.RawMessage
	if err := readOne(data, &whole); err != nil {
		return Input{}, err
	}
	if whole[0] == '{' {
		c, err := parseCase(whole)
		if err != nil {
			return Input{}, err
		}
		return Input{Cases: []Case{c}, Single: true}, nil
	}
	var list []json.RawMessage
	if whole[0] != '[' || json.Unmarshal(whole, &list) != nil {
		return Input{}, fmt.Errorf("the file is neither a list nor an object: %w", ErrBadInput)
	}
	in := Input{Cases: make([]Case, 0, len(list))}
	for i, raw := range list {
		c, err := parseCase(raw)
		if err != nil {
			return Input{}, fmt.Errorf("tie %d: %w", i+1, err)
		}
		in.Cases = append(in.Cases, c)
	}
	return in, nil
}

// readOne reads exactly one JSON value, without space around it.
func readOne(data []byte, into *json.RawMessage) error {
	// Some editors on Windows begin a file with a byte order mark.
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	dec := json.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(into); err != nil {
		if errors.Is(err, io.EOF) {
			return fmt.Errorf("the file is empty: %w", ErrBadInput)
		}
		return fmt.Errorf("the file is not JSON (%w): %w", err, ErrBadInput)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("the file goes on after its end: %w", ErrBadInput)
	}
	return nil
}

// parseCase reads one tie of either form.
func parseCase(raw json.RawMessage) (Case, error) {
	keys, err := object(raw)
	if err != nil {
		return Case{}, err
	}
	c := Case{Params: Default()}
	if c.ID, err = label(keys, "id"); err != nil {
		return Case{}, err
	}
	if c.Name, err = label(keys, "name"); err != nil {
		return Case{}, err
	}
	_, events := keys["events"]
	_, sums := keys["given"]
	switch {
	case events && sums:
		return Case{}, fmt.Errorf(`both "given" and "events" are there, it must be one of them: %w`, ErrBadInput)
	case events:
		return c, c.readEvents(keys)
	}
	return c, c.readSums(keys)
}

// readSums reads the form with given and received.
func (c *Case) readSums(keys map[string]json.RawMessage) (err error) {
	if c.Given, err = number(keys, "given"); err != nil {
		return err
	}
	if err := checkSum("given", c.Given); err != nil {
		return err
	}
	if c.Received, err = number(keys, "received"); err != nil {
		return err
	}
	return checkSum("received", c.Received)
}

// readEvents reads the form with now and events, and tallies them.
func (c *Case) readEvents(keys map[string]json.RawMessage) error {
	if err := only(keys, "id", "name", "now", "half_life", "events"); err != nil {
		return err
	}
	now, err := day(keys, "now")
	if err != nil {
		return err
	}
	if _, ok := keys["half_life"]; ok {
		if c.Params.HalfLife, err = number(keys, "half_life"); err != nil {
			return err
		}
	}
	var list []json.RawMessage
	if err := json.Unmarshal(keys["events"], &list); err != nil || list == nil {
		return fmt.Errorf(`"events" is not a list: %w`, ErrBadInput)
	}
	events := make([]Event, 0, len(list))
	for i, raw := range list {
		e, err := parseEvent(raw, now.dated)
		if err != nil {
			return fmt.Errorf("event %d: %w", i+1, err)
		}
		events = append(events, e)
	}
	c.Given, c.Received, err = Tally(events, now.number, c.Params)
	if err != nil {
		return err
	}
	if err := checkSum("given", c.Given); err != nil {
		return err
	}
	return checkSum("received", c.Received)
}

// parseEvent reads one event whose day must be written like now, as a date or a number.
func parseEvent(raw json.RawMessage, dated bool) (Event, error) {
	keys, err := object(raw)
	if err != nil {
		return Event{}, err
	}
	if err := only(keys, "day", "direction", "weight"); err != nil {
		return Event{}, err
	}
	d, err := day(keys, "day")
	if err != nil {
		return Event{}, err
	}
	if d.dated != dated {
		return Event{}, fmt.Errorf(`"day" and "now" must both be numbers or both be dates: %w`, ErrBadInput)
	}
	e := Event{Day: d.number, Weight: 1}
	if err := json.Unmarshal(keys["direction"], &e.Direction); err != nil {
		return Event{}, fmt.Errorf(`"direction" must be "given", "received" or "both": %w`, ErrBadInput)
	}
	if _, ok := keys["weight"]; ok {
		if e.Weight, err = number(keys, "weight"); err != nil {
			return Event{}, err
		}
	}
	return e, e.Check()
}

// object reads the keys of a JSON object as they are written; unlike a struct it does
// not take "Given" for "given".
func object(raw json.RawMessage) (map[string]json.RawMessage, error) {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(raw, &keys); err != nil || keys == nil {
		return nil, fmt.Errorf("this is not an object: %w", ErrBadInput)
	}
	return keys, nil
}

// only refuses keys that are not among the known ones.
func only(keys map[string]json.RawMessage, known ...string) error {
	for _, k := range slices.Sorted(maps.Keys(keys)) { // sorted: one file, one message
		if !slices.Contains(known, k) {
			return fmt.Errorf("unknown key %.40q, known are %s: %w", k, strings.Join(known, ", "), ErrBadInput)
		}
	}
	return nil
}

// number reads a required number.
func number(keys map[string]json.RawMessage, key string) (float64, error) {
	raw, ok := keys[key]
	if !ok {
		return 0, fmt.Errorf("%q is missing: %w", key, ErrBadInput)
	}
	var v *float64
	if err := json.Unmarshal(raw, &v); err != nil || v == nil {
		return 0, fmt.Errorf("%q is not a number that can be used: %w", key, ErrBadInput)
	}
	return *v, nil
}

// label reads an optional id or name, a string, a number or null, as it is written.
func label(keys map[string]json.RawMessage, key string) (json.RawMessage, error) {
	raw, ok := keys[key]
	if ok && strings.ContainsRune(`{[tf`, rune(raw[0])) {
		return nil, fmt.Errorf("%q is neither a text nor a number: %w", key, ErrBadInput)
	}
	return raw, nil
}

// writtenDay is a day as a number and whether it was written as a date.
type writtenDay struct {
	number int
	dated  bool
}

// day reads a required day: a whole number, or a date as days since 1970-01-01.
func day(keys map[string]json.RawMessage, key string) (writtenDay, error) {
	var date string
	if json.Unmarshal(keys[key], &date) == nil && string(keys[key]) != "null" {
		t, err := time.Parse(time.DateOnly, date)
		if err != nil {
			return writtenDay{}, fmt.Errorf("%q is not a date like 2026-01-31: %w", key, ErrBadInput)
		}
		return writtenDay{int(t.Unix() / 86400), true}, nil
	}
	v, err := number(keys, key)
	if err != nil {
		return writtenDay{}, err
	}
	if v != float64(int(v)) || v < -largestDay || v > largestDay {
		return writtenDay{}, fmt.Errorf("%q is %g, it must be a whole number of days: %w", key, v, ErrBadNumber)
	}
	return writtenDay{int(v), false}, nil
}
