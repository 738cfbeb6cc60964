package carry

import "kith/data"

// Status says what became of one entry or record of an import.
type Status string

// What may become of it.
const (
	Added  Status = "new"    // it is in the store now, or would be after a dry run
	Known  Status = "known"  // it was there already
	Failed Status = "failed" // it could not be read or kept
)

// Line is what became of one entry.
type Line struct {
	// Where finds it in the file, when it could not be read.
	Where string `json:"where,omitempty"`
	// Day and Title show which it is.
	Day   data.Day `json:"day,omitzero"`
	Title string   `json:"title,omitempty"`
	// Status says what became of it, Why why it failed, in plain English.
	Status Status `json:"status"`
	Why    string `json:"why,omitempty"`
	// Lost says what of it could not be taken over.
	Lost []string `json:"lost,omitempty"`
}

// Report is what came of an import. Lines has one line for each entry of the file,
// and for each other record that failed.
type Report struct {
	// Format is the kind of file that it was.
	Format string `json:"format"`
	// DryRun says that nothing was kept.
	DryRun bool `json:"dry_run"`
	// Found, Added, Known and Failed count the entries; Found is the sum of the rest.
	Found  int `json:"found"`
	Added  int `json:"added"`
	Known  int `json:"known"`
	Failed int `json:"failed"`
	// People and Files count the new people and attachments.
	People int `json:"people"`
	Files  int `json:"files"`
	// Others counts new records of other nouns, OthersKnown those that were there.
	Others      int `json:"others"`
	OthersKnown int `json:"others_known"`
	// OthersFailed counts those that could not be kept.
	OthersFailed int `json:"others_failed"`
	// Lines has the entries one by one.
	Lines []Line `json:"entries"`
}

// entry counts an entry and notes its line.
func (r *Report) entry(l Line) {
	r.Found++
	switch l.Status {
	case Added:
		r.Added++
	case Known:
		r.Known++
	case Failed:
		r.Failed++
	}
	r.Lines = append(r.Lines, l)
}

// other notes a record of another noun that could not be kept.
func (r *Report) other(l Line) {
	r.OthersFailed++
	r.Lines = append(r.Lines, l)
}
