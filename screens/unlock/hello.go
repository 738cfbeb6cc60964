package unlock

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/screens/kit"
)

// helloPage says what the program is and what it is not, before anything is asked.
func (s *Screen) helloPage() *page {
	p := &page{}
	p.main = kit.MainButton(kit.T("unlock.begin", "Begin"), kit.Icon("forward"), func() { s.goTo(creating) })
	bring := kit.QuietButton(kit.T("unlock.tobring", "I have a backup"), kit.Icon("import"), func() { s.goTo(bringing) })
	p.others = []*kit.Button{bring}
	left := kit.Line(kit.Small)
	if s.doors.Sample != nil {
		look := kit.QuietButton(kit.T("unlock.look", "Look around first"), kit.Icon("eye"), s.doors.Sample)
		p.others = append(p.others, look)
		left.Add(look)
	}
	left.Add(bring)
	p.first = p.main
	p.content = kit.Stack(kit.Tight,
		kit.Title(kit.T("unlock.hello", "Welcome to Kith")),
		point("journal", kit.T("unlock.write", "Write"), kit.T("unlock.writewhy", "A journal that only you can read. It stays on this computer, encrypted, and nothing is ever sent anywhere.")),
		point("map", kit.T("unlock.see", "See"), kit.T("unlock.seewhy", "A map of the people in your life: who is close, what goes both ways and what does not.")),
		point("practice", kit.T("unlock.try", "Try"), kit.T("unlock.trywhy", "Small deliberate steps that others found helpful on their way to more secure relationships, in any order, at your own pace.")),
		kit.Quiet(kit.ScopeText()),
		kit.Space(kit.Small),
		kit.Ends(left, p.main),
	)
	return p
}

// point is one thing that can be done, with its icon.
func point(icon, title, why string) fyne.CanvasObject {
	return container.NewBorder(nil, nil, kit.Sign(icon), nil, kit.Stack(-kit.Small, kit.SectionTitle(title), kit.Text(why)))
}
