// Package carry brings whole journals in and out of a store: it keeps what a reader
// of package port found, each entry once however often it is imported, and gathers
// what a writer of port needs.
package carry
