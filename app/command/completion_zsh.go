package command

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// zshScript writes the completions for zsh: a function for each command.
func zshScript(root *kong.Node) string {
	var b strings.Builder
	b.WriteString("#compdef kith\n")
	for _, n := range commandsOf(root) {
		say(&b, "\n%s() {\n", zshName(n))
		if len(n.Children) > 0 {
			zshBranch(&b, n)
		} else {
			say(&b, "\t_arguments%s\n", zshValues(n, true))
		}
		b.WriteString("}\n")
	}
	b.WriteString("\nif [ \"$funcstack[1]\" = _kith ]; then _kith \"$@\"; else compdef _kith kith; fi\n")
	return b.String()
}

// zshBranch writes the choice among the commands below one.
func zshBranch(b *strings.Builder, n *kong.Node) {
	say(b, "\tlocal curcontext=\"$curcontext\" state line\n\tlocal -a words_below\n")
	say(b, "\t_arguments -C%s \\\n\t\t': :->word' '*:: :->rest'\n", zshValues(n, false))
	b.WriteString("\tcase $state in\n\tword)\n\t\twords_below=(\n")
	for _, child := range n.Children {
		if !child.Hidden {
			say(b, "\t\t\t%s\n", quoted(child.Name+":"+strings.ReplaceAll(brief(child.Help), ":", `\:`)))
		}
	}
	b.WriteString("\t\t)\n\t\t_describe -t commands command words_below ;;\n\trest)\n\t\tcase $line[1] in\n")
	for _, child := range n.Children {
		if !child.Hidden {
			say(b, "\t\t%s) %s ;;\n", child.Name, zshName(child))
		}
	}
	b.WriteString("\t\tesac ;;\n\tesac\n")
}

// zshValues writes the flags of a command, and its arguments if they are wanted.
func zshValues(n *kong.Node, arguments bool) string {
	var b strings.Builder
	for _, f := range flagsOf(n) {
		more := ""
		if f.IsCumulative() {
			more = "*"
		}
		kind, words := wantOf(owner(n, f), f.Value)
		help := strings.NewReplacer("[", `\[`, "]", `\]`).Replace(brief(f.Help))
		if kind == wantsNothing {
			say(&b, " \\\n\t\t%s", quoted(fmt.Sprintf("%s--%s[%s]", more, f.Name, help)))
			continue
		}
		say(&b, " \\\n\t\t%s", quoted(fmt.Sprintf("%s--%s=[%s]:%s:%s", more, f.Name, help, f.Name, zshAction(kind, words))))
	}
	if !arguments {
		return b.String()
	}
	for _, v := range argumentsOf(n) {
		place := ":"
		if v.IsCumulative() {
			place = "*:"
		}
		kind, words := wantOf(n, v)
		say(&b, " \\\n\t\t%s", quoted(place+v.Name+":"+zshAction(kind, words)))
	}
	return b.String()
}

// zshAction is what completes a value.
func zshAction(kind wants, words []string) string {
	switch kind {
	case wantsWords:
		return "(" + strings.Join(words, " ") + ")"
	case wantsFile:
		return "_files"
	case wantsFolder:
		return "_files -/"
	}
	return " "
}

// zshName is the function of a command.
func zshName(n *kong.Node) string {
	return "_kith" + strings.NewReplacer(" ", "_", "-", "_").Replace(under(n))
}
