package port

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"kith/data/graph"
)

// ErrGraphML marks a file that is not GraphML, or not of a kind that can be
// read here.
var ErrGraphML = errors.New("unreadable GraphML")

// Bounds of what ReadGraphML takes in.
const (
	maxGraphML      = 64 << 20 // bytes
	maxGraphMLNodes = 100_000
	maxGraphMLEdges = 1_000_000
	maxGraphMLDepth = 32 // elements inside one another
)

// Names of the attributes that mean something here. Others are kept as they
// are. All are NMTOKENs, as the GraphML schema wants.
const (
	attrLabel  = "label"
	attrName   = "name" // read where there is no label
	attrKind   = "kind"
	attrGroups = "groups"
	attrGroup  = "group" // read where there are no groups
	attrRing   = "ring"
	attrX      = "x"
	attrY      = "y"
	attrID     = "person_id" // the id, where it could not be the node's own
	attrWeight = "weight"
	attrTie    = "tie"
	attrPair   = "pair"
)

// Kinds of nodes, and of ties among people.
const (
	kindEgo    = "ego"
	kindPerson = "person"
	tieKnows   = "knows"
)

// The two ways of an EgoTie.
const (
	TieGive    = "give"    // from ego to the person
	TieReceive = "receive" // from the person to ego
)

// Network is a map of relationships as a GraphML file holds it.
type Network struct {
	// Graph has everyone but ego, and the ties among them. A node without a
	// ring, or in ring 0, is in the outermost ring of the file, or in ring 1 if
	// there is none.
	Graph graph.Graph
	// NoRing has the ids of the people whose ring a file did not say.
	NoRing map[string]bool
	// Positions are the places of the people that have x and y.
	Positions graph.Positions
	// People holds, by person id, all attributes that Graph and Positions
	// have no room for, such as role; never nil after reading.
	People map[string]map[string]string
	// Ties holds the same for every edge of Graph, in the same order.
	Ties []map[string]string
	// Ego is the id of the owner of the map, EgoLabel the name; empty if the
	// file has no node of kind ego.
	Ego, EgoLabel string
	// EgoTies are the ties between ego and people.
	EgoTies []EgoTie
}

// EgoTie is what flows one way between ego and one person.
type EgoTie struct {
	Person string            // id
	Way    string            // TieGive or TieReceive
	Weight float64           // how much, >= 0
	Data   map[string]string // other attributes: state, felt, logged_n, balance
}

// ReadGraphML reads a map from GraphML as Gephi, igraph, networkx and
// WriteGraphML write it. Ties may be directed or not: several ties between two
// people are one, with the largest weight. A weight that is missing is 1.
// Positions need both x and y. Attributes are known by attr.name, in upper or
// lower case. Errors wrap ErrGraphML and name nodes and edges by number.
func ReadGraphML(r io.Reader) (Network, error) {
	limited := &io.LimitedReader{R: r, N: maxGraphML + 1}
	p := &graphMLParser{keys: map[string]graphMLKey{}}
	if err := p.parse(limited); err != nil {
		if limited.N <= 0 {
			err = fmt.Errorf("the file is over %d MiB: %w", maxGraphML>>20, ErrGraphML)
		}
		return Network{}, fmt.Errorf("read GraphML: %w", err)
	}
	net, err := p.network()
	if err != nil {
		return Network{}, fmt.Errorf("read GraphML: %w", err)
	}
	return net, nil
}

// graphMLKey is a declared attribute.
type graphMLKey struct {
	name, scope string
	standard    string // value where an element has none
	hasStandard bool
}

// graphMLItem is a node or an edge as written.
type graphMLItem struct {
	id, source, target string
	data               map[string]string // by attribute name
}

// graphMLParser walks through the file once.
type graphMLParser struct {
	keys         map[string]graphMLKey // by key id
	order        []string              // key ids as declared
	nodes, edges []graphMLItem
	graphs       int
	root         bool

	open []string     // local names of the open elements
	item *graphMLItem // the open node or edge
	key  string       // id of the open key
	data string       // key id of the open data
	text strings.Builder
}

func (p *graphMLParser) parse(r io.Reader) error {
	d := xml.NewDecoder(r)
	d.CharsetReader = latin1Reader
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return notXML(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = p.start(t)
		case xml.EndElement:
			p.end(t.Name.Local)
		case xml.CharData:
			if p.data != "" || p.inside("default") {
				p.text.Write(t)
			}
		}
		if err != nil {
			return err
		}
	}
	if !p.root {
		return fmt.Errorf("the file has no graphml element: %w", ErrGraphML)
	}
	return nil
}

// notXML turns a parser's error into one that quotes nothing of the file.
func notXML(err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("line %d is not well-formed XML: %w", syntax.Line, ErrGraphML)
	}
	var charset *charsetError
	if errors.As(err, &charset) {
		return fmt.Errorf("the file's character encoding is not supported, UTF-8 is: %w", ErrGraphML)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("the file ends too early: %w", ErrGraphML)
	}
	// The decoder reports encodings as plain errors; readers fail in their own way.
	return fmt.Errorf("%w: %w", ErrGraphML, err)
}

func (p *graphMLParser) inside(name string) bool {
	return len(p.open) > 0 && p.open[len(p.open)-1] == name
}

func xmlAttribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (p *graphMLParser) start(t xml.StartElement) error {
	name := t.Name.Local
	if len(p.open) == 0 {
		if name != "graphml" {
			return fmt.Errorf("the file is XML but not GraphML: %w", ErrGraphML)
		}
		p.root = true
	}
	if len(p.open) >= maxGraphMLDepth {
		return fmt.Errorf("elements are nested more than %d deep: %w", maxGraphMLDepth, ErrGraphML)
	}
	p.open = append(p.open, name)
	switch name {
	case "graph":
		return p.startGraph()
	case "key":
		p.startKey(t)
	case "node":
		return p.startNode(t)
	case "edge":
		return p.startEdge(t)
	case "data":
		if p.item != nil && p.data == "" {
			p.data = xmlAttribute(t, "key")
			p.text.Reset()
		}
	case "default":
		p.text.Reset()
	}
	return nil
}

// startGraph counts graphs; those inside a node only group nodes.
func (p *graphMLParser) startGraph() error {
	p.item = nil
	if len(p.open) == 2 {
		p.graphs++
	}
	if p.graphs > 1 {
		return fmt.Errorf("the file holds more than one graph, want one: %w", ErrGraphML)
	}
	return nil
}

func (p *graphMLParser) startKey(t xml.StartElement) {
	k := graphMLKey{name: strings.TrimSpace(xmlAttribute(t, "attr.name")), scope: xmlAttribute(t, "for")}
	p.key = xmlAttribute(t, "id")
	if k.name == "" {
		k.name = p.key
	}
	if known := strings.ToLower(k.name); slices.Contains(knownAttributes(), known) {
		k.name = known
	}
	if _, twice := p.keys[p.key]; !twice {
		p.order = append(p.order, p.key)
	}
	p.keys[p.key] = k
}

func knownAttributes() []string {
	return []string{attrLabel, attrName, attrKind, attrGroups, attrGroup, attrRing, attrX, attrY, attrID, attrWeight, attrTie, attrPair}
}

func (p *graphMLParser) startNode(t xml.StartElement) error {
	if len(p.nodes) == maxGraphMLNodes {
		return fmt.Errorf("the file has more than %d nodes: %w", maxGraphMLNodes, ErrGraphML)
	}
	id := xmlAttribute(t, "id")
	if id == "" {
		return fmt.Errorf("node %d has no id: %w", len(p.nodes)+1, ErrGraphML)
	}
	p.nodes = append(p.nodes, graphMLItem{id: id, data: map[string]string{}})
	p.item = &p.nodes[len(p.nodes)-1]
	return nil
}

func (p *graphMLParser) startEdge(t xml.StartElement) error {
	if len(p.edges) == maxGraphMLEdges {
		return fmt.Errorf("the file has more than %d edges: %w", maxGraphMLEdges, ErrGraphML)
	}
	p.edges = append(p.edges, graphMLItem{source: xmlAttribute(t, "source"), target: xmlAttribute(t, "target"), data: map[string]string{}})
	p.item = &p.edges[len(p.edges)-1]
	return nil
}

func (p *graphMLParser) end(name string) {
	p.open = p.open[:len(p.open)-1]
	switch name {
	case "data":
		if p.data != "" && p.item != nil && !slices.Contains(p.open, "data") {
			p.item.data[p.attributeName(p.data)] = p.text.String()
			p.data = ""
		}
	case "default":
		if k, ok := p.keys[p.key]; ok && p.inside("key") {
			k.standard, k.hasStandard = p.text.String(), true
			p.keys[p.key] = k
		}
	case "node", "edge":
		p.item = nil
	}
}

// attributeName is what a key stands for. A key that was never declared stands
// for itself.
func (p *graphMLParser) attributeName(key string) string {
	if k, ok := p.keys[key]; ok {
		return k.name
	}
	return key
}

// charsetError marks an encoding that is not supported.
type charsetError struct{}

func (*charsetError) Error() string { return "unsupported character encoding" }

// latin1Reader serves the encodings that old files declare.
func latin1Reader(charset string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(charset) {
	case "utf-8", "utf8", "us-ascii", "ascii":
		return r, nil
	case "iso-8859-1", "latin1", "latin-1":
		return &latin1{r: r}, nil
	}
	return nil, &charsetError{}
}

// latin1 turns ISO 8859-1 into UTF-8.
type latin1 struct {
	r    io.Reader
	rest []byte
}

func (l *latin1) Read(out []byte) (int, error) {
	if len(l.rest) == 0 {
		var in [1024]byte
		n, err := l.r.Read(in[:])
		if n == 0 {
			return 0, err
		}
		for _, b := range in[:n] {
			l.rest = append(l.rest, string(rune(b))...)
		}
	}
	n := copy(out, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// wholeNumber reads 3, 3.0 and 3e0: programs write integers as doubles.
func wholeNumber(s string) (int, bool) {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || f != math.Trunc(f) || math.Abs(f) > 1e9 {
		return 0, false
	}
	return int(f), true
}

// finiteNumber reads a number that is neither infinite nor not a number.
func finiteNumber(s string) (float64, bool) {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return f, err == nil && !math.IsInf(f, 0) && !math.IsNaN(f)
}
