package page

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/screens/kit"
)

// onTyped is told of every key.
func (p *Page) onTyped() {
	p.pen.touch()
	p.refreshCount()
	p.refreshPrompt()
}

// onKey is asked before the text about every key.
func (p *Page) onKey(key *fyne.KeyEvent) bool {
	switch {
	case key.Name == fyne.KeyF9, key.Name == fyne.KeyEscape && p.peace.over != nil && p.complete.offers.Len() == 0:
		p.onPeace()
		return true
	case key.Name == fyne.KeyF3 && p.finder.query.Text != "":
		p.text.FindNext(p.finder.query.Text)
		return true
	case !p.complete.offers.Key(key.Name):
		return false
	}
	if p.complete.offers.Len() == 0 {
		p.offer(nil, -1)
	}
	return true
}

// titleKey answers to the keys of the title: Escape and Down go on to the text.
func (p *Page) titleKey(key fyne.KeyName) bool {
	if key != fyne.KeyEscape && key != fyne.KeyDown {
		return false
	}
	p.Focus()
	return true
}

// onFollow goes to what a link leads to.
func (p *Page) onFollow(l data.Link) {
	if l.Scheme == data.EntryScheme {
		p.env.Go(kit.Place{Room: "journal", ID: l.ID.String()})
		return
	}
	if a := p.file(l.ID); a != nil {
		p.openFile(*a)
	}
}

// nameLength is the length of the name that a text begins with.
func (p *Page) nameLength(text string) int {
	length, _ := p.state.names.At(text)
	return length
}

// onAdding opens the field for somebody or a tag, or closes it.
func (p *Page) onAdding(what adding) {
	if p.state.adding == what {
		what = addNothing
	}
	p.state.adding = what
	p.refreshChips()
	switch what {
	case addPerson:
		p.env.Window.Canvas().Focus(p.picker.Focusable())
	case addTag:
		p.env.Window.Canvas().Focus(p.tagger.Focusable())
	default:
		p.Focus()
	}
}

// closeAdding puts the field for somebody or a tag away.
func (p *Page) closeAdding() { p.onAdding(addNothing) }

// onStar gives the entry a star or takes it away. It is a write of its own, so that it
// can be undone without the text that was just typed.
func (p *Page) onStar() {
	if e := p.Entry(); p.pen.busy() && !e.Blank() {
		_ = p.pen.flush() // the sign says so; the star then goes with the text
	}
	p.state.entry.Starred = !p.state.entry.Starred
	p.pen.touch()
	p.pen.save()
	p.Refresh()
}

// onPerson adds or takes away somebody the page speaks of.
func (p *Page) onPerson(id data.ID, on bool) {
	list := slices.DeleteFunc(slices.Clone(p.state.entry.People), func(o data.ID) bool { return o == id })
	if on {
		list = append(list, id)
	}
	p.state.entry.People = list
	p.pen.touch()
	p.refreshChips()
}

// onTag adds or takes away a tag.
func (p *Page) onTag(tag string, on bool) {
	list := slices.DeleteFunc(slices.Clone(p.state.entry.Tags), func(o string) bool { return sameTag(o, tag) })
	if on {
		list = append(list, tag)
	}
	p.state.entry.Tags = list
	p.pen.touch()
	p.refreshChips()
}

// onAddPerson makes somebody new and adds them to the page.
func (p *Page) onAddPerson(name string) {
	now := p.env.Now()
	who := data.Person{ID: data.NewID(), Name: name, Created: now, Modified: now}
	entry := p.state.entry.ID
	kit.Do(p.env.Run, func(ctx context.Context) error {
		return p.store.Update(ctx, func(w *data.Writer) error { return w.PutPerson(&who) })
	}, func(err error) {
		if err != nil {
			p.env.Fail(kit.T("page.addingperson", "adding a person"), err)
			return
		}
		p.know(append(slices.Clone(p.state.folk), who))
		if p.state.entry.ID == entry { // else another entry was laid out meanwhile
			p.onPerson(who.ID, true)
		}
	})
}

// onMood notes how the day is; the same again takes it back.
func (p *Page) onMood(index int) {
	mood := data.Rated(float64(index - 2))
	if index < 0 {
		mood = data.Rating{}
	}
	p.state.entry.Mood = mood
	p.pen.touch()
}

// findPerson gives the people that fit a typed text and are not on the page.
func (p *Page) findPerson(typed string) []kit.Choice {
	var all []kit.Choice
	for _, who := range p.state.folk {
		if !who.Archived && !slices.Contains(p.state.entry.People, who.ID) {
			all = append(all, kit.Choice{ID: who.ID, Name: who.Name})
		}
	}
	return kit.MatchNames(all, typed)
}

// findTag gives the tags that fit a typed text and are not on the page.
func (p *Page) findTag(typed string) []kit.Choice {
	var all []kit.Choice
	for _, t := range p.state.tags {
		if !slices.ContainsFunc(p.state.entry.Tags, func(o string) bool { return sameTag(o, t.Name) }) {
			all = append(all, kit.Choice{Name: t.Name})
		}
	}
	return kit.MatchNames(all, typed)
}
