package search

// ID names a document; the owner chooses it and gets it back in every [Hit].
type ID [16]byte

// Doc is one document as the index sees it. The index keeps its words and the
// few facts below, never the text itself.
type Doc struct {
	ID      ID
	Day     int32    // civil day: 1 January 1970 is 0, the day before is -1
	Created int64    // instant of writing in any unit; orders entries of one day
	Title   string   // plain text
	Body    string   // Markdown or plain text
	Tags    []string // as shown, without '#'; '/' makes a tag below another
	People  []string // names as shown, one per person

	Captions []string // other texts that plain words are found in: captions, the prompt

	Mood     *int8  // -2 … 2; nil when none was given
	Starred  bool   // is:starred
	Draft    bool   // is:draft
	Muted    bool   // is:muted
	HasPhoto bool   // has:photo
	HasFile  bool   // has:file: any attachment
	Template string // name of the template or practice, "" when none
}
