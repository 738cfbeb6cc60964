package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/app/command"
	"kith/assets"
	"kith/screens/kit"
)

// about tells what Kith is, with the words that also stand at the first run.
func (a *App) about() {
	var d *kit.Dialog
	d = kit.ShowDialog(a.window, kit.T("app.abouttitle", "Kith, a private notebook for relationships"),
		kit.Column(kit.ReadingWidth, kit.Stack(kit.Small, kit.Text(kit.ScopeText()),
			kit.Quiet(kit.T("app.aboutoffline", "It works without any network. What you write stays on this computer, encrypted.")),
			kit.Quiet(kit.T("app.aboutversion", "Version {{.Version}}, under the Apache License 2.0.", "Version", command.Version)))),
		kit.MainButton(kit.T("app.ok", "Close"), nil, func() { d.Close() }),
		kit.QuietButton(kit.T("app.licences", "What Kith is made of"), nil, func() {
			d.Close()
			a.showLicences()
		}))
}

// showLicences lists the parts that others made; one that is chosen shows its licence.
func (a *App) showLicences() {
	parts, err := assets.Licences()
	if err != nil {
		a.fail(kit.T("app.readlicences", "reading the licences"), err)
		return
	}
	var d *kit.Dialog
	rows := newPartList(parts, func(l assets.Licence) {
		kit.ShowLong(a.window, l.Name, kit.Text(strings.Join(l.Texts, "\n\n")))
	}, func() { d.Close() })
	size := a.window.Canvas().Size()
	d = kit.ShowDialog(a.window, kit.T("app.licences", "What Kith is made of"),
		kit.AtLeast(fyne.NewSize(min(kit.Ems(44), size.Width*0.85), min(kit.Ems(30), size.Height*0.6)), rows),
		kit.MainButton(kit.T("app.ok", "Close"), nil, func() { d.Close() }))
	a.window.Canvas().Focus(rows)
}

// partList is a list of parts that a key can open and close.
type partList struct {
	widget.List
	close func()
}

func newPartList(parts []assets.Licence, open func(assets.Licence), closed func()) *partList {
	l := &partList{close: closed}
	l.Length = func() int { return len(parts) }
	l.CreateItem = func() fyne.CanvasObject {
		return container.NewBorder(nil, nil, nil, kit.QuietWord(""), kit.QuietLine(""))
	}
	l.UpdateItem = func(i widget.ListItemID, row fyne.CanvasObject) {
		of := row.(*fyne.Container).Objects
		of[0].(*widget.Label).SetText(parts[i].Title())
		of[1].(*widget.Label).SetText(parts[i].Licence)
	}
	l.OnSelected = func(i widget.ListItemID) {
		l.Unselect(i)
		open(parts[i])
	}
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey opens with Enter as well as with Space, and closes with Escape.
func (l *partList) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		l.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		l.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	default:
		l.List.TypedKey(key)
	}
}
