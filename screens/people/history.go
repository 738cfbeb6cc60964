package people

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// How much of what was written a page lists.
const (
	pageFirst = 12
	pageMore  = 40
)

// details are the parts of a page that are read apart from the person.
type details struct {
	read     bool
	contacts []data.Contact // newest first, all of them
	feelings []data.Feeling // newest first
	entries  []data.Entry   // newest first, as many as were asked for or more
	records  []practised    // newest first, all of them
	all      bool           // these are all entries there are
	first    data.Day       // of the first entry, contact or record, 0 if none
	stand    data.Standing  // as it was read
}

// historyCard lists what was written about somebody.
type historyCard struct {
	span    *widget.Label
	rows    *fyne.Container
	earlier *kit.Button
	stage   *kit.Stage

	shown int      // which reading the rows show
	on    data.Day // the day on which they were made: they say "Yesterday"
}

// buildHistory makes the list.
func (s *Screen) buildHistory() fyne.CanvasObject {
	h := &s.page.history
	h.span, h.rows = kit.Quiet(""), kit.Stack(0)
	h.earlier = kit.QuietButton(kit.T("people.earlier", "Show earlier ones"), kit.Icon("down"), s.onEarlier)
	h.stage = kit.NewStage(kit.Stack(kit.Small, h.span, h.rows, container.NewHBox(h.earlier)))
	return kit.Stack(0, kit.SectionTitle(kit.T("people.history", "Together, and in writing")), h.stage)
}

// readPage reads what belongs to the open page.
func (s *Screen) readPage() {
	id, limit := s.state.chosen, s.state.limit
	if id.IsZero() {
		s.pages.Stop()
		return
	}
	kit.Load(s.env.Run, &s.pages, func(ctx context.Context) (details, error) {
		return s.detailsOf(ctx, id, limit)
	}, func(d details, err error) {
		s.state.pageErr = err
		if err == nil {
			s.state.details, s.state.turn = d, s.state.turn+1
			if s.pen.felt != nil || len(s.pen.way) > 0 {
				s.keepFelt() // newer than what was read
			}
		}
		s.Refresh()
	})
}

// detailsOf reads what belongs to a page.
func (s *Screen) detailsOf(ctx context.Context, id data.ID, limit int) (d details, err error) {
	if d.contacts, err = s.store.ContactsWith(ctx, id, data.Span{}); err != nil {
		return d, err
	}
	if d.feelings, err = s.store.FeelingsAbout(ctx, id, data.Span{}); err != nil {
		return d, err
	}
	if d.stand, err = data.StandingOf(d.contacts, d.feelings, s.today(), s.params()); err != nil {
		return d, err
	}
	if d.entries, d.all, err = s.entriesBack(ctx, id, limit); err != nil {
		return d, err
	}
	if d.records, err = s.recordsAbout(ctx, id); err != nil {
		return d, err
	}
	if d.first, err = s.firstDay(ctx, id, d); err != nil {
		return d, err
	}
	d.read = true
	return d, nil
}

// entriesBack reads entries about somebody from the newest back, in stretches of
// time that fit how often they are written about, until there are enough. All
// says that there are no earlier ones.
func (s *Screen) entriesBack(ctx context.Context, id data.ID, limit int) (list []data.Entry, all bool, err error) {
	var to data.Day
	days, end := data.Day(90), s.today()
	for {
		from := max(end-days, 0)
		got, err := s.store.EntriesAbout(ctx, id, data.Span{From: from, To: to})
		if err != nil {
			return nil, false, err
		}
		list = append(list, got...)
		if from == 0 || len(list) > limit {
			return list, from == 0, nil
		}
		if days *= 4; len(got) > 0 {
			days = max(30, days/4*data.Day(limit)/data.Day(len(got)))
		}
		end, to = from-1, from-1
		if to == 0 {
			return list, true, nil
		}
	}
}

// firstDay is the day of the first entry, contact or record, 0 if there is none.
func (s *Screen) firstDay(ctx context.Context, id data.ID, d details) (data.Day, error) {
	first := data.Day(0)
	if n := len(d.contacts); n > 0 {
		first = d.contacts[n-1].Day
	}
	if n := len(d.records); n > 0 && (first == 0 || d.records[n-1].record.Day < first) {
		first = d.records[n-1].record.Day
	}
	if n := len(d.entries); d.all {
		if n > 0 && (first == 0 || d.entries[n-1].Day < first) {
			first = d.entries[n-1].Day
		}
		return first, nil
	}
	refs, err := s.store.EntryRefs(ctx, data.Span{}, 0)
	if err != nil || len(refs) == 0 {
		return first, err
	}
	from := refs[len(refs)-1].Day
	for days := data.Day(60); first == 0 || from < first; days *= 2 {
		got, err := s.store.EntriesAbout(ctx, id, data.Span{From: from, To: from + days})
		if err != nil {
			return 0, err
		}
		if len(got) > 0 {
			from = got[len(got)-1].Day
			if first == 0 || from < first {
				first = from
			}
			return first, nil
		}
		from += days + 1
	}
	return first, nil
}

// onEarlier lists more.
func (s *Screen) onEarlier() {
	s.state.limit += pageMore
	s.readPage()
}

// item is one line of the list: an entry, a contact or a record.
type item struct {
	day       data.Day
	at        int64 // the instant, for the order within a day
	entry     *data.Entry
	contact   *data.Contact
	practised *practised
}

// items are the newest entries, contacts and records together; more says that there are others.
func (s *Screen) items() (list []item, more bool) {
	d := &s.state.details
	for i := range d.entries {
		e := &d.entries[i]
		list = append(list, item{day: e.Day, at: e.Created.UnixNano(), entry: e})
	}
	for i := range d.contacts {
		c := &d.contacts[i]
		list = append(list, item{day: c.Day, at: c.Created.UnixNano(), contact: c})
	}
	for i := range d.records {
		r := &d.records[i]
		list = append(list, item{day: r.record.Day, at: r.record.Created.UnixNano(), practised: r})
	}
	slices.SortStableFunc(list, func(a, b item) int {
		return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(b.at, a.at))
	})
	more = !d.all || len(list) > s.state.limit
	return list[:min(len(list), s.state.limit)], more
}

// refreshHistory lists what was written, or says why it cannot.
func (s *Screen) refreshHistory() {
	h := &s.page.history
	switch {
	case s.state.pageErr != nil:
		h.stage.Failed(s.state.pageErr, s.readPage)
		return
	case !s.state.details.read:
		h.stage.Loading()
		return
	}
	h.stage.Full()
	if h.shown == s.state.turn && h.on == s.today() {
		return
	}
	h.shown, h.on = s.state.turn, s.today()
	list, more := s.items()
	h.rows.RemoveAll()
	for _, it := range list {
		h.rows.Add(s.historyRow(it))
	}
	h.earlier.Hidden = !more
	span := kit.T("people.nohistory", "Nothing yet. Contacts you log, and entries and practice notes that name them, come to stand here.")
	if len(list) > 0 {
		span = kit.T("people.span", "First {{.First}}, last {{.Last}}", "First", kit.DayText(s.state.details.first), "Last", kit.DayText(list[0].day))
	}
	h.span.SetText(span)
}

// historyRow is one line.
func (s *Screen) historyRow(it item) fyne.CanvasObject {
	text := kit.RowText{Aside: kit.NearDay(it.day, s.today())}
	if e := it.entry; e != nil {
		text.Icon, text.Title = kit.Icon("journal"), e.Headline()
		if text.Title == "" {
			text.Title = kit.T("people.wordless", "An entry without words")
		}
		return kit.NewRowButton(text, func() { s.env.Go(kit.Place{Room: "journal", ID: e.ID.String()}) })
	}
	if p := it.practised; p != nil {
		text.Icon, text.Title, text.Detail = kit.Icon("practice"), p.title, p.about
		return kit.NewRowButton(text, func() { s.env.Go(kit.Place{Room: "practice", ID: "record:" + p.record.ID.String()}) })
	}
	c := *it.contact
	text.Icon, text.Title = contactIcon(&c), contactWords(&c)
	text.Detail = strings.TrimSpace(strings.ReplaceAll(c.Note, "\n", " "))
	return kit.NewRowButton(text, func() { s.form.change(c) })
}

// contactIcon shows which way things went.
func contactIcon(c *data.Contact) fyne.Resource {
	switch {
	case len(c.Given) > 0 && len(c.Received) > 0:
		return kit.Icon("two-way")
	case len(c.Received) > 0:
		return kit.Icon("to-me")
	case len(c.Given) > 0:
		return kit.Icon("from-me")
	}
	return kit.Icon("people")
}

// contactWords says in one line what went which way.
func contactWords(c *data.Contact) string {
	got, gave := kindWords(c.Received), kindWords(c.Given)
	switch {
	case got != "" && gave != "":
		return kit.T("people.bothways", "To me: {{.Got}}. From me: {{.Gave}}.", "Got", got, "Gave", gave)
	case got != "":
		return kit.T("people.tome", "To me: {{.Got}}.", "Got", got)
	case gave != "":
		return kit.T("people.fromme", "From me: {{.Gave}}.", "Gave", gave)
	}
	return kit.T("people.incontact", "In contact")
}
