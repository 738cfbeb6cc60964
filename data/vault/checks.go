package vault

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"time"
)

// checks reads, while the vault is open, the tables that were too large to be
// read before it opened.
type checks struct {
	cancel context.CancelFunc
	done   chan struct{}
}

// startChecks begins; nil if there is nothing left to check.
func (v *Vault) startChecks(found map[string]sealedFile) *checks {
	var rest []sealedFile
	for _, f := range v.base.Files {
		if found[f.Name].Sum == nil {
			rest = append(rest, f)
		}
	}
	if len(rest) == 0 {
		return nil
	}
	// It ends with the vault, not with any call: Close stops it.
	ctx, cancel := context.WithCancel(context.Background())
	c := &checks{cancel, make(chan struct{})}
	go func() {
		defer close(c.done)
		for _, want := range rest {
			if !v.pause(ctx) {
				return
			}
			got, err := sumFile(filepath.Join(v.at(dirDB), want.Name))
			if errors.Is(err, fs.ErrNotExist) || err == nil && got.Size == 0 {
				continue // merged into another table and removed meanwhile
			}
			if err != nil || !got.same(want) {
				v.notice(NoticeDamage)
			}
		}
	}()
	return c
}

// pause leaves the disk to the person between two tables. false when it is time to end.
func (v *Vault) pause(ctx context.Context) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(time.Millisecond):
		return true
	}
}

// stop ends the checks and waits for it.
func (c *checks) stop() {
	if c != nil {
		c.cancel()
		<-c.done
	}
}
