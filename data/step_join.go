package data

import (
	"slices"
	"time"

	"google.golang.org/protobuf/encoding/protowire"
)

// pause is how long after a step typing still belongs to it.
const pause = 2 * time.Minute

// join makes a step of typing one with the step before it, if that is of the same
// typing: the step takes over its id, and what stood before it.
func (w *Writer) join(step *Step) error {
	list, err := stepsIn(w.tx)
	if err != nil || len(list) == 0 {
		return err
	}
	last := list[0]
	if last.Undone || last.Name != step.Name || !last.Group.IsZero() || step.At.Sub(last.At) > pause || step.At.Before(last.At) {
		return nil
	}
	same := slices.EqualFunc(last.Parts, step.Parts, func(a, b StepPart) bool {
		return a.ID == b.ID && a.Kind == b.Kind && a.Was == WasChanged && b.Was == WasChanged
	})
	if !same {
		return nil
	}
	for i := range step.Parts {
		joined, ok := joinParts(last.Parts[i], step.Parts[i])
		if !ok {
			return nil
		}
		step.Parts[i] = joined
	}
	step.ID = last.ID
	return nil
}

// joinParts makes one change out of two that followed each other.
func joinParts(first, second StepPart) (StepPart, bool) {
	var sides [4]map[protowire.Number][]byte
	for i, b := range [][]byte{first.Before, first.After, second.Before, second.After} {
		fields, ok := fieldsOf(b)
		if !ok {
			return StepPart{}, false
		}
		sides[i] = fields
	}
	first.Before = union(sides[0], sides[2], func(n protowire.Number) bool { return has(sides[0], n) || has(sides[1], n) })
	first.After = union(sides[3], sides[1], func(n protowire.Number) bool { return has(sides[2], n) || has(sides[3], n) })
	return first, true
}

// union gives the fields of one side, and those of the other that were not touched
// on the first, in the order of their numbers.
func union(side, other map[protowire.Number][]byte, touched func(protowire.Number) bool) (out []byte) {
	all := map[protowire.Number][]byte{}
	for n, b := range side {
		all[n] = b
	}
	for n, b := range other {
		if !touched(n) {
			all[n] = b
		}
	}
	var numbers []protowire.Number
	for n := range all {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		out = append(out, all[n]...)
	}
	return out
}

func has(m map[protowire.Number][]byte, n protowire.Number) bool {
	_, ok := m[n]
	return ok
}
