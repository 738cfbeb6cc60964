package kit

import (
	"kith/data"
	"kith/data/reciprocity"
)

// This is the one place for the words about giving and receiving. They are calm:
// none is a verdict, none compares people, and the next step is never a test of
// the other person and never an end.

// ways are the words for the states that have a direction, and for the one that has
// both.
type ways struct{ both, leansOut, out, leansIn, in string }

// of gives the words for a state, or others where it has no direction.
func (w ways) of(state reciprocity.State, others string) string {
	switch state {
	case reciprocity.TwoWay:
		return w.both
	case reciprocity.LeaningFromMe:
		return w.leansOut
	case reciprocity.OneSidedFromMe:
		return w.out
	case reciprocity.LeaningToMe:
		return w.leansIn
	case reciprocity.OneSidedToMe:
		return w.in
	}
	return others
}

// StateWords says how a tie looks as noted.
func StateWords(state reciprocity.State) string {
	others := T("kit.state.little", "Too little noted to tell.")
	if state == reciprocity.Unclear {
		others = T("kit.state.unclear", "Not clear either way.")
	}
	return ways{
		both:     T("kit.state.twoway", "It goes both ways."),
		leansOut: T("kit.state.leaningout", "Lately a little more has gone from you."),
		out:      T("kit.state.out", "Lately most has gone from you."),
		leansIn:  T("kit.state.leaningin", "Lately a little more has come to you."),
		in:       T("kit.state.in", "Lately most has come to you."),
	}.of(state, others)
}

// FeltWords says how giving and receiving feel; "" where that was not rated.
func FeltWords(felt reciprocity.State) string {
	others := ""
	if felt == reciprocity.LittleEitherWay {
		others = T("kit.felt.little", "It feels as if little goes either way.")
	}
	return ways{
		both:     T("kit.felt.twoway", "It feels two-way."),
		leansOut: T("kit.felt.leaningout", "It feels as if a little more goes from you."),
		out:      T("kit.felt.out", "It feels as if most goes from you."),
		leansIn:  T("kit.felt.leaningin", "It feels as if a little more comes to you."),
		in:       T("kit.felt.in", "It feels as if most comes to you."),
	}.of(felt, others)
}

// ReachWords says who reaches out; "" while too little is noted.
func ReachWords(state reciprocity.State) string {
	others := ""
	if state == reciprocity.Unclear {
		others = T("kit.reach.unclear", "Who reaches out is not clear.")
	}
	return ways{
		both:     T("kit.reach.twoway", "You both reach out."),
		leansOut: T("kit.reach.leaningout", "Lately you have reached out a little more."),
		out:      T("kit.reach.out", "Lately it is mostly you who reaches out."),
		leansIn:  T("kit.reach.leaningin", "Lately they have reached out a little more."),
		in:       T("kit.reach.in", "Lately it is mostly they who reach out."),
	}.of(state, others)
}

// StepWords is a small next step for a state; "" where none is needed.
func StepWords(state reciprocity.State) string {
	switch state {
	case reciprocity.LeaningFromMe, reciprocity.OneSidedFromMe:
		return T("kit.step.out", "If you like: ask for one concrete thing, give one thing less, or say how it is for you.")
	case reciprocity.LeaningToMe, reciprocity.OneSidedToMe:
		return T("kit.step.in", "If you like: one thing to give, or a word of thanks.")
	case reciprocity.Unclear:
		return T("kit.step.unclear", "Nothing to decide. Watching a little longer is enough.")
	case reciprocity.TooLittle:
		return T("kit.step.little", "That is quite usual. A few more notes would tell, if you want to know.")
	}
	return ""
}

// DifferWords is the soft question where notes and feeling stand far apart, "" where
// they do not.
func DifferWords(s data.Standing) string {
	switch {
	case !s.Differ:
		return ""
	case s.Logged.Balance > *s.Felt.Balance:
		return T("kit.differ.more", "Your notes show more going out than it feels like. What makes it feel lighter? Either may be right.")
	}
	return T("kit.differ.less", "Your notes show as much coming back as going out, or more. What makes it feel otherwise? Either may be right.")
}

// ComplementWords says that different things go the two ways; "" where they do not.
func ComplementWords(s data.Standing) string {
	out, in := s.Complements()
	if len(out) == 0 {
		return ""
	}
	return T("kit.complement", "Different things go each way: from you more {{.Out}}, to you more {{.In}}.",
		"Out", kindsLine(out), "In", kindsLine(in))
}

func kindsLine(kinds []string) string {
	words := make([]string, 0, len(kinds))
	for _, k := range kinds {
		words = append(words, Within(KindWord(k)))
	}
	return List(words)
}

// KindWord names what is given and received.
func KindWord(kind string) string {
	switch kind {
	case data.Company:
		return T("kit.kind.company", "Company")
	case data.Listening:
		return T("kit.kind.listening", "Listening")
	case data.Practical:
		return T("kit.kind.practical", "Practical help")
	case data.Material:
		return T("kit.kind.material", "Money, gifts")
	}
	return kind
}

// OutcomeWord says what came of asking; "" is still open.
func OutcomeWord(outcome string) string {
	switch outcome {
	case data.OutcomeCame:
		return T("kit.outcome.came", "It came")
	case data.OutcomeDidNot:
		return T("kit.outcome.didnot", "It did not come")
	case data.OutcomeNotNow:
		return T("kit.outcome.notnow", "Not now")
	}
	return T("kit.outcome.open", "Open")
}
