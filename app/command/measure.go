package command

import (
	"errors"

	"kith/data/measure"
)

// measureCmd is about questionnaire files.
type measureCmd struct {
	Check checkCmd `cmd:"" help:"Say whether a questionnaire file can be used, and what is wrong."`
	Score scoreCmd `cmd:"" help:"Score answers to a questionnaire."`
}

// errRefused says that a questionnaire cannot be used; why has been printed.
var errRefused = errors.New("this file cannot be used as it is")

// checkCmd checks a questionnaire file.
type checkCmd struct {
	File string `arg:"" help:"The questionnaire."`
	JSON bool   `help:"Print JSON."`
}

// examples end the help.
func (checkCmd) examples() string {
	return `  kith measure check closeness.instrument.json
`
}

// Run prints what is wrong, one line each, or that nothing is.
func (x *checkCmd) Run(c *call) error {
	in, err := c.readFile(x.File)
	if err != nil {
		return err
	}
	r := measure.Check(in)
	if x.JSON {
		err = c.json(r)
	} else {
		for _, p := range r.Problems {
			c.say("%v", p)
		}
		if r.OK {
			c.say("This file can be used.")
		}
	}
	if err == nil && !r.OK {
		return inputError{"check the questionnaire", errRefused}
	}
	return err
}

// scoreCmd scores answers.
type scoreCmd struct {
	File    string `arg:"" help:"The questionnaire."`
	Answers string `arg:"" help:"The answers, - for standard input."`
	JSON    bool   `help:"Print JSON (it always does)."`
}

// examples end the help.
func (scoreCmd) examples() string {
	return `  # raw answers by item; null or nothing for a question that was skipped
  echo '{"answers": {"q1": 3, "q2": null}}' | kith measure score closeness.instrument.json -
`
}

// Run prints the scores.
func (x *scoreCmd) Run(c *call) error {
	if x.File == "-" && x.Answers == "-" {
		return usageError{"only one of the two files can be standard input"}
	}
	in, err := c.readFile(x.File)
	if err != nil {
		return err
	}
	answers, err := c.readFile(x.Answers)
	if err != nil {
		return err
	}
	out, err := measure.ScoreFile(in, answers)
	if err != nil {
		return inputError{"score the answers", err}
	}
	return c.json(out)
}
