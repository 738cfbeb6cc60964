package search

import (
	"fmt"
	"math"
	"math/rand"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Run with
//
//	CGO_ENABLED=0 go test -run '^$' -bench . ./data/search
//	KITH_BENCH_ENTRIES=100000 CGO_ENABLED=0 go test -run '^$' -bench . ./data/search
//
// The texts are made up: about 245 words an entry, drawn by Zipf's law.

// corpus is a made-up journal, the same for the same size.
type corpus struct {
	docs  []Doc
	words []string // by rank, most frequent first
}

// corpusSize is 10,000 or what KITH_BENCH_ENTRIES says.
func corpusSize() int {
	if n, err := strconv.Atoi(os.Getenv("KITH_BENCH_ENTRIES")); err == nil && n > 0 {
		return n
	}
	return 10_000
}

// vocabularySize grows with the root of the size (Heaps' law): 50,000 different
// words at 10,000 entries.
func vocabularySize(entries int) int { return int(500 * math.Sqrt(float64(entries))) }

// madeUp is the word of a rank: frequent ones are short, and many begin alike.
func madeUp(rank int) string {
	syllables := strings.Fields(`an be ca de en fa gi ho in ju ka le me no or pe qui re si th un ve wo ya ze
		con dis ing per pre pro str tra ver`)
	n := rank + 3
	var b strings.Builder
	for n > 0 {
		b.WriteString(syllables[n%len(syllables)])
		n /= len(syllables)
	}
	return b.String()
}

func makeCorpus(size int) *corpus {
	c := &corpus{words: make([]string, vocabularySize(size))}
	for i := range c.words {
		c.words[i] = madeUp(i)
	}
	r := rand.New(rand.NewSource(1))
	zipf := rand.NewZipf(r, 1.08, 4, uint64(len(c.words)-1))
	people := []string{"Anna Schmidt", "Ben", "Chloé", "David Lee", "Eva"}
	for i := range size {
		var body strings.Builder
		for range 120 + r.Intn(250) {
			body.WriteString(c.words[zipf.Uint64()])
			body.WriteString([]string{" ", " ", " ", ", ", ". ", "\n"}[r.Intn(6)])
		}
		mood := int8(r.Intn(5) - 2)
		c.docs = append(c.docs, Doc{
			ID: ID{byte(i), byte(i >> 8), byte(i >> 16)}, Day: int32(today - size + i), Created: int64(i),
			Title: c.words[zipf.Uint64()] + " " + c.words[zipf.Uint64()], Body: body.String(),
			Tags: []string{c.words[100+r.Intn(40)]}, People: people[r.Intn(5):][:1], Mood: &mood, Starred: r.Intn(20) == 0,
		})
	}
	return c
}

// benchCorpus and benchIndex are made once for all benchmarks.
var (
	benchCorpus = sync.OnceValue(func() *corpus { return makeCorpus(corpusSize()) })
	benchIndex  = sync.OnceValue(func() *Index { return fill(benchCorpus()) })
)

func fill(c *corpus) *Index {
	x := New()
	for _, d := range c.docs {
		x.Put(d)
	}
	return x
}

// heap is the memory in use after cleaning up, in bytes.
func heap() float64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

func BenchmarkBuild(b *testing.B) {
	c := benchCorpus()
	for b.Loop() {
		before := heap()
		start := time.Now()
		x := fill(c)
		took := time.Since(start)
		size := heap() - before
		b.ReportMetric(took.Seconds(), "s/build")
		b.ReportMetric(size/1e6/float64(x.Len())*1000, "MB/1000entries")
		b.ReportMetric(float64(x.terms.len()), "terms")
	}
}

func BenchmarkLoad(b *testing.B) {
	chunks := chunksOf(b, benchIndex())
	for b.Loop() {
		before := heap()
		start := time.Now()
		x, err := Load(from(chunks), len(chunks))
		if err != nil {
			b.Fatal(err)
		}
		took := time.Since(start)
		size := heap() - before
		b.ReportMetric(float64(took.Microseconds())/1000, "ms/load")
		b.ReportMetric(size/1e6/float64(x.Len())*1000, "MB/1000entries")
		b.ReportMetric(float64(len(chunks))*MaxChunk/1e6, "MB/saved")
	}
}

func BenchmarkSave(b *testing.B) {
	x := benchIndex()
	for b.Loop() {
		if err := x.Save(func(int, []byte) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPut changes entries of a loaded index, as a writing person does.
func BenchmarkPut(b *testing.B) {
	c := benchCorpus()
	x := saved(b, benchIndex())
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		d := c.docs[i*7919%len(c.docs)]
		start := time.Now()
		x.Put(d)
		took = append(took, time.Since(start))
	}
	report(b, took)
}

// report gives the usual and the slow case, in microseconds.
func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	at := func(q float64) float64 { return float64(took[int(q*float64(len(took)-1))].Nanoseconds()) / 1000 }
	b.ReportMetric(at(0.50), "p50-µs")
	b.ReportMetric(at(0.95), "p95-µs")
	b.ReportMetric(at(1), "max-µs")
}

// kindsOfQueries makes 200 search texts of each kind.
func kindsOfQueries(c *corpus) map[string][]string {
	r := rand.New(rand.NewSource(2))
	rank := func(lo, hi int) string { return c.words[lo+r.Intn(hi-lo)] }
	phrase := func(n int) string {
		words := strings.Fields(c.docs[r.Intn(len(c.docs))].Body)
		i := r.Intn(len(words) - n)
		return strings.Trim(strings.Join(words[i:i+n], " "), ",. ")
	}
	beginning := func() string {
		w := strings.Trim(phrase(1), ",.")
		return w[:min(len(w), 2+r.Intn(5))]
	}
	kinds := map[string][]string{}
	for range 200 {
		add := func(kind, text string) { kinds[kind] = append(kinds[kind], text) }
		add("1common", rank(0, 100))
		add("2mid", rank(100, 5000))
		add("3rare", rank(5000, len(c.words)))
		add("4and", rank(0, 2000)+" "+rank(0, 2000))
		add("5or", rank(0, 200)+" OR "+rank(0, 5000))
		add("6not", rank(0, 100)+" -"+rank(0, 100))
		add("7phrase", `"`+phrase(2+r.Intn(2))+`"`)
		add("8prefix", beginning()+"*")
		add("9typing", rank(0, 2000)+" "+beginning()+"*")
		add("a_phraseprefix", `"`+phrase(1)+" "+beginning()+`*"`)
		add("b_oneletter", string(rune('a'+r.Intn(26)))+"*")
		add("c_fields", fmt.Sprintf("#%s @ben mood:>=1 date:90d..", rank(100, 140)))
		add("d_filter", "is:starred mood:<0")
	}
	return kinds
}

func BenchmarkSearch(b *testing.B) {
	x := saved(b, benchIndex())
	kinds := kindsOfQueries(benchCorpus())
	names := make([]string, 0, len(kinds))
	for name := range kinds {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, order := range []Sort{Relevance, Newest} {
		for _, name := range names {
			b.Run(fmt.Sprintf("%s/%s", []string{"best", "newest"}[order], name), func(b *testing.B) {
				benchQueries(b, x, kinds[name], order, NoStem)
			})
		}
	}
	for _, name := range names[:3] {
		b.Run("forms/"+name, func(b *testing.B) { benchQueries(b, x, kinds[name], Relevance, English) })
	}
	b.Run("worst", func(b *testing.B) { benchQueries(b, x, benchCorpus().words[:1], Relevance, NoStem) })
}

func benchQueries(b *testing.B, x *Index, texts []string, order Sort, language Stem) {
	b.ReportAllocs()
	var took []time.Duration
	hits := 0
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		r := x.Search(Parse(texts[i%len(texts)], today, false).In(language), SearchOptions{Limit: 20, Sort: order, Today: today})
		took = append(took, time.Since(start))
		hits += r.Total
	}
	report(b, took)
	b.ReportMetric(float64(hits)/float64(len(took)), "hits")
}

func BenchmarkSnippet(b *testing.B) {
	c := benchCorpus()
	q := Parse(c.words[10]+" "+c.words[500], today, false)
	for i := 0; b.Loop(); i++ {
		Snippet(c.docs[i%len(c.docs)].Body, q, 160)
	}
}

func BenchmarkScan(b *testing.B) {
	c := benchCorpus()
	q := Parse(c.words[500], today, false)
	for b.Loop() {
		for _, d := range c.docs[:1000] {
			q.Match(d)
		}
	}
}
