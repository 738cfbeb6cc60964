package command

import (
	"path/filepath"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
)

func TestWhatIsWrittenIsListedShownAndFound(t *testing.T) {
	d := withVault(t)
	anna := d.want(Done, "", "people", "--add", "Anna", "--ring", "1", "--role", "friend", "--role", "a, b", "--since", "2019-09-01")
	id := d.want(Done, "", "write", "The heron", "stood still.", "--title", "By the river", "--tag", "repair", "--tag", "x, y",
		"--with", "anna", "--mood", "-1", "--star", "--day", "2026-11-20")
	if _, err := data.ParseID(id); err != nil {
		t.Fatalf("write: got %q, want an id", id)
	}
	if got, want := d.want(Done, "", "list"), "2026-11-20  "+id+"  By the river"; got != want {
		t.Errorf("list: got %q, want %q", got, want)
	}
	want := "2026-11-20  By the river\ntags: repair, x, y\nwith: Anna\n\nThe heron stood still."
	if got := d.want(Done, "", "show", id); got != want {
		t.Errorf("show: got %q, want %q", got, want)
	}
	e := object(t, d.want(Done, "", "show", id, "--json"),
		"id", "day", "created", "zone", "modified", "title", "body", "tags", "people", "mood", "starred", "revision")
	if e["body"] != "The heron stood still." || e["zone"] != datatest.Zone || e["mood"] != -1.0 || e["people"].([]any)[0] != anna {
		t.Errorf("show --json: got %v", e)
	}
	hits := objects(t, d.want(Done, "", "search", "heron", "--json"), 1, "id", "day", "title", "score", "snippet")
	h := hits[0]
	if h["id"] != id || h["day"] != "2026-11-20" || h["title"] != "By the river" || h["score"].(float64) <= 0 || h["snippet"] != "The heron stood still." {
		t.Errorf("search --json: got %v", h)
	}
	want = "2026-11-20  " + id + "  By the river\n    The heron stood still.\n1 found"
	if got := d.want(Done, "", "search", "@anna", "#repair"); got != want {
		t.Errorf("search: got %q, want %q", got, want)
	}
}

func TestAnEntryComesFromStandardInputAfterThePassphrase(t *testing.T) {
	d := withVault(t)
	for _, c := range []struct {
		in   string
		args []string
		want string
	}{
		{"from a pipe\n\nwith lines\r\n", []string{"write", "--passphrase-file", d.pass}, "from a pipe\n\nwith lines"},
		{passphrase + "\nafter the passphrase\n", []string{"write", "--passphrase-file", "-"}, "after the passphrase"},
		{passphrase + "\nnot named\n", []string{"write"}, "not named"},
		{passphrase + "\nnot read", []string{"write", "an argument", "--passphrase-file", "-"}, "an argument"},
	} {
		e := object(t, d.bare(Done, c.in, append(c.args, "--json")...))
		if e["body"] != c.want || e["day"] != "2026-11-23" || e["revision"] != 1.0 {
			t.Errorf("%v: got %v, want the body %q of today", c.args, e, c.want)
		}
	}
	if got := strings.Count(d.want(Done, "", "list"), "\n") + 1; got != 4 {
		t.Errorf("got %d entries, want 4", got)
	}
}

func TestNothingIsNotWritten(t *testing.T) {
	d := withVault(t)
	for _, in := range []string{"", " \n\t\n"} {
		got := d.run(in, "write")
		if d.check(got, WrongUsage, []string{"write"}); !strings.Contains(got.err, "nothing to write") {
			t.Errorf("got %q", got.err)
		}
	}
	d.fails(WrongUsage, "nothing to write", "write", "", "--tag", "alone")
	got := d.run(strings.Repeat("x", data.MaxBody+1), "write")
	if d.check(got, Failed, []string{"write"}); !strings.Contains(got.err, "Body") {
		t.Errorf("a text too long: got %q, want the rule", got.err)
	}
	d.fails(Failed, "Mood", "write", "x", "--mood", "3")
	d.fails(Failed, "Title", "write", "x", "--title", "two\nlines")
	d.fails(WrongUsage, "not valid text", "write", "\xff\xfe")
	got = d.run("\xff\xfe", "write")
	if d.check(got, Failed, []string{"write"}); !strings.Contains(got.err, "Body") {
		t.Errorf("bytes that are no text: got %q, want the rule", got.err)
	}
	d.fails(Failed, "nobody of that name", "write", "x", "--with", "Zoë")
	if got := d.want(Done, "", "list"); got != "" {
		t.Errorf("got %q written", got)
	}
}

func TestAListIsCutByDaysAndNumber(t *testing.T) {
	d := withVault(t)
	d.fill()
	heads := func(args ...string) (all []string) {
		for _, e := range objectsOf(t, d.want(Done, "", append([]string{"list", "--json"}, args...)...)) {
			all = append(all, e["day"].(string))
		}
		return all
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "2026-11-22 2026-11-16 2026-10-14"},
		{[]string{"--limit", "2"}, "2026-11-22 2026-11-16"},
		{[]string{"--from", "2026-11-01"}, "2026-11-22 2026-11-16"},
		{[]string{"--to", "2026-11-16"}, "2026-11-16 2026-10-14"},
		{[]string{"--from", "2026-11-16", "--to", "2026-11-16"}, "2026-11-16"},
		{[]string{"--to", "2020-01-01"}, ""},
	} {
		if got := strings.Join(heads(c.args...), " "); got != c.want {
			t.Errorf("list %v: got %q, want %q", c.args, got, c.want)
		}
	}
	if got := d.want(Done, "", "list", "--to", "2020-01-01", "--json"); got != "[]" {
		t.Errorf("an empty list: got %q, want []", got)
	}
	if got := d.want(Done, "", "list", "--limit", "1"); !strings.HasSuffix(got, "  soup") {
		t.Errorf("got %q, want the first words of the newest entry", got)
	}
}

func TestSearchSortsAndLimits(t *testing.T) {
	d := withVault(t)
	for day, text := range map[string]string{"2026-01-01": "swim", "2026-02-01": "swim swim", "2026-03-01": "a long text in which swim stands once among others"} {
		d.want(Done, "", "write", text, "--day", day)
	}
	days := func(args ...string) (all []string) {
		for _, h := range objectsOf(t, d.want(Done, "", append([]string{"search", "--json"}, args...)...)) {
			all = append(all, h["day"].(string))
		}
		return all
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"swim", "--sort", "newest"}, "2026-03-01 2026-02-01 2026-01-01"},
		{[]string{"swim", "--sort", "oldest"}, "2026-01-01 2026-02-01 2026-03-01"},
		{[]string{"swim", "--sort", "oldest", "--limit", "1"}, "2026-01-01"},
		{[]string{"sw*", "--sort", "newest", "--limit", "0"}, "2026-03-01 2026-02-01 2026-01-01"},
		{[]string{`"swim swim"`}, "2026-02-01"},
		{[]string{"swim", "date:2026-01"}, "2026-01-01"},
		{[]string{"nothing"}, ""},
	} {
		if got := strings.Join(days(c.args...), " "); got != c.want {
			t.Errorf("search %v: got %q, want %q", c.args, got, c.want)
		}
	}
	d.want(Done, "", "search", "((", "\"") // no query is wrong
	for _, args := range [][]string{{"search", "sw*", "-long"}, {"search", "-long", "swim"}, {"--vault", d.vault, "search", "--json", "swim", "-text"}, {"search", "--", "swim", "-long"}} {
		got := d.raw(passphrase, args...)
		if got.code != Done || strings.Count(got.out, "2026-0") != 2 || strings.Contains(got.out, "2026-03") {
			t.Errorf("kith %v: got %+v, want the two entries without that word", args, got)
		}
	}
	if got := d.raw("", "search", "-h"); !strings.Contains(got.out, "Usage: kith search") {
		t.Errorf("search -h: got %+v, want help", got)
	}
	if got := d.want(Done, "", "search", "nothing", "--json"); got != "[]" {
		t.Errorf("nothing found: got %q, want []", got)
	}
	if got := d.want(Done, "", "search", "swim", "--limit", "1"); !strings.HasSuffix(got, "\n3 found") {
		t.Errorf("got %q, want the whole number at the end", got)
	}
}

func TestAnEntryThatIsNotThere(t *testing.T) {
	d := withVault(t)
	d.fails(Failed, "not there any more", "show", data.NewID().String())
	got := d.run("", "show", "private words")
	if got.code != WrongUsage || strings.Contains(got.err, "private words") {
		t.Errorf("got %+v, want code 2", got)
	}
}

func TestPeopleAreAddedAndListed(t *testing.T) {
	d := withVault(t)
	if got := d.want(Done, "", "people", "--json"); got != "[]" {
		t.Errorf("got %q, want []", got)
	}
	p := object(t, d.want(Done, "", "people", "--add", "Zoë", "--ring", "2", "--role", "mentor", "--json"),
		"id", "name", "roles", "ring", "created", "modified", "revision")
	id := p["id"].(string)
	if p["name"] != "Zoë" || p["ring"] != 2.0 {
		t.Errorf("got %v", p)
	}
	if got, want := d.want(Done, "", "people"), id+"  ring 2  Zoë  mentor"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	objects(t, d.want(Done, "", "people", "--json"), 1)
	d.fails(Failed, "Name", "people", "--add", "")
	d.fails(Failed, "Ring", "people", "--add", "Tom", "--ring", "6")

	d.want(Done, "", "people", "--add", "zoe\u0308")
	d.fails(Failed, "several people have that name", "write", "x", "--with", "ZOË")
	d.want(Done, "", "write", "x", "--with", strings.ToUpper(id))
}

func TestArchivedPeopleAreListedOnDemand(t *testing.T) {
	d := withVault(t)
	life := d.fill()
	s := d.store()
	p := life.Mira
	p.Archived = true
	datatest.Must(t, s.PutPerson(t.Context(), &p))
	datatest.Must(t, s.Close())
	objects(t, d.want(Done, "", "people", "--json"), 3)
	objects(t, d.want(Done, "", "people", "--json", "--all"), 4)
}

func TestAContactIsLoggedListedAndReckoned(t *testing.T) {
	d := withVault(t)
	anna := d.want(Done, "", "people", "--add", "Anna")
	d.want(Done, "", "people", "--add", "Tom")
	c := object(t, d.want(Done, "", "contact", "--with", "Anna", "--received", "listening:big,company", "--given", "material:small",
		"--reached", "them", "--safe", "8", "--energy", "-2", "--in-line", "7", "--minutes", "90", "--note", "soup", "--day", "2026-11-23", "--json"),
		"id", "person", "day", "created", "zone", "reached", "received", "given", "felt_safe", "energy", "in_line", "minutes", "note", "revision")
	if c["person"] != anna || c["reached"] != "them" || c["felt_safe"] != 8.0 || c["energy"] != -2.0 || c["minutes"] != 90.0 {
		t.Errorf("got %v", c)
	}
	want := "2026-11-23  " + c["id"].(string) + "  with Anna, given: material:small; received: listening:big, company"
	if got := d.want(Done, "", "contact"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	d.want(Done, "", "contact", "--with", "Tom", "--day", "2026-01-01", "--reached", "both")
	for _, l := range []struct {
		args []string
		want int
	}{
		{nil, 2}, {[]string{"--about", "tom"}, 1}, {[]string{"--limit", "1"}, 1}, {[]string{"--from", "2026-06-01"}, 1}, {[]string{"--to", "2025-01-01"}, 0},
	} {
		objects(t, d.want(Done, "", append([]string{"contact", "--json"}, l.args...)...), l.want)
	}
	if got := d.want(Done, "", "contact", "--about", "Tom"); !strings.HasSuffix(got, "with Tom, given: -; received: -") {
		t.Errorf("got %q", got)
	}

	rows := objects(t, d.want(Done, "", "reciprocity", "--json"), 2, balanceKeys()...)
	r := rows[0]
	if r["id"] != anna || r["name"] != "Anna" || r["given"] != 0.5 || r["received"] != 3.0 || r["state"] != "unclear" {
		t.Errorf("got %v, want half an act given and three received", r)
	}
	d.fails(Failed, "nobody of that name", "contact", "--with", "Mum")
	d.fails(Failed, "nobody of that name", "contact", "--about", "Mum")
	d.fails(Failed, "nobody of that name", "contact", "--with", "")
	d.fails(Failed, "must be company, listening, practical or material", "contact", "--with", "Anna", "--given", "love")
	d.fails(Failed, "once", "contact", "--with", "Anna", "--given", "company", "--given", "company:big")
	d.fails(Failed, "Minutes", "contact", "--with", "Anna", "--minutes=-5")
	d.fails(Failed, "FeltSafe", "contact", "--with", "Anna", "--safe", "11")
	objects(t, d.want(Done, "", "contact", "--json"), 2)
}

func TestARecordThatCannotBeReadIsNotPassedOverInSilence(t *testing.T) {
	c := &call{}
	if err := c.skip(data.ErrUnreadable); err != nil || c.unsaw != 1 {
		t.Errorf("got %v and %d, want it noted", err, c.unsaw)
	}
	if err := c.skip(data.ErrClosed); err == nil {
		t.Error("a closed store was passed over")
	}
	if got := (World{Err: new(strings.Builder)}).report(errDamage); got != DamageFound {
		t.Errorf("got code %d, want 4", got)
	}
}

// objectsOf reads a JSON list of objects.
func objectsOf(t *testing.T, text string) []map[string]any {
	t.Helper()
	return objects(t, text, strings.Count("\n"+text, "\n  {"))
}

func TestRelativeFoldersWork(t *testing.T) {
	d := deskHere(t)
	d.want(Done, "", "create")
	t.Chdir(d.dir)
	d.want(Done, "", "write", "here", "--vault", "vault")
	if got := d.bare(Done, "", "list", "--vault", filepath.Join(".", "vault"), "--passphrase-file", "pass"); !strings.HasSuffix(got, "here") {
		t.Errorf("got %q", got)
	}
}
