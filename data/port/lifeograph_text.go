package port

import (
	"regexp"
	"strings"
)

var (
	lifeBox    = regexp.MustCompile(`^(\t*)\[([ ~+xX])\] `)
	lifeBullet = regexp.MustCompile(`^(\t+)[•\-] ?`)
	lifeBold   = regexp.MustCompile(`(^|[\s(])\*([^*\s][^*\n]*)\*`)
	lifeItalic = regexp.MustCompile(`(^|[\s(])_([^_\s][^_\n]*)_`)
	lifeStrike = regexp.MustCompile(`(^|[\s(])=([^=\s][^=\n]*)=`)
	lifeBright = regexp.MustCompile(`(^|[\s(])#([^#\s][^#\n]*)#`)
	lifeLink   = regexp.MustCompile(`<deid:\d+\t([^>\n]*)>`)
	lifeTag    = regexp.MustCompile(`(?:^|\s):([^:\s][^:\n]{0,80}):(?:=\S+)?`)
)

// lifeMarks turns the marks of version 2000 into Markdown.
func lifeMarks(line string) string {
	switch {
	case lifeBox.MatchString(line):
		m := lifeBox.FindStringSubmatch(line)
		box := "[ ]"
		if m[2] != " " && m[2] != "~" {
			box = "[x]"
		}
		line = strings.Repeat("  ", max(0, len(m[1])-1)) + "- " + box + " " + line[len(m[0]):]
	case lifeBullet.MatchString(line):
		m := lifeBullet.FindStringSubmatch(line)
		line = strings.Repeat("  ", len(m[1])-1) + "- " + line[len(m[0]):]
	case strings.HasPrefix(line, "  ") && strings.TrimSpace(line) != "":
		line = "### " + strings.TrimSpace(line)
	case strings.HasPrefix(line, " ") && strings.TrimSpace(line) != "":
		line = "## " + strings.TrimSpace(line)
	}
	// Bold first in a mark that nothing else has, since its star means italic in Markdown.
	line = lifeBold.ReplaceAllString(line, "$1\x01$2\x01")
	line = lifeItalic.ReplaceAllString(line, "$1*$2*")
	line = lifeStrike.ReplaceAllString(line, "$1~~$2~~")
	line = lifeBright.ReplaceAllString(line, "$1==$2==")
	line = lifeLink.ReplaceAllString(line, "$1")
	return strings.ReplaceAll(line, "\x01", "**")
}

// lifeTags finds the tags in a text.
func lifeTags(text string) []string {
	var out []string
	for _, m := range lifeTag.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}
