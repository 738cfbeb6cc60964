package kit

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const assetsFolder = "../../assets"

// TestEveryLanguageIsComplete holds each language of the table against English: the
// same keys, the forms that the language needs, the same places, nothing empty, and
// the blanks, colons and dots at the ends that the window counts on.
func TestEveryLanguageIsComplete(t *testing.T) {
	english := readFile(t, "translations/en.json")
	for _, l := range Languages()[1:] {
		words := readFile(t, "translations/"+l.Code+".json")
		for _, key := range slices.Sorted(maps.Keys(english)) {
			if words[key] == nil {
				t.Errorf("%s lacks %q: %v", l.Code, key, english[key])
				continue
			}
			for _, offence := range compare(l, formsOf(english[key]), formsOf(words[key])) {
				t.Errorf("%s %q: %s", l.Code, key, offence)
			}
		}
		for key := range words {
			if english[key] == nil {
				t.Errorf("%s has %q, which English has not", l.Code, key)
			}
		}
	}
}

// TestNoFileSpeaksALanguageThatIsNotOffered looks for files without a line in the table.
// A file such as en-US.json holds what a region says otherwise.
func TestNoFileSpeaksALanguageThatIsNotOffered(t *testing.T) {
	english := readFile(t, "translations/en.json")
	for _, folder := range []string{"translations", "practices", "checkin", "prompts", "helplines"} {
		list, err := os.ReadDir(filepath.Join(assetsFolder, folder))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range list {
			code, region, regional := strings.Cut(strings.TrimSuffix(f.Name(), ".json"), "-")
			l := languageNamed(t, code)
			if !regional {
				continue
			}
			if folder != "translations" || len(region) != 2 || region != strings.ToUpper(region) {
				t.Errorf("%s/%s: only words differ by region, in a file such as en-US.json", folder, f.Name())
			}
			for key, word := range readFile(t, "translations/"+f.Name()) {
				for _, offence := range compare(l, formsOf(english[key]), formsOf(word)) {
					t.Errorf("%s %q: %s", f.Name(), key, offence)
				}
			}
		}
	}
}

// TestTheRulesForTranslationsBite gives the rules one breach each.
func TestTheRulesForTranslationsBite(t *testing.T) {
	text := func(s string) any { return s }
	counted := func(pairs ...string) any {
		m := map[string]any{}
		for i := 0; i < len(pairs); i += 2 {
			m[pairs[i]] = pairs[i+1]
		}
		return m
	}
	entries := counted(one, "one entry", other, "{{.Count}} entries")
	for _, c := range []struct {
		code        string
		english, is any
		want        string
	}{
		{"de", text("Save"), text("Speichern"), ""},
		{"de", text("Save"), text(" "), "is empty"},
		{"de", text("by {{.Who}}"), text("von {{.Wer}}"), "places"},
		{"de", text("Choose…"), text("Wählen"), "ends"},
		{"fr", text("Name:"), text("Nom :"), ""},
		{"zh", text("Name:"), text("名字："), ""},
		{"de", text("Name: "), text("Name:"), "blanks"},
		{"de", text("a\nb"), text("a b"), "lines"},
		{"de", entries, counted(one, "ein Eintrag", other, "{{.Count}} Einträge"), ""},
		{"fr", entries, counted(one, "une entrée", many, "{{.Count}} d’entrées", other, "{{.Count}} entrées"), "places"},
		{"pl", entries, counted(one, "jeden wpis", many, "{{.Count}} wpisów", other, "{{.Count}} wpisu"), "forms"},
		{"zh", entries, counted(other, "{{.Count}} 篇"), ""},
		{"de", entries, text("Einträge"), "forms"},
		{"de", text("Save"), text("{{.Name"), "brace"},
	} {
		got := strings.Join(compare(languageNamed(t, c.code), formsOf(c.english), formsOf(c.is)), "; ")
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s %v: got %q, want an offence with %q", c.code, c.is, got, c.want)
		}
	}
}

// formsOf gives the forms of a text as a file holds it.
func formsOf(v any) wordForms {
	switch v := v.(type) {
	case string:
		return wordForms{"": v}
	case map[string]any:
		forms := wordForms{}
		for form, text := range v {
			forms[form] = fmt.Sprint(text)
		}
		return forms
	}
	return nil
}

// compare gives what a translated text does otherwise than it may.
func compare(l Language, english, words wordForms) (offences []string) {
	offend := func(format string, args ...any) { offences = append(offences, fmt.Sprintf(format, args...)) }
	want := []string{""}
	if english[other] != "" {
		want = l.Forms
	}
	if got := slices.Sorted(maps.Keys(words)); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
		offend("has the forms %q, want %q", got, want)
		return offences
	}
	for form, text := range words {
		model := english[""] + english[other]
		if form == one && l.form(0) != one {
			model = english[one] // only for one, which English may say in words
		}
		if strings.TrimSpace(text) == "" {
			offend("%s is empty", form)
			continue
		}
		if got, want := places(text), places(model); !slices.Equal(got, want) && !(form == one && l.form(0) != one && slices.Equal(got, places(english[other]))) {
			offend("%s has the places %q, want %q", form, got, want)
		}
		if strings.Count(text, "{{.") != strings.Count(text, "}}") {
			offend("%s has a brace too few", form)
		}
		if hasLetters(model) && blanks(text) != blanks(model) {
			offend("%s begins or ends with other blanks than %q", form, model)
		}
		if strings.Count(text, "\n") != strings.Count(model, "\n") {
			offend("%s has other lines than %q", form, model)
		}
		if got, want := ending(text), ending(model); got != want {
			offend("%s ends with %q, want %q", form, got, want)
		}
	}
	return offences
}

// places gives the names between braces, each once, in order.
func places(text string) []string {
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`\{\{\.(\w+)\}\}`).FindAllStringSubmatch(text, -1) {
		seen[m[1]] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// blanks gives the blanks around a text.
func blanks(text string) string {
	return text[:len(text)-len(strings.TrimLeft(text, " \n\t"))] + "|" + text[len(strings.TrimRight(text, " \n\t")):]
}

// ending gives an ellipsis or a colon at the end; a Chinese colon is one.
func ending(text string) string {
	for mark, is := range map[string]string{"…": "…", ":": ":", "：": ":"} {
		if strings.HasSuffix(strings.TrimSpace(text), mark) {
			return is
		}
	}
	return ""
}

// readFile reads a file of the assets.
func readFile(t *testing.T, name string) map[string]any {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(assetsFolder, name))
	if err != nil {
		t.Fatal(err)
	}
	var words map[string]any
	if err := json.Unmarshal(raw, &words); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return words
}

// TestEveryLanguageAsksTheSame holds the questions of the week, the prompts and the
// emergency numbers to the shape of the English ones, with the same numbers and codes.
func TestEveryLanguageAsksTheSame(t *testing.T) {
	for _, l := range Languages()[1:] {
		for _, folder := range []string{"checkin", "prompts", "helplines"} {
			english, own := readFile(t, folder+"/en.json"), readFile(t, folder+"/"+l.Code+".json")
			if got := own["language"]; english["language"] != nil && got != l.Code {
				t.Errorf("%s/%s.json says its language is %v", folder, l.Code, got)
			}
			sameShape(t, folder+"/"+l.Code, english, own)
		}
		practices, err := fs.Glob(os.DirFS(assetsFolder), "practices/en/*.json")
		if err != nil || len(practices) == 0 {
			t.Fatalf("got %d practices, %v", len(practices), err)
		}
		for _, name := range practices {
			own := strings.Replace(name, "/en/", "/"+l.Code+"/", 1)
			if _, err := os.Stat(filepath.Join(assetsFolder, own)); err != nil {
				t.Errorf("there is no %s", own)
			}
		}
	}
}

// machine says that a field of this name is for the program.
func machine(key string) bool {
	return slices.Contains([]string{"format", "id", "version", "code", "checked", "source_url", "method", "rule", "better", "kind", "subscales"}, key)
}

func sameShape(t *testing.T, at string, english, own any) {
	t.Helper()
	switch e := english.(type) {
	case map[string]any:
		o, ok := own.(map[string]any)
		if !ok || !slices.Equal(slices.Sorted(maps.Keys(e)), slices.Sorted(maps.Keys(o))) {
			t.Errorf("%s: got other fields than the English %q", at, slices.Sorted(maps.Keys(e)))
			return
		}
		for key := range e {
			if machine(key) && fmt.Sprint(e[key]) != fmt.Sprint(o[key]) && key != "subscales" {
				t.Errorf("%s.%s: got %v, want %v", at, key, o[key], e[key])
			}
			sameShape(t, at+"."+key, e[key], o[key])
		}
	case []any:
		o, ok := own.([]any)
		if !ok || len(o) != len(e) {
			t.Errorf("%s: got another list than one of %d", at, len(e))
			return
		}
		for i := range e {
			sameShape(t, fmt.Sprintf("%s[%d]", at, i), e[i], o[i])
		}
	case string:
		if o, ok := own.(string); !ok || strings.TrimSpace(o) == "" && e != "" {
			t.Errorf("%s: got %v, want a text", at, own)
		}
	default:
		if english != own {
			t.Errorf("%s: got %v, want %v", at, own, english)
		}
	}
}
