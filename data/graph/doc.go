// Package graph finds where each person stands on the map of relationships.
//
// The owner of the map is in the middle. Around it lie rings, closest first,
// drawn as bands of equal area per person. Within their band people stand so
// that those who are tied or share a group are near each other, few ties
// cross, no name covers another name or person, and the whole circle is used.
//
// Above all the map is steady. Given the previous places, nobody moves without
// need: newcomers take free places, whoever changes rings keeps the angle, and
// whoever was away finds the old place free. Keeping places is what helps
// people find their way in a changing picture (Archambault & Purchase 2013).
//
// # How a fresh map is drawn
//
// Seats are spread evenly over the bands (seats.go), everyone sits down
// anywhere in their ring, and pairs swap by simulated annealing (table.go),
// first shortening ties, then avoiding crossings, which a direction-aware
// density of ties predicts (field.go). Then names that would touch make room
// for one another (settle.go).
//
// # How a map is continued
//
// The bands are read off the previous places (seen.go, bands.go). Pins are
// put first, then everyone who stays, then the kept places of people who are
// away, then those who changed rings (shift.go), and newcomers last, each
// where their ties should cross the fewest others (welcome.go).
//
// Everything is decided by the input: random choices start from a constant,
// and people and ties are sorted before anything is reckoned.
package graph
