package search

const (
	// maxConditions is how many conditions one query holds: enough to write, and
	// a pasted page does not stall the search.
	maxConditions = 64
	// maxPieces is the same with operators and brackets.
	maxPieces = 8 * maxConditions
	// maxPhrase is how many words one phrase holds; what is beyond is not compared.
	maxPhrase = 64
	// maxDepth is how deep brackets may stand in each other.
	maxDepth = 16
)

// Parse reads a search text as the package comment describes. today is the
// civil day that "yesterday" and "7d" count from. With typing, the person is
// still writing: the last word matches as a prefix, unless it is being excluded.
// Parse never fails; half-typed operators are text.
func Parse(text string, today int32, typing bool) Query {
	pieces := lex(text, today, typing)
	q := Query{}
	pieces, q.more = firstConditions(pieces, len(text))
	p := parser{text: text, typing: typing, pieces: pairBrackets(pieces)}
	q.root = p.sequence()
	return q
}

// firstConditions keeps as many conditions as a query may hold, and tells what
// was cut off.
func firstConditions(pieces []piece, end int) (kept []piece, more *node) {
	count := 0
	for i, p := range pieces {
		if p.sign == condition {
			count++
		}
		if count > maxConditions || i >= maxPieces {
			return pieces[:i], &node{kind: Ignored, start: p.start, end: end}
		}
	}
	return pieces, nil
}

// pairBrackets drops brackets that have no partner, hold nothing, or stand too
// deep: they are text, and text without a word.
func pairBrackets(pieces []piece) []piece {
	drop := make([]bool, len(pieces))
	var open []int
	for i, p := range pieces {
		switch p.sign {
		case opening:
			open = append(open, i)
			drop[i] = true // until its partner is seen
		case closing:
			drop[i] = true
			if len(open) == 0 {
				continue
			}
			first := open[len(open)-1]
			open = open[:len(open)-1]
			if len(open) < maxDepth && !p.not && holds(pieces[first+1:i], drop[first+1:i]) {
				drop[first], drop[i] = false, false
			}
		}
	}
	kept := make([]piece, 0, len(pieces))
	for i, p := range pieces {
		if !drop[i] {
			kept = append(kept, p)
		}
	}
	return kept
}

// holds tells whether anything is left between two brackets.
func holds(inside []piece, drop []bool) bool {
	for i := range inside {
		if !drop[i] {
			return true
		}
	}
	return false
}

// parser puts pieces together. Its grammar, once half-typed operators have
// become words:
//
//	sequence = alternatives { [ "AND" ] alternatives }
//	alternatives = operand { "OR" operand }
//	operand = [ "-" | "NOT" ] ( condition | "(" sequence ")" )
type parser struct {
	text   string
	typing bool
	pieces []piece
	at     int
}

// sequence reads up to the closing bracket or the end.
func (p *parser) sequence() *node {
	var all []*node
	for p.at < len(p.pieces) && p.pieces[p.at].sign != closing {
		if p.peek(0) == andWord && len(all) > 0 && p.operandAt(1) {
			p.at++
		}
		all = append(all, p.alternatives())
	}
	return join(both, all)
}

// alternatives reads one operand and those tied to it by OR.
func (p *parser) alternatives() *node {
	all := []*node{p.operand()}
	for p.peek(0) == orWord && p.operandAt(1) {
		p.at++
		all = append(all, p.operand())
	}
	return join(either, all)
}

// operand reads a condition or a group. An operator that stands where it can
// have no meaning is read as the word it is.
func (p *parser) operand() *node {
	first := p.pieces[p.at]
	not := first.not
	if first.sign == notWord && p.operandAt(1) && p.peek(1) != notWord {
		p.at++
		not = !p.pieces[p.at].not
	}
	piece := p.pieces[p.at]
	p.at++
	n := piece.node
	switch piece.sign {
	case condition:
		n.start, n.end = piece.start, piece.end
	case opening:
		n = p.sequence()
		p.at++ // the partner, which pairBrackets made sure of
	default:
		end := piece.end == len(p.text)
		n = wordsNode(p.text[piece.start:piece.end], p.typing && end)
		n.start, n.end = piece.start, piece.end
	}
	if not {
		n = &node{kind: without, start: first.start, end: piece.end, kids: []*node{n}}
	}
	return n
}

// peek is the sign of a piece ahead; closing at the end.
func (p *parser) peek(ahead int) sign {
	if p.at+ahead >= len(p.pieces) {
		return closing
	}
	return p.pieces[p.at+ahead].sign
}

// operandAt tells whether an operand can begin at a piece ahead.
func (p *parser) operandAt(ahead int) bool { return p.peek(ahead) != closing }

// join makes one node of several; nil of none.
func join(kind Kind, nodes []*node) *node {
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		return nodes[0]
	}
	return &node{kind: kind, start: nodes[0].start, end: nodes[len(nodes)-1].end, kids: nodes}
}
