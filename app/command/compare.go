package command

import (
	"context"
	"fmt"
	"strings"

	"kith/data"
	"kith/data/reciprocity"
	"kith/screens/picture/ecomap"
)

// compareCmd looks at two relationships side by side.
type compareCmd struct {
	First    string   `arg:"" placeholder:"PERSON" help:"A name or id."`
	Second   string   `arg:"" placeholder:"PERSON" help:"Another one."`
	Out      string   `placeholder:"FILE" help:"A picture of it: .svg, .png or .pdf."`
	Day      data.Day `placeholder:"YYYY-MM-DD" help:"As it stood on this day; today by itself."`
	HalfLife float64  `placeholder:"DAYS" help:"Days after which a contact counts half; 180 by itself."`
	Pause    bool     `help:"Nothing of the balance: only how it felt."`
	Width    float64  `default:"1000" help:"Of the picture, in logical pixels."`
	Dark     bool     `help:"Dark colours."`
	JSON     bool     `help:"Print JSON."`
}

// examples end the help.
func (compareCmd) examples() string {
	return `  kith compare Anna Jonas --passphrase-file pass
  kith compare Anna Jonas --out two.pdf --half-life 365 --passphrase-file pass

The two stand beside each other in the order in which they were named. It is about
what each is like; neither is called the better one.
`
}

// besideRow is one of the two as JSON.
type besideRow struct {
	ID     string     `json:"id"`
	Name   string     `json:"name"`
	Ring   int        `json:"ring"` // 0 not placed yet
	Safe   *float64   `json:"felt_safe"`
	Energy *float64   `json:"energy"`
	Trust  *float64   `json:"trust"`
	Close  *float64   `json:"closeness_felt"`
	Stand  *standRow  `json:"balance,omitempty"` // left out while the balance is paused
	Months []monthRow `json:"months,omitempty"`
}

// standRow says how giving and receiving stand.
type standRow struct {
	reciprocity.Answer
	Kinds      map[string]reciprocity.Answer `json:"kinds"`
	Initiative reciprocity.Answer            `json:"initiative"`
	Felt       reciprocity.State             `json:"felt"`
}

// monthRow is what had gone each way by the end of a month, faded.
type monthRow struct {
	Day      data.Day `json:"day"`
	Given    float64  `json:"given"`
	Received float64  `json:"received"`
}

// Run looks at the two.
func (x *compareCmd) Run(c *call) error {
	params, err := paramsOf(x.HalfLife)
	if err != nil {
		return err
	}
	if x.Out != "" {
		if _, err := form(x.Out, pictureForms()...); err != nil {
			return err
		}
		if err := sane(x.Width, 600); err != nil {
			return err
		}
	}
	if x.Day == 0 {
		x.Day = data.DayOf(c.Now())
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		life, _, err := ecomap.Read(ctx, s)
		if err != nil {
			return err
		}
		two, rings, err := x.two(life, params)
		if err != nil {
			return err
		}
		if x.Out != "" {
			style := mapStyle(x.Dark)
			height := ecomap.CompareHeight(style, x.Pause)
			return ecomap.Compare(two, style, compareWords(two), x.Pause, x.Width, height).Save(x.Out)
		}
		return x.tell(c, two, rings)
	})
}

// two reads both relationships, and the ring of each, 0 for none.
func (x *compareCmd) two(life ecomap.Life, params reciprocity.Params) (two [2]ecomap.Beside, rings [2]int, err error) {
	for i, name := range []string{x.First, x.Second} {
		id, err := personNamed(life.People, name)
		if err != nil {
			return two, rings, err
		}
		p := personOf(life, id)
		if two[i], err = ecomap.ReadBeside(p, life, x.Day, params); err != nil {
			return two, rings, err
		}
		words := ecomap.English()
		two[i].Ring = words.RingWord(len(words.Rings))
		if rings[i] = p.RingOn(x.Day); rings[i] > 0 {
			two[i].Ring = words.RingWord(rings[i])
		}
		if !x.Pause {
			two[i].Words = standWords(two[i].Stand)
		}
	}
	if two[0].ID == two[1].ID {
		return two, rings, usageError{"name two different people"}
	}
	return two, rings, nil
}

// personOf gives somebody who is known to be there.
func personOf(life ecomap.Life, id data.ID) data.Person {
	for _, p := range life.People {
		if p.ID == id {
			return p
		}
	}
	return data.Person{}
}

// standWords says how one of the two stands.
func standWords(s data.Standing) []string {
	out := []string{"as noted: " + s.Logged.State.Plain()}
	if s.Initiative.State != reciprocity.TooLittle {
		out = append(out, "reaching out: "+s.Initiative.State.Plain())
	}
	if s.Felt.State != reciprocity.Unrated {
		out = append(out, "as it feels: "+s.Felt.State.Plain())
	}
	return out
}

// tell prints the two.
func (x *compareCmd) tell(c *call, two [2]ecomap.Beside, rings [2]int) error {
	if x.JSON {
		rows := make([]besideRow, 0, len(two))
		for i, b := range two {
			rows = append(rows, x.row(b, rings[i]))
		}
		return c.json(rows)
	}
	for _, b := range two {
		c.say("%s (%s)", b.Name, b.Ring)
		for _, w := range b.Words {
			c.say("  %s", w)
		}
		for _, r := range []struct {
			name string
			is   data.Rating
		}{{"felt safe", b.Safe}, {"energy after", b.Energy}, {"trust", b.Trust}, {"closeness felt", b.Close}} {
			if r.is.Set {
				c.say("  %s: %s", r.name, strings.TrimSuffix(fmt.Sprintf("%.1f", r.is.Value), ".0"))
			}
		}
	}
	return nil
}

// row is one of the two as JSON.
func (x *compareCmd) row(b ecomap.Beside, ring int) besideRow {
	set := func(r data.Rating) *float64 {
		if !r.Set {
			return nil
		}
		return &r.Value
	}
	out := besideRow{ID: b.ID, Name: b.Name, Ring: ring, Safe: set(b.Safe), Energy: set(b.Energy), Trust: set(b.Trust), Close: set(b.Close)}
	if x.Pause {
		return out
	}
	out.Stand = &standRow{b.Stand.Logged.Answer(), map[string]reciprocity.Answer{}, b.Stand.Initiative.Answer(), b.Stand.Felt.State}
	for _, k := range b.Stand.Kinds {
		out.Stand.Kinds[k.Kind] = k.Answer()
	}
	for _, f := range b.Flow {
		out.Months = append(out.Months, monthRow{f.Day, f.Out, f.In})
	}
	return out
}

// compareWords are the texts of the picture.
func compareWords(two [2]ecomap.Beside) ecomap.CompareWords {
	words := ecomap.English()
	kinds := map[string]string{data.Company: "Company", data.Listening: "Listening", data.Practical: "Practical help", data.Material: "Money, gifts"}
	return ecomap.CompareWords{
		Title: "Two relationships side by side",
		Desc:  fmt.Sprintf("%s and %s, each as noted and rated, on one scale.", two[0].Name, two[1].Name),
		All:   "All in all", Reach: "Reaching out",
		Kind: func(kind string) string {
			if word, ok := kinds[kind]; ok {
				return word
			}
			return kind
		},
		Safe: "Felt safe", Energy: "Energy after", Trust: "Trust", Close: "Closeness felt", Over: "Over two years",
		FromMe: words.Out, ToMe: words.In, Nothing: "nothing noted", Mine: words.Mine, Day: data.Day.String,
	}
}
