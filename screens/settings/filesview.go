package settings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/carry"
	"kith/data/port"
	"kith/screens/kit"
)

// How many lines of a report are shown; the rest is counted.
const (
	shownEntries = 5
	shownTrouble = 20
)

// buildIn makes the fields of the way in.
func (p *FilesPage) buildIn() {
	p.path, p.secret = widget.NewEntry(), widget.NewPasswordEntry()
	p.path.SetPlaceHolder(kit.T("settings.pathhint", "Path of a file or folder"))
	p.path.OnChanged = p.onPath
	p.path.OnSubmitted = func(string) { p.onLook() }
	names := []string{kit.T("settings.auto", "Found out by itself")}
	for _, f := range port.Formats() {
		names = append(names, f.Title)
	}
	p.format = widget.NewSelect(names, func(string) { p.onPath("") })
	p.format.Selected = names[0]
	p.look = kit.NewButton(kit.T("settings.look", "Look what is in it"), kit.Icon("eye"), p.onLook)
	p.bring = kit.MainButton(kit.T("settings.bring", "Bring it in"), kit.Icon("import"), p.onBring)
	p.report = kit.Stack(kit.Small)
}

// inside lays out the way in.
func (p *FilesPage) inside() fyne.CanvasObject {
	open := kit.QuietButton(kit.T("settings.openfile", "Choose a file…"), kit.Icon("search"), func() {
		kit.AskOpen(p.env.Window, kit.FileAsk{
			Title: kit.T("settings.openwhich", "Which journal?"), Verb: kit.T("settings.openthis", "Take this one"), Name: p.path.Text,
		}, p.path.SetText)
	})
	folder := kit.QuietButton(kit.T("settings.openfolder", "Choose a folder…"), kit.Icon("search"), func() {
		kit.AskFolder(p.env.Window, p.path.SetText)
	})
	return kit.Stack(kit.Medium,
		kit.Title(kit.T("settings.filesin", "Bring a journal in")),
		kit.Text(kit.T("settings.filesinwhy", "From Day One, jrnl, RedNotebook, Lifeograph, Obsidian and other Markdown, Daylio, Journey, Diarium, Mini Diary, or Kith itself. Look first: nothing is kept until you say so, and nothing comes in twice.")),
		kit.Labelled(kit.T("settings.path", "File or folder"), p.path),
		line(open, folder),
		kit.Labelled(kit.T("settings.format", "What it is"), p.format),
		kit.Labelled(kit.T("settings.secret", "Passphrase of that file, if it has one"), p.secret),
		line(p.look, p.bring),
		p.report,
	)
}

// buildOut makes the fields of the way out.
func (p *FilesPage) buildOut() {
	var names []string
	for _, f := range p.out {
		names = append(names, f.Title)
	}
	p.into = widget.NewSelect(names, nil)
	p.into.Selected = names[0]
	today := func() data.Day { return data.DayOf(p.env.Now()) }
	p.from = kit.NewDateField(today, func(d data.Day) { p.state.span.From = d })
	p.to = kit.NewDateField(today, func(d data.Day) { p.state.span.To = d })
	p.query = widget.NewEntry()
	p.query.SetPlaceHolder(kit.T("settings.queryhint", "for example @Anna or #repair"))
	p.initials = widget.NewCheck(kit.T("settings.initials", "Initials in place of names"), nil)
	p.write = kit.NewButton(kit.T("settings.write", "Write…"), kit.Icon("export"), p.onWrite)
	p.written = kit.Text("")
}

// outside lays out the way out.
func (p *FilesPage) outside() fyne.CanvasObject {
	return kit.Stack(kit.Medium,
		kit.Title(kit.T("settings.filesout", "Write the journal into files")),
		kit.Text(kit.T("settings.filesoutwhy", "For other programs, for printing, for moving. These files are not encrypted: whoever gets them can read them. For safekeeping use a backup.")),
		kit.Labelled(kit.T("settings.into", "As"), p.into),
		kit.Labelled(kit.T("settings.fromday", "From this day on (or empty)"), p.from),
		kit.Labelled(kit.T("settings.today", "Until this day (or empty)"), p.to),
		kit.Labelled(kit.T("settings.query", "Only what a search finds (or empty)"), p.query),
		p.initials,
		line(p.write),
		p.written,
	)
}

// showReport shows what was found, or came in.
func (p *FilesPage) showReport() {
	p.report.Objects = nil
	if p.state.failed != nil {
		what, why, todo := kit.Explain(p.state.failed)
		p.report.Add(kit.Text(what + " " + why + " " + todo))
	}
	if r := p.state.report; r != nil {
		p.report.Add(kit.SectionTitle(headline(r)))
		for _, sentence := range counts(r) {
			p.report.Add(kit.Text(sentence))
		}
		p.entries(r)
		p.trouble(r)
	}
	p.report.Refresh()
}

// headline says in one line what it came to.
func headline(r *carry.Report) string {
	switch {
	case r.DryRun && r.Added > 0:
		return kit.TN("settings.wouldcome", "{{.Count}} entry would come in", "{{.Count}} entries would come in", r.Added)
	case r.DryRun:
		return kit.T("settings.nothingnew", "Nothing new in it")
	}
	return kit.TN("settings.camein", "{{.Count}} entry came in", "{{.Count}} entries came in", r.Added)
}

// counts says the rest in numbers, leaving out what is none.
func counts(r *carry.Report) (out []string) {
	add := func(n int, text string) {
		if n > 0 {
			out = append(out, text)
		}
	}
	add(r.Known, kit.TN("settings.known", "{{.Count}} is here already and stays as it is.", "{{.Count}} are here already and stay as they are.", r.Known))
	add(r.People, kit.TN("settings.newpeople", "{{.Count}} new person.", "{{.Count}} new people.", r.People))
	add(r.Files, kit.TN("settings.newfiles", "{{.Count}} picture or file.", "{{.Count}} pictures and files.", r.Files))
	add(r.Others, kit.TN("settings.others", "{{.Count}} other record.", "{{.Count}} other records.", r.Others))
	n := r.Failed + r.OthersFailed
	add(n, kit.TN("settings.unread", "{{.Count}} cannot be read and is left out; all else is not touched by it.", "{{.Count}} cannot be read and are left out; all else is not touched by it.", n))
	return out
}

// entries shows the first of what is new.
func (p *FilesPage) entries(r *carry.Report) {
	shown := 0
	for _, l := range r.Lines {
		if l.Status != carry.Added || shown == shownEntries || !r.DryRun {
			continue
		}
		shown++
		p.report.Add(kit.QuietLine(l.Day.String() + "   " + l.Title))
	}
}

// trouble names what cannot come in, or not whole.
func (p *FilesPage) trouble(r *carry.Report) {
	shown := 0
	for _, l := range r.Lines {
		if l.Status != carry.Failed && len(l.Lost) == 0 {
			continue
		}
		if shown++; shown > shownTrouble {
			continue
		}
		text := kit.T("settings.partly", "{{.Day}} {{.Title}}: not all of it can be taken over. {{.Why}}", "Day", l.Day.String(), "Title", l.Title, "Why", lostWords(l.Lost))
		if l.Status == carry.Failed {
			text = leftOut(&l)
		}
		p.report.Add(kit.Quiet(text))
	}
	if more := shown - shownTrouble; more > 0 {
		p.report.Add(kit.Quiet(kit.TN("settings.more", "and {{.Count}} more", "and {{.Count}} more", more)))
	}
}

// leftOut names an entry that cannot come in, and why.
func leftOut(l *carry.Line) string {
	name := strings.Join(strings.Fields(l.Where+" "+dayOrNone(l.Day)+" "+l.Title), " ")
	if l.Why == "" {
		return kit.T("settings.leftout", "Left out: {{.Name}}", "Name", name)
	}
	return kit.T("settings.leftoutwhy", "Left out: {{.Name}}: {{.Why}}", "Name", name, "Why", reasonWords(l.Why))
}

// dayOrNone is a day as a text, "" for none.
func dayOrNone(d data.Day) string {
	if d == 0 {
		return ""
	}
	return d.String()
}
