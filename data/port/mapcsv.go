package port

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"kith/data"
)

// Table is one file of comma-separated values: its name's ending and its rows, the
// first of which names the columns.
type Table struct {
	Name string // "nodes", "edges", "ego", "attributeList_Person", "edgeList_Knows" …
	Rows [][]string
}

// Write writes the table: UTF-8, lines ending in CRLF (RFC 4180). A cell that a
// spreadsheet would take for a formula gets an apostrophe before it.
func (t Table) Write(w io.Writer) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, row := range t.Rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = guarded(cell)
		}
		if err := out.Write(safe); err != nil {
			return fmt.Errorf("write the table: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}

// formula are the beginnings that spreadsheets reckon with.
const formula = "=+-@\t\r"

// guarded keeps a spreadsheet from reckoning; numbers stay numbers.
func guarded(cell string) string {
	if _, number := finiteNumber(cell); number || cell == "" || !strings.ContainsRune(formula, rune(cell[0])) {
		return cell
	}
	return "'" + cell
}

// unguarded takes the apostrophe away again.
func unguarded(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune(formula, rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

// GephiTables gives a map as the two tables that Gephi's spreadsheet import reads:
// edges with Source, Target, Type, Kind, Weight and Label, and nodes with Id and Label.
// Places have y growing upwards, as Gephi has it.
func GephiTables(net Network) (edges, nodes Table) {
	nodes = Table{"nodes", [][]string{{"Id", "Label", "Kind", "Ring", "Role", "Groups", "X", "Y"}}}
	if net.Ego != "" {
		nodes.Rows = append(nodes.Rows, []string{net.Ego, net.EgoLabel, kindEgo, "", "", "", "0", "0"})
	}
	for _, n := range net.Graph.Nodes {
		p := net.Positions[n.ID]
		nodes.Rows = append(nodes.Rows, []string{
			n.ID, n.Label, kindPerson, ringText(n.Ring), net.People[n.ID]["role"], joinGroups(n.Groups), decimal(p.X), decimal(0 - p.Y),
		})
	}
	edges = Table{"edges", [][]string{{"Source", "Target", "Type", "Kind", "Weight", "Label"}}}
	for _, e := range net.EgoTies {
		from, to := net.Ego, e.Person
		if e.Way == TieReceive {
			from, to = to, from
		}
		edges.Rows = append(edges.Rows, []string{from, to, "Directed", e.Way, decimal(e.Weight), e.Data["state"]})
	}
	for _, e := range net.Graph.Edges {
		// Two directed rows, as in the other forms: readers dislike a mixed graph.
		edges.Rows = append(edges.Rows, []string{e.From, e.To, "Directed", tieKnows, decimal(weightOf(e)), ""})
		if e.From != e.To {
			edges.Rows = append(edges.Rows, []string{e.To, e.From, "Directed", tieKnows, decimal(weightOf(e)), ""})
		}
	}
	return edges, nodes
}

// ringText is a ring, or nothing for none.
func ringText(ring int) string {
	if ring == 0 {
		return ""
	}
	return strconv.Itoa(ring)
}

// InterviewTables gives a map as the set of tables that Network Canvas exports, which
// egor and ideanet read: ego, the people (alters) and the ties among them. What went
// between ego and a person stands with the person.
func InterviewTables(net Network, day data.Day) []Table {
	const ego, uuid = "networkCanvasEgoUUID", "networkCanvasUUID"
	about := map[string]map[string]string{}
	for _, e := range net.EgoTies {
		if about[e.Person] == nil {
			about[e.Person] = map[string]string{"state": e.Data["state"]}
		}
		about[e.Person][e.Way] = decimal(e.Weight)
	}
	people := Table{"attributeList_Person", [][]string{{"nodeID", ego, uuid, "name", "ring", "role", "groups", "given", "received", "state"}}}
	number := map[string]string{}
	for i, n := range net.Graph.Nodes {
		number[n.ID] = strconv.Itoa(i + 1)
		a := about[n.ID]
		people.Rows = append(people.Rows, []string{
			number[n.ID], net.Ego, n.ID, n.Label, ringText(n.Ring), net.People[n.ID]["role"], joinGroups(n.Groups),
			orZero(a[TieGive]), orZero(a[TieReceive]), a["state"],
		})
	}
	ties := Table{"edgeList_Knows", [][]string{{"edgeID", "from", "to", ego, uuid, "networkCanvasSourceUUID", "networkCanvasTargetUUID"}}}
	for i, e := range net.Graph.Edges {
		id := strconv.Itoa(i + 1)
		ties.Rows = append(ties.Rows, []string{id, number[e.From], number[e.To], net.Ego, "knows-" + id, e.From, e.To})
	}
	return []Table{
		{"ego", [][]string{{ego, "networkCanvasCaseID", "sessionExported"}, {net.Ego, "kith", day.String()}}},
		people, ties,
	}
}

func orZero(s string) string {
	if s == "" {
		return "0"
	}
	return s
}
