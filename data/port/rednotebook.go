package port

import (
	"context"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"kith/data"
)

// RedNotebook: a folder, or a zip of it, with one YAML file per month.

const redName = "a RedNotebook journal"

var redMonth = regexp.MustCompile(`^(\d{4})-(\d{2})\.txt$`)

// redMonths lists the files of the months.
func redMonths(in *Input) ([]string, error) {
	return in.names(func(name string) bool { return redMonth.MatchString(path.Base(name)) })
}

// isRedNotebook knows the folder by the files' names.
func isRedNotebook(in *Input) bool {
	names, err := redMonths(in)
	return err == nil && len(names) > 0
}

// readRedNotebook reads every month. A month that cannot be read is a fault, and
// the others come in.
func readRedNotebook(ctx context.Context, in *Input, sink Sink) error {
	names, err := redMonths(in)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return unreadable(redName, "it has no file like 2024-03.txt")
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		m := redMonth.FindStringSubmatch(path.Base(name))
		first, err := time.Parse("2006-01", m[1]+"-"+m[2])
		if err != nil || first.Year() < 1678 || first.Year() > 2261 {
			if err := sink.Fault(Fault{path.Base(name), "there is no such month"}); err != nil {
				return err
			}
			continue
		}
		b, err := in.text(name, maxPage)
		if err != nil {
			if err := sink.Fault(Fault{path.Base(name), "the file cannot be read"}); err != nil {
				return err
			}
			continue
		}
		if err := redDays(first, b, in.Zone, path.Base(name), sink); err != nil {
			return err
		}
	}
	return nil
}

// redDays reads the days of one month.
func redDays(first time.Time, b []byte, loc *time.Location, name string, sink Sink) error {
	var month yaml.Node
	if err := yaml.Unmarshal([]byte(clean(string(b))), &month); err != nil {
		return sink.Fault(Fault{name, "it is not valid YAML"})
	}
	if len(month.Content) == 0 {
		return nil // an empty month
	}
	top := month.Content[0]
	if top.Kind != yaml.MappingNode {
		return sink.Fault(Fault{name, "it does not list days"})
	}
	for n := 0; n+1 < len(top.Content); n += 2 {
		var day int
		if _, err := fmt.Sscanf(top.Content[n].Value, "%d", &day); err != nil || day < 1 || day > 31 || first.AddDate(0, 0, day-1).Month() != first.Month() {
			if err := sink.Fault(Fault{fmt.Sprintf("%s, line %d", name, top.Content[n].Line), "there is no such day"}); err != nil {
				return err
			}
			continue
		}
		p, why := redDay(data.DayOf(first.AddDate(0, 0, day-1)), top.Content[n+1], loc)
		var err error
		switch {
		case why != "":
			err = sink.Fault(Fault{fmt.Sprintf("%s, line %d", name, top.Content[n].Line), why})
		case !p.Entry.Blank():
			err = sink.Page(p)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// redDay reads one day: its text, and its categories as lists below it. Tags was
// where old versions kept tags.
func redDay(day data.Day, node *yaml.Node, loc *time.Location) (p Page, why string) {
	if node.Kind != yaml.MappingNode {
		return p, "the day holds no text"
	}
	e := &p.Entry
	e.Source = data.Source{App: AppRedNote, ID: day.String()}
	e.Day, e.AllDay, e.Created, e.Zone = day, true, noon(day, loc).UTC(), zoneName(loc)
	e.Modified = e.Created
	var tags []string
	var lists string
	for n := 0; n+1 < len(node.Content); n += 2 {
		key, value := titleLine(node.Content[n].Value), node.Content[n+1]
		switch {
		case key == "text" && value.Kind == yaml.ScalarNode:
			var found []string
			e.Body, found = fromRedText(clean(value.Value), &p)
			tags = append(tags, found...)
		case value.Kind == yaml.MappingNode && (key == "Tags" || key == "tags"):
			for k := 0; k+1 < len(value.Content); k += 2 {
				tags = append(tags, strings.ReplaceAll(value.Content[k].Value, " ", "_"))
			}
		case value.Kind == yaml.MappingNode:
			lists = paragraph(lists, "## "+key+"\n\n"+redList(value))
		default:
			tags = append(tags, key)
		}
	}
	if lists != "" {
		e.Body = paragraph(e.Body, lists)
	}
	e.Tags = tagsOf(tags)
	return p, ""
}

// redList writes the entries of a category.
func redList(node *yaml.Node) string {
	var b strings.Builder
	for k := 0; k+1 < len(node.Content); k += 2 {
		words, _ := fromRedText(clean(node.Content[k].Value), &Page{})
		b.WriteString("- " + strings.ReplaceAll(words, "\n", " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// redEntry gathers the entries of a day for writing.
type redEntry struct {
	day  data.Day
	text string
}

// redMonthFile writes the file of one month from the entries of its days, which
// come in order: the text of each day, entries of one day parted by a rule.
func redMonthFile(pages []Page) ([]byte, error) {
	var days []redEntry
	for _, p := range pages {
		text := toRedText(under(p.Entry.Title, p.Entry.Body))
		for _, tag := range p.Entry.Tags {
			word := "#" + strings.ReplaceAll(tag, " ", "_")
			if !slices.Contains(strings.Fields(text), word) {
				text = strings.TrimRight(text, "\n") + "\n\n" + word
			}
		}
		if last := len(days) - 1; last >= 0 && days[last].day == p.Entry.Day {
			days[last].text += "\n\n" + redRule + "\n\n" + text
			continue
		}
		days = append(days, redEntry{p.Entry.Day, text})
	}
	top := &yaml.Node{Kind: yaml.MappingNode}
	for _, d := range days {
		_, _, number := d.day.Date()
		text := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.DoubleQuotedStyle, Value: d.text}
		if redBlock(d.text) {
			text.Style = yaml.LiteralStyle
		}
		top.Content = append(top.Content,
			&yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: fmt.Sprint(number)},
			&yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Tag: "!!str", Value: "text"}, text}})
	}
	b, err := yaml.Marshal(top)
	if err != nil {
		return nil, fmt.Errorf("write a month: %w", err)
	}
	return b, nil
}

// redBlock says that a text can stand as it is: with odd characters or blanks at its
// ends it is quoted.
func redBlock(s string) bool {
	return s != "" && s == strings.TrimSpace(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return r < 0x20 && r != '\n' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff
	})
}
