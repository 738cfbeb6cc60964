package relmap

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/data"
	"kith/screens/kit"
)

// sheet is another way to look at the same people, in the place of the map.
type sheet interface {
	// root is the same object on every call.
	root() fyne.CanvasObject
	// refresh copies what is known into the widgets.
	refresh()
}

// sheets are the ways, with the switches that open them.
type sheets struct {
	words  []string // their ids: of Open, and of the switches
	chips  []*kit.Chip
	all    []sheet
	open   string // "" for the map itself
	line   *fyne.Container
	holder *fyne.Container
	middle fyne.CanvasObject

	items   []data.Item   // as read when a sheet that needs them was opened
	records []data.Record // the same
	readErr error
	reads   kit.Latest
}

// The ids of the sheets.
const (
	sheetBalance = "balance"
	sheetThen    = "thennow"
	sheetCompare = "compare"
	sheetFamily  = "family"
)

// newSheets makes the switches and the sheets over the map.
func (s *Screen) newSheets() *sheets {
	c := &sheets{line: kit.Wrap(kit.Small), holder: container.NewStack()}
	add := func(id, word, icon string, one sheet) {
		chip := kit.NewToggle(word, false, func() { s.onSheet(id) })
		chip.Icon = kit.Icon(icon)
		c.words, c.chips, c.all = append(c.words, id), append(c.chips, chip), append(c.all, one)
		c.line.Add(chip)
		c.holder.Add(one.root())
	}
	add(sheetBalance, kit.T("relmap.sheet.balance", "Balance"), "two-way", s.newBalance())
	add(sheetThen, kit.T("relmap.sheet.then", "Then and now"), "clock", s.newThenNow())
	add(sheetCompare, kit.T("relmap.sheet.compare", "Side by side"), "people", s.newCompare())
	add(sheetFamily, kit.T("relmap.sheet.family", "Family patterns"), "heart", s.newFamily())
	return c
}

// over puts the sheets in the place of the map while one is open.
func (c *sheets) over(middle fyne.CanvasObject) fyne.CanvasObject {
	c.middle = middle
	return container.NewStack(middle, c.holder)
}

// onSheet opens a sheet, or closes the one that is open.
func (s *Screen) onSheet(id string) {
	if s.sheets.open == id {
		id = ""
	}
	s.sheets.open = id
	s.times.stop()
	s.Refresh()
	s.readSheet()
}

// openSheet opens what a place names: "balance", "thennow", "family", "compare:" and
// one or two ids. False for anything else.
func (s *Screen) openSheet(place string) bool {
	word, rest, _ := strings.Cut(place, ":")
	if !slices.Contains(s.sheets.words, word) {
		return false
	}
	if word == sheetCompare {
		first, second, _ := strings.Cut(rest, ":")
		s.compare.pick(idOf(first), idOf(second))
	}
	s.sheets.open = word
	s.Refresh()
	s.readSheet()
	return true
}

// readSheet reads what only the sheets need.
func (s *Screen) readSheet() {
	if s.sheets.open != sheetBalance && s.sheets.open != sheetFamily {
		return
	}
	type got struct {
		items   []data.Item
		records []data.Record
	}
	kit.Load(s.env.Run, &s.sheets.reads, func(ctx context.Context) (g got, err error) {
		if g.items, err = s.store.Items(ctx); err != nil {
			return g, err
		}
		g.records, err = s.store.Records(ctx, data.Span{})
		return g, err
	}, func(g got, err error) {
		s.sheets.readErr = err
		if err == nil {
			s.sheets.items, s.sheets.records = g.items, g.records
		}
		s.refreshSheets()
	})
}

// refreshSheets shows the sheet that is open, or the map.
func (s *Screen) refreshSheets() {
	c, full := s.sheets, s.full()
	open := c.open != "" && full
	show(c.line, full)
	show(c.middle, !open)
	show(c.holder, open)
	for i, id := range c.words {
		if on := open && id == c.open; c.chips[i].On != on {
			c.chips[i].On = on
			c.chips[i].Refresh()
		}
		show(c.all[i].root(), open && id == c.open)
		if open && id == c.open {
			c.all[i].refresh()
		}
	}
	show(s.tools.line, !open)
	if open {
		show(s.tools.zoom, false)
	}
}

// folk are the people of the map in the order of their names.
func (s *Screen) folk() []data.Person {
	var out []data.Person
	for _, p := range s.state.life.People {
		if !p.Archived {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b data.Person) int { return strings.Compare(data.Fold(a.Name), data.Fold(b.Name)) })
	return out
}
