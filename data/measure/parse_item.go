package measure

import (
	"maps"
	"math"
	"slices"
	"strconv"
)

// readItems reads the scale of the file and all items.
func (in *Instrument) readItems(o object) {
	scale, told := readScale(o), o.field("scale") != nil
	switch n := len(o.list("items")); {
	case n == 0:
		o.found.refuse("", "there are no items")
	case n > MaxItems:
		o.found.refuse("", "there are %d items, at most %d are read", n, MaxItems)
		return
	}
	for _, item := range o.parts("items", "item") {
		in.Items = append(in.Items, readItem(item, scale, told))
	}
}

// readScale reads the scale of the file or an item, nil when there is none that holds. An
// item's own scale replaces the file's as a whole; nothing of it shines through.
func readScale(o object) *Scale {
	p, ok := o.part("scale")
	if !ok {
		return nil
	}
	p.only("min", "max", "step", "labels")
	low, high, step := p.number("min"), p.number("max"), p.numberOr("step", 1)
	switch {
	case low == nil || high == nil:
		p.found.refuse(p.where, `"min" and "max" are both needed`)
		return nil
	case *low >= *high:
		p.found.refuse(p.where, `"min" is %g and "max" is %g, it must be less`, *low, *high)
		return nil
	case step <= 0:
		p.found.refuse(p.where, `"step" is %g, it must be above 0`, step)
		return nil
	}
	// The greatest answer must be one of the steps, or a reversed item would land beside
	// the scale.
	steps := (*high - *low) / step
	if steps >= maxChoices {
		p.found.refuse(p.where, "there are more than %d answers", maxChoices)
		return nil
	}
	if math.Abs(steps-math.Round(steps)) > 1e-6 {
		p.found.refuse(p.where, `"max" cannot be reached from "min" in steps of %g`, step)
		return nil
	}
	s := &Scale{Min: *low, Max: *high, Step: step}
	s.readLabels(p)
	return s
}

// readLabels reads words for answers.
func (s *Scale) readLabels(o object) {
	p, ok := o.part("labels")
	if !ok {
		return
	}
	s.Labels = make(map[float64]string, len(p.keys))
	choices := s.choices()
	for i, k := range p.keys {
		at, ok := choice(choices, k)
		switch {
		case !ok:
			p.found.refuse(p.where, "the label for %.40q is for no answer of the scale", k)
		case p.values[i].kind != isText:
			p.found.refuse(p.where, "the label for %.40q is %s, it must be a text", k, p.values[i].kind.word())
		default:
			s.Labels[choices[at]] = p.values[i].text
		}
	}
}

// choices are all answers of the scale. The last is Max itself and no sum of steps.
func (s *Scale) choices() []float64 {
	n := int(math.Round((s.Max - s.Min) / s.Step))
	choices := make([]float64, n+1)
	for i := range choices {
		choices[i] = s.Min + float64(i)*s.Step
	}
	choices[n] = s.Max
	return choices
}

// choice finds the answer that a key such as "1" stands for.
func choice(choices []float64, key string) (at int, ok bool) {
	v, err := strconv.ParseFloat(key, 64)
	if err != nil {
		return 0, false
	}
	return nearest(choices, v)
}

// nearest finds an answer among rising choices, with room for rounding: 0.1·3 is 0.3. The
// room is far below any step that a scale can have.
func nearest(choices []float64, v float64) (at int, ok bool) {
	if !(math.Abs(v) <= largest) {
		return 0, false
	}
	slack := 1e-9 * math.Max(1, math.Abs(v))
	at, _ = slices.BinarySearch(choices, v-slack)
	return at, at < len(choices) && choices[at] <= v+slack
}

// readItem reads one item; scale is that of the file, nil when there is none, or when the
// file tells one that was refused already.
func readItem(o object, scale *Scale, told bool) Item {
	o.only("id", "text", "subscales", "reverse", "scores", "scale")
	item := Item{ID: o.id(), Text: o.words("text"), Subscales: o.texts("subscales"), Reverse: o.flag("reverse"), Scale: scale, where: o.where}
	if item.Text == "" {
		o.found.advise(o.where, "the item has no text")
	}
	if o.field("scale") != nil {
		item.Scale, told = readScale(o), true
	}
	if item.Scale != nil {
		item.Choices = item.Scale.choices()
	}
	switch {
	case o.field("scores") != nil:
		item.readScores(o)
	case item.Scale == nil && told:
	case item.Scale == nil && item.Reverse:
		o.found.refuse(o.where, "the item is reversed but has no scale with min and max")
	case item.Scale == nil:
		o.found.refuse(o.where, "the item has neither a scale nor scores")
	default:
		item.values = slices.Clone(item.Choices)
		if item.Reverse {
			slices.Reverse(item.values) // min+max-a, step by step
		}
	}
	return item
}

// readScores reads a value for each answer. Every answer needs one and none may be left
// over: a score that is missing or stands beside the scale is most often a slip of the pen.
func (item *Item) readScores(o object) {
	if item.Reverse {
		o.found.refuse(o.where, "the item has scores and is reversed, only one of them can hold")
	}
	scores := o.numbers("scores")
	if item.Scale == nil {
		item.Choices = answersOf(scores)
	}
	item.values = make([]float64, len(item.Choices))
	given := make([]bool, len(item.Choices))
	for _, key := range slices.Sorted(maps.Keys(scores)) { // sorted: one file, one list of problems
		at, ok := choice(item.Choices, key)
		switch {
		case !ok:
			o.found.refuse(o.where, "the score for %.40q is for no answer of the scale", key)
		case given[at]:
			o.found.refuse(o.where, "the answer %g has two scores", item.Choices[at])
		default:
			item.values[at], given[at] = scores[key], true
		}
	}
	for at, ok := range given {
		if !ok {
			o.found.refuse(o.where, "the answer %g has no score", item.Choices[at])
		}
	}
	if len(item.Choices) == 0 {
		o.found.refuse(o.where, "the scores are empty")
	}
}

// answersOf are the answers that scores stand for where no scale tells them, rising. Keys
// that are no numbers are left to the caller to refuse.
func answersOf(scores map[string]float64) []float64 {
	var answers []float64
	for key := range scores {
		if v, err := strconv.ParseFloat(key, 64); err == nil && math.Abs(v) <= largest {
			answers = append(answers, v)
		}
	}
	slices.Sort(answers)
	return slices.Compact(answers)
}
