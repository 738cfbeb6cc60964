package sample

import (
	"fmt"
	"strings"
)

// names hands out names, none twice: first names alone to the first people, then
// other first names with surnames, so that no name stands inside another.
type names struct {
	alone map[bool][]string // by she
	first map[bool][]string
	last  []string
	used  map[string]bool
	n     int
}

func newNames(d *dice, g *grammar) *names {
	n := &names{used: map[string]bool{}, last: g.list("name.last"),
		alone: map[bool][]string{true: g.list("name.she"), false: g.list("name.he")},
		first: map[bool][]string{true: g.list("name.she.more"), false: g.list("name.he.more")},
	}
	for _, list := range [][]string{n.alone[true], n.alone[false], n.first[true], n.first[false], n.last} {
		shuffle(d, list)
	}
	return n
}

// next gives a name that nobody has.
func (n *names) next(role role, she bool) string {
	switch role.key {
	case "mum":
		return "Mum"
	case "dad":
		return "Dad"
	}
	if list := n.alone[she]; len(list) > 0 && !strings.Contains(role.roles, "therapist") {
		n.alone[she] = list[1:]
		return list[0]
	}
	for {
		n.n++
		first, last := n.first[she], n.last
		name := first[n.n%len(first)] + " " + last[(n.n/len(first)+n.n*7)%len(last)]
		if round := n.n / (len(first) * len(last)); round > 0 {
			name += fmt.Sprintf(" %c.", 'A'+round%26)
		}
		if !n.used[name] {
			n.used[name] = true
			return name
		}
	}
}
