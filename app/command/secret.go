package command

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
)

// maxSecret is the longest passphrase that is read, in bytes: enough for any,
// and an end for a file that has none.
const maxSecret = 64 << 10

// passphrase reads the passphrase of the vault.
func (c *call) passphrase() ([]byte, error) {
	return c.secret(c.line.PassphraseFile, "the passphrase", "--passphrase-file")
}

// secret reads the first line of a file, or the next line of standard input
// when the name is "-" or, unless a person sits there and would type it in
// sight, when no name is given. The rest of standard input stays for the
// command itself. what and flag are for the sentence when there is nothing.
func (c *call) secret(name, what, flag string) ([]byte, error) {
	var in io.Reader
	switch {
	case name == "" && onTerminal(c.In):
		return nil, usageError{fmt.Sprintf("%s is wanted: %s FILE, or %s - to pipe it in", what, flag, flag)}
	case name == "" || name == "-":
		buffered, ok := c.In.(*bufio.Reader)
		if !ok {
			buffered = bufio.NewReader(c.In)
			c.In = buffered
		}
		in = buffered
	default:
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", what, err)
		}
		defer func() { _ = f.Close() }() // only read
		in = bufio.NewReader(f)
	}
	text, err := firstLine(in.(io.ByteReader))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", what, err)
	}
	if len(text) == 0 {
		return nil, usageError{fmt.Sprintf("%s is empty; it is the first line of %s FILE, or of standard input", what, flag)}
	}
	return text, nil
}

// firstLine takes one line off in, without its end and without the mark that
// some editors put at the beginning of a file.
func firstLine(in io.ByteReader) ([]byte, error) {
	var text []byte
	for {
		b, err := in.ReadByte()
		if errors.Is(err, io.EOF) || err == nil && b == '\n' {
			text = bytes.TrimSuffix(text, []byte("\r"))
			return bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), nil
		}
		if err != nil {
			return nil, err
		}
		if text = append(text, b); len(text) > maxSecret {
			return nil, usageError{"the first line is far too long to be a passphrase"}
		}
	}
}

// onTerminal says that a person sits at this end of the program.
func onTerminal(end any) bool {
	f, ok := end.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
