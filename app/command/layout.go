package command

import (
	"bytes"
	"fmt"
	"io"

	"kith/data/graph"
	"kith/data/port"
)

// layoutCmd places the people of a graph file.
type layoutCmd struct {
	From     string `required:"" placeholder:"FILE.graphml" help:"The people, each with a ring (1 closest) and a label, and the ties among them. - is standard input."`
	Out      string `placeholder:"FILE.json" help:"Where the places go; without it they are printed."`
	Previous string `placeholder:"FILE.json" help:"The places from before: nobody moves without need."`
	Pins     string `placeholder:"FILE.json" help:"Places that are fixed."`
	Metrics  bool   `help:"Print how good the layout is, one \"name value\" a line."`
	JSON     bool   `help:"Print JSON (places always are; figures stay lines)."`
}

// examples end the help.
func (layoutCmd) examples() string {
	return `  # a fresh map, then one more person on it
  kith layout --from friends.graphml --out places.json --metrics
  kith layout --from friends2.graphml --previous places.json --out places.json

Places are {"id": {"x": 12.5, "y": -80, "ring": 1}}, in logical pixels from the
middle, y growing downwards.
`
}

// Run places everybody.
func (x *layoutCmd) Run(c *call) error {
	net, err := x.network(c)
	if err != nil {
		return err
	}
	previous, err := c.places(x.Previous)
	if err != nil {
		return err
	}
	pins, err := c.places(x.Pins)
	if err != nil {
		return err
	}
	placed, err := graph.Layout(net.Graph, previous, pins, graph.Options{})
	if err != nil {
		return inputError{"read the graph", err}
	}
	if err := x.keep(c, placed.Positions); err != nil || !x.Metrics {
		return err
	}
	m, err := graph.Measure(net.Graph, placed.Positions, previous)
	if err != nil {
		return inputError{"read the graph", err}
	}
	return m.Write(c.Out)
}

// network reads the graph file.
func (x *layoutCmd) network(c *call) (port.Network, error) {
	in, err := c.readFile(x.From)
	if err != nil {
		return port.Network{}, err
	}
	net, err := port.ReadGraphML(bytes.NewReader(in))
	if err != nil {
		return port.Network{}, inputError{"read the graph", err}
	}
	return net, nil
}

// places reads a file of places; no name, no places.
func (c *call) places(name string) (graph.Positions, error) {
	if name == "" {
		return nil, nil
	}
	in, err := c.readFile(name)
	if err != nil {
		return nil, err
	}
	ps, err := graph.ReadPositions(bytes.NewReader(in))
	if err != nil {
		return nil, inputError{"read the places", err}
	}
	return ps, nil
}

// keep writes the places where they are wanted. Standard output gets them when
// no file was named, unless it was only the figures that were asked for.
func (x *layoutCmd) keep(c *call, ps graph.Positions) error {
	if x.Out != "" {
		return create(x.Out, func(w io.Writer) error { return graph.WritePositions(w, ps) })
	}
	if x.Metrics {
		return nil
	}
	if err := graph.WritePositions(c.Out, ps); err != nil {
		return fmt.Errorf("print the places: %w", err)
	}
	return nil
}
