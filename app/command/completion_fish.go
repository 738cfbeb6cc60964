package command

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// fishFrame begins a fish completion: it tells whether just this command has been typed.
const fishFrame = `# fish completion for kith
function __kith_at
	set -l at
	set -l skip
	for word in (commandline -opc)[2..-1]
		if test -n "$skip"
			set skip
		else if contains -- $word %s
			set skip yes
		else if contains -- (string join ' ' $at $word) %s
			set at $at $word
		end
	end
	test "$at" = "$argv"
end
complete -c kith -f
`

// fishScript writes the completions for fish.
func fishScript(root *kong.Node) string {
	var paths []string
	var b strings.Builder
	for _, n := range commandsOf(root) {
		at := strings.TrimSpace(under(n))
		if n != root {
			paths = append(paths, quoted(at))
		}
		when := fmt.Sprintf("complete -c kith -n \"__kith_at %s\"", at)
		for _, child := range n.Children {
			if !child.Hidden {
				say(&b, "%s -a %s -d %s\n", when, child.Name, quoted(brief(child.Help)))
			}
		}
		for _, f := range flagsOf(n) {
			kind, words := wantOf(owner(n, f), f.Value)
			say(&b, "%s -l %s%s -d %s\n", when, f.Name, fishValue(kind, words), quoted(brief(f.Help)))
		}
		for _, v := range argumentsOf(n) {
			switch kind, words := wantOf(n, v); kind {
			case wantsWords:
				say(&b, "%s -a %s\n", when, quoted(strings.Join(words, " ")))
			case wantsFile, wantsFolder:
				say(&b, "%s -F\n", when)
			}
		}
	}
	return fmt.Sprintf(fishFrame, strings.Join(valued(root), " "), strings.Join(paths, " ")) + b.String()
}

// fishValue says what a flag takes.
func fishValue(kind wants, words []string) string {
	switch kind {
	case wantsNothing:
		return ""
	case wantsWords:
		return " -x -a " + quoted(strings.Join(words, " "))
	case wantsFile:
		return " -r -F"
	case wantsFolder:
		return " -x -a '(__fish_complete_directories)'"
	}
	return " -x"
}
