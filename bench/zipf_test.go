package bench

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"kith/data"
)

// zipf is the corpus that is written for all programs alike: entries of 60 to 180
// words drawn by Zipf's law from a vocabulary that grows with the root of the size
// (Heaps' law), so that common words are very common and most words are rare.
const zipf = "zipf"

// fillZipf writes the corpus into a store. The same size gives the same texts.
func fillZipf(ctx context.Context, s *data.Store, n int) error {
	dice := rand.New(rand.NewPCG(7, 11))
	words := make([]string, int(500*math.Sqrt(float64(n))))
	for i := range words {
		words[i] = madeUp(i)
	}
	ranks := rand.NewZipf(dice, 1.07, 4, uint64(len(words)-1))
	day := data.DateOf(2026, time.November, 23)
	list := make([]data.Entry, 0, n)
	for i := range n {
		var text strings.Builder
		for range 60 + dice.IntN(121) {
			text.WriteString(words[ranks.Uint64()])
			text.WriteByte(' ')
		}
		at := (day - data.Day(i/2)).Time().Add(12 * time.Hour)
		list = append(list, data.Entry{
			ID: data.NewID(), Day: day - data.Day(i/2), Created: at, Modified: at, Zone: "UTC",
			Title: fmt.Sprintf("%s %s", words[ranks.Uint64()], words[ranks.Uint64()]), Body: text.String(),
		})
	}
	_, err := s.UpdateMany(ctx, n, func(w *data.Writer, i int) error { return w.PutEntry(&list[i]) })
	return err
}

// madeUp is the word of a rank: frequent ones are short, and many begin alike.
func madeUp(rank int) string {
	syllables := strings.Fields(`an be ca de en fa gi ho in ju ka le me no or pe qui re si th un ve wo ya ze
		con dis ing per pre pro str tra ver`)
	var b strings.Builder
	for n := rank + 3; n > 0; n /= len(syllables) {
		b.WriteString(syllables[n%len(syllables)])
	}
	return b.String()
}
