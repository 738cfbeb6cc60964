package people

import (
	"kith/assets"
	"kith/data/practice"
)

// Shipped gives the practices that come with the program.
func Shipped() (*practice.Set, error) { return practice.Load(assets.Practices(), "en") }
