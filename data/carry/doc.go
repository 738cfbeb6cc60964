// Package carry brings whole journals and circles of people in and out of a store: it
// keeps what a reader of package port found, each thing once however often it is
// imported, and gathers what a writer of port needs.
package carry
