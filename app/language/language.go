// Package language gives a system without a language (LANG=C, as cron and
// containers have it) English before anything else starts. The window toolkit
// reads the language while the program is being loaded and complains on standard
// error if there is none, even for a command that opens no window. That happens
// before main can do anything, so this small package, which needs nothing but os
// and is therefore loaded earlier, sets the variable.
package language

import "os"

var _ = give()

// give replaces a language that is none by English.
func give() bool {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		v := os.Getenv(name)
		if v == "" {
			continue
		}
		if none(v) {
			return os.Setenv(name, "en_US.UTF-8") == nil
		}
		return false
	}
	return os.Setenv("LANG", "en_US.UTF-8") == nil
}

// none says that a value names no language.
func none(v string) bool {
	return v == "C" || v == "POSIX" || v == "C.UTF-8" || v == "C.utf8"
}
