package kit

import (
	"context"
	"time"

	"kith/data"
)

// Actor is what Act needs of the data.
type Actor interface {
	// Act does one write as a step that can be undone; name is its word in the store.
	Act(ctx context.Context, name string, at time.Time, fn func(*data.Writer) error) error
}

// Act does one write that can be undone, also after a restart, and then what follows
// from it; or it says that it failed. Name is the act's word in the store, doing its
// words for people.
func Act(env Env, store Actor, name, doing string, do func(*data.Writer) error, then func()) {
	now := env.Now()
	Do(env.Run, func(ctx context.Context) error { return store.Act(ctx, name, now, do) }, func(err error) {
		if err != nil {
			env.Fail(doing, err)
			return
		}
		then()
	})
}
