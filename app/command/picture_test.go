package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
)

// spanAll is a span without ends.
func spanAll() data.Span { return data.Span{} }

// read gives a file that a command wrote, and checks that only the person may read it.
func (d *desk) read(name string) string {
	d.t.Helper()
	b, err := os.ReadFile(name)
	datatest.Must(d.t, err)
	info, err := os.Stat(name)
	datatest.Must(d.t, err)
	if mode := info.Mode().Perm(); mode != 0o600 && runtime.GOOS != "windows" {
		d.t.Errorf("got the rights %v on %s, want 0600", mode, filepath.Base(name))
	}
	return string(b)
}

// leftovers lists the half-made files in the desk's folder.
func (d *desk) leftovers() []string {
	d.t.Helper()
	list, err := filepath.Glob(d.at(".kith-*"))
	datatest.Must(d.t, err)
	return list
}

func TestTheMapIsDrawnIntoAFile(t *testing.T) {
	d := withVault(t)
	d.fill()
	for _, c := range []struct{ name, begins, holds string }{
		{"map.svg", "<?xml", "Anna"}, {"MAP.SVG", "<?xml", "Jonas"}, {"map.png", "\x89PNG\r\n\x1a\n", "IEND"}, {"map.pdf", "%PDF-1.", "%%EOF"},
		{"map.graphml", "<?xml", "Anna"}, {"map.json", "{", "Mum"},
	} {
		out := d.at(c.name)
		d.want(Done, "", "map", "--out", out)
		if text := d.read(out); !strings.HasPrefix(text, c.begins) || !strings.Contains(text, c.holds) {
			t.Errorf("%s begins %q, want %q and somewhere %q", c.name, text[:min(len(text), 12)], c.begins, c.holds)
		}
	}
	if left := d.leftovers(); left != nil {
		t.Errorf("half-made files stayed: %v", left)
	}
}

func TestTheMapTakesDayColoursAndSize(t *testing.T) {
	d := withVault(t)
	d.fill()
	light, dark, past := d.at("l.svg"), d.at("d.svg"), d.at("p.json")
	d.want(Done, "", "map", "--out", light, "--width", "640", "--height", "480")
	d.want(Done, "", "map", "--out", dark, "--dark", "--width", "640", "--height", "480")
	if a, b := d.read(light), d.read(dark); a == b || !strings.Contains(a, `width="640"`) {
		t.Error("want a picture of 640 pixels, and dark colours to differ")
	}
	d.want(Done, "", "map", "--out", past, "--day", "2020-01-01")
	m := object(t, d.read(past), "day", "radii", "people", "ties", "groups")
	for _, p := range m["people"].([]any) {
		if p := p.(map[string]any); p["state"] != "too_little" || p["given"] != 0.0 {
			t.Errorf("got %v, want nothing known yet in 2020", p)
		}
	}
	if m["day"] != "2020-01-01" {
		t.Errorf("got day %v", m["day"])
	}
}

func TestTheMapAsFigures(t *testing.T) {
	d := withVault(t)
	life := d.fill()
	d.want(Done, "", "people", "--add", "Nobody yet")
	s := d.store()
	a, b := life.Anna.ID, life.Mum.ID
	if a.String() > b.String() {
		a, b = b, a
	}
	datatest.Must(t, s.Update(t.Context(), func(w *data.Writer) error {
		g := data.Group{ID: data.NewID(), Name: "Choir", Created: datatest.Clock(), Modified: datatest.Clock()}
		life.Anna.Groups = []data.ID{g.ID}
		if err := w.PutGroup(&g); err != nil {
			return err
		}
		if err := w.PutPerson(&life.Anna); err != nil {
			return err
		}
		return w.PutTie(&data.Tie{ID: data.NewID(), A: a, B: b, Created: datatest.Clock(), Modified: datatest.Clock()})
	}))
	datatest.Must(t, s.Close())
	out := d.at("map.json")
	d.want(Done, "", "map", "--out", out)
	var m mapFigures
	datatest.Must(t, json.Unmarshal([]byte(d.read(out)), &m))
	rings := map[string]int{}
	for _, p := range m.People {
		rings[p.Name] = p.Ring
		if p.X == 0 && p.Y == 0 {
			t.Errorf("%s stands in the middle", p.Name)
		}
	}
	if len(rings) != 5 || rings["Anna"] != 1 || rings["Nobody yet"] != 0 {
		t.Errorf("got the rings %v", rings)
	}
	if len(m.Ties) != 1 || m.Ties[0] != (mapTie{a.String(), b.String()}) {
		t.Errorf("got the ties %v", m.Ties)
	}
	if len(m.Groups) != 1 || m.Groups[0].Name != "Choir" || !slices.Equal(m.Groups[0].Members, []string{life.Anna.ID.String()}) {
		t.Errorf("got the groups %v", m.Groups)
	}

	graph := d.at("map.graphml")
	d.want(Done, "", "map", "--out", graph)
	text := d.read(graph)
	for _, want := range []string{">Choir<", ">give<", ">receive<", ">one_sided_from_me<", ">caregiver<", ">ego<"} {
		if !strings.Contains(text, want) {
			t.Errorf("the GraphML lacks %s", want)
		}
	}
	// What was written is what the layout reads.
	places := object(t, d.bare(Done, "", "layout", "--from", graph))
	if len(places) != 5 {
		t.Errorf("got %d places, want 5", len(places))
	}
}

func TestAnEmptyVaultHasAMapAndChartsToo(t *testing.T) {
	d := withVault(t)
	for _, name := range []string{"m.svg", "m.png", "m.json", "m.graphml"} {
		d.want(Done, "", "map", "--out", d.at(name))
	}
	d.want(Done, "", "chart", "mood", "--out", d.at("c.svg"))
	a := object(t, d.want(Done, "", "chart", "mood", "--json"))
	if rows := a["rows"].([]any); len(rows) != 0 {
		t.Errorf("got the rows %v, want none", rows)
	}
}

func TestChartsAreListedDrawnAndTold(t *testing.T) {
	d := withVault(t)
	d.fill()
	list := objects(t, d.bare(Done, "", "chart", "--json"), strings.Count(d.bare(Done, "", "chart"), "\n")+1, "name", "title")
	for _, row := range list {
		name := row["name"].(string)
		d.want(Done, "", "chart", name)
	}
	d.want(Done, "", "write", "better", "--mood", "2")
	for _, c := range []struct{ name, begins, holds string }{
		{"c.svg", "<?xml", "How the days were"}, {"c.png", "\x89PNG", "IEND"}, {"c.pdf", "%PDF", "%%EOF"},
	} {
		out := d.at(c.name)
		if said := d.want(Done, "", "chart", "mood", "--out", out); said == "" {
			t.Errorf("%s: nothing is said of the chart", c.name)
		}
		if text := d.read(out); !strings.HasPrefix(text, c.begins) || !strings.Contains(text, c.holds) {
			t.Errorf("%s begins %q, want %q and somewhere %q", c.name, text[:8], c.begins, c.holds)
		}
	}
	a := object(t, d.want(Done, "", "chart", "mood", "--json"), "name", "sentence", "head", "rows")
	if a["name"] != "mood" || len(a["rows"].([]any)) != 2 || len(a["head"].([]any)) == 0 {
		t.Errorf("got %v, want two rows", a)
	}
	a = object(t, d.want(Done, "", "chart", "mood", "--json", "--to", "2026-11-20"))
	if len(a["rows"].([]any)) != 1 {
		t.Errorf("got %v, want one row until the 20th", a)
	}
	d.want(Done, "", "chart", "mood", "--out", d.at("dark.svg"), "--dark")
	if d.read(d.at("dark.svg")) == d.read(d.at("c.svg")) {
		t.Error("dark colours change nothing")
	}
}

func TestChartsOfPeopleAndItemsAreAskedByName(t *testing.T) {
	d := withVault(t)
	d.fill()
	d.fails(WrongUsage, "lists them", "chart", "no-such-chart")
	d.fails(WrongUsage, "lists them", "chart", "no.such-score")
	d.fails(Failed, "nothing of this title", "chart", "ladder", "--item", "no such ladder")
	d.fails(WrongUsage, "--text", "chart", "mood", "--text", "9")
	d.fails(Failed, "", "chart", "safe", "--person", "Nobody At All")
}

func TestAReportIsAPDFOfTheDaysAskedFor(t *testing.T) {
	d := withVault(t)
	d.fill()
	out := d.at("r.pdf")
	d.want(Done, "", "report", "--from", "2026-11-01", "--to", "2026-11-30", "--out", out, "--tables", "--entries", "all", "--initials")
	if text := d.read(out); !strings.HasPrefix(text, "%PDF") || !strings.Contains(text, "%%EOF") {
		t.Errorf("got %d bytes that begin %q, want a PDF", len(text), text[:8])
	}
	d.fails(WrongUsage, ".pdf", "report", "--from", "2026-11-01", "--to", "2026-11-30", "--out", d.at("r.txt"))
	d.fails(WrongUsage, "--from must not lie after", "report", "--from", "2026-12-01", "--to", "2026-11-30", "--out", out)
	d.fails(WrongUsage, "lists them", "report", "--from", "2026-11-01", "--to", "2026-11-30", "--out", out, "--chart", "nonsense")
	d.fails(WrongUsage, "--entry", "report", "--from", "2026-11-01", "--to", "2026-11-30", "--out", out, "--entry", "nonsense")
}

func TestAFileThatCannotBeWrittenLeavesTheOldOne(t *testing.T) {
	d := withVault(t)
	for _, args := range [][]string{
		{"map", "--out", d.at("no such folder/m.svg")},
		{"map", "--out", d.at("no such folder/m.json")},
		{"chart", "mood", "--out", d.at("no such folder/c.pdf")},
	} {
		d.fails(Failed, "write the file", args...)
		if got := d.run("", args...); strings.Contains(got.err, ".kith-") {
			t.Errorf("got %q, which names a file that nobody knows", got.err)
		}
	}
	datatest.Must(t, os.Mkdir(d.at("m.svg"), 0o700))
	d.fails(Failed, "write the file", "map", "--out", d.at("m.svg"))
	if left := d.leftovers(); left != nil {
		t.Errorf("half-made files stayed: %v", left)
	}
}

func TestAFolderThatMayOnlyBeReadIsCode1(t *testing.T) {
	d := withVault(t)
	locked := d.at("locked")
	datatest.Must(t, os.Mkdir(locked, 0o500))
	if f, err := os.Create(filepath.Join(locked, "probe")); err == nil { // the superuser may write anyway
		datatest.Must(t, f.Close())
		t.Skip("this user may write everywhere")
	}
	d.fails(Failed, "may not use this place", "map", "--out", filepath.Join(locked, "m.svg"))
	d.fails(Failed, "may not use this place", "create", "--vault", filepath.Join(locked, "vault"))
}

const friends = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="r" for="node" attr.name="ring" attr.type="int"/>
  <key id="l" for="node" attr.name="label" attr.type="string"/>
  <graph edgedefault="undirected">
    <node id="a"><data key="r">1</data><data key="l">Anna</data></node>
    <node id="b"><data key="r">2</data><data key="l">Ben</data></node>
    <node id="c"><data key="r">2</data><data key="l">Cleo</data></node>
    <edge source="a" target="b"/>
  </graph>
</graphml>`

func TestALayoutPlacesKeepsAndPins(t *testing.T) {
	d := newDesk(t)
	from, first, second := d.file("f.graphml", friends), d.at("1.json"), d.at("2.json")
	metrics := d.bare(Done, "", "layout", "--from", from, "--out", first, "--metrics")
	lines := strings.Split(metrics, "\n")
	if lines[0] != "people 3" || lines[1] != "ties 1" {
		t.Errorf("got the figures %q", lines)
	}
	for _, line := range lines {
		if len(strings.Fields(line)) != 2 {
			t.Errorf("got %q, want name and value", line)
		}
	}
	places := object(t, d.read(first), "a", "b", "c")
	wantKeys(t, places["a"].(map[string]any), []string{"x", "y", "ring"})
	if places["c"].(map[string]any)["ring"] != 2.0 {
		t.Errorf("got %v", places)
	}
	// The same again; from standard input; with the places from before: nobody moves.
	for _, out := range []string{
		d.bare(Done, "", "layout", "--from", from), d.bare(Done, friends, "layout", "--from", "-"),
		d.bare(Done, "", "layout", "--from", from, "--previous", first),
	} {
		if out != strings.TrimSuffix(d.read(first), "\n") {
			t.Errorf("got %q, want what is in the file", out)
		}
	}
	pins := d.file("pins.json", `{"b": {"x": 77.5, "y": -20}}`)
	d.bare(Done, "", "layout", "--from", from, "--previous", first, "--pins", pins, "--out", second)
	b := object(t, d.read(second), "a", "b", "c")["b"].(map[string]any)
	if b["x"] != 77.5 || b["y"] != -20.0 {
		t.Errorf("got %v, want the pin", b)
	}
	if got := d.bare(Done, "", "layout", "--from", from, "--metrics"); !strings.HasPrefix(got, "people 3") {
		t.Errorf("got %q, want the figures alone", got)
	}
}

func TestALayoutOfWhatIsNoGraphFails(t *testing.T) {
	d := newDesk(t)
	from := d.file("f.graphml", friends)
	for _, args := range [][]string{
		{"--from", d.file("no.graphml", "no")}, {"--from", d.file("ring.graphml", strings.Replace(friends, ">1<", ">-1<", 1))},
		{"--from", d.file("edge.graphml", strings.Replace(friends, `target="b"`, `target="z"`, 1))},
		{"--from", from, "--previous", d.at("nothing")}, {"--from", from, "--previous", d.file("p", `{"a": {"x": 1}}`)},
		{"--from", from, "--pins", d.file("q", `[]`)}, {"--from", from, "--out", d.at("no such folder/o.json")},
	} {
		if out := d.bare(Failed, "", append([]string{"layout"}, args...)...); out != "" {
			t.Errorf("layout %v: printed %q", args, out)
		}
	}
}
