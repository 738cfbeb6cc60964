package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
	"kith/screens/kit/editor"
)

// build makes the widgets: the sheet, and under it what goes with it. Nothing
// stands between the person and the text.
func (p *Page) build() {
	p.date, p.sign = kit.Title(""), kit.QuietWord("")
	p.again = kit.QuietButton(kit.T("page.again", "Try again"), nil, p.pen.retry)
	p.copy = kit.QuietButton(kit.T("page.copy", "Copy the text"), nil, func() { kit.Copy(p.text.Text()) })
	p.elsewhere = kit.QuietButton(kit.T("page.elsewhere", "Save elsewhere"), nil, p.onElsewhere)
	p.more = kit.IconButton(kit.Icon("more"), kit.T("page.more", "More"), p.onMore)
	p.warning = kit.Text("")
	p.warning.Importance = widget.DangerImportance
	p.alarm = kit.Stack(0, p.warning, kit.Wrap(kit.Small, p.again, p.copy, p.elsewhere))
	p.alarm.Hide()
	p.star = kit.IconButton(kit.Icon("star"), kit.T("page.star", "Star"), p.onStar)
	p.title = kit.NewField(kit.T("page.title", "A title, if you like"))
	p.title.OnKey = p.titleKey
	p.title.OnChanged = func(string) { p.pen.touch() }
	p.title.OnSubmitted = func(string) { p.Focus() }
	p.text = editor.New(kit.T("page.begin", "Begin anywhere."), p.onTyped)
	p.text.Style = func(line string) []editor.Span { return editor.MarkdownNaming(line, p.nameLength) }
	p.text.OnKey, p.text.OnShortcut = p.onKey, p.onShortcut
	p.text.OnFollow = p.onFollow
	p.text.OnPaste = p.onPaste
	p.text.Picture = p.pictureOf
	p.count = kit.QuietWord("")
	p.notices = kit.NewNotices(p.env.Run)
	p.sheet = container.NewStack(p.text, p.buildCompletion())
	p.middle = container.NewStack(p.sheet)
	p.root = p.notices.Over(kit.Column(kit.BroadWidth, kit.Inset(kit.Large, container.NewBorder(p.buildHead(), p.buildFoot(), nil, nil, p.middle))))
}

// buildHead makes what stands above the text.
func (p *Page) buildHead() fyne.CanvasObject {
	p.signPlace, p.alarmPlace = kit.Line(kit.Small), container.NewStack()
	p.placeSign()
	head := kit.Stack(0, kit.Ends(p.date, p.signPlace))
	if p.around.Top != nil {
		head.Add(p.around.Top)
	}
	head.Add(p.alarmPlace)
	head.Add(p.buildPrompt())
	head.Add(p.title)
	head.Add(p.buildFinder())
	return head
}

// placeSign puts the sign, and the warning with its ways out, into the head.
func (p *Page) placeSign() {
	p.signPlace.Objects = []fyne.CanvasObject{p.sign, p.star, p.more}
	p.alarmPlace.Objects = []fyne.CanvasObject{p.alarm}
	p.signPlace.Refresh()
}

// buildFoot makes what stands below the text.
func (p *Page) buildFoot() fyne.CanvasObject {
	p.chips = kit.Wrap(kit.Small)
	p.picker = kit.NewPicker(kit.T("page.who", "Who is this about?"), p.findPerson, func(c kit.Choice) { p.onPerson(c.ID, true) })
	p.picker.Add = p.onAddPerson
	p.tagger = kit.NewPicker(kit.T("page.tag", "A word to find it by"), p.findTag, func(c kit.Choice) { p.onTag(c.Name, true) })
	p.tagger.Add = func(tag string) { p.onTag(tag, true) }
	p.picker.Escaped, p.tagger.Escaped = p.closeAdding, p.closeAdding
	p.mood = kit.NewSegmented([]string{
		kit.T("page.mood.heavy", "heavy"), kit.T("page.mood.low", "low"), kit.T("page.mood.even", "even"),
		kit.T("page.mood.good", "good"), kit.T("page.mood.bright", "bright"),
	}, p.onMood)
	mood := kit.Line(kit.Small, kit.QuietWord(kit.T("page.mood", "The day is")), p.mood)
	last := kit.Wrap(kit.Small, append([]fyne.CanvasObject{mood}, p.around.Buttons...)...)
	return kit.Stack(kit.Small, p.buildFiles(), container.NewBorder(nil, nil, nil, p.count, p.chips), p.picker, p.tagger, last)
}

// Refresh copies the state into the widgets; it never touches the text.
func (p *Page) Refresh() {
	e := &p.state.entry
	p.date.SetText(kit.LongDay(e.Day))
	p.refreshSign()
	p.refreshChips()
	p.refreshCount()
	p.refreshFiles()
	p.refreshPrompt()
	index := -1
	if e.Mood.Set {
		index = int(e.Mood.Value) + 2
	}
	p.mood.SetSelected(index)
	p.star.Icon, p.star.Name = kit.Icon("star"), kit.T("page.star", "Star")
	if e.Starred {
		p.star.Icon, p.star.Name = kit.IconIn("star-filled", theme.ColorNamePrimary), kit.T("page.unstar", "Take the star away")
	}
	p.root.Refresh()
}

// refreshChips shows people and tags, and the field for one more that is open.
func (p *Page) refreshChips() {
	p.chips.Objects = append(p.personChips(), p.tagChips()...)
	person := kit.NewChip(kit.T("page.addperson", "Somebody"), nil)
	person.Icon, person.OnTapped = kit.Icon("add"), func() { p.onAdding(addPerson) }
	tag := kit.NewChip(kit.T("page.addtag", "Tag"), nil)
	tag.Icon, tag.OnTapped = kit.Icon("add"), func() { p.onAdding(addTag) }
	p.chips.Objects = append(p.chips.Objects, person, tag)
	p.picker.Hidden = p.state.adding != addPerson
	p.tagger.Hidden = p.state.adding != addTag
	p.chips.Refresh()
	p.root.Refresh()
}

// refreshCount says how many words there are.
func (p *Page) refreshCount() {
	text := ""
	if n := p.text.Words(); n > 0 {
		text = kit.TN("page.words", "{{.Count}} word", "{{.Count}} words", n)
	}
	if p.count.Text != text {
		p.count.SetText(text)
	}
}

// personChips are the people of the page; pressed, a chip leads to theirs.
func (p *Page) personChips() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, id := range p.state.entry.People {
		if who := p.person(id); who != nil {
			c := kit.NewChip(who.Name, func() { p.onPerson(id, false) })
			c.Icon = kit.Icon("people")
			c.OnTapped = func() { p.env.Go(kit.Place{Room: "people", ID: id.String()}) }
			out = append(out, c)
		}
	}
	return out
}

// tagChips are the tags of the page.
func (p *Page) tagChips() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, tag := range p.state.entry.Tags {
		c := kit.NewChip("#"+tag, func() { p.onTag(tag, false) })
		if p.around.OnTag != nil {
			c.OnTapped = func() { p.around.OnTag(tag) }
		}
		out = append(out, c)
	}
	return out
}
