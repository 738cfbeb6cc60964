package data

import (
	"context"
	"time"

	"google.golang.org/protobuf/proto"

	"kith/data/wire"
)

// The kinds of definition that rooms know. The words stand on disk.
const (
	DefTemplate   = "template"   // an entry to begin with: body is Markdown
	DefPrompt     = "prompt"     // a question to write about: body is the question
	DefPractice   = "practice"   // a practice of one's own: body as in docs/practices.md
	DefInstrument = "instrument" // a loaded questionnaire: body is the file as it was
	DefSearch     = "search"     // a saved search: body is the query
	DefMute       = "mute"       // a person or period not to be brought back: see Mute
	DefView       = "view"       // how a room is to be shown: body is JSON
)

// Definition is something that the person made or loaded to work with, and that is
// not itself about a day or a person. What Body means depends on Kind.
type Definition struct {
	// ID names the definition for ever.
	ID ID `json:"id"`
	// Kind is one of the kinds above.
	Kind string `json:"kind"`
	// Name is what lists show.
	Name string `json:"name"`
	// Body is what was defined, at most MaxBytes.
	Body Content `json:"body,omitempty"`
	// Created and Modified are when it was made and last changed.
	Created  time.Time `json:"created"`
	Modified time.Time `json:"modified"`
	// Source is where an import found it.
	Source Source `json:"source,omitzero"`
	// Revision counts writes; the store sets it.
	Revision uint32 `json:"revision"`
}

// Check says which rule the definition breaks, as a *FieldError, or nil.
func (d *Definition) Check() error {
	c := checker{noun: "definition"}
	c.id(d.ID)
	c.name(d.Kind, "Kind")
	c.name(d.Name, "Name")
	c.need(len(d.Body) <= MaxBytes, "Body", "may be at most 256 KB long")
	c.instant(d.Created, "", "Created")
	c.instant(d.Modified, "", "Modified")
	c.source(d.Source)
	c.fits(d.toWire(), "Body")
	return c.err
}

func (d *Definition) toWire() proto.Message {
	return &wire.Definition{
		Id: idBytes(d.ID), Kind: d.Kind, Name: d.Name, Body: d.Body, Created: nanos(d.Created),
		Modified: nanos(d.Modified), Source: sourceWire(d.Source), Revision: d.Revision,
	}
}

// definitionFrom reads a definition; ErrUnreadable if the bytes are none.
func definitionFrom(b []byte) (Definition, error) {
	var w wire.Definition
	if err := decode(b, &w); err != nil {
		return Definition{}, err
	}
	return Definition{
		ID: idFrom(w.Id), Kind: w.Kind, Name: w.Name, Body: w.Body, Created: instant(w.Created),
		Modified: instant(w.Modified), Source: sourceFrom(w.Source), Revision: w.Revision,
	}, nil
}

// PutDefinition writes a definition.
func (w *Writer) PutDefinition(d *Definition) error { return put(w, d, definitionFrom) }

// DeleteDefinition moves a definition to the trash.
func (w *Writer) DeleteDefinition(id ID, at time.Time) error {
	return trash[Definition](w, KindDefinition, id, at, definitionFrom)
}

// PutDefinition writes one definition as a write of its own.
func (s *Store) PutDefinition(ctx context.Context, d *Definition) error {
	return s.Update(ctx, func(w *Writer) error { return w.PutDefinition(d) })
}

// Definition reads one definition. ErrNotFound if there is none.
func (s *Store) Definition(ctx context.Context, id ID) (Definition, error) {
	return get(ctx, s, KindDefinition, id, definitionFrom)
}

// Definitions reads those of one kind, in the order they were added; "" means all.
func (s *Store) Definitions(ctx context.Context, kind string) ([]Definition, error) {
	list, err := all(ctx, s, allOf(KindDefinition), definitionFrom)
	if err != nil || kind == "" {
		return list, err
	}
	var out []Definition
	for _, d := range list {
		if d.Kind == kind {
			out = append(out, d)
		}
	}
	return out, nil
}
