package data_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
)

func TestPeopleAreFoundByTheirWholeName(t *testing.T) {
	anna, maria, zoe, gone := datatest.Person("Anna", 1), datatest.Person("Anna Maria", 1), datatest.Person("Zoë O’Neil", 2), datatest.Person("Anna", 3)
	gone.Archived = true
	names := data.NamesOf([]data.Person{gone, anna, maria, zoe, datatest.Person(" ", 1)})
	for _, c := range []struct {
		text string
		want []data.ID
	}{
		{"met @Anna, then", []data.ID{anna.ID}},
		{"@anna maria and @ANNA", []data.ID{maria.ID, anna.ID}},
		{"@Annabel @ Anna, mail a@Anna", nil},
		{"(@Zoe O’Neil)", []data.ID{zoe.ID}},
		{"@Zoe\u0308 O’Neil's", []data.ID{zoe.ID}},
		{"```\n@Anna\n```\n@Anna", []data.ID{anna.ID}},
		{"@@Anna \\@Anna", nil},
		{"", nil},
	} {
		if got := names.In(c.text, nil); !slices.Equal(got, c.want) {
			t.Errorf("in %q: got %v, want %v", c.text, got, c.want)
		}
	}
	if got := names.In("@Anna", []data.ID{gone.ID}); !slices.Equal(got, []data.ID{gone.ID}) {
		t.Errorf("got %v, want the one whom the entry speaks of already", got)
	}
}

func TestTagsAreFoundInLine(t *testing.T) {
	for text, want := range map[string][]string{
		"a #repair and #Repair, #self/care-":   {"repair", "self/care"},
		"# Heading\n#1 #2026 a#b https://x/#c": nil,
		"#größe #日記 (#one)":                    {"größe", "日記", "one"},
	} {
		if got := data.TagsIn(text); !slices.Equal(got, want) {
			t.Errorf("in %q: got %q, want %q", text, got, want)
		}
	}
}

func TestLinksAreReadAsTheyAreWritten(t *testing.T) {
	picture := data.Attachment{ID: data.NewID(), Mime: "image/png", Caption: "by [the] sea"}
	file := data.Attachment{ID: data.NewID(), Mime: "application/pdf", Name: "letter.pdf"}
	entry := data.NewID()
	body := "one " + data.FileLink(&picture) + " two " + data.FileLink(&file) + "\n" + data.EntryLink("A calmer\ncall", entry) +
		" [web](https://example.org) [none](entry:123) ](entry:" + entry.String() + ")"
	got := data.Links(body)
	if len(got) != 3 {
		t.Fatalf("got %v, want three links", got)
	}
	if l := got[0]; !l.Picture || l.ID != picture.ID || l.Words != "by  the  sea" || body[l.Start] != '!' || body[l.End-1] != ')' {
		t.Errorf("got %+v, want the picture", l)
	}
	if l := got[1]; l.Picture || l.ID != file.ID || l.Scheme != data.FileScheme || l.Words != "letter.pdf" {
		t.Errorf("got %+v, want the file", l)
	}
	if l := got[2]; l.ID != entry || l.Scheme != data.EntryScheme || l.Words != "A calmer call" {
		t.Errorf("got %+v, want the entry", l)
	}
	if got := data.Spoken(body); !strings.HasPrefix(got, "one by  the  sea two letter.pdf\nA calmer call [web](https") {
		t.Errorf("got %q, want the words alone", got)
	}
	e := datatest.Entry(datatest.Today(), "", data.FileLink(&data.Attachment{ID: entry, Mime: "image/png"})+"\nwords")
	if e.Headline() != "words" {
		t.Errorf("got %q, want the first line with words", e.Headline())
	}
}

func FuzzLinks(f *testing.F) {
	f.Add("![a](file:018f0c3e-7a2b-7cde-8f01-23456789abcd) [b](entry:018f0c3e-7a2b-7cde-8f01-23456789abcd)")
	f.Add("[](entry:](file:[")
	f.Fuzz(func(t *testing.T, body string) {
		end := 0
		for _, l := range data.Links(body) {
			if l.Start < end || l.End > len(body) || !strings.Contains(body[l.Start:l.End], l.ID.String()) && !strings.Contains(strings.ToLower(body[l.Start:l.End]), l.ID.String()) {
				t.Fatalf("got %+v in %q, want links in order and in the text", l, body)
			}
			end = l.End
		}
		data.Spoken(body)
		data.TagsIn(body)
		data.NamesOf([]data.Person{{ID: data.NewID(), Name: body}, {ID: data.NewID(), Name: "Anna"}}).In("@"+body+" @anna", nil)
	})
}

func TestRenamingFollowsInTheText(t *testing.T) {
	ctx := context.Background()
	s := datatest.Open(t)
	life := datatest.Fill(t, s)
	e := datatest.Entry(datatest.Today(), "", "Tea with @Anna. Anna laughed; @anna's cat, @Annabel not.")
	e.People = []data.ID{life.Anna.ID}
	other := datatest.Entry(datatest.Today(), "", "Another @Anna, who is not in the list.")
	datatest.Must(t, s.PutEntry(ctx, &e))
	datatest.Must(t, s.PutEntry(ctx, &other))
	datatest.Must(t, s.RenamePerson(ctx, life.Anna.ID, "Anna Berg", datatest.Clock()))
	got, err := s.Entry(ctx, e.ID)
	datatest.Must(t, err)
	if want := "Tea with @Anna Berg. Anna laughed; @Anna Berg's cat, @Annabel not."; got.Body != want || !got.Modified.Equal(e.Modified) {
		t.Errorf("got %q, want %q", got.Body, want)
	}
	if versions, err := s.Versions(ctx, e.ID); err != nil || len(versions) != 0 {
		t.Errorf("got %d versions and %v, want none", len(versions), err)
	}
	if got, err := s.Entry(ctx, other.ID); err != nil || got.Body != other.Body {
		t.Errorf("got %q and %v, want other entries untouched", got.Body, err)
	}
	if p, err := s.Person(ctx, life.Anna.ID); err != nil || p.Name != "Anna Berg" || p.Ring != life.Anna.Ring {
		t.Errorf("got %+v and %v, want the new name and all else as it was", p, err)
	}
	found, err := s.Search(ctx, "berg", data.FindOptions{})
	datatest.Must(t, err)
	if found.Total != 2 {
		t.Errorf("got %d entries under the new name, want this one and the older one that speaks of her", found.Total)
	}
}

func TestARenameIsUndoneAsAWholeAndMadeAgain(t *testing.T) {
	ctx := context.Background()
	s := datatest.Open(t)
	life := datatest.Fill(t, s)
	const before, after = "Tea with @Anna, then @Mira.", "Tea with @Anna Berg, then @Mira."
	list := []data.Entry{datatest.Entry(datatest.Today(), "", before), datatest.Entry(datatest.Today()-1, "", before)}
	for i := range list {
		list[i].People = []data.ID{life.Anna.ID}
		datatest.Must(t, s.PutEntry(ctx, &list[i]))
	}
	check := func(when, name, body string) {
		t.Helper()
		if p, err := s.Person(ctx, life.Anna.ID); err != nil || p.Name != name {
			t.Errorf("%s: got %q and %v, want %q", when, p.Name, err, name)
		}
		for _, e := range list {
			if got, err := s.Entry(ctx, e.ID); err != nil || got.Body != body {
				t.Errorf("%s: got %q and %v, want %q", when, got.Body, err, body)
			}
		}
	}
	datatest.Must(t, s.RenamePerson(ctx, life.Anna.ID, "Anna Berg", datatest.Clock()))
	check("renamed", "Anna Berg", after)
	_, err := s.Undo(ctx, datatest.Clock())
	datatest.Must(t, err)
	check("undone", "Anna", before)
	_, err = s.Redo(ctx, datatest.Clock())
	datatest.Must(t, err)
	check("made again", "Anna Berg", after)
}

func TestARenameThatCannotBeIsRefusedBeforeAnything(t *testing.T) {
	ctx := context.Background()
	s := datatest.Open(t)
	life := datatest.Fill(t, s)
	e := datatest.Entry(datatest.Today(), "", "@Anna")
	e.People = []data.ID{life.Anna.ID}
	long := datatest.Entry(datatest.Today(), "", "@Anna "+strings.Repeat("x", data.MaxBody-6))
	long.People = e.People
	datatest.Must(t, s.PutEntry(ctx, &e))
	datatest.Must(t, s.PutEntry(ctx, &long))
	if err := s.RenamePerson(ctx, life.Anna.ID, " ", datatest.Clock()); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("got %v, want it refused", err)
	}
	if err := s.RenamePerson(ctx, data.NewID(), "Nora", datatest.Clock()); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("got %v, want nobody found", err)
	}
	if got, err := s.Entry(ctx, e.ID); err != nil || got.Body != "@Anna" {
		t.Errorf("got %q and %v, want the text as it was", got.Body, err)
	}
	datatest.Must(t, s.RenamePerson(ctx, life.Anna.ID, "Johanna", datatest.Clock()))
	if got, err := s.Entry(ctx, long.ID); err != nil || len(got.Body) != data.MaxBody {
		t.Errorf("got %d bytes and %v, want a full entry left as it was", len(got.Body), err)
	}
}

func TestTagsAreListedByUse(t *testing.T) {
	ctx := context.Background()
	s := datatest.Open(t)
	long := strings.Repeat("long ", 60) + "tag"
	for i, tags := range [][]string{{"Repair", "sea"}, {"repair"}, {"Sea", "repair"}, {long}} {
		e := datatest.Entry(datatest.Today()-data.Day(10-i), "", "x")
		e.Tags = tags
		datatest.Must(t, s.PutEntry(ctx, &e))
	}
	got, err := s.Tags(ctx)
	datatest.Must(t, err)
	if want := []data.TagCount{{"repair", 3}, {"Sea", 2}, {long, 1}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
