package editor

import (
	"sort"

	"fyne.io/fyne/v2"
)

// layout is where a paragraph's lines break.
type layout struct {
	look   uint64  // the view's look that it was made for
	length int     // bytes of the text that it was made for
	spans  []Span  // of that text
	starts []int32 // of each line, the first is 0
	shape  shape
	right  bool // the paragraph reads from right to left

	dirty      bool
	head, tail int // bytes at both ends of the text that did not change since
}

// shape is what all lines of a paragraph share.
type shape struct {
	head   Style     // its size as a heading, 0 for none
	hang   float32   // how far later lines are set in
	line   float32   // height of a line
	before float32   // space above the first line
	block  fyne.Size // of the picture that is shown instead of the text, with its caption; none of no height
}

// touch notes that the text changed, head and tail bytes excepted.
func (l *layout) touch(head, tail int) {
	if l.dirty {
		head, tail = min(head, l.head), min(tail, l.tail)
	}
	l.dirty, l.head, l.tail = true, head, tail
}

// height of all lines.
func (l *layout) height() float64 {
	return float64(l.shape.before) + float64(l.shape.line)*float64(len(l.starts))
}

// lineOf gives the line that holds a place. Where a line ends and the next begins
// are the same place, which counts to the next unless back is set.
func (l *layout) lineOf(at int, back bool) int {
	line := sort.Search(len(l.starts), func(i int) bool { return int(l.starts[i]) > at }) - 1
	if back && line > 0 && int(l.starts[line]) == at {
		line--
	}
	return line
}

// bounds are the start and the end of a line in bytes.
func (l *layout) bounds(line, length int) (start, end int) {
	if line+1 < len(l.starts) {
		return int(l.starts[line]), int(l.starts[line+1])
	}
	return int(l.starts[line]), length
}
