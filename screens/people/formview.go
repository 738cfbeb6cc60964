package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// buildForm makes the form.
func (s *Screen) buildForm() {
	f := &s.form
	f.screen = s
	f.title = kit.Title("")
	f.left = kit.Quiet(kit.T("people.leftover", "This is where you left off."))
	f.unlisted = kit.QuietButton(kit.T("people.more", "More, if you like"), kit.Icon("down"), f.onMore)
	f.buildExtra()
	save := kit.MainButton(kit.T("people.save", "Save"), kit.Icon("check"), f.save)
	shut := kit.NewButton(kit.T("people.later", "Later"), nil, f.onClose)
	f.away = kit.QuietButton(kit.T("people.deletecontact", "Delete"), kit.Icon("trash"), f.onDelete)
	keys := kit.QuietLine(kit.T("people.formkeys", "Ctrl+Enter saves. “Later” keeps it as it is."))
	f.scroll = kit.Page(kit.FormWidth, kit.Stack(kit.Small,
		kit.Stack(-kit.Small, f.title, f.left), f.buildWho(),
		kit.SectionTitle(kit.T("people.received", "What came to me")), f.buildAmounts(&f.received),
		kit.SectionTitle(kit.T("people.given", "What I gave")), f.buildAmounts(&f.given),
		f.buildReached(),
		container.NewHBox(f.unlisted), f.extra,
	))
	foot := kit.Column(kit.FormWidth, container.New(layout.NewCustomPaddedLayout(kit.Small, kit.Medium, kit.Large, kit.Large),
		container.NewBorder(nil, nil, kit.Line(kit.Small, save, shut), f.away, keys)))
	f.root = container.New(layout.NewBorderLayout(nil, foot, nil, nil), f.scroll, foot)
}

// reveal scrolls so that a part of the form is seen: the keyboard goes where the
// eye cannot follow otherwise.
func (f *form) reveal(part fyne.CanvasObject) {
	y, ok := depth(f.scroll.Content, part)
	if !ok {
		return
	}
	top, high := f.scroll.Offset.Y, f.scroll.Size().Height
	switch end := y + part.Size().Height + kit.Large; {
	case y-kit.Large < top:
		f.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y-kit.Large)))
	case end > top+high:
		f.scroll.ScrollToOffset(fyne.NewPos(0, end-high))
	}
}

// depth is how far below the top of a thing one of its parts lies.
func depth(in, part fyne.CanvasObject) (y float32, ok bool) {
	if in == part {
		return 0, true
	}
	box, _ := in.(*fyne.Container)
	if box == nil {
		return 0, false
	}
	for _, o := range box.Objects {
		if y, ok := depth(o, part); ok {
			return o.Position().Y + y, true
		}
	}
	return 0, false
}

// buildWho makes with whom and when.
func (f *form) buildWho() fyne.CanvasObject {
	f.chips = kit.Wrap(kit.Small)
	f.who = kit.NewPicker(kit.T("people.who", "Who was it with?"), f.find, func(c kit.Choice) { f.onWho(c.ID) })
	f.who.Add = f.onNewWho
	f.whoFault = kit.Quiet(kit.T("people.whofault", "Say with whom, then it can be kept."))
	f.whoFault.Importance = widget.WarningImportance
	f.day = kit.NewDateField(f.screen.today, func(data.Day) { f.touch() })
	return kit.Stack(kit.Small, f.chips, f.who, f.whoFault, f.day)
}

// buildAmounts makes a line for each kind of giving.
func (f *form) buildAmounts(list *[]*amount) fyne.CanvasObject {
	rows := container.New(layout.NewFormLayout())
	for _, kind := range data.ExchangeKinds() {
		a := f.newAmount([]string{
			kit.T("people.none", "–"), kit.T("people.small", "small"), kit.T("people.ordinary", "ordinary"), kit.T("people.big", "big"),
		})
		a.Selected = 0
		*list = append(*list, a)
		rows.Add(widget.NewLabel(kit.KindWord(kind)))
		rows.Add(a)
	}
	return rows
}

// buildReached makes who reached out.
func (f *form) buildReached() fyne.CanvasObject {
	f.reached = f.newAmount([]string{
		kit.T("people.reached.me", "me"), kit.T("people.reached.them", "them"), kit.T("people.reached.both", "both"), kit.T("people.reached.none", "not noted"),
	})
	return kit.Labelled(kit.T("people.reached", "Who reached out"), container.NewHBox(f.reached))
}

// buildExtra makes what is asked only by wish.
func (f *form) buildExtra() {
	f.safe = kit.NewNumberScale(10, kit.T("people.unsafe", "not at all"), kit.T("people.safe", "fully"), func(data.Rating) { f.touch() })
	f.energy = f.newAmount([]string{
		kit.T("people.energy.1", "drained"), kit.T("people.energy.2", "less"), kit.T("people.energy.3", "same"),
		kit.T("people.energy.4", "more"), kit.T("people.energy.5", "filled"),
	})
	f.minutes = newNameField(kit.T("people.minutes", "Minutes, or 1:30"))
	f.minutes.changed, f.minutes.enter = func(string) { f.touch() }, f.save
	f.minutes.escape = func(*fyne.KeyEvent) { f.onClose() }
	f.minFault = kit.Quiet(kit.T("people.minfault", "Write minutes like 90, or 1:30."))
	f.minFault.Importance = widget.WarningImportance
	f.note = newNoteArea(kit.T("people.notehint", "A line about it"), f)
	f.extra = kit.Stack(kit.Small,
		kit.Labelled(kit.T("people.feltsafe", "I felt safe"), f.safe),
		kit.Labelled(kit.T("people.energy", "My energy afterwards"), container.NewHBox(f.energy)),
		kit.Labelled(kit.T("people.howlong", "How long"), kit.Stack(0, f.minutes, f.minFault)),
		kit.Labelled(kit.T("people.note", "Note"), f.note),
	)
}

// find gives the people that fit a typed text and are not there already.
func (f *form) find(typed string) []kit.Choice {
	var all []kit.Choice
	for _, id := range f.screen.everyone() {
		p := f.screen.find(id)
		if p.Archived || f.with(id) {
			continue
		}
		all = append(all, kit.Choice{ID: id, Name: p.Name, Detail: roleWords(p.Roles)})
	}
	return kit.MatchNames(all, typed)
}

// with says that somebody is there already.
func (f *form) with(id data.ID) bool {
	for _, p := range f.state.people {
		if p == id {
			return true
		}
	}
	return false
}

// fill shows what a contact says.
func (f *form) fill(c *data.Contact) {
	f.state.quiet = true
	defer func() { f.state.quiet = false }()
	f.who.Clear()
	f.day.SetDay(c.Day)
	showAmounts(f.received, c.Received)
	showAmounts(f.given, c.Given)
	for i, side := range sides() {
		if side == c.Reached {
			f.reached.SetSelected(i)
		}
	}
	f.safe.SetRating(c.FeltSafe)
	f.energy.SetSelected(nearestEnergy(c.Energy))
	f.minutes.SetText("")
	if c.Minutes > 0 {
		f.minutes.SetText(figure(float64(c.Minutes)))
	}
	f.note.SetText(c.Note)
}

// showAmounts shows what was given or received.
func showAmounts(list []*amount, exchanges []data.Exchange) {
	for i, kind := range data.ExchangeKinds() {
		list[i].SetSelected(0)
		for _, x := range exchanges {
			for at, w := range weights() {
				if x.Kind == kind && x.Weight == w {
					list[i].SetSelected(at)
				}
			}
		}
	}
}

// refresh copies the form's state into its widgets; it never touches the answers.
func (f *form) refresh() {
	st := &f.state
	f.title.SetText(kit.T("people.form", "A contact"))
	if st.old != nil {
		f.title.SetText(kit.T("people.formold", "Change a contact"))
	}
	f.left.Hidden = !st.found
	var chips []fyne.CanvasObject
	for _, id := range st.people {
		name := kit.T("people.unknown", "somebody")
		if p := f.screen.find(id); p != nil {
			name = p.Name
		}
		chips = append(chips, kit.NewChip(name, func() { f.onNotWho(id) }))
	}
	f.chips.Objects, f.chips.Hidden = chips, len(chips) == 0
	f.whoFault.Hidden, f.minFault.Hidden = !st.noWho, !st.badMin
	f.extra.Hidden, f.unlisted.Hidden = !st.more, st.more
	f.away.Hidden = st.old == nil
	f.scroll.Content.Refresh()
}

// newAmount is a choice in the form.
func (f *form) newAmount(options []string) *amount {
	a := &amount{save: f.save, escape: f.onClose}
	a.seen = func() { f.reveal(a) }
	a.Options, a.Selected = options, -1
	a.OnChanged = func(int) { f.touch() }
	a.ExtendBaseWidget(a)
	a.MouseOut() // the pointer is over none
	return a
}

// amount is a choice that digits make too; Enter saves the form.
type amount struct {
	kit.Segmented
	save, escape func()
	seen         func() // brings it into view
}

var _ fyne.Focusable = (*amount)(nil)

// FocusGained brings the choice into view.
func (a *amount) FocusGained() {
	a.Segmented.FocusGained()
	a.seen()
}

// TypedRune takes 0 to 9 as the choice of that place.
func (a *amount) TypedRune(r rune) {
	if at := int(r - '0'); at >= 0 && at < len(a.Options) && at != a.Selected {
		a.SetSelected(at)
		a.OnChanged(at)
	}
}

// TypedKey saves on Enter, leaves on Escape, takes the choice back on Delete.
func (a *amount) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		a.save()
	case fyne.KeyEscape:
		a.escape()
	default:
		a.Segmented.TypedKey(key)
	}
}

// noteArea is a field for some lines: Tab leaves it, Ctrl+Enter saves.
type noteArea struct {
	widget.Entry
	form *form
}

func newNoteArea(hint string, f *form) *noteArea {
	n := &noteArea{form: f}
	n.MultiLine, n.Wrapping, n.PlaceHolder = true, fyne.TextWrapWord, hint
	n.OnChanged = func(string) { f.touch() }
	n.ExtendBaseWidget(n)
	n.SetMinRowsVisible(3)
	return n
}

// FocusGained brings the field into view.
func (n *noteArea) FocusGained() {
	n.Entry.FocusGained()
	n.form.reveal(n)
}

// AcceptsTab says no: Tab goes on to the next thing.
func (n *noteArea) AcceptsTab() bool { return false }

// TypedKey leaves the form on Escape.
func (n *noteArea) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		n.form.onClose()
		return
	}
	n.Entry.TypedKey(key)
}

// TypedShortcut saves on Ctrl+Enter.
func (n *noteArea) TypedShortcut(shortcut fyne.Shortcut) {
	if c, ok := shortcut.(*desktop.CustomShortcut); ok && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		n.form.save()
		return
	}
	n.Entry.TypedShortcut(shortcut)
}

// TestEntry gives the entry inside.
func (n *noteArea) TestEntry() *widget.Entry { return &n.Entry }
