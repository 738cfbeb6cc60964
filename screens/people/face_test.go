package people_test

import (
	"context"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/data/photo"
	"kith/screens/kit/kittest"
)

// pictureFile writes a picture and gives its path.
func pictureFile(t *testing.T, w, h int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "me.png")
	f, err := os.Create(path)
	datatest.Must(t, err)
	datatest.Must(t, png.Encode(f, image.NewRGBA(image.Rect(0, 0, w, h))))
	datatest.Must(t, f.Close())
	return path
}

// choosePhoto chooses a file by the dialog, as a person would.
func choosePhoto(w *kittest.Window, path string) {
	w.Tap("Choose a photo")
	w.Type(path)
	w.Tap("Use it")
	w.Advance(time.Second)
	w.Settle()
}

// kept gives the photo of somebody as it lies in the store, and its file.
func kept(t *testing.T, store *data.Store, id data.ID) (*data.Attachment, []byte) {
	t.Helper()
	p := person(t, store, id)
	if p.Photo == nil {
		return nil, nil
	}
	f, err := store.OpenFile(context.Background(), p.Photo.ID)
	datatest.Must(t, err)
	b, err := io.ReadAll(f)
	datatest.Must(t, err)
	datatest.Must(t, f.Close())
	return p.Photo, b
}

func TestAPhotoIsChosenReplacedAndTakenAway(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	choosePhoto(w, pictureFile(t, 900, 700))
	id := life.Anna.ID
	first, file := kept(t, store, id)
	if first == nil || first.Width != photo.PortraitSide || first.Mime != "image/jpeg" {
		t.Fatalf("got %+v, want a small square", first)
	}
	if width, height, err := photo.Size(file); err != nil || width != height {
		t.Errorf("the file is %d × %d, %v, want a square", width, height, err)
	}
	if !w.Shows("The photo is on the page and on the map.") {
		t.Errorf("got %q, want a word about it", w.Texts())
	}
	choosePhoto(w, pictureFile(t, 60, 60))
	if second, _ := kept(t, store, id); second == nil || second.ID == first.ID || second.Width != 60 {
		t.Errorf("got %+v, want the other photo", second)
	}
	w.Tap("Take the photo away")
	w.Advance(time.Second)
	w.Settle()
	if gone, _ := kept(t, store, id); gone != nil {
		t.Error("the photo is still there")
	}
	w.Tap("Undo")
	w.Advance(time.Second)
	w.Settle()
	if back, _ := kept(t, store, id); back == nil || back.Width != 60 {
		t.Errorf("got %+v, want the photo back", back)
	}
}

func TestWhatIsNoPictureChangesNothing(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	path := filepath.Join(t.TempDir(), "x.jpg")
	datatest.Must(t, os.WriteFile(path, []byte("no picture"), 0o600))
	for _, path := range []string{path, filepath.Join(t.TempDir(), "nothing.png")} {
		choosePhoto(w, path)
		if f := w.TakeFailure(); f.Err == nil {
			t.Error("got no word of a file that cannot be read")
		}
	}
	files, err := store.Files(context.Background())
	datatest.Must(t, err)
	if got, _ := kept(t, store, life.Anna.ID); got != nil || len(files) != 0 {
		t.Errorf("got %+v and %d files, want none", got, len(files))
	}
}

func TestAPhotoReachesWhomItWasChosenFor(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Tap("Choose a photo")
	w.Type(pictureFile(t, 50, 50))
	w.Run.Hold()
	w.Tap("Use it")
	w.Tap("Jonas")
	w.Run.Release()
	w.Advance(time.Second)
	w.Settle()
	if got, _ := kept(t, store, life.Anna.ID); got == nil {
		t.Error("Anna has no photo")
	}
	if got, _ := kept(t, store, life.Jonas.ID); got != nil {
		t.Error("Jonas has the photo of another")
	}
}
