package port

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kith/data"
)

func TestDiarium(t *testing.T) {
	g := read(t, filepath.Join("testdata", "diarium.diary"), "diarium")
	if len(g.pages) != 61 {
		t.Fatalf("got %d pages, want 61", len(g.pages))
	}
	wantFaults(t, g, 2)
	if got := brief(g.pages[3]); got != "2023-01-04|Entry 3|Text **3**| mood=0" {
		t.Errorf("got %s", got)
	}
	long := g.pages[60].Entry
	if long.Day.String() != "2024-04-17" || len(strings.Fields(long.Body)) != 602 || len(long.Attachments) != 2 || long.Attachments[0].Mime != "image/jpeg" {
		t.Errorf("got %s with %d words and %v, want the long entry with its pictures in order", long.Day, len(strings.Fields(long.Body)), long.Attachments)
	}
	if !strings.Contains(string(long.Source.Extras), "cloudy") {
		t.Errorf("got %s, want the weather", long.Source.Extras)
	}
}

func TestADamagedDatabaseIsRefusedCalmly(t *testing.T) {
	whole, err := os.ReadFile(filepath.Join("testdata", "diarium.diary"))
	check(t, err)
	for _, cut := range []int{16, 50, 99, 300, 511, 600, 5000} {
		_, err := tryRead(t, single(t, "a.diary", string(whole[:cut])), "diarium", nil)
		if !errors.Is(err, data.ErrFile) {
			t.Errorf("cut at %d: got %v, want ErrFile", cut, err)
		}
	}
}

// lifeV2000 is a diary of version 2000.
func lifeV2000() string {
	date := func(y, m, d int) int { return y<<19 | m<<15 | d<<10 }
	return fmt.Sprintf(`Do_2733
Dsen_US

ID100
T DLifeograph
TfSans 10

ID1
E+__nE%d
Ec1596451707
Ee1596451707
Ep<Chapter

ID2
E F_t_%d
Ec1596451707
Ee1596451800
Et1596451800
Ep<A calmer call
Ep< Head
Ep<*bold* _italic_ =gone= #bright# :repair: <deid:10007	other>
Ep<	[ ] open
Ep<	[x] done

ID3
E _Tn_%d
Ep<in the trash

ID4
E __n_%d
Ec1596451707
Ep<A topic

ID5
E __n_rubbish
Ep<bad
`, date(2020, 8, 1), date(2024, 4, 17), date(2024, 4, 18), 0xC0000000+1024)
}

func TestLifeograph(t *testing.T) {
	want := []string{
		"2020-08-01|Chapter||",
		"2024-04-17|A calmer call|## Head~**bold** *italic* ~~gone~~ ==bright== :repair: other~- [ ] open~- [x] done|repair *",
		"2020-08-03|A topic||topic",
	}
	body := lifeV2000()
	g := read(t, single(t, "a.diary", "LIFEOGRAPHDB\nV 2000\nE n\nId3078619\n\n"+body), "lifeograph")
	wantPages(t, g, want...)
	wantFaults(t, g, 1)

	head := "LIFEOGRAPHDB\nV 2000\nE y\nId3078619\n\n"
	name := single(t, "b.diary", head+string(lifeEncrypted(t, "secret", body)))
	g, err := tryRead(t, name, "lifeograph", []byte("secret"))
	check(t, err)
	wantPages(t, g, want...)
	for _, wrong := range []string{"", "wrong"} {
		if _, err := tryRead(t, name, "lifeograph", []byte(wrong)); !errors.Is(err, data.ErrFile) {
			t.Errorf("passphrase %q: got %v, want ErrFile", wrong, err)
		}
	}
}

func lifeEncrypted(t *testing.T, passphrase, body string) []byte {
	t.Helper()
	salt, iv := bytes.Repeat([]byte{7}, 16), bytes.Repeat([]byte{9}, 16)
	key := sha256.Sum256(append(bytes.Clone(salt), passphrase...))
	block, err := aes.NewCipher(key[:])
	check(t, err)
	clear := []byte(passphrase[:1] + "\n" + body + "\x00")
	out := make([]byte, len(clear))
	cipher.NewCFBEncrypter(block, iv).XORKeyStream(out, clear) //nolint:staticcheck // the format's own mode
	return append(append(salt, iv...), out...)
}

func TestLifeographOfTheNewestVersion(t *testing.T) {
	body := `Do___
Dp0

ID77
E F_n___0__~~~~~~202404170000000
Ec202404172111050
Ehr
N 1|1|1
EpDA calmer call
N 1|1|2
Ep<_-E~0___0_~~~~~a point
N 1|1|3
EpDbold word
EfB0|4|
N 1|1|4
Ep<L_E~0___0_~~~~~Head
`
	g := read(t, single(t, "a.diary", "LIFEOGRAPHDB\nV 3010\nE n\nId1\n\n"+body), "lifeograph")
	wantPages(t, g, "2024-04-17|A calmer call|- a point~**bold** word~## Head| *")
	g = read(t, single(t, "b.diary", "LIFEOGRAPHDB\nV 3020\nE n\nId1\n\n"+body), "lifeograph")
	if len(g.pages) != 1 || len(g.pages[0].Lost) != 1 || !strings.Contains(g.pages[0].Lost[0], "3020") {
		t.Errorf("got %v, want the entry with a word about its newer version", g.pages)
	}
}

func TestLifeographOfVersionsThatAreNotKnownIsRefusedByName(t *testing.T) {
	for _, v := range []string{"110", "1009", "2001", "2999"} {
		_, err := tryRead(t, single(t, "a.diary", "LIFEOGRAPHDB\nV "+v+"\nE n\nId1\n\nID1\nE __n_1\n"), "lifeograph", nil)
		if !errors.Is(err, data.ErrFile) || !strings.Contains(err.Error(), "version "+v) {
			t.Errorf("version %s: got %v, want it refused by its name", v, err)
		}
	}
}

func TestLifeographOfTheFirstVersions(t *testing.T) {
	date := func(y, m, d int) int { return y<<19 | m<<15 | d<<10 }
	body := fmt.Sprintf(`ID10
T eFeelings
ID11
t repair
ID12
CCMine
ID13
CT%d	A spring
Cpe_
ID14
CO2147484672	Someday
ld

ID21
Efh_%d
Dr1596451707
Dh1596451800
T repair
TTrest=5#hours
len
P A calmer call
P *bold* and ☐ open
P `+`

ID22
e___%d
P in the trash
ID23
E___%d
P Another
`, date(2012, 3, 1), date(2012, 3, 4), date(2012, 3, 5), date(2012, 3, 6))
	for version, box := range map[string]string{"1010": "[ ]", "1020": "[ ]", "1050": "☐"} {
		g := read(t, single(t, "a.diary", "LIFEOGRAPHDB\nV "+version+"\nE n\n\n"+body), "lifeograph")
		wantPages(t, g, "2012-03-01|A spring||", "2012-03-04|A calmer call|**bold** and "+box+" open~~:rest:=5 hours|repair,rest *", "2012-03-06|Another||")
		wantFaults(t, g, 1) // a heading without a date
		if at := g.pages[1].Entry; at.Created.Unix() != 1596451707 || at.Modified.Unix() != 1596451800 {
			t.Errorf("version %s: got made %v, changed %v", version, at.Created, at.Modified)
		}
	}
	g, err := tryRead(t, single(t, "c.diary", "LIFEOGRAPHDB\nV 1050\nE y\n\n"+string(lifeEncrypted(t, "secret", body))), "lifeograph", []byte("secret"))
	check(t, err)
	if len(g.pages) != 3 {
		t.Errorf("got %d pages of an encrypted diary, want 3", len(g.pages))
	}
}

func TestLifeographBeforeVersion2IsReadLikeIt(t *testing.T) {
	g := read(t, single(t, "a.diary", "LIFEOGRAPHDB\nV 1999\nE n\n\n"+lifeV2000()), "lifeograph")
	want := read(t, single(t, "b.diary", "LIFEOGRAPHDB\nV 2000\nE n\n\n"+lifeV2000()), "lifeograph")
	if len(g.pages) == 0 || len(g.pages) != len(want.pages) {
		t.Errorf("got %d pages, want %d", len(g.pages), len(want.pages))
	}
}

func TestLifeographOfTheFirstThirdVersions(t *testing.T) {
	body := "ID77\nE F_n___0__~~~~~~202404170000000\nEpDA call\nEp<_-EQ0___0_~~~~~said\nEp<__E~0I2_0_~~~~~file:///home/a/b.jpg\nEp<__E~0T2_0_~~~~~12345\n"
	g := read(t, single(t, "a.diary", "LIFEOGRAPHDB\nV 3000\nE n\n\n"+body), "lifeograph")
	wantPages(t, g, "2024-04-17|A call|> - said| *")
	if len(g.pages[0].Lost) != 2 {
		t.Errorf("got %q, want a word about the picture and one about the table", g.pages[0].Lost)
	}
}

func TestAPictureThatANoteMissesIsReported(t *testing.T) {
	note := "# T\n\n![a](pics/b.png) ![[c.jpg]] [d](other.md) ![[Other note]] [e](https://a.b/c.png)"
	g := read(t, single(t, "2024-04-17.md", note), "markdown")
	if len(g.pages) != 1 || len(g.pages[0].Lost) != 1 || !strings.Contains(g.pages[0].Lost[0], "choose the folder") {
		t.Errorf("got %+v, want one word about the folder", g.pages)
	}
	g = read(t, place(t, map[string]string{"2024-04-17.md": note, "c.jpg": "x"}), "markdown")
	if len(g.pages) != 1 || len(g.pages[0].Lost) != 1 || len(g.pages[0].Files) != 1 {
		t.Errorf("got %+v, want the picture that is there and one word about the other", g.pages)
	}
	g = read(t, place(t, map[string]string{"2024-04-18.md": "[d](other.md) [[Other note]] ![[Other note]] and v1.2"}), "markdown")
	if len(g.pages[0].Lost) != 0 {
		t.Errorf("got %q, want nothing lost", g.pages[0].Lost)
	}
}

func TestNothingOutsideTheFolderIsRead(t *testing.T) {
	outside := single(t, "secret.jpg", "secret")
	dir := place(t, map[string]string{"2024-04-17.md": "![a](../secret.jpg) ![b](" + outside + ") ![c](link.jpg) ![d](%2e%2e/secret.jpg)"})
	if err := os.Symlink(outside, filepath.Join(dir, "link.jpg")); err != nil {
		t.Skipf("no links on this system: %v", err)
	}
	g := read(t, dir, "markdown")
	if len(g.pages) != 1 || len(g.pages[0].Files) != 0 {
		t.Errorf("got %d files, want none from outside", len(g.pages[0].Files))
	}
}

func TestAZipMadeToBurstIsRefused(t *testing.T) {
	name := packed(t, map[string]string{"2024-04-17.md": strings.Repeat("a", maxPage+1), "2024-04-18.md": "fine"})
	g := read(t, name, "markdown")
	wantPages(t, g, "2024-04-18||fine|")
	wantFaults(t, g, 1)
}

func TestWhatIsNoJournalIsSaidSo(t *testing.T) {
	for _, text := range []string{"", "hello", "{", `{"a":1}`, "PK\x03\x04rubbish", "[1,2]", `{"entries":5}`} {
		if _, err := tryRead(t, single(t, "a.bin", text), "", nil); !errors.Is(err, data.ErrFile) {
			t.Errorf("%q: got %v, want ErrFile", text, err)
		}
	}
	if _, err := OpenInput(filepath.Join(t.TempDir(), "none"), time.UTC); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want that there is no file", err)
	}
}

func TestHTMLBecomesMarkdown(t *testing.T) {
	cases := map[string]string{
		"a &amp; b":                                   "a & b",
		"<p>one</p><p>two<br>three</p>":               "one\n\ntwo\nthree",
		"<ul><li>a</li><li>b</li></ul>":               "- a\n- b",
		"<ol><li>a<li>b</ol>":                         "1. a\n2. b",
		`<a href="https://a.b/c d">site</a>`:          "[site](https://a.b/c%20d)",
		"<h2>H</h2>x<script>bad()</script>":           "## H\n\nx",
		"1 < 2 and <3":                                "1 < 2 and <3",
		"<b>never closed <i":                          "**never closed <i",
		"<!-- note -->kept<blockquote>q</blockquote>": "kept\n\n> q",
	}
	for in, want := range cases {
		if got := markdown(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestOneWordForKithsOwnFormBothWays(t *testing.T) {
	for _, name := range []string{"json", "kith"} {
		if f, ok := FormatNamed(name); !ok || f.Name != "json" {
			t.Errorf("%s: got %q, want the own form, json", name, f.Name)
		}
	}
}
