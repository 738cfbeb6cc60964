package sample

import (
	"fmt"
	"os"
	"strconv"
	"testing"
)

func TestPrint(t *testing.T) {
	if os.Getenv("SHOW") == "" {
		t.Skip()
	}
	l := Default()
	s, _ := strconv.Atoi(os.Getenv("SEED"))
	if s != 0 {
		l.Seed = uint64(s)
	}
	p, err := newPlan(l)
	if err != nil {
		t.Fatal(err)
	}
	n, _ := strconv.Atoi(os.Getenv("SHOW"))
	st, _ := strconv.Atoi(os.Getenv("STEP"))
	if st == 0 {
		st = 37
	}
	off, _ := strconv.Atoi(os.Getenv("OFF"))
	for i := 0; i < n; i++ {
		e := p.entry((off + i*st) % len(p.pages))
		fmt.Printf("=== %v %s mood %v tags %v ppl %d %s [%s]\nTITLE: %s\n%s\n\n", e.Day, e.Day.Weekday(), e.Mood, e.Tags, len(e.People), e.Template, e.Prompt, e.Title, e.Body)
	}
}
