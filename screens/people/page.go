package people

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// page is the right side: one person.
type page struct {
	name    *widget.Label
	rename  *nameField
	pencil  *kit.Button
	contact *kit.Button
	about   *widget.Label // roles and when last seen
	sign    *widget.Label // where what was typed is
	again   *kit.Button

	balance balanceCard
	ring    *kit.Segmented
	unring  *kit.Button
	ringis  *widget.Label
	roles   map[string]*kit.Chip
	own     *kit.TagChips // roles in own words
	models  *widget.Check
	how     *kit.TextArea
	since   *kit.DateField
	groups  *kit.TagChips
	notes   *kit.TextArea
	feeling feelingCard
	history historyCard
	archive *kit.Button

	scroll *container.Scroll
	stage  *kit.Stage
	empty  fyne.CanvasObject
	nobody fyne.CanvasObject // there is nobody at all
}

// buildPage makes the right side.
func (s *Screen) buildPage() {
	p := &s.page
	p.notes = kit.NewTextArea(kit.T("people.noteshint", "Anything worth remembering about them"), func(string) { s.pen.touch() })
	p.notes.SetMinRowsVisible(5)
	body := kit.Stack(kit.Large,
		s.buildPageHead(), s.buildBalance(), s.buildCloseness(), s.buildRoles(),
		kit.Labelled(kit.T("people.notes", "Notes"), p.notes),
		s.buildHistory(), s.buildFeeling(), s.buildModels(), s.buildPageFoot(),
	)
	p.scroll = kit.Page(kit.ReadingWidth, body)
	p.stage = kit.NewStage(p.scroll)
	p.empty = kit.Empty(kit.Icon("people"), kit.T("people.choose", "Choose somebody"),
		kit.T("people.chooseline", "Or write a name and press Enter to add somebody."), nil)
	p.nobody = kit.Empty(kit.Icon("people"), kit.T("people.nobody", "Nobody here yet"),
		kit.T("people.nobodyline", "Write a name at the left and press Enter, then the next. Begin with whoever comes to mind first; closeness and all the rest can wait."), nil)
	p.stage.Empty(p.empty)
}

// buildPageHead makes the name with what goes with it.
func (s *Screen) buildPageHead() fyne.CanvasObject {
	p := &s.page
	p.name, p.about = kit.Title(""), kit.Quiet("")
	p.rename = newNameField(kit.T("people.name", "Name"))
	p.rename.changed = func(string) {}
	p.rename.left = s.onRenamed
	p.rename.enter = func() {
		s.onRenamed()
		s.env.Window.Canvas().Focus(p.pencil)
	}
	p.rename.escape = func(*fyne.KeyEvent) {
		s.endRename()
		s.env.Window.Canvas().Focus(p.pencil)
	}
	p.rename.Hide()
	p.pencil = kit.IconButton(kit.Icon("edit"), kit.T("people.rename", "Change the name"), s.onRename)
	p.contact = kit.MainButton(kit.T("people.contact", "Log a contact"), kit.Icon("two-way"), func() { s.form.begin(s.state.chosen) })
	p.sign = kit.QuietLine("")
	p.again = kit.QuietButton(kit.T("people.again", "Try again"), kit.Icon("again"), s.pen.again)
	name := container.NewBorder(nil, nil, nil, kit.Line(0, p.pencil, p.contact), container.NewStack(p.name, p.rename))
	return kit.Stack(-kit.Small, name, container.NewBorder(nil, nil, nil, p.again, kit.Ends(p.about, container.NewHBox())), p.sign)
}

// buildCloseness makes the choice of a ring.
func (s *Screen) buildCloseness() fyne.CanvasObject {
	p := &s.page
	var words []string
	for ring := 1; ring <= data.MaxRing; ring++ {
		words = append(words, ringWord(ring))
	}
	p.ring = kit.NewSegmented(words, func(i int) { s.onRing(i + 1) })
	p.unring = kit.IconButton(kit.Icon("close"), kit.T("people.unring", "Not placed"), func() { s.onRing(0) })
	p.ringis = kit.Quiet("")
	return kit.Stack(0, kit.Labelled(kit.T("people.closeness", "How close"), kit.Line(kit.Tight, p.ring, p.unring)), p.ringis)
}

// buildRoles makes what they are to the person.
func (s *Screen) buildRoles() fyne.CanvasObject {
	p := &s.page
	p.roles = map[string]*kit.Chip{}
	chips := kit.Wrap(kit.Small)
	for _, role := range data.Roles() {
		p.roles[role] = kit.NewToggle(roleWord(role), false, func() { s.onRole(role) })
		chips.Add(p.roles[role])
	}
	p.own = kit.NewTagChips(kit.T("people.ownrole", "In your own words"), nil, s.onOwnRoles)
	return kit.Labelled(kit.T("people.roles", "To me they are"), kit.Stack(kit.Small, chips, p.own))
}

// buildModels makes the mark of somebody who shows how it can be, and since when
// and from where they are known.
func (s *Screen) buildModels() fyne.CanvasObject {
	p := &s.page
	p.models = widget.NewCheck(kit.T("people.models", "Shows me how it can be"), s.onModels)
	p.how = kit.NewTextArea(kit.T("people.modelshint", "What do they do that shows it?"), func(string) { s.pen.touch() })
	p.how.SetMinRowsVisible(2)
	p.since = kit.NewDateField(s.today, s.onSince)
	p.since.Optional = true
	p.groups = kit.NewTagChips(kit.T("people.grouphint", "A family, a choir, a team"), s.knownGroups, s.onGroups)
	return kit.Stack(kit.Large,
		kit.Stack(kit.Small, container.NewHBox(p.models), p.how),
		container.NewGridWithColumns(2,
			kit.Labelled(kit.T("people.groups", "Belongs to"), p.groups),
			kit.Labelled(kit.T("people.since", "Known since"), p.since)),
	)
}

// buildPageFoot makes what takes somebody off the list.
func (s *Screen) buildPageFoot() fyne.CanvasObject {
	p := &s.page
	p.archive = kit.QuietButton("", nil, s.onArchive)
	away := kit.QuietButton(kit.T("people.delete", "Delete"), kit.Icon("trash"), s.onDelete)
	return kit.Stack(0, widget.NewSeparator(), container.New(layout.NewCustomPaddedLayout(kit.Small, 0, 0, 0), kit.Line(kit.Small, p.archive, away)),
		kit.Quiet(kit.T("people.archiveline", "Archived people leave the list and the map. All that was written stays.")))
}

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
	s.pen.change(func(_ *data.Writer, p *data.Person) error {
		change(p)
		return nil
	})
	s.arrange()
	s.Refresh()
}

// typedEdit is the change that what is typed makes.
func (s *Screen) typedEdit() edit {
	notes, how := s.page.notes.Text, s.page.how.Text
	s.state.person.Notes, s.state.person.Models = notes, how
	return func(_ *data.Writer, p *data.Person) error {
		p.Notes, p.Models = notes, how
		return nil
	}
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

// onGroups says what somebody belongs to; a name that is new makes a group.
func (s *Screen) onGroups(names []string) {
	var ids []data.ID
	for _, name := range names {
		ids = append(ids, s.groupNamed(name))
	}
	s.edit(func(p *data.Person) { p.Groups = ids })
}

// groupNamed gives the id of a group, and has it made when there is none.
func (s *Screen) groupNamed(name string) data.ID {
	for _, g := range s.state.groups {
		if data.Fold(g.Name) == data.Fold(name) {
			return g.ID
		}
	}
	now := s.env.Now()
	fresh := data.Group{ID: data.NewID(), Name: name, Created: now, Modified: now}
	s.state.groups = append(s.state.groups, fresh)
	s.pen.change(func(w *data.Writer, _ *data.Person) error {
		g := fresh
		if err := w.PutGroup(&g); !errors.Is(err, data.ErrConflict) {
			return err
		}
		return nil // a write before this one has made it
	})
	return fresh.ID
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
	if err := s.pen.flush(); err != nil {
		return // the sign says so; nothing is lost
	}
	id, name, at := s.state.chosen, s.state.person.Name, s.row()
	s.write(kit.T("people.deleting", "deleting a person"), func(w *data.Writer) error {
		return w.DeletePerson(id, s.env.Now())
	}, func() {
		s.state.folk = slices.DeleteFunc(s.state.folk, func(p data.Person) bool { return p.ID == id })
		s.arrange()
		s.turnTo(s.beside(at))
		s.split.enter(false)
		s.Refresh()
		s.notices.SayUndo(kit.T("people.deleted", "{{.Name}} is in the trash.", "Name", name), func() { s.undelete(id) })
	})
}

// beside gives who stands at a place of the list now, or just before it.
func (s *Screen) beside(at int) data.ID {
	if len(s.state.shown) == 0 || s.split.narrow() {
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

// refreshPage shows the chosen person, why that cannot be, or that none is chosen.
func (s *Screen) refreshPage() {
	p := &s.page
	switch {
	case len(s.state.folk) == 0 && s.state.chosen.IsZero():
		p.stage.Empty(p.nobody)
		return
	case s.state.person.ID.IsZero():
		p.stage.Empty(p.empty)
		return
	}
	p.stage.Full()
	who := &s.state.person
	p.name.SetText(who.Name)
	p.about.SetText(s.aboutLine(who))
	p.ring.SetSelected(who.Ring - 1)
	p.unring.Hidden = who.Ring == 0
	p.ringis.SetText(ringSentence(who.Ring))
	for role, chip := range p.roles {
		chip.On = slices.Contains(who.Roles, role)
		chip.Refresh()
	}
	p.models.Checked = who.ModelsSecurity
	p.models.Refresh()
	p.how.Hidden = !who.ModelsSecurity
	p.archive.SetText(kit.T("people.archive", "Archive"))
	if who.Archived {
		p.archive.SetText(kit.T("people.unarchive", "Bring back from the archive"))
	}
	s.refreshBalance()
	s.refreshFeeling()
	s.refreshHistory()
	s.refreshSign()
	p.scroll.Content.Refresh()
}

// aboutLine says who they are and when they were last seen.
func (s *Screen) aboutLine(who *data.Person) string {
	var parts []string
	if len(who.Roles) > 0 {
		parts = append(parts, roleWords(who.Roles))
	}
	if day, ok := s.state.last[who.ID]; ok {
		parts = append(parts, kit.T("people.lastseen", "last contact {{.Ago}}", "Ago", ago(day, s.today())))
	} else {
		parts = append(parts, kit.T("people.neverseen", "no contact noted yet"))
	}
	return strings.Join(parts, "  ·  ")
}

// refreshSign says honestly where what was typed is.
func (s *Screen) refreshSign() {
	p, text := &s.page, ""
	p.sign.Importance = widget.LowImportance
	switch {
	case s.pen.err != nil:
		what, _, todo := kit.Explain(s.pen.err)
		text = kit.T("people.notsaved", "Not saved: {{.Why}}", "Why", what+" "+todo)
		p.sign.Importance = widget.DangerImportance
	case s.pen.busy():
		text = kit.T("people.saving", "Saving…")
	}
	p.sign.Wrapping, p.sign.Truncation = fyne.TextWrapWord, fyne.TextTruncateOff
	p.sign.SetText(text)
	p.sign.Hidden = text == ""
	p.again.Hidden = s.pen.err == nil
}
