package people

import (
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
	face    *face
	photo   *kit.Button
	unphoto *kit.Button
	name    *widget.Label
	rename  *nameField
	pencil  *kit.Button
	contact *kit.Button
	about   *widget.Label // roles and when last seen
	saving  *widget.Label // beside it, so that nothing moves while one types
	sign    *widget.Label // why saving failed
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
	p.saving, p.sign = kit.Quiet(""), kit.Text("")
	p.saving.Wrapping, p.sign.Importance = fyne.TextWrapOff, widget.DangerImportance
	p.again = kit.QuietButton(kit.T("people.again", "Try again"), kit.Icon("again"), s.pen.again)
	photo := s.buildFace()
	name := container.NewBorder(nil, nil, nil, kit.Line(0, p.pencil, photo, p.contact), container.NewStack(p.name, p.rename))
	return besideFace(p.face, kit.Stack(-kit.Small, name, kit.Ends(p.about, p.saving), container.NewBorder(nil, nil, nil, container.NewVBox(p.again), p.sign)))
}

// buildCloseness makes the choice of a ring.
func (s *Screen) buildCloseness() fyne.CanvasObject {
	p := &s.page
	p.ring = kit.NewSegmented(kit.RingWords()[:data.MaxRing], func(i int) { s.onRing(i + 1) })
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
		p.roles[role] = kit.NewToggle(kit.RoleWord(role), false, func() { s.onRole(role) })
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
	s.refreshFace()
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
	p := &s.page
	saving, failed := "", ""
	switch {
	case s.pen.err != nil:
		what, why, todo := kit.Explain(s.pen.err)
		failed = kit.T("people.notsaved", "Not saved: {{.Why}}", "Why", what+" "+strings.TrimSpace(why+" "+todo))
	case s.pen.busy():
		saving = kit.T("people.saving", "Saving…")
	}
	p.saving.SetText(saving)
	say(p.sign, failed)
	p.again.Hidden = failed == ""
}
