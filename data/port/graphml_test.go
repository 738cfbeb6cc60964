package port

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kith/data/graph"
)

// graphMLFile puts a body into a GraphML file with the usual keys.
func graphMLFile(direction, body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="ring" attr.type="long"/>
<key id="d1" for="node" attr.name="label" attr.type="string"/>
<key id="d2" for="edge" attr.name="weight" attr.type="double"/>
<key id="d3" for="node" attr.name="x" attr.type="double"/>
<key id="d4" for="node" attr.name="y" attr.type="double"/>
<key id="d5" for="node" attr.name="groups" attr.type="string"/>
<key id="d6" for="node" attr.name="hobby" attr.type="string"/>
<key id="d7" for="node" attr.name="kind" attr.type="string"/>
<key id="d8" for="edge" attr.name="tie" attr.type="string"/>
<graph edgedefault="` + direction + `">` + body + `</graph></graphml>`
}

func mustReadGraphML(t *testing.T, file string) Network {
	t.Helper()
	net, err := ReadGraphML(strings.NewReader(file))
	if err != nil {
		t.Fatalf("ReadGraphML: %v", err)
	}
	return net
}

func TestAGraphMLFileIsReadWithAllItSays(t *testing.T) {
	net := mustReadGraphML(t, graphMLFile("undirected", `
<node id="a"><data key="d0">2</data><data key="d1">Ännchen</data><data key="d3">1.5</data><data key="d4">-2e2</data>
 <data key="d5">family;choir</data><data key="d6">chess &amp; tea</data></node>
<node id="b"><data key="d0">3.0</data></node>
<node id="c"/>
<edge source="a" target="b"><data key="d2">2.5</data></edge>
<edge source="b" target="c"/>`))
	want := graph.Graph{
		Nodes: []graph.Node{{ID: "a", Label: "Ännchen", Ring: 2, Groups: []string{"family", "choir"}},
			{ID: "b", Label: "b", Ring: 3}, {ID: "c", Label: "c", Ring: 3}},
		Edges: []graph.Edge{{From: "a", To: "b", Weight: 2.5}, {From: "b", To: "c", Weight: 1}},
	}
	if !reflect.DeepEqual(net.Graph, want) {
		t.Errorf("got %+v, want %+v", net.Graph, want)
	}
	if got, want := net.Positions, (graph.Positions{"a": {X: 1.5, Y: -200, Ring: 2}}); !reflect.DeepEqual(got, want) {
		t.Errorf("got places %v, want %v", got, want)
	}
	if got := net.People["a"]["hobby"]; got != "chess & tea" {
		t.Errorf("got hobby %q, want %q", got, "chess & tea")
	}
}

func TestOppositeEdgesAreOneTie(t *testing.T) {
	net := mustReadGraphML(t, graphMLFile("directed", `<node id="a"/><node id="b"/>
<edge source="a" target="b"><data key="d2">1</data></edge>
<edge source="b" target="a"><data key="d2">4</data><data key="d8">rivals</data></edge>
<edge source="a" target="b" directed="false"/>`))
	if want := []graph.Edge{{From: "a", To: "b", Weight: 4}}; !reflect.DeepEqual(net.Graph.Edges, want) {
		t.Errorf("got ties %v, want %v", net.Graph.Edges, want)
	}
	if got := net.Ties[0]["tie"]; got != "rivals" {
		t.Errorf("got tie %q, want the word from the second edge", got)
	}
}

func TestEgoIsNotOnTheMapButWhatFlowsIsKept(t *testing.T) {
	net := mustReadGraphML(t, graphMLFile("directed", `<node id="me"><data key="d7">ego</data><data key="d1">Me</data></node>
<node id="a"><data key="d0">1</data></node>
<edge source="me" target="a"><data key="d8">give</data><data key="d2">3</data></edge>
<edge source="a" target="me"><data key="d2">2</data></edge>`))
	if net.Ego != "me" || net.EgoLabel != "Me" || len(net.Graph.Nodes) != 1 || len(net.Graph.Edges) != 0 {
		t.Errorf("got ego %q %q with %d people and %d ties, want me, Me, 1, 0", net.Ego, net.EgoLabel, len(net.Graph.Nodes), len(net.Graph.Edges))
	}
	want := []EgoTie{{Person: "a", Way: TieGive, Weight: 3}, {Person: "a", Way: TieReceive, Weight: 2}}
	if !reflect.DeepEqual(net.EgoTies, want) {
		t.Errorf("got %v, want %v", net.EgoTies, want)
	}
}

func TestOtherProgramsFilesAreRead(t *testing.T) {
	files := map[string]string{
		"igraph": `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><!-- Created by igraph -->
  <key id="v_name" for="node" attr.name="name" attr.type="string"/>
  <key id="v_ring" for="node" attr.name="Ring" attr.type="double"/>
  <key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>
  <graph id="G" edgedefault="undirected">
    <node id="n0"><data key="v_name">Ada</data><data key="v_ring">1</data></node>
    <node id="n1"><data key="v_name">Bo</data><data key="v_ring">2</data></node>
    <edge source="n0" target="n1"><data key="e_weight">2</data></edge>
  </graph>
</graphml>`,
		"defaults and nested graphs": `<graphml>
  <key id="r" for="node" attr.name="ring" attr.type="int"><default>1</default></key>
  <key id="l" for="node" attr.name="label"/>
  <key id="w" for="edge" attr.name="weight"><default>2</default></key>
  <graph edgedefault="undirected"><desc>circle</desc>
    <node id="all"><graph id="in"><node id="n0"><data key="l">Ada</data></node></graph><data key="r">2</data></node>
    <node id="n1"><data key="l">Bo</data><data key="r">2</data><port name="p"/></node>
    <edge source="n0" target="n1"/>
  </graph></graphml>`,
		"latin 1": "<?xml version='1.0' encoding='ISO-8859-1'?><graphml><graph><node id='n0'><data key='label'>Ada</data><data key='ring'>1</data></node>" +
			"<node id='n1'><data key='label'>B\xf6</data><data key='ring'>2</data></node><edge source='n0' target='n1'><data key='weight'>2</data></edge></graph></graphml>",
		"byte order mark": "\ufeff<graphml><graph><node id='n0'><data key='label'>Ada</data><data key='ring'>1</data></node>" +
			"<node id='n1'><data key='label'>Bo</data><data key='ring'>2</data></node><edge source='n0' target='n1'><data key='weight'>2</data></edge></graph></graphml>",
	}
	for name, file := range files {
		t.Run(name, func(t *testing.T) {
			net := mustReadGraphML(t, file)
			byID := map[string]graph.Node{}
			for _, n := range net.Graph.Nodes {
				byID[n.ID] = n
			}
			a, b := byID["n0"], byID["n1"]
			if a.Label != "Ada" || !strings.HasPrefix(b.Label, "B") || a.Ring != 1 || b.Ring != 2 {
				t.Errorf("got %+v and %+v, want Ada in ring 1 and Bo in ring 2", a, b)
			}
			if want := []graph.Edge{{From: "n0", To: "n1", Weight: 2}}; !reflect.DeepEqual(net.Graph.Edges, want) {
				t.Errorf("got ties %v, want %v", net.Graph.Edges, want)
			}
			if name == "latin 1" && b.Label != "Bö" {
				t.Errorf("got label %q, want Bö", b.Label)
			}
		})
	}
}

func TestARingThatSaysNothingIsNoRing(t *testing.T) {
	for _, ring := range []string{"0", "0.0", "", " ", "NaN"} {
		net := mustReadGraphML(t, graphMLFile("directed", `<node id="a"><data key="d0">2</data></node><node id="b"><data key="d0">`+ring+`</data></node>`))
		if !net.NoRing["b"] || net.NoRing["a"] || net.Graph.Nodes[1].Ring != 2 {
			t.Errorf("%q: got %+v, want b in the outermost ring, and it known that the file said none", ring, net)
		}
	}
	all := mustReadGraphML(t, graphMLFile("directed", `<node id="a"><data key="d0">0</data></node>`))
	if all.Graph.Nodes[0].Ring != 1 {
		t.Errorf("everybody in ring 0: got ring %d, want them placed", all.Graph.Nodes[0].Ring)
	}
}

func TestBrokenGraphMLIsRefusedInOneSentence(t *testing.T) {
	deep := strings.Repeat("<node id='a'><graph>", 40)
	tests := map[string]struct{ file, say string }{
		"empty":             {"", "no graphml element"},
		"not XML":           {"hello <", "not well-formed"},
		"other XML":         {"<gexf/>", "not GraphML"},
		"cut short":         {graphMLFile("directed", "")[:300], "not well-formed"},
		"unknown entity":    {graphMLFile("directed", "<node id='&secret;'/>"), "not well-formed"},
		"external entity":   {`<!DOCTYPE g [<!ENTITY e SYSTEM "file:///etc/passwd">]>` + "<graphml><graph><node id='a'><data key='label'>&e;</data></node></graph></graphml>", "not well-formed"},
		"entity bomb":       {`<!DOCTYPE g [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>` + "<graphml><graph><node id='&b;'/></graph></graphml>", "not well-formed"},
		"UTF-16":            {"<?xml version='1.0' encoding='UTF-16'?><graphml/>", "encoding"},
		"too deep":          {"<graphml><graph>" + deep, "nested"},
		"two graphs":        {"<graphml><graph/><graph/></graphml>", "more than one graph"},
		"node without id":   {graphMLFile("directed", "<node/>"), "node 1 has no id"},
		"node twice":        {graphMLFile("directed", "<node id='a'/><node id='a'/>"), "node 2 has the id"},
		"ring a word":       {graphMLFile("directed", "<node id='a'><data key='d0'>near</data></node>"), "ring of node 1"},
		"ring 1.5":          {graphMLFile("directed", "<node id='a'><data key='d0'>1.5</data></node>"), "ring of node 1"},
		"x infinite":        {graphMLFile("directed", "<node id='a'><data key='d3'>inf</data><data key='d4'>1</data></node>"), "x and y of node 1"},
		"weight a word":     {graphMLFile("directed", "<node id='a'/><edge source='a' target='a'><data key='d2'>much</data></edge>"), "weight of edge 1"},
		"weight negative":   {graphMLFile("directed", "<node id='a'/><edge source='a' target='a'><data key='d2'>-1</data></edge>"), "weight of edge 1"},
		"edge to nowhere":   {graphMLFile("directed", "<node id='a'/><edge source='a' target='zzz'/>"), "edge 1 has an end"},
		"edge without ends": {graphMLFile("directed", "<node id='a'/><edge/>"), "edge 1 has an end"},
		"two egos":          {graphMLFile("directed", "<node id='a'><data key='d7'>ego</data></node><node id='b'><data key='d7'>Ego</data></node>"), "second ego"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := ReadGraphML(strings.NewReader(tt.file))
			if !errors.Is(err, ErrGraphML) || !strings.Contains(err.Error(), tt.say) {
				t.Errorf("got error %v, want one saying %q", err, tt.say)
			}
		})
	}
}

func TestErrorsOfGraphMLQuoteNothing(t *testing.T) {
	for _, file := range []string{
		graphMLFile("directed", "<node id='Margarethe'><data key='d0'>Margarethe</data></node>"),
		graphMLFile("directed", "<node id='Margarethe'/><node id='Margarethe'/>"),
		graphMLFile("directed", "<node id='a'/><edge source='a' target='Margarethe'/>"),
		"<graphml><Margarethe></graphml>",
		"<graphml>&Margarethe;</graphml>",
	} {
		_, err := ReadGraphML(strings.NewReader(file))
		if err == nil || strings.Contains(err.Error(), "Margarethe") {
			t.Errorf("got error %v, want one without text of the file", err)
		}
	}
}

// endlessSpaces is an endless file.
type endlessSpaces struct{}

func (endlessSpaces) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestAnEndlessGraphMLFileIsRefused(t *testing.T) {
	_, err := ReadGraphML(io.MultiReader(strings.NewReader("<graphml>"), endlessSpaces{}))
	if !errors.Is(err, ErrGraphML) || !strings.Contains(err.Error(), "64 MiB") {
		t.Errorf("got error %v, want one about the size", err)
	}
}

// brokenFile breaks after some bytes.
type brokenFile struct{ err error }

func (f brokenFile) Read([]byte) (int, error)  { return 0, f.err }
func (f brokenFile) Write([]byte) (int, error) { return 0, f.err }

func TestTroubleWithTheFileIsReported(t *testing.T) {
	trouble := errors.New("disk gone")
	if _, err := ReadGraphML(io.MultiReader(strings.NewReader("<graphml>"), brokenFile{trouble})); !errors.Is(err, trouble) {
		t.Errorf("reading: got error %v, want %v", err, trouble)
	}
	if err := WriteGraphML(brokenFile{trouble}, Network{}); !errors.Is(err, trouble) {
		t.Errorf("writing: got error %v, want %v", err, trouble)
	}
}

// graphMLSample is a network that uses everything.
func graphMLSample() Network {
	return Network{
		Graph: graph.Graph{
			Nodes: []graph.Node{
				{ID: "0190-a", Label: "Ada <Lovelace> & \"co\"", Ring: 1, Groups: []string{"family", "choir; old, and|new"}},
				{ID: "id with endlessSpaces", Label: "", Ring: 4},
				{ID: "ünïcödé", Label: "日本 שלום\nline", Ring: 2},
			},
			Edges: []graph.Edge{{From: "0190-a", To: "ünïcödé", Weight: 2.25}, {From: "id with endlessSpaces", To: "0190-a", Weight: 1}},
		},
		Positions: graph.Positions{"0190-a": {X: 12.5, Y: -1e-7, Ring: 1}, "ünïcödé": {X: 0.1, Y: 300, Ring: 2}},
		People:    map[string]map[string]string{"0190-a": {"role": "friend", "own word": "x", "own_word": "y"}},
		Ties:      []map[string]string{{"state": "warm", "since": "2019"}, nil},
		Ego:       "me", EgoLabel: "Me",
		EgoTies: []EgoTie{
			{Person: "0190-a", Way: TieGive, Weight: 3.5, Data: map[string]string{"state": "two_way", "felt": "0.2", "logged_n": "9", "balance": "-0.1"}},
			{Person: "0190-a", Way: TieReceive, Weight: 4},
		},
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	want := graphMLSample()
	var file bytes.Buffer
	if err := WriteGraphML(&file, want); err != nil {
		t.Fatalf("WriteGraphML: %v", err)
	}
	// Names that cannot be names of attributes are written in their nearest form.
	want.People["0190-a"] = map[string]string{"role": "friend", "own_word": "x", "own_word_2": "y"}
	if got := mustReadGraphML(t, file.String()); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v\nfile\n%s", got, want, file.String())
	}
}

func TestTheFileHasTheAgreedForm(t *testing.T) {
	var file bytes.Buffer
	if err := WriteGraphML(&file, graphMLSample()); err != nil {
		t.Fatalf("WriteGraphML: %v", err)
	}
	for _, want := range []string{
		`edgedefault="directed"`,
		`<data key="n_kind">ego</data>`,
		`<data key="e_tie">give</data>`,
		`<data key="e_tie">receive</data>`,
		`<edge id="e3" source="0190-a" target="n4">`,
		`<edge id="e4" source="n4" target="0190-a">`,
		`attr.name="logged_n" attr.type="double"`,
		`attr.name="ring" attr.type="int"`,
	} {
		if !strings.Contains(file.String(), want) {
			t.Errorf("the file lacks %s:\n%s", want, file.String())
		}
	}
	if got := strings.Count(file.String(), `<data key="e_pair">k1</data>`); got != 2 {
		t.Errorf("got %d edges of the first pair, want 2", got)
	}
}

func TestWhatCannotBeReadBackIsNotWritten(t *testing.T) {
	a := graph.Node{ID: "a", Ring: 1}
	people := graph.Graph{Nodes: []graph.Node{a}}
	for name, net := range map[string]Network{
		"no id":              {Graph: graph.Graph{Nodes: []graph.Node{{}}}},
		"id twice":           {Graph: graph.Graph{Nodes: []graph.Node{a, a}}},
		"ego twice":          {Graph: people, Ego: "a"},
		"unknown end":        {Graph: graph.Graph{Nodes: []graph.Node{a}, Edges: []graph.Edge{{From: "a", To: "b"}}}},
		"weight NaN":         {Graph: graph.Graph{Nodes: []graph.Node{a}, Edges: []graph.Edge{{From: "a", To: "a", Weight: math.NaN()}}}},
		"place infinite":     {Graph: people, Positions: graph.Positions{"a": {X: math.Inf(-1)}}},
		"ego tie, no ego":    {Graph: people, EgoTies: []EgoTie{{Person: "a", Way: TieGive}}},
		"ego tie, no way":    {Graph: people, Ego: "me", EgoTies: []EgoTie{{Person: "a"}}},
		"ego tie, nobody":    {Graph: people, Ego: "me", EgoTies: []EgoTie{{Person: "z", Way: TieGive}}},
		"more data than tie": {Graph: people, Ties: []map[string]string{{"a": "b"}}},
	} {
		if err := WriteGraphML(io.Discard, net); !errors.Is(err, ErrGraphML) {
			t.Errorf("%s: got error %v, want %v", name, err, ErrGraphML)
		}
	}
}

// anyNetwork draws networks that WriteGraphML takes and nothing is lost of.
func anyNetwork(t *rapid.T) Network {
	word := rapid.StringMatching(`[a-zäß;,|\\ <>&"']{0,8}`)
	net := Network{Positions: graph.Positions{}, People: map[string]map[string]string{}}
	n := rapid.IntRange(1, 8).Draw(t, "people")
	for i := range n {
		id := fmt.Sprint(word.Draw(t, "id"), i)
		node := graph.Node{ID: id, Label: word.Draw(t, "label"), Ring: rapid.IntRange(1, 9).Draw(t, "ring")}
		for k := range rapid.IntRange(0, 3).Draw(t, "groups") {
			node.Groups = append(node.Groups, fmt.Sprintf("%c%sx", 'a'+k, word.Draw(t, "group")))
		}
		net.Graph.Nodes = append(net.Graph.Nodes, node)
		if rapid.Bool().Draw(t, "placed") {
			net.Positions[id] = graph.Point{X: rapid.Float64Range(-1e9, 1e9).Draw(t, "x"), Y: rapid.Float64Range(-1e9, 1e9).Draw(t, "y"), Ring: node.Ring}
		}
		if rapid.Bool().Draw(t, "has a role") {
			net.People[id] = map[string]string{"role": word.Draw(t, "role")}
		}
	}
	for i := range n {
		for j := range i {
			if rapid.IntRange(0, 2).Draw(t, "tied") == 0 {
				net.Graph.Edges = append(net.Graph.Edges, graph.Edge{From: net.Graph.Nodes[i].ID, To: net.Graph.Nodes[j].ID, Weight: rapid.Float64Range(0.001, 99).Draw(t, "weight")})
				net.Ties = append(net.Ties, nil)
			}
		}
	}
	return net
}

func TestAnyNetworkIsReadBackAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := anyNetwork(t)
		var file, again bytes.Buffer
		if err := WriteGraphML(&file, want); err != nil {
			t.Fatalf("WriteGraphML: %v", err)
		}
		got, err := ReadGraphML(bytes.NewReader(file.Bytes()))
		if err != nil {
			t.Fatalf("ReadGraphML: %v", err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got\n%+v\nwant\n%+v", got, want)
		}
		if err := WriteGraphML(&again, got); err != nil || !bytes.Equal(file.Bytes(), again.Bytes()) {
			t.Errorf("writing again gave other bytes (error %v)", err)
		}
	})
}

func FuzzReadGraphML(f *testing.F) {
	var file bytes.Buffer
	if err := WriteGraphML(&file, graphMLSample()); err != nil {
		f.Fatalf("WriteGraphML: %v", err)
	}
	f.Add(file.Bytes())
	f.Add([]byte(graphMLFile("undirected", `<node id="a"><graph><node id="b"/></graph></node><edge source="a" target="b"/>`)))
	f.Add([]byte("<graphml><key id='k' for='node'><default>1</default></key><graph><node id='a'><data key='ring'>1e999</data></node></graph></graphml>"))
	f.Add([]byte("<?xml version='1.0' encoding='ISO-8859-1'?><graphml><graph><node id='\xff'/></graph></graphml>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		net, err := ReadGraphML(bytes.NewReader(data))
		if err != nil {
			if !errors.Is(err, ErrGraphML) {
				t.Errorf("got error %v, want it to wrap %v", err, ErrGraphML)
			}
			return
		}
		if len(net.Ties) != len(net.Graph.Edges) {
			t.Errorf("got attributes for %d of %d ties", len(net.Ties), len(net.Graph.Edges))
		}
		if _, err := graph.Layout(net.Graph, net.Positions, nil, graph.Options{}); err != nil && len(net.Graph.Nodes) < 50 {
			if !errors.Is(err, graph.ErrEdge) && !errors.Is(err, graph.ErrPlace) {
				t.Errorf("a network that was read cannot be laid out: %v", err)
			}
		}
		if err := WriteGraphML(io.Discard, net); err != nil {
			t.Errorf("a network that was read cannot be written: %v", err)
		}
	})
}

func TestTooManyNodesAreRefused(t *testing.T) {
	file := "<graphml><graph>" + strings.Repeat("<node id='a'/>", maxGraphMLNodes+1) + "</graph></graphml>"
	_, err := ReadGraphML(strings.NewReader(file))
	if !errors.Is(err, ErrGraphML) || !strings.Contains(err.Error(), "more than 100000 nodes") {
		t.Errorf("got error %v, want one about the number of nodes", err)
	}
}

func TestGroupsAreReadHoweverTheyAreSeparated(t *testing.T) {
	tests := []struct {
		list string
		want []string
	}{
		{"", nil}, {" ; ", nil}, {"family", []string{"family"}},
		{"family; work", []string{"family", "work"}},
		{"family|work", []string{"family", "work"}},
		{"family,work", []string{"family", "work"}},
		{"Smith, John;work", []string{"Smith, John", "work"}},
		{`a\,b`, []string{"a,b"}}, {`a\\;b\;c`, []string{`a\`, "b;c"}}, {`end\`, []string{"end"}},
	}
	for _, tt := range tests {
		if got := splitGroups(tt.list); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.list, got, tt.want)
		}
		if got := splitGroups(joinGroups(tt.want)); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%q joined and split: got %q", tt.want, got)
		}
	}
}

func TestNodesWithoutARingGoOutermost(t *testing.T) {
	net := mustReadGraphML(t, graphMLFile("directed", `<node id="a"><data key="d3">1</data><data key="d4">2</data></node><node id="b"><data key="d0">4</data></node>`))
	if got := net.Graph.Nodes[0].Ring; got != 4 {
		t.Errorf("got ring %d, want the outermost, 4", got)
	}
	if got := net.Positions["a"]; got != (graph.Point{X: 1, Y: 2, Ring: 4}) {
		t.Errorf("got place %v, want it with ring 4", got)
	}
	net = mustReadGraphML(t, graphMLFile("directed", `<node id="a"/>`))
	if got := net.Graph.Nodes[0].Ring; got != 1 {
		t.Errorf("no rings at all: got ring %d, want 1", got)
	}
}

func TestOnlyHalfAPlaceIsKeptAsItIs(t *testing.T) {
	net := mustReadGraphML(t, graphMLFile("directed", `<node id="a"><data key="d3">7</data></node>`))
	if len(net.Positions) != 0 || net.People["a"]["x"] != "7" {
		t.Errorf("got places %v and attributes %v, want no place and x kept", net.Positions, net.People)
	}
}

func TestATieOfEgoToItselfIsNoTie(t *testing.T) {
	net := mustReadGraphML(t, graphMLFile("directed", `<node id="me"><data key="d7">ego</data></node><edge source="me" target="me"/>`))
	if len(net.EgoTies)+len(net.Graph.Edges) != 0 {
		t.Errorf("got %v and %v, want no ties", net.EgoTies, net.Graph.Edges)
	}
}

func TestWeightsAreWrittenInFull(t *testing.T) {
	net := Network{Graph: graph.Graph{
		Nodes: []graph.Node{{ID: "a", Ring: 1}, {ID: "b", Ring: 1}},
		Edges: []graph.Edge{{From: "a", To: "b"}, {From: "a", To: "a", Weight: 0.1}},
	}}
	var file bytes.Buffer
	if err := WriteGraphML(&file, net); err != nil {
		t.Fatalf("WriteGraphML: %v", err)
	}
	got := mustReadGraphML(t, file.String()).Graph.Edges
	want := []graph.Edge{{From: "a", To: "b", Weight: 1}, {From: "a", To: "a", Weight: 0.1}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v: no weight stands for 1", got, want)
	}
}

func TestANumberColumnWithWordsBecomesText(t *testing.T) {
	net := graphMLSample()
	net.EgoTies[0].Data["felt"] = "not rated"
	var file bytes.Buffer
	if err := WriteGraphML(&file, net); err != nil {
		t.Fatalf("WriteGraphML: %v", err)
	}
	if want := `attr.name="felt" attr.type="string"`; !strings.Contains(file.String(), want) {
		t.Errorf("the file lacks %s", want)
	}
	if got := mustReadGraphML(t, file.String()).EgoTies[0].Data["felt"]; got != "not rated" {
		t.Errorf("got felt %q, want %q", got, "not rated")
	}
}

func TestNamesBecomeTokens(t *testing.T) {
	for name, want := range map[string]string{"": "_", "felt_give": "felt_give", "own word": "own_word", "größe": "gr__e", "a.b-c:d": "a.b-c:d", "日": "_"} {
		if got := toToken(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
