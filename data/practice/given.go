package practice

import (
	"encoding/json"
	"fmt"
	"strings"

	"kith/data"
)

// ReadAnswers reads answers as a script gives them, by key: a text, a number, a day
// "2026-11-23", "yes", "partly" or "no" (or true and false), a list of texts for tags
// and choices of several, a name for a person; null leaves the question out. Person
// finds somebody by name. The error is Problems, or what person gave.
func (p *Practice) ReadAnswers(raw map[string]json.RawMessage, person func(name string) (data.ID, error)) ([]data.Field, error) {
	var out []data.Field
	known := 0
	for _, q := range p.Fields {
		value, ok := raw[q.Key]
		if !ok {
			continue
		}
		known++
		if string(value) == "null" {
			continue
		}
		f, err := q.read(value, person)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	if known < len(raw) {
		for key := range raw {
			if _, ok := p.Field(key); !ok {
				return nil, Problems{fmt.Sprintf("the practice %q asks no question %.60q", p.ID, key)}
			}
		}
	}
	if err := p.CheckAnswers(out); err != nil {
		return nil, err
	}
	return out, nil
}

// read reads one answer.
func (f Field) read(value json.RawMessage, person func(string) (data.ID, error)) (data.Field, error) {
	out := data.Field{Key: f.Key}
	wrong := Problems{fmt.Sprintf("the answer to %q should be %s", f.Key, f.wants())}
	switch f.Type {
	case Scale:
		if json.Unmarshal(value, &out.Number) != nil || !out.Number.Set {
			return out, wrong
		}
		return out, nil
	case Tags, Choices:
		var list []string
		if json.Unmarshal(value, &list) == nil {
			out.Text = strings.Join(list, ", ")
			return out, nil
		}
	case Answer, YesNo:
		var yes bool
		if json.Unmarshal(value, &yes) == nil {
			out.Answer = data.No
			if yes {
				out.Answer = data.Yes
			}
			return out, nil
		}
	}
	var text string
	if json.Unmarshal(value, &text) != nil {
		return out, wrong
	}
	switch f.Type {
	case Person:
		id, err := person(text)
		out.Person = id
		return out, err
	case Date:
		if out.Day.UnmarshalText([]byte(text)) != nil {
			return out, wrong
		}
	case Answer, YesNo:
		if out.Answer.UnmarshalText([]byte(text)) != nil {
			return out, wrong
		}
	default:
		out.Text = text
	}
	return out, nil
}

// wants says in words what an answer looks like in JSON.
func (f Field) wants() string {
	switch f.Type {
	case Scale:
		return fmt.Sprintf("a number from %d to %d", f.Min, f.Max)
	case Tags, Choices:
		return "a list of texts"
	case Answer:
		return `"yes", "partly" or "no"`
	case YesNo:
		return `"yes" or "no"`
	case Date:
		return `a day such as "2026-11-23"`
	case Person:
		return "a name"
	}
	return "a text"
}
