package port

import (
	"path"
	"regexp"
	"strings"
	"unicode"
)

// RedNotebook's marks and those of Markdown.

// redRule is a line across the page.
const redRule = "===================="

var (
	redHead    = regexp.MustCompile(`^(={1,5}) ?([^=].*?) ?(={1,5})\s*$`)
	redPicture = regexp.MustCompile(`\[""([^"\n]*)""(\.[A-Za-z0-9]+)(?:\?\d+)?\]`)
	redLink    = regexp.MustCompile(`\[([^\]"\n]*?) ?""([^"\n]+)""\]`)
	redHash    = regexp.MustCompile(`(?:^|[\s(])#([\p{L}\p{N}_]+)`)
	redItalic  = regexp.MustCompile(`//(\S(?:[^\n]*?\S)?)//`)
	redStrike  = regexp.MustCompile(`--(\S(?:[^\n]*?\S)?)--`)
	redCode    = regexp.MustCompile("``([^`\n]+)``")
	mdHead     = regexp.MustCompile(`^(#{1,6}) (.+?)\s*$`)
	mdItalic   = regexp.MustCompile(`(^|[^*\\])\*([^*\s](?:[^*\n]*[^*\s])?)\*`)
	mdStrike   = regexp.MustCompile(`~~([^~\n]+)~~`)
	mdCode     = regexp.MustCompile("`([^`\n]+)`")
	mdPicture  = regexp.MustCompile(`!\[([^\]\n]*)\]\(([^)\s]+)\)`)
	mdLink     = regexp.MustCompile(`\[([^\]\n]+)\]\(([^)\s]+)\)`)
)

// fromRedText turns a text into Markdown and finds its hashtags.
func fromRedText(text string, p *Page) (body string, tags []string) {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = fromRedLine(line, p)
		for _, m := range redHash.FindAllStringSubmatch(line, -1) {
			if isHashtag(m[1]) {
				tags = append(tags, m[1])
			}
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n")), tags
}

// isHashtag says that a word after # is a tag: it has a letter, and is neither a
// colour nor a word of C.
func isHashtag(word string) bool {
	if !strings.ContainsFunc(word, unicode.IsLetter) || strings.HasPrefix(word, "include") {
		return false
	}
	hex := len(word) == 6 || len(word) == 3
	return !hex || strings.Trim(strings.ToLower(word), "0123456789abcdef") != "" || !strings.ContainsAny(word, "0123456789")
}

// fromRedLine turns one line into Markdown.
func fromRedLine(line string, p *Page) string {
	if strings.Trim(line, "=") == "" && len(line) >= 20 {
		return "---"
	}
	if m := redHead.FindStringSubmatch(line); m != nil && m[1] == m[3] {
		return strings.Repeat("#", len(m[1])) + " " + m[2]
	}
	if rest, ok := strings.CutPrefix(strings.TrimLeft(line, " "), "+ "); ok {
		line = line[:len(line)-len(strings.TrimLeft(line, " "))] + "1. " + rest
	}
	line = redPicture.ReplaceAllStringFunc(line, func(s string) string {
		m := redPicture.FindStringSubmatch(s)
		p.lose("A picture lies outside the journal and was not copied; its path stays in the text.")
		return "![" + path.Base(m[1]) + "](" + strings.ReplaceAll(m[1]+m[2], " ", "%20") + ")"
	})
	line = redLink.ReplaceAllStringFunc(line, func(s string) string {
		m := redLink.FindStringSubmatch(s)
		name := m[1]
		if name == "" {
			name = m[2]
		}
		return "[" + name + "](" + strings.ReplaceAll(m[2], " ", "%20") + ")"
	})
	line = redCode.ReplaceAllString(line, "`$1`")
	line = redStrike.ReplaceAllString(line, "~~$1~~")
	if !strings.Contains(line, "://") { // an address has two slashes too
		line = redItalic.ReplaceAllString(line, "*$1*")
	}
	return strings.TrimSuffix(line, `\\`)
}

// toRedText turns Markdown into RedNotebook's marks.
func toRedText(body string) string {
	lines := strings.Split(body, "\n")
	for i, line := range lines {
		lines[i] = toRedLine(line)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// toRedLine turns one line.
func toRedLine(line string) string {
	if m := mdHead.FindStringSubmatch(line); m != nil {
		mark := strings.Repeat("=", min(len(m[1]), 5))
		return mark + " " + m[2] + " " + mark
	}
	if line == "---" || line == "***" {
		return redRule
	}
	if strings.HasPrefix(line, "%") { // a comment, which RedNotebook would not show
		line = " " + line
	}
	line = mdPicture.ReplaceAllStringFunc(line, func(s string) string {
		m := mdPicture.FindStringSubmatch(s)
		ending := path.Ext(m[2])
		return `[""` + strings.TrimSuffix(m[2], ending) + `""` + ending + `]`
	})
	line = mdLink.ReplaceAllString(line, `[$1 ""$2""]`)
	line = mdCode.ReplaceAllString(line, "``$1``")
	line = mdStrike.ReplaceAllString(line, "--$1--")
	if !strings.Contains(line, "//") {
		line = mdItalic.ReplaceAllString(line, "$1//$2//")
	}
	return line
}
