package kittest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// room is a small screen with one of each.
type room struct {
	env     kit.Env
	entry   *widget.Entry
	said    *widget.Label
	off     *widget.Button
	root    fyne.CanvasObject
	changes []data.Change
	keys    []string
}

func newRoom(env kit.Env) kit.Screen {
	r := &room{env: env, entry: widget.NewEntry(), said: widget.NewLabel("loading")}
	r.entry.SetPlaceHolder("Say")
	r.off = widget.NewButton("Off", nil)
	r.off.Disable()
	r.root = container.NewVBox(r.entry, r.said, r.off,
		widget.NewButton("Fail", func() { env.Fail("try", errors.New("no")) }),
		widget.NewButton("Go", func() { env.Go(kit.Place{Room: "people"}) }),
		widget.NewRadioGroup([]string{"red", "blue"}, func(s string) { r.said.SetText(s) }),
		kit.IconButton(kit.Icon("trash"), "Delete", func() { r.said.SetText("deleted") }),
	)
	env.Window.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { r.keys = append(r.keys, string(k.Name)) })
	return r
}

func (r *room) Content() fyne.CanvasObject { return r.root }
func (r *room) Hide()                      {}
func (r *room) Refresh()                   {}
func (r *room) Changed(cs []data.Change)   { r.changes = cs }
func (r *room) Focus()                     { r.env.Window.Canvas().Focus(r.entry) }
func (r *room) Show() {
	r.env.Run.Background(func() { r.said.SetText("at " + r.env.Now().Format("15:04")) })
	r.env.Run.After(time.Minute, func() { r.said.SetText("later") })
}

func TestAScreenIsOpenedShownAndUsed(t *testing.T) {
	w := Open(t, newRoom)
	r := w.Screen.(*room)
	if !w.Shows("at 21:14") {
		t.Errorf("got %v, want the clock at its start", w.Texts())
	}
	w.Type("hello")
	if r.entry.Text != "hello" {
		t.Errorf("got %q, want hello", r.entry.Text)
	}
	w.Advance(time.Minute)
	if !w.Shows("later") || w.Now().Format("15:04") != "21:15" {
		t.Errorf("got %v at %v, want a minute later", w.Texts(), w.Now())
	}
	w.Tap("blue")
	if !w.Shows("blue") || w.Find("blue") == nil {
		t.Errorf("got %v, want blue chosen", w.Texts())
	}
	w.Tap("Delete")
	w.Tap("Go")
	w.Changed(data.Change{Kind: data.KindEntry})
	if len(w.Places) != 1 || len(r.changes) != 1 || !w.Shows("deleted") {
		t.Errorf("got places %v, changes %v, want one each", w.Places, r.changes)
	}
	w.Window.Canvas().Unfocus()
	w.Press(fyne.KeyF1)
	w.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierControl})
	if len(r.keys) != 1 {
		t.Errorf("got keys %v, want one", r.keys)
	}
	w.TypeInto("Say", "!")
	w.Press(fyne.KeyBackspace, fyne.KeyTab)
	if r.entry.Text != "hello" || w.Focused() == fyne.Focusable(r.entry) {
		t.Errorf("got %q and the focus in it, want hello and the focus elsewhere", r.entry.Text)
	}
}

func TestAScreenCanBeSeenLoading(t *testing.T) {
	w := Open(t, newRoom, Held(), Size(400, 300), Look(kit.Look{Mode: kit.AlwaysDark}))
	if !w.Shows("loading") {
		t.Errorf("got %v, want it loading", w.Texts())
	}
	w.Run.Release()
	if !w.Shows("at 21:14") {
		t.Errorf("got %v, want it loaded", w.Texts())
	}
}

func TestFailuresAreCollected(t *testing.T) {
	w := Open(t, newRoom)
	w.Tap("Fail")
	if f := w.TakeFailure(); f.String() != "try: no" {
		t.Errorf("got %v, want try: no", f)
	}
	w.Env.Fail("nothing", nil)
	if len(w.Failures) != 0 {
		t.Errorf("got %v, want nothing for a nil error", w.Failures)
	}
}

func TestWhatIsOffCannotBeTapped(t *testing.T) {
	w := Open(t, newRoom)
	if w.CanTap("Off") || w.CanTap("Nowhere") || !w.CanTap("Go") {
		t.Error("got the wrong things to tap")
	}
	for _, try := range []func(*Window){
		func(w *Window) { w.Tap("Off") },
		func(w *Window) { w.Tap("Nowhere") },
		func(w *Window) { w.Field("Nowhere") },
		func(w *Window) { w.TakeFailure() },
		func(w *Window) { w.Window.Canvas().Unfocus(); w.Type("x") },
	} {
		if !fails(t, w, try) {
			t.Error("got a helper that passes, want it to fail the test")
		}
	}
}

func TestAnUnexpectedFailureFailsTheTest(t *testing.T) {
	w := Open(t, newRoom)
	w.Tap("Fail")
	if !fails(t, w, (*Window).leftovers) {
		t.Error("got a passing test, want the failure reported")
	}
	w.TakeFailure()
}

// fails runs f with a test that only remembers.
func fails(t *testing.T, w *Window, f func(*Window)) bool {
	t.Helper()
	fake := &fakeTest{TB: t}
	was := w.T
	w.T = fake
	defer func() { w.T = was }()
	func() {
		defer func() { _ = recover() }()
		f(w)
	}()
	return fake.failed
}

type fakeTest struct {
	testing.TB
	failed bool
	said   string
}

func (f *fakeTest) Helper() {}
func (f *fakeTest) Errorf(format string, args ...any) {
	f.failed, f.said = true, fmt.Sprintf(format, args...)
}
func (f *fakeTest) Fatal(args ...any)                 { f.failed = true; panic("stop") }
func (f *fakeTest) Fatalf(format string, args ...any) { f.Errorf(format, args...); panic("stop") }

func TestAMasterThatDiffersSaysHow(t *testing.T) {
	if Update() {
		t.Skip("masters are being rewritten")
	}
	t.Chdir(t.TempDir())
	w := Open(t, newRoom)
	if err := os.Mkdir("testdata", 0o755); err != nil {
		t.Fatal(err)
	}
	master := strings.Replace(w.Markup(), `button "Go"`, `button "Stay"`, 1)
	if err := os.WriteFile(filepath.Join("testdata", "room.txt"), []byte(master), 0o644); err != nil {
		t.Fatal(err)
	}
	fake := &fakeTest{TB: t}
	Golden(fake, w, "room")
	if !strings.Contains(fake.said, "-   button \"Stay\"") && !strings.Contains(fake.said, `- button "Stay"`) || !strings.Contains(fake.said, `+ button "Go"`) {
		t.Errorf("got %q, want both lines", fake.said)
	}
	if _, err := os.Stat(filepath.Join("testdata", "failed", "room.txt")); err != nil {
		t.Errorf("got %v, want what was shown kept", err)
	}
	if err := os.WriteFile(filepath.Join("testdata", "room.txt"), []byte(w.Markup()), 0o644); err != nil {
		t.Fatal(err)
	}
	Golden(t, w, "room")
	if !fails(t, w, func(w *Window) { w.Golden("missing") }) {
		t.Error("got a missing master passing, want it to fail")
	}
}

func TestMarkupSaysWhatAPersonCanReadAndUse(t *testing.T) {
	w := Open(t, newRoom)
	got := w.Markup()
	for _, want := range []string{`field "" hint "Say" focused`, `text "at 21:14"`, `button "Off" off`, `button "Delete" quiet icon trash`, `text "red"`} {
		if !strings.Contains(got, want+"\n") {
			t.Errorf("got\n%s\nwant the line %s", got, want)
		}
	}
}

func TestAPictureIsWrittenOnRequest(t *testing.T) {
	w := Open(t, newRoom, Size(200, 200))
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "go.mod"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	inside := filepath.Join(folder, "a", "b")
	if err := os.MkdirAll(inside, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(inside)
	picture := filepath.Join(folder, "build", "pictures", "room.png")
	t.Setenv("KITH_PICTURES", "")
	w.Picture("room")
	if _, err := os.Stat(picture); err == nil {
		t.Error("got a picture without the wish, want none")
	}
	t.Setenv("KITH_PICTURES", "1")
	w.Picture("room")
	if info, err := os.Stat(picture); err != nil || info.Size() < 1000 {
		t.Errorf("got %v, %v, want a picture", info, err)
	}
}
