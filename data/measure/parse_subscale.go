package measure

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// readSubscales reads all subscales.
func (in *Instrument) readSubscales(o object) {
	switch n := len(o.list("subscales")); {
	case n == 0:
		o.found.refuse("", "there are no subscales")
	case n > MaxItems:
		o.found.refuse("", "there are %d subscales, at most %d are read", n, MaxItems)
		return
	}
	ids := map[string]bool{}
	for _, item := range in.Items {
		ids[item.ID] = true
	}
	for _, p := range o.parts("subscales", "subscale") {
		in.Subscales = append(in.Subscales, in.readSubscale(p, ids))
	}
}

// readSubscale reads one subscale; ids are those of all items.
func (in *Instrument) readSubscale(o object, ids map[string]bool) Subscale {
	o.only("id", "title", "method", "weights", "multiply", "add", "missing", "better", "range",
		"across_targets", "reliability", "bands")
	s := Subscale{
		ID: o.id(), Title: o.words("title"), where: o.where,
		Multiply: o.numberOr("multiply", 1), Add: o.numberOr("add", 0),
		Better:        Better(o.oneOf("better", string(NeitherBetter), string(LowerBetter), string(HigherBetter))),
		AcrossTargets: o.oneOf("across_targets", "each", "mean") == "mean",
	}
	if s.Title == "" {
		s.Title = s.ID
	}
	if o.field("method") == nil {
		o.found.refuse(o.where, `"method" is missing, it must be mean or sum`)
	}
	s.Method = Method(o.oneOf("method", string(Mean), string(Sum)))
	if s.Multiply == 0 {
		o.found.refuse(o.where, `"multiply" is 0, which makes all scores the same`)
	}
	s.readMissing(o)
	in.readWeights(o, &s, ids)
	s.readRange(o)
	s.readReliability(o)
	s.readBands(o)
	return s
}

// readMissing reads how gaps are dealt with; a silent file allows none.
func (s *Subscale) readMissing(o object) {
	m, ok := o.part("missing")
	if !ok {
		return
	}
	m.only("max", "rule")
	s.MissingMax = m.whole("max")
	s.Prorate = m.oneOf("rule", "available", "prorate") == "prorate"
}

// readWeights keeps the weights by place of the item until the items are known to belong.
func (in *Instrument) readWeights(o object, s *Subscale, ids map[string]bool) {
	weights := o.numbers("weights")
	if len(weights) > 0 && s.Method != Sum {
		o.found.refuse(o.where, `weights are only for the method "sum"`)
	}
	for _, id := range slices.Sorted(maps.Keys(weights)) { // sorted: one file, one list of problems
		if !ids[id] {
			o.found.refuse(o.where, "there is a weight for %.40q, which is no item", id)
		}
	}
	for _, item := range in.Items {
		w, ok := weights[item.ID]
		if ok && !slices.Contains(item.Subscales, s.ID) {
			o.found.refuse(o.where, "there is a weight for %s, which is not in this subscale", item.where)
		}
		if !ok {
			w = 1
		}
		s.weights = append(s.weights, w)
	}
}

// readRange reads what the file says of the least and the greatest score. It is checked
// against the truth in finish.
func (s *Subscale) readRange(o object) {
	n := o.typed("range", isList)
	if n == nil {
		return
	}
	if len(n.values) != 2 || n.values[0].kind != isNumber || n.values[1].kind != isNumber {
		o.found.refuse(o.where, `"range" must be two numbers`)
		return
	}
	low, high := o.value(n.values[0], "range"), o.value(n.values[1], "range")
	switch {
	case low == nil || high == nil:
	case *low >= *high:
		o.found.refuse(o.where, `"range" must rise, it goes from %g to %g`, *low, *high)
	default:
		s.Range = &[2]float64{*low, *high}
	}
}

// readBands reads the bands in rising order. Bands without a source are checked with the
// others, since they are part of the key, and then left out.
func (s *Subscale) readBands(o object) {
	var all []Band
	for _, p := range o.parts("bands", "band") {
		p.only("from", "to", "label", "source")
		b := Band{Label: p.words("label"), Source: p.words("source")}
		from, to := p.number("from"), p.number("to")
		switch {
		case from == nil || to == nil:
			p.found.refuse(p.where, `"from" and "to" are both needed`)
			continue
		case *from >= *to:
			p.found.refuse(p.where, `"from" is %g and "to" is %g, it must be less`, *from, *to)
		case b.Label == "":
			p.found.refuse(p.where, `"label" is missing`)
		case b.Source == "":
			p.found.advise(p.where, "the band has no source and is not shown")
		}
		b.From, b.To = *from, *to
		all = append(all, b)
	}
	slices.SortStableFunc(all, func(a, b Band) int { return cmp.Compare(a.From, b.From) })
	for i, b := range all {
		if i > 0 && b.From < all[i-1].To {
			o.found.refuse(o.where, "the bands from %g and from %g overlap", all[i-1].From, b.From)
		}
		b.last = i == len(all)-1
		if b.Source != "" {
			s.Bands = append(s.Bands, b)
		}
	}
}

// finish checks a subscale once its items are known.
func (s *Subscale) finish(items []Item, found *findings) {
	if len(s.items) == 0 {
		found.refuse(s.where, "no item is in this subscale")
		return
	}
	weights := make([]float64, len(s.items))
	for i, at := range s.items {
		weights[i] = s.weights[at]
		if len(items[at].values) == 0 {
			return // refused already
		}
	}
	s.weights = weights
	s.Low, s.High = s.attainable(items)
	if s.Range == nil {
		return
	}
	slack := 1e-9 * math.Max(math.Abs(s.Low), math.Abs(s.High))
	if s.Low < s.Range[0]-slack || s.High > s.Range[1]+slack {
		found.refuse(s.where, "the range %g to %g does not hold all scores, which go from %g to %g; is an item turned or scored the wrong way?",
			s.Range[0], s.Range[1], s.Low, s.High)
	}
}

// attainable is the least and the greatest score there can be, over all answers and all
// ways to leave out as many items as are allowed.
func (s *Subscale) attainable(items []Item) (low, high float64) {
	var least, most []float64
	for i, at := range s.items {
		a, b := slices.Min(items[at].values)*s.weights[i], slices.Max(items[at].values)*s.weights[i]
		least, most = append(least, min(a, b)), append(most, max(a, b))
	}
	slices.Sort(least)
	slices.SortFunc(most, func(a, b float64) int { return cmp.Compare(b, a) })
	// With k answers the least sum is that of the k least values. Not only the full form
	// counts: a sum that does not make up for gaps goes lower with each of them, and a mean
	// over items of different scales goes lower without the higher ones.
	low, high = math.Inf(1), math.Inf(-1)
	down, up := 0.0, 0.0
	for k := 1; k <= len(least); k++ {
		down, up = down+least[k-1], up+most[k-1]
		if len(least)-k > s.MissingMax {
			continue
		}
		a, b := s.combine(down, k), s.combine(up, k) // the other way round when Multiply is negative
		low, high = min(low, a, b), max(high, a, b)
	}
	return low, high
}
