package data

import (
	"encoding/json"
	"errors"
	"fmt"

	"kith/data/vault"
)

// Schema is the version of the records and rows that this program writes.
const Schema = 1

// schemaState is what the store knows of its own version.
type schemaState struct {
	Schema int `json:"schema"`
	// Under is the step being made, or 0. A step is made of parts that may be
	// repeated, so one that was cut off is simply made again.
	Under int `json:"under,omitempty"`
}

// step brings a store from schema To−1 to To. Each must be safe to repeat.
type step struct {
	To  int
	Run func(*vault.Vault) error
}

// steps lists how older stores come forward, in order. Schema 1 is the first.
func steps() []step { return nil }

// firstSchema is what a store without a note of its schema is taken for.
const firstSchema = 1

// migrate brings the store to schema, one step at a time. An empty store gets it
// at once. A newer one is refused and not touched, and so is one that a newer
// program had begun to bring forward: it may hold what this one cannot read. before,
// if not nil, is called before the first step is begun, to make a backup; if it
// fails nothing is changed.
func migrate(v *vault.Vault, steps []step, schema int, before func() error) error {
	st, empty, err := readSchema(v)
	if err != nil {
		return err
	}
	if st.Schema == 0 && empty {
		return writeSchema(v, schemaState{Schema: schema})
	}
	if st.Schema == 0 { // the note was lost; every step may be repeated
		if st.Schema = firstSchema; schema == firstSchema {
			return writeSchema(v, st)
		}
	}
	if newest := max(st.Schema, st.Under); newest > schema {
		return fmt.Errorf("schema %d, known up to %d: %w", newest, schema, ErrNewerSchema)
	}
	for _, step := range steps {
		if step.To <= st.Schema || step.To > schema {
			continue
		}
		if st.Under == 0 && before != nil { // what was begun before has its backup
			if err := before(); err != nil {
				return fmt.Errorf("before bringing the store forward: %w", err)
			}
			before = nil
		}
		if err := writeSchema(v, schemaState{Schema: st.Schema, Under: step.To}); err != nil {
			return err
		}
		if err := step.Run(v); err != nil {
			return fmt.Errorf("bring store forward to schema %d: %w", step.To, err)
		}
		st = schemaState{Schema: step.To}
		if err := writeSchema(v, st); err != nil {
			return err
		}
	}
	if st.Schema != schema {
		return fmt.Errorf("no way from schema %d to %d: %w", st.Schema, schema, ErrUnreadable)
	}
	return nil
}

// readSchema reads the store's version, 0 for a store that has none yet, and
// tells whether there is anything in it.
func readSchema(v *vault.Vault) (st schemaState, empty bool, err error) {
	err = v.View(func(tx *vault.Tx) error {
		st, empty, err = schemaIn(tx)
		return err
	})
	return st, empty, err
}

// schemaIn is readSchema as a transaction sees it.
func schemaIn(tx *vault.Tx) (st schemaState, empty bool, err error) {
	empty = true
	for _, k := range Kinds() {
		empty = empty && tx.Count(byte(k)) == 0
	}
	b, err := tx.Get(metaKey("schema"))
	if errors.Is(err, vault.ErrNoRecord) {
		return st, empty, nil
	}
	if err != nil {
		return st, empty, fmt.Errorf("read schema: %w", err)
	}
	if json.Unmarshal(b, &st) != nil || st.Schema <= 0 || st.Under < 0 {
		return st, empty, fmt.Errorf("read schema: %w", ErrUnreadable)
	}
	return st, empty, nil
}

// writeSchema notes the store's version.
func writeSchema(v *vault.Vault, st schemaState) error {
	b, err := json.Marshal(st)
	if err != nil {
		return fmt.Errorf("write schema: %w", err)
	}
	return v.Update(func(tx *vault.Tx) error { return tx.Put(metaKey("schema"), b) })
}
