package vault

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// childHarden hardens itself and says what it sees.
func childHarden() {
	ok := Harden()
	var core unix.Rlimit
	die(unix.Getrlimit(unix.RLIMIT_CORE, &core))
	dumpable, err := unix.PrctlRetInt(unix.PR_GET_DUMPABLE, 0, 0, 0, 0)
	die(err)
	fmt.Println(ok, core.Cur, dumpable)
}

func TestHardenLeavesNoMemoryImage(t *testing.T) {
	out, err := child(t, "harden", t.TempDir()).Output()
	if got := strings.TrimSpace(string(out)); err != nil || got != "true 0 0" {
		t.Errorf("hardened, core limit, dumpable: got %q, %v, want true 0 0", got, err)
	}
}
