package port

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"kith/data"
)

// Markdown: a folder or zip of .md files with YAML before the text, as Obsidian and
// Kith write them, or one such file.

const mdName = "a Markdown folder"

// isMarkdown knows a folder that holds .md files.
func isMarkdown(in *Input) bool {
	if in.plain() {
		return in.ending(".md", ".markdown")
	}
	names, err := in.names(isNote)
	return err == nil && len(names) > 0
}

// isNote says that a file is a note, and none of another program's own.
func isNote(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return (ending == ".md" || ending == ".markdown") && !strings.HasPrefix(name, ".") && !strings.Contains(name, "/.") && !strings.HasPrefix(name, "__MACOSX/")
}

// readMarkdown reads all notes.
func readMarkdown(ctx context.Context, in *Input, sink Sink) error {
	n := notes{in: in, files: map[string]string{}}
	if in.plain() {
		b, err := in.bytes()
		if err != nil {
			return err
		}
		return n.send(in.Name, b, sink)
	}
	names, err := in.names(func(name string) bool { return !strings.HasPrefix(name, ".") && !strings.Contains(name, "/.") })
	if err != nil {
		return err
	}
	for _, name := range names {
		if base := strings.ToLower(path.Base(name)); n.files[base] == "" {
			n.files[base] = name
		}
	}
	found := false
	for _, name := range names {
		if !isNote(name) {
			continue
		}
		found = true
		if err := ctx.Err(); err != nil {
			return err
		}
		b, err := in.text(name, maxPage)
		if err != nil {
			err = sink.Fault(Fault{path.Base(name), "the file cannot be read"})
		} else {
			err = n.send(name, b, sink)
		}
		if err != nil {
			return err
		}
	}
	if !found {
		return unreadable(mdName, "it holds no .md file")
	}
	return nil
}

// notes is one folder under way.
type notes struct {
	in    *Input
	files map[string]string // path by name, for links that tell no folder
}

// send hands on one note.
func (n *notes) send(name string, b []byte, sink Sink) error {
	p, why := n.page(name, clean(string(b)))
	if why != "" {
		return sink.Fault(Fault{path.Base(name), why})
	}
	return sink.Page(p)
}

// page reads one note.
func (n *notes) page(name, text string) (p Page, why string) {
	head, body, why := frontMatter(text)
	if why != "" {
		return p, why
	}
	e := &p.Entry
	e.Source = data.Source{App: AppMarkdown, ID: titleLine(name)}
	if len(e.Source.ID) > data.MaxLine {
		e.Source.ID = e.Source.ID[len(e.Source.ID)-200:]
	}
	e.Body = strings.Trim(body, "\n")
	if why := n.head(&p, head, name); why != "" {
		return p, why
	}
	if e.Title == "" && head["title"] == nil {
		e.Title, e.Body = headed(e.Body)
		if base := strings.TrimSuffix(path.Base(name), path.Ext(name)); e.Title == "" && !noteDay.MatchString(base) {
			e.Title = titleLine(base) // in Obsidian the file's name is the title
		}
	}
	e.Body = n.links(&p, name, e.Body)
	return p, ""
}

// frontMatter parts the YAML or JSON before a text from the text.
func frontMatter(text string) (head map[string]*yaml.Node, body, why string) {
	head = map[string]*yaml.Node{}
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return head, text, ""
	}
	block, body, ok := strings.Cut("\n"+rest, "\n---\n")
	if !ok {
		if block, ok = strings.CutSuffix("\n"+rest, "\n---"); !ok {
			return head, text, "" // a line across the page
		}
		body = ""
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(block), &doc); err != nil {
		return nil, "", "what stands between --- and --- is not valid YAML"
	}
	if len(doc.Content) == 0 {
		return head, body, ""
	}
	if doc.Content[0].Kind != yaml.MappingNode {
		return head, text, ""
	}
	for i := 0; i+1 < len(doc.Content[0].Content); i += 2 {
		head[doc.Content[0].Content[i].Value] = doc.Content[0].Content[i+1]
	}
	return head, body, ""
}

// noteDay finds a day in a file's name.
var noteDay = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:[ _T-]?(\d{2})[-:.h]?(\d{2}))?(?:[ _-]\d+)?$`)

// take reads a text out of the head, under the first name that is there.
func take(head map[string]*yaml.Node, names ...string) (string, bool) {
	for _, name := range names {
		if v, has := head[name]; has && v.Kind == yaml.ScalarNode {
			delete(head, name)
			if v.Tag == "!!null" {
				return "", false
			}
			return clean(v.Value), true
		}
	}
	return "", false
}

// list reads a list, or a text parted by commas.
func list(head map[string]*yaml.Node, names ...string) []string {
	var out []string
	for _, name := range names {
		v, has := head[name]
		if !has {
			continue
		}
		delete(head, name)
		switch v.Kind {
		case yaml.SequenceNode:
			for _, item := range v.Content {
				if item.Kind == yaml.ScalarNode {
					out = append(out, clean(item.Value))
				}
			}
		case yaml.ScalarNode:
			if v.Tag != "!!null" {
				out = append(out, strings.Split(clean(v.Value), ",")...)
			}
		}
	}
	return out
}

// head reads what stands before the text; the rest is kept as extras.
func (n *notes) head(p *Page, head map[string]*yaml.Node, name string) (why string) {
	e := &p.Entry
	if why := noteTimes(e, head, name, n.in.Zone); why != "" {
		return why
	}
	if id, ok := take(head, "id"); ok {
		if got, err := data.ParseID(id); err == nil {
			e.ID, e.Source = got, data.Source{} // one of our own
		} else {
			e.Source.ID = titleLine(id)
		}
	}
	title, _ := take(head, "title")
	e.Title = titleLine(title)
	if title == "" {
		delete(head, "title")
	}
	e.Tags = tagsOf(list(head, "tags", "tag"))
	for _, who := range list(head, "people") {
		who, _, _ = strings.Cut(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(who), "[["), "]]"), "|")
		if who = titleLine(who); who != "" {
			p.People = append(p.People, who)
		}
	}
	if mood, ok := take(head, "mood"); ok {
		if v, err := strconv.ParseFloat(mood, 64); err == nil && v >= -2 && v <= 2 {
			e.Mood = data.Rated(v)
		} else {
			head["mood"] = &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: mood}
			p.lose("The mood is none from -2 to 2 and is kept beside the entry.")
		}
	}
	yes := func(names ...string) bool { s, _ := take(head, names...); return s == "true" || s == "yes" }
	e.Starred, e.Muted, e.AllDay = yes("starred", "favorite", "favourite"), yes("muted"), yes("all_day") || e.AllDay
	template, _ := take(head, "template")
	e.Template = titleLine(template)
	e.Prompt, _ = take(head, "prompt")
	if id, ok := take(head, "practice"); ok {
		e.Practice, _ = data.ParseID(id) // one that cannot be read is none
	}
	noteSource(e, head)
	return ""
}

// noteSource reads where the entry had come from, and keeps what nobody asked for.
func noteSource(e *data.Entry, head map[string]*yaml.Node) {
	if app, ok := take(head, "source"); ok {
		id, _ := take(head, "source_id")
		e.Source = data.Source{App: titleLine(app), ID: titleLine(id)}
		if kept, ok := take(head, "source_extras"); ok && json.Valid([]byte(kept)) {
			e.Source.Extras = data.Extras(kept)
		}
	}
	rest := map[string]json.RawMessage{}
	for key, node := range head {
		var v any
		if node.Decode(&v) == nil {
			if raw, err := json.Marshal(plain(v)); err == nil {
				rest[key] = raw
			}
		}
	}
	if len(rest) > 0 && len(e.Source.Extras) == 0 {
		if e.Source.App == "" {
			e.Source.App = AppMarkdown
		}
		e.Source.Extras = extras(rest)
	}
}

// plain makes what YAML holds into what JSON can.
func plain(v any) any {
	switch v := v.(type) {
	case map[any]any:
		out := map[string]any{}
		for k, x := range v {
			out[fmt.Sprint(k)] = plain(x)
		}
		return out
	case map[string]any:
		for k, x := range v {
			v[k] = plain(x)
		}
	case []any:
		for i, x := range v {
			v[i] = plain(x)
		}
	}
	return v
}

// noteTimes finds the day: the head's, the file name's, or that of the moment.
func noteTimes(e *data.Entry, head map[string]*yaml.Node, name string, home *time.Location) (why string) {
	loc := home
	if zone, ok := take(head, "timezone"); ok {
		if known, ok := zoneNamed(zone); ok {
			loc, e.Zone = known, zoneName(known)
		}
	}
	m := noteDay.FindStringSubmatch(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	if m != nil {
		if d, err := data.ParseDay(m[1]); err == nil && validDay(d) {
			e.Day, e.AllDay, e.Created = d, true, noon(d, loc)
		}
		if t, err := time.ParseInLocation("2006-01-02 15:04", m[1]+" "+m[2]+":"+m[3], loc); err == nil && e.Day != 0 {
			e.Created, e.AllDay = t, false
		}
	}
	// A date may be a day or a moment; a moment tells the day where it was written.
	for _, key := range []string{"created", "creationDate", "date"} {
		text, ok := take(head, key)
		if !ok {
			continue
		}
		t, ok := moment(text, loc)
		if !ok {
			head[key] = &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
			continue
		}
		only := len(text) == len("2006-01-02")
		if key == "date" || e.Day == 0 {
			e.Day = data.DayOf(t)
		}
		if !only {
			e.Created, e.AllDay = t, false
		} else if e.Created.IsZero() {
			e.Created, e.AllDay = noon(e.Day, loc), true
		}
	}
	if e.Day == 0 {
		return "neither the file's name nor what stands before the text tells a day"
	}
	if e.Zone == "" && !e.Created.IsZero() && e.Created.Location() == home {
		e.Zone = zoneName(home)
	}
	e.Created = e.Created.UTC()
	e.Modified = e.Created
	if text, ok := take(head, "modified", "updated"); ok {
		if t, ok := moment(text, loc); ok {
			e.Modified = t.UTC()
		}
	}
	return ""
}

var (
	noteEmbed = regexp.MustCompile(`!\[\[([^\]|\n]+)(?:\|([^\]\n]*))?\]\]`)
	noteLink  = regexp.MustCompile(`(!?)\[([^\]\n]*)\]\(<?([^()\n]+?)>?\)`)
	sumName   = regexp.MustCompile(`^[0-9a-f]{12}-`)
)

// links attaches the files that a text shows and the folder holds.
func (n *notes) links(p *Page, name, body string) string {
	shown := map[string]string{}
	attach := func(target, caption, whole string) string {
		found := n.find(name, target)
		if found == "" {
			n.miss(p, target)
			return whole
		}
		if text, has := shown[found]; has {
			return text
		}
		base := sumName.ReplaceAllString(path.Base(found), "")
		if !strings.HasPrefix(mimeOf(base), "image/") && caption == base {
			caption = ""
		}
		shown[found] = p.attach(base, "", caption, func() (io.ReadCloser, error) { return n.in.open(found, maxMedia) })
		return shown[found]
	}
	body = noteEmbed.ReplaceAllStringFunc(body, func(s string) string {
		m := noteEmbed.FindStringSubmatch(s)
		return attach(m[1], "", s)
	})
	return noteLink.ReplaceAllStringFunc(body, func(s string) string {
		m := noteLink.FindStringSubmatch(s)
		if strings.Contains(m[3], ":") { // an address, or one of our own links
			return s
		}
		return attach(m[3], m[2], s)
	})
}

// miss notes that a picture or recording does not come along.
func (n *notes) miss(p *Page, target string) {
	kind, _, _ := strings.Cut(mimeOf(target), "/")
	switch {
	case kind != "image" && kind != "audio" && kind != "video" && mimeOf(target) != "application/pdf":
	case n.in.plain():
		p.lose("A picture or file that the text shows lies beside the note: choose the folder to bring it along.")
	default:
		p.lose("A picture or file that the text shows is not in the folder.")
	}
}

// find gives the path of a file that a note links to; "" if the folder has none, or
// if it is a note itself.
func (n *notes) find(note, target string) string {
	if n.in.plain() {
		return ""
	}
	if free, err := url.PathUnescape(target); err == nil {
		target = free
	}
	target, _, _ = strings.Cut(target, "#")
	if target == "" || isNote(target) {
		return ""
	}
	for _, full := range []string{path.Join(path.Dir(note), target), path.Clean(target), n.files[strings.ToLower(path.Base(target))]} {
		if full != "" && !strings.HasPrefix(full, "..") && !strings.HasPrefix(full, "/") && n.in.has(full) && !isNote(full) {
			return full
		}
	}
	return ""
}
