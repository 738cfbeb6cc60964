package page

import "fyne.io/fyne/v2"

// Mark marks the places in the text that find gives, as ranges of bytes in order;
// nil marks nothing. What the person types later is not marked anew.
func (p *Page) Mark(find func(text string) [][2]int) {
	p.found = find
	p.text.Mark(p.places())
}

// places are where the text holds what is marked now.
func (p *Page) places() [][2]int {
	if p.found == nil {
		return nil
	}
	return p.found(p.text.Text())
}

// NextMark selects the next marked place after the cursor, or with by below 0 the
// one before it; after the last comes the first. It says whether there is one.
func (p *Page) NextMark(by int) bool {
	all := p.places()
	if len(all) == 0 {
		return false
	}
	p.text.Mark(all)
	from, to := p.text.Selection()
	best := all[0]
	if by > 0 {
		for _, m := range all {
			if m[0] >= to && (m[0] > from || from == to) {
				best = m
				break
			}
		}
	} else {
		best = all[len(all)-1]
		for i := len(all) - 1; i >= 0; i-- {
			if all[i][1] <= from {
				best = all[i]
				break
			}
		}
	}
	p.text.SetSelection(best[0], best[1])
	return true
}

// HasFocus says that the cursor is in the text or the title.
func (p *Page) HasFocus() bool {
	focused := p.env.Window.Canvas().Focused()
	return focused == fyne.Focusable(p.text) || focused == fyne.Focusable(p.title)
}

// Selection is what is selected in the text, as a range of bytes.
func (p *Page) Selection() (start, end int) { return p.text.Selection() }
