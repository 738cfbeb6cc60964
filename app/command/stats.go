package command

import (
	"errors"

	"kith/data/stats"
)

// statsCmd reckons one statistic.
type statsCmd struct {
	Name string `arg:"" help:"theil-sen, mann-kendall, loess, wilson, sign, strength, reliable-change, bootstrap, give-receive or quantile."`
	From string `default:"-" placeholder:"FILE" help:"The figures; standard input by itself."`
	JSON bool   `help:"Print JSON (it always does)."`
}

// examples end the help.
func (statsCmd) examples() string {
	return `  # the slope that most pairs of points agree on, and whether there is a trend at all
  echo '{"x": [0, 1, 2, 3], "y": [5, 4, 4.5, 3]}' | kith stats theil-sen
  echo '{"x": [0, 1, 2, 3], "y": [5, 4, 4.5, 3]}' | kith stats mann-kendall

  # a smooth line through points, at one place
  echo '{"x": [0, 1, 2, 3, 4, 5], "y": [5, 4, 4, 3, 3, 2], "k": 4, "at": 2.5}' | kith stats loess

  # 4 of 7; 9 up and 1 down; weeks of practice, one of them a rest; two scores
  echo '{"k": 4, "n": 7}' | kith stats wilson
  echo '{"plus": 9, "minus": 1}' | kith stats sign
  echo '{"values": [1, 0.5, null, 1], "half_life": 4}' | kith stats strength
  echo '{"earlier": [5, 4, 6, 5], "later": [3, 4, 3, 4]}' | kith stats bootstrap
  echo '{"gave": 6, "received": 2}' | kith stats give-receive
  echo '{"x1": 4.5, "x2": 3.2, "sd": 1.1, "r": 0.9}' | kith stats reliable-change
`
}

// Run reads the question and prints the answer.
func (x *statsCmd) Run(c *call) error {
	if !known(x.Name) {
		_, err := stats.Answer(x.Name, nil)
		return usageError{err.Error()}
	}
	in, err := c.readFile(x.From)
	if err != nil {
		return err
	}
	out, err := stats.Answer(x.Name, in)
	if err != nil {
		return inputError{"read the figures", err}
	}
	return c.json(out)
}

// known says whether there is such a statistic.
func known(name string) bool {
	_, err := stats.Answer(name, nil)
	return !errors.Is(err, stats.ErrUnknown)
}
