package people

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/photo"
	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

// faceSide is how large the photo at the head of a page is, logical pixels, at
// text of the usual size.
const faceSide = 64

// face is a photo in a circle, or the initials of who has none.
type face struct {
	widget.BaseWidget
	disc    *canvas.Circle
	letters *canvas.Text
	photo   *canvas.Image
}

func newFace() *face {
	f := &face{disc: canvas.NewCircle(nil), letters: canvas.NewText("", nil), photo: canvas.NewImageFromImage(nil)}
	f.letters.TextStyle.Bold, f.letters.Alignment = true, fyne.TextAlignCenter
	f.photo.FillMode, f.photo.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleSmooth
	f.ExtendBaseWidget(f)
	return f
}

// side is how large it is, growing with the text.
func (f *face) side() float32 { return faceSide * theme.TextSize() / 14 }

// set shows a photo, or with nil the initials of a name.
func (f *face) set(name string, img image.Image) {
	f.letters.Text = ecomap.Initials(name)
	f.photo.Image, f.photo.Hidden = img, img == nil
	f.Refresh()
}

// CreateRenderer belongs to fyne.Widget.
func (f *face) CreateRenderer() fyne.WidgetRenderer {
	return kit.Drawing{
		Objects: []fyne.CanvasObject{f.disc, f.letters, f.photo},
		Least:   func() fyne.Size { return fyne.NewSquareSize(f.side()) },
		Layout: func(size fyne.Size) {
			square := fyne.NewSquareSize(f.side())
			at := fyne.NewPos(0, max(0, (size.Height-square.Height)/2))
			for _, o := range []fyne.CanvasObject{f.disc, f.photo} {
				o.Move(at)
				o.Resize(square)
			}
			f.photo.CornerRadius = square.Width / 2
			high := f.letters.MinSize().Height
			f.letters.Move(at.AddXY(0, (square.Height-high)/2))
			f.letters.Resize(fyne.NewSize(square.Width, high))
		},
		Paint: func() {
			f.disc.FillColor = theme.Color(kit.ColorSurface)
			f.disc.StrokeColor, f.disc.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
			f.letters.Color, f.letters.TextSize = theme.Color(theme.ColorNameForeground), 1.4*theme.TextSize()
		},
	}.Renderer()
}

// buildFace makes the photo with the buttons that change it.
func (s *Screen) buildFace() fyne.CanvasObject {
	p := &s.page
	p.face = newFace()
	p.photo = kit.IconButton(kit.Icon("image"), kit.T("people.photo", "Choose a photo"), s.onPhoto)
	p.unphoto = kit.IconButton(kit.Icon("close"), kit.T("people.unphoto", "Take the photo away"), s.onUnphoto)
	return kit.Line(0, p.photo, p.unphoto)
}

// refreshFace shows the photo, or the initials.
func (s *Screen) refreshFace() {
	who := &s.state.person
	var img image.Image
	if who.Photo != nil {
		img = s.state.faces[who.Photo.ID]
	}
	s.page.face.set(who.Name, img)
	s.page.unphoto.Hidden = who.Photo == nil
}

// readFace reads the photo of whose page is open, unless it is there.
func (s *Screen) readFace() {
	who := s.state.person
	if who.Photo == nil {
		return
	}
	if _, have := s.state.faces[who.Photo.ID]; have {
		return
	}
	kit.Load(s.env.Run, &s.faces, func(ctx context.Context) (ecomap.Portraits, error) {
		who.Archived = false // on their own page they have a face
		return ecomap.ReadPortraits(ctx, s.store, []data.Person{who}, nil), nil
	}, func(got ecomap.Portraits, err error) {
		if err == nil {
			s.state.faces = got
		}
		s.Refresh()
	})
}

// onPhoto asks for a picture of them.
func (s *Screen) onPhoto() {
	id := s.state.chosen
	kit.AskOpen(s.env.Window, kit.FileAsk{
		Title: kit.T("people.phototitle", "A photo of {{.Name}}", "Name", s.state.person.Name),
		Why:   kit.T("people.photowhy", "It is cut to a circle and kept sealed in the vault, without time and place. The file that you choose stays as it is."),
		Verb:  kit.T("people.usephoto", "Use it"), Endings: []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff"},
	}, func(path string) { s.takePhoto(id, path) })
}

// takePhoto seals a portrait in the vault and gives it to somebody.
func (s *Screen) takePhoto(id data.ID, path string) {
	var a data.Attachment
	kit.Start(s.env, kit.T("people.addingphoto", "Adding a photo"), func(ctx context.Context, _ func(kit.Progress)) (err error) {
		a, err = s.seal(ctx, path)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.env.Fail(kit.T("people.photoadding", "adding a photo"), err)
		case !a.ID.IsZero(): // else it was stopped
			s.setPhoto(id, &a, kit.T("people.photodone", "The photo is on the page and on the map."))
		}
	})
}

// seal makes a file into a portrait and keeps it.
func (s *Screen) seal(ctx context.Context, path string) (data.Attachment, error) {
	f, err := os.Open(path)
	if err != nil {
		return data.Attachment{}, fmt.Errorf("open the photo: %w", err)
	}
	defer func() { _ = f.Close() }() // only read
	file, err := photo.Read(f)
	if err != nil {
		return data.Attachment{}, fmt.Errorf("read the photo: %w", err)
	}
	small, err := photo.Portrait(file)
	if err != nil {
		return data.Attachment{}, err
	}
	return s.store.AddFile(ctx, bytes.NewReader(small))
}

// onUnphoto takes the photo away.
func (s *Screen) onUnphoto() {
	s.setPhoto(s.state.chosen, nil, kit.T("people.photogone", "The photo is gone from the page and the map."))
}

// setPhoto gives somebody another photo, nil for none, and offers to take it back.
// Their page need not be open any more.
func (s *Screen) setPhoto(id data.ID, a *data.Attachment, done string) {
	if s.state.chosen != id {
		work := &pageWork{screen: s, id: id, edits: []edit{{change: func(p *data.Person) { p.Photo = a }}}}
		kit.Do(s.env.Run, work.write, func(err error) {
			if err != nil {
				s.env.Fail(kit.T("people.photoadding", "adding a photo"), err)
			}
		})
		return
	}
	before := s.state.person.Photo
	put := func(a *data.Attachment) {
		s.edit(func(p *data.Person) { p.Photo = a })
		s.readFace()
	}
	put(a)
	s.notices.SayUndo(done, func() {
		if s.choose(id); s.state.chosen == id {
			put(before)
		}
	})
}

// besideFace puts the head of a page beside the photo.
func besideFace(f *face, head fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, kit.Line(kit.Small, f), nil, head)
}
