package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// TagChips is a list of words that the person types: each becomes a chip with a
// cross. Enter, a comma or leaving the field ends a word; Backspace in the empty field takes the
// last one back; Delete on a chip takes it away. A word is kept once, whatever
// its case.
type TagChips struct {
	widget.BaseWidget
	OnChanged func(tags []string) // called when the person changes the list

	tags   []string
	known  func(typed string) []string
	chips  *fyne.Container
	seeker *seeker
	root   *fyne.Container
}

// NewTagChips is an empty list. Known gives words to offer for what is typed, or
// is nil.
func NewTagChips(hint string, known func(typed string) []string, changed func(tags []string)) *TagChips {
	c := &TagChips{OnChanged: changed, known: known, chips: Wrap(Small)}
	c.seeker = newSeeker(hint, c.offers)
	c.seeker.enter, c.seeker.leave = c.add, c.add
	c.seeker.rubOut = c.rubOut
	typed := c.seeker.entry.OnChanged
	c.seeker.entry.OnChanged = func(text string) {
		if word, ended := strings.CutSuffix(text, ","); ended {
			c.add(word)
			return
		}
		typed(text)
	}
	c.chips.Hide()
	c.root = Stack(Small, c.chips, c.seeker)
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer belongs to fyne.Widget.
func (c *TagChips) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.root) }

// Focusable gives what Canvas.Focus wants, to put the cursor into the field.
func (c *TagChips) Focusable() fyne.Focusable { return c.seeker.entry }

// Tags gives a copy of the list.
func (c *TagChips) Tags() []string { return slices.Clone(c.tags) }

// SetTags shows a list without calling OnChanged; what is being typed stays.
func (c *TagChips) SetTags(tags []string) {
	if slices.Equal(tags, c.tags) {
		return // the focus may be on a chip
	}
	c.tags = slices.Clone(tags)
	c.show()
}

func (c *TagChips) add(word string) {
	c.seeker.clear()
	word = strings.TrimLeft(strings.TrimSpace(word), "#")
	if word == "" || slices.ContainsFunc(c.tags, func(t string) bool { return strings.EqualFold(t, word) }) {
		return
	}
	c.tags = append(c.tags, word)
	c.changed()
}

func (c *TagChips) remove(word string) {
	c.tags = slices.DeleteFunc(c.tags, func(t string) bool { return t == word })
	c.changed()
}

func (c *TagChips) rubOut() {
	if len(c.tags) > 0 {
		c.remove(c.tags[len(c.tags)-1])
	}
}

func (c *TagChips) changed() {
	c.show()
	if c.OnChanged != nil {
		c.OnChanged(c.Tags())
	}
}

func (c *TagChips) show() {
	c.chips.RemoveAll()
	for _, tag := range c.tags {
		c.chips.Add(NewChip(tag, func() {
			c.remove(tag)
			focusOn(c.seeker.entry) // the chip that had the focus is gone
		}))
	}
	c.chips.Hidden = len(c.tags) == 0
	c.Refresh()
}

func (c *TagChips) offers(typed string) []Offer {
	if c.known == nil {
		return nil
	}
	var out []Offer
	for _, word := range c.known(strings.TrimLeft(strings.TrimSpace(typed), "#")) {
		if !slices.Contains(c.tags, word) {
			out = append(out, Offer{Name: word, Pick: func() { c.add(word) }})
		}
	}
	return out
}
