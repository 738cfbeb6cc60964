package bench

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kith/data"
	"kith/data/sample"
	"kith/data/vault"
)

// A journal is a folder with a vault and with the same entries as text files.
func (e errand) vault() string { return filepath.Join(e.Folder, "vault") }
func (e errand) texts() string { return filepath.Join(e.Folder, "texts") }

// passphrase opens the vaults made here.
func passphrase() []byte { return []byte("a passphrase for measuring") }

// life is the made-up life of a journal: some ten entries a week, whatever the size.
func (e errand) life() sample.Life {
	l := sample.Default()
	l.Years, l.People, l.Entries = max(1, min(e.Entries/500, 40)), 60, e.Entries
	if e.Entries == 0 {
		l.People = 0
	}
	return l
}

// cheap is the passphrase of 2^10 steps, so that the store itself is measured.
const cheap = 10

func (e errand) options() vault.Options { return vault.Options{WorkFactor: cmp.Or(e.Factor, cheap)} }

// makeJournal fills a new vault and writes the same entries as text files.
func makeJournal(e errand) (answer, error) {
	v, _, err := vault.Create(e.vault(), passphrase(), e.options())
	if err != nil {
		return nil, err
	}
	s, err := data.Open(v, data.Options{NoSearch: true})
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	ctx := context.Background()
	began := time.Now()
	if err := e.fill(ctx, s); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	got := answer{"fill": ms(time.Since(began))}
	if err := errors.Join(export(ctx, s, e.texts()), s.Close()); err != nil {
		return nil, err
	}
	return got, nil
}

// fill writes the entries.
func (e errand) fill(ctx context.Context, s *data.Store) error {
	if e.Corpus == zipf {
		return fillZipf(ctx, s, e.Entries)
	}
	return sample.Fill(ctx, s, e.life(), nil)
}

// export writes each entry as a text file, one folder a month.
func export(ctx context.Context, s *data.Store, dir string) error {
	names, err := namesOf(ctx, s)
	if err != nil {
		return err
	}
	return errors.Join(os.MkdirAll(dir, 0o700), s.EachEntry(ctx, func(e data.Entry) error {
		month := filepath.Join(dir, e.Day.String()[:7])
		if err := os.MkdirAll(month, 0o700); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(month, e.ID.String()+".md"), asText(e, names), 0o600)
	}))
}

// asText is an entry as a plain-text journal keeps it.
func asText(e data.Entry, names map[data.ID]string) []byte {
	text := fmt.Appendf(nil, "%s %s\n\n%s\n\n", e.Day, e.Title, e.Body)
	for _, tag := range e.Tags {
		text = fmt.Appendf(text, "#%s ", tag)
	}
	for _, id := range e.People {
		text = fmt.Appendf(text, "@%s ", names[id])
	}
	return append(text, '\n')
}

// namesOf gives the names of all people.
func namesOf(ctx context.Context, s *data.Store) (map[data.ID]string, error) {
	people, err := s.People(ctx)
	if err != nil {
		return nil, err
	}
	names := map[data.ID]string{}
	for _, p := range people {
		names[p.ID] = p.Name
	}
	return names, nil
}

// open opens the vault of a journal with its search index.
func (e errand) open() (*data.Store, error) {
	v, err := vault.Open(e.vault(), passphrase(), e.options())
	if err != nil {
		return nil, err
	}
	s, err := data.Open(v, data.Options{Now: func() time.Time { return e.life().Until.Time() }})
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	return s, nil
}

// settle has the search index built and saved, as it is after the first session.
func settle(e errand) (answer, error) {
	s, err := e.open()
	if err != nil {
		return nil, err
	}
	began := time.Now()
	_, err = s.Search(context.Background(), "a", data.FindOptions{Limit: 1})
	got := answer{"build": ms(time.Since(began))}
	for end := time.Now().Add(3 * time.Minute); err == nil && time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		left := 0
		err = s.Vault().View(func(tx *vault.Tx) error {
			return tx.Keys([]byte{'U'}, nil, false, func([]byte) (bool, error) { left++; return left <= 500, nil })
		})
		if left <= 500 { // so few are learned anew at the next start
			break
		}
	}
	return got, errors.Join(err, s.Close())
}

// harden gives the vault a passphrase that costs what a person's does.
func harden(e errand) (answer, error) {
	v, err := vault.Open(e.vault(), passphrase(), e.options())
	if err != nil {
		return nil, err
	}
	return answer{}, errors.Join(v.ChangePassphrase(passphrase(), passphrase()), v.Close())
}

// openJournal opens a vault up to the first page and on to a search, in a
// process that did nothing before.
func openJournal(e errand) (answer, error) {
	began, before := time.Now(), spent()
	s, err := e.open()
	if err != nil {
		return nil, err
	}
	got := answer{"open": ms(time.Since(began))}
	ctx := context.Background()
	today := e.life().Until
	if _, err = s.Entries(ctx, data.Span{From: today, To: today}); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	got["page"] = ms(time.Since(began))
	if _, err = s.Search(ctx, "a", data.FindOptions{Limit: 1}); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	got["searchable"], got["used"] = ms(time.Since(began)), ms(spent()-before)
	got["held"], got["most"] = memory("VmRSS"), memory("VmHWM")
	if got["disk"], err = size(e.vault()); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	began = time.Now()
	if err = s.Close(); err != nil {
		return nil, err
	}
	got["close"] = ms(time.Since(began))
	return clean(got), nil
}

// readPlain reads all text files into memory, as a plain-text journal does.
func readPlain(e errand) (answer, error) {
	began := time.Now()
	var all [][]byte
	err := filepath.WalkDir(e.texts(), func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		all = append(all, text)
		return err
	})
	if err != nil {
		return nil, err
	}
	got := answer{"page": ms(time.Since(began)), "held": memory("VmRSS"), "files": float64(len(all))}
	got["disk"], err = size(e.texts())
	return clean(got), err
}

// verifyJournal reads every record of a vault.
func verifyJournal(e errand) (answer, error) {
	s, err := e.open()
	if err != nil {
		return nil, err
	}
	began := time.Now()
	r, err := s.Vault().Verify(context.Background(), nil)
	got := answer{"verify": ms(time.Since(began))}
	if err == nil && !r.OK() {
		err = errors.New("the vault is damaged")
	}
	return got, errors.Join(err, s.Close())
}

// clean leaves out figures that the system did not tell; JSON has no NaN.
func clean(a answer) answer {
	for name, v := range a {
		if math.IsNaN(v) {
			delete(a, name)
		}
	}
	return a
}

// of gives a figure, NaN when it is not there.
func (a answer) of(name string) float64 {
	if v, ok := a[name]; ok {
		return v
	}
	return none()
}

// middle is the median.
func middle(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// sizes are the journals that are measured.
func sizes() []int {
	if os.Getenv("KITH_BENCH_LARGE") != "" {
		return []int{0, 10_000, 100_000}
	}
	return []int{0, 10_000}
}

// journals are those made in this run, by corpus and size.
var journals = map[string]errand{}

// journal gives a journal of n entries, made and settled at first need.
func journal(tb testing.TB, n int) errand { return journalOf(tb, "", n) }

// journalOf is journal for one of the corpora.
func journalOf(tb testing.TB, corpus string, n int) errand {
	tb.Helper()
	key := fmt.Sprint(corpus, n)
	if e, ok := journals[key]; ok {
		return e
	}
	e := errand{Folder: filepath.Join(place(tb), key), Entries: n, Corpus: corpus}
	if err := os.MkdirAll(e.Folder, 0o700); err != nil {
		tb.Fatal(err)
	}
	e.Do = "make"
	made := send(tb, e)
	e.Do = "settle"
	built := send(tb, e)
	if n > 0 {
		gathered.add(row{e.named("write the entries"), "ms", made.of("fill"), none(), none(), ""})
		gathered.add(row{e.named("build the search index anew"), "ms", built.of("build"), none(), none(), ""})
	}
	journals[key] = e
	return e
}

// named puts the size behind a name.
func named(what string, n int) string { return fmt.Sprintf("%s, %d entries", what, n) }

// named is named for a journal, with its corpus.
func (e errand) named(what string) string {
	if e.Corpus != "" {
		what += ", " + e.Corpus
	}
	return named(what, e.Entries)
}

// told says whether a benchmark has measured already: what is measured in a
// child is measured once, whatever number of rounds the benchmark is asked for.
func told(b *testing.B) bool {
	b.ReportMetric(0, "ns/op")
	return b.N > 1
}

// BenchmarkOpen measures how soon a vault is open, its first page there and its
// words searchable, and what that takes of memory and disk.
func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if told(b) {
				return
			}
			e := journal(b, n)
			e.Do = "plain"
			plain, beside := answer{}, [3]string{}
			if n > 0 {
				plain, beside = best(b, e, 3), [3]string{"reading text files", "the text files in memory", "text files"}
			}
			e.Do = "open"
			got := best(b, e, 5)
			gathered.add(row{named("open a vault and its store, passphrase apart", n), "ms", got.of("open"), none(), none(), ""})
			gathered.add(row{named("unlock to the page of today, passphrase apart", n), "ms", got.of("page"), none(), plain.of("page"), beside[0]})
			gathered.add(row{named("unlock to searchable", n), "ms", got.of("searchable"), none(), none(), ""})
			gathered.add(row{named("unlock to searchable, processor", n), "ms", got.of("used"), none(), none(), ""})
			gathered.add(row{named("memory held when searchable", n), "MB", got.of("held"), none(), plain.of("held"), beside[1]})
			gathered.add(row{named("memory at most until then", n), "MB", got.of("most"), none(), none(), ""})
			gathered.add(row{named("disk, 64 MB of ballast included", n), "MB", got.of("disk"), none(), plain.of("disk"), beside[2]})
			gathered.add(row{named("lock", n), "ms", got.of("close"), none(), none(), ""})
			e.Do = "verify"
			gathered.add(row{named("verify", n), "ms", send(b, e).of("verify"), none(), none(), ""})
			real := hardened(b, e)
			gathered.add(row{named("memory held when searchable, after a real passphrase", n), "MB", real.of("held"), none(), none(), ""})
		})
	}
}

// hardened opens a vault under a passphrase that costs what a person's does; it
// is a cheap one again afterwards.
func hardened(b *testing.B, e errand) answer {
	b.Helper()
	e.Do, e.Factor = "harden", 18
	send(b, e)
	e.Do = "open"
	got := best(b, e, 3)
	e.Do, e.Factor = "harden", cheap
	send(b, e)
	return got
}

// BenchmarkPassphrase measures what a person's passphrase costs: opening with it
// less opening with a cheap one.
func BenchmarkPassphrase(b *testing.B) {
	if told(b) {
		return
	}
	e := errand{Folder: filepath.Join(place(b), "passphrase"), Do: "make"}
	if err := os.MkdirAll(e.Folder, 0o700); err != nil {
		b.Fatal(err)
	}
	send(b, e)
	e.Do = "open"
	low, high := best(b, e, 3), hardened(b, e)
	gathered.add(row{"passphrase alone: scrypt, 2^18 steps", "ms", high.of("open") - low.of("open"), none(), none(), ""})
}

func TestEveryErrandBringsItsFigures(t *testing.T) {
	e := errand{Folder: filepath.Join(t.TempDir(), "j"), Entries: 60}
	if err := os.MkdirAll(e.Folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		do   string
		want []string
	}{
		{"make", []string{"fill"}}, {"settle", []string{"build"}}, {"open", []string{"open", "page", "searchable", "disk", "close"}},
		{"plain", []string{"page", "files", "disk"}}, {"search", []string{"common p50", "rare p95", "phrase scan", "and p50", "prefix p50"}},
		{"save", []string{"p50", "p95", "file p50"}}, {"verify", []string{"verify"}}, {"harden", nil},
	} {
		e.Do = c.do
		got := send(t, e)
		for _, name := range c.want {
			if v := got.of(name); !(v >= 0) {
				t.Errorf("errand %s: got %v for %s, want a figure", c.do, v, name)
			}
		}
		if c.do == "plain" && got["files"] != 60 {
			t.Errorf("got %v text files, want 60", got["files"])
		}
	}
}

func TestAnErrandThatFailsSaysSo(t *testing.T) {
	if code := runErrand(`{"Do": "open", "Folder": "/nonexistent"}`); code != 1 {
		t.Errorf("got code %d, want 1", code)
	}
	if code := runErrand(`nonsense`); code != 1 {
		t.Errorf("got code %d, want 1", code)
	}
}
