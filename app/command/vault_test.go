package command

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
)

func TestANewVaultIsEmptyWholeAndOnlyForThePerson(t *testing.T) {
	d := newDesk(t)
	key := object(t, d.want(Done, "", "create", "--json"), "recovery_key")["recovery_key"].(string)
	if len(key) < 20 || !vault.Exists(d.vault) {
		t.Errorf("got the key %q and a vault: %v", key, vault.Exists(d.vault))
	}
	info, err := os.Stat(d.vault)
	datatest.Must(t, err)
	if info.Mode().Perm()&0o077 != 0 {
		t.Errorf("got the rights %v", info.Mode())
	}
	d.want(Done, "", "verify")
	second := strings.Split(d.want(Done, "", "create", "--vault", d.at("second")), "\n")
	if len(second) != 2 || second[1] == key {
		t.Errorf("got %q, want a line about it and another key", second)
	}
}

func TestAVaultIsNeverMadeOverAnother(t *testing.T) {
	d := withVault(t)
	d.want(Done, "", "write", "precious")
	d.fails(Failed, "not empty", "create")
	d.fails(Failed, "not empty", "sample")
	d.fails(Failed, "not empty", "create", "--vault", d.dir)
	d.fails(Failed, "not empty", "verify", "--repair", "--into", d.vault, "--vault", d.vault)
	if got := d.want(Done, "", "list"); !strings.HasSuffix(got, "precious") {
		t.Errorf("got %q", got)
	}
	empty := d.file("empty", "\n")
	if got := d.raw("", "create", "--vault", d.at("third"), "--passphrase-file", empty); got.code != WrongUsage || vault.Exists(d.at("third")) {
		t.Errorf("an empty passphrase: got %+v, want code 2 and no vault", got)
	}
}

func TestThePassphraseIsChanged(t *testing.T) {
	d := withVault(t)
	d.want(Done, "", "write", "kept")
	old, fresh := d.pass, d.file("fresh", "nine loud wrens\n")
	d.want(Done, "", "passphrase", "--new-file", fresh)
	d.fails(WrongPassphrase, "passphrase", "list")
	d.pass = fresh
	if got := d.want(Done, "", "list"); !strings.HasSuffix(got, "kept") {
		t.Errorf("got %q", got)
	}
	d.fails(Failed, "read the new passphrase", "passphrase", "--new-file", d.at("nothing"))
	d.fails(WrongUsage, "the new passphrase is empty", "passphrase", "--new-file", d.file("empty", ""))
	d.bare(Done, "nine loud wrens\n"+passphrase+"\n", "passphrase", "--passphrase-file", "-", "--new-passphrase-file", "-")
	d.pass = old
	d.want(Done, "", "list")
}

func TestAForgottenPassphraseIsSetWithTheRecoveryKey(t *testing.T) {
	d := withVault(t)
	first := object(t, d.want(Done, "", "recovery", "--json"), "recovery_key")["recovery_key"].(string)
	said := strings.Split(d.want(Done, "", "recovery"), "\n")
	if len(said) != 2 || said[1] == first {
		t.Fatalf("got %q, want a line about it and another key", said)
	}
	fresh := d.file("fresh", "nine loud wrens")
	got := d.raw("", "passphrase", "--recovery-file", d.file("first", first), "--new-file", fresh)
	d.check(got, WrongPassphrase, []string{"passphrase"})
	d.bare(Done, said[1]+"\n", "passphrase", "--recovery-file", "-", "--new-file", fresh)
	d.pass = fresh
	d.want(Done, "", "list")
}

func TestAMadeUpLifeIsDecidedByItsSeed(t *testing.T) {
	d := newDesk(t)
	made := func(dir string, seed string) (map[string]any, string) {
		args := []string{"--years", "1", "--people", "6", "--entries", "20", "--seed", seed, "--until", "2025-06-30"}
		out := d.want(Done, "", append([]string{"sample", "--json", "--vault", d.at(dir)}, args...)...)
		return object(t, out), d.want(Done, "", "list", "--vault", d.at(dir))
	}
	counts, one := made("one", "5")
	_, same := made("same", "5")
	_, other := made("other", "6")
	if counts["entry"] != 20.0 || counts["person"] != 6.0 || one != same || one == other {
		t.Errorf("got the counts %v; same seed, same list: %v; other seed, same list: %v", counts, one == same, one == other)
	}
	if !strings.HasPrefix(one, "2025-06") {
		t.Errorf("got %q first, want June 2025", one[:10])
	}
	d.want(Done, "", "verify", "--vault", d.at("one"))
	if said := d.want(Done, "", "sample", "--vault", d.at("small"), "--years", "1", "--people", "0", "--entries", "0"); !strings.HasPrefix(said, "0 entries, 0 people") {
		t.Errorf("got %q", said)
	}
}

func TestVerifyingTellsNoticesApartFromFindings(t *testing.T) {
	d := withVault(t)
	d.fill()
	r := object(t, d.want(Done, "", "verify", "--json"), "ok", "records", "rows", "files", "findings", "notices")
	if r["ok"] != true || r["records"].(float64) < 20 || len(r["findings"].([]any))+len(r["notices"].([]any)) != 0 {
		t.Errorf("got %v, want all well", r)
	}
	// A small damaged file is mended while opening: worth a word, not an alarm.
	datatest.Must(t, os.WriteFile(filepath.Join(d.vault, "vault.json"), []byte("?"), 0o600))
	r = object(t, d.want(Done, "", "verify", "--json"))
	if r["ok"] != true || len(r["findings"].([]any)) != 0 || len(r["notices"].([]any)) != 1 {
		t.Errorf("got %v, want one notice and no finding", r)
	}
	datatest.Must(t, os.WriteFile(filepath.Join(d.vault, "vault.json"), []byte("?"), 0o600))
	if out := d.want(Done, "", "verify"); !strings.Contains(out, "Notice: A small damaged file (vault.json) was mended.\n") || !strings.HasSuffix(out, "findings: 0") {
		t.Errorf("got %q", out)
	}
	datatest.Must(t, os.WriteFile(filepath.Join(d.vault, "vault.json"), []byte("?"), 0o600))
	if got := d.run("", "list"); got.code != Done || !strings.HasPrefix(got.err, "kith: A small damaged file") || len(got.out) == 0 {
		t.Errorf("got %+v, want the list, and the notice on standard error", got)
	}
}

// spoil turns over bytes in the middle of each table of the vault.
func (d *desk) spoil() {
	d.t.Helper()
	tables, err := filepath.Glob(filepath.Join(d.vault, "db", "*.sst"))
	datatest.Must(d.t, err)
	if len(tables) == 0 {
		d.t.Fatal("the vault has no table to spoil")
	}
	for _, name := range tables {
		b, err := os.ReadFile(name)
		datatest.Must(d.t, err)
		for i := len(b) / 3; i < len(b)/3+64; i++ {
			b[i] ^= 0xff
		}
		datatest.Must(d.t, os.WriteFile(name, b, 0o600))
	}
}

func TestADamagedVaultIsReportedAndSaved(t *testing.T) {
	d := newDesk(t)
	d.want(Done, "", "sample", "--years", "1", "--people", "5", "--entries", "40")
	before := d.want(Done, "", "list")
	whole := d.want(Done, "", "verify", "--repair", "--into", d.at("copy")) // a whole one is simply copied
	if !strings.HasSuffix(whole, "findings: 0") || d.want(Done, "", "list", "--vault", d.at("copy")) != before {
		t.Errorf("repairing a whole vault: got %q", whole)
	}
	d.spoil()
	got := d.run("", "verify", "--json")
	d.check(got, DamageFound, []string{"verify"})
	r := object(t, got.out, "ok", "records", "rows", "files", "findings", "notices")
	if r["ok"] != false || len(r["findings"].([]any)) == 0 {
		t.Errorf("got %v, want findings", r)
	}
	got = d.run("", "verify")
	if d.check(got, DamageFound, []string{"verify"}); !strings.Contains(got.out, "findings: ") {
		t.Errorf("got %q", got.out)
	}
	got = d.run("", "verify", "--repair", "--into", d.at("saved"), "--json")
	d.check(got, DamageFound, []string{"verify"})
	if object(t, got.out)["ok"] != false || !strings.Contains(got.err, "what could be read is in the new vault") {
		t.Errorf("got %+v", got)
	}
	// The new vault is sound: it opens, and its lists fit its records.
	d.want(Done, "", "verify", "--vault", d.at("saved"))
	d.want(Done, "", "list", "--vault", d.at("saved"))
}

func TestNothingOfTheVaultStaysInMemoryOfArguments(t *testing.T) {
	d := withVault(t)
	// The passphrase and the words appear in nothing that a failure prints.
	d.want(Done, "", "write", "a private page")
	for _, args := range [][]string{{"show", data.NewID().String()}, {"write", "a private page", "--with", "Secret Name"}, {"contact", "--with", "Secret Name"}} {
		got := d.run("", args...)
		for _, word := range []string{"private page", "Secret Name", passphrase} {
			if got.code == Done || strings.Contains(got.err+got.out, word) {
				t.Errorf("kith %s: got %+v, want a failure without %q", args[0], got, word)
			}
		}
	}
}

func TestProgressIsOnlyForTheEye(t *testing.T) {
	d := newDesk(t)
	var out, errs bytes.Buffer
	c := &call{World: d.world("", &out, &errs)}
	c.progress("written")(1, 2)
	if errs.Len() > 0 {
		t.Errorf("got %q into a file", errs.String())
	}
	eye, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a device like a terminal
	if err != nil {
		t.Skipf("no null device: %v", err)
	}
	defer func() { datatest.Must(t, eye.Close()) }()
	c.Err = eye
	c.progress("written")(2, 2) // must not fail
}

func TestSamplesCountEveryNoun(t *testing.T) {
	d := newDesk(t)
	counts := object(t, d.want(Done, "", "sample", "--json", "--years", "1", "--people", "3", "--entries", "5"))
	var want []string
	for _, k := range data.Kinds() {
		want = append(want, k.String())
	}
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(counts)); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// garble replaces records by bytes that are sealed and counted like any others
// and yet are no records: what a mistake in another version could leave.
func (d *desk) garble(kind data.Kind, ids ...data.ID) {
	d.t.Helper()
	s := d.store()
	datatest.Must(d.t, s.Vault().Update(func(tx *vault.Tx) error {
		for _, id := range ids {
			if err := tx.Put(append([]byte{byte(kind)}, id[:]...), []byte("\xff\xff\xff")); err != nil {
				return err
			}
		}
		return nil
	}))
	datatest.Must(d.t, s.Close())
}

func TestWhatCannotBeReadIsLeftOutAndTold(t *testing.T) {
	d := withVault(t)
	life := d.fill()
	d.garble(data.KindEntry, life.Entries[1].ID)
	d.garble(data.KindPerson, life.Mum.ID)
	for _, c := range []struct {
		args []string
		n    int // objects printed
	}{
		{[]string{"list", "--json"}, 2}, {[]string{"people", "--json"}, 3}, {[]string{"search", "--json", ""}, 2}, {[]string{"reciprocity", "--json"}, 3},
	} {
		got := d.run("", c.args...)
		d.check(got, DamageFound, c.args)
		objects(t, strings.TrimSuffix(got.out, "\n"), c.n)
		if !strings.Contains(got.err, "kith verify says where") {
			t.Errorf("kith %v: got %q", c.args, got.err)
		}
	}
	d.fails(DamageFound, "cannot be read", "show", life.Entries[1].ID.String())
	d.fails(DamageFound, "damage was found", "map", "--out", d.at("m.svg"))
	if text := d.read(d.at("m.svg")); !strings.Contains(text, "Anna") {
		t.Error("the map lacks those who can be read")
	}
	got := d.run("", "verify", "--json")
	d.check(got, DamageFound, []string{"verify"})
	r := object(t, got.out)
	if findings := r["findings"].([]any); r["ok"] != false || len(findings) < 2 || !strings.Contains(findings[0].(string), "cannot be read") {
		t.Errorf("got %v, want both named", r)
	}
}

func TestLongWorkEndsInOrderWhenThePersonStopsIt(t *testing.T) {
	ctx, stop := interruptible()
	defer stop()
	self, err := os.FindProcess(os.Getpid())
	datatest.Must(t, err)
	if err := self.Signal(os.Interrupt); err != nil {
		t.Skipf("this system cannot send it: %v", err)
	}
	<-ctx.Done()
	if got := (World{Err: new(strings.Builder)}).report(ctx.Err()); got != Failed {
		t.Errorf("got code %d, want 1", got)
	}
}
