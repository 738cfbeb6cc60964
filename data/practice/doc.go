// Package practice reads practices, which are data: files that name what a person
// may do, the words for it, the questions that are asked and the series that the
// answers give to the charts. docs/practices.md describes the file. The package
// knows the nouns of data and no store; a file that it accepts can be shown, filled
// in and charted without any code of its own.
//
// A file makes one of two things. A practice of kind "item" describes what is
// worked on for long (a pattern, a belief, a ladder); one of kind "record" describes
// one dated act, mostly about such an item. Three more kinds only point to another
// room: a contact, a check-in, an entry.
//
// Nothing here is compulsory: every question may be left out, no practice comes
// before another, and no series is a score of a person.
package practice
