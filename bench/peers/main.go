//go:build unix

// Command peers measures SQLite's full-text search, FTS5, over a folder of text
// files, for the benchmarks of the module above, of which it is no part: nothing of
// it is in the program. It is built with -tags sqlite_fts5.
//
//	peers DATABASE FOLDER < queries.json > figures.json
//
// The queries are a JSON object, kind → list of FTS5 queries; the figures one of
// names to milliseconds, MB and counts.
package main

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	_ "github.com/mattn/go-sqlite3"
)

// rounds is how often each query is asked, and added how many texts are added singly.
const (
	rounds = 10
	added  = 40
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: peers DATABASE FOLDER < queries.json")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func run(file, folder string) error {
	var queries map[string][]string
	if err := json.NewDecoder(os.Stdin).Decode(&queries); err != nil {
		return fmt.Errorf("read queries: %w", err)
	}
	db, err := sql.Open("sqlite3", file+"?_journal_mode=WAL&_synchronous=FULL")
	if err != nil {
		return fmt.Errorf("open database: %w", err)
	}
	db.SetMaxOpenConns(1)
	got := map[string]float64{}
	err = errors.Join(build(db, folder, got), ask(db, queries, got), add(db, got), weigh(db, got), db.Close())
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(got)
}

// build puts all texts into a table with an index, in one write.
func build(db *sql.DB, folder string, got map[string]float64) error {
	began := time.Now()
	if _, err := db.Exec(`CREATE VIRTUAL TABLE entry USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`); err != nil {
		return fmt.Errorf("make table: %w", err)
	}
	tx, err := db.Begin()
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	err = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		title, body, _ := strings.Cut(string(text), "\n")
		_, err = tx.Exec(`INSERT INTO entry(title, body) VALUES (?, ?)`, title, body)
		return err
	})
	if err := errors.Join(err, tx.Commit()); err != nil {
		return fmt.Errorf("fill table: %w", err)
	}
	got["build"] = ms(time.Since(began))
	return nil
}

// ask measures each kind of query: the best twenty, by BM25 with a title that counts
// three times, with a snippet.
func ask(db *sql.DB, queries map[string][]string, got map[string]float64) error {
	for kind, list := range queries {
		var wall, cpu []float64
		for _, q := range list {
			for range rounds {
				began, used := time.Now(), spent()
				if err := best(db, q); err != nil {
					return fmt.Errorf("a query of kind %s: %w", kind, err)
				}
				wall, cpu = append(wall, ms(time.Since(began))), append(cpu, ms(spent()-used))
			}
		}
		slices.Sort(wall)
		slices.Sort(cpu)
		got[kind+" p50"], got[kind+" p95"] = at(wall, 0.5), at(wall, 0.95)
		got[kind+" cpu50"], got[kind+" cpu95"] = at(cpu, 0.5), at(cpu, 0.95)
	}
	return nil
}

func best(db *sql.DB, query string) error {
	rows, err := db.Query(`SELECT rowid, title, snippet(entry, 1, '[', ']', '…', 24) FROM entry WHERE entry MATCH ? ORDER BY bm25(entry, 3.0, 1.0) LIMIT 20`, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var title, snippet string
		if err := rows.Scan(&id, &title, &snippet); err != nil {
			return err
		}
	}
	return rows.Err()
}

// add measures adding one text, on the disk when it returns.
func add(db *sql.DB, got map[string]float64) error {
	var wall []float64
	for i := range added {
		began := time.Now()
		body := strings.Repeat("one quiet page about the lake and what was said there ", 15)
		if _, err := db.Exec(`INSERT INTO entry(title, body) VALUES (?, ?)`, fmt.Sprint("page ", i), body); err != nil {
			return fmt.Errorf("add: %w", err)
		}
		wall = append(wall, ms(time.Since(began)))
	}
	slices.Sort(wall)
	got["add p50"], got["add p95"] = at(wall, 0.5), at(wall, 0.95)
	return nil
}

// weigh tells how large the index is, without the texts.
func weigh(db *sql.DB, got map[string]float64) error {
	var bytes float64
	if err := db.QueryRow(`SELECT sum(length(block)) FROM entry_data`).Scan(&bytes); err != nil {
		return fmt.Errorf("weigh: %w", err)
	}
	got["size"] = bytes / (1 << 20)
	return nil
}

// spent is the processor time of this process so far.
func spent() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// at is a quantile of sorted values.
func at(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}
