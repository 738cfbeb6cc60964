package port

import (
	"fmt"
	"strings"

	"kith/data"
)

// AppVCard is the source of people from an address book.
const AppVCard = "vcard"

// vRelation is somebody named on a card: by name or by the id of their own card.
type vRelation struct {
	from     int // place in Circle.People
	who, how string
}

// vReader makes people of cards.
type vReader struct {
	c         Circle
	relations []vRelation
	groups    []vGroup
}

// vGroup is a card that names a group.
type vGroup struct {
	name    string
	members []string // ids of cards
}

// readVCards reads an address book.
func readVCards(b []byte) (Circle, error) {
	cards := parseVCards(textOf(b))
	if len(cards) == 0 {
		return Circle{}, noCircle("the address book", "it holds no card")
	}
	if len(cards) > maxCirclePeople {
		return Circle{}, noCircle("the address book", fmt.Sprintf("it holds more than %d cards", maxCirclePeople))
	}
	var r vReader
	for i, card := range cards {
		r.card(card, fmt.Sprintf("card %d", i+1))
	}
	r.join()
	return r.c, nil
}

// card takes over one card.
func (r *vReader) card(card vCard, where string) {
	if card.open {
		r.c.Skipped = append(r.c.Skipped, Skipped{where, "the file ends in the middle of it"})
	}
	name := vName(card)
	if vKind(card) == "group" {
		g := vGroup{name: oneLine(name)}
		for _, p := range card.properties {
			if p.name == "MEMBER" || p.name == "X-ADDRESSBOOKSERVER-MEMBER" {
				g.members = append(g.members, vID(p.value))
			}
		}
		r.groups = append(r.groups, g)
		return
	}
	f := Found{Where: where, Organisation: vKind(card) == "org"}
	if f.Person.Name = oneLine(name); f.Person.Name == "" {
		r.c.Skipped = append(r.c.Skipped, Skipped{where, "it has no name"})
		return
	}
	f.Person.Source.App = AppVCard
	labels := map[string]string{}
	for _, p := range card.properties {
		if p.name == "X-ABLABEL" {
			labels[p.group] = appleLabel(p.text())
		}
	}
	for _, p := range card.properties {
		r.property(&f, p, labels)
	}
	r.c.People = append(r.c.People, f)
}

// property takes over one line of a card.
func (r *vReader) property(f *Found, p vProperty, labels map[string]string) {
	at := len(r.c.People)
	switch p.name {
	case "UID":
		f.Person.Source.ID = oneLine(vID(p.value))
	case "NOTE":
		f.Person.Notes = aNote(strings.TrimSpace(f.Person.Notes + "\n\n" + p.text()))
	case "CATEGORIES":
		for _, g := range p.fields(',') {
			if g = oneLine(g); g != "" && !strings.EqualFold(g, "myContacts") {
				f.Groups = union(f.Groups, []string{g})
			}
		}
	case "X-ABRELATEDNAMES":
		r.relations = append(r.relations, vRelation{at, oneLine(p.text()), labels[p.group]})
	case "RELATED":
		how := ""
		for _, t := range p.params["TYPE"] {
			if !strings.EqualFold(t, "pref") {
				how = oneLine(strings.ToLower(t))
			}
		}
		who := oneLine(p.text())
		if id := vID(p.value); id != p.value {
			who = oneLine(id)
		}
		r.relations = append(r.relations, vRelation{at, who, how})
	case "TEL", "EMAIL", "ADR", "PHOTO", "URL", "BDAY", "ORG", "TITLE", "IMPP":
		r.c.lose("Telephone numbers, addresses, birthdays, firms and pictures are left out.")
	}
}

// vName is what somebody is called: the whole name, else its parts, else the
// nickname, the firm or the mail address.
func vName(card vCard) string {
	best, rank := "", 99
	for _, p := range card.properties {
		name, at := "", 99
		switch p.name {
		case "FN":
			name, at = p.text(), 1
		case "N":
			name, at = vParts(p.fields(';')), 2
		case "NICKNAME":
			name, at = p.text(), 3
		case "ORG":
			name, at = strings.Join(p.fields(';'), " "), 4
		case "EMAIL":
			name, at = p.text(), 5
		}
		if name = oneLine(name); name != "" && at < rank {
			best, rank = name, at
		}
	}
	return best
}

// vParts puts the parts of a name, family name first, into the order of speech.
func vParts(parts []string) string {
	for len(parts) < 5 {
		parts = append(parts, "")
	}
	var words []string
	for _, w := range []string{parts[3], parts[1], parts[2], parts[0], parts[4]} {
		if w = strings.TrimSpace(strings.ReplaceAll(w, ",", " ")); w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// vKind is what a card is of: "individual", "group", "org" or another word.
func vKind(card vCard) string {
	kind := "individual"
	for _, p := range card.properties {
		value := strings.ToLower(strings.TrimSpace(p.value))
		switch p.name {
		case "KIND", "X-ADDRESSBOOKSERVER-KIND":
			kind = value
		case "X-ABSHOWAS":
			if value == "company" {
				kind = "org"
			}
		}
	}
	return kind
}

// vID is the id in "urn:uuid:…", or the value itself.
func vID(value string) string {
	value = strings.TrimSpace(value)
	if lower := strings.ToLower(value); strings.HasPrefix(lower, "urn:uuid:") {
		return value[len("urn:uuid:"):]
	}
	return value
}

// appleLabel takes a shipped label out of its wrapping: _$!<Mother>!$_ is Mother.
func appleLabel(s string) string {
	s = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s), "_$!<"), ">!$_")
	return oneLine(strings.ToLower(s))
}

// join links the cards that name each other, and puts people into groups. A
// relation to somebody without a card becomes a line of the note, so that nothing
// is lost.
func (r *vReader) join() {
	byID, byName := map[string]int{}, map[string]int{}
	for i, f := range r.c.People {
		if id := f.Person.Source.ID; id != "" {
			byID[strings.ToLower(id)] = i
		}
		if _, ok := byName[data.Fold(f.Person.Name)]; !ok {
			byName[data.Fold(f.Person.Name)] = i
		}
	}
	for _, rel := range r.relations {
		other, ok := byID[strings.ToLower(rel.who)]
		if !ok {
			other, ok = byName[data.Fold(rel.who)]
		}
		switch {
		case rel.who == "":
		case ok && other != rel.from:
			r.c.Ties = append(r.c.Ties, FoundTie{rel.from, other, rel.how})
		case !ok:
			line := rel.who
			if rel.how != "" {
				line = rel.how + ": " + rel.who
			}
			p := &r.c.People[rel.from].Person
			p.Notes = aNote(strings.TrimSpace(p.Notes + "\n\n" + line))
		}
	}
	for _, g := range r.groups {
		for _, id := range g.members {
			if i, ok := byID[strings.ToLower(id)]; ok && g.name != "" {
				r.c.People[i].Groups = union(r.c.People[i].Groups, []string{g.name})
			}
		}
	}
}
