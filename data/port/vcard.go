package port

import (
	"encoding/base64"
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"
)

// vCard is one card: its properties in the order of the file.
type vCard struct {
	properties []vProperty
	open       bool // the file ended inside it
}

// vProperty is one line of a card (RFC 6350, 3.3; vCard 2.1 and 3.0 alike).
type vProperty struct {
	group  string              // "item1" of item1.X-ABLabel, in lower case
	name   string              // in upper case
	params map[string][]string // names in upper case; a bare word of 2.1 stands under TYPE
	value  string              // as written, encodings undone, escapes not
}

// parseVCards takes a file apart. It takes what any program wrote: 2.1, 3.0 and 4.0,
// folded lines, quoted-printable with its own way of folding, cards inside cards.
func parseVCards(text string) []vCard {
	var cards []vCard
	depth := 0
	lines := vLines(text)
	for i := 0; i < len(lines); i++ {
		p, ok := parseVProperty(lines[i])
		if !ok {
			continue
		}
		if p.quoted() { // goes on where a line ends in "="
			for strings.HasSuffix(p.value, "=") && i+1 < len(lines) && !strings.HasPrefix(strings.ToUpper(lines[i+1]), "END:") {
				i++
				p.value = p.value[:len(p.value)-1] + "=\r\n" + lines[i]
			}
		}
		p.decode()
		switch word := strings.ToUpper(strings.TrimSpace(p.value)); {
		case p.name == "BEGIN" && word == "VCARD":
			if depth++; depth == 1 {
				cards = append(cards, vCard{open: true})
			}
		case p.name == "END" && word == "VCARD":
			if depth == 1 {
				cards[len(cards)-1].open = false
			}
			depth = max(0, depth-1)
		case depth == 1: // what is deeper is somebody's assistant
			card := &cards[len(cards)-1]
			card.properties = append(card.properties, p)
		}
	}
	return cards
}

// vLines undoes the folding: a line that begins with a space or a tab goes on the one before.
func vLines(text string) []string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	var out []string
	var line strings.Builder
	for _, part := range strings.Split(text, "\n") {
		if len(part) > 0 && (part[0] == ' ' || part[0] == '\t') && (line.Len() > 0 || len(out) > 0) {
			line.WriteString(part[1:])
			continue
		}
		if line.Len() > 0 {
			out = append(out, line.String())
			line.Reset()
		}
		line.WriteString(part)
	}
	if line.Len() > 0 {
		out = append(out, line.String())
	}
	return out
}

// parseVProperty takes one line apart; false for one that is none.
func parseVProperty(line string) (vProperty, bool) {
	head, value, ok := cutOutsideQuotes(line, ':')
	if !ok {
		return vProperty{}, false
	}
	p := vProperty{params: map[string][]string{}, value: value}
	parts := splitOutsideQuotes(head, ';')
	name := strings.TrimSpace(parts[0])
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		p.group, name = strings.ToLower(name[:dot]), name[dot+1:]
	}
	if p.name = strings.ToUpper(name); p.name == "" {
		return p, false
	}
	for _, param := range parts[1:] {
		key, list, named := strings.Cut(param, "=")
		if !named { // of 2.1: a type, or an encoding
			key, list = "TYPE", param
			if word := strings.ToUpper(strings.TrimSpace(param)); word == "QUOTED-PRINTABLE" || word == "BASE64" {
				key = "ENCODING"
			}
		}
		key = strings.ToUpper(strings.TrimSpace(key))
		for _, v := range splitOutsideQuotes(list, ',') {
			p.params[key] = append(p.params[key], strings.Trim(strings.TrimSpace(v), `"`))
		}
	}
	return p, true
}

// cutOutsideQuotes cuts at the first separator that is in no quotes.
func cutOutsideQuotes(s string, sep byte) (before, after string, ok bool) {
	quoted := false
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == sep && !quoted:
			return s[:i], s[i+1:], true
		}
	}
	// A quote that never closes is a quote that means nothing.
	return strings.Cut(s, string(sep))
}

// splitOutsideQuotes splits at every separator that is in no quotes.
func splitOutsideQuotes(s string, sep byte) []string {
	var out []string
	quoted, from := false, 0
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == sep && !quoted:
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[from:])
}

// quoted says that the value is quoted-printable.
func (p *vProperty) quoted() bool { return p.encoded("QUOTED-PRINTABLE") }

func (p *vProperty) encoded(as ...string) bool {
	for _, got := range p.params["ENCODING"] {
		for _, want := range as {
			if strings.EqualFold(got, want) {
				return true
			}
		}
	}
	return false
}

// decode undoes quoted-printable and the character set of 2.1. What cannot be
// undone stays as it is.
func (p *vProperty) decode() {
	raw := []byte(p.value)
	switch {
	case p.quoted():
		b, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(p.value)))
		if err != nil {
			return
		}
		raw = b
	case p.encoded("B", "BASE64"):
		b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(p.value), ""))
		if err != nil || !utf8.Valid(b) { // a picture, or broken
			return
		}
		raw = b
	default:
		return
	}
	if !utf8.Valid(raw) {
		p.value = fromWindows1252(raw)
		return
	}
	p.value = string(raw)
}

// text is the value with its escapes undone.
func (p *vProperty) text() string { return unescapeV(p.value) }

// fields splits a value at semicolons and undoes the escapes of each part.
func (p *vProperty) fields(sep rune) []string {
	var out []string
	for _, part := range splitEscaped(p.value, sep) {
		out = append(out, unescapeV(part))
	}
	return out
}

// unescapeV undoes \n, \, \; \: and \\.
func unescapeV(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var out strings.Builder
	kept := false
	for _, r := range s {
		switch {
		case kept && (r == 'n' || r == 'N'):
			out.WriteByte('\n')
			kept = false
		case kept:
			out.WriteRune(r)
			kept = false
		case r == '\\':
			kept = true
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// is says that one of the types of a property is the word.
func (p *vProperty) is(word string) bool {
	for _, t := range p.params["TYPE"] {
		if strings.EqualFold(t, word) {
			return true
		}
	}
	return false
}
