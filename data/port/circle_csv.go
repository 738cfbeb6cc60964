package port

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"kith/data"
)

// AppTable is the source of people from a table.
const AppTable = "table"

// circleColumns are the columns that a table of people may have, by the words that
// programs and people write over them.
func circleColumns() map[string][]string {
	return map[string][]string{
		"name":   {"name", "full name", "fullname", "display name", "displayname", "label", "person", "file as"},
		"first":  {"first name", "firstname", "given name", "givenname", "first"},
		"middle": {"middle name", "additional name"},
		"last":   {"last name", "lastname", "family name", "familyname", "surname", "last"},
		"nick":   {"nickname", "nick name"},
		"org":    {"organization name", "organization", "organisation", "company"},
		"ring":   {"ring", "closeness", "circle", "level"},
		"role":   {"role", "roles", "relationship", "relation", "type"},
		"groups": {"group", "groups", "labels", "categories", "group membership", "tags"},
		"notes":  {"note", "notes", "comment", "comments"},
		"since":  {"since", "known since"},
		"id":     {"id", "uid", "nodeid", "networkcanvasuuid"},
		"kind":   {"kind"},
		"shows":  {"shows", "models_security", "surrogate"},
	}
}

// readCircleCSV reads a table with one person a line. Its first line names the
// columns; a table without such a line is read as a list of names.
func readCircleCSV(b []byte) (Circle, error) {
	text := textOf(b)
	if strings.ContainsRune(text, 0) {
		return Circle{}, noCircle("the table", "it is not text")
	}
	rows := csv.NewReader(strings.NewReader(text))
	rows.Comma = separatorOf(text)
	rows.FieldsPerRecord, rows.LazyQuotes, rows.TrimLeadingSpace, rows.ReuseRecord = -1, true, true, false
	var c Circle
	var columns map[string]int
	for n := 1; ; n++ {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return c, nil
		}
		where := fmt.Sprintf("line %d", n)
		if err != nil {
			c.Skipped = append(c.Skipped, Skipped{where, "it is no line of a table"})
			continue
		}
		if columns == nil {
			var named bool
			if columns, named = columnsOf(row); named {
				continue
			}
		}
		if len(c.People) == maxCirclePeople {
			return Circle{}, noCircle("the table", fmt.Sprintf("it holds more than %d people", maxCirclePeople))
		}
		c.row(row, columns, where)
	}
}

// separatorOf guesses by the first line what stands between two fields.
func separatorOf(text string) rune {
	line, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	best, most := ',', 0
	for _, sep := range ",;\t|" {
		if n := strings.Count(line, string(sep)); n > most {
			best, most = sep, n
		}
	}
	return best
}

// columnsOf finds the known columns by the first line; false if it names none and
// is a person already.
func columnsOf(row []string) (map[string]int, bool) {
	out := map[string]int{}
	known := circleColumns()
	for i, head := range row {
		word := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(head, "_", " ")), " "))
		for column, words := range known {
			for _, w := range words {
				if _, taken := out[column]; !taken && strings.ReplaceAll(w, "_", " ") == word {
					out[column] = i
				}
			}
		}
	}
	for _, needed := range []string{"name", "first", "last", "nick"} {
		if _, ok := out[needed]; ok {
			return out, true
		}
	}
	return map[string]int{"name": 0}, false
}

// row takes over one line.
func (c *Circle) row(row []string, columns map[string]int, where string) {
	cell := func(column string) string {
		if i, ok := columns[column]; ok && i < len(row) {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	name := cell("name")
	if name == "" {
		name = strings.Join(strings.Fields(cell("first")+" "+cell("middle")+" "+cell("last")), " ")
	}
	if strings.EqualFold(cell("kind"), kindEgo) {
		return // the one who keeps the journal
	}
	f := Found{Where: where}
	for _, other := range []string{cell("nick"), cell("org")} {
		if name == "" && other != "" {
			name, f.Organisation = other, other == cell("org")
		}
	}
	if f.Person.Name = unguarded(oneLine(name)); f.Person.Name == "" {
		if strings.TrimSpace(strings.Join(row, "")) != "" {
			c.Skipped = append(c.Skipped, Skipped{where, "it has no name"})
		}
		return
	}
	f.Person.Source = data.Source{App: AppTable, ID: oneLine(cell("id"))}
	f.Person.Notes = aNote(cell("notes"))
	for _, role := range splitGroups(cell("role")) {
		f.Person.Roles = union(f.Person.Roles, []string{oneLine(unguarded(role))})
	}
	for _, g := range splitGroups(strings.ReplaceAll(cell("groups"), " ::: ", ";")) {
		if g = oneLine(unguarded(strings.TrimPrefix(g, "* "))); g != "" && !strings.EqualFold(g, "myContacts") {
			f.Groups = union(f.Groups, []string{g})
		}
	}
	if ring := cell("ring"); ring != "" {
		if k, whole := wholeNumber(ring); whole && k >= 0 {
			f.Person.Ring = min(k, data.MaxRing)
		} else {
			c.Skipped = append(c.Skipped, Skipped{where, "its ring is not a whole number from 0"})
		}
	}
	if since := cell("since"); since != "" {
		if day, err := data.ParseDay(since); err == nil {
			f.Person.Since = day
		} else {
			c.Skipped = append(c.Skipped, Skipped{where, "known since is not a day like 2024-05-31"})
		}
	}
	switch strings.ToLower(cell("shows")) {
	case "true", "yes", "1":
		f.Person.ModelsSecurity = true
	}
	c.People = append(c.People, f)
}
