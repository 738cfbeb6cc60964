package kit

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"os"
	"path"
	"strconv"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2/lang"

	"kith/assets"
)

// Language is a language that the window speaks.
type Language struct {
	// Code is its ISO 639 code, which names its files: "de".
	Code string
	// Name is what it is called in itself, "Deutsch"; in English too where a system
	// may lack the letters.
	Name string
	// Forms are the plural forms that a text about a number has, in the order of CLDR.
	Forms []string
	// form tells which of them a number takes.
	form func(n int) string
	// group stands between thousands, from so many digits on.
	group       string
	groupDigits int
}

// The names of the plural forms, after Unicode CLDR.
const (
	one   = "one"
	few   = "few"
	many  = "many"
	other = "other"
)

// Languages lists the languages in the order in which they are offered: English,
// in which the program is written, then those with a file in assets/translations.
// Plural rules and numbers are those of Unicode CLDR 46.
func Languages() []Language {
	return []Language{
		{"en", "English", []string{one, other}, oneOrOther, ",", 4},
		{"de", "Deutsch", []string{one, other}, oneOrOther, ".", 4},
		{"es", "Español", []string{one, many, other}, romance(1), ".", 5},
		{"fr", "Français", []string{one, many, other}, romance(0), "\u202f", 4},
		{"pt", "Português", []string{one, many, other}, romance(0), ".", 4},
		{"pl", "Polski", []string{one, few, many, other}, polish, "\u00a0", 5},
		{"zh", "中文 · Chinese", []string{other}, func(int) string { return other }, ",", 4},
	}
}

func oneOrOther(n int) string {
	if n == 1 {
		return one
	}
	return other
}

// romance is the rule of French, Portuguese (which say "one" from 0) and Spanish
// (which does from 1); whole millions are many of them.
func romance(from int) func(int) string {
	return func(n int) string {
		switch {
		case n == 1 || n == from:
			return one
		case n != 0 && n%1_000_000 == 0:
			return many
		}
		return other
	}
}

func polish(n int) string {
	switch tens := n % 100; {
	case n == 1:
		return one
	case n%10 >= 2 && n%10 <= 4 && (tens < 12 || tens > 14):
		return few
	}
	return many
}

// Grouped writes a whole number with the language's mark between thousands.
func (l Language) Grouped(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	if l.group == "" || len(digits) < l.groupDigits {
		return sign + digits
	}
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + l.group + digits[at:]
	}
	return sign + digits
}

// wordForms is a text: under "other" alone, or in the plural forms of its language.
type wordForms map[string]string

// UnmarshalJSON reads a text that is written alone or as an object of forms.
func (w *wordForms) UnmarshalJSON(b []byte) error {
	var alone string
	if err := json.Unmarshal(b, &alone); err == nil {
		*w = wordForms{other: alone}
		return nil
	}
	forms := map[string]string{}
	if err := json.Unmarshal(b, &forms); err != nil {
		return fmt.Errorf("read a text's forms: %w", err)
	}
	*w = forms
	return nil
}

// forNumber gives the form for a number.
func (w wordForms) forNumber(l Language, n int) string {
	if text, ok := w[l.form(max(n, -n))]; ok {
		return text
	}
	return w[other]
}

// speech is a language with its words; what it lacks is said in English.
type speech struct {
	language Language
	region   string // two letters, "" when the system tells none
	words    map[string]wordForms
}

func (s *speech) word(key string) (forms wordForms, ok bool) {
	forms, ok = s.words[key]
	return forms, ok && len(forms) > 0
}

// spoken is the language that the process speaks, as a toolkit's theme is: the
// words of a window never change while it is shown.
var spoken atomic.Pointer[speech]

// inForce is the language that was chosen, English before that.
func inForce() *speech {
	if s := spoken.Load(); s != nil {
		return s
	}
	return &speech{language: Languages()[0]}
}

// LoadWords puts a language in force, for this program and for the toolkit's own
// words: the one with this code, or with "" the system's. One that the program
// does not speak gives English. It is called before the first window is built.
func LoadWords(code string) error { return LoadWordsFrom(assets.Translations, "translations", code) }

// LoadWordsFrom is LoadWords with other words: those of the folder's <code>.json.
func LoadWordsFrom(all fs.FS, folder, code string) error {
	s := &speech{language: choose(code), region: region(os.Getenv, systemLocale())}
	files := []string{s.language.Code, s.language.Code + "-" + s.region}
	if s.language.Code == "en" {
		files = files[1:] // English stands in the code
	}
	for _, name := range files {
		words, err := readWords(all, path.Join(folder, name+".json"))
		if err != nil {
			return err
		}
		if s.words == nil {
			s.words = words
			continue
		}
		maps.Copy(s.words, words)
	}
	spoken.Store(s)
	return speakToolkit()
}

// OtherLanguage says that a code means another language than the one in force.
func OtherLanguage(code string) bool { return choose(code).Code != SpokenLanguage() }

// choose gives the language with a code, with "" the system's, else English.
func choose(code string) Language {
	if code == "" {
		code = closest(locales(os.Getenv, systemLocale()))
	}
	for _, l := range Languages() {
		if l.Code == code {
			return l
		}
	}
	return Languages()[0]
}

// readWords reads a file of words; one that is not there holds none.
func readWords(files fs.FS, name string) (map[string]wordForms, error) {
	raw, err := fs.ReadFile(files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the words in %s: %w", name, err)
	}
	words := map[string]wordForms{}
	if err := json.Unmarshal(raw, &words); err != nil {
		return nil, fmt.Errorf("read the words in %s: %w", name, err)
	}
	return words, nil
}

// SpokenLanguage is the code of the language in force, "en" before LoadWords.
func SpokenLanguage() string { return inForce().language.Code }

// Number writes a number with at most so many decimals, as the language writes it.
func Number(v float64, decimals int) string {
	pow := math.Pow10(decimals)
	text := strconv.FormatFloat(math.Round(v*pow)/pow+0, 'f', -1, 64)
	text = strings.Replace(text, ".", DecimalMark(), 1)
	if digits, minus := strings.CutPrefix(text, "-"); minus {
		text = "−" + digits
	}
	return text
}

// DecimalMark stands between the whole and its tenths.
func DecimalMark() string { return T("kit.decimal", ".") }

// List joins things in one line: "Mia, Amir, Jo".
func List(things []string) string { return strings.Join(things, T("kit.list.comma", ", ")) }

// Within is a word as it stands within a sentence: in small letters, except in
// German, which writes its nouns with a capital.
func Within(word string) string {
	if SpokenLanguage() == "de" {
		return word
	}
	return strings.ToLower(word)
}

// systemLocale is what the system says, such as "de-AT".
func systemLocale() string { return string(lang.SystemLocale()) }

// locales lists what the person's system asks for, best first. A list of several
// is an old custom of GNU; elsewhere the variable is not set.
func locales(env func(string) string, system string) []string {
	return append(strings.Split(env("LANGUAGE"), ":"), system)
}

// closest is the first language of the list that the program speaks, else English.
func closest(wanted []string) string {
	for _, w := range wanted {
		for _, l := range Languages() {
			if parts := localeParts(w); len(parts) > 0 && strings.EqualFold(parts[0], l.Code) {
				return l.Code
			}
		}
	}
	return "en"
}

// localeParts takes a locale apart: "de_AT.UTF-8@euro" is de, AT and euro.
func localeParts(locale string) []string {
	base, variant, _ := strings.Cut(locale, "@")
	base, _, _ = strings.Cut(base, ".")
	return strings.FieldsFunc(base+"_"+variant, func(r rune) bool { return r == '_' || r == '-' })
}

// region is where one lives, as two letters: what the system says of times, else
// of everything, else "".
func region(env func(string) string, system string) string {
	for _, locale := range []string{env("LC_ALL"), env("LC_TIME"), system} {
		parts := localeParts(locale)
		for _, p := range parts[min(1, len(parts)):] {
			if len(p) == 2 {
				return strings.ToUpper(p)
			}
		}
	}
	return ""
}
