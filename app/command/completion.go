package command

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"kith/data/stats"
)

// completionCmd prints what a shell needs to complete the words of kith.
type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"The shell: ${enum}."`
}

// examples end the help.
func (completionCmd) examples() string {
	return `  kith completion bash >~/.local/share/bash-completion/completions/kith
  kith completion zsh >"${fpath[1]}/_kith"
  kith completion fish >~/.config/fish/completions/kith.fish
`
}

// Run prints the script.
func (x *completionCmd) Run(c *call) error {
	script := map[string]func(*kong.Node) string{"bash": bashScript, "zsh": zshScript, "fish": fishScript}[x.Shell]
	_, err := fmt.Fprint(c.Out, script(c.model))
	if err != nil {
		return fmt.Errorf("print the completions: %w", err)
	}
	return nil
}

// wants is what a flag or an argument takes, as far as a shell can help with it.
type wants int

const (
	wantsNothing wants = iota // a flag that is given or not
	wantsText                 // anything
	wantsWords                // one of some words
	wantsFile
	wantsFolder
)

// offering is a command that knows good words for some of its flags and arguments.
type offering interface {
	// offers gives, by the name of the flag or argument, the words it may have.
	offers() map[string][]string
}

func (exportCmd) offers() map[string][]string { return map[string][]string{"format": exportNames()} }
func (importCmd) offers() map[string][]string {
	return map[string][]string{"format": append([]string{"auto"}, formatNames()...)}
}
func (statsCmd) offers() map[string][]string { return map[string][]string{"name": stats.Names()} }

// wantOf tells what a value of this command is, and the words if it is one of some.
func wantOf(n *kong.Node, v *kong.Value) (wants, []string) {
	if v.Flag != nil && v.IsBool() {
		return wantsNothing, nil
	}
	if o, ok := n.Target.Interface().(offering); ok && o.offers()[v.Name] != nil {
		return wantsWords, o.offers()[v.Name]
	}
	if v.Enum != "" {
		return wantsWords, v.EnumSlice()
	}
	hint := strings.ToUpper(v.Name)
	if v.Flag != nil {
		hint = v.Flag.PlaceHolder
	}
	switch {
	case strings.HasPrefix(hint, "DIR"), strings.HasPrefix(hint, "FOLDER"):
		return wantsFolder, nil
	case strings.HasPrefix(hint, "FILE"), strings.HasPrefix(hint, "PATH"), hint == "ANSWERS":
		return wantsFile, nil
	}
	return wantsText, nil
}

// commandsOf gives a node and all commands below it, in the order of the table.
func commandsOf(n *kong.Node) []*kong.Node {
	all := []*kong.Node{n}
	for _, child := range n.Children {
		if !child.Hidden {
			all = append(all, commandsOf(child)...)
		}
	}
	return all
}

// flagsOf gives the flags that may stand after a command: its own, those of the
// commands above it, and those of the command that it stands for by itself.
func flagsOf(n *kong.Node) []*kong.Flag {
	flags := slices.Concat(n.AllFlags(true)...)
	if n.DefaultCmd != nil {
		flags = append(flags, n.DefaultCmd.Flags...)
	}
	return flags
}

// argumentsOf gives what may stand after a command besides flags and further commands.
func argumentsOf(n *kong.Node) []*kong.Value {
	if n.DefaultCmd != nil {
		return n.DefaultCmd.Positional
	}
	return n.Positional
}

// owner is the command whose field a flag is, which may stand above the node or be the
// one that the node stands for.
func owner(n *kong.Node, f *kong.Flag) *kong.Node {
	for up := n; up != nil; up = up.Parent {
		if slices.Contains(up.Flags, f) {
			return up
		}
	}
	return n.DefaultCmd
}

// valued gives the flags of the whole program that are followed by a value, without
// saying one twice.
func valued(root *kong.Node) []string {
	var names []string
	for _, n := range commandsOf(root) {
		for _, f := range n.Flags {
			if kind, _ := wantOf(n, f.Value); kind != wantsNothing {
				names = append(names, "--"+f.Name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// brief is the first sentence of a help text, without its full stop.
func brief(help string) string {
	for i := range len(help) {
		if (help[i] == '.' || help[i] == ';' || help[i] == ':') && (i+1 == len(help) || help[i+1] == ' ') {
			return help[:i]
		}
	}
	return help
}

// quoted makes one word of a text for any of the shells.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
