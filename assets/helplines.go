package assets

import _ "embed"

// Helplines is the emergency numbers of some countries, as JSON: the day of the list,
// and for each country its code (ISO 3166), name, number, the source to compare with
// and the day on which it was last looked at. Numbers that nobody is sure of are left out.
//
//go:embed helplines.json
var Helplines []byte
