package port

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kith/data"
	"kith/data/graph"
)

// trickyMap has everything that has tripped a reader: names in many scripts, groups
// with separators, people without ties, ties of one's own, formulas, weights of 0.
func trickyMap() (Network, Past) {
	net := Network{
		Ego: "me", EgoLabel: "me", Positions: graph.Positions{"a": {X: 1.5, Y: -2, Ring: 1}, "b": {X: -3, Y: 4e-7, Ring: 2}},
		People: map[string]map[string]string{"a": {"role": "friend; \"mentor\""}},
		EgoTies: []EgoTie{
			{Person: "a", Way: TieGive, Weight: 2.5, Data: map[string]string{"state": "two_way", "logged_n": "4.5", "felt": "-0.1"}},
			{Person: "a", Way: TieReceive, Weight: 2, Data: map[string]string{"state": "two_way"}},
			{Person: "b", Way: TieGive, Weight: 0.25},
		},
	}
	net.Graph = graph.Graph{
		Nodes: []graph.Node{
			{ID: "a", Label: "Ännchen <&> \"Z\"", Ring: 1, Groups: []string{"choir; alto", "work"}},
			{ID: "b", Label: "=1+1", Ring: 2}, {ID: "c", Label: "李雷 שלום"},
		},
		Edges: []graph.Edge{{From: "a", To: "b", Weight: 1}, {From: "b", To: "c"}},
	}
	day := data.DateOf(2026, 1, 1)
	past := Past{
		Rings: map[string][]Spell{"a": {{day - 90, day - 1, "2"}, {day, 0, "1"}}},
		Weights: map[EgoWay][]Spell{
			{"a", TieGive}: {{day - 31, day - 1, "1.5"}, {day, day + 30, "2.5"}},
		},
	}
	return net, past
}

// counts of the tricky map: people with ego, and directed edges.
const trickyNodes, trickyEdges = 4, 7

// trickyFiles writes the map in every form and gives the folder.
func trickyFiles(t *testing.T) string {
	t.Helper()
	net, past := trickyMap()
	dir := t.TempDir()
	keep := func(name string, write func(*bytes.Buffer) error) {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	keep("map.graphml", func(b *bytes.Buffer) error { return WriteGraphML(b, net) })
	keep("map.gexf", func(b *bytes.Buffer) error { return WriteGEXF(b, net, past, data.DateOf(2026, 1, 31)) })
	edges, nodes := GephiTables(net)
	keep("edges.csv", func(b *bytes.Buffer) error { return edges.Write(b) })
	keep("nodes.csv", func(b *bytes.Buffer) error { return nodes.Write(b) })
	for _, table := range InterviewTables(net, data.DateOf(2026, 1, 31)) {
		keep("x_"+table.Name+".csv", func(b *bytes.Buffer) error { return table.Write(b) })
	}
	return dir
}

// program gives the path of a program, or skips the test.
func program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not here to read the files", name)
	}
	return path
}

func TestGraphFilesFollowTheirSchemas(t *testing.T) {
	lint := program(t, "xmllint")
	dir := trickyFiles(t)
	for _, form := range []string{"graphml", "gexf"} {
		out, err := exec.Command(lint, "--nonet", "--noout", "--relaxng", "testdata/"+form+".rng", filepath.Join(dir, "map."+form)).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v: %s", form, err, out)
		}
	}
	bad := filepath.Join(dir, "bad.gexf")
	b, err := os.ReadFile(filepath.Join(dir, "map.gexf"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(bad, bytes.Replace(b, []byte(`kind="give"`), []byte(`kind="mutual"`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := exec.Command(lint, "--nonet", "--noout", "--relaxng", "testdata/gexf.rng", bad).Run(); err == nil {
		t.Error("the schema takes a mutual edge, which Gephi refuses")
	}
}

// python reads the two graph files and prints how much is in them. networkx knows no
// GEXF 1.3, so its table of 1.2 is given that name.
const python = `
import sys, os
d = sys.argv[1]
try:
    import networkx as nx
    g = nx.read_graphml(os.path.join(d, "map.graphml"), force_multigraph=True)
    print("networkx-graphml", g.number_of_nodes(), g.number_of_edges(), g.is_directed())
    v = {k: (x.replace("http://www.gexf.net/1.2draft", "http://gexf.net/1.3") if isinstance(x, str) else x) for k, x in nx.readwrite.gexf.GEXF.versions["1.2draft"].items()}
    v["VERSION"], v["NS_VIZ"] = "1.3", "http://gexf.net/1.3/viz"
    nx.readwrite.gexf.GEXF.versions["1.3"] = v
    g = nx.read_gexf(os.path.join(d, "map.gexf"), version="1.3")
    print("networkx-gexf", g.number_of_nodes(), g.number_of_edges(), g.is_directed())
except ImportError:
    print("no networkx")
try:
    import igraph
    g = igraph.Graph.Read_GraphML(os.path.join(d, "map.graphml"))
    print("igraph-graphml", g.vcount(), g.ecount(), g.is_directed())
except ImportError:
    print("no igraph")
`

func TestOtherReadersFindTheSameCounts(t *testing.T) {
	path := program(t, "python3")
	if _, err := os.Stat("/usr/bin/python3"); err == nil {
		path = "/usr/bin/python3" // the system's own has the system's packages
	}
	out, err := exec.Command(path, "-c", python, trickyFiles(t)).CombinedOutput()
	if err != nil {
		t.Fatalf("python: %v: %s", err, out)
	}
	read := 0
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		if strings.HasPrefix(line, "no ") {
			t.Log(line)
			continue
		}
		read++
		if !strings.HasSuffix(line, fmt.Sprintf(" %d %d True", trickyNodes, trickyEdges)) {
			t.Errorf("got %s, want %d nodes and %d directed edges", line, trickyNodes, trickyEdges)
		}
	}
	if read == 0 {
		t.Skip("neither networkx nor igraph is here to read the files")
	}
}

func TestTablesAreWholeAndHarmless(t *testing.T) {
	dir := trickyFiles(t)
	for name, want := range map[string]int{"edges.csv": trickyEdges, "nodes.csv": trickyNodes, "x_ego.csv": 1, "x_attributeList_Person.csv": 3, "x_edgeList_Knows.csv": 2} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		if err != nil || len(rows) != want+1 {
			t.Fatalf("%s: got %d rows, %v, want %d under the heads", name, len(rows)-1, err, want)
		}
		for _, head := range rows[0] {
			if h := strings.ToLower(head); strings.Contains(h, "interval") || strings.Contains(h, "timestamp") {
				t.Errorf("%s: the column %q would be taken for time", name, head)
			}
		}
		for _, row := range rows[1:] {
			for _, cell := range row {
				if cell == "=1+1" {
					t.Errorf("%s: a name is left to be reckoned as a formula", name)
				}
			}
		}
	}
	nodes, err := os.ReadFile(filepath.Join(dir, "nodes.csv"))
	if err != nil {
		t.Fatal(err)
	}
	c := mustCircle(t, string(nodes), "")
	if len(c.People) != 3 || c.named(t, "=1+1").Person.Ring != 2 {
		t.Errorf("got %+v, want the table read back, without ego", c.People)
	}
}

func TestAMapThatCannotBeReadBackIsNotWritten(t *testing.T) {
	for name, spoil := range map[string]func(*Network){
		"two of one id": func(n *Network) { n.Graph.Nodes[1].ID = "a" }, "no id": func(n *Network) { n.Graph.Nodes[1].ID = "" },
		"a tie to nobody": func(n *Network) { n.Graph.Edges[0].To = "z" }, "a weight below 0": func(n *Network) { n.EgoTies[0].Weight = -1 },
		"no ego": func(n *Network) { n.Ego = "" },
	} {
		net, past := trickyMap()
		spoil(&net)
		var b bytes.Buffer
		if err := WriteGEXF(&b, net, past, data.DateOf(2026, 1, 31)); err == nil || b.Len() > 0 {
			t.Errorf("%s: got %v and %d bytes, want an error and nothing", name, err, b.Len())
		}
	}
}
