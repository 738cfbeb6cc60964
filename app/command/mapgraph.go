package command

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"kith/data"
	"kith/data/graph"
	"kith/data/port"
	"kith/data/reciprocity"
	"kith/screens/picture/ecomap"
)

// graphForms lists the endings that saveGraph knows.
func graphForms() []string { return []string{".graphml", ".gexf", ".csv"} }

// ego is the id of the one who keeps the journal; all others are UUIDs.
const ego = "me"

// graphOf is a map on its way into a graph file.
type graphOf struct {
	life   ecomap.Life
	scene  *ecomap.Scene
	day    data.Day
	params reciprocity.Params
}

// save writes the map as GraphML, as GEXF with its past, or as tables.
func (g graphOf) save(name, form string, interview bool) error {
	net, err := g.network()
	if err != nil {
		return err
	}
	switch form {
	case ".graphml":
		return create(name, func(w io.Writer) error { return port.WriteGraphML(w, net) })
	case ".gexf":
		past, err := g.past(net)
		if err != nil {
			return err
		}
		return create(name, func(w io.Writer) error { return port.WriteGEXF(w, net, past, g.day) })
	}
	base := strings.TrimSuffix(name, filepath.Ext(name))
	if interview {
		for _, t := range port.InterviewTables(net, g.day) {
			if err := create(base+"_"+t.Name+".csv", t.Write); err != nil {
				return err
			}
		}
		return nil
	}
	edges, nodes := port.GephiTables(net)
	if err := create(base+"-"+nodes.Name+".csv", nodes.Write); err != nil {
		return err
	}
	return create(name, edges.Write)
}

// network gives the people shown, where they stand, the ties among them, and
// what went each way with the one in the middle.
func (g graphOf) network() (port.Network, error) {
	net := port.Network{
		Ego: ego, EgoLabel: ecomap.English().Me,
		Positions: graph.Positions{}, People: map[string]map[string]string{},
	}
	stands, err := data.Standings(g.life.People, g.life.Contacts, g.life.Feelings, g.day, g.params)
	if err != nil {
		return net, err
	}
	groups := map[string][]string{}
	for _, group := range g.scene.Groups {
		for _, id := range group.Members {
			groups[id] = append(groups[id], group.Name)
		}
	}
	known := map[string]data.Person{}
	for _, p := range g.life.People {
		known[p.ID.String()] = p
	}
	for _, p := range g.scene.People {
		ring := ringKept(g.scene, p.Ring)
		net.Graph.Nodes = append(net.Graph.Nodes, graph.Node{ID: p.ID, Label: p.Name, Ring: ring, Groups: groups[p.ID]})
		net.Positions[p.ID] = graph.Point{X: p.X, Y: p.Y, Ring: ring}
		if r := known[p.ID].Roles; len(r) > 0 {
			net.People[p.ID] = map[string]string{"role": strings.Join(r, "; ")}
		}
		net.EgoTies = append(net.EgoTies, egoTies(p, stands[known[p.ID].ID])...)
	}
	for _, t := range g.scene.Ties {
		net.Graph.Edges = append(net.Graph.Edges, graph.Edge{From: t.A, To: t.B, Weight: 1})
	}
	return net, nil
}

// egoTies gives what went from the one in the middle to a person and back; a
// way on which nothing was logged has none.
func egoTies(p ecomap.Person, s data.Standing) []port.EgoTie {
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }
	about := map[string]string{
		"state": string(p.State), "logged_n": number(s.Logged.N), "balance": number(s.Logged.Balance),
	}
	if s.Felt.Balance != nil {
		about["felt"] = number(*s.Felt.Balance)
	}
	var ties []port.EgoTie
	if p.Out > 0 {
		ties = append(ties, port.EgoTie{Person: p.ID, Way: port.TieGive, Weight: p.Out, Data: about})
	}
	if p.In > 0 {
		ties = append(ties, port.EgoTie{Person: p.ID, Way: port.TieReceive, Weight: p.In, Data: about})
	}
	return ties
}

// mostMonths bounds how far back the past of a weight is written.
const mostMonths = 60

// past gives how the rings went, and month by month the weights of what is on the map.
func (g graphOf) past(net port.Network) (port.Past, error) {
	past := port.Past{Rings: map[string][]port.Spell{}, Weights: map[port.EgoWay][]port.Spell{}}
	on := map[string]bool{}
	for _, n := range net.Graph.Nodes {
		on[n.ID] = true
	}
	with := map[data.ID][]data.Contact{}
	for _, c := range g.life.Contacts {
		with[c.Person] = append(with[c.Person], c)
	}
	for _, p := range g.life.People {
		if !on[p.ID.String()] {
			continue
		}
		past.Rings[p.ID.String()] = ringSpells(p, g.day)
		if err := g.weigh(past, p.ID, with[p.ID]); err != nil {
			return past, fmt.Errorf("past of person %s: %w", p.ID, err)
		}
	}
	return past, nil
}

// ringSpells tells from when to when somebody stood in each ring.
func ringSpells(p data.Person, day data.Day) []port.Spell {
	var out []port.Spell
	for i, m := range p.Rings {
		if m.Day > day {
			break
		}
		s := port.Spell{From: m.Day, Value: strconv.Itoa(m.Ring)}
		if i+1 < len(p.Rings) && p.Rings[i+1].Day <= day {
			s.To = p.Rings[i+1].Day - 1
		}
		out = append(out, s)
	}
	return out
}

// weigh writes the faded weights at the end of each month since the first contact.
func (g graphOf) weigh(past port.Past, id data.ID, contacts []data.Contact) error {
	events := data.Events(contacts)
	if len(events) == 0 {
		return nil
	}
	first := g.day
	for _, e := range events {
		first = min(first, data.Day(e.Day))
	}
	year, month, _ := g.day.Date()
	from := max(monthOf(first), data.DateOf(year, month-(mostMonths-1), 1))
	for from <= g.day {
		next := monthOf(from + 31)
		to := min(next-1, g.day)
		b, err := reciprocity.Follow(events, int(to), g.params)
		if err != nil {
			return err
		}
		for way, v := range map[string]float64{port.TieGive: b.Given, port.TieReceive: b.Received} {
			key := port.EgoWay{Person: id.String(), Way: way}
			past.Weights[key] = append(past.Weights[key], port.Spell{From: from, To: to, Value: strconv.FormatFloat(v, 'f', 4, 64)})
		}
		from = next
	}
	return nil
}

// monthOf is the first day of a day's month.
func monthOf(d data.Day) data.Day {
	year, month, _ := d.Date()
	return data.DateOf(year, month, 1)
}
