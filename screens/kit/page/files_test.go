package page

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"golang.org/x/image/tiff"

	"kith/data"
	"kith/data/datatest"
	"kith/data/photo"
	"kith/data/vault"
)

// painted is the file of a picture.
func painted(t testing.TB, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	datatest.Must(t, png.Encode(&b, image.NewRGBA(image.Rect(0, 0, width, height))))
	return b.Bytes()
}

// gradient is the file of a picture that looks like one.
func gradient(t testing.TB) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 480, 300))
	for y := range 300 {
		for x := range 480 {
			m.Set(x, y, color.RGBA{uint8(60 + y/3), uint8(110 + y/4), uint8(190 - x/8), 255})
		}
	}
	var b bytes.Buffer
	datatest.Must(t, png.Encode(&b, m))
	return b.Bytes()
}

// onDisk writes a file outside the vault, as a person has them.
func onDisk(t testing.TB, name string, file []byte) fyne.URI {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	datatest.Must(t, os.WriteFile(path, file, 0o600))
	return storage.NewFileURI(path)
}

func TestADroppedPictureStandsInTheTextAndIsSealedInTheVault(t *testing.T) {
	store := datatest.Open(t)
	w, p := open(t, store)
	w.Type("above")
	p.onDropped(fyne.Position{}, []fyne.URI{onDisk(t, "sea.png", painted(t, 80, 40))})
	w.Type("below")
	datatest.Must(t, p.Flush())
	e := stored(t, store)[0]
	if len(e.Attachments) != 1 {
		t.Fatalf("got %d files, want the picture", len(e.Attachments))
	}
	a := e.Attachments[0]
	if a.Name != "sea.png" || a.Mime != "image/png" || a.Width != 80 || e.Body != "above\n"+data.FileLink(&a)+"\nbelow" {
		t.Errorf("got %+v in %q, want the picture where the cursor was", a, e.Body)
	}
	if pic, ok := p.pictureOf(a.ID); !ok || pic.Image == nil || pic.Width != 80 {
		t.Errorf("got %v, want the picture shown", pic)
	}
	r, err := store.OpenFile(context.Background(), a.ID)
	datatest.Must(t, err)
	defer func() { _ = r.Close() }()
	if b, err := io.ReadAll(r); err != nil || !bytes.Equal(b, painted(t, 80, 40)) {
		t.Errorf("got %d bytes and %v out of the vault, want the file", len(b), err)
	}
}

func TestAnotherFileLiesBelowTheText(t *testing.T) {
	store := datatest.Open(t)
	w, p := open(t, store)
	p.onDropped(fyne.Position{}, []fyne.URI{onDisk(t, "letter.pdf", []byte("%PDF-1.7 words"))})
	datatest.Must(t, p.Flush())
	if e := stored(t, store)[0]; len(e.Attachments) != 1 || e.Attachments[0].Mime != "application/pdf" || e.Body != "" || !w.Shows("letter.pdf") {
		t.Fatalf("got %+v, want the file below the text", e)
	}
	var out closing
	datatest.Must(t, p.copyOut(context.Background(), p.state.entry.Attachments[0].ID, &out))
	if out.String() != "%PDF-1.7 words" || !out.closed {
		t.Errorf("got %q, want the file saved out", out.String())
	}
}

func TestAFileWhosePlaceCannotBeTakenOutIsSaid(t *testing.T) {
	const said = "This kind of file may say where it was taken"
	heic := []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic words")
	var scan bytes.Buffer
	datatest.Must(t, tiff.Encode(&scan, image.NewGray(image.Rect(0, 0, 8, 4)), nil))
	for name, c := range map[string]struct {
		file []byte
		keep bool
		want bool
	}{
		"a.heic":    {heic, false, true},
		"film.mov":  {[]byte("\x00\x00\x00\x08wide\x00\x00\x00\x00mdat"), false, true},
		"scan.tiff": {scan.Bytes(), false, true},
		"kept.heic": {heic, true, false}, // the person wants places kept
		"sea.png":   {painted(t, 8, 4), false, false},
		"a.pdf":     {[]byte("%PDF-1.7 words"), false, false},
	} {
		store := datatest.Open(t)
		w, p := open(t, store)
		p.state.choices.KeepPlace = c.keep
		p.onDropped(fyne.Position{}, []fyne.URI{onDisk(t, name, c.file)})
		datatest.Must(t, p.Flush())
		if e := stored(t, store)[0]; len(e.Attachments) != 1 || w.Shows(said) != c.want {
			t.Errorf("%s: got %d files and %q, want it kept and the sentence %v", name, len(e.Attachments), w.Texts(), c.want)
		}
	}
}

// closing notes that it was closed.
type closing struct {
	bytes.Buffer
	closed bool
}

func (c *closing) Close() error { c.closed = true; return nil }

func TestAPictureIsTakenOutAndBack(t *testing.T) {
	store := datatest.Open(t)
	w, p := open(t, store)
	p.onDropped(fyne.Position{}, []fyne.URI{onDisk(t, "sea.png", painted(t, 8, 8))})
	id := p.state.entry.Attachments[0].ID
	p.onCaption(id, "by the sea")
	if l, ok := p.linkTo(id); !ok || l.Words != "by the sea" {
		t.Errorf("got %+v, want the caption in the text", l)
	}
	p.text.SetText("")
	p.onTyped()
	p.listen()
	if len(p.apart()) != 1 {
		t.Error("a picture that the text speaks of no more is not shown below it")
	}
	p.onRemoveFile(id)
	datatest.Must(t, p.Flush())
	w.Tap("Undo")
	datatest.Must(t, p.Flush())
	if e := stored(t, store)[0]; len(e.Attachments) != 1 || e.Attachments[0].Caption != "by the sea" {
		t.Errorf("got %+v, want the picture back with its caption", e.Attachments)
	}
}

// fullOfFiles is a store that takes no file.
type fullOfFiles struct{ *data.Store }

func (fullOfFiles) AddFile(context.Context, io.Reader) (data.Attachment, error) {
	return data.Attachment{}, vault.ErrFull
}

func TestAFileThatCannotBeTakenInIsSaid(t *testing.T) {
	store := datatest.Open(t)
	w, p := open(t, fullOfFiles{store})
	w.Type("kept")
	for name, want := range map[string]error{"broken.png": photo.ErrUnreadable, "sea.png": vault.ErrFull, "empty": photo.ErrUnreadable} {
		file := map[string][]byte{"broken.png": painted(t, 9, 9)[:40], "sea.png": painted(t, 9, 9)}[name]
		p.onDropped(fyne.Position{}, []fyne.URI{onDisk(t, name, file)})
		if f := w.TakeFailure(); !errors.Is(f.Err, want) {
			t.Errorf("%s: got %v, want %v", name, f, want)
		}
	}
	p.attachPath(filepath.Join(t.TempDir(), "gone"))
	if f := w.TakeFailure(); !errors.Is(f.Err, os.ErrNotExist) {
		t.Errorf("got %v, want a missing file said", f)
	}
	datatest.Must(t, p.Flush())
	if e := stored(t, store)[0]; e.Body != "kept" || len(e.Attachments) != 0 {
		t.Errorf("got %+v, want the entry as it was", e)
	}
}

func TestCopiedFilesArePasted(t *testing.T) {
	u := onDisk(t, "a b.png", painted(t, 4, 4))
	encoded := "file://" + strings.ReplaceAll(u.Path(), " ", "%20")
	if got := filesIn(encoded + "\r\n"); len(got) != 1 || got[0] != u.Path() {
		t.Errorf("got %q, want the file", got)
	}
	for _, text := range []string{"", "words", "https://example.org", encoded + "\nand words", "file:///nowhere/at/all"} {
		if got := filesIn(text); len(got) != 0 {
			t.Errorf("got %q in %q, want a text", got, text)
		}
	}
}
