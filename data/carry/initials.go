package carry

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/data"
)

// initials writes initials in place of names.
type initials struct {
	of    map[data.ID]string // a person's initials, each only once
	words map[string]string  // names and their parts
	find  *regexp.Regexp     // any of words; nil if there are none
}

// newInitials gives everybody initials, in the order in which they were added: "A. B.",
// and "A. B. 2" for a second one.
func newInitials(people []data.Person) *initials {
	x := &initials{of: map[data.ID]string{}, words: map[string]string{}}
	taken := map[string]int{}
	for _, p := range people {
		short := shorten(p.Name)
		if taken[short]++; taken[short] > 1 {
			short += " " + strconv.Itoa(taken[short])
		}
		x.of[p.ID] = short
		x.words[p.Name] = short
		for _, part := range strings.Fields(p.Name) {
			// "will" and "may" are words as well; a name begins with a capital.
			first, _ := utf8.DecodeRuneInString(part)
			if _, has := x.words[part]; !has && !unicode.IsLower(first) && utf8.RuneCountInString(part) > 1 {
				x.words[part] = shorten(part)
			}
		}
	}
	var list []string
	for word := range x.words {
		list = append(list, regexp.QuoteMeta(word))
	}
	slices.SortFunc(list, func(a, b string) int { // the longest first: "Anna Berg" before "Anna"
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	if len(list) > 0 {
		x.find = regexp.MustCompile(strings.Join(list, "|"))
	}
	return x
}

// shorten gives the first letter of each part of a name.
func shorten(name string) string {
	var out []string
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
		r, _ := utf8.DecodeRuneInString(part)
		out = append(out, string(unicode.ToUpper(r))+".")
	}
	return strings.Join(out, " ")
}

// text replaces whole words that are names.
func (x *initials) text(s string) string {
	if x == nil || x.find == nil {
		return s
	}
	var b strings.Builder
	from := 0
	for from < len(s) {
		at := x.find.FindStringIndex(s[from:])
		if at == nil {
			break
		}
		start, end := from+at[0], from+at[1]
		b.WriteString(s[from:start])
		before, _ := utf8.DecodeLastRuneInString(s[:start])
		after, size := utf8.DecodeRuneInString(s[end:])
		if letter(before) || size > 0 && letter(after) {
			_, one := utf8.DecodeRuneInString(s[start:]) // only a part of a word
			b.WriteString(s[start : start+one])
			from = start + one
			continue
		}
		b.WriteString(x.words[s[start:end]])
		from = end
	}
	b.WriteString(s[from:])
	return b.String()
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// record replaces names in every text of a record, which is a pointer to a noun, so
// that no field can be forgotten. What other programs noted is dropped.
func (x *initials) record(v any) {
	if x == nil {
		return
	}
	if p, ok := v.(*data.Person); ok {
		p.Name = x.of[p.ID]
	}
	x.value(reflect.ValueOf(v).Elem())
}

// spoken are the fields that hold no words of the person's own.
func spoken(field string) bool {
	return !slices.Contains([]string{"Zone", "Mime", "Kind", "Instrument", "Version", "Practice", "Key", "Item", "Form"}, field)
}

func (x *initials) value(v reflect.Value) {
	switch v.Interface().(type) {
	case data.Source:
		v.SetZero()
		return
	case data.Content:
		v.SetBytes([]byte(x.text(string(v.Bytes()))))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for n := range v.NumField() {
			f := v.Type().Field(n)
			if f.IsExported() && (f.Type.Kind() != reflect.String || spoken(f.Name)) {
				x.value(v.Field(n))
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			x.value(v.Elem())
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		for n := range v.Len() {
			x.value(v.Index(n))
		}
	case reflect.String:
		v.SetString(x.text(v.String()))
	default:
	}
}
