//go:build window && !linux

package window_test

import "time"

// threadTime is not told by this system.
func threadTime() time.Duration { return 0 }
