package command

import (
	"context"
	"strings"
	"time"

	"kith/data"
	"kith/screens/picture/chart"
)

// chartCmd draws a chart.
type chartCmd struct {
	Name     string   `arg:"" optional:"" help:"The chart; without it the charts are listed. A loaded questionnaire has one for each of its scores, QUESTIONNAIRE.SCORE; a practice one for each of its series, as lapse.urge."`
	Out      string   `placeholder:"FILE" help:"The file: .svg, .png or .pdf. Without it the chart is only told in words."`
	Person   []string `placeholder:"NAME" help:"Whom it is about, in charts of people; twice for two people side by side. Without it those with the most contacts."`
	Item     string   `placeholder:"TITLE" help:"What it is about, in charts of a pattern, a belief or a ladder."`
	From     data.Day `placeholder:"YYYY-MM-DD" help:"Not before this day."`
	To       data.Day `placeholder:"YYYY-MM-DD" help:"Not after this day."`
	Width    float64  `default:"1000" help:"Of the picture, in logical pixels."`
	Height   float64  `default:"420" help:"Of the picture, in logical pixels."`
	Text     float64  `default:"1" help:"Size of the letters, 0.8 to 2."`
	Dark     bool     `help:"Dark colours."`
	Plain    bool     `help:"No numbers in the picture."`
	Initials bool     `help:"Names of people as initials."`
	JSON     bool     `help:"Print the sentence and the table as JSON."`
}

// examples end the help.
func (chartCmd) examples() string {
	return `  # which charts there are
  kith chart

  # one as a picture, and the figures behind it
  kith chart worry --out worry.svg --passphrase-file pass
  kith chart worry --from 2026-01-01 --json --passphrase-file pass

  # two people side by side, and one ladder of trust
  kith chart pair --person Mia --person Ana --out pair.png --passphrase-file pass
  kith chart ladder --item "Asking for help" --out ladder.svg --passphrase-file pass
`
}

// chartAnswer is a chart in words.
type chartAnswer struct {
	Name     string     `json:"name"`
	Sentence string     `json:"sentence"`
	Holding  string     `json:"holding,omitempty"`
	Head     []string   `json:"head"`
	Rows     [][]string `json:"rows"`
}

// Run draws the chart, or lists the charts.
func (x *chartCmd) Run(c *call) error {
	if x.Name == "" {
		return x.list(c)
	}
	if x.Out != "" {
		if _, err := form(x.Out, pictureForms()...); err != nil {
			return err
		}
	}
	if err := sane(x.Width, x.Height); err != nil {
		return err
	}
	if !(x.Text >= 0.8 && x.Text <= 2) {
		return usageError{"--text must lie from 0.8 to 2"}
	}
	span, err := between(x.From, x.To)
	if err != nil {
		return err
	}
	if _, always := chart.KindNamed(chart.Kinds(), x.Name); !always && !strings.Contains(x.Name, ".") {
		return errNoChart // names of other charts have a point, and are known once the vault is open
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		drawn, err := x.draw(ctx, s, span)
		if err != nil {
			return err
		}
		if x.Out != "" {
			if err := drawn.Picture.Save(x.Out); err != nil {
				return err
			}
		}
		return x.tell(c, drawn)
	})
}

// errNoChart says that a name is none of a chart.
var errNoChart = usageError{"no chart has this name; kith chart lists them"}

// draw reads and draws the chart.
func (x *chartCmd) draw(ctx context.Context, s *data.Store, span data.Span) (chart.Chart, error) {
	kinds, err := chart.AllKinds(ctx, s, chart.English())
	if err != nil {
		return chart.Chart{}, err
	}
	kind, ok := chart.KindNamed(kinds, x.Name)
	if !ok {
		return chart.Chart{}, errNoChart
	}
	ask := chart.Ask{Days: span, WeekStart: time.Monday, Words: chart.English(), Initials: x.Initials}
	people, err := s.People(ctx)
	if err != nil {
		return chart.Chart{}, err
	}
	for _, name := range x.Person {
		p, err := personNamed(people, name)
		if err != nil {
			return chart.Chart{}, err
		}
		ask.People = append(ask.People, p)
	}
	if x.Item != "" {
		if ask.Item, err = itemNamed(ctx, s, x.Item, kind.ItemKind); err != nil {
			return chart.Chart{}, err
		}
	}
	drawing, err := kind.Read(ctx, s, ask)
	if err != nil {
		return chart.Chart{}, err
	}
	style := chart.Style{Palette: chart.Paper(), Fonts: fonts(), Caption: true, Text: x.Text, HideNumbers: x.Plain, WeekStart: time.Monday}
	if x.Dark {
		style.Palette = chart.Dark()
	}
	return drawing.Draw(span, style, x.Width, x.Height), nil
}

// tell prints the chart in words.
func (x *chartCmd) tell(c *call, drawn chart.Chart) error {
	if !x.JSON {
		c.say("%s", drawn.Sentence)
		return nil
	}
	a := chartAnswer{
		Name: x.Name, Sentence: drawn.Sentence, Holding: drawn.Holding,
		Head: append([]string{}, drawn.Table.Head...), Rows: [][]string{},
	}
	for _, r := range drawn.Table.Rows {
		a.Rows = append(a.Rows, r.Cells)
	}
	return c.json(a)
}

// list prints the charts.
func (x *chartCmd) list(c *call) error {
	if x.Out != "" {
		return usageError{"say which chart to draw; kith chart lists them"}
	}
	type row struct {
		Name  string `json:"name"`
		Title string `json:"title"`
	}
	rows := []row{}
	for _, k := range chart.Kinds() {
		rows = append(rows, row{k.Name, k.Title(chart.English())})
	}
	if x.JSON {
		return c.json(rows)
	}
	for _, r := range rows {
		c.say("%-10s %s", r.Name, r.Title)
	}
	return nil
}
