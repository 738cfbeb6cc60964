package app

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/assets"
	"kith/data"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/notalone"
	"kith/screens/picture"
	"kith/screens/unlock"
	"kith/screens/welcome"
)

// Title is all that the window's title ever says: no room, no name, no word of
// the vault reaches the task bar.
const Title = "Kith"

// App is the running program: one window, and at most one open vault.
type App struct {
	ui       fyne.App
	window   fyne.Window
	paths    Paths
	settings *settingsFile
	run      kit.Runner
	zone     *time.Location
	box      *box
	jobs     *jobs
	fonts    *picture.Fonts
	idle     *idleLock
	clip     *kit.Clip

	body    *fyne.Container // holds the room before the vault, or the shell
	front   *unlock.Screen  // the room before the vault
	helpers *notalone.Screen
	shell   *shell      // nil while locked
	fresh   *data.Store // of a new notebook whose first people are put on the map
	ended   bool
	hidden  *hidden // nil while the window is seen as it is

	home string // of a made-up life that is looked around in; "" = the person's own notebook

	relaunch func(args []string, size fyne.Size) error // starts afresh; a test stays where it is
}

// New builds the program around a toolkit app; nothing is shown yet. The vault
// is not touched.
func New(ui fyne.App, paths Paths) *App {
	a := &App{ui: ui, paths: paths, zone: here(time.Now()), relaunch: relaunch}
	a.run = kit.Live(func(err error) { a.fail(kit.T("app.working", "working in the background"), err) })
	a.build()
	return a
}

// build makes the window and the rooms that need no vault.
func (a *App) build() {
	ui, paths := a.ui, a.paths
	settings, settingsErr := loadSettings(paths.Settings)
	a.settings = settings
	wordsErr := kit.LoadWords(settings.Settings().Language)
	holdStill(ui, settings.Settings().Still)
	ui.Settings().SetTheme(kit.NewTheme(settings.Settings().Look()))
	ui.SetIcon(fyne.NewStaticResource("kith.png", assets.AppIcon))
	a.window = ui.NewWindow(Title)
	a.window.SetMaster()
	a.window.SetPadded(false)
	a.window.Resize(startSize())
	a.jobs = newJobs()
	a.fonts = newFonts()
	a.box = &box{dir: paths.Vault, keychain: systemKeychain()}
	a.body = container.NewStack()
	a.idle = newIdleLock(a)
	a.clip = kit.NewClip(a.run)
	a.run = &attentive{Runner: a.run, noted: func() { a.idle.last = time.Now() }}
	a.window.SetContent(container.NewStack(a.idle.mat, a.body))
	a.buildFront()
	a.window.SetCloseIntercept(a.Quit)
	a.window.Canvas().SetOnTypedKey(a.onKey)
	a.window.Canvas().SetOnTypedRune(a.onRune)
	a.showFront()
	if err := errors.Join(settingsErr, wordsErr); err != nil {
		a.fail(kit.T("app.settings", "reading the settings"), err)
	}
}

// buildFront makes the rooms that need no vault.
func (a *App) buildFront() {
	env := a.env()
	a.front = unlock.New(env, a.box, unlock.Doors{Opened: a.enter, Made: a.meet, Helpers: a.showHelpers, Sample: a.look})
	env.Go = func(kit.Place) { a.showFront() }
	a.helpers = notalone.New(env, &planFile{path: a.paths.Helpers}, true)
}

// env is what every screen is given.
func (a *App) env() kit.Env {
	return kit.Env{
		Run: a.run, Window: a.window, Now: a.now, Fail: a.fail, Go: a.goTo, Jobs: a.jobs, Clip: a.clip,
	}
}

// now is the time in the person's zone, under its IANA name.
func (a *App) now() time.Time { return time.Now().In(a.zone) }

// Run shows the window and returns when the program has ended.
func (a *App) Run() {
	stop := a.onSignals()
	defer stop()
	defer a.onSuspend()()
	defer watchStatus(a.resting, a.room)()
	a.idle.begin()
	(&follower{app: a}).begin()
	a.window.ShowAndRun()
}

// room names what is seen, for tests of the real window.
func (a *App) room() string {
	if a.shell != nil {
		return a.shell.current
	}
	if a.fresh != nil {
		return "welcome"
	}
	return a.front.Step()
}

// resting says that nothing is under way and that all typed is stored.
func (a *App) resting() bool {
	if a.shell != nil {
		if b, ok := a.shell.screens[a.shell.current].(kit.Busier); ok && b.Busy() {
			return false
		}
	}
	return a.run.Idle()
}

// showFront shows the room before the vault.
func (a *App) showFront() {
	a.helpers.Hide()
	a.put(a.front.Content())
	a.window.SetMainMenu(a.lockedMenu())
	a.front.Show()
	a.front.Focus()
}

// showHelpers shows the person's own contacts and plan without a passphrase.
func (a *App) showHelpers() {
	a.front.Hide()
	a.put(a.helpers.Content())
	a.helpers.Show()
}

// enter shows the rooms: the vault has been opened.
func (a *App) enter() {
	store := a.box.take()
	if store == nil {
		return
	}
	a.front.Hide()
	a.open(store)
}

// meet is the way into a new notebook: past the first people on the map.
func (a *App) meet() {
	store := a.box.take()
	if store == nil {
		return
	}
	a.front.Hide()
	first := welcome.New(a.env(), store, a.settings.Settings, a.fonts, func() { a.open(store) })
	a.fresh = store
	a.put(first.Content())
	first.Focus()
}

// open shows the rooms of an open vault.
func (a *App) open(store *data.Store) {
	a.fresh = nil
	a.furnish(store, firstRoom)
	a.tellNotices(store)
}

// tellNotices says what was not as usual when the vault was opened. A program
// that was ended the hard way and lost nothing is not worth a word.
func (a *App) tellNotices(store *data.Store) {
	body := kit.Stack(kit.Small)
	for _, n := range store.Vault().Notices() {
		if n != vault.NoticeUnclean && n != vault.NoticeReplayed {
			body.Add(kit.Text(kit.NoticeText(n)))
		}
	}
	if len(body.Objects) == 0 {
		return
	}
	var d *kit.Dialog
	d = kit.ShowDialog(a.window, kit.T("app.notices", "About your notebook"), body,
		kit.MainButton(kit.T("app.ok", "Close"), nil, func() { d.Close() }))
}

// goTo goes to a room, once there are any.
func (a *App) goTo(p kit.Place) {
	if a.shell != nil {
		a.shell.show(p)
	}
}

// applySettings puts changed settings in force at once.
func (a *App) applySettings(s kit.Settings) {
	holdStill(a.ui, s.Still)
	a.ui.Settings().SetTheme(kit.NewTheme(s.Look()))
	if a.shell != nil {
		a.shell.redraw()
	}
	a.speak(s.Language)
}

// speak changes the language of everything: the rooms are built anew, and the person
// is where they were. What is typed is saved first; should that fail, the language
// comes with the next start.
func (a *App) speak(language string) {
	if !kit.OtherLanguage(language) || (a.shell != nil && !a.shell.leave()) {
		return
	}
	if err := kit.LoadWords(language); err != nil {
		a.fail(kit.T("app.settings", "reading the settings"), err)
		return
	}
	a.buildFront()
	if a.shell == nil {
		a.showFront()
		return
	}
	at := a.shell.current
	a.shell.retire()
	a.furnish(a.shell.store, at)
}

// furnish builds the rooms around a store and shows one.
func (a *App) furnish(store *data.Store, room string) {
	a.shell = newShell(a, store)
	a.put(a.shell.content)
	a.window.SetMainMenu(a.shell.menu())
	a.shell.show(kit.Place{Room: room})
}

// put fills the window with one thing.
func (a *App) put(o fyne.CanvasObject) {
	a.body.Objects = []fyne.CanvasObject{o}
	a.body.Refresh()
}
