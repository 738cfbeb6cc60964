package people

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// The text that is too long never stands in the field: drawing it takes minutes.
func TestTextsThatAreTooLongStayInTheirField(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	w := kittest.Open(t, func(env kit.Env) kit.Screen { return New(env, store, kit.DefaultSettings, Shipped) })
	s := w.Screen.(*Screen)
	anna := func() data.Person {
		p, err := store.Person(context.Background(), life.Anna.ID)
		datatest.Must(t, err)
		return p
	}
	long := edit{typed: true, change: func(p *data.Person) { p.Notes = strings.Repeat("x", data.MaxNote+1) }}
	w.TypeInto("Anything worth remembering about them", "made to fit")
	s.pen.typed = false // the long text in its place
	s.pen.change(long)
	s.pen.change(edit{change: func(p *data.Person) { p.Ring = 5 }})
	w.Advance(time.Second)
	if !w.Shows("Not saved: This cannot be kept as it is. Notes:") {
		t.Errorf("got %q, want it said why", s.page.sign.Text)
	}
	if got := anna(); got.Ring != 5 || got.Notes != "" {
		t.Errorf("got ring %d, want the other change kept", got.Ring)
	}
	s.load()
	if s.page.notes.Text != "made to fit" {
		t.Errorf("got %q in the field, want what is typed left alone", s.page.notes.Text)
	}
	s.pen.typed = false
	s.pen.change(long)
	if err := s.Flush(); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("got %v from Flush, want the text not left behind", err)
	}
	datatest.Must(t, s.Flush())
	if got := anna().Notes; got != "made to fit" || s.page.sign.Text != "" {
		t.Errorf("got notes %q and %q, want those of the field kept", got, s.page.sign.Text)
	}
}

func TestAnEditThatALaterOneMendsIsNotRefused(t *testing.T) {
	notes := func(text string) edit { return edit{typed: true, change: func(p *data.Person) { p.Notes = text }} }
	p := data.Person{ID: data.NewID(), Name: "Anna", Created: datatest.Clock(), Modified: datatest.Clock()}
	good, bad := sift(p, []edit{notes(strings.Repeat("x", data.MaxNote+1)), notes("short")})
	if len(good) != 2 || len(bad) != 0 || after(p, good).Notes != "short" {
		t.Errorf("got %d kept and %d refused, want both kept", len(good), len(bad))
	}
	good, bad = sift(p, []edit{{group: &data.Group{}}, notes("short")})
	if len(good) != 1 || len(bad) != 1 || !errors.Is(bad[0].err, data.ErrInvalid) {
		t.Errorf("got %d kept and %d refused, want a group without a name refused alone", len(good), len(bad))
	}
}

func TestMinutesAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, " ": 0, "90": 90, "1:30": 90, "1h": 60, "1 h 30": 90, "2H": 120, "20 min": 20, "0:05": 5,
		"long": -1, "-5": -1, "1.5": -1, "1,5 h": -1, "10081": -1, "200:00": -1, "1 2": -1, "1:2:3": -1, "99999999999999999999": -1,
	} {
		got, ok := readMinutes(text)
		if ok != (want >= 0) || ok && got != want {
			t.Errorf("got %d, %v for %q, want %d", got, ok, text, want)
		}
	}
}

func FuzzMinutes(f *testing.F) {
	for _, seed := range []string{"", "90", "1:30", "1h", "x", "99999999999999999999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, ok := readMinutes(text); ok && (got < 0 || got > 7*24*60) {
			t.Errorf("got %d for %q, want minutes of a week at most", got, text)
		}
	})
}

func TestEveryRoleRingAndKindHasAWord(t *testing.T) {
	for _, role := range data.Roles() {
		if kit.RoleWord(role) == "" {
			t.Errorf("got no word for the role %s", role)
		}
	}
	if got := kit.RoleWord("second sister"); got != "second sister" {
		t.Errorf("got %q, want own words as they are", got)
	}
	for ring := -1; ring <= data.MaxRing+1; ring++ {
		if kit.RingWord(ring) == "" || ringSentence(ring) == "" {
			t.Errorf("got no words for ring %d", ring)
		}
	}
	for _, kind := range append(data.ExchangeKinds(), "songs") {
		if kit.KindWord(kind) == "" {
			t.Errorf("got no word for %s", kind)
		}
	}
}

func TestAnEnergyOutsideTheWordsIsKept(t *testing.T) {
	for value := -5.0; value <= 5; value++ {
		at := nearestEnergy(data.Rated(value))
		if at < 0 || at >= len(energies()) {
			t.Errorf("got word %d for %v, want one of the words", at, value)
		}
	}
	if nearestEnergy(data.Rating{}) != -1 {
		t.Error("got a word for no rating, want none")
	}
}

func TestFiguresAreShort(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 5: "5", 5.25: "5.3", 0.04: "0"} {
		if got := figure(v); got != want {
			t.Errorf("got %q for %v, want %q", got, v, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		r := data.Rated(rapid.Float64Range(-1e6, 1e6).Draw(t, "r"))
		if at := place(r, 4); at < -1 || at > 3 {
			t.Fatalf("got place %d of 4", at)
		}
	})
}
