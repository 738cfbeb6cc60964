package port

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
)

// dayOneLink finds media in a text. The identifier is the first group.
var dayOneLink = regexp.MustCompile(`(?i)!?\[[^\]\n]*\]\(dayone-(?:moment|photo|video|audio|pdf)s?:/{1,3}(?:(?:photo|video|audio|pdfAttachment)/)?([0-9a-z-]+)\)`)

// unescapeDayOne takes the backslash off before punctuation, but not in code.
func unescapeDayOne(text string) string {
	var out strings.Builder
	fenced := false
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			out.WriteByte('\n')
		}
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
		}
		if fenced {
			out.WriteString(line)
			continue
		}
		unescapeLine(&out, line)
	}
	return out.String()
}

// unescapeLine does one line. A mark that would turn into Markdown when freed keeps
// its backslash.
func unescapeLine(out *strings.Builder, line string) {
	code := false
	for n := 0; n < len(line); n++ {
		c := line[n]
		switch {
		case c == '`':
			code = !code
		case c == '\\' && !code && n+1 < len(line) && strings.IndexByte(".-()!{}+|~:;,\"'?%&/=$^<@", line[n+1]) >= 0:
			before := strings.TrimSpace(line[:n])
			list := before == "" && (line[n+1] == '-' || line[n+1] == '+') || line[n+1] == '.' && before != "" && strings.Trim(before, "0123456789") == ""
			if !list {
				continue // the next round writes the mark alone
			}
		}
		out.WriteByte(c)
	}
}

// richDoc is the formatted text of an entry.
type richDoc struct {
	Contents []richItem `json:"contents"`
}

// richItem is a run of text, or what is set between two.
type richItem struct {
	Text       string `json:"text"`
	Attributes struct {
		Bold          bool            `json:"bold"`
		Italic        bool            `json:"italic"`
		Strikethrough bool            `json:"strikethrough"`
		InlineCode    bool            `json:"inlineCode"`
		Highlighted   json.RawMessage `json:"highlightedColor"`
		LinkURL       string          `json:"linkURL"`
		Autolink      json.RawMessage `json:"autolink"`
		Line          struct {
			Header      int     `json:"header"`
			ListStyle   string  `json:"listStyle"`
			ListIndex   float64 `json:"listIndex"`
			IndentLevel int     `json:"indentLevel"`
			Checked     bool    `json:"checked"`
			Quote       bool    `json:"quote"`
			CodeBlock   bool    `json:"codeBlock"`
		} `json:"line"`
	} `json:"attributes"`
	Embedded []struct {
		Type       string `json:"type"`
		Identifier string `json:"identifier"`
	} `json:"embeddedObjects"`
}

// dayOneRich turns formatted text into Markdown. ok is false when there is none, or
// none that can be read.
func dayOneRich(raw json.RawMessage) (text string, ok bool) {
	if len(raw) == 0 {
		return "", false
	}
	var inner string
	if json.Unmarshal(raw, &inner) == nil { // usually the object is written into a string
		raw = json.RawMessage(inner)
	}
	var doc richDoc
	if json.Unmarshal(raw, &doc) != nil || len(doc.Contents) == 0 {
		return "", false
	}
	var r richText
	for i := range doc.Contents {
		r.item(&doc.Contents[i])
	}
	r.endLine()
	r.fence(false)
	return strings.TrimRight(clean(r.out.String()), "\n"), true
}

// richText gathers the lines.
type richText struct {
	out    strings.Builder
	line   strings.Builder
	prefix string
	begun  bool // something stands in the line
	fenced bool
	listed bool // the line before was one of a list
}

// item adds one run.
func (r *richText) item(it *richItem) {
	for _, o := range it.Embedded {
		if r.begun {
			r.endLine()
		}
		switch {
		case o.Type == "horizontalRuleLine":
			r.block("---")
		case o.Identifier != "":
			r.block("![](dayone-moment:/" + o.Type + "/" + o.Identifier + ")")
		}
	}
	lines := strings.SplitAfter(it.Text, "\n")
	for _, part := range lines {
		words, ends := strings.CutSuffix(part, "\n")
		if words != "" || ends {
			r.begin(it)
			r.line.WriteString(styled(words, it))
		}
		if ends {
			r.endLine()
		}
	}
}

// block sets something on lines of its own.
func (r *richText) block(s string) {
	r.fence(false)
	r.out.WriteString(s + "\n\n")
	r.listed = false
}

// begin decides what the line is, by its first run.
func (r *richText) begin(it *richItem) {
	if r.begun {
		return
	}
	r.begun = true
	l := it.Attributes.Line
	r.fence(l.CodeBlock)
	indent := strings.Repeat("  ", max(0, min(l.IndentLevel, 8)-1))
	listed := true
	switch {
	case l.CodeBlock:
		r.prefix = ""
	case l.Header >= 1 && l.Header <= 6:
		r.prefix, listed = strings.Repeat("#", l.Header)+" ", false
	case l.ListStyle == "bulleted":
		r.prefix = indent + "- "
	case l.ListStyle == "numbered":
		r.prefix = indent + strconv.Itoa(max(1, int(l.ListIndex))) + ". "
	case l.ListStyle == "checkbox" && l.Checked:
		r.prefix = indent + "- [x] "
	case l.ListStyle == "checkbox":
		r.prefix = indent + "- [ ] "
	case l.Quote:
		r.prefix = "> "
	default:
		r.prefix, listed = "", false
	}
	if r.listed && !listed && r.out.Len() > 0 {
		r.out.WriteString("\n")
	}
	r.listed = listed
}

// endLine writes the line.
func (r *richText) endLine() {
	if !r.begun {
		return
	}
	text := r.line.String()
	r.out.WriteString(strings.TrimRight(r.prefix+text, " ") + "\n")
	if strings.HasPrefix(r.prefix, "#") {
		r.out.WriteString("\n")
	}
	r.line.Reset()
	r.begun = false
}

// fence opens or closes a block of code.
func (r *richText) fence(on bool) {
	if on != r.fenced {
		r.out.WriteString("```\n")
		r.fenced = on
	}
}

// styled puts the marks of Markdown around words, blanks outside.
func styled(words string, it *richItem) string {
	a := it.Attributes
	inner := strings.TrimSpace(words)
	if inner == "" || a.Line.CodeBlock {
		return words
	}
	lead := words[:strings.Index(words, inner)]
	tail := words[len(lead)+len(inner):]
	if len(a.Highlighted) > 0 && string(a.Highlighted) != "null" && string(a.Highlighted) != `""` {
		inner = "==" + inner + "=="
	}
	if a.InlineCode {
		inner = "`" + inner + "`"
	}
	if a.Strikethrough {
		inner = "~~" + inner + "~~"
	}
	if a.Italic {
		inner = "*" + inner + "*"
	}
	if a.Bold {
		inner = "**" + inner + "**"
	}
	if a.LinkURL != "" && len(a.Autolink) == 0 && a.LinkURL != inner {
		inner = "[" + inner + "](" + strings.NewReplacer(" ", "%20", ")", "%29", "\n", "").Replace(a.LinkURL) + ")"
	}
	return lead + inner + tail
}
