package page

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/dialog"

	"kith/data"
	"kith/data/photo"
	"kith/screens/kit"
	"kith/screens/kit/editor"
)

// files are the pictures and other files of the entry. A picture that the text speaks
// of is shown there, all else below the text.
type files struct {
	strip  *fyne.Container
	shown  map[data.ID]image.Image // pictures that were read, made smaller
	failed map[data.ID]bool        // that could not be
	reads  kit.Latest
	under  int // files being added
}

// smallSide is how many pixels the longer side of a picture in the page has at most.
const smallSide = 1200

// forget drops the pictures of another entry.
func (f *files) forget() {
	f.shown, f.failed = map[data.ID]image.Image{}, map[data.ID]bool{}
	f.reads.Stop()
}

// buildFiles makes the place below the text.
func (p *Page) buildFiles() fyne.CanvasObject {
	p.files.strip = kit.Wrap(kit.Small)
	p.files.strip.Hide()
	return p.files.strip
}

// file gives a file of the entry by its id, or nil.
func (p *Page) file(id data.ID) *data.Attachment {
	list := p.state.entry.Attachments
	if i := slices.IndexFunc(list, func(a data.Attachment) bool { return a.ID == id }); i >= 0 {
		return &list[i]
	}
	return nil
}

// pictureOf gives the text a picture of the entry.
func (p *Page) pictureOf(id data.ID) (editor.Picture, bool) {
	a := p.file(id)
	if a == nil || !a.IsPicture() || a.Width <= 0 || a.Height <= 0 || p.files.failed[id] {
		return editor.Picture{}, false
	}
	out := editor.Picture{Width: int(a.Width), Height: int(a.Height), Image: p.files.shown[id]}
	if out.Image != nil { // the right way up
		out.Width, out.Height = out.Image.Bounds().Dx(), out.Image.Bounds().Dy()
	}
	return out, true
}

// loadPictures reads the pictures of the entry that are not shown yet.
func (p *Page) loadPictures() {
	var want []data.ID
	for _, a := range p.state.entry.Attachments {
		if a.IsPicture() && p.files.shown[a.ID] == nil && !p.files.failed[a.ID] {
			want = append(want, a.ID)
		}
	}
	if len(want) == 0 {
		return
	}
	kit.Load(p.env.Run, &p.files.reads, func(ctx context.Context) (map[data.ID]image.Image, error) {
		got := map[data.ID]image.Image{}
		for _, id := range want {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			got[id] = nil
			if m, err := p.readPicture(ctx, id, smallSide); err == nil {
				got[id] = m
			}
		}
		return got, nil
	}, func(got map[data.ID]image.Image, _ error) {
		for id, m := range got {
			if p.files.failed[id] = m == nil; m != nil {
				p.files.shown[id] = m
			}
		}
		p.text.Restyle()
		p.refreshFiles()
	})
}

// readPicture reads a picture out of the vault.
func (p *Page) readPicture(ctx context.Context, id data.ID, most int) (image.Image, error) {
	file, err := p.readFile(ctx, id)
	if err != nil {
		return nil, err
	}
	m, err := photo.Show(file, most)
	if err != nil {
		return nil, fmt.Errorf("show file %s: %w", id, err)
	}
	return m, nil
}

// readFile reads a picture's file whole.
func (p *Page) readFile(ctx context.Context, id data.ID) ([]byte, error) {
	f, err := p.store.OpenFile(ctx, id)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read
	b, err := photo.Read(f)
	if err != nil {
		return nil, fmt.Errorf("read file %s: %w", id, err)
	}
	return b, nil
}

// onPick lets the person choose a file.
func (p *Page) onPick() {
	dialog.ShowFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			p.env.Fail(kit.T("page.picking", "choosing a file"), err)
			return
		}
		p.attach(r.URI().Name(), func() (io.ReadCloser, error) { return r, nil })
	}, p.env.Window)
}

// attach keeps a file with the entry that is open now. It may take long: meanwhile one
// goes on writing.
func (p *Page) attach(name string, open func() (io.ReadCloser, error)) {
	entry := p.state.entry.ID
	if len(p.state.entry.Attachments)+p.files.under >= data.MaxList {
		p.notices.Say(kit.T("page.toomany", "An entry holds up to 256 files."))
		return
	}
	var a data.Attachment
	var placed bool
	place := p.state.choices.KeepPlace
	p.files.under++
	kit.Start(p.env, kit.T("page.attaching", "Adding a file"), func(ctx context.Context, _ func(kit.Progress)) (err error) {
		r, err := open()
		if err != nil {
			return fmt.Errorf("open the file to be added: %w", err)
		}
		defer func() { _ = r.Close() }() // only read
		a, placed, err = p.take(ctx, r, place)
		return err
	}, func(err error) {
		p.files.under--
		switch {
		case err != nil:
			p.env.Fail(kit.T("page.adding", "adding a file"), err)
		case a.ID.IsZero(): // stopped by the person
		case p.state.entry.ID == entry:
			a.Name = fileName(name)
			p.attached(a)
		default: // another entry was opened meanwhile
			a.Name = fileName(name)
			p.attachTo(entry, a)
		}
		if err == nil && placed {
			p.notices.Say(kit.T("page.placed", "This kind of file may say where it was taken; Kith cannot take that out. It stays sealed here, and goes along when you save the file outside."))
		}
	})
}

// take puts a file into the vault: a picture whole and without its place, all else
// piece by piece as it is. placed says that it may hold a place that was to be taken out.
func (p *Page) take(ctx context.Context, r io.Reader, place bool) (a data.Attachment, placed bool, err error) {
	head := make([]byte, 512)
	n, err := io.ReadFull(r, head)
	if err != nil && n == 0 {
		return a, false, fmt.Errorf("read the file to be added: %w", photo.ErrUnreadable)
	}
	head = head[:n]
	placed = !place && photo.MayKeepPlace(head)
	if !photo.Known(head) {
		a, err = p.store.AddFile(ctx, io.MultiReader(bytes.NewReader(head), r))
		return a, placed && err == nil, err
	}
	rest, err := photo.Read(r)
	if err != nil {
		return a, false, fmt.Errorf("read the file to be added: %w", err)
	}
	file := append(head, rest...)
	if _, err := photo.Show(file, 64); err != nil {
		return a, false, err
	}
	if !place {
		file = photo.WithoutPlace(file)
	}
	if a, err = p.store.AddFile(ctx, bytes.NewReader(file)); err != nil {
		return a, false, err
	}
	w, h, err := photo.Size(file)
	a.Width, a.Height = int32(w), int32(h)
	return a, placed && err == nil, err
}

// fileName is a name that can stand on one line.
func fileName(name string) string {
	name = strings.Map(oneLine, strings.ToValidUTF8(filepath.Base(name), "\uFFFD"))
	if len(name) > 200 {
		name = strings.ToValidUTF8(name[:200], "")
	}
	return name
}

// attached takes a file into the entry; a picture stands in the text where the cursor is.
func (p *Page) attached(a data.Attachment) {
	p.state.entry.Attachments = append(slices.Clone(p.state.entry.Attachments), a)
	p.pen.touch()
	if a.IsPicture() && a.Width > 0 {
		p.insertBlock(data.FileLink(&a))
	}
	p.loadPictures()
	p.refreshFiles()
}

// attachTo takes a file into an entry that is not open any more.
func (p *Page) attachTo(entry data.ID, a data.Attachment) {
	kit.Do(p.env.Run, func(ctx context.Context) error {
		return p.store.Update(ctx, func(w *data.Writer) error {
			e, err := w.Entry(entry)
			if err != nil {
				return err
			}
			e.Attachments = append(e.Attachments, a)
			return w.PutEntry(&e)
		})
	}, func(err error) {
		if err != nil {
			p.env.Fail(kit.T("page.adding", "adding a file"), err)
		}
	})
}

// insertBlock writes a text as a paragraph of its own at the cursor.
func (p *Page) insertBlock(text string) {
	body := p.text.Text()
	_, end := p.text.Selection()
	p.text.SetSelection(end, end)
	before, after := "\n", "\n"
	if end == 0 || body[end-1] == '\n' {
		before = ""
	}
	if end < len(body) && body[end] == '\n' {
		after = ""
	}
	p.text.Insert(before + text + after)
	if after == "" {
		at := p.text.CursorTextOffset() + 1
		p.text.SetSelection(at, at)
	}
}

// apart lists the files that the text does not speak of.
func (p *Page) apart() []data.Attachment {
	if len(p.state.entry.Attachments) == 0 {
		return nil
	}
	spoken := map[data.ID]bool{}
	for _, l := range data.Links(p.text.Text()) {
		spoken[l.ID] = true
	}
	var out []data.Attachment
	for _, a := range p.state.entry.Attachments {
		if !spoken[a.ID] {
			out = append(out, a)
		}
	}
	return out
}

// refreshFiles shows the files that the text does not speak of.
func (p *Page) refreshFiles() {
	if p.files.strip == nil {
		return
	}
	list := p.apart()
	p.files.strip.Objects = nil
	for _, a := range list {
		p.files.strip.Add(p.fileChip(a))
	}
	p.files.strip.Hidden = len(list) == 0
	p.files.strip.Refresh()
}

// fileChip is one file below the text: pressed it is opened, its cross takes it away.
func (p *Page) fileChip(a data.Attachment) fyne.CanvasObject {
	name := a.Caption
	if name == "" {
		name = a.Name
	}
	if name == "" {
		name = kit.T("page.unnamed", "A file")
	}
	c := kit.NewChip(shortened(name), func() { p.onRemoveFile(a.ID) })
	c.Icon, c.OnTapped = kit.Icon("export"), func() { p.openFile(a) }
	if a.IsPicture() {
		c.Icon = kit.Icon("image")
	}
	if m := p.files.shown[a.ID]; m != nil {
		small := canvas.NewImageFromImage(m)
		small.FillMode, small.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
		b := m.Bounds()
		small.SetMinSize(fyne.NewSize(kit.Ems(4)*min(3, float32(b.Dx())/float32(b.Dy())), kit.Ems(4)))
		return kit.Line(kit.Tight, small, c)
	}
	return c
}

// onRemoveFile takes a file out of the entry, with an offer to take it back. Its bytes
// stay sealed until the store sweeps what nothing names.
func (p *Page) onRemoveFile(id data.ID) {
	a, entry := p.file(id), p.state.entry.ID
	if a == nil {
		return
	}
	gone := *a
	p.state.entry.Attachments = slices.DeleteFunc(slices.Clone(p.state.entry.Attachments), func(o data.Attachment) bool { return o.ID == id })
	if l, ok := p.linkTo(id); ok {
		p.text.SetSelection(l.Start, l.End)
		p.text.Insert("")
	}
	p.pen.touch()
	p.refreshFiles()
	p.notices.SayUndo(kit.T("page.removed", "The file is taken out."), func() {
		if p.state.entry.ID == entry && p.file(id) == nil {
			p.attached(gone)
		}
	})
}

// linkTo finds where the text speaks of a file.
func (p *Page) linkTo(id data.ID) (data.Link, bool) {
	for _, l := range data.Links(p.text.Text()) {
		if l.ID == id {
			return l, true
		}
	}
	return data.Link{}, false
}
