package command

// windowCmd opens the window.
type windowCmd struct {
	Tour string `placeholder:"FOLDER" help:"Walk through every room with a made-up life and leave pictures in a folder."`
}

// Run opens the window, or walks the tour.
func (x *windowCmd) Run(c *call) error {
	if x.Tour != "" {
		return c.Tour(x.Tour)
	}
	named := ""
	if c.line.Vault != nil {
		named = *c.line.Vault
	}
	return c.Window(named)
}
