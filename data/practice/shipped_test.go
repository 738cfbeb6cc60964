package practice_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/assets"
	"kith/data"
	. "kith/data/practice"
)

// shipped reads the practices that come with the program.
func shipped(t *testing.T) *Set {
	t.Helper()
	s, err := Load(assets.Practices(), "en")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestEverythingThatThePracticesAreForIsAskedSomewhere names, for each thing that
// people said had helped them, the practice and the questions that serve it.
func TestEverythingThatThePracticesAreForIsAskedSomewhere(t *testing.T) {
	s := shipped(t)
	for _, c := range []struct{ what, item, record, keys string }{
		{"effort on purpose", "intention", "act", "text"},
		{"mindful of words and acts", "", "look_back", "said meant did_well in_line"},
		{"choices in line with aims", "plan", "plan_outcome", "met_cue did"},
		{"setbacks", "pattern", "lapse", "situation stage trigger_tags what_helped repair intensity"},
		{"testing friends", "pattern", "lapse", "urge stage"},
		{"learning from mistakes", "", "lapse", "lesson"},
		{"facing it", "", "checkin", ""},
		{"facing it in writing", "", "question", ""},
		{"people who show how it can be", "", "modelling", "behaviour tried"},
		{"reciprocal and one-sided, time on those who value me", "", "contact", ""},
		{"ownership", "", "ownership", "event not_mine mine next_act done"},
		{"being humbled", "", "perspective", "event their_view open"},
		{"owning acts", "", "conflict", "my_part_text repair expected how_received"},
		{"old beliefs", "belief", "belief_rating", "context before for against fairer after"},
		{"weaknesses as strengths", "trait", "reframe", "once_useful useful_now believe"},
		{"worth apart from others", "", "worth_note", "text"},
		{"peace with the past", "chapter", "past", "weight state"},
		{"letters", "chapter", "letter", "text"},
		{"forgiveness, contact and trust are three", "chapter", "past", "letting_go contact_wish trust_again safe_now"},
		{"caregivers", "chapter", "caregiver_view", "not_known not_deserved compassion anger"},
		{"risks in trust", "ladder", "trust_step", "rung feared p_feared dread safety_habits_dropped belief happened actual learned"},
		{"past anxiety", "ladder", "trust_step", "anx_before anx_peak anx_after"},
		{"communities", "community", "visit", "stayed spoke felt"},
		{"shared experiences", "", "shared", "text suggested_by"},
		{"being vulnerable", "", "disclosure", "depth received"},
		{"being supported", "", "support", "kind"},
		{"patience", "", "rest", "to reason"},
		{"the life I want", "direction", "direction_look", "text distance"},
		{"therapy, reading, groups", "", "support_work", "kind takeaway"},
	} {
		p := s.Named(c.record)
		if p == nil {
			t.Errorf("%s: there is no practice %q", c.what, c.record)
			continue
		}
		for _, key := range strings.Fields(c.keys) {
			if _, ok := p.Field(key); !ok {
				t.Errorf("%s: %s does not ask %q", c.what, c.record, key)
			}
		}
		if c.item != "" && s.Item(c.item) == nil {
			t.Errorf("%s: there is no kind of item %q", c.what, c.item)
		}
	}
	pattern := s.Item("pattern")
	for _, key := range []string{"origin", "carried_by", "stops_here", "signs", "instead"} {
		if _, ok := pattern.Field(key); !ok {
			t.Errorf("family patterns: a pattern is not asked %q", key)
		}
	}
}

func TestShippedPracticesFitTogether(t *testing.T) {
	s := shipped(t)
	for _, strand := range Strands() {
		if !slices.ContainsFunc(s.All(), func(p *Practice) bool { return p.Strand == strand }) {
			t.Errorf("strand %s has no practice", strand)
		}
	}
	for _, p := range s.All() {
		if p.Why.Text == "" || p.Why.Source == "" {
			t.Errorf("%s: got no reason or no source", p.ID)
		}
		if p.Makes == MakesRecord && len(p.Series) == 0 {
			t.Errorf("%s: gives no series", p.ID)
		}
		if k := p.About.Kind; k != "" && s.Item(k) == nil {
			t.Errorf("%s: is about %q, which is nowhere described", p.ID, k)
		}
		if p.Makes == MakesItem && len(s.About(p.ID)) == 0 {
			t.Errorf("item %s: nothing can be done about it", p.ID)
		}
		if g := p.Guard; g.Practice != "" {
			of := s.Named(g.Practice)
			if f, ok := of.Field(g.Key); of == nil || !ok || f.Type != Scale {
				t.Errorf("%s: is guarded by a scale that is nowhere", p.ID)
			}
		}
		for _, f := range p.Fields {
			item := s.Item(p.About.Kind)
			if kind, rest, _ := strings.Cut(f.From, ":"); kind == "items" && s.Item(rest) == nil {
				t.Errorf("%s %s: takes its options from %q, which is nowhere", p.ID, f.Key, f.From)
			} else if kind == "lines" {
				if _, ok := item.Field(rest); !ok {
					t.Errorf("%s %s: takes its options from %q, which is nowhere", p.ID, f.Key, f.From)
				}
			}
			if f.Copies != "" {
				if _, ok := item.Field(f.Copies); !ok {
					t.Errorf("%s %s: copies %q, which is nowhere", p.ID, f.Key, f.Copies)
				}
			}
		}
	}
}

// TestHardPartsSaySoFirst holds the parts on caregivers, forgiveness and trust to a
// note on safety, and keeps the two sentences about a caregiver together.
func TestHardPartsSaySoFirst(t *testing.T) {
	s := shipped(t)
	for _, p := range []*Practice{s.Item("chapter"), s.Item("ladder"), s.Named("past"), s.Named("letter"), s.Named("caregiver_view"), s.Named("trust_step"), s.Named("conflict"), s.Named("disclosure")} {
		if p.Care == "" {
			t.Errorf("%s: has no note on when it is not for now", p.ID)
		}
	}
	view := s.Named("caregiver_view")
	half := []data.Field{{Key: "not_known", Text: "how to ask"}}
	if got := view.Missing(half); len(got) != 1 {
		t.Errorf("one of two sentences: got %q, want one that says so", got)
	}
	if got := view.Missing(append(half, data.Field{Key: "not_deserved", Text: "to be left waiting"})); len(got) != 0 {
		t.Errorf("both sentences: got %q, want none", got)
	}
	if got := view.Missing(nil); len(got) != 0 {
		t.Errorf("neither: got %q, want none", got)
	}
}

// TestLapseAsksForTheSituationFirst: what was going on comes first, the person never.
func TestLapseAsksForTheSituationFirst(t *testing.T) {
	lapse := shipped(t).Named("lapse")
	if lapse.Fields[0].Key != "situation" {
		t.Errorf("got %q first, want the situation", lapse.Fields[0].Key)
	}
	open := 0
	for _, f := range lapse.Fields {
		if !f.More && !f.After {
			open++
		}
	}
	if open > 3 {
		t.Errorf("got %d questions at once, want three that take twenty seconds", open)
	}
	stage, _ := lapse.Field("stage")
	var values []string
	for _, o := range stage.Options {
		values = append(values, o.Value)
	}
	if want := []string{"noticed after", "caught midway", "chose differently"}; !slices.Equal(values, want) {
		t.Errorf("got stages %q, want %q", values, want)
	}
}

// TestFilesAreWrittenAsTheProgramWritesThem keeps every file in the one form that JSON
// gives, and each language in the shape of the English one. -update rewrites them.
func TestFilesAreWrittenAsTheProgramWritesThem(t *testing.T) {
	all := assets.Practices()
	err := fs.WalkDir(all, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(all, name)
		if err != nil {
			return err
		}
		p, err := Parse(b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return nil
		}
		want, err := p.JSON()
		if err != nil {
			return err
		}
		stem := strings.TrimPrefix(strings.TrimSuffix(filepath.Base(name), ".json"), "item_")
		if stem != p.ID || strings.HasPrefix(filepath.Base(name), "item_") != (p.Makes == MakesItem) || filepath.Dir(name) != p.Language {
			t.Errorf("%s: is named otherwise than its id, kind and language (%s, %s, %s)", name, p.ID, p.Makes, p.Language)
		}
		if bytes.Equal(b, want) {
			return nil
		}
		if os.Getenv("KITH_REWRITE") != "" {
			return os.WriteFile(filepath.Join("../../assets/practices", name), want, 0o600)
		}
		t.Errorf("%s: is not written as the program writes it; KITH_REWRITE=1 go test ./data/practice does", name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEachLanguageAsksTheSame(t *testing.T) {
	folders, err := fs.ReadDir(assets.Practices(), ".")
	if err != nil {
		t.Fatal(err)
	}
	english := shipped(t)
	for _, folder := range folders {
		s, err := Load(assets.Practices(), folder.Name())
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range s.All() {
			if why := Differs(english.All()[i], p); why != "" {
				t.Errorf("%s/%s: %s", folder.Name(), p.ID, why)
			}
		}
	}
}
