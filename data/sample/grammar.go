package sample

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// words are the building blocks of all texts.
//
//go:embed words/*.txt
var words embed.FS

// A grammar holds rules; a rule holds alternatives, one of which is told.
//
//	# a remark
//	= rule.name
//	An alternative with {other.rule}, {one|two|three} and {p}.
//	[winter !rain x3] Told in winter without rain, three times as often.
//	[mon/tue] \n stands for a new line.
//
// {name} tells a rule, {Name} the same with a capital at its start; a name
// without a rule is a word from the entry itself (see teller.word). {a|b} tells
// one of its parts, {?p he|she} and {?me he|she} the one for the person's or the
// writer's gender. {#tag} tells nothing and tags the entry. An alternative whose
// conditions do not hold, or in which a part cannot be told, is passed over.
type grammar struct {
	rules map[string]*rule
	alts  int // how many alternatives there are: each has a number below
	facts map[string]facts
}

// rule is a named list of alternatives.
type rule struct {
	name string
	alts []alt
}

// alt is one alternative of a rule or of a choice inside a line.
type alt struct {
	// number is unique in the grammar, −1 for the parts of a choice.
	number int
	// weight is how much more often than 1 it is told.
	weight int
	when   condition
	parts  []part
}

// part is a piece of an alternative: exactly one of its kinds is filled in.
type part struct {
	// text is told as it stands.
	text string
	// rule is told in its place.
	rule *rule
	// word is asked of the teller.
	word string
	// tag is not told but noted.
	tag string
	// choice is told in one of its parts.
	choice []alt
	// pick says whose gender decides a choice: "p", "me", or "" for chance.
	pick string
	// ref is the name that stood in the braces, before it was joined to a rule or word.
	ref string
	// capital asks for a capital at the start of what a rule or word gives.
	capital bool
}

// loadGrammar reads the words that this package carries.
func loadGrammar() (*grammar, error) { return readGrammar(words) }

// readGrammar reads all *.txt of a folder named words.
func readGrammar(files fs.FS) (*grammar, error) {
	g := &grammar{rules: map[string]*rule{}, facts: factTable()}
	names, err := fs.Glob(files, "words/*.txt")
	if err != nil {
		return nil, fmt.Errorf("list words: %w", err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("read words: %w", err)
		}
		if err := g.read(string(b)); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return g, g.link()
}

// read adds the rules of one file.
func (g *grammar) read(text string) error {
	var now *rule
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
			continue
		case strings.HasPrefix(line, "= "):
			now = &rule{name: line[2:]}
			if g.rules[now.name] != nil {
				return fmt.Errorf("line %d: rule %s stands twice", n, now.name)
			}
			g.rules[now.name] = now
			continue
		case now == nil:
			return fmt.Errorf("line %d: a line before the first rule", n)
		}
		a, err := g.line(line)
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		now.alts = append(now.alts, a)
	}
	return nil
}

// line reads one alternative with its conditions.
func (g *grammar) line(s string) (alt, error) {
	a := alt{weight: 1}
	if strings.HasPrefix(s, "[") && !strings.HasPrefix(s, "[ ]") && !strings.HasPrefix(s, "[x]") {
		inside, rest, ok := strings.Cut(s[1:], "]")
		if !ok {
			return a, fmt.Errorf("a condition without its end")
		}
		if err := a.conditions(inside, g.facts); err != nil {
			return a, err
		}
		s = strings.TrimSpace(rest)
	}
	parts, rest, err := g.parts(strings.ReplaceAll(s, `\n`, "\n"), false)
	if err != nil {
		return a, err
	}
	if rest != "" {
		return a, fmt.Errorf("a } or | too many")
	}
	a.parts, a.number = parts, g.alts
	g.alts++
	return a, nil
}

// conditions reads what stands between [ and ].
func (a *alt) conditions(s string, table map[string]facts) error {
	for _, w := range strings.Fields(s) {
		if n, err := strconv.Atoi(strings.TrimPrefix(w, "x")); err == nil && w[0] == 'x' && n > 0 {
			a.weight = n
			continue
		}
		if err := a.when.add(w, table); err != nil {
			return err
		}
	}
	return nil
}

// parts reads up to the end or, inside braces, up to a | or }, which it leaves.
func (g *grammar) parts(s string, inside bool) (list []part, rest string, err error) {
	for s != "" {
		stop := "{"
		if inside {
			stop = "{|}"
		}
		i := strings.IndexAny(s, stop)
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			list = append(list, part{text: s[:i]})
			s = s[i:]
			continue
		}
		if s[0] != '{' {
			return list, s, nil
		}
		var p part
		if p, s, err = g.brace(s[1:]); err != nil {
			return nil, "", err
		}
		list = append(list, p)
	}
	if inside {
		return nil, "", fmt.Errorf("a { without its }")
	}
	return list, "", nil
}

// brace reads what follows a {, up to and with its }.
func (g *grammar) brace(s string) (part, string, error) {
	if i := strings.IndexAny(s, "{|}"); i == 0 && s[0] == '}' {
		return part{}, "", fmt.Errorf("braces with nothing in them")
	} else if i > 0 && s[i] == '}' {
		return plain(s[:i]), s[i+1:], nil
	}
	var p part
	if word, rest, ok := strings.Cut(s, " "); ok && (word == "?p" || word == "?me") {
		p.pick, s = word[1:], rest
	}
	for {
		list, rest, err := g.parts(s, true)
		if err != nil {
			return p, "", err
		}
		p.choice = append(p.choice, alt{number: -1, weight: 1, parts: list})
		s = rest[1:]
		if rest[0] == '}' {
			break
		}
	}
	if p.pick != "" && len(p.choice) != 2 {
		return p, "", fmt.Errorf("a choice by gender needs two parts")
	}
	return p, s, nil
}

// plain is a brace without a choice in it: a tag or a name.
func plain(s string) part {
	if tag, ok := strings.CutPrefix(s, "#"); ok {
		return part{tag: tag}
	}
	if strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ._0123456789") != "" {
		return part{text: s} // {words} with nothing to choose from
	}
	lower := strings.ToLower(s[:min(1, len(s))]) + s[min(1, len(s)):]
	return part{ref: lower, capital: lower != s}
}

// link joins each name to its rule; a name without one must be a word.
func (g *grammar) link() error {
	for _, r := range g.rules {
		if len(r.alts) == 0 {
			return fmt.Errorf("rule %s is empty", r.name)
		}
		for i := range r.alts {
			if err := g.linkParts(r.alts[i].parts); err != nil {
				return fmt.Errorf("rule %s: %w", r.name, err)
			}
		}
	}
	return nil
}

func (g *grammar) linkParts(list []part) error {
	for i := range list {
		p := &list[i]
		for _, c := range p.choice {
			if err := g.linkParts(c.parts); err != nil {
				return err
			}
		}
		switch {
		case p.ref == "":
		case g.rules[p.ref] != nil:
			p.rule = g.rules[p.ref]
		case isWord(p.ref):
			p.word = p.ref
		default:
			return fmt.Errorf("nothing is named %q", p.ref)
		}
	}
	return nil
}
