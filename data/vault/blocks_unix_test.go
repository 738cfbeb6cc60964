//go:build unix

package vault

import (
	"io/fs"
	"syscall"
)

// blocks is the room that a file takes on the disk.
func blocks(info fs.FileInfo) int64 { return info.Sys().(*syscall.Stat_t).Blocks * 512 }
