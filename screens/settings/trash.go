package settings

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// TrashStore is what the page of deleted things needs of the data.
type TrashStore interface {
	Trash(context.Context) ([]data.Trashed, error)
	People(context.Context) ([]data.Person, error)
	Restore(context.Context, data.ID) error
	EmptyTrash(ctx context.Context, before time.Time) error
	Steps(context.Context) ([]data.Step, error)
	Undo(ctx context.Context, at time.Time) (data.Step, error)
	Redo(ctx context.Context, at time.Time) (data.Step, error)
}

// TrashPage is the page of what was deleted and of what can be undone.
type TrashPage struct {
	env    kit.Env
	store  TrashStore
	state  trashState
	latest kit.Latest

	undo, redo *kit.Button
	undoWhat   *widget.Label
	redoWhat   *widget.Label
	rows       *fyne.Container
	more       *widget.Label
	empty      *kit.Button
	stage      *kit.Stage
	none       fyne.CanvasObject
	root       fyne.CanvasObject
}

// trashState is all that the page shows.
type trashState struct {
	things  []data.Trashed // newest first
	names   map[data.ID]string
	undo    *data.Step // the step that Undo would take back
	redo    *data.Step
	err     error
	loaded  bool
	working bool
}

// shownThings is how many deleted things the page lists; the rest is counted.
const shownThings = 200

// NewTrashPage builds the page; it reads nothing.
func NewTrashPage(env kit.Env, store TrashStore) *TrashPage {
	p := &TrashPage{env: env, store: store, rows: kit.Stack(0), more: kit.Quiet(""), undoWhat: kit.Quiet(""), redoWhat: kit.Quiet("")}
	p.undo = kit.NewButton(kit.T("settings.undo", "Undo the last change"), kit.Icon("undo"), p.onUndo)
	p.redo = kit.NewButton(kit.T("settings.redo", "Make it again"), kit.Icon("again"), p.onRedo)
	p.empty = kit.DangerButton(kit.T("settings.emptytrash", "Empty the trash…"), kit.Icon("trash"), p.onEmpty)
	p.none = kit.Quiet(kit.T("settings.notrash", "Nothing lies in the trash. What you delete anywhere comes here first, and stays until you empty it."))
	full := kit.Stack(kit.Small, p.rows, p.more, container.NewHBox(p.empty))
	p.stage = kit.NewStage(full)
	p.root = kit.Page(kit.ReadingWidth, kit.Stack(kit.Wide,
		kit.Title(kit.T("settings.trashtitle", "Undo and trash")),
		kit.Stack(kit.Small, container.NewHBox(p.undo, p.redo), p.undoWhat, p.redoWhat),
		kit.SectionTitle(kit.T("settings.deleted", "Deleted things")),
		p.stage,
	))
	return p
}

// Content is what goes into the window.
func (p *TrashPage) Content() fyne.CanvasObject { return p.root }

// Show loads what was deleted.
func (p *TrashPage) Show() { p.load() }

// Hide stops loading.
func (p *TrashPage) Hide() { p.latest.Stop() }

// Changed loads again: nearly every change can be undone.
func (p *TrashPage) Changed([]data.Change) { p.load() }

// load reads everything anew.
func (p *TrashPage) load() {
	kit.Load(p.env.Run, &p.latest, p.read, func(s trashState, err error) {
		s.err, s.loaded = err, true
		p.state = s
		p.Refresh()
	})
}

// read gathers what the page shows.
func (p *TrashPage) read(ctx context.Context) (s trashState, err error) {
	if s.things, err = p.store.Trash(ctx); err != nil {
		return s, err
	}
	slices.SortFunc(s.things, func(a, b data.Trashed) int { return b.At.Compare(a.At) })
	people, err := p.store.People(ctx)
	if err != nil {
		return s, err
	}
	s.names = map[data.ID]string{}
	for _, q := range people {
		s.names[q.ID] = q.Name
	}
	steps, err := p.store.Steps(ctx)
	for i, step := range steps { // newest first; those undone come first
		if step.Undone {
			s.redo = &steps[i]
		} else {
			s.undo = &steps[i]
			break
		}
	}
	return s, err
}

// onUndo takes the newest change back.
func (p *TrashPage) onUndo() {
	p.do(kit.T("settings.undoing", "undoing the last change"), func(ctx context.Context) error {
		_, err := p.store.Undo(ctx, p.env.Now())
		return err
	})
}

// onRedo makes the change again that was undone last.
func (p *TrashPage) onRedo() {
	p.do(kit.T("settings.redoing", "making the change again"), func(ctx context.Context) error {
		_, err := p.store.Redo(ctx, p.env.Now())
		return err
	})
}

// onRestore puts one thing back.
func (p *TrashPage) onRestore(id data.ID) {
	p.do(kit.T("settings.restoring", "putting it back"), func(ctx context.Context) error { return p.store.Restore(ctx, id) })
}

// onEmpty asks, then clears everything away for good.
func (p *TrashPage) onEmpty() {
	now := p.env.Now()
	kit.Ask(p.env.Window, kit.T("settings.emptysure", "Take everything in the trash away for good?"),
		kit.T("settings.emptywhy", "With a deleted person go the contacts and ratings about them; what you wrote yourself stays, without the mention. Earlier changes can then not be undone any more. Backups that were made before still hold all of it."),
		kit.T("settings.emptydo", "Empty the trash"), kit.T("settings.emptykeep", "Keep it"), func() {
			p.do(kit.T("settings.emptying", "emptying the trash"), func(ctx context.Context) error {
				return p.store.EmptyTrash(ctx, now.Add(time.Second))
			})
		})
}

// do writes and loads again.
func (p *TrashPage) do(doing string, work func(context.Context) error) {
	if p.state.working {
		return
	}
	p.state.working = true
	p.Refresh()
	kit.Do(p.env.Run, work, func(err error) {
		p.env.Fail(doing, err)
		p.load()
	})
}

// Refresh copies the state into the widgets.
func (p *TrashPage) Refresh() {
	s := p.state
	set(p.undo, p.undoWhat, s.undo, s.working, p.env.Now())
	set(p.redo, p.redoWhat, s.redo, s.working, p.env.Now())
	switch {
	case s.err != nil:
		p.stage.Failed(s.err, p.load)
		return
	case !s.loaded:
		p.stage.Loading()
		return
	case len(s.things) == 0:
		p.stage.Empty(p.none)
		return
	}
	p.rows.Objects = nil
	for _, t := range s.things[:min(len(s.things), shownThings)] {
		row := kit.NewRow(true)
		row.Set(kit.RowText{Icon: kit.Icon("trash"), Title: p.title(t), Detail: p.detail(t)})
		back := kit.QuietButton(kit.T("settings.putback", "Put back"), kit.Icon("undo"), func() { p.onRestore(t.ID) })
		p.rows.Add(kit.Ends(row, back))
	}
	p.rows.Refresh()
	rest := len(s.things) - shownThings
	p.more.Hidden = rest <= 0
	p.more.SetText(kit.TN("settings.moretrash", "and one more, older", "and {{.Count}} more, older", rest))
	p.stage.Full()
}

// set fills a button and the words about what it would do.
func set(b *kit.Button, words *widget.Label, step *data.Step, working bool, now time.Time) {
	words.Hidden = step == nil
	if step == nil || working {
		b.Disable()
	} else {
		b.Enable()
	}
	if step != nil {
		at := step.At.In(now.Location())
		words.SetText(kit.T("settings.step", "{{.What}}, {{.Day}} at {{.Time}}",
			"What", kit.UndoWords(*step), "Day", kit.NearDay(data.DayOf(at), data.DayOf(now)), "Time", kit.Clock(at)))
	}
}

// title is what a deleted thing is called.
func (p *TrashPage) title(t data.Trashed) string {
	if t.Title != "" && t.Kind != data.KindRecord && t.Kind != data.KindCheckIn {
		return t.Title
	}
	return kit.KindWords(t.Kind, 1)
}

// detail says what it is, about whom, and when it was deleted.
func (p *TrashPage) detail(t data.Trashed) string {
	parts := []string{kit.KindWords(t.Kind, 1)}
	for _, id := range t.People {
		if name := p.state.names[id]; name != "" {
			parts = append(parts, name)
		}
	}
	if t.Day != 0 {
		parts = append(parts, kit.DayText(t.Day))
	}
	at := t.At.In(p.env.Now().Location())
	parts = append(parts, kit.T("settings.deletedon", "deleted {{.Day}}", "Day", kit.NearDay(data.DayOf(at), data.DayOf(p.env.Now()))))
	return strings.Join(parts, " · ")
}
