// Package port brings files in and out: one file of this folder per format.
//
// Readers are tolerant of what other programs write and strict about what
// cannot be understood: they return an error that says in one sentence what is
// wrong and where, and never half a result. They bound what they take in,
// follow no reference out of the file, and put no text of the file into
// errors. Writers give the same bytes for the same content.
package port
