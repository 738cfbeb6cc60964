package data_test

import (
	"context"
	"path/filepath"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
)

func TestAnIndexBuiltForOneSearchIsKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "vault")
	v, _, err := vault.Create(dir, []byte("words"), vault.Options{WorkFactor: 10})
	datatest.Must(t, err)
	ctx := context.Background()
	s, err := data.Open(v, data.Options{NoSearch: true})
	datatest.Must(t, err)
	list := make([]data.Entry, 700)
	_, err = s.UpdateMany(ctx, len(list), func(w *data.Writer, i int) error {
		list[i] = datatest.Entry(datatest.Today()-data.Day(i), "", "a heron by the river")
		return w.PutEntry(&list[i])
	})
	datatest.Must(t, err)
	datatest.Must(t, s.Close())
	for round, wantSaved := range []bool{false, true} {
		v, err := vault.Open(dir, []byte("words"), vault.Options{WorkFactor: 10})
		datatest.Must(t, err)
		saved := false
		datatest.Must(t, v.View(func(tx *vault.Tx) error {
			saved, err = tx.Has([]byte("mfind"))
			return err
		}))
		if saved != wantSaved {
			t.Errorf("round %d: saved index there %v, want %v", round, saved, wantSaved)
		}
		s, err := data.Open(v, data.Options{})
		datatest.Must(t, err)
		got, err := s.Search(ctx, "heron", data.FindOptions{})
		datatest.Must(t, err)
		if got.Total != len(list) {
			t.Errorf("round %d: got %d found, want %d", round, got.Total, len(list))
		}
		datatest.Must(t, s.SettleSearch(ctx))
		datatest.Must(t, s.Close())
	}
}

func TestSettlingGivesUpWithItsContext(t *testing.T) {
	s := datatest.Open(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.SettleSearch(ctx); err == nil {
		t.Error("got no error from a context that has ended")
	}
}
