package search

// Options are fixed when an index is made and are kept with it by [Index.Save].
type Options struct {
	Stem Stem // how word endings are treated; zero: not at all
}

// Stem names a way to bring word forms together. A journal often mixes
// languages, and a stemmer for one spoils the words of another, so the default
// is none.
type Stem uint8

const (
	// NoStem compares words as they are written.
	NoStem Stem = iota
	// EnglishPlurals joins English plurals with their singular.
	EnglishPlurals
)

// Sort is the order of hits.
type Sort uint8

// The three orders. Whatever the order, equal entries stand in the same one each time.
const (
	Relevance Sort = iota // best first, then newest
	Newest                // latest day first, then latest written
	Oldest                // earliest day first, then earliest written
)

// SearchOptions say how much of a result is wanted and in which order.
type SearchOptions struct {
	Limit int   // most hits to return; 0 or less: all of them
	Sort  Sort  // zero: by relevance
	Today int32 // today's civil day, for the small bonus of newer entries
}

// Result is the answer to one search.
type Result struct {
	Hits  []Hit // in the order asked for, at most Limit
	Total int   // how many documents match in all
}

// Hit is one matching document.
type Hit struct {
	ID    ID
	Score float64 // larger is better, only comparable within one Result; 0 unless sorted by Relevance
	Day   int32   // the document's civil day
}
