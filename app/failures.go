package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"kith/screens/kit"
)

// fail shows that an action failed: what was being done, why, what to do. One
// dialog at a time; it holds no word of the vault.
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
	details := fmt.Sprintf("%s: %v", doing, err)
	body.Add(kit.QuietButton(kit.T("app.details", "Copy details"), nil, func() { kit.Copy(details) }))
	d := dialog.NewCustom(kit.T("app.failed", "That did not work: {{.Doing}}", "Doing", doing), kit.T("app.ok", "Close"), body, a.window)
	d.Resize(fyne.NewSize(520, 240))
	d.Show()
}
