package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const someCards = "BEGIN:VCARD\nFN:Anna\nCATEGORIES:Choir\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nRELATED;TYPE=friend;VALUE=text:Anna\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nTEL:2\nEND:VCARD\n"

func TestPeopleComeFromAnAddressBook(t *testing.T) {
	d := withVault(t)
	d.fill()
	file := d.file("book.vcf", someCards)
	dry := d.want(Done, "", "people", "import", file, "--dry-run")
	if !strings.Contains(dry, "2 people found: 1 new, 1 known") || !strings.Contains(dry, "card 3: it has no name") || !strings.Contains(dry, "Nothing was kept") {
		t.Errorf("got %q, want what would come", dry)
	}
	if got := objects(t, d.want(Done, "", "people", "--json"), 4); len(got) != 4 {
		t.Errorf("got %d people after looking, want 4", len(got))
	}
	if got := d.want(Done, "", "people", "import", file, "--format", "vcard"); !strings.Contains(got, "1 added, 1 merged, 0 as they were; 1 new groups, 1 new ties.") {
		t.Errorf("got %q", got)
	}
	if got := objects(t, d.want(Done, "", "people", "--json"), 5); len(got) != 5 {
		t.Errorf("got %d people, want 5", len(got))
	}
}

func TestAFileWithoutPeopleIsRefusedInOneSentence(t *testing.T) {
	d := withVault(t)
	for _, args := range [][]string{
		{"people", "import", d.file("empty.vcf", "")}, {"people", "import", d.file("x.graphml", "<graphml/>"), "--format", "graphml"},
		{"people", "import", d.file("x.bin", "\x00\x01\x02\x03"), "--format", "csv"},
	} {
		d.want(Failed, "", args...)
	}
	d.want(WrongUsage, "", "people", "import", "x", "--format", "xlsx")
}

func TestTheMapGoesOutInEveryGraphForm(t *testing.T) {
	d := withVault(t)
	d.fill()
	dir := t.TempDir()
	out := func(name string) string { return filepath.Join(dir, name) }
	d.want(Done, "", "map", "--out", out("map.gexf"))
	d.want(Done, "", "map", "--out", out("map.csv"))
	d.want(Done, "", "map", "--out", out("net.csv"), "--tables", "interview")
	for name, want := range map[string]string{
		"map.gexf": `<edge id="e1" source="me"`, "map.csv": "Source,Target,Type,Kind,Weight,Label\r\n", "map-nodes.csv": "Id,Label,Kind,Ring",
		"net_ego.csv": "networkCanvasEgoUUID", "net_attributeList_Person.csv": "nodeID,networkCanvasEgoUUID", "net_edgeList_Knows.csv": "edgeID,from,to",
	} {
		b, err := os.ReadFile(out(name))
		if err != nil || !strings.Contains(string(b), want) {
			t.Errorf("%s: got %v and %.200q, want %q in it", name, err, b, want)
		}
		if info, err := os.Stat(out(name)); err == nil && info.Mode().Perm() != 0o600 {
			t.Errorf("%s: got mode %v, want it for the person alone", name, info.Mode())
		}
	}
}
