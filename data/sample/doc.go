// Package sample makes up a life of any length from a seed, for demos, tests and
// benchmarks: people, groups and ties, entries, contacts, feelings, what is
// worked on, dated practices and weekly check-ins.
//
// The writer of the made-up journal moves from insecure to more secure
// relationships, with setbacks. No person, place or sentence is taken from
// anywhere. The same [Life] gives the same records, byte for byte: ids, times
// and texts come from the seed, never from the clock or the system.
//
// # How it is made
//
// A plan (plan.go) first decides what happens on which day: who is met when
// (cast.go), how the writer's weeks go (mind.go), which contact, record and entry
// stand on which day and belong together (days.go). Then each record is made by
// its number alone (entry.go, contact.go, record.go, …), so that it can be made
// again, and no more than one batch of them is ever held.
//
// The words lie in words/*.txt, in a small grammar of their own (grammar.go says
// how it is written); teller.go tells an entry in them.
package sample
