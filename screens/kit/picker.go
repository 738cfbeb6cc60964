package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
)

// Choice is something that can be picked: usually a person.
type Choice struct {
	ID     data.ID
	Name   string
	Detail string // shown quietly beside the name, or ""
}

// Picker lets one type a part of a name and picks among what fits. The arrow
// keys choose, Enter picks, Escape puts the list away.
type Picker struct {
	widget.BaseWidget
	// Add, when set, offers to make what does not exist yet: it is called with
	// the typed name, never empty.
	Add func(name string)
	// Escaped, when set, is told of Escape when no list is there to be put away.
	Escaped func()

	find   func(typed string) []Choice
	picked func(Choice)
	seeker *seeker
}

// NewPicker is a picker. Find gives what fits a typed text, best first, from
// what the screen already has (it is called on each key, on the window's
// goroutine, and with "" when the person asks for all); picked is called with
// what was picked, after which the picker is empty again.
func NewPicker(hint string, find func(typed string) []Choice, picked func(Choice)) *Picker {
	p := &Picker{find: find, picked: picked}
	p.seeker = newSeeker(hint, p.offers)
	p.seeker.escape = func() {
		if p.Escaped != nil {
			p.Escaped()
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// Focusable gives what Canvas.Focus wants, to put the cursor into the picker.
func (p *Picker) Focusable() fyne.Focusable { return p.seeker.entry }

// Clear empties the picker.
func (p *Picker) Clear() { p.seeker.clear() }

// CreateRenderer belongs to fyne.Widget.
func (p *Picker) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.seeker) }

// offers lists what fits, then the offer to add what is new.
func (p *Picker) offers(typed string) []Offer {
	typed = strings.TrimSpace(typed)
	var out []Offer
	exact := false
	for _, c := range p.find(typed) {
		exact = exact || strings.EqualFold(c.Name, typed)
		out = append(out, Offer{Name: c.Name, Detail: c.Detail, Pick: func() {
			p.Clear()
			p.picked(c)
		}})
	}
	if typed == "" || exact || p.Add == nil {
		return out
	}
	out = out[:min(len(out), mostOffers-1)]
	return append(out, Offer{
		Name: T("kit.picker.add", "Add “{{.Name}}”", "Name", typed), Icon: Icon("add"),
		Pick: func() {
			p.Clear()
			p.Add(typed)
		},
	})
}

// MatchNames gives the choices that have a word beginning with the typed text,
// whatever the case, those whose name begins with it first; all for "". It is
// what most screens hand to NewPicker.
func MatchNames(all []Choice, typed string) []Choice {
	typed = strings.ToLower(strings.TrimSpace(typed))
	var first, later []Choice
	for _, c := range all {
		name := strings.ToLower(c.Name)
		switch {
		case strings.HasPrefix(name, typed):
			first = append(first, c)
		case strings.Contains(" "+name, " "+typed):
			later = append(later, c)
		}
	}
	return append(first, later...)
}
