package port

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"kith/data"
)

func mustCircle(t *testing.T, file string, format CircleFormat) Circle {
	t.Helper()
	c, err := ReadCircle([]byte(file), format)
	if err != nil {
		t.Fatalf("ReadCircle: %v", err)
	}
	return c
}

// named finds somebody by name.
func (c Circle) named(t *testing.T, name string) Found {
	t.Helper()
	for _, f := range c.People {
		if f.Person.Name == name {
			return f
		}
	}
	t.Fatalf("got %+v, want somebody called %q", c.People, name)
	return Found{}
}

const appleCards = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Berg;Anna;;;\r\nFN:Anna Berg\r\nitem1.X-ABRELATEDNAMES;type=pref:Eva Berg\r\nitem1.X-ABLabel:_$!<Mother>!$_\r\n" +
	"item2.X-ABRELATEDNAMES:Otto Stern\r\nitem2.X-ABLabel:neighbour\r\nNOTE:Likes tea\\, not coffee.\\nSince school.\r\nCATEGORIES:Choir,Friends\r\nUID:A-1\r\nTEL:+49 30 1\r\nEND:VCARD\r\n" +
	"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eva Berg\r\nUID:E-1\r\nEND:VCARD\r\n" +
	"BEGIN:VCARD\r\nVERSION:3.0\r\nX-ADDRESSBOOKSERVER-KIND:group\r\nFN:Family\r\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:A-1\r\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:e-1\r\nEND:VCARD\r\n" +
	"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Town Hall\r\nX-ABShowAs:COMPANY\r\nEND:VCARD\r\n"

func TestAnAppleAddressBookKeepsWhoIsRelated(t *testing.T) {
	c := mustCircle(t, appleCards, "")
	if len(c.People) != 3 || len(c.Ties) != 1 || c.Ties[0] != (FoundTie{0, 1, "mother"}) {
		t.Fatalf("got %d people and the ties %v, want 3 and Anna's mother", len(c.People), c.Ties)
	}
	anna := c.named(t, "Anna Berg")
	if !strings.Contains(anna.Person.Notes, "Likes tea, not coffee.\nSince school.") || !strings.Contains(anna.Person.Notes, "neighbour: Otto Stern") {
		t.Errorf("got the note %q, want it with whoever has no card", anna.Person.Notes)
	}
	if got := strings.Join(anna.Groups, ","); got != "Choir,Friends,Family" {
		t.Errorf("got the groups %s", got)
	}
	if anna.Person.Source.App != AppVCard || anna.Person.Source.ID != "A-1" || !c.named(t, "Town Hall").Organisation || anna.Organisation {
		t.Errorf("got %+v, want its source, and the town hall as no person", anna)
	}
	if len(c.Lost) != 1 || len(c.Skipped) != 0 {
		t.Errorf("got lost %v and skipped %v, want one sentence and nothing", c.Lost, c.Skipped)
	}
}

func TestEveryVersionOfVCardIsRead(t *testing.T) {
	for name, c := range map[string]struct{ file, want, note string }{
		"2.1":                    {"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen\nNOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\ntwo\nTEL;HOME;VOICE:1\nEND:VCARD\n", "Jürgen Müller", "one\r\ntwo"},
		"2.1, Western code page": {"BEGIN:VCARD\nVERSION:2.1\nFN;QUOTED-PRINTABLE:Ren=E9\nEND:VCARD\n", "René", ""},
		"3.0, folded":            {"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maria del\r\n  Carmen\r\nNOTE:a\r\n b\r\nEND:VCARD\r\n", "Maria del Carmen", "ab"},
		"4.0, quoted parameter":  {"begin:vcard\nversion:4.0\nN;SORT-AS=\"x:y;z\":Lee;Kim;;;\nNOTE:x\nend:vcard\n", "Kim Lee", "x"},
		"only a nickname":        {"BEGIN:VCARD\nNICKNAME:Bo\nEMAIL:b@example.org\nEND:VCARD\n", "Bo", ""},
		"a card in a card":       {"BEGIN:VCARD\nVERSION:2.1\nFN:Chief\nAGENT:\nBEGIN:VCARD\nFN:Aide\nEND:VCARD\nEND:VCARD\n", "Chief", ""},
		"the end is missing":     {"BEGIN:VCARD\nFN:Half", "Half", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := mustCircle(t, c.file, CircleVCard)
			if len(got.People) != 1 || got.People[0].Person.Name != c.want {
				t.Fatalf("got %+v, want %q alone", got.People, c.want)
			}
			if note := strings.ReplaceAll(c.note, "\r\n", "\n"); got.People[0].Person.Notes != note {
				t.Errorf("got the note %q, want %q", got.People[0].Person.Notes, note)
			}
		})
	}
}

func TestFourPointZeroNamesRelationsByCard(t *testing.T) {
	c := mustCircle(t, "BEGIN:VCARD\nVERSION:4.0\nFN:Ida\nUID:urn:uuid:11-22\nRELATED;TYPE=friend:urn:uuid:33-44\nRELATED;TYPE=sibling;VALUE=text:Jo\nEND:VCARD\n"+
		"BEGIN:VCARD\nVERSION:4.0\nFN:Uma\nUID:urn:uuid:33-44\nEND:VCARD\nBEGIN:VCARD\nFN:Jo\nEND:VCARD\n", "")
	if len(c.Ties) != 2 || c.Ties[0] != (FoundTie{0, 1, "friend"}) || c.Ties[1] != (FoundTie{0, 2, "sibling"}) {
		t.Errorf("got %v, want Ida's friend and sibling", c.Ties)
	}
}

func TestTheSamePersonTwiceIsFoundOnce(t *testing.T) {
	c := mustCircle(t, "BEGIN:VCARD\nFN:Ida\nUID:1\nNOTE:one\nEND:VCARD\nBEGIN:VCARD\nFN:Ida B\nUID:1\nNOTE:two\nCATEGORIES:work\nEND:VCARD\n"+
		"BEGIN:VCARD\nFN:ida\nEND:VCARD\nBEGIN:VCARD\nFN:Ida\nUID:2\nRELATED;VALUE=text:Ida B\nEND:VCARD\n", "")
	if len(c.People) != 2 || c.People[0].Person.Notes != "one\n\ntwo" || len(c.People[0].Groups) != 1 {
		t.Errorf("got %+v, want one of each id with all that was said", c.People)
	}
}

func TestATableOfPeopleIsReadByItsHeads(t *testing.T) {
	for name, file := range map[string]string{
		"commas":     "Name,Ring,Roles,Groups,Notes,Since,Id\nAnna,2,friend;mentor,\"Choir;Work\",\"likes, tea\",2019-05-01,a1\n",
		"semicolons": "\xef\xbb\xbfname;ring;role;group;note;known since;id\r\nAnna;2.0;friend|mentor;Choir|Work;likes, tea;2019-05-01;a1\r\n",
		"first last": "Given Name\tCloseness\tRelationship\tLabels\tNotes\tSince\tuid\nAnna\t2\tfriend, mentor\tChoir ::: * myContacts ::: Work\tlikes, tea\t2019-05-01\ta1\n",
	} {
		t.Run(name, func(t *testing.T) {
			c := mustCircle(t, file, CircleCSV)
			p := c.named(t, "Anna").Person
			if p.Ring != 2 || strings.Join(p.Roles, ",") != "friend,mentor" || p.Notes != "likes, tea" || p.Since.String() != "2019-05-01" || p.Source.ID != "a1" {
				t.Errorf("got %+v", p)
			}
			if got := strings.Join(c.People[0].Groups, ","); got != "Choir,Work" {
				t.Errorf("got the groups %s", got)
			}
		})
	}
}

func TestOddTablesLoseNobody(t *testing.T) {
	plain := mustCircle(t, "Anna\nBen\n\n", CircleCSV)
	if len(plain.People) != 2 {
		t.Errorf("a list of names: got %d people, want 2", len(plain.People))
	}
	odd := mustCircle(t, "name,ring,since\n,1,\nAnna,close,\nBen,9,yesterday\n'=Cee,1,\n", CircleCSV)
	if len(odd.People) != 3 || len(odd.Skipped) != 3 || odd.named(t, "Ben").Person.Ring != data.MaxRing || odd.People[2].Person.Name != "=Cee" {
		t.Errorf("got %d people and skipped %v, want three of each", len(odd.People), odd.Skipped)
	}
	var wide strings.Builder
	for _, u := range utf16.Encode([]rune("\ufeffname\nZoë\n")) {
		wide.WriteByte(byte(u))
		wide.WriteByte(byte(u >> 8))
	}
	if c := mustCircle(t, wide.String(), ""); c.People[0].Person.Name != "Zoë" {
		t.Errorf("UTF-16: got %+v", c.People)
	}
	if c := mustCircle(t, "name\nZo\xeb\n", ""); c.People[0].Person.Name != "Zoë" {
		t.Errorf("Western code page: got %+v", c.People)
	}
}

func TestAGraphBringsPeopleAndTies(t *testing.T) {
	c := mustCircle(t, graphMLFile("directed", `
<node id="me"><data key="d7">ego</data></node>
<node id="a"><data key="d0">2</data><data key="d1">Anna</data><data key="d5">Choir</data></node>
<node id="b"><data key="d1">Ben</data></node><node id="c"><data key="d0">9</data></node>
<edge source="a" target="b"/><edge source="b" target="a"/><edge source="me" target="a"><data key="d8">give</data></edge>`), "")
	if len(c.People) != 3 || len(c.Ties) != 1 || c.Ties[0] != (FoundTie{0, 1, ""}) || len(c.Lost) != 1 {
		t.Fatalf("got %+v, want three people, one tie and a word about giving", c)
	}
	if a, b := c.named(t, "Anna").Person, c.named(t, "Ben").Person; a.Ring != 2 || b.Ring != 0 || c.named(t, "c").Person.Ring != data.MaxRing {
		t.Errorf("got the rings %d and %d, want 2 and none: a ring is not made up", a.Ring, b.Ring)
	}
}

func TestFilesWithoutPeopleAreRefusedInWords(t *testing.T) {
	for name, c := range map[string]struct {
		file   string
		format CircleFormat
	}{
		"empty": {"", ""}, "no card": {"VERSION:3.0\n", CircleVCard}, "cards without names": {"BEGIN:VCARD\nEND:VCARD\n", ""},
		"not a graph": {"<html/>", CircleGraphML}, "only a head": {"name,ring\n", ""}, "bytes": {"a\x00\x01\x02\x03b", CircleCSV}, "no format": {"x", "xlsx"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := ReadCircle([]byte(c.file), c.format); !errors.Is(err, ErrCircle) {
				t.Errorf("got %v, want %v", err, ErrCircle)
			}
		})
	}
}

func FuzzReadCircle(f *testing.F) {
	f.Add([]byte(appleCards))
	f.Add([]byte("BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:=\n=C3\nEND:VCARD"))
	f.Add([]byte("name;ring\n\"a;1\nb;x\n"))
	f.Add([]byte("\xff\xfea\x00\n\x00"))
	f.Add([]byte(graphMLFile("directed", `<node id="a"/><edge source="a" target="a"/>`)))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, format := range append(CircleFormats(), "") {
			c, err := ReadCircle(b, format)
			if err != nil {
				if !errors.Is(err, ErrCircle) {
					t.Fatalf("got %v, want %v", err, ErrCircle)
				}
				continue
			}
			for _, found := range c.People {
				p := found.Person
				p.ID, p.Created, p.Modified = data.NewID(), clockOfTests(), clockOfTests()
				if err := p.Check(); err != nil {
					t.Fatalf("got a person that cannot be kept: %v", err)
				}
			}
			for _, tie := range c.Ties {
				if tie.A >= tie.B || tie.A < 0 || tie.B >= len(c.People) {
					t.Fatalf("got the tie %v among %d people", tie, len(c.People))
				}
			}
		}
	})
}
