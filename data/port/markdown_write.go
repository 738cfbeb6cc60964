package port

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"gopkg.in/yaml.v3"

	"kith/data"
)

// mdWriter writes a folder of notes. It holds the entries of one day at a time, for
// the names of their files depend on how many there are.
type mdWriter struct {
	t     Tree
	day   []Page
	files map[string]bool
}

// NewMarkdown writes a folder of Markdown files with YAML before the text, one for each
// entry, named after its day (and time, when a day has several), and the attachments
// in a folder of their own. Kith reads it back, and the same entries give the same bytes.
func NewMarkdown(t Tree) PageWriter { return &mdWriter{t: t, files: map[string]bool{}} }

// Add takes one entry.
func (m *mdWriter) Add(p Page) error {
	if len(m.day) > 0 && m.day[0].Entry.Day != p.Entry.Day {
		if err := m.flush(); err != nil {
			return err
		}
	}
	m.day = append(m.day, p)
	return nil
}

// Close writes the last day.
func (m *mdWriter) Close() error { return m.flush() }

func (m *mdWriter) flush() error {
	taken := map[string]bool{}
	for i := range m.day {
		p := &m.day[i]
		name := p.Entry.Day.String()
		if len(m.day) > 1 {
			name += local(&p.Entry).Format(" 1504")
		}
		for n, base := 2, name; taken[name]; n++ {
			name = base + " " + strconv.Itoa(n)
		}
		taken[name] = true
		if err := m.note(name+".md", p); err != nil {
			return err
		}
	}
	m.day = nil
	return nil
}

// note writes one entry with its files.
func (m *mdWriter) note(name string, p *Page) error {
	names := map[data.ID]string{}
	for i := range p.Entry.Attachments {
		a := &p.Entry.Attachments[i]
		file := "attachments/" + fileName(a)
		names[a.ID] = file
		if !m.files[file] {
			m.files[file] = true
			if err := copyTo(m.t, file, p.Files[i]); err != nil {
				return err
			}
		}
	}
	head, err := mdHeadOf(p)
	if err != nil {
		return err
	}
	body := relink(p.Whole(), func(l data.Link) string {
		sign := ""
		if l.Picture {
			sign = "!"
		}
		return fmt.Sprintf("%s[%s](%s)", sign, l.Words, names[l.ID])
	})
	if body != "" {
		body += "\n"
	}
	return put(m.t, name, []byte("---\n"+head+"---\n"+body))
}

// mdHeadOf writes what stands before the text, always in the same order.
func mdHeadOf(p *Page) (string, error) {
	e := &p.Entry
	h := &yaml.Node{Kind: yaml.MappingNode}
	add := func(key, value, tag string) {
		if value != "" {
			h.Content = append(h.Content, scalar(key, "!!str"), scalar(value, tag))
		}
	}
	when := func(t time.Time) string {
		if loc, ok := zoneNamed(e.Zone); ok {
			return t.In(loc).Format(time.RFC3339Nano)
		}
		return t.UTC().Format(time.RFC3339Nano)
	}
	yes := func(key string, is bool) {
		if is {
			add(key, "true", "!!bool")
		}
	}
	add("id", e.ID.String(), "!!str")
	add("date", e.Day.String(), "!!timestamp")
	add("created", when(e.Created), "!!timestamp")
	add("timezone", e.Zone, "!!str")
	add("modified", when(e.Modified), "!!timestamp")
	add("title", e.Title, "!!str")
	if len(e.Tags) > 0 {
		h.Content = append(h.Content, scalar("tags", "!!str"), flow(e.Tags))
	}
	if len(p.People) > 0 {
		linked := make([]string, len(p.People))
		for i, name := range p.People {
			linked[i] = "[[" + name + "]]"
		}
		h.Content = append(h.Content, scalar("people", "!!str"), flow(linked))
	}
	if e.Mood.Set {
		add("mood", strconv.FormatFloat(e.Mood.Value, 'g', -1, 64), "!!float")
	}
	yes("starred", e.Starred)
	yes("muted", e.Muted)
	yes("all_day", e.AllDay)
	add("template", e.Template, "!!str")
	add("prompt", e.Prompt, "!!str")
	add("practice", e.Practice.String(), "!!str")
	if err := mdSource(h, e.Source, add); err != nil {
		return "", err
	}
	b, err := yaml.Marshal(h)
	if err != nil {
		return "", fmt.Errorf("write the head of a note: %w", err)
	}
	return string(b), nil
}

// mdSource writes where an entry had come from. What a note had before its text and
// Kith had no place for stands there again.
func mdSource(h *yaml.Node, s data.Source, add func(key, value, tag string)) error {
	add("source", s.App, "!!str")
	add("source_id", s.ID, "!!str")
	if len(s.Extras) == 0 {
		return nil
	}
	var fields map[string]json.RawMessage
	if s.App != AppMarkdown || json.Unmarshal(s.Extras, &fields) != nil {
		add("source_extras", string(s.Extras), "!!str")
		return nil
	}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		var v any
		if err := json.Unmarshal(fields[key], &v); err != nil || slices.Contains(mdKeys(), key) {
			continue
		}
		node := &yaml.Node{}
		if err := node.Encode(v); err != nil {
			return fmt.Errorf("write the head of a note: %w", err)
		}
		h.Content = append(h.Content, scalar(key, "!!str"), node)
	}
	return nil
}

// mdKeys are the words that Kith writes itself.
func mdKeys() []string {
	return []string{
		"id", "date", "created", "timezone", "modified", "title", "tags", "people", "mood", "starred", "muted", "all_day",
		"template", "prompt", "practice", "source", "source_id", "source_extras",
	}
}

// scalar is one YAML value. What would read as something else gets quotes.
func scalar(value, tag string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: value}
}

// flow is a list on one line.
func flow(list []string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, s := range list {
		n.Content = append(n.Content, scalar(s, "!!str"))
	}
	return n
}
