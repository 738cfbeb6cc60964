//go:build unix

package app

import (
	"fmt"
	"os"
	"syscall"

	"fyne.io/fyne/v2"
)

// relaunch replaces this process by a fresh one of the same program with these
// arguments: nothing of the memory survives. It returns only if that fails.
func relaunch(args []string, size fyne.Size) error {
	exe, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find the program: %w", err)
	}
	if err := syscall.Exec(exe, args, afresh(size)); err != nil {
		return fmt.Errorf("start afresh: %w", err)
	}
	return nil
}
