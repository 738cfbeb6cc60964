package measure

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
)

// Parse reads a questionnaire from an .instrument.json file. When the file is refused the
// error is a [Problems] list, which is [ErrInvalid], and there is no instrument.
func Parse(data []byte) (*Instrument, error) {
	var found findings
	in := parse(data, &found)
	if len(found.problems) > 0 {
		return nil, found.problems
	}
	in.Advice = found.advice
	return in, nil
}

// parse reads as much of the file as there is; what it returns counts only when nothing
// was refused.
func parse(data []byte, found *findings) *Instrument {
	if len(data) > MaxBytes {
		found.refuse("", "the file has %d bytes, at most %d are read", len(data), MaxBytes)
		return nil
	}
	root, err := readTree(data, found)
	if err != nil {
		found.refuse("", "%v", err)
		return nil
	}
	if root.kind != isObject {
		found.refuse("", "the file is %s, it must be an object", root.kind.word())
		return nil
	}
	sum := sha256.Sum256(data) // of the file as it is, a byte order mark included
	in := &Instrument{SHA256: hex.EncodeToString(sum[:]), Extra: map[string]json.RawMessage{}}
	in.read(object{root, "", found, in.Extra})
	in.join(found)
	return in
}

// read takes everything from the file that can be told without looking elsewhere in it.
func (in *Instrument) read(o object) {
	o.only("format", "id", "version", "title", "language", "citation", "source_url", "licence",
		"instructions", "period_days", "min_gap_days", "targets", "scale", "items", "subscales")
	in.readFormat(o)
	in.ID = o.id()
	in.Version, in.Title, in.Language = o.words("version"), o.words("title"), o.words("language")
	in.Citation, in.SourceURL, in.Instructions = o.words("citation"), o.words("source_url"), o.words("instructions")
	if in.Title == "" {
		in.Title = in.ID
		o.found.advise("", "there is no title, the id stands for it")
	}
	if in.Version == "" {
		o.found.advise("", "there is no version, so that a corrected file cannot be told from the first")
	}
	in.PeriodDays, in.MinGapDays = o.whole("period_days"), o.whole("min_gap_days")
	in.readLicence(o)
	in.readTargets(o)
	in.readItems(o)
	in.readSubscales(o)
}

// readFormat refuses files of another format than this.
func (in *Instrument) readFormat(o object) {
	switch format := o.words("format"); format {
	case formatName:
	case "":
		o.found.advise("", `there is no format, it is read as %q`, formatName)
	default:
		o.found.refuse("", "the format is %.40q, only %q can be read", format, formatName)
	}
}

// id is the id of the file, an item or a subscale.
func (o object) id() string {
	id := o.words("id")
	switch {
	case strings.TrimSpace(id) == "":
		o.found.refuse(o.where, `"id" is missing`)
	case len(id) > 100 || strings.ContainsFunc(id, unicode.IsControl):
		o.found.refuse(o.where, "the id is longer than 100 bytes or has control characters")
	}
	return id
}

// readLicence reads what the owner allows. It is shown to the person before the file is
// taken in, and decides whether exports carry the words.
func (in *Instrument) readLicence(o object) {
	l, ok := o.part("licence")
	if !ok {
		o.found.advise("", "there is no licence, so that nobody can tell who may use the words")
		return
	}
	l.only("name", "text", "shareable")
	in.Licence = Licence{l.words("name"), l.words("text"), l.flag("shareable")}
}

// readTargets reads whom the questions are about; a silent file means nobody.
func (in *Instrument) readTargets(o object) {
	in.Targets.Kind = NoTarget
	t, ok := o.part("targets")
	if !ok {
		return
	}
	t.only("kind", "labels")
	in.Targets.Kind = TargetKind(t.oneOf("kind", string(NoTarget), string(OnePerson), string(SeveralPeople)))
	in.Targets.Labels = t.texts("labels")
}

// join checks what only the whole file can tell and puts items and subscales together.
// Items name their subscales and not the other way round, so a slip shows on either side:
// as a subscale that is not there, or as one that nobody names.
func (in *Instrument) join(found *findings) {
	byID := map[string]int{}
	for i, s := range in.Subscales {
		if _, twice := byID[s.ID]; twice {
			found.refuse(s.where, "the id %.40q is there twice", s.ID)
			continue
		}
		byID[s.ID] = i
	}
	seen := map[string]bool{}
	for i, item := range in.Items {
		if seen[item.ID] {
			found.refuse(item.where, "the id %.40q is there twice", item.ID)
		}
		seen[item.ID] = true
		in.joinItem(i, byID, found)
	}
	for i := range in.Subscales {
		in.Subscales[i].finish(in.Items, found)
	}
}

// joinItem enters an item into its subscales.
func (in *Instrument) joinItem(i int, byID map[string]int, found *findings) {
	item := in.Items[i]
	if len(item.Subscales) == 0 {
		found.refuse(item.where, "the item is in no subscale")
	}
	for j, id := range item.Subscales {
		at, ok := byID[id]
		switch {
		case !ok:
			found.refuse(item.where, "there is no subscale %.40q", id)
		case slices.Contains(item.Subscales[:j], id):
			found.refuse(item.where, "the subscale %.40q is there twice", id)
		default:
			in.Subscales[at].items = append(in.Subscales[at].items, i)
		}
	}
}
