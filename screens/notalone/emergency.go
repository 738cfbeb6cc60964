package notalone

import (
	"encoding/json"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/assets"
	"kith/data"
	"kith/screens/kit"
)

// country is one line of the list of emergency numbers.
type country struct {
	Code    string   `json:"code"` // ISO 3166
	Name    string   `json:"name"`
	Number  string   `json:"number"`
	Source  string   `json:"source"`
	Checked data.Day `json:"checked"`
}

// stale is after how many days a number is to be looked up before it is trusted.
const stale = 365

// countries reads the list that comes with the program.
func countries() ([]country, error) {
	var list struct {
		Checked   data.Day  `json:"checked"`
		Countries []country `json:"countries"`
	}
	if err := json.Unmarshal(assets.Helplines(kit.SpokenLanguage()), &list); err != nil {
		return nil, fmt.Errorf("read the emergency numbers: %w", err)
	}
	return list.Countries, nil
}

// emergency is the part of the room with the emergency number of one country.
type emergency struct {
	list    []country
	choose  *widget.Select
	number  *widget.Label
	source  *widget.Label
	old     *widget.Label
	changed func(code string)
	root    *fyne.Container
}

func newEmergency(changed func(code string)) *emergency {
	list, err := countries()
	if err != nil {
		panic(err) // a test reads the list
	}
	e := &emergency{list: list, changed: changed, number: kit.Title(""), source: kit.Quiet(""), old: kit.Text("")}
	names := []string{kit.T("notalone.nocountry", "no country chosen")}
	for _, c := range list {
		names = append(names, c.Name)
	}
	e.number.Selectable = true
	e.choose = widget.NewSelect(names, nil)
	e.choose.SetSelectedIndex(0)
	e.choose.OnChanged = func(string) { e.onChoose(e.choose.SelectedIndex() - 1) }
	e.root = kit.Stack(kit.Small, kit.SectionTitle(kit.T("notalone.emergency", "Emergency number")),
		kit.Labelled(kit.T("notalone.country", "Where I live"), e.choose), e.number, e.old, e.source)
	return e
}

// onChoose takes the country at a place of the list; none below 0.
func (e *emergency) onChoose(i int) {
	code := ""
	if i >= 0 {
		code = e.list[i].Code
	}
	e.changed(code)
}

// show shows the number of a country, and says when it is old.
func (e *emergency) show(code string, today data.Day) {
	at := -1
	for i, c := range e.list {
		if c.Code == code {
			at = i
		}
	}
	keep := e.choose.OnChanged
	e.choose.OnChanged = nil
	e.choose.SetSelectedIndex(at + 1)
	e.choose.OnChanged = keep
	for _, l := range []*widget.Label{e.number, e.source, e.old} {
		l.Hidden = at < 0
	}
	if at < 0 {
		e.root.Refresh()
		return
	}
	c := e.list[at]
	e.number.SetText(c.Number)
	e.source.SetText(kit.T("notalone.checked", "As listed on {{.Day}}; to compare: {{.Source}}. Please try to confirm it once, while all is calm.", "Day", kit.DayText(c.Checked), "Source", c.Source))
	e.old.SetText(kit.T("notalone.old", "This was checked more than a year ago. Please look it up again, and write down what is right above."))
	e.old.Hidden = today-c.Checked <= stale
	e.root.Refresh()
}
