package vault

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/table"
)

// inspection is what the files of db/ hold, read without Badger.
type inspection struct {
	report   Report
	known    census // the newest census row
	counted  bool   // there was one
	found    census // recounted; its seq is not used
	findings []string
}

// reading says what to read.
type reading struct {
	everything bool                           // all tables, named in MANIFEST or not, and all that can be had of the logs
	registry   []byte                         // KEYREGISTRY, for when the file is no good; may be nil
	spool      string                         // folder whose spool is read too, as the newest; may be empty
	progress   func(done, total int64)        // in bytes of tables; may be nil
	row        func(key, stored []byte) error // called for each row that opens; may be nil
}

// find notes a finding once, however many files show it.
func (in *inspection) find(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !slices.Contains(in.findings, text) {
		in.findings = append(in.findings, text)
	}
}

// inspect reads all of db/. The error is for what stops the reading itself;
// damage becomes findings.
func (k *ring) inspect(db string, how reading) (in *inspection, err error) {
	in = &inspection{report: newReport(), known: newCensus(), found: newCensus()}
	// This runs before anything is trusted, on files that may hold anything.
	defer func() {
		if r := recover(); r != nil { // a parser of Badger's met what it did not expect
			in.find("a file of the store makes no sense")
			err = nil
		}
	}()
	keys, err := k.registry(db)
	if err != nil {
		in.find("%s", finding(err))
		if keys, err = readRegistry(how.registry, k.badgerKey); err != nil {
			return in, nil
		}
	}
	// All tables are read side by side, a block of each at a time.
	sources, closeAll := in.open(db, keys, k.badgerKey == nil, how)
	defer closeAll()
	if how.spool != "" {
		rows, err := k.files.spoolRows(how.spool)
		if err != nil {
			return in, err
		}
		sources = append(sources, newLogSource(rows))
	}
	return in, newest(sources, func(row rawRow) error { return in.take(k, row, how.row) })
}

// registry reads the data keys of db/.
func (k *ring) registry(db string) (dataKeys, error) {
	b, err := readFile(filepath.Join(db, nameRegistry), 1<<20)
	if err != nil {
		return nil, damaged("the list of database keys is missing")
	}
	return readRegistry(b, k.badgerKey)
}

// open gives the tables and logs of db/ as sources.
func (in *inspection) open(db string, keys dataKeys, clearDB bool, how reading) (sources []source, closeAll func()) {
	var open []*rawTable
	var done, total int64
	read := func(n int) {
		if done += int64(n); how.progress != nil {
			how.progress(done, total)
		}
	}
	closeAll = func() {
		for _, t := range open {
			t.close()
		}
	}
	add := func(path string, key []byte) {
		t, err := openRawTable(path, key)
		if err != nil {
			in.find("%s", finding(err))
			return
		}
		open = append(open, t)
		total += t.size()
		sources = append(sources, &tableSource{t: t, read: read, found: func(err error) { in.find("%s", finding(err)) }})
	}
	for id, key := range in.tables(db, keys, clearDB, how.everything) {
		add(table.NewFilename(id, db), key)
	}
	return append(sources, in.logs(db, keys, how.everything)), closeAll
}

// tables lists the tables to read with their keys: those that MANIFEST names,
// or all that are there.
func (in *inspection) tables(db string, keys dataKeys, clearDB, everything bool) map[uint64][]byte {
	out := map[uint64][]byte{}
	manifest, err := readManifest(db)
	if err != nil {
		in.find("%s", finding(err))
	}
	for id, t := range manifest.Tables {
		// A table without a key would be read as it lies, and so could be anybody's.
		key, err := keys.key(t.KeyID)
		if err != nil || key == nil && !clearDB {
			in.find("a table names a database key that does not exist")
			continue
		}
		out[id] = key
	}
	if !everything {
		return out
	}
	// MANIFEST is no guide any more: take what lies there.
	names, _ := sealedNames(db)
	for _, name := range tables(names) {
		id, ok := table.ParseFileID(name)
		if _, named := out[id]; ok && !named {
			out[id] = keys[1] // there is one key for ever
		}
	}
	return out
}

// readManifest reads which tables make up the database.
func readManifest(db string) (badger.Manifest, error) {
	f, err := os.Open(filepath.Join(db, nameManifest))
	if err != nil {
		return badger.Manifest{}, damaged("the list of tables is missing")
	}
	defer f.Close()
	m, _, err := badger.ReplayManifestFile(f, formatVersion, badger.DefaultOptions("").WithLogger(silent{}))
	if err != nil {
		return badger.Manifest{}, damaged("the list of tables is damaged")
	}
	return m, nil
}

// logs reads all logs into one source.
func (in *inspection) logs(db string, keys dataKeys, everything bool) source {
	var rows []rawRow
	for _, path := range filesWith(db, extLog) {
		b, err := readFile(path, 1<<30)
		if err != nil {
			in.find("a log of the latest writes cannot be read")
			continue
		}
		log, err := readRawLog(b, keys)
		if err != nil {
			in.find("%s", finding(err))
			continue
		}
		rows = append(rows, log.rows...)
		// Badger would take the damaged place for the end, and cut the log off there.
		if len(log.beyond) > 0 {
			in.find("a log of the latest writes is damaged in the middle")
		}
		if everything {
			rows = append(rows, log.beyond...)
		}
	}
	return newLogSource(rows)
}

// filesWith lists the files of a folder with one ending.
func filesWith(dir, ext string) []string {
	entries, _ := os.ReadDir(dir) // what cannot be listed cannot be read either
	var out []string
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ext {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out
}

// take counts one row in.
func (in *inspection) take(k *ring, row rawRow, fn func(key, stored []byte) error) error {
	switch {
	case bytes.Equal(row.key, []byte(censusKey)):
		if plain, err := k.seal.open(row.key, row.value); err == nil {
			if c, err := decodeCensus(plain); err == nil {
				in.known, in.counted = c, true
			}
		}
		return nil
	case row.key[0] == 0 || bytes.HasPrefix(row.key, []byte("!badger!")):
		return nil
	case row.meta&metaPointer != 0: // MaxValue keeps all values inline
		in.find("a record points into a file that is not used")
		return nil
	}
	// A record that does not open is counted and reported, never handed on.
	before := in.report.Broken[row.key[0]]
	in.report.count(k.seal, row.key, row.value, &in.found)
	if fn == nil || in.report.Broken[row.key[0]] > before {
		return nil
	}
	return fn(row.key, row.value)
}

// judge says what is wrong: nothing, if the newest census and the records fit
// each other and all could be read. Call it once.
func (in *inspection) judge() []string {
	if !in.counted {
		in.find("the census of the records is missing or damaged")
	} else {
		in.report.compare(in.known, in.found)
	}
	return append(slices.Clone(in.findings), in.report.Findings...)
}
