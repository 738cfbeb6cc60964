package app

import (
	"fmt"

	"kith/screens/kit"
)

// fail shows that an action failed: what was being done, why, what to do. It
// holds no word of the vault; a nil error shows nothing.
func (a *App) fail(doing string, err error) {
	if err == nil {
		return
	}
	what, why, todo := kit.Explain(err)
	body := kit.Stack(kit.Small, kit.Text(what))
	for _, more := range []string{why, todo} {
		if more != "" {
			body.Add(kit.Text(more))
		}
	}
	body.Add(kit.Quiet(kit.T("app.doing", "This happened while {{.Doing}}.", "Doing", doing)))
	details := fmt.Sprintf("%s: %v", doing, err)
	var d *kit.Dialog
	d = kit.ShowDialog(a.window, kit.T("app.failed", "That did not work"), body,
		kit.MainButton(kit.T("app.ok", "Close"), nil, func() { d.Close() }),
		kit.QuietButton(kit.T("app.details", "Copy details"), kit.Icon("copy"), func() { kit.Copy(details) }))
}
