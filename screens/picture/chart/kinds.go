package chart

import (
	"context"
	"strings"
	"time"

	"kith/data"
)

// Records is what charts read of the data.
type Records interface {
	Entries(context.Context, data.Span) ([]data.Entry, error)
	Contacts(context.Context, data.Span) ([]data.Contact, error)
	CheckIns(context.Context, data.Span) ([]data.CheckIn, error)
	Records(context.Context, data.Span) ([]data.Record, error)
	Feelings(context.Context, data.Span) ([]data.Feeling, error)
	Items(context.Context) ([]data.Item, error)
	People(context.Context) ([]data.Person, error)
	Definitions(ctx context.Context, kind string) ([]data.Definition, error)
}

// Ask is what a chart is asked for.
type Ask struct {
	// Days are the days to read; zero ends mean all.
	Days data.Span
	// People are whom it is about, in kinds that pick people. Without them the
	// ones with the most contacts are taken.
	People []data.ID
	// Item is what it is about, in kinds that pick an item; zero is all, or the newest.
	Item data.ID
	// Practice is which practice, in kinds that pick one; "" is all.
	Practice string
	// Initials writes people's names as initials.
	Initials bool
	// WeekStart is the first day of the week.
	WeekStart time.Weekday
	Words     Words
}

// Drawing is a chart that was read and can be drawn at any size, of any days
// among those that were read.
type Drawing interface {
	Draw(shown data.Span, st Style, w, h float64) Chart
}

// Pick is what may be chosen of a chart besides its days.
type Pick uint8

// The picks.
const (
	PickNothing Pick = iota
	PickPerson
	PickTwo      // two people
	PickItem     // one item of Kind.ItemKind
	PickPractice // one practice
)

// Group is where a chart stands in the list.
type Group uint8

// The groups, in order.
const (
	GroupDays Group = iota
	GroupCheckIn
	GroupPeople
	GroupPractice
	GroupSeries // the series of single practices
	GroupLoaded
)

// Kind is one chart that can be drawn.
type Kind struct {
	Name     string // its word on the command line and in settings
	Group    Group
	Title    func(Words) string
	Pick     Pick
	ItemKind string // for PickItem
	Read     func(context.Context, Records, Ask) (Drawing, error)
}

// Kinds lists the charts that are always there, in the order in which they are
// offered.
func Kinds() []Kind {
	var out []Kind
	out = append(out, dayKinds()...)
	out = append(out, checkInKinds()...)
	out = append(out, peopleKinds()...)
	return append(out, practiceKinds()...)
}

// AllKinds is Kinds, one for each series of the practices, and those of questionnaires
// that were loaded.
func AllKinds(ctx context.Context, r Records, w Words) ([]Kind, error) {
	series, err := seriesKinds(ctx, r, w)
	if err != nil {
		return nil, err
	}
	loaded, err := loadedKinds(ctx, r)
	if err != nil {
		return nil, err
	}
	return append(append(Kinds(), series...), loaded...), nil
}

// Ref names what a click on a chart opens: a room and the thing in it.
func Ref(room string, id data.ID) string {
	if id.IsZero() {
		return ""
	}
	return room + "/" + id.String()
}

// ParseRef gives the room and the thing of a Ref; false for anything else.
func ParseRef(ref string) (room, id string, ok bool) {
	room, id, ok = strings.Cut(ref, "/")
	return room, id, ok && room != "" && id != ""
}

// name is how a person is called in a chart.
func (a Ask) name(p data.Person) string {
	if !a.Initials {
		return p.Name
	}
	return Initials(p.Name)
}

// Initials writes a name as the first letters of its words.
func Initials(name string) string {
	var b strings.Builder
	for _, word := range strings.Fields(name) {
		for _, r := range word {
			b.WriteRune(r)
			b.WriteByte('.')
			break
		}
	}
	return b.String()
}

// until is the last day that is asked for, or zero.
func (a Ask) until() data.Day { return a.Days.To }

// before widens the days that are read backwards by so many days.
func (a Ask) before(days int) data.Span {
	s := a.Days
	if s.From != 0 {
		s.From = max(data.FirstDay, s.From-data.Day(days))
	}
	return s
}
