package port

import (
	"bytes"
	"fmt"
	"strings"

	"kith/data"
)

// AppGraph is the source of people from a graph file.
const AppGraph = "graphml"

// readCircleGraphML takes the people and the ties among them out of a graph. Places
// and the faded sums of giving and receiving are not taken over: they are reckoned.
func readCircleGraphML(b []byte) (Circle, error) {
	net, err := ReadGraphML(bytes.NewReader(b))
	if err != nil {
		return Circle{}, fmt.Errorf("%w: %w", err, ErrCircle)
	}
	if len(net.Graph.Nodes) > maxCirclePeople {
		return Circle{}, noCircle("the graph", fmt.Sprintf("it holds more than %d people", maxCirclePeople))
	}
	var c Circle
	index := map[string]int{}
	for i, n := range net.Graph.Nodes {
		f := Found{Where: fmt.Sprintf("node %d", i+1)}
		if f.Person.Name = oneLine(n.Label); f.Person.Name == "" {
			f.Person.Name = oneLine(n.ID)
		}
		index[n.ID] = i
		f.Person.Source = data.Source{App: AppGraph, ID: oneLine(n.ID)}
		if !net.NoRing[n.ID] {
			f.Person.Ring = min(n.Ring, data.MaxRing)
		}
		more := net.People[n.ID]
		for _, role := range splitGroups(more["role"]) {
			f.Person.Roles = union(f.Person.Roles, []string{oneLine(role)})
		}
		f.Person.Notes = aNote(more["notes"])
		f.Person.ModelsSecurity = strings.EqualFold(more["shows"], "true")
		for _, g := range n.Groups {
			f.Groups = union(f.Groups, []string{oneLine(g)})
		}
		c.People = append(c.People, f)
	}
	for i, e := range net.Graph.Edges {
		kind := ""
		if i < len(net.Ties) {
			kind = oneLine(net.Ties[i][attrTie])
		}
		c.Ties = append(c.Ties, FoundTie{index[e.From], index[e.To], kind})
	}
	if len(net.EgoTies) > 0 {
		c.lose("What went to you and from you is left out: it is reckoned from contacts.")
	}
	return c, nil
}
