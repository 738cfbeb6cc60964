package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
)

// maxPositionsFile bounds what ReadPositions takes in, in bytes.
const maxPositionsFile = 64 << 20

// ReadPositions reads {"id": {"x": px, "y": px, "ring": n}, …}. A missing ring
// is read as 0, not known. Coordinates that are missing or not finite, a file
// over 64 MiB and anything after the object are errors.
func ReadPositions(r io.Reader) (Positions, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxPositionsFile+1))
	if err != nil {
		return nil, fmt.Errorf("read positions: %w", err)
	}
	if len(data) > maxPositionsFile {
		return nil, fmt.Errorf("read positions: the file is over %d MiB", maxPositionsFile>>20)
	}
	// Pointers tell a coordinate that is missing from one that is 0.
	var raw map[string]struct {
		X, Y *float64
		Ring int
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, fmt.Errorf("read positions: %w", err)
	}
	out := make(Positions, len(raw))
	for id, p := range raw {
		if p.X == nil || p.Y == nil {
			return nil, fmt.Errorf("read positions: a place without x or y: %w", ErrPlace)
		}
		out[id] = Point{*p.X, *p.Y, p.Ring}
	}
	if err := out.check("read"); err != nil {
		return nil, fmt.Errorf("read positions: %w", err)
	}
	return out, nil
}

// WritePositions writes the places as ReadPositions reads them: one person a
// line, in the order of ids, numbers in the shortest form that reads back
// exactly. The same places always give the same bytes.
func WritePositions(w io.Writer, ps Positions) error {
	if err := ps.check("written"); err != nil {
		return fmt.Errorf("write positions: %w", err)
	}
	// By hand, one person a line: a map changes by lines then, not as a whole.
	var out bytes.Buffer
	out.WriteString("{")
	for i, id := range slices.Sorted(maps.Keys(ps)) {
		if i > 0 {
			out.WriteString(",")
		}
		key, err := json.Marshal(id)
		if err != nil {
			return fmt.Errorf("write positions: %w", err)
		}
		value, err := json.Marshal(ps[id])
		if err != nil {
			return fmt.Errorf("write positions: %w", err)
		}
		fmt.Fprintf(&out, "\n%s: %s", key, value)
	}
	out.WriteString("\n}\n")
	if _, err := w.Write(out.Bytes()); err != nil {
		return fmt.Errorf("write positions: %w", err)
	}
	return nil
}
