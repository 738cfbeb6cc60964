package people

import (
	"slices"
	"strings"

	"kith/data"
	"kith/screens/kit"
)

// meetPerson takes over what the store says of somebody. What is typed stays.
func (s *Screen) meetPerson(p data.Person) {
	if s.pen.busy() {
		return
	}
	other := s.state.person.ID != p.ID
	s.state.person = p
	s.pen.quiet = true
	defer func() { s.pen.quiet = false }()
	for field, text := range map[*kit.TextArea]string{s.page.notes: p.Notes, s.page.how: p.Models} {
		if field.Text != text {
			field.SetText(text)
		}
	}
	if other {
		s.endRename()
		s.pen.err = nil
	}
	s.fillLists()
	s.readFace()
}

// fillLists shows the own roles, the groups and the day.
func (s *Screen) fillLists() {
	p := &s.state.person
	var own []string
	for _, r := range p.Roles {
		if !slices.Contains(data.Roles(), r) {
			own = append(own, r)
		}
	}
	var groups []string
	for _, id := range p.Groups {
		if g := s.group(id); g != nil {
			groups = append(groups, g.Name)
		}
	}
	if !slices.Equal(s.page.own.Tags(), own) {
		s.page.own.SetTags(own)
	}
	if !slices.Equal(s.page.groups.Tags(), groups) {
		s.page.groups.SetTags(groups)
	}
	if !s.page.since.Wrong() && s.page.since.Day() != p.Since {
		s.page.since.SetDay(p.Since)
	}
}

// edit makes a change on what is shown and has it written.
func (s *Screen) edit(change func(*data.Person)) {
	if s.pen.quiet || s.state.person.ID.IsZero() {
		return
	}
	change(&s.state.person)
	if p := s.find(s.state.chosen); p != nil {
		change(p)
	}
	s.pen.change(edit{change: change})
	s.arrange()
	s.Refresh()
}

// typedEdit is the change that what is typed makes.
func (s *Screen) typedEdit() edit {
	notes, how := s.page.notes.Text, s.page.how.Text
	s.state.person.Notes, s.state.person.Models = notes, how
	return edit{typed: true, change: func(p *data.Person) { p.Notes, p.Models = notes, how }}
}

// onRename lets the name be changed where it stands.
func (s *Screen) onRename() {
	s.page.rename.SetText(s.state.person.Name)
	s.page.rename.CursorColumn = len([]rune(s.state.person.Name))
	s.page.name.Hide()
	s.page.pencil.Hide()
	s.page.rename.Show()
	s.env.Window.Canvas().Focus(s.page.rename)
}

// onRenamed takes the new name; an empty one is none.
func (s *Screen) onRenamed() {
	if s.page.rename.Hidden {
		return
	}
	name := strings.TrimSpace(s.page.rename.Text)
	s.endRename()
	if name != "" && name != s.state.person.Name {
		s.edit(func(p *data.Person) { p.Name = name })
	}
}

// endRename shows the name as it is.
func (s *Screen) endRename() {
	s.page.rename.Hide()
	s.page.name.Show()
	s.page.pencil.Show()
}

// onRing places somebody in a ring; 0 is none.
func (s *Screen) onRing(ring int) { s.edit(func(p *data.Person) { p.Ring = ring }) }

// onRole says that somebody is this to the person, or not.
func (s *Screen) onRole(role string) {
	on := !slices.Contains(s.state.person.Roles, role)
	s.edit(func(p *data.Person) {
		p.Roles = slices.DeleteFunc(slices.Clone(p.Roles), func(r string) bool { return r == role })
		if on {
			p.Roles = append(p.Roles, role)
		}
	})
}

// onOwnRoles takes the roles in own words.
func (s *Screen) onOwnRoles(own []string) {
	s.edit(func(p *data.Person) {
		p.Roles = slices.DeleteFunc(slices.Clone(p.Roles), func(r string) bool { return !slices.Contains(data.Roles(), r) })
		for _, r := range own {
			if !slices.Contains(p.Roles, r) {
				p.Roles = append(p.Roles, r)
			}
		}
	})
}

// onModels marks somebody who shows how it can be.
func (s *Screen) onModels(on bool) {
	if on != s.state.person.ModelsSecurity {
		s.edit(func(p *data.Person) { p.ModelsSecurity = on })
	}
}

// onSince takes the day since when somebody is known.
func (s *Screen) onSince(day data.Day) { s.edit(func(p *data.Person) { p.Since = day }) }

// group gives a group by its id, or nil.
func (s *Screen) group(id data.ID) *data.Group {
	for i := range s.state.groups {
		if s.state.groups[i].ID == id {
			return &s.state.groups[i]
		}
	}
	return nil
}

// knownGroups gives the names of groups that begin as typed.
func (s *Screen) knownGroups(typed string) []string {
	var names []string
	for _, g := range s.state.groups {
		if fits(g.Name, data.Fold(typed)) {
			names = append(names, g.Name)
		}
	}
	return names
}

// onGroups says what somebody belongs to; a name that is new makes a group. A
// name that cannot be one is said, and its chip goes.
func (s *Screen) onGroups(names []string) {
	if s.pen.quiet || s.state.person.ID.IsZero() {
		return
	}
	var ids []data.ID
	var kept []string
	for _, name := range names {
		id, err := s.groupNamed(name)
		if err != nil {
			s.env.Fail(kit.T("people.grouping", "making a group"), err)
			continue
		}
		ids, kept = append(ids, id), append(kept, name)
	}
	s.page.groups.SetTags(kept)
	s.pen.ungroup(ids)
	s.edit(func(p *data.Person) { p.Groups = ids })
}

// groupNamed gives the id of a group, and has it made when there is none.
// ErrInvalid says that a group cannot have this name.
func (s *Screen) groupNamed(name string) (data.ID, error) {
	for _, g := range s.state.groups {
		if data.Fold(g.Name) == data.Fold(name) {
			return g.ID, nil
		}
	}
	now := s.env.Now()
	fresh := data.Group{ID: data.NewID(), Name: name, Created: now, Modified: now}
	if err := fresh.Check(); err != nil {
		return data.ID{}, err
	}
	s.state.groups = append(s.state.groups, fresh)
	s.pen.change(edit{group: &fresh})
	return fresh.ID, nil
}

// onArchive takes somebody off the list, or brings them back.
func (s *Screen) onArchive() {
	archived, id := !s.state.person.Archived, s.state.chosen
	set := func(on bool) { s.edit(func(p *data.Person) { p.Archived = on }) }
	set(archived)
	if archived {
		s.notices.SayUndo(kit.T("people.archiveddone", "{{.Name}} is archived.", "Name", s.state.person.Name), func() {
			if s.choose(id); s.state.chosen == id {
				set(false)
			}
		})
	}
}

// onDelete moves somebody to the trash and offers to take them back.
func (s *Screen) onDelete() {
	id, name, at := s.state.chosen, s.state.person.Name, s.row()
	if err := s.pen.flush(); err != nil || s.state.chosen != id {
		return // the sign says so; nothing is lost
	}
	s.write(kit.T("people.deleting", "deleting a person"), func(w *data.Writer) error {
		return w.DeletePerson(id, s.env.Now())
	}, func() {
		s.state.folk = slices.DeleteFunc(s.state.folk, func(p data.Person) bool { return p.ID == id })
		s.arrange()
		if s.state.chosen == id { // else another page was opened meanwhile
			s.pen.drop(id)
			s.turnTo(s.beside(at))
			s.split.Enter(false)
		}
		s.Refresh()
		s.notices.SayUndo(kit.T("people.deleted", "{{.Name}} is in the trash.", "Name", name), func() { s.undelete(id) })
	})
}

// beside gives who stands at a place of the list now, or just before it.
func (s *Screen) beside(at int) data.ID {
	if len(s.state.shown) == 0 || s.split.Narrow() {
		return data.ID{}
	}
	return s.state.shown[min(max(at, 0), len(s.state.shown)-1)]
}

// undelete takes somebody back out of the trash.
func (s *Screen) undelete(id data.ID) {
	s.write(kit.T("people.restoring", "taking a person back"), func(w *data.Writer) error {
		return w.Restore(id)
	}, func() {
		s.choose(id)
		s.load()
	})
}
