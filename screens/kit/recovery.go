package kit

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/picture"
)

// RecoverySheet shows a recovery key in numbered groups, lets it be printed or
// copied, and asks for two of the groups, so that a slip of the pen is found while
// the key can still be seen.
type RecoverySheet struct {
	env     Env
	checked func()
	groups  []string
	asked   [2]int // which groups are asked for, counted from 0
	was     bool   // both were right

	key   *widget.Label
	names [2]*widget.Label
	parts [2]*widget.Entry
	said  *widget.Label
	box   *fyne.Container
}

// fixedGroups is how many groups at the beginning say only that it is a key: they
// are the same on every paper and prove nothing.
const fixedGroups = 3

// NewRecoverySheet is an empty sheet; checked is told, once, that both groups were
// typed as they are.
func NewRecoverySheet(env Env, checked func()) *RecoverySheet {
	s := &RecoverySheet{env: env, checked: checked, key: widget.NewLabel(""), said: Quiet("")}
	s.key.Wrapping, s.key.TextStyle.Monospace, s.key.Selectable = fyne.TextWrapWord, true, true
	ask := container.NewGridWithColumns(2)
	for i := range s.parts {
		s.names[i], s.parts[i] = QuietWord(""), widget.NewEntry()
		s.parts[i].OnChanged = func(string) { s.look() }
		ask.Add(Stack(Tight, s.names[i], s.parts[i]))
	}
	s.box = Stack(Medium, SlimCard(s.key),
		Wrap(Small,
			QuietButton(T("kit.recovery.print", "Save a sheet to print…"), Icon("export"), s.onPrint),
			QuietButton(T("kit.recovery.copy", "Copy, for one minute"), Icon("copy"), func() { env.Clip.Copy(strings.Join(s.groups, " ")) }),
		),
		Text(T("kit.recovery.check", "To be sure that the paper is right, type these two groups from it:")),
		ask, s.said)
	return s
}

// Content is what goes into the window.
func (s *RecoverySheet) Content() fyne.CanvasObject { return s.box }

// First is the field that the cursor belongs in.
func (s *RecoverySheet) First() fyne.Focusable { return s.parts[0] }

// Set shows a key, its groups parted by blanks; "" forgets the one that is shown.
func (s *RecoverySheet) Set(key string) {
	if key == strings.Join(s.groups, " ") {
		return
	}
	s.groups, s.was = strings.Fields(key), false
	s.choose()
	var lines strings.Builder
	for i, g := range s.groups {
		fmt.Fprintf(&lines, "%2d %-7s", i+1, g)
		if (i+1)%4 == 0 {
			lines.WriteString("\n")
		}
	}
	s.key.SetText(strings.TrimRight(lines.String(), " \n"))
	for i := range s.parts {
		s.names[i].SetText(T("kit.recovery.group", "Group {{.Number}}", "Number", s.asked[i]+1))
		s.parts[i].SetText("")
	}
	s.say("")
}

// say shows what came of comparing; nothing takes no room.
func (s *RecoverySheet) say(words string) {
	s.said.SetText(words)
	s.said.Hidden = words == ""
	s.box.Refresh()
}

// choose picks the two groups to ask for.
func (s *RecoverySheet) choose() {
	from := 0
	if len(s.groups) > fixedGroups+1 {
		from = fixedGroups
	}
	n := len(s.groups) - from
	if n < 2 {
		s.asked = [2]int{from, from}
		return
	}
	a := rand.IntN(n)
	b := rand.IntN(n - 1)
	if b >= a {
		b++
	}
	s.asked = [2]int{from + min(a, b), from + max(a, b)}
}

// look compares what is typed with the key.
func (s *RecoverySheet) look() {
	if len(s.groups) == 0 || s.was {
		return
	}
	right, full := 0, 0
	for i, part := range s.parts {
		want := s.groups[s.asked[i]]
		typed := strings.ToUpper(strings.TrimSpace(part.Text))
		if typed == want {
			right++
		}
		if len(typed) >= len(want) {
			full++
		}
	}
	switch {
	case right == len(s.parts):
		s.was = true
		s.say(T("kit.recovery.right", "Both are right. Keep the paper where you keep important papers."))
		s.checked()
	case full == len(s.parts):
		s.say(T("kit.recovery.wrong", "Something differs. Please compare the paper with the key above, letter by letter."))
	default:
		s.say("")
	}
}

// onPrint asks where to put a page that can be printed.
func (s *RecoverySheet) onPrint() {
	groups := s.groups
	AskSave(s.env.Window, FileAsk{
		Title: T("kit.recovery.sheet", "A sheet to print"),
		Why:   T("kit.recovery.sheetwhy", "Whoever has this file can open the notebook. Print it, then delete the file."),
		Verb:  T("kit.recovery.save", "Save"), Name: "kith-recovery.pdf",
	}, func(path string) {
		Load(s.env.Run, &Latest{}, func(context.Context) (struct{}, error) {
			return struct{}{}, writeSheet(path, sheetPicture(groups, DayText(data.DayOf(s.env.Now()))), s.env)
		}, func(_ struct{}, err error) {
			s.env.Fail(T("kit.recovery.saving", "saving the sheet"), err)
		})
	})
}

// writeSheet writes the sheet for its owner only.
func writeSheet(path string, p *picture.Picture, env Env) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("write the sheet: %w", err)
	}
	err = p.WritePDF(f, picture.PageOptions{Created: env.Now()})
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("write the sheet: %w", err)
	}
	return nil
}

// sheetPicture draws the sheet: what it is, the key in large groups, what to do.
func sheetPicture(groups []string, day string) *picture.Picture {
	p := picture.New(&picture.Fonts{}, 640, 460)
	ink := PaletteOf(false, true).Text
	line := func(y, size float64, face picture.Face, text string) {
		p.Add(picture.Text{X: 20, Y: y, Str: text, Size: size, Face: face, Color: ink})
	}
	p.Title = T("kit.recovery.papertitle", "Recovery key for a Kith notebook")
	line(40, 24, picture.Bold, p.Title)
	line(68, 13, picture.Regular, T("kit.recovery.paperday", "Made on {{.Day}}", "Day", day))
	line(96, 13, picture.Regular, T("kit.recovery.paperwhy", "If the passphrase is forgotten, this key opens the notebook: choose “Use the recovery key”."))
	for i, g := range groups {
		x, y := 20+float64(i%4)*155, 150+float64(i/4)*52
		p.Add(picture.Text{X: x, Y: y, Str: fmt.Sprint(i + 1), Size: 11, Color: ink},
			picture.Text{X: x + 20, Y: y, Str: g, Size: 22, Face: picture.Bold, Color: ink})
	}
	line(400, 13, picture.Regular, T("kit.recovery.paperkeep", "Keep it away from the computer. Whoever has it and the notebook's folder can read everything."))
	return p
}
