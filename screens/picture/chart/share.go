package chart

import (
	"math"

	"kith/data"
	"kith/data/stats"
	"kith/screens/picture"
)

// ShareData is things that went one way or the other, over time.
type ShareData struct {
	Name  string
	Notes []Mark
	// Least is how many notes there must be before a share is shown.
	Least int
	// Told says in a sentence how many of how many went the one way.
	Told  func(w Words, yes, all int) string
	Area  int
	Rests []data.Span
	Hint  string
}

// Mark is one of them.
type Mark struct {
	ID   string
	Day  data.Day
	Yes  bool
	Line string
}

// shareBin is the share within a stretch of time.
type shareBin struct {
	from, to data.Day
	yes, all int
	share    stats.Share
	id       string
}

// Draw draws the share of each stretch as a mark with its Wilson interval, which
// says how little a few notes can tell.
func (d ShareData) Draw(shown data.Span, st Style, w, h float64) Chart {
	st = st.settled()
	var notes []Mark
	first, last := data.LastDay, data.FirstDay
	for _, m := range d.Notes {
		if m.Day.Valid() && shown.Has(m.Day) {
			notes = append(notes, m)
			first, last = min(first, m.Day), max(last, m.Day)
		}
	}
	hd := head{title: d.Name, low: 0, high: 1, percent: true, area: d.Area, hint: d.Hint}
	if len(notes) < d.Least || len(notes) == 0 {
		return d.early(st, w, h, hd, len(notes))
	}
	hd.from, hd.to = sighted(first, last, shown)
	bins := shareBins(notes, hd.from, hd.to, st)
	c := Chart{Sentence: d.sentence(notes, st), Table: d.table(bins, st)}
	hd.caption = c.Sentence
	hd.legend = append([]key{
		{sign: signMark, word: st.Words.T("chart.share", "share")},
		{sign: signWhisker, word: st.Words.T("chart.interval", "what so few notes leave open")},
	}, restKey(d.Rests, hd.from, hd.to, st.Words)...)
	if !st.HideNumbers {
		hd.corner = st.Words.corner(len(notes))
	}
	f := newFrame(st, w, h, hd)
	f.drawRests(d.Rests)
	f.drawGrid()
	d.drawBins(f, bins)
	c.Picture, c.Days = f.Picture, f.days()
	return c
}

// early is the chart while there are too few notes.
func (d ShareData) early(st Style, w, h float64, hd head, n int) Chart {
	c := Chart{Sentence: st.Words.none()}
	if n > 0 {
		c.Sentence = st.Words.tooFew(n, d.Least)
		hd.empty, hd.hint = st.Words.T("chart.early", "Too early to draw"), c.Sentence
	}
	f, _ := begin(st, w, h, hd, 0)
	c.Picture = f.Picture
	return c
}

// tooFew says from how many notes on a chart speaks.
func (w Words) tooFew(n, least int) string {
	return w.T("chart.toofew", "So far {{.Notes}}; this is drawn from {{.Least}} on, since fewer say too little.",
		"Notes", w.notes(n), "Least", w.number(float64(least), 0))
}

// shareBins gathers notes by month, or by quarter where months hold too few.
func shareBins(notes []Mark, from, to data.Day, st Style) []shareBin {
	s := Monthly.step()
	if float64(len(notes)) < 4*math.Max(1, float64(to-from)/s.days()) {
		s = Quarterly.step()
	}
	var out []shareBin
	for at := s.first(from, st.WeekStart); at <= to && at.Valid(); at = s.next(at) {
		b := shareBin{from: at, to: s.next(at) - 1}
		newest := data.Day(0)
		for _, m := range notes {
			if m.Day < b.from || m.Day > b.to {
				continue
			}
			b.all++
			if m.Yes {
				b.yes++
			}
			if m.Day >= newest {
				newest, b.id = m.Day, m.ID
			}
		}
		if b.all == 0 {
			continue
		}
		var err error
		if b.share, err = stats.Wilson(b.yes, b.all); err == nil {
			out = append(out, b)
		}
	}
	return out
}

func (d ShareData) drawBins(f *frame, bins []shareBin) {
	area := f.st.Palette.area(d.Area)
	var line []picture.Point
	for _, b := range bins {
		line = append(line, picture.Point{X: f.middle(b.from, b.to), Y: f.y(b.share.Estimate)})
	}
	if len(line) > 1 {
		f.Add(picture.Shape{Path: picture.Polyline(line...), Stroke: picture.Stroke{Color: faded(area, thinAlpha), Width: 1.2}})
	}
	for i, b := range bins {
		x := line[i].X
		f.whisker(x, f.y(b.share.Lo), f.y(b.share.Hi), faded(area, 0xb0))
		f.Add(picture.Dots{At: []picture.Point{line[i]}, R: 5 * math.Sqrt(f.st.Text), Fill: area})
		hit := picture.Hit{ID: b.id, Area: picture.Rect{X: x - 9, Y: f.y(b.share.Hi) - 6, W: 18, H: f.y(b.share.Lo) - f.y(b.share.Hi) + 12},
			Label: f.st.Words.stretch(b.from, b.to)}
		if !f.st.HideNumbers {
			hit.Detail = f.st.Words.ofAll(b.yes, b.all)
		}
		f.Hits = append(f.Hits, hit)
	}
}

// middle is where the middle of some days lies, kept inside the plot.
func (f *frame) middle(from, to data.Day) float64 {
	from, to = max(from, f.head.from), min(to, f.head.to)
	return f.x(float64(from+to) / 2)
}

func (w Words) ofAll(yes, all int) string {
	return w.T("chart.ofall", "{{.Some}} of {{.All}}", "Some", w.number(float64(yes), 0), "All", w.number(float64(all), 0))
}

// sentence tells the share of all notes in sight with its interval.
func (d ShareData) sentence(notes []Mark, st Style) string {
	yes := 0
	for _, m := range notes {
		if m.Yes {
			yes++
		}
	}
	w := st.Words
	share, err := stats.Wilson(yes, len(notes))
	if err != nil {
		return w.none()
	}
	return st.either(w.T("chart.say.share", "{{.Told}}; with so many notes the true share could lie between {{.From}} and {{.To}}.",
		"Told", d.Told(w, yes, len(notes)), "From", w.percent(share.Lo), "To", w.percent(share.Hi)),
		w.T("chart.plain.share", "The marks show a share, the lines what so few notes leave open."))
}

func (d ShareData) table(bins []shareBin, st Style) Table {
	w := st.Words
	t := Table{Head: []string{w.T("chart.column.when", "When"), w.T("chart.column.some", "How many"), w.T("chart.column.share", "Share"), w.T("chart.column.open", "Left open")}}
	for i := len(bins) - 1; i >= 0; i-- {
		b := bins[i]
		t.Rows = append(t.Rows, Row{ID: b.id, Cells: []string{w.stretch(b.from, b.to), w.ofAll(b.yes, b.all),
			w.percent(b.share.Estimate), w.percent(b.share.Lo) + " – " + w.percent(b.share.Hi)}})
	}
	return t
}
