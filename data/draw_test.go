package data

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Generators. drawAny fills every field of a noun, those that are added later too;
// the others draw records that keep the rules.

// drawAny fills v, a pointer, with random values that can be stored, valid or not.
func drawAny(t *rapid.T, v any) {
	fill(t, reflect.ValueOf(v).Elem())
}

// fill draws one value by its type.
func fill(t *rapid.T, v reflect.Value) {
	switch v.Interface().(type) {
	case ID:
		v.Set(reflect.ValueOf(drawID(t)))
		return
	case time.Time:
		v.Set(reflect.ValueOf(drawInstant(t)))
		return
	case Rating:
		if rapid.Bool().Draw(t, "rated") {
			v.Set(reflect.ValueOf(Rated(rapid.Float64().Draw(t, "value"))))
		}
		return
	case Pin:
		if rapid.Bool().Draw(t, "pinned") {
			v.Set(reflect.ValueOf(Pin{rapid.Float64().Draw(t, "x"), rapid.Float64().Draw(t, "y"), true}))
		}
		return
	case Kind:
		v.Set(reflect.ValueOf(rapid.SampledFrom(Kinds()).Draw(t, "kind")))
		return
	case []byte:
		if b := rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "bytes"); len(b) > 0 {
			v.SetBytes(b)
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i))
		}
	case reflect.Slice:
		for range rapid.IntRange(0, 3).Draw(t, "length") {
			e := reflect.New(v.Type().Elem()).Elem()
			fill(t, e)
			v.Set(reflect.Append(v, e))
		}
	case reflect.Pointer:
		fillPointer(t, v)
	case reflect.String:
		v.SetString(rapid.String().Draw(t, "text"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "bool"))
	case reflect.Float64:
		v.SetFloat(rapid.Float64().Draw(t, "float"))
	case reflect.Int, reflect.Int32:
		v.SetInt(int64(rapid.Int32().Draw(t, "int")))
	case reflect.Int64:
		v.SetInt(rapid.Int64().Draw(t, "int64"))
	case reflect.Uint32:
		v.SetUint(uint64(rapid.Uint32().Draw(t, "uint32")))
	case reflect.Uint8:
		v.SetUint(uint64(rapid.Uint8().Draw(t, "byte")))
	default:
		t.Fatalf("no generator for %v: give fill one", v.Type())
	}
}

// fillPointer points v at something filled, or leaves it nil.
func fillPointer(t *rapid.T, v reflect.Value) {
	if rapid.Bool().Draw(t, "there") {
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem())
	}
}

// drawID draws an id that names something.
func drawID(t *rapid.T) (id ID) {
	copy(id[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
	id[6] = 0x70
	return id
}

// drawInstant draws a time that can be stored, the very first one of 1970 often.
func drawInstant(t *rapid.T) time.Time {
	if rapid.IntRange(0, 9).Draw(t, "epoch") == 0 {
		return time.Unix(0, 0).UTC()
	}
	return time.Unix(rapid.Int64Range(-9_000_000_000, 9_000_000_000).Draw(t, "seconds"), rapid.Int64Range(0, 999_999_999).Draw(t, "nanos")).UTC()
}

// words are what drawn texts are made of, so that searches find something.
func words() []string {
	return []string{"calm", "rain", "Anna", "soup", "river", "felt", "safe", "walk", "Über", "phone", "stay", "enough"}
}

// drawText draws some words.
func drawText(t *rapid.T, most int) string {
	text := ""
	for range rapid.IntRange(0, most).Draw(t, "words") {
		text += rapid.SampledFrom(words()).Draw(t, "word") + rapid.SampledFrom([]string{" ", "\n", ", "}).Draw(t, "gap")
	}
	return text
}

// drawDay draws one of few days, so that days have several records.
func drawDay(t *rapid.T) Day { return today() - Day(rapid.IntRange(0, 6).Draw(t, "days ago")) }

// drawMoment draws one of few instants.
func drawMoment(t *rapid.T) time.Time {
	return clock().Add(time.Duration(rapid.IntRange(-300, 0).Draw(t, "hours")) * time.Hour)
}

// drawRating draws a rating from lo to hi, or none.
func drawRating(t *rapid.T, lo, hi int) Rating {
	if rapid.Bool().Draw(t, "left out") {
		return Rating{}
	}
	return Rated(float64(rapid.IntRange(lo, hi).Draw(t, "rating")))
}

// drawSome draws some of the ids, each once.
func drawSome(t *rapid.T, ids []ID) (out []ID) {
	for _, id := range ids {
		if rapid.IntRange(0, 2).Draw(t, "named") == 0 {
			out = append(out, id)
		}
	}
	return out
}

// drawOne draws one of the ids; the zero ID if there is none, and now and then.
func drawOne(t *rapid.T, ids []ID) ID {
	return rapid.SampledFrom(append([]ID{{}}, ids...)).Draw(t, "one")
}

// around is what a record may refer to.
type around struct{ people, groups, items []ID }

func drawEntry(t *rapid.T, a around) Entry {
	e := Entry{
		ID: NewID(), Day: drawDay(t), Created: drawMoment(t), Modified: drawMoment(t), Title: rapid.SampledFrom(append(words(), "")).Draw(t, "title"),
		Body: drawText(t, 6), People: drawSome(t, a.people), Mood: drawRating(t, -2, 2), Starred: rapid.Bool().Draw(t, "starred"),
		Muted: rapid.Bool().Draw(t, "muted"), Prompt: drawText(t, 2),
	}
	for _, tag := range []string{"repair", "Répair", "walk/long", "self care"} {
		if rapid.IntRange(0, 3).Draw(t, "tagged") == 0 {
			e.Tags = append(e.Tags, tag)
		}
	}
	if rapid.IntRange(0, 4).Draw(t, "photo") == 0 {
		e.Attachments = []Attachment{{ID: NewID(), SHA256: make([]byte, 32), Mime: "image/png", Caption: drawText(t, 2)}}
	}
	return e
}

func drawPerson(t *rapid.T, a around) Person {
	return Person{
		ID: NewID(), Name: rapid.SampledFrom(words()).Draw(t, "name"), Ring: rapid.IntRange(0, MaxRing).Draw(t, "ring"),
		Groups: drawSome(t, a.groups), Notes: drawText(t, 3), Created: drawMoment(t), Modified: drawMoment(t),
	}
}

func drawTie(t *rapid.T, a around) Tie {
	x, y := NewID(), drawOne(t, a.people)
	if y.IsZero() {
		y = NewID()
	}
	if x.String() > y.String() {
		x, y = y, x
	}
	return Tie{ID: NewID(), A: x, B: y, Kind: "knows", Created: drawMoment(t), Modified: drawMoment(t)}
}

func drawGroup(t *rapid.T, _ around) Group {
	return Group{ID: NewID(), Name: rapid.SampledFrom(words()).Draw(t, "name"), Created: drawMoment(t), Modified: drawMoment(t)}
}

func drawContact(t *rapid.T, a around) Contact {
	c := Contact{
		ID: NewID(), Person: drawOne(t, a.people), Day: drawDay(t), Created: drawMoment(t), Reached: Who(rapid.IntRange(0, 3).Draw(t, "who")),
		FeltSafe: drawRating(t, 0, 10), Energy: drawRating(t, -5, 5), Minutes: rapid.IntRange(0, 90).Draw(t, "minutes"), Note: drawText(t, 3),
	}
	if c.Person.IsZero() {
		c.Person = NewID()
	}
	for _, kind := range ExchangeKinds() {
		if w := rapid.SampledFrom([]float64{0, Small, Ordinary, Big}).Draw(t, "weight"); w > 0 {
			c.Given = append(c.Given, Exchange{kind, w})
		}
	}
	return c
}

func drawFeeling(t *rapid.T, a around) Feeling {
	f := Feeling{ID: NewID(), Person: drawOne(t, a.people), Day: drawDay(t), Created: drawMoment(t), Trust: drawRating(t, 0, 10), ValuesMe: drawRating(t, 0, 10)}
	if f.Person.IsZero() {
		f.Person = NewID()
	}
	return f
}

func drawFields(t *rapid.T, a around) (out []Field) {
	for _, key := range []string{"who", "what", "when"} {
		if rapid.Bool().Draw(t, "answered") {
			out = append(out, Field{Key: key, Text: drawText(t, 2), Person: drawOne(t, a.people), Answer: Answer(rapid.IntRange(0, 3).Draw(t, "answer"))})
		}
	}
	return out
}

func drawItem(t *rapid.T, a around) Item {
	return Item{
		ID: NewID(), Kind: ItemPattern, Title: "I go quiet", Fields: drawFields(t, a), State: State(rapid.IntRange(0, 2).Draw(t, "state")),
		People: drawSome(t, a.people), Started: rapid.SampledFrom([]Day{0, today()}).Draw(t, "started"), Created: drawMoment(t), Modified: drawMoment(t),
	}
}

func drawRecord(t *rapid.T, a around) Record {
	return Record{
		ID: NewID(), Practice: "lapse", Day: drawDay(t), Created: drawMoment(t), Modified: drawMoment(t), Item: drawOne(t, a.items),
		People: drawSome(t, a.people), Fields: drawFields(t, a), Follow: rapid.SampledFrom([]Day{0, today() + 7}).Draw(t, "follow"),
	}
}

func drawCheckIn(t *rapid.T, a around) CheckIn {
	return CheckIn{
		ID: NewID(), Instrument: "ecr", Version: "1", SHA256: make([]byte, 32), Target: drawOne(t, a.people), Day: drawDay(t), Created: drawMoment(t),
		Answers: []CheckAnswer{{"1", drawRating(t, 1, 7)}, {"2", drawRating(t, 1, 7)}},
	}
}

func drawDefinition(t *rapid.T, _ around) Definition {
	return Definition{ID: NewID(), Kind: DefTemplate, Name: "Evening", Body: []byte(drawText(t, 3)), Created: drawMoment(t), Modified: drawMoment(t)}
}

// checked is any noun.
type checked interface{ Check() error }

// drawers gives one generator for each noun that can be deleted.
func drawers() map[Kind]func(*rapid.T, around) any {
	return map[Kind]func(*rapid.T, around) any{
		KindEntry:      boxed(drawEntry),
		KindPerson:     boxed(drawPerson),
		KindTie:        boxed(drawTie),
		KindGroup:      boxed(drawGroup),
		KindContact:    boxed(drawContact),
		KindFeeling:    boxed(drawFeeling),
		KindItem:       boxed(drawItem),
		KindRecord:     boxed(drawRecord),
		KindCheckIn:    boxed(drawCheckIn),
		KindDefinition: boxed(drawDefinition),
	}
}

// boxed makes a generator of pointers out of a generator.
func boxed[T any](draw func(*rapid.T, around) T) func(*rapid.T, around) any {
	return func(t *rapid.T, a around) any {
		v := draw(t, a)
		return &v
	}
}

func TestDrawnRecordsKeepTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := around{people: []ID{NewID(), NewID()}, groups: []ID{NewID()}, items: []ID{NewID()}}
		for kind, draw := range drawers() {
			if err := draw(t, a).(checked).Check(); err != nil {
				t.Fatalf("%v: got %v, want a valid record", kind, err)
			}
		}
	})
}
