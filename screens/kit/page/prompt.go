package page

import (
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/assets"
	"kith/data"
	"kith/screens/kit"
)

// shipped is what comes with the program to begin with.
type shipped struct {
	Prompts   map[string][]string `json:"prompts"` // by strand
	Templates []template          `json:"templates"`
}

// template is a text to begin with. Its id is zero for one that comes with the program.
type template struct {
	Name string  `json:"name"`
	Body string  `json:"body"`
	ID   data.ID `json:"-"`
}

// readShipped reads the program's own; a test holds that it can be read.
func readShipped() (s shipped, err error) {
	err = json.Unmarshal(assets.Prompts(kit.SpokenLanguage()), &s)
	return s, err
}

// strands is the order in which the questions take turns: none comes first for long.
func strands() []string { return []string{"intention", "outward", "worth"} }

// questions are the person's own and those of the program, the strands in turn.
func questions(own []data.Definition, s shipped) []string {
	var out []string
	for _, d := range own {
		if d.Kind == data.DefPrompt {
			out = append(out, string(d.Body))
		}
	}
	for i, more := 0, true; more; i++ {
		more = false
		for _, strand := range strands() {
			if list := s.Prompts[strand]; i < len(list) {
				out, more = append(out, list[i]), true
			}
		}
	}
	return out
}

// prompter is the line above the text with a question: one that is offered, or the one
// that the entry answers.
type prompter struct {
	words *widget.Label
	use   *kit.Button
	other *kit.Button
	away  *kit.Button
	line  *fyne.Container
	turn  int  // how many others were asked for
	off   bool // none is wanted any more, until the program is opened anew

	offer *Offer // comes before a question; nil for none
	rest  bool   // an offer was put away: no question takes its place at once
}

// Offer is what a room offers in one line on an empty page, in place of a question.
type Offer struct {
	// Words say what it is.
	Words string
	// Use is the word on the button that calls OnUse.
	Use   string
	OnUse func()
	// OnAway is called when the person puts it away; the line is gone then.
	OnAway func()
}

// SetOffer offers something, or nothing more with nil.
func (p *Page) SetOffer(o *Offer) {
	p.prompt.offer, p.prompt.rest = o, false
	p.refreshPrompt()
}

// buildPrompt makes the line.
func (p *Page) buildPrompt() fyne.CanvasObject {
	q := &p.prompt
	q.words = kit.Quiet("")
	q.words.TextStyle.Italic = true
	q.use = kit.QuietButton(kit.T("page.prompt.use", "Write about it"), nil, p.onUsePrompt)
	q.other = kit.IconButton(kit.Icon("again"), kit.T("page.prompt.other", "Another question"), func() { q.turn++; p.refreshPrompt() })
	q.away = kit.IconButton(kit.Icon("close"), kit.T("page.prompt.away", "Not now"), p.onDropPrompt)
	q.line = container.NewBorder(nil, nil, nil, kit.Line(0, q.use, q.other, q.away), q.words)
	return q.line
}

// empty says that nothing is written on the page and no question was taken.
func (p *Page) empty() bool {
	return p.state.entry.Revision == 0 && p.text.Len() == 0 && p.state.entry.Prompt == ""
}

// roomOffer is what the room offers, while there is a place for it.
func (p *Page) roomOffer() *Offer {
	if p.state.choices.NoMemories || !p.empty() {
		return nil
	}
	return p.prompt.offer
}

// offered is the question of the day, "" for none.
func (p *Page) offered() string {
	list := questions(p.state.own, p.shipped)
	if !p.around.Prompts || p.prompt.off || p.prompt.rest || p.state.choices.NoQuestions || len(list) == 0 || !p.empty() {
		return ""
	}
	return list[(int(p.state.entry.Day)+p.prompt.turn)%len(list)]
}

// refreshPrompt shows the question that the entry answers, or offers on an empty page
// one thing: what the room has, else a question.
func (p *Page) refreshPrompt() {
	q := &p.prompt
	asked, offered := p.state.entry.Prompt, p.offered()
	words := asked
	if words == "" {
		words = offered
	}
	use, room := kit.T("page.prompt.use", "Write about it"), p.roomOffer()
	if room != nil {
		words, use = room.Words, room.Use
	}
	if q.line.Hidden == (words == "") && q.words.Text == words && q.use.Hidden == (asked != "") && q.use.Text == use {
		return
	}
	q.words.SetText(words)
	q.use.Text = use
	q.use.Hidden, q.other.Hidden = asked != "", asked != "" || room != nil
	q.line.Hidden = words == ""
	p.root.Refresh()
}

// onUsePrompt writes about the question that is offered, or takes up the room's offer.
func (p *Page) onUsePrompt() {
	if o := p.roomOffer(); o != nil {
		o.OnUse()
		return
	}
	p.state.entry.Prompt = p.offered()
	p.refreshPrompt()
	p.Focus()
}

// onDropPrompt puts what the line says away: it leaves no trace in the entry.
func (p *Page) onDropPrompt() {
	switch o := p.roomOffer(); {
	case o != nil:
		p.prompt.offer, p.prompt.rest = nil, true
		o.OnAway()
	case p.state.entry.Prompt != "":
		p.state.entry.Prompt = ""
		p.pen.touch()
	default:
		p.prompt.off = true
	}
	p.refreshPrompt()
	p.Focus()
}

// templates are the person's own and those of the program.
func (p *Page) templates() []template {
	var out []template
	for _, d := range p.state.own {
		if d.Kind == data.DefTemplate {
			out = append(out, template{d.Name, string(d.Body), d.ID})
		}
	}
	return append(out, p.shipped.Templates...)
}

// insertTemplate writes a template at the cursor; the entry remembers its name.
func (p *Page) insertTemplate(t template) {
	if p.text.Len() > 0 && p.text.CursorTextOffset() > 0 && p.text.Text()[p.text.CursorTextOffset()-1] != '\n' {
		p.text.Insert("\n")
	}
	p.text.Insert(t.Body)
	p.state.entry.Template = t.Name
	p.pen.touch()
	p.Focus()
}

// own gives the definition with an id, or nil.
func (p *Page) own(id data.ID) *data.Definition {
	if i := slices.IndexFunc(p.state.own, func(d data.Definition) bool { return d.ID == id }); i >= 0 {
		return &p.state.own[i]
	}
	return nil
}
