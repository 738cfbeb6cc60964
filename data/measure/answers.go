package measure

import (
	"fmt"
	"strconv"
)

// Form is one filled questionnaire.
type Form struct {
	// Target is whom it is about, empty when that is nobody in particular.
	Target string
	// Instrument, Version and SHA256 say which file it was filled from, as far as known.
	Instrument, Version, SHA256 string
	// Answers are the raw answers.
	Answers Answers
}

// Forms are the filled questionnaires of one file.
type Forms struct {
	// List holds them in their order.
	List []Form
	// Several is true when the file is about people, each named.
	Several bool
}

// ParseAnswers reads answers from JSON of at most 256 KiB. null is a skipped item. It may
// be any of
//
//	{"q1": 4, "q2": null}                          the answers alone
//	{"target": "…", "answers": {"q1": 4}}          with instrument, version, sha256 and other keys
//	{"Ana": {"q1": 4}, "Ben": {"q1": 2}}           one form for each of several people
//	[{"target": "Ana", "answers": {"q1": 4}}, …]   the same as a list
//
// Doubled keys, doubled people and answers that are no numbers are [ErrAnswers].
func ParseAnswers(data []byte) (Forms, error) {
	if len(data) > MaxBytes {
		return Forms{}, fmt.Errorf("the file has %d bytes, at most %d are read: %w", len(data), MaxBytes, ErrAnswers)
	}
	var found findings
	root, err := readTree(data, &found)
	if err != nil {
		return Forms{}, fmt.Errorf("%w: %w", err, ErrAnswers)
	}
	forms := readForms(root, &found)
	if len(found.problems) > 0 {
		return Forms{}, fmt.Errorf("%v: %w", found.problems[0].What, ErrAnswers)
	}
	return forms, nil
}

// readForms tells the four shapes of a file apart.
func readForms(root *node, found *findings) Forms {
	o := object{root, "", found, nil}
	switch {
	case root.kind == isList:
		return listed(root, found)
	case root.kind != isObject:
		found.refuse("", "the file is %s, it must be an object or a list", root.kind.word())
		return Forms{}
	case wrapped(root):
		return Forms{List: []Form{readForm(o)}}
	case len(root.values) > 0 && root.values[0].kind == isObject:
		return byTarget(o)
	}
	return Forms{List: []Form{{Answers: readAnswers(o)}}}
}

// wrapped says whether an object carries its answers in a field of their own. People may
// be called anything, so {"target": {…}, "answers": {…}} is two people's forms.
func wrapped(n *node) bool {
	a, t := n.field("answers"), n.field("target")
	return a != nil && a.kind == isObject && (len(n.keys) == 1 || t == nil || t.kind != isObject)
}

// listed reads a list of forms.
func listed(root *node, found *findings) Forms {
	forms := Forms{Several: true}
	seen := map[string]bool{}
	for i, n := range root.values {
		if n.kind != isObject || !wrapped(n) {
			found.refuse("", `form %d has no "answers"`, i+1)
			continue
		}
		f := readForm(object{n, "", found, nil})
		if f.Target == "" || seen[f.Target] {
			found.refuse("", `form %d has no "target" of its own`, i+1)
		}
		seen[f.Target] = true
		forms.List = append(forms.List, f)
	}
	return forms
}

// byTarget reads forms by the people they are about, in the order of the file. Problems
// count the forms, since names do not belong in an error.
func byTarget(o object) Forms {
	forms := Forms{Several: true}
	for i, n := range o.values {
		if n.kind != isObject {
			o.found.refuse("", "form %d is %s, it must be an object", i+1, n.kind.word())
			continue
		}
		forms.List = append(forms.List, Form{Target: o.keys[i], Answers: readAnswers(object{n, "", o.found, nil})})
	}
	return forms
}

// readForm reads a form that says more than its answers. Keys beyond these are passed
// over: records carry days and notes as well, and none of them can change a score.
func readForm(o object) Form {
	f := Form{Target: o.words("target"), Instrument: o.words("instrument"), Version: o.words("version"), SHA256: o.words("sha256")}
	a, _ := o.part("answers")
	f.Answers = readAnswers(a)
	return f
}

// readAnswers reads numbers by item. Problems say the place of an answer, not its text,
// which may be private.
func readAnswers(o object) Answers {
	answers := make(Answers, len(o.keys))
	for i, n := range o.values {
		switch n.kind {
		case isNull:
		case isNumber:
			v, err := strconv.ParseFloat(n.text, 64)
			if err != nil {
				o.found.refuse("", "answer %d is too large a number", i+1)
			}
			answers[o.keys[i]] = v
		default:
			o.found.refuse("", "answer %d is %s, it must be a number or null", i+1, n.kind.word())
		}
	}
	return answers
}
