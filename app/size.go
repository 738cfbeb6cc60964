package app

import (
	"fmt"
	"os"
	"strings"

	"fyne.io/fyne/v2"
)

// sizeVariable carries the window's size from a locked process to the next.
const sizeVariable = "KITH_WINDOW"

// sizeNote gives the variable for a size.
func sizeNote(size fyne.Size) string {
	return fmt.Sprintf("%s=%.0fx%.0f", sizeVariable, size.Width, size.Height)
}

// afresh gives the surroundings of the next process: ours, with the window's size.
func afresh(size fyne.Size) []string {
	var out []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, sizeVariable+"=") {
			out = append(out, v)
		}
	}
	return append(out, sizeNote(size))
}

// startSize is the window's size at the start: as it was when it was locked,
// else one that fits small screens.
func startSize() fyne.Size {
	var w, h float32
	if _, err := fmt.Sscanf(os.Getenv(sizeVariable), "%fx%f", &w, &h); err == nil && w >= 600 && h >= 400 && w < 20000 && h < 20000 {
		return fyne.NewSize(w, h)
	}
	return fyne.NewSize(1100, 740)
}
