package reciprocity

import (
	"encoding/json"
	"fmt"
)

// Answer is what is said of one tie in a file.
type Answer struct {
	// ID and Name repeat the question's.
	ID   json.RawMessage `json:"id,omitempty"`
	Name json.RawMessage `json:"name,omitempty"`
	// Given and Received are the faded sums in acts of ordinary weight.
	Given    float64 `json:"given"`
	Received float64 `json:"received"`
	// Balance is above -1 and below 1; more than 0 means more from me.
	Balance float64 `json:"balance"`
	// Share is the expected share that I give, from 0 to 1.
	Share float64 `json:"share"`
	// Interval holds the share with a probability of 80 %.
	Interval [2]float64 `json:"interval"`
	// PFromMe, PMiddle and PToMe are the probabilities that the share is above, in and
	// below the balanced region.
	PFromMe float64 `json:"p_from_me"`
	PMiddle float64 `json:"p_middle"`
	PToMe   float64 `json:"p_to_me"`
	// State is the word for it.
	State State `json:"state"`
}

// Answer puts a balance into the form that is written to files.
func (b Balance) Answer() Answer {
	return Answer{
		Given: b.Given, Received: b.Received, Balance: b.Balance, Share: b.Share,
		Interval: [2]float64{b.Lo, b.Hi},
		PFromMe:  b.PFromMe, PMiddle: b.PMiddle, PToMe: b.PToMe, State: b.State,
	}
}

// Answers judges every tie of the file in order, each with no state shown before.
func (in Input) Answers() ([]Answer, error) {
	answers := make([]Answer, 0, len(in.Cases))
	for i, c := range in.Cases {
		b, err := Judge(c.Given, c.Received, c.Params)
		if err != nil {
			return nil, fmt.Errorf("tie %d: %w", i+1, err)
		}
		a := b.Answer()
		a.ID, a.Name = c.ID, c.Name
		answers = append(answers, a)
	}
	return answers, nil
}

// AnswerJSON reads a file as [ParseInput] does and answers it in JSON, indented and with
// a newline at the end: a list for a list, one object for one object.
func AnswerJSON(data []byte) ([]byte, error) {
	in, err := ParseInput(data)
	if err != nil {
		return nil, err
	}
	answers, err := in.Answers()
	if err != nil {
		return nil, err
	}
	var shown any = answers
	if in.Single {
		shown = answers[0]
	}
	out, err := json.MarshalIndent(shown, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the answers: %w", err)
	}
	return append(out, '\n'), nil
}
