// Package stats holds the statistics behind the progress charts: few, old, robust ones,
// each with its source, and the rules for when a chart may say anything at all.
//
// The rules come first. A person's own ratings are few, uneven and lean on the rating
// before, so that trends found in fewer than a dozen of them are mostly chance. Hence
// weekly medians ([ByWeek]) instead of single ratings, weeks without data that stay
// absent and are never filled, ranks instead of means ([TheilSen], [MannKendall]), and
// [TrendOf], which keeps quiet until there is enough ([Tier]).
//
// What is where: medians and quantiles, lines and tests for a trend, the smooth line of a
// chart ([Loess]) and the spread around it ([Band]), shares ([Wilson], [SignTest]),
// practice strength in place of streaks ([Strength]), change between two questionnaires
// ([ReliableChange]), and two stretches of time set side by side ([MedianDifference],
// [Holding]). [Answer] offers some of them as JSON.
//
// All functions are pure and leave their arguments as they are. They refuse numbers that
// are not finite or beyond 1e100 in size, and more than [MaxPoints] of them; up to there
// memory grows with the number of points and not with the number of pairs.
package stats
