package search

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
