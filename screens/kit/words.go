package kit

import (
	"fmt"
	"maps"

	"fyne.io/fyne/v2/lang"

	"kith/assets"
)

// LoadWords gives the translations to the toolkit. The program calls it once, at
// its start, before the first window. Without it every word is English.
func LoadWords() error {
	if err := lang.AddTranslationsFS(assets.Translations, "translations"); err != nil {
		return fmt.Errorf("load translations: %w", err)
	}
	return nil
}

// T is the text with this key in the person's language, or the fallback, which
// is the English text. Key and fallback are written as literals, so that the
// list of words can be made from the code. The key starts with the room's word:
//
//	kit.T("journal.save", "Save")
//	kit.T("journal.saved", "Saved {{.Time}}", "Time", clock)
//
// The args are names and values in turn, for the places between braces. After a
// change of words, go test ./screens/kit -run Words -update writes the list anew.
func T(key, fallback string, args ...any) string {
	return lang.X(key, fallback, fields(args))
}

// TN is a text that depends on a number: one and other are the English texts
// for one and for any other number, {{.Count}} stands for the number.
//
//	kit.TN("journal.entries", "{{.Count}} entry", "{{.Count}} entries", n)
func TN(key, one, other string, count int, args ...any) string {
	fallback := other
	if count == 1 {
		fallback = one
	}
	data := fields(args)
	data["Count"] = count
	if lang.X(key, unknownWord, data) == unknownWord {
		return lang.X(key, fallback, data) // asked for its plural, the toolkit would log that it knows none
	}
	return lang.XN(key, fallback, count, data)
}

// unknownWord is no text that anybody would write.
const unknownWord = "\x00"

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
