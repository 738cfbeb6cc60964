package kit_test

import (
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

var people = []kit.Choice{{Name: "Mia Berg", Detail: "friend"}, {Name: "Mika", Detail: "brother"}, {Name: "Old Amir"}}

// gallery shows every widget of this package once, some of them in focus.
func gallery(env kit.Env) fyne.CanvasObject {
	notices := kit.NewNotices(env.Run)
	notices.SayUndo("Entry moved to the trash", func() {})
	left := kit.Stack(kit.Medium,
		kit.Heading(kit.Title("Today"), kit.Quiet("Monday, 23 November 2026")),
		kit.Card(galleryWriting()), gallerySegments(), kit.Card(galleryScales()), galleryIcons())
	right := kit.Stack(kit.Medium, galleryFields(data.DayOf(env.Now())), kit.Card(galleryRows()),
		kit.Wrap(kit.Small, kit.NewToggle("listened", true, func() {}), kit.NewToggle("helped", false, func() {}),
			kit.Badge("two-way", kit.Icon("two-way"))))
	columns := container.NewGridWithColumns(2, left, kit.Inset(kit.Medium, right))
	return notices.Over(container.NewVScroll(kit.Column(90, kit.Inset(kit.Large, columns))))
}

func galleryWriting() fyne.CanvasObject {
	check := widget.NewCheck("Keep a copy", nil)
	check.Checked = true
	entry, filled := widget.NewEntry(), widget.NewMultiLineEntry()
	entry.SetPlaceHolder("What happened today?")
	filled.SetText("We walked along the river and talked.\nI asked for help.")
	off, focused, focusedMain := kit.NewButton("Not now", nil, nil), kit.NewButton("Focused", nil, nil), kit.MainButton("Focused main", nil, nil)
	off.Disable()
	focused.FocusGained()
	focusedMain.FocusGained()
	return kit.Stack(kit.Small,
		kit.SectionTitle("Writing"), kit.Text("One honest line is a whole entry. Nothing here is counted."), entry, filled,
		kit.Wrap(kit.Small, kit.MainButton("Save", kit.Icon("check"), nil), kit.NewButton("More", kit.Icon("more"), nil), off,
			kit.QuietButton("Quiet", nil, nil), kit.DangerButton("Delete", kit.Icon("trash"), nil)),
		kit.Wrap(kit.Medium, focused, focusedMain, check))
}

func gallerySegments() fyne.CanvasObject {
	chosen := kit.NewSegmented([]string{"Week", "Month", "Year"}, nil)
	chosen.SetSelected(1)
	focused := kit.NewSegmented([]string{"From me", "Both", "To me"}, nil)
	focused.FocusGained()
	return kit.Wrap(kit.Small, chosen, focused)
}

func galleryScales() fyne.CanvasObject {
	rated := kit.NewNumberScale(10, "not at all", "very", nil)
	rated.SetRating(data.Rated(7))
	focused := kit.NewNumberScale(100, "", "", nil)
	focused.SetRating(data.Rated(62))
	focused.FocusGained()
	return kit.Stack(kit.Medium, kit.Labelled("How close did it feel?", rated), kit.NewNumberScale(10, "not at all", "very", nil), focused)
}

func galleryIcons() fyne.CanvasObject {
	icons := kit.Wrap(kit.Small)
	for _, name := range kit.IconNames() {
		icons.Add(widget.NewIcon(kit.Icon(name)))
	}
	return icons
}

func galleryFields(today data.Day) fyne.CanvasObject {
	tags := kit.NewTagChips("Add a tag", nil, nil)
	tags.SetTags([]string{"family", "work", "a rather long tag"})
	picker := kit.NewPicker("Who was there?", func(s string) []kit.Choice { return kit.MatchNames(people, s) }, func(kit.Choice) {})
	picker.Add = func(string) {}
	kit.SeekForGallery(picker, "mi")
	date := kit.NewDateField(func() data.Day { return today }, nil)
	date.SetDay(today - 3)
	month := kit.NewMonth(today, nil)
	month.Marks = func(d data.Day) int { return int(d) % 5 }
	month.Select(today - 4)
	month.FocusGained()
	return kit.Stack(kit.Medium, kit.Labelled("Tags", tags), kit.Labelled("People", picker), kit.Labelled("Day", date), month)
}

func galleryRows() fyne.CanvasObject {
	row := kit.NewRow(true)
	row.Set(kit.RowText{Icon: kit.Icon("journal"), Title: "A walk along the river with somebody I like very much indeed",
		Detail: "We walked and talked about the summer", Aside: "Yesterday"})
	chosen := kit.NewRowButton(kit.RowText{Icon: kit.Icon("people"), Title: "Mia Berg", Detail: "friend", Aside: "3 days"}, nil)
	chosen.Chosen = true
	focused := kit.NewRowButton(kit.RowText{Title: "Old Amir"}, nil)
	focused.FocusGained()
	return kit.Stack(kit.Tight, row, chosen, focused)
}

func TestGalleryPictures(t *testing.T) {
	folder := os.Getenv("KITH_GALLERY")
	if folder == "" {
		t.Skip("set KITH_GALLERY to a folder to get the pictures")
	}
	for name, look := range map[string]kit.Look{
		"light": {Mode: kit.AlwaysLight}, "dark": {Mode: kit.AlwaysDark},
		"light-contrast": {Mode: kit.AlwaysLight, Contrast: true}, "dark-contrast": {Mode: kit.AlwaysDark, Contrast: true},
		"light-large": {Mode: kit.AlwaysLight, Scale: 1.5},
	} {
		w := kittest.OpenObject(t, gallery, kittest.Look(look), kittest.Size(1280, 1080))
		save(t, w, filepath.Join(folder, "gallery-"+name+".png"))
	}
	w := kittest.OpenObject(t, func(env kit.Env) fyne.CanvasObject {
		return kit.Failed(errors.New("x"), func() {})
	}, kittest.Size(900, 600))
	save(t, w, filepath.Join(folder, "failed.png"))
	w = kittest.OpenObject(t, func(env kit.Env) fyne.CanvasObject {
		return kit.Empty(kit.Icon("journal"), "Nothing here yet", "What you write appears here. One line is enough.", kit.MainButton("Write", kit.Icon("add"), nil))
	}, kittest.Size(900, 600))
	save(t, w, filepath.Join(folder, "empty.png"))
	kit.Ask(w.Window, "Delete for ever?", "The entry and its pictures will be gone from this computer. Backups keep their copy.", "Delete for ever", "Keep", func() {})
	save(t, w, filepath.Join(folder, "ask.png"))
}

func save(t *testing.T, w *kittest.Window, file string) {
	t.Helper()
	w.Settle()
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, w.Window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
