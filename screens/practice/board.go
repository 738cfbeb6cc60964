package practice

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/data"
	"kith/data/practice"
	"kith/screens/kit"
)

// offered is how many small next things a strand offers at most.
const offered = 3

// board is the three strands side by side.
type board struct {
	lapse   *kit.Button
	rest    *kit.Button
	resting *fyne.Container // that a rest is under way, and how to end it
	said    *fyne.Container // that something of one's own cannot be read
	columns *fyne.Container
	shown   string // what the columns show now, so that the focus stays where it is
	root    fyne.CanvasObject
}

// buildBoard makes the widgets that stay.
func (s *Screen) buildBoard() {
	b := &s.board
	b.lapse = kit.MainButton(kit.T("practice.lapse", "Log a lapse"), kit.Icon("edit"), func() { s.onDo("lapse") })
	b.rest = kit.QuietButton(kit.T("practice.rest", "Take a rest"), kit.Icon("clock"), func() { s.onDo(practice.RestID) })
	guide := kit.QuietButton(kit.T("practice.guidebutton", "What this is"), kit.Icon("guide"), func() { s.show(faceGuide) })
	own := kit.QuietButton(kit.T("practice.own", "Make your own"), kit.Icon("add"), func() { s.builder.begin(nil) })
	take := kit.QuietButton(kit.T("practice.take", "Take in a file"), kit.Icon("import"), s.onTake)
	b.resting, b.said = kit.Stack(kit.Small), kit.Stack(0)
	b.resting.Hide()
	b.said.Hide()
	b.columns = container.New(&columnsLayout{least: 16.5, gap: kit.Wide})
	page := kit.Stack(kit.Wide,
		kit.Heading(kit.Title(kit.T("practice.heading", "Practice")),
			kit.Quiet(kit.T("practice.intro", "Three strands, side by side. Begin anywhere, stop anywhere; nothing has to be finished first."))),
		kit.Wrap(kit.Small, b.lapse, b.rest, guide, own, take),
		b.resting, b.said, b.columns)
	b.root = container.NewVScroll(kit.Inset(kit.Large, page))
}

// refreshBoard shows the strands. It leaves the columns alone while they would show
// the same, so that the focus stays.
func (s *Screen) refreshBoard() {
	b := &s.board
	shown := s.boardText()
	if shown == b.shown {
		return
	}
	b.shown = shown
	s.refreshRest()
	b.said.RemoveAll()
	if n := s.state.unread; n > 0 {
		b.said.Add(kit.Quiet(kit.TN("practice.unread", "One practice of your own cannot be read by this version. It stays where it is.", "{{.Count}} practices of your own cannot be read by this version. They stay where they are.", n)))
	}
	if len(s.state.items)+len(s.state.records) == 0 {
		b.said.Add(kit.Text(kit.T("practice.empty", "Nothing here yet. Pick anything that speaks to you; one line is enough.")))
	}
	b.said.Hidden = len(b.said.Objects) == 0
	b.columns.RemoveAll()
	for _, strand := range practice.Strands() {
		b.columns.Add(kit.Card(s.column(strand)))
	}
	b.columns.Refresh()
}

// boardText tells apart what the board may show.
func (s *Screen) boardText() string {
	var text strings.Builder
	fmt.Fprint(&text, s.today(), s.state.looked, s.state.unread, s.state.all, len(s.state.own), len(s.state.set.All()))
	for _, i := range s.state.items {
		fmt.Fprint(&text, i.ID, i.Revision, i.State)
	}
	for _, r := range s.state.records {
		fmt.Fprint(&text, r.ID, r.Revision)
	}
	for _, d := range s.state.own {
		fmt.Fprint(&text, d.ID, d.Revision)
	}
	return text.String()
}

// refreshRest says that a rest is under way.
func (s *Screen) refreshRest() {
	b := &s.board
	b.resting.RemoveAll()
	rest := practice.Resting(s.state.records, s.today())
	b.rest.Hidden, b.resting.Hidden = rest != nil, rest == nil
	if rest == nil {
		return
	}
	text := kit.T("practice.resting", "You are resting. Nothing is asked meanwhile, and the charts show a rest as a rest.")
	if to := rest.Field("to").Day; to != 0 {
		text = kit.T("practice.restinguntil", "You are resting until {{.Day}}. Nothing is asked meanwhile, and the charts show a rest as a rest.", "Day", kit.DayText(to))
	}
	b.resting.Add(kit.SlimCard(kit.Stack(0, kit.Text(text), container.NewHBox(
		kit.QuietButton(kit.T("practice.endrest", "End the rest"), nil, func() { s.onEndRest(*rest) })))))
}

// onEndRest ends a rest.
func (s *Screen) onEndRest(r data.Record) {
	before := r
	if !practice.EndRest(&r, s.today()) {
		s.trash(r.ID, (*data.Writer).DeleteRecord, kit.T("practice.restended", "The rest has ended."), func() {})
		return
	}
	r.Modified = s.env.Now()
	s.putRecord("practice.endrest", &r, before, kit.T("practice.restended", "The rest has ended."))
}

// column is one strand.
func (s *Screen) column(strand practice.Strand) fyne.CanvasObject {
	title, sentence := strandWords(strand)
	col := kit.Stack(kit.Small, kit.Heading(kit.SectionTitle(title), kit.Quiet(sentence)))
	for _, part := range []func(practice.Strand) []fyne.CanvasObject{s.waitingRows, s.nextRows, s.itemRows, s.doRows, s.beginRows} {
		for _, o := range part(strand) {
			col.Add(o)
		}
	}
	return col
}

// part puts a quiet heading over rows that belong together.
func part(title string, rows ...fyne.CanvasObject) []fyne.CanvasObject {
	if len(rows) == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.Quiet(title), kit.Stack(0, rows...)}
}

// waitingRows are what may be asked after now.
func (s *Screen) waitingRows(strand practice.Strand) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, r := range practice.Waiting(s.state.set, s.state.records, s.today()) {
		p := s.state.set.Named(r.Practice)
		if p.Strand == strand && len(rows) < offered {
			rows = append(rows, kit.NewRowButton(kit.RowText{Icon: kit.Icon("clock"), Title: p.Follow.Ask, Detail: s.about(&r)}, func() { s.form.change(&r) }))
		}
	}
	return part(kit.T("practice.waiting", "If you like to look back"), rows...)
}

// nextRows are small next things.
func (s *Screen) nextRows(strand practice.Strand) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	resting := practice.Resting(s.state.records, s.today()) != nil
	for _, p := range s.state.set.All() {
		if p.Makes == practice.MakesCheckIn && p.Strand == strand && !s.state.looked && !resting {
			rows = append(rows, kit.NewRowButton(kit.RowText{Icon: kit.Icon("calendar"), Title: p.Title, Detail: kit.T("practice.nottest", "our own questions, not a test")}, func() { s.onDo(p.ID) }))
		}
	}
	for _, n := range practice.Next(s.state.set, s.state.items, s.state.records, strand, s.today(), offered) {
		icon := "forward"
		if n.Again {
			icon = "again"
		}
		rows = append(rows, kit.NewRowButton(kit.RowText{Icon: kit.Icon(icon), Title: n.Practice.Title, Detail: n.Item.Title}, func() { s.form.begin(n.Practice, n.Item.ID) }))
	}
	return part(kit.T("practice.next", "Small next things"), rows...)
}

// itemRows are the items of the strand: those in hand, and on request the others.
func (s *Screen) itemRows(strand practice.Strand) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	others := 0
	for _, i := range s.state.items {
		kind := s.state.set.Item(i.Kind)
		if strandOf(kind) != strand {
			continue
		}
		detail := i.Kind
		if kind != nil {
			detail = kind.Title
		}
		if i.State != data.Active {
			if others++; !s.state.all[strand] {
				continue
			}
			detail += " · " + stateWord(kind, i.State)
		}
		rows = append(rows, kit.NewRowButton(kit.RowText{Title: i.Title, Detail: detail}, func() { s.openItem(i.ID) }))
	}
	out := part(kit.T("practice.inhand", "In hand"), rows...)
	if others > 0 {
		text := kit.TN("practice.others", "{{.Count}} resting or done", "{{.Count}} resting or done", others)
		out = append(out, container.NewHBox(kit.NewToggle(text, s.state.all[strand], func() {
			s.state.all[strand] = !s.state.all[strand]
			s.Refresh()
		})))
	}
	return out
}

// doRows are the practices of the strand.
func (s *Screen) doRows(strand practice.Strand) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, p := range s.state.set.All() {
		if p.Strand != strand || p.Makes == practice.MakesItem {
			continue
		}
		rows = append(rows, kit.NewRowButton(kit.RowText{Title: p.Title}, func() { s.onDo(p.ID) }))
	}
	return part(kit.T("practice.do", "What one can do"), rows...)
}

// beginRows are the kinds of longer things that can be begun.
func (s *Screen) beginRows(strand practice.Strand) []fyne.CanvasObject {
	chips := kit.Wrap(kit.Small)
	for _, p := range s.state.set.All() {
		if p.Strand == strand && p.Makes == practice.MakesItem {
			chip := kit.NewChip(p.Title, nil)
			chip.Icon = kit.Icon("add")
			chip.OnTapped = func() { s.form.begin(p, data.ID{}) }
			chips.Add(chip)
		}
	}
	if len(chips.Objects) == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.Quiet(kit.T("practice.beginsomething", "Begin something longer")), kit.Inset(kit.Small, chips)}
}

// about says in a few words what a record is about.
func (s *Screen) about(r *data.Record) string {
	var words []string
	if i := s.item(r.Item); i != nil {
		words = append(words, i.Title)
	}
	if p := s.state.set.Named(r.Practice); p != nil && len(words) == 0 {
		words = append(words, p.Title)
	}
	return kit.List(append(words, kit.NearDay(r.Day, s.today())))
}

// strandOf gives the strand of an item's kind; one that nobody describes stands with
// what one does on purpose.
func strandOf(kind *practice.Practice) practice.Strand {
	if kind == nil {
		return practice.Intention
	}
	return kind.Strand
}

// strandWords are a strand's name and what it is about.
func strandWords(strand practice.Strand) (title, sentence string) {
	switch strand {
	case practice.Worth:
		return kit.T("practice.strand.worth", "One's own worth"), kit.T("practice.strand.worth.is", "Looking at old beliefs, and owning what is mine")
	case practice.Outward:
		return kit.T("practice.strand.outward", "Towards others"), kit.T("practice.strand.outward.is", "Peace with the past, and small risks in trust")
	}
	return kit.T("practice.strand.intention", "On purpose"), kit.T("practice.strand.intention.is", "Noticing old patterns, and choosing what to do instead")
}

// stateWord says where one stands with an item, in the words of its kind.
func stateWord(kind *practice.Practice, state data.State) string {
	words := practice.States{
		Active: kit.T("practice.state.active", "In hand"), Resting: kit.T("practice.state.resting", "Resting"), Done: kit.T("practice.state.done", "Done"),
	}
	if kind != nil {
		words = kind.States
	}
	switch state {
	case data.Resting:
		return words.Resting
	case data.Done:
		return words.Done
	case data.Active:
	}
	return words.Active
}
