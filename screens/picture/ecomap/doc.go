// Package ecomap draws the relationship map: rings by closeness around the
// person in the middle, and for each relationship two lanes, one for what goes
// out and one for what comes in. The notation follows Hartman's ecomap (1978):
// a solid lane is strong, a dashed one tenuous, a hatched one stressful. Widths,
// dashes and words carry everything; colour only repeats it.
//
// The same picture serves the window, PNG, SVG and PDF.
package ecomap
