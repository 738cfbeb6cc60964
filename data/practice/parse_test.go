package practice_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"kith/data"
	. "kith/data/practice"
)

// small is a practice with some of everything.
const small = `{
  "format": "practice/1", "id": "own_walk", "language": "en", "makes": "record", "strand": "worth",
  "title": "A walk", "brief": "Go round the block", "why": {"text": "Air helps.", "source": "Grandmother"},
  "about": {"kind": "belief"}, "people": true,
  "fields": [
    {"key": "where", "type": "line", "label": "Where?"},
    {"key": "how", "type": "scale", "label": "How was it?", "max": 10, "low": "hard", "high": "easy", "locked": true},
    {"key": "kind", "type": "choice", "label": "What kind?", "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]},
    {"key": "more", "type": "choices", "label": "What else?", "options": [{"value": "x", "label": "X"}, {"value": "y", "label": "Y"}]},
    {"key": "near", "type": "scale", "label": "How near?", "min": 1, "max": 3, "labels": ["far", "so so", "near"]},
    {"key": "tag", "type": "tags", "label": "Tags"},
    {"key": "who", "type": "person", "label": "Who?"},
    {"key": "day", "type": "date", "label": "When?"},
    {"key": "went", "type": "answer", "label": "Did it go well?", "after": true, "when": {"key": "kind", "is": ["a"]}},
    {"key": "again", "type": "yesno", "label": "Again?", "after": true, "when": {"key": "how", "least": 4}}
  ],
  "together": [{"keys": ["where", "kind"], "say": "Both, please."}],
  "follow": {"days": 2, "ask": "How was it?", "when": {"key": "where", "given": true}},
  "again": {"days": 7},
  "echo": {"by": "tag", "of": "where", "say": "Last time"},
  "guard": {"key": "how", "least": 3},
  "series": [{"name": "how", "title": "How it was", "statistic": "median", "keys": ["how"], "period": "week", "unit": "0-10", "calm": "up", "chart": "trend"}]
}`

func parsed(t *testing.T, file string) *Practice {
	t.Helper()
	p, err := Parse([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAPracticeIsReadAndWrittenAlike(t *testing.T) {
	p := parsed(t, "\uFEFF"+small)
	if len(p.Fields) != 10 || p.Strand != Worth || p.Follow.Days != 2 || !p.Locks() || !p.Stated() {
		t.Errorf("got %+v, want what the file says", p)
	}
	once, err := p.JSON()
	if err != nil {
		t.Fatal(err)
	}
	twice, err := parsed(t, string(once)).JSON()
	if err != nil || !bytes.Equal(once, twice) {
		t.Errorf("got another file the second time, %v", err)
	}
}

// badFile is a small change to a good file, and a part of the sentence that refuses it.
type badFile struct{ name, old, new, says string }

// badParts are files whose parts or questions are wrong by themselves.
func badParts() []badFile {
	return []badFile{
		{"empty", small, "", "empty"},
		{"not JSON", `"format": `, `"format" = `, "JSON"},
		{"a list", small, `[]`, "one object"},
		{"cut off", small, small[:200], "in the middle"},
		{"two", small, small + small, "behind the end"},
		{"not UTF-8", "A walk", "A \xffwalk", "UTF-8"},
		{"unknown part", `"brief"`, `"brieff"`, "slip"},
		{"unknown part of a question", `"key": "where", "type"`, `"key": "where", "sort"`, "slip"},
		{"wrong kind of part", `"title": "A walk"`, `"title": 7`, `"title" should be a text`},
		{"other format", `practice/1`, `practice/2`, "only"},
		{"bad id", `own_walk`, `Own walk`, "the id"},
		{"no language", `"language": "en"`, `"language": ""`, "language is missing"},
		{"unknown product", `"makes": "record"`, `"makes": "money"`, `"makes"`},
		{"unknown strand", `"strand": "worth"`, `"strand": "fame"`, `"strand"`},
		{"no title", `"title": "A walk"`, `"title": " "`, "title is missing"},
		{"two lines", `"A walk"`, `"A\nwalk"`, "one line"},
		{"long", `A walk`, strings.Repeat("a", 201), "longer"},
		{"long prose", `Air helps.`, strings.Repeat("a", 2001), "longer"},
		{"control", `Air helps.`, `Air\u0007`, "control"},
		{"key twice", `"key": "kind"`, `"key": "where"`, "twice"},
		{"bad key", `"key": "tag"`, `"key": "a tag"`, "a key may"},
		{"reserved key", `"key": "day"`, `"key": "begun"`, "begun"},
		{"unknown type", `"type": "tags"`, `"type": "smell"`, "no known type"},
		{"no label", `"label": "Where?"`, `"label": ""`, "label"},
		{"scale without end", `"max": 10, "low"`, `"low"`, "scale from 0"},
		{"scale too long", `"max": 10`, `"max": 1000`, "scale from 0"},
		{"labels too few", `["far", "so so", "near"]`, `["far", "near"]`, "one label"},
		{"ends without scale", `"type": "line", "label"`, `"type": "line", "max": 5, "label"`, "no scale"},
	}
}

// badJoins are files whose parts do not go together.
func badJoins() []badFile {
	return []badFile{
		{"options without choice", `"type": "line", "label"`, `"type": "line", "from": "items:belief", "label"`, "no choice"},
		{"one option", `{"value": "a", "label": "A"}, {"value": "b", "label": "B"}`, `{"value": "a", "label": "A"}`, "2 to"},
		{"option twice", `{"value": "y", "label": "Y"}`, `{"value": "x", "label": "Y"}`, "an option twice"},
		{"comma in an option", `"value": "y"`, `"value": "y,z"`, "no comma"},
		{"options twice over", `"label": "What kind?"`, `"label": "What kind?", "from": "items:belief"`, "from elsewhere"},
		{"options from nowhere", `"label": "What kind?", "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]`, `"label": "What kind?", "from": "sky"`, "items:KIND"},
		{"condition on nothing", `"when": {"key": "kind"`, `"when": {"key": "colour"`, "stand before"},
		{"condition on itself", `"when": {"key": "kind", "is": ["a"]}`, `"when": {"key": "went", "given": true}`, "stand before"},
		{"condition that cannot be", `"is": ["a"]`, `"is": ["c"]`, "cannot be given"},
		{"condition without scale", `"when": {"key": "how", "least": 4}`, `"when": {"key": "where", "least": 4}`, "does not have"},
		{"two conditions", `"is": ["a"]`, `"is": ["a"], "given": true`, "one of"},
		{"together alone", `"keys": ["where", "kind"]`, `"keys": ["where"]`, "at least two"},
		{"together with nothing", `"keys": ["where", "kind"]`, `"keys": ["where", "colour"]`, "not there"},
		{"follow never", `"follow": {"days": 2`, `"follow": {"days": 0`, "days should be"},
		{"follow without a question", `"ask": "How was it?"`, `"ask": ""`, `"follow" asks is missing`},
		{"again never", `"again": {"days": 7}`, `"again": {"days": 99999}`, "days should be"},
		{"again about nothing", `"about": {"kind": "belief"}, `, ``, "needs something"},
		{"echo by a text", `"by": "tag"`, `"by": "where"`, "tags or a choice"},
		{"guard by a text", `"guard": {"key": "how"`, `"guard": {"key": "where"`, "needs the key of a scale"},
		{"guard by nothing", `"least": 3`, `"least": 0`, "guard"},
		{"series of nothing", `"keys": ["how"]`, `"keys": ["colour"]`, "not there"},
		{"series of a text", `"keys": ["how"]`, `"keys": ["where"]`, "cannot be made"},
		{"series of too much", `"keys": ["how"]`, `"keys": ["how", "near"]`, "too many"},
		{"series without statistic", `"median"`, `"wizardry"`, "statistic"},
		{"share of what", `"statistic": "median"`, `"statistic": "share"`, "counts as yes"},
		{"series without period", `"period": "week"`, `"period": "aeon"`, "a week or a month"},
		{"series without unit", `"0-10"`, `"stones"`, "unit"},
		{"series without chart", `"trend"`, `"pie"`, "chart"},
		{"series that judge", `"calm": "up"`, `"calm": "best"`, "calm end"},
		{"name of a record", `"people": true`, `"people": true, "name": {"label": "N"}`, `only an item has a "name"`},
		{"item without states", `"makes": "record"`, `"makes": "item"`, "missing"},
		{"contact with questions", `"makes": "record"`, `"makes": "contact"`, "asks no questions"},
	}
}

func TestBadFilesAreRefusedWithASentence(t *testing.T) {
	for _, c := range slices.Concat(badParts(), badJoins()) {
		file := strings.Replace(small, c.old, c.new, 1)
		if file == small {
			t.Errorf("%s: the test changes nothing", c.name)
		}
		p, err := Parse([]byte(file))
		var problems Problems
		if p != nil || !errors.As(err, &problems) || !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%s: got %v, %v, want problems", c.name, p, err)
			continue
		}
		if !strings.Contains(strings.Join(problems, "\n"), c.says) {
			t.Errorf("%s: got %q, want one that says %q", c.name, problems, c.says)
		}
	}
	if _, err := Parse(bytes.Repeat([]byte(" "), MaxBytes+1)); err == nil || !strings.Contains(err.Error(), "at most") {
		t.Errorf("a huge file: got %v, want that it is too long", err)
	}
}

func TestOwnPracticesJoinTheShippedOnes(t *testing.T) {
	s := shipped(t).Copy()
	before := len(s.All())
	p := parsed(t, small)
	b, err := p.JSON()
	if err != nil {
		t.Fatal(err)
	}
	unread := s.Own([]data.Definition{{Kind: data.DefPractice, Body: b}, {Kind: data.DefPractice, Body: []byte("{")}, {Kind: data.DefPrompt, Body: b}})
	if unread != 1 || len(s.All()) != before+1 || s.Named("own_walk") == nil {
		t.Errorf("got %d unread and %d more, want one of each", unread, len(s.All())-before)
	}
	if len(shipped(t).All()) != before {
		t.Error("the shipped set changed")
	}
	if s.Named("belief") != nil || s.Item("belief") == nil {
		t.Error("a kind of item was taken for a practice")
	}
}

func TestALanguageMayLackAPractice(t *testing.T) {
	german := strings.Replace(strings.Replace(small, `"A walk"`, `"Ein Gang"`, 1), `"language": "en"`, `"language": "de"`, 1)
	files := fstest.MapFS{
		"en/own_walk.json": {Data: []byte(small)}, "en/own_talk.json": {Data: []byte(strings.Replace(small, "own_walk", "own_talk", 1))},
		"de/own_walk.json": {Data: []byte(german)}, "de/notes.txt": {Data: []byte("not a practice")},
	}
	s, err := Load(files, "de")
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Named("own_walk").Title + "/" + s.Named("own_talk").Title; got != "Ein Gang/A walk" {
		t.Errorf("got %q, want the German one and the English one", got)
	}
	if why := Differs(parsed(t, small), parsed(t, german)); why != "" {
		t.Errorf("a translation: got %q, want no difference", why)
	}
	for _, other := range []string{
		strings.Replace(german, `"max": 10`, `"max": 5`, 1),
		strings.Replace(german, `"key": "day"`, `"key": "date"`, 1),
		strings.Replace(german, `{"key": "day", "type": "date", "label": "When?"},`, ``, 1),
		strings.Replace(german, `"days": 2`, `"days": 3`, 1),
	} {
		if Differs(parsed(t, small), parsed(t, other)) == "" {
			t.Error("a translation that asks otherwise: got no difference")
		}
	}
	if _, err := Load(fstest.MapFS{"en/x.json": {Data: []byte("{}")}}, "en"); err == nil {
		t.Error("a bad shipped file: got no error")
	}
	if _, err := Load(fstest.MapFS{}, "en"); err == nil {
		t.Error("no files at all: got no error")
	}
	if s, err := Load(files, "tlh"); err != nil || s.Named("own_walk").Title != "A walk" {
		t.Errorf("an unknown language: got %v, want the English one", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(`{"format":"practice/1","fields":[{"key":"a","when":{"key":"b"}}]}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, file []byte) {
		p, err := Parse(file)
		if err != nil {
			if p != nil || err.Error() == "" {
				t.Fatalf("got %v with %v", p, err)
			}
			return
		}
		out, err := p.JSON()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := Parse(out); err != nil || Differs(p, again) != "" {
			t.Fatalf("what was written is not what was read: %v", err)
		}
	})
}
