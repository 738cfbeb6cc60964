// Package wire is the written form of the records: generated from record.proto,
// which is the format's document. Only package data uses it.
package wire

//go:generate protoc --go_out=. --go_opt=paths=source_relative record.proto
