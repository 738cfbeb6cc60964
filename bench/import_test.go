package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kith/data"
	"kith/data/carry"
	"kith/data/port"
	"kith/data/vault"
)

// carried are the forms that a journal is carried in: how it is written and how it is
// read again.
func carried() [][2]string {
	return [][2]string{{"dayone", "dayone"}, {"json", "json"}, {"markdown", "markdown"}, {"jrnl-json", "jrnl-json"}}
}

// importJournal writes the journal in each form and brings it into a new vault, twice: as
// many entries must come in as went out, and none the second time.
func importJournal(e errand) (answer, error) {
	s, err := e.open()
	if err != nil {
		return nil, err
	}
	got := answer{}
	for _, form := range carried() {
		err = errors.Join(err, e.carry(s, form[0], form[1], got))
	}
	return got, errors.Join(err, s.Close())
}

// carry writes a journal in one form and times bringing it in again.
func (e errand) carry(s *data.Store, out, in string, got answer) error {
	ctx := context.Background()
	place := filepath.Join(e.Folder, "carried-"+out+".zip")
	format, _ := carry.Named(carry.Formats(), out)
	gone, err := format.Write(ctx, s, carry.Selection{}, place, true, nil)
	if err != nil {
		return err
	}
	dir := filepath.Join(e.Folder, "carried-"+out)
	v, _, err := vault.Create(dir, passphrase(), e.options())
	if err != nil {
		return err
	}
	fresh, err := data.Open(v, data.Options{})
	if err != nil {
		return errors.Join(err, v.Close())
	}
	began, before := time.Now(), spent()
	first, err := bring(ctx, fresh, place, in)
	got[out], got[out+" cpu"] = ms(time.Since(began)), ms(spent()-before)
	if err == nil && (first.Added != gone.Entries || first.Failed > 0) {
		err = fmt.Errorf("%s: %d entries went out, %d came in, %d failed", out, gone.Entries, first.Added, first.Failed)
	}
	if err == nil {
		var again carry.Report
		if again, err = bring(ctx, fresh, place, in); err == nil && (again.Added != 0 || again.Known != gone.Entries) {
			err = fmt.Errorf("%s: the second time %d entries came in and %d were known, want 0 and %d", out, again.Added, again.Known, gone.Entries)
		}
	}
	return errors.Join(err, fresh.Close(), os.RemoveAll(dir), os.Remove(place))
}

// bring imports one file.
func bring(ctx context.Context, s *data.Store, place, format string) (carry.Report, error) {
	in, err := port.OpenInput(place, time.UTC)
	if err != nil {
		return carry.Report{}, err
	}
	f, _ := port.FormatNamed(format)
	r, err := carry.Import(ctx, s, in, carry.Options{Format: &f, Now: time.Now()})
	return r, errors.Join(err, in.Close())
}

// BenchmarkImport measures how long a journal takes to come in.
func BenchmarkImport(b *testing.B) {
	for _, n := range sizes() {
		if n == 0 {
			continue
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if told(b) {
				return
			}
			e := journal(b, n)
			e.Do = "import"
			got := send(b, e)
			for _, form := range carried() {
				gathered.add(row{named("bring in "+form[0], n), "ms", got.of(form[0]), none(), none(), ""})
				gathered.add(row{named("bring in "+form[0]+", processor", n), "ms", got.of(form[0] + " cpu"), none(), none(), ""})
			}
		})
	}
}
