package kit

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/assets"
)

// update says that files made by tests are to be rewritten; kittest has the flag.
func update() bool { return flag.Lookup("update").Value.String() == "true" }

const iconFolder = "../../assets/icons"

func TestIconsAreTheOutlinesOfTheirStrokes(t *testing.T) {
	files, err := filepath.Glob(iconFolder + "/strokes/*.svg")
	if err != nil || len(files) == 0 {
		t.Fatalf("got %d drawings, error %v, want some", len(files), err)
	}
	for _, file := range files {
		drawn, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want, err := outline(drawn)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		made := filepath.Join(iconFolder, filepath.Base(file))
		if update() {
			if err := os.WriteFile(made, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, _ := os.ReadFile(made); !bytes.Equal(got, want) {
			t.Errorf("%s does not belong to its strokes: run this test with -update", made)
		}
	}
}

func TestEveryIconNameHasADrawing(t *testing.T) {
	entries, err := os.ReadDir(iconFolder + "/strokes")
	if err != nil {
		t.Fatal(err)
	}
	var drawn []string
	for _, e := range entries {
		drawn = append(drawn, strings.TrimSuffix(e.Name(), ".svg"))
	}
	names := IconNames()
	slices.Sort(names)
	slices.Sort(drawn)
	if !slices.Equal(names, drawn) {
		t.Errorf("names and drawings differ:\nnames    %v\ndrawings %v", names, drawn)
	}
	for _, own := range toolkitIcons {
		if !slices.Contains(names, own) {
			t.Errorf("toolkit icon stands for %q, which is not drawn", own)
		}
	}
}

func TestIconsAreOfOneHand(t *testing.T) {
	for _, name := range IconNames() {
		drawn, err := os.ReadFile(iconFolder + "/strokes/" + name + ".svg")
		if err != nil {
			t.Error(err)
			continue
		}
		for _, want := range []string{`viewBox="0 0 24 24"`, `stroke-width="1.75"`, `stroke-linecap="round"`, `stroke-linejoin="round"`} {
			if !bytes.Contains(drawn, []byte(want)) {
				t.Errorf("icon %s lacks %s", name, want)
			}
		}
		if _, err := assets.Icons.ReadFile("icons/" + name + ".svg"); err != nil {
			t.Errorf("icon %s is not built in: %v", name, err)
		}
	}
}
