package port

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kith/data"
)

// Circle is people as an address book, a table or a graph file holds them, on
// their way in. Nothing in it is stored yet.
type Circle struct {
	// People are in the order of the file.
	People []Found
	// Ties say how two of them are linked.
	Ties []FoundTie
	// Skipped are the cards and lines, or parts of them, that could not be read.
	Skipped []Skipped
	// Lost says in plain English, one sentence each, what of the file has no place here.
	Lost []string
}

// Skipped is something of a file that could not be read. It stops nothing.
type Skipped struct {
	Where string // without a word of the file's text: "card 3", "line 17"
	Why   string // in plain English
}

// ErrCircle marks a file that holds no people that could be read.
var ErrCircle = errors.New("no people to read")

func noCircle(what, why string) error { return fmt.Errorf("read %s: %s: %w", what, why, ErrCircle) }

// Found is one person of a file.
type Found struct {
	// Person holds what could be taken over: name, roles, ring, since, notes, whether
	// they show how it can be, and the source. ID and Groups are empty.
	Person data.Person
	// Groups are the names of the groups that they belong to.
	Groups []string
	// Organisation says that the card is of a firm or an office: such cards are not
	// ticked by themselves.
	Organisation bool
	// Where finds them in the file, without a word of its text.
	Where string
}

// FoundTie links two people of a Circle by their place in it, A before B.
type FoundTie struct {
	A, B int
	Kind string
}

// CircleFormat is a kind of file with people in it.
type CircleFormat string

// The formats; the words are those of the command line.
const (
	CircleVCard   CircleFormat = "vcard"
	CircleCSV     CircleFormat = "csv"
	CircleGraphML CircleFormat = "graphml"
)

// CircleFormats lists them.
func CircleFormats() []CircleFormat { return []CircleFormat{CircleVCard, CircleCSV, CircleGraphML} }

// Bounds of what ReadCircle takes in.
const (
	maxCircleBytes  = 64 << 20
	maxCirclePeople = 20_000
	maxCircleText   = 4000 // bytes of a note that is taken over
)

// RecogniseCircle tells by its content of which format a file with people is.
func RecogniseCircle(b []byte) CircleFormat {
	head := strings.ToLower(strings.TrimSpace(textOf(b[:min(len(b), 4096)])))
	switch {
	case strings.Contains(head, "begin:vcard"):
		return CircleVCard
	case strings.HasPrefix(head, "<") && strings.Contains(head, "graphml"):
		return CircleGraphML
	}
	return CircleCSV
}

// HoldsPeople says by the beginning of a file that people are in it: cards, a graph, or
// a table whose heads name a column of names.
func HoldsPeople(head []byte) bool {
	if RecogniseCircle(head) != CircleCSV {
		return true
	}
	text := textOf(head)
	line, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	rows := csv.NewReader(strings.NewReader(line))
	rows.Comma, rows.LazyQuotes = separatorOf(text), true
	row, err := rows.Read()
	if err != nil || strings.ContainsRune(line, 0) {
		return false
	}
	_, named := columnsOf(row)
	return named
}

// ReadCircle reads people from the bytes of a file; "" has the format recognised.
// ErrCircle says that the file is not of that format or holds nobody. One card or
// line that cannot be read is Skipped and stops nothing. Whoever appears more than
// once, by id or by name, is found once, with all that was said.
func ReadCircle(b []byte, format CircleFormat) (Circle, error) {
	if len(b) > maxCircleBytes {
		return Circle{}, noCircle("the people", "the file is over 64 MB")
	}
	if format == "" {
		format = RecogniseCircle(b)
	}
	var c Circle
	var err error
	switch format {
	case CircleVCard:
		c, err = readVCards(b)
	case CircleGraphML:
		c, err = readCircleGraphML(b)
	case CircleCSV:
		c, err = readCircleCSV(b)
	default:
		err = noCircle("the people", "the format must be vcard, csv or graphml")
	}
	if err != nil {
		return Circle{}, err
	}
	if len(c.People) == 0 {
		return Circle{}, noCircle("the people", "it holds nobody")
	}
	c.merge()
	return c, nil
}

// merge makes one of all that are the same person: the same id in the file, or,
// where one of them has none, the same name.
func (c *Circle) merge() {
	byID, byName := map[string]int{}, map[string]int{}
	place := make([]int, len(c.People)) // where each went
	var kept []Found
	for i, f := range c.People {
		at, known := -1, false
		if id := f.Person.Source.ID; id != "" {
			at, known = lookUp(byID, id)
		}
		if !known {
			if k, ok := byName[data.Fold(f.Person.Name)]; ok && (f.Person.Source.ID == "" || kept[k].Person.Source.ID == "") {
				at, known = k, true
			}
		}
		if !known {
			at = len(kept)
			kept = append(kept, f)
		} else {
			kept[at].take(f)
		}
		if id := f.Person.Source.ID; id != "" {
			byID[id] = at
		}
		if _, ok := byName[data.Fold(f.Person.Name)]; !ok {
			byName[data.Fold(f.Person.Name)] = at
		}
		place[i] = at
	}
	c.People = kept
	c.mergeTies(place)
}

func lookUp(m map[string]int, key string) (int, bool) {
	at, ok := m[key]
	return at, ok
}

// mergeTies follows the people to their new places; each pair is tied once.
func (c *Circle) mergeTies(place []int) {
	var ties []FoundTie
	seen := map[[2]int]int{}
	for _, t := range c.Ties {
		a, b := min(place[t.A], place[t.B]), max(place[t.A], place[t.B])
		if a == b {
			continue
		}
		if k, ok := seen[[2]int{a, b}]; ok {
			if ties[k].Kind == "" {
				ties[k].Kind = t.Kind
			}
			continue
		}
		seen[[2]int{a, b}] = len(ties)
		ties = append(ties, FoundTie{a, b, t.Kind})
	}
	slices.SortFunc(ties, func(x, y FoundTie) int { return cmp.Or(x.A-y.A, x.B-y.B) })
	c.Ties = ties
}

// take adds what another card says of the same person.
func (f *Found) take(g Found) {
	Merge(&f.Person, g.Person)
	f.Groups = union(f.Groups, g.Groups)
	f.Organisation = f.Organisation && g.Organisation
}

// Merge adds to a person what another record says of them. Nothing that is there
// is changed or lost.
func Merge(p *data.Person, more data.Person) {
	p.Roles = union(p.Roles, more.Roles)
	if p.Ring == 0 {
		p.Ring = more.Ring
	}
	if p.Since == 0 {
		p.Since = more.Since
	}
	p.ModelsSecurity = p.ModelsSecurity || more.ModelsSecurity
	if p.Source.App == "" {
		p.Source = more.Source
	}
	if more.Notes != "" && !strings.Contains(p.Notes, more.Notes) {
		p.Notes = strings.TrimSpace(p.Notes + "\n\n" + more.Notes)
	}
}

// union adds what is not there yet, compared as names are.
func union(list, more []string) []string {
	for _, m := range more {
		if !slices.ContainsFunc(list, func(s string) bool { return data.Fold(s) == data.Fold(m) }) {
			list = append(list, m)
		}
	}
	return list
}

// lose notes a sentence once.
func (c *Circle) lose(sentence string) {
	if !slices.Contains(c.Lost, sentence) {
		c.Lost = append(c.Lost, sentence)
	}
}

// oneLine makes a name, a role or a group of any text: one line, no control
// characters, at most 200 runes.
func oneLine(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 || r == 0xfeff
	}), " ")
	if r := []rune(strings.TrimSpace(s)); len(r) > 200 {
		return strings.TrimSpace(string(r[:200]))
	}
	return strings.TrimSpace(s)
}

// aNote makes a note of any text.
func aNote(s string) string {
	s = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s))
	if len(s) > maxCircleText {
		s = strings.ToValidUTF8(s[:maxCircleText], "") + "…"
	}
	return s
}
