package measure

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Result is what several forms of one questionnaire come to.
type Result struct {
	// Targets are the scores of each form, by whom it is about.
	Targets map[string]Scores `json:"targets"`
	// Across are the means over people of the subscales that ask for one; a value is nil
	// when fewer than two people have a score.
	Across Scores `json:"across"`
}

// ScoreSeveral scores one form for each of several people. It fails as [Instrument.Score]
// does, and when the questionnaire is about nobody in particular.
func (in *Instrument) ScoreSeveral(forms []Form) (Result, error) {
	if in.Targets.Kind == NoTarget {
		return Result{}, fmt.Errorf("there are forms for people, but the questionnaire is about nobody in particular: %w", ErrAnswers)
	}
	all := make([]Scores, len(forms))
	r := Result{Targets: make(map[string]Scores, len(forms))}
	for i, f := range forms {
		scores, err := in.scoreForm(f)
		if err != nil {
			return Result{}, fmt.Errorf("form %d: %w", i+1, err)
		}
		if _, twice := r.Targets[f.Target]; twice {
			return Result{}, fmt.Errorf("form %d is for a person who has one already: %w", i+1, ErrAnswers)
		}
		r.Targets[f.Target], all[i] = scores, scores
	}
	r.Across = in.across(all)
	return r, nil
}

// scoreForm scores a form after a look at where it comes from. Another version of the
// same questionnaire is welcome: that is how a corrected file corrects history.
func (in *Instrument) scoreForm(f Form) (Scores, error) {
	if f.Instrument != "" && f.Instrument != in.ID {
		return nil, fmt.Errorf("the answers are to another questionnaire: %w", ErrAnswers)
	}
	return in.Score(f.Answers)
}

// across is the mean over people of each subscale that asks for it. One person alone gives
// no mean, since it would pass for what holds among people in general.
func (in *Instrument) across(all []Scores) Scores {
	means := Scores{}
	for i, s := range in.Subscales {
		if !s.AcrossTargets {
			continue
		}
		mean := Score{Subscale: s.ID, Items: len(all)}
		sum := 0.0
		for _, scores := range all {
			if v := scores[i].Value; v != nil {
				mean.Answered++
				sum += *v
			}
		}
		if mean.Answered >= 2 {
			v := sum / float64(mean.Answered)
			mean.Value = &v
		}
		means = append(means, mean)
	}
	return means
}

// ScoreFile scores a file of answers by a questionnaire file. It fails with [ErrInvalid] or
// [ErrAnswers], which tell whose fault it is. The answer, ready to be
// written as JSON, is [Scores] for one form and a [Result] for several people.
func ScoreFile(instrument, answers []byte) (any, error) {
	in, err := Parse(instrument)
	if err != nil {
		return nil, err
	}
	forms, err := ParseAnswers(answers)
	if err != nil {
		return nil, err
	}
	if forms.Several {
		return in.ScoreSeveral(forms.List)
	}
	return in.scoreForm(forms.List[0])
}

// Report is what a check of a questionnaire file comes to, ready to be written as JSON.
type Report struct {
	OK bool `json:"ok"`
	// Problems are why the file is refused; none when OK.
	Problems Problems `json:"problems"`
	// Advice is worth a look and refuses nothing.
	Advice []Problem `json:"advice"`
	ID     string    `json:"id,omitempty"`
	// Version, Title and SHA256 are empty when the file is refused.
	Version   string           `json:"version,omitempty"`
	Title     string           `json:"title,omitempty"`
	SHA256    string           `json:"sha256,omitempty"`
	Items     int              `json:"items"`
	Subscales []SubscaleReport `json:"subscales"`
	// Extra are the places of kept x- keys.
	Extra []string `json:"extra"`
}

// SubscaleReport is what a check tells of one subscale.
type SubscaleReport struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Method Method  `json:"method"`
	Items  int     `json:"items"`
	Better Better  `json:"better"`
	Low    float64 `json:"low"`  // least score there can be
	High   float64 `json:"high"` // greatest score there can be
	// MDC95 is in points, nil when nothing can be said about change.
	MDC95 *float64 `json:"mdc95"`
}

// Check reads a questionnaire file and reports on it; a refused file is no error here but
// a report that is not OK, with every problem that [Parse] found.
func Check(instrument []byte) Report {
	r := Report{Problems: Problems{}, Advice: []Problem{}, Subscales: []SubscaleReport{}, Extra: []string{}}
	in, err := Parse(instrument)
	if err != nil {
		errors.As(err, &r.Problems)
		return r
	}
	r.OK, r.ID, r.Version, r.Title, r.SHA256 = true, in.ID, in.Version, in.Title, in.SHA256
	r.Items, r.Advice = len(in.Items), append(r.Advice, in.Advice...)
	r.Extra = append(r.Extra, slices.Sorted(maps.Keys(in.Extra))...)
	for _, s := range in.Subscales {
		row := SubscaleReport{s.ID, s.Title, s.Method, len(s.items), s.Better, s.Low, s.High, nil}
		if mdc, ok := s.MDC95(); ok {
			row.MDC95 = &mdc
		}
		r.Subscales = append(r.Subscales, row)
	}
	return r
}
