package practice_test

import (
	"slices"
	"testing"

	"kith/data"
	. "kith/data/practice"
)

const today = data.Day(20000)

// record makes one of a practice about an item, so many days ago.
func record(practice string, item data.ID, ago int, fields ...data.Field) data.Record {
	return data.Record{ID: data.NewID(), Practice: practice, Item: item, Day: today - data.Day(ago), Fields: fields}
}

func TestARestPausesWhatIsAskedAndOffered(t *testing.T) {
	s := shipped(t)
	belief := data.Item{ID: data.NewID(), Kind: "belief"}
	records := []data.Record{record("trust_step", data.ID{}, 9, data.Field{Key: "feared", Text: "x"})}
	records[0].Follow = today - 5
	if len(Waiting(s, records, today)) != 1 || len(Next(s, []data.Item{belief}, records, Worth, today, 3)) != 1 {
		t.Fatal("before the rest: want one to ask after and one offer")
	}
	if len(Waiting(s, records, today+90)) != 0 {
		t.Error("three months later: want nothing asked any more")
	}
	rest := record(RestID, data.ID{}, 2, data.Field{Key: "from", Day: today - 2})
	records = append(records, rest)
	if Resting(records, today) == nil || len(Waiting(s, records, today)) != 0 || len(Next(s, []data.Item{belief}, records, Worth, today, 3)) != 0 {
		t.Error("resting: want nothing asked and nothing offered")
	}
	if !EndRest(&records[1], today) || Resting(records, today) != nil || Resting(records, today-1) == nil {
		t.Errorf("ended: got %v, want it over since yesterday", records[1].Fields)
	}
	if len(rest.Fields) != 1 {
		t.Error("ending a rest changed a record that was handed out before")
	}
	begunToday := record(RestID, data.ID{}, 0)
	if EndRest(&begunToday, today) {
		t.Error("a rest of today: got it ended, want that nothing is left of it")
	}
}

func TestASecondLookIsOfferedAfterAWhile(t *testing.T) {
	s := shipped(t)
	belief, resting := data.Item{ID: data.NewID(), Kind: "belief"}, data.Item{ID: data.NewID(), Kind: "belief", State: data.Resting}
	items := []data.Item{belief, resting}
	got := Next(s, items, []data.Record{record("belief_rating", belief.ID, 40)}, Worth, today, 3)
	if len(got) != 1 || !got[0].Again || got[0].Item.ID != belief.ID {
		t.Errorf("after 40 days: got %+v, want another look", got)
	}
	if got := Next(s, items, []data.Record{record("belief_rating", belief.ID, 40), record("belief_rating", belief.ID, 5)}, Worth, today, 3); len(got) != 0 {
		t.Errorf("after 5 days: got %+v, want nothing", got)
	}
	if got := Next(s, items, nil, Outward, today, 3); len(got) != 0 {
		t.Errorf("in another strand: got %+v, want nothing", got)
	}
}

func TestForgivenessIsNotOfferedWhereItIsNotSafe(t *testing.T) {
	s := shipped(t)
	chapter := data.Item{ID: data.NewID(), Kind: "chapter"}
	offered := func(safe float64) []string {
		var ids []string
		for _, n := range Next(s, []data.Item{chapter}, []data.Record{
			record("past", chapter.ID, 400, data.Field{Key: "safe_now", Number: data.Rated(9)}),
			record("past", chapter.ID, 100, data.Field{Key: "safe_now", Number: data.Rated(safe)}),
		}, Outward, today, 9) {
			ids = append(ids, n.Practice.ID)
		}
		return ids
	}
	if got := offered(2); len(got) != 0 {
		t.Errorf("not safe: got %v, want none", got)
	}
	if got := offered(7); !slices.Contains(got, "past") || !slices.Contains(got, "caregiver_view") {
		t.Errorf("safe: got %v, want both", got)
	}
}

func TestALessonComesBackWithItsTrigger(t *testing.T) {
	lapse := shipped(t).Named("lapse")
	lesson := func(ago int, tags, said string) data.Record {
		return record("lapse", data.ID{}, ago, data.Field{Key: "trigger_tags", Text: tags}, data.Field{Key: "lesson", Text: said})
	}
	records := []data.Record{lesson(1, "tired, slow reply", "eat first"), lesson(3, "closeness", "stay"), lesson(5, "slow reply", "eat first"), lesson(9, "slow reply", "ask")}
	now := []data.Field{{Key: "trigger_tags", Text: "Sunday, slow reply"}}
	if got := lapse.Echoes(now, records, data.ID{}); !slices.Equal(got, []string{"eat first", "ask"}) {
		t.Errorf("got %q, want the two lessons, the newest first", got)
	}
	if got := lapse.Echoes(now, records[:1], records[0].ID); len(got) != 0 {
		t.Errorf("got %q of the note itself, want none", got)
	}
	if got := lapse.Echoes(nil, records, data.ID{}); len(got) != 0 {
		t.Errorf("no trigger: got %q, want none", got)
	}
}

func TestAPlannedStepWaitsForItsBeginning(t *testing.T) {
	step := shipped(t).Named("trust_step")
	r := record("trust_step", data.ID{}, 0, data.Field{Key: "feared", Text: "x"})
	step.Settle(&r, today)
	if r.Follow != 0 {
		t.Errorf("planned: got %v, want not asked after yet", r.Follow)
	}
	Begin(&r, today)
	Begin(&r, today+3)
	step.Settle(&r, today)
	if r.Follow != today+2 || r.Field(Begun).Day != today {
		t.Errorf("begun: got %v asked after, begun %v", r.Follow, r.Field(Begun).Day)
	}
	r.Fields = append(r.Fields, data.Field{Key: "happened", Answer: data.No})
	step.Settle(&r, today+4)
	if r.Closed != today+4 || Open(&r) {
		t.Errorf("answered: got closed %v, want on that day", r.Closed)
	}
	mended := record("lapse", data.ID{}, 0, data.Field{Key: "repair", Text: "planned"})
	lapse := shipped(t).Named("lapse")
	lapse.Settle(&mended, today)
	mended.Fields[0].Text = "done"
	lapse.Settle(&mended, today+1)
	if mended.Follow != today+3 || mended.Closed != today+1 {
		t.Errorf("mended early: got %v and %v", mended.Follow, mended.Closed)
	}
}
