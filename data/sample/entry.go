package sample

import (
	"math"
	"slices"
	"strings"

	"kith/data"
)

// telling gives what is so when something of a day is told, about somebody or nobody.
func (p *plan) telling(day data.Day, who *person) facts {
	f := p.words.facts
	so := p.sure | p.sky(day) | p.weekday(day) | p.phase(p.mind.ease[p.week(day)])
	for _, lead := range p.cast[:min(len(p.cast), leadCount)] {
		if lead.key != "" && lead != who && lead.around(day) {
			so |= f["has"+lead.key]
		}
	}
	if who == nil {
		return so
	}
	so |= who.so
	if _, m, d := day.Date(); int(m)*100+d == who.born {
		so |= f["birthday"]
	}
	if who.met > p.first && day-who.met < 60 {
		so |= f["new"]
	}
	return so
}

// phase is early, mid or late, by how at ease the writer is.
func (p *plan) phase(ease float64) facts {
	switch {
	case ease < .40:
		return p.words.facts["early"]
	case ease < .60:
		return p.words.facts["mid"]
	}
	return p.words.facts["late"]
}

// entry makes entry n, whole.
func (p *plan) entry(n int) data.Entry {
	g := p.pages[n]
	d := p.life.roll(rollEntry, n)
	minutes := p.clock(n)
	at := p.at(g.day, minutes)
	e := data.Entry{ID: p.pageID(n), Day: g.day, Created: at, Zone: p.life.Zone, Modified: at}
	if day := g.day; d.chance(.3) && day < p.last {
		e.Modified = at.Add(msec(60_000 * (1 + d.below(45))))
	}
	mood := p.moodOf(d, g.day)
	w := &writing{p: p, t: p.teller, d: d, page: g, base: p.hour(g, minutes) | p.moodFact(mood)}
	w.write()
	e.Title, e.Body, e.Tags = w.title, w.body, w.tagList()
	for _, who := range w.t.named {
		e.People = append(e.People, who.rec.ID)
	}
	if d.chance(.62) {
		e.Mood = data.Rated(mood)
	}
	e.Starred = d.chance(.03)
	e.Muted = mood <= -2 && d.chance(.1)
	if g.record >= 0 {
		e.Template = p.efforts[g.record].practice
		e.Practice = p.recordID(int(g.record))
	} else if w.prompt != "" {
		e.Prompt = w.prompt
	}
	return e
}

// moodOf is from −2 to 2, better on the whole as the weeks get easier: its mean
// goes from −0.3 on guard to 0.7 at ease, and single days differ by about one step.
func (p *plan) moodOf(d *dice, day data.Day) float64 {
	return scale(-.7+1.8*p.mind.ease[p.week(day)]+.95*d.normal(), -2, 2)
}

func (p *plan) moodFact(mood float64) facts {
	switch {
	case mood < 0:
		return p.words.facts["bad"]
	case mood > 0:
		return p.words.facts["good"]
	}
	return p.words.facts["soso"]
}

// hour gives what is so for an entry of a day, begun at a minute of it. Mornings
// tell of the day before.
func (p *plan) hour(g page, minutes int) facts {
	name := "evening"
	told := g.day
	switch {
	case minutes < 10*60:
		name, told = "morning", max(p.first, g.day-1)
	case minutes < 17*60+30:
		name = "noon"
	case minutes > 22*60+45:
		name = "night"
	}
	return p.telling(told, nil) | p.words.facts[name]
}

// between gives what is so of the person of a page: who they are, and what went
// either way if they met.
func (p *plan) between(g page) facts {
	who := p.cast[g.who]
	so := p.telling(g.day, who)
	if g.contact >= 0 {
		m := p.meetings[g.contact]
		if m.give > 0 {
			so |= p.words.facts["gave"]
		}
		if m.get > 0 {
			so |= p.words.facts["got"]
		}
	}
	return so &^ p.telling(g.day, nil)
}

// writing is an entry while it is written.
type writing struct {
	p    *plan
	t    *teller
	d    *dice
	page page
	// base is what is so, whoever is spoken of.
	base facts
	// used are the long scenes that stand in it already (see once).
	used map[string]bool
	// more is how often it came back to the person of the page.
	more int

	title, body, prompt string
}

// length is how many words are wanted: lognormal around 120 (median), one in
// fifty above 550.
func (w *writing) length() int { return int(120 * math.Exp(.74*w.d.normal())) }

// write chooses a form and fills it.
func (w *writing) write() {
	var given []data.Field
	if w.page.record >= 0 { // made first, because it is told by the same teller
		given = w.p.record(int(w.page.record)).Fields
		if n := w.p.efforts[w.page.record].item; n >= 0 {
			given = append(given, data.Field{Key: aboutTitle, Text: w.p.items[n].rec.Title})
		}
	}
	w.t.begin(w.d, w.base, w.p.cast, w.page.day)
	w.t.given = given
	if w.page.who >= 0 {
		w.t.p = w.p.cast[w.page.who]
		w.t.so |= w.p.between(w.page)
	}
	// Out of a hundred: five in another language, five of one line, seven lists,
	// five answers to a question, eight with headings, seventy plain.
	switch u := w.d.unit(); {
	case w.page.record >= 0:
		w.practice()
	case u < .055 && w.foreign():
	case u < .10:
		w.line()
	case u < .17:
		w.list()
	case u < .22:
		w.asked()
	case u < .30:
		w.sections()
	default:
		w.prose(w.length())
	}
	if w.title == "" && w.d.chance(.34) {
		w.title = w.heading()
	}
}

// heading says what the entry is about in a few words.
func (w *writing) heading() string {
	if len(w.t.tags) > 0 && w.d.chance(.8) {
		if s := w.t.say("title." + w.t.tags[0]); s != "" {
			return s
		}
	}
	return w.t.say("title")
}

// tagList gives some of the tags that the scenes brought.
func (w *writing) tagList() []string {
	if w.d.chance(.3) {
		return nil
	}
	return slices.Clone(w.t.tags[:min(len(w.t.tags), 3)])
}

// wordsIn counts the words of some tidy texts, nearly: by their blanks.
func wordsIn(list []string) int {
	n := 0
	for _, s := range list {
		n += 1 + strings.Count(s, " ") + strings.Count(s, "\n")
	}
	return n
}
