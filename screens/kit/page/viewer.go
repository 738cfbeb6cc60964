package page

import (
	"context"
	"fmt"
	"image"
	"io"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/dialog"

	"kith/data"
	"kith/screens/kit"
)

// largeSide is how many pixels the longer side of a picture has that is opened.
const largeSide = 2400

// openFile shows a picture large, or saves another file to where the person says.
func (p *Page) openFile(a data.Attachment) {
	if !a.IsPicture() || p.files.failed[a.ID] {
		p.onSaveFile(a)
		return
	}
	kit.Load(p.env.Run, &p.files.reads, func(ctx context.Context) (image.Image, error) {
		return p.readPicture(ctx, a.ID, largeSide)
	}, func(m image.Image, err error) {
		if err != nil {
			p.env.Fail(kit.T("page.opening", "opening a picture"), err)
			return
		}
		p.showLarge(a, m)
		p.loadPictures() // that this reading put off
	})
}

// showLarge opens a picture over the window, with its caption.
func (p *Page) showLarge(a data.Attachment, m image.Image) {
	size := p.env.Window.Canvas().Size()
	large := canvas.NewImageFromImage(m)
	large.FillMode, large.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	large.SetMinSize(fyne.NewSize(max(100, size.Width-kit.Ems(10)), max(80, size.Height-kit.Ems(18))))
	caption := kit.NewField(kit.T("page.caption", "Words to it, if you like"))
	caption.SetText(a.Caption)
	var d *kit.Dialog
	shut := func() {
		p.onCaption(a.ID, caption.Text)
		d.Close()
	}
	caption.OnSubmitted = func(string) { shut() }
	title := a.Name
	if title == "" {
		title = kit.T("page.picture", "Picture")
	}
	d = kit.ShowDialog(p.env.Window, title, kit.Stack(kit.Small, large, caption),
		kit.MainButton(kit.T("page.close", "Close"), nil, shut),
		kit.NewButton(kit.T("page.savefile", "Save a copy"), kit.Icon("export"), func() { p.onSaveFile(a) }),
		kit.NewButton(kit.T("page.removefile", "Take out"), kit.Icon("trash"), func() { d.Close(); p.onRemoveFile(a.ID) }),
	)
	d.OnEscape(func() { p.onCaption(a.ID, caption.Text) })
}

// onCaption gives a picture its words, in the text too.
func (p *Page) onCaption(id data.ID, words string) {
	a := p.file(id)
	if a == nil || a.Caption == words {
		return
	}
	p.state.entry.Attachments = slices.Clone(p.state.entry.Attachments)
	a = p.file(id)
	a.Caption = words
	if l, ok := p.linkTo(id); ok {
		p.text.SetSelection(l.Start, l.End)
		p.text.Insert(data.FileLink(a))
	}
	p.pen.touch()
	p.refreshFiles()
}

// onSaveFile writes a file to where the person says: out of the vault, readable for all
// who can read there.
func (p *Page) onSaveFile(a data.Attachment) {
	d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if err != nil || w == nil {
			p.env.Fail(kit.T("page.savingfile", "saving a file"), err)
			return
		}
		kit.Start(p.env, kit.T("page.writing", "Saving a file"), func(ctx context.Context, _ func(kit.Progress)) error {
			return p.copyOut(ctx, a.ID, w)
		}, func(err error) { p.env.Fail(kit.T("page.savingfile", "saving a file"), err) })
	}, p.env.Window)
	d.SetFileName(a.Name)
	d.Show()
}

// copyOut writes a file of the vault and closes what it was written to.
func (p *Page) copyOut(ctx context.Context, id data.ID, w io.WriteCloser) error {
	r, err := p.store.OpenFile(ctx, id)
	if err != nil {
		_ = w.Close() // nothing was written
		return err
	}
	defer func() { _ = r.Close() }() // only read
	_, err = io.Copy(w, r)
	if end := w.Close(); err == nil {
		err = end
	}
	if err != nil {
		return fmt.Errorf("save file %s: %w", id, err)
	}
	return nil
}
