package stats

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// ErrUnknown marks a name that is not among [Names].
var ErrUnknown = errors.New("no such statistic")

// LineAnswer answers theil-sen.
type LineAnswer struct {
	Slope     float64    `json:"slope"`     // units of y per unit of x
	Intercept float64    `json:"intercept"` // median of y - slope·x
	Lower     float64    `json:"lower"`     // 95 % interval of the slope
	Upper     float64    `json:"upper"`
	Interval  [2]float64 `json:"interval"` // lower and upper once more
	N         int        `json:"n"`        // points
	Pairs     int        `json:"pairs"`    // slopes
}

// TestAnswer answers mann-kendall.
type TestAnswer struct {
	S    int     `json:"s"`
	VarS float64 `json:"var_s"`
	Z    float64 `json:"z"`
	P    float64 `json:"p"` // two-sided
	N    int     `json:"n"`
}

// LoessAnswer answers loess.
type LoessAnswer struct {
	At     []float64 `json:"at"`
	Values []float64 `json:"values"`          // one for each of at
	Value  *float64  `json:"value,omitempty"` // when at was a single number
	K      int       `json:"k"`
	N      int       `json:"n"`
}

// ShareAnswer answers wilson.
type ShareAnswer struct {
	K        int        `json:"k"`
	N        int        `json:"n"`
	Estimate float64    `json:"estimate"`
	Lo       float64    `json:"lo"` // 95 % interval
	Hi       float64    `json:"hi"`
	Interval [2]float64 `json:"interval"` // lo and hi once more
}

// SignAnswer answers sign.
type SignAnswer struct {
	Plus  int     `json:"plus"`
	Minus int     `json:"minus"`
	N     int     `json:"n"`
	P     float64 `json:"p"` // two-sided
}

// StrengthAnswer answers strength.
type StrengthAnswer struct {
	Values   []float64 `json:"values"`   // the strength after each period
	Strength float64   `json:"strength"` // the last of them, 0 without any
	HalfLife float64   `json:"half_life"`
	N        int       `json:"n"` // periods that were not rests
}

// ChangeAnswer answers reliable-change.
type ChangeAnswer struct {
	Difference float64 `json:"difference"` // x2 - x1
	SDiff      float64 `json:"s_diff"`
	RCI        float64 `json:"rci"`
	MDC95      float64 `json:"mdc95"`
	Reliable   bool    `json:"reliable"`
}

// BootstrapAnswer answers bootstrap: the difference of two medians.
type BootstrapAnswer struct {
	Difference float64    `json:"difference"` // median of later less that of earlier
	Lo         float64    `json:"lo"`         // 95 % percentile interval
	Hi         float64    `json:"hi"`
	Interval   [2]float64 `json:"interval"` // lo and hi once more
	Resamples  int        `json:"resamples"`
	Seed       int        `json:"seed"`
}

// GiveReceiveAnswer answers give-receive; more than 0 is more received.
type GiveReceiveAnswer struct {
	Balance float64 `json:"balance"`
	Shrunk  float64 `json:"shrunk"`
}

// QuantileAnswer answers quantile.
type QuantileAnswer struct {
	Values []float64 `json:"values"` // one for each of q
	Q      []float64 `json:"q"`
	N      int       `json:"n"`
}

// answers maps the names of statistics to what answers them; made anew so that nobody
// can change it.
func answers() map[string]func(keys) (any, error) {
	return map[string]func(keys) (any, error){
		"theil-sen":       answerLine,
		"mann-kendall":    answerTest,
		"loess":           answerLoess,
		"wilson":          answerShare,
		"sign":            answerSign,
		"strength":        answerStrength,
		"reliable-change": answerChange,
		"bootstrap":       answerBootstrap,
		"give-receive":    answerGiveReceive,
		"quantile":        answerQuantile,
	}
}

// Names lists the statistics that [Answer] knows, in order.
func Names() []string {
	return slices.Sorted(maps.Keys(answers()))
}

// Answer reckons the named statistic from a JSON object and gives one of the Answer
// types, ready to be written as JSON. The objects are
//
//	theil-sen, mann-kendall  {"x": [0, 1, 2], "y": [5, 4, 4.5]}
//	loess                    the same with "k" (else [Neighbours]) and "at", a number
//	                         or a list (else x)
//	wilson                   {"k": 4, "n": 7}
//	sign                     {"plus": 9, "minus": 1}
//	strength                 {"values": [1, 0.5, null], "half_life": 4}, null for a rest
//	reliable-change          {"x1": 4.5, "x2": 3.2, "sd": 1.1, "r": 0.9}
//	bootstrap                {"earlier": [5, 4], "later": [3, 4]} with "resamples" (else
//	                         [Resamples]) and "seed" (else that of the charts)
//	give-receive             {"gave": 6, "received": 2}
//	quantile                 {"values": [1, 2, 3], "q": 0.25}, without "q" the quartiles
//
// Unknown keys are refused, so that a slip cannot pass. Errors are [ErrUnknown],
// [ErrBadInput] or [ErrTooFew].
func Answer(name string, data []byte) (any, error) {
	answer, ok := answers()[name]
	if !ok {
		return nil, fmt.Errorf("%.40q, known are %s: %w", name, strings.Join(Names(), ", "), ErrUnknown)
	}
	in, err := readKeys(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	out, err := answer(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

// readKeys reads exactly one JSON object. A map keeps keys as they are written, where a
// struct would take "X" for "x".
func readKeys(data []byte) (keys, error) {
	// Some editors on Windows begin a file with a byte order mark.
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	dec := json.NewDecoder(bytes.NewReader(data))
	var in keys
	err := dec.Decode(&in)
	switch {
	case errors.Is(err, io.EOF):
		return nil, fmt.Errorf("the input is empty: %w", ErrBadInput)
	case err != nil && !json.Valid(data):
		return nil, fmt.Errorf("the input is not JSON (%w): %w", err, ErrBadInput)
	case err != nil || in == nil:
		return nil, fmt.Errorf("the input is not an object: %w", ErrBadInput)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("the input goes on after its end: %w", ErrBadInput)
	}
	return in, nil
}
