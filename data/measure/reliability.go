package measure

import "math"

// Reliability is what is known of how exactly a score measures.
type Reliability struct {
	// R is the coefficient, between 0 and 1; 0 when the file has none.
	R float64
	// SD is the standard deviation among people, in points; 0 when the file has none.
	SD float64
	// Kind is how it was found, such as "retest", Days over how many days; 0 when not
	// said. Source is where it is published.
	Kind   string
	Days   int
	Source string
}

// readReliability reads the reliability; r and sd that are impossible are refused.
func (s *Subscale) readReliability(o object) {
	p, ok := o.part("reliability")
	if !ok {
		return
	}
	p.only("r", "kind", "days", "sd", "source")
	r, sd := p.number("r"), p.number("sd")
	rel := Reliability{Kind: p.words("kind"), Days: p.whole("days"), Source: p.words("source")}
	if r != nil {
		if rel.R = *r; !(rel.R > 0 && rel.R < 1) {
			p.found.refuse(p.where, `"r" is %g, it must be between 0 and 1`, rel.R)
		}
	}
	if sd != nil {
		if rel.SD = *sd; !(rel.SD > 0) {
			p.found.refuse(p.where, `"sd" is %g, it must be above 0`, rel.SD)
		}
	}
	if r == nil || sd == nil || rel.Source == "" {
		p.found.advise(p.where, "without r, sd and a source nothing is said about change")
	}
	s.Reliability = &rel
}

// MDC95 is the smallest change of the score, in points, that is more than its own
// variation in 95 % of cases: 1.96·√2·sd·√(1-r) (Jacobson & Truax 1991, J Consult Clin
// Psychol 59:12). It is false where the file lacks r, sd or their source, and then nothing
// is to be said about change.
func (s Subscale) MDC95() (float64, bool) {
	rel := s.Reliability
	if rel == nil || rel.R == 0 || rel.SD == 0 || rel.Source == "" {
		return 0, false
	}
	return 1.96 * math.Sqrt2 * rel.SD * math.Sqrt(1-rel.R), true
}

// OrdinarySwing says whether a change by delta points is within what the questionnaire
// varies by itself; known is false where nothing is to be said.
func (s Subscale) OrdinarySwing(delta float64) (within, known bool) {
	mdc, known := s.MDC95()
	return known && math.Abs(delta) <= mdc, known
}

// Band is a stretch of scores that a published source has a word for.
type Band struct {
	// From belongs to the band, To to the next one, except for the last band.
	From, To float64
	// Label is the word, Source who says so.
	Label, Source string

	last bool
}

// BandOf is the band that holds the score; false where no band with a source does, and
// then there are no words for the score.
func (s Subscale) BandOf(score float64) (Band, bool) {
	for _, b := range s.Bands {
		if score >= b.From && (score < b.To || b.last && score == b.To) {
			return b, true
		}
	}
	return Band{}, false
}
