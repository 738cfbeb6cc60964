package journal

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/search"
	"kith/screens/kit"
)

// kept is what the dialog of the search shows.
type kept struct {
	list  []data.SavedSearch
	forms search.Stem
}

// loadForms reads which word forms a search joins.
func (s *Screen) loadForms() {
	kit.Load(s.env.Run, &s.forms, s.store.SearchForms, func(stem search.Stem, err error) {
		if err == nil && stem != s.state.forms {
			s.state.forms = stem
			s.findAgain()
		}
	})
}

// onKept shows the searches that are kept, and how to search.
func (s *Screen) onKept() {
	kit.Load(s.env.Run, &s.kepts, func(ctx context.Context) (k kept, err error) {
		if k.list, err = s.store.SavedSearches(ctx); err != nil {
			return k, err
		}
		k.forms, err = s.store.SearchForms(ctx)
		return k, err
	}, func(k kept, err error) {
		if err != nil {
			s.env.Fail(kit.T("journal.kept.reading", "reading the saved searches"), err)
			return
		}
		s.state.forms = k.forms
		s.showKept(k)
	})
}

// keptDialog is the dialog of the search.
type keptDialog struct {
	screen *Screen
	dialog *kit.Dialog
	name   *kit.Field // for the search that is shown; nil without one
}

// showKept puts the dialog over the room.
func (s *Screen) showKept(k kept) {
	d := &keptDialog{screen: s}
	parts := []fyne.CanvasObject{}
	if s.state.query != "" {
		parts = append(parts, d.keepLine())
	}
	parts = append(parts, d.rows(k.list)...)
	parts = append(parts, d.formsLine(k.forms), s.helpLines())
	body := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, kit.Large), kit.Stack(kit.Medium, parts...)))
	body.SetMinSize(fyne.NewSize(kit.FormWidth*theme.TextSize(), s.env.Window.Canvas().Size().Height*0.6))
	d.dialog = kit.ShowDialog(s.env.Window, kit.T("journal.kept.title", "Searches"), body,
		kit.NewButton(kit.T("journal.close", "Close"), nil, func() { d.dialog.Close() }))
	if d.name != nil {
		s.env.Window.Canvas().Focus(d.name)
	}
}

// keepLine keeps the search that is shown under a name.
func (d *keptDialog) keepLine() fyne.CanvasObject {
	s := d.screen
	name := kit.NewField(kit.T("journal.kept.name", "A name for this search"))
	keep := func() {
		if title := strings.TrimSpace(name.Text); title != "" {
			d.dialog.Close()
			s.keepSearch(data.SavedSearch{ID: data.NewID(), Name: title, Query: s.state.query})
		}
	}
	name.OnSubmitted = func(string) { keep() }
	d.name = name
	button := kit.MainButton(kit.T("journal.kept.keep", "Keep it"), nil, keep)
	return kit.Stack(kit.Tight, kit.QuietLine(s.state.query), container.NewBorder(nil, nil, nil, button, name))
}

// rows are the searches that are kept; each can be run, renamed and taken away.
func (d *keptDialog) rows(list []data.SavedSearch) []fyne.CanvasObject {
	if len(list) == 0 {
		return []fyne.CanvasObject{kit.Quiet(kit.T("journal.kept.none", "No search is kept yet. Search for something, come back here, and give it a name."))}
	}
	var out []fyne.CanvasObject
	for _, one := range list {
		run := kit.QuietButton(one.Name, kit.Icon("search"), func() {
			d.dialog.Close()
			d.screen.Search(one.Query)
		})
		rename := kit.IconButton(kit.Icon("edit"), kit.T("journal.kept.rename", "Rename “{{.Name}}”", "Name", one.Name), func() {
			d.dialog.Close()
			d.screen.askName(one)
		})
		away := kit.IconButton(kit.Icon("trash"), kit.T("journal.kept.delete", "Delete “{{.Name}}”", "Name", one.Name), func() {
			d.dialog.Close()
			d.screen.deleteSearch(one)
		})
		words := kit.QuietLine(one.Query)
		out = append(out, container.NewBorder(nil, nil, run, kit.Line(kit.Tight, rename, away), words))
	}
	return out
}

// formsLine lets one choose whose word forms are joined.
func (d *keptDialog) formsLine(now search.Stem) fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, stem := range search.Stems() {
		chips = append(chips, kit.NewToggle(formsWord(stem), stem == now, func() {
			d.dialog.Close()
			d.screen.setForms(stem)
		}))
	}
	return kit.Labelled(kit.T("journal.forms", "Also find other forms of a word (walk, walked) in"), kit.Wrap(kit.Tight, chips...))
}

// formsWord names a language in itself, so that whoever writes it knows it.
func formsWord(stem search.Stem) string {
	switch stem {
	case search.English:
		return "English"
	case search.German:
		return "Deutsch"
	case search.French:
		return "Français"
	case search.Spanish:
		return "Español"
	case search.Italian:
		return "Italiano"
	}
	return kit.T("journal.forms.none", "no language")
}

// helpLines say what can be asked.
func (s *Screen) helpLines() fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, p := range [][2]string{
		{"anxious call", kit.T("journal.help.and", "both words")},
		{`"felt safe"`, kit.T("journal.help.phrase", "these words side by side, exactly so")},
		{"calm OR close", kit.T("journal.help.or", "one or the other")},
		{"-work", kit.T("journal.help.not", "without this")},
		{"swim*  title:call", kit.T("journal.help.prefix", "beginning so; in the title")},
		{"#repair  @Anna", kit.T("journal.help.tag", "a tag; a person")},
		{"date:2024-03  date:7d..", kit.T("journal.help.date", "a month; the last seven days")},
		{"before:2024  after:2023-06", kit.T("journal.help.before", "earlier; later")},
		{"on:04-17", kit.T("journal.help.on", "that day in every year")},
		{"mood:<0  mood:>=1", kit.T("journal.help.mood", "low or heavy days; good or bright ones")},
		{"has:photo  is:starred", kit.T("journal.help.has", "also file, mood, tag, person, title; muted")},
		{"template:morning", kit.T("journal.help.template", "begun with a template")},
		{"( … )", kit.T("journal.help.group", "keeps together what belongs together")},
	} {
		how := kit.QuietWord(p[0])
		how.Importance = widget.MediumImportance
		all = append(all, container.NewGridWithColumns(2, how, kit.Quiet(p[1])))
	}
	return kit.Labelled(kit.T("journal.help", "What can be asked"), kit.Stack(-kit.Small, all...))
}

// keepSearch keeps a search.
func (s *Screen) keepSearch(one data.SavedSearch) {
	now := s.env.Now()
	s.write(kit.T("journal.kept.keeping", "keeping the search"), func(w *data.Writer) error {
		return w.SaveSearch(one, now)
	}, func() {
		s.notices.Say(kit.T("journal.kept.done", "The search is kept as “{{.Name}}”.", "Name", one.Name))
	})
}

// askName asks for another name.
func (s *Screen) askName(one data.SavedSearch) {
	var d *kit.Dialog
	name := kit.NewField("")
	name.SetText(one.Name)
	rename := func() {
		if title := strings.TrimSpace(name.Text); title != "" {
			d.Close()
			one.Name = title
			s.keepSearch(one)
		}
	}
	name.OnSubmitted = func(string) { rename() }
	d = kit.ShowDialog(s.env.Window, kit.T("journal.kept.renaming", "Another name"), name,
		kit.NewButton(kit.T("journal.kept.renamed", "Rename"), nil, rename),
		kit.QuietButton(kit.T("journal.cancel", "Cancel"), nil, func() { d.Close() }))
	s.env.Window.Canvas().Focus(name)
}

// deleteSearch takes a search away and offers to take it back.
func (s *Screen) deleteSearch(one data.SavedSearch) {
	s.write(kit.T("journal.kept.deleting", "deleting the search"), func(w *data.Writer) error {
		return w.DeleteDefinition(one.ID, s.env.Now())
	}, func() {
		s.notices.SayUndo(kit.T("journal.kept.deleted", "The search is deleted."), func() { s.keepSearch(one) })
	})
}

// setForms chooses whose word forms are joined.
func (s *Screen) setForms(stem search.Stem) {
	now := s.env.Now()
	kit.Do(s.env.Run, func(ctx context.Context) error { return s.store.SetSearchForms(ctx, stem, now) }, func(err error) {
		if err != nil {
			s.env.Fail(kit.T("journal.forms.keeping", "keeping the language of the search"), err)
			return
		}
		s.state.forms = stem
		s.findAgain()
	})
}
