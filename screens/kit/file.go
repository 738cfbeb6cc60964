package kit

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// FileAsk says what kind of file or folder is asked for.
type FileAsk struct {
	Title   string   // of the dialog
	Why     string   // a sentence above the field, or ""
	Verb    string   // on the button that goes on
	Name    string   // the name that is offered for a new file, or a whole path
	Endings []string // of files that can be opened, as ".zip"; none: every file
}

// AskSave asks where a new file shall lie and hands its path to chosen. What lies
// there already is only replaced after a second question.
func AskSave(window fyne.Window, ask FileAsk, chosen func(path string)) *Dialog {
	return askPath(window, ask, savePlace(ask.Name), func(field *Field) {
		AskFolder(window, func(folder string) { field.SetText(filepath.Join(folder, filepath.Base(field.Text))) })
	}, func(path string) {
		if _, err := os.Stat(path); err != nil {
			chosen(path)
			return
		}
		Ask(window, T("kit.file.replace", "There is a file of this name already"),
			T("kit.file.replacewhy", "Replacing it cannot be undone."),
			T("kit.file.doreplace", "Replace it"), T("kit.file.keep", "Keep it"), func() { chosen(path) })
	})
}

// AskOpen asks for an existing file, or a folder whose path is typed, and hands its
// path to chosen.
func AskOpen(window fyne.Window, ask FileAsk, chosen func(path string)) *Dialog {
	return askPath(window, ask, ask.Name, func(field *Field) {
		d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
			if err == nil && file != nil {
				field.SetText(file.URI().Path())
				_ = file.Close() // it was only asked for its name
			}
		}, window)
		if len(ask.Endings) > 0 {
			d.SetFilter(storage.NewExtensionFileFilter(ask.Endings))
		}
		d.Resize(window.Canvas().Size())
		d.Show()
	}, chosen)
}

// AskFolder asks for a folder and hands its path to chosen.
func AskFolder(window fyne.Window, chosen func(path string)) {
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			chosen(folder.Path())
		}
	}, window)
	d.Resize(window.Canvas().Size())
	d.Show()
}

// askPath is a dialog with a field for a path, since typing or pasting one must be
// enough, and a button to look for it.
func askPath(window fyne.Window, ask FileAsk, offered string, browse func(*Field), chosen func(string)) *Dialog {
	field := NewField("")
	field.SetText(offered)
	look := QuietButton(T("kit.file.browse", "Look for it…"), Icon("search"), func() { browse(field) })
	body := Stack(Small)
	if ask.Why != "" {
		body.Add(Text(ask.Why))
	}
	body.Add(Labelled(T("kit.file.path", "File or folder"), field))
	body.Add(container.NewHBox(look))
	var d *Dialog
	next := func() {
		path := strings.TrimSpace(field.Text)
		if path == "" {
			return
		}
		d.Close()
		chosen(homely(path))
	}
	field.OnSubmitted = func(string) { next() }
	d = ShowDialog(window, ask.Title, body,
		QuietButton(T("kit.file.cancel", "Cancel"), nil, func() { d.Close() }),
		MainButton(ask.Verb, nil, next))
	window.Canvas().Focus(field)
	return d
}

// savePlace puts a bare name into the person's folder of documents.
func savePlace(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return name
	}
	if docs := filepath.Join(home, "Documents"); isFolder(docs) {
		return filepath.Join(docs, name)
	}
	return filepath.Join(home, name)
}

// homely puts the home folder in place of a leading ~.
func homely(path string) string {
	home, err := os.UserHomeDir()
	if rest, ok := strings.CutPrefix(path, "~"); ok && err == nil && (rest == "" || os.IsPathSeparator(rest[0])) {
		return home + rest
	}
	return path
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
