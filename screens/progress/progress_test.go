package progress

import (
	"context"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
	"kith/screens/picture"
	"kith/screens/picture/chart"
)

// broken is a store that cannot read or write check-ins while told so.
type broken struct {
	*data.Store
	err, writeErr error
}

func (b *broken) PutCheckIn(ctx context.Context, k *data.CheckIn) error {
	if b.writeErr != nil {
		return b.writeErr
	}
	return b.Store.PutCheckIn(ctx, k)
}

func (b *broken) CheckIns(ctx context.Context, span data.Span) ([]data.CheckIn, error) {
	if b.err != nil {
		return nil, b.err
	}
	return b.Store.CheckIns(ctx, span)
}

func open(t *testing.T, s Store, opts ...kittest.Option) (*kittest.Window, *Screen) {
	t.Helper()
	w := kittest.Open(t, func(env kit.Env) kit.Screen {
		return New(env, s, kit.DefaultSettings, &picture.Fonts{})
	}, opts...)
	return w, w.Screen.(*Screen)
}

// points are the rows of the chart that is seen, newest first.
func points(s *Screen) []chart.Row { return s.state.drawn.Table.Rows }

// text is all that the room says.
func text(w *kittest.Window) string { return strings.Join(w.Texts(), "\n") }

// checkIn is one week's answers, all of one value.
func checkIn(day data.Day, v float64) data.CheckIn {
	k := data.CheckIn{
		ID: data.NewID(), Instrument: "kith-weekly", Version: "1", SHA256: make([]byte, 32), Day: day, Created: day.Time(),
	}
	for _, item := range []string{"w1", "w2", "w3", "d1", "d2", "d3", "s1", "s2", "t1"} {
		k.Answers = append(k.Answers, data.CheckAnswer{Item: item, Value: data.Rated(v)})
	}
	return k
}

// weeks writes so many weekly looks.
func weeks(t *testing.T, s *data.Store, n int) {
	t.Helper()
	datatest.Must(t, s.Update(context.Background(), func(w *data.Writer) error {
		for i := range n {
			k := checkIn(datatest.Today()-data.Day(7*(n-i)), float64(8-i%3))
			if err := w.PutCheckIn(&k); err != nil {
				return err
			}
		}
		return nil
	}))
}

func TestNothingNotedIsSaidKindly(t *testing.T) {
	w, s := open(t, datatest.Open(t))
	if s.state.drawn.Sentence == "" || !strings.Contains(text(w), s.state.drawn.Sentence) {
		t.Errorf("got %q, want a sentence", w.Texts())
	}
}

func TestScoresAreReckonedFromRawAnswers(t *testing.T) {
	store := datatest.Open(t)
	weeks(t, store, 4)
	_, s := open(t, store)
	if len(points(s)) != 4 {
		t.Fatalf("got %d points, want 4", len(points(s)))
	}
	// The newest look answered everything with 8: worry = (8 + 8 + (10−8)) / 3.
	if got := points(s)[0].Cells[1]; got != "6" {
		t.Errorf("got %v, want 6 with the third answer turned over", got)
	}
}

func TestFewWeeksClaimNoDirection(t *testing.T) {
	store := datatest.Open(t)
	weeks(t, store, 6)
	w, s := open(t, store)
	if !strings.Contains(strings.ToLower(s.state.drawn.Sentence), "early") {
		t.Errorf("six weeks: got %q, want that it is too early", s.state.drawn.Sentence)
	}
	if !strings.Contains(text(w), s.state.drawn.Sentence) {
		t.Errorf("got %q, want the sentence under the chart", w.Texts())
	}
}

func TestSeriesAndRangeAreChosen(t *testing.T) {
	store := datatest.Open(t)
	datatest.Fill(t, store)
	weeks(t, store, 30)
	w, s := open(t, store)
	s.onRange(0)
	if n := len(points(s)); n < 10 || n > 14 {
		t.Errorf("three months: got %d points, want about 13", n)
	}
	s.onRange(4)
	if n := len(points(s)); n != 30 {
		t.Errorf("all: got %d points, want 30", n)
	}
	w.Tap("How the days were")
	if s.state.name != "mood" || len(points(s)) != 1 {
		t.Errorf("got %q with %d points, want the one mood", s.state.name, len(points(s)))
	}
	s.Open("no such series")
	if s.state.name != "mood" {
		t.Error("an unknown series was opened")
	}
}

func TestAPointOpensItsEntry(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	w, s := open(t, store)
	s.Open("mood")
	w.Press("Right", "Return")
	if len(w.Places) != 1 || w.Places[0].Room != "journal" || w.Places[0].ID != life.Entries[1].ID.String() {
		t.Errorf("got %v, want the entry with the mood", w.Places)
	}
}

func TestTheTableHoldsTheSame(t *testing.T) {
	store := datatest.Open(t)
	weeks(t, store, 5)
	_, s := open(t, store)
	s.onFace(1)
	if rows, cols := s.tableSize(); rows != 5 || cols < 2 {
		t.Errorf("got %d rows and %d columns, want five rows", rows, cols)
	}
}

func TestReadingFailureCanBeTriedAgain(t *testing.T) {
	store := &broken{Store: datatest.Open(t), err: vault.ErrDamaged}
	weeks(t, store.Store, 3)
	w, s := open(t, store)
	what, _, _ := kit.Explain(vault.ErrDamaged)
	if !strings.Contains(text(w), what) {
		t.Fatalf("got %q, want %q", w.Texts(), what)
	}
	store.err = nil
	w.Tap("Try again")
	if len(points(s)) != 3 {
		t.Errorf("got %d points, want three", len(points(s)))
	}
}

func TestNewNotesAppear(t *testing.T) {
	store := datatest.Open(t)
	w, s := open(t, store)
	weeks(t, store, 2)
	w.Changed(data.Change{Kind: data.KindCheckIn, Op: data.Put})
	if len(points(s)) != 2 {
		t.Errorf("got %d points, want the two new ones", len(points(s)))
	}
}

func TestPictures(t *testing.T) {
	store := datatest.Open(t)
	weeks(t, store, 40)
	for name, look := range map[string]kit.Look{"light": {Mode: kit.AlwaysLight}, "dark": {Mode: kit.AlwaysDark}, "large": {Mode: kit.AlwaysLight, Scale: 1.5}} {
		w, _ := open(t, store, kittest.Look(look), kittest.Size(860, 640))
		w.Picture("progress-" + name)
	}
	w, s := open(t, store, kittest.Size(860, 640))
	s.onFace(1)
	w.Settle()
	w.Picture("progress-table")
	w, s = open(t, datatest.Open(t), kittest.Size(860, 900))
	s.Open("look")
	w.Settle()
	w.Picture("progress-look")
	w, _ = open(t, datatest.Open(t), kittest.Size(860, 640))
	w.Picture("progress-empty")
}

func TestALookAtTheWeekBecomesAPoint(t *testing.T) {
	store := datatest.Open(t)
	w, s := open(t, store)
	w.Tap("A look at the week")
	if w.CanTap("Save") {
		t.Error("an empty look can be saved")
	}
	s.look.onAnswer("w1", data.Rated(6))
	s.look.onAnswer("w2", data.Rated(4))
	w.Tap("Save")
	list, err := store.CheckIns(context.Background(), data.Span{})
	datatest.Must(t, err)
	if len(list) != 1 || len(list[0].Answers) != 9 || list[0].Day != datatest.Today() {
		t.Fatalf("got %+v, want one look with two answers and seven left out", list)
	}
	if got := points(s); len(got) != 1 || got[0].Cells[1] != "5" {
		t.Errorf("got %+v, want worry 5 from two of three answers", got)
	}
	drafts, err := store.Drafts(context.Background())
	datatest.Must(t, err)
	if len(drafts) != 0 {
		t.Errorf("got %d drafts, want none after saving", len(drafts))
	}
}

func TestAnswersAreKeptUntilTheyAreSaved(t *testing.T) {
	store := datatest.Open(t)
	_, s := open(t, store)
	s.Open("look")
	s.look.onAnswer("t1", data.Rated(9))
	w, again := open(t, store)
	again.Open("look")
	if got := again.look.given["t1"]; got != data.Rated(9) || !w.CanTap("Save") {
		t.Errorf("got %v, want the answer from before", got)
	}
	w.Tap("Later")
	if again.state.page == pageLook {
		t.Error("the form stays open")
	}
}

func TestSavingALookFailsAloudAndKeepsIt(t *testing.T) {
	store := &broken{Store: datatest.Open(t)}
	w, s := open(t, store)
	s.Open("look")
	s.look.onAnswer("s1", data.Rated(3))
	store.writeErr = vault.ErrFull
	w.Tap("Save")
	if f := w.TakeFailure(); f.Err == nil {
		t.Error("the failure was not shown")
	}
	if s.state.page != pageLook || s.look.given["s1"] != data.Rated(3) {
		t.Error("the answers are gone")
	}
}
