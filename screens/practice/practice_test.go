package practice

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kith/assets"
	"kith/data"
	"kith/data/datatest"
	"kith/data/practice"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// broken is a store that cannot read or write while told so.
type broken struct {
	*data.Store
	readErr, writeErr, draftErr error
}

func (b *broken) Records(ctx context.Context, span data.Span) ([]data.Record, error) {
	if b.readErr != nil {
		return nil, b.readErr
	}
	return b.Store.Records(ctx, span)
}

func (b *broken) Act(ctx context.Context, name string, at time.Time, fn func(*data.Writer) error) error {
	if b.writeErr != nil {
		return b.writeErr
	}
	return b.Store.Act(ctx, name, at, fn)
}

func (b *broken) PutDraft(ctx context.Context, d *data.Draft) error {
	if b.draftErr != nil {
		return b.draftErr
	}
	return b.Store.PutDraft(ctx, d)
}

func shipped() (*practice.Set, error) { return practice.Load(assets.Practices(), "en") }

func open(t *testing.T, s Store, opts ...kittest.Option) (*kittest.Window, *Screen) {
	t.Helper()
	w := kittest.Open(t, func(env kit.Env) kit.Screen { return New(env, s, kit.DefaultSettings, shipped) }, opts...)
	return w, w.Screen.(*Screen)
}

// put writes items and records.
func put(t *testing.T, s *data.Store, things ...any) {
	t.Helper()
	datatest.Must(t, s.Update(context.Background(), func(w *data.Writer) error {
		for _, thing := range things {
			switch x := thing.(type) {
			case *data.Item:
				if err := w.PutItem(x); err != nil {
					return err
				}
			case *data.Record:
				if err := w.PutRecord(x); err != nil {
					return err
				}
			}
		}
		return nil
	}))
}

// item makes one of a kind.
func item(kind, title string, fields ...data.Field) *data.Item {
	return &data.Item{ID: data.NewID(), Kind: kind, Title: title, Fields: fields, Started: datatest.Today() - 90, Created: kittest.Start(), Modified: kittest.Start()}
}

// noted makes a record of a practice, so many days ago.
func noted(id string, about *data.Item, ago int, fields ...data.Field) *data.Record {
	r := &data.Record{ID: data.NewID(), Practice: id, Day: datatest.Today() - data.Day(ago), Created: kittest.Start(), Modified: kittest.Start(), Fields: fields}
	if about != nil {
		r.Item = about.ID
	}
	return r
}

// records reads all records, newest first.
func records(t *testing.T, s *data.Store) []data.Record {
	t.Helper()
	list, err := s.Records(context.Background(), data.Span{})
	datatest.Must(t, err)
	return list
}

func items(t *testing.T, s *data.Store) []data.Item {
	t.Helper()
	list, err := s.Items(context.Background())
	datatest.Must(t, err)
	return list
}

func drafts(t *testing.T, s *data.Store) []data.Draft {
	t.Helper()
	list, err := s.Drafts(context.Background())
	datatest.Must(t, err)
	return list
}

// answer answers a question of the open form, as its widget would.
func answer(t *testing.T, s *Screen, f data.Field) {
	t.Helper()
	for _, q := range s.form.asked {
		if q.def.Key == f.Key && q.root.Visible() {
			q.set(f)
			s.form.onAnswer(f)
			return
		}
	}
	t.Fatalf("question %q is not asked", f.Key)
}

// asks says whether the open form asks a question now.
func asks(s *Screen, key string) bool {
	for _, q := range s.form.asked {
		if q.def.Key == key && q.root.Visible() {
			return true
		}
	}
	return false
}

func TestTheStrandsStandSideBySideFromTheStart(t *testing.T) {
	w, _ := open(t, datatest.Open(t))
	for _, text := range []string{"On purpose", "One's own worth", "Towards others", "When a pattern came up", "Looking at a belief again", "A step of trust", "Therapy, reading, a group", "A look at the week"} {
		if !w.Shows(text) {
			t.Errorf("an empty notebook does not offer %q", text)
		}
	}
	text := strings.ToLower(strings.Join(w.Texts(), "\n"))
	for _, word := range []string{"streak", "unlock", "level", "score", "missed", "days since"} {
		if strings.Contains(text, word) {
			t.Errorf("the room says %q", word)
		}
	}
}

func TestALapseIsLoggedInAFewKeys(t *testing.T) {
	store := datatest.Open(t)
	put(t, store, item("pattern", "Testing people"))
	w, s := open(t, store)
	w.Tap("Log a lapse")
	w.Type("slow reply, Sunday") // the cursor is in the first question already
	w.Tap("I caught it midway")
	w.Tap("Testing people")
	w.Tap("Save")
	list := records(t, store)
	if len(list) != 1 {
		t.Fatalf("got %d records, want one", len(list))
	}
	r := list[0]
	if r.Practice != "lapse" || r.Field("situation").Text != "slow reply, Sunday" || r.Field("stage").Text != "caught midway" || r.Item != s.state.items[0].ID || r.Day != datatest.Today() {
		t.Errorf("got %+v, want what was said", r)
	}
	if len(drafts(t, store)) != 0 {
		t.Error("the draft is still there")
	}
	if !w.Shows("Testing people") || !w.Shows("slow reply, Sunday") {
		t.Errorf("got %q, want the page of the pattern with the note", w.Texts())
	}
	w.Tap("Undo")
	if len(records(t, store)) != 0 {
		t.Error("undone, and the record is still there")
	}
}

func TestAWordStillBeingTypedIsSavedWithItsForm(t *testing.T) {
	store := datatest.Open(t)
	w, _ := open(t, store)
	w.Tap("Log a lapse")
	w.TypeInto("a word or two", "slow reply")
	w.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	if list := records(t, store); len(list) != 1 || list[0].Field("trigger_tags").Text != "slow reply" {
		t.Errorf("got %+v, want one lapse with the word that was being typed", list)
	}
}

func TestALessonComesBack(t *testing.T) {
	store := datatest.Open(t)
	put(t, store, noted("lapse", nil, 9, data.Field{Key: "trigger_tags", Text: "tired"}, data.Field{Key: "lesson", Text: "Eat first."}))
	w, _ := open(t, store)
	w.Tap("Log a lapse")
	if w.Shows("Eat first.") {
		t.Fatal("the lesson is shown before its trigger")
	}
	w.Tap("tired")
	if !w.Shows("Eat first.") || !w.Shows("What you knew the last time") {
		t.Errorf("got %q, want the lesson of the last time", w.Texts())
	}
}

// TestATrustStepLocksItsPrediction goes from plan to outcome.
func TestATrustStepLocksItsPrediction(t *testing.T) {
	store := datatest.Open(t)
	ladder := item("ladder", "Asking for help", data.Field{Key: "rungs", Text: "ask the way\nask for a lift"})
	put(t, store, ladder)
	w, s := open(t, store)
	s.Open(ladder.ID.String())
	w.Tap("A step of trust")
	w.Tap("ask for a lift")
	answer(t, s, data.Field{Key: "feared", Text: "they sigh"})
	answer(t, s, data.Field{Key: "dread", Number: data.Rated(70)})
	if asks(s, "actual") {
		t.Error("the outcome is asked for before the step")
	}
	w.Tap("Keep as a plan")
	r := records(t, store)[0]
	if r.Follow != 0 || r.Field(practice.Begun).Day != 0 || r.Field("rung").Text != "ask for a lift" {
		t.Fatalf("got %+v, want a plan that nobody asks after", r)
	}
	w.Tap("Planned: change or begin")
	answer(t, s, data.Field{Key: "dread", Number: data.Rated(60)})
	w.Tap("Begin the step")
	r = records(t, store)[0]
	if r.Follow != datatest.Today()+2 || r.Field(practice.Begun).Day != datatest.Today() || r.Field("dread").Number != data.Rated(60) {
		t.Fatalf("got %+v, want it begun and asked after in two days", r)
	}
	w.Tap("Note how it went")
	if asks(s, "dread") || !w.Shows("60 of 100") {
		t.Error("the prediction can be changed, or is not to be seen")
	}
	w.Tap("no")
	answer(t, s, data.Field{Key: "actual", Number: data.Rated(20)})
	w.Tap("Save")
	r = records(t, store)[0]
	if r.Field("actual").Number != data.Rated(20) || r.Field("happened").Answer != data.No || r.Closed != datatest.Today() || r.Field("dread").Number != data.Rated(60) {
		t.Errorf("got %+v, want the outcome beside the prediction, and no more asking", r)
	}
}

func TestASecondBeliefRatingStandsBesideTheFirst(t *testing.T) {
	store := datatest.Open(t)
	belief := item("belief", "If they see me tired they go")
	put(t, store, belief, noted("belief_rating", belief, 40, data.Field{Key: "before", Number: data.Rated(80)}, data.Field{Key: "after", Number: data.Rated(70)}))
	w, s := open(t, store)
	w.Tap("Looking at a belief again") // offered as a small next thing
	if s.form.state.about != belief.ID {
		t.Fatal("the form is not about the belief")
	}
	answer(t, s, data.Field{Key: "before", Number: data.Rated(60)})
	w.Tap("Save")
	if list := records(t, store); len(list) != 2 || list[0].Item != belief.ID || list[0].Field("before").Number != data.Rated(60) {
		t.Errorf("got %+v, want a second rating; all else may be left out", list)
	}
}

func TestTheTwoSentencesBelongTogether(t *testing.T) {
	store := datatest.Open(t)
	chapter := item("chapter", "The quiet house")
	put(t, store, chapter)
	w, s := open(t, store)
	s.form.begin(s.state.set.Named("caregiver_view"), chapter.ID)
	if !w.Shows("Not for people who hurt you now") || !w.CanTap("Not alone") {
		t.Error("there is no note on safety, or no way to the page that helps")
	}
	answer(t, s, data.Field{Key: "not_known", Text: "how to ask"})
	w.Tap("Save")
	if len(records(t, store)) != 0 || !w.Shows("These two sentences belong together") {
		t.Fatalf("half of it was kept, or nothing says why not: %q", w.Texts())
	}
	answer(t, s, data.Field{Key: "not_deserved", Text: "the silence"})
	w.Tap("Save")
	if len(records(t, store)) != 1 {
		t.Error("both sentences are not kept")
	}
}

func TestForgivenessIsAskedOnlyWhereItIsSafe(t *testing.T) {
	store := datatest.Open(t)
	chapter := item("chapter", "The quiet house")
	put(t, store, chapter)
	_, s := open(t, store)
	s.form.begin(s.state.set.Named("past"), chapter.ID)
	s.form.onMore()
	answer(t, s, data.Field{Key: "safe_now", Number: data.Rated(2)})
	if asks(s, "letting_go") || asks(s, "contact_wish") || asks(s, "trust_again") {
		t.Error("not safe: letting go, contact or trust is asked")
	}
	answer(t, s, data.Field{Key: "safe_now", Number: data.Rated(8)})
	if !asks(s, "letting_go") || !asks(s, "contact_wish") || !asks(s, "trust_again") {
		t.Error("safe: want three separate questions")
	}
}

func TestEveryStateCanBeLeftAgain(t *testing.T) {
	store := datatest.Open(t)
	pattern := item("pattern", "Testing people")
	put(t, store, pattern)
	w, s := open(t, store)
	s.Open(pattern.ID.String())
	for _, state := range []data.State{data.Done, data.Resting, data.Active, data.Done} {
		s.onState(*s.item(pattern.ID), int(state))
		if got := items(t, store)[0].State; got != state {
			t.Errorf("got %v, want %v", got, state)
		}
	}
	w.Tap("Undo")
	if got := items(t, store)[0].State; got != data.Active {
		t.Errorf("undone: got %v, want in hand again", got)
	}
	s.onState(*s.item(pattern.ID), int(data.Resting))
	s.onBoard()
	if w.CanTap("Testing people") {
		t.Error("what rests is in the way")
	}
	w.Tap("1 resting or done")
	if !w.CanTap("Testing people") {
		t.Error("what rests cannot be found again")
	}
}

func TestARestPausesAndEnds(t *testing.T) {
	store := datatest.Open(t)
	step := noted("trust_step", nil, 9, data.Field{Key: "feared", Text: "x"})
	step.Follow = datatest.Today() - 5
	put(t, store, step)
	w, _ := open(t, store)
	if !w.Shows("How did the step go?") {
		t.Fatal("what waits is not offered")
	}
	w.Tap("Take a rest")
	w.Tap("Save")
	if !w.Shows("You are resting") || w.Shows("How did the step go?") {
		t.Errorf("got %q, want a rest in which nothing is asked", w.Texts())
	}
	w.Tap("End the rest")
	if w.Shows("You are resting") || !w.CanTap("Take a rest") {
		t.Error("the rest does not end")
	}
}

func TestWhatWaitsCanBeLeftAlone(t *testing.T) {
	store := datatest.Open(t)
	step := noted("trust_step", nil, 9, data.Field{Key: practice.Begun, Day: datatest.Today() - 9})
	step.Follow = datatest.Today() - 5
	put(t, store, step)
	w, _ := open(t, store)
	w.Tap("How did the step go?")
	w.Tap("Let it be")
	if r := records(t, store)[0]; r.Closed != datatest.Today() || w.Shows("How did the step go?") {
		t.Errorf("got %+v, want it left alone", r)
	}
	w.Tap("Undo")
	if r := records(t, store)[0]; r.Closed != 0 {
		t.Error("leaving it alone cannot be taken back")
	}
}

func TestDeletingGoesToTheTrashAndBack(t *testing.T) {
	store := datatest.Open(t)
	belief := item("belief", "Quiet means cross")
	put(t, store, belief, noted("belief_rating", belief, 3, data.Field{Key: "before", Number: data.Rated(60)}))
	w, s := open(t, store)
	s.Open(belief.ID.String())
	s.form.changeItem(s.item(belief.ID))
	w.Tap("Delete")
	if len(items(t, store)) != 0 || len(records(t, store)) != 1 {
		t.Fatal("the item is still there, or its notes are gone with it")
	}
	w.Tap("Undo")
	if len(items(t, store)) != 1 {
		t.Fatal("the item does not come back")
	}
	s.Open("record:" + records(t, store)[0].ID.String())
	w.Tap("Delete")
	if len(records(t, store)) != 0 {
		t.Error("the note is still there")
	}
	w.Tap("Undo")
	if len(records(t, store)) != 1 {
		t.Error("the note does not come back")
	}
}

func TestAnUnfinishedFormIsThereAgain(t *testing.T) {
	store := datatest.Open(t)
	w, s := open(t, store)
	w.Tap("Log a lapse")
	w.Type("the party")
	w.Advance(time.Second)
	if list := drafts(t, store); len(list) != 1 || s.Busy() {
		t.Fatalf("got %d drafts a second after the last key, want one", len(list))
	}
	w, s = open(t, store)
	w.Tap("Log a lapse")
	if got := answerTo(s.form.state.answers, "situation").Text; got != "the party" || !w.Shows("the party") {
		t.Errorf("got %q, want what was typed", got)
	}
	w.Tap("Throw away")
	if len(drafts(t, store)) != 0 {
		t.Error("thrown away, and the draft is still there")
	}
	w.Tap("Undo")
	if !w.Shows("the party") {
		t.Error("what was thrown away does not come back")
	}
}

func TestSavingFailureKeepsWhatWasFilledIn(t *testing.T) {
	store := &broken{Store: datatest.Open(t)}
	w, s := open(t, store)
	w.Tap("Log a lapse")
	w.Type("the party")
	store.writeErr = vault.ErrFull
	w.Tap("Save")
	if f := w.TakeFailure(); f.Err == nil {
		t.Error("the failure was not shown")
	}
	if s.state.face != faceForm || !w.Shows("the party") {
		t.Fatal("what was filled in is gone")
	}
	store.writeErr = nil
	w.Tap("Save")
	if len(records(t, store.Store)) != 1 {
		t.Error("trying again does not keep it")
	}
}

func TestLeavingKeepsADraftOrStays(t *testing.T) {
	store := &broken{Store: datatest.Open(t), draftErr: vault.ErrFull}
	w, s := open(t, store)
	w.Tap("Log a lapse")
	w.Type("the party")
	if err := s.Flush(); err == nil || !s.Busy() {
		t.Fatal("a draft that cannot be kept goes unnoticed")
	}
	store.draftErr = nil
	if err := s.Flush(); err != nil || s.Busy() || len(drafts(t, store.Store)) != 1 {
		t.Errorf("got %v, want the draft kept", err)
	}
}

func TestReadingFailureCanBeTriedAgain(t *testing.T) {
	store := &broken{Store: datatest.Open(t), readErr: vault.ErrDamaged}
	w, _ := open(t, store)
	what, _, _ := kit.Explain(vault.ErrDamaged)
	if !w.Shows(what) {
		t.Fatalf("got %q, want %q", w.Texts(), what)
	}
	store.readErr = nil
	w.Tap("Try again")
	if !w.Shows("Towards others") {
		t.Error("trying again shows nothing")
	}
}

func TestCardsOfOtherRoomsOpenThem(t *testing.T) {
	w, _ := open(t, datatest.Open(t))
	for _, c := range []struct {
		tap  string
		want kit.Place
	}{{"Giving and receiving", kit.Place{Room: "people", ID: "contact"}}, {"A look at the week", kit.Place{Room: "progress", ID: "look"}}, {"Write to a question", kit.Place{Room: "today", ID: "new"}}} {
		w.Tap(c.tap)
		if got := w.Places[len(w.Places)-1]; got != c.want {
			t.Errorf("%s: got %v, want %v", c.tap, got, c.want)
		}
	}
}

func TestTheGuideNeedsNoStore(t *testing.T) {
	store := &broken{Store: datatest.Open(t), readErr: vault.ErrDamaged}
	w, s := open(t, store)
	s.Open("guide")
	for _, text := range []string{"It is not therapy", "doi 10.1111/jmft.12409", "three different things", "Not alone"} {
		if !w.Shows(text) {
			t.Errorf("the guide does not say %q", text)
		}
	}
}
