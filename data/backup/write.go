package backup

import (
	"archive/tar"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"filippo.io/age"

	"kith/data"
	"kith/data/vault"
)

// partBytes is how large a part of records grows before the next one is begun.
const partBytes = 4 << 20

// writer writes one backup.
type writer struct {
	ctx  context.Context
	v    *vault.Vault
	keys *vault.Keys
	tar  *tar.Writer
	m    Manifest
	step func(n int64) // counts what is done, see work
	last int64         // bytes when room was asked for
}

// work says how much there is to do for a moment of a store: one for each record
// and for each piece of 64 KB of an attached file.
func work(m *data.Moment, files []data.File) (n int64) {
	for _, k := range data.Kinds() {
		n += int64(m.Count(k))
	}
	for _, f := range files {
		n += pieces(f.Size)
	}
	return n
}

// pieces is the work of one file.
func pieces(size int64) int64 { return 1 + size>>16 }

// encrypt writes the age file and in it what fn writes. age's own writer is last to
// be closed, for it marks the end.
func encrypt(out io.Writer, keyFile []byte, recipients []string, fn func(io.Writer) error) error {
	to := []age.Recipient{}
	for _, r := range recipients {
		key, err := age.ParseX25519Recipient(r)
		if err != nil {
			return fmt.Errorf("a recipient is none: %w", vault.ErrDamagedKey)
		}
		to = append(to, key)
	}
	if len(keyFile) > 0 {
		to = append(to, carrier{keyFile})
	}
	w, err := age.Encrypt(out, to...)
	if err != nil {
		return err
	}
	if err := fn(w); err != nil {
		return err
	}
	return w.Close()
}

// all writes everything that a moment holds.
func (w *writer) all(m *data.Moment, files []data.File, keyFile, recoveryFile []byte) error {
	head, err := json.MarshalIndent(w.m.Head, "", "  ")
	if err != nil {
		return err
	}
	for _, p := range []struct {
		name string
		text []byte
	}{{nameReadme, []byte(readme)}, {nameHead, append(head, '\n')}, {nameKey, keyFile}, {nameRecovery, recoveryFile}} {
		if len(p.text) > 0 {
			if err := w.part(p.name, p.text); err != nil {
				return err
			}
		}
	}
	for _, k := range data.Kinds() {
		if err := w.records(m, k); err != nil {
			return err
		}
	}
	for _, f := range files {
		if err := w.file(m, f); err != nil {
			return err
		}
	}
	return w.end()
}

// end writes the manifest and its signature.
func (w *writer) end() error {
	text, err := json.MarshalIndent(w.m, "", "  ")
	if err != nil {
		return err
	}
	text = append(text, '\n')
	if err := w.entry(nameManifest, int64(len(text)), bytes.NewReader(text)); err != nil {
		return err
	}
	sig := sign(w.keys, text) + "\n"
	if err := w.entry(nameSig, int64(len(sig)), bytes.NewReader([]byte(sig))); err != nil {
		return err
	}
	return w.tar.Close()
}

// entry writes one file into the tar.
func (w *writer) entry(name string, size int64, r io.Reader) error {
	if err := w.v.Room(w.ctx); err != nil { // a full disk would take the vault along
		return err
	}
	h := &tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o600, ModTime: w.m.Created, Format: tar.FormatPAX}
	if err := w.tar.WriteHeader(h); err != nil {
		return err
	}
	n, err := io.Copy(w.tar, r)
	if err == nil && n != size {
		err = damaged("a file is not as long as it was")
	}
	return err
}

// part is entry for what the manifest lists.
func (w *writer) part(name string, text []byte) error {
	sum := sha256.Sum256(text)
	w.m.Parts = append(w.m.Parts, Part{name, int64(len(text)), hex.EncodeToString(sum[:])})
	return w.entry(name, int64(len(text)), bytes.NewReader(text))
}

// records writes all records of a kind, in parts.
func (w *writer) records(m *data.Moment, k data.Kind) error {
	sum := recordSum{sha256.New()}
	var text bytes.Buffer
	count, part := 0, 0
	flush := func() error {
		part++
		err := w.part(fmt.Sprintf("%s%s-%05d.jsonl", dirRecords, k, part), text.Bytes())
		text.Reset()
		return err
	}
	broken, err := m.Lines(k, func(l data.Line) error {
		b, err := json.Marshal(l)
		if err != nil {
			return err
		}
		text.Write(b)
		text.WriteByte('\n')
		sum.add(l)
		count++
		w.step(1)
		if text.Len() >= partBytes {
			return flush()
		}
		return nil
	})
	if err == nil && text.Len() > 0 {
		err = flush()
	}
	w.m.Broken += broken
	if count > 0 {
		w.m.Counts[k.String()], w.m.Sums[k.String()] = count, hex.EncodeToString(sum.Sum(nil))
	}
	return err
}

// file writes one attached file. One that is missing or damaged is noted: a backup
// without it is better than none.
func (w *writer) file(m *data.Moment, f data.File) error {
	err := w.whole(m, f)
	if errors.Is(err, vault.ErrDamaged) {
		w.m.LostFiles = append(w.m.LostFiles, f.ID)
		return nil
	}
	if err != nil {
		return err
	}
	in, err := m.OpenFile(f.ID)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // only read
	name := dirFiles + f.ID.String()
	w.m.Parts = append(w.m.Parts, Part{name, f.Size, hex.EncodeToString(f.SHA256)})
	w.m.Files++
	w.m.FileBytes += f.Size
	return w.entry(name, f.Size, &stepReader{w.ctx, in, w.step, 0})
}

// whole reads a file to its end: once its name is in the tar it cannot be left out.
func (w *writer) whole(m *data.Moment, f data.File) error {
	in, err := m.OpenFile(f.ID)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // only read
	sum := sha256.New()
	if _, err := io.Copy(sum, &stepReader{w.ctx, in, func(int64) {}, 0}); err != nil {
		return err
	}
	if !bytes.Equal(sum.Sum(nil), f.SHA256) {
		return damaged("an attached file is not what was added")
	}
	return nil
}

// stepReader counts what is read as work, and ends when the work is to end.
type stepReader struct {
	ctx  context.Context
	r    io.Reader
	step func(int64)
	at   int64
}

// Read reads on.
func (s *stepReader) Read(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.r.Read(b)
	s.step((s.at+int64(n))>>16 - s.at>>16)
	if s.at += int64(n); err != nil {
		s.step(1)
	}
	return n, err
}

// stream writes a backup of what the store holds now into out and gives what it
// must hold when it is read back.
func stream(ctx context.Context, s *data.Store, out io.Writer, now time.Time, begin func(total int64) func(int64)) (m Manifest, seq uint64, err error) {
	v := s.Vault()
	keys, err := v.Keys()
	if err != nil {
		return m, 0, err
	}
	defer keys.Wipe()
	keyFile, err := v.KeyFile()
	if err != nil && !errors.Is(err, errors.ErrUnsupported) { // a vault in memory has none
		return m, 0, err
	}
	defer v.HoldFiles()()
	err = s.AtOnce(ctx, func(at *data.Moment) error {
		files, err := at.Files()
		if err != nil {
			return err
		}
		w := &writer{ctx: ctx, v: v, keys: keys, step: begin(work(at, files))}
		w.m = Manifest{Head: Head{App: "kith", Format: format, MinReader: minReader, VaultID: v.ID(),
			Created: now.UTC().Truncate(time.Second), Recipients: v.Recipients()}, Counts: map[string]int{}, Sums: map[string]string{}}
		if w.m.Schema, err = at.Schema(); err != nil {
			return err
		}
		if seq, err = at.Seq(); err != nil {
			return err
		}
		days, err := at.EntryRefs(data.Span{})
		if err != nil {
			return err
		}
		if len(days) > 0 {
			w.m.Newest = days[len(days)-1].Day
		}
		buffered := bufio.NewWriterSize(out, 1<<20)
		err = encrypt(buffered, keyFile, w.m.Recipients, func(inner io.Writer) error {
			w.tar = tar.NewWriter(inner)
			return w.all(at, files, keyFile, v.RecoveryFile())
		})
		m = w.m
		return errors.Join(err, buffered.Flush())
	})
	return m, seq, err
}

// readme is for whoever opens a backup without the program.
const readme = `This is a backup of a Kith journal, made by the program Kith.

records/      one JSON object a line, one record each; the names say which noun.
              Where there is a "wire", it is the same record in its exact form
              (protobuf, base64), with all that this version did not know.
attachments/  pictures and other files, named by the id that the records use.
vault/        the locked keys of the vault: key.age opens with the passphrase,
              recovery.age with the printed recovery key.
MANIFEST.json what must be here, with SHA-256 sums.

To make a journal of it again:  kith restore --from FILE --into NEWFOLDER
`
