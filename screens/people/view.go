package people

import (
	"fyne.io/fyne/v2/container"

	"kith/data"
	"kith/screens/kit"
)

// build makes the widgets.
func (s *Screen) build() {
	s.notices = kit.NewNotices(s.env.Run)
	s.buildList()
	s.buildPage()
	s.buildForm()
	back := kit.QuietButton(kit.T("people.back", "Everybody"), kit.Icon("back"), s.onBack)
	s.split = kit.NewSplit(s.list.content, container.NewStack(s.page.stage, s.form.root), back)
	s.stage = kit.NewStage(s.split)
	s.root = s.notices.Over(s.stage)
}

// everyone gives everybody's ids in the order of the list.
func (s *Screen) everyone() []data.ID {
	var ids []data.ID
	for i := range s.state.folk {
		ids = append(ids, s.state.folk[i].ID)
	}
	return ids
}

// Refresh copies the state into the widgets; it never touches what is typed.
func (s *Screen) Refresh() {
	switch {
	case s.state.err != nil && !s.state.loaded:
		s.stage.Failed(s.state.err, s.load)
		return
	case !s.state.loaded:
		s.stage.Loading()
		return
	}
	s.stage.Full()
	s.refreshList()
	if s.form.state.open {
		s.page.stage.Hide()
		s.form.root.Show()
		s.form.refresh()
	} else {
		s.form.root.Hide()
		s.page.stage.Show()
		s.refreshPage()
	}
	s.split.Refresh()
	if s.state.err != nil {
		s.notices.Say(kit.T("people.stale", "This could not be read again just now; it may not be the newest."))
	}
}
