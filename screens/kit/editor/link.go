package editor

import (
	"strings"

	"kith/data"
)

// A link to something kept here is shown by its words alone: its marks and its
// address are hidden. The cursor stands before it, after it or among its words,
// and what takes away a part of the hidden takes the whole link.

// linkAt gives the link that holds a place of a paragraph between its ends.
func linkAt(line string, at int) (data.Link, bool) {
	for _, l := range linksIn(line) {
		if l.Start < at && at < l.End {
			return l, true
		}
	}
	return data.Link{}, false
}

// linksIn gives the links of a paragraph that are shown by their words.
func linksIn(line string) []data.Link {
	if len(line) > maxInline || !strings.Contains(line, "](") {
		return nil
	}
	return data.Links(line)
}

// inner gives where the words of a link begin and end; nobody edits the words of a
// picture in the text.
func inner(l data.Link) (start, end int) {
	if l.Picture {
		return l.End, l.Start
	}
	return l.Start + 1, l.Start + 1 + len(l.Words)
}

// stop brings a place out of what is hidden, on or back.
func (e *Editor) stop(place int, on bool) int {
	i, start := e.view.doc.seek(place)
	line := e.view.doc.at(i).text
	l, ok := linkAt(line, place-start)
	if !ok {
		return place
	}
	first, last := inner(l)
	at := place - start
	switch {
	case at > first && at < last:
		return place
	case on && at <= first && firstStop(line, first, last) < last:
		return start + firstStop(line, first, last)
	case on:
		return start + l.End
	case at >= last && last > first && prevCluster(line, last) > first:
		return start + prevCluster(line, last)
	}
	return start + l.Start
}

// firstStop is the place after the first letter of a link's words.
func firstStop(line string, first, last int) int {
	if first >= last {
		return last
	}
	return nextCluster(line, first)
}

// wholeLinks widens what is to be deleted to the links of which it would take a hidden part.
func (e *Editor) wholeLinks(start, end int) (int, int) {
	for _, place := range []int{start, end} {
		i, from := e.view.doc.seek(place)
		for _, l := range linksIn(e.view.doc.at(i).text) {
			first, last := inner(l)
			a, b := start-from, end-from
			if a < l.End && b > l.Start && (a < first || b > last) {
				start, end = min(start, from+l.Start), max(end, from+l.End)
			}
		}
	}
	return start, end
}

// here gives the link that the cursor stands in, with where its paragraph begins.
func (e *Editor) here() (data.Link, bool) {
	i, start := e.view.doc.seek(e.sel.caret)
	return linkAt(e.view.doc.at(i).text, e.sel.caret-start)
}

// follow tells of the link that the cursor stands in.
func (e *Editor) follow() bool {
	l, ok := e.here()
	if !ok || e.OnFollow == nil || !e.sel.empty() {
		return false
	}
	e.OnFollow(l)
	return true
}
