package search

import "math"

// The figures of BM25, by Robertson and Zaragoza 2009, section 3: how soon more
// of the same word stops counting, and how much long documents are held back.
const (
	bm25K = 1.2
	bm25B = 0.75
)

const (
	titleWeight = 3     // a word in the title counts as so many
	exactWeight = 2     // the whole word, among words that begin with it
	recentBonus = 0.1   // an entry of today scores this much more, relatively …
	recentHalf  = 365.0 // … and one of so many days ago half of that
)

// ranking scores one count in one document:
//
//	idf · n(k+1) / (n + k(1−b + b·words/average))
type ranking struct {
	words []uint32 // by document
	base  float32  // k(1−b)
	slope float32  // k·b / average
}

func (x *Index) ranking() ranking {
	average := 1.0
	if len(x.byID) > 0 && x.rows.total > 0 {
		average = float64(x.rows.total) / float64(len(x.byID))
	}
	return ranking{words: x.rows.words, base: bm25K * (1 - bm25B), slope: float32(bm25K * bm25B / average)}
}

func (r *ranking) score(idf float32, n uint32, doc uint32) float32 {
	f := float32(n)
	return idf * f * (bm25K + 1) / (f + r.base + r.slope*float32(r.words[doc]))
}

// idf is how telling it is to be among found of all documents:
// ln(1 + (all − found + ½) / (found + ½)).
func idf(found, all int) float32 {
	return float32(math.Log1p((float64(all-found) + 0.5) / (float64(found) + 0.5)))
}

// weighed counts the words of a title more; inTitle of count are in the title.
func weighed(count, inTitle uint32) uint32 { return count + (titleWeight-1)*inTitle }

// recency is the factor for an entry that is so many days old.
func recency(day, today int32) float32 {
	age := max(float32(today)-float32(day), 0)
	return 1 + recentBonus*recentHalf/(recentHalf+age)
}
