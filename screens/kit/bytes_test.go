package kit_test

import (
	"testing"

	"kith/screens/kit"
)

func TestSizesAreSaidInUnitsThatPeopleUse(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 bytes", 1: "1 byte", 999: "999 bytes", 1000: "1 KB", 1499: "1 KB", 1500: "2 KB", 999_400: "999 KB",
		1_234_567: "1.2 MB", 9_960_000: "10 MB", 12_345_678: "12 MB", 2_500_000_000: "2.5 GB",
	} {
		if got := kit.Bytes(n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}
