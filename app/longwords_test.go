package app

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kith/data/datatest"
	"kith/screens/kit"
)

// TestRoomsHoldWordsThatAreMuchLonger opens every room in a window of 1024 by 700
// with each word 40 % longer and accented: nothing may push the window wider, and no
// button or box may have less room than its words need.
func TestRoomsHoldWordsThatAreMuchLonger(t *testing.T) {
	a, run := filled(t)
	t.Cleanup(func() { datatest.Must(t, kit.LoadWords("en")) })
	datatest.Must(t, kit.LoadWordsFrom(longWords(t), ".", "de"))
	a.buildFront()
	a.shell.retire()
	a.shell = newShell(a, a.shell.store)
	a.body.Objects = []fyne.CanvasObject{a.shell.content}
	a.window.Resize(fyne.NewSize(1024, 700))
	for _, r := range a.shell.table {
		a.goTo(kit.Place{Room: r.name})
		run.Advance(time.Second)
		if !strings.ContainsRune(r.title, 'é') && !strings.ContainsRune(r.title, 'á') && !strings.ContainsRune(r.title, 'ö') {
			t.Errorf("%s is called %q, want the longer word", r.name, r.title)
		}
		if least := a.shell.content.MinSize(); least.Width > 1024 || least.Height > 700 {
			t.Errorf("%s needs %.0f by %.0f, want it to fit 1024 by 700", r.name, least.Width, least.Height)
		}
		for _, text := range cutWords(a.shell.content) {
			t.Errorf("%s: %q has less room than its words need", r.name, text)
		}
	}
}

// slack is what a thing may give away of the room around its words, in dp.
const slack = 4

// cutWords gives the words of buttons and boxes that are narrower than they need.
func cutWords(content fyne.CanvasObject) []string {
	var cut []string
	for _, o := range test.LaidOutObjects(content) {
		text := ""
		switch o := o.(type) {
		case *kit.Button:
			text = o.Text
		case *widget.Check:
			text = o.Text
		case *kit.Segmented:
			text = "a choice of several"
		}
		if text != "" && o.Visible() && o.Size().Width > 0 && o.Size().Width < o.MinSize().Width-slack {
			cut = append(cut, fmt.Sprintf("%s (%.0f of %.0f)", text, o.Size().Width, o.MinSize().Width))
		}
	}
	return cut
}

// longWords is the English words, each 40 % longer and accented.
func longWords(t *testing.T) fstest.MapFS {
	t.Helper()
	raw, err := os.ReadFile("../assets/translations/en.json")
	datatest.Must(t, err)
	words := map[string]any{}
	datatest.Must(t, json.Unmarshal(raw, &words))
	for key, word := range words {
		switch word := word.(type) {
		case string:
			words[key] = longer(word)
		case map[string]any:
			for form, text := range word {
				word[form] = longer(text.(string))
			}
		}
	}
	raw, err = json.Marshal(words)
	datatest.Must(t, err)
	return fstest.MapFS{"de.json": {Data: raw}}
}

// longer lengthens the words of a text, but not the names of its places.
func longer(text string) string {
	accents := strings.NewReplacer("a", "á", "e", "é", "o", "ö", "A", "Å")
	var out, word strings.Builder
	flush := func() {
		w := word.String()
		word.Reset()
		out.WriteString(accents.Replace(w) + strings.Repeat("é", (4*len([]rune(w))+9)/10))
	}
	within := false
	for i, r := range text {
		within = (within || strings.HasPrefix(text[i:], "{{")) && !(i >= 2 && text[i-2:i] == "}}" && !strings.HasPrefix(text[i:], "{{"))
		if unicode.IsLetter(r) && !within {
			word.WriteRune(r)
			continue
		}
		if word.Len() > 0 {
			flush()
		}
		out.WriteRune(r)
	}
	if word.Len() > 0 {
		flush()
	}
	return out.String()
}
