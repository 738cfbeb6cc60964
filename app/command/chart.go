package command

import (
	"context"

	"kith/data"
	"kith/screens/picture/chart"
)

// chartCmd draws a chart.
type chartCmd struct {
	Name   string   `arg:"" optional:"" help:"The chart; without it the charts are listed."`
	Out    string   `placeholder:"FILE" help:"The file: .svg, .png or .pdf. Without it the chart is only told in words."`
	From   data.Day `placeholder:"YYYY-MM-DD" help:"Not before this day."`
	To     data.Day `placeholder:"YYYY-MM-DD" help:"Not after this day."`
	Width  float64  `default:"1000" help:"Of the picture, in logical pixels."`
	Height float64  `default:"420" help:"Of the picture, in logical pixels."`
	Dark   bool     `help:"Dark colours."`
	JSON   bool     `help:"Print the sentence and the table as JSON."`
}

// examples end the help.
func (chartCmd) examples() string {
	return `  # which charts there are
  kith chart

  # one as a picture, and the figures behind it
  kith chart worry --out worry.svg --passphrase-file pass
  kith chart worry --from 2026-01-01 --json --passphrase-file pass
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
	source, ok := chart.SourceNamed(x.Name)
	if !ok {
		return usageError{"no chart has this name; kith chart lists them"}
	}
	kind := ""
	if x.Out != "" {
		var err error
		if kind, err = form(x.Out, pictureForms()...); err != nil {
			return err
		}
	}
	if err := sane(x.Width, x.Height); err != nil {
		return err
	}
	span, err := between(x.From, x.To)
	if err != nil {
		return err
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		points, err := source.Read(ctx, s, span)
		if err != nil {
			return err
		}
		d := source.Data(source.Title, points)
		d.Shown = span
		style := chart.Style{Palette: chart.Paper(), Fonts: fonts(), Caption: true}
		if x.Dark {
			style.Palette = chart.Dark()
		}
		drawn := chart.Trend(d, style, x.Width, x.Height)
		if x.Out != "" {
			if err := savePicture(x.Out, kind, drawn.Picture); err != nil {
				return err
			}
		}
		return x.tell(c, drawn)
	})
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
	for _, s := range chart.Sources() {
		rows = append(rows, row{s.Name, s.Title})
	}
	if x.JSON {
		return c.json(rows)
	}
	for _, r := range rows {
		c.say("%-10s %s", r.Name, r.Title)
	}
	return nil
}
