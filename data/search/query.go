package search

// Query is a parsed search text. The zero Query says nothing and matches every
// document. Queries are values: they may be kept, copied and shared.
type Query struct {
	root *node // nil: no condition
	more *node // what was beyond maxConditions, for Explain; nil: nothing
	stem Stem  // the language whose word forms count as the same
}

// Empty tells whether the query sets no condition at all.
func (q Query) Empty() bool { return q.root == nil }

// In is the same query with the word forms of a language joined: a plain word then
// also finds its other forms. Quoted words, phrases and names stay as written. An
// unknown language counts as NoStem.
func (q Query) In(language Stem) Query {
	if q.stem = language; !language.Known() {
		q.stem = NoStem
	}
	return q
}

// Kind says what a part of a query asks for. Screens choose the words and colours
// of a chip by it.
type Kind uint8

// The kinds of condition.
const (
	Word      Kind = iota // one word
	Prefix                // words that begin so
	Phrase                // words next to each other
	Tag                   // a tag
	Person                // a name
	Template              // a template or practice
	Days                  // a range of days
	EveryYear             // one day in every year
	Mood                  // a range of moods
	Has                   // something that is there: photo, file, mood, tag, person, title
	Is                    // a state: starred, draft, muted
	Ignored               // beyond what one query can hold

	both   // inner node: every kid
	either // inner node: any kid
	without
)

// node is one condition, or several of them. Nodes never change after Parse, so
// that copies of a Query may be used side by side.
type node struct {
	kind       Kind
	start, end int     // where it stands in the search text, in bytes
	kids       []*node // of both, either and without (which has one)

	words  []string // of Word, Prefix, Phrase and Person: folded, not stemmed, in order
	shown  string   // of the same, Tag and Template: as written, without quotes and field
	prefix bool     // the last of words, or key, is a beginning
	title  bool     // in the title only
	exact  bool     // in quotes: as written, no other form of the word
	key    string   // of Tag and Template: folded; of Has and Is: the flag's name

	lo, hi int32 // of Days and Mood: the range, ends included; of EveryYear: month, day
	flag   flags // of Has and Is: the fact asked for
}

// flags are the yes-or-no facts about a document. They are saved as numbers: new
// ones go to the end.
type flags uint16

const (
	flagDead flags = 1 << iota // replaced or deleted
	flagStarred
	flagDraft
	flagMuted
	flagPhoto
	flagMood
	flagTag
	flagPerson
	flagTitle
	flagFile
	flagsKnown flags = 1<<iota - 1
)

// flagsOf gathers the facts about d.
func flagsOf(d *Doc) flags {
	var f flags
	set := func(bit flags, is bool) {
		if is {
			f |= bit
		}
	}
	set(flagStarred, d.Starred)
	set(flagDraft, d.Draft)
	set(flagMuted, d.Muted)
	set(flagPhoto, d.HasPhoto)
	set(flagFile, d.HasFile)
	set(flagMood, d.Mood != nil)
	set(flagTag, len(d.Tags) > 0)
	set(flagPerson, len(d.People) > 0)
	set(flagTitle, d.Title != "")
	return f
}

// flagNamed finds the fact that has:name or is:name asks for, and its plain name.
func flagNamed(kind Kind, name string) (flag flags, plain string) {
	if kind == Is {
		switch name {
		case "starred", "star":
			return flagStarred, "starred"
		case "draft":
			return flagDraft, "draft"
		case "muted":
			return flagMuted, "muted"
		}
		return 0, ""
	}
	switch name {
	case "photo", "photos", "picture", "image":
		return flagPhoto, "photo"
	case "file", "files", "attachment", "attachments":
		return flagFile, "file"
	case "mood":
		return flagMood, "mood"
	case "tag", "tags":
		return flagTag, "tag"
	case "person", "people":
		return flagPerson, "person"
	case "title":
		return flagTitle, "title"
	}
	return 0, ""
}
