package progress

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// questionnaire is a small one about several people, with what is known of its scores.
const questionnaire = `{"format": "instrument/1", "id": "my.two", "version": "1", "title": "Two questions", "citation": "Somebody (2020)",
 "licence": {"name": "as told", "text": "own use", "shareable": false}, "min_gap_days": 28,
 "targets": {"kind": "several-people", "labels": ["people in general"]},
 "scale": {"min": 1, "max": 5, "step": 1, "labels": {"1": "not at all", "5": "fully"}},
 "items": [{"id": "q1", "text": "First?", "subscales": ["s"]}, {"id": "q2", "text": "Second?", "subscales": ["s"], "reverse": true}],
 "subscales": [{"id": "s", "title": "Score", "method": "mean", "better": "lower", "range": [1, 5], "missing": {"max": 1, "rule": "available"},
   "reliability": {"r": 0.8, "sd": 1, "source": "Somebody (2021)"}}]}`

func questions(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "q.instrument.json")
	datatest.Must(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func TestAQuestionnaireIsLoadedOnlyWithPermission(t *testing.T) {
	store := datatest.Open(t)
	w, s := open(t, store)
	s.Open("loaded")
	s.loaded.onFile(questions(t, questionnaire))
	for _, word := range []string{"Two questions", "Somebody (2020)", "own use"} {
		if !w.Shows(word) {
			t.Errorf("got %q, want %q before it is loaded", w.Texts(), word)
		}
	}
	if w.CanTap("Load it") {
		t.Error("it can be loaded without saying that one may")
	}
	w.Tap("I am allowed to use this wording privately")
	w.Tap("Load it")
	defs, err := store.Definitions(context.Background(), data.DefInstrument)
	datatest.Must(t, err)
	if len(defs) != 1 || string(defs[0].Body) != questionnaire || allowedOn(defs[0]) != datatest.Today() {
		t.Fatalf("got %+v, want the file as it was and the day of the permission", defs)
	}
	if !w.Shows("Two questions") || len(s.loaded.list) != 1 {
		t.Errorf("got %q, want it on the page", w.Texts())
	}
	s.loaded.onFile(questions(t, strings.Replace(questionnaire, "First?", "First, anew?", 1)))
	w.Tap("I am allowed to use this wording privately")
	w.Tap("Load it")
	if defs, err = store.Definitions(context.Background(), data.DefInstrument); err != nil || len(defs) != 1 {
		t.Errorf("got %d questionnaires, %v, want the newer one in place of the older", len(defs), err)
	}
}

func TestABadQuestionnaireIsRefusedWithEveryFault(t *testing.T) {
	store := datatest.Open(t)
	w, s := open(t, store)
	s.loaded.onFile(questions(t, strings.Replace(strings.Replace(questionnaire, `"method": "mean"`, `"method": "median"`, 1), `"id": "q2"`, `"id": "q1"`, 1)))
	all := text(w)
	for _, word := range []string{"This file cannot be used as it is", "median", "twice"} {
		if !strings.Contains(all, word) {
			t.Errorf("got %q, want %q", all, word)
		}
	}
	if list, _ := store.Definitions(context.Background(), data.DefInstrument); len(list) != 0 {
		t.Error("it was loaded all the same")
	}
	s.loaded.onFile(filepath.Join(t.TempDir(), "not there"))
	if f := w.TakeFailure(); f.Err == nil {
		t.Error("a file that is not there was passed over")
	}
}

// load puts the questionnaire into the store.
func load(t *testing.T, store *data.Store) {
	t.Helper()
	def := data.Definition{ID: data.NewID(), Kind: data.DefInstrument, Name: "Two questions", Body: []byte(questionnaire), Created: kittest.Start(), Modified: kittest.Start()}
	datatest.Must(t, store.PutDefinition(context.Background(), &def))
}

func TestAnswersAboutPeopleAreKeptRawAndDrawn(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	load(t, store)
	w, s := open(t, store)
	s.Open("loaded")
	w.Tap("Fill it in")
	f := s.loaded.form
	f.about = life.Anna.ID
	f.onChoice(f.in.Items[0], 4)
	f.onChoice(f.in.Items[1], 2)
	f.onSave()
	if f.about != (data.ID{}) || len(f.given) != 0 {
		t.Error("the form does not wait for the next person")
	}
	list, err := store.CheckIns(context.Background(), data.Span{})
	datatest.Must(t, err)
	if len(list) != 1 || list[0].Target != life.Anna.ID || list[0].Answers[1].Value != data.Rated(2) {
		t.Fatalf("got %+v, want the raw answers about one person", list)
	}
	if drafts, _ := store.Drafts(context.Background()); len(drafts) != 0 {
		t.Errorf("got %d drafts, want none", len(drafts))
	}
	s.loaded.closeForm()
	s.loadList()
	s.Open("my.two.s")
	s.onPerson(0, 0)
	if got := points(s); len(got) != 1 || got[0].Cells[1] != "4" { // (4 + (6−2)) / 2
		t.Errorf("got %v, want the score 4", got)
	}
}

func TestAHalfFilledQuestionnaireIsThereTheNextTime(t *testing.T) {
	store := datatest.Open(t)
	load(t, store)
	w, s := open(t, store)
	s.Open("loaded")
	w.Tap("Fill it in")
	s.loaded.form.onChoice(s.loaded.form.in.Items[0], 3)
	w, s = open(t, store)
	s.Open("loaded")
	w.Tap("Fill it in")
	if got := s.loaded.form.given["q1"]; got != data.Rated(3) {
		t.Errorf("got %v, want the answer from before", got)
	}
	s.loaded.form.onChoice(s.loaded.form.in.Items[0], 3)
	if got := s.loaded.form.given["q1"]; got.Set {
		t.Errorf("got %v, want a second tap to take the answer back", got)
	}
}

func TestSavingAnswersFailsAloudAndKeepsThem(t *testing.T) {
	store := &broken{Store: datatest.Open(t)}
	load(t, store.Store)
	w, s := open(t, store)
	s.Open("loaded")
	w.Tap("Fill it in")
	f := s.loaded.form
	f.onChoice(f.in.Items[0], 3)
	store.writeErr = vault.ErrFull
	f.onSave()
	if w.TakeFailure().Err == nil || f.given["q1"] != data.Rated(3) {
		t.Error("the failure was silent, or the answers are gone")
	}
	store.writeErr = nil
	f.onSave()
	if list, _ := store.CheckIns(context.Background(), data.Span{}); len(list) != 1 {
		t.Errorf("got %d, want one after trying again", len(list))
	}
}

func TestLookingBackSaysWhatWasNotedAndBringsBackOwnLines(t *testing.T) {
	store := datatest.Open(t)
	datatest.Fill(t, store)
	weeks(t, store, 30)
	w, s := open(t, store)
	s.Open("back")
	s.back.onKind(1)
	all := text(w)
	if s.back.found == nil || s.back.found.Pages == 0 || !strings.Contains(all, "pages written") {
		t.Fatalf("got %q, want what was written this year", all)
	}
	if !strings.Contains(all, "In your own words") || !strings.Contains(all, "Over 3") {
		t.Errorf("got %q, want own lines and what the charts may say", all)
	}
	s.back.onMove(-1)
	if to := s.back.days.To; to >= datatest.Today() {
		t.Errorf("got days until %v, want the year before", to)
	}
	if s.back.next.Disabled() {
		t.Error("there is no way forward from the past")
	}
}

func TestChartsAreHiddenAndOrderedAndStaySo(t *testing.T) {
	store := datatest.Open(t)
	_, s := open(t, store)
	kinds := s.ordered()
	s.onShown(kinds[0].Name, false)
	s.onMove(kinds, 2, -1)
	_, again := open(t, store)
	if got := again.seen(); got[0].Name != kinds[2].Name {
		t.Errorf("got %q first, want %q moved up and %q hidden", got[0].Name, kinds[2].Name, kinds[0].Name)
	}
	again.onChoose()
	again.putView(view{})
	if got := again.seen(); got[0].Name != kinds[0].Name {
		t.Errorf("got %q first, want the order as at first", got[0].Name)
	}
}

func TestDaysAreZoomedAndMovedByHandAndKey(t *testing.T) {
	store := datatest.Open(t)
	weeks(t, store, 200)
	w, s := open(t, store)
	s.onRange(4)
	all := len(points(s))
	s.onZoom(4, float64(s.view.Size().Width)/2, 0)
	zoomed := s.state.span
	if n := len(points(s)); n >= all || n == 0 {
		t.Fatalf("got %d of %d points, want fewer but some", n, all)
	}
	if s.ranges.Selected != 4 && s.state.months != -1 {
		t.Error("the range still says all")
	}
	s.onPan(100, 0)
	if s.state.span.From >= zoomed.From || s.state.span.To-s.state.span.From != zoomed.To-zoomed.From {
		t.Errorf("got %v after %v, want earlier days, as many", s.state.span, zoomed)
	}
	before := s.state.span
	if !s.onKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) || s.state.span.From <= before.From {
		t.Errorf("got %v, want later days by key", s.state.span)
	}
	for range 30 {
		s.onZoom(0.2, 10, 0)
	}
	if s.state.span.From < data.FirstDay || s.state.span.To > data.LastDay {
		t.Errorf("got %v, want days that there are", s.state.span)
	}
	w.Settle()
	s.onChart("steps") // without days there is nothing to move
	s.onZoom(2, 10, 0)
	s.onPan(50, 0)
}

func TestACheckInShowsItsAnswers(t *testing.T) {
	store := datatest.Open(t)
	weeks(t, store, 2)
	w, s := open(t, store)
	s.onOpen(points(s)[0].ID)
	if all := text(w); !strings.Contains(all, "slow or short reply") {
		t.Errorf("got %q, want the questions and answers", all)
	}
}

func TestTheReportAsksForDaysInOrder(t *testing.T) {
	store := datatest.Open(t)
	weeks(t, store, 5)
	w, s := open(t, store)
	s.onReport()
	if !w.Shows("A report to take along") {
		t.Fatalf("got %q", w.Texts())
	}
	r := &reportAsk{screen: s, from: kit.NewDateField(s.today, nil), to: kit.NewDateField(s.today, nil), said: kit.QuietLine("")}
	r.from.SetDay(datatest.Today())
	r.to.SetDay(datatest.Today() - 3)
	if r.ready() || r.said.Text == "" {
		t.Error("days in the wrong order are taken")
	}
}
