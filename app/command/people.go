package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kith/data"
)

// peopleLine is the people's commands.
type peopleLine struct {
	List   peopleCmd `cmd:"" default:"withargs" help:"List people, or add one."`
	Import guestsCmd `cmd:"" help:"Bring people in from an address book (vCard), a table (CSV) or a graph (GraphML)."`
}

// examples end the help.
func (peopleLine) examples() string { return peopleCmd{}.examples() }

// peopleCmd lists people or adds one.
type peopleCmd struct {
	Add   *string  `group:"To add:" placeholder:"NAME" help:"Add somebody of this name and print the new id."`
	Ring  int      `group:"To add:" help:"Closeness, 1 closest to 5, 0 not placed yet."`
	Role  []string `group:"To add:" sep:"none" help:"What they are to you: partner, caregiver, friend, … or your own word; may be given several times."`
	Since data.Day `group:"To add:" placeholder:"YYYY-MM-DD" help:"Known since."`
	All   bool     `group:"To list:" help:"Archived people too."`
	JSON  bool     `help:"Print JSON."`
}

// examples end the help.
func (peopleCmd) examples() string {
	return `  kith people --add Anna --ring 1 --role friend --since 2019-09-01 --passphrase-file pass
  kith people --json --passphrase-file pass
`
}

// Run lists or adds.
func (x *peopleCmd) Run(c *call) error {
	if x.Add == nil && (x.Ring != 0 || len(x.Role) > 0 || x.Since != 0) {
		return usageError{"say whom to add: --add NAME"}
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		if x.Add != nil {
			return x.add(ctx, c, s)
		}
		people, err := s.People(ctx)
		if err != nil {
			return err
		}
		list := []data.Person{}
		for _, p := range people {
			if x.All || !p.Archived {
				list = append(list, p)
			}
		}
		if x.JSON {
			return c.json(list)
		}
		for _, p := range list {
			c.say("%s", strings.TrimSpace(fmt.Sprintf("%s  ring %d  %s  %s", p.ID, p.Ring, p.Name, strings.Join(p.Roles, ", "))))
		}
		return nil
	})
}

// add makes a new person.
func (x *peopleCmd) add(ctx context.Context, c *call, s *data.Store) error {
	now := c.Now()
	p := data.Person{
		ID: data.NewID(), Name: *x.Add, Ring: x.Ring, Roles: x.Role, Since: x.Since, Created: now, Modified: now,
	}
	if err := s.PutPerson(ctx, &p); err != nil {
		return err
	}
	if x.JSON {
		return c.json(p)
	}
	c.say("%s", p.ID)
	return nil
}

// Why a name does not say who is meant. The name itself is not repeated.
var (
	errNobody  = errors.New("nobody of that name is known; kith people --add NAME adds them")
	errSeveral = errors.New("several people have that name; give the id that kith people prints")
)

// namedPeople gives the ids of people by name or id.
func namedPeople(ctx context.Context, s *data.Store, names []string) ([]data.ID, error) {
	if len(names) == 0 {
		return nil, nil
	}
	people, err := s.People(ctx)
	if err != nil {
		return nil, err
	}
	var out []data.ID
	for i, name := range names {
		id, err := personNamed(people, name)
		if err != nil {
			return nil, inputError{fmt.Sprintf("find person %d of %d", i+1, len(names)), err}
		}
		out = append(out, id)
	}
	return out, nil
}

// personNamed finds one person by id or by name, compared folded.
func personNamed(people []data.Person, name string) (data.ID, error) {
	var found []data.ID
	for _, p := range people {
		if p.ID.String() == strings.ToLower(name) || data.Fold(p.Name) == data.Fold(name) {
			found = append(found, p.ID)
		}
	}
	switch len(found) {
	case 0:
		return data.ID{}, errNobody
	case 1:
		return found[0], nil
	}
	return data.ID{}, errSeveral
}
