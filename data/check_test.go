package data

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// secret stands in every text that breaks a rule: no error may repeat it.
const secret = "meinGeheimnis"

// Texts that break the rules of texts.
func tooLong(n int) string { return strings.Repeat(secret, n/len(secret)+1) }
func twoLines() string     { return secret + "\n" + secret }
func notUTF8() string      { return secret + "\xff" }
func many() []string {
	var out []string
	for i := range MaxList + 1 {
		out = append(out, fmt.Sprint(secret, i))
	}
	return out
}
func manyIDs() []ID {
	var out []ID
	for range MaxList + 1 {
		out = append(out, NewID())
	}
	return out
}
func farTime() time.Time { return time.Date(2300, 1, 1, 0, 0, 0, 0, time.UTC) }

// breach is one way to break a rule, and the field that the error names.
type breach[T any] struct {
	field string
	how   string
	do    func(*T)
}

// wantBreaches checks a valid record, and each breach of it.
func wantBreaches[T any, P interface {
	*T
	checked
}](t *testing.T, noun string, valid func() T, list []breach[T]) {
	t.Helper()
	v := valid()
	if err := P(&v).Check(); err != nil {
		t.Fatalf("valid %s: got %v, want no error", noun, err)
	}
	for _, b := range list {
		v := valid()
		b.do(&v)
		err := P(&v).Check()
		var f *FieldError
		if !errors.As(err, &f) || !errors.Is(err, ErrInvalid) {
			t.Errorf("%s with %s %s: got %v, want a FieldError", noun, b.field, b.how, err)
			continue
		}
		if f.Field != b.field || f.Noun != noun {
			t.Errorf("%s with %s %s: got field %q of noun %q (%v)", noun, b.field, b.how, f.Field, f.Noun, err)
		}
		if f.Rule == "" || strings.Contains(err.Error(), secret) {
			t.Errorf("%s with %s %s: got %q, want the rule and nothing of the text", noun, b.field, b.how, err)
		}
	}
}

// idBreach is the one that all nouns share.
func idBreach[T any](get func(*T) *ID) breach[T] {
	return breach[T]{"ID", "missing", func(v *T) { *get(v) = ID{} }}
}

// timeBreaches are the ways to break the rules of an instant.
func timeBreaches[T any](field string, get func(*T) *time.Time) []breach[T] {
	return []breach[T]{
		{field, "missing", func(v *T) { *get(v) = time.Time{} }},
		{field, "in the year 2300", func(v *T) { *get(v) = farTime() }},
		{field, "in the year 1600", func(v *T) { *get(v) = time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC) }},
	}
}

// lineBreaches are the ways to break the rules of a text of one line.
func lineBreaches[T any](field string, get func(*T) *string) []breach[T] {
	return []breach[T]{
		{field, "of two lines", func(v *T) { *get(v) = twoLines() }},
		{field, "with a null byte", func(v *T) { *get(v) = secret + "\x00" }},
		{field, "too long", func(v *T) { *get(v) = tooLong(MaxLine) }},
		{field, "not UTF-8", func(v *T) { *get(v) = notUTF8() }},
	}
}

// nameBreaches are those of a line that must be given.
func nameBreaches[T any](field string, get func(*T) *string) []breach[T] {
	return append(lineBreaches(field, get),
		breach[T]{field, "empty", func(v *T) { *get(v) = "" }},
		breach[T]{field, "blank", func(v *T) { *get(v) = " \t" }})
}

// textBreaches are those of a longer text.
func textBreaches[T any](field string, most int, get func(*T) *string) []breach[T] {
	return []breach[T]{
		{field, "too long", func(v *T) { *get(v) = tooLong(most) }},
		{field, "not UTF-8", func(v *T) { *get(v) = notUTF8() }},
	}
}

// dayBreaches are those of a day that must be given.
func dayBreaches[T any](field string, get func(*T) *Day) []breach[T] {
	return append(daysBreaches(field, get), breach[T]{field, "missing", func(v *T) { *get(v) = 0 }})
}

// daysBreaches are those of a day that may be left out.
func daysBreaches[T any](field string, get func(*T) *Day) []breach[T] {
	return []breach[T]{
		{field, "before the year 1", func(v *T) { *get(v) = -1 }},
		{field, "after the year 9999", func(v *T) { *get(v) = LastDay + 1 }},
	}
}

// ratingBreaches are those of a rating.
func ratingBreaches[T any](field string, lo, hi float64, get func(*T) *Rating) []breach[T] {
	return []breach[T]{
		{field, "too small", func(v *T) { *get(v) = Rated(lo - 0.5) }},
		{field, "too large", func(v *T) { *get(v) = Rated(hi + 0.5) }},
	}
}

// idsBreaches are those of a list of references.
func idsBreaches[T any](field string, get func(*T) *[]ID) []breach[T] {
	return []breach[T]{
		{field, "twice the same", func(v *T) { id := NewID(); *get(v) = []ID{id, NewID(), id} }},
		{field, "naming nobody", func(v *T) { *get(v) = []ID{{}} }},
		{field, "too many", func(v *T) { *get(v) = manyIDs() }},
	}
}

// linesBreaches are those of a list of words.
func linesBreaches[T any](field string, get func(*T) *[]string) []breach[T] {
	return []breach[T]{
		{field, "too many", func(v *T) { *get(v) = many() }},
		{field, "one empty", func(v *T) { *get(v) = []string{"a", ""} }},
		{field, "one of two lines", func(v *T) { *get(v) = []string{twoLines()} }},
		{field, "one too long", func(v *T) { *get(v) = []string{tooLong(MaxLine)} }},
	}
}

// sourceBreaches are those of a source.
func sourceBreaches[T any](get func(*T) *Source) []breach[T] {
	return []breach[T]{
		{"Source", "of two lines", func(v *T) { get(v).App = twoLines() }},
		{"Source", "with an id too long", func(v *T) { get(v).ID = tooLong(MaxLine) }},
		{"Source", "with too many extras", func(v *T) { get(v).Extras = make([]byte, MaxBytes+1) }},
	}
}

// fieldBreaches are those of answers.
func fieldBreaches[T any](longest int, get func(*T) *[]Field) []breach[T] {
	one := func(how string, f Field) breach[T] {
		return breach[T]{"Fields", how, func(v *T) { *get(v) = []Field{f} }}
	}
	return []breach[T]{
		one("without a key", Field{Text: "x"}),
		one("with a key of two lines", Field{Key: twoLines()}),
		one("too long", Field{Key: "k", Text: tooLong(longest)}),
		one("not UTF-8", Field{Key: "k", Text: notUTF8()}),
		one("with a huge number", Field{Key: "k", Number: Rated(2e6)}),
		one("with a wrong day", Field{Key: "k", Day: LastDay + 1}),
		one("with a wrong answer", Field{Key: "k", Answer: No + 1}),
		{"Fields", "twice the same key", func(v *T) { *get(v) = []Field{{Key: "k"}, {Key: "k"}} }},
		{"Fields", "too many", func(v *T) {
			for _, k := range many() {
				*get(v) = append(*get(v), Field{Key: k})
			}
		}},
		{"Fields", "too long together", func(v *T) {
			for i := range MaxRecord/MaxNote + 1 {
				*get(v) = append(*get(v), Field{Key: fmt.Sprint(i), Text: tooLong(MaxNote - 100)})
			}
		}},
	}
}

// gather joins lists of breaches.
func gather[T any](lists ...[]breach[T]) (out []breach[T]) {
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

func TestRulesOfAnEntry(t *testing.T) {
	file := func(change func(*Attachment)) func(*Entry) {
		return func(e *Entry) {
			a := Attachment{ID: NewID(), SHA256: make([]byte, 32), Mime: "image/png"}
			change(&a)
			e.Attachments = []Attachment{a}
		}
	}
	wantBreaches(t, "entry", func() Entry {
		e := page(today(), "A title", "text")
		e.Tags, e.People, e.Mood, e.Template = []string{"repair"}, []ID{NewID()}, Rated(-2), "t"
		e.Attachments = []Attachment{{ID: NewID(), SHA256: make([]byte, 32), Mime: "image/png"}}
		return e
	}, gather(
		[]breach[Entry]{idBreach(func(e *Entry) *ID { return &e.ID })},
		dayBreaches("Day", func(e *Entry) *Day { return &e.Day }),
		timeBreaches("Created", func(e *Entry) *time.Time { return &e.Created }),
		timeBreaches("Modified", func(e *Entry) *time.Time { return &e.Modified }),
		lineBreaches("Zone", func(e *Entry) *string { return &e.Zone }),
		lineBreaches("Title", func(e *Entry) *string { return &e.Title }),
		textBreaches("Body", MaxBody, func(e *Entry) *string { return &e.Body }),
		linesBreaches("Tags", func(e *Entry) *[]string { return &e.Tags }),
		idsBreaches("People", func(e *Entry) *[]ID { return &e.People }),
		ratingBreaches("Mood", -2, 2, func(e *Entry) *Rating { return &e.Mood }),
		lineBreaches("Template", func(e *Entry) *string { return &e.Template }),
		textBreaches("Prompt", MaxNote, func(e *Entry) *string { return &e.Prompt }),
		sourceBreaches(func(e *Entry) *Source { return &e.Source }),
		[]breach[Entry]{
			{"Attachments", "too many", func(e *Entry) { e.Attachments = make([]Attachment, MaxList+1) }},
			{"Attachments", "without an id", file(func(a *Attachment) { a.ID = ID{} })},
			{"Attachments", "with a short sum", file(func(a *Attachment) { a.SHA256 = a.SHA256[1:] })},
			{"Attachments", "without a type", file(func(a *Attachment) { a.Mime = "" })},
			{"Attachments", "with a name of two lines", file(func(a *Attachment) { a.Name = twoLines() })},
			{"Attachments", "with a caption too long", file(func(a *Attachment) { a.Caption = tooLong(MaxNote) })},
			{"Attachments", "of a negative size", file(func(a *Attachment) { a.Size = -1 })},
			{"Attachments", "of a negative width", file(func(a *Attachment) { a.Width = -1 })},
			{"Attachments", "of a negative height", file(func(a *Attachment) { a.Height = -1 })},
			{"Body", "too long with the rest", func(e *Entry) { e.Body, e.Source.Extras = tooLong(MaxBody-20), make([]byte, MaxBytes) }},
		},
	))
}

func TestRulesOfAPerson(t *testing.T) {
	wantBreaches(t, "person", func() Person {
		p := somebody("Anna")
		p.Roles, p.Groups, p.Since, p.Pin = []string{"friend"}, []ID{NewID()}, 0, Pin{-40, 12, true}
		return p
	}, gather(
		[]breach[Person]{idBreach(func(p *Person) *ID { return &p.ID })},
		nameBreaches("Name", func(p *Person) *string { return &p.Name }),
		linesBreaches("Roles", func(p *Person) *[]string { return &p.Roles }),
		textBreaches("Models", MaxNote, func(p *Person) *string { return &p.Models }),
		textBreaches("Notes", MaxNote, func(p *Person) *string { return &p.Notes }),
		daysBreaches("Since", func(p *Person) *Day { return &p.Since }),
		idsBreaches("Groups", func(p *Person) *[]ID { return &p.Groups }),
		timeBreaches("Created", func(p *Person) *time.Time { return &p.Created }),
		timeBreaches("Modified", func(p *Person) *time.Time { return &p.Modified }),
		sourceBreaches(func(p *Person) *Source { return &p.Source }),
		[]breach[Person]{
			{"Ring", "too small", func(p *Person) { p.Ring = -1 }},
			{"Ring", "too large", func(p *Person) { p.Ring = MaxRing + 1 }},
			{"Pin", "off the map", func(p *Person) { p.Pin.X = 2e9 }},
			{"Pin", "off the map below", func(p *Person) { p.Pin.Y = -2e9 }},
			{"Notes", "too long with the rest", func(p *Person) {
				for i := range MaxList {
					p.Roles = append(p.Roles, fmt.Sprint(i, strings.Repeat("r", 1000)))
				}
				p.Roles, p.Source.Extras = p.Roles[:MaxList], make([]byte, MaxBytes)
				p.Notes, p.Models = tooLong(MaxNote-20), tooLong(MaxNote-20)
			}},
		},
	))
	if got := Roles(); len(got) < 5 {
		t.Errorf("Roles: got %v, want the shipped words", got)
	}
}

func TestRulesOfTiesAndGroups(t *testing.T) {
	wantBreaches(t, "tie", func() Tie {
		return Tie{ID: NewID(), A: NewID(), B: NewID(), Kind: "knows", Created: clock(), Modified: clock()}
	}, gather(
		[]breach[Tie]{
			idBreach(func(x *Tie) *ID { return &x.ID }),
			{"A", "missing", func(x *Tie) { x.A = ID{} }},
			{"A", "without the other", func(x *Tie) { x.B = ID{} }},
			{"A", "to oneself", func(x *Tie) { x.A = x.B }},
			{"A", "in the wrong order", func(x *Tie) { x.A, x.B = x.B, x.A }},
		},
		lineBreaches("Kind", func(x *Tie) *string { return &x.Kind }),
		textBreaches("Note", MaxNote, func(x *Tie) *string { return &x.Note }),
		timeBreaches("Created", func(x *Tie) *time.Time { return &x.Created }),
		timeBreaches("Modified", func(x *Tie) *time.Time { return &x.Modified }),
	))
	wantBreaches(t, "group", func() Group {
		return Group{ID: NewID(), Name: "choir", Created: clock(), Modified: clock()}
	}, gather(
		[]breach[Group]{idBreach(func(g *Group) *ID { return &g.ID })},
		nameBreaches("Name", func(g *Group) *string { return &g.Name }),
		lineBreaches("Kind", func(g *Group) *string { return &g.Kind }),
		lineBreaches("Cadence", func(g *Group) *string { return &g.Cadence }),
		textBreaches("Note", MaxNote, func(g *Group) *string { return &g.Note }),
		timeBreaches("Created", func(g *Group) *time.Time { return &g.Created }),
		timeBreaches("Modified", func(g *Group) *time.Time { return &g.Modified }),
	))
}

func TestRulesOfAContact(t *testing.T) {
	given := func(list ...Exchange) func(*Contact) { return func(c *Contact) { c.Given = list } }
	wantBreaches(t, "contact", func() Contact {
		c := meeting(NewID(), today())
		c.Received = []Exchange{{Company, Small}, {Listening, Ordinary}, {Practical, Big}, {Material, Small}}
		c.FeltSafe, c.Energy, c.InLine, c.Minutes = Rated(10), Rated(-5), Rated(0), 7*24*60
		return c
	}, gather(
		[]breach[Contact]{
			idBreach(func(c *Contact) *ID { return &c.ID }),
			{"Person", "missing", func(c *Contact) { c.Person = ID{} }},
			{"Reached", "unknown", func(c *Contact) { c.Reached = Both + 1 }},
			{"Suggested", "unknown", func(c *Contact) { c.Suggested = Both + 1 }},
			{"Given", "of no kind", given(Exchange{secret, Small})},
			{"Given", "twice the same kind", given(Exchange{Company, Small}, Exchange{Company, Big})},
			{"Given", "of another weight", given(Exchange{Company, 0.7})},
			{"Given", "of no weight", given(Exchange{Company, 0})},
			{"Received", "of no kind", func(c *Contact) { c.Received = []Exchange{{"", Big}} }},
			{"Minutes", "negative", func(c *Contact) { c.Minutes = -1 }},
			{"Minutes", "more than a week", func(c *Contact) { c.Minutes = 7*24*60 + 1 }},
		},
		dayBreaches("Day", func(c *Contact) *Day { return &c.Day }),
		timeBreaches("Created", func(c *Contact) *time.Time { return &c.Created }),
		lineBreaches("Zone", func(c *Contact) *string { return &c.Zone }),
		ratingBreaches("FeltSafe", 0, 10, func(c *Contact) *Rating { return &c.FeltSafe }),
		ratingBreaches("Energy", -5, 5, func(c *Contact) *Rating { return &c.Energy }),
		ratingBreaches("InLine", 0, 10, func(c *Contact) *Rating { return &c.InLine }),
		textBreaches("Note", MaxNote, func(c *Contact) *string { return &c.Note }),
		sourceBreaches(func(c *Contact) *Source { return &c.Source }),
	))
}

func TestRulesOfAFeeling(t *testing.T) {
	wantBreaches(t, "feeling", func() Feeling {
		return Feeling{ID: NewID(), Person: NewID(), Day: today(), Created: clock(), Trust: Rated(0), Tension: Rated(10)}
	}, gather(
		[]breach[Feeling]{
			idBreach(func(f *Feeling) *ID { return &f.ID }),
			{"Person", "missing", func(f *Feeling) { f.Person = ID{} }},
		},
		dayBreaches("Day", func(f *Feeling) *Day { return &f.Day }),
		timeBreaches("Created", func(f *Feeling) *time.Time { return &f.Created }),
		ratingBreaches("Give", 0, 10, func(f *Feeling) *Rating { return &f.Give }),
		ratingBreaches("Receive", 0, 10, func(f *Feeling) *Rating { return &f.Receive }),
		ratingBreaches("Trust", 0, 10, func(f *Feeling) *Rating { return &f.Trust }),
		ratingBreaches("Closeness", 0, 10, func(f *Feeling) *Rating { return &f.Closeness }),
		ratingBreaches("Tension", 0, 10, func(f *Feeling) *Rating { return &f.Tension }),
		ratingBreaches("ValuesMe", 0, 10, func(f *Feeling) *Rating { return &f.ValuesMe }),
		textBreaches("Note", MaxNote, func(f *Feeling) *string { return &f.Note }),
	))
}

func TestRulesOfItemsAndRecords(t *testing.T) {
	wantBreaches(t, "item", func() Item {
		return Item{ID: NewID(), Kind: ItemPattern, Title: "I go quiet", State: Done, People: []ID{NewID()}, Created: clock(), Modified: clock()}
	}, gather(
		[]breach[Item]{
			idBreach(func(i *Item) *ID { return &i.ID }),
			{"State", "unknown", func(i *Item) { i.State = Done + 1 }},
		},
		nameBreaches("Kind", func(i *Item) *string { return &i.Kind }),
		nameBreaches("Title", func(i *Item) *string { return &i.Title }),
		fieldBreaches(MaxNote, func(i *Item) *[]Field { return &i.Fields }),
		idsBreaches("People", func(i *Item) *[]ID { return &i.People }),
		daysBreaches("Started", func(i *Item) *Day { return &i.Started }),
		timeBreaches("Created", func(i *Item) *time.Time { return &i.Created }),
		timeBreaches("Modified", func(i *Item) *time.Time { return &i.Modified }),
	))
	wantBreaches(t, "record", func() Record {
		return Record{ID: NewID(), Practice: "lapse", Day: today(), Created: clock(), Modified: clock(), Fields: []Field{{Key: "k"}}}
	}, gather(
		[]breach[Record]{idBreach(func(r *Record) *ID { return &r.ID })},
		nameBreaches("Practice", func(r *Record) *string { return &r.Practice }),
		dayBreaches("Day", func(r *Record) *Day { return &r.Day }),
		timeBreaches("Created", func(r *Record) *time.Time { return &r.Created }),
		timeBreaches("Modified", func(r *Record) *time.Time { return &r.Modified }),
		lineBreaches("Zone", func(r *Record) *string { return &r.Zone }),
		idsBreaches("People", func(r *Record) *[]ID { return &r.People }),
		fieldBreaches(MaxNote, func(r *Record) *[]Field { return &r.Fields }),
		daysBreaches("Follow", func(r *Record) *Day { return &r.Follow }),
		daysBreaches("Closed", func(r *Record) *Day { return &r.Closed }),
	))
}

func TestRulesOfACheckIn(t *testing.T) {
	answers := func(list ...CheckAnswer) func(*CheckIn) { return func(k *CheckIn) { k.Answers = list } }
	wantBreaches(t, "check-in", func() CheckIn {
		return CheckIn{ID: NewID(), Instrument: "ecr", Version: "1", SHA256: make([]byte, 32), Day: today(), Created: clock(), Answers: []CheckAnswer{{"1", Rating{}}}}
	}, gather(
		[]breach[CheckIn]{
			idBreach(func(k *CheckIn) *ID { return &k.ID }),
			{"SHA256", "missing", func(k *CheckIn) { k.SHA256 = nil }},
			{"SHA256", "too long", func(k *CheckIn) { k.SHA256 = make([]byte, 33) }},
			{"Answers", "to no question", answers(CheckAnswer{})},
			{"Answers", "twice to one question", answers(CheckAnswer{Item: "1"}, CheckAnswer{Item: "1"})},
			{"Answers", "huge", answers(CheckAnswer{"1", Rated(-2e6)})},
			{"Answers", "too many", func(k *CheckIn) { k.Answers = make([]CheckAnswer, MaxList+1) }},
		},
		nameBreaches("Instrument", func(k *CheckIn) *string { return &k.Instrument }),
		nameBreaches("Version", func(k *CheckIn) *string { return &k.Version }),
		dayBreaches("Day", func(k *CheckIn) *Day { return &k.Day }),
		timeBreaches("Created", func(k *CheckIn) *time.Time { return &k.Created }),
		lineBreaches("Zone", func(k *CheckIn) *string { return &k.Zone }),
		textBreaches("Note", MaxNote, func(k *CheckIn) *string { return &k.Note }),
	))
}

func TestRulesOfWhatIsPast(t *testing.T) {
	wantBreaches(t, "version", func() Version {
		return Version{ID: NewID(), Entry: NewID(), At: clock(), Title: "x"}
	}, gather(
		[]breach[Version]{
			idBreach(func(v *Version) *ID { return &v.ID }),
			{"Entry", "missing", func(v *Version) { v.Entry = ID{} }},
		},
		timeBreaches("At", func(v *Version) *time.Time { return &v.At }),
		lineBreaches("Title", func(v *Version) *string { return &v.Title }),
		textBreaches("Body", MaxBody, func(v *Version) *string { return &v.Body }),
	))
	wantBreaches(t, "draft", func() Draft {
		return Draft{ID: NewID(), Form: "contact", At: clock(), Fields: []Field{{Key: "note", Text: strings.Repeat("w", MaxBody)}}}
	}, gather(
		[]breach[Draft]{idBreach(func(d *Draft) *ID { return &d.ID })},
		nameBreaches("Form", func(d *Draft) *string { return &d.Form }),
		timeBreaches("At", func(d *Draft) *time.Time { return &d.At }),
		fieldBreaches(MaxBody, func(d *Draft) *[]Field { return &d.Fields }),
	))
	wantBreaches(t, "trash", func() Trashed {
		return Trashed{ID: NewID(), Kind: KindEntry, At: clock()}
	}, gather(
		[]breach[Trashed]{
			idBreach(func(x *Trashed) *ID { return &x.ID }),
			{"Kind", "unknown", func(x *Trashed) { x.Kind = 'q' }},
			{"Kind", "of the trash itself", func(x *Trashed) { x.Kind = KindTrash }},
		},
		timeBreaches("At", func(x *Trashed) *time.Time { return &x.At }),
	))
}

func TestTheLargestRecordsFitOneWrite(t *testing.T) {
	s := open(t)
	e := page(today(), "A long one", "")
	for i := range MaxList {
		e.Tags = append(e.Tags, fmt.Sprint("tag ", i))
		e.People = append(e.People, NewID())
	}
	e.Body = strings.Repeat("so ", MaxBody/3)
	must(t, e.Check())
	must(t, s.PutEntry(ctx(), &e))
	for i := range e.Tags {
		e.Tags[i] = fmt.Sprint("other ", i)
		e.People[i] = NewID()
	}
	must(t, s.Update(ctx(), func(w *Writer) error {
		if err := w.KeepVersion(e.ID, clock()); err != nil {
			return err
		}
		return w.PutEntry(&e)
	}))
	must(t, s.DeleteEntry(ctx(), e.ID, clock()))
	must(t, s.Restore(ctx(), e.ID))

	e.Tags, e.People, e.Revision = nil, nil, 0
	e.ID, e.Source.Extras = NewID(), make([]byte, MaxNote/2)
	must(t, s.PutEntry(ctx(), &e))

	long := page(today(), "Long tags", "")
	for i := range 200 { // a ligature that folding takes apart into eighteen letters
		long.Tags = append(long.Tags, fmt.Sprint(i)+strings.Repeat("ﷺ", 330))
	}
	must(t, s.PutEntry(ctx(), &long))
	list, err := s.EntriesTagged(ctx(), long.Tags[7], Span{})
	wantTitles(t, "entries of a long tag", list, err, "Long tags")
	list, err = s.EntriesTagged(ctx(), long.Tags[7]+"ﷺ", Span{})
	wantTitles(t, "entries of a longer tag", list, err)
}
