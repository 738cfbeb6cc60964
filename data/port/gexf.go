package port

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"

	"kith/data"
)

// ErrGraph marks a map that cannot be written as a graph file.
var ErrGraph = errors.New("unusable map")

// Spell is a value that holds from one day to another, both included; no To means
// still.
type Spell struct {
	From, To data.Day
	Value    string
}

// Past is how a map came about: by person the rings held, by person and way what
// went between, as spells that follow each other.
type Past struct {
	Rings   map[string][]Spell
	Weights map[EgoWay][]Spell
}

// EgoWay is one of the two ways between ego and a person.
type EgoWay struct{ Person, Way string }

// WriteGEXF writes a map as GEXF 1.3 with its past, for Gephi and its like: ego is a
// node of kind ego; what it gives and receives are two directed edges of different
// kind; each tie among people is two opposite directed edges of kind knows. Places
// are in viz:position with y growing upwards, as Gephi has it. The same map always
// gives the same bytes.
func WriteGEXF(w io.Writer, net Network, past Past, day data.Day) error {
	g := &gexfWriter{net: net, past: past, ids: map[string]bool{}}
	if err := g.check(); err != nil {
		return fmt.Errorf("write GEXF: %w", err)
	}
	g.out.WriteString(xml.Header)
	g.out.WriteString(`<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">` + "\n")
	fmt.Fprintf(&g.out, "  <meta lastmodifieddate=\"%s\">\n    <creator>Kith</creator>\n    <description>A map of relationships as one person sees it.</description>\n  </meta>\n", day)
	g.out.WriteString(`  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">` + "\n")
	g.attributes("node", gexfNodeColumns())
	g.attributes("edge", gexfEdgeColumns())
	g.nodes()
	g.edges()
	g.out.WriteString("  </graph>\n</gexf>\n")
	if _, err := w.Write(g.out.Bytes()); err != nil {
		return fmt.Errorf("write GEXF: %w", err)
	}
	return nil
}

type gexfWriter struct {
	net  Network
	past Past
	ids  map[string]bool
	edge int
	out  bytes.Buffer
}

// gexfColumn is an attribute with its type.
type gexfColumn struct{ name, kind string }

func gexfNodeColumns() []gexfColumn {
	return []gexfColumn{{attrKind, "string"}, {"role", "string"}, {attrGroups, "string"}, {attrRing, "integer"}}
}

// The weight is an attribute of the edge besides: there it can change with time.
func gexfEdgeColumns() []gexfColumn {
	return []gexfColumn{{attrTie, "string"}, {"amount", "double"}, {"state", "string"}, {"felt", "double"}, {"logged_n", "double"}, {"balance", "double"}}
}

// check refuses what could not be read back.
func (g *gexfWriter) check() error {
	if g.net.Ego != "" {
		g.ids[g.net.Ego] = true
	}
	for i, n := range g.net.Graph.Nodes {
		if n.ID == "" || g.ids[n.ID] {
			return fmt.Errorf("person %d has no id of their own: %w", i+1, ErrGraph)
		}
		g.ids[n.ID] = true
		if p, ok := g.net.Positions[n.ID]; ok && (math.IsNaN(p.X+p.Y) || math.IsInf(p.X+p.Y, 0)) {
			return fmt.Errorf("the place of person %d is not finite: %w", i+1, ErrGraph)
		}
	}
	for i, e := range g.net.Graph.Edges {
		if !g.ids[e.From] || !g.ids[e.To] || !isWeight(e.Weight) {
			return fmt.Errorf("tie %d has an unknown end or no finite weight from 0: %w", i+1, ErrGraph)
		}
	}
	for i, e := range g.net.EgoTies {
		if g.net.Ego == "" || !g.ids[e.Person] || !isWeight(e.Weight) {
			return fmt.Errorf("tie %d with ego has an unknown end or no finite weight from 0: %w", i+1, ErrGraph)
		}
	}
	return nil
}

// attributes declares all of a class in one block: readers fail on a second one.
func (g *gexfWriter) attributes(class string, columns []gexfColumn) {
	fmt.Fprintf(&g.out, "    <attributes class=%q mode=\"dynamic\">\n", class)
	for _, c := range columns {
		fmt.Fprintf(&g.out, "      <attribute id=%q title=%q type=%q/>\n", c.name, c.name, c.kind)
	}
	g.out.WriteString("    </attributes>\n")
}

func (g *gexfWriter) nodes() {
	g.out.WriteString("    <nodes>\n")
	if g.net.Ego != "" {
		g.open("node", "id", g.net.Ego, "label", g.net.EgoLabel)
		g.values([][2]string{{attrKind, kindEgo}}, "", nil)
		g.out.WriteString("        <viz:position x=\"0\" y=\"0\" z=\"0\"/>\n      </node>\n")
	}
	for _, n := range g.net.Graph.Nodes {
		g.open("node", "id", n.ID, "label", n.Label)
		values := [][2]string{{attrKind, kindPerson}}
		if role := g.net.People[n.ID]["role"]; role != "" {
			values = append(values, [2]string{"role", role})
		}
		if len(n.Groups) > 0 {
			values = append(values, [2]string{attrGroups, joinGroups(n.Groups)})
		}
		rings := g.past.Rings[n.ID]
		if len(rings) == 0 && n.Ring > 0 {
			values = append(values, [2]string{attrRing, strconv.Itoa(n.Ring)})
		}
		g.values(values, attrRing, rings)
		if p, ok := g.net.Positions[n.ID]; ok {
			fmt.Fprintf(&g.out, "        <viz:position x=\"%s\" y=\"%s\" z=\"0\"/>\n", decimal(p.X), decimal(0-p.Y))
		}
		g.out.WriteString("      </node>\n")
	}
	g.out.WriteString("    </nodes>\n")
}

func (g *gexfWriter) edges() {
	g.out.WriteString("    <edges>\n")
	for _, e := range g.net.EgoTies {
		from, to := g.net.Ego, e.Person
		if e.Way == TieReceive {
			from, to = to, from
		}
		g.link(from, to, e.Way, e.Weight, e.Data, g.past.Weights[EgoWay{e.Person, e.Way}])
	}
	for i, e := range g.net.Graph.Edges {
		var about map[string]string
		if i < len(g.net.Ties) {
			about = g.net.Ties[i]
		}
		g.link(e.From, e.To, tieKnows, weightOf(e), about, nil)
		if e.From != e.To {
			g.link(e.To, e.From, tieKnows, weightOf(e), about, nil)
		}
	}
	g.out.WriteString("    </edges>\n")
}

// link writes one directed edge; kind tells apart those between the same two.
func (g *gexfWriter) link(from, to, kind string, weight float64, about map[string]string, spells []Spell) {
	g.edge++
	g.open("edge", "id", fmt.Sprintf("e%d", g.edge), "source", from, "target", to, "kind", kind, "weight", decimal(weight))
	tie := kind
	if own := about[attrTie]; own != "" {
		tie = own
	}
	values := [][2]string{{attrTie, tie}}
	for _, name := range slices.Sorted(maps.Keys(about)) {
		i := slices.IndexFunc(gexfEdgeColumns(), func(c gexfColumn) bool { return c.name == name })
		if i < 1 { // the tie is there already; what has no column is left out
			continue
		}
		if _, number := finiteNumber(about[name]); number || gexfEdgeColumns()[i].kind == "string" {
			values = append(values, [2]string{name, about[name]})
		}
	}
	if len(spells) == 0 {
		values = append(values, [2]string{"amount", decimal(weight)})
	}
	g.values(values, "amount", spells)
	g.out.WriteString("      </edge>\n")
}

// open begins an element with attributes.
func (g *gexfWriter) open(name string, pairs ...string) {
	fmt.Fprintf(&g.out, "      <%s", name)
	for i := 0; i+1 < len(pairs); i += 2 {
		fmt.Fprintf(&g.out, " %s=\"%s\"", pairs[i], escaped(pairs[i+1]))
	}
	g.out.WriteString(">\n")
}

// values writes what holds always, and then the spells of one attribute.
func (g *gexfWriter) values(always [][2]string, name string, spells []Spell) {
	g.out.WriteString("        <attvalues>\n")
	for _, v := range always {
		fmt.Fprintf(&g.out, "          <attvalue for=\"%s\" value=\"%s\"/>\n", v[0], escaped(v[1]))
	}
	for _, s := range spells {
		fmt.Fprintf(&g.out, "          <attvalue for=\"%s\" value=\"%s\" start=\"%s\"", name, escaped(s.Value), s.From)
		if s.To != 0 {
			fmt.Fprintf(&g.out, " end=\"%s\"", s.To)
		}
		g.out.WriteString("/>\n")
	}
	g.out.WriteString("        </attvalues>\n")
}

// escaped makes a text fit for an attribute.
func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a bytes.Buffer never fails to be written to
	return b.String()
}
