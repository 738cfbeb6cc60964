package command

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// manCmd prints the manual page.
type manCmd struct{}

// examples end the help.
func (manCmd) examples() string {
	return `  kith man >kith.1 && man ./kith.1
`
}

// manFrame goes round what the list of commands says, in the macros of man(7).
const manFrame = `.TH KITH 1 "" "kith %s" "User Commands"
.SH NAME
kith \- private notebook for relationships
.SH SYNOPSIS
.B kith
[\fB\-\-vault\fR \fIDIR\fR]
.br
.B kith
.I command
[\fIflag\fR ...] [\fIargument\fR ...]
.SH DESCRIPTION
.B kith
keeps a journal, a map of relationships, practices and charts in one encrypted folder, the vault.
Without a command it opens its window.
The commands serve scripts, work by the clock, and machines with no display.
.PP
.B kith
never uses the network.
.SH FLAGS OF EVERY COMMAND
%s.SH COMMANDS
%s.SH EXIT STATUS
.TP
0
Done.
.TP
1
It failed; one sentence on standard error says why.
.TP
2
Wrong usage.
.TP
3
Wrong passphrase.
.TP
4
Damage found.
.TP
5
The vault is in use.
.SH FILES
.TP
.I ~/.local/share/kith/vault
The usual vault.
.TP
.I ~/.config/kith/settings.json
Looks and habits; nothing that was written.
.SH EXAMPLES
.nf
%s.fi
.SH SEE ALSO
.BR age (1)
`

// Run prints the page.
func (x *manCmd) Run(c *call) error {
	var flags, commands strings.Builder
	for _, f := range c.model.Flags {
		manFlag(&flags, f)
	}
	for _, n := range commandsOf(c.model)[1:] {
		if len(n.Children) == 0 || n.DefaultCmd != nil {
			manCommand(&commands, n)
		}
	}
	_, err := fmt.Fprintf(c.Out, manFrame, roff(Version), &flags, &commands, roff(line{}.examples()))
	if err != nil {
		return fmt.Errorf("print the manual page: %w", err)
	}
	return nil
}

// manCommand writes a command: how it is typed, what it does, its flags and arguments.
func manCommand(b *strings.Builder, n *kong.Node) {
	usage := "kith" + under(n)
	for _, v := range argumentsOf(n) {
		usage += " " + v.ShortSummary()
	}
	say(b, ".SS %s\n%s\n", roff(usage), roff(n.Help))
	for _, v := range argumentsOf(n) {
		say(b, ".TP\n.I %s\n%s\n", roff(v.Name), roff(v.Help))
	}
	flags := n.Flags
	if n.DefaultCmd != nil {
		flags = n.DefaultCmd.Flags
	}
	for _, f := range flags {
		manFlag(b, f)
	}
	if of, ok := n.Target.Addr().Interface().(exampled); ok {
		say(b, ".PP\n.nf\n%s.fi\n", roff(of.examples()))
	}
}

// manFlag writes one flag.
func manFlag(b *strings.Builder, f *kong.Flag) {
	if f.Hidden {
		return
	}
	say(b, ".TP\n\\fB\\-\\-%s\\fR", roff(f.Name))
	if !f.IsBool() {
		say(b, "=\\fI%s\\fR", roff(f.FormatPlaceHolder()))
	}
	say(b, "\n%s\n", roff(f.Help))
}

// roff escapes a text: a hyphen would be made typographic, and a line that begins with
// a full stop or an apostrophe would be an order.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "…", `\&...`).Replace(text)
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "")
}
