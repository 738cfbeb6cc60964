package data

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a text names in line: "@Anna Maria" is somebody, "#repair" is a tag. The text
// keeps the name as it reads; the entry holds the ids. A name is known by being the
// name of a person, whatever its case and marks; of two that fit at a place the
// longer one is meant.

// Names finds people in texts. Make it with NamesOf; it may be used from several
// goroutines at once.
type Names struct {
	first map[rune][]named // by the first sign of the folded name, longest name first
}

// named is one name of one person.
type named struct {
	folded   string
	length   int // signs of the name, marks on them not counted
	id       ID
	archived bool
}

// NamesOf takes the names of people.
func NamesOf(folk []Person) *Names {
	n := &Names{first: map[rune][]named{}}
	for _, p := range folk {
		name := strings.TrimSpace(p.Name)
		folded := Fold(name)
		if folded == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(folded)
		n.first[r] = append(n.first[r], named{folded, bareRunes(name), p.ID, p.Archived})
	}
	for _, list := range n.first {
		slices.SortStableFunc(list, func(a, b named) int { return b.length - a.length })
	}
	return n
}

// At gives the people whose name a text begins with, and its length in bytes; of
// several names the longest. Nothing that is part of a longer word counts. Of
// several people of one name those who are not archived come first.
func (n *Names) At(text string) (length int, ids []ID) {
	for _, c := range n.startingAs(text) {
		if length > 0 && c.length < bareRunes(text[:length]) {
			break
		}
		end := runesEnd(text, c.length)
		if end == 0 || !nameEnds(text, end) || Fold(text[:end]) != c.folded {
			continue
		}
		length = end
		if c.archived {
			ids = append(ids, c.id)
		} else {
			ids = slices.Insert(ids, 0, c.id)
		}
	}
	return length, ids
}

// startingAs gives the names that begin with the same sign as a text.
func (n *Names) startingAs(text string) []named {
	_, size := utf8.DecodeRuneInString(text)
	if size == 0 || len(n.first) == 0 {
		return nil
	}
	r, _ := utf8.DecodeRuneInString(Fold(text[:size]))
	return n.first[r]
}

// bareRunes counts the signs of a text without the marks on them: a letter may be
// written as one sign or as two.
func bareRunes(text string) (count int) {
	for _, r := range text {
		if !unicode.IsMark(r) {
			count++
		}
	}
	return count
}

// runesEnd gives where so many signs of a text and the marks on them end, 0 if it has
// fewer.
func runesEnd(text string, count int) int {
	for at, r := range text {
		if unicode.IsMark(r) {
			continue
		}
		if count == 0 {
			return at
		}
		count--
	}
	if count == 0 {
		return len(text)
	}
	return 0
}

// nameEnds says that no letter or digit follows.
func nameEnds(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return at == len(text) || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// In gives the people whom a text names, each once, in the order of the text. Of
// several people of one name it takes the one in prefer: whom the entry speaks of
// already.
func (n *Names) In(body string, prefer []ID) []ID {
	var out []ID
	for _, at := range signs(body, '@') {
		_, ids := n.At(body[at+1:])
		if len(ids) == 0 {
			continue
		}
		id := ids[0]
		for _, other := range ids {
			if slices.Contains(prefer, other) {
				id = other
				break
			}
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// TagsIn gives the #tags of a text without their sign, each once in the spelling in
// which it comes first. A tag has letters, digits, and within it _, - and /; a
// number alone is none, and neither is a heading.
func TagsIn(body string) []string {
	var out []string
	for _, at := range signs(body, '#') {
		tag := body[at+1 : at+1+tagLength(body[at+1:])]
		if tag == "" || len(tag) > MaxLine || strings.IndexFunc(tag, unicode.IsLetter) < 0 {
			continue
		}
		if !slices.ContainsFunc(out, func(t string) bool { return Fold(t) == Fold(tag) }) {
			out = append(out, tag)
		}
	}
	return out
}

// tagLength is the length of the tag that a text begins with.
func tagLength(text string) int {
	end := 0
	for at, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r) && at > 0:
			end = at + utf8.RuneLen(r)
		case at > 0 && strings.ContainsRune("_-/", r):
		default:
			return end
		}
	}
	return end
}

// signs gives the places where a sign may begin a name or a tag: no letter is before
// it, and it does not stand in a block of code.
func signs(body string, sign rune) []int {
	if strings.IndexByte(body, byte(sign)) < 0 {
		return nil
	}
	var out []int
	start, fenced := 0, false
	for line := range strings.Lines(body) {
		if t := strings.TrimLeft(line, " "); strings.HasPrefix(t, "```") || strings.HasPrefix(t, "~~~") {
			fenced = !fenced
		} else if !fenced {
			for at := strings.IndexByte(line, byte(sign)); at >= 0; {
				if before, _ := utf8.DecodeLastRuneInString(line[:at]); at == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) && !strings.ContainsRune("@#/&\\", before) {
					out = append(out, start+at)
				}
				next := strings.IndexByte(line[at+1:], byte(sign))
				if next < 0 {
					break
				}
				at += 1 + next
			}
		}
		start += len(line)
	}
	return out
}

// renamed gives a text in which somebody has another name. Only "@name" is touched:
// a name that was written without its sign is the writer's own words.
func renamed(body, from, to string) string {
	names := NamesOf([]Person{{Name: from, ID: ID{1}}})
	var out strings.Builder
	done := 0
	for _, at := range signs(body, '@') {
		if length, _ := names.At(body[at+1:]); length > 0 && at >= done {
			out.WriteString(body[done : at+1])
			out.WriteString(to)
			done = at + 1 + length
		}
	}
	if done == 0 {
		return body
	}
	out.WriteString(body[done:])
	return out.String()
}
