package settings

import (
	"strings"

	"kith/screens/kit"
)

// losses are the sentences with which an import says what of an entry has no place
// here, each with its words. They stand in the code of the formats in English, for
// the command line; a test compares the two.
func losses() map[string]string {
	return map[string]string{
		"A chart or a table that Lifeograph drew was left out.":                                            kit.T("settings.lost.chart", "A chart or a table that Lifeograph drew was left out."),
		"A picture or file that the text shows lies beside the note: choose the folder to bring it along.": kit.T("settings.lost.beside", "A picture or file that the text shows lies beside the note: choose the folder to bring it along."),
		"A picture or file that the text shows is not in the folder.":                                      kit.T("settings.lost.notinfolder", "A picture or file that the text shows is not in the folder."),
		"A paragraph cannot be read.":                                                                      kit.T("settings.lost.paragraph", "A paragraph cannot be read."),
		"A picture is missing in the backup.":                                                              kit.T("settings.lost.nopicturebackup", "A picture is missing in the backup."),
		"A picture is missing in the export.":                                                              kit.T("settings.lost.nopicture", "A picture is missing in the export."),
		"A picture lies outside the diary and was not copied.":                                             kit.T("settings.lost.outsidediary", "A picture lies outside the diary and was not copied."),
		"A picture lies outside the journal and was not copied; its path stays in the text.":               kit.T("settings.lost.outside", "A picture lies outside the journal and was not copied; its path stays in the text."),
		"A picture or file could not be read.":                                                             kit.T("settings.lost.file", "A picture or file could not be read."),
		"A picture or file is missing in the export.":                                                      kit.T("settings.lost.nofile", "A picture or file is missing in the export."),
		"A picture or file that the text shows is not described in the export.":                            kit.T("settings.lost.undescribed", "A picture or file that the text shows is not described in the export."),
		"It is a topic without a date and stands on the day when it was made.":                             kit.T("settings.lost.topic", "It is a topic without a date and stands on the day when it was made."),
		"More than 256 pictures and files belong to one entry; the rest stays in the export.":              kit.T("settings.lost.many", "More than 256 pictures and files belong to one entry; the rest stays in the export."),
		"The mood has a word of one's own and is kept beside the entry, without a number.":                 kit.T("settings.lost.moodword", "The mood has a word of one's own and is kept beside the entry, without a number."),
		"The mood is none from -2 to 2 and is kept beside the entry.":                                      kit.T("settings.lost.mood", "The mood is none from -2 to 2 and is kept beside the entry."),
		"The time zone is not known; the day is that of the time as written.":                              kit.T("settings.lost.zone", "The time zone is not known; the day is that of the time as written."),
		"What the other program had noted besides the text is too large and was left out.":                 kit.T("settings.lost.besides", "What the other program had noted besides the text is too large and was left out."),
	}
}

// lostWords says in the person's language what was lost of an entry.
func lostWords(lost []string) string {
	known := losses()
	words := make([]string, len(lost))
	for i, sentence := range lost {
		words[i] = sentence
		if text, ok := known[sentence]; ok {
			words[i] = text
		}
	}
	return strings.Join(words, " ")
}

// reasonWords says why an entry cannot come in. English gives the very reason; other
// languages have words for the kinds of reasons there are.
func reasonWords(why string) string {
	if kit.SpokenLanguage() == "en" {
		return why
	}
	has := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(why, p) {
				return true
			}
		}
		return false
	}
	switch {
	case has("date", "no such day", "no such month", "its day"):
		return kit.T("settings.why.day", "its day is missing or cannot be read")
	case has("JSON", "YAML", "object", "value", "too early", "too short", "list days", "field holds"):
		return kit.T("settings.why.form", "it is not written as such a file should be")
	case has("may be at most", "may hold at most"):
		return kit.T("settings.why.large", "something in it is longer than can be kept")
	case has("no text"):
		return kit.T("settings.why.empty", "it holds no text")
	}
	return kit.T("settings.why.unread", "it cannot be read or kept")
}
