package carry

import (
	"context"
	"fmt"
	"strings"
	"time"

	"kith/data"
	"kith/data/port"
)

// Guest is one person of a file beside what is known already.
type Guest struct {
	port.Found
	// Known is who of the vault it seems to be: the same id of the same source, or the
	// same name; zero for nobody.
	Known data.ID
	// Sure says that the id is the same and not only the name.
	Sure bool
	// Take says that they are to be taken over, Merge that they are to be added to
	// Known instead of becoming somebody new.
	Take, Merge bool
}

// Guests puts the people of a file beside those of the vault. Everybody new is to be
// taken, firms are not; whoever is known is to be merged, which adds what is missing
// and changes nothing.
func Guests(c port.Circle, known []data.Person) []Guest {
	byID, byName := map[string]data.ID{}, map[string]data.ID{}
	for _, p := range known {
		if p.Source.ID != "" {
			byID[p.Source.App+"\x00"+p.Source.ID] = p.ID
		}
		if _, ok := byName[data.Fold(p.Name)]; !ok {
			byName[data.Fold(p.Name)] = p.ID
		}
		// A map of one's own that comes back names people by their ids.
		byID[port.AppGraph+"\x00"+p.ID.String()] = p.ID
		byID[port.AppTable+"\x00"+p.ID.String()] = p.ID
	}
	out := make([]Guest, 0, len(c.People))
	for _, f := range c.People {
		g := Guest{Found: f, Take: !f.Organisation}
		if f.Person.Source.ID != "" {
			g.Known, g.Sure = byID[f.Person.Source.App+"\x00"+f.Person.Source.ID], true
		}
		if g.Known.IsZero() {
			g.Known, g.Sure = byName[data.Fold(f.Person.Name)], false
		}
		g.Merge = !g.Known.IsZero()
		g.Sure = g.Sure && g.Merge
		out = append(out, g)
	}
	return out
}

// Arrived counts what Welcome kept.
type Arrived struct {
	Added  int `json:"added"`  // new people
	Merged int `json:"merged"` // people who were known and learned something
	Same   int `json:"same"`   // people who were known with all of it
	Groups int `json:"groups"` // new groups
	Ties   int `json:"ties"`   // new ties
}

// Step is what the import is called among the steps that can be undone.
const Step = "people.import"

// Host is what taking people in needs of a store; *data.Store is one.
type Host interface {
	People(context.Context) ([]data.Person, error)
	Groups(context.Context) ([]data.Group, error)
	Ties(context.Context) ([]data.Tie, error)
	ActMany(ctx context.Context, name string, at time.Time, n int, fn func(w *data.Writer, i int) error) (done int, err error)
}

// Welcome keeps the guests that are to be taken, the groups they name and the ties
// among them, as one step that can be undone. A tie that is there already stays as it
// is. ErrConflict of package data says that somebody changed meanwhile; nothing
// after that is kept, and the step undoes the rest.
func Welcome(ctx context.Context, s Host, c port.Circle, guests []Guest, now time.Time) (Arrived, error) {
	w := welcome{store: s, guests: guests, now: now, ids: make([]data.ID, len(guests)), groups: map[string]data.ID{}}
	if err := w.know(ctx); err != nil {
		return Arrived{}, fmt.Errorf("import people: %w", err)
	}
	w.plan(c)
	done, err := s.ActMany(ctx, Step, now, len(w.puts), func(tx *data.Writer, i int) error { return w.puts[i].put(tx) })
	for _, p := range w.puts[:done] {
		p.count(&w.got)
	}
	if err != nil {
		return w.got, fmt.Errorf("import people: %w", err)
	}
	return w.got, nil
}

// arrival is one record to write and how it is counted.
type arrival struct {
	put   func(*data.Writer) error
	count func(*Arrived)
}

// welcome is one import of people under way.
type welcome struct {
	store  Host
	guests []Guest
	now    time.Time
	people map[data.ID]data.Person
	ids    []data.ID // of each guest, zero for who stays away
	groups map[string]data.ID
	tied   map[[2]data.ID]bool
	puts   []arrival
	got    Arrived
}

// know learns who and what is in the vault.
func (w *welcome) know(ctx context.Context) error {
	people, err := w.store.People(ctx)
	if err != nil {
		return err
	}
	w.people = make(map[data.ID]data.Person, len(people))
	for _, p := range people {
		w.people[p.ID] = p
	}
	groups, err := w.store.Groups(ctx)
	if err != nil {
		return err
	}
	for _, g := range groups {
		if _, ok := w.groups[data.Fold(g.Name)]; !ok {
			w.groups[data.Fold(g.Name)] = g.ID
		}
	}
	ties, err := w.store.Ties(ctx)
	if err != nil {
		return err
	}
	w.tied = make(map[[2]data.ID]bool, len(ties))
	for _, t := range ties {
		w.tied[[2]data.ID{t.A, t.B}] = true
	}
	return nil
}

// plan decides on all that is to be written: groups first, then people, then ties.
func (w *welcome) plan(c port.Circle) {
	var people []arrival
	for i, g := range w.guests {
		if !g.Take {
			if g.Merge {
				w.ids[i] = g.Known // a tie to somebody known may still be taken
			}
			continue
		}
		people = append(people, w.guest(i, g))
	}
	w.puts = append(w.puts, people...)
	for _, t := range c.Ties {
		w.tie(t)
	}
}

// guest makes the record of one person, and the groups that it needs.
func (w *welcome) guest(i int, g Guest) arrival {
	var groups []data.ID
	for _, name := range g.Groups {
		groups = append(groups, w.group(name))
	}
	if old, ok := w.people[g.Known]; ok && g.Merge {
		w.ids[i] = old.ID
		next := old
		next.Roles = append([]string{}, old.Roles...)
		next.Groups = append([]data.ID{}, old.Groups...)
		port.Merge(&next, g.Person)
		next.Groups = addIDs(next.Groups, groups)
		if next.Ring != old.Ring {
			next.MoveTo(next.Ring, data.DayOf(w.now))
		}
		if same(old, next) {
			return arrival{func(*data.Writer) error { return nil }, func(a *Arrived) { a.Same++ }}
		}
		next.Modified = w.now
		w.people[old.ID] = next
		return arrival{func(tx *data.Writer) error { p := next; return tx.PutPerson(&p) }, func(a *Arrived) { a.Merged++ }}
	}
	p := g.Person
	p.ID, p.Created, p.Modified, p.Groups = data.NewID(), w.now, w.now, addIDs(nil, groups)
	if p.Ring > 0 {
		p.MoveTo(p.Ring, data.DayOf(w.now))
	}
	w.ids[i] = p.ID
	return arrival{func(tx *data.Writer) error { q := p; return tx.PutPerson(&q) }, func(a *Arrived) { a.Added++ }}
}

// same says that a merge added nothing.
func same(a, b data.Person) bool {
	return len(a.Roles) == len(b.Roles) && len(a.Groups) == len(b.Groups) && a.Ring == b.Ring && a.Since == b.Since &&
		a.ModelsSecurity == b.ModelsSecurity && a.Notes == b.Notes && a.Source.App == b.Source.App
}

// group gives the id of a group, and has it made where there is none.
func (w *welcome) group(name string) data.ID {
	key := data.Fold(strings.TrimSpace(name))
	if id, ok := w.groups[key]; ok {
		return id
	}
	g := data.Group{ID: data.NewID(), Name: strings.TrimSpace(name), Created: w.now, Modified: w.now}
	w.groups[key] = g.ID
	w.puts = append(w.puts, arrival{func(tx *data.Writer) error { x := g; return tx.PutGroup(&x) }, func(a *Arrived) { a.Groups++ }})
	return g.ID
}

// tie links two people who both are in the vault now.
func (w *welcome) tie(t port.FoundTie) {
	a, b := w.ids[t.A], w.ids[t.B]
	if a.IsZero() || b.IsZero() || a == b {
		return
	}
	if b.String() < a.String() {
		a, b = b, a
	}
	if w.tied[[2]data.ID{a, b}] {
		return
	}
	w.tied[[2]data.ID{a, b}] = true
	tie := data.Tie{ID: data.NewID(), A: a, B: b, Kind: t.Kind, Created: w.now, Modified: w.now}
	w.puts = append(w.puts, arrival{func(tx *data.Writer) error { x := tie; return tx.PutTie(&x) }, func(a *Arrived) { a.Ties++ }})
}

// addIDs adds what is not there yet.
func addIDs(list, more []data.ID) []data.ID {
next:
	for _, id := range more {
		for _, have := range list {
			if have == id {
				continue next
			}
		}
		list = append(list, id)
	}
	return list
}
