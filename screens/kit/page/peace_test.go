package page

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// offering opens a page that may offer a question.
func offering(t *testing.T, s Store, opts ...kittest.Option) (*kittest.Window, *Page) {
	t.Helper()
	var p *Page
	w := kittest.Open(t, func(env kit.Env) kit.Screen {
		p = New(env, s, kit.DefaultSettings, Around{Prompts: true, Fresh: func() data.Entry { return blank(env) }, Emptied: func() { p.Open(blank(env)) }})
		return desk{p}
	}, opts...)
	return w, p
}

func TestTheProgramsOwnQuestionsAndTemplatesCanBeRead(t *testing.T) {
	s, err := readShipped()
	datatest.Must(t, err)
	if len(s.Prompts) != len(strands()) || len(s.Templates) < 3 {
		t.Fatalf("got %d strands and %d templates", len(s.Prompts), len(s.Templates))
	}
	list := questions([]data.Definition{{Kind: data.DefPrompt, Body: []byte("mine?")}}, s)
	if list[0] != "mine?" || list[1] != s.Prompts["intention"][0] || list[2] != s.Prompts["outward"][0] || list[3] != s.Prompts["worth"][0] {
		t.Errorf("got %q first, want one's own and then the strands in turn", list[:4])
	}
}

func TestAQuestionIsOfferedOnceAndLeavesNoTrace(t *testing.T) {
	store := datatest.Open(t)
	w, p := offering(t, store)
	asked := p.prompt.words.Text
	if asked == "" || p.prompt.line.Hidden {
		t.Fatal("got no question on an empty page")
	}
	w.Tap("Another question")
	if p.prompt.words.Text == asked {
		t.Error("got the same question again")
	}
	w.Tap("Write about it")
	datatest.Must(t, p.Flush())
	if list := stored(t, store); len(list) != 0 {
		t.Errorf("got %d entries, want none for a question alone", len(list))
	}
	w.Tap("Not now")
	w.Tap("Not now")
	if !p.prompt.line.Hidden {
		t.Error("a question that was put away is still there")
	}
	w.Type("my own words")
	datatest.Must(t, p.Flush())
	if e := stored(t, store)[0]; e.Prompt != "" {
		t.Errorf("got the question %q, want none", e.Prompt)
	}
}

func TestTheEntryRemembersItsQuestionAndTemplate(t *testing.T) {
	store := datatest.Open(t)
	w, p := offering(t, store)
	asked := p.prompt.words.Text
	w.Tap("Write about it")
	w.Type("Because.")
	p.insertTemplate(p.shipped.Templates[0])
	datatest.Must(t, p.Flush())
	e := stored(t, store)[0]
	if e.Prompt != asked || e.Template != p.shipped.Templates[0].Name || !strings.HasPrefix(e.Body, "Because.\n## ") {
		t.Errorf("got %q, %q and %q, want question and template kept, and the words before", e.Prompt, e.Template, e.Body)
	}
	if !w.Shows(asked) {
		t.Error("the question is not shown above its answer")
	}
}

func TestOwnTemplatesAreMadeChangedAndDeleted(t *testing.T) {
	store := datatest.Open(t)
	ctx := context.Background()
	w, p := offering(t, store)
	p.onShelf()
	w.Settle()
	w.TypeInto("Name of a template of your own", "Morning")
	w.TypeInto("What it begins with; Markdown", "## Slept")
	w.Tap("Add")
	list, err := store.Definitions(ctx, data.DefTemplate)
	datatest.Must(t, err)
	if len(list) != 1 || list[0].Name != "Morning" || string(list[0].Body) != "## Slept" {
		t.Fatalf("got %+v, want the template", list)
	}
	w.Tap("Change")
	w.TypeInto("What it begins with; Markdown", "! ")
	w.Tap("Save")
	if list, _ := store.Definitions(ctx, data.DefTemplate); !strings.Contains(string(list[0].Body), "!") {
		t.Errorf("got %q, want it changed", list[0].Body)
	}
	w.Tap("Delete")
	if list, _ := store.Definitions(ctx, data.DefTemplate); len(list) != 0 {
		t.Errorf("got %d templates, want it deleted", len(list))
	}
	w.Tap("Evening")
	if !strings.HasPrefix(p.text.Text(), "## Today") {
		t.Errorf("got %q, want the template in the text", p.text.Text())
	}
	datatest.Must(t, p.Flush())
}

// stubborn is a store that keeps no definitions.
type stubborn struct{ *data.Store }

func (stubborn) Act(context.Context, string, time.Time, func(*data.Writer) error) error {
	return vault.ErrFull
}

func TestATemplateThatCannotBeKeptIsSaid(t *testing.T) {
	w, p := offering(t, stubborn{datatest.Open(t)})
	p.onShelf()
	w.Settle()
	w.TypeInto("Name of a template of your own", "Morning")
	w.TypeInto("What it begins with; Markdown", "text")
	w.Tap("Add")
	if f := w.TakeFailure(); !errors.Is(f.Err, vault.ErrFull) || !w.Shows("Morning") {
		t.Errorf("got %v, want it said and the words kept", f)
	}
}

func TestWordsAreFoundAndReplacedInTheEntry(t *testing.T) {
	store := datatest.Open(t)
	w, p := open(t, store)
	w.Type("rain, Rain and more rain")
	w.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyR, Modifier: fyne.KeyModifierShortcutDefault})
	w.TypeInto("Find in this entry", "rain")
	if !w.Shows("3 places") {
		t.Errorf("got %q, want three places", w.Texts())
	}
	w.TypeInto("Put in its place", "sun")
	w.Tap("Replace all")
	if got := p.text.Text(); got != "sun, sun and more sun" {
		t.Errorf("got %q, want all replaced", got)
	}
	w.Tap("Undo")
	if got := p.text.Text(); got != "rain, Rain and more rain" {
		t.Errorf("got %q, want it taken back", got)
	}
	w.Window.Canvas().Focus(p.finder.query)
	w.Press(fyne.KeyEscape)
	if !p.finder.bar.Hidden || w.Focused() != p.text {
		t.Error("Escape does not go back to the text")
	}
	datatest.Must(t, p.Flush())
}

func TestWritingInPeaceShowsTheTextAlone(t *testing.T) {
	store := datatest.Open(t)
	w, p := open(t, store)
	w.Type("quiet ")
	w.Press(fyne.KeyF9)
	if w.Find("Tag") == nil || p.peace.over == nil || len(w.Window.Canvas().Overlays().List()) != 1 {
		t.Fatal("F9 does not open the page alone")
	}
	w.Type("words")
	w.Press(fyne.KeyEscape)
	if p.peace.over != nil || len(w.Window.Canvas().Overlays().List()) != 0 {
		t.Error("Escape does not come back")
	}
	w.Type("!")
	w.Press(fyne.KeyF9)
	p.Hide()
	if p.peace.over != nil {
		t.Error("leaving the room leaves the page over the window")
	}
	datatest.Must(t, p.Flush())
	if e := stored(t, store)[0]; e.Body != "quiet words!" {
		t.Errorf("got %q, want all that was typed", e.Body)
	}
}

func TestACopyIsWrittenElsewhere(t *testing.T) {
	var out closing
	datatest.Must(t, writeOut(&out, "Title", "words"))
	if out.String() != "# Title\n\nwords\n" || !out.closed {
		t.Errorf("got %q, want title and text", out.String())
	}
	if err := writeOut(&full{}, "", "x"); !errors.Is(err, vault.ErrFull) {
		t.Errorf("got %v, want the failure", err)
	}
}

// full is a file that cannot be written to its end.
type full struct{ bytes.Buffer }

func (*full) Close() error { return vault.ErrFull }

func TestPictures(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	for name, look := range map[string]kit.Look{
		"light": {Mode: kit.AlwaysLight}, "dark": {Mode: kit.AlwaysDark}, "large": {Mode: kit.AlwaysLight, Scale: 1.5},
	} {
		w, p := offering(t, store, kittest.Look(look), kittest.Size(940, 700))
		w.Picture("page-empty-" + name)
		e := datatest.Entry(datatest.Today(), "A calmer evening", "## What was good\n\nWe cooked with @Anna and @Mira, and nobody kept **count**. As in "+data.EntryLink("A calmer call", life.Entries[1].ID)+". #calm\n\n- [x] soup\n- [ ] the long way home\n\n")
		e.People, e.Tags, e.Mood, e.Prompt = []data.ID{life.Anna.ID, life.Mira.ID}, []string{"calm"}, data.Rated(1), "What was enough today?"
		p.Open(e)
		p.text.SetSelection(len(e.Body), len(e.Body))
		p.attachPath(onDisk(t, "sea.png", gradient(t)).Path())
		p.onCaption(p.state.entry.Attachments[0].ID, "by the sea")
		p.attachPath(onDisk(t, "letter.pdf", []byte("%PDF-1.7")).Path())
		w.Picture("page-full-" + name)
		p.text.SetSelection(p.text.Len(), p.text.Len())
		w.Type("\nThen @")
		w.Picture("page-names-" + name)
		p.offer(nil, -1)
		p.openFinder()
		p.finder.query.SetText("the")
		w.Picture("page-find-" + name)
		p.closeFinder()
		p.onShelf()
		w.Picture("page-shelf-" + name)
		w.Tap("Close")
		p.onPeace()
		w.Picture("page-peace-" + name)
		p.onPeace()
		p.openFile(p.state.entry.Attachments[0])
		w.Picture("page-large-" + name)
		p.state.saveErr = vault.ErrFull
		w.Tap("Close")
		p.Refresh()
		w.Picture("page-failed-" + name)
		p.state.saveErr = nil
		datatest.Must(t, p.Flush())
	}
}
