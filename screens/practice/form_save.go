package practice

import (
	"context"
	"slices"
	"strings"
	"time"

	"kith/data"
	"kith/data/practice"
	"kith/screens/kit"
)

// saving is one saving of the form.
type saving struct {
	kept bool // it is on the disk; known when the write has ended
}

// makeFoot makes what ends the form. A step with a prediction is begun, or kept as a
// plan that can still be changed.
func (f *form) makeFoot() {
	st := &f.state
	f.foot.RemoveAll()
	save := kit.T("practice.save", "Save")
	if st.def.Locks() && st.def.Follow.When.Key == "" && !f.begun() {
		save = kit.T("practice.begin", "Begin the step")
		f.planned = kit.NewButton(kit.T("practice.plan", "Keep as a plan"), nil, func() { f.onSave(false) })
	} else {
		f.planned = nil
	}
	f.save = kit.MainButton(save, kit.Icon("check"), func() { f.onSave(true) })
	f.foot.Add(f.save)
	if f.planned != nil {
		f.foot.Add(f.planned)
	}
	if r := st.record; r != nil && practice.Open(r) {
		f.foot.Add(kit.NewButton(kit.T("practice.letbe", "Let it be"), nil, f.onLetBe))
	}
	if st.record != nil || st.item != nil {
		f.foot.Add(kit.QuietButton(kit.T("practice.delete", "Delete"), kit.Icon("trash"), f.onDelete))
	} else {
		f.foot.Add(kit.QuietButton(kit.T("practice.discard", "Throw away"), nil, f.onDiscard))
	}
	if st.def.Makes == practice.MakesRecord && st.record == nil && f.screen.any(st.def.ID) {
		f.foot.Add(kit.QuietButton(kit.T("practice.earlier", "Earlier ones"), kit.Icon("clock"), f.onEarlier))
	}

}

// any says that there is a record of a practice.
func (s *Screen) any(id string) bool {
	return slices.ContainsFunc(s.state.records, func(r data.Record) bool { return r.Practice == id })
}

// onMore unfolds the other questions.
func (f *form) onMore() {
	f.state.more = true
	f.refresh()
	for _, q := range f.asked {
		if q.def.More && q.root.Visible() && q.focus != nil {
			f.screen.env.Window.Canvas().Focus(q.focus)
			return
		}
	}
}

// onName takes over what an item is called.
func (f *form) onName(text string) {
	f.state.title = oneLine(text)
	f.fault.Hide()
	f.touch()
}

// onAbout takes over what it is about; the same again takes it back, where it may be
// about nothing.
func (f *form) onAbout(id data.ID) {
	if f.state.about == id && !f.state.def.About.Needed {
		id = data.ID{}
	}
	if f.begun() {
		return // what a prediction was about stands with it
	}
	f.state.about = id
	f.state.answers = f.copied(f.state.def, id, f.state.answers)
	f.touch()
	f.make() // the lines to choose from are others
}

// onNotWith takes somebody away again.
func (f *form) onNotWith(id data.ID) {
	f.state.people = slices.DeleteFunc(f.state.people, func(p data.ID) bool { return p == id })
	f.touch()
	f.refresh()
}

// onEarlier shows what was noted with this practice before.
func (f *form) onEarlier() {
	id := f.state.def.ID
	if f.flush() != nil {
		return
	}
	f.state, f.asked = formState{}, nil
	f.screen.page.open(data.ID{}, id)
	f.screen.show(facePage)
}

// complain says what is missing.
func (f *form) complain(text string) {
	f.fault.SetText(text)
	f.fault.Show()
	f.root.Refresh()
}

// missing says what keeps the form from being saved, "" for nothing.
func (f *form) missing() string {
	st := &f.state
	switch {
	case st.def.Makes == practice.MakesItem && strings.TrimSpace(st.title) == "":
		return kit.T("practice.noname", "It needs a name; one word is enough.")
	case st.def.About.Needed && f.screen.item(st.about) == nil:
		return kit.T("practice.noabout", "Choose what it is about, or begin a new one.")
	}
	return strings.Join(st.def.Missing(st.answers), " ")
}

// onSave keeps what was filled in. Begin has a step with a prediction begin.
func (f *form) onSave(begin bool) {
	st := &f.state
	if st.def == nil || st.saving != nil || f.screen.state.face != faceForm {
		return
	}
	if m := f.missing(); m != "" {
		f.complain(m)
		return
	}
	if st.def.Makes == practice.MakesItem {
		f.saveItem()
		return
	}
	f.saveRecord(begin)
}

// saveItem keeps an item.
func (f *form) saveItem() {
	s, st := f.screen, &f.state
	now := s.env.Now()
	i := data.Item{ID: data.NewID(), Kind: st.def.ID, Created: now}
	if st.item != nil {
		i = *st.item
	}
	i.Title, i.Fields, i.People, i.Started, i.Modified = strings.TrimSpace(st.title), st.answers, st.people, st.day, now
	old := st.item
	f.send("practice.item", func(w *data.Writer) error { return w.PutItem(&i) }, func() {
		s.state.items = slices.DeleteFunc(s.state.items, func(o data.Item) bool { return o.ID == i.ID })
		s.state.items = append(s.state.items, i) // until it is read again
		f.state.about, f.state.item = i.ID, nil
	}, func() {
		s.undoing(func(w *data.Writer) error {
			if old == nil {
				return w.DeleteItem(i.ID, s.env.Now())
			}
			before := *old
			before.Revision = i.Revision
			return w.PutItem(&before)
		})
	})
}

// saveRecord keeps a record.
func (f *form) saveRecord(begin bool) {
	s, st := f.screen, &f.state
	now := s.env.Now()
	r := data.Record{ID: data.NewID(), Practice: st.def.ID, Created: now, Zone: now.Location().String()}
	if st.record != nil {
		r = *st.record
	}
	r.Day, r.Item, r.People, r.Fields, r.Modified = st.day, st.about, st.people, st.answers, now
	if begin && st.def.Locks() {
		practice.Begin(&r, s.today())
	}
	st.def.Settle(&r, s.today())
	if st.record != nil {
		if err := st.def.Keep(st.record, &r); err != nil {
			s.env.Fail(kit.T("practice.saving", "keeping what was filled in"), err)
			return
		}
	}
	old := st.record
	f.send("practice.log", func(w *data.Writer) error { return w.PutRecord(&r) }, func() {}, func() {
		s.undoing(func(w *data.Writer) error {
			if old == nil {
				return w.DeleteRecord(r.ID, s.env.Now())
			}
			before := *old
			before.Revision = r.Revision
			return w.PutRecord(&before)
		})
	})
}

// send writes, forgets the draft, and goes back; undo takes the write back.
func (f *form) send(name string, write func(*data.Writer) error, kept, undo func()) {
	s := f.screen
	save, draft, now := &saving{}, f.state.draft, s.env.Now()
	f.cease()
	f.state.saving = save
	kit.Do(s.env.Run, func(ctx context.Context) error {
		if err := s.store.Act(ctx, name, now, write); err != nil {
			return err
		}
		save.kept = true
		return s.store.DropDraft(ctx, draft)
	}, func(err error) {
		same := f.state.saving == save
		if same {
			f.state.saving = nil
		}
		if err != nil {
			s.env.Fail(kit.T("practice.saving", "keeping what was filled in"), err)
		}
		if !save.kept {
			return // what was filled in is still there
		}
		if same {
			f.state.dirty = false
			kept()
			f.leave()
		}
		s.load()
		s.notices.SayUndo(kit.T("practice.kept", "Kept."), undo)
	})
}

// undoing takes a write back.
func (s *Screen) undoing(do func(*data.Writer) error) {
	s.write("practice.undo", kit.T("practice.takingback", "taking it back"), do, s.load)
}

// onLetBe ends the asking, with nothing noted. That is an outcome too.
func (f *form) onLetBe() {
	r := *f.state.record
	before := r
	r.Closed, r.Modified = f.screen.today(), f.screen.env.Now()
	f.forget()
	f.screen.putRecord("practice.letbe", &r, before, kit.T("practice.leftalone", "It is left alone."))
	f.leave()
}

// putRecord writes a record and offers to take that back.
func (s *Screen) putRecord(name string, r *data.Record, before data.Record, said string) {
	s.write(name, kit.T("practice.saving", "keeping what was filled in"), func(w *data.Writer) error { return w.PutRecord(r) }, func() {
		s.load()
		s.notices.SayUndo(said, func() {
			before.Revision = r.Revision
			s.undoing(func(w *data.Writer) error { return w.PutRecord(&before) })
		})
	})
}

// forget drops the draft of the form.
func (f *form) forget() {
	f.cease()
	f.state.dirty, f.state.way = false, 0
	draft, s := f.state.draft, f.screen
	kit.Do(s.env.Run, func(ctx context.Context) error { return s.store.DropDraft(ctx, draft) }, func(err error) {
		s.env.Fail(kit.T("practice.forgetting", "putting the unfinished form away"), err)
	})
}

// onDiscard throws away what was filled in; for a moment it can be had back.
func (f *form) onDiscard() {
	st := f.state
	empty := len(st.answers) == 0 && st.title == ""
	f.forget()
	f.leave()
	if !empty {
		f.screen.notices.SayUndo(kit.T("practice.discarded", "Thrown away."), func() {
			st.draft, st.dirty, st.saving, st.way = data.NewID(), true, nil, 0
			f.state = st
			f.make()
			f.touch()
			f.screen.show(faceForm)
		})
	}
}

// onDelete moves what is being changed to the trash.
func (f *form) onDelete() {
	s, st := f.screen, &f.state
	id := data.ID{}
	del := (*data.Writer).DeleteRecord
	if st.item != nil {
		id, del = st.item.ID, (*data.Writer).DeleteItem
	} else {
		id = st.record.ID
	}
	f.forget()
	s.trash(id, del, kit.T("practice.deleted", "It is in the trash."), func() {
		s.state.items = slices.DeleteFunc(s.state.items, func(i data.Item) bool { return i.ID == id })
		f.leave()
	})
}

// trash moves something to the trash and offers to take it back.
func (s *Screen) trash(id data.ID, del func(*data.Writer, data.ID, time.Time) error, said string, then func()) {
	now := s.env.Now()
	s.write("practice.delete", kit.T("practice.deleting", "deleting it"), func(w *data.Writer) error { return del(w, id, now) }, func() {
		then()
		s.load()
		s.notices.SayUndo(said, func() {
			s.undoing(func(w *data.Writer) error { return w.Restore(id) })
		})
	})
}
