package command

import (
	"encoding/json"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/practice"
)

func TestPracticesAreListedAndCheckedWithoutAVault(t *testing.T) {
	d := newDesk(t)
	if a := d.raw("", "practice", "list"); a.code != Done || !strings.Contains(a.out, "trust_step") || !strings.Contains(a.out, "item     pattern") {
		t.Errorf("got %+v, want the practices", a)
	}
	var list []practice.Practice
	datatest.Must(t, json.Unmarshal([]byte(d.raw("", "practice", "list", "--json").out), &list))
	if len(list) < 30 {
		t.Errorf("got %d, want all", len(list))
	}
	shown := d.raw("", "practice", "show", "lapse")
	if _, err := practice.Parse([]byte(shown.out)); err != nil || shown.code != Done {
		t.Errorf("what is shown is no file: %v", err)
	}
	file := d.file("lapse.json", shown.out)
	if a := d.raw("", "practice", "check", file); a.code != Done || !strings.Contains(a.out, "can be used") {
		t.Errorf("got %+v, want that it can be used", a)
	}
	bad := strings.Replace(shown.out, `"strand"`, `"strnd"`, 1)
	if a := d.raw(bad, "practice", "check", "-"); a.code != Failed || !strings.Contains(a.out, "strnd") {
		t.Errorf("got %+v, want what is wrong with it", a)
	}
	if a := d.raw(bad, "practice", "check", "-", "--json"); a.code != Failed || !strings.Contains(a.out, `"ok": false`) {
		t.Errorf("got %+v, want JSON that says so", a)
	}
	if a := d.raw("", "practice", "show", "nothing"); a.code != Failed || !strings.Contains(a.err, "no such practice") {
		t.Errorf("got %+v, want that there is none", a)
	}
}

func TestAPracticeIsNotedFromAScript(t *testing.T) {
	d := withVault(t)
	d.want(Done, "", "people", "--add", "Anna")
	ladder := `{"title": "Asking for help", "day": "2026-11-01", "answers": {"rungs": "ask the way\nask for a lift"}}`
	if a := d.run(ladder, "practice", "log", "item:ladder"); a.code != Done {
		t.Fatalf("got %+v, want a ladder", a)
	}
	step := `{"day": "2026-11-20", "item": "asking for help", "people": ["Anna"], "answers": {"rung": "ask for a lift", "dread": 70}}`
	a := d.run(step, "practice", "log", "trust_step", "--begin", "--json")
	var r data.Record
	if a.code != Done || json.Unmarshal([]byte(a.out), &r) != nil {
		t.Fatalf("got %+v, want a step", a)
	}
	if r.Field("dread").Number != data.Rated(70) || len(r.People) != 1 || r.Item.IsZero() || r.Follow != r.Day+2 || r.Field(practice.Begun).Day != r.Day {
		t.Errorf("got %+v, want a step that has begun and is asked after", r)
	}
	if a := d.run(`{"answers": {"situation": "slow reply"}}`, "practice", "log", "lapse"); a.code != Done {
		t.Fatalf("got %+v, want a lapse", a)
	}
	if a := d.run("", "practice", "records"); a.code != Done || strings.Count(a.out, "\n") != 2 || !strings.Contains(a.out, "slow reply") {
		t.Errorf("got %+v, want both, the newest first", a)
	}
	var list []data.Record
	datatest.Must(t, json.Unmarshal([]byte(d.run("", "practice", "records", "--item", "Asking for help", "--practice", "trust_step", "--json").out), &list))
	if len(list) != 1 || list[0].ID != r.ID {
		t.Errorf("got %+v, want the step", list)
	}
	if a := d.run("", "practice", "items", "--kind", "ladder"); a.code != Done || !strings.Contains(a.out, "Asking for help") {
		t.Errorf("got %+v, want the ladder", a)
	}
	if a := d.run("", "practice", "items", "--kind", "belief", "--json"); strings.TrimSpace(a.out) != "[]" {
		t.Errorf("got %+v, want an empty list", a)
	}
}

func TestWhatCannotBeNotedIsSaid(t *testing.T) {
	d := withVault(t)
	for _, c := range []struct {
		in, id, says string
		more         []string
	}{
		{`{"answers": {"stage": "won"}}`, "lapse", "options", nil},
		{`{"answers": {"sitution": "x"}}`, "lapse", "asks no question", nil},
		{`{"answer": {}}`, "lapse", "should be an object", nil},
		{`[]`, "lapse", "should be an object", nil},
		{`{}`, "belief_rating", "needs an", nil},
		{`{"item": "Nothing"}`, "belief_rating", "nothing of this title", nil},
		{`{"people": ["Otto"]}`, "lapse", "person 1 of 1", nil},
		{`{}`, "contact", "elsewhere", nil},
		{`{}`, "nothing", "no such practice", nil},
		{`{}`, "item:belief", "Title", nil},
		{`{"answers": {"not_known": "x"}}`, "caregiver_view", "belong together", nil},
	} {
		if a := d.run(c.in, append([]string{"practice", "log", c.id}, c.more...)...); a.code != Failed || !strings.Contains(a.err, c.says) {
			t.Errorf("%s %s: got %+v, want %q", c.id, c.in, a, c.says)
		}
	}
	if a := d.run(`{}`, "practice", "log", "lapse", "--begin"); a.code != WrongUsage {
		t.Errorf("--begin of a lapse: got %+v, want wrong usage", a)
	}
	if a := d.run(`{"title": "x"}`, "practice", "log", "lapse"); a.code != WrongUsage {
		t.Errorf("a lapse with a title: got %+v, want wrong usage", a)
	}
	if a := d.run("", "practice", "records"); a.out != "" {
		t.Errorf("got %+v, want nothing noted", a)
	}
}
