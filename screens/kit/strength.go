package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/trustelem/zxcvbn"
)

// Strength says in words and in a bar how hard a passphrase is to guess. It
// advises and forbids nothing.
type Strength struct {
	box   *fyne.Container
	bars  []*canvas.Rectangle
	words *widget.Label
	score int // 0 to 4; −1 while nothing is typed
}

// weighed is how many letters are weighed: more take long, and so long a
// passphrase is hard to guess anyway.
const weighed = 64

// NewStrength is an adviser that stays hidden until something is typed.
func NewStrength() *Strength {
	s := &Strength{words: Quiet(""), score: -1}
	line := container.NewGridWithColumns(4)
	for range 4 {
		bar := canvas.NewRectangle(theme.Color(theme.ColorNameInputBorder))
		bar.SetMinSize(fyne.NewSize(0, Tight))
		bar.CornerRadius = Tight / 2
		s.bars = append(s.bars, bar)
		line.Add(bar)
	}
	s.box = Stack(Tight, line, s.words)
	s.box.Hide()
	return s
}

// Content is what goes below the field.
func (s *Strength) Content() fyne.CanvasObject { return s.box }

// Weigh takes what is typed. The text is not kept.
func (s *Strength) Weigh(typed string) {
	if typed == "" {
		s.score = -1
		s.box.Hide()
		return
	}
	letters := []rune(typed)
	s.score = zxcvbn.PasswordStrength(string(letters[:min(len(letters), weighed)]), nil).Score
	s.words.SetText(s.advice())
	for i, bar := range s.bars {
		bar.FillColor = theme.Color(theme.ColorNameInputBorder)
		if i < max(s.score, 1) {
			bar.FillColor = theme.Color(theme.ColorNamePrimary)
		}
		bar.Refresh()
	}
	s.box.Show()
}

// advice puts the score in words.
func (s *Strength) advice() string {
	switch s.score {
	case 0, 1:
		return T("kit.strength.easy", "Easy to guess for a program. Four or five words that have nothing to do with each other are easy to remember and hard to guess.")
	case 2:
		return T("kit.strength.fair", "A patient program could guess this. One or two more words would make it much harder.")
	case 3:
		return T("kit.strength.good", "Hard to guess.")
	}
	return T("kit.strength.best", "Very hard to guess.")
}
