package editor

// node is a paragraph in the tree that keeps the paragraphs in order. The tree is
// balanced by chance: which of two roots stays on top is thrown with dice that
// are loaded by their sizes, so its depth is about 2 ln n whatever is done to it
// (Martínez and Roura, Randomized Binary Search Trees, 1998).
type node struct {
	para
	left, right *node
	sum         sums // of this node and all below it
}

// sums is what is known of a stretch of paragraphs.
type sums struct {
	paras  int
	bytes  int     // each paragraph with the newline after it
	words  int     // as countWords counts
	height float64 // device-independent pixels; guessed where not yet wrapped
}

func (s sums) plus(t sums) sums {
	return sums{s.paras + t.paras, s.bytes + t.bytes, s.words + t.words, s.height + t.height}
}

func (n *node) total() sums {
	if n == nil {
		return sums{}
	}
	return n.sum
}

func (n *node) own() sums { return sums{1, len(n.text) + 1, n.words, n.height} }

// pull makes the node's sum right again after it or a child changed.
func (n *node) pull() { n.sum = n.left.total().plus(n.own()).plus(n.right.total()) }

// tree is paragraphs in order.
type tree struct {
	root *node
	dice uint64 // state of the dice
}

// roll throws a number below n (xorshift64*, Vigna 2016).
func (t *tree) roll(n int) int {
	if t.dice == 0 {
		t.dice = 0x9E3779B97F4A7C15
	}
	t.dice ^= t.dice >> 12
	t.dice ^= t.dice << 25
	t.dice ^= t.dice >> 27
	return int((t.dice * 0x2545F4914F6CDD1D) >> 33 % uint64(n))
}

// join puts b after a.
func (t *tree) join(a, b *node) *node {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	case t.roll(a.sum.paras+b.sum.paras) < a.sum.paras:
		a.right = t.join(a.right, b)
		a.pull()
		return a
	}
	b.left = t.join(a, b.left)
	b.pull()
	return b
}

// split cuts after the first k paragraphs.
func split(n *node, k int) (a, b *node) {
	if n == nil {
		return nil, nil
	}
	if left := n.left.total().paras; k <= left {
		a, n.left = split(n.left, k)
		n.pull()
		return a, n
	} else {
		n.right, b = split(n.right, k-left-1)
	}
	n.pull()
	return n, b
}

// grow makes a tree of paragraphs in order. Its roots are thrown too: the dice of
// join would be false for a tree whose middle is always on top.
func (t *tree) grow(nodes []*node) *node {
	if len(nodes) == 0 {
		return nil
	}
	top := t.roll(len(nodes))
	n := nodes[top]
	n.left, n.right = t.grow(nodes[:top]), t.grow(nodes[top+1:])
	n.pull()
	return n
}

// splice puts other paragraphs in the place of n paragraphs from the i-th.
func (t *tree) splice(i, n int, with []*node) {
	before, rest := split(t.root, i)
	_, after := split(rest, n)
	t.root = t.join(t.join(before, t.grow(with)), after)
}

// at gives the i-th paragraph, which must exist.
func (t *tree) at(i int) *node {
	n := t.root
	for {
		left := n.left.total().paras
		switch {
		case i < left:
			n = n.left
		case i == left:
			return n
		default:
			i -= left + 1
			n = n.right
		}
	}
}

// renew makes the sums right again after the i-th paragraph changed.
func (t *tree) renew(i int) { renew(t.root, i) }

func renew(n *node, i int) {
	left := n.left.total().paras
	switch {
	case i < left:
		renew(n.left, i)
	case i > left:
		renew(n.right, i-left-1)
	}
	n.pull()
}

// before sums up the first i paragraphs.
func (t *tree) before(i int) sums {
	var sum sums
	for n := t.root; n != nil; {
		left := n.left.total()
		if i <= left.paras {
			n = n.left
			continue
		}
		sum = sum.plus(left).plus(n.own())
		i -= left.paras + 1
		n = n.right
	}
	return sum
}

// seek gives the paragraph that holds a place in the text, which lies from 0 to
// its length, and where that paragraph starts.
func (t *tree) seek(offset int) (i, start int) {
	for n := t.root; n != nil; {
		left := n.left.total()
		if offset < start+left.bytes {
			n = n.left
			continue
		}
		start += left.bytes
		i += left.paras
		if offset <= start+len(n.text) {
			return i, start
		}
		start += len(n.text) + 1
		i++
		n = n.right
	}
	last := t.root.sum.paras - 1
	return last, t.before(last).bytes
}

// seekY gives the paragraph at a height and where its top is; above the first it
// is the first, below the last the last.
func (t *tree) seekY(y float64) (i int, top float64) {
	for n := t.root; n != nil; {
		left := n.left.total()
		if y < top+left.height {
			n = n.left
			continue
		}
		top += left.height
		i += left.paras
		if y < top+n.height {
			return i, top
		}
		top += n.height
		i++
		n = n.right
	}
	i = min(max(i, 0), t.root.sum.paras-1)
	return i, t.before(i).height
}

// each calls f for all paragraphs in order, and makes all sums right again.
func (t *tree) each(f func(*node)) { each(t.root, f) }

func each(n *node, f func(*node)) {
	if n == nil {
		return
	}
	each(n.left, f)
	f(n)
	each(n.right, f)
	n.pull()
}
