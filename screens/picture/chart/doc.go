// Package chart turns dated ratings into pictures that say no more than the
// data allow: dots for what was noted, a line for its middle, a band for its
// spread, a plain sentence and a table. It knows nothing of the window toolkit.
//
// Rules that all charts share: the calm end of a scale is up; more than 21 days
// without a note break a line; times of rest are shaded; the number of notes is
// written in the corner; nothing is red or green, and nothing is told by colour
// alone. Time is civil days, never instants, so clock changes cannot move a dot.
//
// frame.go lays out title, legend, axes and caption for every chart; days.go
// and values.go find the marks of its axes; trend.go is the first chart on it.
package chart

import (
	"kith/data"
	"kith/screens/picture"
)

// Chart is a picture with its words.
type Chart struct {
	// Picture has one hit for each note, in order of time, named by its record;
	// before them come those of rests, without an ID.
	Picture *picture.Picture
	// Sentence says what may be said, in one plain sentence. Title and Desc of
	// the picture carry it into exported files.
	Sentence string
	// Holding compares the last twelve weeks with the twelve before; empty
	// when there are too few.
	Holding string
	// Table holds the same data as rows, newest first, for those who cannot or
	// do not want to look at a picture.
	Table Table
	// Days says where days lie in the picture; zero in charts without days.
	Days Days
}

// Table is the data of a chart in rows.
type Table struct {
	Head []string
	Rows []Row
}

// Row is one record in a table; Cells are as many as the Head.
type Row struct {
	ID    string
	Cells []string
}

// Point is one note with a number.
type Point struct {
	// ID names what a click opens, as Ref makes it.
	ID  string
	Day data.Day
	// Value is in the unit of the scale; points whose value is not finite are
	// left out, as are those without a valid day.
	Value float64
	// Line is the first line of the entry, for the tooltip and the table; it
	// is never drawn into the picture.
	Line string
}
