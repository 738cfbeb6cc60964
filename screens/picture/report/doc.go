// Package report puts what was noted over a time together: a look back at a week or
// a year, and a report on paper to take to somebody one trusts. It says no more than
// the charts may say, ranks nobody and counts no streaks. It knows no window.
package report

import "kith/screens/picture/chart"

// Scope is what stands at the foot of every page: what this is and what it is not.
func Scope(w chart.Words) string {
	return w.T("report.scope", "Own notes from Kith, a notebook: not a test, no diagnosis, no treatment. Self-reported; not to be compared with anybody else's.")
}
