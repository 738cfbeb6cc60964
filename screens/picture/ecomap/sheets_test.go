package ecomap

import (
	"bytes"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/reciprocity"
	"kith/screens/picture"
)

func sheetStyle() Style {
	return Style{Palette: Paper(), Fonts: &picture.Fonts{}, Words: English()}
}

func englishCompare() CompareWords {
	return CompareWords{
		Title: "Two", All: "All", Reach: "Reach", Kind: func(k string) string { return k }, Safe: "Safe", Energy: "Energy",
		Trust: "Trust", Close: "Close", Over: "Over", FromMe: "from me", ToMe: "to me", Nothing: "nothing noted", Day: data.Day.String,
	}
}

// svg is a picture as text.
func svg(t *testing.T, p *picture.Picture) string {
	t.Helper()
	var b bytes.Buffer
	datatest.Must(t, p.WriteSVG(&b))
	return b.String()
}

func TestTwoRelationshipsShareOneScale(t *testing.T) {
	anna, ben := data.Person{ID: data.NewID(), Name: "Anna"}, data.Person{ID: data.NewID(), Name: "Ben"}
	var life Life
	for i := range 8 {
		c := data.Contact{ID: data.NewID(), Person: anna.ID, Day: datatest.Today() - data.Day(i), Given: []data.Exchange{{Kind: data.Company, Weight: data.Ordinary}}, Reached: data.Me}
		life.Contacts = append(life.Contacts, c)
	}
	life.Contacts = append(life.Contacts, data.Contact{ID: data.NewID(), Person: ben.ID, Day: datatest.Today(), Received: []data.Exchange{{Kind: data.Listening, Weight: data.Big}}, FeltSafe: data.Rated(8)})
	var two [2]Beside
	for i, p := range []data.Person{anna, ben} {
		b, err := ReadBeside(p, life, datatest.Today(), reciprocity.Default())
		datatest.Must(t, err)
		two[i] = b
	}
	if len(two[0].Flow) != flowMonths || two[0].Flow[flowMonths-1].Out < 7 || two[0].Flow[0].Out != 0 || !two[1].Safe.Set || two[0].Safe.Set {
		t.Errorf("got %+v and %+v, want how it went and how safe it felt", two[0].Flow, two[1].Safe)
	}
	p := Compare(two, sheetStyle(), englishCompare(), false, 900, 700)
	wide := map[string]float64{} // the widest bar of each colour
	for _, it := range p.Items {
		if s, ok := it.(picture.Shape); ok && s.Fill.A > 0 {
			b := s.Path.Bounds()
			switch s.Fill {
			case Paper().Out:
				wide["out"] = max(wide["out"], b.W())
			case Paper().In:
				wide["in"] = max(wide["in"], b.W())
			}
		}
	}
	if ratio := wide["in"] / wide["out"]; ratio < 0.24 || ratio > 0.28 {
		t.Errorf("got bars of %v, want Ben's two beside Anna's eight", wide)
	}
	text := svg(t, p)
	if !strings.Contains(text, "nothing noted") || strings.Contains(text, "better") {
		t.Error("got no word for what is not noted")
	}
	paused := svg(t, Compare(two, sheetStyle(), englishCompare(), true, 900, 700))
	if strings.Contains(paused, "from me") || !strings.Contains(paused, "Trust") {
		t.Error("paused: got the balance, or not what was felt")
	}
}

// moved are two maps: Anna came closer, Ben became two-way, Cee leans now, Dee is new.
func movedScenes() (then, now *Scene) {
	person := func(id string, ring int, state reciprocity.State) Person {
		return Person{ID: id, Name: id, Ring: ring, State: state, X: 50}
	}
	radii := []float64{100, 200, 300, 400}
	then = &Scene{Unplaced: 4, Radii: radii, People: []Person{
		person("a", 3, reciprocity.TooLittle), person("b", 1, reciprocity.LeaningFromMe), person("c", 2, reciprocity.TwoWay), person("e", 4, reciprocity.TwoWay),
	}}
	now = &Scene{Unplaced: 4, Radii: radii, People: []Person{
		person("a", 2, reciprocity.TooLittle), person("b", 1, reciprocity.TwoWay), person("c", 3, reciprocity.OneSidedToMe), person("d", 1, reciprocity.TooLittle), person("e", 1, reciprocity.TwoWay),
	}}
	return then, now
}

func TestWhatMovedIsCountedAndMarked(t *testing.T) {
	then, now := movedScenes()
	m := MovesBetween(then, now)
	if m.ToTwoWay != 1 || m.FromTwoWay != 1 || m.Closer != 1 || m.Farther != 1 || m.New != 1 || len(m.Who) != 4 || m.Who["e"] {
		t.Errorf("got %+v, want one of each, and whoever was first placed not taken for moved", m)
	}
	now.Paused = true
	if m := MovesBetween(then, now); m.ToTwoWay+m.FromTwoWay != 0 || m.Closer != 1 {
		t.Errorf("paused: got %+v, want nothing about the balance", m)
	}
	for _, size := range [][2]float64{{900, 500}, {400, 800}, {60, 40}} {
		p := ThenNow(then, now, m.Who, sheetStyle(), [2]string{"then", "now"}, size[0], size[1])
		if len(p.Hits) != len(now.People) || !strings.Contains(svg(t, p), ">then<") {
			t.Errorf("%v: got %d places to click, want one for each", size, len(p.Hits))
		}
	}
	if now.Chosen != nil || then.People[0].Wish.Set {
		t.Error("the maps themselves were changed")
	}
}

func TestAPatternIsLedToMeAndStops(t *testing.T) {
	words := FamilyWords{Title: "Family", Me: "me", Carried: "carried it", Generation: func(g int) string { return "g" }}
	fam := Family{Pattern: "Going quiet", Kin: []Kin{
		{ID: "1", Name: "Oma", Generation: -2, Carries: true}, {ID: "2", Name: "Mum", Generation: -1, Carries: true},
		{ID: "3", Name: "Dad", Generation: -1}, {ID: "4", Name: "Sis", Generation: 0}, {ID: "5", Name: "Kid", Generation: 1},
	}}
	lines := func(f Family) int {
		n := 0
		for _, it := range DrawFamily(f, sheetStyle(), words, 800, 600).Items {
			if s, ok := it.(picture.Shape); ok && s.Stroke.Width == 2.4 && s.Fill.A == 0 {
				n++
			}
		}
		return n
	}
	if got := lines(fam); got != 2 {
		t.Errorf("got %d lines, want from Oma to Mum and from Mum to me", got)
	}
	fam.Stops = "stops with me"
	p := DrawFamily(fam, sheetStyle(), words, 800, 600)
	if !strings.Contains(svg(t, p), "stops with me") || len(p.Hits) != 5 {
		t.Errorf("got %d places to click, want everybody, and the bar", len(p.Hits))
	}
	for i, k := range fam.Kin {
		x, y := p.Hits[i].Area.Center()
		if k.Generation == 0 && x > 380 && x < 420 || y <= 0 || y >= 600 {
			t.Errorf("%s stands at %.0f, %.0f: where I stand, or outside", k.Name, x, y)
		}
	}
	if n := len(DrawFamily(Family{}, sheetStyle(), words, 10, 10).Hits); n != 0 {
		t.Errorf("nobody: got %d places", n)
	}
}

func TestWhoeverMovedHasCornersAndNoRing(t *testing.T) {
	then, now := movedScenes()
	count := func(moved map[string]bool) (corners, rings int) {
		p := ThenNow(then, now, moved, sheetStyle(), [2]string{"then", "now"}, 900, 500)
		for _, it := range p.Items {
			if s, ok := it.(picture.Shape); ok && s.Stroke.Width == 2.2 {
				corners++
			} else if ok && s.Stroke.Width == 2.5 {
				rings++
			}
		}
		return corners, rings
	}
	if corners, rings := count(map[string]bool{"a": true, "d": true}); corners != 3 || rings != 0 {
		t.Errorf("got %d marks and %d rings, want three marks: of a on both maps, of d on one", corners, rings)
	}
	if corners, _ := count(nil); corners != 0 {
		t.Errorf("got %d marks where nobody moved", corners)
	}
}
