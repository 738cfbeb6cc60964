package relmap

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/picture"
	"kith/screens/picture/ecomap"
)

// family shows the generations and a pattern that came through them: who carried
// it, and whether it stops with the person. All of it can be taken back.
type family struct {
	room    *Screen
	chosen  data.ID // the pattern that is looked at
	person  data.ID // whose generation can be changed
	chips   *fyne.Container
	fresh   *widget.Entry
	hint    *widget.Label
	stops   *kit.Chip
	carried *kit.Chip
	who     *widget.Label
	when    *kit.Segmented
	tools   fyne.CanvasObject
	view    *kit.PictureView
	stage   *kit.Stage
	nobody  fyne.CanvasObject
	object  fyne.CanvasObject
	places  generations
	reads   kit.Latest
}

// generations says where people of the family stand, by id, as far as a hand has
// said so: −2 to 1, and away for those who are not of it.
type generations map[string]int

// generationsPref is the name under which they are kept in the vault.
const generationsPref = "map/generations"

// notFamily is the generation of somebody who is not shown here.
const notFamily = 9

// deedPattern is the step of changing a pattern of the family.
const deedPattern = "relmap.pattern"

// newFamily builds the sheet.
func (s *Screen) newFamily() *family {
	f := &family{room: s, chips: kit.Wrap(kit.Small), hint: kit.Quiet(""), who: kit.SectionTitle("")}
	s.family = f
	f.fresh = widget.NewEntry()
	f.fresh.SetPlaceHolder(kit.T("relmap.family.new", "A pattern, in your own words, and Enter"))
	f.fresh.OnSubmitted = f.onNew
	f.stops = kit.NewToggle(kit.T("relmap.family.stops", "It stops with me"), false, f.onStops)
	f.carried = kit.NewToggle(kit.T("relmap.family.carried", "Carried it"), false, f.onCarried)
	f.when = kit.NewSegmented([]string{
		kit.T("relmap.family.gen2", "before them"), kit.T("relmap.family.gen1", "caregivers"),
		kit.T("relmap.family.gen0", "mine"), kit.T("relmap.family.gen3", "after me"), kit.T("relmap.family.out", "not here"),
	}, f.onGeneration)
	f.view = kit.NewPictureView(s.env.Run, fyne.NewSize(320, 380))
	f.view.Opened = f.onPerson
	keep := kit.QuietButton(kit.T("relmap.keeppicture", "Save as a picture"), kit.Icon("down"), func() { s.savePicture(f.picture(s.paper())) })
	f.tools = kit.SlimCard(kit.Stack(kit.Tight, f.who, kit.Line(kit.Small, f.when), kit.Line(0, f.carried)))
	f.nobody = kit.Empty(kit.Icon("people"), kit.T("relmap.family.empty", "Nobody of the family yet"),
		kit.T("relmap.family.emptyline", "People whose role is caregiver, family or child stand here. Roles are given on a person's page."),
		kit.NewButton(kit.T("relmap.addfirst", "Add people"), kit.Icon("people"), func() { s.env.Go(kit.Place{Room: "people"}) }))
	f.stage = kit.NewStage(f.view)
	head := kit.Stack(kit.Small, container.NewBorder(nil, nil, nil, keep, f.fresh), f.chips, kit.Line(kit.Small, f.stops), f.hint)
	// Scrolls where it is low, so that large text does not squeeze the generations.
	f.object = container.NewVScroll(kit.Inset(kit.Medium, container.NewBorder(head, f.tools, nil, nil, f.stage)))
	return f
}

func (f *family) root() fyne.CanvasObject { return f.object }

// refresh shows the patterns, and the generations with the one that is looked at.
func (f *family) refresh() {
	s := f.room
	if s.sheets.readErr != nil {
		f.stage.Failed(s.sheets.readErr, s.readSheet)
		return
	}
	if f.places == nil {
		f.load()
	}
	patterns := data.FamilyPatterns(s.sheets.items)
	if f.pattern() == nil && len(patterns) > 0 {
		f.chosen = patterns[0].ID
	}
	f.refreshChips(patterns)
	f.refreshTools()
	if len(f.kin()) == 0 {
		f.stage.Empty(f.nobody)
		return
	}
	f.stage.Full()
	f.view.SetLeast(fyne.NewSize(320, 380*float32(max(1, s.prefs().Scale))))
	f.view.Draw(f.picture(s.style()))
}

// load reads where a hand has put people.
func (f *family) load() {
	kit.Load(f.room.env.Run, &f.reads, func(ctx context.Context) (g generations, err error) {
		g = generations{}
		return g, f.room.store.Pref(ctx, generationsPref, &g)
	}, func(g generations, err error) {
		f.room.env.Fail(kit.T("relmap.family.reading", "reading the generations"), err)
		if f.places = g; g == nil {
			f.places = generations{}
		}
		f.refresh()
	})
}

// refreshChips makes one switch for each pattern.
func (f *family) refreshChips(patterns []data.Item) {
	f.chips.Objects = nil
	for _, p := range patterns {
		f.chips.Add(kit.NewToggle(p.Title, p.ID == f.chosen, func() {
			f.chosen = p.ID
			f.refresh()
		}))
	}
	f.chips.Refresh()
	hint := kit.T("relmap.family.hint", "Choose somebody below to say whether they carried it.")
	if len(patterns) == 0 {
		hint = kit.T("relmap.family.none", "A way of being together that was there before you: going quiet, keeping accounts, never asking. It is nobody's fault, and it can end.")
	}
	f.hint.SetText(hint)
}

// refreshTools shows what can be said of the pattern and of the person chosen.
func (f *family) refreshTools() {
	p := f.pattern()
	show(f.stops, p != nil)
	if p != nil {
		f.stops.On = p.Field(data.PatternStops).Day != 0
		f.stops.Refresh()
	}
	who, ok := f.room.person(f.person)
	show(f.tools, ok)
	if !ok {
		return
	}
	f.who.SetText(who.Name)
	f.when.SetSelected(slices.Index(f.choices(), f.generation(who)))
	show(f.carried, p != nil)
	if p != nil {
		f.carried.On = slices.Contains(p.People, who.ID)
		f.carried.Refresh()
	}
}

// choices are the generations in the order of the choice.
func (f *family) choices() []int { return []int{-2, -1, 0, 1, notFamily} }

// pattern is the one that is looked at, or nil.
func (f *family) pattern() *data.Item {
	for i := range f.room.sheets.items {
		if p := &f.room.sheets.items[i]; p.ID == f.chosen {
			return p
		}
	}
	return nil
}

// generation is where somebody stands: as a hand has said, else by their roles.
func (f *family) generation(p data.Person) int {
	if g, ok := f.places[p.ID.String()]; ok {
		return g
	}
	switch {
	case slices.Contains(p.Roles, "child"):
		return ecomap.NextGeneration
	case slices.Contains(p.Roles, "caregiver"):
		return -1
	case slices.Contains(p.Roles, "family"), slices.Contains(p.Roles, "partner"):
		return 0
	}
	return notFamily
}

// kin are those of the family, with who carried the pattern.
func (f *family) kin() []ecomap.Kin {
	var carriers []data.ID
	if p := f.pattern(); p != nil {
		carriers = p.People
	}
	var out []ecomap.Kin
	for _, p := range f.room.folk() {
		g := f.generation(p)
		carries := slices.Contains(carriers, p.ID)
		if g == notFamily && carries {
			g = -1 // whoever carried it is shown
		}
		if g != notFamily {
			out = append(out, ecomap.Kin{ID: p.ID.String(), Name: p.Name, Generation: g, Carries: carries})
		}
	}
	return out
}

// picture gives what draws the generations: a copy that nobody changes.
func (f *family) picture(style ecomap.Style) func(w, h float64) *picture.Picture {
	fam := ecomap.Family{Kin: f.kin()}
	if p := f.pattern(); p != nil {
		fam.Pattern = p.Title
		if day := p.Field(data.PatternStops).Day; day != 0 {
			fam.Stops = kit.T("relmap.family.since", "stops with me, since {{.Day}}", "Day", kit.DayText(day))
		}
	}
	words := ecomap.FamilyWords{
		Title: kit.T("relmap.family.title", "Family patterns"), Me: kit.T("relmap.me", "me"),
		Carried: kit.T("relmap.family.carried", "Carried it"), Mine: kit.T("relmap.mine", "This is how you see it."),
		Generation: func(g int) string {
			return map[int]string{
				-2: kit.T("relmap.family.band2", "before the caregivers"), -1: kit.T("relmap.family.band1", "caregivers"),
				0: kit.T("relmap.family.band0", "my generation"), 1: kit.T("relmap.family.band3", "after me"),
			}[g]
		},
	}
	return func(w, h float64) *picture.Picture { return ecomap.DrawFamily(fam, style, words, w, h) }
}

// onPerson chooses somebody to say something of.
func (f *family) onPerson(id string) {
	f.person = idOf(id)
	f.refresh()
}

// onNew makes a pattern of the family.
func (f *family) onNew(title string) {
	now := f.room.env.Now()
	item := data.Item{ID: data.NewID(), Kind: data.ItemPattern, Title: title, Started: f.room.today(), Created: now, Modified: now}
	item.SetField(data.Field{Key: data.PatternOrigin, Text: data.OriginFamily})
	if item.Check() != nil {
		return // nothing was typed
	}
	f.fresh.SetText("")
	f.chosen = item.ID
	f.put(item)
}

// onStops says that the pattern stops here from today on, or takes that back.
func (f *family) onStops() {
	f.change(func(p *data.Item) {
		if p.Field(data.PatternStops).Day != 0 {
			p.DropField(data.PatternStops)
			return
		}
		p.SetField(data.Field{Key: data.PatternStops, Day: f.room.today()})
	})
}

// onCarried says that the person chosen carried the pattern, or did not.
func (f *family) onCarried() {
	f.change(func(p *data.Item) {
		if i := slices.Index(p.People, f.person); i >= 0 {
			p.People = slices.Delete(p.People, i, i+1)
			return
		}
		p.People = append(p.People, f.person)
	})
}

// onGeneration puts the person chosen into a generation.
func (f *family) onGeneration(i int) {
	next := generations{}
	for id, g := range f.places {
		next[id] = g
	}
	next[f.person.String()] = f.choices()[i]
	f.places = next
	kit.Do(f.room.env.Run, func(ctx context.Context) error { return f.room.store.PutPref(ctx, generationsPref, next) },
		func(err error) {
			f.room.env.Fail(kit.T("relmap.family.placing", "putting somebody into a generation"), err)
		})
	f.refresh()
}

// change writes the pattern that is looked at, changed.
func (f *family) change(do func(*data.Item)) {
	p := f.pattern()
	if p == nil {
		return
	}
	next := *p
	next.People, next.Fields = slices.Clone(p.People), slices.Clone(p.Fields)
	do(&next)
	next.Modified = f.room.env.Now()
	f.put(next)
}

// put writes a pattern and reads again.
func (f *family) put(item data.Item) {
	s := f.room
	s.act(deedPattern, kit.T("relmap.family.kept", "Kept."), func(w *data.Writer) error { return w.PutItem(&item) })
	s.readSheet()
}
