package vault

import "io/fs"

// blocks is the room that a file takes on the disk, as far as it is known.
func blocks(info fs.FileInfo) int64 { return info.Size() }
