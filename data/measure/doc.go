// Package measure reads questionnaires from files and scores their answers.
//
// No published questionnaire comes with Kith: most may not be passed on. A person who may
// use one loads it from an .instrument.json file, format "instrument/1", and the file says
// everything: the words, the scale, which items are turned round, how items become scores
// and what is known about their reliability. [Parse] reads such a file and refuses it when
// anything in it could make a score wrong without a sign: an unknown or doubled key, an
// item that belongs nowhere, a range that the key cannot reach. It tells all problems at
// once, each in a sentence with its place.
//
// # The format
//
// UTF-8 JSON of at most 256 KiB. Needed are id, items and subscales, and a scale in the
// file or in each item that has no scores; all else may be left out. Keys that begin with
// "x-" are kept and mean nothing here; any other unknown key is refused.
//
//	format        "instrument/1"; left out it means the same
//	id, version, title, language, citation, source_url, instructions    text
//	licence       {name, text, shareable}
//	period_days   days the questions look back on
//	min_gap_days  days after which asking again makes sense; advice only
//	targets       {kind: none | one-person | several-people, labels: […]}
//	scale         {min, max, step (1), labels: {"1": "…"}}
//	items         [{id, text, subscales: […], reverse, scores: {"1": 0}, scale}]
//	subscales     [{id, title, method: mean | sum, weights: {"q1": -1}, multiply (1),
//	              add (0), missing: {max (0), rule: available | prorate}, better: lower |
//	              higher | none, range: [low, high], across_targets: each | mean,
//	              reliability: {r, kind, days, sd, source},
//	              bands: [{from, to, label, source}]}]
//
// # Scoring
//
// An answer a becomes a value: its entry in scores, or min+max-a when reversed, or a. The
// value is multiplied by the item's weight. Of n items, k answered: with n-k above
// missing.max, or k = 0, there is no score, and a gap is never a 0. Else the result is the
// mean Σ/k, the sum Σ, or the prorated sum Σ/k·n; times multiply, plus add. Across people
// it is the mean of at least two of theirs.
//
// Answers are kept raw and scored anew each time, so that a corrected file corrects
// history. Nothing is said about change without a reliability that has a source, and
// nothing in words without bands that have one.
package measure
