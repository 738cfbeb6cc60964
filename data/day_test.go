package data

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones of these tests, wherever they run

	"pgregory.net/rapid"
)

// anyDay draws a day that can be kept.
func anyDay() *rapid.Generator[Day] {
	return rapid.Map(rapid.Int32Range(int32(FirstDay), int32(LastDay)), func(n int32) Day { return Day(n) })
}

// zone finds a zone by name.
func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	must(t, err)
	return z
}

func TestDaysAgreeWithTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := anyDay().Draw(t, "day"), rapid.Int32Range(-4000, 4000).Draw(t, "more")
		want := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(d)-1)
		if got := d.Time(); !got.Equal(want) || got.Location() != time.UTC {
			t.Fatalf("Time of day %d: got %v, want %v", d, got, want)
		}
		y, m, dom := d.Date()
		if wy, wm, wd := want.Date(); y != wy || m != wm || dom != wd {
			t.Fatalf("Date of day %d: got %d %v %d, want %d %v %d", d, y, m, dom, wy, wm, wd)
		}
		if got := DateOf(y, m, dom); got != d {
			t.Fatalf("DateOf(%d, %v, %d): got %d, want %d", y, m, dom, got, d)
		}
		if got, want := DateOf(y, m, dom+int(n)), d+Day(n); got != want {
			t.Fatalf("%d days after day %d: got %d, want %d", n, d, got, want)
		}
		if got := d.Weekday(); got != want.Weekday() {
			t.Fatalf("Weekday of %v: got %v, want %v", d, got, want.Weekday())
		}
		if got := DayOf(want.Add(86399 * time.Second)); got != d || !d.Valid() {
			t.Fatalf("DayOf the last second of %v: got %v, valid %v, want the same, valid", d, got, d.Valid())
		}
	})
}

func TestWellKnownDays(t *testing.T) {
	for _, c := range []struct {
		y    int
		m    time.Month
		d    int
		want Day
		text string
	}{
		{1, 1, 1, FirstDay, "0001-01-01"},
		{9999, 12, 31, LastDay, "9999-12-31"},
		{1970, 1, 1, unixDay, "1970-01-01"},
		{1969, 12, 31, unixDay - 1, "1969-12-31"},
		{2000, 2, 29, 730179, "2000-02-29"},
		{2026, 2, 29, DateOf(2026, 3, 1), "2026-03-01"}, // carried over
		{2026, 13, 1, DateOf(2027, 1, 1), "2027-01-01"},
	} {
		got := DateOf(c.y, c.m, c.d)
		if got != c.want || got.String() != c.text {
			t.Errorf("DateOf(%d, %d, %d): got %d, %s, want %d, %s", c.y, c.m, c.d, got, got, c.want, c.text)
		}
	}
	for _, year := range []int{-6_000_000, 6_000_000} {
		if got := DateOf(year, 1, 1); got.Valid() {
			t.Errorf("DateOf the year %d: got the valid day %v, want none", year, got)
		}
	}
}

func TestADayBeginsWhenThePersonSaysSo(t *testing.T) {
	berlin, apia := zone(t, "Europe/Berlin"), zone(t, "Pacific/Apia")
	for _, c := range []struct {
		name string
		at   time.Time
		ends time.Duration
		want string
	}{
		{"an evening", time.Date(2026, 11, 23, 20, 0, 0, 0, berlin), 4 * time.Hour, "2026-11-23"},
		{"after midnight", time.Date(2026, 11, 24, 0, 30, 0, 0, berlin), 4 * time.Hour, "2026-11-23"},
		{"the last second", time.Date(2026, 11, 24, 3, 59, 59, 999, berlin), 4 * time.Hour, "2026-11-23"},
		{"the border", time.Date(2026, 11, 24, 4, 0, 0, 0, berlin), 4 * time.Hour, "2026-11-24"},
		{"midnight ends it", time.Date(2026, 11, 24, 0, 0, 0, 0, berlin), 0, "2026-11-24"},
		{"half a minute", time.Date(2026, 11, 24, 0, 0, 29, 0, berlin), 30 * time.Second, "2026-11-23"},
		{"new year", time.Date(2027, 1, 1, 1, 0, 0, 0, berlin), 2 * time.Hour, "2026-12-31"},
		// In spring 02:00 becomes 03:00: at 03:10 only ten minutes over two hours have passed.
		{"spring, before the jump", time.Date(2026, 3, 29, 1, 59, 0, 0, berlin), 3 * time.Hour, "2026-03-28"},
		{"spring, after the jump", time.Date(2026, 3, 29, 1, 59, 0, 0, berlin).Add(2 * time.Minute), 3 * time.Hour, "2026-03-29"},
		{"spring, ends at four", time.Date(2026, 3, 29, 3, 10, 0, 0, berlin), 4 * time.Hour, "2026-03-28"},
		// In autumn 03:00 becomes 02:00: the hour from two to three comes twice.
		{"autumn, the first two o'clock", time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC).In(berlin), 3 * time.Hour, "2026-10-24"},
		{"autumn, the second two o'clock", time.Date(2026, 10, 25, 1, 30, 0, 0, time.UTC).In(berlin), 3 * time.Hour, "2026-10-24"},
		{"autumn, three o'clock", time.Date(2026, 10, 25, 2, 0, 0, 0, time.UTC).In(berlin), 3 * time.Hour, "2026-10-25"},
		{"beyond the date line", time.Date(2026, 11, 23, 20, 14, 0, 0, time.UTC).In(apia), 0, "2026-11-24"},
	} {
		if got := LivedDay(c.at, c.ends).String(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestALivedDayIsTodayOrTheDayBefore(t *testing.T) {
	zones := []*time.Location{time.UTC, zone(t, "Europe/Berlin"), zone(t, "America/St_Johns"), zone(t, "Australia/Lord_Howe"), zone(t, "Pacific/Kiritimati")}
	rapid.Check(t, func(t *rapid.T) {
		z := rapid.SampledFrom(zones).Draw(t, "zone")
		at := time.Unix(rapid.Int64Range(0, 2_000_000_000).Draw(t, "at"), 0).In(z)
		ends := time.Duration(rapid.IntRange(0, 12*60).Draw(t, "ends")) * time.Minute
		if got, want := LivedDay(at, 0), DayOf(at); got != want {
			t.Fatalf("a day that ends at midnight, %v: got %v, want %v", at, got, want)
		}
		h, m, s := at.Clock()
		want := DayOf(at)
		if time.Duration(h*3600+m*60+s)*time.Second < ends {
			want--
		}
		if got := LivedDay(at, ends); got != want {
			t.Fatalf("LivedDay(%v, %v): got %v, want %v", at, ends, got, want)
		}
	})
}

func TestDaysAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay().Draw(t, "day")
		if got, err := ParseDay(d.String()); err != nil || got != d {
			t.Fatalf("ParseDay(%s): got %v, %v, want the same day", d, got, err)
		}
		b, err := json.Marshal(d)
		if err != nil || string(b) != `"`+d.String()+`"` {
			t.Fatalf("JSON of %v: got %s, %v", d, b, err)
		}
		var got Day
		if err := json.Unmarshal(b, &got); err != nil || got != d {
			t.Fatalf("JSON %s: got %v, %v, want %v", b, got, err, d)
		}
	})
	d := today()
	if err := json.Unmarshal([]byte(`""`), &d); err != nil || d != 0 || d.String() != "" {
		t.Errorf(`JSON "": got %v, %v, want no day`, d, err)
	}
}

func TestWhatIsNoDayIsRefused(t *testing.T) {
	for _, text := range []string{
		"", "2026", "2026-11", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "0000-12-31", "10000-01-01",
		"26-11-23", "2026-1-1", "2026-11-23T20:14", " 2026-11-23", "２０２６-11-23", "my secret", "-001-01-01",
	} {
		got, err := ParseDay(text)
		if got != 0 {
			t.Errorf("ParseDay(%q): got %v, want no day", text, got)
		}
		wantErr(t, err, ErrInvalid)
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("ParseDay(%q): the error %q repeats the text", text, err)
		}
	}
	d := today()
	wantErr(t, d.UnmarshalText([]byte("soon")), ErrInvalid)
	if d != today() {
		t.Errorf("after a failed read: got %v, want the day as it was", d)
	}
}

func TestWeeksBeginWhereThePersonSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay().Draw(t, "day")
		start := time.Weekday(rapid.IntRange(0, 6).Draw(t, "start"))
		w := d.Week(start)
		if w.Weekday() != start || w > d || d-w > 6 || w.Week(start) != w {
			t.Fatalf("Week(%v) of %v, a %v: got %v, a %v", start, d, d.Weekday(), w, w.Weekday())
		}
	})
	if got := today().Week(time.Sunday).String(); got != "2026-11-22" {
		t.Errorf("week of Monday 2026-11-23 that starts on Sunday: got %s, want 2026-11-22", got)
	}
}

func TestASpanHoldsBothEnds(t *testing.T) {
	for _, c := range []struct {
		s    Span
		d    Day
		want bool
	}{
		{Span{}, today(), true}, {Span{}, 0, true},
		{Span{From: today()}, today(), true}, {Span{From: today()}, today() - 1, false},
		{Span{To: today()}, today(), true}, {Span{To: today()}, today() + 1, false},
		{Span{today() - 1, today() + 1}, today(), true}, {Span{today() + 1, today() - 1}, today(), false},
	} {
		if got := c.s.Has(c.d); got != c.want {
			t.Errorf("Span %v–%v has %v: got %v, want %v", c.s.From, c.s.To, c.d, got, c.want)
		}
	}
}

func TestOnlyRealDaysAreValid(t *testing.T) {
	for d, want := range map[Day]bool{0: false, -1: false, FirstDay: true, LastDay: true, LastDay + 1: false, -2147483648: false} {
		if got := d.Valid(); got != want {
			t.Errorf("Valid of %d: got %v, want %v", d, got, want)
		}
	}
}

func TestTheHourOfAnEntryIsThatOfItsPlace(t *testing.T) {
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	must(t, err)
	berlin, err := time.LoadLocation("Europe/Berlin")
	must(t, err)
	at := time.Date(2026, 3, 29, 2, 30, 0, 0, tokyo) // a clock change in Berlin, hours later
	e := Entry{Day: LivedDay(at, 3*time.Hour), Created: at.UTC(), Zone: tokyo.String()}
	if e.Day != DateOf(2026, 3, 28) {
		t.Errorf("got the day %s, want the evening before, which had not ended", e.Day)
	}
	if got := e.Clock(berlin).Format("15:04"); got != "02:30" {
		t.Errorf("got %s seen from Berlin, want the hour of Tokyo", got)
	}
	for _, zone := range []string{"", "No/Where"} {
		e.Zone = zone
		if got := e.Clock(berlin).Format("15:04"); got != "18:30" {
			t.Errorf("got %s without a zone, want the hour here", got)
		}
	}
}
