package practice

// Format is what a file says it is. A file of another format is refused.
const Format = "practice/1"

// MaxBytes is the most that a file may be long, in bytes.
const MaxBytes = 64 << 10

// Makes says what filling in a practice leaves behind.
type Makes string

// What practices make.
const (
	MakesItem    Makes = "item"    // something worked on for long
	MakesRecord  Makes = "record"  // one dated act
	MakesContact Makes = "contact" // a time of giving and receiving, noted in People
	MakesCheckIn Makes = "checkin" // the weekly questions
	MakesEntry   Makes = "entry"   // a page of the journal
)

// Strand is one of the three ways of working that run side by side. None comes
// before another, and nothing is unlocked.
type Strand string

// The strands.
const (
	Intention Strand = "intention" // being intentional
	Worth     Strand = "worth"     // reshaping one's own worth
	Outward   Strand = "outward"   // building healthier relationships
)

// Strands lists the three, in the order in which they stand side by side.
func Strands() []Strand { return []Strand{Intention, Worth, Outward} }

// Type says how a question is asked and which value of data.Field holds the answer.
type Type string

// The types of question.
const (
	Text    Type = "text"    // several lines, in Field.Text
	Line    Type = "line"    // one line, in Field.Text
	Tags    Type = "tags"    // words with ", " between, in Field.Text
	Scale   Type = "scale"   // a whole number from Min to Max, in Field.Number; it begins unanswered
	Choice  Type = "choice"  // the value of one option, in Field.Text
	Choices Type = "choices" // the values of several options with ", " between, in Field.Text
	Person  Type = "person"  // somebody, in Field.Person
	Date    Type = "date"    // a day, in Field.Day
	Answer  Type = "answer"  // yes, partly or no, in Field.Answer
	YesNo   Type = "yesno"   // yes or no, in Field.Answer
)

// Types lists the types, in the order in which a form builder offers them.
func Types() []Type {
	return []Type{Text, Line, Scale, Choice, Choices, Answer, YesNo, Date, Person, Tags}
}

// Begun is the key under which a record with locked questions keeps the day on which
// the step began. No question may have it.
const Begun = "begun"

// Practice is one file.
type Practice struct {
	Format string `json:"format"`
	// ID is what records name the practice by, or what items name as their kind. It
	// is never changed.
	ID string `json:"id"`
	// Language is that of the words, such as "en".
	Language string `json:"language"`
	Makes    Makes  `json:"makes"`
	Strand   Strand `json:"strand"`
	// Order is the place in the strand, smallest first; equal ones go by title.
	Order int `json:"order,omitempty"`
	// Title and Brief are its name and what one does, a line each.
	Title string `json:"title"`
	Brief string `json:"brief"`
	// How is more about it, shown above the form.
	How string `json:"how,omitempty"`
	// Care is read before the form: when this is not for now.
	Care string `json:"care,omitempty"`
	Why  Why    `json:"why,omitzero"`
	// Name is how the title of an item is asked for. Only of items.
	Name Name `json:"name,omitzero"`
	// States are the words for where one stands with an item. Only of items.
	States States `json:"states,omitzero"`
	// About is the kind of item that a record is about. Only of records.
	About About `json:"about,omitzero"`
	// People says that the form asks with whom; the answer is the People of the
	// record or item.
	People bool    `json:"people,omitempty"`
	Fields []Field `json:"fields"`
	// Together are questions of which all are answered or none.
	Together []Together `json:"together,omitempty"`
	Follow   Follow     `json:"follow,omitzero"`
	Again    Again      `json:"again,omitzero"`
	Echo     Echo       `json:"echo,omitzero"`
	// Guard keeps the practice from being offered of itself while something was last
	// rated low. It can still be opened.
	Guard  Guard    `json:"guard,omitzero"`
	Series []Series `json:"series,omitempty"`
}

// Why is the reason for a practice and where it comes from.
type Why struct {
	Text   string `json:"text"`
	Source string `json:"source,omitempty"`
}

// Name is how an item's title is asked for.
type Name struct {
	Label    string   `json:"label"`
	Hint     string   `json:"hint,omitempty"`
	Examples []string `json:"examples,omitempty"`
}

// States are the words for data.Active, data.Resting and data.Done. Each state can be
// left again.
type States struct {
	Active  string `json:"active"`
	Resting string `json:"resting"`
	Done    string `json:"done"`
}

// About is what a record is about.
type About struct {
	// Kind is the id of a practice that makes items.
	Kind string `json:"kind"`
	// Needed says that the form does not open without such an item.
	Needed bool `json:"needed,omitempty"`
}

// Field is one question. Every answer may be left out.
type Field struct {
	Key   string `json:"key"`
	Type  Type   `json:"type"`
	Label string `json:"label"`
	Hint  string `json:"hint,omitempty"`
	// Examples are answers that can be taken over by a tap.
	Examples []string `json:"examples,omitempty"`
	// Options are those of a choice.
	Options []Option `json:"options,omitempty"`
	// From says where the options of a choice come from instead: "items:KIND" are the
	// titles of the items of a kind, "lines:KEY" the lines of a text of the item.
	From string `json:"from,omitempty"`
	// Min and Max are the ends of a scale. Min is 0 unless there are Labels.
	Min int `json:"min,omitempty"`
	Max int `json:"max,omitempty"`
	// Low and High say what the ends mean; Labels name each number from Min to Max.
	Low    string   `json:"low,omitempty"`
	High   string   `json:"high,omitempty"`
	Labels []string `json:"labels,omitempty"`
	// More keeps the question folded away until it is asked for.
	More bool `json:"more,omitempty"`
	// After is asked when one comes back to the record, not when it is begun.
	After bool `json:"after,omitempty"`
	// Locked cannot be changed once the step has begun.
	Locked bool `json:"locked,omitempty"`
	// When shows the question only under a condition.
	When When `json:"when,omitzero"`
	// Copies fills the answer beforehand with the item's answer under this key.
	Copies string `json:"copies,omitempty"`
}

// Option is one answer of a choice: the word that is kept and the one that is shown.
type Option struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

// When is a condition on another answer of the same form. It holds when the answer is
// one of Is; or, with Least, when the number is not below it or was left out; or, with
// Given, when there is any answer.
type When struct {
	Key   string   `json:"key"`
	Is    []string `json:"is,omitempty"`
	Least float64  `json:"least,omitempty"`
	Given bool     `json:"given,omitempty"`
}

// Together is a set of questions that belong together, and the sentence that says so.
type Together struct {
	Keys []string `json:"keys"`
	Say  string   `json:"say"`
}

// Follow asks gently how it went, so many days later.
type Follow struct {
	Days int    `json:"days"`
	Ask  string `json:"ask"`
	When When   `json:"when,omitzero"`
}

// Again offers another look at the item after so many days.
type Again struct {
	Days int `json:"days"`
}

// Echo brings back what was written under Of when By gets a word that it had before.
type Echo struct {
	By  string `json:"by"`
	Of  string `json:"of"`
	Say string `json:"say"`
}

// Guard names a scale. While its last answer about the item is below Least the
// practice is not offered. Practice is the one that asks, "" for this one.
type Guard struct {
	Key      string  `json:"key"`
	Least    float64 `json:"least"`
	Practice string  `json:"of,omitempty"`
}

// Field gives the question with a key.
func (p *Practice) Field(key string) (Field, bool) {
	for _, f := range p.Fields {
		if f.Key == key {
			return f, true
		}
	}
	return Field{}, false
}

// Locks says that the practice has questions that cannot be changed once begun.
func (p *Practice) Locks() bool {
	for _, f := range p.Fields {
		if f.Locked {
			return true
		}
	}
	return false
}

// Stated says that the practice makes something that is kept with its own answers,
// rather than pointing to another room.
func (p *Practice) Stated() bool { return p.Makes == MakesItem || p.Makes == MakesRecord }

// Shows says which option has a value, in words; the value itself if none has.
func (f Field) Shows(value string) string {
	for _, o := range f.Options {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}
