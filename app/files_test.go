package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
	"kith/screens/notalone"
)

func TestSettingsAreKeptForThePersonOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "settings.json")
	f, err := loadSettings(path)
	datatest.Must(t, err)
	if f.Settings() != firstSettings() {
		t.Errorf("no file: got %+v, want the defaults", f.Settings())
	}
	s := kit.DefaultSettings()
	s.HalfLife, s.Mode = 365, "dark"
	datatest.Must(t, f.SaveSettings(s))
	info, err := os.Stat(path)
	datatest.Must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("got mode %v, want 0600", info.Mode().Perm())
	}
	again, err := loadSettings(path)
	datatest.Must(t, err)
	if again.Settings() != s {
		t.Errorf("got %+v, want %+v", again.Settings(), s)
	}
	rest, err := os.ReadDir(filepath.Dir(path))
	datatest.Must(t, err)
	if len(rest) != 1 {
		t.Errorf("got %d files, want no half-written one left", len(rest))
	}
}

func TestBrokenSettingsGiveDefaultsAndStayUntouched(t *testing.T) {
	for name, text := range map[string]string{"no JSON": "{", "out of range": `{"scale": 9}`} {
		path := filepath.Join(t.TempDir(), "settings.json")
		datatest.Must(t, os.WriteFile(path, []byte(text), 0o600))
		f, err := loadSettings(path)
		if err == nil || f.Settings() != firstSettings() {
			t.Errorf("%s: got %v, want an error and the defaults", name, err)
		}
		b, err := os.ReadFile(path)
		datatest.Must(t, err)
		if string(b) != text {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestSettingsOutOfRangeAreNotSaved(t *testing.T) {
	f, err := loadSettings(filepath.Join(t.TempDir(), "settings.json"))
	datatest.Must(t, err)
	s := kit.DefaultSettings()
	s.HalfLife = 1
	if err := f.SaveSettings(s); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("got %v, want it refused", err)
	}
	if f.Settings().HalfLife != 180 {
		t.Error("the refused value is in force")
	}
}

func TestAFolderThatCannotBeWrittenIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	datatest.Must(t, os.WriteFile(file, nil, 0o600))
	if err := writeFile(filepath.Join(file, "settings.json"), []byte("x")); err == nil {
		t.Error("writing below a file: got no error")
	}
}

func TestPlanOutsideTheVaultGoesWhenUnticked(t *testing.T) {
	f := &planFile{path: filepath.Join(t.TempDir(), "notalone.json")}
	ctx := context.Background()
	datatest.Must(t, f.SavePlan(ctx, notalone.Plan{Steps: "breathe", WhileLocked: true}))
	if got, err := f.Plan(ctx); err != nil || got.Steps != "breathe" {
		t.Fatalf("got %+v and %v, want the plan", got, err)
	}
	datatest.Must(t, f.SavePlan(ctx, notalone.Plan{Steps: "breathe"}))
	if _, err := os.Stat(f.path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want the file gone", err)
	}
	datatest.Must(t, f.SavePlan(ctx, notalone.Plan{}))
	if got, err := f.Plan(ctx); err != nil || got.Steps != "" {
		t.Errorf("got %+v and %v, want an empty plan", got, err)
	}
	datatest.Must(t, os.WriteFile(f.path, []byte("{"), 0o600))
	if _, err := f.Plan(ctx); err == nil {
		t.Error("a broken file: got no error")
	}
}

func TestPortablePathsLieBesideTheVault(t *testing.T) {
	p := DefaultPaths(filepath.Join("stick", "my", "vault"))
	for _, path := range []string{p.Settings, p.Helpers} {
		if filepath.Dir(path) != filepath.Join("stick", "my") {
			t.Errorf("got %s, want it beside the vault", path)
		}
	}
	if d := DefaultPaths(""); !strings.Contains(d.Vault, "kith") || d.Vault == p.Vault {
		t.Errorf("got %s, want the usual place", d.Vault)
	}
}

func TestHubGathersAndDropsDoubles(t *testing.T) {
	run := kit.Inline()
	var batches [][]data.Change
	h := newHub(run, func(cs []data.Change) { batches = append(batches, cs) })
	one := data.Change{Kind: data.KindEntry, ID: data.NewID(), Op: data.Put}
	two := data.Change{Kind: data.KindPerson, ID: data.NewID(), Op: data.Put}
	for range 500 {
		h.add([]data.Change{one, two})
	}
	if len(batches) != 0 {
		t.Fatalf("got %d batches at once, want them gathered", len(batches))
	}
	run.Advance(gather)
	if len(batches) != 1 || len(batches[0]) != 2 {
		t.Fatalf("got %v, want one batch of two", batches)
	}
	h.add([]data.Change{one})
	run.Advance(gather)
	if len(batches) != 2 || len(batches[1]) != 1 {
		t.Errorf("got %v, want the later change told too", batches)
	}
}

func TestWindowSizeIsCarriedOverALock(t *testing.T) {
	name, value, _ := strings.Cut(sizeNote(fyne.NewSize(1300, 800)), "=")
	t.Setenv(name, value)
	if got := startSize(); got != fyne.NewSize(1300, 800) {
		t.Errorf("got %v, want 1300 by 800", got)
	}
	for _, bad := range []string{"", "x", "10x10", "1e9x1e9", "-5x800"} {
		t.Setenv(name, bad)
		if got := startSize(); got != fyne.NewSize(1100, 740) {
			t.Errorf("%q: got %v, want the usual size", bad, got)
		}
	}
}

func TestTheZoneHasAName(t *testing.T) {
	t.Setenv("TZ", "")
	now := time.Now()
	loc := here(now)
	_, want := now.Zone()
	if _, got := now.In(loc).Zone(); got != want || loc.String() == "Local" || loc.String() == "" {
		t.Errorf("got %v with offset %d, want a name for offset %d", loc, got, want)
	}
}
