package app

import (
	"context"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// TestTodayAsksHowSomethingWent shows the line under the page, and the page alone
// while nothing waits.
func TestTodayAsksHowSomethingWent(t *testing.T) {
	store := datatest.Open(t)
	w := kittest.Open(t, func(env kit.Env) kit.Screen {
		return newToday(parts{env: env, store: store, settings: &settingsKeeper{settingsFile: &settingsFile{path: t.TempDir() + "/settings.json"}}})
	})
	if w.Shows("Note how it went") || !w.CanTap("New page") {
		t.Fatal("nothing waits, and something is asked, or the page is missing")
	}
	r := data.Record{
		ID: data.NewID(), Practice: "trust_step", Day: datatest.Today() - 4, Follow: datatest.Today() - 2,
		Created: kittest.Start(), Modified: kittest.Start(),
	}
	datatest.Must(t, store.PutRecord(context.Background(), &r))
	w.Changed(data.Change{Kind: data.KindRecord, ID: r.ID, Op: data.Put})
	if !w.Shows("How did the step go?") {
		t.Errorf("got %q, want the question", w.Texts())
	}
	if _, ok := w.Screen.(kit.Flusher); !ok {
		t.Error("the room does not flush what is typed any more")
	}
	w.Picture("today-followup")
	w.Tap("Later")
	if w.Shows("How did the step go?") {
		t.Error("put off, and still asked")
	}
}
