package port

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// textOf gives the text of a file in UTF-8: address books come in UTF-8, in UTF-16
// with a mark at the beginning, and, from old programs, in the Western code page of
// Windows.
func textOf(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return fromUTF16(b[2:], binary.LittleEndian)
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return fromUTF16(b[2:], binary.BigEndian)
	case len(b) > 3 && b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0:
		return fromUTF16(b, binary.LittleEndian)
	case len(b) > 3 && b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0:
		return fromUTF16(b, binary.BigEndian)
	}
	if utf8.Valid(b) {
		return string(b)
	}
	return fromWindows1252(b)
}

func fromUTF16(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, order.Uint16(b[i:]))
	}
	return string(utf16.Decode(units))
}

// windows1252 is what the bytes 0x80 to 0x9f stand for; 0 where they stand for nothing.
const windows1252 = "€\x00‚ƒ„…†‡ˆ‰Š‹Œ\x00Ž\x00\x00‘’“”•–—˜™š›œ\x00žŸ"

func fromWindows1252(b []byte) string {
	high := []rune(windows1252)
	var out strings.Builder
	for _, c := range b {
		r := rune(c)
		if c >= 0x80 && c < 0xa0 {
			if r = high[c-0x80]; r == 0 {
				r = utf8.RuneError
			}
		}
		out.WriteRune(r)
	}
	return out.String()
}
