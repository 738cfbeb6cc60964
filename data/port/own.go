package port

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"kith/data"
)

// Kith's own form, JSON that holds everything; docs/export-json.md describes it.

// OwnVersion is the version of the own form. A reader takes any up to it.
const OwnVersion = 1

// Names of the lists of the own form, in the order in which they are written: a
// record comes after those that it names.
const (
	PartPeople      = "people"
	PartGroups      = "groups"
	PartTies        = "ties"
	PartDefinitions = "definitions"
	PartFiles       = "files"
	PartEntries     = "entries"
	PartVersions    = "versions"
	PartItems       = "items"
	PartContacts    = "contacts"
	PartFeelings    = "feelings"
	PartRecords     = "records"
	PartCheckIns    = "check_ins"
	PartDrafts      = "drafts"
	PartPreferences = "preferences"
)

// OwnFile is an attachment's bytes in the own form.
type OwnFile struct {
	ID   data.ID
	Data io.Reader // good until the Sink returns
}

// ownChunk is how many bytes of a file stand in one string.
const ownChunk = 48 << 10

// OwnWriter writes the own form. The same records give the same bytes.
type OwnWriter struct {
	w     *bufio.Writer
	part  string // the list under way
	first bool   // nothing stands in it yet
	err   error
}

// NewOwnWriter begins a file.
func NewOwnWriter(w io.Writer) *OwnWriter {
	o := &OwnWriter{w: bufio.NewWriterSize(w, 64<<10)}
	o.print("{\n\"format\":\"kith\",\n\"version\":%d", OwnVersion)
	return o
}

// Part begins a list. A list with nothing in it is written too.
func (o *OwnWriter) Part(name string) {
	o.endPart()
	o.print(",\n%q:[", name)
	o.part, o.first = name, true
}

// Add writes one record of the list under way, on a line of its own.
func (o *OwnWriter) Add(v any) error {
	o.comma()
	o.encode(v)
	return o.err
}

// AddFile writes the bytes of an attachment.
func (o *OwnWriter) AddFile(id data.ID, r io.Reader) error {
	o.comma()
	o.print("{\"id\":%q,\"data\":[", id)
	buf := make([]byte, ownChunk)
	for n := 0; o.err == nil; n++ {
		got, err := io.ReadFull(r, buf)
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return fmt.Errorf("read an attached file: %w", err)
		}
		if got > 0 {
			if n > 0 {
				o.print(",")
			}
			o.print("%q", base64.StdEncoding.EncodeToString(buf[:got]))
		}
		if err != nil {
			break
		}
	}
	o.print("]}")
	return o.err
}

// Close ends the file. It does not close the writer below.
func (o *OwnWriter) Close() error {
	o.endPart()
	o.print("\n}\n")
	if o.err == nil {
		o.err = o.w.Flush()
	}
	if o.err != nil {
		return fmt.Errorf("write the export: %w", o.err)
	}
	return nil
}

func (o *OwnWriter) endPart() {
	if o.part != "" && !o.first {
		o.print("\n")
	}
	if o.part != "" {
		o.print("]")
	}
}

func (o *OwnWriter) comma() {
	if !o.first {
		o.print(",")
	}
	o.first = false
	o.print("\n")
}

func (o *OwnWriter) print(form string, args ...any) {
	if o.err == nil {
		_, o.err = fmt.Fprintf(o.w, form, args...)
	}
}

// encode writes a value without the line end that an encoder adds.
func (o *OwnWriter) encode(v any) {
	if o.err != nil {
		return
	}
	e := json.NewEncoder(trimmed{o.w})
	e.SetEscapeHTML(false)
	o.err = e.Encode(v)
}

// trimmed drops the line end of what is written at once.
type trimmed struct{ w io.Writer }

func (t trimmed) Write(b []byte) (int, error) {
	n := len(b)
	if n > 0 && b[n-1] == '\n' {
		b = b[:n-1]
	}
	_, err := t.w.Write(b)
	return n, err
}
