package port

import (
	"fmt"
	"strings"

	"kith/data/graph"
)

// network makes sense of what was parsed.
func (p *graphMLParser) network() (Network, error) {
	p.fillStandards()
	net := Network{Positions: graph.Positions{}, People: map[string]map[string]string{}}
	ids := make(map[string]string, len(p.nodes)) // node id in the file → person id
	taken := make(map[string]bool, len(p.nodes))
	var ringless []int
	for i, n := range p.nodes {
		id := n.id
		if own := n.data[attrID]; own != "" {
			id = own
		}
		if _, twice := ids[n.id]; twice || taken[id] {
			return Network{}, fmt.Errorf("node %d has the id of an earlier node: %w", i+1, ErrGraphML)
		}
		ids[n.id], taken[id] = id, true
		if strings.EqualFold(strings.TrimSpace(n.data[attrKind]), kindEgo) {
			if net.Ego != "" {
				return Network{}, fmt.Errorf("node %d is a second ego: %w", i+1, ErrGraphML)
			}
			net.Ego, net.EgoLabel = id, n.data[attrLabel]
			continue
		}
		if !hasRing(n.data) {
			delete(n.data, attrRing)
			net.ringless(id)
			ringless = append(ringless, len(net.Graph.Nodes))
		}
		if err := net.addPerson(id, n, i+1); err != nil {
			return Network{}, err
		}
	}
	net.ringOutermost(ringless)
	if err := net.addEdges(p.edges, ids); err != nil {
		return Network{}, err
	}
	return net, nil
}

// hasRing says that a node has a ring: a missing one, an empty one and 0, which is
// how people who are not placed yet are written, are none.
func hasRing(of map[string]string) bool {
	ring := strings.TrimSpace(of[attrRing])
	k, whole := wholeNumber(ring)
	return ring != "" && !strings.EqualFold(ring, "nan") && !(whole && k == 0)
}

// ringless notes somebody whose ring the file does not say.
func (net *Network) ringless(id string) {
	if net.NoRing == nil {
		net.NoRing = map[string]bool{}
	}
	net.NoRing[id] = true
}

// fillStandards gives every node and edge the declared default values that it
// does not have itself.
func (p *graphMLParser) fillStandards() {
	for _, id := range p.order {
		k := p.keys[id]
		if !k.hasStandard {
			continue
		}
		fill := func(items []graphMLItem) {
			for _, it := range items {
				if _, ok := it.data[k.name]; !ok {
					it.data[k.name] = k.standard
				}
			}
		}
		if k.scope == "node" || k.scope == "all" || k.scope == "" {
			fill(p.nodes)
		}
		if k.scope == "edge" || k.scope == "all" || k.scope == "" {
			fill(p.edges)
		}
	}
}

// addPerson takes over a node; what has no place of its own stays in People.
func (net *Network) addPerson(id string, n graphMLItem, number int) error {
	node := graph.Node{ID: id, Label: id}
	rest := map[string]string{}
	for k, v := range n.data {
		rest[k] = v
	}
	take := func(name string) (string, bool) {
		v, ok := rest[name]
		delete(rest, name)
		return v, ok
	}
	take(attrID)
	if label, ok := take(attrLabel); ok {
		node.Label = label
	} else if name, ok := take(attrName); ok {
		node.Label = name
	}
	if kind := rest[attrKind]; kind == kindPerson {
		delete(rest, attrKind)
	}
	if groups, ok := take(attrGroups); ok {
		node.Groups = splitGroups(groups)
	} else if group, ok := take(attrGroup); ok {
		node.Groups = splitGroups(group)
	}
	if ring, ok := take(attrRing); ok {
		k, whole := wholeNumber(ring)
		if !whole || k < 1 || k > graph.MaxRing {
			return fmt.Errorf("the ring of node %d is not a whole number from 1 to %d: %w", number, graph.MaxRing, ErrGraphML)
		}
		node.Ring = k
	}
	x, hasX := rest[attrX]
	y, hasY := rest[attrY]
	if hasX && hasY {
		px, okX := finiteNumber(x)
		py, okY := finiteNumber(y)
		if !okX || !okY {
			return fmt.Errorf("x and y of node %d are not numbers: %w", number, ErrGraphML)
		}
		net.Positions[id] = graph.Point{X: px, Y: py, Ring: node.Ring}
		take(attrX)
		take(attrY)
	}
	net.Graph.Nodes = append(net.Graph.Nodes, node)
	if len(rest) > 0 {
		net.People[id] = rest
	}
	return nil
}

// ringOutermost puts people without a ring into the outermost ring of all.
func (net *Network) ringOutermost(ringless []int) {
	top := 1
	for _, n := range net.Graph.Nodes {
		top = max(top, n.Ring)
	}
	for _, i := range ringless {
		n := &net.Graph.Nodes[i]
		n.Ring = top
		if p, ok := net.Positions[n.ID]; ok {
			p.Ring = top
			net.Positions[n.ID] = p
		}
	}
}

// addEdges sorts edges into ties among people and ties with ego.
func (net *Network) addEdges(edges []graphMLItem, ids map[string]string) error {
	at := make(map[[2]string]int, len(edges))
	for i, e := range edges {
		from, okFrom := ids[e.source]
		to, okTo := ids[e.target]
		if !okFrom || !okTo {
			return fmt.Errorf("edge %d has an end that is no node of the file: %w", i+1, ErrGraphML)
		}
		weight := 1.0
		if s, ok := e.data[attrWeight]; ok {
			if weight, ok = finiteNumber(s); !ok || weight < 0 {
				return fmt.Errorf("the weight of edge %d is not a number from 0: %w", i+1, ErrGraphML)
			}
		}
		delete(e.data, attrWeight)
		if net.Ego != "" && (from == net.Ego || to == net.Ego) {
			net.addEgoTie(from, to, weight, e.data)
			continue
		}
		delete(e.data, attrPair)
		if e.data[attrTie] == tieKnows {
			delete(e.data, attrTie)
		}
		key := [2]string{min(from, to), max(from, to)}
		if k, twice := at[key]; twice {
			net.mergeTie(k, weight, e.data)
			continue
		}
		at[key] = len(net.Graph.Edges)
		net.Graph.Edges = append(net.Graph.Edges, graph.Edge{From: from, To: to, Weight: weight})
		net.Ties = append(net.Ties, nil)
		net.mergeTie(at[key], weight, e.data)
	}
	return nil
}

// mergeTie adds what a further edge between the same people says.
func (net *Network) mergeTie(k int, weight float64, data map[string]string) {
	net.Graph.Edges[k].Weight = max(net.Graph.Edges[k].Weight, weight)
	for name, v := range data {
		if net.Ties[k] == nil {
			net.Ties[k] = map[string]string{}
		}
		if _, ok := net.Ties[k][name]; !ok {
			net.Ties[k][name] = v
		}
	}
}

// addEgoTie reads the way from the direction where the file does not say.
func (net *Network) addEgoTie(from, to string, weight float64, data map[string]string) {
	tie := EgoTie{Person: to, Way: TieGive, Weight: weight}
	if to == net.Ego {
		tie.Person, tie.Way = from, TieReceive
	}
	if tie.Person == net.Ego {
		return
	}
	if way := data[attrTie]; way == TieGive || way == TieReceive {
		tie.Way = way
		delete(data, attrTie)
	}
	if len(data) > 0 {
		tie.Data = data
	}
	net.EgoTies = append(net.EgoTies, tie)
}

// groupSeparators, in the order in which they are looked for.
const groupSeparators = ";|,"

// splitGroups takes a list apart at semicolons, or else at bars, or else at
// commas; a backslash keeps the next character.
func splitGroups(s string) []string {
	for _, sep := range groupSeparators {
		if parts := splitEscaped(s, sep); len(parts) > 1 || sep == ',' {
			var groups []string
			for _, g := range parts {
				if g = strings.TrimSpace(unescapeGroup(g)); g != "" {
					groups = append(groups, g)
				}
			}
			return groups
		}
	}
	return nil
}

func splitEscaped(s string, sep rune) []string {
	var parts []string
	var part strings.Builder
	kept := false
	for _, r := range s {
		if r == sep && !kept {
			parts = append(parts, part.String())
			part.Reset()
			continue
		}
		part.WriteRune(r)
		kept = r == '\\' && !kept
	}
	return append(parts, part.String())
}

func unescapeGroup(s string) string {
	var out strings.Builder
	kept := false
	for _, r := range s {
		if r == '\\' && !kept {
			kept = true
			continue
		}
		out.WriteRune(r)
		kept = false
	}
	return out.String()
}

// joinGroups is what splitGroups takes apart.
func joinGroups(groups []string) string {
	var out strings.Builder
	for i, g := range groups {
		if i > 0 {
			out.WriteByte(';')
		}
		for _, r := range g {
			if r == '\\' || strings.ContainsRune(groupSeparators, r) {
				out.WriteByte('\\')
			}
			out.WriteRune(r)
		}
	}
	return out.String()
}
