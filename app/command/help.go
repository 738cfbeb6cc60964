package command

import (
	"fmt"

	"github.com/alecthomas/kong"
)

// exampled is a command whose --help ends with examples.
type exampled interface {
	// examples are lines to type, each under a remark of its own.
	examples() string
}

// helpWithExamples prints the usual help and the command's examples after it.
func helpWithExamples(o kong.HelpOptions, ctx *kong.Context) error {
	if err := kong.DefaultHelpPrinter(o, ctx); err != nil {
		return fmt.Errorf("print help: %w", err)
	}
	var of any = ctx.Model.Target.Addr().Interface()
	if node := ctx.Selected(); node != nil {
		of = node.Target.Addr().Interface()
	}
	command, ok := of.(exampled)
	if !ok {
		return nil
	}
	if _, err := fmt.Fprintf(ctx.Stdout, "\nExamples:\n%s", command.examples()); err != nil {
		return fmt.Errorf("print help: %w", err)
	}
	return nil
}

// examples end kith --help.
func (line) examples() string {
	return `  # a journal of made-up entries, to look around in
  echo secret >pass; kith sample --vault demo --passphrase-file pass
  kith search --vault demo --passphrase-file pass 'calm OR close date:2026'

  # an own one, an entry from a file, and a check every night
  kith create --vault ~/journal --passphrase-file pass
  kith write  --vault ~/journal --passphrase-file pass --title "Monday" <monday.md
  kith verify --vault ~/journal --passphrase-file pass
`
}
