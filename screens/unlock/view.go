package unlock

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// build puts the pages on top of each other in the middle of the window, with
// the way to the helpers always at the same place below.
func (s *Screen) build() *fyne.Container {
	stack := container.NewStack()
	for st := opening; st <= bringing; st++ {
		stack.Add(s.pages[st].content)
	}
	middle := container.NewVBox(layout.NewSpacer(), kit.Column(kit.FormWidth, kit.Card(stack)), layout.NewSpacer())
	s.helpers = kit.QuietButton(kit.T("unlock.notalone", "Not alone"), kit.Icon("notalone"), s.doors.Helpers)
	foot := container.NewHBox(layout.NewSpacer(), s.helpers, layout.NewSpacer())
	return container.NewBorder(nil, kit.Inset(kit.Medium, foot), nil, nil, container.NewVScroll(kit.Inset(kit.Large, middle)))
}

// openPage asks for the passphrase.
func (s *Screen) openPage() *page {
	p := &page{fault: fault()}
	field := secret(s.onOpen)
	p.fields, p.first = []*widget.Entry{field}, field
	p.main = kit.MainButton(kit.T("unlock.open", "Open"), kit.Icon("key"), s.onOpen)
	rescue := kit.QuietButton(kit.T("unlock.torescue", "Use the recovery key"), nil, func() { s.goTo(rescuing) })
	s.known = kit.QuietButton(kit.T("unlock.known", "Open with this computer's keychain"), kit.Icon("lock"), s.onKnown)
	p.others = []*kit.Button{rescue, s.known}
	p.content = kit.Stack(kit.Wide,
		kit.Title(kit.T("unlock.welcome", "Welcome back")),
		kit.Labelled(kit.T("unlock.passphrase", "Passphrase"), field),
		p.fault,
		container.NewHBox(s.known),
		kit.Ends(container.NewHBox(rescue), p.main),
	)
	return p
}

// createPage asks for a new passphrase, twice.
func (s *Screen) createPage() *page {
	p := &page{fault: fault()}
	again := secret(s.onCreate)
	first := secret(func() { s.env.Window.Canvas().Focus(again) })
	strength := kit.NewStrength()
	first.OnChanged = strength.Weigh
	p.fields, p.first = []*widget.Entry{first, again}, first
	p.main = kit.MainButton(kit.T("unlock.create", "Create my notebook"), kit.Icon("key"), s.onCreate)
	back := kit.QuietButton(kit.T("unlock.back", "Back"), kit.Icon("back"), func() { s.goTo(greeting) })
	p.others = []*kit.Button{back}
	p.content = kit.Stack(kit.Wide,
		kit.Title(kit.T("unlock.new", "A notebook of your own")),
		kit.Text(kit.T("unlock.promise", "Everything you write stays on this computer, encrypted. Nobody can read it without your passphrase, not even we. So nobody can bring it back for you either: choose words that you will remember.")),
		kit.Labelled(kit.T("unlock.choose", "A passphrase; several words are best"), first),
		strength.Content(),
		kit.Labelled(kit.T("unlock.repeat", "The same once more"), again),
		p.fault,
		kit.Ends(container.NewHBox(back), p.main),
	)
	return p
}

// keepPage shows the recovery key, once.
func (s *Screen) keepPage() *page {
	p := &page{}
	p.sheet = kit.NewRecoverySheet(s.env, s.onNoted)
	p.main = kit.MainButton(kit.T("unlock.continue", "Continue"), kit.Icon("forward"), s.onKept)
	p.first = p.sheet.First()
	later := kit.QuietButton(kit.T("unlock.later", "Go on without checking"), nil, s.onLater)
	p.content = kit.Stack(kit.Tight,
		kit.Title(kit.T("unlock.recovery", "Your recovery key")),
		kit.Text(kit.T("unlock.recoverywhy", "If the passphrase is ever forgotten, this key opens the notebook. It is shown only now. Write it on paper and keep it where you keep important papers.")),
		p.sheet.Content(),
		kit.Text(kit.T("unlock.recoveryonly", "Without the passphrase and without this key, what you write cannot be brought back by anyone.")),
		kit.Space(kit.Small),
		kit.Ends(container.NewHBox(later), p.main),
	)
	return p
}

// rescuePage asks for the recovery key and a new passphrase.
func (s *Screen) rescuePage() *page {
	p := &page{fault: fault()}
	again := secret(s.onRescue)
	first := secret(func() { s.env.Window.Canvas().Focus(again) })
	strength := kit.NewStrength()
	first.OnChanged = strength.Weigh
	key := widget.NewEntry()
	key.OnSubmitted = func(string) { s.env.Window.Canvas().Focus(first) }
	p.fields, p.first = []*widget.Entry{key, first, again}, key
	p.main = kit.MainButton(kit.T("unlock.rescue", "Open and set passphrase"), kit.Icon("key"), s.onRescue)
	back := kit.QuietButton(kit.T("unlock.back", "Back"), kit.Icon("back"), func() { s.goTo(opening) })
	p.others = []*kit.Button{back}
	p.content = kit.Stack(kit.Wide,
		kit.Title(kit.T("unlock.rescuetitle", "With the recovery key")),
		kit.Text(kit.T("unlock.rescuewhy", "Type the key from your paper; spaces and dashes do not matter. Then choose a new passphrase.")),
		kit.Labelled(kit.T("unlock.recoverykey", "Recovery key"), key),
		kit.Labelled(kit.T("unlock.choose", "A passphrase; several words are best"), first),
		strength.Content(),
		kit.Labelled(kit.T("unlock.repeat", "The same once more"), again),
		p.fault,
		kit.Ends(container.NewHBox(back), p.main),
	)
	return p
}

// secret is a field for a passphrase; Enter goes on.
func secret(enter func()) *widget.Entry {
	e := widget.NewPasswordEntry()
	e.OnSubmitted = func(string) { enter() }
	return e
}

// fault is the line where a page says what went wrong.
func fault() *widget.Label {
	l := widget.NewLabel("")
	l.Wrapping = fyne.TextWrapWord
	l.Hide()
	return l
}

// agreed gives the passphrase if both are the same and not empty.
func agreed(first, again string) ([]byte, error) {
	if first == "" {
		return nil, &data.FieldError{Noun: "vault", Field: "Passphrase", Rule: "may not be empty"}
	}
	if first != again {
		return nil, &data.FieldError{Noun: "vault", Field: "Repeat", Rule: "must be the same passphrase twice"}
	}
	return secretOf(first), nil
}

// secretOf gives the bytes of a typed passphrase, without a line end that was
// pasted along.
func secretOf(typed string) []byte { return []byte(strings.TrimRight(typed, "\r\n")) }
