package port

import (
	"io"

	"kith/data"
)

// Page is an entry on its way in or out, with what the store keeps apart from it.
type Page struct {
	// Entry is the entry. On the way in ID and People are empty: whoever stores it
	// finds them. Entry.Attachments stand in the order of Files.
	Entry data.Entry
	// People is whom it speaks of, by name.
	People []string
	// Files are the bytes of Entry.Attachments.
	Files []File
	// Lost says in plain English, one sentence each, what of the page the file
	// does not have or this program has no place for.
	Lost []string
}

// File opens the bytes of one attachment.
type File func() (io.ReadCloser, error)

// Fault is an entry that could not be read. It stops nothing.
type Fault struct {
	// Where finds it in the file, without a word of its text: "entry 3", "line 17".
	Where string
	// Why says what is wrong.
	Why string
}

// Sink takes what a reader finds, in the order of the file. An error ends the reading.
type Sink struct {
	// Page takes an entry of another program.
	Page func(Page) error
	// Noun takes a record of Kith's own form: a pointer to a noun of package data,
	// a *data.Preference, or a File with its id as an OwnFile.
	Noun func(any) error
	// Fault takes what could not be read.
	Fault func(Fault) error
}

// The apps that Source.App names; the words stand on disk.
const (
	AppKith       = "kith"
	AppDayOne     = "dayone"
	AppJrnl       = "jrnl"
	AppRedNote    = "rednotebook"
	AppLifeograph = "lifeograph"
	AppMarkdown   = "markdown"
	AppDaylio     = "daylio"
	AppJourney    = "journey"
	AppDiarium    = "diarium"
	AppMiniDiary  = "minidiary"
)
