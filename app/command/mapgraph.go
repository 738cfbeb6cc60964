package command

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"kith/data/graph"
	"kith/data/port"
	"kith/data/reciprocity"
	"kith/screens/picture/ecomap"
)

// saveGraph writes the map as GraphML.
func saveGraph(name string, life ecomap.Life, scene *ecomap.Scene) error {
	net, err := network(life, scene)
	if err != nil {
		return err
	}
	return create(name, func(w io.Writer) error { return port.WriteGraphML(w, net) })
}

// ego is the id of the one who keeps the journal; all others are UUIDs.
const ego = "me"

// network gives the people shown, where they stand, the ties among them, and
// what went each way with the one in the middle.
func network(life ecomap.Life, scene *ecomap.Scene) (port.Network, error) {
	net := port.Network{
		Ego: ego, EgoLabel: ecomap.English().Me,
		Positions: graph.Positions{}, People: map[string]map[string]string{},
	}
	groups := map[string][]string{}
	for _, g := range scene.Groups {
		for _, id := range g.Members {
			groups[id] = append(groups[id], g.Name)
		}
	}
	roles := map[string][]string{}
	for _, p := range life.People {
		roles[p.ID.String()] = p.Roles
	}
	for _, p := range scene.People {
		ring := ringKept(scene, p.Ring)
		net.Graph.Nodes = append(net.Graph.Nodes, graph.Node{ID: p.ID, Label: p.Name, Ring: ring, Groups: groups[p.ID]})
		net.Positions[p.ID] = graph.Point{X: p.X, Y: p.Y, Ring: ring}
		if r := roles[p.ID]; len(r) > 0 {
			net.People[p.ID] = map[string]string{"role": strings.Join(r, "; ")}
		}
		ties, err := egoTies(p)
		if err != nil {
			return net, err
		}
		net.EgoTies = append(net.EgoTies, ties...)
	}
	for _, t := range scene.Ties {
		net.Graph.Edges = append(net.Graph.Edges, graph.Edge{From: t.A, To: t.B, Weight: 1})
	}
	return net, nil
}

// egoTies gives what went from the one in the middle to a person and back; a
// way on which nothing was logged has none.
func egoTies(p ecomap.Person) ([]port.EgoTie, error) {
	b, err := reciprocity.Judge(p.Out, p.In, reciprocity.Default())
	if err != nil {
		return nil, fmt.Errorf("balance of person %s: %w", p.ID, err)
	}
	about := map[string]string{
		"state": string(p.State), "logged_n": strconv.FormatFloat(p.N, 'f', 4, 64),
		"balance": strconv.FormatFloat(b.Balance, 'f', 4, 64),
	}
	var ties []port.EgoTie
	if p.Out > 0 {
		ties = append(ties, port.EgoTie{Person: p.ID, Way: port.TieGive, Weight: p.Out, Data: about})
	}
	if p.In > 0 {
		ties = append(ties, port.EgoTie{Person: p.ID, Way: port.TieReceive, Weight: p.In, Data: about})
	}
	return ties, nil
}
