package port

import (
	"bufio"
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"kith/data"
)

// Lifeograph: one file, plain or encrypted. Its form changed three times.

const lifeName = "a Lifeograph diary"

// The versions that are understood. What lies between lifeV2 and lifeV3 was never
// released, and its dates may be written either way.
const (
	lifeV1Least = 1010 // of Lifeograph 1, up to lifeV1
	lifeV1      = 1050
	lifeV2      = 2000 // of Lifeograph 2, and what comes before it after lifeV1
	lifeV3      = 3000 // of Lifeograph 3 and on
	lifeV3Shown = 3005 // until here the text of a picture's paragraph is its place
	lifeV3Known = 3010 // the newest
)

// isLifeograph knows the diary by its first line.
func isLifeograph(in *Input) bool { return strings.HasPrefix(string(in.head(16)), "LIFEOGRAPHDB") }

// readLifeograph reads all entries. Those in its trash are left out.
func readLifeograph(ctx context.Context, in *Input, sink Sink) error {
	b, err := in.bytes()
	if err != nil {
		return err
	}
	if !isLifeograph(in) {
		return unreadable(lifeName, "its first line is another")
	}
	version, body, err := lifeBody(b, in.Passphrase)
	if err != nil {
		return err
	}
	l := life{version: version, loc: in.Zone, sink: sink}
	take := l.line
	if version <= lifeV1 {
		take = l.oldLine
	}
	lines := bufio.NewScanner(bytes.NewReader(body))
	lines.Buffer(make([]byte, 64<<10), maxPage)
	for lines.Scan() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := take(clean(lines.Text())); err != nil {
			return err
		}
	}
	if lines.Err() != nil {
		return unreadable(lifeName, "a line is far too long")
	}
	return l.finish()
}

// lifeBody takes the head off, and the encryption.
func lifeBody(b []byte, passphrase []byte) (version int, body []byte, err error) {
	head, rest, ok := bytes.Cut(b, []byte("\n\n"))
	if !ok {
		return 0, nil, unreadable(lifeName, "it ends too early")
	}
	encrypted := false
	for line := range strings.SplitSeq(string(head), "\n") {
		switch {
		case strings.HasPrefix(line, "V "):
			version, _ = strconv.Atoi(strings.TrimSpace(line[2:])) // 0 is refused below
		case strings.HasPrefix(line, "E y"):
			encrypted = true
		}
	}
	if version < lifeV1Least || version > lifeV2 && version < lifeV3 {
		return 0, nil, unreadable(lifeName, fmt.Sprintf("its version %d is not known; open it in Lifeograph 2 or 3, save it there, and bring that in", version))
	}
	if !encrypted {
		return version, rest, nil
	}
	body, err = lifeDecrypt(rest, passphrase)
	return version, body, err
}

// lifeDecrypt takes the encryption off: AES-256-CFB under the SHA-256 of salt and
// passphrase, which says by its own first letter whether it was right.
func lifeDecrypt(b []byte, passphrase []byte) ([]byte, error) {
	const salt, iv = 16, aes.BlockSize
	if len(passphrase) == 0 {
		return nil, unreadable(lifeName, "it is encrypted, and its passphrase was not given")
	}
	if len(b) < salt+iv+3 {
		return nil, unreadable(lifeName, "it ends too early")
	}
	key := sha256.Sum256(append(bytes.Clone(b[:salt]), passphrase...))
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return nil, fmt.Errorf("decrypt the diary: %w", err)
	}
	out := make([]byte, len(b)-salt-iv)
	//nolint:staticcheck // the mode that the other program chose; only to read it
	cipher.NewCFBDecrypter(block, b[salt:salt+iv]).XORKeyStream(out, b[salt+iv:])
	if out[0] != passphrase[0] || out[1] != '\n' {
		return nil, unreadable(lifeName, "the passphrase does not open it")
	}
	return bytes.TrimRight(out[2:], "\x00"), nil
}

// life is one diary under way.
type life struct {
	version int
	loc     *time.Location
	sink    Sink

	n      int
	id     string
	listed bool // the entries have begun, in a diary of version 1
	open   bool // an entry is under way
	gone   bool // it lies in the trash
	why    string
	page   Page
	paras  []string
	styles []lifeStyle // of the last paragraph, by letters
	after  []string    // lines to stand below the text
	drawn  byte        // what the last paragraph shows: I a picture, C a chart, T a table
}

// lifeStyle is a run of letters with a look.
type lifeStyle struct {
	kind     byte
	from, to int
	uri      string
}

// line takes one line of the body.
func (l *life) line(s string) error {
	switch {
	case strings.HasPrefix(s, "ID"):
		err := l.finish()
		l.id = s[2:]
		return err
	case len(s) > 2 && s[0] == 'E' && (s[1] == ' ' || s[1] == '+'):
		l.begin(s)
	case !l.open:
	case strings.HasPrefix(s, "Ec"), strings.HasPrefix(s, "Ee"):
		l.moment(s)
	case strings.HasPrefix(s, "Ef") && l.version >= lifeV3:
		l.style(s[2:])
	case strings.HasPrefix(s, "EpD") && l.version >= lifeV3:
		l.paragraph(s[3:])
	case strings.HasPrefix(s, "Epl"), strings.HasPrefix(s, "Epc"), strings.HasPrefix(s, "Epg"), strings.HasPrefix(s, "Ept "), strings.HasPrefix(s, "Epu"):
		if l.version < lifeV3 {
			l.paragraph(lifeText2(s))
		}
	case strings.HasPrefix(s, "Epr") && l.version >= lifeV3:
		l.loseDrawing()
	case strings.HasPrefix(s, "Ep") && l.version >= lifeV3:
		l.paragraph3(s[2:])
	case strings.HasPrefix(s, "Ep"):
		l.paragraph(lifeText2(s))
	}
	return nil
}

// start opens an entry.
func (l *life) start() *data.Entry {
	l.n++
	l.open, l.gone, l.why, l.page, l.paras, l.styles, l.after, l.drawn = true, false, "", Page{}, nil, nil, nil, 0
	e := &l.page.Entry
	e.Source = data.Source{App: AppLifeograph, ID: titleLine(l.id)}
	if l.version > lifeV3Known {
		l.page.lose(fmt.Sprintf("The diary is of version %d, newer than what is known here: see whether the entry is whole.", l.version))
	}
	return e
}

// begin opens an entry by its line of marks.
func (l *life) begin(s string) {
	e := l.start()
	at := 6
	if l.version >= lifeV3 {
		at = 17
	}
	if len(s) <= at {
		l.why = "its first line is too short"
		return
	}
	e.Starred, l.gone = s[2] == 'F', s[3] == 'T'
	e.AllDay = true
	number, err := strconv.ParseInt(strings.TrimSpace(s[at:]), 10, 64)
	if err != nil {
		l.why = "its date cannot be read"
		return
	}
	if l.version >= lifeV3 {
		e.Day = lifeDay3(number)
	} else {
		e.Day = lifeDay2(number)
	}
}

// lifeDay2 reads a date of version 2000; 0 for a topic, which has none.
func lifeDay2(n int64) data.Day {
	if n&0x80000000 != 0 {
		return 0
	}
	return lifeDate(n>>19&0xfff, n>>15&0xf, n>>10&0x1f)
}

// lifeDay3 reads a date of version 3010: its digits are year, month, day, 0 and the time.
func lifeDay3(n int64) data.Day { return lifeDate(n/1e11, n/1e9%100, n/1e7%100) }

func lifeDate(y, m, d int64) data.Day {
	if y < 1678 || y > 2261 || m < 1 || m > 12 || d < 1 || d > 31 {
		return 0
	}
	return data.DateOf(int(y), time.Month(m), int(d))
}

// moment reads when it was made or changed, in seconds since 1970 or, newer, in digits.
func (l *life) moment(s string) {
	n, err := strconv.ParseInt(s[2:], 10, 64)
	if err != nil {
		return
	}
	t := time.Unix(n, 0)
	if l.version >= lifeV3 && n > 1e14 {
		t = time.Date(int(n/1e11), time.Month(n/1e9%100), int(n/1e7%100), int(n/1e4%100), int(n/100%100), int(n%100), 0, l.loc)
	}
	if t, ok := sane(t.UTC()); ok && s[1] == 'c' {
		l.page.Entry.Created = t
	} else if ok {
		l.page.Entry.Modified = t
	}
}

// lifeText2 takes the alignment off a paragraph of version 2000.
func lifeText2(s string) string {
	if len(s) < 3 {
		return ""
	}
	return s[3:]
}

// paragraph adds one line of text. What is no ASCII where marks should be was cut in two.
func (l *life) paragraph(text string) {
	l.closeStyles()
	text = strings.ToValidUTF8(text, "\uFFFD")
	if l.version < lifeV3 {
		text = lifeMarks(text)
	}
	l.paras = append(l.paras, text)
}

// paragraph3 reads a paragraph with its marks: alignment, heading, list, open, a
// reserved one, indent, two of a picture, its size, quotation, rule, five reserved.
func (l *life) paragraph3(s string) {
	const marks = 16
	if len(s) < marks {
		l.page.lose("A paragraph cannot be read.")
		return
	}
	text := s[marks:]
	indent := strings.Repeat("  ", int(max(0, min(8, int(s[5])-'0'))))
	prefix, known := map[byte]string{'L': "## ", 'M': "### ", 'S': "#### "}[s[1]]
	if !known {
		prefix = map[byte]string{
			'O': "- [ ] ", '~': "- [ ] ", '+': "- [x] ", 'X': "- [x] ", '-': "- ",
			'1': "1. ", 'A': "1. ", 'a': "1. ", 'R': "1. ", 'r': "1. ",
		}[s[2]]
		prefix = indent + prefix
	}
	if s[4] == 'Q' { // a quotation of the first of these versions
		prefix = "> " + prefix
	}
	if l.drawn = s[6]; (l.drawn == 'I' || l.drawn == 'C' || l.drawn == 'T') && l.version <= lifeV3Shown {
		l.loseDrawing()
		text = ""
	}
	if s[10] == 'R' {
		text += "\n\n---"
	}
	l.paragraph(prefix + text)
	l.styles = append(l.styles, lifeStyle{kind: 0, from: utf8.RuneCountInString(prefix)})
}

// loseDrawing notes that what a paragraph shows does not come along.
func (l *life) loseDrawing() {
	if l.drawn == 'C' || l.drawn == 'T' {
		l.page.lose("A chart or a table that Lifeograph drew was left out.")
		return
	}
	l.page.lose("A picture lies outside the diary and was not copied.")
}

// style notes a look of the last paragraph.
func (l *life) style(s string) {
	parts := strings.SplitN(s, "|", 3)
	if len(parts) < 2 || len(parts[0]) < 2 {
		return
	}
	from, err1 := strconv.Atoi(parts[0][1:])
	to, err2 := strconv.Atoi(parts[1])
	if err1 != nil || err2 != nil || from < 0 || to <= from || to > maxPage {
		return
	}
	st := lifeStyle{kind: parts[0][0], from: from, to: to}
	if len(parts) == 3 {
		st.uri = parts[2]
	}
	l.styles = append(l.styles, st)
}

// closeStyles writes the looks into the last paragraph, from its end.
func (l *life) closeStyles() {
	styles := l.styles
	l.styles = nil
	if len(l.paras) == 0 || len(styles) == 0 {
		return
	}
	letters := []rune(l.paras[len(l.paras)-1])
	shift := 0
	if styles[0].kind == 0 {
		shift, styles = styles[0].from, styles[1:]
	}
	for n := len(styles) - 1; n >= 0; n-- {
		st := styles[n]
		mark, ok := map[byte]string{'B': "**", 'I': "*", 'S': "~~", 'H': "=="}[st.kind]
		from, to := st.from+shift, st.to+shift
		if !ok || to > len(letters) {
			continue
		}
		letters = []rune(string(letters[:from]) + mark + string(letters[from:to]) + mark + string(letters[to:]))
	}
	l.paras[len(l.paras)-1] = string(letters)
}

// finish hands on the entry under way.
func (l *life) finish() error {
	if !l.open {
		return nil
	}
	l.closeStyles()
	l.open = false
	if l.gone {
		return nil
	}
	if l.why != "" {
		return l.sink.Fault(Fault{fmt.Sprintf("entry %d", l.n), l.why})
	}
	e := &l.page.Entry
	if e.Day == 0 { // a topic has no day of its own
		if e.Created.IsZero() {
			return l.sink.Fault(Fault{fmt.Sprintf("entry %d", l.n), "it has no date"})
		}
		e.Day = data.DayOf(e.Created.In(l.loc))
		e.Tags = append(e.Tags, "topic")
		l.page.lose("It is a topic without a date and stands on the day when it was made.")
	}
	if e.Created.IsZero() {
		e.Created = noon(e.Day, l.loc).UTC()
	}
	if e.Modified.IsZero() {
		e.Modified = e.Created
	}
	if len(l.paras) > 0 {
		e.Title = titleLine(l.paras[0])
		e.Body = strings.Trim(strings.Join(append(l.paras[1:], l.after...), "\n"), "\n")
	}
	e.Tags = tagsOf(append(e.Tags, lifeTags(e.Body)...))
	return l.sink.Page(l.page)
}
