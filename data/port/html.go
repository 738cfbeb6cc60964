package port

import (
	"html"
	"strings"
)

// markdown turns the small HTML that journals write (paragraphs, lists, bold, links)
// into Markdown. It is no browser: what it does not know loses its marks and keeps its
// words.
func markdown(source string) string {
	h := htmlText{}
	for len(source) > 0 {
		at := strings.IndexByte(source, '<')
		if at < 0 {
			h.words(source)
			break
		}
		h.words(source[:at])
		source = source[at:]
		if strings.HasPrefix(source, "<!--") {
			_, rest, _ := strings.Cut(source, "-->")
			source = rest
			continue
		}
		end := strings.IndexByte(source, '>')
		if end < 0 || len(source) < 2 || !tagBegins(source[1]) {
			h.words(source[:1])
			source = source[1:]
			continue
		}
		h.tag(source[1:end])
		source = source[end+1:]
	}
	return h.text()
}

func tagBegins(c byte) bool {
	return c == '/' || c == '!' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// looksHTML says that a text is HTML and no Markdown.
func looksHTML(s string) bool {
	low := strings.ToLower(s)
	for _, mark := range []string{"<p>", "<p ", "<br", "<div", "<ul>", "<ol>", "<li>", "<b>", "<i>", "</", "&nbsp;"} {
		if strings.Contains(low, mark) {
			return true
		}
	}
	return false
}

// htmlText gathers Markdown.
type htmlText struct {
	out    strings.Builder
	lists  []int  // open lists: 0 for dots, else the number before
	href   string // of the link under way
	hidden int    // inside of script or style
}

// words writes text between tags.
func (h *htmlText) words(s string) {
	if h.hidden > 0 || s == "" {
		return
	}
	s = strings.ReplaceAll(html.UnescapeString(s), "\u00a0", " ")
	h.out.WriteString(s)
}

// tag does what one tag says.
func (h *htmlText) tag(t string) {
	name := strings.ToLower(strings.TrimRight(strings.Fields(strings.ReplaceAll(t, "/", " / ") + " ")[0], " "))
	closing := strings.HasPrefix(t, "/")
	if closing {
		if parts := strings.Fields(t[1:]); len(parts) > 0 {
			name = strings.ToLower(parts[0])
		}
	}
	switch name {
	case "script", "style", "head":
		if closing {
			h.hidden = max(0, h.hidden-1)
		} else {
			h.hidden++
		}
	case "br":
		h.out.WriteString("\n")
	case "p", "div", "section", "article":
		h.out.WriteString(map[bool]string{true: "\n\n", false: "\n"}[name == "p"])
	case "b", "strong":
		h.out.WriteString("**")
	case "i", "em":
		h.out.WriteString("*")
	case "s", "strike", "del":
		h.out.WriteString("~~")
	case "code":
		h.out.WriteString("`")
	case "hr":
		h.out.WriteString("\n\n---\n\n")
	case "blockquote":
		h.out.WriteString(map[bool]string{true: "\n\n", false: "\n\n> "}[closing])
	case "h1", "h2", "h3", "h4", "h5", "h6":
		h.out.WriteString(map[bool]string{true: "\n\n", false: "\n\n" + strings.Repeat("#", int(name[1]-'0')) + " "}[closing])
	case "ul", "ol":
		h.list(name == "ol", closing)
	case "li":
		h.point(closing)
	case "a":
		h.link(t, closing)
	}
}

func (h *htmlText) list(numbered, closing bool) {
	switch {
	case closing:
		h.lists = h.lists[:max(0, len(h.lists)-1)]
		h.out.WriteString("\n")
	case len(h.lists) < 16:
		start := -1
		if numbered {
			start = 0
		}
		h.lists = append(h.lists, start)
		h.out.WriteString("\n")
	}
}

func (h *htmlText) point(closing bool) {
	if closing {
		return
	}
	mark, depth := "- ", max(0, len(h.lists)-1)
	if len(h.lists) > 0 && h.lists[depth] >= 0 {
		h.lists[depth]++
		mark = string(rune('0'+h.lists[depth]%10)) + ". "
	}
	h.out.WriteString("\n" + strings.Repeat("  ", depth) + mark)
}

func (h *htmlText) link(t string, closing bool) {
	if closing {
		if h.href != "" {
			h.out.WriteString("](" + h.href + ")")
		}
		h.href = ""
		return
	}
	_, rest, found := strings.Cut(t, "href=")
	if !found || rest == "" || h.href != "" {
		return
	}
	quote := rest[:1]
	if quote == `"` || quote == "'" {
		rest, _, _ = strings.Cut(rest[1:], quote)
	} else {
		rest, _, _ = strings.Cut(rest, " ")
	}
	if h.href = strings.NewReplacer(" ", "%20", ")", "%29", "\n", "").Replace(html.UnescapeString(rest)); h.href != "" {
		h.out.WriteString("[")
	}
}

// text ends the work: no blanks at line ends, at most one empty line in a row.
func (h *htmlText) text() string {
	var out []string
	empty := true
	for line := range strings.SplitSeq(clean(h.out.String()), "\n") {
		line = strings.TrimRight(line, " \t")
		if line == "" && empty {
			continue
		}
		empty = line == ""
		out = append(out, line)
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}
