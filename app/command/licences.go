package command

import (
	"strings"

	"kith/assets"
)

// licencesCmd tells what others made that is part of the program.
type licencesCmd struct {
	Short bool `help:"Only names, versions and the kinds of licence."`
	JSON  bool `help:"Print JSON."`
}

// partAnswer is one part in JSON.
type partAnswer struct {
	Name    string   `json:"name"`
	Version string   `json:"version"`
	Licence string   `json:"licence"`
	Texts   []string `json:"texts,omitempty"`
}

// examples end the help.
func (licencesCmd) examples() string {
	return `  kith licences --short
  kith licences | less
`
}

// Run prints the parts, each with its licence in full.
func (x *licencesCmd) Run(c *call) error {
	parts, err := assets.Licences()
	if err != nil {
		return err
	}
	if x.JSON {
		answer := []partAnswer{}
		for _, p := range parts {
			if x.Short {
				p.Texts = nil
			}
			answer = append(answer, partAnswer(p))
		}
		return c.json(answer)
	}
	for i, p := range parts {
		if x.Short {
			c.say("%-18s  %s", p.Licence, p.Title())
			continue
		}
		if i > 0 {
			c.say("\n%s\n", strings.Repeat("-", 72))
		}
		c.say("%s\n%s\n\n%s", p.Title(), p.Licence, strings.Join(p.Texts, "\n\n"))
	}
	return nil
}
