package data

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Classes of rows that hold no value and can be rebuilt. Upper case, so that no
// class of records (Kind) can meet them.
const (
	rowDay    = 'D' // kind, moment, id
	rowPerson = 'P' // person, kind, moment, id
	rowTag    = 'T' // folded tag, 0, moment, id
	rowItem   = 'I' // item, moment, id
	rowUnsaid = 'U' // id: an entry that the saved search index does not have yet
	rowName   = 'N' // id: a person whose name the saved search index does not have yet
	classFind = 's' // the saved search index: generation, chunk
)

// recordKey is where a record stands.
func recordKey(k Kind, id ID) []byte { return append([]byte{byte(k)}, id[:]...) }

// versionKey is where an earlier text stands: all of one entry are neighbours.
func versionKey(entry, id ID) []byte {
	return append(recordKey(KindVersion, entry), id[:]...)
}

// metaKey is where a word about the store itself stands.
func metaKey(name string) []byte { return append([]byte{byte(KindMeta)}, name...) }

// metaFind is where it is noted which saved search index counts.
const metaFind = "find"

// moment sorts rows by day and then by instant: 4 + 8 bytes, big endian, the
// sign bit flipped so that times before 1970 come first.
func moment(day Day, at time.Time) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(day))
	return binary.BigEndian.AppendUint64(b, uint64(nanos(at))^(1<<63))
}

// Lengths of the parts of a row.
const (
	idLen     = 16
	momentLen = 12
)

// dayRow puts a record on the timeline of its noun.
func dayRow(k Kind, day Day, at time.Time, id ID) []byte {
	return join([]byte{rowDay, byte(k)}, moment(day, at), id[:])
}

// personRow puts a record on a person's page.
func personRow(person ID, k Kind, day Day, at time.Time, id ID) []byte {
	return join([]byte{rowPerson}, person[:], []byte{byte(k)}, moment(day, at), id[:])
}

// tagRow puts an entry under a tag.
func tagRow(tag string, day Day, at time.Time, id ID) []byte {
	return join(onTag(tag), moment(day, at), id[:])
}

// maxTagKey is the longest folded tag that stands in a row as it is. A key has
// an end (vault.MaxKey), and folding can make a tag longer.
const maxTagKey = 128

// onTag is the prefix of a tag's entries. Of a very long tag it holds the sum.
func onTag(tag string) []byte {
	folded := []byte(Fold(tag))
	if len(folded) > maxTagKey {
		folded = hex.AppendEncode(nil, sum(folded))
	}
	return join([]byte{rowTag}, folded, []byte{0})
}

// sum is the SHA-256 of b.
func sum(b []byte) []byte {
	s := sha256.Sum256(b)
	return s[:]
}

// itemRow puts a record under what it is about.
func itemRow(item ID, day Day, at time.Time, id ID) []byte {
	return join([]byte{rowItem}, item[:], moment(day, at), id[:])
}

// unsaidRow marks an entry that the saved search index does not have yet.
func unsaidRow(id ID) []byte { return append([]byte{rowUnsaid}, id[:]...) }

// renamedRow marks a person whose name the saved search index does not have yet.
func renamedRow(person ID) []byte { return append([]byte{rowName}, person[:]...) }

// prefClass begins the name of every preference among the words about the store.
const prefClass = "pref/"

// findKey is where one chunk of the saved search index stands.
func findKey(generation, chunk uint32) []byte {
	b := binary.BigEndian.AppendUint32([]byte{classFind}, generation)
	return binary.BigEndian.AppendUint32(b, chunk)
}

// Ref is a record on a timeline: which, and on what day.
type Ref struct {
	Day Day
	ID  ID
}

// refOf reads the end of a row: moment and id.
func refOf(row []byte) (Ref, bool) {
	if len(row) < momentLen+idLen {
		return Ref{}, false
	}
	tail := row[len(row)-momentLen-idLen:]
	return Ref{Day: Day(binary.BigEndian.Uint32(tail)), ID: idFrom(tail[momentLen:])}, true
}

// join puts parts of a key together.
func join(parts ...[]byte) []byte {
	var out []byte
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// Fold makes two spellings of one word equal: lower case, marks dropped, blanks
// at the ends cut. Tags and names are compared this way. Folding twice changes nothing.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if !unicode.Is(unicode.Mn, r) && r != 0 {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.TrimSpace(b.String()) // taking apart may have left a blank
}
