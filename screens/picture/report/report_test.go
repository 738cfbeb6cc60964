package report

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/picture"
	"kith/screens/picture/chart"
)

func style() chart.Style {
	return chart.Style{Fonts: new(picture.Fonts), Words: chart.English(), WeekStart: time.Monday}
}

// read gives the text of a report, or skips.
func read(t *testing.T, store chart.Records, a Ask) string {
	t.Helper()
	var out bytes.Buffer
	datatest.Must(t, Write(context.Background(), &out, store, a, style()))
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not here")
	}
	cmd := exec.Command(tool, "-layout", "-", "-")
	cmd.Stdin = &out
	text, err := cmd.Output()
	datatest.Must(t, err)
	return string(text)
}

// ask is a report of the last three months.
func ask() Ask {
	return Ask{Days: data.Span{From: datatest.Today() - 91, To: datatest.Today()}, Made: datatest.Today(), Created: datatest.Today().Time(), Kinds: chart.Kinds()}
}

func TestAReportCanBeReadOnPaper(t *testing.T) {
	store := datatest.Open(t)
	datatest.Fill(t, store)
	e := data.Entry{ID: data.NewID(), Day: datatest.Today(), Created: datatest.Today().Time(), Modified: datatest.Today().Time(), Title: "Ein Tag", Body: "Zoë kam zu spät.\n\nАнна rief an."}
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	a := ask()
	a.Tables, a.Entries, a.Note = true, []data.ID{e.ID}, "For our talk in December."
	text := read(t, store, a)
	for _, want := range []string{"What I noted", "For our talk in December.", "Ein Tag", "Zoë kam zu spät.", "Анна rief an.", "no diagnosis", "How the days were", "8"} {
		if !strings.Contains(text, want) {
			t.Errorf("got\n%s\nwant %q in it", text, want)
		}
	}
}

func TestInitialsHideNamesInChartsAndTables(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	for i := range 8 {
		c := data.Contact{ID: data.NewID(), Person: life.Anna.ID, Day: datatest.Today() - data.Day(i), Created: datatest.Today().Time(), FeltSafe: data.Rated(5), Given: []data.Exchange{{Kind: data.Company, Weight: 1}}}
		datatest.Must(t, store.PutContact(context.Background(), &c))
	}
	a := ask()
	a.Tables = true
	name := life.Anna.Name
	if text := read(t, store, a); !strings.Contains(text, name) {
		t.Fatalf("the name is nowhere even without initials:\n%s", text)
	}
	a.Initials = true
	if text := read(t, store, a); strings.Contains(text, name) {
		t.Errorf("the name is still there:\n%s", text)
	}
}

func TestPagesHoldWhatFits(t *testing.T) {
	store := datatest.Open(t)
	for i := range 30 {
		e := data.Entry{ID: data.NewID(), Day: datatest.Today() - data.Day(i), Created: datatest.Today().Time(), Modified: datatest.Today().Time(), Body: strings.Repeat(fmt.Sprintf("A long day, number %d. ", i), 60)}
		datatest.Must(t, store.PutEntry(context.Background(), &e))
	}
	a := ask()
	a.All, a.Tables = true, true
	pages, err := Make(context.Background(), store, a, style())
	datatest.Must(t, err)
	if len(pages) < 5 {
		t.Errorf("got %d pages, want several", len(pages))
	}
	for i, p := range pages {
		if b := p.Bounds(); b.Y1 > pageHeight+2 || b.X1 > pageWidth+2 {
			t.Errorf("page %d: ink reaches %v, want it on the page", i+1, b)
		}
	}
}

func TestAnEmptyTimeGivesACalmReport(t *testing.T) {
	text := read(t, datatest.Open(t), ask())
	if !strings.Contains(text, "0 pages written") || !strings.Contains(text, "Nothing noted yet") {
		t.Errorf("got\n%s", text)
	}
}

func TestMutedLinesStayAway(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	ctx := context.Background()
	e := data.Entry{ID: data.NewID(), Day: datatest.Today(), Created: datatest.Today().Time(), Modified: datatest.Today().Time(), Title: "Heavy words", People: []data.ID{life.Anna.ID}}
	datatest.Must(t, store.PutEntry(ctx, &e))
	day := data.Span{From: datatest.Today(), To: datatest.Today()}
	holds := func() bool {
		b, err := Back(ctx, store, nil, day, style())
		datatest.Must(t, err)
		for _, o := range b.Own {
			if o.Line == "Heavy words" {
				return true
			}
		}
		return false
	}
	if !holds() {
		t.Fatal("the line is not brought back at all")
	}
	p, err := store.Person(ctx, life.Anna.ID)
	datatest.Must(t, err)
	p.Muted = true
	datatest.Must(t, store.PutPerson(ctx, &p))
	if holds() {
		t.Error("a page about somebody muted was brought back")
	}
}

func TestAWeekAndAYearAreWhole(t *testing.T) {
	if w := Week(data.DateOf(2026, 11, 26), time.Monday); w.From != data.DateOf(2026, 11, 23) || w.To != data.DateOf(2026, 11, 29) {
		t.Errorf("got %v", w)
	}
	if y := Year(data.DateOf(2026, 11, 26)); y.From != data.DateOf(2026, 1, 1) || y.To != data.DateOf(2026, 12, 31) {
		t.Errorf("got %v", y)
	}
}
