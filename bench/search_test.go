package bench

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"kith/data"
	"kith/data/search"
	"kith/data/vault"
)

// kinds are the kinds of queries, in the order of the table.
func kinds() []string { return []string{"common", "rare", "prefix", "phrase", "and"} }

// rounds say how often a query is asked in each way.
const (
	rounds     = 10 // of the index
	slowRounds = 2  // of a scan and of ripgrep, for the first three queries of a kind
	slowFew    = 3
	patience   = 50_000 // entries from which each of these is asked once
)

// asked is one query, for us and for ripgrep.
type asked struct {
	kind, text string
	rg         []string // arguments, but for the folder
	also       string   // a second word that the files must hold
}

// vocabulary is what a journal's entries are made of.
type vocabulary struct {
	words   []string       // by the number of entries, most first
	in      map[string]int // entries by word
	phrases []string       // two words next to each other
}

// learn counts the words of all entries.
func learn(ctx context.Context, s *data.Store) (vocabulary, error) {
	v := vocabulary{in: map[string]int{}}
	dice := rand.New(rand.NewPCG(1, 2))
	err := s.EachEntry(ctx, func(e data.Entry) error {
		words := strings.FieldsFunc(strings.ToLower(e.Body), func(r rune) bool { return !unicode.IsLetter(r) })
		seen := map[string]bool{}
		for _, w := range words {
			if !seen[w] && len(w) > 3 {
				v.in[w]++
			}
			seen[w] = true
		}
		if n := len(words); n > 2 && len(v.phrases) < 500 {
			i := dice.IntN(n - 1)
			v.phrases = append(v.phrases, words[i]+" "+words[i+1])
		}
		return nil
	})
	v.words = slices.SortedFunc(maps.Keys(v.in), func(a, b string) int {
		return cmp.Or(cmp.Compare(v.in[b], v.in[a]), cmp.Compare(a, b))
	})
	return v, err
}

// queries picks queries of each kind.
func (v vocabulary) queries() []asked {
	var all []asked
	words := v.words
	for i, w := range words[:min(20, len(words))] {
		all = append(all, asked{"common", w, []string{"-wF", w}, ""})
		other := words[min(20+3*i, len(words)-1)]
		all = append(all, asked{"and", w + " " + other, []string{"-wF", w}, other})
	}
	for _, w := range words[max(0, len(words)-20):] {
		all = append(all, asked{"rare", w, []string{"-wF", w}, ""})
	}
	step := max(1, len(words)/20)
	for i := 0; i < len(words); i += step {
		begin := words[i][:min(3, len(words[i]))]
		all = append(all, asked{"prefix", begin + "*", []string{`\b` + regexp.QuoteMeta(begin)}, ""})
	}
	for _, p := range v.phrases[:min(20, len(v.phrases))] {
		first, second, _ := strings.Cut(p, " ")
		all = append(all, asked{"phrase", `"` + p + `"`, []string{`\b` + first + `\W+` + second + `\b`}, ""})
	}
	return all
}

// searchJournal asks the index, a scan of the same store and ripgrep.
func searchJournal(e errand) (answer, error) {
	s, err := e.open()
	if err != nil {
		return nil, err
	}
	got, err := searchStore(e, s)
	return got, errors.Join(err, s.Close())
}

func searchStore(e errand, s *data.Store) (answer, error) {
	ctx := context.Background()
	v, err := learn(ctx, s)
	if err != nil {
		return nil, err
	}
	docs, err := scanner(ctx, s)
	if err != nil {
		return nil, err
	}
	ours, scans, rgs := map[string][]time.Duration{}, map[string][]time.Duration{}, map[string][]time.Duration{}
	used := map[string][]time.Duration{}
	slow := map[string]int{}
	runtime.GC()
	for _, q := range v.queries() {
		total := 0
		for range rounds {
			began, before := time.Now(), spent()
			f, err := s.Search(ctx, q.text, data.FindOptions{Limit: 20})
			ours[q.kind] = append(ours[q.kind], time.Since(began))
			used[q.kind] = append(used[q.kind], spent()-before)
			if err != nil {
				return nil, err
			}
			total = f.Total
		}
		if slow[q.kind]++; slow[q.kind] > slowFew {
			continue
		}
		times := slowRounds
		if e.Entries >= patience {
			times = 1
		}
		for range times {
			began := time.Now()
			n, err := docs(q.text)
			scans[q.kind] = append(scans[q.kind], time.Since(began))
			if err != nil || n != total {
				return nil, errors.Join(err, fmt.Errorf("a query of kind %s: the index found %d entries, a scan %d", q.kind, total, n))
			}
			if d, ok := ripgrep(q, e.texts()); ok {
				rgs[q.kind] = append(rgs[q.kind], d)
			}
		}
	}
	got, err := fts(e, v.queries())
	if err != nil {
		return nil, err
	}
	got = got.under("fts ")
	if got["size"], err = indexSize(s); err != nil {
		return nil, err
	}
	for _, kind := range kinds() {
		got[kind+" cpu50"], got[kind+" cpu95"] = quantile(used[kind], 0.5), quantile(used[kind], 0.95)
		got[kind+" p50"], got[kind+" p95"] = quantile(ours[kind], 0.5), quantile(ours[kind], 0.95)
		got[kind+" scan"], got[kind+" rg"] = quantile(scans[kind], 0.5), quantile(rgs[kind], 0.5)
	}
	return clean(got), nil
}

// under puts a word before the name of each figure.
func (a answer) under(word string) answer {
	out := answer{}
	for name, v := range a {
		out[word+name] = v
	}
	return out
}

// indexSize is how large the saved search index is, in MB.
func indexSize(s *data.Store) (float64, error) {
	bytes := 0
	err := s.Vault().View(func(tx *vault.Tx) error {
		return tx.Scan([]byte{'s'}, nil, false, func(_, b []byte) (bool, error) { bytes += len(b); return true, nil })
	})
	return float64(bytes) / (1 << 20), err
}

// scanner gives a function that counts the entries that answer a query, by
// reading each from the store and looking through it.
func scanner(ctx context.Context, s *data.Store) (func(text string) (int, error), error) {
	names, err := namesOf(ctx, s)
	if err != nil {
		return nil, err
	}
	return func(text string) (n int, err error) {
		q := search.Parse(text, 0, false)
		err = s.EachEntry(ctx, func(e data.Entry) error {
			d := search.Doc{Title: e.Title, Body: e.Body, Tags: e.Tags}
			for _, p := range e.People {
				d.People = append(d.People, names[p])
			}
			if e.Prompt != "" {
				d.Captions = append(d.Captions, e.Prompt)
			}
			if q.Match(d) {
				n++
			}
			return nil
		})
		return n, err
	}, nil
}

// ripgrep searches the text files; false if there is no rg here.
func ripgrep(q asked, dir string) (time.Duration, bool) {
	rg, err := exec.LookPath("rg")
	if err != nil {
		return 0, false
	}
	began := time.Now()
	args := append([]string{"-il0"}, q.rg...)
	found, _ := exec.Command(rg, append(args, dir)...).Output() // nothing found is an error to it
	files := strings.FieldsFunc(string(found), func(r rune) bool { return r == 0 })
	if q.also == "" {
		return time.Since(began), true
	}
	for some := range slices.Chunk(files, 2000) { // an argument list has an end
		_ = exec.Command(rg, append([]string{"-lwiF", q.also}, some...)...).Run() // as above
	}
	return time.Since(began), true
}

// BenchmarkSearch measures the latency of each kind of query.
func BenchmarkSearch(b *testing.B) {
	for _, corpus := range []string{"", zipf} {
		for _, n := range sizes()[1:] {
			b.Run(fmt.Sprint(corpus, n), func(b *testing.B) { benchSearch(b, corpus, n) })
		}
	}
}

// benchSearch measures one journal.
func benchSearch(b *testing.B, corpus string, n int) {
	words := map[string]string{"common": "a common word", "rare": "a rare word", "prefix": "a beginning", "phrase": "a phrase", "and": "two words"}
	if told(b) {
		return
	}
	e := journalOf(b, corpus, n)
	e.Do = "search"
	got := send(b, e)
	for _, kind := range kinds() {
		name := e.named("search " + words[kind])
		gathered.add(row{name, "ms", got.of(kind + " p50"), got.of(kind + " p95"), got.of(kind + " scan"), "a scan of the store"})
		gathered.add(row{name, "ms", got.of(kind + " p50"), got.of(kind + " p95"), got.of(kind + " rg"), here(got, kind+" rg", "ripgrep over text files")})
		fts := here(got, "fts "+kind+" p50", "SQLite FTS5, in the clear")
		gathered.add(row{name, "ms", got.of(kind + " p50"), got.of(kind + " p95"), got.of("fts " + kind + " p50"), fts})
		gathered.add(row{name + ", 95th of a hundred", "ms", got.of(kind + " p95"), none(), got.of("fts " + kind + " p95"), fts})
		gathered.add(row{name + ", processor time", "ms", got.of(kind + " cpu50"), got.of(kind + " cpu95"), got.of("fts " + kind + " cpu50"), fts})
		gathered.add(row{name + ", processor time, 95th", "ms", got.of(kind + " cpu95"), none(), got.of("fts " + kind + " cpu95"), fts})
	}
	beside := here(got, "fts size", "SQLite FTS5, in the clear")
	gathered.add(row{e.named("size of the search index"), "MB", got.of("size"), none(), got.of("fts size"), beside})
	gathered.add(row{e.named("put all entries into the index of FTS5"), "ms", none(), none(), got.of("fts build"), beside})
	e.Do = "save"
	saved := send(b, e)
	gathered.add(row{e.named("save an entry and have it found"), "ms", saved.of("p50"), saved.of("p95"), got.of("fts add p50"), beside})
	if corpus != "" {
		e.Do = "open"
		opened := best(b, e, 3)
		gathered.add(row{e.named("unlock to searchable"), "ms", opened.of("searchable"), none(), none(), ""})
		gathered.add(row{e.named("memory held when searchable"), "MB", opened.of("held"), none(), none(), ""})
	}
}

// here is what a figure was taken with, or that this is missing.
func here(got answer, figure, name string) string {
	if _, ok := got[figure]; !ok {
		return name + " is not here"
	}
	return name
}
