package people

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// form is where one time of giving and receiving is noted. What came to me is
// asked before what I gave: one's own part is remembered better than it was.
type form struct {
	screen *Screen
	state  formState
	stop   func() // of the timer that keeps a draft

	title    *widget.Label
	chips    *fyne.Container
	who      *kit.Picker
	whoFault *widget.Label
	day      *kit.DateField
	received []*amount
	given    []*amount
	reached  *amount
	safe     *kit.NumberScale
	energy   *amount
	minutes  *nameField
	minFault *widget.Label
	note     *noteArea
	unlisted *kit.Button // shows what is asked more
	extra    *fyne.Container
	away     *kit.Button
	left     *widget.Label // that an unfinished note was found
	scroll   *container.Scroll
	root     *fyne.Container // the questions, and below them what ends the form
}

// formState is what the form holds, apart from what is being typed.
type formState struct {
	open    bool
	loading bool          // a draft is being looked for
	name    string        // of the form, as its draft has it
	draft   data.ID       // of the draft
	old     *data.Contact // the contact being changed, or nil
	people  []data.ID     // with whom
	more    bool          // all questions are shown
	found   bool          // it began with a draft
	dirty   bool          // not kept as a draft yet
	way     []*data.Draft // being kept
	saving  *noting       // its contacts are being kept, or nil
	quiet   bool          // the fields are being filled
	noWho   bool          // it was to be saved without anybody
	badMin  bool          // it was to be saved with minutes that are no number
}

// noting is one saving of the form.
type noting struct {
	list []data.Contact
	old  *data.Contact // the contact that was changed, or nil
	kept bool          // the contacts are on the disk; known when the write has ended
}

// begin opens the form, with somebody if the id is one. What was left
// unfinished is there again.
func (f *form) begin(with data.ID) {
	name, people := "contact", []data.ID(nil)
	if !with.IsZero() {
		name, people = "contact:"+with.String(), []data.ID{with}
	}
	f.show(formState{name: name, people: people}, data.Contact{Day: f.screen.today()})
}

// change opens the form with a contact to be changed.
func (f *form) change(c data.Contact) {
	f.show(formState{name: "contact=" + c.ID.String(), people: []data.ID{c.Person}, old: &c, more: asksMore(&c)}, c)
}

// asksMore says that a contact has answers that the short form does not show.
func asksMore(c *data.Contact) bool {
	return c.FeltSafe.Set || c.Energy.Set || c.Minutes > 0 || c.Note != ""
}

// show opens the form and looks for its draft.
func (f *form) show(st formState, c data.Contact) {
	if err := f.flush(); err != nil {
		f.screen.env.Fail(kit.T("people.keeping", "keeping an unfinished note"), err)
		return
	}
	st.open, st.loading, st.draft = true, true, data.NewID()
	f.state = st
	f.fill(&c)
	f.scroll.ScrollToTop()
	s := f.screen
	kit.Load(s.env.Run, &s.drafts, s.store.Drafts, f.foundDrafts)
	s.split.Enter(true)
	s.state.waiting = true
	s.Refresh()
	s.focusWaiting()
}

// foundDrafts fills the form with what was left unfinished.
func (f *form) foundDrafts(list []data.Draft, err error) {
	f.state.loading = false
	if err != nil {
		f.screen.env.Fail(kit.T("people.drafts", "looking for an unfinished note"), err)
	}
	var newest *data.Draft
	for i := range list {
		if list[i].Form == f.state.name && (newest == nil || list[i].At.After(newest.At)) {
			newest = &list[i]
		}
	}
	if newest != nil && !f.state.dirty {
		f.state.draft, f.state.found = newest.ID, true
		f.restore(newest)
	}
	f.screen.Refresh()
	f.screen.focusWaiting()
}

// close puts the form away; an unfinished one is kept as a draft.
func (f *form) close() {
	if !f.state.open {
		return
	}
	if err := f.flush(); err != nil {
		f.screen.env.Fail(kit.T("people.keeping", "keeping an unfinished note"), err)
		return
	}
	f.state = formState{}
	f.screen.drafts.Stop()
	f.screen.split.Enter(false)
	f.screen.Refresh()
}

// onClose puts the form away by the person's wish.
func (f *form) onClose() {
	if f.close(); !f.state.open {
		f.screen.Focus()
	}
}

// touch notes a change and keeps it soon.
func (f *form) touch() {
	if f.state.quiet || !f.state.open {
		return
	}
	f.state.dirty = true
	if f.stop == nil {
		f.stop = f.screen.env.Run.After(f.screen.prefs().Autosave, f.keep)
	}
}

// onWho adds somebody it was with.
func (f *form) onWho(id data.ID) {
	if !slices.Contains(f.state.people, id) {
		f.state.people = append(f.state.people, id)
		f.state.noWho = false
		f.touch()
	}
	f.refresh()
}

// onNewWho makes somebody new and adds them.
func (f *form) onNewWho(name string) {
	f.screen.addPerson(name, func(p data.Person) { f.onWho(p.ID) }, func() {})
}

// onNotWho takes somebody away again.
func (f *form) onNotWho(id data.ID) {
	f.state.people = slices.DeleteFunc(f.state.people, func(p data.ID) bool { return p == id })
	f.touch()
	f.refresh()
	f.screen.env.Window.Canvas().Focus(f.who.Focusable())
}

// onMore shows all questions.
func (f *form) onMore() {
	f.state.more = true
	f.refresh()
	f.reveal(f.safe)
	f.screen.env.Window.Canvas().Focus(f.safe)
}

// save keeps the contact, or one for each person, and offers to take it back.
func (f *form) save() {
	if !f.state.open || f.state.saving != nil || f.state.loading {
		return
	}
	minutes, ok := readMinutes(f.minutes.Text)
	f.state.noWho, f.state.badMin = len(f.state.people) == 0, !ok
	if f.state.noWho || f.state.badMin || f.day.Wrong() {
		f.complain()
		return
	}
	save := &noting{list: f.contacts(minutes), old: f.state.old}
	draft, s := f.state.draft, f.screen
	f.state.saving = save
	f.cease()
	kit.Do(s.env.Run, func(ctx context.Context) error {
		err := s.store.Act(ctx, "people.contact", s.env.Now(), func(w *data.Writer) error {
			for i := range save.list {
				if err := w.PutContact(&save.list[i]); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("note a contact: %w", err)
		}
		save.kept = true
		return s.store.DropDraft(ctx, draft)
	}, func(err error) { f.saved(save, err) })
}

// saved puts the form away when its contacts are kept, unless another one is open
// by now. When only forgetting the draft failed they are kept all the same.
func (f *form) saved(save *noting, err error) {
	s, same := f.screen, f.state.saving == save
	if same {
		f.state.saving = nil
	}
	if err != nil {
		s.env.Fail(kit.T("people.noting", "noting a contact"), err)
	}
	if !save.kept {
		return // what was filled in is still there, or kept as a draft
	}
	if same {
		f.state = formState{}
		s.split.Enter(true)
		s.choose(save.list[0].Person)
	}
	s.load()
	s.Refresh()
	if same {
		s.Focus()
	}
	s.notices.SayUndo(kit.T("people.noted", "Noted."), func() { s.unnote(save.list, save.old) })
}

// unnote takes contacts back, or gives one the form that it had before.
func (s *Screen) unnote(list []data.Contact, old *data.Contact) {
	s.write(kit.T("people.unnoting", "taking the note back"), func(w *data.Writer) error {
		if old != nil {
			before := *old
			before.Revision = list[0].Revision
			return w.PutContact(&before)
		}
		for _, c := range list {
			if err := w.DeleteContact(c.ID, s.env.Now()); err != nil {
				return err
			}
		}
		return nil
	}, s.load)
}

// complain says what is missing and puts the cursor there.
func (f *form) complain() {
	f.refresh()
	canvas := f.screen.env.Window.Canvas()
	switch {
	case f.state.noWho:
		canvas.Focus(f.who.Focusable())
	case f.day.Wrong():
		canvas.Focus(f.day.Focusable())
	default:
		canvas.Focus(f.minutes)
	}
}

// onDelete moves the contact being changed to the trash.
func (f *form) onDelete() {
	s, c, draft := f.screen, *f.state.old, f.state.draft
	f.cease()
	kit.Do(s.env.Run, func(ctx context.Context) error {
		if err := s.store.Act(ctx, "people.contact", s.env.Now(), func(w *data.Writer) error { return w.DeleteContact(c.ID, s.env.Now()) }); err != nil {
			return err
		}
		return s.store.DropDraft(ctx, draft)
	}, func(err error) {
		if err != nil {
			s.env.Fail(kit.T("people.deletingcontact", "deleting a contact"), err)
			return
		}
		same := f.state.draft == draft // else another form is open by now
		if same {
			f.state = formState{}
		}
		s.load()
		s.Refresh()
		if same {
			s.Focus()
		}
		s.notices.SayUndo(kit.T("people.contactdeleted", "The contact is in the trash."), func() {
			s.write(kit.T("people.restoringcontact", "taking the contact back"), func(w *data.Writer) error { return w.Restore(c.ID) }, s.load)
		})
	})
}

// shortcuts has Ctrl+Enter save while the room is seen; fields of text answer to
// it themselves.
func (f *form) shortcuts(on bool) {
	canvas := f.screen.env.Window.Canvas()
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		shortcut := &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
		if on {
			canvas.AddShortcut(shortcut, func(fyne.Shortcut) { f.save() })
		} else {
			canvas.RemoveShortcut(shortcut)
		}
	}
}
