package command

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// bashFrame goes round the tables of a bash completion: the flags that take a value,
// the command that has been typed so far, what the words before ask for, and what may
// stand there. A word that begins with "=" is what bash makes of --flag=value.
const bashFrame = `# bash completion for kith
_kith() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} at= i
	if [[ $cur == = ]]; then cur=
	elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}
	fi
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		%s) [[ ${COMP_WORDS[i+1]} == = ]] || ((i++)); continue ;;
		=) ((i++)); continue ;;
		esac
		case "$at ${COMP_WORDS[i]}" in
		%s) at="$at ${COMP_WORDS[i]}" ;;
		esac
	done
	COMPREPLY=()
	case "$at $prev" in
%s	esac
	if [[ $cur == -* ]]; then
		case $at in
%s		esac
		return
	fi
	case $at in
%s	esac
}
_kith_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }
_kith_files() { compopt -o filenames; mapfile -t COMPREPLY < <(compgen "$1" -- "$cur"); }
complete -F _kith kith
`

// bashScript writes the completions for bash.
func bashScript(root *kong.Node) string {
	var paths []string
	var values, flags, rest strings.Builder
	for _, n := range commandsOf(root) {
		at := under(n)
		if n != root {
			paths = append(paths, fmt.Sprintf("%q", at))
		}
		var names []string
		for _, f := range flagsOf(n) {
			names = append(names, "--"+f.Name)
			if line := bashWant(owner(n, f), f.Value); line != "" {
				say(&values, "\t%q) %s; return ;;\n", at+" --"+f.Name, line)
			} else if kind, _ := wantOf(owner(n, f), f.Value); kind == wantsText {
				say(&values, "\t%q) return ;;\n", at+" --"+f.Name)
			}
		}
		say(&flags, "\t\t%q) _kith_words %q ;;\n", at, strings.Join(names, " "))
		if line := bashRest(n); line != "" {
			say(&rest, "\t%q) %s ;;\n", at, line)
		}
	}
	return fmt.Sprintf(bashFrame, strings.Join(valued(root), " | "), strings.Join(paths, " | "), &values, &flags, &rest)
}

// bashRest is what completes the next word that is no flag: a command, or an argument.
func bashRest(n *kong.Node) string {
	var words []string
	for _, child := range n.Children {
		if !child.Hidden {
			words = append(words, child.Name)
		}
	}
	if len(words) > 0 {
		return fmt.Sprintf("_kith_words %q", strings.Join(words, " "))
	}
	for _, v := range argumentsOf(n) {
		if line := bashWant(n, v); line != "" {
			return line
		}
	}
	return ""
}

// bashWant is what completes a value, "" where nothing helps.
func bashWant(n *kong.Node, v *kong.Value) string {
	switch kind, words := wantOf(n, v); kind {
	case wantsWords:
		return fmt.Sprintf("_kith_words %q", strings.Join(words, " "))
	case wantsFile:
		return "_kith_files -f"
	case wantsFolder:
		return "_kith_files -d"
	}
	return ""
}

// under gives the words of a command with a space before each, "" for the program alone.
func under(n *kong.Node) string {
	if n.Parent == nil {
		return ""
	}
	return under(n.Parent) + " " + n.Name
}

// say adds to a text in memory, which takes all.
func say(b *strings.Builder, format string, args ...any) { _, _ = fmt.Fprintf(b, format, args...) }
