package vault

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
)

func TestTheRecoveryKeyOpensHoweverItIsTyped(t *testing.T) {
	dir := newDir(t)
	v, key, err := Create(dir, pass, quick())
	if err != nil {
		t.Fatal(err)
	}
	mustPut(t, v, "e/1", "x")
	mustClose(t, v)
	bare := strings.ReplaceAll(key, " ", "")
	for _, typed := range []string{
		key, bare, strings.ToLower(key), strings.ReplaceAll(key, " ", "\n"), strings.ReplaceAll(key, " ", "-"),
		"  " + key + " \r\n", strings.TrimPrefix(bare, "AGE-SECRET-KEY-1"),
	} {
		v, err := OpenWithRecovery(dir, typed, quick())
		if err != nil {
			t.Fatalf("OpenWithRecovery(%d characters): got %v, want it open", len(typed), err)
		}
		wantValue(t, v, "e/1", "x")
		mustClose(t, v)
	}
}

func TestAWrongRecoveryKeyIsSaid(t *testing.T) {
	dir := newDir(t)
	v, key, err := Create(dir, pass, quick())
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	_, other, err := Create(newDir(t), pass, quick())
	if err != nil {
		t.Fatal(err)
	}
	swapped := []byte(strings.ReplaceAll(key, " ", ""))
	swapped[30], swapped[31] = swapped[31], swapped[30]
	for _, typed := range []string{"", "hello", other, key[:len(key)-1], string(swapped), strings.Repeat("A", 1000)} {
		if typed == string(swapped) && swapped[30] == swapped[31] {
			continue
		}
		_, err := OpenWithRecovery(dir, typed, quick())
		wantErr(t, err, ErrWrongRecovery)
	}
}

func TestTheStandardToolOpensBackupsWithKeyAge(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	var backup bytes.Buffer
	var to []age.Recipient
	for _, r := range v.Recipients() {
		recipient, err := age.ParseX25519Recipient(r)
		if err != nil {
			t.Fatal(err)
		}
		to = append(to, recipient)
	}
	w, err := age.Encrypt(&backup, to...)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, "the words")
	w.Close()

	// What `age -d -i key.age` does: open key.age with the passphrase, read it as
	// a list of identities, and open the backup with them.
	keyFile, err := v.KeyFile()
	if err != nil {
		t.Fatal(err)
	}
	with, _ := age.NewScryptIdentity(string(pass))
	clear, err := age.Decrypt(bytes.NewReader(keyFile), with)
	if err != nil {
		t.Fatal(err)
	}
	identities, err := age.ParseIdentities(clear)
	if err != nil || len(identities) != 1 {
		t.Fatalf("key.age as an identity file: got %d identities, %v, want 1", len(identities), err)
	}
	r, err := age.Decrypt(&backup, identities...)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := io.ReadAll(r); string(got) != "the words" {
		t.Errorf("backup: got %q, want what was written", got)
	}
}

func TestTheWorkFactorOfAPersonsVaultIs18(t *testing.T) {
	if got := (Options{}).filled().WorkFactor; got != 18 {
		t.Fatalf("WorkFactor: got %d, want 18", got)
	}
	s, err := newSecrets(Options{}.filled())
	if err != nil {
		t.Fatal(err)
	}
	file, err := s.lockPassphrase(pass, 12)
	if err != nil {
		t.Fatal(err)
	}
	if head := string(file[:bytes.Index(file, []byte("\n---"))]); !strings.Contains(head, " 12\n") || !strings.Contains(head, "-> scrypt ") {
		t.Errorf("head of the key file: got %q, want an scrypt stanza with 12", head)
	}
}

func TestChangingThePassphrase(t *testing.T) {
	dir := newDir(t)
	v, key, err := Create(dir, pass, quick())
	if err != nil {
		t.Fatal(err)
	}
	mustPut(t, v, "e/1", "x")
	next := []byte("another passphrase")
	wantErr(t, v.ChangePassphrase([]byte("wrong"), next), ErrWrongPassphrase)
	before := snapshot(t, dir)["db/MANIFEST"]
	if err := v.ChangePassphrase(pass, next); err != nil {
		t.Fatalf("ChangePassphrase: got %v, want no error", err)
	}
	if snapshot(t, dir)["db/MANIFEST"] != before {
		t.Error("database after the change: got another, want only key files rewritten")
	}
	mustClose(t, v)
	_, err = Open(dir, pass, quick())
	wantErr(t, err, ErrWrongPassphrase)
	if v, err = Open(dir, next, quick()); err != nil {
		t.Fatal(err)
	}
	wantValue(t, v, "e/1", "x")
	wantNotices(t, v)
	mustClose(t, v)
	if v, err = OpenWithRecovery(dir, key, quick()); err != nil {
		t.Fatalf("recovery key after the change: got %v, want it to open still", err)
	}
	mustClose(t, v)
	for _, name := range []string{fileKeyNew, fileKeyOld} {
		if exists(filepath.Join(dir, name)) {
			t.Errorf("%s: is left over", name)
		}
	}
}

func TestTheRecoveryKeySetsANewPassphrase(t *testing.T) {
	dir := newDir(t)
	v, key, err := Create(dir, pass, quick())
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	if v, err = OpenWithRecovery(dir, key, quick()); err != nil {
		t.Fatal(err)
	}
	_, other, err := Create(newDir(t), pass, quick())
	if err != nil {
		t.Fatal(err)
	}
	wantErr(t, v.ResetPassphrase(other, []byte("new")), ErrWrongRecovery)
	if err := v.ResetPassphrase(key, []byte("new")); err != nil {
		t.Fatalf("ResetPassphrase: got %v, want no error", err)
	}
	mustClose(t, v)
	if v, err = Open(dir, []byte("new"), quick()); err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
}

func TestANewRecoveryKeyReplacesTheOld(t *testing.T) {
	dir := newDir(t)
	v, old, err := Create(dir, pass, quick())
	if err != nil {
		t.Fatal(err)
	}
	_, err = v.NewRecovery([]byte("wrong"))
	wantErr(t, err, ErrWrongPassphrase)
	recipients := v.Recipients()
	key, err := v.NewRecovery(pass)
	if err != nil {
		t.Fatalf("NewRecovery: got %v, want no error", err)
	}
	if now := v.Recipients(); len(now) != 2 || now[0] != recipients[0] || now[1] == recipients[1] {
		t.Errorf("Recipients: got %v, want the vault's own and a new one (before: %v)", now, recipients)
	}
	mustPut(t, v, "e/1", "x")
	mustClose(t, v)
	_, err = OpenWithRecovery(dir, old, quick())
	wantErr(t, err, ErrWrongRecovery)
	if v, err = OpenWithRecovery(dir, key, quick()); err != nil {
		t.Fatal(err)
	}
	wantNotices(t, v)
	wantValue(t, v, "e/1", "x")
	if b, _ := os.ReadFile(filepath.Join(dir, fileRecipients)); string(b) != strings.Join(v.Recipients(), "\n")+"\n" {
		t.Errorf("recipients.txt: got %q, want %v", b, v.Recipients())
	}
	mustClose(t, v)
}

func TestARecipientThatWasAddedByHandIsNotUsed(t *testing.T) {
	dir := newDir(t)
	mustClose(t, mustCreate(t, dir, quick()))
	stranger, _ := age.GenerateX25519Identity()
	path := filepath.Join(dir, fileRecipients)
	b, _ := os.ReadFile(path)
	os.WriteFile(path, append(b, stranger.Recipient().String()...), 0o600)
	v := mustOpen(t, dir, quick())
	if got := v.Recipients(); len(got) != 2 || strings.Contains(strings.Join(got, ""), stranger.Recipient().String()) {
		t.Errorf("Recipients: got %v, want the two that the vault knows", got)
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(now, b) {
		t.Errorf("recipients.txt: got %q, want it put right", now)
	}
}

func TestAnInterruptedChangeOfPassphraseLocksNobodyOut(t *testing.T) {
	next := []byte("another passphrase")
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	oldFile, _ := v.KeyFile()
	newFile, err := v.secrets.lockPassphrase(next, 1)
	if err != nil {
		t.Fatal(err)
	}
	mustPut(t, v, "e/1", "x")
	mustClose(t, v)
	torn := newFile[:100]
	for name, step := range map[string]struct {
		files    map[string][]byte
		old, new error // what Open gives with each passphrase
	}{
		"while .new is written":    {map[string][]byte{fileKey: oldFile, fileKeyCopy: oldFile, fileKeyNew + ".part-1": torn}, nil, ErrWrongPassphrase},
		"after .new was written":   {map[string][]byte{fileKey: oldFile, fileKeyCopy: oldFile, fileKeyNew: newFile}, nil, nil},
		"after .old was written":   {map[string][]byte{fileKey: oldFile, fileKeyCopy: oldFile, fileKeyNew: newFile, fileKeyOld: oldFile}, nil, nil},
		"after it was renamed":     {map[string][]byte{fileKey: newFile, fileKeyCopy: oldFile, fileKeyOld: oldFile}, nil, nil},
		"after the copy was made":  {map[string][]byte{fileKey: newFile, fileKeyCopy: newFile, fileKeyOld: oldFile}, nil, nil},
		"after .old was removed":   {map[string][]byte{fileKey: newFile, fileKeyCopy: newFile}, ErrWrongPassphrase, nil},
		"and key.age is torn then": {map[string][]byte{fileKey: torn, fileKeyCopy: oldFile, fileKeyOld: oldFile}, nil, ErrWrongPassphrase},
	} {
		t.Run(name, func(t *testing.T) {
			for _, try := range []struct {
				passphrase []byte
				want       error
			}{{pass, step.old}, {next, step.new}} {
				at := newDir(t)
				copyDir(t, dir, at)
				os.Remove(filepath.Join(at, fileKey))
				os.Remove(filepath.Join(at, fileKeyCopy))
				for name, b := range step.files {
					os.WriteFile(filepath.Join(at, name), b, 0o600)
				}
				v, err := Open(at, try.passphrase, quick())
				if !errors.Is(err, try.want) {
					t.Errorf("Open with %q: got %v, want %v", try.passphrase, err, try.want)
				}
				if err != nil {
					continue
				}
				wantValue(t, v, "e/1", "x")
				if r, err := v.Verify(t.Context(), nil); err != nil || !r.OK() {
					t.Errorf("Verify with %q: got %v, %v, want nothing wrong", try.passphrase, r.Findings, err)
				}
				if err := v.ChangePassphrase(try.passphrase, []byte("third")); err != nil {
					t.Errorf("ChangePassphrase afterwards: got %v, want no error", err)
				}
				mustClose(t, v)
				if v, err = Open(at, []byte("third"), quick()); err != nil {
					t.Fatalf("Open with the third: got %v, want no error", err)
				}
				wantNotices(t, v)
				mustClose(t, v)
			}
		})
	}
}

func TestAWrongPassphraseIsToldFromADamagedKeyFile(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	good, _ := v.KeyFile()
	mustClose(t, v)
	stranger, err := mustSecrets(t).lockPassphrase(pass, 1)
	if err != nil {
		t.Fatal(err)
	}
	stanza := bytes.Clone(good)
	stanza[bytes.Index(stanza, []byte("\n---"))-2] ^= 1 // looks like a wrong passphrase
	for name, c := range map[string]struct {
		key, copy []byte
		try       []byte
		want      error
	}{
		"whole, wrong":           {good, good, []byte("wrong"), ErrWrongPassphrase},
		"copy gone, wrong":       {good, nil, []byte("wrong"), ErrWrongPassphrase},
		"copy torn, wrong":       {good, good[:50], []byte("wrong"), ErrWrongPassphrase},
		"stanza flipped, right":  {stanza, good, pass, nil},
		"stanza flipped, wrong":  {stanza, good, []byte("wrong"), ErrWrongPassphrase},
		"file torn, right":       {good[:50], good, pass, nil},
		"file torn, wrong":       {good[:50], good, []byte("wrong"), ErrWrongPassphrase},
		"both torn":              {good[:50], good[:51], pass, ErrDamagedKey},
		"both empty":             {[]byte{}, []byte{}, pass, ErrDamagedKey},
		"no age files":           {[]byte("hello"), []byte("hello"), pass, ErrDamagedKey},
		"both gone":              {nil, nil, pass, ErrDamagedKey},
		"another vault's":        {stranger, stranger, pass, ErrDamagedKey},
		"end flipped, both same": {flip(good, len(good)-1), flip(good, len(good)-1), pass, ErrDamagedKey},
		"far too long":           {make([]byte, maxKeyFile+1), nil, pass, ErrDamagedKey},
	} {
		t.Run(name, func(t *testing.T) {
			at := newDir(t)
			copyDir(t, dir, at)
			for file, b := range map[string][]byte{fileKey: c.key, fileKeyCopy: c.copy} {
				os.Remove(filepath.Join(at, file))
				if b != nil {
					os.WriteFile(filepath.Join(at, file), b, 0o600)
				}
			}
			v, err := Open(at, c.try, quick())
			if c.want != nil {
				wantErr(t, err, c.want)
				return
			}
			if err != nil {
				t.Fatalf("Open: got %v, want it open by the copy", err)
			}
			wantNotices(t, v, NoticeKeyMended)
			mustClose(t, v)
			if b, _ := os.ReadFile(filepath.Join(at, fileKey)); !bytes.Equal(b, good) {
				t.Error("key.age: got it as it was, want it mended from the copy")
			}
		})
	}
}

func flip(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 4
	return b
}

func mustSecrets(t testing.TB) *secrets {
	t.Helper()
	s, err := newSecrets(Options{}.filled())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestADamagedRecoveryFileIsMendedOrSaid(t *testing.T) {
	dir := newDir(t)
	v, key, err := Create(dir, pass, quick())
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	os.WriteFile(filepath.Join(dir, fileRecovery), []byte("torn"), 0o600)
	v = mustOpen(t, dir, quick())
	wantNotices(t, v)
	mustClose(t, v)
	os.Remove(filepath.Join(dir, fileRecoveryCopy))
	if v, err = OpenWithRecovery(dir, key, quick()); err != nil {
		t.Fatalf("recovery.age after mending: got %v, want it to open", err)
	}
	mustClose(t, v)
	os.Remove(filepath.Join(dir, fileRecovery))
	os.Remove(filepath.Join(dir, fileRecoveryCopy))
	_, err = OpenWithRecovery(dir, key, quick())
	wantErr(t, err, ErrDamagedKey)
	v = mustOpen(t, dir, quick())
	wantNotices(t, v, NoticeRecoveryDamaged)
	if key, err = v.NewRecovery(pass); err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
	if v, err = OpenWithRecovery(dir, key, quick()); err != nil {
		t.Fatal(err)
	}
	mustClose(t, v)
}
