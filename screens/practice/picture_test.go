package practice

import (
	"context"
	"os"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/sample"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// lived is a store with a year and a half of a made-up life.
func lived(t *testing.T) *data.Store {
	t.Helper()
	store := datatest.Open(t)
	life := sample.Default()
	life.Years, life.People, life.Entries, life.Until = 1, 15, 40, datatest.Today()
	datatest.Must(t, sample.Fill(context.Background(), store, life, nil))
	return store
}

// TestPictures opens every face in the looks and sizes that matter, for the eye; it
// fails when one cannot be opened.
func TestPictures(t *testing.T) {
	store := lived(t)
	all := os.Getenv("KITH_PICTURES") != "" // else one look stands for all
	for name, opts := range map[string][]kittest.Option{
		"light": {kittest.Size(1330, 860)}, "dark": {kittest.Size(914, 660), kittest.Look(kit.Look{Mode: kit.AlwaysDark})},
		"large": {kittest.Size(914, 660), kittest.Look(kit.Look{Mode: kit.AlwaysLight, Scale: 1.5})},
	} {
		if name != "light" && !all {
			continue
		}
		w, s := open(t, store, opts...)
		show := func(face string) { w.Settle(); w.Picture("practice-" + face + "-" + name) }
		show("board")
		var ladder, belief *data.Item
		for i := range s.state.items {
			switch s.state.items[i].Kind {
			case data.ItemLadder:
				ladder = &s.state.items[i]
			case data.ItemBelief:
				belief = &s.state.items[i]
			}
		}
		if ladder == nil || belief == nil {
			t.Fatal("the made-up life has no ladder or no belief")
		}
		s.Open(ladder.ID.String())
		show("item")
		s.form.begin(s.state.set.Named("trust_step"), ladder.ID)
		show("step")
		s.form.begin(s.state.set.Named("lapse"), data.ID{})
		show("lapse")
		s.form.begin(s.state.set.Named("belief_rating"), belief.ID)
		show("belief")
		s.form.begin(s.state.set.Item("pattern"), data.ID{})
		show("pattern")
		s.form.begin(s.state.set.Named("caregiver_view"), data.ID{})
		show("caregiver")
		s.Open("guide")
		show("guide")
		s.builder.begin(nil)
		s.builder.onAdd("scale")
		s.builder.onAdd("choice")
		show("builder")
	}
	w, _ := open(t, datatest.Open(t), kittest.Size(1330, 860))
	w.Picture("practice-empty")
	w, _ = open(t, datatest.Open(t), kittest.Size(914, 660), kittest.Held())
	w.Picture("practice-loading")
	w.Run.Release()
}
