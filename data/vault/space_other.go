//go:build !linux

package vault

import "os"

// reserveBlocks takes disk space for a file.
func reserveBlocks(f *os.File, size int64) error { return fillBlocks(f, size) }
