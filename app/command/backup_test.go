package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/data/datatest"
)

func TestABackupIsMadeCheckedAndRestored(t *testing.T) {
	d := withVault(t)
	d.fill()
	key := object(t, d.want(Done, "", "recovery", "--json"))["recovery_key"].(string)
	before := d.want(Done, "", "list")
	file := d.at("mine.backup.age")
	made := object(t, d.want(Done, "", "backup", "--out", file, "--json"), "vault_id", "created", "entries", "records", "files", "bytes", "newest", "file")
	if made["entries"] != 3.0 || made["file"] != file {
		t.Errorf("got %v", made)
	}
	d.fails(Failed, "name already", "backup", "--out", file)
	d.fails(Failed, "inside", "backup", "--out", filepath.Join(d.vault, "x"))
	d.fails(WrongUsage, "either --out", "backup", "--out", d.at("x"), "--into", d.dir)
	read := object(t, d.want(Done, "", "backup", "verify", file, "--json"))
	if read["entries"] != 3.0 || read["records"] != made["records"] {
		t.Errorf("read again: got %v, want %v", read, made)
	}
	if said := d.want(Done, "", "backup", "verify", file); !strings.Contains(said, "opens and is whole: 3 entries") {
		t.Errorf("got %q", said)
	}
	recovery := d.file("key.txt", key+"\n")
	d.bare(Done, "", "backup", "verify", file, "--recovery-file", recovery)
	d.fails(WrongUsage, "either --passphrase-file", "backup", "verify", file, "--recovery-file", recovery)

	for n, args := range [][]string{{"--passphrase-file", d.pass}, {"--recovery-file", recovery}} {
		into := d.at("again") + string(rune('a'+n))
		if said := d.bare(Done, "", append([]string{"restore", "--from", file, "--into", into}, args...)...); !strings.Contains(said, "holds 3 entries") {
			t.Errorf("got %q", said)
		}
		if got := d.want(Done, "", "list", "--vault", into); got != before {
			t.Errorf("restored: got %q, want %q", got, before)
		}
		d.want(Done, "", "verify", "--vault", into)
	}
	d.fails(Failed, "not empty", "restore", "--from", file, "--into", d.vault)
	d.fails(Failed, "not there", "restore", "--from", d.at("nothing"), "--into", d.at("x"))
	wrong := d.file("wrong", "nine loud wrens\n")
	d.check(d.raw("", "restore", "--from", file, "--into", d.at("x"), "--passphrase-file", wrong), WrongPassphrase, []string{"restore"})
	b, err := os.ReadFile(file)
	datatest.Must(t, err)
	b[len(b)/2] ^= 1
	bad := d.file("bad.backup.age", string(b))
	d.fails(DamageFound, "damaged", "backup", "verify", bad)
	d.fails(DamageFound, "damaged", "restore", "--from", bad, "--into", d.at("x"))
}

func TestBackupsByTheClockGoIntoAFolder(t *testing.T) {
	d := withVault(t)
	d.fill()
	d.fails(Failed, "not there", "backup", "--into", d.at("nowhere"))
	datatest.Must(t, os.Mkdir(d.at("disk"), 0o700))
	for range 2 {
		if said := d.want(Done, "", "backup", "--into", d.at("disk")); !strings.Contains(said, ".backup.age") {
			t.Errorf("got %q, want its name", said)
		}
	}
	d.want(Done, "", "backup")
	for _, folder := range []string{d.at("disk"), d.vault + ".backups"} {
		names, err := filepath.Glob(filepath.Join(folder, "kith-*"))
		if err != nil || len(names) < 2 {
			t.Errorf("%s: got %v, %v, want a backup and its key", folder, names, err)
		}
	}
}
