package app

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// here gives the person's zone under its IANA name where the system tells it.
// Go calls the system's zone "Local", which says nothing to whoever reads the
// entry elsewhere; a zone without a name is kept as its offset.
func here(now time.Time) *time.Location {
	for _, name := range zoneNames() {
		loc, err := time.LoadLocation(name)
		if err != nil || name == "" || name == "Local" {
			continue
		}
		_, want := now.In(time.Local).Zone()
		if _, got := now.In(loc).Zone(); got == want {
			return loc
		}
	}
	_, offset := now.In(time.Local).Zone()
	return time.FixedZone(now.In(time.Local).Format("UTC-07:00"), offset)
}

// zoneNames gathers what the system says the zone is called, surest first.
func zoneNames() []string {
	names := []string{strings.TrimPrefix(os.Getenv("TZ"), ":")}
	if target, err := filepath.EvalSymlinks("/etc/localtime"); err == nil {
		if _, name, ok := strings.Cut(filepath.ToSlash(target), "zoneinfo/"); ok {
			names = append(names, name)
		}
	}
	if b, err := os.ReadFile("/etc/timezone"); err == nil {
		names = append(names, strings.TrimSpace(string(b)))
	}
	return append(names, windowsZone()...)
}
