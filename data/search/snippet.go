package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Snippet cuts the most telling part out of body: at most max characters around
// the words that match, white space joined, "…" where something was left out.
// marks are byte ranges of text, in order, that hold matched words. Without a
// match it is how the body begins.
func Snippet(body string, q Query, max int) (text string, marks [][2]int) {
	if max <= 0 {
		return "", nil
	}
	all := q.find(body, false)
	if !longer(body, max) {
		return window{body, 0, len(body)}.render(merge(all), false)
	}
	room, dots := max, false
	if max >= 8 {
		room, dots = max-2, true
	}
	w := window{body: body}
	if len(all) > 0 {
		w.from, w.to = bestSpan(body, all, room)
	}
	w.widen(room)
	return w.render(merge(all), dots)
}

// longer tells whether s has more than n characters.
func longer(s string, n int) bool { return len(s) > n && ahead(s, 0, n) < len(s) }

// ahead is the byte offset n characters after i, or the end.
func ahead(s string, i, n int) int {
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return i
}

// behind is the byte offset n characters before i, or the start.
func behind(s string, i, n int) int {
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return i
}

// bestSpan is the stretch of at most room characters, from the start of a match,
// that holds the most different words, then the most matches, then comes first.
func bestSpan(body string, all []found, room int) (from, to int) {
	starts := characters(body, all)
	fits := func(i, first int) bool {
		return starts[i]-starts[first]+utf8.RuneCountInString(body[all[i].start:all[i].end]) <= room
	}
	seen := map[int]int{} // matches in the stretch, by pattern
	bestWords, bestFirst, bestLast := 0, 0, 0
	last := 0
	for first := range all {
		for last < len(all) && fits(last, first) {
			seen[all[last].pattern]++
			last++
		}
		if len(seen) > bestWords || len(seen) == bestWords && last-first > bestLast-bestFirst {
			bestWords, bestFirst, bestLast = len(seen), first, last
		}
		if last == first { // too long by itself
			last++
		} else if seen[all[first].pattern]--; seen[all[first].pattern] == 0 {
			delete(seen, all[first].pattern)
		}
	}
	from = all[bestFirst].start
	for _, f := range all[bestFirst:bestLast] {
		to = max(to, f.end)
	}
	if to == 0 { // every match is too long: show how the first begins
		to = ahead(body, from, room)
	}
	return from, to
}

// characters counts the characters of body before each match.
func characters(body string, all []found) []int {
	starts := make([]int, len(all))
	at, count := 0, 0
	for i, f := range all {
		count += utf8.RuneCountInString(body[at:f.start])
		at = f.start
		starts[i] = count
	}
	return starts
}

// window is the part of a body that is shown. It begins as the stretch of the
// matches and then grows to what is before and after them.
type window struct {
	body     string
	from, to int // bytes
}

// widen grows the window to at most room characters, more after than before, and
// gives up a few of them so as not to cut a word.
func (w *window) widen(room int) {
	matchFrom, matchTo := w.from, w.to
	spare := room - utf8.RuneCountInString(w.body[w.from:w.to])
	w.from = behind(w.body, w.from, spare/3)
	spare -= utf8.RuneCountInString(w.body[w.from:matchFrom])
	w.to = ahead(w.body, w.to, spare)
	if spare -= utf8.RuneCountInString(w.body[matchTo:w.to]); spare > 0 {
		w.from = behind(w.body, w.from, spare)
	}
	const most = 32 // bytes to give up
	if w.from > 0 {
		if i := strings.IndexFunc(w.body[w.from:matchFrom], unicode.IsSpace); i >= 0 && i < most {
			w.from += i
		}
	}
	if w.to < len(w.body) {
		if i := strings.LastIndexFunc(w.body[matchTo:w.to], unicode.IsSpace); i >= 0 && w.to-matchTo-i < most {
			w.to = matchTo + i
		}
	}
}

// render joins white space and carries the marks over. Bytes that are no text
// become the replacement sign, as everywhere in Go.
func (w window) render(marks [][2]int, dots bool) (string, [][2]int) {
	r := rendering{}
	if dots && strings.TrimSpace(w.body[:w.from]) != "" {
		r.out.WriteString("…")
	}
	for i, char := range w.body[w.from:w.to] {
		r.char(w.from+i, char, marks)
	}
	r.close()
	if dots && strings.TrimSpace(w.body[w.to:]) != "" {
		r.out.WriteString("…")
	}
	return r.out.String(), r.marks
}

// rendering is a snippet being written.
type rendering struct {
	out   strings.Builder
	marks [][2]int
	next  int  // the mark that is open or comes next
	open  bool // it is open, from …
	from  int  // … here in out
	space bool // a space is due before the next character
	begun bool // a character was written
}

// char adds the character that stands at byte i of the body.
func (r *rendering) char(i int, char rune, marks [][2]int) {
	for r.next < len(marks) && i >= marks[r.next][1] {
		r.close()
		r.next++
	}
	if unicode.IsSpace(char) || unicode.IsControl(char) {
		r.space = r.begun
		return
	}
	if r.space {
		r.out.WriteByte(' ')
		r.space = false
	}
	r.begun = true
	if !r.open && r.next < len(marks) && i >= marks[r.next][0] {
		r.open, r.from = true, r.out.Len()
	}
	r.out.WriteRune(char)
}

// close ends the open mark at what was written last.
func (r *rendering) close() {
	if r.open {
		r.marks = append(r.marks, [2]int{r.from, r.out.Len()})
		r.open = false
	}
}
