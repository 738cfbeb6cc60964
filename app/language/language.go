// Package language gives a system without a language (LANG=C, as cron and
// containers have it) English, of no country, before anything else starts. The
// window toolkit reads the language while the program is being loaded and complains
// on standard error if there is none, even for a command that opens no window. That
// happens before main can do anything, so this small package, which needs nothing
// but os and strings and is therefore loaded earlier, sets the variable.
package language

import (
	"os"
	"strings"
)

var _ = give()

// english is English as it is written in no country above others: weeks and times
// of day are those of most of the world.
const english = "en_001.UTF-8"

// give replaces a language that is none by English, and takes away what the toolkit
// cannot read of one: the currency in "de_DE@euro".
func give() bool {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		v := os.Getenv(name)
		if v == "" {
			continue
		}
		if none(v) {
			return os.Setenv(name, english) == nil
		}
		if plain, _, marked := strings.Cut(v, "@"); marked {
			return os.Setenv(name, plain) == nil
		}
		return false
	}
	return os.Setenv("LANG", english) == nil
}

// none says that a value names no language.
func none(v string) bool {
	return v == "C" || v == "POSIX" || v == "C.UTF-8" || v == "C.utf8"
}
