package journal

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/search"
	"kith/screens/kit"
)

// finder is the part of the room that searches.
type finder struct {
	field   *findField
	results *kit.Chooser
	bar     *fyne.Container // what is shown while something is looked for
	count   *widget.Label
	order   *kit.Segmented
	chips   *fyne.Container
	more    *kit.Button
	help    *widget.Label
	nothing fyne.CanvasObject
	stop    func() // of the timer that waits for the next letter
}

// How a search goes.
const (
	findPause = 80 * time.Millisecond // after a letter, before the search
	findFirst = 50                    // results at first
	findMore  = 200                   // and with each "more"
)

// cease stops the timer.
func (f *finder) cease() {
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
}

// orders are the orders of results as they are offered.
func orders() []search.Sort { return []search.Sort{search.Relevance, search.Newest, search.Oldest} }

// Search shows what fits the query; with "" it puts the cursor into the field.
func (s *Screen) Search(query string) {
	if query != "" {
		s.finder.field.quietly(query)
		s.findNow()
	}
	s.fulfil(wishSearch)
	s.split.Enter(false)
}

// onTyped waits for a short pause and searches then.
func (s *Screen) onTyped(string) {
	s.finder.cease()
	s.finder.stop = s.env.Run.After(findPause, s.findNow)
}

// findNow searches for what is in the field.
func (s *Screen) findNow() {
	s.finder.cease()
	query := strings.TrimSpace(s.finder.field.Text)
	if query == "" {
		s.clearSearch()
		return
	}
	s.state.searching = s.state.query == ""
	s.state.query, s.state.limit = query, findFirst
	s.finder.results.ScrollToOffset(0)
	s.find()
}

// find asks the store; the newest question wins.
func (s *Screen) find() {
	query := s.state.query
	o := data.FindOptions{
		Limit: s.state.limit, Sort: s.state.order, Typing: true,
		Today: s.today(), Language: s.state.forms,
	}
	kit.Load(s.env.Run, &s.finds, func(ctx context.Context) (data.Finding, error) {
		return s.store.Search(ctx, query, o)
	}, func(f data.Finding, err error) {
		s.state.searching, s.state.findErr = false, err
		if err == nil {
			s.state.found = f
		}
		s.Refresh()
	})
	s.Refresh()
}

// clearSearch goes back to the timeline.
func (s *Screen) clearSearch() {
	s.finder.cease()
	s.finds.Stop()
	s.finder.field.quietly("")
	if s.state.query == "" {
		return
	}
	s.state.query, s.state.found, s.state.findErr, s.state.searching = "", data.Finding{}, nil, false
	s.Refresh()
	s.reveal()
}

// onEscape clears the search; with nothing to clear the window gets the key.
func (s *Screen) onEscape(key *fyne.KeyEvent) {
	switch {
	case s.state.query != "" || s.finder.field.Text != "":
		s.clearSearch()
		return
	case s.state.past.on:
		s.leavePast()
		return
	}
	if f := s.env.Window.Canvas().OnTypedKey(); f != nil {
		f(key)
	}
}

// onOrder sorts the results another way.
func (s *Screen) onOrder(index int) {
	s.state.order = orders()[index]
	s.finder.results.ScrollToOffset(0)
	s.find()
}

// onMore shows more results.
func (s *Screen) onMore() {
	s.state.limit += findMore
	s.find()
}

// hit gives the place of the chosen entry among the results, or -1.
func (s *Screen) hit() int {
	for i, h := range s.state.found.Hits {
		if h.ID == s.state.chosen {
			return i
		}
	}
	return -1
}

// chooseHit shows a result in the reader.
func (s *Screen) chooseHit(index int) {
	if index < 0 || index >= len(s.state.found.Hits) {
		return
	}
	s.chooseID(s.state.found.Hits[index].ID)
	s.finder.results.ScrollTo(index)
	s.finder.results.Refresh()
}

// onFieldDown goes from the field into the list below it.
func (s *Screen) onFieldDown() {
	if s.state.query != "" && s.hit() < 0 {
		s.chooseHit(0)
	}
	s.focusList()
}

// onFieldEnter searches at once and opens the best result.
func (s *Screen) onFieldEnter() {
	if strings.TrimSpace(s.finder.field.Text) != s.state.query {
		s.findNow()
	}
	s.onFieldDown()
}

// tagQuery is the search for a tag.
func tagQuery(tag string) string {
	if strings.ContainsAny(tag, " \t") {
		return `tag:"` + tag + `"`
	}
	return "#" + tag
}

// refreshFinder shows the search and what it found.
func (s *Screen) refreshFinder() {
	f := &s.finder
	f.bar.Hidden = s.state.query == ""
	f.order.SetSelected(int(s.state.order))
	count := ""
	if !s.state.searching && s.state.findErr == nil {
		count = kit.TN("journal.found", "{{.Count}} entry", "{{.Count}} entries", s.state.found.Total)
	}
	f.count.SetText(count)
	var chips []fyne.CanvasObject
	for _, c := range s.state.found.Query.Explain() {
		chips = append(chips, kit.NewChip(chipWords(c), func() { s.onDropChip(c) }))
	}
	fill(f.chips, chips)
	f.help.Hidden = !s.state.helping || s.state.query != ""
	f.more.Hidden = s.state.query == "" || s.state.found.Total <= len(s.state.found.Hits) || s.state.findErr != nil
}

// fill shows some objects, or nothing at all for none.
func fill(c *fyne.Container, objects []fyne.CanvasObject) {
	c.Objects, c.Hidden = objects, len(objects) == 0
	c.Refresh()
}

// onDropChip takes a part of the search away.
func (s *Screen) onDropChip(c search.Chip) {
	s.finder.field.quietly(search.Without(s.state.query, c))
	s.findNow()
	s.env.Window.Canvas().Focus(s.finder.field)
}

// onHelp shows the line of help while the cursor is in the empty search.
func (s *Screen) onHelp(on bool) {
	if s.state.helping != on {
		s.state.helping = on
		s.Refresh()
	}
}

// findField is where the search is typed.
type findField struct {
	widget.Entry
	quiet       bool // a change is ours
	escape      func(*fyne.KeyEvent)
	down, enter func()
	next        func()
	seen        func(focused bool)
	changed     func(string)
}

func newFindField(hint string) *findField {
	f := &findField{}
	f.PlaceHolder = hint
	f.OnChanged = func(text string) {
		if !f.quiet {
			f.changed(text)
		}
	}
	f.ExtendBaseWidget(f)
	return f
}

// quietly shows a text that the person did not type.
func (f *findField) quietly(text string) {
	f.quiet = true
	f.SetText(text)
	f.CursorColumn = len([]rune(text))
	f.quiet = false
}

// TypedKey keeps the keys of the list and hands the others to the entry.
func (f *findField) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		f.escape(key)
	case fyne.KeyDown:
		f.down()
	case fyne.KeyReturn, fyne.KeyEnter:
		f.enter()
	case fyne.KeyF3:
		f.next()
	default:
		f.Entry.TypedKey(key)
	}
}

// FocusGained shows the help.
func (f *findField) FocusGained() {
	f.Entry.FocusGained()
	f.seen(true)
}

// FocusLost puts it away.
func (f *findField) FocusLost() {
	f.Entry.FocusLost()
	f.seen(false)
}

// TestEntry gives the entry inside.
func (f *findField) TestEntry() *widget.Entry { return &f.Entry }
