package data

import (
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestIDsAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := drawID(t)
		for _, text := range []string{id.String(), strings.ToUpper(id.String())} {
			if got, err := ParseID(text); err != nil || got != id {
				t.Fatalf("ParseID(%s): got %v, %v, want the same id", text, got, err)
			}
		}
		b, err := json.Marshal(id)
		if err != nil || string(b) != `"`+id.String()+`"` {
			t.Fatalf("JSON of %v: got %s, %v", id, b, err)
		}
		var got ID
		if err := json.Unmarshal(b, &got); err != nil || got != id {
			t.Fatalf("JSON %s: got %v, %v, want the same id", b, got, err)
		}
	})
	id := NewID()
	if err := json.Unmarshal([]byte(`""`), &id); err != nil || !id.IsZero() || id.String() != "" {
		t.Errorf(`JSON "": got %v, %v, want the id that names nothing`, id, err)
	}
}

func TestWhatIsNoIDIsRefused(t *testing.T) {
	id := NewID()
	for _, text := range []string{
		"", "my secret", id.String()[:35], id.String() + "0", "{" + id.String() + "}", "urn:uuid:" + id.String(),
		strings.ReplaceAll(id.String(), "-", ""), "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz", "00000000-0000-0000-0000-000000000000",
	} {
		got, err := ParseID(text)
		if !got.IsZero() {
			t.Errorf("ParseID(%q): got %v, want none", text, got)
		}
		wantErr(t, err, ErrInvalid)
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("ParseID(%q): the error %q repeats the text", text, err)
		}
	}
	same := id
	wantErr(t, id.UnmarshalText([]byte("nobody")), ErrInvalid)
	if id != same {
		t.Errorf("after a failed read: got %v, want the id as it was", id)
	}
}

func TestNewIDsComeInOrderAndOnce(t *testing.T) {
	seen := map[ID]bool{}
	last := ""
	for range 1000 {
		id := NewID()
		if seen[id] || id.String() <= last {
			t.Fatalf("NewID: got %v after %s, want a new and later one", id, last)
		}
		seen[id], last = true, id.String()
	}
}

func TestARatingMayBeLeftOut(t *testing.T) {
	for _, c := range []struct {
		json string
		want Rating
	}{
		{"null", Rating{}}, {"0", Rated(0)}, {"-2", Rated(-2)}, {"7.5", Rated(7.5)},
	} {
		r := Rated(99)
		must(t, json.Unmarshal([]byte(c.json), &r))
		b, err := json.Marshal(r)
		if r != c.want || err != nil || string(b) != c.json {
			t.Errorf("rating %s: got %v and back %s, %v, want %v", c.json, r, b, err, c.want)
		}
	}
	r := Rated(1)
	for _, bad := range []string{`"secret"`, `{}`, `[1]`, `true`, `1e999`} {
		err := json.Unmarshal([]byte(bad), &r)
		wantErr(t, err, ErrInvalid)
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("rating %s: the error %q repeats the text", bad, err)
		}
	}
	if r != Rated(1) {
		t.Errorf("after failed reads: got %v, want the rating as it was", r)
	}
	if b, err := json.Marshal(Rated(math.NaN())); err == nil {
		t.Errorf("JSON of no number: got %s, want an error", b)
	}
}

// word is a small set of named values in JSON.
type word interface {
	MarshalText() ([]byte, error)
	String() string
}

func TestWordsAreReadAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct {
		value word
		want  string
	}{
		{NobodySaid, ""}, {Me, "me"}, {Them, "them"}, {Both, "both"},
		{Active, "active"}, {Resting, "resting"}, {Done, "done"},
		{NoAnswer, ""}, {Yes, "yes"}, {Partly, "partly"}, {No, "no"},
	} {
		b, err := json.Marshal(c.value)
		if err != nil || string(b) != `"`+c.want+`"` {
			t.Errorf("JSON of %T %v: got %s, %v, want %q", c.value, c.value, b, err, c.want)
		}
		got := reflect.New(reflect.TypeOf(c.value))
		if err := json.Unmarshal(b, got.Interface()); err != nil || got.Elem().Interface() != c.value {
			t.Errorf("JSON %s: got %v, %v, want %v", b, got.Elem(), err, c.value)
		}
	}
	for _, v := range []any{new(Who), new(State), new(Answer)} {
		err := json.Unmarshal([]byte(`"secret"`), v)
		wantErr(t, err, ErrInvalid)
		var f *FieldError
		if !errors.As(err, &f) || strings.Contains(err.Error(), "secret") {
			t.Errorf("JSON of a wrong %T: got %v, want a field error without the text", v, err)
		}
	}
	for _, v := range []word{Who(9), State(9), Answer(9)} {
		if got := v.String(); got != "" && got != "active" {
			t.Errorf("%T 9: got %q, want the word for nothing", v, got)
		}
	}
}

func TestNounsAreReadFromJSONAsTheyAreWritten(t *testing.T) {
	for _, v := range nouns() {
		t.Run(reflect.TypeOf(v).Elem().Name(), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				was := reflect.New(reflect.TypeOf(v).Elem())
				drawAny(t, was.Interface())
				tameWords(was.Interface())
				b, err := json.Marshal(was.Interface())
				if err != nil {
					t.Fatalf("write: %v", err)
				}
				is := reflect.New(reflect.TypeOf(v).Elem())
				if err := json.Unmarshal(b, is.Interface()); err != nil {
					t.Fatalf("read %s: %v", b, err)
				}
				if again, _ := json.Marshal(is.Interface()); string(again) != string(b) {
					t.Fatalf("JSON of a record and of what was read from it:\n got %s\nwant %s", again, b)
				}
			})
		})
	}
}

// tameWords brings days and named values into their range: others have no JSON.
func tameWords(v any) {
	tame(reflect.ValueOf(v).Elem())
}

func tame(v reflect.Value) {
	switch x := v.Addr().Interface().(type) {
	case *Day:
		*x = max(0, *x%LastDay)
	case *Who:
		*x %= 4
	case *State:
		*x %= 3
	case *Answer:
		*x %= 4
	}
	switch v.Kind() {
	case reflect.Struct:
		if _, isTime := v.Addr().Interface().(interface{ UnixNano() int64 }); isTime {
			return
		}
		for i := range v.NumField() {
			tame(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			tame(v.Index(i))
		}
	}
}

func TestEveryKindHasAWordAndALetterOfItsOwn(t *testing.T) {
	seen, rows := map[string]bool{"unknown": true}, "DPTIUNs"
	for _, k := range Kinds() {
		if seen[k.String()] || strings.ContainsRune(rows, rune(k)) {
			t.Errorf("kind %q: the word %q or the letter is taken", byte(k), k)
		}
		seen[k.String()] = true
	}
	if got := Kind(7).String(); got != "unknown" {
		t.Errorf("kind 7: got %q, want unknown", got)
	}
	if len(Kinds()) != 15 {
		t.Errorf("kinds: got %d, want the 15 of the map of the store", len(Kinds()))
	}
}

func TestFoldMeetsTwoSpellings(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Répair", "repair"}, {" Self Care ", "self care"}, {"ÜBER", "über"}, {"e\u0301", "é"}, {"ＦＵＬＬ", "full"},
		{"Ångström", "angstrom"}, {"ſ", "S"}, {"a\x00b", "ab"},
	} {
		if Fold(c.a) != Fold(c.b) {
			t.Errorf("Fold(%q), Fold(%q): got %q, %q, want the same", c.a, c.b, Fold(c.a), Fold(c.b))
		}
	}
	if Fold("calm") == Fold("calmer") {
		t.Error("Fold: got one form for two words")
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Fatalf("Fold of %q: got %q and folded again %q, want the same", s, once, twice)
		}
		if strings.ContainsRune(once, 0) {
			t.Fatalf("Fold of %q: got %q, which holds the mark between parts of a key", s, once)
		}
	})
}

func TestHeadlines(t *testing.T) {
	for _, c := range []struct{ title, body, want string }{
		{"", "", ""},
		{" A title ", "text", "A title"},
		{"", "\n\n  # Rain all day\nmore", "Rain all day"},
		{"", "---\n> - * said", "said"},
		{"", "**Good** and `so`, 2 * 3", "Good and so, 2 * 3"},
		{"  ", "plain", "plain"},
		{"", "\n \n\t", ""},
	} {
		e := Entry{Title: c.title, Body: c.body}
		if got := e.Headline(); got != c.want {
			t.Errorf("Headline of %q, %q: got %q, want %q", c.title, c.body, got, c.want)
		}
	}
}

func TestOnlyAnEmptyPageIsBlank(t *testing.T) {
	if e := page(today(), " ", "\n\t"); !e.Blank() {
		t.Error("a page of blanks: got something to keep, want blank")
	}
	for name, write := range map[string]func(*Entry){
		"a title":   func(e *Entry) { e.Title = "x" },
		"a word":    func(e *Entry) { e.Body = "x" },
		"a picture": func(e *Entry) { e.Attachments = make([]Attachment, 1) },
		"a mood":    func(e *Entry) { e.Mood = Rated(0) },
		"a star":    func(e *Entry) { e.Starred = true },
	} {
		e := page(today(), "", "")
		if write(&e); e.Blank() {
			t.Errorf("a page with %s: got blank, want something to keep", name)
		}
	}
}

func TestARecordFindsItsAnswers(t *testing.T) {
	r := Record{Fields: []Field{{Key: "what", Text: "a call"}, {Key: "how", Number: Rated(7)}}}
	if got := r.Field("how"); got.Number != Rated(7) {
		t.Errorf("Field(how): got %v, want 7", got)
	}
	if got := r.Field("why"); got != (Field{}) {
		t.Errorf("Field(why): got %v, want none", got)
	}
}
