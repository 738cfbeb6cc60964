package assets

import (
	"embed"
	"io/fs"
)

//go:embed checkin prompts helplines
var spoken embed.FS

// CheckIn is the program's own weekly questions in a language, in the format of
// package measure. The bytes are the very version that is asked.
func CheckIn(language string) []byte { return in(language, "checkin") }

// Prompts are the questions to write about, by strand, and the templates that come
// with the program: {"prompts": {strand: [question]}, "templates": [{name, body}]}.
func Prompts(language string) []byte { return in(language, "prompts") }

// Helplines is the emergency numbers of some countries, as JSON: the day of the list,
// and for each country its code (ISO 3166), name, number, the source to compare with
// and the day on which it was last looked at. Numbers that nobody is sure of are left out.
func Helplines(language string) []byte { return in(language, "helplines") }

// in gives a folder's file for a language, the English one where it has none.
func in(language, folder string) []byte {
	for _, code := range []string{language, "en"} {
		if raw, err := fs.ReadFile(spoken, folder+"/"+code+".json"); err == nil {
			return raw
		}
	}
	return nil // the English file is built in; a test reads it
}
