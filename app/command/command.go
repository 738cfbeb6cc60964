// Package command is the command line: the same data functions as the window,
// for scripts, for work by the clock, and for a machine with no display. There
// is one file for each command; this one holds the list of them.
package command

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"kith/data/sample"
	"kith/data/vault"
)

// The exit codes.
const (
	Done            = 0 // what was asked for is done
	Failed          = 1 // it failed; one sentence on standard error
	WrongUsage      = 2 // the words of the command are off
	WrongPassphrase = 3 // the passphrase or the recovery key does not open the vault
	DamageFound     = 4 // something in the vault cannot be read
	InUse           = 5 // another program has the vault open
)

// Version is the program's version, as FyneApp.toml has it too.
const Version = "0.1.0"

// World is what the commands are given of the world outside.
type World struct {
	In       io.Reader
	Out, Err io.Writer
	Now      func() time.Time // in the person's zone
	Vault    string           // the folder of the vault where none is named
	Window   func(vault string) error
	Look     func(vault string) error // the window on a made-up life; vault is where one goes back to
	Tour     func(folder string) error
	Frames   func(people int) error
	Options  vault.Options
}

// line is the whole command line.
type line struct {
	Vault          *string          `placeholder:"DIR" help:"The folder of the vault; without it the usual one of this system."`
	PassphraseFile string           `placeholder:"FILE" help:"A file whose first line is the passphrase, or - for the first line of standard input. A passphrase is never an argument: other programs could read it."`
	Version        kong.VersionFlag `help:"Print the version."`

	Window   windowCmd   `cmd:"" default:"withargs" help:"Open the window (this is what kith does by itself)."`
	Write    writeCmd    `cmd:"" help:"Write an entry."`
	List     listCmd     `cmd:"" help:"List entries, newest first."`
	Show     showCmd     `cmd:"" help:"Show one entry."`
	Search   searchCmd   `cmd:"" help:"Find entries by their words."`
	People   peopleLine  `cmd:"" help:"List people, add one, or bring them in from a file."`
	Contact  contactCmd  `cmd:"" help:"Log what was given and received with somebody, or list it."`
	Practice practiceCmd `cmd:"" help:"Practices: list them, note one, list what was noted."`
	Import   importCmd   `cmd:"" help:"Bring in the journal of another program, or people from an address book."`
	Export   exportCmd   `cmd:"" help:"Write the journal into files that other programs read."`
	Map      mapCmd      `cmd:"" help:"Draw the relationship map into a file."`
	Compare  compareCmd  `cmd:"" help:"Look at two relationships side by side."`
	Chart    chartCmd    `cmd:"" help:"Draw a chart into a file, or list the charts."`
	Report   reportCmd   `cmd:"" help:"Write a report to take along: charts, tables and chosen pages on A4."`
	Balance  balanceCmd  `cmd:"" name:"reciprocity" help:"Reckon giving and receiving, per person or for bare numbers."`
	Layout   layoutCmd   `cmd:"" help:"Place the people of a GraphML file on rings; no vault needed."`
	Stats    statsCmd    `cmd:"" help:"Reckon one statistic from standard input; no vault needed."`
	Measure  measureCmd  `cmd:"" help:"Check or score a questionnaire file; no vault needed."`
	Sample   sampleCmd   `cmd:"" help:"Make a vault with a made-up life."`
	Create   createCmd   `cmd:"" help:"Make an empty vault and print its recovery key, once."`
	Backup   backupCmd   `cmd:"" help:"Make a backup in one file, or read one."`
	Restore  restoreCmd  `cmd:"" help:"Make a new vault out of a backup."`
	Verify   verifyCmd   `cmd:"" help:"Read the whole vault and say exactly what is wrong, if anything."`
	Password passwordCmd `cmd:"" name:"passphrase" help:"Change the passphrase."`
	Recovery recoveryCmd `cmd:"" help:"Make a new recovery key and print it, once."`

	Completion completionCmd `cmd:"" help:"Print what a shell needs to complete these words."`
	Man        manCmd        `cmd:"" help:"Print the manual page."`
	Licences   licencesCmd   `cmd:"" help:"List what others made that is part of the program, with the licences."`
}

// about is what kith --help says first.
const about = `A private notebook for relationships. Everything stays on this computer, encrypted.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 wrong passphrase, 4 damage found, 5 vault in use.`

// Run reads the arguments, does what they say and gives the exit code.
func Run(args []string, w World) (code int) {
	var l line
	parser, err := kong.New(&l,
		kong.Name("kith"), kong.Description(about), kong.Vars{"version": "kith " + Version, "until": sample.Default().Until.String()},
		kong.Writers(w.Out, w.Err), kong.Help(helpWithExamples),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Exit(func(code int) { panic(exitNow{code}) }),
	)
	if err != nil {
		return w.report(fmt.Errorf("read the list of commands: %w", err))
	}
	defer func() { w.unwind(recover(), &code) }()
	if slices.ContainsFunc(args, func(arg string) bool { return !utf8.ValidString(arg) }) {
		return w.report(usageError{"an argument is not valid text (UTF-8)"}) // the parser would quietly change it
	}
	ctx, err := parser.Parse(unflagged(args))
	if err == nil && l.Vault != nil && *l.Vault == "" { // a script's variable that was never set
		err = errors.New("--vault is empty: name a folder, or leave it out for the usual one")
	}
	if err != nil {
		return w.report(usageError{fmt.Sprintf("%v (kith --help tells more)", err)})
	}
	out := bufio.NewWriterSize(w.Out, 64<<10)
	inner := w
	inner.Out = out
	err = ctx.Run(&call{World: inner, line: &l, model: parser.Model.Node, onView: onTerminal(w.Out)})
	if told := out.Flush(); told != nil { // an answer that nobody got is no answer
		err = errors.Join(err, fmt.Errorf("print the answer: %w", told))
	}
	return w.report(err)
}

// unflagged keeps the parser from taking for a flag what is none: the -1 of
// "--mood -1", and the -work of "search calm -work". There is one short flag, -h.
func unflagged(args []string) []string {
	var out []string
	for i, arg := range args {
		last := len(out) - 1
		short := len(arg) > 1 && arg[0] == '-' && arg[1] != '-' && arg != "-h"
		switch {
		case arg == "--":
			return append(out, args[i:]...)
		case short && last >= 0 && (out[last] == "--mood" || out[last] == "--energy"):
			out[last] += "=" + arg
		case short && searching(args[:i]):
			out = append(out, " "+arg) // a query takes no notice of a space
		default:
			out = append(out, arg)
		}
	}
	return out
}

// searching says that the command, the first word that is no flag and no value
// of one, is search.
func searching(args []string) bool {
	for i := 0; i < len(args); i++ {
		switch {
		case args[i] == "--vault" || args[i] == "--passphrase-file":
			i++
		case !strings.HasPrefix(args[i], "--"):
			return args[i] == "search"
		}
	}
	return false
}

// exitNow unwinds after --help, which asks to exit in the middle of parsing.
type exitNow struct{ code int }
