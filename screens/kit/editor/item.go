package editor

import (
	"strconv"
	"strings"
)

// item is what a list item begins with. The zero item is none.
type item struct {
	indent int    // bytes of white space before it
	marker int    // end of "-" or "12."
	length int    // bytes up to the text of the item
	next   string // what the item after it begins with, indent included
	done   bool   // a checked box
}

// itemOf reads the beginning of a line.
func itemOf(line string) item {
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	body := line[indent:]
	sign, next := markerOf(body)
	if sign == 0 || sign == len(body) || body[sign] != ' ' {
		return item{}
	}
	it := item{indent: indent, marker: indent + sign, length: indent + sign + 1, next: line[:indent] + next + " "}
	rest := line[it.length:]
	if len(rest) >= 3 && rest[0] == '[' && rest[2] == ']' && strings.IndexByte(" xX", rest[1]) >= 0 && (len(rest) == 3 || rest[3] == ' ') {
		it.done = rest[1] != ' '
		it.length += min(4, len(rest))
		it.next += "[ ] "
	}
	return it
}

// markerOf gives the length of "-", "*", "+", "1." or "1)" and the one after it.
func markerOf(body string) (length int, next string) {
	if body == "" {
		return 0, ""
	}
	if strings.IndexByte("-*+", body[0]) >= 0 {
		return 1, body[:1]
	}
	digits := 0
	for digits < len(body) && digits < 9 && body[digits] >= '0' && body[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits == len(body) || body[digits] != '.' && body[digits] != ')' {
		return 0, ""
	}
	number, _ := strconv.Atoi(body[:digits])
	return digits + 1, strconv.Itoa(number+1) + body[digits:digits+1]
}
