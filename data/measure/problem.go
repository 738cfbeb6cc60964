package measure

import (
	"errors"
	"fmt"
	"strings"
)

var (
	// ErrInvalid marks a file that is not a questionnaire that can be trusted. The error
	// is then a [Problems] list.
	ErrInvalid = errors.New("questionnaire file refused")
	// ErrAnswers marks answers that do not belong to the questionnaire.
	ErrAnswers = errors.New("answers refused")
)

// mostProblems bounds the list for files that are wrong throughout.
const mostProblems = 100

// Problem is one reason to refuse a file.
type Problem struct {
	// Where is the place, such as "item 3, scale"; empty for the file as a whole.
	Where string `json:"where"`
	// What is the reason, a sentence without a full stop.
	What string `json:"what"`
}

// String is the place and the reason.
func (p Problem) String() string {
	if p.Where == "" {
		return p.What
	}
	return p.Where + ": " + p.What
}

// Problems is why a file was refused, in the order of the file, 100 at most. It is an
// error that is [ErrInvalid].
type Problems []Problem

// Error tells all problems, one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return ErrInvalid.Error() + ": " + strings.Join(lines, "\n")
}

// Is makes every list of problems an [ErrInvalid].
func (ps Problems) Is(target error) bool { return target == ErrInvalid }

var _ error = Problems(nil)

// findings gathers what is noticed while a file is read, so that a person who mends it by
// hand sees everything at once and not one problem a time.
type findings struct {
	problems Problems
	advice   []Problem
}

// refuse notes a reason to refuse the file.
func (f *findings) refuse(where, format string, args ...any) {
	if len(f.problems) < mostProblems {
		f.problems = append(f.problems, Problem{where, fmt.Sprintf(format, args...)})
	}
}

// advise notes something that is worth mending but makes no score wrong: a missing title,
// a band that cannot be shown.
func (f *findings) advise(where, format string, args ...any) {
	if len(f.advice) < mostProblems {
		f.advice = append(f.advice, Problem{where, fmt.Sprintf(format, args...)})
	}
}

// inside is the place of a part within a place.
func inside(where, part string) string {
	if where == "" {
		return part
	}
	return where + ", " + part
}
