package practice

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"kith/data"
	"kith/data/practice"
	"kith/screens/kit"
)

// whole gives the practice as it would be kept: without series whose questions are
// gone, and with a series for each scale. It says what is missing, "" for nothing.
func (b *builder) whole() (p practice.Practice, missing string) {
	p = b.state.def
	p.Series = withSeries(&p)
	switch {
	case strings.TrimSpace(p.Title) == "":
		return p, kit.T("practice.builder.notitle", "It needs a name.")
	case slices.ContainsFunc(p.Fields, func(f practice.Field) bool { return strings.TrimSpace(f.Label) == "" }):
		return p, kit.T("practice.builder.nolabel", "One question has no words yet.")
	case slices.ContainsFunc(p.Fields, func(f practice.Field) bool {
		return f.From == "" && (f.Type == practice.Choice || f.Type == practice.Choices) && len(f.Options) < 2
	}):
		return p, kit.T("practice.builder.fewoptions", "A choice needs at least two answers.")
	}
	if problems := p.Check(); len(problems) > 0 {
		return p, problems.Error() // of a file that came from elsewhere
	}
	return p, ""
}

// withSeries gives the series of a practice of one's own: how often, and each scale
// over time. Neither end of a scale is called the better one.
func withSeries(p *practice.Practice) []practice.Series {
	out := []practice.Series{{Name: "times", Title: p.Title, Statistic: practice.Count, Period: "week", Unit: practice.UnitTimes, Calm: "none", Chart: practice.Bars}}
	if p.Makes != practice.MakesRecord {
		return nil
	}
	for _, s := range p.Series {
		kept := s.Name != "times" && !slices.ContainsFunc(s.Keys, func(key string) bool {
			_, there := p.Field(key)
			return !there
		})
		if kept && len(out) < practice.MaxSeries {
			out = append(out, s)
		}
	}
	for _, f := range p.Fields {
		known := slices.ContainsFunc(out, func(s practice.Series) bool { return slices.Contains(s.Keys, f.Key) })
		if f.Type != practice.Scale || known || len(out) >= practice.MaxSeries {
			continue
		}
		unit := practice.UnitTen
		if f.Max == 100 {
			unit = practice.UnitHundred
		}
		out = append(out, practice.Series{
			Name: f.Key, Title: f.Label, Statistic: practice.Median, Keys: []string{f.Key}, Period: "week", Unit: unit, Calm: "none", Chart: practice.Trend,
		})
	}
	return out
}

// onSave keeps the practice.
func (b *builder) onSave() {
	p, missing := b.whole()
	if missing != "" {
		b.complain(missing)
		return
	}
	draft := b.state.draft
	b.screen.keepOwn(&p, b.state.old, func() {
		if b.stop != nil {
			b.stop()
			b.stop = nil
		}
		b.state = builderState{}
		b.screen.show(faceBoard)
		s := b.screen
		kit.Do(s.env.Run, func(ctx context.Context) error { return s.store.DropDraft(ctx, draft) }, func(err error) {
			s.env.Fail(kit.T("practice.forgetting", "putting the unfinished form away"), err)
		})
	})
}

// complain says what is missing.
func (b *builder) complain(text string) {
	b.fault.SetText(text)
	b.fault.Show()
	for n, f := range b.state.def.Fields {
		if strings.TrimSpace(f.Label) == "" && n < len(b.rows.Objects) {
			if row, ok := b.rows.Objects[n].(*builderRow); ok && b.state.def.Title != "" {
				b.screen.env.Window.Canvas().Focus(row.label)
				return
			}
		}
	}
	b.screen.env.Window.Canvas().Focus(b.title)
}

// keepOwn writes a practice of one's own, in the place of old if that is not nil.
func (s *Screen) keepOwn(p *practice.Practice, old *data.Definition, then func()) {
	doing := kit.T("practice.builder.saving", "keeping a practice of your own")
	body, err := p.JSON()
	if err != nil {
		s.env.Fail(doing, err)
		return
	}
	now := s.env.Now()
	d := data.Definition{ID: data.NewID(), Kind: data.DefPractice, Created: now}
	if old != nil {
		d = *old
	}
	d.Name, d.Body, d.Modified = strings.TrimSpace(p.Title), body, now
	s.write("practice.own", doing, func(w *data.Writer) error { return w.PutDefinition(&d) }, func() {
		then()
		s.load()
		s.notices.SayUndo(kit.T("practice.kept", "Kept."), func() {
			s.undoing(func(w *data.Writer) error {
				if old == nil {
					return w.DeleteDefinition(d.ID, s.env.Now())
				}
				before := *old
				before.Revision = d.Revision
				return w.PutDefinition(&before)
			})
		})
	})
}

// ownOf gives the definition of a practice of one's own, or nil.
func (s *Screen) ownOf(id string) *data.Definition {
	for i := range s.state.own {
		if p, err := practice.Parse(s.state.own[i].Body); err == nil && p.ID == id {
			return &s.state.own[i]
		}
	}
	return nil
}

// onDelete moves the practice to the trash. What was noted with it stays.
func (b *builder) onDelete() {
	said := kit.T("practice.builder.deleted", "It is in the trash. What you noted with it stays.")
	b.screen.trash(b.state.old.ID, (*data.Writer).DeleteDefinition, said, func() {
		b.state = builderState{}
		b.screen.show(faceBoard)
	})
}

// onShare writes the practice into a file: its questions, and nothing that was noted.
func (b *builder) onShare() {
	p, missing := b.whole()
	if missing != "" {
		b.complain(missing)
		return
	}
	s := b.screen
	kit.AskSave(s.env.Window, kit.FileAsk{
		Title: kit.T("practice.builder.share", "Share as a file"),
		Why:   kit.T("practice.builder.sharewhy", "The file holds the words and questions of this practice, readable for everyone, and nothing that you noted with it."),
		Verb:  kit.T("practice.builder.write", "Write the file"), Name: "practice.json",
	}, func(path string) {
		kit.Do(s.env.Run, func(context.Context) error { return writeFile(path, &p) }, func(err error) {
			if err != nil {
				s.env.Fail(kit.T("practice.builder.sharing", "writing the file"), err)
				return
			}
			s.notices.Say(kit.T("practice.builder.shared", "The file is written."))
		})
	})
}

// writeFile writes a practice where only its owner can read it.
func writeFile(path string, p *practice.Practice) error {
	body, err := p.JSON()
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, body, 0o600); err != nil {
		return fmt.Errorf("write a practice file: %w", err)
	}
	return nil
}

// onTake asks for a file and takes its practice in.
func (s *Screen) onTake() {
	kit.AskOpen(s.env.Window, kit.FileAsk{
		Title: kit.T("practice.take", "Take in a file"), Why: kit.T("practice.takewhy", "A practice that somebody shared with you. It is looked at before anything is kept."),
		Verb: kit.T("practice.look", "Look at it"), Endings: []string{".json"},
	}, s.takeFile)
}

// takeFile reads a practice from a file and opens it in the builder, to be looked at
// and kept. One that is known already is changed by it; the id of a shipped practice
// is left to that one.
func (s *Screen) takeFile(path string) {
	var p *practice.Practice
	kit.Do(s.env.Run, func(context.Context) (err error) {
		p, err = readFile(path)
		return err
	}, func(err error) {
		if err != nil {
			s.env.Fail(kit.T("practice.taking", "taking in a practice"), err)
			return
		}
		old := s.ownOf(p.ID)
		if shipped, err := s.shipped(); err == nil && (shipped.Named(p.ID) != nil || p.Makes != practice.MakesRecord) {
			s.env.Fail(kit.T("practice.taking", "taking in a practice"), &data.FieldError{Noun: "practice", Field: "id", Rule: "comes with the program already, or makes something that only the program can"})
			return
		}
		s.builder.begin(old)
		s.builder.state.def, s.builder.state.dirty = *p, true
		s.builder.fill()
		s.builder.changed()
	})
}

// readFile reads a practice, but no more of a file than one can be long.
func readFile(path string) (*practice.Practice, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open a practice file: %w", err)
	}
	defer in.Close()
	body, err := io.ReadAll(io.LimitReader(in, practice.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read a practice file: %w", err)
	}
	return practice.Parse(body)
}
