package command

import (
	"context"
	"slices"

	"kith/data"
	"kith/data/reciprocity"
	"kith/screens/picture/ecomap"
)

// mapCmd draws the relationship map.
type mapCmd struct {
	Out    string   `required:"" placeholder:"FILE" help:"The file: a picture (.svg, .png, .pdf), a graph for other programs (.graphml, .gexf, .csv), or figures (.json)."`
	Day    data.Day `placeholder:"YYYY-MM-DD" help:"As it stood on this day; today by itself."`
	Width  float64  `default:"1000" help:"Of the picture, in logical pixels."`
	Height float64  `default:"760" help:"Of the picture, in logical pixels."`
	Dark   bool     `help:"Dark colours."`
	Tables string   `enum:"gephi,interview" default:"gephi" help:"What .csv holds: gephi (edges, and nodes in FILE-nodes.csv) or interview (the tables that Network Canvas makes and egor reads: FILE_ego.csv, FILE_attributeList_Person.csv, FILE_edgeList_Knows.csv)."`
}

// examples end the help.
func (mapCmd) examples() string {
	return `  # as a picture for print, and as it stood at the end of a year
  kith map --out map.pdf --passphrase-file pass
  kith map --out map-2025.svg --day 2025-12-31 --passphrase-file pass

  # people with ring, place and balance, for Gephi, igraph and networkx, or for a script
  kith map --out map.graphml --passphrase-file pass
  kith map --out map.gexf --passphrase-file pass
  kith map --out map.csv --tables interview --passphrase-file pass
  kith map --out map.json --passphrase-file pass
`
}

// Run draws the map.
func (x *mapCmd) Run(c *call) error {
	kind, err := form(x.Out, slices.Concat(pictureForms(), graphForms(), []string{".json"})...)
	if err != nil {
		return err
	}
	if err := sane(x.Width, x.Height); err != nil {
		return err
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		life, before, err := ecomap.Read(ctx, s)
		if err != nil {
			return err
		}
		if x.Day == 0 {
			x.Day = data.DayOf(c.Now())
		}
		words := ecomap.English()
		scene, places, err := ecomap.Build(life, ecomap.Asked{
			Day: x.Day, Params: reciprocity.Default(), Before: before, Words: words,
		})
		if err != nil {
			return err
		}
		switch kind {
		case ".json":
			return saveFigures(x.Out, x.Day, scene, places)
		case ".graphml", ".gexf", ".csv":
			g := graphOf{life, scene, x.Day, reciprocity.Default()}
			return g.save(x.Out, kind, x.Tables == "interview")
		}
		style := ecomap.Style{Palette: ecomap.Paper(), Fonts: fonts(), Words: words, Legend: true}
		if x.Dark {
			style.Palette = ecomap.Dark()
		}
		return ecomap.Draw(scene, style, ecomap.View{}, x.Width, x.Height).Save(x.Out)
	})
}
