package sample

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"kith/data"
)

// entries makes all entries of a life.
func entries(p *plan) []data.Entry {
	list := make([]data.Entry, len(p.pages))
	for i := range list {
		list[i] = p.entry(i)
	}
	return list
}

// mentions tells whether a name stands in a text as a word of its own.
func mentions(text, name string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return false
		}
		i += from
		before, _ := lastRune(text[:i])
		after, _ := firstRune(text[i+len(name):])
		// Chinese names stand in Chinese texts without blanks around them.
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) || unicode.Is(unicode.Han, after) || unicode.Is(unicode.Han, before) {
			return true
		}
		from = i + len(name)
	}
}

func lastRune(s string) (rune, bool) {
	list := []rune(s)
	if len(list) == 0 {
		return 0, false
	}
	return list[len(list)-1], true
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

func TestThoseLinkedAreNamedAndThoseNamedAreLinked(t *testing.T) {
	p := planned(t, Life{Years: 4, People: 90, Entries: 900, Seed: 11})
	linked := 0
	for n, e := range entries(p) {
		text := e.Title + "\n" + e.Body
		for _, who := range p.cast {
			is := slices.Contains(e.People, who.rec.ID)
			if named := mentions(text, who.rec.Name); named != is {
				t.Errorf("entry %d and %s: got named %v, linked %v, want both or neither in %q", n, who.rec.Name, named, is, text)
			}
			if is {
				linked++
				if !who.around(e.Day) {
					t.Errorf("entry %d of %v: got %s, met %v, gone %v", n, e.Day, who.rec.Name, who.met, who.gone)
				}
			}
		}
		if g := p.pages[n]; g.who >= 0 && !slices.Contains(e.People, p.cast[g.who].rec.ID) {
			t.Errorf("entry %d: got nothing about %s, of whom it is: %q", n, p.cast[g.who].rec.Name, e.Body)
		}
	}
	if linked < 700 {
		t.Errorf("links: got %d in 900 entries, want 700 at least", linked)
	}
}

func TestEntriesAreValidAndOfTheirDay(t *testing.T) {
	p := planned(t, Life{Years: 2, People: 30, Entries: 400, Seed: 5})
	last := p.at(p.last+1, 0)
	seen := map[data.ID]bool{}
	for n, e := range entries(p) {
		if err := e.Check(); err != nil {
			t.Errorf("entry %d: %v", n, err)
		}
		if e.Blank() || strings.TrimSpace(e.Body) == "" {
			t.Errorf("entry %d: got nothing written", n)
		}
		if seen[e.ID] {
			t.Errorf("entry %d: got an id twice", n)
		}
		seen[e.ID] = true
		if e.Day < p.first || e.Day > p.last || !e.Modified.Before(last) || e.Modified.Before(e.Created) {
			t.Errorf("entry %d: got day %v, %v to %v, want within the life", n, e.Day, e.Created, e.Modified)
		}
		// A night's entry belongs to the day before, so the clock may be a day on.
		if day := data.LivedDay(e.Created.In(p.zone), 4*time.Hour); day != e.Day {
			t.Errorf("entry %d: got day %v, created on the evening of %v", n, e.Day, day)
		}
	}
}

func TestTextsAreClean(t *testing.T) {
	p := planned(t, Life{Years: 3, People: 40, Entries: 1500, Seed: 8})
	odd := regexp.MustCompile(`[{}|]|  \S|\.\.| [,.]|//|^\s|\s$|[a-z]\.[A-Z]|“”|\?[.]|, *\.|: *\.|\ba [aeiou]pp?le`)
	for n, e := range entries(p) {
		for _, text := range []string{e.Title, e.Body, e.Prompt} {
			if found := odd.FindString(text); found != "" {
				t.Errorf("entry %d: got %q in %q", n, found, text)
			}
		}
		if strings.ContainsAny(e.Title, "\n") || strings.Contains(e.Body, "\n\n\n") {
			t.Errorf("entry %d: got stray new lines in %q", n, e.Body)
		}
	}
}

func TestEntriesAreAsLongAsPeopleWrite(t *testing.T) {
	var lengths []int
	marks := map[string]int{}
	for _, e := range entries(planned(t, Life{Years: 5, People: 40, Entries: 1500, Seed: 3})) {
		lengths = append(lengths, len(strings.Fields(e.Body)))
		for _, mark := range []string{"## ", "- [ ] ", "- [x] ", "> "} {
			if strings.Contains("\n"+e.Body, "\n"+mark) {
				marks[mark]++
			}
		}
	}
	slices.Sort(lengths)
	if median := lengths[len(lengths)/2]; median < 90 || median > 150 {
		t.Errorf("median length: got %d words, want about 120", median)
	}
	long := len(lengths) - sortedBelow(lengths, 600)
	short := sortedBelow(lengths, 12)
	if long < 5 || long > 90 || short < 20 || short > 250 {
		t.Errorf("got %d of 600 words and more, %d under 12, of 1500, want a few of both", long, short)
	}
	for _, mark := range []string{"## ", "- [ ] ", "- [x] ", "> "} {
		if marks[mark] < 10 {
			t.Errorf("Markdown %q: got it in %d of 1500 entries, want 10 at least", mark, marks[mark])
		}
	}
}

// sortedBelow counts the numbers of a sorted list below n.
func sortedBelow(list []int, n int) int {
	i, _ := slices.BinarySearch(list, n)
	return i
}

func TestAThousandEntriesDoNotReadLikeTwenty(t *testing.T) {
	counts := map[string]int{}
	bodies := map[string]int{}
	ends := regexp.MustCompile(`[.!?。！？]["”»]?\s+|\n+`)
	for _, e := range entries(planned(t, Life{Years: 4, People: 60, Entries: 1000, Seed: 21})) {
		bodies[e.Body]++
		own := map[string]bool{}
		for _, s := range ends.Split(e.Body, -1) {
			s = strings.Trim(s, "-#> []x")
			if len(strings.Fields(s)) >= 4 && !own[s] {
				own[s] = true
				counts[s]++
			}
		}
	}
	sentences, once := 0, 0
	for s, n := range counts {
		sentences += n
		if n == 1 {
			once++
		}
		if n > 20 {
			t.Errorf("got %d times in 1000 entries: %q", n, s)
		}
	}
	if share := float64(len(counts)) / float64(sentences); share < .5 {
		t.Errorf("different sentences: got %.2f of all, want half at least", share)
	}
	if len(bodies) < 980 {
		t.Errorf("different entries: got %d of 1000", len(bodies))
	}
	t.Logf("%d sentences, %d different, %d told once", sentences, len(counts), once)
}

func TestSomeEntriesAreInOtherLanguages(t *testing.T) {
	found := map[string]int{}
	for _, e := range entries(planned(t, Life{Years: 4, People: 40, Entries: 1500, Seed: 2})) {
		text := " " + strings.ToLower(e.Body)
		han := 0
		for _, r := range e.Body {
			if unicode.Is(unicode.Han, r) {
				han++
			}
		}
		switch {
		case han > 20:
			found["zh"]++
		case strings.Contains(text, " ich ") || strings.Contains(text, " und "):
			found["de"]++
		case strings.Contains(text, " que ") && strings.Contains(text, "ó"):
			found["es"]++
		case strings.Contains(text, " la ") && strings.Contains(text, "é"):
			found["fr"]++
		case strings.ContainsAny(text, "łąęś") && strings.Contains(text, " w "):
			found["pl"]++
		}
	}
	sum := 0
	for _, lang := range []string{"de", "es", "fr", "pl", "zh"} {
		if found[lang] < 3 {
			t.Errorf("entries in %s: got %d of 1500, want 3 at least", lang, found[lang])
		}
		sum += found[lang]
	}
	if sum > 150 {
		t.Errorf("entries in other languages: got %d of 1500, want a few per cent", sum)
	}
}

func TestMoodsTitlesTagsAndStarsAreOnSome(t *testing.T) {
	p := planned(t, Life{Years: 3, People: 40, Entries: 1000, Seed: 13})
	var moods, titles, tags, stars, prompts int
	half := [2][]float64{}
	for _, e := range entries(p) {
		if e.Mood.Set {
			moods++
			i := min(1, int(2*p.progress(e.Day)))
			half[i] = append(half[i], e.Mood.Value)
		}
		for _, x := range []struct {
			is bool
			n  *int
		}{{e.Title != "", &titles}, {len(e.Tags) > 0, &tags}, {e.Starred, &stars}, {e.Prompt != "", &prompts}} {
			if x.is {
				*x.n++
			}
		}
	}
	for _, c := range []struct {
		name      string
		n, lo, hi int
	}{
		{"moods", moods, 500, 750}, {"titles", titles, 200, 500}, {"tags", tags, 450, 850},
		{"stars", stars, 5, 70}, {"prompts", prompts, 15, 120},
	} {
		if c.n < c.lo || c.n > c.hi {
			t.Errorf("%s: got %d of 1000 entries, want %d to %d", c.name, c.n, c.lo, c.hi)
		}
	}
	if first, second := mean(half[0]), mean(half[1]); second <= first {
		t.Errorf("mood: got %.2f in the first half and %.2f in the second, want it better", first, second)
	}
}

func TestIDsAreUUIDsOfVersionSevenAndOfTheirTime(t *testing.T) {
	p := planned(t, small())
	seen := map[data.ID]bool{}
	check := func(noun string, id data.ID, at time.Time) {
		ms := int64(id[0])<<40 | int64(id[1])<<32 | int64(id[2])<<24 | int64(id[3])<<16 | int64(id[4])<<8 | int64(id[5])
		if id[6]>>4 != 7 || id[8]>>6 != 2 || ms != at.UnixMilli() {
			t.Errorf("id of a %s: got %s, want a UUIDv7 of %v", noun, id, at)
		}
		if seen[id] {
			t.Errorf("id of a %s: got %s twice", noun, id)
		}
		seen[id] = true
	}
	for _, e := range entries(p) {
		check("entry", e.ID, e.Created)
	}
	for _, r := range records(p) {
		check("record", r.ID, r.Created)
	}
	for _, who := range p.cast {
		check("person", who.rec.ID, who.rec.Created)
	}
	for i := range p.meetings {
		c := p.contact(i)
		check("contact", c.ID, c.Created)
	}
	for i := range p.ratings {
		f := p.feeling(i)
		check("feeling", f.ID, f.Created)
	}
	for i := range p.questions {
		k := p.checkIn(i)
		check("check-in", k.ID, k.Created)
	}
	for _, g := range p.groups {
		check("group", g.ID, g.Created)
	}
	for _, tie := range p.ties {
		check("tie", tie.ID, tie.Created)
	}
	for _, it := range p.items {
		check("item", it.rec.ID, it.rec.Created)
	}
}

func TestARecordCanBeMadeAloneAndAgain(t *testing.T) {
	p, q := planned(t, small()), planned(t, small())
	for _, n := range []int{40, 3, 59, 0, 3} {
		p.entry(7) // whatever was made in between
		a, b := p.entry(n), q.entry(n)
		if a.Body != b.Body || a.ID != b.ID || a.Title != b.Title || !slices.Equal(a.People, b.People) {
			t.Errorf("entry %d: got %q, then %q", n, a.Body, b.Body)
		}
	}
}
