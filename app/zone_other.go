//go:build !windows

package app

// windowsZone is for Windows only.
func windowsZone() []string { return nil }
