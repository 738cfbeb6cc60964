package practice

import (
	"encoding/json"
	"fmt"
)

// Differs says in what a translation differs from the practice that it translates, ""
// if only in its words. A translation that asked otherwise would break the charts.
func Differs(original, translated *Practice) string {
	a, b := shape(original), shape(translated)
	if len(a) != len(b) {
		return fmt.Sprintf("has %d questions and series, want %d", len(b)-1, len(a)-1)
	}
	for i := range a {
		if a[i] != b[i] {
			return fmt.Sprintf("has %s, want %s", b[i], a[i])
		}
	}
	return ""
}

// shape is a practice without its words: the whole, then each question and series.
func shape(p *Practice) []string {
	whole := *p
	whole.Language, whole.Title, whole.Brief, whole.How, whole.Care, whole.Why = "", "", "", "", "", Why{}
	whole.Name, whole.States, whole.Fields, whole.Series = Name{}, States{}, nil, nil
	whole.Follow.Ask, whole.Echo.Say = "", ""
	whole.Together = nil
	for _, t := range p.Together {
		whole.Together = append(whole.Together, Together{Keys: t.Keys})
	}
	out := []string{text(whole)}
	for _, f := range p.Fields {
		f.Label, f.Hint, f.Low, f.High = "", "", "", ""
		f.Examples = nil
		f.Labels = make([]string, len(f.Labels))
		options := make([]Option, len(f.Options))
		for i, o := range f.Options {
			options[i].Value = o.Value
		}
		f.Options = options
		out = append(out, text(f))
	}
	for _, s := range p.Series {
		s.Title = ""
		out = append(out, text(s))
	}
	return out
}

func text(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error() // structs of texts and numbers: it does not happen, and would differ
	}
	return string(b)
}
