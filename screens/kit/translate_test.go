package kit_test

import (
	"testing"

	"kith/screens/kit"
)

func TestWordsAreThereWithAndWithoutTheTranslation(t *testing.T) {
	check := func(when string) {
		t.Helper()
		for got, want := range map[string]string{
			kit.T("kit.undo", "Undo"): "Undo",
			kit.T("kit.picker.add", "Add “{{.Name}}”", "Name", "{{.Evil}} & <b>"):                      "Add “{{.Evil}} & <b>”",
			kit.T("kit.picker.add", "Add “{{.Name}}”", map[string]any{"Name": "Mia"}):                  "Add “Mia”",
			kit.TN("test.n", "{{.Count}} entry", "{{.Count}} entries", 1):                              "1 entry",
			kit.TN("test.n", "{{.Count}} entry", "{{.Count}} entries", 0):                              "0 entries",
			kit.TN("test.m", "{{.Count}} by {{.Who}}", "{{.Count}} of {{.Who}}", 3, "Who", "Old Amir"): "3 of Old Amir",
		} {
			if got != want {
				t.Errorf("%s: got %q, want %q", when, got, want)
			}
		}
	}
	check("before loading")
	if err := kit.LoadWords(""); err != nil {
		t.Fatal(err)
	}
	check("after loading")
}

func TestAnUnknownIconIsEmptyAndHarmless(t *testing.T) {
	if got := kit.Icon("unicorn"); len(got.Content()) == 0 {
		t.Error("got no picture, want an empty one")
	}
}
