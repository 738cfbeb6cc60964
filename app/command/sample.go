package command

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kith/data"
	"kith/data/sample"
	"kith/data/vault"
)

// sampleCmd makes a vault with a made-up life.
type sampleCmd struct {
	Years   int      `default:"3" help:"How long the journal runs."`
	People  int      `default:"40" help:"How many people are on the map."`
	Entries int      `default:"500" help:"How many entries there are."`
	Seed    uint64   `default:"1" help:"Decides everything else: the same seed gives the same life."`
	Until   data.Day `placeholder:"YYYY-MM-DD" help:"The last day of the journal; ${until} by itself."`
	JSON    bool     `help:"Print what was made as JSON."`
}

// examples end the help.
func (sampleCmd) examples() string {
	return `  # a vault to look around in
  echo secret >pass; kith sample --vault demo --passphrase-file pass
  kith --vault demo

  # a large one, to measure with
  kith sample --vault large --years 20 --people 150 --entries 100000 --seed 7 --passphrase-file pass
`
}

// Run makes the vault and fills it. Stopped in the middle it leaves a sound
// vault with a part of the life.
func (x *sampleCmd) Run(c *call) (err error) {
	life := sample.Default()
	life.Years, life.People, life.Entries, life.Seed = x.Years, x.People, x.Entries, x.Seed
	if x.Until != 0 {
		life.Until = x.Until
	}
	if err := life.Check(); err != nil {
		return usageError{err.Error()}
	}
	begun := time.Now()
	s, err := c.createStore()
	if err != nil {
		return err
	}
	counts, err := x.fill(c, s, life)
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	if x.JSON {
		return c.json(counts)
	}
	c.say("%d entries, %d people, %d contacts, %d records in %.1f s",
		counts["entry"], counts["person"], counts["contact"], counts["record"], time.Since(begun).Seconds())
	return nil
}

// createStore makes a vault with an empty store. A made-up life needs no
// recovery key, so none is shown.
func (c *call) createStore() (*data.Store, error) {
	passphrase, err := c.passphrase()
	if err != nil {
		return nil, err
	}
	defer clear(passphrase)
	v, _, err := vault.Create(c.dir(), passphrase, c.Options)
	if err != nil {
		return nil, err
	}
	return c.store(v, quiet())
}

// fill writes the life and counts what it came to, by the nouns.
func (x *sampleCmd) fill(c *call, s *data.Store, life sample.Life) (map[string]int, error) {
	ctx, stop := interruptible()
	defer stop()
	if err := sample.Fill(ctx, s, life, c.progress("written")); err != nil {
		return nil, fmt.Errorf("fill the vault: %w", err)
	}
	counts := map[string]int{}
	for _, k := range data.Kinds() {
		n, err := s.Count(context.Background(), k)
		if err != nil {
			return nil, err
		}
		counts[k.String()] = n
	}
	return counts, nil
}
