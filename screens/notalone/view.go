package notalone

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// build makes the widgets.
func (s *Screen) build() {
	s.list = kit.Stack(kit.Small)
	s.empty = kit.Quiet("")
	s.steps = kit.NewTextArea(kit.T("notalone.hint", "What has helped before? What is the first small thing?"), s.onSteps)
	s.steps.SetMinRowsVisible(6)
	s.read = kit.Text("")
	s.note = kit.Text("")
	again := kit.QuietButton(kit.T("kit.again", "Try again"), kit.Icon("again"), s.load)
	s.fault = kit.Stack(0, s.note, container.NewHBox(again))
	s.fault.Hide()
	s.name, s.how = widget.NewEntry(), widget.NewEntry()
	s.name.SetPlaceHolder(kit.T("notalone.name", "Name"))
	s.how.SetPlaceHolder(kit.T("notalone.how", "Number, or how to reach them"))
	s.name.OnSubmitted = func(string) { s.env.Window.Canvas().Focus(s.how) }
	s.how.OnSubmitted = func(string) { s.onAdd() }
	s.open = widget.NewCheck(kit.T("notalone.open", "Readable without the passphrase"), s.onOpen)
	s.add = kit.NewButton(kit.T("notalone.add", "Add"), kit.Icon("add"), s.onAdd)
	s.calls = newEmergency(s.onCountry)
	form := container.NewBorder(nil, nil, nil, s.add, container.NewGridWithColumns(2, s.name, s.how))

	page := kit.Stack(kit.Wide,
		kit.Title(kit.T("notalone.heading", "Not alone")),
		kit.Text(kit.T("notalone.intro", "People you can turn to, and what helps you, in your own words.")),
		s.fault,
		kit.SectionTitle(kit.T("notalone.people", "People I can turn to")),
		s.empty, s.list,
	)
	if !s.locked {
		page.Add(form)
	}
	s.plan = kit.SectionTitle(kit.T("notalone.plan", "What helps me"))
	page.Add(s.plan)
	if s.locked {
		page.Add(s.read)
		page.Add(s.calls.root)
		page.Add(container.NewHBox(kit.NewButton(kit.T("notalone.back", "Back"), kit.Icon("back"), func() { s.env.Go(kit.Place{}) })))
	} else {
		page.Add(s.steps)
		page.Add(s.calls.root)
		page.Add(kit.Stack(0, s.open, kit.Quiet(kit.T("notalone.openwhy", "Ticked, this page also lies unencrypted on this computer, so that it opens from the first screen. Anyone at this computer can then read this page, and nothing else."))))
	}
	page.Add(kit.Quiet(kit.ScopeText()))
	s.root = kit.Page(kit.ReadingWidth, page)
}

// Refresh copies the state into the widgets.
func (s *Screen) Refresh() {
	s.list.Objects = nil
	for i, c := range s.state.plan.Contacts {
		s.list.Add(s.row(i, c))
	}
	s.empty.Hidden = len(s.state.plan.Contacts) > 0 || !s.state.loaded
	s.empty.SetText(kit.T("notalone.nobody", "Nobody here yet. A friend, a sister, a helpline: whoever you would want to remember in a hard hour."))
	if s.locked {
		s.empty.SetText(kit.T("notalone.nobodylocked", "Nothing is kept here for reading without the passphrase. You can change that in this room once the notebook is open."))
	}
	s.calls.show(s.state.plan.Country, data.DayOf(s.env.Now()))
	s.read.SetText(s.state.plan.Steps)
	s.read.Hidden = s.state.plan.Steps == ""
	s.plan.Hidden = s.locked && s.state.plan.Steps == ""
	s.open.Checked = s.state.plan.WhileLocked
	s.open.Refresh()
	s.fault.Hidden = s.state.err == nil
	if s.state.err != nil {
		what, why, todo := kit.Explain(s.state.err)
		s.note.SetText(what + " " + why + " " + todo)
	}
	s.able()
	s.root.Refresh()
}

// able switches on what changes the plan once the plan is read: what was typed
// before could not be kept.
func (s *Screen) able() {
	for _, o := range []fyne.Disableable{s.name, s.how, s.add, s.steps, s.open} {
		switch {
		case s.changeable() == !o.Disabled():
		case s.changeable():
			o.Enable()
		default:
			o.Disable()
		}
	}
}

// row is one person to turn to.
func (s *Screen) row(index int, c Contact) fyne.CanvasObject {
	name := kit.Text(c.Name)
	name.TextStyle.Bold = true
	how := kit.Text(c.How)
	how.Selectable = true
	text := container.NewGridWithColumns(2, name, how)
	if s.locked {
		return kit.SlimCard(text)
	}
	remove := kit.IconButton(kit.Icon("close"), kit.T("notalone.remove", "Take {{.Name}} off the list", "Name", c.Name), func() { s.onRemove(index) })
	return kit.SlimCard(kit.Ends(text, remove))
}
