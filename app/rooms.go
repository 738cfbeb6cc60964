package app

import (
	"kith/assets"
	"kith/data"
	practices "kith/data/practice"
	"kith/screens/journal"
	"kith/screens/kit"
	"kith/screens/notalone"
	"kith/screens/people"
	"kith/screens/picture"
	"kith/screens/practice"
	"kith/screens/progress"
	"kith/screens/relmap"
	"kith/screens/settings"
)

// firstRoom is where the person is after unlocking.
const firstRoom = "today"

// room is one row of the table: all that the window, the menu and the shortcuts
// know about a room.
type room struct {
	name  string // the folder's name, which is also its icon's
	title string // the word in the menu
	build func(parts) kit.Screen
}

// parts are what rooms are built from.
type parts struct {
	env      kit.Env
	store    *data.Store
	settings *settingsKeeper
	plan     *planKeeper
	backups  *backupKeeper
	fonts    *picture.Fonts // serve pictures; shared, since outlines are cached
}

// rooms is THE table, in the order of the rail and of Ctrl+1 to Ctrl+9.
func rooms() []room {
	return []room{
		{"today", kit.T("app.today", "Today"), func(p parts) kit.Screen {
			return newToday(p)
		}},
		{"journal", kit.T("app.journal", "Journal"), func(p parts) kit.Screen {
			return journal.New(p.env, p.store, p.settings.Settings)
		}},
		{"relmap", kit.T("app.map", "Map"), func(p parts) kit.Screen {
			return relmap.New(p.env, p.store, p.settings.Settings, p.fonts)
		}},
		{"people", kit.T("app.people", "People"), func(p parts) kit.Screen {
			return people.New(p.env, p.store, p.settings.Settings, p.practices)
		}},
		{"practice", kit.T("app.practice", "Practice"), func(p parts) kit.Screen {
			return practice.New(p.env, p.store, p.settings.Settings, p.practices)
		}},
		{"progress", kit.T("app.progress", "Progress"), func(p parts) kit.Screen {
			return progress.New(p.env, p.store, p.settings.Settings, p.fonts)
		}},
		{"notalone", kit.T("app.notalone", "Not alone"), func(p parts) kit.Screen {
			return notalone.New(p.env, p.plan, false)
		}},
		{"settings", kit.T("app.settingsroom", "Settings"), func(p parts) kit.Screen {
			return settings.New(p.env, settingsPages(p)...)
		}},
	}
}

// settingsPages are the pages of the settings, in the order of their list.
func settingsPages(p parts) []settings.Section {
	return []settings.Section{
		{Key: "choices", Title: kit.T("app.choices", "Looks and habits"), Icon: "settings", Screen: settings.NewChoices(p.env, p.settings)},
		{Key: "lock", Title: kit.T("app.lockpage", "Lock and recovery"), Icon: "key", Screen: settings.NewLockPage(p.env, p.settings)},
		{Key: "backups", Title: kit.T("app.backupspage", "Backups"), Icon: "export", Screen: settings.NewBackupPage(p.env, p.backups)},
		{Key: "files", Title: kit.T("app.filespage", "Files in and out"), Icon: "import", Screen: settings.NewFilesPage(p.env, p.store, p.pdf())},
		{Key: "trash", Title: kit.T("app.trashpage", "Undo and trash"), Icon: "trash", Screen: settings.NewTrashPage(p.env, p.store)},
	}
}

// iconOf names a room's icon.
func iconOf(name string) string {
	if name == "relmap" {
		return "map"
	}
	return name
}

// practices gives the practices that come with the program, in the person's language.
func (p parts) practices() (*practices.Set, error) {
	return practices.Load(assets.Practices(), kit.SpokenLanguage())
}
