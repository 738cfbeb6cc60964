package port

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"kith/data"
)

// unreadable makes an data.ErrFile.
func unreadable(format, why string) error {
	return fmt.Errorf("read %s: %s: %w", format, why, data.ErrFile)
}

// whyJSON puts an error of the JSON parser into words that hold none of the file's.
func whyJSON(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("it is not valid JSON at byte %d", syntax.Offset)
	case errors.As(err, &kind):
		return "a field holds another kind of value than it should"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return "the file ends too early"
	}
	return "a value cannot be read"
}
