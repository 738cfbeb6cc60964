package measure

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Answers are the answers to items by their id. Items that are absent were skipped.
type Answers map[string]float64

// Score is one subscale's result, or the mean of it over people, where Answered and Items
// count the people with a score and all people.
type Score struct {
	// Subscale is its id.
	Subscale string
	// Value is the score in points at full precision; nil when it is not scorable, which
	// is a gap and never 0.
	Value *float64
	// Answered of Items were answered.
	Answered, Items int
}

// Scores are the results in the order of the subscales. As JSON they are an object of
// numbers, or null, by subscale.
type Scores []Score

// Of is the value of a subscale, nil when it is not scorable or there is none of that id.
func (ss Scores) Of(subscale string) *float64 {
	for _, s := range ss {
		if s.Subscale == subscale {
			return s.Value
		}
	}
	return nil
}

// MarshalJSON writes the scores as {"id": value or null, …} in their order.
func (ss Scores) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, s := range ss {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(s.Subscale)
		if err != nil {
			return nil, fmt.Errorf("write a subscale's id: %w", err)
		}
		value, err := json.Marshal(s.Value)
		if err != nil {
			return nil, fmt.Errorf("write the score of a subscale: %w", err)
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// Score scores the answers of one form, every subscale for itself. It fails with
// [ErrAnswers] when an answer is to no item or not among the item's choices.
func (in *Instrument) Score(answers Answers) (Scores, error) {
	values, err := in.values(answers)
	if err != nil {
		return nil, err
	}
	scores := make(Scores, len(in.Subscales))
	for i, s := range in.Subscales {
		scores[i] = s.score(values)
	}
	return scores, nil
}

// values turns answers into the values of items by their place, nil where skipped. It
// walks the items and not the answers, so that a failure is always the same one.
func (in *Instrument) values(answers Answers) ([]*float64, error) {
	values := make([]*float64, len(in.Items))
	known := 0
	for i, item := range in.Items {
		a, ok := answers[item.ID]
		if !ok {
			continue
		}
		known++
		at, ok := nearest(item.Choices, a)
		if !ok {
			return nil, fmt.Errorf("the answer %g to %s is none of its choices, which go from %g to %g: %w",
				a, item.where, item.Choices[0], item.Choices[len(item.Choices)-1], ErrAnswers)
		}
		values[i] = &item.values[at]
	}
	if known < len(answers) {
		return nil, fmt.Errorf("%d of the answers are to no item of the questionnaire: %w", len(answers)-known, ErrAnswers)
	}
	return values, nil
}

// score is the subscale's result from the values of all items. With too many gaps, or no
// answer at all, the value stays nil.
func (s Subscale) score(values []*float64) Score {
	result := Score{Subscale: s.ID, Items: len(s.items)}
	sum := 0.0
	for i, at := range s.items {
		if values[at] != nil {
			result.Answered++
			sum += *values[at] * s.weights[i]
		}
	}
	if k := result.Answered; k > 0 && len(s.items)-k <= s.MissingMax {
		v := s.combine(sum, k)
		result.Value = &v
	}
	return result
}

// combine makes the score from the sum of k weighted values.
func (s Subscale) combine(sum float64, k int) float64 {
	switch {
	case s.Method == Mean:
		sum /= float64(k)
	case s.Prorate:
		sum = sum / float64(k) * float64(len(s.items))
	}
	return sum*s.Multiply + s.Add
}
