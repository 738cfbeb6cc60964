package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// LockStore is what the page of the lock needs of the program.
type LockStore interface {
	ChangePassphrase(ctx context.Context, old, fresh []byte) error
	NewRecovery(ctx context.Context, passphrase []byte) (string, error)
	// CheckRecovery says whether a recovery key opens this notebook.
	CheckRecovery(ctx context.Context, key string) error
	VaultDir() string
	// Remembered says whether this computer opens the notebook without the passphrase.
	Remembered() bool
	// Remember has it do so; the passphrase is asked again.
	Remember(ctx context.Context, passphrase []byte) error
	// Forget ends that.
	Forget(ctx context.Context) error
}

// LockPage is the page about the passphrase and the recovery key.
type LockPage struct {
	env   kit.Env
	store LockStore
	state lockState

	old, fresh, again *widget.Entry
	key               *widget.Entry // a recovery key that is tried
	strength          *kit.Strength
	buttons           []*kit.Button
	known, unknown    *kit.Button // remember this computer, or forget it
	said              *widget.Label
	sheet             *kit.RecoverySheet
	shown             *fyne.Container // the sheet, while there is a key to show
	root              fyne.CanvasObject
}

// lockState is all that the page shows. What is typed belongs to the fields.
type lockState struct {
	busy     bool
	err      error
	done     string // what was just done, in words
	recovery string // a new recovery key, while it is shown
}

// NewLockPage builds the page; it reads nothing.
func NewLockPage(env kit.Env, store LockStore) *LockPage {
	p := &LockPage{env: env, store: store, said: kit.Text(""), strength: kit.NewStrength()}
	p.old, p.fresh, p.again, p.key = widget.NewPasswordEntry(), widget.NewPasswordEntry(), widget.NewPasswordEntry(), widget.NewPasswordEntry()
	p.fresh.OnChanged = p.strength.Weigh
	p.sheet = kit.NewRecoverySheet(env, func() {})
	p.shown = kit.Stack(0, p.sheet.Content())
	change := kit.NewButton(kit.T("settings.change", "Change passphrase"), kit.Icon("key"), p.onPassphrase)
	fresh := kit.NewButton(kit.T("settings.newrecovery", "New recovery key"), kit.Icon("again"), p.onRecovery)
	try := kit.NewButton(kit.T("settings.tryrecovery", "Try the key on my paper"), kit.Icon("check"), p.onTry)
	p.known = kit.NewButton(kit.T("settings.remember", "Remember on this computer"), kit.Icon("lock"), p.onRemember)
	p.unknown = kit.NewButton(kit.T("settings.forget", "Ask for the passphrase again"), kit.Icon("lock"), p.onForget)
	p.buttons = []*kit.Button{change, fresh, try, p.known, p.unknown}
	place := kit.Quiet(store.VaultDir())
	place.Wrapping, place.Selectable = fyne.TextWrapBreak, true
	p.root = kit.Page(kit.ReadingWidth, kit.Stack(kit.Wide,
		kit.Title(kit.T("settings.vault", "The notebook's lock")),
		kit.Labelled(kit.T("settings.old", "Passphrase as it is now"), p.old),
		p.said, p.shown,
		kit.SectionTitle(kit.T("settings.passphrase", "Another passphrase")),
		kit.Labelled(kit.T("settings.fresh", "New passphrase"), p.fresh), p.strength.Content(),
		kit.Labelled(kit.T("settings.again", "The new one once more"), p.again),
		container.NewHBox(change),
		kit.SectionTitle(kit.T("settings.recovery", "Recovery key")),
		kit.Text(kit.T("settings.recoverywhy", "It opens the notebook when the passphrase is forgotten. A new key needs the passphrase above; the key before it then opens nothing any more.")),
		container.NewHBox(fresh),
		kit.Labelled(kit.T("settings.paper", "The key on my paper"), p.key),
		container.NewHBox(try),
		kit.SectionTitle(kit.T("settings.device", "This computer")),
		kit.Text(kit.T("settings.devicewhy", "The notebook can be opened here with the system's keychain instead of the passphrase. Then whoever can use your account on this computer can open it, and other programs of yours might. It is off unless you turn it on; it needs the passphrase above.")),
		container.NewHBox(p.known, p.unknown),
		kit.SectionTitle(kit.T("settings.place", "The notebook lies here")), place,
		kit.Quiet(kit.T("settings.placewhy", "Backups belong into a folder that is copied elsewhere; this folder does not: copied while it is open it may be torn.")),
	))
	return p
}

// Content is what goes into the window.
func (p *LockPage) Content() fyne.CanvasObject { return p.root }

// Show has nothing to read.
func (p *LockPage) Show() { p.Refresh() }

// Hide forgets the secrets that were typed or shown.
func (p *LockPage) Hide() {
	p.state.recovery, p.state.done, p.state.err = "", "", nil
	p.forget()
	p.Refresh()
}

// Changed does nothing: the lock is no record.
func (p *LockPage) Changed([]data.Change) {}

// forget empties the fields.
func (p *LockPage) forget() {
	for _, e := range []*widget.Entry{p.old, p.fresh, p.again, p.key} {
		e.SetText("")
	}
}

// onPassphrase changes the passphrase.
func (p *LockPage) onPassphrase() {
	old, fresh, again := p.old.Text, p.fresh.Text, p.again.Text
	if fresh == "" || fresh != again {
		p.tell("", &data.FieldError{Noun: "vault", Field: "Repeat", Rule: "must be the same passphrase twice"})
		return
	}
	p.try(func(ctx context.Context) error {
		return p.store.ChangePassphrase(ctx, []byte(old), []byte(fresh))
	}, func() {
		p.forget()
		p.tell(kit.T("settings.changed", "The passphrase is changed. From now on only the new one opens the notebook."), nil)
	})
}

// onRecovery makes a new recovery key and shows it.
func (p *LockPage) onRecovery() {
	pass := p.old.Text
	var key string
	p.try(func(ctx context.Context) (err error) {
		key, err = p.store.NewRecovery(ctx, []byte(pass))
		return err
	}, func() {
		p.forget()
		p.state.recovery = key
		p.tell(kit.T("settings.newkey", "This is the new recovery key, shown only now. The one before opens nothing any more."), nil)
	})
}

// onTry tries the key that was written down.
func (p *LockPage) onTry() {
	key := p.key.Text
	p.try(func(ctx context.Context) error { return p.store.CheckRecovery(ctx, key) }, func() {
		p.forget()
		p.tell(kit.T("settings.keyright", "The key on the paper opens this notebook."), nil)
	})
}

// onRemember has this computer open the notebook by itself.
func (p *LockPage) onRemember() {
	pass := p.old.Text
	p.try(func(ctx context.Context) error { return p.store.Remember(ctx, []byte(pass)) }, func() {
		p.forget()
		p.tell(kit.T("settings.remembered", "From now on the keychain opens the notebook on this computer. The passphrase still does, everywhere."), nil)
	})
}

// onForget ends that.
func (p *LockPage) onForget() {
	p.try(p.store.Forget, func() {
		p.tell(kit.T("settings.forgotten", "This computer asks for the passphrase again."), nil)
	})
}

// try runs slow work once at a time.
func (p *LockPage) try(work func(context.Context) error, then func()) {
	if p.state.busy {
		return
	}
	p.state.busy = true
	p.tell("", nil)
	kit.Do(p.env.Run, work, func(err error) {
		p.state.busy = false
		if err != nil {
			p.tell("", err)
			return
		}
		then()
	})
}

// tell shows what was done or what went wrong.
func (p *LockPage) tell(done string, err error) {
	p.state.done, p.state.err = done, err
	p.Refresh()
}

// Refresh copies the state into the widgets.
func (p *LockPage) Refresh() {
	for _, b := range p.buttons {
		if p.state.busy {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	remembered := p.store.Remembered()
	p.known.Hidden, p.unknown.Hidden = remembered, !remembered
	said := p.state.done
	if p.state.busy {
		said = kit.T("settings.busy", "One moment…")
	}
	p.said.Importance = widget.MediumImportance
	if p.state.err != nil {
		what, why, todo := kit.Explain(p.state.err)
		said, p.said.Importance = what+" "+why+" "+todo, widget.DangerImportance
	}
	p.said.SetText(said)
	p.said.Hidden = said == ""
	p.sheet.Set(p.state.recovery)
	p.shown.Hidden = p.state.recovery == ""
	p.shown.Refresh()
}
