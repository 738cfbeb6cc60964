package data

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"io"
	"testing"
	"time"

	"kith/data/vault"
)

// picture gives a PNG of a size.
func picture(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))))
	return b.Bytes()
}

func TestAFileIsKeptAndDescribed(t *testing.T) {
	s := open(t)
	want := picture(t, 40, 30)
	a, err := s.AddFile(ctx(), bytes.NewReader(want))
	if err != nil || a.Mime != "image/png" || a.Width != 40 || a.Height != 30 || a.Size != int64(len(want)) || !bytes.Equal(a.SHA256, sum(want)) {
		t.Fatalf("AddFile: got %+v, %v", a, err)
	}
	f, err := s.OpenFile(ctx(), a.ID)
	must(t, err)
	got, err := io.ReadAll(f)
	must(t, f.Close())
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("OpenFile: got %d bytes, %v, want the %d", len(got), err, len(want))
	}
	list, err := s.Files(ctx())
	if err != nil || len(list) != 1 || list[0].ID != a.ID {
		t.Errorf("Files: got %v, %v", list, err)
	}
	if _, err := s.OpenFile(ctx(), NewID()); !errors.Is(err, ErrNotFound) {
		t.Errorf("OpenFile of nothing: got %v, want %v", err, ErrNotFound)
	}
	if _, err := s.AddFileAs(ctx(), a.ID, bytes.NewReader(nil)); !errors.Is(err, vault.ErrExists) {
		t.Errorf("AddFileAs twice: got %v, want %v", err, vault.ErrExists)
	}
}

func TestTheKindOfAFileIsToldByItsBytes(t *testing.T) {
	for head, want := range map[string]string{
		"": "application/octet-stream", "plain words\n": "text/plain", "\x00\x01\x02": "application/octet-stream",
		"%PDF-1.7": "application/pdf", "\xff\xd8\xff\xe0": "image/jpeg", "RIFF1234WEBP": "image/webp", "0000ftypheic": "image/heic",
	} {
		if got := mimeOf([]byte(head)); got != want {
			t.Errorf("%q: got %s, want %s", head, got, want)
		}
	}
}

// hasFile tells whether a file is still there.
func hasFile(s *Store, id ID) bool {
	f, err := s.OpenFile(ctx(), id)
	if err == nil {
		f.Close()
	}
	return err == nil
}

func TestASweepTakesOnlyWhatNothingNamesForLong(t *testing.T) {
	now := clock()
	s := over(t, memory(t), Options{Now: func() time.Time { return now }})
	t.Cleanup(func() { must(t, s.Close()) })
	add := func() Attachment {
		a, err := s.AddFile(ctx(), bytes.NewReader([]byte("words")))
		must(t, err)
		return a
	}
	inEntry, inPhoto, inTrash, inDraft, nowhere := add(), add(), add(), add(), add()
	e, gone := page(today(), "a", "b"), page(today(), "c", "d")
	e.Attachments, gone.Attachments = []Attachment{inEntry}, []Attachment{inTrash}
	p := somebody("Anna")
	p.Photo = &inPhoto
	must(t, s.PutEntry(ctx(), &e))
	must(t, s.PutEntry(ctx(), &gone))
	must(t, s.Update(ctx(), func(w *Writer) error { return w.PutPerson(&p) }))
	must(t, s.Update(ctx(), func(w *Writer) error { return w.DeleteEntry(gone.ID, now) }))
	must(t, s.PutDraft(ctx(), &Draft{ID: NewID(), Form: "today", At: now, Fields: []Field{{Key: "files", Text: inDraft.ID.String()}}}))
	sweep := func(want int) {
		t.Helper()
		if n, err := s.SweepFiles(ctx(), 7*24*time.Hour); err != nil || n != want {
			t.Errorf("sweep: got %d, %v, want %d removed", n, err, want)
		}
	}
	sweep(0) // found unnamed for the first time
	now = now.Add(6 * 24 * time.Hour)
	sweep(0)
	now = now.Add(25 * time.Hour)
	sweep(1)
	if hasFile(s, nowhere.ID) {
		t.Error("the file that nothing names: got it kept")
	}
	for _, a := range []Attachment{inEntry, inPhoto, inTrash, inDraft} {
		if !hasFile(s, a.ID) {
			t.Error("a file that a record names: got it removed")
		}
	}
	// Named again in between, it is counted anew.
	back := add()
	sweep(0)
	e.Attachments = []Attachment{inEntry, back}
	must(t, s.PutEntry(ctx(), &e))
	now = now.Add(30 * 24 * time.Hour)
	sweep(0)
	e.Attachments = []Attachment{inEntry}
	must(t, s.PutEntry(ctx(), &e))
	sweep(0)
	if !hasFile(s, back.ID) {
		t.Error("a file that was named until now: got it removed")
	}
}

func TestEmptyingTheTrashTakesItsPicturesAlong(t *testing.T) {
	s := open(t)
	only, shared := Attachment{}, Attachment{}
	for _, a := range []*Attachment{&only, &shared} {
		got, err := s.AddFile(ctx(), bytes.NewReader([]byte("words")))
		must(t, err)
		*a = got
	}
	e, stays := page(today(), "a", "b"), page(today(), "c", "d")
	e.Attachments, stays.Attachments = []Attachment{only, shared}, []Attachment{shared}
	must(t, s.PutEntry(ctx(), &e))
	must(t, s.PutEntry(ctx(), &stays))
	must(t, s.Update(ctx(), func(w *Writer) error { return w.DeleteEntry(e.ID, clock()) }))
	must(t, s.EmptyTrash(ctx(), clock().Add(-time.Hour)))
	if !hasFile(s, only.ID) {
		t.Error("a file of what is not cleared yet: got it removed")
	}
	must(t, s.EmptyTrash(ctx(), clock().Add(time.Hour)))
	if hasFile(s, only.ID) || !hasFile(s, shared.ID) {
		t.Errorf("after emptying the trash: got %v and %v, want the one gone, the shared one kept", hasFile(s, only.ID), hasFile(s, shared.ID))
	}
}

func TestASweepRemovesNothingWhileARecordCannotBeRead(t *testing.T) {
	s, _, _ := spoilt(t, breakSeal)
	t.Cleanup(func() { s.Close() })
	a, err := s.AddFile(ctx(), bytes.NewReader([]byte("words")))
	must(t, err)
	for range 2 {
		if n, err := s.SweepFiles(ctx(), 0); !errors.Is(err, vault.ErrDamaged) || n != 0 {
			t.Errorf("sweep: got %d, %v, want none and %v", n, err, vault.ErrDamaged)
		}
	}
	if !hasFile(s, a.ID) {
		t.Error("a file that the damaged record may name: got it removed")
	}
}

func FuzzIdsInBytes(f *testing.F) {
	id := NewID()
	f.Add(append([]byte("xx"), id[:]...), id[:])
	f.Add([]byte(`{"file":"`+id.String()+`"}`), id[:])
	f.Fuzz(func(t *testing.T, b, raw []byte) {
		if len(raw) != idLen || idFrom(raw).IsZero() {
			return
		}
		id := idFrom(raw)
		set, found := idSet{ids: map[ID]bool{}}, false
		set.add(id)
		set.eachIn(b, func(ID) { found = true })
		if want := bytes.Contains(b, raw) || bytes.Contains(b, []byte(id.String())); want && !found {
			t.Errorf("got none in %q, want %s found", b, id)
		}
	})
}
