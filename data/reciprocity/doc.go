// Package reciprocity reckons how giving and receiving stand between the person who
// writes and one other person, and how sure that picture is.
//
// Two quantities are kept apart and never mixed:
//
//   - what was logged: dated acts of giving and receiving, faded by age ([Tally]) and
//     judged as a proportion with a prior that keeps one or two acts from shouting
//     ([Judge]);
//   - what is felt: two sliders from 0 to 10 ([Felt]).
//
// Where the two stand far apart ([Differ]) there is a question to ask, not a verdict.
//
// A [State] describes what was noted, never a person. The hurtful words ask for more
// evidence than the kind ones, silence fades a tie to "too little to tell" and never
// towards "one-sided", and every figure is the writer's own view. Receiving is a lower
// bound: much support goes unnoticed by the one who gets it (Bolger, Zuckerman &
// Kessler 2000, J Pers Soc Psychol 79:953).
//
// One kind of giving (company, listening, practical help, …) is judged by the same
// functions over the events of that kind. Who reached out is a channel of its own and
// is never added to giving.
//
// The package computes only: it opens no file and knows no clock.
package reciprocity
