package app

import (
	"fmt"
	"os"
	"os/exec"

	"fyne.io/fyne/v2"
)

// relaunch starts a fresh process of the same program with these arguments and ends
// this one: nothing of the memory survives. It returns only if that fails.
func relaunch(args []string, size fyne.Size) error {
	exe, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find the program: %w", err)
	}
	cmd := exec.Command(exe, args[1:]...)
	cmd.Env = afresh(size)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start afresh: %w", err)
	}
	os.Exit(0)
	return nil
}
