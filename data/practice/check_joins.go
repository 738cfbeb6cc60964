package practice

import (
	"fmt"
	"slices"
)

// checkWhen checks a condition: that it can be met at all.
func (p *Practice) checkWhen(c *checker, w When, what string) {
	f, ok := p.Field(w.Key)
	if !ok {
		c.need(false, "%s depends on a question that is not there", what)
		return
	}
	kinds := 0
	if len(w.Is) > 0 {
		kinds++
		for _, v := range w.Is {
			c.need(f.may(v), "%s waits for an answer to %q that cannot be given", what, w.Key)
		}
	}
	if w.Least != 0 {
		kinds++
		c.need(f.Type == Scale && w.Least > 0 && w.Least <= float64(f.Max), "%s waits for a number that %q does not have", what, w.Key)
	}
	if w.Given {
		kinds++
	}
	c.need(kinds == 1, "%s: a condition has one of \"is\", \"least\" and \"given\"", what)
}

// may says that a value can be the answer to a question of fixed answers.
func (f Field) may(value string) bool {
	switch f.Type {
	case Choice, Choices:
		return f.From != "" || slices.ContainsFunc(f.Options, func(o Option) bool { return o.Value == value })
	case Answer:
		return value == "yes" || value == "partly" || value == "no"
	case YesNo:
		return value == "yes" || value == "no"
	}
	return false
}

// checkJoins checks what ties questions to each other and to later days.
func (p *Practice) checkJoins(c *checker) {
	for _, t := range p.Together {
		c.need(len(t.Keys) >= 2, "\"together\" needs at least two questions")
		c.word(t.Say, "what \"together\" says", true)
		for _, key := range t.Keys {
			_, ok := p.Field(key)
			c.need(ok, "\"together\" names a question that is not there")
		}
	}
	days := func(n int, what string) {
		c.need(n >= 1 && n <= maxDays, "%s: the days should be 1 to %d", what, maxDays)
	}
	if !p.Follow.isZero() {
		days(p.Follow.Days, "\"follow\"")
		c.word(p.Follow.Ask, "what \"follow\" asks", true)
		if p.Follow.When.Key != "" {
			p.checkWhen(c, p.Follow.When, "\"follow\"")
		}
	}
	if p.Again != (Again{}) {
		days(p.Again.Days, "\"again\"")
		c.need(p.About.Kind != "", "\"again\" needs something that the practice is about")
	}
	if p.Echo != (Echo{}) {
		by, ok := p.Field(p.Echo.By)
		_, of := p.Field(p.Echo.Of)
		c.need(ok && of && (by.Type == Tags || by.Type == Choice), "\"echo\" goes by tags or a choice, and brings back the answer to another question")
		c.word(p.Echo.Say, "what \"echo\" says", true)
	}
	if p.Guard != (Guard{}) {
		c.need(p.Guard.Least > 0 && ID(p.Guard.Key), "\"guard\" needs the key of a scale and a number above 0")
		c.need(p.Guard.Practice == "" || ID(p.Guard.Practice), "\"guard\" should name a practice")
		c.need(p.About.Kind != "", "\"guard\" needs something that the practice is about")
		if f, ok := p.Field(p.Guard.Key); p.Guard.Practice == "" {
			c.need(ok && f.Type == Scale, "\"guard\" needs the key of a scale")
		}
	}
}

// checkSeries checks what is given to the charts.
func (p *Practice) checkSeries(c *checker) {
	c.need(len(p.Series) <= MaxSeries, "there are more than %d series", MaxSeries)
	seen := map[string]bool{}
	for i := range p.Series {
		s := &p.Series[i]
		c.need(ID(s.Name), "the name of a series may have small letters a to z, digits and _, and begins with a letter")
		what := fmt.Sprintf("series %q", s.Name)
		if !ID(s.Name) {
			what = "a series"
		}
		c.need(!seen[s.Name], "%s is there twice", what)
		seen[s.Name] = true
		c.word(s.Title, "the title of "+what, true)
		least, most := s.Statistic.keysOf()
		c.need(least >= 0, "%s has no known statistic", what)
		c.need(least < 0 || len(s.Keys) >= least && len(s.Keys) <= most, "%s has too few or too many keys for its statistic", what)
		for _, key := range s.Keys {
			_, ok := p.Field(key)
			c.need(ok, "%s is made of a question that is not there", what)
		}
		c.need(s.Statistic != Share || len(s.Yes) > 0, "%s does not say what counts as yes", what)
		c.need(slices.Contains([]string{"", "week", "month"}, s.Period), "%s: a period is a week or a month", what)
		c.need(slices.Contains([]string{"", "up", "down", "none"}, s.Calm), "%s: the calm end is up, down or none", what)
		c.need(slices.Contains(units(), s.Unit), "%s has no known unit", what)
		c.need(slices.Contains(charts(), s.Chart), "%s has no known chart", what)
		p.checkTypes(c, s, what)
	}
}

// checkTypes checks that a statistic gets answers that it can reckon with.
func (p *Practice) checkTypes(c *checker, s *Series, what string) {
	want := map[Statistic][]Type{
		Median: {Scale}, Latest: {Scale}, Pair: {Scale}, Gap: {Scale}, Repeat: {Scale}, Each: {Scale},
		Stages: {Choice}, Ladder: {Choice}, Days: {Date}, Spans: {Date}, Calibration: {Scale, Answer},
	}[s.Statistic]
	if want == nil {
		return
	}
	for _, key := range s.Keys {
		if f, ok := p.Field(key); ok {
			c.need(slices.Contains(want, f.Type), "%s cannot be made of a question of type %q", what, f.Type)
		}
	}
}

func units() []Unit { return []Unit{UnitTimes, UnitTen, UnitHundred, UnitOfAll, UnitDays} }

func charts() []Chart {
	return []Chart{Trend, Bars, ShareChart, StagesChart, Slope, Dumbbell, CalibrationChart, Dots, LadderChart, Shade}
}
