package editor

import (
	"strings"
	"testing"
)

// seen gives a line as it stands on the screen, from left to right; letters that
// run leftwards are turned around here, as the toolkit does.
func seen(s *setter, p *para, line int) string {
	var out strings.Builder
	for _, st := range s.line(p, line) {
		part := strings.Trim(st.drawn(p.text), rightToLeft)
		if st.level%2 == 1 {
			part = backwards(part)
		}
		out.WriteString(part)
	}
	return out.String()
}

func backwards(text string) string {
	var out strings.Builder
	for at := len(text); at > 0; {
		before := prevCluster(text, at)
		out.WriteString(text[before:at])
		at = before
	}
	return out.String()
}

func TestWordsRunTheWayTheyAreRead(t *testing.T) {
	// אבג stand for letters that run leftwards.
	for text, want := range map[string]string{
		"abc def":       "abc def",
		"אבג":           "גבא",
		"אב גד":         "דג בא",
		"abc אב גד def": "abc דג בא def",
		"אבג abc דהו":   "והד abc גבא",
		"אב 123 גד":     "דג 123 בא",
		"אב (גד)!":      "!(דג) בא",
		"abc אב!":       "abc בא!",
		"abc (אב) def":  "abc (בא) def",
		"12 אב":         "בא 12",
		"אָב":           "באָ",
		"":              "",
	} {
		s := newSetter(60)
		p := &para{text: text}
		s.set(p)
		if got := seen(s, p, 0); got != want {
			t.Errorf("got %q of %q, want %q", got, text, want)
		}
	}
}

func TestAParagraphThatRunsLeftwardsBeginsAtTheRight(t *testing.T) {
	s := newSetter(20)
	p := &para{text: "אבג דהו"}
	s.set(p)
	if first, last := s.xOf(p, 0, 0), s.xOf(p, 0, len(p.text)); first != 100 || last != 65 {
		t.Errorf("got it from %v to %v, want from 100 leftwards to 65", first, last)
	}
	for at := 0; at <= len(p.text); at = nextCluster(p.text+" ", at) {
		if got, _ := s.at(p, 0, s.xOf(p, 0, at)); got != at {
			t.Errorf("got place %d at the x of %d, want it again", got, at)
		}
	}
	p = &para{text: "- אבג דהו זחט יכל מנס"}
	s.set(p)
	if len(p.lay.starts) < 2 || !p.lay.right {
		t.Fatalf("got %d lines, right %v, want several from the right", len(p.lay.starts), p.lay.right)
	}
	if got := s.xOf(p, 1, int(p.lay.starts[1])); got != 90 {
		t.Errorf("got the second line at %v, want it set in from the right at 90", got)
	}
	empty := &para{text: ""}
	s.set(empty)
	if got := s.xOf(empty, 0, 0); got != 0 {
		t.Errorf("got the cursor of an empty line at %v, want 0", got)
	}
}

func TestArrowsGoWhereTheyPoint(t *testing.T) {
	h := field(t, "|אבג")
	h.press("Left")
	h.want("left", "א|בג")
	h.press("Right", "S-Left")
	h.want("right and shift with left", "|א|בג")
	h.press("End")
	before := h.CursorPosition().X
	h.press("Home")
	if h.CursorPosition().X <= before {
		t.Errorf("got the start at %v and the end at %v, want the start at the right", h.CursorPosition().X, before)
	}
}

func TestASelectionIsDrawnBehindItsWords(t *testing.T) {
	h := field(t, "ab אב גד cd")
	h.SetSelection(3, 8) // the first word of those that run leftwards, and the space
	if h.paper.boxed == 0 || h.paper.boxed > 2 {
		t.Errorf("got %d boxes, want one or two", h.paper.boxed)
	}
	word := h.paper.boxes[0]
	if from := h.view.placeOf(3, false).X; word.Position().X+word.Size().Width < from-1 {
		t.Errorf("got a box that ends at %v, want it to reach %v", word.Position().X+word.Size().Width, from)
	}
}
