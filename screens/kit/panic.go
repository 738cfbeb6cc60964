package kit

import (
	"fmt"
	"runtime"
	"strings"
)

// PanicError is a panic in background work, as an error that can be shown.
type PanicError struct {
	// Cause is the kind of the panic and, if the Go runtime made it, its
	// message (an index, a nil pointer). Other values may carry the person's
	// words and are left out.
	Cause string
	// Stack is where it happened, a line per call: function, file and line
	// number, without the arguments.
	Stack string
}

// Error gives the cause without the stack.
func (e *PanicError) Error() string { return "a mistake in the program: " + e.Cause }

// guard runs f and turns a panic into a *PanicError.
func guard(f func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &PanicError{Cause: causeOf(value), Stack: stackHere()}
		}
	}()
	return f()
}

// causeOf names a panic's value without repeating what may be private.
func causeOf(value any) string {
	if err, ok := value.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", value)
}

// stackHere is the stack of the panic being handled.
func stackHere() string {
	pcs := make([]uintptr, 48)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	var lines strings.Builder
	for {
		frame, more := frames.Next()
		fmt.Fprintf(&lines, "%s %s:%d\n", frame.Function, base(frame.File), frame.Line)
		if !more {
			return lines.String()
		}
	}
}

// base is the file's folder and name: the path above it may name the person who
// built the program.
func base(file string) string {
	parts := strings.Split(file, "/")
	return strings.Join(parts[max(0, len(parts)-2):], "/")
}
