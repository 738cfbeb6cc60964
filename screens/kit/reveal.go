package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Holder is a widget that holds others; the toolkit tells nobody of them.
type Holder interface {
	// Held gives them.
	Held() []fyne.CanvasObject
}

func (c *card) Held() []fyne.CanvasObject   { return []fyne.CanvasObject{c.content} }
func (v *veil) Held() []fyne.CanvasObject   { return []fyne.CanvasObject{v.card} }
func (s *seeker) Held() []fyne.CanvasObject { return []fyne.CanvasObject{s.entry} }

// Held gives what is shown now.
func (s *Stage) Held() []fyne.CanvasObject { return s.shown.Objects }

// Held gives both sides and the way back.
func (s *Split) Held() []fyne.CanvasObject { return []fyne.CanvasObject{s.list, s.back, s.chosen} }

// Held gives the field.
func (p *Picker) Held() []fyne.CanvasObject { return []fyne.CanvasObject{p.seeker} }

// Held gives the field and the button.
func (f *DateField) Held() []fyne.CanvasObject { return []fyne.CanvasObject{f.root} }

// Held gives the chips and the field.
func (c *TagChips) Held() []fyne.CanvasObject { return []fyne.CanvasObject{c.root} }

// Reveal scrolls whatever lies around the thing that has the focus, so that the thing
// is seen: the toolkit moves the focus by Tab also to what lies outside. A thing
// higher than its surroundings stays as it is while a part of it is seen.
func Reveal(root fyne.CanvasObject, focused fyne.Focusable) {
	thing, ok := focused.(fyne.CanvasObject)
	if !ok || root == nil {
		return
	}
	around, found := scrollsTo(root, thing, nil)
	if !found {
		return
	}
	for i := len(around) - 1; i >= 0; i-- {
		bringInto(around[i], thing)
	}
}

// scrollsTo gives the scrolls between root and the thing, the outermost first.
func scrollsTo(root, thing fyne.CanvasObject, around []*container.Scroll) ([]*container.Scroll, bool) {
	if root == thing {
		return around, true
	}
	if root == nil || !root.Visible() {
		return nil, false
	}
	var parts []fyne.CanvasObject
	switch o := root.(type) {
	case *fyne.Container:
		parts = o.Objects
	case *container.Scroll:
		parts, around = []fyne.CanvasObject{o.Content}, append(around[:len(around):len(around)], o)
	case Holder:
		parts = o.Held()
	}
	for _, p := range parts {
		if path, found := scrollsTo(p, thing, around); found {
			return path, true
		}
	}
	return nil, false
}

// bringInto scrolls up or down as far as it takes.
func bringInto(roll *container.Scroll, thing fyne.CanvasObject) {
	top := PlaceOf(thing).Y - PlaceOf(roll).Y
	bottom := top + thing.Size().Height
	height := roll.Size().Height
	by := float32(0)
	switch {
	case top >= Small && bottom <= height-Small:
		return
	case thing.Size().Height > height-2*Small && bottom > 0 && top < height:
		return
	case top < Small:
		by = top - Medium
	default:
		by = bottom - height + Medium
	}
	roll.ScrollToOffset(roll.Offset.AddXY(0, by))
}
