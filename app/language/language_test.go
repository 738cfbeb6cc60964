package language

import (
	"os"
	"testing"
)

func TestOnlyASystemWithoutLanguageGetsEnglish(t *testing.T) {
	for _, c := range []struct{ all, lang, wantAll, wantLang string }{
		{"", "", "", english},
		{"", "C", "", english},
		{"", "C.UTF-8", "", english},
		{"C", "de_DE.UTF-8", english, "de_DE.UTF-8"},
		{"", "pl_PL.UTF-8", "", "pl_PL.UTF-8"},
		{"", "de_DE@euro", "", "de_DE"},
		{"fr_FR.UTF-8", "C", "fr_FR.UTF-8", "C"},
	} {
		t.Setenv("LC_ALL", c.all)
		t.Setenv("LC_MESSAGES", "")
		t.Setenv("LANG", c.lang)
		give()
		if all, lang := os.Getenv("LC_ALL"), os.Getenv("LANG"); all != c.wantAll || lang != c.wantLang {
			t.Errorf("LC_ALL=%q LANG=%q: got %q and %q, want %q and %q", c.all, c.lang, all, lang, c.wantAll, c.wantLang)
		}
	}
}
