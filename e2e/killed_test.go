//go:build e2e && linux

package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// promise is how long after the last key a text is safe, whatever happens then.
const promise = time.Second

// TestKilledASecondAfterTheLastKeyKeepsTheText kills the program again and again, each
// time after a text of a length drawn by lot. All that was ever typed must stay.
func TestKilledASecondAfterTheLastKeyKeepsTheText(t *testing.T) {
	kills := 3
	if wanted := os.Getenv("KITH_E2E_KILLS"); wanted != "" {
		var err error
		if kills, err = strconv.Atoi(wanted); err != nil || kills < 1 {
			t.Fatalf("KITH_E2E_KILLS is %q, want a whole number from 1", wanted)
		}
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("%d kills, seed %d", kills, seed)
	lot := rand.New(rand.NewPCG(seed, 0))

	p := newPerson(t)
	p.makesAVault()
	p.closes()
	var texts []string
	for round := range kills {
		text := fmt.Sprintf("round %d%s.", round, strings.Repeat(" heron", 1+lot.IntN(12)))
		texts = append(texts, text)
		p.comesBack()
		p.presses("End", "Return")
		p.types(text)
		<-time.After(promise)
		p.pullsThePlug()

		p.comesBack()
		p.closes()
		for _, text := range texts {
			if !p.hasKept(text) {
				t.Fatalf("after kill %d of %d %q is lost", round+1, kills, text)
			}
		}
	}
}
