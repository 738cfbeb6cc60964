package data

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"kith/data/vault"
)

// Mute keeps a person or a period from being brought back as a memory. It hides
// nothing from the timeline or the search. One entry is muted by Entry.Muted.
type Mute struct {
	// ID is that of the definition it is kept in.
	ID ID `json:"-"`
	// Person is whom no memory may speak of; zero for a period.
	Person ID `json:"person,omitzero"`
	// From and To are the days of a period, both included; a zero end is open.
	From Day `json:"from,omitzero"`
	To   Day `json:"to,omitzero"`
}

// MutePerson keeps somebody out of the memories.
func MutePerson(person ID) Mute { return Mute{ID: NewID(), Person: person} }

// MutePeriod keeps some days out of the memories; a zero end is open.
func MutePeriod(span Span) Mute { return Mute{ID: NewID(), From: span.From, To: span.To} }

// Definition is the mute as it is kept: of kind DefMute, its body JSON with either
// "person" or "from" and "to".
func (m Mute) Definition(at time.Time) Definition {
	name := "period"
	if !m.Person.IsZero() {
		name = "person"
	}
	body, err := json.Marshal(m)
	if err != nil {
		panic(err) // ids and days are always text
	}
	return Definition{ID: m.ID, Kind: DefMute, Name: name, Body: body, Created: at, Modified: at}
}

// muteFrom reads what Definition wrote; false for a body that mutes nothing.
func muteFrom(d Definition) (Mute, bool) {
	m := Mute{}
	if d.Kind != DefMute || json.Unmarshal(d.Body, &m) != nil {
		return Mute{}, false
	}
	m.ID = d.ID
	return m, !m.Person.IsZero() || m.From != 0 || m.To != 0
}

// MutesOf reads the mutes among definitions, those that mute nothing left out.
func MutesOf(defs []Definition) (list []Mute) {
	for _, d := range defs {
		if m, ok := muteFrom(d); ok {
			list = append(list, m)
		}
	}
	return list
}

// Has says that an entry is kept out of the memories by this mute.
func (m Mute) Has(e *Entry) bool {
	if !m.Person.IsZero() {
		return slices.Contains(e.People, m.Person)
	}
	return Span{m.From, m.To}.Has(e.Day)
}

// Mutes lists the people and periods that are kept out of the memories, in the
// order they were added.
func (s *Store) Mutes(ctx context.Context) (list []Mute, err error) {
	err = s.view(ctx, func(tx *vault.Tx) error {
		list, err = s.mutes(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list mutes: %w", err)
	}
	return list, nil
}

func (s *Store) mutes(ctx context.Context, tx *vault.Tx) (list []Mute, err error) {
	err = each(ctx, s, tx, allOf(KindDefinition), definitionFrom, func(d Definition) error {
		if m, ok := muteFrom(d); ok {
			list = append(list, m)
		}
		return nil
	})
	return list, err
}
