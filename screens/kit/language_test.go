package kit

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"kith/data"
)

func TestPluralsFollowTheLanguage(t *testing.T) {
	for code, want := range map[string]map[int]string{
		"en": {0: other, 1: one, 2: other, 1_000_000: other},
		"de": {0: other, 1: one, 21: other},
		"es": {0: other, 1: one, 2: other, 999_999: other, 1_000_000: many, 3_000_000: many},
		"fr": {0: one, 1: one, 2: other, 2_000_000: many},
		"pt": {0: one, 1: one, 5: other, 1_000_000: many},
		"pl": {0: many, 1: one, 2: few, 4: few, 5: many, 11: many, 12: many, 14: many, 21: many, 22: few, 25: many, 102: few, 112: many, 1_000_000: many},
		"zh": {0: other, 1: other, 2: other},
	} {
		l := languageNamed(t, code)
		for n, form := range want {
			if got := l.form(n); got != form {
				t.Errorf("%s, %d: got %q, want %q", code, n, got, form)
			}
		}
	}
}

func TestNumbersAreWrittenAsTheLanguageWritesThem(t *testing.T) {
	for code, want := range map[string]map[int]string{
		"en": {0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1234: "−1,234"},
		"de": {1000: "1.000"},
		"es": {1000: "1000", 10000: "10.000"},
		"fr": {12345: "12\u202f345"},
		"pl": {1234: "1234", 12345: "12\u00a0345"},
	} {
		l := languageNamed(t, code)
		for n, text := range want {
			if got := l.Grouped(n); got != text {
				t.Errorf("%s, %d: got %q, want %q", code, n, got, text)
			}
		}
	}
	speak(t, "de", map[string]wordForms{"kit.decimal": {other: ","}})
	for v, want := range map[float64]string{2.5: "2,5", 3: "3", -0.25: "−0,3", 1.04: "1"} {
		if got := Number(v, 1); got != want {
			t.Errorf("%v: got %q, want %q", v, got, want)
		}
	}
}

func TestTheSystemsLanguageIsFound(t *testing.T) {
	for _, c := range []struct{ list, system, want string }{
		{"", "de-AT", "de"}, {"", "pt-BR", "pt"}, {"", "zh-TW", "zh"}, {"", "ZH_Hans_CN.UTF-8", "zh"}, {"", "cs-CZ", "en"},
		{"cs:pl:de", "de-DE", "pl"}, {"sv", "fr-CA", "fr"}, {"", "", "en"}, {"::", "x", "en"}, {"", "en-GB", "en"}, {"", "es_ES@euro", "es"},
	} {
		env := func(name string) string { return map[string]string{"LANGUAGE": c.list}[name] }
		if got := closest(locales(env, c.system)); got != c.want {
			t.Errorf("%q, %q: got %q, want %q", c.list, c.system, got, c.want)
		}
	}
}

func TestTheRegionIsThatOfTheTimes(t *testing.T) {
	for _, c := range []struct{ all, time, system, want string }{
		{"", "", "en-US", "US"}, {"", "de_DE.UTF-8", "en-US", "DE"}, {"pl_PL", "de_DE", "en-US", "PL"}, {"", "", "zh-Hans-CN", "CN"},
		{"", "", "en-001", ""}, {"", "", "", ""}, {"C", "C", "fr-FR", "FR"}, {"", "", "en", ""},
	} {
		env := func(name string) string { return map[string]string{"LC_ALL": c.all, "LC_TIME": c.time}[name] }
		if got := region(env, c.system); got != c.want {
			t.Errorf("%+v: got %q", c, got)
		}
	}
}

func TestTimesAreToldFromOneToTwelveWhereThatIsUsual(t *testing.T) {
	at := time.Date(2026, 11, 23, 21, 4, 0, 0, time.UTC)
	for _, c := range []struct{ code, region, want string }{
		{"en", "", "21:04"}, {"en", "GB", "21:04"}, {"en", "US", "9:04 PM"}, {"de", "US", "21:04"}, {"es", "MX", "9:04 PM"}, {"es", "ES", "21:04"},
	} {
		speak(t, c.code, nil)
		spoken.Load().region = c.region
		if got := Clock(at); got != c.want {
			t.Errorf("%+v: got %q", c, got)
		}
	}
	if got := Clock(at.Add(-21 * time.Hour)); got != "00:04" {
		t.Errorf("after midnight: got %q, want 00:04", got)
	}
}

func TestAWordThatALanguageLacksIsEnglish(t *testing.T) {
	speak(t, "pl", map[string]wordForms{
		"a.word": {other: "Słowo"}, "a.empty": {},
		"a.count": {one: "{{.Count}} wpis", few: "{{.Count}} wpisy", many: "{{.Count}} wpisów", other: "{{.Count}} wpisu"},
		"a.half":  {other: "{{.Count}} razem"},
	})
	for got, want := range map[string]string{
		T("a.word", "Word"):    "Słowo",
		T("a.empty", "Empty"):  "Empty",
		T("a.lacking", "Word"): "Word",
		TN("a.count", "{{.Count}} entry", "{{.Count}} entries", 3):        "3 wpisy",
		TN("a.count", "{{.Count}} entry", "{{.Count}} entries", 12345):    "12\u00a0345 wpisów",
		TN("a.half", "{{.Count}} entry", "{{.Count}} entries", 3):         "3 razem",
		TN("a.missing", "{{.Count}} entry", "{{.Count}} entries", 1):      "1 entry",
		T("a.missing", "Add {{.Name}}, {{.Gone}}.", "Name", "{{.Name}}{"): "Add {{.Name}}{, .",
		T("a.missing", "Broken {{.Name", "Name", "Mia"):                   "Broken Name",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWordsThatCannotBeReadAreRefused(t *testing.T) {
	files := fstest.MapFS{
		"list.json":   {Data: []byte(`["a"]`)},
		"number.json": {Data: []byte(`{"a": 1}`)},
		"forms.json":  {Data: []byte(`{"a": {"one": 1}}`)},
		"good.json":   {Data: []byte(`{"a": "A", "b": {"one": "1", "other": "2"}}`)},
	}
	for name := range files {
		words, err := readWords(files, name)
		if (name == "good.json") != (err == nil) {
			t.Errorf("%s: got error %v", name, err)
		}
		if err == nil && (words["a"][other] != "A" || words["b"][one] != "1") {
			t.Errorf("%s: got %v", name, words)
		}
	}
	if words, err := readWords(files, "none.json"); words != nil || err != nil {
		t.Errorf("no file: got %v, %v, want nothing", words, err)
	}
}

func TestEveryLanguageCanBeLoaded(t *testing.T) {
	t.Cleanup(func() { spoken.Store(nil) })
	for _, l := range Languages() {
		if err := LoadWords(l.Code); err != nil {
			t.Fatal(err)
		}
		if got := SpokenLanguage(); got != l.Code {
			t.Errorf("got %q in force, want %q", got, l.Code)
		}
	}
	if err := LoadWords("tlh"); err != nil || SpokenLanguage() != "en" {
		t.Errorf("an unknown language: got %v and %q, want English", err, SpokenLanguage())
	}
}

// languageNamed gives the language with a code.
func languageNamed(t *testing.T, code string) Language {
	t.Helper()
	for _, l := range Languages() {
		if l.Code == code {
			return l
		}
	}
	t.Fatalf("there is no language %q among %d", code, len(Languages()))
	return Language{}
}

// speak puts words in force until the test's end.
func speak(t *testing.T, code string, words map[string]wordForms) {
	t.Helper()
	t.Cleanup(func() { spoken.Store(nil) })
	spoken.Store(&speech{language: languageNamed(t, code), words: words})
}

func TestTheToolkitsWordsAreOurs(t *testing.T) {
	speak(t, "de", map[string]wordForms{"kit.toolkit.paste": {other: "Einfügen"}})
	words := toolkitWords()
	if words["Paste"] != "Einfügen" || words["Copy"] != "Copy" {
		t.Errorf("got %q and %q, want the German word and the English one", words["Paste"], words["Copy"])
	}
	for key, text := range words {
		if strings.TrimSpace(text) == "" {
			t.Errorf("%s: got no word", key)
		}
	}
}

// TestADayIsReadBackInEveryLanguage writes days as each language does and reads them.
func TestADayIsReadBackInEveryLanguage(t *testing.T) {
	t.Cleanup(func() { spoken.Store(nil) })
	today := data.DateOf(2026, 11, 23)
	for _, l := range Languages() {
		if err := LoadWords(l.Code); err != nil {
			t.Fatal(err)
		}
		for m := range data.Day(12) {
			day := data.DateOf(2025, time.Month(m+1), 17)
			if got, ok := ReadDay(DayText(day), today); !ok || got != day {
				t.Errorf("%s: %q: got %v, %v", l.Code, DayText(day), got, ok)
			}
			long := strings.ReplaceAll(strings.ReplaceAll(LongDay(day), WeekdayName(day.Weekday()), ""), ",", "")
			if got, ok := ReadDay(long, today); !ok || got != day {
				t.Errorf("%s: %q: got %v, %v", l.Code, long, got, ok)
			}
		}
		for back := data.Day(1); back <= 7; back++ {
			if got, ok := ReadDay(WeekdayName((today - back).Weekday()), today); !ok || got != today-back {
				t.Errorf("%s: %q: got %v, %v", l.Code, WeekdayName((today - back).Weekday()), got, ok)
			}
		}
	}
}

// TestADayIsToldFromTodayInEveryLanguage reads what people type.
func TestADayIsToldFromTodayInEveryLanguage(t *testing.T) {
	t.Cleanup(func() { spoken.Store(nil) })
	today := data.DateOf(2026, 11, 23) // a Monday
	for code, typed := range map[string]map[string]data.Day{
		"de": {"gestern": today - 1, "vor 3 Wochen": today - 21, "in 2 Tagen": today + 2, "letzten Freitag": today - 3},
		"es": {"ayer": today - 1, "hace 3 semanas": today - 21, "23 de noviembre": today, "viernes pasado": today - 3},
		"fr": {"hier": today - 1, "il y a 3 jours": today - 3, "dans 2 jours": today + 2, "vendredi dernier": today - 3},
		"pt": {"ontem": today - 1, "há 3 semanas": today - 21, "sexta passada": today - 3},
		"pl": {"wczoraj": today - 1, "3 tygodnie temu": today - 21, "za 2 dni": today + 2, "w środę": today - 5, "23 listopada": today},
		"zh": {"昨天": today - 1, "3周前": today - 21, "11月23日": today, "周五": today - 3, "上周五": today - 3},
	} {
		if err := LoadWords(code); err != nil {
			t.Fatal(err)
		}
		for text, want := range typed {
			if got, ok := ReadDay(text, today); ok != (want != 0) || got != want {
				t.Errorf("%s %q: got %v, %v, want %v", code, text, got, ok, want)
			}
		}
	}
}
