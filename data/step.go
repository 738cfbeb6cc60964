package data

import (
	"time"

	"google.golang.org/protobuf/proto"

	"kith/data/wire"
)

// Was says what a step did to a record. The values stand on disk: never reorder them.
type Was byte

// What a step did to a record.
const (
	WasAdded   Was = 1 // it was not there before
	WasChanged Was = 2 // it was there before and after
	WasDeleted Was = 3 // it went into the trash
)

// MaxSteps is how many steps can be undone, the newest ones.
const MaxSteps = 200

// Step is one deliberate change, of one record or of many, that can be undone and
// made again, also after a restart. It holds only what changed.
type Step struct {
	// ID names the step; steps come in the order of their ids.
	ID ID `json:"id"`
	// At is when it was made.
	At time.Time `json:"at"`
	// Name says what was done, as "map.move": the room that did it has the words.
	Name string `json:"name"`
	// Undone steps can be made again.
	Undone bool `json:"undone,omitempty"`
	// Parts are the records it touched, in order.
	Parts []StepPart `json:"parts,omitempty"`
	// Group binds the commits of one large change; they are undone together.
	Group ID `json:"group,omitzero"`
}

// StepPart is what a step did to one record.
type StepPart struct {
	ID   ID   `json:"id"`
	Kind Kind `json:"kind"`
	Was  Was  `json:"was"`
	// Before and After hold, of a changed record, the wire form of the fields that differ.
	Before []byte `json:"before,omitempty"`
	After  []byte `json:"after,omitempty"`
}

// Check says which rule the step breaks, as a *FieldError, or nil.
func (t *Step) Check() error {
	c := checker{noun: "step"}
	c.id(t.ID)
	c.name(t.Name, "Name")
	c.instant(t.At, "", "At")
	for _, p := range t.Parts {
		c.need(!p.ID.IsZero(), "Parts", "must each name a record")
		c.need(nounOf(p.Kind) != nil, "Parts", "must be of a noun that can be deleted")
		c.need(p.Was >= WasAdded && p.Was <= WasDeleted, "Parts", "must be added, changed or deleted")
	}
	return c.err
}

func (t *Step) toWire() proto.Message {
	w := &wire.Step{Id: idBytes(t.ID), At: nanos(t.At), Name: t.Name, Undone: t.Undone, Group: idBytes(t.Group)}
	for _, p := range t.Parts {
		w.Parts = append(w.Parts, &wire.StepPart{
			Id: idBytes(p.ID), Kind: uint32(p.Kind), Was: uint32(p.Was), Before: p.Before, After: p.After,
		})
	}
	return w
}

// stepFrom reads a step; ErrUnreadable if the bytes are none.
func stepFrom(b []byte) (Step, error) {
	var w wire.Step
	if err := decode(b, &w); err != nil {
		return Step{}, err
	}
	t := Step{ID: idFrom(w.Id), At: instant(w.At), Name: w.Name, Undone: w.Undone, Group: idFrom(w.Group)}
	for _, p := range w.Parts {
		t.Parts = append(t.Parts, StepPart{
			ID: idFrom(p.GetId()), Kind: narrow[Kind](p.GetKind()), Was: narrow[Was](p.GetWas()),
			Before: p.GetBefore(), After: p.GetAfter(),
		})
	}
	return t, nil
}
