package data

import (
	"context"
	"fmt"
)

// SettleSearch waits until the search index is loaded and, if it was worth saving,
// saved. It is for a command that searches once and ends: closing cuts a saving
// off, so the next command would build the index anew. Nothing may be written
// meanwhile.
func (s *Store) SettleSearch(ctx context.Context) error {
	if _, err := s.Search(ctx, "", FindOptions{Limit: 1}); err != nil {
		return fmt.Errorf("settle the search: %w", err)
	}
	s.find.done.Wait()
	return nil
}
