package command

import (
	"encoding/json"
	"image"
	"image/png"
	"os"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
)

func TestTwoRelationshipsAreSetSideBySide(t *testing.T) {
	d := withVault(t)
	life := d.fill()
	text := d.want(Done, "", "compare", "anna", life.Jonas.ID.String())
	if a, j := strings.Index(text, "Anna (closest)"), strings.Index(text, "Jonas ("); a < 0 || j < a || !strings.Contains(text, "as noted: ") {
		t.Errorf("got %q, want both as they were named", text)
	}
	if paused := d.want(Done, "", "compare", "anna", "jonas", "--pause"); strings.Contains(paused, "as noted") {
		t.Errorf("paused: got %q, want no balance", paused)
	}
	var rows []besideRow
	datatest.Must(t, json.Unmarshal([]byte(d.want(Done, "", "compare", "jonas", "anna", "--json", "--half-life", "365")), &rows))
	if len(rows) != 2 || rows[0].Name != "Jonas" || rows[0].Stand == nil || len(rows[0].Months) != 24 {
		t.Errorf("got %+v", rows)
	}
	rows = nil
	datatest.Must(t, json.Unmarshal([]byte(d.want(Done, "", "compare", "jonas", "anna", "--json", "--pause")), &rows))
	if len(rows) != 2 || rows[0].Stand != nil || rows[0].Months != nil {
		t.Errorf("paused: got %+v", rows)
	}
	for _, name := range []string{"two.svg", "two.pdf", "two.png"} {
		d.want(Done, "", "compare", "anna", "jonas", "--out", d.at(name), "--dark")
		if len(d.read(d.at(name))) < 2000 {
			t.Errorf("%s is nearly empty", name)
		}
	}
	if svg := d.read(d.at("two.svg")); !strings.Contains(svg, "Reaching out") || !strings.Contains(svg, "Money, gifts") {
		t.Error("the picture lacks its rows")
	}
	d.want(WrongUsage, "", "compare", "anna", "anna")
	d.want(WrongUsage, "", "compare", "anna", "jonas", "--half-life", "-3")
	d.want(WrongUsage, "", "compare", "anna", "jonas", "--out", "x.doc")
	d.want(WrongUsage, "", "compare", "anna")
	d.want(Failed, "", "compare", "anna", "nobody here")
}

func TestTheMapThenAndNow(t *testing.T) {
	d := withVault(t)
	life := d.fill()
	s := d.store()
	p := life.Jonas
	p.Rings = []data.RingMark{{Day: datatest.Today() - 400, Ring: 4}, {Day: datatest.Today() - 20, Ring: p.Ring}}
	datatest.Must(t, s.PutPerson(t.Context(), &p))
	datatest.Must(t, s.Close())
	then := (datatest.Today() - 100).String()
	said := d.want(Done, "", "map", "--out", d.at("moved.svg"), "--then", then)
	if !strings.Contains(said, "Since "+then) || !strings.Contains(said, "1 closer") {
		t.Errorf("got %q, want what moved", said)
	}
	if svg := d.read(d.at("moved.svg")); !strings.Contains(svg, then) || strings.Count(svg, ">Jonas<") != 2 {
		t.Error("want two maps with Jonas on both")
	}
	if quiet := d.want(Done, "", "map", "--out", d.at("same.svg"), "--then", then, "--now", (datatest.Today() - 99).String(), "--pause"); !strings.Contains(quiet, "everybody stands where they stood") {
		t.Errorf("got %q, want that nothing moved", quiet)
	}
	d.want(WrongUsage, "", "map", "--out", d.at("x.json"), "--then", then)
	d.want(WrongUsage, "", "map", "--out", d.at("x.svg"), "--then", "2300-01-01")
	d.want(WrongUsage, "", "map", "--out", d.at("x.svg"), "--half-life", "-1")
}

func TestAPausedMapHasNoLanes(t *testing.T) {
	d := withVault(t)
	d.fill()
	d.want(Done, "", "map", "--out", d.at("a.svg"))
	d.want(Done, "", "map", "--out", d.at("b.svg"), "--pause")
	d.want(Done, "", "map", "--out", d.at("c.svg"), "--half-life", "7")
	a, b, c := d.read(d.at("a.svg")), d.read(d.at("b.svg")), d.read(d.at("c.svg"))
	if !strings.Contains(a, "from me") || strings.Contains(b, "from me") || a == c {
		t.Error("want lanes, none while paused, and others with another half-life")
	}
}

func TestPhotosAreDrawnIntoTheFile(t *testing.T) {
	d := withVault(t)
	life := d.fill()
	file := d.at("face.png")
	f, err := os.Create(file)
	datatest.Must(t, err)
	datatest.Must(t, png.Encode(f, image.NewRGBA(image.Rect(0, 0, 90, 60))))
	_, err = f.Seek(0, 0)
	datatest.Must(t, err)
	s := d.store()
	a, err := s.AddFile(t.Context(), f)
	datatest.Must(t, err)
	datatest.Must(t, f.Close())
	life.Anna.Photo = &a
	datatest.Must(t, s.PutPerson(t.Context(), &life.Anna))
	datatest.Must(t, s.Close())
	d.want(Done, "", "map", "--out", d.at("m.svg"))
	d.want(Done, "", "map", "--out", d.at("m.pdf"))
	if svg := d.read(d.at("m.svg")); strings.Count(svg, "<image") != 1 {
		t.Error("the photo is not in the SVG")
	}
	if pdf := d.read(d.at("m.pdf")); !strings.Contains(pdf, "/Subtype /Image") {
		t.Error("the photo is not in the PDF")
	}
}

func TestImportKnowsFilesWithPeople(t *testing.T) {
	for _, c := range []struct{ name, text, format string }{
		{"book.vcf", someCards, "auto"}, {"book.txt", someCards, "auto"}, {"book.vcf", someCards, "vcard"},
		{"table.csv", "Name;Ring\nBo;2\n", "auto"}, {"table.csv", "Bo\nCleo\n", "csv-people"},
		{"g.graphml", `<?xml version="1.0"?><graphml><key id="l" for="node" attr.name="label" attr.type="string"/><graph edgedefault="directed"><node id="b"><data key="l">Bo</data></node></graph></graphml>`, "auto"},
	} {
		t.Run(c.name+" as "+c.format, func(t *testing.T) {
			d := withVault(t)
			file := d.file(c.name, c.text)
			if dry := d.want(Done, "", "import", file, "--format", c.format, "--dry-run"); !strings.Contains(dry, "people found") || !strings.Contains(dry, "Nothing was kept") {
				t.Errorf("%s as %s: got %q", c.name, c.format, dry)
			}
			d.want(Done, "", "import", file, "--format", c.format)
			if got := d.want(Done, "", "people"); !strings.Contains(got, "Bo") {
				t.Errorf("%s as %s: got the people %q, want Bo", c.name, c.format, got)
			}
		})
	}
}
