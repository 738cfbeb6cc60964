package data

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"kith/data/vault"
)

// Restore puts a deleted record back as it was. ErrNotFound if it is not in the
// trash, ErrConflict if one stands in its place.
func (w *Writer) Restore(id ID) error {
	t, err := read(w.tx, KindTrash, id, trashedFrom)
	if err != nil {
		return err
	}
	n := nounOf(t.Kind)
	if n == nil {
		return fmt.Errorf("restore %s %s: %w", t.Kind, id, ErrUnreadable)
	}
	if err := n.restore(w, &t); err != nil {
		return fmt.Errorf("restore %s %s: %w", t.Kind, id, err)
	}
	if err := w.erase(KindTrash, id, t.key(), nil); err != nil {
		return err
	}
	if t.Kind == KindEntry {
		return w.findEntry(id)
	}
	if t.Kind == KindPerson {
		return w.findPerson(id)
	}
	return nil
}

// Preferences and drafts are not deleted into the trash: the one is set anew, the
// other is text that was given up on purpose.

// Restore puts one deleted record back as a write of its own.
func (s *Store) Restore(ctx context.Context, id ID) error {
	return s.Update(ctx, func(w *Writer) error { return w.Restore(id) })
}

// Trash lists what was deleted, in the order of ids, without the records
// themselves but with what a list shows of them.
func (s *Store) Trash(ctx context.Context) ([]Trashed, error) {
	return all(ctx, s, allOf(KindTrash), func(b []byte) (Trashed, error) {
		t, err := trashedFrom(b)
		if n := nounOf(t.Kind); err == nil && n != nil {
			n.show(&t)
		}
		t.Body = nil
		return t, err
	})
}

// PutDraft keeps the text of a form that is not saved yet, in place of the draft
// with the same id: a form that keeps its id has one draft.
func (s *Store) PutDraft(ctx context.Context, d *Draft) error {
	return s.Update(ctx, func(w *Writer) error { return put(w, d, draftFrom) })
}

// DropDraft forgets a draft; one that is not there is forgotten already.
func (s *Store) DropDraft(ctx context.Context, id ID) error {
	return s.Update(ctx, func(w *Writer) error {
		key := recordKey(KindDraft, id)
		if has, err := w.tx.Has(key); err != nil || !has {
			return err
		}
		return w.erase(KindDraft, id, key, nil)
	})
}

// Drafts reads all unsaved forms.
func (s *Store) Drafts(ctx context.Context) ([]Draft, error) {
	return all(ctx, s, allOf(KindDraft), draftFrom)
}

// PutPref keeps a preference that belongs to the vault, as JSON under a name.
func (s *Store) PutPref(ctx context.Context, name string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("keep preference %s: %w", name, err)
	}
	return s.Update(ctx, func(w *Writer) error {
		w.changes = append(w.changes, Change{Kind: KindMeta, Op: Put})
		if err := w.set(metaKey(prefClass+name), b); err != nil {
			return fmt.Errorf("keep preference %s: %w", name, err)
		}
		return nil
	})
}

// Pref reads a preference into v and leaves v alone if it was never kept.
func (s *Store) Pref(ctx context.Context, name string, v any) error {
	return s.view(ctx, func(tx *vault.Tx) error {
		b, err := tx.Get(metaKey("pref/" + name))
		if errors.Is(err, vault.ErrNoRecord) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read preference %s: %w", name, err)
		}
		if json.Unmarshal(b, v) != nil {
			return fmt.Errorf("read preference %s: %w", name, ErrUnreadable)
		}
		return nil
	})
}
