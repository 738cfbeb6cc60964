package port

import "time"

// clockOfTests is a fixed moment.
func clockOfTests() time.Time { return time.Date(2026, time.November, 23, 20, 14, 0, 0, time.UTC) }
