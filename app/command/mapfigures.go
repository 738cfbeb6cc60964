package command

import (
	"encoding/json"
	"fmt"
	"io"

	"kith/data"
	"kith/data/reciprocity"
	"kith/screens/picture/ecomap"
)

// mapFigures is the map as figures. Lengths are logical pixels from the middle,
// y growing downwards.
type mapFigures struct {
	Day    data.Day    `json:"day"`
	Radii  []float64   `json:"radii"` // outer limit of each ring, closest first
	People []mapPerson `json:"people"`
	Ties   []mapTie    `json:"ties"`
	Groups []mapGroup  `json:"groups"`
}

// mapPerson is somebody on the map.
type mapPerson struct {
	ID       string            `json:"id"`
	Name     string            `json:"name"`
	Ring     int               `json:"ring"` // 1 closest, 0 not placed yet
	X        float64           `json:"x"`
	Y        float64           `json:"y"`
	Given    float64           `json:"given"`
	Received float64           `json:"received"`
	State    reciprocity.State `json:"state"`
	Shows    bool              `json:"shows,omitempty"`  // "shows me how it can be"
	Pinned   bool              `json:"pinned,omitempty"` // put there by hand
}

// mapTie links two people, by id.
type mapTie struct {
	A string `json:"a"`
	B string `json:"b"`
}

// mapGroup is people who belong together, by id.
type mapGroup struct {
	Name    string   `json:"name"`
	Members []string `json:"members"`
}

// ringKept gives the ring as the records have it: 0 for people not placed yet,
// who stand outside all others on the map.
func ringKept(scene *ecomap.Scene, shown int) int {
	if shown == scene.Unplaced {
		return 0
	}
	return shown
}

// saveFigures writes the map as JSON.
func saveFigures(name string, day data.Day, scene *ecomap.Scene, places ecomap.Places) error {
	out := mapFigures{Day: day, Radii: places.Radii, People: []mapPerson{}, Ties: []mapTie{}, Groups: []mapGroup{}}
	for _, p := range scene.People {
		out.People = append(out.People, mapPerson{
			ID: p.ID, Name: p.Name, Ring: ringKept(scene, p.Ring), X: p.X, Y: p.Y,
			Given: p.Out, Received: p.In, State: p.State, Shows: p.Shows, Pinned: p.Pinned,
		})
	}
	for _, t := range scene.Ties {
		out.Ties = append(out.Ties, mapTie(t))
	}
	for _, g := range scene.Groups {
		out.Groups = append(out.Groups, mapGroup(g))
	}
	b, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return fmt.Errorf("write the map as figures: %w", err)
	}
	return create(name, func(w io.Writer) error {
		_, err := w.Write(append(b, '\n'))
		return err
	})
}
