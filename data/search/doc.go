// Package search finds journal entries by their words.
//
// It is a positional inverted index held in memory, a small query language and
// a ranking. It knows nothing of the store: the owner feeds it documents with
// [Index.Put] and [Index.Delete], asks with [Parse] and [Index.Search], and
// keeps the finished index between sessions with [Index.Save] and [Load]. What
// Save hands out is the person's text in another form, so it must be sealed
// before it touches a disk.
//
// # The query language
//
//	anxious call           both words; while typing, the last one is a prefix
//	"felt safe"            the words in this order, next to each other
//	calm OR close          either; OR binds tighter than a space
//	-work                  without
//	swim*                  words that begin so
//	( … )                  grouping
//	title:…                in the title
//	tag:repair  #repair    the tag, or a tag below it (#repair finds repair/small)
//	person:Anna  @Anna     people whose name has this word
//	date:2024  date:2024-03  date:2024-03-01..2024-04  date:yesterday  date:7d..
//	before:2024-03         days before that month; after:2024 days after that year
//	on:04-17  on:today     that day in every year
//	mood:<0  mood:>=1  mood:-1..1
//	has:photo  has:file  has:mood  has:tag  has:person  has:title
//	is:starred  is:draft  is:muted
//	template:thought-record
//
// There is no wrong query. Whatever is not (or not yet) an operator is text, and
// [Query.Explain] tells how each part was understood.
//
// # What a word is
//
// Words are compared without case and without accents: see [Fold]. Scripts that
// are written without spaces are cut into overlapping pairs of characters, so
// any part of a sentence can be found. A plain word is looked for in the title,
// the body, the tags and the names of the people. [Query.In] joins the forms of a
// word in a language.
//
// # Ranking
//
// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
// Beyond", 2009) with k1 = 1.2 and b = 0.75; a word in the title counts three
// times, and newer entries get a little more.
//
// An [Index] may be used by several goroutines; see its comment.
package search
