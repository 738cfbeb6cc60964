// Package data is what Kith keeps and the rules by which it keeps it. It is the
// only package that writes: the window and the command line both call it, and
// neither sees Badger.
//
// # The nouns
//
// An Entry is a piece of writing. A Person is somebody on the map; a Tie says
// how two other people are linked, a Group names what several belong to. A
// Contact is one time of giving and receiving; a Feeling is what a relationship
// is like in the person's own rating. An Item is worked on for a long time (a
// pattern, a belief, a plan); a Record is one dated practice; a CheckIn is one
// filled questionnaire. A Definition is what the person made or loaded to work
// with: a template, a prompt, a practice of their own, a questionnaire. A Version
// is an earlier text of an entry, a Draft is text typed into a form and not yet
// saved, a Trashed record waits to be put back, a Step can be undone.
//
// # The map of the store
//
// Records are sealed protobuf (data/wire) under a one-letter class and the id:
//
//	e entry    p person   t tie      g group    c contact  f feeling
//	i item     r record   k check-in d definition
//	h version  w draft    z trash    m meta (schema, preferences)
//	y step (what can be undone)      s saved search index
//
// Rows that can be rebuilt from the records (see Store.Reindex) hold no value:
//
//	D kind day id             the timeline of one noun
//	P person kind day id      everything that names a person
//	T tag 0 day id            entries by folded tag
//	I item day id             records about an item
//	U id                      entry not yet in the saved search index
//	N id                      person whose name is not yet in it
//
// Index rows, the record and the census change in one transaction.
//
// # Versions
//
// Schema is the version of all this. A newer one is refused (ErrNewerSchema);
// an older one is brought forward, one step at a time, by migrate.go.
// Fields that this version does not know are kept when a record is rewritten.
package data
