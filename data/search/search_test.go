package search

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

func moodOf(m int8) *int8 { return &m }

// journal is seven entries that between them use everything a query can ask for.
func journal() []Doc {
	return []Doc{
		{ID: ID{1}, Day: dayOf(2024, 3, 1), Title: "An anxious call", Body: "Anna called. I felt safe after a while.",
			Tags: []string{"Repair/Small"}, People: []string{"Anna Schmidt"}, Mood: moodOf(-1)},
		{ID: ID{2}, Day: dayOf(2024, 4, 17), Title: "Ruhe", Body: "Ein ruhiger Tag in der Straße, Müller war da. Calm and close.",
			Tags: []string{"self care"}, Mood: moodOf(2), Starred: true},
		{ID: ID{3}, Day: dayOf(2025, 4, 17), Body: "Work, work, work. Safe I felt not, but anxiously busy.", HasPhoto: true, Captions: []string{"The office garden"}},
		{ID: ID{4}, Day: today - 3, Title: "Łódź", Body: "Spacer po łódzkiej ulicy. Zażółć gęślą jaźń.", People: []string{"Ben", "Anna Maria Nowak"}, Draft: true},
		{ID: ID{5}, Day: today - 1, Title: "北京", Body: "我爱北京。今天很平静。", Mood: moodOf(0), Template: "Thought Record"},
		{ID: ID{6}, Day: today, Body: "Don't call it close. L'amour, l’été!", Tags: []string{"work"}, Mood: moodOf(1), Muted: true},
		{ID: ID{7}, Day: dayOf(2023, 12, 31), Title: "Year", Body: "calm\n\nwork", Tags: []string{"workshop", "🎉"}},
	}
}

func filled(docs []Doc) *Index {
	x := New()
	for _, d := range docs {
		x.Put(d)
	}
	return x
}

// asked is a search text and the entries of the journal that answer it.
type asked struct{ text, want string }

// expectEntries asks by looking through the entries, by the index, and by the
// index after it was saved and loaded.
func expectEntries(t *testing.T, cases []asked) {
	t.Helper()
	docs := journal()
	x := filled(docs)
	loaded := saved(t, x)
	for _, c := range cases {
		q := Parse(c.text, today, false)
		var scan []string
		for _, d := range docs {
			if q.Match(d) {
				scan = append(scan, fmt.Sprint(d.ID[0]))
			}
		}
		if got := strings.Join(scan, " "); got != c.want {
			t.Errorf("Match(%q): got entries %q, want %q", c.text, got, c.want)
		}
		for _, y := range []*Index{x, loaded} {
			if got := found1(y, q); got != c.want {
				t.Errorf("Search(%q): got entries %q, want %q", c.text, got, c.want)
			}
		}
	}
}

func TestWordsAndPhrasesFindTheirEntries(t *testing.T) {
	expectEntries(t, []asked{
		{"", "1 2 3 4 5 6 7"},
		{"calm", "2 7"},
		{"CALM", "2 7"},
		{"anxious call", "1"},
		{"call", "1 6"},
		{"call*", "1 6"},
		{"calle*", "1"},
		{`"felt safe"`, "1"},
		{`"safe I felt"`, "3"},
		{`"felt saf*"`, "1"},
		{`"call anna"`, ""},    // from the title into the body is no phrase
		{`"while Repair"`, ""}, // nor from the body into the tags
		{`"schmidt anna"`, ""}, // nor from a name anywhere
		{"calm OR anxious", "1 2 7"},
		{"calm OR anxious work", "7"},
		{"calm -close", "7"},
		{"work -calm", "3 6"},
		{"-work -calm", "1 4 5"},
		{"work -(calm OR busy)", "6"},
		{"title:anxious", "1"},
		{"title:anna", ""},
		{"title:an*", "1"},
		{`title:"anxious call"`, "1"},
	})
}

func TestTagsAndPeopleFindTheirEntries(t *testing.T) {
	expectEntries(t, []asked{
		{"tag:repair", "1"},
		{"#repair", "1"},
		{"#Repair/Small", "1"},
		{"#small", ""},
		{"#work", "6"},
		{"#work*", "6 7"},
		{`tag:"self care"`, "2"},
		{"#self-care", "2"},
		{"#🎉", "7"},
		{"person:Anna", "1 4"},
		{"@anna", "1 4"},
		{`person:"Anna Schmidt"`, "1"},
		{`person:"Anna Nowak"`, ""},
		{"@now*", "4"},
		{"Schmidt", "1"}, // names are words too
		{"garden", "3"},  // and captions
		{"small", "1"},   // and tags
	})
}

func TestDaysMoodsAndMarksFindTheirEntries(t *testing.T) {
	expectEntries(t, []asked{
		{"date:2024", "1 2"},
		{"date:2024-03", "1"},
		{"date:2024-03-01..2024-04", "1 2"},
		{"date:yesterday", "5"},
		{"date:7d..", "4 5 6"},
		{"before:2024", "7"},
		{"after:2024", "3 4 5 6"},
		{"on:04-17", "2 3"},
		{"mood:<0", "1"},
		{"mood:>=1", "2 6"},
		{"mood:0", "5"},
		{"mood:..0", "1 5"},
		{"has:mood -mood:2", "1 5 6"},
		{"has:photo", "3"},
		{"has:tag", "1 2 6 7"},
		{"has:person", "1 4"},
		{"-has:title", "3 6"},
		{"is:starred", "2"},
		{"is:draft", "4"},
		{"is:muted", "6"},
		{"template:thought-record", "5"},
		{"template:though*", "5"},
	})
}

func TestWordsOfEveryLanguageFindTheirEntries(t *testing.T) {
	expectEntries(t, []asked{
		{"strasse", "2"},
		{"muller OR Müller", "2"},
		{"lodz", "4"},
		{"zazolc jazn", "4"},
		{"北京", "5"},
		{"爱北", "5"},
		{"京", "5"},
		{"平静", "5"},
		{"北平", ""},
		{"don't", "6"},
		{"don’t", "6"},
		{"amour", "6"},
		{"ete", "6"},
		{"nowhere", ""},
		{"nowhere*", ""},
		{"nowhere OR calm", "2 7"},
		{`"felt nowhere"`, ""},
		{`"nowhere felt*"`, ""},
		{"-nowhere calm", "2 7"},
		{"(anna OR calm) (@anna OR #workshop)", "1 4 7"},
	})
}

// found1 is the first byte of the id of every hit, in ascending order.
func found1(x *Index, q Query) string {
	var ids []int
	for _, h := range x.Search(q, SearchOptions{Today: today}).Hits {
		ids = append(ids, int(h.ID[0]))
	}
	slices.Sort(ids)
	return strings.Trim(fmt.Sprint(ids), "[]")
}

// order is the first byte of the id of every hit, in the order of the hits.
func order(x *Index, text string, s Sort) string {
	return strings.TrimSpace(idsOf(x.Search(Parse(text, today, false), SearchOptions{Sort: s, Today: today}).Hits))
}

func TestTheBestEntryComesFirst(t *testing.T) {
	pad := strings.Repeat("something else entirely ", 20)
	for _, c := range []struct {
		name, text string
		docs       []Doc // in the order wanted
	}{
		{"a title counts more", "calm", []Doc{{Title: "calm", Body: pad}, {Body: "calm " + pad}}},
		{"more of the word counts more", "calm", []Doc{{Body: "calm calm calm " + pad}, {Body: "calm " + pad}}},
		{"a short entry counts more", "calm", []Doc{{Body: "calm now"}, {Body: "calm " + pad}}},
		{"a rare word counts more", "calm OR sea", []Doc{{Body: "sea " + pad}, {Body: "calm " + pad}, {Body: "calm " + pad}}},
		{"both words count more than one", "calm OR sea", []Doc{{Body: "calm sea " + pad}, {Body: "calm " + pad}, {Body: "sea x " + pad}}},
		{"the whole word before its beginning", "ann*", []Doc{{Body: "ann " + pad}, {Body: "anna " + pad}}},
		{"a newer entry before an equal one", "calm", []Doc{{Body: "calm", Day: today}, {Body: "calm", Day: today - 400}, {Body: "calm", Day: today - 4000}}},
		{"but not before a better one", "calm", []Doc{{Body: "calm calm calm " + pad, Day: today - 4000}, {Body: "calm " + pad, Day: today}}},
		{"without words the newest", "has:title", []Doc{{Title: "x", Day: 5}, {Title: "x", Day: 4}, {Title: "x", Day: 3}}},
		{"a phrase in the title counts more", `"calm sea"`, []Doc{{Title: "calm sea", Body: pad}, {Body: "calm sea " + pad}}},
	} {
		x := New()
		var want []string
		for i, d := range c.docs {
			d.ID = ID{byte(i + 1)}
			want = append(want, fmt.Sprint(i+1))
		}
		for i := len(c.docs) - 1; i >= 0; i-- {
			d := c.docs[i]
			d.ID = ID{byte(i + 1)}
			x.Put(d)
		}
		if got := order(x, c.text, Relevance); got != strings.Join(want, " ") {
			t.Errorf("%s: got order %s, want %s", c.name, got, strings.Join(want, " "))
		}
	}
}

func TestEntriesOfADayAreOrderedByWhenTheyWereWritten(t *testing.T) {
	x := filled([]Doc{{ID: ID{1}, Day: 5, Created: 20}, {ID: ID{2}, Day: 5, Created: 30}, {ID: ID{3}, Day: 6, Created: 1}, {ID: ID{4}, Day: 5, Created: 20}})
	if got := order(x, "", Newest); got != "3 2 1 4" {
		t.Errorf("newest first: got %s, want 3 2 1 4", got)
	}
	if got := order(x, "", Oldest); got != "1 4 2 3" {
		t.Errorf("oldest first: got %s, want 1 4 2 3", got)
	}
}

func TestAFewHitsAreTheBestOfAll(t *testing.T) {
	x := New()
	for i := range 5000 {
		n := i * 7919 % 5000 // in no order
		x.Put(Doc{ID: ID{byte(i), byte(i >> 8)}, Day: int32(n / 3), Created: int64(n), Body: strings.Repeat("calm ", 1+n%40) + strings.Repeat("sea ", n%13)})
	}
	for _, s := range []Sort{Relevance, Newest, Oldest} {
		q := Parse("calm", today, false)
		all := x.Search(q, SearchOptions{Sort: s, Today: today}).Hits
		for _, limit := range []int{1, 2, 20, 999, 1000, 4999, 5000, 6000, int(^uint(0) >> 1)} {
			got := x.Search(q, SearchOptions{Sort: s, Today: today, Limit: limit})
			if want := all[:min(limit, len(all))]; !slices.Equal(got.Hits, want) || got.Total != 5000 {
				t.Errorf("sort %d, limit %d: got %d hits of %d, want the first %d of 5000", s, limit, len(got.Hits), got.Total, len(want))
			}
		}
	}
	if got := New().Search(Query{}, SearchOptions{Limit: 3}); len(got.Hits) != 0 || got.Total != 0 {
		t.Errorf("search in an empty index: got %+v, want nothing", got)
	}
}

func TestAChangedEntryIsFoundByItsNewWordsOnly(t *testing.T) {
	x := New()
	x.Put(Doc{ID: ID{1}, Body: "first thoughts"})
	x.Put(Doc{ID: ID{1}, Body: "second thoughts"})
	x.Put(Doc{ID: ID{2}, Body: "gone thoughts"})
	x.Delete(ID{2})
	x.Delete(ID{9})
	for text, want := range map[string]string{"first": "", "second": "1", "thoughts": "1", "gone": "", "fir*": "", `"gone thoughts"`: "", "-second": ""} {
		if got := found1(x, Parse(text, today, false)); got != want {
			t.Errorf("Search(%q) after changes: got %q, want %q", text, got, want)
		}
	}
	if x.Len() != 1 || !x.Has(ID{1}) || x.Has(ID{2}) || !slices.Equal(x.IDs(), []ID{{1}}) {
		t.Errorf("after changes: got %d entries %v, want only the first", x.Len(), x.IDs())
	}
}

func TestManyChangesDoNotMakeTheIndexGrow(t *testing.T) {
	x := New()
	for i := range 3000 {
		x.Put(Doc{ID: ID{byte(i % 100)}, Day: int32(i), Body: fmt.Sprintf("calm round%d word%d", i/100, i)})
	}
	if rows := len(x.rows.id); rows > 100+minDead+100 {
		t.Errorf("after 3000 changes of 100 entries: got %d rows, want about 100 to 164", rows)
	}
	if terms := x.terms.len(); terms > 500 {
		t.Errorf("after 3000 changes of 100 entries: got %d words kept, want those of living entries", terms)
	}
	if got := x.Search(Parse("calm", today, false), SearchOptions{}).Total; got != 100 {
		t.Errorf("search after many changes: got %d hits, want 100", got)
	}
	if got := x.Search(Parse("round29", today, false), SearchOptions{}).Total; got != 100 {
		t.Errorf("search for the last round: got %d hits, want 100", got)
	}
	if got := x.Search(Parse("round2*", today, false), SearchOptions{}).Total; got != 100 {
		t.Errorf("search for a beginning: got %d hits, want 100", got)
	}
}

func TestAnUncommonlyLongEntryGivesItsRoomBack(t *testing.T) {
	x := New()
	x.Put(Doc{ID: ID{1}, Body: strings.Repeat("calm sea ", 100_000) + "lighthouse"})
	x.Put(Doc{ID: ID{2}, Body: "sea calm"})
	if got := cap(x.writer.all); got > 1<<14 {
		t.Errorf("room kept after a long entry: got %d, want at most %d", got, 1<<14)
	}
	for text, want := range map[string]string{`"sea calm"`: "1 2", `"sea lighthouse"`: "1", "lighthouse": "1"} {
		if got := found1(x, Parse(text, today, false)); got != want {
			t.Errorf("Search(%q): got %q, want %q", text, got, want)
		}
	}
}

func TestSearchingGoesOnWhileEntriesChange(t *testing.T) {
	x := filled(journal())
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 200 {
				q := Parse([]string{"calm", "ca*", `"felt safe"`, "-work", "is:starred"}[i%5], today, false)
				x.Search(q, SearchOptions{Limit: 3})
				x.Has(ID{3})
			}
		})
	}
	all.Go(func() {
		for i := range 400 {
			x.Put(Doc{ID: ID{100, byte(i % 7)}, Body: fmt.Sprintf("calm new%d felt safe", i)})
		}
	})
	all.Go(func() {
		for range 10 {
			chunksOf(t, x)
		}
	})
	all.Wait()
	if got := x.Search(Parse("calm", today, false), SearchOptions{}).Total; got != 9 {
		t.Errorf("search afterwards: got %d hits, want 9", got)
	}
}

// TestTheIndexStaysSmall counts the bytes of the structure itself, so that the
// answer is the same on every machine.
func TestTheIndexStaysSmall(t *testing.T) {
	c := someCorpus()
	x := fill(c)
	words := 0
	for _, n := range x.rows.words {
		words += int(n)
	}
	size := bytesOf(x)
	if perThousand := float64(size) / 1e6 / float64(x.Len()) * 1000; perThousand > 1.6 {
		t.Errorf("index of %d entries with %d words: got %.2f MB for 1,000 entries, want at most 1.6", x.Len(), words, perThousand)
	}
	if got := bytesOf(saved(t, x)); got > size {
		t.Errorf("loaded index: got %d bytes, want no more than the %d it was saved from", got, size)
	}
}

// bytesOf adds up what the index keeps.
func bytesOf(x *Index) int {
	const listSize, blockHead, rowSize, idEntry = 40, 40, 39, 40
	n := cap(x.terms.texts) + 4*(cap(x.terms.ends)+cap(x.terms.slots)+cap(x.terms.sorted)+cap(x.terms.fresh)+cap(x.writer.bySlot))
	n += cap(x.lists)*listSize + cap(x.rows.id)*rowSize + len(x.byID)*idEntry
	for i := range x.lists {
		n += cap(x.lists[i].tail)
		for _, b := range x.lists[i].finished() {
			n += blockHead + cap(b.data)
		}
	}
	return n
}
