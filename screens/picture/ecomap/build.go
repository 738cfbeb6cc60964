package ecomap

import (
	"context"
	"fmt"
	"maps"
	"math"
	"strconv"

	"kith/data"
	"kith/data/graph"
	"kith/data/reciprocity"
)

// Life is the records that a map is made of.
type Life struct {
	People   []data.Person
	Ties     []data.Tie
	Groups   []data.Group
	Contacts []data.Contact // any order
	Feelings []data.Feeling // any order
}

// Asked is how the map is wanted.
type Asked struct {
	Day    data.Day           // as it stands on this day
	Past   bool               // Day is gone by: rings as they were, everybody else where they stand in Before
	Week   data.Day           // states are said as of the end of this day, so that no single time changes a word; 0 = Day
	Params reciprocity.Params // half-life and the rest
	Before Places             // where everybody stood, so that nobody jumps about
	Paused bool               // no balance
	Show   func(data.Person, reciprocity.State) bool
	Words  Words
}

// Places are where people stand and how far the rings reach; they are kept from
// one map to the next.
type Places struct {
	// At is everybody's place; of those whom a hand has pinned, the place that they
	// go back to when the pin is taken out.
	At graph.Positions `json:"at,omitempty"`
	// Was are places in rings that people have left, by id and ring, so that whoever
	// comes back finds the old place.
	Was graph.Positions `json:"was,omitempty"`
	// Radii are the outer limits of the rings, closest first, logical pixels.
	Radii []float64 `json:"radii,omitempty"`
}

// wasKey names a place of somebody in a ring.
func wasKey(id string, ring int) string { return id + " " + strconv.Itoa(ring) }

// Build makes the scene of a life, and the places to keep. Archived people are
// left out, and those whom Show refuses are hidden; their places stay theirs. A
// map of the past gives back the places of Before: looking back moves nobody.
func Build(l Life, a Asked) (*Scene, Places, error) {
	s := &Scene{Paused: a.Paused, Unplaced: unplaced(l.People)}
	known := s.known(l.People, a)
	stand, keep, err := s.stand(l, a, known)
	if err != nil {
		return nil, Places{}, fmt.Errorf("arrange the map: %w", err)
	}
	shown, err := s.fill(l, a, known, stand)
	if err != nil {
		return nil, Places{}, err
	}
	s.link(l, a, shown)
	s.group(shown, l.Groups)
	if a.Past {
		s.haunt(a.Before)
		keep = a.Before
	}
	return s, keep, nil
}

// known gives those whom the map can show on its day.
func (s *Scene) known(people []data.Person, a Asked) []data.Person {
	var out []data.Person
	for _, p := range people {
		if !p.Archived && (!a.Past || p.Since <= a.Day) {
			out = append(out, p)
		}
	}
	return out
}

// stand finds a place for everybody known, hidden or not.
func (s *Scene) stand(l Life, a Asked, known []data.Person) (stand, keep Places, err error) {
	g, pins := graph.Graph{}, graph.Positions{}
	here := map[data.ID]bool{}
	for _, p := range known {
		node := graph.Node{ID: p.ID.String(), Label: shortName(p.Name), Ring: s.ringOf(p, a)}
		for _, id := range p.Groups {
			node.Groups = append(node.Groups, id.String())
		}
		g.Nodes = append(g.Nodes, node)
		here[p.ID] = true
		if p.Pin.Set && (!a.Past || p.Ring == p.RingOn(a.Day)) {
			pins[node.ID] = graph.Point{X: p.Pin.X, Y: p.Pin.Y, Ring: node.Ring}
		}
	}
	for _, t := range l.Ties {
		if here[t.A] && here[t.B] && holds(t, a.Day) {
			g.Edges = append(g.Edges, graph.Edge{From: t.A.String(), To: t.B.String()})
		}
	}
	return arrange(g, pins, a.Before)
}

// holds says that a tie held on a day.
func holds(t data.Tie, day data.Day) bool {
	return t.Since <= day && (t.Until == 0 || t.Until >= day)
}

// leastRings is how many rings a map has at least, empty ones too.
const leastRings = 3

// unplaced gives the ring of those whose closeness was not given: outside all
// rings in use, now and before. Neither filters nor looking back change it, so
// that nobody jumps about.
func unplaced(people []data.Person) int {
	outer := leastRings
	for _, p := range people {
		outer = max(outer, p.Ring)
		for _, m := range p.Rings {
			outer = max(outer, m.Ring)
		}
	}
	return outer + 1
}

// ringOf gives a person's ring on the map.
func (s *Scene) ringOf(p data.Person, a Asked) int {
	ring := p.Ring
	if a.Past {
		ring = p.RingOn(a.Day)
	}
	if ring == 0 {
		return s.Unplaced
	}
	return ring
}

// link takes over the ties between people who are shown.
func (s *Scene) link(l Life, a Asked, shown []data.Person) {
	here := map[data.ID]bool{}
	for _, p := range shown {
		here[p.ID] = true
	}
	for _, t := range l.Ties {
		if here[t.A] && here[t.B] && holds(t, a.Day) {
			s.Ties = append(s.Ties, Tie{t.A.String(), t.B.String()})
		}
	}
}

// arrange finds a place for everybody, and says what to keep: also the places of
// those away, those that pinned people go back to, and those in rings that were left.
func arrange(g graph.Graph, pins graph.Positions, before Places) (stand, keep Places, err error) {
	prev := graph.Positions{}
	maps.Copy(prev, before.At)
	was := graph.Positions{}
	maps.Copy(was, before.Was)
	for _, n := range g.Nodes {
		old, ok := before.At[n.ID]
		if !ok || old.Ring == n.Ring {
			continue
		}
		was[wasKey(n.ID, old.Ring)] = old
		if back, ok := before.Was[wasKey(n.ID, n.Ring)]; ok {
			prev[n.ID] = back
		}
	}
	r, err := graph.Layout(g, prev, pins, graph.Options{Rings: leastRings, Radii: before.Radii})
	if err != nil {
		return Places{}, Places{}, err
	}
	at := graph.Positions{}
	maps.Copy(at, r.Away)
	maps.Copy(at, r.Positions)
	stand = Places{At: at, Was: was, Radii: r.Radii}
	keep = stand
	keep.At = maps.Clone(at)
	for id := range pins {
		if home, ok := before.At[id]; ok {
			keep.At[id] = home
		}
	}
	return stand, keep, nil
}

// fill makes a person of the scene for everybody who is to be shown, and gives
// them back.
func (s *Scene) fill(l Life, a Asked, known []data.Person, places Places) (shown []data.Person, err error) {
	s.Radii = places.Radii
	contacts := map[data.ID][]data.Contact{}
	for _, c := range l.Contacts {
		contacts[c.Person] = append(contacts[c.Person], c)
	}
	felt := newest(l.Feelings, a.Day)
	for _, p := range known {
		b, err := standing(contacts[p.ID], a)
		if err != nil {
			return nil, fmt.Errorf("balance of person %s: %w", p.ID, err)
		}
		if a.Show != nil && !a.Show(p, b.State) {
			s.Hidden++
			continue
		}
		shown = append(shown, p)
		at := places.At[p.ID.String()]
		one := Person{
			ID: p.ID.String(), Name: p.Name, X: at.X, Y: at.Y, Ring: s.ringOf(p, a),
			Out: b.Given, In: b.Received, N: b.N, State: b.State,
			Quality: qualityOf(felt[p.ID]), Shows: p.ModelsSecurity, Pinned: p.Pin.Set && !a.Past,
		}
		if p.Wish != 0 && p.Wish != p.Ring && !a.Past {
			one.Wish = s.wished(one, p.Wish)
		}
		if a.Words.State != nil && !a.Paused {
			one.Detail = a.Words.State(b.State)
		}
		s.People = append(s.People, one)
	}
	return shown, nil
}

// standing reckons how it stands with somebody: the weights on the day, the word
// as of the end of the week before. Who has nothing from before that is judged
// on the day.
func standing(list []data.Contact, a Asked) (reciprocity.Balance, error) {
	events := data.Events(list)
	b, err := reciprocity.Follow(events, int(a.Day), a.Params)
	if err != nil || a.Week == 0 || a.Week >= a.Day {
		return b, err
	}
	week, err := reciprocity.Follow(events, int(a.Week), a.Params)
	if week.N > 0 {
		b.State = week.State
	}
	return b, err
}

// wished is where somebody would stand in the ring that is wished for: at the
// same angle, in the middle of the band.
func (s *Scene) wished(p Person, ring int) Ghost {
	inner, outer := s.Band(ring)
	angle := math.Atan2(p.Y, p.X)
	r := (inner + outer) / 2
	return Ghost{X: r * math.Cos(angle), Y: r * math.Sin(angle), Ring: ring, Set: true}
}

// haunt marks, on a map of the past, where people stand today.
func (s *Scene) haunt(now Places) {
	for i := range s.People {
		p := &s.People[i]
		at, ok := now.At[p.ID]
		if ok && math.Hypot(at.X-p.X, at.Y-p.Y) > 2 {
			p.Today = Ghost{X: at.X, Y: at.Y, Ring: at.Ring, Set: true}
		}
	}
}

// newest gives each person's last rating up to a day.
func newest(list []data.Feeling, day data.Day) map[data.ID]data.Feeling {
	out := map[data.ID]data.Feeling{}
	for _, f := range list {
		if old, ok := out[f.Person]; f.Day <= day && (!ok || f.Day > old.Day) {
			out[f.Person] = f
		}
	}
	return out
}

// The ratings from which a tie is drawn as tense or as thin: judgement, not literature.
const (
	tense = 6 // tension of 0 to 10
	weak  = 3 // closeness or trust of 0 to 10
)

// qualityOf reads a rating; none leaves the lane solid.
func qualityOf(f data.Feeling) Quality {
	switch {
	case f.Tension.Set && f.Tension.Value >= tense:
		return Stressful
	case f.Closeness.Set && f.Closeness.Value <= weak, f.Trust.Set && f.Trust.Value <= weak:
		return Tenuous
	}
	return Strong
}

// group gathers the people shown by the groups they belong to.
func (s *Scene) group(shown []data.Person, groups []data.Group) {
	names := map[data.ID]string{}
	for _, g := range groups {
		names[g.ID] = g.Name
	}
	index := map[data.ID]int{}
	for _, p := range shown {
		for _, id := range p.Groups {
			name, ok := names[id]
			if !ok {
				continue
			}
			i, ok := index[id]
			if !ok {
				i = len(s.Groups)
				index[id] = i
				s.Groups = append(s.Groups, Group{Name: name})
			}
			s.Groups[i].Members = append(s.Groups[i].Members, p.ID.String())
		}
	}
}

// Records is what a map reads of the data.
type Records interface {
	People(context.Context) ([]data.Person, error)
	Ties(context.Context) ([]data.Tie, error)
	Groups(context.Context) ([]data.Group, error)
	Contacts(context.Context, data.Span) ([]data.Contact, error)
	Feelings(context.Context, data.Span) ([]data.Feeling, error)
	Pref(ctx context.Context, name string, v any) error
}

// PlacesPref is the name under which the places are kept in the vault.
const PlacesPref = "map/places"

// Read gathers all that a map is made of, and the places from before.
func Read(ctx context.Context, r Records) (l Life, before Places, err error) {
	if l.People, err = r.People(ctx); err != nil {
		return l, before, err
	}
	if l.Ties, err = r.Ties(ctx); err != nil {
		return l, before, err
	}
	if l.Groups, err = r.Groups(ctx); err != nil {
		return l, before, err
	}
	if l.Contacts, err = r.Contacts(ctx, data.Span{}); err != nil {
		return l, before, err
	}
	if l.Feelings, err = r.Feelings(ctx, data.Span{}); err != nil {
		return l, before, err
	}
	err = r.Pref(ctx, PlacesPref, &before)
	return l, before, err
}
