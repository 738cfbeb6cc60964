package port

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/data"
)

// plainJrnl reads jrnl's text form by nothing but the rules of that form: an entry begins
// at a line with a bracket that holds a date; a star ends the first line.
func plainJrnl(text string) (entries [][3]string, tags []string) {
	begins := regexp.MustCompile(`(?:^|\n)\[([^\]]+)\] `)
	var starts [][]int
	for _, m := range begins.FindAllStringSubmatchIndex(text, -1) {
		if _, err := time.Parse("2006-01-02 15:04", text[m[2]:m[3]]); err == nil {
			starts = append(starts, m)
		}
	}
	for i, m := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		title, body, _ := strings.Cut(text[m[1]:end], "\n")
		entries = append(entries, [3]string{text[m[2]:m[3]], title, strings.TrimSpace(body)})
	}
	for _, m := range regexp.MustCompile(`(?:^|\s)(@[-+*#/\w]+)`).FindAllStringSubmatch(text, -1) {
		tags = append(tags, strings.ToLower(m[1]))
	}
	return entries, tags
}

func TestJrnlTextKeepsTheRulesOfItsForm(t *testing.T) {
	at := time.Date(2024, 3, 4, 9, 10, 0, 0, time.UTC)
	day := data.DayOf(at)
	pages := []Page{
		{Entry: data.Entry{Day: day, Created: at, Zone: "UTC", Title: "A walk", Body: "one\n\n[2020-01-01 10:00] is a date\n[not a date] is none", Starred: true, Tags: []string{"Repair"}}, People: []string{"Anna Meier"}},
		{Entry: data.Entry{Day: day, Created: at, Zone: "UTC", Body: "[2020-01-01 10:00] the first line of one without a title\nmore"}},
		{Entry: data.Entry{Day: day, Created: at, Zone: "UTC", Title: "Only a title *"}},
		{Entry: data.Entry{Day: day, Created: at, Zone: "UTC", Title: "Line ends", Body: "a\r\n[2020-01-01 10:00] b\u2028[2020-01-01 10:00] c"}},
	}
	var out bytes.Buffer
	w := NewJrnlText(&out)
	for _, p := range pages {
		check(t, w.Add(p))
	}
	check(t, w.Close())
	entries, tags := plainJrnl(out.String())
	if len(entries) != len(pages) {
		t.Fatalf("got %d entries, want %d:\n%s", len(entries), len(pages), out.String())
	}
	for i, e := range entries {
		if e[0] != "2024-03-04 09:10" {
			t.Errorf("entry %d: got date %q, want that of the entry", i, e[0])
		}
	}
	if entries[0][1] != "A walk *" || !strings.Contains(entries[0][2], "is a date") {
		t.Errorf("got %q, want the starred title and the whole text", entries[0])
	}
	if !slices.Contains(tags, "@repair") || !slices.Contains(tags, "@anna_meier") {
		t.Errorf("got tags %q, want the tag and the person", tags)
	}
}
