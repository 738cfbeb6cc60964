package kit

import (
	"fmt"
	"maps"
	"strings"
)

// T is the text with this key in the language in force, or the fallback, which
// is the English text. Key and fallback are written as literals, so that the
// list of words can be made from the code. The key starts with the room's word:
//
//	kit.T("journal.save", "Save")
//	kit.T("journal.saved", "Saved {{.Time}}", "Time", clock)
//
// The args are names and values in turn, for the places between braces. After a
// change of words, go test ./screens/kit -run Words -update writes the list anew.
func T(key, fallback string, args ...any) string {
	text := fallback
	if forms, ok := inForce().word(key); ok {
		text = forms[other]
	}
	return fill(text, fields(args))
}

// TN is a text that depends on a number: one and many are the English texts
// for one and for any other number, {{.Count}} stands for the number, written
// as the language writes it. Other languages have the forms that they need.
//
//	kit.TN("journal.entries", "{{.Count}} entry", "{{.Count}} entries", n)
func TN(key, one, many string, count int, args ...any) string {
	text := many
	if count == 1 {
		text = one
	}
	s := inForce()
	if forms, ok := s.word(key); ok {
		text = forms.forNumber(s.language, count)
	}
	data := fields(args)
	data["Count"] = s.language.Grouped(count)
	return fill(text, data)
}

// fill puts values into the places {{.Name}} of a text. What a value holds is
// never read as a place; a place without a value stays empty.
func fill(text string, values map[string]any) string {
	if !strings.Contains(text, "{{.") {
		return text
	}
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{{.")
		out.WriteString(before)
		name, after, closed := strings.Cut(rest, "}}")
		if !found || !closed {
			return out.String() + rest
		}
		if v, ok := values[name]; ok {
			fmt.Fprint(&out, v)
		}
		text = after
	}
}

// fields makes a map of names and values in turn; one map alone is taken as is.
func fields(args []any) map[string]any {
	data := map[string]any{}
	if len(args) == 1 {
		if given, ok := args[0].(map[string]any); ok {
			maps.Copy(data, given)
		}
		return data
	}
	for i := 0; i+1 < len(args); i += 2 {
		data[fmt.Sprint(args[i])] = args[i+1]
	}
	return data
}
