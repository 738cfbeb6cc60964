package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sign says what a piece of a search text is.
type sign uint8

const (
	condition sign = iota
	opening
	closing
	orWord
	andWord
	notWord
)

// piece is one part of a search text as the lexer saw it.
type piece struct {
	sign       sign
	not        bool // a '-' stands before it
	start, end int  // in the search text, in bytes, with the '-'
	node       *node
}

// lexer cuts a search text into pieces. It knows words, quotes and fields, but
// not which pieces belong together. What holds no word at all, like a lone dash,
// leaves no piece.
type lexer struct {
	text   string
	today  int32
	typing bool // the person is still writing the last word
	at     int
	pieces []piece

	excluded bool // the piece being read is to be left out
}

// lex reads the whole text.
func lex(text string, today int32, typing bool) []piece {
	l := lexer{text: text, today: today, typing: typing}
	for l.at < len(l.text) && len(l.pieces) <= maxPieces {
		l.piece()
	}
	return l.pieces
}

// piece reads what begins at l.at.
func (l *lexer) piece() {
	r, size := utf8.DecodeRuneInString(l.text[l.at:])
	if unicode.IsSpace(r) {
		l.at += size
		return
	}
	p := piece{start: l.at}
	last := len(l.pieces) - 1
	l.excluded = last >= 0 && l.pieces[last].sign == notWord
	if r == '-' && l.binds(l.at+1) {
		p.not, l.excluded = true, true
		l.at++
		r, size = utf8.DecodeRuneInString(l.text[l.at:])
	}
	switch {
	case r == '(' || r == ')':
		p.sign = opening
		if r == ')' {
			p.sign = closing
		}
		l.at += size
	case isQuote(r):
		inner, after, ok := l.quoted(l.at)
		if !ok {
			l.at += size // a lone quote is text, and holds no word
			return
		}
		if p.node = wordsNode(inner, false); p.node != nil {
			p.node.exact = true
		}
		l.at = after
	case (r == '#' || r == '@') && l.binds(l.at+1):
		p.node = l.shorthand(r)
	default:
		p.sign, p.node = l.chunk(p)
	}
	p.end = l.at
	if p.sign != condition || p.node != nil {
		l.pieces = append(l.pieces, p)
	}
}

// binds tells whether the text at i can belong to a sign right before it.
func (l *lexer) binds(i int) bool {
	r, _ := utf8.DecodeRuneInString(l.text[i:])
	return i < len(l.text) && !unicode.IsSpace(r) && r != ')'
}

// quoted reads a quotation at i, which holds an opening quote: its inside, and
// where the text goes on. ok is false when it is never closed.
func (l *lexer) quoted(i int) (inner string, after int, ok bool) {
	_, size := utf8.DecodeRuneInString(l.text[i:])
	from := i + size
	length := strings.IndexFunc(l.text[from:], isQuote)
	if length < 0 {
		return "", 0, false
	}
	_, size = utf8.DecodeRuneInString(l.text[from+length:])
	return l.text[from : from+length], from + length + size, true
}

// isQuote knows the quotation marks that keyboards and word processors make.
func isQuote(r rune) bool {
	return r == '"' || r == '“' || r == '”' || r == '„' || r == '‟' || r == '«' || r == '»'
}

// bare reads up to the next space, bracket or quote, and moves on.
func (l *lexer) bare() string {
	rest := l.text[l.at:]
	n := strings.IndexFunc(rest, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == ')' || isQuote(r)
	})
	if n < 0 {
		n = len(rest)
	}
	l.at += n
	return rest[:n]
}

// shorthand reads #tag or @name; l.at is at the sign.
func (l *lexer) shorthand(r rune) *node {
	l.at++
	field := "tag"
	if r == '@' {
		field = "person"
	}
	return l.value(field)
}

// value reads the value of a field at l.at, in quotes or bare. It gives nil when
// nothing can be looked for.
func (l *lexer) value(field string) *node {
	r, _ := utf8.DecodeRuneInString(l.text[l.at:])
	if l.at < len(l.text) && isQuote(r) {
		if inner, after, ok := l.quoted(l.at); ok {
			l.at = after
			n := l.field(field, inner, false)
			if n != nil {
				n.exact = true
			}
			return n
		}
		return nil
	}
	start := l.at
	n := l.field(field, l.bare(), l.unfinished())
	if n == nil {
		l.at = start
	}
	return n
}

// chunk reads a run of characters: an operator, a field with its value, or text.
func (l *lexer) chunk(p piece) (sign, *node) {
	start := l.at
	text := l.bare()
	if !p.not {
		switch text {
		case "OR":
			return orWord, nil
		case "AND":
			return andWord, nil
		case "NOT":
			return notWord, nil
		}
	}
	if name, _, ok := strings.Cut(text, ":"); ok {
		end := l.at
		l.at = start + len(name) + 1
		if n := l.value(strings.ToLower(name)); n != nil {
			return condition, n
		}
		l.at = end
	}
	return condition, wordsNode(text, l.unfinished())
}

// unfinished tells whether what was just read may still be growing. An excluded
// word is taken as it stands: "-w" must not hide every word with w on the way to
// "-work".
func (l *lexer) unfinished() bool { return l.typing && !l.excluded && l.at == len(l.text) }
