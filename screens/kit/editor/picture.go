package editor

import (
	"image"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kith/data"
)

// Picture is what the field shows of a picture.
type Picture struct {
	Width, Height int         // in pixels, both above 0
	Image         image.Image // nil while it is on its way
}

// Limits of a picture in the text, in sizes of the ordinary text.
const (
	pictureHeight  float32 = 16
	captionHeight  float32 = 1.6
	captionSize    float32 = 0.85
	pictureBeneath float32 = 0.5 // room below it
)

// pictureIn gives the link of a paragraph that is a picture and nothing else.
func pictureIn(line string) (data.Link, bool) {
	bare := strings.TrimSpace(line)
	if !strings.HasPrefix(bare, "![") {
		return data.Link{}, false
	}
	l := linksIn(line)
	return append(l, data.Link{})[0], len(l) == 1 && l[0].Picture && l[0].Scheme == data.FileScheme && l[0].End-l[0].Start == len(bare)
}

// blockOf gives the room that a paragraph needs as a picture, with its caption below.
func (e *Editor) blockOf(line string) fyne.Size {
	if e.Picture == nil {
		return fyne.Size{}
	}
	l, ok := pictureIn(line)
	if !ok {
		return fyne.Size{}
	}
	p, ok := e.Picture(l.ID)
	if !ok || p.Width <= 0 || p.Height <= 0 {
		return fyne.Size{}
	}
	set := &e.view.set
	width, height := float32(p.Width), float32(p.Height)
	part := min(1, set.width/width, set.size*pictureHeight/height)
	size := fyne.NewSize(max(set.size, round(width*part)), max(set.size, round(height*part))+round(set.size*pictureBeneath))
	if strings.TrimSpace(l.Words) != "" {
		size.Height += round(set.size * captionHeight)
	}
	return size
}

// hang puts a picture on the sheet in the place of its line.
func (s *sheet) hang(v *view, r row, width float32) {
	l, _ := pictureIn(r.text)
	p, ok := s.editor.Picture(l.ID)
	if !ok {
		return
	}
	height := r.height - round(v.set.size*pictureBeneath)
	if strings.TrimSpace(l.Words) != "" {
		height -= round(v.set.size * captionHeight)
		s.caption(v, l.Words, r.y+height)
	}
	if p.Image == nil {
		s.box(v.left, r.y, width, height, s.inks.frame)
		return
	}
	if s.hung == len(s.images) {
		i := canvas.NewImageFromImage(nil)
		i.FillMode, i.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
		s.images = append(s.images, i)
	}
	i := s.images[s.hung]
	s.hung++
	if i.Image != p.Image {
		i.Image = p.Image
		i.Refresh()
	}
	i.Move(fyne.NewPos(v.left, r.y))
	if size := fyne.NewSize(width, height); i.Size() != size {
		i.Resize(size)
	}
}

// caption writes the words below a picture.
func (s *sheet) caption(v *view, words string, y float32) {
	if s.typed == len(s.texts) {
		s.texts = append(s.texts, canvas.NewText("", nil))
	}
	t := s.texts[s.typed]
	s.typed++
	t.Text, t.TextSize, t.TextStyle, t.Color = words, v.set.ruler.fit(v.set.size*captionSize), fyne.TextStyle{Italic: true}, s.inks.quiet
	t.Move(fyne.NewPos(v.left, v.set.ruler.pixel(y+v.set.size*0.2)))
}
