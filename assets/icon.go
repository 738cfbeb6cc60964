package assets

import _ "embed"

// AppIcon is the program's icon as a PNG of 512 by 512 pixels.
//
//go:embed icons/kith.png
var AppIcon []byte
