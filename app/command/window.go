package command

// windowCmd opens the window.
type windowCmd struct {
	LookAround bool   `help:"Look around in a made-up life; it is gone when the window closes."`
	Tour       string `placeholder:"FOLDER" help:"Walk through every room with a made-up life and leave pictures in a folder."`
	Frames     int    `placeholder:"PEOPLE" help:"Measure how long the window is busy with a frame while the map of a made-up life is moved, zoomed and pointed at."`
}

// Run opens the window, or walks the tour.
func (x *windowCmd) Run(c *call) error {
	if x.Tour != "" {
		return c.Tour(x.Tour)
	}
	if x.Frames > 0 {
		return c.Frames(x.Frames)
	}
	named := ""
	if c.line.Vault != nil {
		named = *c.line.Vault
	}
	if x.LookAround {
		return c.Look(named)
	}
	return c.Window(named)
}
