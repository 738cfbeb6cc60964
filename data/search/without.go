package search

import (
	"strings"
	"unicode"
)

// Without is a search text without the part that a chip of its query came from, as
// if it had never been written: the operator that tied it to the others goes too.
// A chip that does not lie inside the text takes nothing away.
func Without(text string, chip Chip) string {
	if chip.Start < 0 || chip.End > len(text) || chip.Start >= chip.End {
		return text
	}
	before, after := trimEnd(text[:chip.Start]), trimStart(text[chip.End:])
	for {
		before = cutSign(before, "NOT")
		outer, opened := strings.CutSuffix(before, "(")
		rest, closed := strings.CutPrefix(after, ")")
		if !opened || !closed {
			break
		}
		before, after = trimEnd(strings.TrimSuffix(outer, "-")), trimStart(rest) // brackets around nothing
	}
	if tied := cutSign(before, "OR"); tied != before {
		before = tied
	} else if rest, ok := strings.CutPrefix(after, "OR"); ok && startsFresh(rest) {
		after = trimStart(rest)
	}
	before = cutSign(before, "AND")
	if before == "" || before[len(before)-1] == '(' {
		if rest, ok := strings.CutPrefix(after, "AND"); ok && startsFresh(rest) {
			after = trimStart(rest)
		}
	}
	if before == "" || after == "" || before[len(before)-1] == '(' || after[0] == ')' {
		return before + after
	}
	return before + " " + after
}

func trimEnd(s string) string { return strings.TrimRightFunc(s, unicode.IsSpace) }

func trimStart(s string) string { return strings.TrimLeftFunc(s, unicode.IsSpace) }

// cutSign takes an operator off the end of a text.
func cutSign(text, word string) string {
	rest, ok := strings.CutSuffix(text, word)
	if !ok || rest != "" && !strings.ContainsAny(rest[len(rest)-1:], " \t()") {
		return text
	}
	return trimEnd(rest)
}

// startsFresh tells whether a text goes on with a new piece.
func startsFresh(text string) bool {
	return text == "" || strings.ContainsAny(text[:1], " \t()")
}
