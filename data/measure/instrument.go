package measure

import "encoding/json"

// The bounds of a file.
const (
	// MaxBytes is the largest file.
	MaxBytes = 256 << 10
	// MaxItems is the most items.
	MaxItems = 200
	// maxChoices is the most answers an item can have.
	maxChoices = 10_001
	// formatName is the format that this package reads.
	formatName = "instrument/1"
)

// Instrument is a questionnaire, read and checked. It is not to be changed.
type Instrument struct {
	// ID and Version name the questionnaire; answers refer to them and to SHA256, the
	// checksum of the whole file in lower-case hex.
	ID, Version, SHA256 string
	// Title is what to call it, the id where the file has no title. Language is a BCP 47
	// tag; Citation, SourceURL and Instructions are free text, the address never opened.
	Title, Language, Citation, SourceURL, Instructions string
	// Licence is what the owner of the words allows.
	Licence Licence
	// PeriodDays is how many days the questions look back on, MinGapDays after how many
	// asking again makes sense; 0 means not said.
	PeriodDays, MinGapDays int
	// Targets says whether the questions are about other people.
	Targets Targets
	// Items are the questions in their order, Subscales what they are scored to.
	Items     []Item
	Subscales []Subscale
	// Extra holds the keys that begin with x-, by their place.
	Extra map[string]json.RawMessage
	// Advice is what is worth mending in the file although it makes no score wrong.
	Advice []Problem
}

// Licence is what the owner of the words allows, in the owner's own terms.
type Licence struct {
	Name, Text string
	// Shareable is true when the words may be passed on, in exports too.
	Shareable bool
}

// TargetKind says whom the questions are about.
type TargetKind string

// The kinds of targets: nobody in particular, one person, or one form for each of several.
const (
	NoTarget      TargetKind = "none"
	OnePerson     TargetKind = "one-person"
	SeveralPeople TargetKind = "several-people"
)

// Targets says whom the questions are about, and under what words.
type Targets struct {
	Kind   TargetKind
	Labels []string
}

// Scale is the answers an item offers: Min, Min+Step, … up to Max.
type Scale struct {
	Min, Max, Step float64
	// Labels are words for some of the answers.
	Labels map[float64]string
}

// Item is one question.
type Item struct {
	ID, Text string
	// Subscales are the ids of those it counts for, one or more.
	Subscales []string
	// Reverse turns the answer round on its scale.
	Reverse bool
	// Scale is its own or the file's; nil when only scores tell the answers.
	Scale *Scale
	// Choices are all answers it offers, rising.
	Choices []float64

	where  string    // its place in the file, for problems
	values []float64 // of each choice, by scores, turned round, or itself
}

// Method says how the values of items become one.
type Method string

// The methods.
const (
	Mean Method = "mean"
	Sum  Method = "sum"
)

// Better says which way of a score is the calmer or stronger one.
type Better string

// The ways. NeitherBetter is also what a silent file means.
const (
	NeitherBetter Better = "none"
	LowerBetter   Better = "lower"
	HigherBetter  Better = "higher"
)

// Subscale is one score of a questionnaire.
type Subscale struct {
	ID, Title string
	Method    Method
	// Multiply and Add turn the mean or sum into the score.
	Multiply, Add float64
	// MissingMax is the most unanswered items with which there still is a score.
	MissingMax int
	// Prorate is true when a sum makes up for unanswered items.
	Prorate bool
	// Better says which way the axis of a chart points.
	Better Better
	// Low and High are the least and the greatest score there can be.
	Low, High float64
	// Range is what the file says of them, nil when it does not.
	Range *[2]float64
	// AcrossTargets is true when the mean over people is a score too.
	AcrossTargets bool
	// Reliability is nil when the file has none.
	Reliability *Reliability
	// Bands are words for stretches of the score, rising; those without a source are
	// left out.
	Bands []Band

	where   string    // its place in the file, for problems
	items   []int     // places in Items
	weights []float64 // of those items
}

// Items gives the number of items of the subscale.
func (s Subscale) Items() int { return len(s.items) }

// Decimals is how many decimals of the score are shown: 1 for means, 0 for sums.
func (s Subscale) Decimals() int {
	if s.Method == Mean {
		return 1
	}
	return 0
}
