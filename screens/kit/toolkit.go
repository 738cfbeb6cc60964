package kit

import (
	"encoding/json"
	"fmt"

	"fyne.io/fyne/v2/lang"
)

// speakToolkit gives the toolkit the words that it shows by itself, in its menus of
// a text field and its windows for choosing a file. It looks them up in the
// system's language, so that is where they are put, whatever language they are in.
func speakToolkit() error {
	raw, err := json.Marshal(toolkitWords())
	if err != nil {
		return fmt.Errorf("write the toolkit's words: %w", err)
	}
	if err := lang.AddTranslationsForLocale(raw, lang.SystemLocale()); err != nil {
		return fmt.Errorf("load the toolkit's words: %w", err)
	}
	return nil
}

// toolkitWords are the toolkit's words under the keys that it has for them.
func toolkitWords() map[string]string {
	return map[string]string{
		"Advanced":          T("kit.toolkit.advanced", "Advanced"),
		"Cancel":            T("kit.toolkit.cancel", "Cancel"),
		"Confirm":           T("kit.toolkit.confirm", "Confirm"),
		"Copy":              T("kit.toolkit.copy", "Copy"),
		"Create Folder":     T("kit.toolkit.create", "Create folder"),
		"Cut":               T("kit.toolkit.cut", "Cut"),
		"Enter filename":    T("kit.toolkit.filename", "Name of the file"),
		"Error":             T("kit.toolkit.error", "Error"),
		"Favourites":        T("kit.toolkit.favourites", "Favourites"),
		"File":              T("kit.toolkit.file", "file"),
		"Folder":            T("kit.toolkit.folder", "folder"),
		"New Folder":        T("kit.toolkit.newfolder", "New folder"),
		"No":                T("kit.toolkit.no", "No"),
		"OK":                T("kit.toolkit.ok", "OK"),
		"Open":              T("kit.toolkit.open", "Open"),
		"Paste":             T("kit.toolkit.paste", "Paste"),
		"Quit":              T("kit.toolkit.quit", "Quit"),
		"Redo":              T("kit.toolkit.redo", "Redo"),
		"Save":              T("kit.toolkit.save", "Save"),
		"Select all":        T("kit.toolkit.all", "Select all"),
		"Show Hidden Files": T("kit.toolkit.hidden", "Show hidden files"),
		"Undo":              T("kit.undo", "Undo"),
		"Yes":               T("kit.toolkit.yes", "Yes"),
		"file.name":         T("kit.toolkit.name", "Name"),
		"file.parent":       T("kit.toolkit.parent", "folder above"),
	}
}
