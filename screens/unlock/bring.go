package unlock

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
)

// bringPage makes the notebook out of a backup, on a new computer say.
func (s *Screen) bringPage() *page {
	p := &page{fault: fault()}
	words := secret(s.onBring)
	file := widget.NewEntry()
	file.OnSubmitted = func(string) { s.env.Window.Canvas().Focus(words) }
	p.fields, p.first = []*widget.Entry{file, words}, file
	choose := kit.NewButton(kit.T("unlock.choosefile", "Choose…"), nil, func() {
		kit.AskOpen(s.env.Window, kit.FileAsk{Title: kit.T("unlock.bringtitle", "From a backup"), Name: file.Text, Endings: []string{".age"}}, func(path string) {
			file.SetText(path)
			s.env.Window.Canvas().Focus(words)
		})
	})
	p.main = kit.MainButton(kit.T("unlock.bring", "Bring it back"), kit.Icon("import"), s.onBring)
	back := kit.QuietButton(kit.T("unlock.back", "Back"), kit.Icon("back"), func() { s.goTo(s.door()) })
	p.others = []*kit.Button{choose, back}
	p.content = kit.Stack(kit.Wide,
		kit.Title(kit.T("unlock.bringtitle", "From a backup")),
		kit.Text(kit.T("unlock.bringwhy", "Kith reads the backup to its end first and makes your notebook out of it. The backup itself stays as it is.")),
		kit.Labelled(kit.T("unlock.bringfile", "The backup"), container.NewBorder(nil, nil, nil, choose, file)),
		kit.Labelled(kit.T("unlock.bringsecret", "The passphrase of that day, or the recovery key"), words),
		p.fault,
		kit.Ends(container.NewHBox(back), p.main),
	)
	return p
}

// onBring restores the backup and then asks for the passphrase of that day.
func (s *Screen) onBring() {
	fields := s.pages[bringing].fields
	path, words := strings.TrimSpace(fields[0].Text), secretOf(fields[1].Text)
	if path == "" {
		s.env.Window.Canvas().Focus(fields[0])
		return
	}
	s.try(func(ctx context.Context) error { return s.box.Restore(ctx, path, words) }, s.Show)
}
