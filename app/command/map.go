package command

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kith/data"
	"kith/data/reciprocity"
	"kith/screens/picture/ecomap"
)

// mapCmd draws the relationship map.
type mapCmd struct {
	Out      string   `required:"" placeholder:"FILE" help:"The file: a picture (.svg, .png, .pdf), a graph for other programs (.graphml, .gexf, .csv), or figures (.json)."`
	Day      data.Day `aliases:"now" placeholder:"YYYY-MM-DD" help:"As it stood on this day; today by itself. --now says the same."`
	Then     data.Day `placeholder:"YYYY-MM-DD" help:"Two small maps beside each other, of this day and of --day, and a sentence about what moved."`
	HalfLife float64  `placeholder:"DAYS" help:"Days after which a contact counts half; 180 by itself."`
	Pause    bool     `help:"Without the balance: people and closeness only."`
	Width    float64  `default:"1000" help:"Of the picture, in logical pixels."`
	Height   float64  `default:"760" help:"Of the picture, in logical pixels."`
	Dark     bool     `help:"Dark colours."`
	Tables   string   `enum:"gephi,interview" default:"gephi" help:"What .csv holds: gephi (edges, and nodes in FILE-nodes.csv) or interview (the tables that Network Canvas makes and egor reads: FILE_ego.csv, FILE_attributeList_Person.csv, FILE_edgeList_Knows.csv)."`
}

// examples end the help.
func (mapCmd) examples() string {
	return `  # as a picture for print, and as it stood at the end of a year
  kith map --out map.pdf --passphrase-file pass
  kith map --out map-2025.svg --day 2025-12-31 --passphrase-file pass

  # what moved in a year, as two maps and a sentence
  kith map --out moved.svg --then 2025-06-30 --now 2026-06-30 --passphrase-file pass

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
	params, err := paramsOf(x.HalfLife)
	if err != nil {
		return err
	}
	if x.Day == 0 {
		x.Day = data.DayOf(c.Now())
	}
	if x.Then != 0 && (x.Then >= x.Day || !slices.Contains(pictureForms(), kind)) {
		return usageError{"--then is a day before --day, and needs a picture: .svg, .png or .pdf"}
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		life, before, err := ecomap.Read(ctx, s)
		if err != nil {
			return err
		}
		past := x.Day < data.DayOf(c.Now()) && !slices.Contains(graphForms(), kind) // a graph file has everybody of today
		asked := ecomap.Asked{Day: x.Day, Past: past, Params: params, Paused: x.Pause, Before: before, Words: ecomap.English()}
		scene, places, err := ecomap.Build(life, asked)
		if err != nil {
			return err
		}
		switch kind {
		case ".json":
			return saveFigures(x.Out, x.Day, scene, places)
		case ".graphml", ".gexf", ".csv":
			g := graphOf{life, scene, x.Day, params}
			return g.save(x.Out, kind, x.Tables == "interview")
		}
		style := mapStyle(x.Dark)
		style.Photos = ecomap.ReadPortraits(ctx, s, life.People, nil).Of(life.People)
		if x.Then != 0 {
			if !past {
				asked.Before = places
			}
			return x.thenNow(c, life, asked, scene, style)
		}
		return ecomap.Draw(scene, style, ecomap.View{}, x.Width, x.Height).Save(x.Out)
	})
}

// thenNow draws two days beside each other, everybody where they stand, and says
// what moved.
func (x *mapCmd) thenNow(c *call, life ecomap.Life, asked ecomap.Asked, now *ecomap.Scene, style ecomap.Style) error {
	asked.Day, asked.Past = x.Then, true
	then, _, err := ecomap.Build(life, asked)
	if err != nil {
		return err
	}
	moves := ecomap.MovesBetween(then, now)
	heads := [2]string{x.Then.String(), x.Day.String()}
	if err := ecomap.ThenNow(then, now, moves.Who, style, heads, x.Width, x.Height).Save(x.Out); err != nil {
		return err
	}
	var parts []string
	for _, m := range []struct {
		n    int
		what string
	}{
		{moves.ToTwoWay, "moved from leaning to two-way"}, {moves.FromTwoWay, "leaning that went both ways"},
		{moves.Closer, "closer"}, {moves.Farther, "at more distance"}, {moves.New, "new"},
	} {
		if m.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", m.n, m.what))
		}
	}
	if len(parts) == 0 {
		parts = []string{"everybody stands where they stood"}
	}
	c.say("Since %s: %s.", x.Then, strings.Join(parts, "; "))
	return nil
}

// mapStyle is how pictures of the map look.
func mapStyle(dark bool) ecomap.Style {
	style := ecomap.Style{Palette: ecomap.Paper(), Fonts: fonts(), Words: ecomap.English(), Legend: true}
	if dark {
		style.Palette = ecomap.Dark()
	}
	return style
}

// paramsOf are the judgements behind the words, with a half-life in days; 0 is the
// usual one.
func paramsOf(halfLife float64) (reciprocity.Params, error) {
	p := reciprocity.Default()
	if halfLife != 0 {
		p.HalfLife = halfLife
	}
	if p.Check() != nil {
		return p, usageError{"--half-life must be a number of days above 0"}
	}
	return p, nil
}
