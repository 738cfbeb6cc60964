package chart

import (
	"math"
	"slices"
	"strings"
	"testing"

	"kith/data"
	"kith/screens/picture"

	"pgregory.net/rapid"
)

func TestTrendIsAsAgreed(t *testing.T) {
	d := falling(24, 0.12)
	d.Points = slices.DeleteFunc(d.Points, func(p Point) bool { return p.Day > monday+90 && p.Day < monday+125 })
	d.Rests = []data.Span{{From: monday + 98, To: monday + 118}}
	st := plain()
	st.Caption = true
	golden(t, "trend.svg", Trend(d, st, 720, 400).Picture)
	golden(t, "empty.svg", Trend(TrendData{Name: "Own worth", Low: 1, High: 7, Calm: CalmHigh, Area: AreaWorth}, plain(), 480, 280).Picture)
}

func TestTheSameDataGiveTheSamePicture(t *testing.T) {
	a, b := Trend(daily(), plain(), 800, 400), Trend(daily(), plain(), 800, 400)
	if !slices.Equal(a.Picture.Raster(1).Pix, b.Picture.Raster(1).Pix) || a.Sentence != b.Sentence || a.Holding != b.Holding {
		t.Error("got two different charts, want the same")
	}
}

// dots returns the places of all notes drawn.
func dots(p *picture.Picture) []picture.Point {
	for _, it := range p.Items {
		if d, ok := it.(picture.Dots); ok && len(d.At) > 0 && d.At[0].Y > 80 {
			return d.At
		}
	}
	return nil
}

func TestTheCalmEndIsUp(t *testing.T) {
	for _, c := range []struct {
		calm Calm
		up   bool // whether the higher value stands higher
		word string
	}{{CalmLow, false, "calmer"}, {CalmHigh, true, "calmer"}, {NoCalmEnd, true, ""}} {
		d := weekly(2, 6)
		d.Calm = c.calm
		p := Trend(d, plain(), 600, 400).Picture
		at := dots(p)
		if got := at[1].Y < at[0].Y; got != c.up {
			t.Errorf("calm %d: higher value higher: got %v, want %v", c.calm, got, c.up)
		}
		if got := slices.Contains(words(p), "calmer"); got != (c.word != "") {
			t.Errorf("calm %d: word at the calm end: got %v, want %v", c.calm, got, c.word != "")
		}
	}
	d := weekly(2, 6)
	d.Up = "closer"
	if got := words(Trend(d, plain(), 600, 400).Picture); !slices.Contains(got, "closer") {
		t.Errorf("got %q, want the word of the series", got)
	}
}

func TestAHitForEachNote(t *testing.T) {
	d := falling(40, 0.08)
	slices.Reverse(d.Points)
	c := Trend(d, plain(), 900, 400)
	if got, want := len(c.Picture.Hits), len(d.Points); got != want {
		t.Fatalf("got %d hits, want %d", got, want)
	}
	at := dots(c.Picture)
	for i, h := range c.Picture.Hits {
		if want := d.Points[len(d.Points)-1-i].ID; h.ID != want {
			t.Fatalf("hit %d: got %q, want %q in order of time", i, h.ID, want)
		}
		if got, ok := c.Picture.At(at[i].X, at[i].Y); !ok || got.ID != h.ID {
			t.Errorf("at dot %d: got %q, want %q", i, got.ID, h.ID)
		}
	}
	first := c.Picture.Hits[0]
	if first.Label != "Mon 4 Mar 2024" || !strings.HasSuffix(first.Detail, " · Secret line") {
		t.Errorf("got %q and %q, want date, value and first line", first.Label, first.Detail)
	}
}

func TestWordsOfEntriesStayOutOfThePicture(t *testing.T) {
	st := plain()
	st.Caption = true
	c := Trend(falling(20, 0.1), st, 900, 400)
	var svg strings.Builder
	if err := c.Picture.WriteSVG(&svg); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(svg.String(), "Secret") || strings.Contains(c.Sentence+c.Holding, "Secret") {
		t.Error("got the first line of an entry in the picture, want it in hits and table alone")
	}
}

func TestTheTableHasAllNotesNewestFirst(t *testing.T) {
	got := Trend(weekly(3, 4.333333, math.NaN(), 5), plain(), 600, 400).Table
	want := [][]string{{"Thu 28 Mar 2024", "5", "Secret line"}, {"Tue 12 Mar 2024", "4.33", "Secret line"}, {"Mon 4 Mar 2024", "3", "Secret line"}}
	for i, r := range got.Rows {
		if !slices.Equal(r.Cells, want[i]) || len(r.Cells) != len(got.Head) {
			t.Errorf("row %d: got %q, want %q", i, r.Cells, want[i])
		}
	}
	if len(got.Rows) != 3 || got.Rows[0].ID != "n3" {
		t.Errorf("got %v, want three rows with the ids of their records", got.Rows)
	}
}

// kinds counts the thick lines, thin lines and bands of a trend.
func kinds(c Chart) (thick, thin, bands int) {
	area := Paper().Areas[0]
	for _, it := range c.Picture.Items {
		s, ok := it.(picture.Shape)
		if !ok {
			continue
		}
		b := s.Bounds(nil)
		switch {
		case b.Y0 < 70: // legend
		case s.Stroke.Color == area && s.Stroke.Width == lineWidth:
			thick++
		case s.Stroke.Color == faded(area, thinAlpha):
			thin++
		case s.Fill == faded(area, Paper().Band):
			bands++
		}
	}
	return thick, thin, bands
}

func TestLinesAppearAsDataGrow(t *testing.T) {
	nan := math.NaN()
	gap := falling(30, 0.1)
	gap.Points = slices.DeleteFunc(gap.Points, func(p Point) bool { return p.Day > monday+80 && p.Day < monday+110 })
	for _, c := range []struct {
		name               string
		d                  TrendData
		thick, thin, bands int
	}{
		{"nothing", falling(0, 0), 0, 0, 0},
		{"three weeks", falling(3, 0.1), 0, 0, 0},
		{"four weeks", falling(4, 0.1), 1, 0, 0},
		{"seven weeks", falling(7, 0.1), 1, 0, 0},
		{"eight weeks", falling(8, 0.1), 1, 1, 1},
		{"a month without notes", gap, 2, 2, 2},
		{"a week without notes", weekly(3, 4, nan, 4, 5), 1, 0, 0},
		{"three weeks without notes", weekly(3, 4, nan, nan, nan, 4, 5), 2, 0, 0},
		{"a lonely week", weekly(3, 4, 3, nan, nan, nan, nan, 5), 1, 0, 0},
		{"ten years", daily(), 1, 0, 1},
	} {
		thick, thin, bands := kinds(Trend(c.d, plain(), 900, 400))
		if thick != c.thick || thin != c.thin || bands != c.bands {
			t.Errorf("%s: got %d lines, %d thin ones, %d bands, want %d, %d, %d", c.name, thick, thin, bands, c.thick, c.thin, c.bands)
		}
	}
}

// A line must not cross more than three weeks without a note.
func TestNoLineCrossesAGap(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := TrendData{Low: 1, High: 7}
		day := monday
		for range rapid.IntRange(4, 30).Draw(rt, "notes") {
			day += data.Day(rapid.IntRange(0, 40).Draw(rt, "gap"))
			d.Points = append(d.Points, Point{Day: day, Value: rapid.Float64Range(1, 7).Draw(rt, "value")})
		}
		s := newSeries(d, plain().settled())
		for _, r := range s.runs() {
			for i := 1; i < len(s.points); i++ {
				from, to := float64(s.points[i-1].Day), float64(s.points[i].Day)
				if to-from > breakDays && s.at[r[0]] <= from && s.at[r[1]-1] >= to {
					rt.Fatalf("line from %v to %v crosses %v to %v", s.at[r[0]], s.at[r[1]-1], from, to)
				}
			}
		}
	})
}

func TestTheLineLiesInItsBand(t *testing.T) {
	for _, d := range []TrendData{falling(11, 0.3), falling(40, 0.1), daily()} {
		s := newSeries(d, plain().settled())
		for _, c := range s.curves(3) {
			for i := range c.x {
				if c.low[i] > c.y[i] || c.high[i] < c.y[i] {
					t.Fatalf("line at %g, want it from %g to %g", c.y[i], c.low[i], c.high[i])
				}
			}
		}
	}
}

func TestRestsAreShaded(t *testing.T) {
	count := func(rests ...data.Span) int {
		d := falling(20, 0.1)
		d.Rests = rests
		n := 0
		for _, h := range Trend(d, plain(), 900, 400).Picture.Hits {
			if h.ID == "" && h.Label == "rest" {
				n++
			}
		}
		return n
	}
	for _, c := range []struct {
		name  string
		rests []data.Span
		want  int
	}{
		{"one", []data.Span{{From: monday + 10, To: monday + 20}}, 1},
		{"lasting still", []data.Span{{From: monday + 100}}, 1},
		{"reaching in", []data.Span{{From: monday - 100, To: monday + 5}}, 1},
		{"long ago", []data.Span{{From: monday - 100, To: monday - 50}}, 0},
		{"turned around", []data.Span{{From: monday + 50, To: monday + 40}}, 0},
		{"two", []data.Span{{From: monday, To: monday}, {From: monday + 9, To: monday + 9}}, 2},
	} {
		if got := count(c.rests...); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
}

func TestOnlyTheDaysShownCount(t *testing.T) {
	d := falling(40, 0.1)
	d.Shown = data.Span{From: monday + 70, To: monday + 139}
	c := Trend(d, plain(), 900, 400)
	if got := len(c.Table.Rows); got != 10 {
		t.Errorf("got %d notes, want the 10 of ten weeks", got)
	}
	if !slices.Contains(words(c.Picture), "n = 10") {
		t.Errorf("got %q, want n = 10 in the corner", words(c.Picture))
	}
}

func TestNumbersMayBeHidden(t *testing.T) {
	for _, n := range []int{0, 1, 3, 6, 14, 40} {
		st := plain()
		st.HideNumbers, st.Caption = true, true
		d := falling(n, 0.08)
		d.Shown.From = 0
		c := Trend(d, st, 900, 400)
		if strings.ContainsAny(c.Sentence, "0123456789") {
			t.Errorf("%d weeks: got %q, want no number", n, c.Sentence)
		}
		for _, w := range words(c.Picture) {
			if strings.HasPrefix(w, "n =") || strings.Contains(w, ".") && !strings.HasSuffix(w, ".") {
				t.Errorf("%d weeks: got %q in the picture, want no value", n, w)
			}
		}
		for _, h := range c.Picture.Hits {
			if strings.ContainsAny(h.Detail, "0123456789") {
				t.Errorf("%d weeks: got tooltip %q, want no number", n, h.Detail)
			}
		}
	}
}

func TestBadNotesAreLeftOut(t *testing.T) {
	d := weekly(3, 4, 5)
	d.Points = append(d.Points,
		Point{ID: "nan", Day: monday, Value: math.NaN()}, Point{ID: "inf", Day: monday, Value: math.Inf(1)},
		Point{ID: "huge", Day: monday, Value: 1e300}, Point{ID: "no day", Value: 3}, Point{ID: "late", Day: data.LastDay + 1, Value: 3})
	if got := len(Trend(d, plain(), 600, 400).Table.Rows); got != 3 {
		t.Errorf("got %d notes, want the 3 sound ones", got)
	}
}

func TestValuesBeyondTheScaleWidenIt(t *testing.T) {
	d := weekly(3, 9)
	p := Trend(d, plain(), 600, 400).Picture
	for _, at := range dots(p) {
		if at.Y < 0 || at.Y > 400 {
			t.Errorf("got a dot at %v, want it inside", at)
		}
	}
	if at := dots(p); at[0].Y == at[1].Y {
		t.Error("got 3 and 9 at one height, want the scale to hold both")
	}
}

func TestAnySeriesCanBeDrawn(t *testing.T) {
	st := plain()
	rapid.Check(t, func(rt *rapid.T) {
		d := TrendData{
			Name: rapid.String().Draw(rt, "name"), Area: rapid.IntRange(-2, 6).Draw(rt, "area"),
			Low: rapid.Float64().Draw(rt, "low"), High: rapid.Float64().Draw(rt, "high"),
			Calm: Calm(rapid.IntRange(-1, 3).Draw(rt, "calm")),
		}
		span := rapid.SampledFrom([]int{0, 10, 400, 4000, 3000000}).Draw(rt, "span")
		for range rapid.IntRange(0, 40).Draw(rt, "notes") {
			d.Points = append(d.Points, Point{
				Day:   data.Day(rapid.IntRange(-1, 1+span).Draw(rt, "day")) + 500000,
				Value: rapid.OneOf(rapid.Float64(), rapid.Float64Range(1, 7)).Draw(rt, "value"),
			})
		}
		d.Rests = []data.Span{{From: data.Day(rapid.Int32().Draw(rt, "from")), To: data.Day(rapid.Int32().Draw(rt, "to"))}}
		c := Trend(d, st, rapid.Float64Range(10, 800).Draw(rt, "w"), rapid.Float64Range(10, 600).Draw(rt, "h"))
		if c.Sentence == "" || strings.Contains(c.Sentence, "NaN") || strings.ContainsAny(c.Sentence, "{}") {
			rt.Fatalf("got sentence %q", c.Sentence)
		}
		c.Picture.Raster(0.5)
	})
}

func TestMoreNotesThanCanBeReckonedWithKeepTheLatest(t *testing.T) {
	var d TrendData
	for i := range 20500 {
		d.Points = append(d.Points, Point{Day: monday + data.Day(i/10), Value: float64(i % 7)})
	}
	c := Trend(d, plain(), 300, 200)
	if got := len(c.Table.Rows); got != 20000 {
		t.Errorf("got %d notes, want 20000", got)
	}
	if got, want := c.Table.Rows[0].Cells[0], plain().settled().Words.date(monday+2049); got != want {
		t.Errorf("got %q first, want the latest, %q", got, want)
	}
}
