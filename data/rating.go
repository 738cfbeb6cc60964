package data

import (
	"encoding/json"
	"fmt"
	"math"
)

// Rating is a number that a person may give or leave out; leaving it out is as
// good an answer. The zero Rating is "not rated". The range is that of the field.
type Rating struct {
	Value float64
	Set   bool
}

// Rated is a given rating.
func Rated(v float64) Rating { return Rating{Value: v, Set: true} }

// MarshalJSON gives the number, or null when not rated.
func (r Rating) MarshalJSON() ([]byte, error) {
	if !r.Set {
		return []byte("null"), nil
	}
	return json.Marshal(r.Value)
}

// UnmarshalJSON reads a number or null; anything else is ErrInvalid.
func (r *Rating) UnmarshalJSON(b []byte) error {
	var v *float64
	if json.Unmarshal(b, &v) != nil {
		return fmt.Errorf("read rating, wanted a number or null: %w", ErrInvalid)
	}
	*r = Rating{}
	if v != nil {
		*r = Rated(*v)
	}
	return nil
}

// within says that the rating is left out or a finite number from lo to hi.
func (r Rating) within(lo, hi float64) bool {
	return !r.Set || (!math.IsNaN(r.Value) && r.Value >= lo && r.Value <= hi)
}
