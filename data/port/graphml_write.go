package port

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"kith/data/graph"
)

// WriteGraphML writes a map so that ReadGraphML gives it back, and so that
// Gephi, igraph and networkx read it too: a directed graph with ego as a node
// of kind ego (if Ego is set), what ego gives and receives as one edge each,
// and every tie among people as two opposite edges of tie knows with a common
// pair. Names of attributes are NMTOKENs and ids too; an id that is none is
// kept in person_id. The same network always gives the same bytes. A network
// whose ties name nobody, or whose numbers are not finite, is refused.
func WriteGraphML(w io.Writer, net Network) error {
	g := &graphMLWriter{net: net, ids: map[string]string{}}
	if err := g.prepare(); err != nil {
		return fmt.Errorf("write GraphML: %w", err)
	}
	g.writeHead()
	g.writeNodes()
	g.writeEdges()
	g.out.WriteString("  </graph>\n</graphml>\n")
	if _, err := w.Write(g.out.Bytes()); err != nil {
		return fmt.Errorf("write GraphML: %w", err)
	}
	return nil
}

// graphMLColumn is one attribute of the file.
type graphMLColumn struct{ key, name, kind string }

type graphMLWriter struct {
	net        Network
	ids        map[string]string // person id → node id
	nodeKeys   []graphMLColumn
	edgeKeys   []graphMLColumn
	nodeByName map[string]string // attribute → key id
	edgeByName map[string]string
	edges      int
	out        bytes.Buffer
}

// prepare checks the network and decides ids and keys.
func (g *graphMLWriter) prepare() error {
	used := map[string]bool{}
	name := func(id string, number int) error {
		if id == "" {
			return fmt.Errorf("person %d has no id: %w", number, ErrGraphML)
		}
		if _, twice := g.ids[id]; twice {
			return fmt.Errorf("person %d has the id of an earlier one: %w", number, ErrGraphML)
		}
		g.ids[id] = id
		used[id] = true
		return nil
	}
	if g.net.Ego != "" {
		if err := name(g.net.Ego, 0); err != nil {
			return err
		}
	}
	for i, n := range g.net.Graph.Nodes {
		if err := name(n.ID, i+1); err != nil {
			return err
		}
	}
	for k, id := range slices.Sorted(maps.Keys(g.ids)) {
		if !isToken(id) {
			g.ids[id] = freeToken(fmt.Sprintf("n%d", k+1), used)
		}
	}
	if err := g.check(); err != nil {
		return err
	}
	g.chooseKeys()
	return nil
}

// check refuses what could not be read back.
func (g *graphMLWriter) check() error {
	if len(g.net.Ties) > len(g.net.Graph.Edges) {
		return fmt.Errorf("attributes for %d ties, but %d ties: %w", len(g.net.Ties), len(g.net.Graph.Edges), ErrGraphML)
	}
	person := func(id string) bool { _, ok := g.ids[id]; return ok && (id != g.net.Ego || g.net.Ego == "") }
	for i, e := range g.net.Graph.Edges {
		if !person(e.From) || !person(e.To) || !isWeight(e.Weight) {
			return fmt.Errorf("tie %d has an unknown end or no finite weight from 0: %w", i+1, ErrGraphML)
		}
	}
	for i, e := range g.net.EgoTies {
		if g.net.Ego == "" || !person(e.Person) || !isWeight(e.Weight) || e.Way != TieGive && e.Way != TieReceive {
			return fmt.Errorf("tie %d with ego has an unknown end, no way, or no finite weight from 0: %w", i+1, ErrGraphML)
		}
	}
	for id, p := range g.net.Positions {
		if _, ok := g.ids[id]; ok && (math.IsNaN(p.X+p.Y) || math.IsInf(p.X+p.Y, 0)) {
			return fmt.Errorf("a place is not finite: %w", ErrGraphML)
		}
	}
	return nil
}

func isWeight(v float64) bool { return v >= 0 && v <= math.MaxFloat64 }

// chooseKeys lists the attributes of this file: the known ones with their
// types, then whatever else people and ties carry, as text.
func (g *graphMLWriter) chooseKeys() {
	g.nodeKeys, g.nodeByName = columns("n_", []graphMLColumn{
		{name: attrLabel}, {name: attrKind}, {name: "role"}, {name: attrGroups},
		{name: attrRing, kind: "int"}, {name: attrX, kind: "double"}, {name: attrY, kind: "double"}, {name: attrID},
	}, slices.Collect(maps.Values(g.net.People)))
	all := slices.Clone(g.net.Ties)
	for _, e := range g.net.EgoTies {
		all = append(all, e.Data)
	}
	g.edgeKeys, g.edgeByName = columns("e_", []graphMLColumn{
		{name: attrWeight, kind: "double"}, {name: attrTie}, {name: attrPair}, {name: "state"},
		{name: "felt", kind: "double"}, {name: "logged_n", kind: "double"}, {name: "balance", kind: "double"},
	}, all)
}

// columns gives every attribute a key. A number column that holds something
// else somewhere becomes text.
func columns(prefix string, known []graphMLColumn, rows []map[string]string) ([]graphMLColumn, map[string]string) {
	others, text := map[string]bool{}, map[string]bool{}
	for _, row := range rows {
		for name, v := range row {
			others[name] = true
			if _, ok := finiteNumber(v); !ok {
				text[name] = true
			}
		}
	}
	for _, c := range known {
		delete(others, c.name)
	}
	for _, name := range slices.Sorted(maps.Keys(others)) {
		known = append(known, graphMLColumn{name: name})
	}
	byName, used := map[string]string{}, map[string]bool{}
	for i := range known {
		c := &known[i]
		if c.kind == "" || text[c.name] {
			c.kind = "string"
		}
		token := freeToken(toToken(c.name), used)
		c.key = prefix + token
		byName[c.name] = c.key
		c.name = token
	}
	return known, byName
}

// isToken reports whether s is an XML NMTOKEN of plain ASCII.
func isToken(s string) bool { return s != "" && s == toToken(s) }

// toToken replaces everything else by an underscore.
func toToken(s string) string {
	token := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-._:", r) {
			return r
		}
		return '_'
	}, s)
	if token == "" {
		return "_"
	}
	return token
}

// freeToken returns the token, or with a number if it is in use, and uses it.
func freeToken(token string, used map[string]bool) string {
	free := token
	for k := 2; used[free]; k++ {
		free = fmt.Sprintf("%s_%d", token, k)
	}
	used[free] = true
	return free
}

func (g *graphMLWriter) writeHead() {
	g.out.WriteString(xml.Header)
	g.out.WriteString("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
	for _, c := range g.nodeKeys {
		fmt.Fprintf(&g.out, "  <key id=\"%s\" for=\"node\" attr.name=\"%s\" attr.type=\"%s\"/>\n", c.key, c.name, c.kind)
	}
	for _, c := range g.edgeKeys {
		fmt.Fprintf(&g.out, "  <key id=\"%s\" for=\"edge\" attr.name=\"%s\" attr.type=\"%s\"/>\n", c.key, c.name, c.kind)
	}
	g.out.WriteString("  <graph id=\"map\" edgedefault=\"directed\">\n")
}

func (g *graphMLWriter) writeNodes() {
	if g.net.Ego != "" {
		g.openNode(g.net.Ego)
		g.nodeData(attrLabel, g.net.EgoLabel)
		g.nodeData(attrKind, kindEgo)
		g.out.WriteString("    </node>\n")
	}
	for _, n := range g.net.Graph.Nodes {
		g.openNode(n.ID)
		rest := g.net.People[n.ID]
		g.nodeData(attrLabel, n.Label)
		if _, own := rest[attrKind]; !own {
			g.nodeData(attrKind, kindPerson)
		}
		if len(n.Groups) > 0 {
			g.nodeData(attrGroups, joinGroups(n.Groups))
		}
		if n.Ring > 0 {
			g.nodeData(attrRing, strconv.Itoa(n.Ring))
		}
		if p, ok := g.net.Positions[n.ID]; ok {
			g.nodeData(attrX, decimal(p.X))
			g.nodeData(attrY, decimal(p.Y))
		}
		for _, name := range slices.Sorted(maps.Keys(rest)) {
			if !slices.Contains([]string{attrLabel, attrGroups, attrRing, attrX, attrY, attrID}, name) {
				g.nodeData(name, rest[name])
			}
		}
		g.out.WriteString("    </node>\n")
	}
}

// openNode also keeps an id that cannot be a node's id.
func (g *graphMLWriter) openNode(id string) {
	fmt.Fprintf(&g.out, "    <node id=\"%s\">\n", g.ids[id])
	if g.ids[id] != id {
		g.nodeData(attrID, id)
	}
}

func (g *graphMLWriter) nodeData(name, value string) { g.writeData(g.nodeByName[name], value) }
func (g *graphMLWriter) edgeData(name, value string) { g.writeData(g.edgeByName[name], value) }

func (g *graphMLWriter) writeData(key, value string) {
	fmt.Fprintf(&g.out, "      <data key=\"%s\">", key)
	// A bytes.Buffer never fails to be written to.
	_ = xml.EscapeText(&g.out, []byte(value))
	g.out.WriteString("</data>\n")
}

// writeEdges writes what ego gives and receives, then ties among people.
func (g *graphMLWriter) writeEdges() {
	for _, e := range g.net.EgoTies {
		from, to := g.net.Ego, e.Person
		if e.Way == TieReceive {
			from, to = to, from
		}
		g.writeEdge(from, to, e.Weight, e.Way, "", e.Data)
	}
	for i, e := range g.net.Graph.Edges {
		var data map[string]string
		if i < len(g.net.Ties) {
			data = g.net.Ties[i]
		}
		tie := tieKnows
		if own, ok := data[attrTie]; ok {
			tie = own
		}
		pair := fmt.Sprintf("k%d", i+1)
		g.writeEdge(e.From, e.To, weightOf(e), tie, pair, data)
		if e.From != e.To {
			g.writeEdge(e.To, e.From, weightOf(e), tie, pair, data)
		}
	}
}

// weightOf spells out the weight that 0 stands for.
func weightOf(e graph.Edge) float64 {
	if e.Weight == 0 {
		return 1
	}
	return e.Weight
}

func (g *graphMLWriter) writeEdge(from, to string, weight float64, tie, pair string, data map[string]string) {
	g.edges++
	fmt.Fprintf(&g.out, "    <edge id=\"e%d\" source=\"%s\" target=\"%s\">\n", g.edges, g.ids[from], g.ids[to])
	g.edgeData(attrWeight, decimal(weight))
	g.edgeData(attrTie, tie)
	if pair != "" {
		g.edgeData(attrPair, pair)
	}
	for _, name := range slices.Sorted(maps.Keys(data)) {
		if !slices.Contains([]string{attrTie, attrWeight, attrPair}, name) {
			g.edgeData(name, data[name])
		}
	}
	g.out.WriteString("    </edge>\n")
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
