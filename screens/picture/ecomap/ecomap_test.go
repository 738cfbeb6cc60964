package ecomap

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kith/data"
	"kith/data/datatest"
	"kith/data/reciprocity"
	"kith/screens/picture"
)

var update = flag.Bool("update", false, "write the masters anew")

// style is what the tests draw with: built-in letters only.
func style() Style {
	return Style{Palette: Paper(), Fonts: &picture.Fonts{}, Words: English(), Legend: true}
}

// life reads the small life of the tests.
func life(t *testing.T) (Life, datatest.Life) {
	t.Helper()
	s := datatest.Open(t)
	small := datatest.Fill(t, s)
	l, _, err := Read(context.Background(), s)
	datatest.Must(t, err)
	return l, small
}

// asked is how the tests want the map.
func asked() Asked {
	return Asked{Day: datatest.Today(), Params: reciprocity.Default(), Words: English()}
}

// build makes a scene or fails.
func build(t *testing.T, l Life, a Asked) (*Scene, Places) {
	t.Helper()
	s, p, err := Build(l, a)
	datatest.Must(t, err)
	return s, p
}

// named finds somebody in a scene.
func named(t *testing.T, s *Scene, name string) Person {
	t.Helper()
	for _, p := range s.People {
		if p.Name == name {
			return p
		}
	}
	t.Fatalf("%s is not on the map", name)
	return Person{}
}

func TestMapShowsTwoWayAndOneSided(t *testing.T) {
	l, _ := life(t)
	s, _ := build(t, l, asked())
	for name, want := range map[string]reciprocity.State{
		"Anna": reciprocity.TwoWay, "Jonas": reciprocity.OneSidedFromMe, "Mum": reciprocity.LeaningToMe, "Mira": reciprocity.TooLittle,
	} {
		if got := named(t, s, name).State; got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
	if p := named(t, s, "Jonas"); p.In != 0 || p.Out <= 0 {
		t.Errorf("Jonas: got out %v and in %v, want a lane out and none in", p.Out, p.In)
	}
	if !named(t, s, "Mira").Shows {
		t.Error("Mira is not marked as somebody who shows how it can be")
	}
}

func TestThePastIsSeenAsItWas(t *testing.T) {
	l, _ := life(t)
	a := asked()
	a.Day = datatest.Today() - 60
	s, _ := build(t, l, a)
	if p := named(t, s, "Anna"); p.N != 0 || p.State != reciprocity.TooLittle {
		t.Errorf("before any contact: got %+v, want nothing noted", p)
	}
}

func TestEverybodyStaysWhenSomebodyComes(t *testing.T) {
	l, _ := life(t)
	a := asked()
	before, places := build(t, l, a)
	l.People = append(l.People, datatest.Person("Noor", 2))
	a.Before = places
	after, _ := build(t, l, a)
	for _, p := range before.People {
		q := named(t, after, p.Name)
		if math.Hypot(p.X-q.X, p.Y-q.Y) > 1e-9 {
			t.Errorf("%s moved by %.2f, want none", p.Name, math.Hypot(p.X-q.X, p.Y-q.Y))
		}
	}
}

func TestAFilterHidesAndKeepsPlaces(t *testing.T) {
	l, small := life(t)
	a := asked()
	full, places := build(t, l, a)
	a.Before = places
	a.Show = func(p data.Person, _ reciprocity.State) bool { return p.ID != small.Anna.ID }
	s, kept := build(t, l, a)
	if s.Hidden != 1 || len(s.People) != 3 {
		t.Errorf("got %d hidden and %d shown, want 1 and 3", s.Hidden, len(s.People))
	}
	a.Show, a.Before = nil, kept
	back, _ := build(t, l, a)
	p, q := named(t, full, "Anna"), named(t, back, "Anna")
	if math.Hypot(p.X-q.X, p.Y-q.Y) > 1e-9 {
		t.Errorf("Anna came back elsewhere: %v and %v", p, q)
	}
}

func TestWhoIsNotPlacedStandsOutside(t *testing.T) {
	l, _ := life(t)
	l.People = append(l.People, datatest.Person("Somebody", 0))
	s, _ := build(t, l, asked())
	p := named(t, s, "Somebody")
	if p.Ring != s.Unplaced || s.Unplaced != 4 {
		t.Errorf("got ring %d of %d, want outside the three", p.Ring, s.Unplaced)
	}
	svg := svgOf(t, Draw(s, style(), View{}, 900, 700))
	if !strings.Contains(svg, "not placed yet") {
		t.Error("the outer ring has no word")
	}
}

func TestPausedMapHasNoBalance(t *testing.T) {
	l, _ := life(t)
	a := asked()
	a.Paused = true
	s, _ := build(t, l, a)
	if d := named(t, s, "Jonas").Detail; d != "" {
		t.Errorf("got %q, want no word about the balance", d)
	}
	svg := svgOf(t, Draw(s, style(), View{}, 900, 700))
	if strings.Contains(svg, "from me") {
		t.Error("the legend speaks of lanes that are not there")
	}
}

func TestRatingsDrawTheLane(t *testing.T) {
	for _, c := range []struct {
		f    data.Feeling
		want Quality
	}{
		{data.Feeling{}, Strong},
		{data.Feeling{Tension: data.Rated(8), Trust: data.Rated(1)}, Stressful},
		{data.Feeling{Trust: data.Rated(2)}, Tenuous},
		{data.Feeling{Closeness: data.Rated(0)}, Tenuous},
		{data.Feeling{Trust: data.Rated(9), Tension: data.Rated(2)}, Strong},
	} {
		if got := qualityOf(c.f); got != c.want {
			t.Errorf("%+v: got %v, want %v", c.f, got, c.want)
		}
	}
	if got := len(dashes(Tenuous)); got < 5 {
		t.Errorf("a thin tie: got %d dashes, want several", got)
	}
}

// svgOf writes a picture as SVG.
func svgOf(t *testing.T, p *picture.Picture) string {
	t.Helper()
	var b bytes.Buffer
	datatest.Must(t, p.WriteSVG(&b))
	return b.String()
}

func TestMapLooksAsBefore(t *testing.T) {
	l, small := life(t)
	for i := range l.People { // ids are random; the picture must not be
		id := data.ID{15: byte(i + 1)}
		for j := range l.Contacts {
			if l.Contacts[j].Person == l.People[i].ID {
				l.Contacts[j].Person = id
			}
		}
		l.People[i].ID = id
	}
	l.Ties = []data.Tie{{A: data.ID{15: 1}, B: data.ID{15: 2}}}
	l.Feelings = []data.Feeling{{Person: data.ID{15: 3}, Day: small.Contacts[0].Day, Tension: data.Rated(9)}}
	s, _ := build(t, l, asked())
	got := svgOf(t, Draw(s, style(), View{}, 700, 560))
	name := filepath.Join("testdata", "map.svg")
	if *update {
		datatest.Must(t, os.MkdirAll("testdata", 0o755))
		datatest.Must(t, os.WriteFile(name, []byte(got), 0o644))
	}
	want, err := os.ReadFile(name)
	datatest.Must(t, err)
	if got != string(want) {
		t.Error("the map differs from testdata/map.svg; look at it, then run with -update if it should")
	}
}

func TestPointerFindsEverybody(t *testing.T) {
	l, _ := life(t)
	s, _ := build(t, l, asked())
	view := View{Zoom: 0.9, X: 20, Y: -10}
	p := Draw(s, style(), view, 800, 600)
	for _, person := range s.People {
		x, y := 400+(person.X-view.X)*view.Zoom, 300+(person.Y-view.Y)*view.Zoom
		hit, ok := p.At(x, y)
		if !ok || hit.ID != person.ID || hit.Label != person.Name {
			t.Errorf("at %s: got %v %v, want them", person.Name, hit, ok)
		}
	}
}

func TestLegendSaysOnlyWhatIsThere(t *testing.T) {
	svg := svgOf(t, Draw(&Scene{Radii: []float64{100, 200, 300}}, style(), View{}, 600, 500))
	for _, word := range []string{"from me", "feels tense", "shows me"} {
		if strings.Contains(svg, word) {
			t.Errorf("an empty map explains %q", word)
		}
	}
	if !strings.Contains(svg, "This is how you see it.") {
		t.Error("the map does not say whose view it is")
	}
}

func TestNamesNeverLieOverEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &Scene{Radii: []float64{150, 300}}
		for i := range rapid.IntRange(0, 60).Draw(t, "people") {
			s.People = append(s.People, Person{
				ID: fmt.Sprint(i), Name: rapid.StringN(1, 12, -1).Draw(t, "name"), Ring: 1 + i%2,
				X: rapid.Float64Range(-300, 300).Draw(t, "x"), Y: rapid.Float64Range(-300, 300).Draw(t, "y"),
				Out: rapid.Float64Range(0, 30).Draw(t, "out"), In: rapid.Float64Range(0, 30).Draw(t, "in"), N: 5,
			})
		}
		d := &drawing{scene: s, style: style(), view: s.Fit(700, 600), pal: Paper(), cx: 350, cy: 300}
		d.p = picture.New(d.style.Fonts, 700, 600)
		d.places()
		d.labels()
		for i, a := range d.taken {
			for _, b := range d.taken[i+1:] {
				if a.Overlaps(b) {
					t.Fatalf("two names overlap: %v and %v", a, b)
				}
			}
		}
	})
}

func TestWidthTellsLittleFromMuch(t *testing.T) {
	if a, b, c := width(0.5), width(3), width(300); !(a < b && b < c && a >= 1 && c <= 6) {
		t.Errorf("got %v, %v, %v; want them to grow from 1 to 6", a, b, c)
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{
		"Anna": "A", "mira lind": "ML", "Jean Luc Picard": "JL", "李雷": "李", "": "", "— –": "", "Łukasz": "Ł",
	} {
		if got := Initials(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestStrangeScenesAreDrawn(t *testing.T) {
	for name, s := range map[string]*Scene{
		"nobody":     {},
		"in middle":  {People: []Person{{ID: "1", Name: "A", Out: 5, In: 5}}},
		"far":        {People: []Person{{ID: "1", Name: "A", X: 1e9}}},
		"not finite": {People: []Person{{ID: "1", Name: "A", X: math.NaN(), Out: math.Inf(1)}}, Ties: []Tie{{"1", "2"}}},
	} {
		p := Draw(s, style(), View{}, 300, 200)
		if img := p.Raster(1); img.Bounds().Dx() != 300 {
			t.Errorf("%s: got %v", name, img.Bounds())
		}
	}
}

func TestStateWordsNeverJudge(t *testing.T) {
	for _, st := range []reciprocity.State{
		reciprocity.TooLittle, reciprocity.TwoWay, reciprocity.LeaningFromMe, reciprocity.LeaningToMe,
		reciprocity.OneSidedFromMe, reciprocity.OneSidedToMe, reciprocity.Unclear,
	} {
		word := English().State(st)
		if word == "" || strings.ContainsAny(word, "0123456789%!") {
			t.Errorf("%v: got %q, want calm words without a number", st, word)
		}
	}
}

func TestPalettesCanBeRead(t *testing.T) {
	for name, p := range map[string]Palette{"paper": Paper(), "dark": Dark(), "contrast": HighContrast()} {
		for what, c := range map[string][2]float64{
			"ink": {contrast(p.Ink, p.Background), 4.5}, "muted": {contrast(p.Muted, p.Band), 4.5},
			"ink on node": {contrast(p.Ink, p.Node), 4.5}, "me": {contrast(p.OnMe, p.Me), 4.5},
			"out": {contrast(p.Out, p.Background), 3}, "in": {contrast(p.In, p.Background), 3},
			"two-way": {contrast(p.TwoWay, p.Background), 3}, "node edge": {contrast(p.NodeEdge, p.Background), 3},
			"mark": {contrast(p.Mark, p.Background), 3}, "unsure": {contrast(p.Unsure, p.Background), 3},
		} {
			if c[0] < c[1] {
				t.Errorf("%s, %s: contrast %.2f, want %.1f", name, what, c[0], c[1])
			}
		}
	}
}
