// Package history shows the earlier texts of an entry beside the one of now, and
// brings one of them back. It is a dialog that every room may open.
package history

import (
	"context"
	"fmt"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// Store is what the dialog needs of the data.
type Store interface {
	Entry(context.Context, data.ID) (data.Entry, error)
	Versions(context.Context, data.ID) ([]data.Version, error)
	Update(context.Context, func(*data.Writer) error) error
}

// dialog is the dialog while it is open.
type dialog struct {
	env      kit.Env
	store    Store
	restored func()
	latest   kit.Latest

	now      data.Entry
	versions []data.Version // newest first
	chosen   int
	whole    bool // the whole earlier text instead of what changed

	rows   *fyne.Container
	text   *widget.RichText
	scroll *container.Scroll
	mode   *kit.Segmented
	back   *kit.Button
	stage  *kit.Stage
	frame  *kit.Dialog
}

// Show opens the dialog on an entry, whose typed text must have been saved.
// restored is called after an earlier text was brought back.
func Show(env kit.Env, store Store, entry data.ID, restored func()) {
	d := &dialog{env: env, store: store, restored: restored}
	d.build()
	d.load(entry)
}

// build makes the widgets and opens the dialog.
func (d *dialog) build() {
	d.rows = kit.Stack(0)
	d.text = widget.NewRichText()
	d.text.Wrapping = fyne.TextWrapWord
	d.scroll = container.NewVScroll(d.text)
	d.mode = kit.NewSegmented([]string{
		kit.T("kit.history.changes", "What changed since"), kit.T("kit.history.whole", "The whole text"),
	}, func(i int) {
		d.whole = i == 1
		d.refresh()
	})
	list := container.NewVScroll(d.rows)
	list.SetMinSize(fyne.NewSize(kit.Ems(13), 0))
	legend := kit.Quiet(kit.T("kit.history.legend", "Bold: added since then. [In brackets]: taken away since then."))
	right := container.NewBorder(kit.Stack(kit.Small, d.mode, legend), nil, nil, nil, d.scroll)
	d.stage = kit.NewStage(container.NewBorder(nil, nil, list, nil, right))
	room := canvas.NewRectangle(color.Transparent)
	size := d.env.Window.Canvas().Size()
	room.SetMinSize(fyne.NewSize(min(kit.Ems(64), size.Width-6*kit.Large), min(kit.Ems(36), size.Height-10*kit.Large)))
	d.back = kit.MainButton(kit.T("kit.history.bring", "Bring this text back"), kit.Icon("undo"), d.onBack)
	d.frame = kit.ShowDialog(d.env.Window, kit.T("kit.history.title", "Earlier texts"), container.NewStack(room, d.stage),
		kit.QuietButton(kit.T("kit.history.close", "Close"), nil, func() { d.frame.Close() }), d.back)
}

// found is what is read.
type found struct {
	now      data.Entry
	versions []data.Version
}

// load reads the entry and its earlier texts.
func (d *dialog) load(entry data.ID) {
	d.back.Disable()
	kit.Load(d.env.Run, &d.latest, func(ctx context.Context) (f found, err error) {
		if f.now, err = d.store.Entry(ctx, entry); err != nil {
			return f, err
		}
		f.versions, err = d.store.Versions(ctx, entry)
		return f, err
	}, func(f found, err error) {
		if err != nil {
			d.stage.Failed(err, func() { d.load(entry) })
			return
		}
		d.now, d.versions = f.now, f.versions
		slices.SortStableFunc(d.versions, func(a, b data.Version) int { return b.At.Compare(a.At) })
		d.refresh()
	})
}

// onBack brings the chosen text back. The text of now becomes an earlier one.
func (d *dialog) onBack() {
	v := d.versions[d.chosen]
	kit.Do(d.env.Run, func(ctx context.Context) error {
		err := d.store.Update(ctx, func(w *data.Writer) error {
			e, err := w.Entry(v.Entry)
			if err != nil {
				return err
			}
			if err := w.KeepVersion(e.ID, d.env.Now()); err != nil {
				return err
			}
			e.Title, e.Body, e.Modified = v.Title, v.Body, d.env.Now()
			return w.PutEntry(&e)
		})
		if err != nil {
			return fmt.Errorf("bring an earlier text back: %w", err)
		}
		return nil
	}, func(err error) {
		if err != nil {
			d.env.Fail(kit.T("kit.history.bringing", "bringing an earlier text back"), err)
			return
		}
		d.frame.Close()
		d.restored()
	})
}

// refresh shows the list and the chosen text.
func (d *dialog) refresh() {
	if len(d.versions) == 0 {
		d.stage.Empty(kit.Empty(kit.Icon("clock"), kit.T("kit.history.none", "No earlier text yet"),
			kit.T("kit.history.nonewhy", "When you change an entry, the text before is kept here, one for each time of writing."), nil))
		return
	}
	today := data.DayOf(d.env.Now())
	d.rows.Objects = nil
	for i, v := range d.versions {
		at := v.At.In(d.env.Now().Location())
		row := kit.NewRowButton(kit.RowText{
			Title:  kit.T("kit.history.until", "until {{.Day}}, {{.Time}}", "Day", kit.NearDay(data.DayOf(at), today), "Time", kit.Clock(at)),
			Detail: kit.TN("kit.history.words", "a word", "{{.Count}} words", count(v.Title+" "+v.Body)),
		}, func() {
			d.chosen = i
			d.refresh()
		})
		row.Chosen = i == d.chosen
		d.rows.Add(row)
	}
	d.rows.Refresh()
	d.mode.SetSelected(map[bool]int{false: 0, true: 1}[d.whole])
	d.fill()
	d.back.Enable()
	d.stage.Full()
}

// fill puts the chosen text, or what changed since, into the text field.
func (d *dialog) fill() {
	v := d.versions[d.chosen]
	old := sheet(v.Title, v.Body)
	pieces := []piece{{same, old}}
	if !d.whole {
		pieces = shorten(compare(old, sheet(d.now.Title, d.now.Body)))
	}
	d.text.Segments = nil
	for _, p := range pieces {
		seg := &widget.TextSegment{Text: p.text, Style: widget.RichTextStyle{Inline: true, ColorName: theme.ColorNameForeground}}
		switch p.fate {
		case added:
			seg.Style.TextStyle.Bold, seg.Style.ColorName = true, theme.ColorNamePrimary
		case gone:
			seg.Text, seg.Style.ColorName, seg.Style.TextStyle.Italic = "["+p.text+"]", kit.ColorQuiet, true
		case left:
			seg.Text = "\n" + p.text + "\n"
		}
		d.text.Segments = append(d.text.Segments, seg)
	}
	d.text.Refresh()
	d.scroll.ScrollToTop()
}

// sheet is a title and a text as one.
func sheet(title, body string) string {
	if title == "" {
		return body
	}
	return title + "\n\n" + body
}

// count counts the words of a text.
func count(text string) int {
	return len(strings.FieldsFunc(text, func(r rune) bool { return !isWord(r) }))
}
