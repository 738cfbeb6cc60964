package notalone

import (
	"context"
	"errors"
	"testing"
	"time"

	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// keeper keeps a plan in memory.
type keeper struct {
	plan  Plan
	err   error
	saves int
}

func (k *keeper) Plan(context.Context) (Plan, error) { return k.plan, k.err }
func (k *keeper) SavePlan(_ context.Context, p Plan) error {
	k.saves++
	if k.err == nil {
		k.plan = p
	}
	return k.err
}

func open(t *testing.T, k *keeper, locked bool, opts ...kittest.Option) (*kittest.Window, *Screen) {
	t.Helper()
	w := kittest.Open(t, func(env kit.Env) kit.Screen { return New(env, k, locked) }, opts...)
	return w, w.Screen.(*Screen)
}

func TestSomebodyIsAddedAndTakenOff(t *testing.T) {
	k := &keeper{}
	w, s := open(t, k, false)
	w.TypeInto("Name", "Mira")
	w.TypeInto("Number, or how to reach them", "knock twice")
	w.Tap("Add")
	w.Advance(time.Second)
	if len(k.plan.Contacts) != 1 || k.plan.Contacts[0] != (Contact{"Mira", "knock twice"}) {
		t.Fatalf("got %+v, want Mira kept", k.plan)
	}
	s.onRemove(0)
	w.Advance(time.Second)
	if len(k.plan.Contacts) != 0 {
		t.Errorf("got %+v, want nobody", k.plan)
	}
}

func TestStepsAreSavedSoonAndOnLeaving(t *testing.T) {
	k := &keeper{}
	w, s := open(t, k, false)
	s.steps.SetText("Walk to the river.")
	w.Advance(time.Second)
	if k.plan.Steps != "Walk to the river." {
		t.Errorf("got %q, want it saved by itself", k.plan.Steps)
	}
	s.steps.SetText("Walk to the river. Call Mira.")
	if err := s.Flush(); err != nil || k.plan.Steps != "Walk to the river. Call Mira." {
		t.Errorf("got %q and %v, want it saved on leaving", k.plan.Steps, err)
	}
}

func TestSavingFailureIsSaidAndKept(t *testing.T) {
	k := &keeper{}
	w, s := open(t, k, false)
	k.err = vault.ErrFull
	s.steps.SetText("breathe")
	w.Advance(time.Second)
	if f := w.TakeFailure(); !errors.Is(f.Err, vault.ErrFull) {
		t.Errorf("got %v, want the failure shown", f)
	}
	if err := s.Flush(); !errors.Is(err, vault.ErrFull) {
		t.Errorf("flush: got %v, want the failure", err)
	}
	k.err = nil
	if err := s.Flush(); err != nil || k.plan.Steps != "breathe" {
		t.Errorf("got %q and %v, want the text after all", k.plan.Steps, err)
	}
}

func TestAReadingFailureOverwritesNothing(t *testing.T) {
	k := &keeper{plan: Plan{Steps: "old"}, err: vault.ErrDamaged}
	w, s := open(t, k, false)
	k.err = nil
	s.steps.SetText("new")
	w.Advance(time.Second)
	if k.plan.Steps != "old" {
		t.Errorf("got %q, want the unread plan left alone", k.plan.Steps)
	}
}

func TestLockedPageOnlyShows(t *testing.T) {
	k := &keeper{plan: Plan{Contacts: []Contact{{"Mira", "012"}}, Steps: "Breathe.", WhileLocked: true}}
	w, _ := open(t, k, true)
	for _, want := range []string{"Mira", "012", "Breathe."} {
		if !w.Shows(want) {
			t.Errorf("got %q, want %q on the page", w.Texts(), want)
		}
	}
	if w.CanTap("Add") {
		t.Error("the plan can be changed without the passphrase")
	}
	w.Tap("Back")
	if len(w.Places) != 1 {
		t.Errorf("got %v, want the way back", w.Places)
	}
}

func TestPictures(t *testing.T) {
	full := &keeper{plan: Plan{Contacts: []Contact{{"Mira", "0151 000 11"}, {"Helpline, at night", "the number on the fridge"}}, Steps: "Walk to the river.\nCold water on the wrists.\nCall Mira, even if it is late."}}
	for name, look := range map[string]kit.Look{"light": {Mode: kit.AlwaysLight}, "dark": {Mode: kit.AlwaysDark}, "large": {Mode: kit.AlwaysLight, Scale: 1.5}} {
		w, _ := open(t, full, false, kittest.Look(look), kittest.Size(860, 760))
		w.Picture("notalone-" + name)
	}
	w, _ := open(t, &keeper{}, true, kittest.Size(860, 700))
	w.Picture("notalone-locked")
}
