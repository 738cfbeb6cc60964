package progress

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
	"kith/screens/picture/chart"
)

// ordered gives the charts in the person's order.
func (s *Screen) ordered() []chart.Kind {
	kinds := slices.Clone(s.state.kinds)
	place := func(k chart.Kind) int {
		if i := slices.Index(s.state.view.Order, k.Name); i >= 0 {
			return i
		}
		return len(s.state.view.Order)
	}
	slices.SortStableFunc(kinds, func(a, b chart.Kind) int { return place(a) - place(b) })
	return kinds
}

// seen gives those that are not hidden.
func (s *Screen) seen() []chart.Kind {
	return slices.DeleteFunc(s.ordered(), func(k chart.Kind) bool { return slices.Contains(s.state.view.Hidden, k.Name) })
}

// onChoose lets the person choose, hide and order the charts.
func (s *Screen) onChoose() {
	rows := kit.Stack(kit.Tight)
	fill := func() {}
	fill = func() {
		rows.Objects = nil
		kinds := s.ordered()
		for i, k := range kinds {
			rows.Add(s.chooseRow(kinds, i, k, fill))
		}
		rows.Refresh()
	}
	fill()
	scroll := container.NewVScroll(rows)
	scroll.SetMinSize(fyne.NewSize(kit.Ems(26), kit.Ems(24)))
	body := kit.Stack(kit.Small, kit.Quiet(kit.T("progress.choosewhy", "Hidden charts keep what they are drawn from.")), scroll)
	var d *kit.Dialog
	d = kit.ShowDialog(s.env.Window, kit.T("progress.choosetitle", "Which charts"), body,
		kit.QuietButton(kit.T("progress.chooseall", "As at first"), nil, func() {
			s.putView(view{})
			fill()
		}),
		kit.MainButton(kit.T("progress.choosedone", "Done"), nil, func() { d.Close() }))
}

// chooseRow is one chart in the list: shown or not, and up and down.
func (s *Screen) chooseRow(kinds []chart.Kind, i int, k chart.Kind, again func()) fyne.CanvasObject {
	shown := widget.NewCheck(k.Title(words()), nil)
	shown.Checked = !slices.Contains(s.state.view.Hidden, k.Name)
	shown.OnChanged = func(yes bool) { s.onShown(k.Name, yes) }
	move := func(by int) func() {
		return func() {
			s.onMove(kinds, i, by)
			again()
		}
	}
	up := kit.IconButton(kit.Icon("up"), kit.T("progress.up", "Move {{.Chart}} up", "Chart", k.Title(words())), move(-1))
	down := kit.IconButton(kit.Icon("down"), kit.T("progress.down", "Move {{.Chart}} down", "Chart", k.Title(words())), move(+1))
	if i == 0 {
		up.Disable()
	}
	if i == len(kinds)-1 {
		down.Disable()
	}
	return kit.Ends(shown, container.NewHBox(up, down))
}

// onShown shows or hides a chart.
func (s *Screen) onShown(name string, yes bool) {
	v := s.state.view
	v.Hidden = slices.DeleteFunc(slices.Clone(v.Hidden), func(n string) bool { return n == name })
	if !yes {
		v.Hidden = append(v.Hidden, name)
	}
	s.putView(v)
}

// onMove changes the place of a chart with its neighbour's.
func (s *Screen) onMove(kinds []chart.Kind, i, by int) {
	if i+by < 0 || i+by >= len(kinds) {
		return
	}
	var order []string
	for _, k := range kinds {
		order = append(order, k.Name)
	}
	order[i], order[i+by] = order[i+by], order[i]
	v := s.state.view
	v.Order = order
	s.putView(v)
}

// putView keeps which charts are shown.
func (s *Screen) putView(v view) {
	s.state.view = v
	s.Refresh()
	kit.Do(s.env.Run, func(ctx context.Context) error { return s.store.PutPref(ctx, viewPref, v) }, func(err error) {
		s.env.Fail(kit.T("progress.keepview", "keeping which charts are shown"), err)
	})
}
