package app

import (
	"context"
	"testing"

	"fyne.io/fyne/v2/test"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
)

func TestAnotherLanguageIsInForceAtOnceAndLosesNothing(t *testing.T) {
	a, _ := filled(t)
	t.Cleanup(func() { datatest.Must(t, kit.LoadWords("en")) })
	test.Type(a.window.Canvas().Focused(), "typed in English")
	a.goTo(kit.Place{Room: "settings"})
	before := a.shell
	s := a.settings.Settings()
	s.Language = "de"
	datatest.Must(t, before.parts.settings.SaveSettings(s))
	if got := kit.SpokenLanguage(); got != "de" || a.shell == before || a.room() != "settings" {
		t.Fatalf("got %q in %s, want German in the rooms anew, where the person was", got, a.room())
	}
	list, err := a.shell.store.Entries(context.Background(), data.Span{From: data.DayOf(a.now()), To: data.DayOf(a.now())})
	datatest.Must(t, err)
	if len(list) != 1 || list[0].Body != "typed in English" {
		t.Errorf("got %d entries, want what was typed before", len(list))
	}
	before = a.shell
	datatest.Must(t, before.parts.settings.SaveSettings(s))
	if a.shell != before {
		t.Error("the same language again: want the rooms as they are")
	}
}

func TestTheChosenLanguageIsThereBeforeTheVaultIsOpened(t *testing.T) {
	dir := t.TempDir()
	first, _ := start(t, dir)
	t.Cleanup(func() { datatest.Must(t, kit.LoadWords("en")) })
	s := first.settings.Settings()
	s.Language = "pl"
	datatest.Must(t, first.settings.SaveSettings(s))
	start(t, dir)
	if got := kit.SpokenLanguage(); got != "pl" {
		t.Errorf("got %q, want Polish at the door", got)
	}
}
