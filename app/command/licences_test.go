package command

import (
	"strings"
	"testing"

	"kith/assets"
)

func TestLicencesNameEveryPart(t *testing.T) {
	d := newDesk(t)
	parts, err := assets.Licences()
	if err != nil || len(parts) < 40 {
		t.Fatalf("got %d parts, %v", len(parts), err)
	}
	whole, short := d.bare(Done, "", "licences"), strings.Split(d.bare(Done, "", "licences", "--short"), "\n")
	if len(short) != len(parts) {
		t.Errorf("--short: got %d lines, want %d", len(short), len(parts))
	}
	for i, p := range parts {
		if !strings.Contains(whole, strings.TrimSpace(p.Name+" "+p.Version)+"\n"+p.Licence+"\n\n"+p.Texts[0]) {
			t.Errorf("%s and its licence are missing", p.Name)
		}
		if !strings.HasPrefix(short[i], p.Licence) || !strings.HasSuffix(short[i], strings.TrimSpace(p.Name+" "+p.Version)) {
			t.Errorf("--short: got %q for %s", short[i], p.Name)
		}
	}
	objects(t, d.bare(Done, "", "licences", "--short", "--json"), len(parts), "name", "version", "licence")
}
