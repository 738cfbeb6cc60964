package notalone

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

const (
	nameField  = "Name"
	howField   = "Number, or how to reach them"
	stepsField = "What has helped before? What is the first small thing?"
)

// late is a runner whose work is done at once, but whose answers can be held
// back on their way to the window.
type late struct {
	*kit.InlineRunner
	hold  bool
	waits []func()
}

// OnUI runs f at once, or when it arrives.
func (l *late) OnUI(f func()) {
	if l.hold {
		l.waits = append(l.waits, f)
		return
	}
	l.InlineRunner.OnUI(f)
}

// arrive lets the answers come that were held back.
func (l *late) arrive() {
	l.hold = false
	for _, f := range l.waits {
		l.InlineRunner.OnUI(f)
	}
	l.waits = nil
}

func openLate(t *testing.T, k *keeper) (*kittest.Window, *Screen, *late) {
	t.Helper()
	l := &late{}
	w := kittest.Open(t, func(env kit.Env) kit.Screen {
		l.InlineRunner = env.Run.(*kit.InlineRunner)
		env.Run = l
		return New(env, k, false)
	})
	return w, w.Screen.(*Screen), l
}

// off says of each thing that changes the plan whether it is switched off.
func off(w *kittest.Window) []bool {
	var list []bool
	for _, hint := range []string{nameField, howField, stepsField} {
		list = append(list, w.Field(hint).(fyne.Disableable).Disabled())
	}
	return append(list, !w.CanTap("Add"), !w.CanTap("Readable without the passphrase"))
}

func TestNothingIsTypedBeforeThePlanIsRead(t *testing.T) {
	k := &keeper{plan: Plan{Steps: "old"}}
	w, _ := open(t, k, false, kittest.Held())
	for i, got := range off(w) {
		if !got {
			t.Errorf("got thing %d on, want it off until the plan is read", i)
		}
	}
	w.Run.Release()
	for i, got := range off(w) {
		if got {
			t.Errorf("got thing %d off, want it on", i)
		}
	}
	w.TypeInto(stepsField, "very ")
	w.Advance(time.Second)
	if k.plan.Steps != "very old" {
		t.Errorf("got %q, want what was typed kept", k.plan.Steps)
	}
}

func TestAPlanThatCannotBeReadIsTriedAgain(t *testing.T) {
	for _, locked := range []bool{false, true} {
		k := &keeper{plan: Plan{Steps: "old"}, err: vault.ErrDamaged}
		w, _ := open(t, k, locked)
		if !w.Shows("A part of your journal is damaged.") || w.Shows("Nobody here yet") {
			t.Errorf("got %q, want it said", w.Texts())
		}
		if !locked {
			for i, got := range off(w) {
				if !got {
					t.Errorf("got thing %d on, want it off", i)
				}
			}
		}
		k.err = nil
		w.Tap("Try again")
		if w.CanTap("Try again") || w.Shows("damaged") || !w.Shows("old") {
			t.Errorf("got %q, want the plan", w.Texts())
		}
		if locked {
			continue
		}
		w.TypeInto(stepsField, "very ")
		w.Advance(time.Second)
		if k.plan.Steps != "very old" {
			t.Errorf("got %q, want what was typed kept", k.plan.Steps)
		}
	}
}

func TestALateReadingLeavesWhatIsTyped(t *testing.T) {
	for name, pause := range map[string]time.Duration{"typed": 0, "saved meanwhile": time.Second} {
		t.Run(name, func(t *testing.T) {
			k := &keeper{plan: Plan{Steps: "old"}}
			w, s, l := openLate(t, k)
			l.hold = true
			s.Show() // reads again
			l.hold = false
			w.TypeInto(stepsField, "very ")
			w.Advance(pause)
			l.arrive()
			w.Advance(time.Second)
			if s.steps.Text != "very old" || k.plan.Steps != "very old" {
				t.Errorf("got %q shown and %q kept, want what was typed", s.steps.Text, k.plan.Steps)
			}
		})
	}
}

func TestNoReadingBeginsWhileAPlanIsBeingSaved(t *testing.T) {
	k := &keeper{plan: Plan{Steps: "old"}}
	w, s, l := openLate(t, k)
	w.TypeInto(stepsField, "very ")
	l.hold = true
	w.Advance(time.Second)
	k.plan.Steps = "as another reading would find it"
	s.Show()
	l.arrive()
	if s.steps.Text != "very old" {
		t.Errorf("got %q, want what was typed", s.steps.Text)
	}
}

func TestFlushTellsOfAPlanOnItsWay(t *testing.T) {
	k := &keeper{}
	w, s, l := openLate(t, k)
	w.TypeInto(stepsField, "breathe")
	k.err = vault.ErrFull
	l.hold = true
	w.Advance(time.Second)
	if err := s.Flush(); !errors.Is(err, vault.ErrFull) {
		t.Errorf("got %v from Flush, want the full disk told", err)
	}
	k.err = nil
	if err := s.Flush(); err != nil || k.plan.Steps != "breathe" {
		t.Errorf("got %q and %v, want the text after all", k.plan.Steps, err)
	}
	l.arrive() // of the failure before: settled since
	saves := k.saves
	if err := s.Flush(); err != nil || k.saves != saves {
		t.Errorf("got %d saves more and %v, want nothing left to save", k.saves-saves, err)
	}
}

func TestFlushTakesWhoIsTypedAndNotAdded(t *testing.T) {
	for name, test := range map[string]struct {
		name, how string
		want      []Contact
	}{
		"both":   {"Mira", "012", []Contact{{"Mira", "012"}}},
		"name":   {"Mira", "", []Contact{{"Mira", ""}}},
		"number": {"", "012", []Contact{{"012", ""}}},
		"none":   {"", "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			k := &keeper{}
			w, s := open(t, k, false)
			w.TypeInto(nameField, test.name)
			w.TypeInto(howField, test.how)
			focused := w.Focused()
			if err := s.Flush(); err != nil || len(k.plan.Contacts) != len(test.want) {
				t.Fatalf("got %+v and %v, want %+v", k.plan.Contacts, err, test.want)
			}
			for i, c := range test.want {
				if k.plan.Contacts[i] != c {
					t.Errorf("got %+v, want %+v", k.plan.Contacts[i], c)
				}
			}
			if s.name.Text != "" || s.how.Text != "" || w.Focused() != focused {
				t.Errorf("got %q and %q left, want them taken and the cursor where it was", s.name.Text, s.how.Text)
			}
			if err := s.Flush(); err != nil || len(k.plan.Contacts) != len(test.want) {
				t.Errorf("got %+v, want them once", k.plan.Contacts)
			}
		})
	}
}

func TestWhoIsTypedIsKeptAfterAFailingFlush(t *testing.T) {
	k := &keeper{}
	w, s := open(t, k, false)
	w.TypeInto(nameField, "Mira")
	k.err = vault.ErrFull
	if err := s.Flush(); !errors.Is(err, vault.ErrFull) || !w.Shows("Mira") {
		t.Errorf("got %v and %q, want the failure told and Mira shown", err, w.Texts())
	}
	k.err = nil
	if err := s.Flush(); err != nil || len(k.plan.Contacts) != 1 {
		t.Errorf("got %+v and %v, want Mira kept", k.plan.Contacts, err)
	}
}

func TestALockedPageSavesNothing(t *testing.T) {
	k := &keeper{plan: Plan{Steps: "Breathe.", WhileLocked: true}}
	w, s := open(t, k, true)
	s.name.SetText("Mira")
	s.onAdd()
	s.steps.SetText("else")
	w.Advance(time.Second)
	if err := s.Flush(); err != nil || k.saves != 0 || !w.Shows("Breathe.") || w.Shows("Mira") {
		t.Errorf("got %v and %d saves, want the plan as it was", err, k.saves)
	}
}
