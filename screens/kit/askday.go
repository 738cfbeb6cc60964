package kit

import (
	"fyne.io/fyne/v2"

	"kith/data"
)

// AskDay asks for a day, from one that is offered (0 offers none), and hands it to
// chosen. Verb is the word on the button that goes on.
func AskDay(window fyne.Window, title, verb string, today func() data.Day, offered data.Day, chosen func(data.Day)) {
	var d *Dialog
	field := NewDateField(today, nil)
	field.Optional = true
	field.SetDay(offered)
	going := func(day data.Day) {
		d.Close()
		chosen(day)
	}
	field.OnSubmitted = going
	d = ShowDialog(window, title,
		Stack(Small, field, Quiet(T("kit.askday.hint", "17 April 2024, last Friday, 3 weeks ago"))),
		NewButton(verb, nil, func() {
			if field.Day().Valid() && !field.Wrong() {
				going(field.Day())
			}
		}),
		QuietButton(T("kit.askday.cancel", "Cancel"), nil, func() { d.Close() }),
	)
	window.Canvas().Focus(field.Focusable())
}
